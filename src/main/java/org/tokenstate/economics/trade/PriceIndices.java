package org.tokenstate.economics.trade;

import org.tokenstate.units.Require;

/**
 * Prices of tokens as an index: the average price paid, which falls when buyers move to cheap tiers, and the price at
 * constant quality, which does not. Items are (market, tier, origin) or coarser; pure functions on arrays, not modified.
 */
public final class PriceIndices {
    private PriceIndices() {}

    /**
     * Average price paid (unit value): Σ p q / Σ q.
     *
     * @param prices p by item
     * @param quantities q by item, not all zero
     * @return the unit value
     */
    public static double averagePaid(double[] prices, double[] quantities) {
        same(prices, quantities);
        return value(prices, quantities) / positive(sum(quantities));
    }

    /**
     * Laspeyres index Σ p₁q₀ / Σ p₀q₀.
     *
     * @param before prices p₀
     * @param quantitiesBefore quantities q₀
     * @param after prices p₁
     * @return the index
     */
    public static double laspeyres(double[] before, double[] quantitiesBefore, double[] after) {
        same(before, quantitiesBefore);
        same(after, quantitiesBefore);
        return value(after, quantitiesBefore) / positive(value(before, quantitiesBefore));
    }

    /**
     * Fisher's ideal index: the geometric mean of Laspeyres and Paasche.
     *
     * @param before prices p₀
     * @param quantitiesBefore quantities q₀
     * @param after prices p₁
     * @param quantitiesAfter quantities q₁
     * @return the index
     */
    public static double fisher(double[] before, double[] quantitiesBefore, double[] after, double[] quantitiesAfter) {
        double paasche = 1 / laspeyres(after, quantitiesAfter, before);
        return Math.sqrt(laspeyres(before, quantitiesBefore, after) * paasche);
    }

    /**
     * Törnqvist index: exp Σ ½(s₀ + s₁) ln(p₁/p₀) with expenditure shares s. Items sold in one of the periods only are left
     * out, shares being taken over the others.
     *
     * @param before prices p₀
     * @param quantitiesBefore quantities q₀
     * @param after prices p₁
     * @param quantitiesAfter quantities q₁
     * @return the index
     */
    public static double tornqvist(
            double[] before, double[] quantitiesBefore, double[] after, double[] quantitiesAfter) {
        same(before, quantitiesBefore);
        same(after, quantitiesAfter);
        same(before, after);
        double spentBefore = 0;
        double spentAfter = 0;
        for (int i = 0; i < before.length; i++) {
            if (quantitiesBefore[i] > 0 && quantitiesAfter[i] > 0) {
                spentBefore += before[i] * quantitiesBefore[i];
                spentAfter += after[i] * quantitiesAfter[i];
            }
        }
        positive(spentBefore);
        positive(spentAfter);
        double log = 0;
        for (int i = 0; i < before.length; i++) {
            if (quantitiesBefore[i] > 0 && quantitiesAfter[i] > 0) {
                double share = 0.5
                        * (before[i] * quantitiesBefore[i] / spentBefore + after[i] * quantitiesAfter[i] / spentAfter);
                log += share * Math.log(after[i] / before[i]);
            }
        }
        return Math.exp(log);
    }

    /**
     * Chained Törnqvist index, 1 in the first period.
     *
     * @param prices prices by period and item
     * @param quantities quantities by period and item
     * @return one value a period
     */
    public static double[] chain(double[][] prices, double[][] quantities) {
        Require.that(
                prices.length == quantities.length && prices.length > 0,
                "prices and quantities must have the same periods but have %d and %d",
                prices.length,
                quantities.length);
        double[] index = new double[prices.length];
        index[0] = 1;
        for (int t = 1; t < index.length; t++) {
            index[t] = index[t - 1] * tornqvist(prices[t - 1], quantities[t - 1], prices[t], quantities[t]);
        }
        return index;
    }

    private static void same(double[] a, double[] b) {
        Require.that(a.length == b.length, "arrays must have the same length but have %d and %d", a.length, b.length);
    }

    private static double value(double[] prices, double[] quantities) {
        double sum = 0;
        for (int i = 0; i < prices.length; i++) {
            sum += quantities[i] == 0 ? 0 : prices[i] * quantities[i];
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    private static double positive(double value) {
        return Require.positive(value, "value of the items of a price index");
    }
}
