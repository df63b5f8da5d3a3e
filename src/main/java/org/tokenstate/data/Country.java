package org.tokenstate.data;

import java.util.List;
import java.util.OptionalInt;
import org.tokenstate.units.internal.Require;

/**
 * A country or area, and how far its data reach.
 *
 * @param iso3 the ISO 3166-1 alpha-3 code; XKX for Kosovo
 * @param name the name in English
 * @param region the region of the World Bank
 * @param incomeGroup the income group, derived from product per head: an assumption
 * @param groups the codes of the groups that it belongs to, such as {@code OECD}
 * @param lastPopulationYear the last year of its population, projections apart
 * @param lastGenerationYear the last year of its electricity generation
 * @param lastGdpYear the last year of its gross domestic product
 * @param lastGoodsExportsYear the last year of its goods exports
 * @param generationNote why its generation is missing, zero or ended; empty when there is nothing to say
 */
public record Country(
        String iso3,
        String name,
        String region,
        IncomeGroup incomeGroup,
        List<String> groups,
        OptionalInt lastPopulationYear,
        OptionalInt lastGenerationYear,
        OptionalInt lastGdpYear,
        OptionalInt lastGoodsExportsYear,
        String generationNote) {
    /**
     * Validates the code.
     *
     * @throws IllegalArgumentException unless the code is three capital letters and the name is not blank
     */
    public Country {
        Require.that(iso3.matches("[A-Z]{3}"), "code of a country must be three capital letters but is '%s'", iso3);
        Require.notBlank(name, "name of country " + iso3);
        groups = List.copyOf(groups);
    }
}
