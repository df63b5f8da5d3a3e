package org.tokenstate.numeric.internal;

/**
 * Exponential and logarithm over lanes, in additions, multiplications, fused multiply-adds and shifts of bits alone: the same
 * bits on every machine and for a number wherever it stands in its array, and loops without branches that the compiler turns into
 * vector instructions. Errors stay below 1.5 units in the last place.
 *
 * <p>Arguments of the exponential are limited to [−708, 708], which stand for zero and infinity in what is computed here. The
 * logarithm is for normal positive numbers; what it returns for others is finite and without meaning, so a caller checks first.
 *
 * <p>A fused multiply-add is exact by definition, in hardware or not; a processor without one gives the same bits, slowly.
 *
 * <p>Method: e^x = 2^k e^r with |r| ≤ ½ ln 2 (Cody and Waite 1980) and a polynomial of degree 11 in r; ln x = k ln 2 + 2 artanh s,
 * s = (m − 1)/(m + 1), √½ ≤ m &lt; √2, with a polynomial of degree 6 in s². Both are Chebyshev fits with relative errors of 4e-17 and
 * 1e-17.
 */
public final class LaneMath {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    /** 1.5 · 2^52: adding it rounds to the nearest integer, which then stands in the low bits. */
    private static final double ROUND = 6755399441055744.0;

    private static final double LIMIT = 708;
    private static final long ROOT_OF_HALF = 0x3fe6a09e667f3bcdL;
    private static final long ONE = 0x3ff0000000000000L;
    /** 1024 in the exponent's place, so that a shift without sign serves; and {@link #ROUND} less it, to which a whole is added. */
    private static final long SHIFTED_BIAS = 1024L << 52;

    private static final long WHOLE = 0x4338000000000000L - 1024;

    /** What is subtracted from the bits of {@link #ROUND} + k, −1020 ≤ k ≤ 1020, to leave [0, 2047]: at the least, at the most. */
    private static final long LEAST_WHOLE = 0x4338000000000000L - 1020;

    private static final long MOST_WHOLE = LEAST_WHOLE - 7;

    private static final double E2 = 0.5000000000000001;
    private static final double E3 = 0.16666666666666669;
    private static final double E4 = 0.04166666666662413;
    private static final double E5 = 0.008333333333330062;
    private static final double E6 = 0.0013888888917213717;
    private static final double E7 = 0.00019841269863053618;
    private static final double E8 = 2.4801521295954376e-05;
    private static final double E9 = 2.7557268459997064e-06;
    private static final double E10 = 2.7620088445409746e-07;
    private static final double E11 = 2.510038549551032e-08;

    private static final double L1 = 0.666666666666667;
    private static final double L2 = 0.3999999999989889;
    private static final double L3 = 0.28571428626253836;
    private static final double L4 = 0.22222211089379496;
    private static final double L5 = 0.1818289243253687;
    private static final double L6 = 0.15331611722055008;
    private static final double L7 = 0.14617807153417325;

    /** Numbers of a line of the cache, and those that an array's header takes of its first. */
    private static final int LINE = 8;

    private static final int HEADER = 2;

    private LaneMath() {}

    /**
     * A row of lanes. Rows of one width that are made one after the other begin at the same place of a line of the cache, so that
     * vectors of one lie in whole lines where those of the others do.
     *
     * @param width the most lanes, of which the row has as many or a few more
     * @return the row, of zeros
     */
    public static double[] row(int width) {
        return new double[length(width)];
    }

    /**
     * {@linkplain #row Rows} of one width.
     *
     * @param count how many
     * @param width the most lanes of each
     * @return the rows, of zeros
     */
    public static double[][] rows(int count, int width) {
        return new double[count][length(width)];
    }

    private static int length(int width) {
        return width < LINE ? width : (width + HEADER - 1) / LINE * LINE + LINE - HEADER;
    }

    /**
     * y = e^x and less = e^x − 1, both to full relative accuracy; {@code x} is neither.
     *
     * @param n lanes in use
     */
    public static void exp(int n, double[] x, double[] y, double[] less) {
        reduce(n, x, less, y);
        if (someBeyond(n, y)) {
            limit(n, x, y);
            reduce(n, y, less, y);
        }
        for (int i = 0; i < n; i++) {
            y[i] = Double.longBitsToDouble((Double.doubleToRawLongBits(y[i]) << 52) + ONE);
        }
        for (int i = 0; i < n; i++) {
            double power = y[i];
            double p = less[i];
            less[i] = Math.fma(power, p, power - 1);
            y[i] = Math.fma(power, p, power);
        }
    }

    /** p = e^r − 1 of the reduced argument, and its power of two in the low bits of k. */
    private static void reduce(int n, double[] x, double[] p, double[] k) {
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double rounded = Math.fma(v, LOG2_E, ROUND);
            p[i] = lessOne(v, rounded);
            k[i] = rounded;
        }
    }

    /** Whether a whole lies beyond ±1,020, as it does for all arguments beyond the limit and those that are no number. */
    private static boolean someBeyond(int n, double[] k) {
        long some = 0;
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(k[i]);
            some |= (bits - LEAST_WHOLE) | (bits - MOST_WHOLE);
        }
        return some >>> 11 != 0;
    }

    private static void limit(int n, double[] x, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = limited(x[i]);
        }
    }

    private static double limited(double x) {
        return Math.max(-LIMIT, Math.min(LIMIT, x));
    }

    /** e^r − 1 of what is left of v beside whole powers of two. */
    private static double lessOne(double v, double rounded) {
        double whole = rounded - ROUND;
        double r = Math.fma(-whole, LN2_LOW, Math.fma(-whole, LN2_HIGH, v));
        double q = Math.fma(E11, r, E10);
        q = Math.fma(q, r, E9);
        q = Math.fma(q, r, E8);
        q = Math.fma(q, r, E7);
        q = Math.fma(q, r, E6);
        q = Math.fma(q, r, E5);
        q = Math.fma(q, r, E4);
        q = Math.fma(q, r, E3);
        q = Math.fma(q, r, E2);
        return Math.fma(q * r, r, r);
    }

    /**
     * y = ln x.
     *
     * @param n lanes in use
     * @param scratch as long as x, holds nothing of use afterwards
     */
    public static void log(int n, double[] x, double[] y, double[] scratch) {
        // whole numbers and bits pass through memory, where loading one as the other is free and all lanes move at once
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            scratch[i] = Double.longBitsToDouble(((bits - ROOT_OF_HALF + SHIFTED_BIAS) >>> 52) + WHOLE);
        }
        for (int i = 0; i < n; i++) {
            y[i] = Double.longBitsToDouble(
                    Double.doubleToRawLongBits(x[i]) - (Double.doubleToRawLongBits(scratch[i]) << 52));
        }
        for (int i = 0; i < n; i++) {
            y[i] = log(y[i], scratch[i] - ROUND);
        }
    }

    /** ln (m 2^k), √½ ≤ m &lt; √2. */
    private static double log(double m, double k) {
        double f = m - 1;
        double s = f / (f + 2);
        double z = s * s;
        double q = Math.fma(L7, z, L6);
        q = Math.fma(q, z, L5);
        q = Math.fma(q, z, L4);
        q = Math.fma(q, z, L3);
        q = Math.fma(q, z, L2);
        q = Math.fma(q, z, L1);
        // ln m = f − s (f − q z), which keeps the last bits of f that 2 s would round away
        return Math.fma(k, LN2_HIGH, f - Math.fma(s, Math.fma(-q, z, f), -k * LN2_LOW));
    }

    /** e^x of one number, the bits of {@link #exp(int, double[], double[], double[])}. */
    public static double exp(double x) {
        double v = limited(x);
        double rounded = Math.fma(v, LOG2_E, ROUND);
        double power = Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) << 52) + ONE);
        return Math.fma(power, lessOne(v, rounded), power);
    }

    /** ln x of one number, the bits of {@link #log(int, double[], double[], double[])}. */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long whole = (bits - ROOT_OF_HALF) >> 52;
        return log(Double.longBitsToDouble(bits - (whole << 52)), whole);
    }
}
