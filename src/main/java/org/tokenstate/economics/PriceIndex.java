package org.tokenstate.economics;

import org.tokenstate.units.Require;

/**
 * Two price indices of tokens that answer different questions and are kept apart: what the same capability costs, and what
 * buyers pay on average. When buyers move to dearer models the second can rise while the first falls.
 */
public final class PriceIndex {
    private PriceIndex() {}

    /**
     * The price of constant quality, this year over last: Fisher's ideal index over goods that both years have,
     * {@code sqrt(sum p1 q0 / sum p0 q0 x sum p1 q1 / sum p0 q1)}.
     *
     * @param p0 last year's prices, one a good of fixed quality. Not modified.
     * @param q0 last year's quantities. Not modified.
     * @param p1 this year's prices. Not modified.
     * @param q1 this year's quantities. Not modified.
     * @return the ratio; chain it by multiplication
     * @throws IllegalArgumentException if the lengths differ, a number is negative or nothing is bought
     */
    public static double constantQuality(double[] p0, double[] q0, double[] p1, double[] q1) {
        double laspeyres = value(p1, q0) / positiveValue(p0, q0);
        double paasche = positiveValue(p1, q1) / positiveValue(p0, q1);
        return Math.sqrt(laspeyres * paasche);
    }

    /**
     * The average price paid, this year over last: {@code (sum p1 q1 / sum q1) / (sum p0 q0 / sum q0)}.
     *
     * @param p0 last year's prices, one a good. Not modified.
     * @param q0 last year's quantities. Not modified.
     * @param p1 this year's prices. Not modified.
     * @param q1 this year's quantities. Not modified.
     * @return the ratio
     * @throws IllegalArgumentException if lengths differ, a number is negative or nothing is bought
     */
    public static double averagePaid(double[] p0, double[] q0, double[] p1, double[] q1) {
        return positiveValue(p1, q1) / sum(q1) * sum(q0) / positiveValue(p0, q0);
    }

    private static double positiveValue(double[] p, double[] q) {
        return Require.positive(value(p, q), "value of what is bought");
    }

    private static double value(double[] p, double[] q) {
        Require.that(p.length == q.length, "prices (%s) and quantities (%s) must be as many", p.length, q.length);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Require.notNegative(p[i], "price") * Require.notNegative(q[i], "quantity");
        }
        return sum;
    }

    private static double sum(double[] q) {
        double sum = 0;
        for (double x : q) {
            sum += x;
        }
        return sum;
    }
}
