package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.internal.Require;

/**
 * An estimate of the power of accelerators in an area, in GW of the facility.
 *
 * @param id the identifier, such as {@code CS030}
 * @param place the code of a country, of a region of the world's model, or {@code WLD}
 * @param year the year; power in service is at its end
 * @param inService whether it is the power in service; otherwise what was added in the year
 * @param powerGw the power
 * @param lowGw the lower end of its range
 * @param highGw the upper end of its range
 * @param forecast whether it is a forecast
 * @param evidence how it is known
 * @param note what it rests on
 */
public record StockEstimate(
        String id,
        String place,
        int year,
        boolean inService,
        double powerGw,
        double lowGw,
        double highGw,
        boolean forecast,
        Evidence evidence,
        String note) {
    /**
     * Validates the range.
     *
     * @throws IllegalArgumentException unless {@code lowGw <= powerGw <= highGw}
     */
    public StockEstimate {
        Require.inRange(powerGw, lowGw, highGw, "power of accelerators, estimate " + id + " (GW)");
    }
}
