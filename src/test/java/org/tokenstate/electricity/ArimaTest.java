package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Forecasts one and six years ahead of the likeliest of six models, by statsmodels 0.15.0, {@code ARIMA(y, order, trend)} with
 * trend {@code n} or {@code t}, the least {@code -2 llf + 2k + 2k(k+1)/(n-k-1)} of n changes.
 */
class ArimaTest {
    private static void forecasts(double one, double six, double... y) {
        LinearFit fit = Arima.fit(new Scale(false, 1), y);
        assertThat(fit.point(1)).isCloseTo(one, within(2e-3 * Math.abs(one)));
        assertThat(fit.point(6)).isCloseTo(six, within(2e-3 * Math.abs(six)));
    }

    @Test
    void autoregressionOfTheChangesWithDrift() {
        forecasts(
                66.25116, 74.05177, 32, 35, 36, 37, 39, 41, 45, 45, 47, 49, 49, 51, 54, 55, 57, 59, 56, 62, 59, 61, 63,
                65);
        forecasts(
                67.48798, 74.52440, 32, 33, 33, 34, 35, 39, 43, 47, 51, 55, 56, 58, 62, 64, 65, 67, 65, 66, 68, 67, 68,
                67);
    }

    @Test
    void movingAverageOfTheChanges() {
        forecasts(17.04894, 17.04894, 10, 11, 13, 16, 18, 19, 19, 20, 22, 23, 23, 22, 20, 19, 19, 20, 21, 21, 20, 18);
    }

    @Test
    void randomWalk() {
        forecasts(
                12857, 12857, 13658, 13046, 13320, 13307, 13476, 13638, 13608, 13754, 13478, 12858, 13325, 13129,
                12857);
    }

    @Test
    void errorsOfAMovingAverageAddUp() {
        double[] y = {10, 11, 13, 16, 18, 19, 19, 20, 22, 23, 23, 22, 20, 19, 19, 20, 21, 21, 20, 18};
        LinearFit fit = Arima.fit(new Scale(false, 1), y);
        double theta = fit.psi[1] - 1;
        assertThat(theta).isCloseTo(0.9267, within(1e-3));
        assertThat(fit.standardDeviation(4))
                .isCloseTo(fit.sigma * Math.sqrt(1 + 3 * (1 + theta) * (1 + theta)), within(1e-9));
    }
}
