package org.tokenstate.economics.market;

import org.tokenstate.units.Require;

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
     * @param residual residual growth g since the base year, &gt; 0; see {@link #residual}
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

    /**
     * Residual growth g that, with income and agents, gives a chosen total, so that growth stories are not stacked:
     * g = total / ((Y/Y₀)^η M/M₀).
     *
     * @param total chosen demand over that of the base year at constant prices, &gt; 0
     * @param incomeRatio real income over that of the base year, &gt; 0
     * @param incomeElasticity η
     * @param agenticRatio M over M of the base year, &gt; 0
     * @return g; below 1 if income and agents alone exceed the total
     */
    public static double residual(double total, double incomeRatio, double incomeElasticity, double agenticRatio) {
        return total / (Math.pow(incomeRatio, incomeElasticity) * agenticRatio);
    }

    /**
     * Demand for the aggregate of a market: scale × base volume × (P/P₀)^ε.
     *
     * @param baseVolumeMtok volume of the base year, Mtok
     * @param scale demand scale
     * @param priceRatio price index over that of the base year, &gt; 0
     * @param elasticity ε &lt; 0
     * @return Q in Mtok of base-year composition
     */
    public static double volumeMtok(double baseVolumeMtok, double scale, double priceRatio, double elasticity) {
        return baseVolumeMtok * scale * Math.pow(Require.positive(priceRatio, "price ratio"), elasticity);
    }

    /**
     * Frontier lag: a tier sells what the tier above sold some time before. Logarithmic interpolation between years.
     *
     * @param above values of the tier above by year, &gt; 0, at least two. Not modified.
     * @param year index of the year asked for, 0 for the first
     * @param lagYears lag Δ in years, ≥ 0
     * @return the value of the tier above lagYears earlier; before the first year its first trend is continued
     */
    public static double lagged(double[] above, int year, double lagYears) {
        Require.that(above.length >= 2, "values of the tier above must be >= 2 but are %d", above.length);
        double at = year - Require.notNegative(lagYears, "frontier lag in years");
        int i = (int) Math.max(0, Math.min(above.length - 2.0, Math.floor(at)));
        double w = at - i;
        return Math.exp((1 - w) * Math.log(above[i]) + w * Math.log(above[i + 1]));
    }

    /**
     * Investment that answers scarcity without looking ahead: x = clip(1 + 0.5 λ/cost − idle, 0.3, 1.6) with idle =
     * 1 − use/(0.55 capacity) when use is below 0.55 of capacity, else 0.
     *
     * @param scarcityRentUsdPerKwh λ ≥ 0 of the year before
     * @param costUsdPerKwh capital and energy cost per kWh, &gt; 0
     * @param useKwh energy used
     * @param capacityKwh energy that the stock could use; infinity or 0 counts as fully used
     * @return multiplier on next year's planned additions
     */
    public static double investmentMultiplier(
            double scarcityRentUsdPerKwh, double costUsdPerKwh, double useKwh, double capacityKwh) {
        double threshold = 0.55 * capacityKwh;
        double idle = useKwh < threshold && threshold < Double.POSITIVE_INFINITY ? 1 - useKwh / threshold : 0;
        return Math.max(0.3, Math.min(1.6, 1 + 0.5 * scarcityRentUsdPerKwh / costUsdPerKwh - idle));
    }
}
