package org.tokenstate.units;

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

    @Override
    public int compareTo(Energy other) {
        return Double.compare(joules, other.joules);
    }
}
