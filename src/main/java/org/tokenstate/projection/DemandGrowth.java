package org.tokenstate.projection;

import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.economics.market.TokenDemand;

/**
 * The growth of token demand that is neither income nor agents: what is left of the chosen total, so that three growth
 * stories are not stacked on one another.
 *
 * <p>{@code g_t = 1 / ((Y_t / Y_0)^eta (M_t / M_0))} at the defaults of the catalogue; the year loop multiplies by the chosen
 * total and by income and agents as they are drawn.
 */
final class DemandGrowth {
    private DemandGrowth() {}

    /** Residual growth by year since the start, one in the first. */
    static double[] residual(ParameterTable table, int years) {
        double[] income = {1, 1, 1};
        double[] residual = new double[years];
        double eta = table.get("income_elasticity").defaultValue().at(YearLoop.START);
        for (int t = 0; t < years; t++) {
            int year = YearLoop.START + t;
            double world = 0;
            for (int m = 0; m < income.length; m++) {
                String market = YearLoop.ORIGIN_NAMES[m];
                String growth = "gdp_growth." + (m == YearLoop.ROW ? "other" : market);
                income[m] *= t == 0 ? 1 : 1 + table.get(growth).defaultValue().at(year);
                world += table.get("market_share." + market).defaultValue().at(YearLoop.START)
                        * Math.pow(income[m], eta);
            }
            residual[t] = agents(table, YearLoop.START) / (world * agents(table, year));
        }
        return residual;
    }

    private static double agents(ParameterTable table, int year) {
        double multiplier = table.get("agent_multiplier").defaultValue().at(year);
        double midpoint = table.get("agent_share_midpoint").defaultValue().at(year);
        double speed = table.get("agent_share_speed").defaultValue().at(year);
        return TokenDemand.agentic(multiplier, TokenDemand.logisticShare(year, midpoint, speed));
    }
}
