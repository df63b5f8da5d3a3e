package org.tokenstate.projection;

import java.util.List;

/**
 * From which year on a drawn parameter acts. What is not known of a level is not known of it in any year, the base year included;
 * what states have decided is known until {@value #POLICIES_FROM}.
 */
public final class DrawnYears {
    /** The first year in which a drawn policy acts. */
    public static final int POLICIES_FROM = 2028;

    private static final List<String> POLICIES = List.of("tariff.", "premium.", "access_left.");

    private DrawnYears() {}

    /**
     * The first year in which a drawn value of a parameter acts.
     *
     * @param parameter its name
     * @return {@value #POLICIES_FROM} for tariffs, premia and access; otherwise the base year
     */
    public static int first(String parameter) {
        return POLICIES.stream().anyMatch(parameter::startsWith) ? POLICIES_FROM : TokenStateModel.FIRST_YEAR;
    }
}
