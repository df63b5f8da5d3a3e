package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * An amount of money of a stated currency and price year. Amounts of different currencies or price years do not add:
 * convert them with a deflator first.
 *
 * @param amount the amount; finite
 * @param currency the ISO 4217 code
 * @param priceYear the year whose prices the amount is expressed in
 */
public record Money(double amount, String currency, int priceYear) implements Comparable<Money> {
    /** The price year of the model: all money inside it is real 2025 United States dollars. */
    public static final int MODEL_PRICE_YEAR = 2025;

    /**
     * Validates the amount.
     *
     * @throws IllegalArgumentException if the amount is not finite, the currency is not three capital letters, or the
     *     price year lies outside 1900 to 2200
     */
    public Money {
        Require.finite(amount, "amount of money");
        Require.that(currency.matches("[A-Z]{3}"), "currency must be an ISO 4217 code but is '%s'", currency);
        Require.inRange(priceYear, 1900, 2200, "price year");
    }

    /**
     * Makes an amount of United States dollars.
     *
     * @param amount the amount
     * @param priceYear the year of the prices
     * @return the amount
     */
    public static Money ofUsd(double amount, int priceYear) {
        return new Money(amount, "USD", priceYear);
    }

    /**
     * Makes an amount of real 2025 dollars, the money of the model.
     *
     * @param amount the amount
     * @return the amount
     */
    public static Money ofUsd2025(double amount) {
        return ofUsd(amount, MODEL_PRICE_YEAR);
    }

    /**
     * The sum of this and another amount of the same money.
     *
     * @param other the other amount
     * @return the sum
     * @throws IllegalArgumentException if the currencies or the price years differ
     */
    public Money plus(Money other) {
        return new Money(amount + sameMoney(other).amount, currency, priceYear);
    }

    /**
     * The difference of this and another amount of the same money.
     *
     * @param other the other amount
     * @return this less the other
     * @throws IllegalArgumentException if the currencies or the price years differ
     */
    public Money minus(Money other) {
        return new Money(amount - sameMoney(other).amount, currency, priceYear);
    }

    /**
     * This amount as a multiple of another of the same money.
     *
     * @param other the other amount; not zero
     * @return the ratio
     * @throws IllegalArgumentException if the currencies or the price years differ, or the other is zero
     */
    public Ratio dividedBy(Money other) {
        return new Ratio(amount / Require.notZero(sameMoney(other).amount, "money divided by"));
    }

    /**
     * The price of energy that costs this amount.
     *
     * @param energy the energy; not zero
     * @return the price
     * @throws IllegalArgumentException if this is not real 2025 dollars, or there is no energy
     */
    public EnergyPrice dividedBy(Energy energy) {
        return new EnergyPrice(sameMoney(ofUsd2025(amount)).amount / Require.notZero(energy.kilowattHours(), "energy"));
    }

    /**
     * The blended price of tokens that cost this amount.
     *
     * @param tokens the tokens; not zero
     * @param mix the traffic mix of the tokens
     * @return the price
     * @throws IllegalArgumentException if this is not real 2025 dollars or is negative, or there are no tokens
     */
    public TokenPrice dividedBy(Tokens tokens, TrafficMix mix) {
        return new TokenPrice(sameMoney(ofUsd2025(amount)).amount / Require.notZero(tokens.millions(), "tokens"), mix);
    }

    /**
     * This amount, scaled.
     *
     * @param factor the factor
     * @return the product
     */
    public Money times(double factor) {
        return new Money(amount * factor, currency, priceYear);
    }

    /**
     * This amount in the prices of another year.
     *
     * @param indexOfThisYear the price index (deflator) of {@link #priceYear()}; positive
     * @param otherYear the other year
     * @param indexOfOtherYear the price index of the other year; positive
     * @return {@code amount * indexOfOtherYear / indexOfThisYear} of that price year
     */
    public Money inPricesOf(double indexOfThisYear, int otherYear, double indexOfOtherYear) {
        Require.positive(indexOfThisYear, "price index of " + priceYear);
        Require.positive(indexOfOtherYear, "price index of " + otherYear);
        return new Money(amount * indexOfOtherYear / indexOfThisYear, currency, otherYear);
    }

    @Override
    public int compareTo(Money other) {
        return Double.compare(amount, sameMoney(other).amount);
    }

    private Money sameMoney(Money other) {
        Require.that(
                currency.equals(other.currency) && priceYear == other.priceYear,
                "money of %s %d and of %s %d does not add: convert one with a deflator first",
                currency,
                priceYear,
                other.currency,
                other.priceYear);
        return other;
    }

    @Override
    public String toString() {
        return Written.in(
                        amount,
                        currency,
                        "thousand " + currency,
                        "m " + currency,
                        "bn " + currency,
                        "trillion " + currency)
                + " of " + priceYear;
    }
}
