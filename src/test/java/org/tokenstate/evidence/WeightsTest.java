package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.uncertainty.ConditioningPlan;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.Observation;

/** Importance weights against densities in closed form, for inputs without a model. */
class WeightsTest {
    private static final Model.Input SAME = Model.Input.of("same", Distribution.uniform(0, 1));

    /** Gives its inputs. */
    static Model itself(Model.Input... inputs) {
        List<Model.Input> all = List.of(inputs);
        return Model.of(
                all,
                all.stream().map(Model.Input::name).toList(),
                (in, out) -> System.arraycopy(in, 0, out, 0, in.length));
    }

    private static EnsemblePlan plan(Model.Input... inputs) {
        return Ensemble.of(itself(inputs)).draws(400).seed(5);
    }

    /** What a posterior knows besides its prior does not matter here. */
    private static Posterior posterior(EnsemblePlan prior) {
        ConditioningPlan weighed = ConditioningPlan.of(
                        prior.model(), List.of(new Observation("same", Observation.Scale.LINEAR, 0.5, 1)))
                .draws(400);
        return new Posterior(prior.run(), weighed.run(), List.of(), prior);
    }

    private static void matches(
            EnsemblePlan drawn, EnsemblePlan prior, String input, DoubleUnaryOperator ratio, double off) {
        Ensemble ordinary = drawn.run();
        Posterior.Weights weights = posterior(prior).before(ordinary);
        double[] expected = Arrays.stream(ordinary.values(input)).map(ratio).toArray();
        double sum = Arrays.stream(expected).sum();
        double squares = Arrays.stream(expected).map(w -> w * w).sum();
        double[] values = weights.values();
        assertThat(values).hasSize(400);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i] / sum, within(off * expected[i] / sum));
        }
        assertThat(Arrays.stream(values).sum()).isCloseTo(1, within(1e-12));
        assertThat(weights.effectiveSampleSize()).isCloseTo(sum * sum / squares, within(off * 400));
        // A change of what was given out changes nothing.
        values[0] = 7;
        assertThat(weights.values()[0]).isLessThan(1);
    }

    private static double normal(double x, double mean, double sd) {
        return Math.exp(-0.5 * Math.pow((x - mean) / sd, 2)) / sd;
    }

    /** Prior over drawn density, of two normals and, on the scale of logarithms, of two lognormals. */
    @Test
    void weightsAreRatiosOfDensities() {
        matches(
                plan(SAME, Model.Input.of("x", Distribution.normal(1, 0.8))),
                plan(SAME, Model.Input.of("x", Distribution.normal(0.5, 1))),
                "x",
                x -> normal(x, 0.5, 1) / normal(x, 1, 0.8),
                1e-5);
        matches(
                plan(Model.Input.of("x", Distribution.lognormal(2, 0.3)), SAME),
                plan(Model.Input.of("x", Distribution.lognormal(3, 0.5)), SAME),
                "x",
                x -> normal(Math.log(x), Math.log(3), 0.5) / normal(Math.log(x), Math.log(2), 0.3),
                1e-5);
        // Of a uniform prior the density is 1 / 20 everywhere, so that the weight is the inverse of what was drawn.
        matches(
                plan(SAME, Model.Input.of("x", Distribution.normal(0, 1))),
                plan(SAME, Model.Input.of("x", Distribution.uniform(-10, 10))),
                "x",
                x -> 1 / normal(x, 0, 1),
                1e-3);
    }

    /** Without a difference all draws weigh the same. */
    @Test
    void whatIsDrawnFromThePriorWeighsTheSame() {
        Posterior.Weights weights = posterior(plan(SAME)).before(plan(SAME).run());
        assertThat(weights.values()).containsOnly(1 / 400.0);
        assertThat(weights.effectiveSampleSize()).isCloseTo(400, within(1e-9));
    }

    @Test
    void otherInputsAndCorrelatedOnesAreRefused() {
        Model.Input x = Model.Input.of("x", Distribution.normal(1, 0.8));
        Model.Input prior = Model.Input.of("x", Distribution.normal(0, 1));
        assertThatThrownBy(
                        () -> posterior(plan(SAME, prior)).before(plan(x, SAME).run()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input 1 of the ensemble must be that of the plan before the facts but is x");
        assertThatThrownBy(() -> posterior(plan(SAME)).before(plan(SAME, x).run()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input 2 of the ensemble must be that of the plan before the facts but is x");
        Ensemble tied = plan(SAME, x)
                .copula(Copula.independent().correlate("same", "x", 0.5))
                .run();
        assertThatThrownBy(() -> posterior(plan(SAME, prior)).before(tied))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fitted parameter must be drawn by itself but x is correlated with another");
        // What is not drawn otherwise may be correlated.
        assertThat(posterior(plan(SAME, x)).before(tied).values()).containsOnly(1 / 400.0);
    }
}
