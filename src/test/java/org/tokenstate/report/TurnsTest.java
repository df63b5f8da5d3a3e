package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.surplus.HostPipeline;

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

    // ---------------------------------------------------------------- causes that are written down

    private static Scenario growing(Scenario scenario, String growth) {
        return scenario.with("goods_exports_growth", ParameterValue.parse("goods_exports_growth", growth));
    }

    private static List<String> causes(Turns turns, int year) {
        double[] line = new double[12];
        for (int i = 0; i < line.length; i++) {
            line[i] = Math.max(0, i - (year - 2025));
        }
        // Seen, but not so sharp that other regions are looked at.
        return turns.of(line, 20, 2025).stream().map(Turns.Bend::cause).toList();
    }

    /** A draw whose limits are written down by year from 2025 on. */
    private static Study limited(Projection central, BindingConstraint... limits) {
        Studies.Outputs outputs = new Studies.Outputs(3);
        outputs.all("other", 0);
        for (int i = 0; i < limits.length; i++) {
            // The third draw always has another limit, which is that of the fewest.
            outputs.first(
                    "binding_constraint[" + (2025 + i) + "]",
                    2,
                    limits[i].code(),
                    BindingConstraint.WORLD_CHIPS.code());
        }
        return outputs.of(central);
    }

    /** Announced sites and additions in GW: 2 of 10 more is not much more, 3 more or less is. */
    private static final Projection SITES = Studies.china(
            2032,
            "replace country_additions_gw = 10 [GW/yr]",
            "replace host_sites_gw = where(calendar < 2026 [yr], 1 [GW/yr], where(calendar < 2027 [yr], 3 [GW/yr],",
            "    where(calendar < 2029 [yr], 6 [GW/yr], 3 [GW/yr])))");

    @Test
    void sitesThatAddMuchMoreOrLessAreACause() {
        Turns turns = Turns.of(limited(SITES));
        assertThat(causes(turns, 2026)).containsExactly("2027: announced sites add 6 GW");
        assertThat(causes(turns, 2027)).containsExactly("2027: announced sites add 6 GW");
        assertThat(causes(turns, 2028)).containsExactly("2029: announced sites fall to 3 GW");
        assertThat(causes(turns, 2029)).containsExactly("2029: announced sites fall to 3 GW");
        assertThat(HostPipeline.LAST_YEAR).isGreaterThan(2029);
        assertThat(causes(turns, HostPipeline.LAST_YEAR))
                .containsExactly(HostPipeline.LAST_YEAR + ": announced sites end");
    }

    /** In most draws; up to the last year, in which a line that turns the year before may have its cause. */
    @Test
    void whatBindsInMostDrawsIsACause() {
        Projection short_ = Studies.china(2029, "replace host_sites_gw = 0 [GW/yr]");
        Turns turns = Turns.of(limited(
                short_,
                BindingConstraint.CAPITAL,
                BindingConstraint.CAPITAL,
                BindingConstraint.POWER,
                BindingConstraint.POWER,
                BindingConstraint.CHIPS));
        assertThat(causes(turns, 2026)).containsExactly("2027: limited by connections to the grid");
        assertThat(causes(turns, 2027)).containsExactly("2027: limited by connections to the grid");
        assertThat(causes(turns, 2028)).containsExactly("2029: limited by chips under export control");
        // Where one of two years is not known, nothing is known to change.
        Turns gap = Turns.of(new Studies.Outputs(1)
                .all("binding_constraint[2025]", BindingConstraint.CAPITAL.code())
                .all("binding_constraint[2027]", BindingConstraint.POWER.code())
                .of(short_));
        assertThat(causes(gap, 2026)).isEmpty();
        assertThat(causes(gap, 2027)).isEmpty();
    }

    /** Limits of other regions are looked at from a bend of 7 % on, of a study as of a projection. */
    @Test
    void onlySharpBendsAreTracedToOtherRegions() {
        for (Turns turns : List.of(
                Turns.of(limited(SHORT_OF_POWER)),
                Turns.of(SHORT_OF_POWER, SHORT_OF_POWER.model().scenario()))) {
            double[] sharp = new double[16];
            sharp[14] = 0.07;
            sharp[15] = 0.14;
            assertThat(turns.of(sharp, 1, 2025))
                    .containsExactly(new Turns.Bend(2038, "2038: USA limited by capital", 0.07));
            sharp[14] = 0.0699;
            sharp[15] = 2 * 0.0699;
            assertThat(turns.of(sharp, 1, 2025)).isEmpty();
        }
    }

    /** A path is a cause where it steps while what it lies over does not, or where it leaves that. */
    @Test
    void pathsAreComparedWithWhatTheyLieOver() {
        Projection steps = Studies.china(2029, "replace host_sites_gw = 0 [GW/yr]");
        TokenStateModel model = steps.model();
        Scenario none = model.scenario();
        // Leaves 3 % in 2027, steps again in 2029, the last year.
        Projection twice =
                model.under(growing(none, "2026: 0.03, 0.05, 0.05, 0.04")).project(2025, 2029);
        Turns over = pathsOnly(twice, none);
        assertThat(causes(over, 2025 + 1)).containsExactly("2027: goods exports growth 0.0500");
        assertThat(causes(over, 2027)).containsExactly("2027: goods exports growth 0.0500");
        assertThat(causes(over, 2028)).containsExactly("2029: goods exports growth 0.0400");
        // Over a constant of another height it steps all the same, and the years between are quiet.
        Turns other = pathsOnly(twice, growing(none, "0.01"));
        assertThat(causes(other, 2027)).containsExactly("2027: goods exports growth 0.0500");
        // Two constants never step.
        Projection constant = model.under(growing(none, "0.02")).project(2025, 2029);
        for (int year = 2026; year < 2029; year++) {
            assertThat(causes(pathsOnly(constant, none), year)).as("%d", year).isEmpty();
        }
        // Both step in 2027, from different heights: that is the other's news.
        Projection both = model.under(growing(none, "2026: 0.02, 0.04")).project(2025, 2029);
        assertThat(causes(pathsOnly(both, growing(none, "2026: 0.03, 0.05")), 2027))
                .isEmpty();
        // One that stays where the other steps has left it.
        assertThat(causes(pathsOnly(constant, growing(none, "2026: 0.02, 0.05")), 2027))
                .containsExactly("2027: goods exports growth 0.0200");
    }

    /** The turns of a projection, without those of what binds. */
    private static Turns pathsOnly(Projection projection, Scenario over) {
        for (int year = projection.from() + 1; year <= projection.to(); year++) {
            assertThat(projection.in(year).bindingConstraint())
                    .isEqualTo(projection.in(year - 1).bindingConstraint());
        }
        return Turns.of(projection, over);
    }

    /** Every year another limit: each bend has a cause of its own. */
    private static final Turns EACH_YEAR = Turns.of(limited(
            Studies.china(2032, "replace host_sites_gw = 0 [GW/yr]"),
            BindingConstraint.CAPITAL,
            BindingConstraint.POWER,
            BindingConstraint.CHIPS,
            BindingConstraint.MARKET,
            BindingConstraint.ENERGY,
            BindingConstraint.CAPITAL,
            BindingConstraint.POWER,
            BindingConstraint.CHIPS));

    /** A line through the given bends, in the years from 2026 on. */
    private static List<Turns.Bend> bent(double height, double... bends) {
        double[] line = new double[bends.length + 2];
        double slope = 0;
        for (int i = 0; i < bends.length; i++) {
            slope += bends[i];
            line[i + 2] = line[i + 1] + slope;
        }
        return EACH_YEAR.of(line, height, 2025);
    }

    @Test
    void bendsAreLocalPeaksSharpestFirst() {
        // Next to a sharper bend on either side none is seen.
        assertThat(bent(10, 0.5, 1, 0.5))
                .containsExactly(new Turns.Bend(2027, "2027: limited by chips under export control", 0.1));
        assertThat(bent(10, 1, 0.5, 0)).extracting(Turns.Bend::year).containsExactly(2026);
        assertThat(bent(10, 0, 0.5, 1)).extracting(Turns.Bend::year).containsExactly(2028);
        // Two that are as sharp are both seen.
        assertThat(bent(10, 0, 1, 1, 0)).extracting(Turns.Bend::year).containsExactly(2027, 2028);
        // The sharpest comes first, whichever way it bends.
        assertThat(bent(10, 0.5, 0, -1, 0, 0.75))
                .extracting(Turns.Bend::year, Turns.Bend::sharpness)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2028, 0.1),
                        org.assertj.core.api.Assertions.tuple(2030, 0.075),
                        org.assertj.core.api.Assertions.tuple(2026, 0.05));
    }

    /** Bends of two years that follow each other have one cause, which is said once. */
    @Test
    void oneCauseIsSaidOnce() {
        double[] line = {0, 0, 0, 1, 3, 5, 7};
        assertThat(Turns.ofGeneration(CHINA.model(), "CHN").of(line, 10, 2027))
                .containsExactly(new Turns.Bend(2029, "2030: outlooks end", 0.1));
    }
}
