package org.tokenstate.projection;

import org.tokenstate.catalogue.VariableTable;

/** First years of conditions on a table of results, without allocation. */
final class Milestones {
    private Milestones() {}

    /**
     * The first of the years in a row that meet both thresholds of a token-state.
     *
     * @return the year; {@code to + 1} if there is none
     */
    static int tokenStateYear(TokenStateModel model, double[] results, int from, int to) {
        VariableTable variables = VariableTable.bundled();
        int dependence = variables.indexOf("dependence");
        int share = variables.indexOf("exported_generation_share");
        double least = model.scenario().path("token_state_dependence").at(from);
        double leastShare =
                model.scenario().path("token_state_generation_share").at(from);
        int needed = (int) Math.round(model.scenario().path("token_state_years").at(from));
        int run = 0;
        for (int year = from; year <= to; year++) {
            int row = (year - YearLoop.START) * variables.size();
            run = results[row + dependence] >= least && results[row + share] >= leastShare ? run + 1 : 0;
            if (run == needed) {
                return year - needed + 1;
            }
        }
        return to + 1;
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
