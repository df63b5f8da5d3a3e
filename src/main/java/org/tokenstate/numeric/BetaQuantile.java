package org.tokenstate.numeric;

import org.apache.commons.math3.special.Gamma;
import org.tokenstate.numeric.internal.NormalTable;
import org.tokenstate.numeric.internal.StandardNormal;

/**
 * The beta distribution on [0, 1]: distribution function by the continued fraction of the incomplete beta function (Numerical
 * Recipes, 3rd ed., 6.4, with the modified Lentz method), quantile by interpolation in a table that is checked against it.
 *
 * <p>The table holds y = logit(x) at equal steps of z = Φ⁻¹(p) with first and second derivative, which are known exactly from
 * the density; between the nodes a quintic Hermite polynomial is smooth to about 1e-13. A quantile then costs a normal
 * quantile, a polynomial and an exponential. Where the shapes are so extreme that the check at the middle of a step misses
 * 1e-11 of the probability, or beyond the table, the equation is solved for each call.
 */
final class BetaQuantile {
    /** The least shape. */
    static final double LEAST = 0.01;
    /** The greatest shape. */
    static final double MOST = 1e6;

    private static final double RANGE = 6.5;
    private static final int STEPS = 520;
    private static final double STEP = 2 * RANGE / STEPS;
    private static final double TOLERANCE = 1e-11;

    private final double alpha;
    private final double beta;
    private final double logBeta;
    private final double[] logit = new double[STEPS + 1];
    private final double[] first = new double[STEPS + 1];
    private final double[] second = new double[STEPS + 1];
    private final boolean exact;

    BetaQuantile(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
        this.logBeta = logBeta(alpha, beta);
        double guess = Math.log(alpha / beta);
        for (int i = STEPS / 2; i <= STEPS; i++) {
            guess = node(i, guess);
        }
        guess = logit[STEPS / 2];
        for (int i = STEPS / 2 - 1; i >= 0; i--) {
            guess = node(i, guess);
        }
        this.exact = check();
    }

    private static double logBeta(double alpha, double beta) {
        return Gamma.logGamma(alpha) + Gamma.logGamma(beta) - Gamma.logGamma(alpha + beta);
    }

    private double node(int i, double guess) {
        double z = -RANGE + i * STEP;
        double y = solve(z, guess);
        logit[i] = y;
        // ln of the density of y is a ln x + b ln(1-x) - ln B, with x = 1/(1+e^-y)
        double slope = Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - logDensity(y));
        first[i] = slope;
        double x = 1 / (1 + Math.exp(-y));
        second[i] = slope * (-z - (alpha - (alpha + beta) * x) * slope);
        return y + slope * STEP * (i >= STEPS / 2 ? 1 : -1);
    }

    /** ln of the density of y = logit(x). */
    private double logDensity(double y) {
        double logX = y > 0 ? -Math.log1p(Math.exp(-y)) : y - Math.log1p(Math.exp(y));
        return alpha * logX + beta * (logX - y) - logBeta;
    }

    /** Solves for y by Newton steps on the logarithm of the smaller tail, kept within a bracket. */
    private double solve(double z, double guess) {
        boolean upper = z > 0;
        double tail = StandardNormal.cdf(-Math.abs(z));
        double low = -800 / Math.min(1, alpha);
        double high = 800 / Math.min(1, beta);
        double y = Math.min(high, Math.max(low, guess));
        for (int i = 0; i < 200; i++) {
            double value = upper ? tail(beta, alpha, -y) : tail(alpha, beta, y);
            double excess = Math.log(value / tail) * (upper ? -1 : 1);
            if (excess < 0) {
                low = y;
            } else {
                high = y;
            }
            double next = y - excess * value / Math.exp(logDensity(y));
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - y) <= 2e-16 * Math.max(1, Math.abs(y)) || high - low <= 1e-300) {
                return next;
            }
            y = next;
        }
        return y;
    }

    /** Probability of logit(X) <= y for the given shapes. */
    private double tail(double a, double b, double y) {
        double e = Math.exp(-Math.abs(y));
        double x = y > 0 ? 1 / (1 + e) : e / (1 + e);
        double rest = y > 0 ? e / (1 + e) : 1 / (1 + e);
        double logX = y > 0 ? -Math.log1p(e) : y - Math.log1p(e);
        return incomplete(a, b, x, rest, logX, logX - y, logBeta);
    }

    /** Whether the table is exact enough to be read; the quantile is solved for otherwise. */
    boolean isTabulated() {
        return exact;
    }

    private boolean check() {
        for (int i = 0; i < STEPS; i++) {
            double z = -RANGE + (i + 0.5) * STEP;
            double y = interpolate(i, 0.5);
            double value = z > 0 ? tail(beta, alpha, -y) : tail(alpha, beta, y);
            if (!(Math.abs(value / StandardNormal.cdf(-Math.abs(z)) - 1) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    private double interpolate(int i, double t) {
        double d0 = STEP * first[i];
        double d1 = STEP * first[i + 1];
        double s0 = STEP * STEP * second[i];
        double s1 = STEP * STEP * second[i + 1];
        double rise = logit[i + 1] - logit[i];
        double c3 = 10 * rise - 6 * d0 - 4 * d1 - 1.5 * s0 + 0.5 * s1;
        double c4 = -15 * rise + 8 * d0 + 7 * d1 + 1.5 * s0 - s1;
        double c5 = 6 * rise - 3 * (d0 + d1) - 0.5 * (s0 - s1);
        return logit[i] + t * (d0 + t * (0.5 * s0 + t * (c3 + t * (c4 + t * c5))));
    }

    double quantile(double p) {
        double z = NormalTable.quantile(p);
        double place = (z + RANGE) / STEP;
        double y;
        if (place >= 0 && place < STEPS) {
            int i = (int) place;
            double near = interpolate(i, place - i);
            y = exact ? near : solve(z, near);
        } else {
            y = solve(z, z < 0 ? logit[0] : logit[STEPS]);
        }
        return 1 / (1 + Math.exp(-y));
    }

    /** The regularised incomplete beta function, clamped outside [0, 1]. */
    static double cdf(double a, double b, double x) {
        if (!(x > 0)) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        return incomplete(a, b, x, 1 - x, Math.log(x), Math.log1p(-x), logBeta(a, b));
    }

    private static double incomplete(
            double a, double b, double x, double rest, double logX, double logRest, double logBeta) {
        double front = Math.exp(a * logX + b * logRest - logBeta);
        return x <= (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, rest) / b;
    }

    private static double fraction(double a, double b, double x) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.abs(d) < tiny ? tiny : d);
        double h = d;
        for (int m = 1; m <= 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 + even * d;
            c = 1 + even / c;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = Math.abs(c) < tiny ? tiny : c;
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 + odd * d;
            c = 1 + odd / c;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = Math.abs(c) < tiny ? tiny : c;
            double change = d * c;
            h *= change;
            if (Math.abs(change - 1) < 3e-16) {
                return h;
            }
        }
        return h;
    }
}
