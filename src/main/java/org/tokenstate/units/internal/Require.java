package org.tokenstate.units.internal;

import java.util.Locale;

/**
 * Validators that return their argument. Every message names what is wrong, the value, the bound and whose it is, for
 * example {@code pue of data centre 'ISL-1' must be >= 1 but is 0.9}.
 */
public final class Require {
    private Require() {}

    /**
     * Requires a finite number.
     *
     * @param value the value
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite but is " + value);
        }
        return value;
    }

    /**
     * Requires a finite number above zero.
     *
     * @param value the value
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException unless {@code 0 < value < infinity}
     */
    public static double positive(double value, String what) {
        if (!(finite(value, what) > 0)) {
            throw new IllegalArgumentException(what + " must be > 0 but is " + number(value));
        }
        return value;
    }

    /**
     * Requires a finite number that is not zero, to divide by.
     *
     * @param value the value
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException if the value is zero, NaN or infinite
     */
    public static double notZero(double value, String what) {
        if (finite(value, what) == 0) {
            throw new IllegalArgumentException(what + " must not be 0");
        }
        return value;
    }

    /**
     * Requires a finite number that is not negative.
     *
     * @param value the value
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException unless {@code 0 <= value < infinity}
     */
    public static double notNegative(double value, String what) {
        return atLeast(value, 0, what);
    }

    /**
     * Requires a finite number not below a bound.
     *
     * @param value the value
     * @param bound the least value allowed
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException unless {@code bound <= value < infinity}
     */
    public static double atLeast(double value, double bound, String what) {
        if (!(finite(value, what) >= bound)) {
            throw new IllegalArgumentException(what + " must be >= " + number(bound) + " but is " + number(value));
        }
        return value;
    }

    /**
     * Requires a finite number within closed bounds.
     *
     * @param value the value
     * @param low the least value allowed
     * @param high the greatest value allowed
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException unless {@code low <= value <= high}
     */
    public static double inRange(double value, double low, double high, String what) {
        if (!(finite(value, what) >= low && value <= high)) {
            throw new IllegalArgumentException(
                    what + " must be in [" + number(low) + ", " + number(high) + "] but is " + number(value));
        }
        return value;
    }

    /**
     * Requires a whole number not below a bound.
     *
     * @param value the value
     * @param bound the least value allowed
     * @param what what the value is, and whose
     * @return the value
     * @throws IllegalArgumentException unless {@code bound <= value}
     */
    public static int atLeast(int value, int bound, String what) {
        if (value < bound) {
            throw new IllegalArgumentException(what + " must be >= " + bound + " but is " + value);
        }
        return value;
    }

    /**
     * Requires text that is not blank.
     *
     * @param value the text
     * @param what what the text is, and whose
     * @return the text
     * @throws IllegalArgumentException if the text is blank
     */
    public static String notBlank(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return value;
    }

    /**
     * Requires a condition, with a message made only when it fails.
     *
     * @param condition the condition
     * @param format the message as in {@link String#format}
     * @param arguments its arguments
     * @throws IllegalArgumentException if the condition is false
     */
    public static void that(boolean condition, String format, Object... arguments) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, format, arguments));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
