package org.tokenstate.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/** A format of data files, known by the names of its columns: those of the publishers, and the one of the bundled tables. */
public enum UpstreamFormat {
    /** Our World in Data, {@code owid-energy-data.csv}: one row a country and year, one column a quantity. */
    OWID_ENERGY(
            "Our World in Data energy CSV",
            "Our World in Data",
            List.of("country", "year", "iso_code", "electricity_generation")),
    /** Ember, yearly full release in long format: one row a country, year and variable. */
    EMBER_LONG("Ember long-format CSV", "Ember", List.of("Area", "Year", "Category", "Variable", "Unit", "Value")),
    /** World Bank, an indicator or the bulk file: one row a country and indicator, one column a year. */
    WORLD_BANK("World Bank indicator CSV", "World Bank", List.of("Country Name", "Country Code")),
    /** United Nations, World Population Prospects: one row a location, variant and year, in thousands. */
    UN_WPP("UN World Population Prospects CSV", "United Nations", List.of("LocID", "ISO3_code", "Variant", "Time")),
    /** Measured energy of served models, in the columns of the ML.ENERGY leaderboard as this library names them. */
    MEASUREMENTS(
            "measurement CSV as of ML.ENERGY",
            "ML.ENERGY",
            List.of("model_id", "gpu_model", "num_gpus", "avg_batch_size", "energy_per_token_joules")),
    /** Dated facts about the market for tokens, in the columns of {@code token_history}: facts to add, or to put right. */
    TOKEN_HISTORY(
            "table of facts about the market for tokens",
            "named in each row",
            List.of(
                    "id",
                    "from_date",
                    "to_date",
                    "market",
                    "origin",
                    "subject",
                    "quantity",
                    "basis",
                    "value",
                    "text_value",
                    "unit",
                    "source",
                    "address",
                    "evidence",
                    "second_hand",
                    "note")),
    /**
     * A table of the user's own in the layout of the bundled yearly tables: one row a country and year, columns named as in
     * {@code electricity}, {@code macro} or {@code population_projections}.
     */
    OWN_TABLE("table in the layout of the bundled ones", "the user's own table", List.of("iso3", "year"));

    private final String title;
    private final String publisher;
    private final List<String> columns;

    UpstreamFormat(String title, String publisher, List<String> columns) {
        this.title = title;
        this.publisher = publisher;
        this.columns = columns;
    }

    /**
     * {@return the format in words}
     */
    public String title() {
        return title;
    }

    /**
     * {@return who publishes it}
     */
    public String publisher() {
        return publisher;
    }

    /**
     * {@return the columns that it is known by}
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * {@return the name on the command line, such as {@code owid-energy}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format of a label.
     *
     * @param label the name, such as {@code owid-energy}
     * @return the format
     * @throws InputException if there is none, with the nearest labels
     */
    public static UpstreamFormat of(String label) {
        for (UpstreamFormat f : values()) {
            if (f.label().equalsIgnoreCase(label)) {
                return f;
            }
        }
        throw new InputException(Nearest.unknown(
                "format",
                label,
                Arrays.stream(values()).map(UpstreamFormat::label).toList()));
    }
}
