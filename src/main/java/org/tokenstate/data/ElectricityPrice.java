package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.EnergyPrice;

/**
 * What a data centre would pay for electricity in a country, in USD of 2025.
 *
 * @param price the price
 * @param low the lower end of its range
 * @param high the upper end of its range
 * @param anchored whether it is an industrial price of the country itself; otherwise the tariff of small business, scaled
 *     by the median ratio of the anchored countries: an assumption
 * @param evidence how it is known
 * @param source where it comes from: the row of the data-centre facts, or the tariff
 * @param flag a known fault of the value; empty when there is none
 */
public record ElectricityPrice(
        EnergyPrice price,
        EnergyPrice low,
        EnergyPrice high,
        boolean anchored,
        Evidence evidence,
        String source,
        String flag) {}
