package org.tokenstate.economics.world;

import java.util.Arrays;

/**
 * Prices of the last {@value #YEARS} years, by pool and draw, from which the next are predicted: where the search for them starts, which
 * does not move what it finds.
 */
final class PriceMemory {
    private static final int YEARS = 3;
    /** A price is not predicted beyond this factor on the last. */
    private static final double FARTHEST = 1.5;

    /** The latest year first; zero where there was none. */
    private final double[][][] before;

    PriceMemory(int pools, int width) {
        before = new double[YEARS][pools][width];
    }

    void forget() {
        for (double[][] prices : before) {
            for (double[] row : prices) {
                Arrays.fill(row, 0);
            }
        }
    }

    /**
     * Predicts prices on the parabola through the logarithms of the last three, or the line through two, unless it leads far from the
     * last. Pools that shared a price do so at first.
     *
     * @param count draws
     * @param lane place of each among all draws
     * @param start receives the prices by pool and draw; zero where nothing is remembered
     */
    void predict(int count, int[] lane, double[][] start) {
        for (int p = 0; p < start.length; p++) {
            for (int i = 0; i < count; i++) {
                int at = lane[i];
                double last = before[0][p][at];
                double rise = last / before[1][p][at];
                double bend = before[1][p][at] / before[2][p][at];
                double factor = bend < Double.POSITIVE_INFINITY ? rise * (rise / bend) : rise;
                start[p][i] = factor > 1 / FARTHEST && factor < FARTHEST ? last * factor : last;
                for (int q = 0; q < p; q++) {
                    start[p][i] = before[0][q][at] == last ? start[q][i] : start[p][i];
                }
            }
        }
    }

    /** Takes the prices found for the same draws. */
    void remember(int count, int[] lane, double[][] price) {
        for (int p = 0; p < price.length; p++) {
            for (int i = 0; i < count; i++) {
                int at = lane[i];
                before[2][p][at] = before[1][p][at];
                before[1][p][at] = before[0][p][at];
                before[0][p][at] = price[p][i];
            }
        }
    }
}
