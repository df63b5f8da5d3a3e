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

    /** Two values that step in one year are one cause; a path that begins after a start shared with the other too. */
    @Test
    void whatBeginsInOneYearIsSaidTogether() {
        Scenario two = Scenario.BASELINE
                .with(Policy.tariff("USA").on("CHN").percent(50).from(2033))
                .with(Policy.tariff("EUR").on("CHN").percent(30).from(2033));
        Projection projection = TokenStateModel.of("CHN").under(two).project(2025, 2035);
        assertThat(bends(projection, Scenario.BASELINE, 2033))
                .extracting(Turns.Bend::cause)
                .singleElement()
                .asString()
                .startsWith("2033: tariff, ")
                .endsWith(" and 1 more");
    }

    /** The sharpness is the change of slope over the height; neighbours that bend more take its place. */
    @Test
    void theSharpestOfNeighboursIsTheBend() {
        double[] line = bending(CHINA, 2030);
        for (int i = 5; i < line.length; i++) {
            line[i] += 2 * (i - 4);
        }
        // Slope 1 up to 2029, 3 in the next year, 2 after it: bends of 2 in 2029 and of 1 in 2030.
        Turns turns = Turns.ofGeneration(CHINA.model(), "CHN");
        assertThat(turns.of(line, 10, 2025))
                .extracting(Turns.Bend::year, Turns.Bend::sharpness)
                .containsExactly(org.assertj.core.api.Assertions.tuple(2029, 0.2));
        // Just seen at 3.5 % of the height, and no longer beyond.
        double[] once = bending(CHINA, 2030);
        assertThat(turns.of(once, 1 / 0.035, 2025)).hasSize(1);
        assertThat(turns.of(once, 1.01 / 0.035, 2025)).isEmpty();
    }

    /** Data end where the last observation is, whatever the outlooks reach. */
    @Test
    void whatWasObservedEnds() {
        int last = CHINA.model().data().generationPerCapitaKwh("CHN").lastYear().orElseThrow();
        double[] line = new double[10];
        for (int i = 0; i < line.length; i++) {
            line[i] = Math.min(i, 4);
        }
        assertThat(Turns.ofGeneration(CHINA.model(), "CHN").of(line, 10, last - 4))
                .extracting(Turns.Bend::cause)
                .containsExactly(last + ": data end");
    }

    /** Announced sites end after the last year of the list, wherever a line bends there. */
    @Test
    void announcedSitesEnd() {
        List<Integer> years = new java.util.ArrayList<>();
        for (int year = 2026; year < 2040; year++) {
            bends(SHORT_OF_POWER, SHORT_OF_POWER.model().scenario(), year).stream()
                    .filter(bend -> bend.cause().contains("announced sites"))
                    .forEach(bend -> years.add(bend.year()));
        }
        assertThat(years).isNotEmpty();
        double[] sites = SHORT_OF_POWER.series("host_sites_gw");
        double[] all = SHORT_OF_POWER.series("additions_gw");
        for (int i = 1; i < 14; i++) {
            double change = sites[i] - sites[i - 1];
            if (Math.abs(change) > 0.2 * Math.max(all[i], all[i - 1])) {
                assertThat(bends(SHORT_OF_POWER, SHORT_OF_POWER.model().scenario(), 2025 + i))
                        .as("%d", 2025 + i)
                        .extracting(Turns.Bend::cause)
                        .singleElement()
                        .asString()
                        .startsWith(2025 + i + ": ");
            }
        }
    }

    /** Between 4 and fewer: what is said once is not said again, and the least sharp are left out. */
    @Test
    void ofManyBendsFourAreShown() {
        List<Turns.Bend> bends = new java.util.ArrayList<>();
        for (int i = 0; i < 6; i++) {
            bends.add(new Turns.Bend(2026 + i, "cause " + i, 0.1 * (i + 1)));
        }
        assertThat(Turns.shown(bends, 2025))
                .containsExactly(
                        new Chart.Turn(3, "cause 2"),
                        new Chart.Turn(4, "cause 3"),
                        new Chart.Turn(5, "cause 4"),
                        new Chart.Turn(6, "cause 5"));
    }
}
