package org.tokenstate.electricity;

/** The methods without a smoothing constant: naive, drift, straight line, logistic curve. */
final class TrendMethods {
    private TrendMethods() {}

    /**
     * A random walk with drift: the mean change of the last years, times a fade. Fade 0 is the naive forecast. The drift has
     * an error of sigma over the root of the number of changes, whole whatever the fade (none when it is not estimated).
     */
    static LinearFit drift(Scale scale, double[] y, int window, double fade) {
        int n = y.length;
        int k = Math.min(window, n - 1);
        double drift = (y[n - 1] - y[n - 1 - k]) / k;
        double sum = 0;
        for (int t = n - k; t < n; t++) {
            double e = y[t] - y[t - 1] - (fade == 0 ? 0 : drift);
            sum += e * e;
        }
        double sigma = Math.sqrt(sum / (fade == 0 ? k : Math.max(1, k - 1)));
        double[] mean = new double[LinearFit.LONGEST];
        for (int h = 1; h <= mean.length; h++) {
            mean[h - 1] = y[n - 1] + fade * drift * h;
        }
        return new LinearFit(scale, y[n - 1], mean, LinearFit.ones(), sigma, fade == 0 ? 0 : sigma / Math.sqrt(k));
    }

    /** The straight line of least squares through the last values, continued; errors are independent. */
    static LinearFit line(Scale scale, double[] y, int window) {
        int n = y.length;
        int k = Math.min(window, n);
        double[] line = leastSquares(y, n - k);
        double sum = 0;
        for (int t = 0; t < k; t++) {
            double e = y[n - k + t] - line[0] - line[1] * t;
            sum += e * e;
        }
        double sigma = Math.sqrt(sum / (k - 2));
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        psi[0] = 1;
        for (int h = 1; h <= mean.length; h++) {
            mean[h - 1] = line[0] + line[1] * (k - 1 + h);
        }
        return new LinearFit(scale, y[n - 1], mean, psi, sigma, sigma * Math.sqrt(12.0 / (k * ((double) k * k - 1))));
    }

    /** Intercept (at {@code from}) and slope of the line of least squares through y from an index on. */
    static double[] leastSquares(double[] y, int from) {
        int k = y.length - from;
        double middle = (k - 1) / 2.0;
        double mean = 0;
        for (int t = 0; t < k; t++) {
            mean += y[from + t] / k;
        }
        double slope = 0;
        for (int t = 0; t < k; t++) {
            slope += (t - middle) * (y[from + t] - mean);
        }
        slope /= k * ((double) k * k - 1) / 12;
        return new double[] {mean - slope * middle, slope};
    }

    /**
     * A logistic curve K / (1 + e^-(a + b t)) fitted in logarithms by least squares, K between 1.02 and 10 times the largest
     * value, continued from the last value; its errors are those of a random walk about the curve.
     */
    static LinearFit logistic(Scale scale, double[] y) {
        int n = y.length;
        double most = y[0];
        for (double value : y) {
            most = Math.max(most, value);
        }
        double top = most;
        double[] low = {Math.log(1.02), -20, -1};
        double[] high = {Math.log(10), 20, 1};
        double[] best = {0, 0, 0};
        double least = Double.POSITIVE_INFINITY;
        for (double k : new double[] {1.1, 1.5, 3, 8}) {
            double[] logits = new double[n];
            for (int t = 0; t < n; t++) {
                logits[t] = -Math.log(Math.exp(Math.log(k) + top - y[t]) - 1);
            }
            double[] line = leastSquares(logits, 0);
            double[] x = {Math.log(k), line[0], line[1]};
            double sse = NelderMead.minimise(p -> squares(y, top, p), x, new double[] {0.1, 0.2, 0.02}, low, high);
            if (sse < least) {
                least = sse;
                best = x;
            }
        }
        double[] mean = new double[LinearFit.LONGEST];
        double shift = y[n - 1] - curve(top, best, n - 1);
        for (int h = 1; h <= mean.length; h++) {
            mean[h - 1] = curve(top, best, n - 1 + h) + shift;
        }
        double sum = 0;
        for (int t = 1; t < n; t++) {
            double e = y[t] - y[t - 1] - curve(top, best, t) + curve(top, best, t - 1);
            sum += e * e;
        }
        return new LinearFit(scale, y[n - 1], mean, LinearFit.ones(), Math.sqrt(sum / Math.max(1, n - 4)), 0);
    }

    private static double squares(double[] y, double top, double[] p) {
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            double e = y[t] - curve(top, p, t);
            sum += e * e;
        }
        return sum;
    }

    private static double curve(double top, double[] p, int t) {
        return p[0] + top - Math.log1p(Math.exp(-(p[1] + p[2] * t)));
    }
}
