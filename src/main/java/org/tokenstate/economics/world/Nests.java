package org.tokenstate.economics.world;

import org.tokenstate.numeric.internal.LaneMath;

/**
 * Means and shares of nests of one size: over lanes for one nest at a time, or over many nests of a single draw.
 *
 * <p>Nests are evaluated in logarithms, ln R = ln(Σ θ e^((1−σ) ln ρ))/(1−σ); the share of a member is its term of that sum. A nest of
 * two takes one exponential.
 */
final class Nests {
    /** Of each member, set by the caller: ln ρ, or ρ in fixed proportions; weight θ; where the share goes. */
    final double[][] members;

    final double[][] weights;
    final double[][] results;
    private final double[] which;
    private final double[] top;
    private final double[] term;
    private final double[] less;
    private final double[] sum;
    private final double[] t1;
    private final double[] t2;

    Nests(int members, int width) {
        this.members = new double[members][];
        weights = new double[members][];
        results = new double[members][];
        which = new double[width];
        top = new double[width];
        term = new double[width];
        less = new double[width];
        sum = new double[width];
        t1 = new double[width];
        t2 = new double[width];
    }

    /** Mean and shares of nests whose members, weights and shares have been set. */
    void level(int n, boolean fixed, int size, double[] power, double[] inversePower, double[] mean) {
        if (size == 1) {
            System.arraycopy(members[0], 0, mean, 0, n);
            Lanes.fill(n, 1, results[0]);
        } else if (fixed) {
            Lanes.fill(n, 0, mean);
            for (int j = 0; j < size; j++) {
                Lanes.addProduct(n, weights[j], members[j], mean);
            }
            for (int j = 0; j < size; j++) {
                System.arraycopy(members[j], 0, results[j], 0, n);
                Lanes.share(n, weights[j], mean, results[j]);
            }
        } else if (size == 2) {
            Lanes.larger(n, power, members[0], members[1], top, term);
            Lanes.first(n, power, members[0], members[1], which);
            LaneMath.exp(n, term, term, less);
            Lanes.sumOfTwo(n, which, weights[0], weights[1], term, less, sum, t1);
            LaneMath.log(n, sum, t2, less);
            Lanes.sharesOfTwo(n, which, weights[0], weights[1], term, sum, results[0], results[1]);
            Lanes.mean(n, top, t2, sum, t1, inversePower, mean);
        } else {
            Lanes.product(n, power, members[0], top);
            for (int j = 1; j < size; j++) {
                Lanes.largest(n, power, members[j], top);
            }
            Lanes.fill(n, 0, sum);
            Lanes.fill(n, 0, t1);
            for (int j = 0; j < size; j++) {
                Lanes.below(n, power, members[j], top, results[j]);
                LaneMath.exp(n, results[j], results[j], less);
                Lanes.sums(n, weights[j], results[j], less, sum, t1);
            }
            Lanes.lost(n, sum, t1);
            for (int j = 0; j < size; j++) {
                Lanes.share(n, weights[j], sum, results[j]);
            }
            LaneMath.log(n, sum, t2, less);
            Lanes.mean(n, top, t2, sum, t1, inversePower, mean);
        }
    }
}
