package org.tokenstate.economics.trade;

import org.tokenstate.units.Require;

/**
 * The funding paradox: the capital raised to serve dear tokens must be paid back from the revenue of cheap ones. Pure
 * functions, for the capital of any country.
 */
public final class FundingParadox {
    private FundingParadox() {}

    /**
     * Break-even price ratio: the factor by which prices would have to exceed today's for revenue to carry the stock,
     * [GW (C (CRF + ω) + 8760 u π)] / revenue. Above 1 the stock does not earn its cost.
     *
     * @param gigawatts provisioned capacity, GW
     * @param capexUsdPerKw C, USD per provisioned kW
     * @param capitalRecoveryFactor CRF(i, n) per year, &gt; 0
     * @param opexShare ω, yearly operating cost as a share of capex, ≥ 0
     * @param utilisation u in (0, 1]
     * @param energyUsdPerKwh π, USD/kWh, ≥ 0
     * @param revenueUsd revenue of the stock, USD a year, &gt; 0
     * @return the ratio
     */
    public static double breakEvenPriceRatio(
            double gigawatts,
            double capexUsdPerKw,
            double capitalRecoveryFactor,
            double opexShare,
            double utilisation,
            double energyUsdPerKwh,
            double revenueUsd) {
        Require.notNegative(gigawatts, "provisioned capacity in GW");
        Require.notNegative(capexUsdPerKw, "capex in USD per kW");
        Require.positive(capitalRecoveryFactor, "capital recovery factor");
        Require.notNegative(opexShare, "operating cost as a share of capex");
        Require.inRange(utilisation, 0, 1, "utilisation");
        Require.notNegative(energyUsdPerKwh, "energy price in USD/kWh");
        Require.positive(revenueUsd, "revenue in USD");
        double perKw = capexUsdPerKw * (capitalRecoveryFactor + opexShare) + 8760 * utilisation * energyUsdPerKwh;
        return gigawatts * 1e6 * perKw / revenueUsd;
    }

    /**
     * Stranded share of a stock: 1 − PV(quasi-rents)/capex, quasi-rents being revenue less operating cost of each year.
     *
     * @param quasiRentsUsd by year, the first one year from now. Not modified.
     * @param discountRate real rate i, &gt; −1
     * @param capexUsd what the stock cost, &gt; 0
     * @return the share; negative if the stock earns more than its cost
     */
    public static double strandedShare(double[] quasiRentsUsd, double discountRate, double capexUsd) {
        return 1 - presentValue(quasiRentsUsd, discountRate) / Require.positive(capexUsd, "capex in USD");
    }

    /**
     * Value of a business: V = Σ margin R_t/(1+i)^t + terminal value, the last margin growing for ever, or fading.
     *
     * @param revenueUsd revenue by year, the first one year from now, at least one. Not modified.
     * @param margin cash margin on revenue
     * @param discountRate real rate i
     * @param terminalGrowth yearly growth g after the last year, &lt; i
     * @return V in USD
     */
    public static double value(double[] revenueUsd, double margin, double discountRate, double terminalGrowth) {
        Require.that(revenueUsd.length > 0, "revenue must cover at least one year but is empty");
        Require.that(
                terminalGrowth < discountRate,
                "terminal growth must be < the discount rate, %s, but is %s",
                discountRate,
                terminalGrowth);
        int n = revenueUsd.length;
        double terminal = revenueUsd[n - 1] * (1 + terminalGrowth) / (discountRate - terminalGrowth);
        return margin * (presentValue(revenueUsd, discountRate) + terminal * Math.pow(1 + discountRate, -n));
    }

    /**
     * Valuation haircut: 1 − V/V₀.
     *
     * @param valueUsd V, value in the case asked about
     * @param referenceUsd V₀ &gt; 0, value that was paid for
     * @return the haircut
     */
    public static double haircut(double valueUsd, double referenceUsd) {
        return 1 - valueUsd / Require.positive(referenceUsd, "reference value in USD");
    }

    /**
     * Present value of yearly amounts: Σ_t a_t/(1+i)^t, t from 1.
     *
     * @param amounts by year. Not modified.
     * @param rate real rate i, &gt; −1
     * @return the present value
     */
    public static double presentValue(double[] amounts, double rate) {
        Require.that(rate > -1, "discount rate must be > -1 but is %s", rate);
        double sum = 0;
        for (int t = amounts.length - 1; t >= 0; t--) {
            sum = (sum + amounts[t]) / (1 + rate);
        }
        return sum;
    }
}
