package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;

class TurnsTest {
    private static final Projection CHINA = TokenStateModel.of("CHN").project(2025, 2035);
    private static final Projection SHORT_OF_POWER = TokenStateModel.of("ARE")
            .under(ScenarioFiles.load("us-power-shortage").scenario())
            .project(2025, 2040);

    /** A line that rises by one a year up to a year and by nothing after it. */
    private static double[] bending(Projection of, int year) {
        double[] line = new double[of.to() - of.from() + 1];
        for (int i = 0; i < line.length; i++) {
            line[i] = Math.min(i, year - of.from());
        }
        return line;
    }

    private static List<Turns.Bend> bends(Projection of, Scenario over, int year) {
        return Turns.of(of, over).of(bending(of, year), 10, of.from());
    }

    @Test
    void aBendWhereAnotherLimitBindsSaysWhich() {
        int turn = 0;
        for (int year = 2026; year <= 2035; year++) {
            if (CHINA.in(year).bindingConstraint().equals(java.util.Optional.of(BindingConstraint.CAPITAL))
                    && !CHINA.in(year)
                            .bindingConstraint()
                            .equals(CHINA.in(year - 1).bindingConstraint())) {
                turn = year;
            }
        }
        assertThat(turn).isPositive();
        assertThat(bends(CHINA, Scenario.BASELINE, turn))
                .containsExactly(new Turns.Bend(turn, turn + ": limited by capital", 0.1));
        assertThat(bends(CHINA, Scenario.BASELINE, turn - 1))
                .extracting(Turns.Bend::cause)
                .containsExactly(turn + ": limited by capital");
    }

    @Test
    void aPolicyThatBeginsIsNamed() {
        Scenario taxed = Scenario.BASELINE.with(
                Policy.tariff("USA").on("CHN").percent(50).from(2033));
        Projection projection = TokenStateModel.of("CHN").under(taxed).project(2025, 2035);
        assertThat(bends(projection, Scenario.BASELINE, 2033))
                .extracting(Turns.Bend::cause)
                .containsExactly("2033: tariff, USA, CHN 0.5");
        // What the report's own scenario sets is not news in a world laid over it.
        assertThat(bends(projection, taxed, 2033))
                .noneMatch(bend -> bend.cause().contains("tariff"));
    }

    @Test
    void aSharpBendIsTracedToTheRegionsOfTheMarket() {
        assertThat(bends(SHORT_OF_POWER, SHORT_OF_POWER.model().scenario(), 2038))
                .extracting(Turns.Bend::cause)
                .containsExactly("2038: USA limited by capital");
    }

    /** A line that does not bend and a bend that nothing explains are left alone. */
    @Test
    void nothingIsSaidWithoutBendOrCause() {
        assertThat(bends(CHINA, Scenario.BASELINE, 2035)).isEmpty();
        double[] gentle = bending(CHINA, 2030);
        assertThat(Turns.of(CHINA, Scenario.BASELINE).of(gentle, 1_000, 2025)).isEmpty();
        assertThat(Turns.ofGeneration(CHINA.model(), "CHN").of(bending(CHINA, 2032), 10, 2025))
                .isEmpty();
        assertThat(Turns.ofGeneration(CHINA.model(), "CHN").of(bending(CHINA, 2030), 10, 2025))
                .extracting(Turns.Bend::cause)
                .containsExactly("2030: outlooks end");
    }

    @Test
    void theSharpestAreShownInTheOrderOfYears() {
        List<Turns.Bend> bends = List.of(
                new Turns.Bend(2030, "a", 0.1),
                new Turns.Bend(2028, "b", 0.2),
                new Turns.Bend(2031, "b", 0.15),
                new Turns.Bend(2032, "c", 0.05),
                new Turns.Bend(2033, "d", 0.3),
                new Turns.Bend(2034, "e", 0.04));
        List<Chart.Turn> shown = Turns.shown(bends, 2025);
        assertThat(shown)
                .containsExactly(
                        new Chart.Turn(3, "b"), new Chart.Turn(5, "a"), new Chart.Turn(7, "c"), new Chart.Turn(8, "d"));
        assertThat(Turns.words(shown)).isEqualTo(" Where lines turn: b; a; c; d.");
        assertThat(Turns.words(List.of())).isEmpty();
    }
}
