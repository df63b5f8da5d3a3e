package org.tokenstate.economics;

import java.util.Comparator;
import java.util.List;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.internal.Require;

/**
 * What a megawatt-hour earns by the good that it is exported in: a ladder from hydrogen and cable to cars. Revenue, not
 * profit: the goods differ in what else they need.
 */
public final class EmbodiedEnergy {
    private final List<Rung> rungs;

    private EmbodiedEnergy(List<Rung> rungs) {
        this.rungs = rungs;
    }

    /**
     * A good on the ladder.
     *
     * @param good the good
     * @param usdPerMwh revenue per MWh of electricity in it, USD; not negative
     * @param low its low value; not above the value
     * @param high its high value; not below the value
     * @param source who says so
     */
    public record Rung(String good, double usdPerMwh, double low, double high, String source) {
        /**
         * Validates the values.
         *
         * @throws IllegalArgumentException if a value is negative or the range does not hold the value
         */
        public Rung {
            Require.notBlank(good, "good on the ladder of embodied energy");
            Require.notNegative(low, "low USD per MWh of " + good);
            Require.inRange(usdPerMwh, low, high, "USD per MWh of " + good);
            Require.notBlank(source, "source of " + good);
        }
    }

    /**
     * A ladder.
     *
     * @param rungs the goods, in any order
     * @return the ladder, poorest good first
     */
    public static EmbodiedEnergy of(List<Rung> rungs) {
        return new EmbodiedEnergy(rungs.stream()
                .sorted(Comparator.comparingDouble(Rung::usdPerMwh))
                .toList());
    }

    /**
     * {@return the goods, poorest first}
     */
    public List<Rung> rungs() {
        return rungs;
    }

    /**
     * {@return the goods that earn less per megawatt-hour than a price, poorest first}
     *
     * @param price what a unit of energy earns
     */
    public List<Rung> below(EnergyPrice price) {
        return rungs.stream()
                .filter(rung -> rung.usdPerMwh() < price.usdPerMwh())
                .toList();
    }

    /**
     * What energy earns as tokens: {@code p / a}, 3,600 p / J in USD per MWh.
     *
     * @param price blended price
     * @param perBilledToken metered energy per billed token of the same mix; positive
     * @return revenue per energy
     */
    public static EnergyPrice ofTokens(TokenPrice price, EnergyPerToken perBilledToken) {
        double kwhPerMtok = Require.positive(perBilledToken.kilowattHoursPerMillion(), "energy per billed token");
        return EnergyPrice.ofUsdPerKwh(price.usdPerMtok() / kwhPerMtok);
    }

    /**
     * The energy per token at which tokens earn as much per energy as another good: below it tokens earn more.
     *
     * @param price blended price of tokens
     * @param other what energy earns in the other good; positive
     * @return the break-even energy per billed token
     */
    public static EnergyPerToken breakEvenEnergy(TokenPrice price, EnergyPrice other) {
        return EnergyPerToken.ofKilowattHoursPerMillion(
                price.usdPerMtok() / Require.positive(other.usdPerKwh(), "revenue per kWh of the other good"));
    }

    /**
     * The most that a seller of tokens can pay for a kilowatt-hour: {@code (p - non-electric cost) / a}.
     *
     * @param priceUsdPerMtok price, USD per million tokens
     * @param nonElectricUsdPerMtok capital, operation and licences, USD per million tokens
     * @param meteredKwhPerMtok a, kWh per million tokens; positive
     * @return USD per kWh; negative where tokens do not pay even with free power
     */
    public static double tokensCanPayUsdPerKwh(
            double priceUsdPerMtok, double nonElectricUsdPerMtok, double meteredKwhPerMtok) {
        return (priceUsdPerMtok - nonElectricUsdPerMtok) / meteredKwhPerMtok;
    }

    /**
     * The most that a maker of a good can pay for a kilowatt-hour: {@code (revenue - non-electric cost) / MWh}.
     *
     * @param revenueUsd revenue of a unit, USD
     * @param nonElectricUsd non-electric cost of a unit, USD
     * @param mwh electricity of a unit, MWh; positive
     * @return USD per kWh
     */
    public static double goodCanPayUsdPerKwh(double revenueUsd, double nonElectricUsd, double mwh) {
        return (revenueUsd - nonElectricUsd) / (mwh * 1e3);
    }

    /**
     * What an exporter over a cable can pay for a kilowatt-hour: {@code price abroad (1 - loss) - toll}.
     *
     * @param abroadUsdPerKwh price at the far end, USD per kWh
     * @param lossShare loss on the way; in [0, 1]
     * @param tollUsdPerKwh cost of transmission per kWh sent, USD
     * @return USD per kWh
     */
    public static double cableCanPayUsdPerKwh(double abroadUsdPerKwh, double lossShare, double tollUsdPerKwh) {
        return abroadUsdPerKwh * (1 - lossShare) - tollUsdPerKwh;
    }
}
