package org.tokenstate.electricity;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000, in the form of Hyndman and Billah 2003: simple exponential
 * smoothing with half the slope of the least-squares line) and the dynamic optimised Theta model (Fiorucci et al. 2016).
 */
final class Theta {
    private static final double LEAST_ALPHA = 0.1;
    private static final double MOST_ALPHA = 0.99;
    private static final int GRID = 45;

    /** Values from which on the errors alone tell their variance. */
    private static final int ENOUGH = 10;

    /** Weight of a value that is missing to them, by simulation: intervals of 80 % hold 73 to 83 % one year ahead. */
    private static final double WEIGHT = 2;

    private Theta() {}

    static LinearFit standard(Scale scale, double[] y) {
        ExponentialSmoothing ses = ExponentialSmoothing.fit(y, ExponentialSmoothing.Form.LEVEL);
        int n = y.length;
        double slope = TrendMethods.leastSquares(y, 0)[1];
        double lag = (1 - Math.pow(1 - ses.alpha(), n)) / ses.alpha();
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        for (int h = 1; h <= mean.length; h++) {
            mean[h - 1] = ses.level() + slope / 2 * (h - 1 + lag);
            psi[h - 1] = h == 1 ? 1 : ses.alpha();
        }
        return new LinearFit(scale, y[n - 1], mean, psi, Math.sqrt(ses.squares() / Math.max(1, n - 2)), 0);
    }

    /**
     * The dynamic optimised Theta model: level l smoothed with alpha, plus w = 1 - 1/theta of a line (A_t, B_t) that is
     * updated with every value; forecast mu_(t+1) = l_t + w ((1 - alpha)^t A_t + (1 - (1 - alpha)^(t+1)) B_t / alpha). Given
     * alpha the errors are linear in l_0 and w, so only alpha in [0.1, 0.99] is searched.
     */
    static LinearFit dynamicOptimised(Scale scale, double[] y) {
        Dynamic d = new Dynamic(y);
        return d.forecast(scale, LineSearch.minimise(d::squares, LEAST_ALPHA, MOST_ALPHA, GRID));
    }

    private static final class Dynamic {
        private final double[] y;
        private final double[] mean;
        private final double[] intercept;
        private final double[] slope;
        private double level0;
        private double weight;
        private double level;

        Dynamic(double[] y) {
            this.y = y;
            int n = y.length;
            mean = new double[n];
            intercept = new double[n];
            slope = new double[n];
            mean[0] = y[0];
            intercept[0] = y[0];
            for (int t = 2; t <= n; t++) {
                update(t, y[t - 1], mean, intercept, slope);
            }
        }

        /** The least-squares line through the first t values, updated by the t-th. */
        private static void update(int t, double value, double[] mean, double[] intercept, double[] slope) {
            int i = t - 1;
            mean[i] = ((t - 1) * mean[i - 1] + value) / t;
            slope[i] = ((t - 2) * slope[i - 1] + 6 * (value - mean[i - 1]) / t) / (t + 1);
            intercept[i] = mean[i] - slope[i] * (t + 1) / 2;
        }

        private static double line(double alpha, double power, double a, double b) {
            return power * a + (1 - power * (1 - alpha)) / alpha * b;
        }

        double squares(double alpha) {
            int n = y.length;
            double q = 1 - alpha;
            // l_t = base + q^t l_0
            double base = alpha * y[0];
            double power = q;
            double s00 = 0;
            double s01 = 0;
            double s02 = 0;
            double s11 = 0;
            double s12 = 0;
            double s22 = 0;
            for (int t = 1; t < n; t++) {
                double g = line(alpha, power, intercept[t - 1], slope[t - 1]);
                double e = y[t] - base;
                if (t >= 2) {
                    s00 += e * e;
                    s01 += e * power;
                    s02 += e * g;
                    s11 += power * power;
                    s12 += power * g;
                    s22 += g * g;
                }
                base = alpha * y[t] + q * base;
                power *= q;
            }
            double det = s11 * s22 - s12 * s12;
            double w = det > 1e-12 * s11 * s22 ? (s02 * s11 - s01 * s12) / det : 0;
            weight = Math.max(0, Math.min(1, w));
            level0 = s11 > 0 ? (s01 - weight * s12) / s11 : y[0];
            level = base + power * level0;
            return s00
                    - 2 * level0 * s01
                    - 2 * weight * s02
                    + level0 * level0 * s11
                    + 2 * level0 * weight * s12
                    + weight * weight * s22;
        }

        LinearFit forecast(Scale scale, double alpha) {
            int n = y.length;
            double sse = Math.max(0, squares(alpha));
            double l = level;
            double power = Math.pow(1 - alpha, n);
            double[] m = {mean[n - 1], 0};
            double[] a = {intercept[n - 1], 0};
            double[] b = {slope[n - 1], 0};
            double[] path = new double[LinearFit.LONGEST];
            double[] psi = new double[LinearFit.LONGEST];
            for (int h = 1; h <= path.length; h++) {
                double next = l + weight * line(alpha, power, a[0], b[0]);
                path[h - 1] = next;
                psi[h - 1] = h == 1 ? 1 : alpha;
                int t = n + h;
                m[1] = ((t - 1) * m[0] + next) / t;
                b[1] = ((t - 2) * b[0] + 6 * (next - m[0]) / t) / (t + 1);
                a[1] = m[1] - b[1] * (t + 1) / 2;
                m[0] = m[1];
                a[0] = a[1];
                b[0] = b[1];
                l = alpha * next + (1 - alpha) * l;
                power *= 1 - alpha;
            }
            return new LinearFit(scale, y[n - 1], path, psi, Math.sqrt(variance(sse)), 0);
        }

        /**
         * The variance of a year's shock. The n − 2 errors take three parameters, so that of five values they are zero and of six to
         * nine far too small: there the mean square of the yearly changes about their mean, which takes one parameter, stands in for
         * the values that are missing to {@value #ENOUGH}.
         */
        private double variance(double squares) {
            int n = y.length;
            int missing = ENOUGH - n;
            if (missing <= 0) {
                return squares / (n - 4);
            }
            double mean = (y[n - 1] - y[0]) / (n - 1);
            double sum = 0;
            for (int t = 1; t < n; t++) {
                sum += (y[t] - y[t - 1] - mean) * (y[t] - y[t - 1] - mean);
            }
            return (squares + WEIGHT * missing * sum / (n - 2)) / (ENOUGH - 4);
        }
    }
}
