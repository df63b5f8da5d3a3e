package org.tokenstate.economics;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.Money;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.Tokens;
import org.tokenstate.units.internal.Require;

/**
 * A year's energy sold as tokens: how many, and what they earn. Nothing but energy limits it and nothing but the price is
 * paid, so it is an upper bound and not a forecast.
 *
 * @param energyOfYear metered energy of a year
 * @param perBilledToken metered energy per billed token; positive
 * @param price blended price of the same traffic mix
 */
public record EnergySale(Energy energyOfYear, EnergyPerToken perBilledToken, TokenPrice price) {
    private static final double DAYS_PER_YEAR = 365;

    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if the energy is negative or the energy per token is zero
     */
    public EnergySale {
        Require.notNegative(energyOfYear.joules(), "energy of a year in J");
        Require.positive(perBilledToken.joulesPerToken(), "energy per billed token in J");
    }

    /**
     * Sales over several intensities and prices.
     *
     * @param energyOfYear metered energy of a year
     * @param perBilledToken energies per billed token
     * @param prices prices, one a traffic mix
     * @return a sale for each intensity and price, intensities first
     */
    public static List<EnergySale> table(
            Energy energyOfYear, List<EnergyPerToken> perBilledToken, List<TokenPrice> prices) {
        List<EnergySale> sales = new ArrayList<>();
        for (EnergyPerToken intensity : perBilledToken) {
            for (TokenPrice price : prices) {
                sales.add(new EnergySale(energyOfYear, intensity, price));
            }
        }
        return List.copyOf(sales);
    }

    /**
     * {@return the tokens of a year}
     */
    public Tokens tokensOfYear() {
        return Tokens.ofCount(energyOfYear.joules() / perBilledToken.joulesPerToken());
    }

    /**
     * {@return the tokens of a day}
     */
    public Tokens tokensPerDay() {
        return tokensOfYear().times(1 / DAYS_PER_YEAR);
    }

    /**
     * {@return the revenue of a year}
     */
    public Money revenueOfYear() {
        return price.of(tokensOfYear());
    }

    /**
     * {@return what a unit of energy earns}
     */
    public EnergyPrice perEnergy() {
        return EmbodiedEnergy.ofTokens(price, perBilledToken);
    }
}
