package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.ProjectionPlan;

class PosteriorTest {
    private static final String SPENDING = "world_spending_usd";
    private static final ProjectionPlan PLAN = Ensemble.of(TokenStateModel.of("CHN"))
            .variables(List.of(SPENDING))
            .draws(600)
            .seed(7)
            .threads(2);
    private static final Posterior POSTERIOR = Posterior.of(PLAN, DatedFacts.bundled(), 2025, 2026);

    /** The moments of a parameter's logarithm under the weights are those of its prior, which the ordinary draws do not have. */
    @Test
    void weightsTurnOrdinaryDrawsIntoPriorDraws() {
        Ensemble ordinary = PLAN.draws(4_000).run(2025, 2026);
        Posterior.Weights weights = POSTERIOR.before(ordinary);
        double[] w = weights.values();
        assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
        assertThat(weights.effectiveSampleSize()).isBetween(1_500.0, 3_500.0);

        EnsemblePlan plan = ordinary.plan();
        int place =
                plan.model().inputs().stream().map(Model.Input::name).toList().indexOf("diffusion");
        double ordinaryMean = 0;
        double mean = 0;
        double square = 0;
        EnsemblePlan.Draws draws = plan.inputs();
        for (int d = 0; d < w.length; d++) {
            double log = Math.log(draws.columns(d, 1)[place][0]);
            ordinaryMean += log / w.length;
            mean += w[d] * log;
            square += w[d] * log * log;
        }
        // Prior lognormal(median=0.3, sigma=0.35); drawn with median 0.345. Errors are 0.35 over the root of the draws.
        assertThat(ordinaryMean).isCloseTo(Math.log(0.345), within(0.02));
        assertThat(mean).isCloseTo(Math.log(0.3), within(0.03));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(0.35, within(0.03));

        Ensemble prior = POSTERIOR.prior().draws(4_000).run();
        double[] spending = ordinary.values(SPENDING + "[2026]");
        double weighted = 0;
        for (int d = 0; d < w.length; d++) {
            weighted += w[d] * Math.log(spending[d]);
        }
        double direct = Arrays.stream(prior.values(SPENDING + "[2026]"))
                .map(Math::log)
                .average()
                .orElseThrow();
        double unweighted = Arrays.stream(spending).map(Math::log).average().orElseThrow();
        assertThat(weighted).isCloseTo(direct, within(0.03));
        assertThat(Math.abs(unweighted - direct)).isGreaterThan(0.04);
    }

    @Test
    void aRevisionIsThePriorAndThis() {
        Revision revision = Revision.of(PLAN, DatedFacts.bundled(), 2025, 2026);
        assertThat(revision.posterior().values(SPENDING + "[2026]"))
                .containsExactly(POSTERIOR.ensemble().values(SPENDING + "[2026]"));
        assertThat(revision.prior().values(SPENDING + "[2026]"))
                .containsExactly(POSTERIOR.prior().run().values(SPENDING + "[2026]"));
        assertThat(POSTERIOR.before(revision.prior()).effectiveSampleSize()).isCloseTo(600, within(1e-9));
    }

    @Test
    void anEnsembleOfAnotherModelIsRefused() {
        Ensemble other = Ensemble.of(TokenStateModel.of("CHN").against("USA"))
                .draws(50)
                .variables(List.of(SPENDING))
                .run(2025, 2026);
        assertThatThrownBy(() -> POSTERIOR.before(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of the ensemble must be that of the plan before the facts but is ");
    }
}
