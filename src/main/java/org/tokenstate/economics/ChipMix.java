package org.tokenstate.economics;

import org.tokenstate.units.Require;

/**
 * Domestic chips in China's compute: they get subsidised power and need more of it.
 *
 * @param initialShare share of domestic chips in the first year; in [0, 1]
 * @param firstYear the first year
 * @param fullYear the year from which all chips are domestic; after the first
 * @param domesticUsdPerKwh power price for domestic chips, USD per kWh; not negative
 * @param otherUsdPerKwh power price for other chips, USD per kWh; not negative
 * @param energyPenalty extra energy per token on domestic chips in the first year, as a share; not negative
 * @param convergence fall of that penalty a year; in [0, 1]
 */
public record ChipMix(
        double initialShare,
        int firstYear,
        int fullYear,
        double domesticUsdPerKwh,
        double otherUsdPerKwh,
        double energyPenalty,
        double convergence) {
    /**
     * China: 40 % in 2026 rising in a straight line to all in 2036 (path assumed); power at 56 USD per MWh with domestic
     * chips (Financial Times 2025-11) and 88 without (assumed); 40 % more energy against H20-class chips (Financial Times
     * 2025-11), of which 6 % goes each year (assumed).
     */
    public static final ChipMix CHINA = new ChipMix(0.4, 2026, 2036, 0.056, 0.088, 0.4, 0.06);

    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ChipMix {
        Require.inRange(initialShare, 0, 1, "initial share of domestic chips");
        Require.atLeast(fullYear, firstYear + 1, "year of full domestic supply");
        Require.notNegative(domesticUsdPerKwh, "power price for domestic chips in USD per kWh");
        Require.notNegative(otherUsdPerKwh, "power price for other chips in USD per kWh");
        Require.notNegative(energyPenalty, "energy penalty of domestic chips");
        Require.inRange(convergence, 0, 1, "convergence of domestic chips");
    }

    /**
     * The share of domestic chips: the initial share up to the first year, then a straight line to one.
     *
     * @param year the year
     * @return the share, in [0, 1]
     */
    public double domesticShare(int year) {
        double way = (double) (year - firstYear) / (fullYear - firstYear);
        return initialShare + (1 - initialShare) * Math.min(1, Math.max(0, way));
    }

    /**
     * The mean price of power in a year.
     *
     * @param year the year
     * @return USD per kWh
     */
    public double powerUsdPerKwh(int year) {
        return powerUsdPerKwh(domesticShare(year), domesticUsdPerKwh, otherUsdPerKwh);
    }

    /**
     * The factor chi on energy per token in a year.
     *
     * @param year the year
     * @return the factor, at least 1
     */
    public double energyFactor(int year) {
        return energyFactor(domesticShare(year), energyPenalty, convergence, Math.max(0, year - firstYear));
    }

    /**
     * The mean price of power: {@code pi = s pi_domestic + (1 - s) pi_other}.
     *
     * @param domesticShare s
     * @param domesticUsdPerKwh price for domestic chips, USD per kWh
     * @param otherUsdPerKwh price for other chips, USD per kWh
     * @return USD per kWh
     */
    public static double powerUsdPerKwh(double domesticShare, double domesticUsdPerKwh, double otherUsdPerKwh) {
        return domesticShare * domesticUsdPerKwh + (1 - domesticShare) * otherUsdPerKwh;
    }

    /**
     * The factor on energy per token: {@code chi = 1 + s penalty (1 - convergence)^t}.
     *
     * @param domesticShare s
     * @param penalty extra energy on domestic chips at the start, as a share
     * @param convergence its fall a year
     * @param years t
     * @return the factor
     */
    public static double energyFactor(double domesticShare, double penalty, double convergence, double years) {
        return 1 + domesticShare * penalty * Math.pow(1 - convergence, years);
    }
}
