package org.tokenstate.economics;

import org.tokenstate.units.Require;

/**
 * What tokens earn above what they cost, by the scarce input that earns it. Rent, not revenue, is the analogue of oil rents.
 *
 * @param energyUsd energy: {@code sum (pi - pi_j) E_j}, tranches cheaper than the marginal one
 * @param computeUsd compute: {@code lambda E}, the shadow price of capacity
 * @param modelUsd model: the rest of price less cost
 */
public record TokenRent(double energyUsd, double computeUsd, double modelUsd) {
    /**
     * Validates the parts.
     *
     * @throws IllegalArgumentException if a part is NaN or infinite
     */
    public TokenRent {
        Require.finite(energyUsd, "energy rent in USD");
        Require.finite(computeUsd, "compute rent in USD");
        Require.finite(modelUsd, "model rent in USD");
    }

    /**
     * Splits revenue less cost in three: the parts sum to {@code revenue - non-electric cost - electricity at its own
     * tranche prices}.
     *
     * @param revenueUsd revenue, USD
     * @param nonElectricCostUsd capital, operation and licences, USD
     * @param energyKwh E, metered energy, kWh
     * @param marginalUsdPerKwh pi, price of the tranche at the margin, USD per kWh
     * @param energyCostUsd {@code sum pi_j E_j}, electricity at the prices of its tranches, USD
     * @param shadowUsdPerKwh lambda, shadow price of capacity, USD per kWh; not negative
     * @return the three parts
     */
    public static TokenRent of(
            double revenueUsd,
            double nonElectricCostUsd,
            double energyKwh,
            double marginalUsdPerKwh,
            double energyCostUsd,
            double shadowUsdPerKwh) {
        Require.notNegative(shadowUsdPerKwh, "shadow price in USD per kWh");
        double atMargin = marginalUsdPerKwh * energyKwh;
        double compute = shadowUsdPerKwh * energyKwh;
        return new TokenRent(atMargin - energyCostUsd, compute, revenueUsd - nonElectricCostUsd - atMargin - compute);
    }

    /**
     * {@return the sum of the parts, USD}
     */
    public double totalUsd() {
        return energyUsd + computeUsd + modelUsd;
    }
}
