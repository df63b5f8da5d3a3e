package org.tokenstate.numeric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tokenstate.units.Require;

/** The implementations of {@link Distribution}. */
final class Distributions {
    private static final double ROOT_OF_3_5 = Math.sqrt(0.6);

    private Distributions() {}

    /** The shortest text that reads back as the same double; whole numbers without a decimal point. */
    static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static double edge(double p, double lower, double upper) {
        double value = p == 0 ? lower : p == 1 ? upper : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("probability must be in (0, 1) but is " + p);
        }
        return value;
    }

    private static void ordered(double p1, double x1, double p2, double x2, String what) {
        for (double p : new double[] {p1, p2}) {
            Require.that(p > 0 && p < 1, "probability of a quantile of %s must be in (0, 1) but is %s", what, text(p));
        }
        Require.finite(x1, "quantile " + text(p1) + " of " + what);
        Require.finite(x2, "quantile " + text(p2) + " of " + what);
        Require.that(
                (p1 < p2 && x1 < x2) || (p1 > p2 && x1 > x2),
                "quantiles of %s must rise with their probabilities but %s has %s and %s has %s",
                what,
                text(p1),
                text(x1),
                text(p2),
                text(x2));
    }

    private static void range(double lower, double upper, String what) {
        Require.finite(lower, "lower end of " + what);
        Require.finite(upper, "upper end of " + what);
        Require.finite(upper - lower, "width of " + what);
        Require.that(lower < upper, "lower end of %s must be < upper end %s but is %s", what, text(upper), text(lower));
    }

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

    record Triangular(double lower, double mode, double upper) implements InvertibleDistribution {
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

    /** Parameters are the identity; the quantile table is derived and made when first needed. */
    static final class Beta implements InvertibleDistribution {
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

    static final class Pert implements InvertibleDistribution {
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

    static final class Truncated implements InvertibleDistribution {
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
                    from < to,
                    "lower bound of truncated(%s) must be < upper bound %s but is %s",
                    of,
                    text(to),
                    text(from));
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

    static final class Mixture implements InvertibleDistribution {
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
            this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
            this.components =
                    components.stream().map(c -> (InvertibleDistribution) c).toArray(InvertibleDistribution[]::new);
            for (int i = 0; i < this.weights.length; i++) {
                Require.positive(this.weights[i], "weight of " + components.get(i) + " in mixture");
            }
            double sum = Arrays.stream(this.weights).sum();
            Require.that(Math.abs(sum - 1) <= 1e-9, "weights of mixture must add up to 1 but add up to %s", text(sum));
            int[] sorted = IntStream.range(0, this.weights.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> this.components[i].lower())
                            .thenComparingDouble(i -> this.components[i].upper()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            boolean apart = IntStream.range(1, sorted.length)
                    .allMatch(i -> this.components[sorted[i - 1]].upper() <= this.components[sorted[i]].lower());
            this.order = apart ? sorted : new int[0];
            this.cumulative = new double[order.length];
            double total = 0;
            for (int i = 0; i < order.length; i++) {
                total += this.weights[order[i]] / sum;
                cumulative[i] = i == order.length - 1 ? 1 : total;
            }
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
            return Arrays.stream(components)
                    .mapToDouble(Distribution::lower)
                    .min()
                    .orElseThrow();
        }

        @Override
        public double upper() {
            return Arrays.stream(components)
                    .mapToDouble(Distribution::upper)
                    .max()
                    .orElseThrow();
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

    static final class Empirical implements InvertibleDistribution {
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
            return Arrays.stream(sorted)
                    .mapToObj(Distributions::text)
                    .collect(Collectors.joining(", ", "empirical(", ")"));
        }
    }

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

    /** The name in lower case, for the parser. */
    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
