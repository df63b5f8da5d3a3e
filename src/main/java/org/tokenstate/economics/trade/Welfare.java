package org.tokenstate.economics.trade;

import org.tokenstate.economics.market.Equilibrium;
import org.tokenstate.units.Require;

/**
 * What a change of the market is worth to whom, USD a year. Demand has no income effect (quasi-linear), so that equivalent
 * and compensating variation both equal the area under the demand of the market for its aggregate.
 *
 * @param consumerSurplusUsd gain of the buyers of all markets
 * @param scarcityRentsUsd change of scarcity rents λE of all origins
 * @param tariffRevenueUsd change of tariff revenue
 * @param premiaUsd change of liability premia paid
 */
public record Welfare(double consumerSurplusUsd, double scarcityRentsUsd, double tariffRevenueUsd, double premiaUsd) {
    /**
     * Area between two prices under Q = Q₁ (P/P₁)^ε: Q₁P₁ [1 − (P₂/P₁)^(1+ε)]/(1+ε); at ε = −1, −Q₁P₁ ln(P₂/P₁).
     *
     * @param priceBefore P₁ &gt; 0
     * @param quantityBefore Q₁ ≥ 0
     * @param priceAfter P₂ &gt; 0
     * @param elasticity ε &lt; 0
     * @return ∫ Q dP from P₂ to P₁: positive when the price falls
     */
    public static double consumerSurplus(
            double priceBefore, double quantityBefore, double priceAfter, double elasticity) {
        double log =
                Math.log(Require.positive(priceAfter, "price after") / Require.positive(priceBefore, "price before"));
        double power = 1 + elasticity;
        double factor = Math.abs(power * log) < 1e-12 ? -log : -Math.expm1(power * log) / power;
        return priceBefore * Require.notNegative(quantityBefore, "quantity before") * factor;
    }

    /**
     * Split between two equilibria at the same level of demand. With markets in segments the surplus is that of spending,
     * (S₁ − S₂)/(1+ε), which is exact over segments; within 1e-3 of ε = −1 the price index of the market is used.
     *
     * @param before the equilibrium before
     * @param after the equilibrium after, same markets, same demand scale
     * @param elasticity ε &lt; 0
     * @return the changes
     */
    public static Welfare between(Equilibrium before, Equilibrium after, double elasticity) {
        double surplus = 0;
        double tariffs = 0;
        double premia = 0;
        for (String name : before.markets().keySet()) {
            Equilibrium.MarketOutcome b = before.market(name);
            Equilibrium.MarketOutcome a = after.market(name);
            surplus += Math.abs(1 + elasticity) > 1e-3
                    ? (b.spendingUsd() - a.spendingUsd()) / (1 + elasticity)
                    : consumerSurplus(b.priceUsdPerMtok(), b.quantityMtok(), a.priceUsdPerMtok(), elasticity);
            tariffs += a.tariffRevenueUsd() - b.tariffRevenueUsd();
            premia += a.premiaUsd() - b.premiaUsd();
        }
        return new Welfare(surplus, rents(after) - rents(before), tariffs, premia);
    }

    private static double rents(Equilibrium e) {
        return e.origins().values().stream()
                .mapToDouble(o -> o.scarcityRentUsdPerKwh() * o.energyUsedKwh())
                .sum();
    }
}
