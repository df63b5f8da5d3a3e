package org.tokenstate.electricity;

import java.util.function.ToDoubleFunction;

/**
 * Exponential smoothing with additive errors, ETS(A,N,N), (A,A,N) and (A,Ad,N), by maximum likelihood: level l, trend b,
 * y_t = l + phi b + e, l' = l + phi b + alpha e, b' = phi b + beta e. Given the smoothing constants the errors are linear in
 * the starting level and trend, so these come from least squares and only the constants are searched, within the bounds of R's
 * forecast::ets: 0.0001 &lt;= beta &lt;= alpha &lt;= 0.9999, 0.8 &lt;= phi &lt;= 0.98.
 *
 * @param alpha smoothing constant of the level
 * @param beta smoothing constant of the trend, on the scale of alpha
 * @param phi damping, 1 when there is none, 0 when there is no trend
 * @param level0 level before the first value
 * @param trend0 trend before the first value
 * @param level level after the last value
 * @param trend trend after the last value
 * @param squares sum of squared one-step errors
 * @param parameters how many numbers were estimated
 */
record ExponentialSmoothing(
        double alpha,
        double beta,
        double phi,
        double level0,
        double trend0,
        double level,
        double trend,
        double squares,
        int parameters) {
    private static final double LEAST = 1e-4;
    private static final double MOST = 0.9999;
    private static final double LEAST_DAMPING = 0.8;
    private static final double MOST_DAMPING = 0.98;
    private static final double[] ALPHA = {0.02, 0.2, 0.5, 0.8, 0.98};
    private static final double[] SHARE = {0.001, 0.1, 0.4, 0.9};
    private static final double[] PHI = {0.82, 0.9, 0.97};

    /** Which components there are. */
    enum Form {
        LEVEL,
        TREND,
        DAMPED
    }

    static ExponentialSmoothing fit(double[] y, Form form) {
        SmoothingRecursion recursion = new SmoothingRecursion(1e-12);
        ToDoubleFunction<double[]> squares = p -> recursion.run(y, p[0], beta(form, p), phi(form, p));
        double[] low = {LEAST, LEAST, LEAST_DAMPING};
        double[] high = {MOST, 1, MOST_DAMPING};
        int searched = form == Form.LEVEL ? 1 : form == Form.TREND ? 2 : 3;
        double[] start = {0.5, 0.1, 0.9};
        double least = Double.POSITIVE_INFINITY;
        double[] p = new double[3];
        for (double alpha : ALPHA) {
            for (double share : form == Form.LEVEL ? new double[] {0} : SHARE) {
                for (double phi : form == Form.DAMPED ? PHI : new double[] {1}) {
                    p[0] = alpha;
                    p[1] = share;
                    p[2] = phi;
                    double sse = squares.applyAsDouble(p);
                    if (sse < least) {
                        least = sse;
                        System.arraycopy(p, 0, start, 0, 3);
                    }
                }
            }
        }
        double[] x = java.util.Arrays.copyOf(start, searched);
        NelderMead.minimise(squares, x, new double[] {0.1, 0.1, 0.03}, low, high);
        double sse = squares.applyAsDouble(x);
        return new ExponentialSmoothing(
                x[0],
                beta(form, x),
                phi(form, x),
                recursion.level0(),
                recursion.trend0(),
                recursion.level(),
                recursion.trend(),
                sse,
                searched + (form == Form.LEVEL ? 1 : 2));
    }

    /** The forecast distribution. */
    LinearFit forecast(Scale scale, double[] y) {
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        double sum = 0;
        double power = 1;
        for (int h = 1; h <= mean.length; h++) {
            psi[h - 1] = h == 1 ? 1 : alpha + beta * sum;
            power *= phi;
            sum += power;
            mean[h - 1] = level + trend * sum;
        }
        double sigma = Math.sqrt(squares / Math.max(1, y.length - parameters));
        return new LinearFit(scale, y[y.length - 1], mean, psi, sigma, 0);
    }

    private static double beta(Form form, double[] p) {
        return form == Form.LEVEL ? 0 : p[0] * Math.max(LEAST / p[0], p[1]);
    }

    private static double phi(Form form, double[] p) {
        return form == Form.DAMPED ? p[2] : form == Form.TREND ? 1 : 0;
    }
}
