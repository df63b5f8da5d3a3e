package org.tokenstate.electricity;

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
        Filter filter = new Filter(y, form);
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
                    double sse = filter.squares(p);
                    if (sse < least) {
                        least = sse;
                        System.arraycopy(p, 0, start, 0, 3);
                    }
                }
            }
        }
        double[] x = java.util.Arrays.copyOf(start, searched);
        NelderMead.minimise(
                filter::squares, x, new double[] {0.1, 0.1, 0.03}, low, high, searched == 1 ? 60 : 60 * searched);
        return filter.at(x, searched);
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

    /** Runs the recursions for the data and for a unit starting level and trend side by side. */
    private static final class Filter {
        private final double[] y;
        private final Form form;
        private double level0;
        private double trend0;
        private double level;
        private double trend;

        Filter(double[] y, Form form) {
            this.y = y;
            this.form = form;
        }

        double squares(double[] p) {
            double alpha = p[0];
            boolean trending = form != Form.LEVEL;
            double beta = trending ? alpha * Math.max(LEAST / alpha, p[1]) : 0;
            double phi = form == Form.DAMPED ? p[2] : trending ? 1 : 0;
            // (l, b) of the data from a zero start, and the errors' slopes in the starting level and trend
            double l = 0;
            double b = 0;
            double l1 = 1;
            double b1 = 0;
            double l2 = 0;
            double b2 = trending ? 1 : 0;
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
            double det = s11 * s22 - s12 * s12;
            if (trending && det > 1e-12 * s11 * s22) {
                level0 = (s01 * s22 - s02 * s12) / det;
                trend0 = (s02 * s11 - s01 * s12) / det;
            } else {
                level0 = s01 / s11;
                trend0 = 0;
            }
            level = l + level0 * l1 + trend0 * l2;
            trend = b + level0 * b1 + trend0 * b2;
            return Math.max(0, s00 - level0 * s01 - trend0 * s02);
        }

        ExponentialSmoothing at(double[] p, int searched) {
            double sse = squares(p);
            boolean trending = form != Form.LEVEL;
            double beta = trending ? p[0] * Math.max(LEAST / p[0], p[1]) : 0;
            double phi = form == Form.DAMPED ? p[2] : trending ? 1 : 0;
            return new ExponentialSmoothing(
                    p[0], beta, phi, level0, trend0, level, trend, sse, searched + (trending ? 2 : 1));
        }
    }
}
