package org.tokenstate.numeric.internal;

/**
 * The quantile of the standard normal distribution by piecewise polynomials, for the hot path: no logarithm, root or division.
 *
 * <p>The smaller tail is cut into the binades of its floating-point exponent, each into sixteen equal parts; on a part the
 * quantile is a polynomial of degree nine through Chebyshev nodes of {@link StandardNormal#quantile}, with which it agrees to
 * 3e-14. Below 2⁻⁵³ of probability that function itself is used.
 */
public final class NormalTable {
    private static final int DEGREE = 9;
    private static final int PARTS = 16;
    private static final int BINADES = 52;
    /** Biased exponent of 2⁻⁵³, the least binade in the table. */
    private static final int FIRST = 1023 - 1 - BINADES;

    private static final double[] TABLE = table();

    private NormalTable() {}

    public static double quantile(double p) {
        double t = Math.min(p, 1 - p); // without a branch, which would be guessed wrong half of the time
        long bits = Double.doubleToRawLongBits(t);
        int part = (int) (bits >>> 48) - (FIRST << 4);
        if (part < 0 || part >= BINADES * PARTS || !(p > 0 && p < 1)) {
            return StandardNormal.quantile(p);
        }
        double d = t - Double.longBitsToDouble((bits & -(1L << 48)) | 1L << 47);
        int at = part * (DEGREE + 1);
        double[] c = TABLE;
        double d2 = d * d;
        double d4 = d2 * d2;
        double low = (c[at] + c[at + 1] * d) + d2 * (c[at + 2] + c[at + 3] * d);
        double high = (c[at + 4] + c[at + 5] * d) + d2 * (c[at + 6] + c[at + 7] * d);
        double z = low + d4 * (high + d4 * (c[at + 8] + c[at + 9] * d));
        return Math.copySign(z, p - 0.5);
    }

    private static double[] table() {
        double[] table = new double[BINADES * PARTS * (DEGREE + 1)];
        double[] coefficients = new double[DEGREE + 1];
        for (int binade = 0; binade < BINADES; binade++) {
            double scale = Math.scalb(1.0, FIRST + binade - 1023);
            for (int part = 0; part < PARTS; part++) {
                double half = scale / (2 * PARTS);
                double centre = scale * (1 + (part + 0.5) / PARTS);
                fit(centre, half, coefficients);
                double power = 1;
                for (int k = 0; k <= DEGREE; k++) {
                    table[(binade * PARTS + part) * (DEGREE + 1) + k] = coefficients[k] * power;
                    power /= half;
                }
            }
        }
        return table;
    }

    /** Interpolates at Chebyshev nodes and turns the Chebyshev series into powers of x in [−1, 1]. */
    private static void fit(double centre, double half, double[] powers) {
        int n = DEGREE + 1;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = StandardNormal.quantile(centre + half * Math.cos(Math.PI * (i + 0.5) / n));
        }
        double[] before = new double[n];
        double[] now = new double[n];
        java.util.Arrays.fill(powers, 0);
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i] * Math.cos(Math.PI * k * (i + 0.5) / n);
            }
            sum *= (k == 0 ? 1.0 : 2.0) / n;
            // T_k in powers: T_0 = 1, T_1 = x, T_k = 2 x T_(k-1) - T_(k-2)
            double[] next = new double[n];
            if (k == 0) {
                next[0] = 1;
            } else {
                for (int j = 1; j < n; j++) {
                    next[j] = (k == 1 ? 1 : 2) * now[j - 1];
                }
                for (int j = 0; j < n; j++) {
                    next[j] -= k == 1 ? 0 : before[j];
                }
            }
            before = now;
            now = next;
            for (int j = 0; j < n; j++) {
                powers[j] += sum * now[j];
            }
        }
    }
}
