package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.internal.Require;

/**
 * A value that a country takes when it has none of its own.
 *
 * @param value the value
 * @param low the lower end of its range
 * @param high the upper end of its range
 * @param unit the unit
 * @param source where it comes from
 * @param evidence how it is known
 * @param note what it rests on
 */
public record RuleValue(
        double value, double low, double high, String unit, String source, Evidence evidence, String note) {
    /**
     * Validates the range.
     *
     * @throws IllegalArgumentException unless {@code low <= value <= high}
     */
    public RuleValue {
        Require.inRange(value, low, high, "world rule from " + source + " (" + unit + ")");
    }
}
