package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One figure: the chart's numbers, the table behind it and a sentence, made together from the same numbers.
 *
 * @param id unique in the page
 * @param topic what it is about, in a few words
 * @param title what is found, made from the numbers; the topic where nothing is drawn
 * @param saying one or a few sentences that say what is seen; also the text alternative
 * @param chart what is drawn; empty where there is nothing to draw, and the sentence then says why
 * @param head the heads of the table's columns
 * @param rows the table, as text
 * @param results the result that each column shows, by which its explanation is found; empty text where there is none
 */
record Figure(
        String id,
        String topic,
        String title,
        String saying,
        Optional<Chart> chart,
        List<String> head,
        List<List<String>> rows,
        List<String> results) {

    Figure {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        results = List.copyOf(results);
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException("a row of the table of figure '" + id + "' must have " + head.size()
                        + " cells but has " + row.size());
            }
        }
        if (results.size() != head.size()) {
            throw new IllegalArgumentException("the table of figure '" + id + "' must name " + head.size()
                    + " results but names " + results.size());
        }
    }

    /** A figure that is drawn. */
    static Figure of(
            String id,
            String topic,
            String title,
            String saying,
            Chart chart,
            List<String> head,
            List<List<String>> rows) {
        return new Figure(
                id, topic, title, saying, Optional.of(chart), head, rows, Collections.nCopies(head.size(), ""));
    }

    /** A figure that cannot be drawn, with the reason. */
    static Figure absent(String id, String topic, String why) {
        return new Figure(
                id, topic, topic, "Not shown: " + why + ".", Optional.empty(), List.of(), List.of(), List.of());
    }

    /** The same with the results that the columns after the first show: one for all of them, or one each. */
    Figure showing(List<String> ofColumns) {
        List<String> each = new ArrayList<>(List.of(""));
        for (int i = 1; i < head.size(); i++) {
            each.add(ofColumns.size() == 1 ? ofColumns.get(0) : ofColumns.get(i - 1));
        }
        return chart.isEmpty() ? this : new Figure(id, topic, title, saying, chart, head, rows, each);
    }
}
