package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;

/** Crossing of China and the United States, against an independent run of the same recipe, and laws of joint paths. */
class ConvergenceTest {
    private static final AnnualSeries CHINA = Datasets.bundled().generationPerCapitaKwh("CHN");
    private static final AnnualSeries UNITED_STATES = Datasets.bundled().generationPerCapitaKwh("USA");

    private static Convergence under(String model, Convergence.Adjustment adjustment) {
        return Convergence.of(
                CHINA,
                UNITED_STATES,
                2070,
                GenerationPaths.Settings.of(GrowthModels.named(model)),
                adjustment,
                4000,
                42);
    }

    @Test
    void driftAgreesWithTheIndependentRun() {
        Convergence drift = under("drift", Convergence.Adjustment.NONE);
        assertThat(drift.quantileYear(0.1).orElseThrow()).isBetween(2032, 2034);
        assertThat(drift.quantileYear(0.5).orElseThrow()).isEqualTo(2036);
        assertThat(drift.quantileYear(0.9).orElseThrow()).isBetween(2038, 2040);
        assertThat(drift.probabilityBy(2035)).isCloseTo(0.47, within(0.03));
        assertThat(drift.probabilityBy(2040)).isCloseTo(0.95, within(0.03));
    }

    @Test
    void halvedDriftAgreesWithTheIndependentRun() {
        Convergence halved = under("drift-halved", Convergence.Adjustment.NONE);
        assertThat(halved.quantileYear(0.5).orElseThrow()).isBetween(2045, 2047);
        assertThat(halved.probabilityBy(2040)).isCloseTo(0.18, within(0.05));
    }

    @Test
    void probabilitiesAddUpAndTheLikeForLikeAdjustmentDelays() {
        Convergence plain = under("default", Convergence.Adjustment.NONE);
        Convergence alike = under("default", Convergence.Adjustment.CHINA_UNITED_STATES);
        assertThat(plain.probabilityBy(2070) + plain.probabilityOfNever()).isCloseTo(1, within(1e-12));
        assertThat(alike.probabilityBy(2040)).isLessThan(plain.probabilityBy(2040));
        assertThat(alike.quantileYear(0.5).orElse(9999))
                .isGreaterThanOrEqualTo(plain.quantileYear(0.5).orElse(9999));
    }

    @Test
    void naiveNeverCrossesOnItsCentralPath() {
        assertThat(under("naive", Convergence.Adjustment.NONE).centralYear()).isEmpty();
    }

    @Test
    void aPathOfTheCountryDoesNotDependOnTheReference() {
        GenerationPaths.Settings settings = GenerationPaths.Settings.standard();
        GenerationPaths both = GenerationPaths.of(CHINA, UNITED_STATES, 2040, settings);
        GenerationPaths alone = GenerationPaths.of(CHINA, 2040, settings);
        double[] normals = new double[both.normalsNeeded()];
        for (int i = 0; i < normals.length; i++) {
            normals[i] = Math.sin(i + 1);
        }
        double[] a = new double[both.years()];
        double[] b = new double[both.years()];
        both.path(0.7, normals, a, new double[both.years()]);
        alone.path(0.7, normals, b, new double[0]);
        assertThat(b).isEqualTo(a);
        assertThat(alone.normalsNeeded() * 2).isEqualTo(both.normalsNeeded());
    }

    @Test
    void aSeriesIsNotItsOwnReference() {
        GenerationPaths.Settings settings = GenerationPaths.Settings.standard();
        assertThatThrownBy(() -> GenerationPaths.of(CHINA, CHINA, 2040, settings))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be another series but is the same");
        assertThatThrownBy(() ->
                        Convergence.of(CHINA, CHINA, 2040, settings, Convergence.Adjustment.CHINA_UNITED_STATES, 10, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be another series but is the same");
    }

    @Test
    void aCountryWhoseDataEndEarlierIsSimulatedForwardAndTheOtherObserved() {
        AnnualSeries shorter = AnnualSeries.of("short", 2000, CHINA.values(2000, 2023));
        GenerationPaths paths = GenerationPaths.of(shorter, UNITED_STATES, 2040, GenerationPaths.Settings.standard());
        double[] own = new double[paths.years()];
        double[] reference = new double[paths.years()];
        double[] normals = new double[paths.normalsNeeded()];
        java.util.Arrays.fill(normals, 1);
        paths.path(0.2, normals, own, reference);
        assertThat(paths.firstYear()).isEqualTo(2024);
        assertThat(reference[0]).isEqualTo(UNITED_STATES.in(2024).orElseThrow());
        assertThat(reference[1]).isEqualTo(UNITED_STATES.in(2025).orElseThrow());
        assertThat(own[0]).isNotEqualTo(CHINA.in(2024).orElseThrow());
    }
}
