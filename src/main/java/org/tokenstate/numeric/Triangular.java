package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;
import static org.tokenstate.numeric.Distributions.range;
import static org.tokenstate.numeric.Distributions.text;

import org.tokenstate.units.internal.Require;

/** A triangle over a range, its top at the mode. */
record Triangular(double lower, double mode, double upper) implements InvertibleDistribution {
    private static final double ROOT_OF_3_5 = Math.sqrt(0.6);

    Triangular {
        range(lower, upper, "triangular");
        Require.inRange(mode, lower, upper, "mode of triangular");
    }

    @Override
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            return edge(probability, lower, upper);
        }
        double width = upper - lower;
        return probability * width <= mode - lower
                ? lower + Math.sqrt(probability * width * (mode - lower))
                : upper - Math.sqrt((1 - probability) * width * (upper - mode));
    }

    @Override
    public void quantiles(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = quantile(values[i]);
        }
    }

    @Override
    public double mean() {
        return lower + ((mode - lower) + (upper - lower)) / 3;
    }

    @Override
    public double variance() {
        double m = mode - lower;
        double w = upper - lower;
        return (m * m + w * w - m * w) / 18;
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        double to = Math.min(upper, Math.max(lower, x));
        if (order == 0) {
            double width = upper - lower;
            return to <= mode && to < upper
                    ? (to == lower ? 0 : (to - lower) * (to - lower) / (width * (mode - lower)))
                    : 1 - (to == upper ? 0 : (upper - to) * (upper - to) / (width * (upper - mode)));
        }
        double rising = piece(order, centre, lower, Math.min(to, mode), lower, mode);
        return to > mode ? rising + piece(order, centre, mode, to, upper, mode) : rising;
    }

    /** Integrates over [from, to] within one side, where the density runs from 0 at foot to 2/width at the mode. */
    private double piece(int order, double centre, double from, double to, double foot, double top) {
        if (!(to > from)) {
            return 0;
        }
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int i = -1; i <= 1; i++) {
            double t = from + half * (1 + i * ROOT_OF_3_5);
            double density = 2 / (upper - lower) * (t - foot) / (top - foot);
            double power = order == 1 ? t - centre : (t - centre) * (t - centre);
            sum += (i == 0 ? 8.0 / 9 : 5.0 / 9) * density * power;
        }
        return half * sum;
    }

    @Override
    public String toString() {
        return "triangular(" + text(lower) + ", " + text(mode) + ", " + text(upper) + ")";
    }
}
