package org.tokenstate.electricity;

/**
 * The local linear trend (Harvey 1989) with a trend that fades: y = l + e, l' = l + φ b + u, b' = φ b + v, by the Kalman filter
 * and maximum likelihood, with a diffuse start (conditioned on the first two values). The variance of e and u together is
 * concentrated out; their ratio and the size of v are searched. Two states: the filter is written out, which a matrix library
 * could only slow down.
 *
 * <p>With φ = 1 the likeliest trend of a noisy or cyclical series is the last year's change, which then goes on for ever; a few
 * dozen values do not tell φ. The forecast is therefore the mean over a grid of φ weighted by their likelihoods, and their
 * disagreement is an error of the drift.
 */
final class LocalLinearTrend {
    private static final double[] PHI = {0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 1};
    /** The horizon at which the disagreement of the grid is measured. */
    private static final int SPREAD_AT = 5;

    private static final double[] LOW = {0, -6};
    private static final double[] HIGH = {1, 1};

    private final double[] y;
    private final double phi;
    private double level;
    private double trend;
    private double gainLevel;
    private double gainTrend;
    private double variance;

    private LocalLinearTrend(double[] y, double phi) {
        this.y = y;
        this.phi = phi;
    }

    static LinearFit fit(Scale scale, double[] y) {
        LocalLinearTrend[] filters = new LocalLinearTrend[PHI.length];
        double[] deviance = new double[PHI.length];
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < PHI.length; k++) {
            filters[k] = new LocalLinearTrend(y, PHI[k]);
            deviance[k] = filters[k].search();
            least = Math.min(least, deviance[k]);
        }
        double total = 0;
        for (int k = 0; k < PHI.length; k++) {
            // From here on the weight.
            deviance[k] = Math.exp((least - deviance[k]) / 2);
            total += deviance[k];
        }
        double last = y[y.length - 1];
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        double shocks = 0;
        double square = 0;
        for (int k = 0; k < PHI.length; k++) {
            LocalLinearTrend filter = filters[k];
            double weight = deviance[k] / total;
            shocks += weight * filter.variance;
            double power = 1;
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                psi[i] += weight * (i == 0 ? 1 : filter.gainLevel + filter.gainTrend * sum);
                power *= filter.phi;
                sum += power;
                double point = filter.level + filter.trend * sum;
                mean[i] += weight * point;
                square += i == SPREAD_AT - 1 ? weight * (point - last) * (point - last) : 0;
            }
        }
        double centre = mean[SPREAD_AT - 1] - last;
        double spread = Math.sqrt(Math.max(0, square - centre * centre));
        return new LinearFit(scale, last, mean, psi, Math.sqrt(shocks), spread / SPREAD_AT);
    }

    /** Finds the likeliest variances and leaves the filter at them; returns the deviance. */
    private double search() {
        double[] best = {0.5, -2};
        double least = Double.POSITIVE_INFINITY;
        double[] p = new double[2];
        for (double share : new double[] {0.05, 0.35, 0.65, 0.95}) {
            for (double size : new double[] {-5, -3, -2, -1, 0}) {
                p[0] = share;
                p[1] = size;
                double deviance = deviance(p);
                if (deviance < least) {
                    least = deviance;
                    best = p.clone();
                }
            }
        }
        NelderMead.minimise(this::deviance, best, new double[] {0.15, 0.5}, LOW, HIGH);
        return deviance(best);
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
        int n = y.length;
        for (int t = 2; t < n; t++) {
            double rll = pll + 2 * phi * plb + phi * phi * pbb + u;
            double rlb = phi * plb + phi * phi * pbb;
            double rbb = phi * phi * pbb + v;
            double f = rll + e;
            double error = y[t] - l - phi * b;
            squares += error * error / f;
            logs += Math.log(f);
            double k1 = rll / f;
            double k2 = rlb / f;
            l = l + phi * b + k1 * error;
            b = phi * b + k2 * error;
            pll = rll - k1 * rll;
            plb = rlb - k1 * rlb;
            pbb = rbb - k2 * rlb;
        }
        level = l;
        trend = b;
        double rll = pll + 2 * phi * plb + phi * phi * pbb + u;
        double next = rll + e;
        // what the filter takes over from an error of one year into level and trend
        gainLevel = rll / next;
        gainTrend = (phi * plb + phi * phi * pbb) / next;
        double scale = squares / (n - 2);
        variance = scale * next;
        return (n - 2) * Math.log(Math.max(scale, 1e-30)) + logs;
    }
}
