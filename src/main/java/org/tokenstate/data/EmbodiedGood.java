package org.tokenstate.data;

import java.util.OptionalDouble;
import org.tokenstate.catalogue.Evidence;

/**
 * A good that carries electricity across borders, and what a MWh of electricity earns in it, in USD of its year.
 *
 * @param id the identifier, such as {@code AL_PRIM}
 * @param good the good
 * @param route how it is made
 * @param unit the unit that it is counted in
 * @param electricityMwhPerUnit electricity in MWh per unit
 * @param priceUsdPerUnit price in USD per unit
 * @param revenueUsdPerMwh revenue in USD per MWh of electricity
 * @param revenueLowUsdPerMwh the lower end of its range
 * @param revenueHighUsdPerMwh the upper end of its range
 * @param chinaExportsBnUsd China's exports in bn USD a year
 * @param chinaEmbodiedTwh the electricity in them in TWh a year
 * @param year the year of the price
 * @param source where intensity and price come from
 * @param evidence how the row is known
 * @param note what else must be said
 */
public record EmbodiedGood(
        String id,
        String good,
        String route,
        String unit,
        double electricityMwhPerUnit,
        double priceUsdPerUnit,
        double revenueUsdPerMwh,
        OptionalDouble revenueLowUsdPerMwh,
        OptionalDouble revenueHighUsdPerMwh,
        OptionalDouble chinaExportsBnUsd,
        OptionalDouble chinaEmbodiedTwh,
        String year,
        String source,
        Evidence evidence,
        String note) {}
