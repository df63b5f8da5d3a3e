package org.tokenstate.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Conditioned;
import org.tokenstate.uncertainty.ConditioningPlan;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.ProjectionPlan;
import org.tokenstate.units.internal.Require;

/**
 * An ensemble of a country given dated facts, without the one before them: {@link Revision} runs both. An ordinary ensemble that is
 * at hand says what was before the facts by {@linkplain #before weights}.
 *
 * @param ensemble the ensemble given the facts, as long as the effective sample size
 * @param weighted the draws that it is a resample of
 * @param facts the facts, in the order of their table
 * @param prior the plan of the ensemble before the facts
 */
public record Posterior(Ensemble ensemble, Conditioned weighted, List<DatedFact> facts, EnsemblePlan prior) {
    /** Copies the list. */
    public Posterior {
        facts = List.copyOf(facts);
    }

    /**
     * Runs the ensemble given the facts.
     *
     * @param plan what is drawn and counted; as many draws are weighted
     * @param known the facts that may be used; those that parameters are fitted to are
     * @param from the first year
     * @param to the last year
     * @return the ensemble
     * @throws InputException as {@link Revision#of}
     * @throws IllegalStateException as {@link Revision#of}
     */
    public static Posterior of(ProjectionPlan plan, DatedFacts known, int from, int to) {
        Calibration calibration = Calibration.of(TokenStateModel.FIRST_YEAR, known);
        if (calibration.facts().isEmpty()) {
            throw new InputException("no dated fact of " + TokenStateModel.FIRST_YEAR
                    + " or later that parameters are fitted to was known");
        }
        Scenario scenario = plan.model().scenario();
        for (Model.Input prior : calibration.priors()) {
            if (!scenario.values().containsKey(prior.name())) {
                scenario = scenario.with(prior.name(), ParameterValue.of(prior.distribution()));
            }
        }
        EnsemblePlan before = plan.under(scenario).plan(from, to);
        ConditioningPlan weighing = calibration
                .conditioning(before.model().inputs(), before.copula())
                .draws(Math.toIntExact(before.draws()))
                .seed(before.seed())
                .threads(before.threads());
        Conditioned weighted = weighing.run();
        return new Posterior(before.given(weighted).run(), weighted, calibration.facts(), before);
    }

    /**
     * Weights of draws.
     *
     * @param values one a draw that gave an answer, in their order; they add up to one
     * @param effectiveSampleSize how many draws of equal weight tell as much, (Σ<i>w</i>)²/Σ<i>w</i>² (Kong 1992)
     */
    public record Weights(double[] values, double effectiveSampleSize) {
        /** Copies the array. */
        public Weights {
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }
    }

    /**
     * The weights that turn the draws of an ordinary ensemble, whose fitted parameters lie around their estimates, into draws from the
     * priors: importance sampling by the ratio of the densities, prior over drawn, of each parameter that is drawn otherwise.
     *
     * <p>The ratio is φ(<i>z</i>′)/φ(<i>z</i>) · d<i>z</i>′/d<i>z</i> of the normal scores <i>z</i> of a value under the distribution
     * that was drawn and <i>z</i>′ under the prior; the derivative by central difference, which is exact where both are normal on one
     * scale.
     *
     * @param ordinary an ensemble of the same model and scenario that is given nothing
     * @return one weight a draw that gave an answer
     * @throws IllegalArgumentException if its inputs are others, or one that is drawn otherwise is correlated with another
     */
    public Weights before(Ensemble ordinary) {
        List<Model.Input> drawn = ordinary.plan().model().inputs();
        List<Model.Input> priors = prior.model().inputs();
        Set<String> correlated = ordinary.plan().copula().names();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Model.Input input = drawn.get(i);
            Require.that(
                    i < priors.size() && priors.get(i).name().equals(input.name()),
                    "input %d of the ensemble must be that of the plan before the facts but is %s",
                    i + 1,
                    input.name());
            if (!priors.get(i).equals(input)) {
                Require.that(
                        !correlated.contains(input.name()),
                        "a fitted parameter must be drawn by itself but %s is correlated with another",
                        input.name());
                others.add(i);
            }
        }
        double[] weights = new double[(int) ordinary.draws()];
        double[][] inputs = ordinary.inputs(weights.length);
        for (int i : others) {
            for (int draw = 0; draw < weights.length; draw++) {
                weights[draw] +=
                        logRatio(priors.get(i).distribution(), drawn.get(i).distribution(), inputs[i][draw]);
            }
        }
        double greatest = Arrays.stream(weights).max().orElse(0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(weights[i] - greatest);
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new Weights(weights, sum * sum / squares);
    }

    private static double logRatio(Distribution prior, Distribution drawn, double value) {
        double step = 1e-3;
        double score = score(drawn, value);
        double low = score(prior, drawn.quantile(StandardNormal.cdf(score - step)));
        double high = score(prior, drawn.quantile(StandardNormal.cdf(score + step)));
        double under = score(prior, value);
        return 0.5 * (score * score - under * under) + Math.log((high - low) / (2 * step));
    }

    private static double score(Distribution distribution, double value) {
        return StandardNormal.quantile(distribution.cdf(value));
    }
}
