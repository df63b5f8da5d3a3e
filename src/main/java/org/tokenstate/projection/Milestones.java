package org.tokenstate.projection;

import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.VariableTable;

/** First years of conditions on results, without allocation. */
final class Milestones {
    private Milestones() {}

    /** A result in a year. */
    @FunctionalInterface
    interface Values {
        /** The value of a result, by its column, in a year. */
        double at(int column, int year);
    }

    /** Where the definition of a token-state stands, looked up once: two results, their thresholds, how many years they must hold. */
    record TokenState(int dependence, int share, int leastDependence, int leastShare, int yearsNeeded) {
        static TokenState of(VariableTable results) {
            ParameterTable parameters = ParameterTable.bundled();
            return new TokenState(
                    results.indexOf("dependence"),
                    results.indexOf("exported_generation_share"),
                    parameters.indexOf("token_state_dependence"),
                    parameters.indexOf("token_state_generation_share"),
                    parameters.indexOf("token_state_years"));
        }

        /** The first of the years in a row that meet both thresholds of the parameters; {@code to + 1} if there is none. */
        int firstYear(double[][] parameters, Values results, int from, int to) {
            double least = parameters[leastDependence][0];
            double leastOfGeneration = parameters[leastShare][0];
            int needed = (int) Math.round(parameters[yearsNeeded][0]);
            int run = 0;
            for (int year = from; year <= to; year++) {
                run = results.at(dependence, year) >= least && results.at(share, year) >= leastOfGeneration
                        ? run + 1
                        : 0;
                if (run == needed) {
                    return year - needed + 1;
                }
            }
            return to + 1;
        }
    }

    /** The first year in which a result is not below a level (or another result, if given); {@code to + 1} if never. */
    static int firstYear(Values results, int column, int other, double level, int from, int to) {
        for (int year = from; year <= to; year++) {
            double bar = other >= 0 ? results.at(other, year) : level;
            if (results.at(column, year) >= bar) {
                return year;
            }
        }
        return to + 1;
    }
}
