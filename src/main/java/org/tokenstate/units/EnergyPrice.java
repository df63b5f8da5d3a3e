package org.tokenstate.units;

import org.tokenstate.units.internal.Require;

/**
 * A price of energy in real 2025 United States dollars.
 *
 * @param usdPerKwh the price in dollars per kilowatt-hour; finite
 */
public record EnergyPrice(double usdPerKwh) implements Comparable<EnergyPrice> {
    /**
     * Validates the price.
     *
     * @throws IllegalArgumentException if the price is NaN or infinite
     */
    public EnergyPrice {
        Require.finite(usdPerKwh, "energy price in USD per kWh");
    }

    /**
     * Makes a price from dollars per kilowatt-hour.
     *
     * @param value the price in USD per kWh
     * @return the price
     */
    public static EnergyPrice ofUsdPerKwh(double value) {
        return new EnergyPrice(value);
    }

    /**
     * Makes a price from dollars per megawatt-hour.
     *
     * @param value the price in USD per MWh
     * @return the price
     */
    public static EnergyPrice ofUsdPerMwh(double value) {
        return new EnergyPrice(value / 1e3);
    }

    /**
     * {@return the price in USD per MWh}
     */
    public double usdPerMwh() {
        return usdPerKwh * 1e3;
    }

    /**
     * What an amount of energy costs at this price.
     *
     * @param energy the energy
     * @return the cost in real 2025 dollars
     */
    public Money of(Energy energy) {
        return Money.ofUsd2025(usdPerKwh * energy.kilowattHours());
    }

    @Override
    public int compareTo(EnergyPrice other) {
        return Double.compare(usdPerKwh, other.usdPerKwh);
    }

    @Override
    public String toString() {
        return Written.number(usdPerKwh) + " USD/kWh";
    }
}
