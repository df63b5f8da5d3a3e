package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.ProjectionPlan;
import org.tokenstate.units.Ratio;

class RevisionTest {
    private static final DatedFacts FACTS = DatedFacts.bundled();
    private static final String SPENDING = "world_spending_usd";
    private static final ProjectionPlan PLAN = Ensemble.of(TokenStateModel.of("CHN"))
            .variables(List.of(SPENDING, "share_of_goods_exports"))
            .draws(800)
            .seed(7)
            .threads(2);
    private static final Revision REVISION = Revision.of(PLAN, FACTS, 2025, 2027);

    /** The facts of 2026 say 115 bn USD within a fifth. */
    @Test
    void theFactsPinWhatTheySpeakOf() {
        double fact = FACTS.get("S26").value();
        var before = REVISION.prior().summary(SPENDING + "[2026]");
        var after = REVISION.posterior().summary(SPENDING + "[2026]");
        assertThat(after.p50()).isCloseTo(fact, within(0.15 * fact));
        assertThat(Math.log(after.p95() / after.p05())).isLessThan(Math.log(before.p95() / before.p05()) / 2);
        assertThat(REVISION.facts()).hasSize(23);
    }

    @Test
    void theResampleIsAsLongAsTheEffectiveSampleSize() {
        assertThat(REVISION.prior().draws()).isEqualTo(800);
        assertThat(REVISION.weighted().draws()).isEqualTo(800);
        assertThat(REVISION.weighted().effectiveSampleSize()).isBetween(150.0, 800.0);
        assertThat(REVISION.posterior().draws())
                .isEqualTo((int) REVISION.weighted().effectiveSampleSize());
        assertThat(REVISION.posterior()
                        .probabilityBy(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1)), 2027)
                        .value())
                .isBetween(0.0, 0.5);
    }

    /** What the weights rest on and what the country's ensemble runs are one world: the same inputs give the same spending. */
    @Test
    void theWeightsAreOfTheWorldThatIsRun() {
        EnsemblePlan plan = REVISION.posterior().plan();
        double[][] columns = plan.inputs().columns(0, 5);
        Model country = plan.model();
        Model world = Calibration.of(2025, FACTS).function(List.of(SPENDING + "[2026]"));
        List<String> names = country.inputs().stream().map(Model.Input::name).toList();
        int place = country.outputs().indexOf(SPENDING + "[2026]");
        for (int k = 0; k < 5; k++) {
            double[] of = new double[names.size()];
            double[] row = new double[world.inputs().size()];
            for (int i = 0; i < of.length; i++) {
                of[i] = columns[i][k];
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = of[names.indexOf(world.inputs().get(i).name())];
            }
            double[] results = new double[country.outputs().size()];
            double[] spending = new double[1];
            country.evaluator().evaluate(of, results);
            world.evaluator().evaluate(row, spending);
            assertThat(spending[0]).isCloseTo(results[place], within(1e-9 * results[place]));
            assertThat(REVISION.posterior().values(SPENDING + "[2026]")[k])
                    .isCloseTo(results[place], within(1e-9 * results[place]));
        }
    }

    /** The draws behind the correlations are those of the resample: what the facts tie together is tied there. */
    @Test
    void rankCorrelationsReadTheResample() {
        double before = tokens(REVISION.prior());
        double after = tokens(REVISION.posterior());
        assertThat(before).isBetween(0.1, 0.9);
        assertThat(after).isLessThan(before - 0.1);
    }

    private static double tokens(Ensemble ensemble) {
        return RankCorrelations.of(ensemble).ranked(SPENDING + "[2026]").stream()
                .filter(c -> c.name().equals("diffusion"))
                .findFirst()
                .orElseThrow()
                .correlation();
    }

    /** Every drawn parameter has its share before and after, and says on what it rests. */
    @Test
    void theSpreadRestsOnParametersWithASource() {
        Revision enough = Revision.of(PLAN.draws(2_500), FACTS, 2025, 2026);
        List<Revision.Foundation> all = enough.foundations(SPENDING + "[2026]");
        double before = all.stream().mapToDouble(Revision.Foundation::prior).sum();
        double after = all.stream().mapToDouble(Revision.Foundation::posterior).sum();
        assertThat(before).isBetween(0.8, 1.0);
        assertThat(after).isBetween(0.5, 1.0);
        Revision.Foundation diffusion = all.stream()
                .filter(f -> f.name().equals("diffusion"))
                .findFirst()
                .orElseThrow();
        assertThat(diffusion.source().evidence()).isEqualTo(Evidence.CALIBRATED);
        assertThat(diffusion.prior()).isGreaterThan(0.1);
        assertThat(all).extracting(Revision.Foundation::name).contains("generation_per_head", "demand_elasticity");
    }

    @Test
    void noFactAndAnotherDistributionAreRefused() {
        assertThatThrownBy(() -> Revision.of(PLAN, FACTS.knownOn(LocalDate.of(2023, 1, 1)), 2025, 2027))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no dated fact of 2025 or later");
        Scenario other = Scenario.BASELINE.with("progress_scale", ParameterValue.of(Distribution.uniform(0.5, 1)));
        assertThatThrownBy(() -> Revision.of(PLAN.under(other), FACTS, 2025, 2027))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("distribution of progress_scale, which the facts speak of");
    }
}
