package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tokenstate.evidence.Posterior;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** Odds before and given the dated facts, summed from the weights of the draws. */
class FactsFigureTest {
    private static Study revised(String country, int to) {
        return Study.of(TokenStateModel.of(country).against("USA").project(2025, to), 250, 3, UnaryOperator.identity());
    }

    /** The weight of the draws in which an event has happened by a year. */
    private static double share(double[] first, double[] weights, int year) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] <= year ? weights[i] : 0;
        }
        return sum;
    }

    /** Before the facts the draws have weights; given them, those that are left count alike. */
    @Test
    void theFactsMoveTheOdds() {
        Study study = revised("CHN", 2030);
        Posterior posterior = study.given().posterior().orElseThrow();
        double[] weights = posterior.before(study.ensemble).values();
        double effective = 1 / Arrays.stream(weights).map(w -> w * w).sum();
        double[] alike = new double[(int) posterior.ensemble().draws()];
        Arrays.fill(alike, 1.0 / alike.length);
        Figure figure = OddsFigures.revised(study);
        List<String> events = List.of(
                "milestone_1",
                "milestone_2",
                "milestone_5",
                "milestone_10",
                "milestone_20",
                "token_state_year",
                "crossing_year");
        assertThat(figure.rows()).hasSize(7);
        int furthest = 0;
        double most = 0;
        for (int i = 0; i < 7; i++) {
            double before = share(study.ensemble.values(events.get(i)), weights, 2030);
            double given = share(posterior.ensemble().values(events.get(i)), alike, 2030);
            if (Math.abs(given - before) > most) {
                most = Math.abs(given - before);
                furthest = i;
            }
            List<String> row = figure.rows().get(i);
            assertThat(row.get(3))
                    .as(events.get(i))
                    .startsWith(before == 0 ? "0 of " + Words.number(effective) : Words.percent(before) + " ± ");
            assertThat(row.get(4)).startsWith(given == 0 ? "0 of " + alike.length : Words.percent(given) + " ± ");
            // The last year is the later of the quoted ones too.
            assertThat(row.subList(1, 3)).isEqualTo(row.subList(3, 5));
            assertThat(row.get(5)).isEqualTo(Words.share(study.by(events.get(i), 2030)));
        }
        double before = share(study.ensemble.values(events.get(furthest)), weights, 2030);
        double given = share(posterior.ensemble().values(events.get(furthest)), alike, 2030);
        assertThat(events.get(furthest)).startsWith("milestone_");
        assertThat(figure.title())
                .isEqualTo(posterior.facts().size() + " dated facts " + (given > before ? "raise" : "lower")
                        + " the odds of token exports of "
                        + figure.rows().get(furthest).get(0) + " by 2030 from "
                        + Words.percent(before) + " to " + Words.percent(given));
        String latest = posterior.facts().get(0).date().toString();
        for (var fact : posterior.facts()) {
            latest = fact.date().toString().compareTo(latest) > 0 ? fact.date().toString() : latest;
        }
        assertThat(figure.saying())
                .startsWith("Facts up to " + latest + " (command evidence)")
                .contains("the 250 draws of this page", Words.number(effective) + " of equal weight tell as much")
                .contains("Given them: " + alike.length + " draws, a resample of 250 by how well");
        assertThat(figure.head())
                .containsExactly(
                        "what happens",
                        "before the facts, by 2030",
                        "given the facts, by 2030",
                        "before the facts, by 2030",
                        "given the facts, by 2030",
                        "draws of this page, by 2030");
        Chart.Lines lines = (Chart.Lines) figure.chart().orElseThrow();
        assertThat(lines.series()).extracting(Chart.Series::name).containsExactly("given facts", "before");
        assertThat(lines.most()).isEqualTo(100);
        for (int year = 2025; year <= 2030; year++) {
            assertThat(lines.series().get(0).values()[year - 2025])
                    .isCloseTo(
                            100 * share(posterior.ensemble().values(events.get(furthest)), alike, year), within(1e-9));
            assertThat(lines.series().get(1).values()[year - 2025])
                    .isCloseTo(100 * share(study.ensemble.values(events.get(furthest)), weights, year), within(1e-9));
        }
    }

    /** Nothing happens by 2027, with the facts or without; of few draws too few remain. */
    @Test
    void oddsThatDoNotMoveAreNotShown() {
        Figure still = OddsFigures.revised(revised("PRI", 2027));
        assertThat(still.chart()).isEmpty();
        assertThat(still.saying()).isEqualTo("Not shown: the facts move none of the odds of what happens by 2027.");
        Figure few = OddsFigures.revised(
                Studies.drawn(TokenStateModel.of("CHN").against("USA").project(2025, 2027)));
        assertThat(few.topic()).isEqualTo("Odds before and given the facts");
        assertThat(few.saying()).startsWith("Not shown: effective sample size must be >= 100 but is ");
    }
}
