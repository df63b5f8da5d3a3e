package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * A blended price of a million billed tokens in real 2025 United States dollars. The traffic mix is part of the type:
 * prices of different mixes neither add nor compare.
 *
 * @param usdPerMtok the price in dollars per million billed tokens; not negative
 * @param mix the traffic mix that the price is blended by
 */
public record TokenPrice(double usdPerMtok, TrafficMix mix) implements Comparable<TokenPrice> {
    /**
     * Validates the price.
     *
     * @throws IllegalArgumentException if the price is negative, NaN or infinite
     */
    public TokenPrice {
        Require.notNegative(usdPerMtok, "token price in USD per million");
    }

    /**
     * Blends list prices by a traffic mix: {@code p = w_uncached p_in + w_cached p_cached + w_out p_out}.
     *
     * @param inputUsdPerMtok price of uncached input, USD per million tokens
     * @param cachedInputUsdPerMtok price of cached input, USD per million tokens
     * @param outputUsdPerMtok price of output, USD per million tokens
     * @param mix the traffic mix
     * @return the blended price
     * @throws IllegalArgumentException if a price is negative, NaN or infinite
     */
    public static TokenPrice blend(
            double inputUsdPerMtok, double cachedInputUsdPerMtok, double outputUsdPerMtok, TrafficMix mix) {
        Require.notNegative(inputUsdPerMtok, "input price");
        Require.notNegative(cachedInputUsdPerMtok, "cached input price");
        Require.notNegative(outputUsdPerMtok, "output price");
        return new TokenPrice(
                mix.uncachedInput() * inputUsdPerMtok
                        + mix.cachedInput() * cachedInputUsdPerMtok
                        + mix.output() * outputUsdPerMtok,
                mix);
    }

    /**
     * The revenue from an amount of billed tokens of the same mix.
     *
     * @param tokens the tokens
     * @return the revenue in real 2025 dollars
     */
    public Money of(Tokens tokens) {
        return Money.ofUsd2025(usdPerMtok * tokens.millions());
    }

    /**
     * The discount of this price to another of the same mix.
     *
     * @param other the other price; positive
     * @return {@code 1 - this / other}
     * @throws IllegalArgumentException if the mixes differ or the other price is zero
     */
    public Ratio discountTo(TokenPrice other) {
        Require.positive(sameMix(other).usdPerMtok, "price compared with");
        return Ratio.ofFraction(1 - usdPerMtok / other.usdPerMtok);
    }

    @Override
    public int compareTo(TokenPrice other) {
        return Double.compare(usdPerMtok, sameMix(other).usdPerMtok);
    }

    private TokenPrice sameMix(TokenPrice other) {
        Require.that(
                mix.equals(other.mix),
                "token prices of mix '%s' and of mix '%s' do not compare",
                mix.name(),
                other.mix.name());
        return other;
    }

    @Override
    public String toString() {
        return Written.number(usdPerMtok) + " USD/Mtok (" + mix.name() + ")";
    }
}
