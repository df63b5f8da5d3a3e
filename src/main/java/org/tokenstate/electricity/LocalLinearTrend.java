package org.tokenstate.electricity;

/**
 * The local linear trend (Harvey 1989): y = l + e, l' = l + b + u, b' = b + v, by the Kalman filter and maximum likelihood, with
 * a diffuse start (conditioned on the first two values). The variance of e and u together is concentrated out; their ratio and
 * the size of v are searched. Two states: the filter is written out, which a matrix library could only slow down.
 */
final class LocalLinearTrend {
    private final double[] y;
    private double level;
    private double trend;
    private double gainLevel;
    private double gainTrend;
    private double variance;

    private LocalLinearTrend(double[] y) {
        this.y = y;
    }

    static LinearFit fit(Scale scale, double[] y) {
        LocalLinearTrend filter = new LocalLinearTrend(y);
        double[] low = {0, -6};
        double[] high = {1, 1};
        double[] best = {0.5, -2};
        double least = Double.POSITIVE_INFINITY;
        double[] p = new double[2];
        for (double share : new double[] {0.05, 0.35, 0.65, 0.95}) {
            for (double size : new double[] {-5, -3, -2, -1, 0}) {
                p[0] = share;
                p[1] = size;
                double deviance = filter.deviance(p);
                if (deviance < least) {
                    least = deviance;
                    best = p.clone();
                }
            }
        }
        NelderMead.minimise(filter::deviance, best, new double[] {0.15, 0.5}, low, high);
        filter.deviance(best);
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        for (int h = 1; h <= mean.length; h++) {
            mean[h - 1] = filter.level + filter.trend * h;
            psi[h - 1] = h == 1 ? 1 : filter.gainLevel + (h - 1) * filter.gainTrend;
        }
        return new LinearFit(scale, y[y.length - 1], mean, psi, Math.sqrt(filter.variance), 0);
    }

    /** Minus twice the logarithm of the concentrated likelihood, up to a constant. */
    private double deviance(double[] p) {
        double e = p[0];
        double u = 1 - e;
        double v = Math.pow(10, p[1]);
        double l = y[1];
        double b = y[1] - y[0];
        double pll = e;
        double plb = e;
        double pbb = 2 * e + u + v;
        double squares = 0;
        double logs = 0;
        double f = 1;
        int n = y.length;
        for (int t = 2; t < n; t++) {
            double rll = pll + 2 * plb + pbb + u;
            double rlb = plb + pbb;
            double rbb = pbb + v;
            f = rll + e;
            double error = y[t] - l - b;
            squares += error * error / f;
            logs += Math.log(f);
            double k1 = rll / f;
            double k2 = rlb / f;
            l = l + b + k1 * error;
            b = b + k2 * error;
            pll = rll - k1 * rll;
            plb = rlb - k1 * rlb;
            pbb = rbb - k2 * rlb;
        }
        level = l;
        trend = b;
        double rll = pll + 2 * plb + pbb + u;
        double next = rll + e;
        // response of the forecast j years on to an error of one year: what the filter takes over into level and trend
        gainLevel = rll / next;
        gainTrend = (plb + pbb) / next;
        double scale = squares / (n - 2);
        variance = scale * next;
        return (n - 2) * Math.log(Math.max(scale, 1e-30)) + logs;
    }
}
