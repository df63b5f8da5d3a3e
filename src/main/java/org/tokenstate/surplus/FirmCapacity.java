package org.tokenstate.surplus;

import org.tokenstate.units.Require;

/**
 * The flat load that a power system can still take: {@code Firm = sum delta_f cap_f - (1 + rho) D / (8.76 LF)}, what its
 * plant can be counted on for at the peak less the peak of baseline demand with a reserve.
 *
 * @param thermalGw thermal capacity, GW; coal, gas, oil and biomass
 * @param nuclearGw nuclear capacity, GW
 * @param hydroGw hydro capacity without pumped storage, GW
 * @param windGw wind capacity, GW
 * @param solarGw solar capacity, GW
 * @param demandTwh baseline electricity demand without tokens, TWh a year
 * @param loadFactor mean over peak load; in (0, 1]
 * @param reserveMargin reserve over the peak; not negative
 */
public record FirmCapacity(
        double thermalGw,
        double nuclearGw,
        double hydroGw,
        double windGw,
        double solarGw,
        double demandTwh,
        double loadFactor,
        double reserveMargin) {
    /** TWh that one GW gives in a year of 8,760 hours. */
    public static final double TWH_PER_GW_YEAR = 8.76;

    /** Capacity credit of thermal plant; an assumption. */
    public static final double THERMAL_CREDIT = 0.9;

    /** Capacity credit of nuclear plant; an assumption. */
    public static final double NUCLEAR_CREDIT = 0.9;

    /** Capacity credit of hydro plant; an assumption. */
    public static final double HYDRO_CREDIT = 0.65;

    /** Capacity credit of wind; an assumption. */
    public static final double WIND_CREDIT = 0.1;

    /** Capacity credit of solar, whose peak is not the evening's; an assumption. */
    public static final double SOLAR_CREDIT = 0;

    /** Load factor of a country without a figure of its own; an assumption. */
    public static final double DEFAULT_LOAD_FACTOR = 0.65;

    /** Load factor of China; an assumption. */
    public static final double CHINA_LOAD_FACTOR = 0.79;

    /** Reserve margin; an assumption. */
    public static final double DEFAULT_RESERVE_MARGIN = 0.15;

    /** Most that a customer on high voltage loses on the way; national figures contain theft. An assumption. */
    public static final double HIGH_VOLTAGE_LOSS_CAP = 0.04;

    /** Hours, as a share, for which an interruptible load is switched off (Duke University 2025: 76 GW in the US). */
    public static final double INTERRUPTED_SHARE = 0.0025;

    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if a capacity or the demand is negative, the load factor lies outside (0, 1] or the
     *     reserve margin is negative
     */
    public FirmCapacity {
        Require.notNegative(thermalGw, "thermal capacity in GW");
        Require.notNegative(nuclearGw, "nuclear capacity in GW");
        Require.notNegative(hydroGw, "hydro capacity in GW");
        Require.notNegative(windGw, "wind capacity in GW");
        Require.notNegative(solarGw, "solar capacity in GW");
        Require.notNegative(demandTwh, "baseline demand in TWh");
        Require.positive(loadFactor, "load factor");
        Require.inRange(loadFactor, 0, 1, "load factor");
        Require.notNegative(reserveMargin, "reserve margin");
    }

    /**
     * {@return the flat load that can be added, GW; negative when the system is short}
     */
    public double gw() {
        return creditedGw(thermalGw, nuclearGw, hydroGw, windGw, solarGw)
                - peakWithReserveGw(demandTwh, loadFactor, reserveMargin);
    }

    /**
     * Capacity that can be counted on at the peak: {@code sum delta_f cap_f}.
     *
     * @param thermalGw thermal capacity, GW
     * @param nuclearGw nuclear capacity, GW
     * @param hydroGw hydro capacity, GW
     * @param windGw wind capacity, GW
     * @param solarGw solar capacity, GW
     * @return credited capacity, GW
     */
    public static double creditedGw(double thermalGw, double nuclearGw, double hydroGw, double windGw, double solarGw) {
        return THERMAL_CREDIT * thermalGw
                + NUCLEAR_CREDIT * nuclearGw
                + HYDRO_CREDIT * hydroGw
                + WIND_CREDIT * windGw
                + SOLAR_CREDIT * solarGw;
    }

    /**
     * Peak of demand with reserve: {@code (1 + rho) D / (8.76 LF)}.
     *
     * @param demandTwh baseline demand, TWh a year
     * @param loadFactor mean over peak load
     * @param reserveMargin reserve over the peak
     * @return the peak with reserve, GW
     */
    public static double peakWithReserveGw(double demandTwh, double loadFactor, double reserveMargin) {
        return (1 + reserveMargin) * demandTwh / (TWH_PER_GW_YEAR * loadFactor);
    }

    /**
     * The energy of all flat load that can be served: what is connected already, what displaced goods free, and the
     * headroom left above it. {@code existing + displaced + (1 - loss) 8.76 [max(0, Firm - existing / 8.76) + interruptible
     * (1 - 0.0025)]}. Existing supply is never cut, even where Firm is negative: it is demonstrably served. The load of
     * displaced goods is part of baseline demand, so its capacity is freed with it.
     *
     * @param existingTwh existing supply of data centres, TWh
     * @param displacedTwh electricity of displaced goods, TWh
     * @param firmGw flat load that the system can take above baseline demand, GW; may be negative
     * @param interruptibleGw further load that accepts to be switched off in a few hours, GW
     * @param lossShare loss on the way to a customer on high voltage; in [0, 1)
     * @return the limit, TWh a year
     */
    public static double flatLoadTwh(
            double existingTwh, double displacedTwh, double firmGw, double interruptibleGw, double lossShare) {
        double headroomGw = Math.max(0, firmGw - existingTwh / TWH_PER_GW_YEAR);
        return existingTwh
                + displacedTwh
                + (1 - lossShare) * TWH_PER_GW_YEAR * (headroomGw + interruptibleGw * (1 - INTERRUPTED_SHARE));
    }

    /**
     * Loss on the way to a customer on high voltage: {@code min(national losses, 4 %)}.
     *
     * @param nationalLossShare national grid losses as a share of output
     * @return the loss, as a share
     */
    public static double highVoltageLoss(double nationalLossShare) {
        return Math.min(nationalLossShare, HIGH_VOLTAGE_LOSS_CAP);
    }
}
