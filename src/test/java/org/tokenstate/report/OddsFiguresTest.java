package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** Odds by year, counted by hand in draws that are written down. */
class OddsFiguresTest {
    private static final int NEVER = 2029;
    private static final Projection CHINA =
            TokenStateModel.of("CHN").against("USA").project(2025, 2028);
    private static final Projection PUERTO_RICO = TokenStateModel.of("PRI").project(2025, 2028);

    private static Studies.Outputs tenDraws() {
        return new Studies.Outputs(10);
    }

    // ---------------------------------------------------------------- what binds

    /** In 2025 all draws are limited by power, in 2028 half by capital, three by power and two by the pace of building. */
    private static Study limited() {
        return tenDraws()
                .all("binding_constraint[2025]", BindingConstraint.POWER.code())
                .first("binding_constraint[2026]", 9, BindingConstraint.POWER.code(), BindingConstraint.CAPITAL.code())
                .first("binding_constraint[2027]", 6, BindingConstraint.POWER.code(), BindingConstraint.CAPITAL.code())
                .each("binding_constraint[2028]", draw -> (draw < 2
                                ? BindingConstraint.ACCELERATORS
                                : draw < 5 ? BindingConstraint.POWER : BindingConstraint.CAPITAL)
                        .code())
                .of(CHINA);
    }

    @Test
    void whatBindsIsCountedByYear() {
        Figure figure = OddsFigures.binding(limited());
        assertThat(figure.title()).isEqualTo("Capital limits additions of accelerators in 2028 in 50 % of draws");
        assertThat(figure.saying()).isEqualTo("Share of draws by what binds, in each year.");
        assertThat(figure.head()).containsExactly("year", "the pace of building", "capital", "connections to the grid");
        assertThat(figure.rows())
                .containsExactly(
                        List.of("2025", "0 of 10", "0 of 10", "all"),
                        List.of("2026", "0 of 10", "10 %", "90 %"),
                        List.of("2027", "0 of 10", "40 %", "60 %"),
                        List.of("2028", "20 %", "50 %", "30 %"));
        assertThat(figure.results()).containsOnly("", "binding_constraint");
        Chart.Stack stack = (Chart.Stack) figure.chart().orElseThrow();
        assertThat(stack.unit()).isEqualTo("% of draws");
        assertThat(stack.x()).containsExactly("2025", "2026", "2027", "2028");
        assertThat(stack.series().get(1).values()).containsExactly(0, 10, 40, 50);
        assertThat(stack.series().get(2).values()).containsExactly(100, 90, 60, 30);
    }

    @ParameterizedTest
    @CsvSource({
        "MARKET, Low returns limit",
        "ENERGY, Firm power limits",
        "ACCELERATORS, The pace of building limits",
        "CAPITAL, Capital limits",
        "CHIPS, Chips under export control limit",
        "POWER, Connections to the grid limit",
        "WORLD_CHIPS, The world's supply of accelerators limits"
    })
    void theVerbAgreesWithWhatBinds(BindingConstraint limit, String words) {
        Studies.Outputs outputs = tenDraws();
        for (int year = 2025; year <= 2028; year++) {
            outputs.all(Study.output("binding_constraint", year), limit.code());
        }
        assertThat(OddsFigures.binding(outputs.of(CHINA)).title())
                .isEqualTo(words + " additions of accelerators in 2028 in all of 10 draws");
        assertThat(words.startsWith(Words.sentence(OddsFigures.label(limit)))).isTrue();
    }

    /** One year without an answer leaves no shares to stack. */
    @Test
    void whatBindsIsNotShownWhereItIsNotKnown() {
        Projection andorra = TokenStateModel.of("AND").project(2025, 2028);
        Figure figure = OddsFigures.binding(tenDraws()
                .all("binding_constraint[2025]", 1)
                .all("binding_constraint[2026]", 1)
                .all("binding_constraint[2028]", 1)
                .of(andorra));
        assertThat(figure.chart()).isEmpty();
        assertThat(figure.topic()).isEqualTo("What limits additions of accelerators");
        assertThat(figure.saying()).isEqualTo("Not shown: generation per head is missing.");
    }

    // ---------------------------------------------------------------- milestones

    /** The first of each column are in the year, the rest never. */
    private static Studies.Outputs milestones(int... draws) {
        Studies.Outputs outputs = tenDraws();
        for (int i = 0; i < draws.length; i++) {
            outputs.first("milestone_" + Projection.MILESTONES_PERCENT.get(i), draws[i], 2027, NEVER);
        }
        return outputs;
    }

    private static Studies.Outputs generation(Studies.Outputs outputs, double own, double reference) {
        for (int year = 2025; year <= 2028; year++) {
            outputs.all(Study.output("generation_kwh_per_capita", year), own);
            outputs.all(Study.output("reference_generation_kwh_per_capita", year), reference);
        }
        return outputs;
    }

    @Test
    void milestonesAreCountedByTheEndOfEachYear() {
        Study study = generation(
                        milestones(8, 3, 1, 0, 0)
                                .first("token_state_year", 1, 2028, NEVER)
                                .each("crossing_year", draw -> draw < 4 ? 2025 + draw : NEVER),
                        5_000,
                        12_000)
                .of(CHINA);
        Figure figure = OddsFigures.milestones(study);
        assertThat(figure.title())
                .isEqualTo(
                        "Token exports reach 1 % of goods exports by 2028 in 80 % of draws, 2 % of goods exports in 30 %");
        assertThat(figure.head())
                .containsExactly(
                        "by the end of",
                        "1 % of goods exports",
                        "2 % of goods exports",
                        "5 % of goods exports",
                        "10 % of goods exports",
                        "20 % of goods exports",
                        "token-state",
                        "generation per head of the United States");
        assertThat(figure.rows())
                .containsExactly(
                        List.of("2025", "0 of 10", "0 of 10", "0 of 10", "0 of 10", "0 of 10", "0 of 10", "10 %"),
                        List.of("2026", "0 of 10", "0 of 10", "0 of 10", "0 of 10", "0 of 10", "0 of 10", "20 %"),
                        List.of("2027", "80 %", "30 %", "10 %", "0 of 10", "0 of 10", "0 of 10", "30 %"),
                        List.of("2028", "80 %", "30 %", "10 %", "0 of 10", "0 of 10", "10 %", "40 %"));
        assertThat(figure.saying())
                .isEqualTo("Share of draws in which it has been reached by the end of each year; per cents are of goods"
                        + " exports. In no draw by 2028: 10 % of goods exports, 20 % of goods exports.");
        Chart.Lines lines = (Chart.Lines) figure.chart().orElseThrow();
        assertThat(lines.series())
                .extracting(Chart.Series::name)
                .containsExactly("1 %", "2 %", "5 %", "token-state", "passes United States");
        assertThat(lines.series())
                .extracting(Chart.Series::colour)
                .containsExactly(5, 2, 3, Chart.OTHERS, Chart.REFERENCE);
        assertThat(lines.series().get(0).values()).containsExactly(0, 0, 80, 80);
        assertThat(lines.series().get(4).values()).containsExactly(new double[] {10, 20, 30, 40}, within(1e-12));
        assertThat(figure.results())
                .containsExactly(
                        "",
                        "share_of_goods_exports",
                        "share_of_goods_exports",
                        "share_of_goods_exports",
                        "share_of_goods_exports",
                        "share_of_goods_exports",
                        "dependence",
                        "generation_kwh_per_capita");
    }

    /** Whoever is ahead at the start, or has nobody to be compared with, passes nobody. */
    @Test
    void onlyWhoIsBehindCanPass() {
        Studies.Outputs ahead = milestones(10, 10, 10, 10, 10)
                .first("token_state_year", 5, 2028, NEVER)
                .all("crossing_year", 2025);
        Figure figure = OddsFigures.milestones(generation(ahead, 12_000, 5_000).of(CHINA));
        assertThat(figure.head()).hasSize(7).endsWith("token-state");
        assertThat(figure.saying()).doesNotContain("In no draw").endsWith("of goods exports.");
        assertThat(OddsFigures.milestones(ahead.of(CHINA)).head()).hasSize(7).endsWith("token-state");
    }

    /** The title says the greatest milestone that more than half of the draws reach, with the odds of the next. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 0 0 0     | 1 % of goods exports by 2028 in 10 % of draws",
                "5 2 0 0 0     | 1 % of goods exports by 2028 in 50 % of draws",
                "6 5 0 0 0     | 1 % of goods exports by 2028 in 60 % of draws, 2 % of goods exports in 50 %",
                "10 9 8 7 6    | 20 % of goods exports by 2028 in 60 % of draws",
                "10 10 10 6 0  | 10 % of goods exports by 2028 in 60 % of draws, 20 % of goods exports in 0 of 10"
            })
    void theLikelyMilestoneIsTheTitle(String draws, String words) {
        int[] each =
                Stream.of(draws.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
        Study study = milestones(each).all("token_state_year", NEVER).of(CHINA);
        assertThat(OddsFigures.milestones(study).title()).isEqualTo("Token exports reach " + words);
    }

    @Test
    void withoutGoodsExportsOnlyTheCrossingIsLeft() {
        Projection against = TokenStateModel.of("PRI").against("USA").project(2025, 2028);
        Study study = generation(tenDraws().first("crossing_year", 3, 2026, NEVER), 5_000, 12_000)
                .of(against);
        Figure figure = OddsFigures.milestones(study);
        assertThat(figure.title()).isEqualTo("Generation per head of the United States by 2028: 30 % of draws");
        assertThat(figure.head()).containsExactly("by the end of", "generation per head of the United States");
        Figure none = OddsFigures.milestones(tenDraws().all("other", 0).of(PUERTO_RICO));
        assertThat(none.chart()).isEmpty();
        assertThat(none.topic()).isEqualTo("Odds of each milestone by year");
        assertThat(none.saying()).isEqualTo("Not shown: goods exports are missing.");
    }

    @Test
    void whatHappensInNoDrawIsNotDrawn() {
        Figure figure = OddsFigures.milestones(
                milestones(0, 0, 0, 0, 0).all("token_state_year", NEVER).of(CHINA));
        assertThat(figure.chart()).isEmpty();
        assertThat(figure.topic()).isEqualTo("Odds of each milestone by year");
        assertThat(figure.saying()).isEqualTo("Not shown: none of them happens by 2028 in any of 10 draws.");
    }
}
