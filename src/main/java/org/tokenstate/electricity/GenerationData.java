package org.tokenstate.electricity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;

/** Generation per head of all countries, and what is known of each besides. Safe for use by many threads. */
public final class GenerationData {
    /** Countries below this generation in their last year are no measure for others, TWh. */
    static final double PANEL_TWH = 1;

    private final Datasets data;
    private @Nullable CountryPanel panel;

    private GenerationData(Datasets data) {
        this.data = data;
    }

    /**
     * The generation of some data.
     *
     * @param data the data
     * @return the generation
     */
    public static GenerationData of(Datasets data) {
        return new GenerationData(data);
    }

    /**
     * The history of a country or group with all that is known.
     *
     * @param code three-letter code of a country, or code of a group
     * @return the history; its series is empty with a cause when there is no generation
     * @throws org.tokenstate.catalogue.InputException if the code is unknown, with the nearest
     */
    public GenerationHistory history(String code) {
        return history(code, data.generationPerCapitaKwh(code));
    }

    /**
     * The history of a country or group with a series of generation per head in place of that of the data.
     *
     * @param code three-letter code of a country, or code of a group
     * @param perHead generation per head, kWh
     * @return the history
     * @throws org.tokenstate.catalogue.InputException if the code is unknown, with the nearest
     */
    public GenerationHistory history(String code, AnnualSeries perHead) {
        if (perHead.isEmpty()) {
            return GenerationHistory.of(perHead);
        }
        int last = perHead.lastYear().orElseThrow();
        OptionalDouble twh = data.series(code, Indicator.GENERATION_TWH).in(last);
        return new GenerationHistory(
                code,
                perHead,
                GenerationPaths.FIRST_DATA_YEAR,
                twh,
                this::panel,
                Outlooks.of(data).path(code, last));
    }

    /**
     * The history as it was known at the end of a year: values and panel to then, and no outlook.
     *
     * @param code three-letter code of a country, or code of a group
     * @param perHead generation per head, kWh
     * @param year the year
     * @return the history
     */
    GenerationHistory historyTo(String code, AnnualSeries perHead, int year) {
        int first = perHead.firstYear().orElse(year + 1);
        AnnualSeries known = AnnualSeries.of(perHead.name(), first, perHead.values(first, year));
        return new GenerationHistory(
                code,
                known,
                GenerationPaths.FIRST_DATA_YEAR,
                data.series(code, Indicator.GENERATION_TWH).in(year),
                this::panel,
                Optional.empty());
    }

    private synchronized CountryPanel panel() {
        CountryPanel made = panel;
        if (made == null) {
            List<AnnualSeries> counted = data.countries().stream()
                    .map(Country::iso3)
                    .filter(code -> {
                        AnnualSeries twh = data.series(code, Indicator.GENERATION_TWH);
                        return !twh.isEmpty() && twh.last() >= PANEL_TWH;
                    })
                    .map(code -> sinceFirst(code, data.generationPerCapitaKwh(code)))
                    .filter(series -> !series.isEmpty())
                    .toList();
            made = new CountryPanel(counted);
            panel = made;
        }
        return made;
    }

    private static AnnualSeries sinceFirst(String code, AnnualSeries series) {
        int first = Math.max(GenerationPaths.FIRST_DATA_YEAR, series.firstYear().orElse(Integer.MAX_VALUE));
        int last = series.lastYear().orElse(first - 1);
        return first > last
                ? AnnualSeries.empty(series.name(), "no value from " + GenerationPaths.FIRST_DATA_YEAR + " on")
                : AnnualSeries.of(code, first, series.values(first, last));
    }
}
