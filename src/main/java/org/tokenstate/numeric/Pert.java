package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.range;
import static org.tokenstate.numeric.Distributions.text;

import java.util.Arrays;
import org.tokenstate.units.internal.Require;

/** A beta distribution over a range, its mode given. */
final class Pert implements InvertibleDistribution {
    private static final long serialVersionUID = 1L;
    private final double mode;
    private final double shape;
    private final Beta beta;

    Pert(double lower, double mode, double upper, double shape) {
        range(lower, upper, "pert");
        this.mode = Require.inRange(mode, lower, upper, "mode of pert");
        this.shape = Require.positive(shape, "shape of pert");
        double width = upper - lower;
        this.beta = new Beta(1 + shape * (mode - lower) / width, 1 + shape * (upper - mode) / width, lower, upper);
    }

    @Override
    public double quantile(double probability) {
        return beta.quantile(probability);
    }

    @Override
    public double mean() {
        return beta.mean();
    }

    @Override
    public double variance() {
        return beta.variance();
    }

    @Override
    public double lower() {
        return beta.lower();
    }

    @Override
    public double upper() {
        return beta.upper();
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        return beta.partialMoment(order, centre, x, closed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pert that
                && mode == that.mode
                && shape == that.shape
                && lower() == that.lower()
                && upper() == that.upper();
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new double[] {lower(), mode, upper(), shape});
    }

    @Override
    public String toString() {
        return "pert(" + text(lower()) + ", " + text(mode) + ", " + text(upper())
                + (shape == 4 ? ")" : ", " + text(shape) + ")");
    }
}
