package org.tokenstate.numeric;

/** What the implementations of {@link Distribution} know about themselves beyond the public interface. */
sealed interface InvertibleDistribution extends Distribution
        permits Normal, Lognormal, Uniform, Triangular, Beta, Pert, Truncated, Mixture, Empirical, Point {
    /** The values that have a probability of their own, in ascending order. */
    default double[] atoms() {
        return new double[0];
    }

    /**
     * The partial moment ∫ (t − centre)^order dF(t) over t ≤ x, or over t &lt; x when not closed.
     *
     * @param order 0, 1 or 2
     * @param centre the centre of the moment
     * @param x the upper end, may be infinite
     * @param closed whether a probability of x itself counts
     */
    double partialMoment(int order, double centre, double x, boolean closed);

    /**
     * Turns n probabilities into quantiles, in place. A loop of its own in each class that is often drawn keeps the calls in it
     * direct.
     */
    default void quantiles(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = quantile(values[i]);
        }
    }

    /** The probability of a value below x. */
    default double cdfBelow(double x) {
        return partialMoment(0, 0, x, false);
    }

    @Override
    default double cdf(double x) {
        return partialMoment(0, 0, x, true);
    }
}
