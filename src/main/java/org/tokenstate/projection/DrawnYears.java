package org.tokenstate.projection;

import java.util.List;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;

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

    /**
     * What a scenario says of a parameter so that a projection has what a draw of this value has.
     *
     * @param base the scenario in which it is drawn
     * @param parameter its name
     * @param value the value drawn
     * @return the value, held in the base year too, or from the year on in which a drawn policy acts
     * @throws org.tokenstate.catalogue.InputException if there is no such parameter
     */
    public static ParameterValue asDrawn(Scenario base, String parameter, double value) {
        int first = first(parameter);
        if (first > TokenStateModel.FIRST_YEAR) {
            return ParameterValue.of(base.path(parameter).between(first, TokenStateModel.LAST_YEAR, before -> value));
        }
        ParameterValue constant = ParameterValue.of(YearPath.constant(value));
        boolean once = ParameterTable.bundled().get(parameter).timing() == Timing.BASE_YEAR;
        return once ? constant : constant.inBaseYear();
    }
}
