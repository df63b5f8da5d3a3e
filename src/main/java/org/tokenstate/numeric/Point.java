package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;
import static org.tokenstate.numeric.Distributions.text;

import org.tokenstate.units.internal.Require;

/** One value, certain. */
record Point(double value) implements InvertibleDistribution {
    Point {
        Require.finite(value, "value of point");
    }

    @Override
    public double quantile(double probability) {
        return probability >= 0 && probability <= 1 ? value : edge(probability, value, value);
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double variance() {
        return 0;
    }

    @Override
    public double lower() {
        return value;
    }

    @Override
    public double upper() {
        return value;
    }

    @Override
    public double[] atoms() {
        return new double[] {value};
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        if (x < value || (x == value && !closed)) {
            return 0;
        }
        double offset = value - centre;
        return order == 0 ? 1 : order == 1 ? offset : offset * offset;
    }

    @Override
    public String toString() {
        return "point(" + text(value) + ")";
    }
}
