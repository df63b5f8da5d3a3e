package org.tokenstate.economics.market;

/**
 * Demand for tokens of a market over time: Q = A (Y/Y₀)^η g M (P/P₀)^ε. Pure functions; the part with the price is solved
 * by {@link MarketSolver}, to which the rest goes as the demand scale.
 */
public final class TokenDemand {
    private TokenDemand() {}

    /**
     * Demand relative to the base year at base prices: (Y/Y₀)^η g M.
     *
     * @param incomeRatio real income over that of the base year, &gt; 0
     * @param incomeElasticity η
     * @param residual residual growth g since the base year, &gt; 0: what income and agents leave of a chosen total, so that growth
     *     stories are not stacked
     * @param agentic multiplication M of {@link #agentic}, &gt; 0
     * @return the demand scale
     */
    public static double scale(double incomeRatio, double incomeElasticity, double residual, double agentic) {
        return Math.pow(incomeRatio, incomeElasticity) * residual * agentic;
    }

    /**
     * Multiplication of tokens by agents: M = 1 + (M̄ − 1) × share.
     *
     * @param tokensPerTaskRatio tokens of a task done by an agent over those of the same task in a chat, M̄ ≥ 1
     * @param share share of the work done by agents, in [0, 1]
     * @return M
     */
    public static double agentic(double tokensPerTaskRatio, double share) {
        return 1 + (tokensPerTaskRatio - 1) * share;
    }

    /**
     * Adoption along a logistic curve: 1 / (1 + e^(−speed (year − middle))).
     *
     * @param year the year
     * @param middleYear year of half adoption
     * @param speedPerYear steepness, 1/year
     * @return the share in (0, 1)
     */
    public static double logisticShare(double year, double middleYear, double speedPerYear) {
        return 1 / (1 + Math.exp(-speedPerYear * (year - middleYear)));
    }
}
