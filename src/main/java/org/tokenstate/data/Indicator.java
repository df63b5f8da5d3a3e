package org.tokenstate.data;

import java.util.Locale;

/** A yearly quantity of a country: its unit, the dataset and column that hold it, and who publishes it. */
public enum Indicator {
    /** Mid-year population. */
    POPULATION("persons", "electricity", "population_persons", "UN WPP 2024 through Our World in Data"),
    /** Electricity generation (gross or net as the national source has it). */
    GENERATION_TWH("TWh", "electricity", "generation_twh", Indicator.EMBER),
    /** Electricity demand: generation plus net imports, grid losses inside. */
    DEMAND_TWH("TWh", "electricity", "demand_twh", Indicator.EMBER),
    /** Imports less exports of electricity; negative for a net exporter. */
    NET_IMPORTS_TWH("TWh", "electricity", "net_imports_twh", Indicator.EMBER),
    /** Generation from coal. */
    COAL_TWH("TWh", "electricity", "coal_twh", Indicator.EMBER),
    /** Generation from gas. */
    GAS_TWH("TWh", "electricity", "gas_twh", Indicator.EMBER),
    /** Generation from "other fossil" fuels: mostly oil, but also waste gases and coke. */
    OIL_TWH("TWh", "electricity", "oil_twh", Indicator.EMBER),
    /** Generation from nuclear energy. */
    NUCLEAR_TWH("TWh", "electricity", "nuclear_twh", Indicator.EMBER),
    /** Generation from hydropower, without pumped storage. */
    HYDRO_TWH("TWh", "electricity", "hydro_twh", Indicator.EMBER),
    /** Generation from wind. */
    WIND_TWH("TWh", "electricity", "wind_twh", Indicator.EMBER),
    /** Generation from the sun. */
    SOLAR_TWH("TWh", "electricity", "solar_twh", Indicator.EMBER),
    /** Generation from biomass and biogenic waste. */
    BIOENERGY_TWH("TWh", "electricity", "bioenergy_twh", Indicator.EMBER),
    /** Generation from geothermal, tidal and wave energy. */
    OTHER_RENEWABLES_TWH("TWh", "electricity", "other_renewables_twh", Indicator.EMBER),
    /** Gross domestic product in current US dollars of its year. */
    GDP_USD("USD of the year", "macro", "gdp_usd", "World Bank WDI"),
    /** Exports of goods in current US dollars of their year. */
    GOODS_EXPORTS_USD("USD of the year", "macro", "goods_exports_usd", "WTO"),
    /** Exports of goods and services in current US dollars of their year. */
    GOODS_SERVICES_EXPORTS_USD("USD of the year", "macro", "goods_services_exports_usd", "CIA World Factbook");

    private static final String EMBER = "Ember through Our World in Data";

    private final String unit;
    private final String dataset;
    private final String column;
    private final String publisher;

    Indicator(String unit, String dataset, String column, String publisher) {
        this.unit = unit;
        this.dataset = dataset;
        this.column = column;
        this.publisher = publisher;
    }

    /**
     * {@return the unit of the values}
     */
    public String unit() {
        return unit;
    }

    /**
     * {@return the name of the dataset that holds the values}
     */
    public String dataset() {
        return dataset;
    }

    /**
     * {@return the column of the dataset}
     */
    public String column() {
        return column;
    }

    /**
     * {@return who publishes most of the values; {@link Datasets#cell} knows the publisher of each}
     */
    public String publisher() {
        return publisher;
    }

    /**
     * {@return what is counted, in words, such as {@code goods exports}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT)
                .replaceAll("_(twh|usd)$", "")
                .replace('_', ' ')
                .replace("gdp", "GDP");
    }
}
