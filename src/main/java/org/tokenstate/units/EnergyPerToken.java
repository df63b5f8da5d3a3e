package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * Energy per token. Which token (output or billed) and which meter (accelerator, IT, facility) is said by the name of what returns it.
 *
 * @param joulesPerToken the value in joules per token; one kilowatt-hour per million tokens is 3.6 J per token; finite, not negative
 */
public record EnergyPerToken(double joulesPerToken) implements Comparable<EnergyPerToken> {
    /** None at all. */
    public static final EnergyPerToken ZERO = new EnergyPerToken(0);

    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if the value is negative, NaN or infinite
     */
    public EnergyPerToken {
        Require.notNegative(joulesPerToken, "joulesPerToken");
    }

    /**
     * Makes a value from joules per token.
     *
     * @param value the value in joules per token
     * @return the quantity
     */
    public static EnergyPerToken ofJoulesPerToken(double value) {
        return new EnergyPerToken(value);
    }

    /**
     * Makes a value from kilowatt-hours per million tokens.
     *
     * @param value the value in kilowatt-hours per million tokens
     * @return the quantity
     */
    public static EnergyPerToken ofKilowattHoursPerMillion(double value) {
        return new EnergyPerToken(value * 3.6);
    }

    /**
     * {@return the value in kilowatt-hours per million tokens}
     */
    public double kilowattHoursPerMillion() {
        return joulesPerToken / 3.6;
    }

    /**
     * The sum of this and another.
     *
     * @param other the other
     * @return the sum
     */
    public EnergyPerToken plus(EnergyPerToken other) {
        return new EnergyPerToken(joulesPerToken + other.joulesPerToken);
    }

    /**
     * This, scaled.
     *
     * @param factor the factor
     * @return the product
     */
    public EnergyPerToken times(double factor) {
        return new EnergyPerToken(joulesPerToken * factor);
    }

    /**
     * The energy of an amount of tokens.
     *
     * @param tokens the tokens
     * @return the energy
     */
    public Energy of(Tokens tokens) {
        return new Energy(joulesPerToken * tokens.count());
    }

    /**
     * This as a multiple of another.
     *
     * @param other the other; not zero
     * @return the ratio
     * @throws IllegalArgumentException if the other is zero
     */
    public Ratio dividedBy(EnergyPerToken other) {
        return new Ratio(joulesPerToken / Require.notZero(other.joulesPerToken, "energy per token divided by"));
    }

    @Override
    public int compareTo(EnergyPerToken other) {
        return Double.compare(joulesPerToken, other.joulesPerToken);
    }

    @Override
    public String toString() {
        return Written.number(joulesPerToken) + " J/token";
    }
}
