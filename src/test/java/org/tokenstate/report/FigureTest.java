package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A figure with its table. */
class FigureTest {
    private static final Chart CHART = new Chart.Lines("%", List.of("2025"), 0, List.of());

    private static Figure of(List<String> head, List<List<String>> rows) {
        return Figure.of("id", "topic", "title", "saying", CHART, head, rows);
    }

    @Test
    void columnsShowResults() {
        Figure figure = of(List.of("year", "a", "b"), List.of(List.of("2025", "1", "2")));
        assertThat(figure.results()).containsExactly("", "", "");
        assertThat(figure.showing(List.of("x")).results()).containsExactly("", "x", "x");
        assertThat(figure.showing(List.of("x", "y")).results()).containsExactly("", "x", "y");
        assertThat(figure.showing(List.of("x")).chart()).contains(CHART);
    }

    @Test
    void whatIsNotShownSaysWhy() {
        Figure absent = Figure.absent("id", "topic", "a figure is missing");
        assertThat(absent.saying()).isEqualTo("Not shown: a figure is missing.");
        assertThat(absent.title()).isEqualTo("topic");
        assertThat(absent.chart()).isEmpty();
        assertThat(absent.showing(List.of("x"))).isSameAs(absent);
    }

    @Test
    void aTableHasTheCellsOfItsHead() {
        assertThatThrownBy(() -> of(List.of("year", "a"), List.of(List.of("2025"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of the table of figure 'id' must have 2 cells but has 1");
        assertThatThrownBy(() -> new Figure(
                        "id", "topic", "t", "s", Optional.of(CHART), List.of("year", "a"), List.of(), List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table of figure 'id' must name 2 results but names 1");
    }
}
