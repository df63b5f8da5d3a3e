package org.tokenstate.economics.world;

import org.tokenstate.numeric.internal.LaneMath;

/**
 * Means and shares of nests of one size: over lanes for one nest at a time, or over many nests of a single draw.
 *
 * <p>Nests are evaluated in logarithms, ln R = ln ρ₀ + ln(θ₀ + Σ θ e^((1−σ)(ln ρ − ln ρ₀)))/(1−σ), from their last member ρ₀ on; the
 * share of a member is its term of that sum. A nest of two takes one exponential.
 */
final class Nests {
    /** Of each member, set by the caller: ln ρ, or ρ in fixed proportions; weight θ; where the share goes. */
    final double[][] members;

    final double[][] weights;
    final double[][] results;
    private final double[] less;
    private final double[] sum;
    private final double[] lost;
    private final double[] scratch;

    Nests(int members, int width) {
        this.members = new double[members][];
        weights = new double[members][];
        results = new double[members][];
        less = LaneMath.row(width);
        sum = LaneMath.row(width);
        lost = LaneMath.row(width);
        scratch = LaneMath.row(width);
    }

    /** Mean and shares of nests whose members, weights and shares have been set. */
    void level(int n, boolean fixed, int size, double[] power, double[] inversePower, double[] mean) {
        if (size == 1) {
            System.arraycopy(members[0], 0, mean, 0, n);
            Lanes.fill(n, 1, results[0]);
        } else if (fixed) {
            Lanes.product(n, weights[0], members[0], mean);
            for (int j = 1; j < size; j++) {
                Lanes.addProduct(n, weights[j], members[j], mean);
            }
            Lanes.inverse(n, mean, sum);
            for (int j = 0; j < size; j++) {
                Lanes.product(n, weights[j], members[j], sum, results[j]);
            }
        } else {
            double[] from = members[size - 1];
            System.arraycopy(weights[size - 1], 0, sum, 0, n);
            Lanes.fill(n, 0, lost);
            for (int j = 0; j < size - 1; j++) {
                double[] term = results[j];
                Lanes.distance(n, power, members[j], from, scratch);
                LaneMath.exp(n, scratch, term, less);
                Lanes.sums(n, weights[j], less, term, sum, lost);
            }
            Lanes.shareOfLast(n, weights[size - 1], sum, lost, results[size - 1], less);
            for (int j = 0; j < size - 1; j++) {
                Lanes.product(n, results[j], sum, results[j]);
            }
            LaneMath.log(n, less, less, scratch);
            Lanes.mean(n, from, less, lost, inversePower, mean);
        }
    }
}
