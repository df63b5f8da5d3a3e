package org.tokenstate.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.InputSampler.Points;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.Quantiles;

/** Models that answer by column, limits of a plan at their bounds, and what an ensemble says of itself. */
class EnsembleByHandTest {
    private static final List<Model.Input> INPUTS =
            List.of(Model.Input.of("a", Distribution.uniform(0, 1)), Model.Input.of("b", Distribution.normal(0, 1)));
    private static final List<String> OUTPUTS = List.of("sum", "code");

    private static void one(double[] in, double[] out) {
        out[0] = in[0] > 0.999 ? Double.NaN : in[0] + in[1];
        out[1] = in[0] > 0.25 ? 1 : 0;
        if (in[1] < -2.8) {
            throw new ArithmeticException("far below");
        }
    }

    private static Model byDraw() {
        return Model.of(INPUTS, OUTPUTS, EnsembleByHandTest::one);
    }

    /** The same function by column; it notes how many draws it got. */
    private static Model byColumn(List<Integer> sizes) {
        return Model.of(INPUTS, OUTPUTS, new Model.ColumnEvaluator() {
            @Override
            public void evaluate(int n, double[][] inputs, double[][] outputs) {
                sizes.add(n);
                double[] out = new double[2];
                for (int k = 0; k < n; k++) {
                    one(new double[] {inputs[0][k], inputs[1][k]}, out);
                    outputs[0][k] = out[0];
                    outputs[1][k] = out[1];
                }
            }

            @Override
            public void evaluate(double[] inputs, double[] outputs) {
                one(inputs, outputs);
            }
        });
    }

    private static EnsemblePlan counting(EnsemblePlan plan) {
        return plan.event("high", "sum", y -> y > 1)
                .givenInput("upper", "a", a -> a > 0.5)
                .shares("code");
    }

    /** Columns with a fault in them are taken draw by draw, so that only the draws at fault are lost. */
    @ParameterizedTest
    @CsvSource({"16777216, false", "0, false", "16777216, true", "0, true"})
    void columnsGiveWhatDrawsGive(long exactValues, boolean counts) {
        List<Integer> sizes = new ArrayList<>();
        EnsemblePlan draws = Ensemble.of(byDraw()).draws(3_000).threads(1).exactValues(exactValues);
        EnsemblePlan columns =
                Ensemble.of(byColumn(sizes)).draws(3_000).threads(1).exactValues(exactValues);
        Ensemble expected = (counts ? counting(draws) : draws).run();
        Ensemble found = (counts ? counting(columns) : columns).run();
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_000);
        assertThat(expected.failed()).isBetween(1L, 40L);
        assertThat(found.failed()).isEqualTo(expected.failed());
        assertThat(found.failures()).isEqualTo(expected.failures());
        assertThat(found.summaries()).isEqualTo(expected.summaries());
        if (counts) {
            assertThat(found.probability("high")).isEqualTo(expected.probability("high"));
            assertThat(found.shares("code")).isEqualTo(expected.shares("code"));
            assertThat(found.given("upper").summaries())
                    .isEqualTo(expected.given("upper").summaries());
        }
    }

    @Test
    void quantilesAreThoseOfTheKeptValues() {
        Ensemble e = Ensemble.of(byDraw()).draws(500).mostFailures(1).run();
        for (double p : new double[] {0, 0.13, 0.5, 1}) {
            assertThat(e.quantile("sum", p)).isEqualTo(Quantiles.of(e.values("sum"), p));
        }
        assertThat(e.summaries()).containsOnlyKeys("sum", "code").containsEntry("sum", e.summary("sum"));
        assertThat(Ensemble.of(byDraw())
                        .draws(500)
                        .mostFailures(1)
                        .threads(3)
                        .run()
                        .summaries())
                .isEqualTo(e.summaries());
        Ensemble digest = Ensemble.of(byDraw()).draws(500).exactValues(0).run();
        assertThat(digest.quantile("sum", 0.3)).isCloseTo(e.quantile("sum", 0.3), within(0.05));
        assertThat(e.plan().seed()).isEqualTo(1);
    }

    /** In a Latin hypercube of a uniform number each stratum is met once: the quantiles are those of the number itself. */
    @Test
    void summaryOfAUniformNumber() {
        Model identity = Model.of(INPUTS.subList(0, 1), List.of("y"), (in, out) -> out[0] = in[0]);
        Summary s = Ensemble.of(identity)
                .draws(1000)
                .points(Points.LATIN_HYPERCUBE)
                .run()
                .summary("y");
        assertThat(new double[] {s.p05(), s.p25(), s.p50(), s.p75(), s.p95()})
                .containsExactly(new double[] {0.05, 0.25, 0.5, 0.75, 0.95}, within(2e-3));
        assertThat(s.mean()).isCloseTo(0.5, within(1e-3));
        assertThat(s.standardDeviation()).isCloseTo(Math.sqrt(1 / 12.0), within(1e-3));
        // density 1 at the median: standard error 1/(2 √n)
        assertThat(s.medianStandardError()).isCloseTo(0.5 / Math.sqrt(1000), within(2e-3));
    }

    /** Values are kept while draws × outputs × views do not exceed the bound; blocks have at least 128 draws. */
    @Test
    void limitsOfAPlan() {
        EnsemblePlan plan = Ensemble.of(byDraw()).draws(1).seed(3).mostFailures(1);
        assertThat(plan.run().draws()).isEqualTo(1);
        EnsemblePlan many = plan.draws(3000);
        assertThat(many.exactValues(6000).run().exact()).isTrue();
        assertThat(many.exactValues(5999).run().exact()).isFalse();
        EnsemblePlan two = many.givenInput("upper", "a", a -> a > 0.5);
        assertThat(two.exactValues(12_000).run().exact()).isTrue();
        assertThat(two.exactValues(11_999).run().exact()).isFalse();
        assertThat(many.blocks()).isEqualTo(24); // 3000/128
        assertThat(many.mostBlocks(10).blocks()).isEqualTo(10);
        assertThat(many.mostBlocks(7).blocks()).isEqualTo(7); // of 429 draws
        assertThat(many.draws(128).blocks()).isEqualTo(1);
        assertThat(many.draws(129).blocks()).isEqualTo(2);
        assertThat(many.mostBlocks(10).run().values("sum")).isEqualTo(many.run().values("sum"));
        assertThatThrownBy(() -> plan.exactValues(-1)).hasMessage("exact values must be >= 0 but is -1");
        assertThatThrownBy(() -> plan.mostBlocks(0)).hasMessage("blocks must be >= 1 but is 0");
        assertThatThrownBy(() -> plan.mostFailures(1.1))
                .hasMessage("share of draws that may fail must be in [0, 1] but is 1.1");
        List<Block> blocks = IntStream.of(0, 1).mapToObj(plan.draws(256)::block).toList();
        assertThatThrownBy(() -> plan.draws(128).merge(blocks.iterator())).hasMessage("there are more blocks than 1");
        assertThatThrownBy(() -> plan.block(-1)).hasMessageContaining("block must be in [0, 0] but is -1");
    }

    @Test
    void atMostTwentyFailuresAreShownAndSomethingMustSucceed() {
        Model half = Model.of(INPUTS.subList(0, 1), List.of("y"), (in, out) -> {
            if (in[0] < 0.5) {
                throw new IllegalStateException(" ");
            }
            out[0] = in[0];
        });
        Ensemble e = Ensemble.of(half).draws(1000).mostFailures(1).run();
        assertThat(e.failed()).isBetween(400L, 600L);
        assertThat(e.failures()).hasSize(20);
        assertThat(e.failures().get(0).message()).isEqualTo("IllegalStateException");
        assertThat(e.summary("y").least()).isGreaterThanOrEqualTo(0.5);
        Model never = Model.of(INPUTS.subList(0, 1), List.of("y"), (in, out) -> out[0] = Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> Ensemble.of(never).draws(5).mostFailures(1).run())
                .hasMessage("5 of 5 draws failed; first: draw 0: output y must be finite but is Infinity");
    }

    /** Codes, milestones and what does not vary have no part in the verdict. */
    @Test
    void theVerdictIsOverWhatVaries() {
        Model model = Model.of(INPUTS, List.of("flat", "milestone_x", "crossing_year", "code", "wide"), (in, out) -> {
            out[0] = 7;
            out[1] = in[1];
            out[2] = in[1];
            out[3] = in[1];
            out[4] = in[0];
        });
        EnsemblePlan plan = Ensemble.of(model).draws(400).shares("code");
        Convergence verdict = plan.run().convergence().orElseThrow();
        assertThat(verdict.output()).isEqualTo("wide");
        assertThat(verdict.tolerance()).isEqualTo(0.01);
        assertThat(verdict.converged()).isFalse();
        assertThat(verdict.drawsNeeded())
                .isEqualTo((long) Math.ceil(400 * Math.pow(verdict.error() / 0.01, 2)))
                .isGreaterThan(400);
        assertThat(plan.run())
                .hasToString("400 draws, seed 1; " + verdict)
                .asString()
                .contains("not converged: 400 draws leave the median of wide")
                .endsWith("; about " + verdict.drawsNeeded() + " draws would do");
        Convergence loose = plan.run().convergence(List.of("wide"), 0.5).orElseThrow();
        assertThat(loose.converged()).isTrue();
        assertThat(loose.drawsNeeded()).isEqualTo(400);
        assertThat(loose.toString()).startsWith("converged: 400 draws").endsWith("(tolerance 0.5)");
        assertThat(plan.run().convergence(List.of("flat"), 0.01)).isEmpty();
        assertThatThrownBy(() -> plan.run().convergence(List.of("wide"), 0))
                .hasMessage("tolerance of convergence must be > 0 but is 0");
    }

    @Test
    void aProbabilityHasHitsOfDraws() {
        assertThat(new Probability(0, 1).value()).isZero();
        assertThat(new Probability(1, 4).standardError()).isCloseTo(Math.sqrt(3.0 / 64), within(1e-15));
        assertThatThrownBy(() -> new Probability(0, 0)).hasMessage("draws behind a probability must be >= 1 but is 0");
        assertThatThrownBy(() -> new Probability(-1, 4)).hasMessage("hits must be in [0, 4] but is -1");
        assertThatThrownBy(() -> new Probability(5, 4)).hasMessage("hits must be in [0, 4] but is 5");
    }
}
