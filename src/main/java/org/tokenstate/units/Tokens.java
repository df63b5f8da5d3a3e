package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * A number of tokens; billed tokens unless a name says output tokens.
 *
 * @param count the value in tokens; finite
 */
public record Tokens(double count) implements Comparable<Tokens> {
    /** None at all. */
    public static final Tokens ZERO = new Tokens(0);

    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public Tokens {
        Require.finite(count, "count");
    }

    /**
     * Makes a value from tokens.
     *
     * @param value the value in tokens
     * @return the quantity
     */
    public static Tokens ofCount(double value) {
        return new Tokens(value);
    }

    /**
     * Makes a value from millions of tokens.
     *
     * @param value the value in millions of tokens
     * @return the quantity
     */
    public static Tokens ofMillions(double value) {
        return new Tokens(value * 1e6);
    }

    /**
     * {@return the value in millions of tokens}
     */
    public double millions() {
        return count / 1e6;
    }

    /**
     * Makes a value from trillions of tokens.
     *
     * @param value the value in trillions of tokens
     * @return the quantity
     */
    public static Tokens ofTrillions(double value) {
        return new Tokens(value * 1e12);
    }

    /**
     * {@return the value in trillions of tokens}
     */
    public double trillions() {
        return count / 1e12;
    }

    /**
     * The sum of this and another.
     *
     * @param other the other
     * @return the sum
     */
    public Tokens plus(Tokens other) {
        return new Tokens(count + other.count);
    }

    /**
     * This, scaled.
     *
     * @param factor the factor
     * @return the product
     */
    public Tokens times(double factor) {
        return new Tokens(count * factor);
    }

    /**
     * The difference of this and another.
     *
     * @param other the other
     * @return this less the other
     */
    public Tokens minus(Tokens other) {
        return new Tokens(count - other.count);
    }

    /**
     * This as a multiple of another.
     *
     * @param other the other; not zero
     * @return the ratio
     * @throws IllegalArgumentException if the other is zero
     */
    public Ratio dividedBy(Tokens other) {
        return new Ratio(count / Require.notZero(other.count, "tokens divided by"));
    }

    @Override
    public int compareTo(Tokens other) {
        return Double.compare(count, other.count);
    }

    @Override
    public String toString() {
        return Written.number(count) + " tokens";
    }
}
