package org.tokenstate.report.claims;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The model's figure for a claim, and how it comes about.
 *
 * @param value the figure; empty if the model cannot say
 * @param ratio its ratio to the published one where that is not simply the quotient
 * @param why how it comes about, and what the two count differently
 */
record Figure(OptionalDouble value, OptionalDouble ratio, String why) {
    /** A figure that is compared by its quotient; the words may hold format specifiers for the numbers. */
    static Figure of(double value, String why, Object... numbers) {
        return new Figure(OptionalDouble.of(value), OptionalDouble.empty(), String.format(Locale.ROOT, why, numbers));
    }

    static Figure none(String why) {
        return new Figure(OptionalDouble.empty(), OptionalDouble.empty(), why);
    }

    Figure comparedBy(double otherRatio) {
        return new Figure(value, OptionalDouble.of(otherRatio), why);
    }
}
