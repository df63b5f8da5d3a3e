package org.tokenstate.numeric.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaneMathTest {
    private static final int N = 20_000;

    private static double ulps(double actual, double expected) {
        return Math.abs(actual - expected) / Math.ulp(expected);
    }

    private static double[] numbers(double low, double high) {
        SplittableRandom random = new SplittableRandom(3);
        return random.doubles(N, low, high).toArray();
    }

    @Test
    void exponentialsAreWithinTwoUnitsOfTheLastPlace() {
        for (double range : new double[] {1e-9, 0.4, 3, 700}) {
            double[] x = numbers(-range, range);
            double[] y = new double[N];
            double[] less = new double[N];
            LaneMath.exp(N, x, y, less);
            for (int i = 0; i < N; i++) {
                assertThat(ulps(y[i], StrictMath.exp(x[i]))).isLessThanOrEqualTo(2);
                assertThat(ulps(less[i], StrictMath.expm1(x[i]))).isLessThanOrEqualTo(3);
                assertThat(LaneMath.exp(x[i])).isEqualTo(y[i]);
            }
        }
    }

    @Test
    void logarithmsAreWithinTwoUnitsOfTheLastPlace() {
        for (double range : new double[] {1e-12, 0.3, 5, 700}) {
            double[] t = numbers(-range, range);
            double[] x = new double[N];
            double[] y = new double[N];
            for (int i = 0; i < N; i++) {
                x[i] = StrictMath.exp(t[i]);
            }
            LaneMath.log(N, x, y, new double[N]);
            for (int i = 0; i < N; i++) {
                assertThat(ulps(y[i], StrictMath.log(x[i]))).isLessThanOrEqualTo(2);
                assertThat(LaneMath.log(x[i])).isEqualTo(y[i]);
            }
        }
    }

    @Test
    void exactWhereTheyCanBe() {
        assertThat(LaneMath.exp(0)).isEqualTo(1);
        assertThat(LaneMath.log(1)).isZero();
        assertThat(LaneMath.log(LaneMath.exp(1))).isEqualTo(1);
    }

    @Test
    void argumentsBeyondTheLimitStandForIt() {
        assertThat(LaneMath.exp(1e9)).isEqualTo(LaneMath.exp(708)).isBetween(3e307, 3.1e307);
        assertThat(LaneMath.exp(-1e9)).isEqualTo(LaneMath.exp(-708)).isBetween(3.3e-308, 3.4e-308);
    }

    /** One argument beyond the limit, or none at all, leaves the others as they are. */
    @Test
    void aNeighbourBeyondTheLimitChangesNothing() {
        double[] alone = numbers(-707, 707);
        double[] wanted = new double[N];
        double[] wantedLess = new double[N];
        LaneMath.exp(N, alone, wanted, wantedLess);
        for (double far :
                new double[] {707.9, 708.02, -708.02, 710, -745, 1e9, -1e300, Double.NEGATIVE_INFINITY, Double.NaN}) {
            double[] x = alone.clone();
            x[7] = far;
            double[] y = new double[N];
            double[] less = new double[N];
            LaneMath.exp(N, x, y, less);
            assertThat(y[7]).isEqualTo(Double.valueOf(LaneMath.exp(far)));
            y[7] = wanted[7];
            less[7] = wantedLess[7];
            assertThat(y).isEqualTo(wanted);
            assertThat(less).isEqualTo(wantedLess);
        }
    }

    @Test
    void rowsOfOneWidthAreAsLongAndHaveRoomForAll() {
        for (int width = 1; width <= 300; width++) {
            double[][] rows = LaneMath.rows(3, width);
            assertThat(rows).hasDimensions(3, LaneMath.row(width).length);
            assertThat(rows[0].length).isBetween(width, width + 7);
        }
        assertThat(LaneMath.row(1)).hasSize(1);
        // with a header of two numbers, whole lines of eight
        assertThat((LaneMath.row(256).length + 2) % 8).isZero();
    }

    @Test
    void theBitsDoNotDependOnThePlace() {
        double[] x = numbers(-20, 20);
        double[] y = new double[N];
        double[] less = new double[N];
        LaneMath.exp(N, x, y, less);
        for (int i = 0; i < 50; i++) {
            double[] one = {x[i], x[i + 1], x[i + 2]};
            double[] a = new double[3];
            double[] b = new double[3];
            LaneMath.exp(3, one, a, b);
            assertThat(a[0]).isEqualTo(y[i]);
            assertThat(b[2]).isEqualTo(less[i + 2]);
        }
    }
}
