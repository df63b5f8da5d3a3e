package org.tokenstate.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Distribution;

/**
 * What the parameters were at the end of a base year, before calibration.
 *
 * @param year the base year
 * @param rows what differs from the bundled table
 */
record BaseYear(int year, List<Row> rows) {
    /**
     * A row of the table.
     *
     * @param name name of the parameter
     * @param value its value by year
     * @param distribution its distribution; empty where it is not drawn
     * @param calibrated whether it is fitted to dated facts; the distribution is then the prior
     * @param source what it rests on
     */
    record Row(String name, YearPath value, Optional<Distribution> distribution, boolean calibrated, Source source) {}

    BaseYear {
        rows = List.copyOf(rows);
    }

    static BaseYear bundled(int year) {
        return of(CsvTable.bundled("base_years.csv"), year);
    }

    /** Reads the rows of a base year, and refuses what rests on facts after its end. */
    static BaseYear of(CsvTable table, int year) {
        table.require("base_year", "name", "default", "distribution", "calibrated", "date", "evidence", "source");
        Map<String, List<Row>> rows = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            int base = row.requiredInteger("base_year");
            if (!row.text("date").isEmpty() && LocalDate.parse(row.text("date")).isAfter(LocalDate.of(base, 12, 31))) {
                throw row.fault(
                        "date",
                        "date of what a base year rests on must be <= " + base + "-12-31 but is " + row.text("date")
                                + " (" + row.text("name") + ")");
            }
            String distribution = row.text("distribution");
            rows.computeIfAbsent(String.valueOf(base), b -> new ArrayList<>())
                    .add(new Row(
                            row.requiredText("name"),
                            YearPath.parse(row.requiredText("default")),
                            distribution.isEmpty() ? Optional.empty() : Optional.of(Distribution.parse(distribution)),
                            row.requiredText("calibrated").equals("yes"),
                            new Source(row.requiredText("source"), Evidence.of(row.requiredText("evidence")))));
        }
        return new BaseYear(year, Nearest.get("base year", String.valueOf(year), rows));
    }

    /** The names of the parameters that are fitted to dated facts. */
    List<String> calibrated() {
        return rows.stream().filter(Row::calibrated).map(Row::name).toList();
    }

    /** A table with these rows in place of its own. */
    ParameterTable over(ParameterTable table) {
        List<Parameter> changed = new ArrayList<>();
        for (Row row : rows) {
            Parameter own = table.get(row.name());
            try {
                changed.add(new Parameter(
                        own.name(),
                        own.unit(),
                        own.timing(),
                        own.choices(),
                        own.defaultChoice(),
                        own.requireValid(row.value()),
                        own.lower(),
                        own.upper(),
                        row.distribution(),
                        row.distribution().isEmpty() ? "as in the bundled table or a figure" : "",
                        own.actsWith(),
                        own.description(),
                        row.source()));
            } catch (IllegalArgumentException e) {
                throw new InputException("base year " + year + ": " + e.getMessage());
            }
        }
        return table.with(changed);
    }
}
