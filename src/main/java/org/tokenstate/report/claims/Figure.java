package org.tokenstate.report.claims;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The model's figure for a claim, and how it comes about.
 *
 * @param value the figure; empty if the model cannot say
 * @param ratio its ratio to the published one where that is not simply the quotient
 * @param why how it comes about, and what the two count differently
 * @param ownInput whether an input of the model was set by this figure or its like
 */
record Figure(OptionalDouble value, OptionalDouble ratio, String why, boolean ownInput) {
    /** A figure that is compared by its quotient; the words may hold format specifiers for the numbers. */
    static Figure of(double value, String why, Object... numbers) {
        return new Figure(
                OptionalDouble.of(value), OptionalDouble.empty(), String.format(Locale.ROOT, why, numbers), false);
    }

    static Figure none(String why) {
        return new Figure(OptionalDouble.empty(), OptionalDouble.empty(), why, false);
    }

    Figure comparedBy(double otherRatio) {
        return new Figure(value, OptionalDouble.of(otherRatio), why, ownInput);
    }

    /** The same figure, marked as resting on an input that was set by what is published: consistency, not confirmation. */
    Figure byOwnInput() {
        return new Figure(value, ratio, why, true);
    }
}
