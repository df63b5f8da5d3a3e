package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * What the user chose of an answer.
 *
 * @param columns the keys of the columns of the first table, in order; none for all
 * @param every of tables by year, the first year, the last and those that this number divides; null for each year
 */
record Selection(List<String> columns, @Nullable Integer every) {
    /** The column of a year. */
    private static final String YEAR = "year";

    /**
     * The answer with what is chosen.
     *
     * @param answer the answer
     * @param readable whether it is for a person, who reads a number with its unit where a column has such a twin
     * @return the answer
     * @throws InputException if there is no such column, no table, or no table by year
     */
    Answer of(Answer answer, boolean readable) {
        Answer chosen = answer;
        if (every != null) {
            if (answer.parts.values().stream().noneMatch(part -> part instanceof Answer.Table t && year(t) >= 0)) {
                throw new InputException("--every needs a table by year, and this answer has none");
            }
            chosen = chosen.withTables(this::years);
        }
        return columns.isEmpty() ? chosen : columns(chosen, readable);
    }

    private static int year(Answer.Table table) {
        return IntStream.range(0, table.columns.size())
                .filter(i -> table.columns.get(i).key.equals(YEAR))
                .findFirst()
                .orElse(-1);
    }

    private Answer.Table years(Answer.Table table) {
        int place = year(table);
        if (place < 0 || every == null) {
            return table;
        }
        int step = every;
        Set<Long> all = new LinkedHashSet<>();
        table.rows.forEach(row -> {
            if (row.get(place) instanceof Long year) {
                all.add(year);
            }
        });
        long first = all.stream().mapToLong(y -> y).min().orElse(0);
        long last = all.stream().mapToLong(y -> y).max().orElse(0);
        return table.with(
                table.columns,
                IntStream.range(0, table.columns.size()).boxed().toList(),
                row -> !(row.get(place) instanceof Long year) || year == first || year == last || year % step == 0);
    }

    private Answer columns(Answer answer, boolean readable) {
        Answer.Table first = answer.parts.values().stream()
                .filter(Answer.Table.class::isInstance)
                .map(Answer.Table.class::cast)
                .findFirst()
                .orElseThrow(() -> new InputException("--columns needs a table, and this answer has none"));
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < first.columns.size(); i++) {
            Column column = first.columns.get(i);
            if (column.inData()) {
                places.putIfAbsent(column.key, i);
            } else if (readable) {
                places.put(column.key, i);
            }
        }
        List<Integer> wanted = new ArrayList<>();
        for (String name : columns) {
            wanted.add(Nearest.get("column of '" + first.key + "'", name.strip(), places));
        }
        if (first.keyed && !wanted.contains(0)) {
            // The first column names the rows of the JSON object.
            wanted.add(0, 0);
        }
        List<Column> chosen =
                wanted.stream().map(i -> first.columns.get(i).asked()).toList();
        return answer.withTables(
                table -> table == first || table.followsInCsv ? table.with(chosen, wanted, row -> true) : table);
    }
}
