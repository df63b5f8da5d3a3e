package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.Require;

/**
 * One value of one country and year, with where it comes from.
 *
 * @param value the value; finite
 * @param unit its unit
 * @param publisher who published it, and through whom
 * @param evidence how it is known
 * @param note what else must be said of it, such as a known fault; empty when nothing
 */
public record Cell(double value, String unit, String publisher, Evidence evidence, String note) {
    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public Cell {
        Require.finite(value, "value published by " + publisher);
    }
}
