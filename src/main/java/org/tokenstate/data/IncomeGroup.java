package org.tokenstate.data;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The income of a country, by gross domestic product per head in current US dollars.
 *
 * <p>The thresholds are those of the World Bank for its fiscal year 2026 (1,135, 4,495 and 13,935 USD; World Bank country
 * classification, CC BY 4.0), which the Bank applies to national income by the Atlas method. Applied to product per head,
 * as here, the group is an assumption and is marked as one.
 */
public enum IncomeGroup {
    /** Up to 1,135 USD a head. */
    LOW(1135),
    /** Up to 4,495 USD a head. */
    LOWER_MIDDLE(4495),
    /** Up to 13,935 USD a head. */
    UPPER_MIDDLE(13935),
    /** Over 13,935 USD a head. */
    HIGH(Double.POSITIVE_INFINITY),
    /** No gross domestic product is known. */
    UNKNOWN(Double.NaN);

    private final double upToUsdPerCapita;

    IncomeGroup(double upToUsdPerCapita) {
        this.upToUsdPerCapita = upToUsdPerCapita;
    }

    /**
     * The group of an income.
     *
     * @param gdpUsdPerCapita gross domestic product per head in current USD, if known
     * @return the group; {@link #UNKNOWN} when the income is
     */
    public static IncomeGroup of(OptionalDouble gdpUsdPerCapita) {
        if (gdpUsdPerCapita.isEmpty()) {
            return UNKNOWN;
        }
        for (IncomeGroup g : values()) {
            if (gdpUsdPerCapita.getAsDouble() <= g.upToUsdPerCapita) {
                return g;
            }
        }
        return UNKNOWN;
    }

    /**
     * {@return the lower-case name that the tables use, such as {@code lower_middle}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
