package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** Titles, units and turns of the spreads through the years, of results that are written down as equations. */
class SpreadFiguresTest {
    /** A parameter that moves nothing that is drawn here, and so names the year in which it steps. */
    private static final Scenario STEP = Scenario.BASELINE.with(
            "goods_exports_growth", ParameterValue.parse("goods_exports_growth", "2028: 0.03, 0.05"));

    /**
     * Exports rise to 4 billion in 2027, stay there and fall to 2 from 2030 on; energy per token halves each year and falls
     * faster after 2029; generation per head stays up to 2030.
     */
    private static final Study PEAK = study(
            STEP,
            "replace export_revenue_usd = where(calendar < 2026 [yr], 1e9 [USD/yr], where(calendar < 2027 [yr], 3e9 [USD/yr],",
            "    where(calendar < 2030 [yr], 4e9 [USD/yr], 2e9 [USD/yr])))",
            "replace country_hosting_exports_usd = 0.75e9 [USD/yr]",
            "replace country_model_exports_usd = 0.25e9 [USD/yr]",
            "replace country_token_imports_usd = 1.5e9 [USD/yr]",
            "replace energy_per_token_joules = 64e3 [J/tok] * where(calendar < 2030 [yr],",
            "    0.5 ^ ((calendar - 2025 [yr]) / 1 [yr]), 0.0625 * 0.42 ^ ((calendar - 2029 [yr]) / 1 [yr]))",
            "replace generation_kwh_per_capita = 7500 [kWh/person/yr] + where(calendar > 2030 [yr], 600 [kWh/person/yr], 0)",
            "replace share_of_goods_exports = 0.25");

    private static Study study(Scenario scenario, String... equations) {
        return study(TokenStateModel.of("CHN").against("USA"), scenario, equations);
    }

    private static Study study(TokenStateModel model, Scenario scenario, String... equations) {
        Projection central = model.under(scenario.withEquations(String.join("\n", equations) + "\n"))
                .project(2025, 2031);
        return Study.of(central, 24, 3, UnaryOperator.identity());
    }

    private static Chart.Fan fan(Figure figure) {
        return (Chart.Fan) figure.chart().orElseThrow();
    }

    // ---------------------------------------------------------------- exports

    /** Of years with equal exports the first is the peak. */
    @Test
    void exportsPeak() {
        Figure figure = SpreadFigures.exports(PEAK);
        assertThat(figure.title())
                .isEqualTo("Token exports peak around 2027 at 4 billion USD a year in the median draw");
        assertThat(figure.saying())
                .startsWith(
                        "Median and bands (half and nine tenths of the draws): 2 billion USD in 2031 and 2 billion USD in"
                                + " 2031, with 95 % of draws at or under 2 billion USD then.");
        assertThat(fan(figure).unit()).isEqualTo("billion USD of 2025");
        assertThat(fan(figure).series().get(0).p50())
                .containsExactly(new double[] {1, 3, 4, 4, 4, 2, 2}, within(1e-12));
        assertThat(figure.head())
                .startsWith("year", "5 % (billion USD of 2025)")
                .hasSize(6);
        assertThat(figure.rows()).hasSize(7);
        assertThat(figure.results()).startsWith("", "export_revenue_usd");
        // The line bends by 2 of 4 billion in 2029.
        assertThat(fan(figure).turns()).contains(new Chart.Turn(4, "2029: goods exports growth 0.0500"));
        assertThat(figure.saying()).contains(" Where lines turn: ").contains("2029: goods exports growth 0.0500");
    }

    @Test
    void energyPerTokenBendsOnItsLogarithmicScale() {
        Figure figure = SpreadFigures.energyPerToken(PEAK);
        assertThat(figure.title()).isEqualTo("A token takes 64,000 J in 2025 and 706 J in 2031");
        assertThat(figure.saying())
                .startsWith(
                        "At the meter, over all that is processed (traffic mix 'DeepSeek-2025') and the tiers sold, on a"
                                + " logarithmic scale.");
        // ln 0.5 − ln 0.42 = 0.174 of ln(64,000 / 706) = 4.51, where 2.6 % of 64,000 would not be seen.
        assertThat(fan(figure).turns()).containsExactly(new Chart.Turn(4, "2029: goods exports growth 0.0500"));
        assertThat(fan(figure).log()).isTrue();
        assertThat(fan(figure).money()).isFalse();
        assertThat(fan(figure).unit()).isEqualTo("J per token");
    }

    /** A milestone is in view where it is reached, and down to a twenty-fifth of the greatest share. */
    @Test
    void milestonesAtTheEdgesOfTheViewAreMarked() {
        Figure figure = SpreadFigures.exportShare(PEAK);
        assertThat(figure.title()).isEqualTo("Token exports come to 25 % of goods exports in 2031");
        assertThat(figure.saying()).startsWith("Dashed lines are the milestones within view. Median 25 % in 2031.");
        assertThat(fan(figure).marks()).containsExactly(1, 2, 5, 10, 20);
        assertThat(fan(figure).unit()).isEqualTo("% of goods exports");
        assertThat(fan(SpreadFigures.exportShare(ALONE)).marks()).containsExactly(1, 2, 5);
    }

    // ---------------------------------------------------------------- trade

    @Test
    void tradeIsCountedInBillions() {
        Figure figure = SpreadFigures.trade(PEAK);
        assertThat(figure.title()).isEqualTo("China sells more tokens abroad than it buys from 2026 on");
        assertThat(figure.head())
                .containsExactly(
                        "year",
                        "exports (billion USD of 2025)",
                        "of them hosting (billion USD of 2025)",
                        "of them models (billion USD of 2025)",
                        "imports (billion USD of 2025)",
                        "balance (billion USD of 2025)");
        assertThat(figure.rows().get(0)).containsExactly("2025", "1", "0.75", "0.25", "1.5", "-0.5");
        assertThat(figure.rows().get(2)).containsExactly("2027", "4", "0.75", "0.25", "1.5", "2.5");
        assertThat(figure.rows()).hasSize(7);
        assertThat(figure.saying())
                .startsWith(
                        "Exports are compute sold to buyers elsewhere (median 750 million USD in 2031) and margins of models"
                                + " earned elsewhere (250 million USD); imports are the same bought abroad (1.5 billion USD).");
        assertThat(fan(figure).series().get(1).p95()).containsOnly(new double[] {1.5}, within(1e-12));
        assertThat(fan(figure).turns()).contains(new Chart.Turn(4, "2029: goods exports growth 0.0500"));
    }

    /** What is neither sold nor bought more is not sold more: of 1, 1, 0, 1, 1, 1, 1 the sign changes twice. */
    @Test
    void aBalanceThatTurnsTwiceIsSaidTo() {
        assertThat(SpreadFigures.trade(FALL).title())
                .isEqualTo("China sells more tokens abroad than it buys in 2031, after the balance has turned 2 times");
        assertThat(SpreadFigures.trade(SELDOM).title())
                .isEqualTo("China buys more tokens abroad than it sells in every year");
    }

    @Test
    void withoutImportsTradeIsNotShown() {
        Figure figure = SpreadFigures.trade(ALONE);
        assertThat(figure.topic()).isEqualTo("Trade both ways");
        assertThat(figure.chart()).isEmpty();
        assertThat(figure.saying())
                .isEqualTo("Not shown: " + ALONE.cause("token_imports_usd") + ".")
                .isNotEqualTo("Not shown: " + ALONE.cause("export_revenue_usd") + ".");
    }

    // ---------------------------------------------------------------- where exports go

    private static final Study FALL = study(
            Scenario.BASELINE,
            "replace export_revenue_usd = where(calendar < 2028 [yr], 4e9 [USD/yr], 1e9 [USD/yr])",
            "replace country_token_balance_usd = where(calendar == 2027 [yr], 0 [USD/yr], 1e9 [USD/yr])",
            "replace generation_kwh_per_capita = 26e3 [kWh/person/yr]",
            "replace reference_generation_kwh_per_capita = 13e3 [kWh/person/yr]");

    /** Exports of some draws only: where more than 85 % of new load is served, which is so in 18 % of them. */
    private static final Study SELDOM = study(
            Scenario.BASELINE,
            "replace export_revenue_usd = where(new_load_share > 0.85, 5e9 [USD/yr], 0 [USD/yr])",
            "replace country_token_balance_usd = 0 [USD/yr]",
            "replace generation_kwh_per_capita = where(calendar < 2029 [yr], 10e3 [kWh/person/yr], 20e3 [kWh/person/yr])",
            "replace reference_generation_kwh_per_capita = 13e3 [kWh/person/yr]");

    private static final Study ALONE = study(
            TokenStateModel.of("CHN"),
            Scenario.BASELINE,
            "replace export_revenue_usd = 0 [USD/yr]",
            "replace country_token_imports_usd = missing",
            "replace generation_kwh_per_capita = 10e3 [kWh/person/yr] + where(calendar > 2030 [yr], 300 [kWh/person/yr], 0)",
            "replace share_of_goods_exports = 0.05",
            "replace energy_per_token_joules = where(calendar == 2031 [yr], missing, 1 [J/tok])");

    @Test
    void exportsMayFallOrBeSeldom() {
        assertThat(SpreadFigures.exports(FALL).title())
                .isEqualTo(
                        "Token exports fall from 4 billion USD a year in 2025 to 1 billion USD in 2031 in the median draw");
        assertThat(SELDOM.above("export_revenue_usd", 2031, 0).hits()).isBetween(2L, 11L);
        Figure seldom = SpreadFigures.exports(SELDOM);
        assertThat(seldom.title()).isEqualTo("Most draws have no token exports in any year");
        assertThat(fan(seldom).unit()).isEqualTo("billion USD of 2025");
    }

    @Test
    void aFanOfNothingOrOfAGapIsNotDrawn() {
        Figure zero = SpreadFigures.exports(ALONE);
        assertThat(zero.topic()).isEqualTo("Token exports");
        assertThat(zero.chart()).isEmpty();
        assertThat(zero.saying()).isEqualTo("Not shown: it is zero in at least 95 % of draws in every year.");
        Figure gap = SpreadFigures.energyPerToken(ALONE);
        assertThat(gap.topic()).isEqualTo("Energy per token through the years");
        assertThat(gap.chart()).isEmpty();
        assertThat(gap.saying()).isEqualTo("Not shown: " + ALONE.cause("energy_per_token_joules") + ".");
        Study unknown = new Studies.Outputs(1)
                .all("other", 0)
                .of(TokenStateModel.of("AND").against("USA").project(2025, 2026));
        assertThat(SpreadFigures.trade(unknown).saying()).isEqualTo("Not shown: generation per head is missing.");
        assertThat(SpreadFigures.exports(unknown).saying()).isEqualTo("Not shown: generation per head is missing.");
        Figure generation = SpreadFigures.generation(unknown);
        assertThat(generation.topic()).isEqualTo("Electricity generation per head");
        assertThat(generation.saying()).isEqualTo("Not shown: the generation of Andorra is missing.");
    }

    // ---------------------------------------------------------------- generation per head

    @Test
    void whoPassesWhomInGeneration() {
        assertThat(SpreadFigures.generation(PEAK).title())
                .isEqualTo("China stays below the United States in generation per head: 8.10 MWh against "
                        + Words.number(PEAK.summary("reference_generation_kwh_per_capita", 2031)
                                        .p50()
                                / 1000)
                        + " in 2031");
        assertThat(SpreadFigures.generation(FALL).title())
                .isEqualTo("China generates 2 times as much per head as the United States in 2031");
        assertThat(SpreadFigures.generation(SELDOM).title())
                .isEqualTo("China passes the United States in generation per head around 2029");
        assertThat(SpreadFigures.generation(ALONE).title())
                .isEqualTo("Generation per head goes from 10 MWh in 2025 to 10.3 MWh in 2031");
    }

    /** A turn is of one of two countries, by its code, or of the only one. */
    @Test
    void generationTurnsWhereOutlooksEnd() {
        Figure two = SpreadFigures.generation(PEAK);
        assertThat(two.saying())
                .startsWith(
                        "Median and bands (half and nine tenths of the draws) of China and of the United States, after the"
                                + " years observed. Where lines turn: ");
        // 0.6 of 13 MWh is a turn, 0.3 of 10.3 MWh is none.
        assertThat(fan(two).turns()).contains(new Chart.Turn(30, "CHN 2030: outlooks end"));
        Figure one = SpreadFigures.generation(ALONE);
        assertThat(one.saying())
                .startsWith("Median and bands (half and nine tenths of the draws) of China, after the years observed.");
        // From 7.5 MWh observed in 2024 to 10 MWh.
        assertThat(fan(one).turns()).extracting(Chart.Turn::cause).containsExactly("2025: data end");
        assertThat(fan(one).series()).hasSize(1);
        // What was observed reaches into the first year.
        int last = PEAK.model.data().generationPerCapitaKwh("CHN").lastYear().orElseThrow();
        assertThat(last).isEqualTo(2025);
        assertThat(fan(one).series().get(0).seen()[25])
                .isEqualTo(
                        PEAK.model.data().generationPerCapitaKwh("CHN").in(2025).orElseThrow() / 1000);
    }

    @Test
    void aReferenceWithoutDataIsSaidToBeLeftOut() {
        Study study = Studies.drawn(TokenStateModel.of("CHN").against("AND").project(2025, 2026));
        Figure figure = SpreadFigures.generation(study);
        assertThat(figure.saying())
                .contains("of China, after the years observed. Andorra is not shown: its generation is missing.");
        assertThat(figure.head()).hasSize(6).allMatch(h -> !h.contains("Andorra"));
        assertThat(figure.title()).startsWith("Generation per head goes from ");
    }

    @Test
    void tablesNameWhoseColumnsTheyAre() {
        Figure figure = SpreadFigures.generation(PEAK);
        assertThat(figure.head())
                .containsSequence("China 95 % (MWh)", "United States 5 % (MWh)")
                .contains("United States median (MWh)");
        assertThat(figure.rows().get(0)).startsWith("2025", "7.5", "7.5", "7.5", "7.5", "7.5", "13.0");
        assertThat(List.copyOf(fan(figure).x()))
                .startsWith("2000")
                .endsWith("2031")
                .hasSize(32);
    }
}
