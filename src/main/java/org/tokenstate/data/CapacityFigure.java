package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.internal.Require;

/**
 * An installed electrical capacity.
 *
 * @param gigawatts the capacity in GW; positive
 * @param year the year at the end of which it stood
 * @param publisher who published it
 * @param evidence how it is known
 * @param flag a known fault of the value; empty when there is none
 */
public record CapacityFigure(double gigawatts, int year, String publisher, Evidence evidence, String flag) {
    /**
     * Validates the capacity.
     *
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public CapacityFigure {
        Require.positive(gigawatts, "capacity published by " + publisher + " in GW");
    }
}
