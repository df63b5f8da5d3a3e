package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * A pure number, such as a share or a rate.
 *
 * @param fraction the value in fractions of one; finite
 */
public record Ratio(double fraction) implements Comparable<Ratio> {
    /** None at all. */
    public static final Ratio ZERO = new Ratio(0);

    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public Ratio {
        Require.finite(fraction, "fraction");
    }

    /**
     * Makes a value from fractions of one.
     *
     * @param value the value in fractions of one
     * @return the quantity
     */
    public static Ratio ofFraction(double value) {
        return new Ratio(value);
    }

    /**
     * Makes a value from per cent.
     *
     * @param value the value in per cent
     * @return the quantity
     */
    public static Ratio ofPercent(double value) {
        return new Ratio(value * 0.01);
    }

    /**
     * {@return the value in per cent}
     */
    public double percent() {
        return fraction / 0.01;
    }

    /**
     * The sum of this and another.
     *
     * @param other the other
     * @return the sum
     */
    public Ratio plus(Ratio other) {
        return new Ratio(fraction + other.fraction);
    }

    /**
     * This, scaled.
     *
     * @param factor the factor
     * @return the product
     */
    public Ratio times(double factor) {
        return new Ratio(fraction * factor);
    }

    /**
     * The difference of this and another.
     *
     * @param other the other
     * @return this less the other
     */
    public Ratio minus(Ratio other) {
        return new Ratio(fraction - other.fraction);
    }

    @Override
    public int compareTo(Ratio other) {
        return Double.compare(fraction, other.fraction);
    }

    @Override
    public String toString() {
        return Written.number(percent()) + " %";
    }
}
