package org.tokenstate.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.InputException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The one door to Tablesaw: rows become a {@link Table} and a table becomes rows. Nothing else of this library loads it,
 * because it takes half a second to load.
 */
public final class Tables {
    private Tables() {}

    /**
     * A Tablesaw table of rows. A column in which every value is a number or missing becomes a {@link DoubleColumn};
     * any other becomes a {@link StringColumn}.
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

    private static Column<?> column(String name, List<Object> values) {
        boolean numeric = values.stream().allMatch(v -> v instanceof Number || v.equals(""))
                && values.stream().anyMatch(v -> v instanceof Number);
        DoubleColumn numbers = DoubleColumn.create(name);
        StringColumn texts = StringColumn.create(name);
        for (Object value : values) {
            if (!numeric) {
                texts.append(String.valueOf(value));
            } else if (value instanceof Number n) {
                numbers.append(n.doubleValue());
            } else {
                numbers.appendMissing();
            }
        }
        return numeric ? numbers : texts;
    }
}
