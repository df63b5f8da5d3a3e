package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;
import static org.tokenstate.numeric.Distributions.range;
import static org.tokenstate.numeric.Distributions.text;

/** Every value of a range alike. */
record Uniform(double lower, double upper) implements InvertibleDistribution {
    Uniform {
        range(lower, upper, "uniform");
    }

    @Override
    public double quantile(double probability) {
        return probability >= 0 && probability <= 1
                ? lower + probability * (upper - lower)
                : edge(probability, lower, upper);
    }

    @Override
    public void quantiles(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = quantile(values[i]);
        }
    }

    @Override
    public double mean() {
        return lower + 0.5 * (upper - lower);
    }

    @Override
    public double variance() {
        return (upper - lower) * (upper - lower) / 12;
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        double to = Math.min(upper, Math.max(lower, x));
        double width = upper - lower;
        return switch (order) {
            case 0 -> (to - lower) / width;
            case 1 -> (to - lower) * (0.5 * (to + lower) - centre) / width;
            default -> (Math.pow(to - centre, 3) - Math.pow(lower - centre, 3)) / (3 * width);
        };
    }

    @Override
    public String toString() {
        return "uniform(" + text(lower) + ", " + text(upper) + ")";
    }
}
