package org.tokenstate.numeric;

import java.io.Serializable;

/**
 * Count, mean, variance, least and greatest of a stream of numbers, in constant memory; parts merge.
 *
 * <p>Adding uses the update of Welford (1962), merging that of Chan, Golub and LeVeque (1983). Rounding depends on the order
 * in which parts are merged, so merge in a fixed order. For values that are at hand {@link #of} is more exact.
 */
public final class Moments implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int STRETCH = 64;
    private long count;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** Starts empty. */
    public Moments() {}

    /**
     * The moments of values that are at hand, by two compensated passes.
     *
     * @param values the values. Not modified.
     * @return the moments
     */
    public static Moments of(double... values) {
        Moments result = new Moments();
        if (values.length == 0) {
            return result;
        }
        double pivot = values[0];
        double centre = pivot + sum(values, pivot, 1) / values.length;
        double offset = sum(values, centre, 1) / values.length;
        result.count = values.length;
        result.mean = centre + offset;
        result.squares = Math.max(0, sum(values, centre, 2) - values.length * offset * offset);
        for (double value : values) {
            result.least = Math.min(result.least, value);
            result.greatest = Math.max(result.greatest, value);
        }
        return result;
    }

    /** Σ (v − centre)^power: four plain sums over short stretches, the stretches with Neumaier's compensation. */
    private static double sum(double[] values, double centre, int power) {
        double sum = 0;
        double lost = 0;
        for (int from = 0; from < values.length; from += STRETCH) {
            int to = Math.min(values.length, from + STRETCH);
            double part = power == 1 ? shifted(values, from, to, centre) : squared(values, from, to, centre);
            double next = sum + part;
            lost += Math.abs(sum) >= Math.abs(part) ? (sum - next) + part : (part - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    private static double shifted(double[] values, int from, int to, double centre) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += values[i] - centre;
            b += values[i + 1] - centre;
            c += values[i + 2] - centre;
            d += values[i + 3] - centre;
        }
        for (; i < to; i++) {
            a += values[i] - centre;
        }
        return (a + b) + (c + d);
    }

    private static double squared(double[] values, int from, int to, double centre) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += (values[i] - centre) * (values[i] - centre);
            b += (values[i + 1] - centre) * (values[i + 1] - centre);
            c += (values[i + 2] - centre) * (values[i + 2] - centre);
            d += (values[i + 3] - centre) * (values[i + 3] - centre);
        }
        for (; i < to; i++) {
            a += (values[i] - centre) * (values[i] - centre);
        }
        return (a + b) + (c + d);
    }

    /**
     * Adds a value.
     *
     * @param value a finite number
     */
    public void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    /**
     * Adds all values of another stream.
     *
     * @param other the other. Not modified.
     */
    public void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double delta = other.mean - mean;
        mean += delta * other.count / total;
        squares += other.squares + delta * delta * ((double) count * other.count / total);
        count = total;
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
    }

    /**
     * {@return how many values were added}
     */
    public long count() {
        return count;
    }

    /**
     * {@return the mean; of equal values that value exactly}
     *
     * @throws IllegalStateException if there is no value
     */
    public double mean() {
        return some(least == greatest ? least : mean);
    }

    /**
     * {@return the sample variance, Σ (v − mean)²/(n − 1); 0 for a single value and for equal ones}
     *
     * @throws IllegalStateException if there is no value
     */
    public double variance() {
        return some(least == greatest ? 0 : squares / (count - 1));
    }

    /**
     * {@return the square root of the sample variance}
     *
     * @throws IllegalStateException if there is no value
     */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /**
     * {@return the standard error of the mean, standard deviation/√n}
     *
     * @throws IllegalStateException if there is no value
     */
    public double standardError() {
        return Math.sqrt(variance() / count);
    }

    /**
     * {@return the least value}
     *
     * @throws IllegalStateException if there is no value
     */
    public double least() {
        return some(least);
    }

    /**
     * {@return the greatest value}
     *
     * @throws IllegalStateException if there is no value
     */
    public double greatest() {
        return some(greatest);
    }

    private double some(double result) {
        if (count == 0) {
            throw new IllegalStateException("moments of no values");
        }
        return result;
    }
}
