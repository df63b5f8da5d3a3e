package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;
import static org.tokenstate.numeric.Distributions.range;
import static org.tokenstate.numeric.Distributions.text;

import java.util.Arrays;
import org.tokenstate.units.internal.Require;

/** The beta distribution over a range. Parameters are the identity; the quantile table is derived and made when first needed. */
final class Beta implements InvertibleDistribution {
    private static final long serialVersionUID = 1L;
    private final double alpha;
    private final double beta;
    private final double lower;
    private final double upper;
    private transient volatile BetaQuantile quantiles;

    @SuppressWarnings("NullAway.Init") // quantiles is made when first asked for
    Beta(double alpha, double beta, double lower, double upper) {
        this.alpha = Require.inRange(alpha, BetaQuantile.LEAST, BetaQuantile.MOST, "alpha of beta");
        this.beta = Require.inRange(beta, BetaQuantile.LEAST, BetaQuantile.MOST, "beta of beta");
        range(lower, upper, "beta");
        this.lower = lower;
        this.upper = upper;
    }

    static Beta byMoments(double mean, double sd) {
        Require.positive(sd, "sd of beta");
        Require.that(mean > 0 && mean < 1, "mean of beta must be in (0, 1) but is %s", text(mean));
        double most = Math.sqrt(mean * (1 - mean));
        Require.that(sd < most, "sd of beta with mean %s must be < %s but is %s", text(mean), text(most), text(sd));
        double sum = mean * (1 - mean) / (sd * sd) - 1;
        return new Beta(mean * sum, (1 - mean) * sum, 0, 1);
    }

    private BetaQuantile quantiles() {
        BetaQuantile table = quantiles;
        if (table == null) {
            table = new BetaQuantile(alpha, beta);
            quantiles = table;
        }
        return table;
    }

    @Override
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            return edge(probability, lower, upper);
        }
        return Math.min(upper, lower + (upper - lower) * quantiles().quantile(probability));
    }

    @Override
    public void quantiles(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = quantile(values[i]);
        }
    }

    @Override
    public double mean() {
        return lower + (upper - lower) * alpha / (alpha + beta);
    }

    @Override
    public double variance() {
        double sum = alpha + beta;
        double width = upper - lower;
        return width * width * (alpha / sum) * (beta / sum) / (sum + 1);
    }

    @Override
    public double lower() {
        return lower;
    }

    @Override
    public double upper() {
        return upper;
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        double width = upper - lower;
        double y = (x - lower) / width;
        double c = (centre - lower) / width;
        double zeroth = BetaQuantile.cdf(alpha, beta, y);
        if (order == 0) {
            return zeroth;
        }
        double mean = alpha / (alpha + beta);
        double first = mean * BetaQuantile.cdf(alpha + 1, beta, y);
        if (order == 1) {
            return width * (first - c * zeroth);
        }
        double second = mean * (alpha + 1) / (alpha + beta + 1) * BetaQuantile.cdf(alpha + 2, beta, y);
        return width * width * (second - 2 * c * first + c * c * zeroth);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Beta that
                && alpha == that.alpha
                && beta == that.beta
                && lower == that.lower
                && upper == that.upper;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new double[] {alpha, beta, lower, upper});
    }

    @Override
    public String toString() {
        String shapes = "beta(" + text(alpha) + ", " + text(beta);
        return lower == 0 && upper == 1 ? shapes + ")" : shapes + ", " + text(lower) + ", " + text(upper) + ")";
    }
}
