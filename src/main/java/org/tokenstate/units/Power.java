package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * A rate of energy.
 *
 * @param watts the value in watts; finite
 */
public record Power(double watts) implements Comparable<Power> {
    /** None at all. */
    public static final Power ZERO = new Power(0);

    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public Power {
        Require.finite(watts, "watts");
    }

    /**
     * Makes a value from watts.
     *
     * @param value the value in watts
     * @return the quantity
     */
    public static Power ofWatts(double value) {
        return new Power(value);
    }

    /**
     * Makes a value from kilowatts.
     *
     * @param value the value in kilowatts
     * @return the quantity
     */
    public static Power ofKilowatts(double value) {
        return new Power(value * 1e3);
    }

    /**
     * {@return the value in kilowatts}
     */
    public double kilowatts() {
        return watts / 1e3;
    }

    /**
     * Makes a value from gigawatts.
     *
     * @param value the value in gigawatts
     * @return the quantity
     */
    public static Power ofGigawatts(double value) {
        return new Power(value * 1e9);
    }

    /**
     * {@return the value in gigawatts}
     */
    public double gigawatts() {
        return watts / 1e9;
    }

    /**
     * The sum of this and another.
     *
     * @param other the other
     * @return the sum
     */
    public Power plus(Power other) {
        return new Power(watts + other.watts);
    }

    /**
     * This, scaled.
     *
     * @param factor the factor
     * @return the product
     */
    public Power times(double factor) {
        return new Power(watts * factor);
    }

    /**
     * The difference of this and another.
     *
     * @param other the other
     * @return this less the other
     */
    public Power minus(Power other) {
        return new Power(watts - other.watts);
    }

    /**
     * This as a multiple of another.
     *
     * @param other the other; not zero
     * @return the ratio
     * @throws IllegalArgumentException if the other is zero
     */
    public Ratio dividedBy(Power other) {
        return new Ratio(watts / Require.notZero(other.watts, "power divided by"));
    }

    /**
     * The energy of this power over some hours.
     *
     * @param hours the hours, 8760 in a year
     * @return the energy
     */
    public Energy forHours(double hours) {
        return new Energy(watts * 3600 * hours);
    }

    @Override
    public int compareTo(Power other) {
        return Double.compare(watts, other.watts);
    }

    @Override
    public String toString() {
        return Written.in(watts, "W", "kW", "MW", "GW", "TW");
    }
}
