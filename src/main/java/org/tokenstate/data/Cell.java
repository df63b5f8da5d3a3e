package org.tokenstate.data;

import java.util.Optional;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.internal.Require;

/**
 * One value of one country and year, with where it comes from.
 *
 * @param value the value; finite
 * @param unit its unit
 * @param publisher who published it, and through whom
 * @param evidence how it is known
 * @param note what else must be said of it, such as a known fault; empty when nothing
 * @param imported the place in the user's file that gave it; empty for a bundled value
 */
public record Cell(
        double value, String unit, String publisher, Evidence evidence, String note, Optional<Place> imported) {
    /**
     * A place in a file of a user.
     *
     * @param file the file
     * @param line the line, from 1
     */
    public record Place(String file, long line) {}

    /**
     * Validates the value.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public Cell {
        Require.finite(value, "value published by " + publisher);
    }
}
