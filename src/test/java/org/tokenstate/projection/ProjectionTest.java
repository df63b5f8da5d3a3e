package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.Ratio;

/** The projection as a pure function: silent, repeatable, and deaf to the future. */
class ProjectionTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN").against("USA");

    @Test
    void theLibraryPrintsNothing() {
        PrintStream console = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream trap = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(trap);
            System.setErr(trap);
            TokenStateModel.of("CHN").against("USA").project(2025, 2050).toString();
            TokenStateModel.of("NOR").project(2025, 2050).years();
        } finally {
            System.setOut(console);
            System.setErr(errors);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Projection one = CHINA.project(2025, 2050);
        Projection two = TokenStateModel.of("China").against("United States").project(2025, 2050);
        for (String variable : TokenStateModel.HEADLINE) {
            assertThat(two.series(variable)).as(variable).isEqualTo(one.series(variable));
        }
    }

    /** Row d of the inputs is the quantile of each distribution at a fixed share of its own, so any thread can make it. */
    private static double[] inputs(Model model, int draw) {
        double[] row = new double[model.inputs().size()];
        for (int i = 0; i < row.length; i++) {
            double share = (draw * 0.6180339887 + i * 0.7548776662) % 1;
            row[i] = model.inputs().get(i).distribution().quantile(0.01 + 0.98 * share);
        }
        return row;
    }

    @Test
    void eightThreadsGiveTheAnswersOfOne() throws Exception {
        Model model = CHINA.asModel(2025, 2040, List.of("exported_tokens", "export_revenue_usd", "price_usd_per_mtok"));
        int draws = 64;
        double[][] alone = new double[draws][model.outputs().size()];
        Model.Evaluator evaluator = model.evaluator();
        for (int d = 0; d < draws; d++) {
            evaluator.evaluate(inputs(model, d), alone[d]);
        }
        double[][] together = new double[draws][model.outputs().size()];
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < 8; part++) {
                int first = part;
                parts.add(threads.submit(() -> {
                    Model.Evaluator own = model.evaluator();
                    // Backwards, so that what an evaluator did before differs too.
                    for (int d = draws - 8 + first; d >= 0; d -= 8) {
                        own.evaluate(inputs(model, d), together[d]);
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(together).isDeepEqualTo(alone);
        assertThat(alone[0]).isNotEqualTo(alone[1]);
    }

    @Test
    void aChangeOfAYearLeavesEveryEarlierYearAlone() {
        Projection base = CHINA.project(2025, 2040);
        Projection later = base.whatIf(WhatIf.scale(Parameters.GENERATION_FACTOR, 0.7)
                .between(2032, 2034)
                .and(WhatIf.shift("access.ROW.api", -0.2).between(2033, 2040)));
        for (String variable : TokenStateModel.HEADLINE) {
            for (int year = 2025; year < 2032; year++) {
                assertThat(later.in(year).value(variable))
                        .as("%s in %d", variable, year)
                        .isEqualTo(base.in(year).value(variable));
            }
        }
        assertThat(later.in(2033).value("exported_tokens"))
                .isNotEqualTo(base.in(2033).value("exported_tokens"));
    }

    @Test
    void likeForLikeMovesBothFiguresPerHeadByTheFactorsOfTheTable() {
        Convergence.Adjustment known = Convergence.Adjustment.CHINA_UNITED_STATES;
        ParameterTable table = ParameterTable.bundled();
        assertThat(table.get("like_for_like_factor.CHN").defaultValue()).isEqualTo(YearPath.constant(known.own()));
        assertThat(table.get("like_for_like_factor.USA").defaultValue())
                .isEqualTo(YearPath.constant(known.reference()));
        // Without the load of new data centres, which comes on top of the trend.
        YearResult plain = CHINA.project(2025, 2035)
                .whatIf(WhatIf.set("new_load_share", 0))
                .in(2035);
        YearResult half = CHINA.project(2025, 2035)
                .whatIf(WhatIf.set("like_for_like", 0.5)
                        .and(WhatIf.set("like_for_like_factor.CHN", 0.9))
                        .and(WhatIf.set("new_load_share", 0)))
                .in(2035);
        assertThat(half.value("trend_generation_kwh_per_capita").orElseThrow()
                        / plain.value("trend_generation_kwh_per_capita").orElseThrow())
                .isCloseTo(0.95, within(1e-12));
        assertThat(half.value("reference_generation_kwh_per_capita").orElseThrow()
                        / plain.value("reference_generation_kwh_per_capita").orElseThrow())
                .isCloseTo(1.008, within(1e-12));
    }

    @Test
    void aLongerHorizonRepeatsTheShorter() {
        Projection shorter = CHINA.project(2025, 2035);
        Projection longer = CHINA.project(2025, 2060);
        for (String variable : TokenStateModel.HEADLINE) {
            for (YearResult year : shorter.years()) {
                assertThat(longer.in(year.year()).value(variable)).isEqualTo(year.value(variable));
            }
        }
    }

    @Test
    void firstYearsAreFirstYears() {
        Projection base = CHINA.project(2025, 2060);
        Criterion onePercent = Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1));
        base.firstYear(onePercent).ifPresent(first -> {
            assertThat(base.in(first).value("share_of_goods_exports").orElseThrow())
                    .isGreaterThanOrEqualTo(0.01);
            for (int year = 2025; year < first; year++) {
                assertThat(base.in(year).value("share_of_goods_exports").orElseThrow())
                        .isLessThan(0.01);
            }
        });
        assertThat(base.firstYear(onePercent)).isEqualTo(base.milestones().get(1));
        base.crossingYear().ifPresent(first -> assertThat(
                        base.in(first).value("generation_kwh_per_capita").orElseThrow())
                .isGreaterThanOrEqualTo(base.in(first)
                        .value("reference_generation_kwh_per_capita")
                        .orElseThrow()));
    }

    @Test
    void unknownNamesAndYearsOutsideAreFaultsOfTheInput() {
        assertThatThrownBy(() -> TokenStateModel.of("Chna"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nearest");
        assertThatThrownBy(() -> CHINA.project(2040, 2030)).isInstanceOf(InputException.class);
        Projection base = CHINA.project(2025, 2030);
        assertThatThrownBy(() -> base.in(2031)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> base.series("export_revenue"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("export_revenue_usd");
    }

    @Test
    void scenariosAreValues() {
        Scenario dry = Scenario.BASELINE.with(
                WhatIf.scale(Parameters.GENERATION_FACTOR, 0.85).between(2030, 2032));
        assertThat(Scenario.BASELINE.values()).isEmpty();
        assertThat(dry.path(Parameters.GENERATION_FACTOR).at(2029)).isEqualTo(1);
        assertThat(dry.path(Parameters.GENERATION_FACTOR).at(2031)).isEqualTo(0.85);
        assertThat(dry.path(Parameters.GENERATION_FACTOR).at(2033)).isEqualTo(1);
        assertThat(dry)
                .isEqualTo(Scenario.BASELINE.with(
                        WhatIf.scale(Parameters.GENERATION_FACTOR, 0.85).between(2030, 2032)));
        assertThat(dry.with(WhatIf.none())).isEqualTo(dry);
        assertThat(dry.with(WhatIf.set(Parameters.GENERATION_FACTOR, 1)).path(Parameters.GENERATION_FACTOR))
                .isEqualTo(YearPath.constant(1));
        assertThatThrownBy(() -> Scenario.BASELINE.with(WhatIf.set(Parameters.GENERATION_FACTOR, 7)))
                .isInstanceOf(InputException.class)
                .hasMessage("generation_factor must be in [0, 3] but is 7");
        assertThatThrownBy(() -> WhatIf.scale(Parameters.GENERATION_FACTOR, 0.5).between(2032, 2030))
                .isInstanceOf(InputException.class);
    }

    @Test
    void whatIfsInSequenceAreAppliedInOrder() {
        WhatIf half = WhatIf.scale(Parameters.GENERATION_FACTOR, 0.5);
        WhatIf one = WhatIf.set(Parameters.GENERATION_FACTOR, 1);
        assertThat(Scenario.BASELINE
                        .with(half.and(one))
                        .path(Parameters.GENERATION_FACTOR)
                        .at(2030))
                .isEqualTo(1);
        assertThat(Scenario.BASELINE
                        .with(WhatIf.all(one, half, half))
                        .path(Parameters.GENERATION_FACTOR)
                        .at(2030))
                .isEqualTo(0.25);
        assertThat(Scenario.BASELINE
                        .with(WhatIf.delay("additions_gw.CHN", 2))
                        .path("additions_gw.CHN")
                        .at(2032))
                .isEqualTo(Scenario.BASELINE.path("additions_gw.CHN").at(2030));
    }
}
