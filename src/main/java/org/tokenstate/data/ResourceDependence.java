package org.tokenstate.data;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How far a country lives on oil and fuels: the latest values of the World Bank, CC BY 4.0.
 *
 * @param oilRentsPercentOfGdp oil rents in % of product
 * @param oilRentsYear their year
 * @param fuelExportsPercentOfGoodsExports fuel exports in % of goods exports
 * @param fuelExportsYear their year
 * @param flag a known fault of the values; empty when there is none
 */
public record ResourceDependence(
        OptionalDouble oilRentsPercentOfGdp,
        OptionalInt oilRentsYear,
        OptionalDouble fuelExportsPercentOfGoodsExports,
        OptionalInt fuelExportsYear,
        String flag) {}
