package org.tokenstate.economics;

import org.tokenstate.units.internal.Require;

/**
 * How the mark-up that a list price of the base year leaves over the cost of compute goes through the years. Open: users may bring
 * their own by {@code TokenStateModel.withPricePath}; it then stands in the equation of {@code markup} for all offers.
 */
@FunctionalInterface
public interface PricePath {
    /**
     * The mark-up of a year.
     *
     * @param years years since the base year; not negative, 0 in the base year
     * @param baseMarkup mark-up of the base year, a share of the cost of compute; negative, above -1, for an offer that makes a loss
     * @return the mark-up of the year, finite and above -1; in the base year {@code baseMarkup}
     */
    double markup(double years, double baseMarkup);

    /**
     * Entry of rivals wears a mark-up down and losses shrink: {@code mu0 (1 - entry)^t} where {@code mu0 >= 0}, otherwise {@code mu0
     * (1 - fade)^t}. With the parameters {@code rival_entry} and {@code loss_fade} it is what the model does by itself.
     *
     * @param entryRate fall of a mark-up a year; in [0, 1]
     * @param lossFade fall of a loss a year; in [0, 1]
     * @return the path
     */
    static PricePath entry(double entryRate, double lossFade) {
        Require.inRange(entryRate, 0, 1, "entry rate");
        Require.inRange(lossFade, 0, 1, "fade of losses");
        return (years, base) -> base * Math.pow(1 - (base >= 0 ? entryRate : lossFade), years);
    }

    /**
     * Mark-ups stay as they are in the base year.
     *
     * @return the path
     */
    static PricePath held() {
        return (years, base) -> base;
    }
}
