package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;

/**
 * A published share of hydrocarbons in a country's revenue, exports or product.
 *
 * @param iso3 the code of the country
 * @param indicator what is measured
 * @param period the year or years
 * @param value the value in its unit
 * @param unit the unit
 * @param source the publication
 * @param evidence how it is known
 * @param note what else must be said
 */
public record PetrostateFigure(
        String iso3,
        String indicator,
        String period,
        double value,
        String unit,
        String source,
        Evidence evidence,
        String note) {}
