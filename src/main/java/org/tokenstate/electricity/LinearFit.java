package org.tokenstate.electricity;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.tokenstate.units.internal.Require;

/**
 * A fit whose forecast is a mean plus normal errors on one scale: y_h = mean_h + eta h x + sigma sum_j psi_j z_(h-j). Points,
 * weights and variances are tabulated once.
 */
final class LinearFit implements GrowthModel.Fit {
    /** The last year that is tabulated; beyond it nothing is said. */
    static final int LONGEST = 100;

    /** Least share of the last value to which a straight path of a positive series may fall. */
    private static final double LEAST_SHARE = 0.1;

    final Scale scale;
    final double last;
    final double[] mean;
    final double[] psi;
    final double sigma;
    final double eta;
    private final double[] variance;

    /**
     * @param scale the scale of everything below
     * @param last the last value
     * @param mean the means for h = 1, 2, ...
     * @param psi response of the forecast j years on to a shock, psi_0 = 1
     * @param sigma standard deviation of a year's shock
     * @param eta standard deviation of the error of the drift, a year
     */
    LinearFit(Scale scale, double last, double[] mean, double[] psi, double sigma, double eta) {
        this.scale = scale;
        this.last = last;
        this.mean = mean;
        this.psi = psi;
        this.sigma = Double.isFinite(sigma) ? sigma : 0;
        this.eta = Double.isFinite(eta) ? eta : 0;
        this.variance = new double[mean.length];
        double sum = 0;
        for (int h = 1; h <= mean.length; h++) {
            sum += psi[h - 1] * psi[h - 1];
            variance[h - 1] = this.sigma * this.sigma * sum + this.eta * this.eta * h * h;
        }
    }

    /**
     * This fit, which is on the scale of the values, in logarithms: the points become ln(point), not below a tenth of the last
     * value; an error becomes that of the lognormal distribution with the same standard deviation relative to the last value,
     * sqrt(ln(1 + (sd/last)^2)).
     */
    LinearFit inLogarithms(Scale logarithmic) {
        double[] logs = new double[mean.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(Math.max(mean[i], LEAST_SHARE * last));
        }
        return new LinearFit(
                logarithmic, Math.log(last), logs, psi, ofLogarithm(sigma / last), ofLogarithm(eta / last));
    }

    private static double ofLogarithm(double relative) {
        double logarithm = Math.sqrt(Math.log1p(relative * relative));
        return Double.isFinite(logarithm) ? logarithm : Math.sqrt(2 * Math.log(relative));
    }

    /** This fit with what comes back bounded as on another scale of the same unit. */
    LinearFit withScale(Scale other) {
        return new LinearFit(other, last, mean, psi, sigma, eta);
    }

    /** This fit about other means. */
    LinearFit withMean(double[] means) {
        return new LinearFit(scale, last, means, psi, sigma, eta);
    }

    static int index(int h) {
        Require.that(h >= 1 && h <= LONGEST, "years ahead must be in [1, %d] but is %d", LONGEST, h);
        return h - 1;
    }

    double standardDeviation(int h) {
        return Math.sqrt(variance[index(h)]);
    }

    @Override
    public double point(int h) {
        return scale.back(mean[index(h)]);
    }

    @Override
    public GrowthModel.Interval interval(double level, int h) {
        double half = quantile(0.5 + checked(level) / 2) * standardDeviation(h);
        return new GrowthModel.Interval(scale.back(mean[h - 1] - half), scale.back(mean[h - 1] + half));
    }

    static double checked(double level) {
        Require.that(level > 0 && level < 1, "level of a prediction interval must be in (0, 1) but is %s", level);
        return level;
    }

    static double quantile(double probability) {
        return Math.sqrt(2) * Erf.erfInv(2 * probability - 1);
    }

    @Override
    public int normalsNeeded(int horizon) {
        return horizon + 1;
    }

    @Override
    public void simulate(double[] normals, double[] path) {
        for (int h = 1; h <= path.length; h++) {
            path[h - 1] = scale.back(mean[index(h)] + error(normals, h));
        }
    }

    /** The error h years ahead; {@code normals[0]} moves the drift, {@code normals[k]} is the shock of year k. */
    double error(double[] normals, int h) {
        double sum = 0;
        for (int j = 0; j < h; j++) {
            sum += psi[j] * normals[h - j];
        }
        return eta * h * normals[0] + sigma * sum;
    }

    /** Weights of a random walk. */
    static double[] ones() {
        double[] psi = new double[LONGEST];
        Arrays.fill(psi, 1);
        return psi;
    }
}
