package org.tokenstate.tables;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Dataset;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.YearResult;
import org.tokenstate.uncertainty.Ensemble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The one door to Tablesaw: results, datasets and rows become a {@link Table}, and a table becomes rows or a series. Nothing else
 * of this library loads it, because it takes half a second to load; whoever excludes it loses this class alone.
 */
public final class Tables {
    private static final Pattern BY_YEAR = Pattern.compile("(.+)\\[(\\d+)]");

    private Tables() {}

    /**
     * A Tablesaw table of rows. A column of whole numbers becomes an {@link IntColumn}, one in which every value is a number or
     * missing a {@link DoubleColumn}, any other a {@link StringColumn}.
     *
     * @param name the name of the table
     * @param rows the rows, each with the same keys in the same order; a value of {@code ""} is missing
     * @return the table; without columns when there is no row
     * @throws InputException if a row has other keys than the first
     */
    public static Table of(String name, List<? extends Map<String, ?>> rows) {
        Table table = Table.create(name);
        if (rows.isEmpty()) {
            return table;
        }
        List<String> columns = new ArrayList<>(rows.get(0).keySet());
        for (Map<String, ?> row : rows) {
            if (!new ArrayList<>(row.keySet()).equals(columns)) {
                throw new InputException(
                        "table '" + name + "': a row must have the columns " + columns + " but has " + row.keySet());
            }
        }
        for (String column : columns) {
            List<Object> values = new ArrayList<>(rows.size());
            for (Map<String, ?> row : rows) {
                Object value = row.get(column);
                values.add(value == null ? "" : value);
            }
            table.addColumns(column(column, values));
        }
        return table;
    }

    /**
     * A Tablesaw table of records, one row each, a column a component: {@code Tables.ofRecords("scores", backtest.scores())}.
     *
     * @param name the name of the table
     * @param records records of one public class
     * @return the table; {@code coverageLeftOut} is the column {@code coverage_left_out}
     */
    public static Table ofRecords(String name, List<? extends Record> records) {
        return of(name, records.stream().map(Tables::row).toList());
    }

    /**
     * A projection: one row a year, a column a result of the country, with the country and the scenario, so that tables of several
     * projections are appended and pivoted.
     *
     * @param projection the projection
     * @return the table, named after the country; what binds is in words, a result without a value is missing
     */
    public static Table of(Projection projection) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (YearResult year : projection.years()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("country", projection.model().country());
            row.put("scenario", projection.model().scenario().name());
            row.put("year", year.year());
            for (Variable result : projection.model().results().all()) {
                OptionalDouble value = year.value(result.name());
                row.put(
                        result.name(),
                        result.unit().equals(BindingConstraint.UNIT) && value.isPresent()
                                ? BindingConstraint.ofCode(value.getAsDouble()).label()
                                : cell(value));
            }
            rows.add(row);
        }
        return of(projection.model().country(), rows);
    }

    /**
     * An ensemble: one row an output, with its quantiles and moments; of an output by year, such as
     * {@code export_revenue_usd[2035]}, the name and the year apart.
     *
     * @param ensemble the ensemble
     * @return the table {@code ensemble} with the columns {@code output, variable, year, p05, p25, p50, p75, p95, mean,
     *     standard_error, standard_deviation, median_standard_error, least, greatest, draws}
     */
    public static Table of(Ensemble ensemble) {
        List<Map<String, Object>> rows = new ArrayList<>();
        ensemble.summaries().forEach((output, summary) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            Matcher byYear = BY_YEAR.matcher(output);
            boolean ofYear = byYear.matches();
            row.put("output", output);
            row.put("variable", ofYear ? byYear.group(1) : output);
            row.put("year", ofYear ? Integer.valueOf(byYear.group(2)) : "");
            row.putAll(row(summary));
            rows.add(row);
        });
        return of("ensemble", rows);
    }

    /**
     * The draws of an ensemble: one row each, a column an output, for histograms and scatter plots.
     *
     * @param ensemble an ensemble that kept its values
     * @param outputs the outputs, such as {@code export_revenue_usd[2035]}
     * @return the table {@code draws}
     * @throws InputException if an output is not known; the nearest are named
     * @throws IllegalStateException if the values were not kept
     */
    public static Table ofDraws(Ensemble ensemble, List<String> outputs) {
        return Table.create(
                "draws",
                outputs.stream()
                        .map(output -> DoubleColumn.create(output, ensemble.values(output)))
                        .toArray(Column<?>[]::new));
    }

    /**
     * A ranking: one row a country, those that cannot be ranked last and without a rank.
     *
     * @param ranking the ranking
     * @return the table {@code ranking} with the columns {@code rank, code, name}, the results, {@code binding, milestone_1,
     *     …, milestone_20, crossing_year, token_state_year, gap}
     */
    public static Table of(Ranking ranking) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Stream.concat(ranking.rows().stream(), ranking.unranked().stream()).forEach(country -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rank", country.rank() == 0 ? "" : country.rank());
            row.put("code", country.code());
            row.put("name", country.name());
            for (Ranking.By by : Ranking.By.values()) {
                row.put(by.key(), cell(country.value(by)));
            }
            row.put("binding", country.binding().map(BindingConstraint::label).orElse(""));
            for (int percent : Projection.MILESTONES_PERCENT) {
                row.put("milestone_" + percent, cell(country.milestones().getOrDefault(percent, OptionalInt.empty())));
            }
            row.put("crossing_year", cell(country.crossingYear()));
            row.put("token_state_year", cell(country.tokenStateYear()));
            row.put("gap", country.gap());
            rows.add(row);
        });
        return of("ranking", rows);
    }

    /**
     * A back-test: one row a forecast, with its errors.
     *
     * @param backtest the back-test
     * @return the table {@code backtest}, a column a component of {@link Backtest.Case}
     */
    public static Table of(Backtest backtest) {
        return ofRecords("backtest", backtest.cases());
    }

    /**
     * A Tablesaw table of a dataset.
     *
     * @param dataset the dataset
     * @return the table, with the dataset's name; columns that its record calls numbers are numeric
     */
    public static Table of(Dataset dataset) {
        Table table = Table.create(dataset.name());
        for (int c = 0; c < dataset.columns().size(); c++) {
            String name = dataset.columns().get(c);
            String type = dataset.provenance().columns().get(c).type();
            boolean numeric = type.equals("number") || type.equals("integer");
            DoubleColumn numbers = DoubleColumn.create(name);
            StringColumn texts = StringColumn.create(name);
            for (List<String> row : dataset.rows()) {
                String cell = row.get(c);
                if (!numeric) {
                    texts.append(cell);
                } else if (cell.isEmpty()) {
                    numbers.appendMissing();
                } else {
                    numbers.append(Double.parseDouble(cell));
                }
            }
            table.addColumns(numeric ? numbers : texts);
        }
        return table;
    }

    /**
     * The rows of a Tablesaw table.
     *
     * @param table the table; not modified
     * @return one map a row, columns in order; numbers as {@link Double}, other values as text, missing ones as {@code ""}
     */
    public static List<Map<String, Object>> rows(Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : table) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (Column<?> column : table.columns()) {
                int i = row.getRowNumber();
                Object value;
                if (column.isMissing(i)) {
                    value = "";
                } else if (column.get(i) instanceof Number n) {
                    value = n.doubleValue();
                } else {
                    value = column.getString(i);
                }
                cells.put(column.name(), value);
            }
            rows.add(cells);
        }
        return rows;
    }

    /**
     * A yearly series of two columns of a table, such as one that Tablesaw has read from a file, to forecast or to back-test.
     *
     * @param table the table; not modified
     * @param year the name of the column of years, in any order
     * @param value the name of the column of values; a missing one is a gap
     * @return the series, named after the table and the column
     * @throws InputException if a column is not there or not of numbers, or a year is missing or there twice
     */
    public static AnnualSeries series(Table table, String year, String value) {
        NumericColumn<?> years = numbers(table, year);
        NumericColumn<?> values = numbers(table, value);
        TreeMap<Integer, Double> found = new TreeMap<>();
        for (int i = 0; i < table.rowCount(); i++) {
            double when = years.getDouble(i);
            if (when != Math.rint(when)) {
                throw new InputException("table '" + table.name() + "', row " + (i + 1) + ": " + year
                        + " must be a whole number but is " + (years.isMissing(i) ? "missing" : when));
            }
            if (found.put((int) when, values.getDouble(i)) != null) {
                throw new InputException("table '" + table.name() + "', row " + (i + 1) + ": " + year + " " + (int) when
                        + " is there twice");
            }
        }
        String name = table.name() + " " + value;
        if (found.isEmpty()) {
            return AnnualSeries.empty(name, "the table has no row");
        }
        double[] all = new double[found.lastKey() - found.firstKey() + 1];
        Arrays.fill(all, Double.NaN);
        found.forEach((when, number) -> all[when - found.firstKey()] = number);
        return AnnualSeries.of(name, found.firstKey(), all);
    }

    private static NumericColumn<?> numbers(Table table, String name) {
        if (table.containsColumn(name) && table.column(name) instanceof NumericColumn<?> numbers) {
            return numbers;
        }
        throw new InputException("table '" + table.name() + "' must have a column of numbers '" + name + "'; it has "
                + table.columnNames());
    }

    private static Map<String, Object> row(Record row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                cells.put(name, cell(component.getAccessor().invoke(row)));
            } catch (ReflectiveOperationException e) {
                throw new InputException(row.getClass().getName() + " must be a public record: " + e.getMessage());
            }
        }
        return cells;
    }

    /** A number or text; {@code ""} for what is empty or NaN. */
    private static Object cell(Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? (Object) number.getAsDouble() : "";
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? (Object) number.getAsInt() : "";
        }
        if (value instanceof Optional<?> some) {
            return some.isPresent() ? cell(some.get()) : "";
        }
        return value instanceof Number ? value : String.valueOf(value);
    }

    private static Column<?> column(String name, List<Object> values) {
        boolean numeric = values.stream().allMatch(v -> v instanceof Number || v.equals(""))
                && values.stream().anyMatch(v -> v instanceof Number);
        boolean whole = numeric && values.stream().allMatch(v -> v instanceof Integer || v.equals(""));
        StringColumn texts = StringColumn.create(name);
        DoubleColumn numbers = DoubleColumn.create(name);
        IntColumn integers = IntColumn.create(name);
        for (Object value : values) {
            if (!numeric) {
                texts.append(String.valueOf(value));
            } else if (whole) {
                integers.append(value instanceof Integer n ? n : (Integer) null);
            } else if (value instanceof Number n) {
                numbers.append(n.doubleValue());
            } else {
                numbers.appendMissing();
            }
        }
        return whole ? integers : numeric ? numbers : texts;
    }
}
