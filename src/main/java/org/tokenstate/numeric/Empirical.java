package org.tokenstate.numeric;

import static org.tokenstate.numeric.Distributions.edge;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tokenstate.units.internal.Require;

/** Given values, each as likely as the others. */
final class Empirical implements InvertibleDistribution {
    private static final long serialVersionUID = 1L;
    private final double[] sorted;

    Empirical(double... values) {
        Require.that(values.length > 0, "empirical must have at least one value");
        for (double value : values) {
            Require.finite(value, "value of empirical");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    @Override
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            return edge(probability, lower(), upper());
        }
        return sorted[(int) Math.min(sorted.length - 1, Math.max(0, Math.ceil(probability * sorted.length) - 1))];
    }

    @Override
    public double mean() {
        return Moments.of(sorted).mean();
    }

    @Override
    public double variance() {
        double mean = mean();
        return partialMoment(2, mean, upper(), true);
    }

    @Override
    public double lower() {
        return sorted[0];
    }

    @Override
    public double upper() {
        return sorted[sorted.length - 1];
    }

    @Override
    public double[] atoms() {
        return Arrays.stream(sorted).distinct().toArray();
    }

    @Override
    public double partialMoment(int order, double centre, double x, boolean closed) {
        double sum = 0;
        for (double value : sorted) {
            if (value > x || (value == x && !closed)) {
                break;
            }
            sum += order == 0 ? 1 : order == 1 ? value - centre : (value - centre) * (value - centre);
        }
        return sum / sorted.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Empirical that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return Arrays.stream(sorted).mapToObj(Distributions::text).collect(Collectors.joining(", ", "empirical(", ")"));
    }
}
