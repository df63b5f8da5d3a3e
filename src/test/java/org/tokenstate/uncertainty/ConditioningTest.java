package org.tokenstate.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;

class ConditioningTest {
    private static final List<Model.Input> INPUTS =
            List.of(Model.Input.of("x", Distribution.normal(0, 1)), Model.Input.of("w", Distribution.normal(0, 1)));

    /** y = 2 x + w, seen as 3 with error 0.5: the posterior is normal and known. */
    private static final Model LINE = model(List.of("y"), (in, out) -> out[0] = 2 * in[0] + in[1]);

    private static final List<Observation> SEEN = List.of(new Observation("y", Observation.Scale.LINEAR, 3, 0.5));
    private static final double VARIANCE = 4 + 1 + 0.25;
    private static final Proposal NEAR = new Proposal(List.of("x"), new double[] {1.1}, new double[][] {{0.4}});

    private static Model model(List<String> outputs, Model.Evaluator evaluator) {
        return Model.of(INPUTS, outputs, evaluator);
    }

    private static Ensemble posterior(ConditioningPlan plan) {
        return Ensemble.of(model(List.of("x", "w"), (in, out) -> {
                    out[0] = in[0];
                    out[1] = in[1];
                }))
                .given(plan.run())
                .run();
    }

    @Test
    void aNormalPosteriorIsFound() {
        for (Proposal proposal : List.of(Proposal.NONE, NEAR)) {
            Ensemble e = posterior(ConditioningPlan.of(LINE, SEEN)
                    .proposal(proposal)
                    .draws(200_000)
                    .threads(2));
            assertThat(e.summary("x").mean()).isCloseTo(2 * 3 / VARIANCE, within(0.01));
            assertThat(e.summary("w").mean()).isCloseTo(3 / VARIANCE, within(0.02));
            assertThat(Math.pow(e.summary("x").standardDeviation(), 2)).isCloseTo(1 - 4 / VARIANCE, within(0.01));
            assertThat(Math.pow(e.summary("w").standardDeviation(), 2)).isCloseTo(1 - 1 / VARIANCE, within(0.02));
        }
    }

    /** Correlated inputs: the prior of the numbers behind them stays standard normal. */
    @Test
    void rankCorrelationsArePartOfThePrior() {
        Copula copula = Copula.independent().correlate("x", "w", 0.5);
        double rho = 2 * Math.sin(Math.PI / 6 * 0.5);
        double variance = VARIANCE + 4 * rho;
        for (Proposal proposal : List.of(Proposal.NONE, NEAR)) {
            Ensemble e = posterior(ConditioningPlan.of(LINE, SEEN)
                    .proposal(proposal)
                    .copula(copula)
                    .draws(200_000));
            assertThat(e.summary("x").mean()).isCloseTo(3 * (2 + rho) / variance, within(0.015));
            assertThat(e.summary("w").mean()).isCloseTo(3 * (1 + 2 * rho) / variance, within(0.02));
        }
    }

    /** By hand for the linear model: 1 / ∫ (posterior over prior) d posterior, of one input seen by itself. */
    @Test
    void theEffectiveSampleSizeIsThatOfTheWeights() {
        Conditioned seen = ConditioningPlan.of(LINE, SEEN).draws(100_000).run();
        double sum = 0;
        double squares = 0;
        for (double weight : seen.weights()) {
            sum += weight;
            squares += weight * weight;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(seen.effectiveSampleSize()).isCloseTo(1 / squares, within(1e-6));
        assertThat(seen.resampled()).isEqualTo((int) seen.effectiveSampleSize());
        assertThat(seen.distinct()).isBetween(seen.resampled() / 2L, (long) seen.resampled());
        // y is N(0, 5) and its likelihood N(3, 0.25): E(L)^2 / E(L^2) = N(3; 5.25)^2 / (N(3; 5.125) / (2 sqrt(0.25
        // pi)))
        double expected = Math.pow(density(3, 5.25), 2) / (density(3, 5.125) / Math.sqrt(Math.PI));
        assertThat(seen.effectiveSampleSize() / 100_000).isCloseTo(expected, within(0.01));
    }

    private static double density(double x, double variance) {
        return Math.exp(-x * x / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    @Test
    void theAnswerDependsOnThePlanAlone() {
        ConditioningPlan plan =
                ConditioningPlan.of(LINE, SEEN).proposal(NEAR).draws(5_000).seed(9);
        Conditioned one = plan.threads(1).run();
        Conditioned three = plan.threads(3).run();
        Conditioned merged = plan.merge(
                IntStream.range(0, plan.blocks()).mapToObj(plan::weigh).iterator());
        assertThat(three.weights()).isEqualTo(one.weights());
        assertThat(merged.weights()).isEqualTo(one.weights());
        assertThat(posterior(plan.threads(3)).values("x"))
                .isEqualTo(posterior(plan.threads(1)).values("x"));
        assertThat(plan.seed(10).run().weights()).isNotEqualTo(one.weights());
        assertThatThrownBy(() -> plan.merge(List.of(plan.weigh(1)).iterator()))
                .hasMessageContaining("number 0 but has 1");
    }

    @Test
    void tooFewDrawsAreRefusedWithHowManyWouldDo() {
        List<Observation> far = List.of(new Observation("y", Observation.Scale.LINEAR, 9, 0.1));
        assertThatThrownBy(() -> ConditioningPlan.of(LINE, far).draws(1_000).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "effective sample size must be >= 100 but is [\\d.]+ of 1000 draws; about \\d+ draws would do");
        Model none = model(List.of("y"), (in, out) -> {
            throw new ArithmeticException("no answer");
        });
        assertThatThrownBy(() -> ConditioningPlan.of(none, SEEN).draws(100).run())
                .hasMessageContaining("none of 100 draws");
    }

    @Test
    void drawsWithoutAnAnswerHaveNoWeight() {
        Model half = model(List.of("y"), (in, out) -> {
            if (in[1] < 0) {
                throw new ArithmeticException("no answer");
            }
            out[0] = in[0];
        });
        Conditioned seen = ConditioningPlan.of(half, List.of(new Observation("y", Observation.Scale.LINEAR, 0, 1)))
                .draws(4_000)
                .run();
        assertThat((double) seen.failed()).isCloseTo(2_000, within(150.0));
        Ensemble e = Ensemble.of(model(List.of("w"), (in, out) -> out[0] = in[1]))
                .given(seen)
                .run();
        assertThat(e.summary("w").least()).isPositive();
    }

    @Test
    void faultsSayWhat() {
        assertThatThrownBy(() ->
                        ConditioningPlan.of(LINE, List.of(new Observation("z", Observation.Scale.LINEAR, 3, 0.5))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unknown output 'z'");
        assertThatThrownBy(() -> new Observation("y", Observation.Scale.LOG, -1, 0.5))
                .hasMessageContaining("observed y on the scale log");
        assertThatThrownBy(() -> new Observation("y", Observation.Scale.LOG, 1, 0))
                .hasMessageContaining("error");
        assertThatThrownBy(() -> new Proposal(List.of("x", "w"), new double[2], new double[][] {{1, 2}, {2, 1}}))
                .hasMessageContaining("positive definite but is not at w");
        Conditioned seen = ConditioningPlan.of(LINE, SEEN).draws(10_000).run();
        Model other = Model.of(
                List.of(INPUTS.get(0), Model.Input.of("w", Distribution.normal(0, 2))), List.of(), (in, out) -> {});
        assertThatThrownBy(() -> Ensemble.of(other).given(seen))
                .hasMessageContaining("must be among those drawn but w with distribution normal(mean=0, sd=2) is not");
    }

    /** A model that reads fewer of the inputs is given the same draws of those. */
    @Test
    void fewerInputsHaveTheSameDraws() {
        Conditioned seen = ConditioningPlan.of(LINE, SEEN).draws(10_000).run();
        double[][] both = posteriorPlan(seen, INPUTS).inputs().columns(3, 4);
        double[][] second = posteriorPlan(seen, INPUTS.subList(1, 2)).inputs().columns(3, 4);
        assertThat(second).hasDimensions(1, both[0].length);
        assertThat(second[0]).isEqualTo(both[1]);
    }

    private static EnsemblePlan posteriorPlan(Conditioned seen, List<Model.Input> inputs) {
        return Ensemble.of(Model.of(inputs, List.of("none"), (in, out) -> out[0] = 0))
                .given(seen);
    }

    @Test
    void scalesHaveInverses() {
        for (Observation.Scale scale : Observation.Scale.values()) {
            assertThat(scale.back(scale.of(0.3))).as(scale.label()).isCloseTo(0.3, within(1e-15));
        }
        assertThat(new Observation("y", Observation.Scale.LOG_ODDS, 0.5, 2).residual(0.9))
                .isCloseTo(Math.log(9) / 2, within(1e-15));
    }
}
