package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.uncertainty.Conditioned;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Summary;

class CalibrationTest {
    private static final DatedFacts FACTS = DatedFacts.bundled();
    private static final Calibration BUNDLED = Calibration.of(2025, FACTS);

    /** The shipped defaults are the recipe's estimate, to a seventieth of a standard deviation of the prior. */
    @Test
    void theDefaultsAreTheEstimate() {
        assertThat(BUNDLED.parameters()).hasSize(13);
        for (Calibration.Fitted p : BUNDLED.parameters()) {
            double shipped = BUNDLED.shipped(p.name()).orElseThrow();
            double oneError = (p.upper() - p.lower()) / 2 / p.standardError();
            assertThat(shipped).as(p.name()).isCloseTo(p.estimate(), within(oneError / 70));
        }
    }

    /** The table says of each fitted parameter, and of no other, that it is calibrated, and names facts that it was fitted to. */
    @Test
    void theParameterTableNamesTheFacts() {
        List<String> ids = BUNDLED.facts().stream().map(DatedFact::id).toList();
        List<Parameter> calibrated = ParameterTable.bundled().all().stream()
                .filter(p -> p.source().evidence() == Evidence.CALIBRATED)
                .toList();
        assertThat(calibrated)
                .extracting(Parameter::name)
                .containsExactlyInAnyOrderElementsOf(BUNDLED.parameters().stream()
                        .map(Calibration.Fitted::name)
                        .toList());
        for (Parameter p : calibrated) {
            String named =
                    p.source().citation().replaceFirst(".*speak of it: ", "").replaceFirst(";.*", "");
            assertThat(ids).as(p.name()).contains(named.split(", "));
            assertThat(p.source().citation()).startsWith("minimum distance to " + ids.size() + " dated facts");
        }
    }

    @Test
    void noDefaultContradictsItsFacts() {
        assertThat(Residual.ofDefaults(FACTS)).hasSize(24).allSatisfy(r -> assertThat(Math.abs(r.inErrors()))
                .as(r.fact().id())
                .isLessThan(0.5));
    }

    /** An independent program has 1.78 for the same facts and priors at its estimate, which is a little off the minimum. */
    @Test
    void theDistanceIsThatOfAnotherProgram() {
        assertThat(BUNDLED.facts()).hasSize(23);
        assertThat(BUNDLED.distance()).isBetween(1.70, 1.78);
    }

    /** No step along any parameter is nearer to the facts. */
    @Test
    void theEstimateIsAMinimum() {
        FactModel model = FactModel.ofBaseYear(2025, FACTS);
        var inputs = model.calibrated();
        var evaluator = model.function(
                        inputs, BUNDLED.facts().stream().map(DatedFact::output).toList())
                .evaluator();
        double[] scores = BUNDLED.parameters().stream()
                .mapToDouble(Calibration.Fitted::score)
                .toArray();
        for (int i = 0; i < scores.length; i++) {
            for (double step : new double[] {-0.02, 0.02}) {
                double[] moved = scores.clone();
                moved[i] += step;
                double sum = 0;
                double[] values = new double[moved.length];
                for (int k = 0; k < moved.length; k++) {
                    sum += moved[k] * moved[k];
                    values[k] = inputs.get(k).distribution().quantile(StandardNormal.cdf(moved[k]));
                }
                double[] of = new double[BUNDLED.facts().size()];
                evaluator.evaluate(values, of);
                for (int k = 0; k < of.length; k++) {
                    sum += Math.pow(BUNDLED.facts().get(k).residual(of[k]), 2);
                }
                assertThat(sum).as(inputs.get(i).name()).isGreaterThan(BUNDLED.distance());
            }
        }
    }

    /** A third of the draws count: the facts speak of more parameters than the fitted ones, and the proposal knows it. */
    @Test
    void conditionedDrawsMeetTheFacts() {
        Conditioned seen = BUNDLED.conditioning().draws(2_000).threads(2).run();
        assertThat(seen.effectiveSampleSize()).isGreaterThan(400);
        assertThat(seen.failed()).isZero();
        List<String> outputs = List.of("world_spending_usd[2025]", "world_spending_usd[2026]");
        Ensemble after =
                Ensemble.of(BUNDLED.function(outputs)).threads(2).given(seen).run();
        Ensemble before =
                Ensemble.of(BUNDLED.function(outputs)).threads(2).draws(500).run();
        Summary s = after.summary("world_spending_usd[2025]");
        assertThat(Math.log(s.p95() / s.p05())).isLessThan(2 * 1.645 * 0.15);
        assertThat(s.p50()).isBetween(30e9, 40e9);
        Summary prior = before.summary("world_spending_usd[2026]");
        Summary posterior = after.summary("world_spending_usd[2026]");
        assertThat(Math.log(posterior.p95() / posterior.p05())).isLessThan(0.5 * Math.log(prior.p95() / prior.p05()));
    }

    /** A parameter of 2026 that no fact to the end of 2025 moves keeps its prior. */
    @Test
    void factsOfADayTellNothingOfLaterYears() {
        Calibration then = Calibration.of(2025, FACTS.knownOn(LocalDate.of(2025, 12, 31)));
        assertThat(then.facts()).hasSize(11).allMatch(f -> f.year() == 2025);
        for (Calibration.Fitted p : then.parameters()) {
            if (p.name().matches("diffusion|demand_deviation.*|taste_drift.*|additions_factor.*")) {
                assertThat(p.score()).as(p.name()).isCloseTo(0, within(1e-6));
                assertThat(p.standardError()).as(p.name()).isCloseTo(1, within(1e-6));
            } else {
                assertThat(p.standardError()).as(p.name()).isLessThan(1);
            }
        }
    }

    private static final DatedFacts SPENDING = FACTS.only(f -> f.id().equals("S25"));

    /**
     * One fact with the residual r and its slope g over the scores z: at the minimum z = -r g, and the covariance (I + g gᵀ)⁻¹ is
     * I - g gᵀ / (1 + gᵀg) (Sherman and Morrison 1950), which is I - z zᵀ / (r² + zᵀz), whatever the model.
     */
    @Test
    void oneFactHasAClosedForm() {
        Calibration one = Calibration.of(2025, SPENDING);
        DatedFact fact = one.facts().get(0);
        double r = fact.residual(one.valueOf(fact));
        double[] z =
                one.parameters().stream().mapToDouble(Calibration.Fitted::score).toArray();
        double zz = Arrays.stream(z).map(x -> x * x).sum();
        assertThat(Math.abs(r)).isGreaterThan(0.01);
        assertThat(zz).isGreaterThan(1e-4);
        assertThat(one.distance()).isCloseTo(r * r + zz, within(1e-12));
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                double closed = (i == j ? 1 : 0) - z[i] * z[j] / (r * r + zz);
                assertThat(one.covariance()[i][j]).as("%d, %d", i, j).isCloseTo(closed, within(1e-5));
            }
            assertThat(one.parameters().get(i).standardError())
                    .isCloseTo(Math.sqrt(one.covariance()[i][i]), within(1e-15));
        }
        assertThat(Residual.of(one)).containsExactly(new Residual(fact, one.valueOf(fact)));
        assertThat(Residual.of(one).get(0).inErrors()).isEqualTo(r);
        // The value is the model's at the estimates, and the fact that it was not fitted to has none.
        assertThat(one.valuesOf(List.of(fact))).containsExactly(new double[] {one.valueOf(fact)}, within(1e-3));
        assertThatThrownBy(() -> one.valueOf(FACTS.get("V25")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("V25");
    }

    /** Estimate and ends are the values of the prior at the score and one error to each side. */
    @Test
    void aFittedParameterIsAPlaceInItsPrior() {
        Calibration one = Calibration.of(2025, SPENDING);
        List<Model.Input> priors = one.priors();
        List<Calibration.Fitted> parameters = one.parameters();
        for (int i = 0; i < priors.size(); i++) {
            Calibration.Fitted p = parameters.get(i);
            Distribution prior = priors.get(i).distribution();
            assertThat(p.name()).isEqualTo(priors.get(i).name());
            assertThat(p.prior()).isEqualTo(prior.toString());
            assertThat(StandardNormal.quantile(prior.cdf(p.estimate()))).isCloseTo(p.score(), within(1e-6));
            assertThat(StandardNormal.quantile(prior.cdf(p.lower())))
                    .isCloseTo(p.score() - p.standardError(), within(1e-6));
            assertThat(StandardNormal.quantile(prior.cdf(p.upper())))
                    .isCloseTo(p.score() + p.standardError(), within(1e-6));
            assertThat(one.estimates()).containsEntry(p.name(), p.estimate());
        }
        assertThat(one.estimates()).hasSameSizeAs(priors);
    }

    /** Only facts for calibration, of the base year or later, count: the others do not move the estimate. */
    @Test
    void otherFactsAreNotFittedTo() {
        DatedFacts more = SPENDING.and(FACTS.only(f -> f.year() == 2024 || f.use() == DatedFact.Use.CHECK));
        Calibration one = Calibration.of(2025, more);
        assertThat(more.all()).hasSizeGreaterThan(5);
        assertThat(one.facts()).extracting(DatedFact::id).containsExactly("S25");
        assertThat(one.estimates()).isEqualTo(Calibration.of(2025, SPENDING).estimates());
    }

    /** Without a fact everything stands at its prior. */
    @Test
    void withoutFactsNothingMoves() {
        Calibration none = Calibration.of(2024, SPENDING.only(f -> false));
        assertThat(none.distance()).isZero();
        assertThat(none.parameters()).isNotEmpty().allSatisfy(p -> {
            assertThat(p.score()).isZero();
            assertThat(p.standardError()).isEqualTo(1);
            assertThat(none.shipped(p.name())).isEmpty();
        });
    }

    @Test
    void aFactWithoutPlaceOnItsScaleIsNamed() {
        DatedFacts negative = DatedFacts.of(CsvTable.read("facts.csv", new StringReader("""
                        id,quantity,expression,unit,year,date,value,scale,sd,used_for,evidence,source,note
                        NEG25,a,0 - world_spending_usd,USD/yr,2025,2025-12-31,1,log,0.2,calibration,assumed,-,
                        """)));
        assertThatThrownBy(() -> Calibration.of(2025, negative)).hasMessageContaining("residual of fact NEG25");
    }

    private static double spearman(double[] a, double[] b) {
        return new SpearmansCorrelation().correlation(a, b);
    }

    /** Inputs of another model that the facts do not speak of keep their prior and their correlation, also with what is fitted. */
    @Test
    void othersAreDrawnBesideTheWorldsInputs() {
        Model.Input normal = Model.Input.of("one", Distribution.normal(3, 2));
        Model.Input uniform = Model.Input.of("two", Distribution.uniform(0, 1));
        Calibration one = Calibration.of(2025, SPENDING);
        Model.Input fitted = one.priors().get(0);
        Copula copula = Copula.independent().correlate("one", "two", 0.7).correlate(fitted.name(), "one", 0.5);
        Conditioned seen = one.conditioning(List.of(normal, uniform), copula)
                .draws(1_500)
                .threads(2)
                .run();
        assertThat(seen.effectiveSampleSize()).isGreaterThan(800);
        Ensemble drawn = Ensemble.of(WeightsTest.itself(uniform, fitted, normal))
                .given(seen)
                .run();
        double[] ones = drawn.values("one");
        assertThat(Arrays.stream(ones).average().orElseThrow()).isCloseTo(3, within(4 * 2 / Math.sqrt(ones.length)));
        assertThat(spearman(ones, drawn.values("two"))).isCloseTo(0.7, within(0.07));
        assertThat(spearman(ones, drawn.values(fitted.name()))).isCloseTo(0.5, within(0.1));

        Model.Input other = Model.Input.of(fitted.name(), Distribution.uniform(0, 1));
        assertThatThrownBy(() -> one.conditioning(List.of(other), copula))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("distribution of " + fitted.name() + ", which the facts speak of, must be");
    }
}
