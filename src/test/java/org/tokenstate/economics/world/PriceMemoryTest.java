package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceMemoryTest {
    private static final int[] FIRST = {0};

    private static double[] next(double[]... years) {
        PriceMemory memory = new PriceMemory(years[0].length, 1);
        for (double[] year : years) {
            double[][] price = new double[year.length][1];
            for (int p = 0; p < year.length; p++) {
                price[p][0] = year[p];
            }
            memory.remember(1, FIRST, price);
        }
        double[][] start = new double[years[0].length][1];
        memory.predict(1, FIRST, start);
        double[] next = new double[start.length];
        for (int p = 0; p < next.length; p++) {
            next[p] = start[p][0];
        }
        return next;
    }

    private static double[] of(double... prices) {
        return prices;
    }

    /** ln x = a + b t + c t² is predicted as it goes on, whatever was before the last three years. */
    @ParameterizedTest
    @CsvSource({"0.05, 0.01", "-0.1, 0.02", "0.3, -0.05", "0, 0"})
    void aParabolaOfLogarithmsGoesOn(double b, double c) {
        double[][] years = new double[5][1];
        for (int t = 1; t <= 4; t++) {
            years[t][0] = Math.exp(1 + b * t + c * t * t);
        }
        years[0][0] = 77;
        assertThat(next(years)[0]).isCloseTo(Math.exp(1 + b * 5 + c * 25), within(1e-12));
    }

    @Test
    void twoYearsGiveALineAndOneItsPrice() {
        assertThat(next(of(4), of(5))[0]).isCloseTo(6.25, within(1e-14));
        assertThat(next(of(4))[0]).isEqualTo(4);
        double[][] start = {{7}};
        new PriceMemory(1, 1).predict(1, FIRST, start);
        assertThat(start[0][0]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 5.999, 8.997", "4, 6, 6", "4, 6.5, 6.5", "6, 4.001, 2.668", "6, 4, 4", "6, 3, 3"})
    void nothingIsPredictedFarFromTheLast(double before, double last, double next) {
        assertThat(next(of(before), of(last))[0]).isCloseTo(next, within(1e-3));
    }

    /** A pool without compute has no price, and the search finds its own start. */
    @Test
    void noPriceGivesNone() {
        assertThat(next(of(4), of(Double.NaN))[0]).isNaN();
        assertThat(next(of(Double.NaN), of(4))[0]).isEqualTo(4);
    }

    @Test
    void poolsThatSharedAPriceDoSoAtFirst() {
        double[] next = next(of(4, 5, 3), of(4.4, 4.4, 3.3));
        assertThat(next[0]).isCloseTo(4.84, within(1e-14));
        assertThat(next[1]).isEqualTo(next[0]);
        assertThat(next[2]).isCloseTo(3.63, within(1e-14));
    }

    /** Draws are remembered apart, whichever are looked at together. */
    @Test
    void drawsHaveTheirOwn() {
        PriceMemory memory = new PriceMemory(1, 3);
        memory.remember(3, new int[] {0, 1, 2}, new double[][] {{1, 2, 3}});
        memory.remember(2, new int[] {2, 0}, new double[][] {{3.3, 1.2}});
        double[][] start = {{0, 0, 0}};
        memory.predict(3, new int[] {2, 1, 0}, start);
        assertThat(start[0]).containsExactly(of(3.63, 2, 1.44), within(1e-14));
        memory.forget();
        memory.predict(2, new int[] {0, 1}, start);
        assertThat(start[0]).containsExactly(of(0, 0, 1.44), within(1e-14));
        memory.remember(1, new int[] {1}, new double[][] {{5}});
        memory.predict(1, new int[] {1}, start);
        assertThat(start[0][0]).isEqualTo(5);
    }
}
