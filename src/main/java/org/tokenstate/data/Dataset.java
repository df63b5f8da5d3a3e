package org.tokenstate.data;

import java.util.List;
import org.tokenstate.units.internal.Require;

/**
 * A bundled table as text, with its provenance.
 *
 * @param name its name, such as {@code electricity}
 * @param columns the column names in order
 * @param rows the rows; an empty cell is a missing value
 * @param provenance where the table comes from
 */
public record Dataset(String name, List<String> columns, List<List<String>> rows, Provenance provenance) {
    /**
     * Validates the shape.
     *
     * @throws IllegalArgumentException if a row has another number of cells than there are columns
     */
    public Dataset {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            Require.that(
                    row.size() == columns.size(),
                    "a row of dataset '%s' must have %d cells but has %d",
                    name,
                    columns.size(),
                    row.size());
        }
    }
}
