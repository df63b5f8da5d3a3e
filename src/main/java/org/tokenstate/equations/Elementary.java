package org.tokenstate.equations;

/**
 * Exponential, logarithm and power in plain arithmetic, one number at a time: the same bits as {@link Kernels} gives a lane, on
 * any machine. Reduction to |r| &lt;= ln 2 / 2 and polynomials as in fdlibm; within 1 ulp.
 */
final class Elementary {
    static final double LOG2E = 1.4426950408889634;
    /** The upper bits of ln 2, so that a multiple by a whole number below 2^20 is exact, and the rest. */
    static final double LN2_HIGH = 6.93147180369123816490e-01;

    static final double LN2_LOW = 1.90821492927058770002e-10;
    /** Adding it rounds to a whole number, which then stands in the lowest bits. */
    static final double ROUND = 6755399441055744.0;

    static final double MOST_EXPONENT = 700;
    static final double LEAST_LOG = 1e-300;
    static final double MOST_LOG = 1e300;
    static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

    private Elementary() {}

    static double exp(double x) {
        if (!(Math.abs(x) < MOST_EXPONENT)) {
            return StrictMath.exp(x);
        }
        double k = x * LOG2E + ROUND;
        double whole = k - ROUND;
        double y = expReduced((x - whole * LN2_HIGH) - whole * LN2_LOW);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y) + (Double.doubleToRawLongBits(k) << 52));
    }

    static double expReduced(double r) {
        double p = 1.6059043836821613e-10;
        p = p * r + 2.08767569878681e-09;
        p = p * r + 2.505210838544172e-08;
        p = p * r + 2.755731922398589e-07;
        p = p * r + 2.7557319223985893e-06;
        p = p * r + 2.48015873015873e-05;
        p = p * r + 1.984126984126984e-04;
        p = p * r + 1.3888888888888889e-03;
        p = p * r + 8.333333333333333e-03;
        p = p * r + 4.1666666666666664e-02;
        p = p * r + 0.16666666666666666;
        p = p * r + 0.5;
        return (p * r * r + r) + 1;
    }

    static double log(double x) {
        if (!(x > LEAST_LOG && x < MOST_LOG)) {
            return StrictMath.log(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        long k = bits - ROOT_HALF >> 52;
        return logReduced(Double.longBitsToDouble(bits - (k << 52)) - 1, k);
    }

    static double logReduced(double f, double k) {
        double s = f / (2 + f);
        double z = s * s;
        double p = 1.479819860511658591e-01;
        p = p * z + 1.531383769920937332e-01;
        p = p * z + 1.818357216161805012e-01;
        p = p * z + 2.222219843214978396e-01;
        p = p * z + 2.857142874366239149e-01;
        p = p * z + 3.999999999940941908e-01;
        p = p * z + 6.666666666666735130e-01;
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + p * z) + k * LN2_LOW)) - f);
    }

    /** a^b from the logarithm of a. */
    static double power(double a, double b, double logOfA) {
        return a > LEAST_LOG && a < MOST_LOG ? exp(b * logOfA) : StrictMath.pow(a, b);
    }

    /** The payment each year that repays 1 with interest: rate / (1 - (1 + rate)^-life); 1 / life at no interest. */
    static double recovery(double rate, double life) {
        double paid = -StrictMath.expm1(-life * StrictMath.log1p(rate));
        return paid > 0 ? rate / paid : 1 / life;
    }
}
