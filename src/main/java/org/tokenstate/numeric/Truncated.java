package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;
import static org.tokenstate.numeric.Distributions.text;

import java.util.Arrays;
import org.tokenstate.units.internal.Require;

/** A distribution cut to a range; what lay outside is spread over it in proportion. */
final class Truncated implements InvertibleDistribution {
    private static final long serialVersionUID = 1L;
    private static final double LEAST_KEPT = 1e-6;
    private static final double OPEN_END = Math.nextDown(1.0);
    private final InvertibleDistribution of;
    private final double from;
    private final double to;
    private final double below;
    private final double kept;
    private final double mean;
    private final double variance;

    Truncated(Distribution of, double from, double to) {
        this.of = (InvertibleDistribution) of;
        this.from = from;
        this.to = to;
        Require.that(
                from < to, "lower bound of truncated(%s) must be < upper bound %s but is %s", of, text(to), text(from));
        this.below = this.of.cdfBelow(from);
        this.kept = of.cdf(to) - below;
        Require.that(
                kept >= LEAST_KEPT,
                "probability of %s between %s and %s must be >= %s but is %s",
                of,
                text(from),
                text(to),
                LEAST_KEPT,
                text(kept));
        double centre = of.mean();
        double first = moment(1, centre) / kept;
        this.mean = centre + first;
        this.variance = Math.max(0, moment(2, mean) / kept);
    }

    private double moment(int order, double centre) {
        return of.partialMoment(order, centre, to, true) - of.partialMoment(order, centre, from, false);
    }

    @Override
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            return edge(probability, lower(), upper());
        }
        return Math.min(to, Math.max(from, of.quantile(Math.min(OPEN_END, below + probability * kept))));
    }

    @Override
    public void quantiles(double[] values, int n) {
        boolean edges = false;
        for (int i = 0; i < n && !edges; i++) {
            edges = !(values[i] > 0 && values[i] < 1);
        }
        if (edges) {
            // The distribution that is cut may have no quantile at its own end.
            for (int i = 0; i < n; i++) {
                values[i] = quantile(values[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            values[i] = Math.min(OPEN_END, below + values[i] * kept);
        }
        of.quantiles(values, n);
        for (int i = 0; i < n; i++) {
            values[i] = Math.min(to, Math.max(from, values[i]));
        }
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    public double lower() {
        return Math.max(from, of.lower());
    }

    @Override
    public double upper() {
        return Math.min(to, of.upper());
    }

    @Override
    public double[] atoms() {
        return Arrays.stream(of.atoms()).filter(a -> a >= from && a <= to).toArray();
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        if (x < from) {
            return 0;
        }
        double at = x > to ? of.partialMoment(order, centre, to, true) : of.partialMoment(order, centre, x, closed);
        return (at - of.partialMoment(order, centre, from, false)) / kept;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Truncated that && of.equals(that.of) && from == that.from && to == that.to;
    }

    @Override
    public int hashCode() {
        return of.hashCode() * 31 + Arrays.hashCode(new double[] {from, to});
    }

    @Override
    public String toString() {
        return "truncated(" + of + ", " + text(from) + ", " + text(to) + ")";
    }
}
