package org.tokenstate.economics;

import org.tokenstate.units.Require;

/**
 * How the price of a token follows its cost through the years. Open: users may bring their own.
 */
@FunctionalInterface
public interface PricePath {
    /**
     * The price of a million billed tokens.
     *
     * @param years years since the base year; not negative
     * @param costUsdPerMtok levelised cost in the year, USD per million tokens
     * @param scarcityUsdPerMtok energy per million tokens times (price of energy at the margin less the tariff in cost), USD
     *     per million tokens
     * @return the price, USD per million tokens
     */
    double usdPerMtok(double years, double costUsdPerMtok, double scarcityUsdPerMtok);

    /**
     * Mark-up that entry wears down, with none on scarcity: {@code p = c (1 + mu0 (1 - kappa)^t) + scarcity}. The default.
     *
     * @param initialMarkup mu0, mark-up on cost in the base year; not negative
     * @param entryRate kappa, fall of the mark-up a year; in [0, 1]
     * @return the path
     */
    static PricePath markupWithEntry(double initialMarkup, double entryRate) {
        Require.notNegative(initialMarkup, "initial mark-up");
        Require.inRange(entryRate, 0, 1, "entry rate");
        return (years, cost, scarcity) -> cost * (1 + markup(initialMarkup, entryRate, years)) + scarcity;
    }

    /**
     * Price of constant quality that falls to a floor at cost: {@code p = c + (p0 - c0) e^(-delta t) + scarcity}.
     *
     * @param initialPriceUsdPerMtok p0, price in the base year; not below the cost
     * @param initialCostUsdPerMtok c0, cost in the base year; not negative
     * @param deflationRate delta, per year; not negative
     * @return the path
     */
    static PricePath deflationToCost(
            double initialPriceUsdPerMtok, double initialCostUsdPerMtok, double deflationRate) {
        Require.notNegative(initialCostUsdPerMtok, "initial cost in USD per million tokens");
        Require.atLeast(initialPriceUsdPerMtok, initialCostUsdPerMtok, "initial price in USD per million tokens");
        Require.notNegative(deflationRate, "deflation rate");
        double gap = initialPriceUsdPerMtok - initialCostUsdPerMtok;
        return (years, cost, scarcity) -> cost + gap * Math.exp(-deflationRate * years) + scarcity;
    }

    /**
     * The mark-up after some years of entry: {@code mu0 (1 - kappa)^t}.
     *
     * @param initialMarkup mu0
     * @param entryRate kappa, per year
     * @param years t
     * @return the mark-up on cost
     */
    static double markup(double initialMarkup, double entryRate, double years) {
        return initialMarkup * Math.pow(1 - entryRate, years);
    }

    /**
     * Wright's law for the cost of hardware, and of nothing else: {@code (X / X0)^-b}, {@code b = -log2(1 - LR)} (Wright
     * 1936).
     *
     * @param learningRate LR, fall of cost with each doubling of all that was ever made; in [0, 1)
     * @param cumulativeOverInitial X / X0, all that was ever made over what had been made in the base year; at least 1
     * @return cost over the cost in the base year
     * @throws IllegalArgumentException if an argument is out of its range
     */
    static double wrightCostFactor(double learningRate, double cumulativeOverInitial) {
        Require.inRange(learningRate, 0, 1, "learning rate");
        Require.that(learningRate < 1, "learning rate must be < 1 but is %s", learningRate);
        Require.atLeast(cumulativeOverInitial, 1, "cumulative over initial production");
        return Math.pow(cumulativeOverInitial, Math.log1p(-learningRate) / Math.log(2));
    }
}
