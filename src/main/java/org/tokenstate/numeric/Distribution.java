package org.tokenstate.numeric;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A one-dimensional probability distribution, sampled by inversion: a uniform number u becomes {@link #quantile quantile(u)}.
 *
 * <p>Made by the static factories, by parameters, by moments, by quantiles or by an expert's range, or read from text by
 * {@link #parse}. {@code toString} gives the canonical text, which parses back to an equal distribution:
 *
 * <pre>
 * normal(mean=-1.3, sd=0.25)                      lognormal(median=4, sigma=0.35)
 * truncated(normal(mean=-1.3, sd=0.25), -2, -0.7) triangular(0.03, 0.06, 0.12)     pert(0.35, 0.6, 0.85)
 * uniform(0, 1)                                   beta(2.5, 1.5)                   beta(2.5, 1.5, 0, 10)
 * mixture(0.35: uniform(0.1, 1), 0.65: point(0))  empirical(1, 2, 4)               point(3)
 * </pre>
 *
 * <p>Also read, and printed in the form above: {@code normal(p05=1, p95=3)}, {@code lognormal(p05=0.1, p95=1.6)},
 * {@code lognormal(mean=2, sd=1)}, {@code beta(mean=0.6, sd=0.1)}, {@code categorical(0.25, 0.75)}. Immutable; equal by
 * parameters; serialisable; safe for use by several threads.
 */
public sealed interface Distribution extends Serializable permits InvertibleDistribution {
    /**
     * The quantile function: the least value whose {@link #cdf} is not below a probability.
     *
     * @param probability in (0, 1); 0 and 1 too where the support is bounded on that side
     * @return the value
     * @throws IllegalArgumentException if the probability is out of range
     */
    double quantile(double probability);

    /**
     * The probability of a value not above x.
     *
     * @param x any number
     * @return the probability, in [0, 1]
     */
    double cdf(double x);

    /**
     * {@return the expectation}
     */
    double mean();

    /**
     * {@return the variance}
     */
    double variance();

    /**
     * {@return the square root of the variance}
     */
    default double standardDeviation() {
        return Math.sqrt(variance());
    }

    /**
     * {@return the lower end of the support, or negative infinity}
     */
    double lower();

    /**
     * {@return the upper end of the support, or positive infinity}
     */
    double upper();

    /**
     * A normal distribution.
     *
     * @param mean the mean
     * @param sd the standard deviation
     * @return the distribution
     * @throws IllegalArgumentException unless {@code sd > 0}
     */
    static Distribution normal(double mean, double sd) {
        return new Normal(mean, sd);
    }

    /**
     * The normal distribution with two given quantiles.
     *
     * @param p1 a probability in (0, 1)
     * @param x1 its quantile
     * @param p2 another probability in (0, 1)
     * @param x2 its quantile
     * @return the distribution
     * @throws IllegalArgumentException unless the quantiles are ordered as the probabilities are
     */
    static Distribution normalByQuantiles(double p1, double x1, double p2, double x2) {
        return Normal.byQuantiles(p1, x1, p2, x2);
    }

    /**
     * A lognormal distribution: the logarithm is normal with mean ln(median) and standard deviation sigma.
     *
     * @param median the median
     * @param sigma the standard deviation of the logarithm
     * @return the distribution
     * @throws IllegalArgumentException unless {@code median > 0} and {@code sigma > 0}
     */
    static Distribution lognormal(double median, double sigma) {
        return new Lognormal(median, sigma);
    }

    /**
     * The lognormal distribution with given moments.
     *
     * @param mean the mean
     * @param sd the standard deviation
     * @return the distribution
     * @throws IllegalArgumentException unless both are above 0
     */
    static Distribution lognormalByMoments(double mean, double sd) {
        return Lognormal.byMoments(mean, sd);
    }

    /**
     * The lognormal distribution with two given quantiles.
     *
     * @param p1 a probability in (0, 1)
     * @param x1 its quantile
     * @param p2 another probability in (0, 1)
     * @param x2 its quantile
     * @return the distribution
     * @throws IllegalArgumentException unless the quantiles are above 0 and ordered as the probabilities are
     */
    static Distribution lognormalByQuantiles(double p1, double x1, double p2, double x2) {
        return Lognormal.byQuantiles(p1, x1, p2, x2);
    }

    /**
     * A distribution given that the value lies within closed bounds.
     *
     * @param of the distribution to cut
     * @param lower the lower bound, or negative infinity
     * @param upper the upper bound, or positive infinity
     * @return the conditional distribution
     * @throws IllegalArgumentException unless {@code lower < upper} and at least one part in a million of the probability lies
     *     between
     */
    static Distribution truncated(Distribution of, double lower, double upper) {
        return new Truncated(of, lower, upper);
    }

    /**
     * A triangular distribution.
     *
     * @param lower the lower end
     * @param mode the most likely value
     * @param upper the upper end
     * @return the distribution
     * @throws IllegalArgumentException unless {@code lower <= mode <= upper} and {@code lower < upper}
     */
    static Distribution triangular(double lower, double mode, double upper) {
        return new Triangular(lower, mode, upper);
    }

    /**
     * An expert's range as a PERT distribution: a beta distribution on [lower, upper] whose mean is (lower + 4 mode + upper)/6.
     *
     * @param lower the least possible value
     * @param mode the most likely value
     * @param upper the greatest possible value
     * @return the distribution
     * @throws IllegalArgumentException unless {@code lower <= mode <= upper} and {@code lower < upper}
     */
    static Distribution pert(double lower, double mode, double upper) {
        return new Pert(lower, mode, upper, 4);
    }

    /**
     * A uniform distribution.
     *
     * @param lower the lower end
     * @param upper the upper end
     * @return the distribution
     * @throws IllegalArgumentException unless {@code lower < upper}
     */
    static Distribution uniform(double lower, double upper) {
        return new Uniform(lower, upper);
    }

    /**
     * A beta distribution on [0, 1].
     *
     * @param alpha the first shape
     * @param beta the second shape
     * @return the distribution
     * @throws IllegalArgumentException unless both shapes are in [0.01, 1e6]
     */
    static Distribution beta(double alpha, double beta) {
        return new Beta(alpha, beta, 0, 1);
    }

    /**
     * A beta distribution on [lower, upper].
     *
     * @param alpha the first shape
     * @param beta the second shape
     * @param lower the lower end
     * @param upper the upper end
     * @return the distribution
     * @throws IllegalArgumentException unless both shapes are in [0.01, 1e6] and {@code lower < upper}
     */
    static Distribution beta(double alpha, double beta, double lower, double upper) {
        return new Beta(alpha, beta, lower, upper);
    }

    /**
     * The beta distribution on [0, 1] with given moments.
     *
     * @param mean the mean, in (0, 1)
     * @param sd the standard deviation, in (0, √(mean (1 − mean)))
     * @return the distribution
     * @throws IllegalArgumentException if there is none
     */
    static Distribution betaByMoments(double mean, double sd) {
        return Beta.byMoments(mean, sd);
    }

    /**
     * A mixture: component i with probability weight i. Its quantile runs through the components in the order of their values.
     *
     * @param weights the probabilities, above 0, that add up to 1
     * @param components the components, one a weight
     * @return the distribution
     * @throws IllegalArgumentException if the weights do not fit
     */
    static Distribution mixture(List<Double> weights, List<Distribution> components) {
        return new Mixture(weights, components);
    }

    /**
     * A choice among the numbers 0, 1, 2 …: a mixture of point masses.
     *
     * @param weights the probabilities, above 0, that add up to 1
     * @return the distribution
     * @throws IllegalArgumentException if the weights do not fit
     */
    static Distribution categorical(double... weights) {
        return mixture(
                Arrays.stream(weights).boxed().toList(),
                IntStream.range(0, weights.length).mapToObj(Distribution::point).toList());
    }

    /**
     * The empirical distribution of observed values, each with equal probability.
     *
     * @param values at least one finite value, in any order. Not modified.
     * @return the distribution
     * @throws IllegalArgumentException if there is no value or one is not finite
     */
    static Distribution empirical(double... values) {
        return new Empirical(values);
    }

    /**
     * A point mass: a value that is certain.
     *
     * @param value the value
     * @return the distribution
     * @throws IllegalArgumentException unless the value is finite
     */
    static Distribution point(double value) {
        return new Point(value);
    }

    /**
     * Reads a distribution from text, in the forms listed above. White space and the case of names do not matter; {@code inf}
     * and {@code -inf} leave a side of {@code truncated} open.
     *
     * @param text the text
     * @return the distribution
     * @throws IllegalArgumentException if the text cannot be read or its parameters are impossible, with one line that says
     *     what, the value and the bound
     */
    static Distribution parse(String text) {
        return new DistributionParser(text).parse();
    }
}
