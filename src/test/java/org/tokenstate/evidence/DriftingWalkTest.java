package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftingWalkTest {
    /** Without noise: the line through the ends; the variance of changes over the time that they took. */
    @Test
    void withoutNoiseItIsClosed() {
        DriftingWalk walk = DriftingWalk.exact(new double[] {2024, 2025, 2027, 2027.5}, new double[] {1, 3, 4, 8});
        assertThat(walk.drift()).isCloseTo(7 / 3.5, within(1e-12));
        double variance = (0 + 9 / 2.0 + 9 / 0.5) / 2; // changes less 2 a year: 0, -3, 3
        assertThat(walk.volatility()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(walk.driftError()).isCloseTo(Math.sqrt(variance / 3.5), within(1e-12));
        assertThat(walk.volatilityError()).isCloseTo(Math.sqrt(variance) / 2, within(1e-12));
        assertThat(walk.noise()).isZero();
        assertThat(walk.degrees()).isEqualTo(2);
    }

    /**
     * With noise, by SciPy: generalised least squares of the level on time with the whole covariance matrix of the changes, which
     * neighbours share the noise of the value between them, and the greatest restricted likelihood.
     */
    @Test
    void withNoiseItIsGeneralisedLeastSquares() {
        double[] times = {0, 1, 1.5, 2, 4, 5, 6, 6.25, 7};
        double[] values = {0.4, 0.2, 1.3, 0.9, 4.6, 4.4, 7.1, 6.2, 9.9};
        DriftingWalk walk = DriftingWalk.noisy(times, values);
        assertThat(walk.drift()).isCloseTo(1.291542, within(1e-6));
        assertThat(walk.driftError()).isCloseTo(0.336116, within(5e-6));
        assertThat(walk.volatility()).isCloseTo(0.803384, within(5e-6));
        assertThat(walk.noise()).isCloseTo(0.873724, within(5e-6));
    }

    /** A long walk with noise at uneven times gives back what made it. */
    @Test
    void aSimulatedWalkGivesBackItsParameters() {
        Random random = new Random(42);
        double[] times = new double[4000];
        double[] values = new double[times.length];
        double level = 0;
        for (int i = 0; i < times.length; i++) {
            double step = 0.01 + 0.03 * random.nextDouble();
            times[i] = (i == 0 ? 0 : times[i - 1]) + step;
            level += 2.4 * step + 1.8 * Math.sqrt(step) * random.nextGaussian();
            values[i] = level + 0.2 * random.nextGaussian();
        }
        DriftingWalk walk = DriftingWalk.noisy(times, values);
        assertThat(walk.volatility()).isCloseTo(1.8, within(0.15));
        assertThat(walk.noise()).isCloseTo(0.2, within(0.02));
        assertThat(walk.drift()).isCloseTo(2.4, within(3 * walk.driftError()));
        assertThat(walk.driftError()).isCloseTo(1.8 / Math.sqrt(times[3999] - times[0]), within(0.02));
    }

    /** Where values have no noise, the likelihood finds none, and the two filters agree. */
    @Test
    void aLineWithSmoothStepsHasNoNoise() {
        double[] times = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] values = {0, 1, 2.5, 4.5, 7, 9, 10.5, 11.5};
        DriftingWalk noisy = DriftingWalk.noisy(times, values);
        DriftingWalk exact = DriftingWalk.exact(times, values);
        assertThat(noisy.noise()).isZero();
        assertThat(noisy.drift()).isEqualTo(exact.drift());
        assertThat(noisy.volatility()).isEqualTo(exact.volatility());
    }

    @Test
    void fewPointsAndTimesThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> DriftingWalk.exact(new double[] {1, 2}, new double[] {1, 2}))
                .hasMessage("points of a random walk with drift must be at least 3 but are 2");
        assertThatThrownBy(() -> DriftingWalk.exact(new double[] {1, 2, 2}, new double[] {1, 2, 3}))
                .hasMessage("times of a random walk must rise but 2.0 follows 2.0");
    }
}
