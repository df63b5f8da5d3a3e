package org.tokenstate.projection;

import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.Source;
import org.tokenstate.units.Require;

/**
 * The plain figures of one country (or group) that the year loop starts from, read from the datasets or given by a stated
 * world rule.
 *
 * @param iso3 code of the country or group
 * @param gdpUsd gross domestic product of the start year at 2025 prices, USD; NaN if missing
 * @param goodsExportsUsd goods exports of the start year at 2025 prices, USD; NaN if missing
 * @param wacc real cost of capital by the world rule of its income group
 * @param powerPriceUsdPerKwh price of electricity for data centres, USD per kWh
 * @param dataCentreTwh electricity already supplied to data centres, TWh; NaN for the world rule
 * @param demandTwh electricity demand of the last year, TWh
 * @param windSolarTwh generation of wind and solar, TWh
 * @param netExportsTwh net exports of electricity, TWh; negative for net imports
 * @param fossilGw fossil capacity, GW
 * @param fossilTwh fossil generation, TWh
 * @param creditedGw capacity that can be counted on at the peak, GW
 * @param installedGw installed capacity, GW
 * @param overbuildUsdPerKwh levelised cost of new firm supply, USD per kWh
 * @param lossShare national grid losses as a share of output
 * @param embodiedTwh electricity embodied in exported goods that could be displaced, TWh
 * @param embodiedUsdPerKwh what these goods earn on it, USD per kWh
 * @param fossilCarbonKgPerKwh emissions of idle plant, kg per kWh
 * @param carbonGramsPerKwh emissions of the generation mix, g per kWh
 * @param pueFactor power usage effectiveness over that of the serving points
 * @param sources where each figure comes from, by name of the result variable or of the component
 * @param notes what is missing, what stands in for it, and from when the last value is
 */
record CountryFigures(
        String iso3,
        double gdpUsd,
        double goodsExportsUsd,
        double wacc,
        double powerPriceUsdPerKwh,
        double dataCentreTwh,
        double demandTwh,
        double windSolarTwh,
        double netExportsTwh,
        double fossilGw,
        double fossilTwh,
        double creditedGw,
        double installedGw,
        double overbuildUsdPerKwh,
        double lossShare,
        double embodiedTwh,
        double embodiedUsdPerKwh,
        double fossilCarbonKgPerKwh,
        double carbonGramsPerKwh,
        double pueFactor,
        Map<String, Source> sources,
        List<Note> notes) {
    /** What names of figures begin with, in formulas and in the table of sources. */
    static final String FIGURE = "figure.";

    CountryFigures {
        String of = " of " + iso3;
        Require.inRange(wacc, 0, 1, "cost of capital" + of);
        Require.positive(powerPriceUsdPerKwh, "price of electricity" + of);
        Require.notNegative(demandTwh, "electricity demand" + of);
        Require.notNegative(windSolarTwh, "wind and solar generation" + of);
        Require.finite(netExportsTwh, "net exports" + of);
        Require.notNegative(fossilGw, "fossil capacity" + of);
        Require.notNegative(fossilTwh, "fossil generation" + of);
        Require.notNegative(creditedGw, "credited capacity" + of);
        Require.notNegative(installedGw, "installed capacity" + of);
        Require.inRange(lossShare, 0, 1, "grid losses" + of);
        sources = Map.copyOf(sources);
        notes = List.copyOf(notes);
    }

    boolean hasGdp() {
        return !Double.isNaN(gdpUsd);
    }

    boolean hasGoodsExports() {
        return !Double.isNaN(goodsExportsUsd);
    }
}
