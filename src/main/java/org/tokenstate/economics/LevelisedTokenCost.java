package org.tokenstate.economics;

import org.tokenstate.units.Money;
import org.tokenstate.units.Ratio;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;
import org.tokenstate.units.internal.Require;

/**
 * The levelised cost of a million billed tokens with its parts:
 * {@code c = v [C (CRF(i, n) + omega) + C_shell (CRF(i, n_shell) + omega)] / (8760 u) + a pi + f}, capital paid per
 * provisioned and energy per metered kilowatt-hour.
 *
 * @param acceleratorUsdPerMtok capital in accelerators, USD per million tokens
 * @param shellUsdPerMtok capital in the shell where it is counted apart, USD per million tokens
 * @param opexUsdPerMtok operation other than energy, USD per million tokens
 * @param energyUsdPerMtok electricity, USD per million tokens
 * @param licenceUsdPerMtok licences, safety and compliance, USD per million tokens
 * @param mix the traffic mix of the tokens
 */
public record LevelisedTokenCost(
        double acceleratorUsdPerMtok,
        double shellUsdPerMtok,
        double opexUsdPerMtok,
        double energyUsdPerMtok,
        double licenceUsdPerMtok,
        TrafficMix mix) {
    /** Hours of a year. */
    public static final double HOURS_PER_YEAR = 8760;

    /**
     * Validates the parts.
     *
     * @throws IllegalArgumentException if a part is negative, NaN or infinite
     */
    public LevelisedTokenCost {
        Require.notNegative(acceleratorUsdPerMtok, "accelerator cost in USD per million tokens");
        Require.notNegative(shellUsdPerMtok, "shell cost in USD per million tokens");
        Require.notNegative(opexUsdPerMtok, "operating cost in USD per million tokens");
        Require.notNegative(energyUsdPerMtok, "energy cost in USD per million tokens");
        Require.notNegative(licenceUsdPerMtok, "licence cost in USD per million tokens");
    }

    /**
     * What capital costs.
     *
     * @param acceleratorUsdPerKw capital in accelerators, or in all where the shell is not counted apart, USD per
     *     provisioned kW; not negative
     * @param acceleratorLifeYears their life, years; positive
     * @param shellUsdPerKw capital in the shell counted apart, USD per provisioned kW; 0 where it is not
     * @param shellLifeYears its life, years; positive
     * @param wacc real weighted average cost of capital, as a fraction; not negative
     * @param opexShare operation other than energy, share of capital a year; not negative
     * @param utilisation billed share of the hours; in (0, 1]
     */
    public record Capital(
            double acceleratorUsdPerKw,
            double acceleratorLifeYears,
            double shellUsdPerKw,
            double shellLifeYears,
            double wacc,
            double opexShare,
            double utilisation) {
        /** Life of a shell, years. */
        public static final double SHELL_LIFE_YEARS = 20;

        /**
         * Validates the values.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Capital {
            Require.notNegative(acceleratorUsdPerKw, "accelerator capital in USD per kW");
            Require.positive(acceleratorLifeYears, "life of accelerators in years");
            Require.notNegative(shellUsdPerKw, "shell capital in USD per kW");
            Require.positive(shellLifeYears, "life of the shell in years");
            Require.notNegative(wacc, "cost of capital");
            Require.notNegative(opexShare, "operating share of capital");
            Require.positive(utilisation, "utilisation");
            Require.inRange(utilisation, 0, 1, "utilisation");
        }

        /**
         * Capital with one life for all of it.
         *
         * @param usdPerKw capital, USD per provisioned kW
         * @param lifeYears life, years
         * @param wacc real cost of capital
         * @param opexShare operation, share of capital a year
         * @param utilisation billed share of the hours
         * @return the capital
         */
        public static Capital of(double usdPerKw, double lifeYears, double wacc, double opexShare, double utilisation) {
            return new Capital(usdPerKw, lifeYears, 0, SHELL_LIFE_YEARS, wacc, opexShare, utilisation);
        }

        /**
         * {@return capital and operation of a provisioned kilowatt-hour, USD}
         */
        public double usdPerProvisionedKwh() {
            return LevelisedTokenCost.usdPerProvisionedKwh(
                            acceleratorUsdPerKw, wacc, acceleratorLifeYears, opexShare, utilisation)
                    + LevelisedTokenCost.usdPerProvisionedKwh(
                            shellUsdPerKw, wacc, shellLifeYears, opexShare, utilisation);
        }
    }

    /**
     * The cost of a million billed tokens.
     *
     * @param capital what capital costs
     * @param provisionedKwhPerMtok v, provisioned energy per million tokens, kWh; not negative
     * @param meteredKwhPerMtok a, metered energy per million tokens, kWh; not negative
     * @param powerUsdPerKwh pi, price of electricity, USD per kWh; not negative
     * @param licenceUsdPerMtok f, licences, safety and compliance, USD per million tokens; not negative
     * @param mix the traffic mix of the tokens
     * @return the cost with its parts
     */
    public static LevelisedTokenCost of(
            Capital capital,
            double provisionedKwhPerMtok,
            double meteredKwhPerMtok,
            double powerUsdPerKwh,
            double licenceUsdPerMtok,
            TrafficMix mix) {
        Require.notNegative(provisionedKwhPerMtok, "provisioned kWh per million tokens");
        double perUsd = provisionedKwhPerMtok / (HOURS_PER_YEAR * capital.utilisation());
        return new LevelisedTokenCost(
                perUsd
                        * capital.acceleratorUsdPerKw()
                        * capitalRecoveryFactor(capital.wacc(), capital.acceleratorLifeYears()),
                perUsd * capital.shellUsdPerKw() * capitalRecoveryFactor(capital.wacc(), capital.shellLifeYears()),
                perUsd * (capital.acceleratorUsdPerKw() + capital.shellUsdPerKw()) * capital.opexShare(),
                Require.notNegative(meteredKwhPerMtok, "metered kWh per million tokens")
                        * Require.notNegative(powerUsdPerKwh, "power price in USD per kWh"),
                licenceUsdPerMtok,
                mix);
    }

    /**
     * The yearly payment on a unit of capital: {@code CRF = i / (1 - (1 + i)^-n)}, 1/n where nothing is charged.
     *
     * @param rate i, yearly rate as a fraction; not negative
     * @param lifeYears n, years; positive
     * @return the factor, per year
     */
    public static double capitalRecoveryFactor(double rate, double lifeYears) {
        double annuity = -Math.expm1(-lifeYears * Math.log1p(rate));
        return annuity > 0 ? rate / annuity : 1 / lifeYears;
    }

    /**
     * Capital and operation of a provisioned kilowatt-hour: {@code C (CRF(i, n) + omega) / (8760 u)}.
     *
     * @param capexUsdPerKw C, USD per provisioned kW
     * @param wacc i, real cost of capital
     * @param lifeYears n, life in years
     * @param opexShare omega, operation as a share of capital a year
     * @param utilisation u, billed share of the hours
     * @return USD per provisioned kWh
     */
    public static double usdPerProvisionedKwh(
            double capexUsdPerKw, double wacc, double lifeYears, double opexShare, double utilisation) {
        return capexUsdPerKw * (capitalRecoveryFactor(wacc, lifeYears) + opexShare) / (HOURS_PER_YEAR * utilisation);
    }

    /**
     * The cost of a million billed tokens as a number: {@code c = v k + a pi + f}.
     *
     * @param provisionedKwhPerMtok v, kWh
     * @param capitalUsdPerProvisionedKwh k, as by {@link #usdPerProvisionedKwh}
     * @param meteredKwhPerMtok a, kWh
     * @param powerUsdPerKwh pi, USD per kWh
     * @param licenceUsdPerMtok f, USD per million tokens
     * @return USD per million tokens
     */
    public static double usdPerMtok(
            double provisionedKwhPerMtok,
            double capitalUsdPerProvisionedKwh,
            double meteredKwhPerMtok,
            double powerUsdPerKwh,
            double licenceUsdPerMtok) {
        return provisionedKwhPerMtok * capitalUsdPerProvisionedKwh
                + meteredKwhPerMtok * powerUsdPerKwh
                + licenceUsdPerMtok;
    }

    /**
     * {@return the sum of the parts, USD per million tokens}
     */
    public double totalUsdPerMtok() {
        return acceleratorUsdPerMtok + shellUsdPerMtok + opexUsdPerMtok + energyUsdPerMtok + licenceUsdPerMtok;
    }

    /**
     * {@return the sum of the parts as a price of the mix}
     */
    public TokenPrice total() {
        return new TokenPrice(totalUsdPerMtok(), mix);
    }

    /**
     * {@return what a million tokens cost}
     */
    public Money perMillionTokens() {
        return Money.ofUsd2025(totalUsdPerMtok());
    }

    /**
     * {@return electricity as a share of the cost; zero where nothing costs}
     */
    public Ratio energyShare() {
        double total = totalUsdPerMtok();
        return Ratio.ofFraction(total > 0 ? energyUsdPerMtok / total : 0);
    }
}
