package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * An amount of energy.
 *
 * @param joules the value in joules; finite
 */
public record Energy(double joules) implements Comparable<Energy> {
    /** None at all. */
    public static final Energy ZERO = new Energy(0);

    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public Energy {
        Require.finite(joules, "joules");
    }

    /**
     * Makes a value from joules.
     *
     * @param value the value in joules
     * @return the quantity
     */
    public static Energy ofJoules(double value) {
        return new Energy(value);
    }

    /**
     * Makes a value from kilowatt-hours.
     *
     * @param value the value in kilowatt-hours
     * @return the quantity
     */
    public static Energy ofKilowattHours(double value) {
        return new Energy(value * 3.6e6);
    }

    /**
     * {@return the value in kilowatt-hours}
     */
    public double kilowattHours() {
        return joules / 3.6e6;
    }

    /**
     * Makes a value from megawatt-hours.
     *
     * @param value the value in megawatt-hours
     * @return the quantity
     */
    public static Energy ofMegawattHours(double value) {
        return new Energy(value * 3.6e9);
    }

    /**
     * {@return the value in megawatt-hours}
     */
    public double megawattHours() {
        return joules / 3.6e9;
    }

    /**
     * Makes a value from terawatt-hours.
     *
     * @param value the value in terawatt-hours
     * @return the quantity
     */
    public static Energy ofTerawattHours(double value) {
        return new Energy(value * 3.6e15);
    }

    /**
     * {@return the value in terawatt-hours}
     */
    public double terawattHours() {
        return joules / 3.6e15;
    }

    /**
     * The sum of this and another.
     *
     * @param other the other
     * @return the sum
     */
    public Energy plus(Energy other) {
        return new Energy(joules + other.joules);
    }

    /**
     * This, scaled.
     *
     * @param factor the factor
     * @return the product
     */
    public Energy times(double factor) {
        return new Energy(joules * factor);
    }

    /**
     * The difference of this and another.
     *
     * @param other the other
     * @return this less the other
     */
    public Energy minus(Energy other) {
        return new Energy(joules - other.joules);
    }

    /**
     * This as a multiple of another.
     *
     * @param other the other; not zero
     * @return the ratio
     * @throws IllegalArgumentException if the other is zero
     */
    public Ratio dividedBy(Energy other) {
        return new Ratio(joules / Require.notZero(other.joules, "energy divided by"));
    }

    /**
     * The tokens that this energy serves.
     *
     * @param each energy of a token; not zero
     * @return the quotient
     * @throws IllegalArgumentException if it is zero
     */
    public Tokens dividedBy(EnergyPerToken each) {
        return new Tokens(joules / Require.notZero(each.joulesPerToken(), "energy per token"));
    }

    /**
     * This energy over the tokens that it serves.
     *
     * @param tokens the tokens that it serves; not zero
     * @return the quotient
     * @throws IllegalArgumentException if it is zero
     */
    public EnergyPerToken dividedBy(Tokens tokens) {
        return new EnergyPerToken(joules / Require.notZero(tokens.count(), "tokens"));
    }

    /**
     * The hours for which a power gives this energy.
     *
     * @param power the power; not zero
     * @return the quotient
     * @throws IllegalArgumentException if it is zero
     */
    public double dividedBy(Power power) {
        return joules / 3600 / Require.notZero(power.watts(), "power");
    }

    /**
     * The mean power of this energy over some hours.
     *
     * @param hours the hours, 8760 in a year; not zero
     * @return the power
     * @throws IllegalArgumentException if there are none
     */
    public Power overHours(double hours) {
        return new Power(joules / 3600 / Require.notZero(hours, "hours"));
    }

    @Override
    public int compareTo(Energy other) {
        return Double.compare(joules, other.joules);
    }

    @Override
    public String toString() {
        return Math.abs(joules) < 3.6e6
                ? Written.in(joules, "J", "kJ", "MJ")
                : Written.in(kilowattHours(), "kWh", "MWh", "GWh", "TWh");
    }
}
