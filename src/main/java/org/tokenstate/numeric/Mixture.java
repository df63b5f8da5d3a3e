package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;
import static org.tokenstate.numeric.Distributions.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tokenstate.units.internal.Require;

/** One of several distributions, drawn by weight. */
final class Mixture implements InvertibleDistribution {
    private static final long serialVersionUID = 1L;
    private final double[] weights;
    private final InvertibleDistribution[] components;

    /** The components by ascending support, and the probability up to and with each; empty when supports overlap. */
    private final int[] order;

    private final double[] cumulative;

    Mixture(List<Double> weights, List<Distribution> components) {
        Require.that(!components.isEmpty(), "mixture must have at least one component");
        Require.that(
                weights.size() == components.size(),
                "mixture must have one weight a component but has %d weights and %d components",
                weights.size(),
                components.size());
        int count = weights.size();
        this.weights = new double[count];
        this.components = new InvertibleDistribution[count];
        for (int i = 0; i < count; i++) {
            double weight = weights.get(i);
            // The text of a component is made for a fault alone: a start reads a hundred mixtures.
            this.weights[i] = weight > 0 && weight < Double.POSITIVE_INFINITY
                    ? weight
                    : Require.positive(weight, "weight of " + components.get(i) + " in mixture");
            this.components[i] = (InvertibleDistribution) components.get(i);
        }
        double sum = Arrays.stream(this.weights).sum();
        Require.that(Math.abs(sum - 1) <= 1e-9, "weights of mixture must add up to 1 but add up to %s", text(sum));
        int[] sorted = bySupport(this.components);
        boolean apart = true;
        for (int i = 1; i < count; i++) {
            apart &= this.components[sorted[i - 1]].upper() <= this.components[sorted[i]].lower();
        }
        this.order = apart ? sorted : new int[0];
        this.cumulative = new double[order.length];
        double total = 0;
        for (int i = 0; i < order.length; i++) {
            total += this.weights[order[i]] / sum;
            cumulative[i] = i == order.length - 1 ? 1 : total;
        }
    }

    /** The places of some distributions by their lower ends, equal ones by their upper ends; inserted one by one. */
    private static int[] bySupport(InvertibleDistribution[] components) {
        int[] sorted = new int[components.length];
        for (int i = 0; i < sorted.length; i++) {
            int at = i;
            for (; at > 0 && isBefore(components[i], components[sorted[at - 1]]); at--) {
                sorted[at] = sorted[at - 1];
            }
            sorted[at] = i;
        }
        return sorted;
    }

    private static boolean isBefore(InvertibleDistribution a, InvertibleDistribution b) {
        int lower = Double.compare(a.lower(), b.lower());
        return lower < 0 || lower == 0 && a.upper() < b.upper();
    }

    @Override
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            return edge(probability, lower(), upper());
        }
        return order.length == 0 ? searched(probability) : picked(probability);
    }

    private double picked(double probability) {
        int i = 0;
        while (probability > cumulative[i]) {
            i++;
        }
        double from = i == 0 ? 0 : cumulative[i - 1];
        double inside = (probability - from) / (cumulative[i] - from);
        InvertibleDistribution component = components[order[i]];
        if (inside < 1) {
            return component.quantile(Math.max(inside, Double.MIN_NORMAL));
        }
        double top = component.upper();
        return Double.isFinite(top) ? top : component.quantile(Math.nextDown(1.0));
    }

    /** Bisects between the least and the greatest quantile of the components, to the last bit. */
    private double searched(double probability) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (InvertibleDistribution component : components) {
            double value = component.quantile(probability);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (cdf(low) >= probability) {
            return low;
        }
        while (true) {
            double middle = low + 0.5 * (high - low);
            if (!(middle > low && middle < high)) {
                return high;
            }
            if (cdf(middle) >= probability) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * components[i].mean();
        }
        return sum;
    }

    @Override
    public double variance() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double offset = components[i].mean() - mean;
            sum += weights[i] * (components[i].variance() + offset * offset);
        }
        return sum;
    }

    @Override
    public double lower() {
        return Arrays.stream(components).mapToDouble(Distribution::lower).min().orElseThrow();
    }

    @Override
    public double upper() {
        return Arrays.stream(components).mapToDouble(Distribution::upper).max().orElseThrow();
    }

    @Override
    public double[] atoms() {
        return Stream.of(components)
                .flatMapToDouble(c -> Arrays.stream(c.atoms()))
                .sorted()
                .distinct()
                .toArray();
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * components[i].partialMoment(order, centre, x, closed);
        }
        return order == 0 ? Math.min(1, sum) : sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mixture that
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(components, that.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) * 31 + Arrays.hashCode(components);
    }

    @Override
    public String toString() {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> text(weights[i]) + ": " + components[i])
                .collect(Collectors.joining(", ", "mixture(", ")"));
    }
}
