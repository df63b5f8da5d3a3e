package org.tokenstate.economics;

import org.tokenstate.units.Require;

/**
 * Greenhouse gas of tokens from the generation mix: life-cycle grams of CO2 equivalent per kilowatt-hour, medians of the IPCC.
 * The mean of the mix, not of the plant at the margin.
 *
 * @param coalGrams factor of coal, g/kWh
 * @param gasGrams factor of gas, g/kWh
 * @param oilGrams factor of oil, g/kWh
 * @param nuclearGrams factor of nuclear, g/kWh
 * @param hydroGrams factor of hydro, g/kWh
 * @param windGrams factor of wind, g/kWh
 * @param solarGrams factor of solar, g/kWh
 * @param bioenergyGrams factor of bioenergy, g/kWh
 * @param otherRenewablesGrams factor of geothermal and the rest, g/kWh
 */
public record Emissions(
        double coalGrams,
        double gasGrams,
        double oilGrams,
        double nuclearGrams,
        double hydroGrams,
        double windGrams,
        double solarGrams,
        double bioenergyGrams,
        double otherRenewablesGrams) {
    /**
     * Medians of IPCC AR5 WGIII (2014), Annex III, Table A.III.2: coal 820, combined-cycle gas 490, nuclear 12, hydropower 24,
     * wind onshore 11, utility solar 48, dedicated biomass 230, geothermal 38 for other renewables. The table has no oil: 840
     * is the median of IPCC SRREN (2011), Annex II (own knowledge). "Oil" of the generation table is other fossil.
     */
    public static final Emissions IPCC = new Emissions(820, 490, 840, 12, 24, 11, 48, 230, 38);

    /**
     * Validates the factors.
     *
     * @throws IllegalArgumentException if a factor is negative, NaN or infinite
     */
    public Emissions {
        Require.notNegative(coalGrams, "emission factor of coal");
        Require.notNegative(gasGrams, "emission factor of gas");
        Require.notNegative(oilGrams, "emission factor of oil");
        Require.notNegative(nuclearGrams, "emission factor of nuclear");
        Require.notNegative(hydroGrams, "emission factor of hydro");
        Require.notNegative(windGrams, "emission factor of wind");
        Require.notNegative(solarGrams, "emission factor of solar");
        Require.notNegative(bioenergyGrams, "emission factor of bioenergy");
        Require.notNegative(otherRenewablesGrams, "emission factor of other renewables");
    }

    /**
     * Generation by source.
     *
     * @param coal TWh from coal
     * @param gas TWh from gas
     * @param oil TWh from oil and other fossil fuel
     * @param nuclear TWh from nuclear
     * @param hydro TWh from hydro
     * @param wind TWh from wind
     * @param solar TWh from solar
     * @param bioenergy TWh from bioenergy
     * @param otherRenewables TWh from other renewables
     */
    public record Mix(
            double coal,
            double gas,
            double oil,
            double nuclear,
            double hydro,
            double wind,
            double solar,
            double bioenergy,
            double otherRenewables) {
        /**
         * Validates the generation.
         *
         * @throws IllegalArgumentException if a figure is negative or all are zero
         */
        public Mix {
            Require.notNegative(coal, "generation from coal in TWh");
            Require.notNegative(gas, "generation from gas in TWh");
            Require.notNegative(oil, "generation from oil in TWh");
            Require.notNegative(nuclear, "generation from nuclear in TWh");
            Require.notNegative(hydro, "generation from hydro in TWh");
            Require.notNegative(wind, "generation from wind in TWh");
            Require.notNegative(solar, "generation from solar in TWh");
            Require.notNegative(bioenergy, "generation from bioenergy in TWh");
            Require.notNegative(otherRenewables, "generation from other renewables in TWh");
            Require.positive(
                    coal + gas + oil + nuclear + hydro + wind + solar + bioenergy + otherRenewables,
                    "generation of all sources in TWh");
        }

        /**
         * {@return generation of all sources, TWh}
         */
        public double totalTwh() {
            return coal + gas + oil + nuclear + hydro + wind + solar + bioenergy + otherRenewables;
        }
    }

    /**
     * Emissions of the mean kilowatt-hour: {@code sum f_s G_s / sum G_s}.
     *
     * @param mix generation by source
     * @return grams of CO2 equivalent per kWh
     */
    public double gramsPerKwh(Mix mix) {
        return (coalGrams * mix.coal()
                        + gasGrams * mix.gas()
                        + oilGrams * mix.oil()
                        + nuclearGrams * mix.nuclear()
                        + hydroGrams * mix.hydro()
                        + windGrams * mix.wind()
                        + solarGrams * mix.solar()
                        + bioenergyGrams * mix.bioenergy()
                        + otherRenewablesGrams * mix.otherRenewables())
                / mix.totalTwh();
    }

    /**
     * Emissions of tokens: {@code grams per kWh x a}.
     *
     * @param gramsPerKwh emissions of the mean kilowatt-hour, g
     * @param meteredKwhPerMtok a, metered energy per million billed tokens, kWh
     * @return grams of CO2 equivalent per million billed tokens
     */
    public static double gramsPerMtok(double gramsPerKwh, double meteredKwhPerMtok) {
        return gramsPerKwh * meteredKwhPerMtok;
    }
}
