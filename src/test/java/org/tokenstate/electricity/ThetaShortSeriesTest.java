package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.numeric.internal.CounterRandom;

/** The dynamic optimised Theta model on few values, whose three parameters leave few or no errors to go by. */
class ThetaShortSeriesTest {
    private static final int SERIES = 1500;
    private static final GrowthModel MODEL = GrowthModels.named("dynamic-optimised-theta");

    /** A random walk with drift, or a line with noise. */
    private static double[] series(boolean walk, int length, CounterRandom random, long number) {
        double[] values = new double[length];
        for (int t = 0; t < length; t++) {
            double noise = 0.2 * random.normal(number, t);
            values[t] = walk ? (t == 0 ? 10 : values[t - 1] + 0.3 + noise) : 10 + 0.3 * t + noise;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11})
    void fourIntervalsInFiveHoldWhatComes(int length) {
        for (boolean walk : new boolean[] {true, false}) {
            CounterRandom random = CounterRandom.of(1, walk ? "walks" : "lines");
            int held = 0;
            for (int k = 0; k < SERIES; k++) {
                double[] values = series(walk, length + 1, random, k);
                GrowthModel.Fit fit = MODEL.fit(java.util.Arrays.copyOf(values, length));
                held += fit.interval(0.8, 1).contains(values[length]) ? 1 : 0;
            }
            // 0.02 is two standard errors; from ten values on the errors alone speak, as before.
            assertThat(held / (double) SERIES)
                    .as("share held of %s of %d values", walk ? "walks" : "lines", length)
                    .isBetween(length < 10 ? 0.71 : 0.67, 0.86);
        }
    }

    /**
     * These five values are met without an error. The mean square of the yearly changes of their logarithms about their mean,
     * 0.000158, stands in for five values at twice the weight of one: 2 · 5 · 0.000158 / 6 = 0.0162².
     */
    @Test
    void theIntervalOfFiveValuesHasAWidth() {
        GrowthModel.Interval interval = MODEL.fit(new double[] {10.025146, 10.273579, 10.728085, 10.920980, 11.092866})
                .interval(0.8, 1);
        assertThat(Math.log(interval.upper() / interval.lower()) / (2 * 1.2815515655446004))
                .isCloseTo(0.01623, within(0.00002));
    }
}
