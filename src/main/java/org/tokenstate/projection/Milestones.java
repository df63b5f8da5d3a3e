package org.tokenstate.projection;

import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.VariableTable;

/** First years of conditions on a table of results, without allocation. */
final class Milestones {
    private Milestones() {}

    /** Where the definition of a token-state stands, looked up once: two results, their thresholds, how many years they must hold. */
    static final class TokenState {
        private final int dependence = VariableTable.bundled().indexOf("dependence");
        private final int share = VariableTable.bundled().indexOf("exported_generation_share");
        private final int leastDependence = ParameterTable.bundled().indexOf("token_state_dependence");
        private final int leastShare = ParameterTable.bundled().indexOf("token_state_generation_share");
        private final int yearsNeeded = ParameterTable.bundled().indexOf("token_state_years");

        /** The first of the years in a row that meet both thresholds of the parameters; {@code to + 1} if there is none. */
        int firstYear(double[][] parameters, double[] results, int from, int to) {
            int width = VariableTable.bundled().size();
            double least = parameters[leastDependence][0];
            double leastOfGeneration = parameters[leastShare][0];
            int needed = (int) Math.round(parameters[yearsNeeded][0]);
            int run = 0;
            for (int year = from; year <= to; year++) {
                int row = (year - YearLoop.START) * width;
                run = results[row + dependence] >= least && results[row + share] >= leastOfGeneration ? run + 1 : 0;
                if (run == needed) {
                    return year - needed + 1;
                }
            }
            return to + 1;
        }
    }

    /** The first year in which one column is not below a level (or another column, if given); {@code to + 1} if never. */
    static int firstYear(double[] results, int column, int other, double level, int from, int to) {
        int width = VariableTable.bundled().size();
        for (int year = from; year <= to; year++) {
            int row = (year - YearLoop.START) * width;
            double bar = other >= 0 ? results[row + other] : level;
            if (results[row + column] >= bar) {
                return year;
            }
        }
        return to + 1;
    }
}
