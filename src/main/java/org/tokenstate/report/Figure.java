package org.tokenstate.report;

import java.util.List;
import java.util.Map;

/**
 * One figure: the chart's numbers, the table behind it and a sentence, made together from the same numbers.
 *
 * @param id unique in the page
 * @param title the title
 * @param saying one sentence that says what is seen; also the text alternative
 * @param spec what the page's script draws; empty where there is nothing to draw, and the sentence then says why
 * @param head the heads of the table's columns
 * @param rows the table, as text
 */
record Figure(
        String id, String title, String saying, Map<String, Object> spec, List<String> head, List<List<String>> rows) {

    Figure {
        spec = Map.copyOf(spec);
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException("a row of the table of figure '" + id + "' must have " + head.size()
                        + " cells but has " + row.size());
            }
        }
    }

    /** A figure that cannot be drawn, with the reason. */
    static Figure absent(String id, String title, String why) {
        return new Figure(id, title, "Not shown: " + why + ".", Map.of(), List.of(), List.of());
    }

    boolean isDrawn() {
        return !spec.isEmpty();
    }
}
