package org.tokenstate.electricity;

/**
 * The recursion of exponential smoothing with additive errors, y_t = l + phi b + e, l' = l + phi b + alpha e,
 * b' = phi b + beta e, run from the starting level and trend that make its squared errors least. Given the constants the errors
 * are linear in the start, so that one pass with the data and with a unit level and trend side by side finds it.
 */
final class SmoothingRecursion {
    private final double leastDeterminant;
    private double level0;
    private double trend0;
    private double level;
    private double trend;
    private boolean trending;

    /** With the share of the normal equations' diagonal below which their determinant counts as zero and the trend as none. */
    SmoothingRecursion(double leastDeterminant) {
        this.leastDeterminant = leastDeterminant;
    }

    /** Runs over the data; phi 0 means no trend. Returns the sum of squared one-step errors. */
    double run(double[] y, double alpha, double beta, double phi) {
        double l = 0;
        double b = 0;
        double l1 = 1;
        double b1 = 0;
        double l2 = 0;
        double b2 = 1;
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s11 = 0;
        double s12 = 0;
        double s22 = 0;
        for (double value : y) {
            double f = l + phi * b;
            double f1 = l1 + phi * b1;
            double f2 = l2 + phi * b2;
            double e = value - f;
            s00 += e * e;
            s01 += e * f1;
            s02 += e * f2;
            s11 += f1 * f1;
            s12 += f1 * f2;
            s22 += f2 * f2;
            l = f + alpha * e;
            b = phi * b + beta * e;
            l1 = f1 - alpha * f1;
            b1 = phi * b1 - beta * f1;
            l2 = f2 - alpha * f2;
            b2 = phi * b2 - beta * f2;
        }
        double determinant = s11 * s22 - s12 * s12;
        trending = phi > 0 && determinant > leastDeterminant * s11 * s22;
        level0 = trending ? (s01 * s22 - s02 * s12) / determinant : s01 / s11;
        trend0 = trending ? (s02 * s11 - s01 * s12) / determinant : 0;
        level = l + level0 * l1 + trend0 * l2;
        trend = phi > 0 ? b + level0 * b1 + trend0 * b2 : 0;
        return Math.max(0, s00 - level0 * s01 - trend0 * s02);
    }

    /** The level before the first value. */
    double level0() {
        return level0;
    }

    /** The trend before the first value. */
    double trend0() {
        return trend0;
    }

    /** The level after the last value. */
    double level() {
        return level;
    }

    /** The trend after the last value. */
    double trend() {
        return trend;
    }

    /** Whether a starting trend was found beside the level. */
    boolean trending() {
        return trending;
    }
}
