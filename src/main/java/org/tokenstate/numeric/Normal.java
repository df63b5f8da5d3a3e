package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.ordered;
import static org.tokenstate.numeric.Distributions.text;

import org.tokenstate.numeric.internal.NormalTable;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.units.internal.Require;

/** The normal distribution. */
record Normal(double mean, double sd) implements InvertibleDistribution {
    Normal {
        Require.finite(mean, "mean of normal");
        Require.positive(sd, "sd of normal");
    }

    static Normal byQuantiles(double p1, double x1, double p2, double x2) {
        ordered(p1, x1, p2, x2, "normal");
        double z1 = StandardNormal.quantile(p1);
        double sd = (x2 - x1) / (StandardNormal.quantile(p2) - z1);
        return new Normal(x1 - sd * z1, sd);
    }

    @Override
    public double quantile(double probability) {
        return mean + sd * NormalTable.quantile(probability);
    }

    @Override
    public void quantiles(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = mean + sd * NormalTable.quantile(values[i]);
        }
    }

    @Override
    public double variance() {
        return sd * sd;
    }

    @Override
    public double lower() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        double z = (x - mean) / sd;
        double below = StandardNormal.cdf(z);
        double density = StandardNormal.density(z);
        double offset = mean - centre;
        return switch (order) {
            case 0 -> below;
            case 1 -> offset * below - sd * density;
            default ->
                offset * offset * below
                        - 2 * offset * sd * density
                        + sd * sd * (below - (density == 0 ? 0 : z * density));
        };
    }

    @Override
    public String toString() {
        return "normal(mean=" + text(mean) + ", sd=" + text(sd) + ")";
    }
}
