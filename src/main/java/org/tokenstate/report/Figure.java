package org.tokenstate.report;

import java.util.List;
import java.util.Optional;

/**
 * One figure: the chart's numbers, the table behind it and a sentence, made together from the same numbers.
 *
 * @param id unique in the page
 * @param title the title
 * @param saying one or a few sentences that say what is seen; also the text alternative
 * @param chart what is drawn; empty where there is nothing to draw, and the sentence then says why
 * @param head the heads of the table's columns
 * @param rows the table, as text
 */
record Figure(
        String id, String title, String saying, Optional<Chart> chart, List<String> head, List<List<String>> rows) {

    Figure {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException("a row of the table of figure '" + id + "' must have " + head.size()
                        + " cells but has " + row.size());
            }
        }
    }

    /** A figure that is drawn. */
    static Figure of(String id, String title, String saying, Chart chart, List<String> head, List<List<String>> rows) {
        return new Figure(id, title, saying, Optional.of(chart), head, rows);
    }

    /** A figure that cannot be drawn, with the reason. */
    static Figure absent(String id, String title, String why) {
        return new Figure(id, title, "Not shown: " + why + ".", Optional.empty(), List.of(), List.of());
    }
}
