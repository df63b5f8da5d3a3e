package org.tokenstate.surplus;

import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.Require;

/**
 * A block of energy at one price, delivered to a data centre.
 *
 * @param kind where it comes from
 * @param twh quantity, TWh a year; not negative
 * @param usdPerKwh price, real 2025 USD per kWh; finite (a negative price is a payment to take the energy)
 * @param hoursShare share of the hours of a year in which it is available; in (0, 1], 1 for round the clock
 * @param source who says so
 */
public record EnergyTranche(EnergyKind kind, double twh, double usdPerKwh, double hoursShare, String source) {
    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if the quantity is negative, the price is not finite or the share of hours lies
     *     outside (0, 1]
     */
    public EnergyTranche {
        Require.notNegative(twh, "energy in TWh of tranche " + kind);
        Require.finite(usdPerKwh, "price in USD per kWh of tranche " + kind);
        Require.positive(hoursShare, "share of hours of tranche " + kind);
        Require.inRange(hoursShare, 0, 1, "share of hours of tranche " + kind);
        Require.notBlank(source, "source of tranche " + kind);
    }

    /**
     * {@return the quantity of a year}
     */
    public Energy energy() {
        return Energy.ofTerawattHours(twh);
    }

    /**
     * {@return the price}
     */
    public EnergyPrice price() {
        return EnergyPrice.ofUsdPerKwh(usdPerKwh);
    }

    /**
     * {@return whether the energy is there round the clock, so that plant can run on it alone}
     */
    public boolean roundTheClock() {
        return hoursShare >= 1;
    }

    /**
     * Energy shed by wind and solar plant: {@code rate / (1 - rate) x generation}, since the generation on record is what
     * was left after shedding.
     *
     * @param windSolarTwh generation of wind and solar, TWh
     * @param rate curtailment as a share of what could have been generated; in [0, 1)
     * @return shed energy, TWh
     */
    public static double curtailedTwh(double windSolarTwh, double rate) {
        return rate / (1 - rate) * windSolarTwh;
    }

    /**
     * Energy that idle plant could give: {@code max(0, 8.76 capacity x availability - generation)}. A capacity factor above
     * availability, which in the bundled data is most often a fault of one of the two tables, gives zero and not a
     * negative quantity.
     *
     * @param capacityGw capacity, GW
     * @param availability share of the year in which plant can run
     * @param generationTwh generation, TWh
     * @return unused energy, TWh
     */
    public static double idleTwh(double capacityGw, double availability, double generationTwh) {
        return Math.max(0, capacityGw * FirmCapacity.TWH_PER_GW_YEAR * availability - generationTwh);
    }

    /**
     * The stock of overbuilt generation a year later: {@code max(0, B + max(0, additions - growth) - absorption)}.
     *
     * @param stockTwh stock of the year before, TWh a year
     * @param additionsTwh what plant added in the year generates, TWh a year
     * @param domesticGrowthTwh growth of domestic demand in the year, TWh
     * @param absorptionTwh what domestic demand takes out of the stock, TWh
     * @return the new stock, TWh a year
     */
    public static double overbuildTwh(
            double stockTwh, double additionsTwh, double domesticGrowthTwh, double absorptionTwh) {
        return Math.max(0, stockTwh + Math.max(0, additionsTwh - domesticGrowthTwh) - absorptionTwh);
    }

    /**
     * What the electricity in an exported good earns: {@code (revenue - avoidable non-electric cost) / MWh}, the price at
     * which its maker gives it up.
     *
     * @param revenueUsd revenue of a unit of the good, USD
     * @param avoidableNonElectricUsd what is saved, other than electricity, when the unit is not made, USD
     * @param mwh electricity in the unit, MWh; positive
     * @return price, USD per kWh
     */
    public static double displacedUsdPerKwh(double revenueUsd, double avoidableNonElectricUsd, double mwh) {
        return (revenueUsd - avoidableNonElectricUsd) / mwh / 1e3;
    }
}
