package org.tokenstate.surplus.internal;

/** What plant counts at the peak of demand, and the peak itself: rules of thumb where a country has no figure of its own. */
public final class FirmCapacity {
    /** Energy of one gigawatt through a year of 8,760 hours, TWh. */
    public static final double TWH_PER_GW_YEAR = 8.76;

    /** Load factor of a country without a figure of its own; an assumption. */
    public static final double DEFAULT_LOAD_FACTOR = 0.65;

    /** Reserve margin; an assumption. */
    public static final double DEFAULT_RESERVE_MARGIN = 0.15;

    /** Most that a customer on high voltage loses on the way; national figures contain theft. An assumption. */
    public static final double HIGH_VOLTAGE_LOSS_CAP = 0.04;

    private static final double THERMAL_CREDIT = 0.9;
    private static final double NUCLEAR_CREDIT = 0.9;
    private static final double HYDRO_CREDIT = 0.65;
    private static final double WIND_CREDIT = 0.1;
    /** The peak of solar is not the evening's. */
    private static final double SOLAR_CREDIT = 0;

    private FirmCapacity() {}

    /**
     * Capacity that counts at the peak, {@code sum of credit x capacity}: 0.9 of thermal and nuclear plant, 0.65 of hydro, 0.1 of
     * wind, none of solar; assumptions.
     *
     * @param thermalGw thermal plant, GW
     * @param nuclearGw nuclear plant, GW
     * @param hydroGw hydro plant, GW
     * @param windGw wind, GW
     * @param solarGw solar, GW
     * @return GW
     */
    public static double creditedGw(double thermalGw, double nuclearGw, double hydroGw, double windGw, double solarGw) {
        return THERMAL_CREDIT * thermalGw
                + NUCLEAR_CREDIT * nuclearGw
                + HYDRO_CREDIT * hydroGw
                + WIND_CREDIT * windGw
                + SOLAR_CREDIT * solarGw;
    }

    /**
     * Peak of demand with its reserve, {@code (1 + margin) demand / (8.76 x load factor)}.
     *
     * @param demandTwh demand, TWh a year
     * @param loadFactor mean over peak demand
     * @param reserveMargin reserve over the peak
     * @return GW
     */
    public static double peakWithReserveGw(double demandTwh, double loadFactor, double reserveMargin) {
        return (1 + reserveMargin) * demandTwh / (TWH_PER_GW_YEAR * loadFactor);
    }
}
