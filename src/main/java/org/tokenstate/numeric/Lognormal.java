package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.ordered;
import static org.tokenstate.numeric.Distributions.text;

import org.tokenstate.numeric.internal.NormalTable;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.units.internal.Require;

/** The lognormal distribution, by its median and the standard deviation of the logarithm. */
record Lognormal(double median, double sigma) implements InvertibleDistribution {
    Lognormal {
        Require.positive(median, "median of lognormal");
        Require.positive(sigma, "sigma of lognormal");
        Require.that(
                Double.isFinite(median * median * Math.exp(2 * sigma * sigma)),
                "sigma of lognormal with median %s must leave the variance finite but is %s",
                text(median),
                text(sigma));
    }

    static Lognormal byMoments(double mean, double sd) {
        Require.positive(mean, "mean of lognormal");
        Require.positive(sd, "sd of lognormal");
        double ratio = sd / mean;
        double square = Math.log1p(ratio * ratio);
        return new Lognormal(mean * Math.exp(-0.5 * square), Math.sqrt(square));
    }

    static Lognormal byQuantiles(double p1, double x1, double p2, double x2) {
        ordered(p1, x1, p2, x2, "lognormal");
        Require.positive(Math.min(x1, x2), "lower quantile of lognormal");
        double z1 = StandardNormal.quantile(p1);
        double sigma = Math.log(x2 / x1) / (StandardNormal.quantile(p2) - z1);
        return new Lognormal(x1 * Math.exp(-sigma * z1), sigma);
    }

    @Override
    public double quantile(double probability) {
        return probability == 0 ? 0 : median * Math.exp(sigma * NormalTable.quantile(probability));
    }

    @Override
    public void quantiles(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = median * Math.exp(sigma * NormalTable.quantile(values[i]));
        }
    }

    @Override
    public double mean() {
        return median * Math.exp(0.5 * sigma * sigma);
    }

    @Override
    public double variance() {
        double mean = mean();
        return mean * mean * Math.expm1(sigma * sigma);
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        if (x <= 0) {
            return 0;
        }
        double z = Math.log(x / median) / sigma;
        double zeroth = StandardNormal.cdf(z);
        if (order == 0) {
            return zeroth;
        }
        double first = mean() * StandardNormal.cdf(z - sigma);
        if (order == 1) {
            return first - centre * zeroth;
        }
        double second = median * median * Math.exp(2 * sigma * sigma) * StandardNormal.cdf(z - 2 * sigma);
        return second - 2 * centre * first + centre * centre * zeroth;
    }

    @Override
    public String toString() {
        return "lognormal(median=" + text(median) + ", sigma=" + text(sigma) + ")";
    }
}
