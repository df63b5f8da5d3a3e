package org.tokenstate.projection;

import org.tokenstate.catalogue.VariableTable;

/** First years of conditions on a table of results, without allocation. */
final class Milestones {
    private Milestones() {}

    /** The definition of a token-state under a scenario, looked up once: two thresholds and how many years they must hold. */
    record TokenState(int dependence, int share, double least, double leastShare, int needed) {
        static TokenState of(Scenario scenario, int year) {
            VariableTable variables = VariableTable.bundled();
            return new TokenState(
                    variables.indexOf("dependence"),
                    variables.indexOf("exported_generation_share"),
                    scenario.path("token_state_dependence").at(year),
                    scenario.path("token_state_generation_share").at(year),
                    (int) Math.round(scenario.path("token_state_years").at(year)));
        }

        /** The first of the years in a row that meet both thresholds; {@code to + 1} if there is none. */
        int firstYear(double[] results, int from, int to) {
            int width = VariableTable.bundled().size();
            int run = 0;
            for (int year = from; year <= to; year++) {
                int row = (year - YearLoop.START) * width;
                run = results[row + dependence] >= least && results[row + share] >= leastShare ? run + 1 : 0;
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
