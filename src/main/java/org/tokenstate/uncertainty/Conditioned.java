package org.tokenstate.uncertainty;

import java.util.Arrays;
import java.util.List;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.units.internal.Require;

/**
 * Draws weighted by how well they meet observations. Immutable; {@link EnsemblePlan#given(Conditioned)} runs a resample of them.
 *
 * <p>The resample is systematic (Kitagawa 1996): one uniform number places an even comb on the cumulated weights, so that a draw of
 * weight <i>w</i> is taken ⌊<i>nw</i>⌋ or ⌈<i>nw</i>⌉ times. It is as long as the effective sample size (Σ<i>w</i>)²/Σ<i>w</i>²
 * (Kong 1992), and a draw that is taken more than once stands side by side.
 */
public final class Conditioned {
    private final ConditioningPlan plan;
    private final double[] weights;
    private final double effective;
    private final long failed;
    private final int[] taken;

    Conditioned(ConditioningPlan plan, double[] weights, double effective, long failed) {
        this.plan = plan;
        this.weights = weights;
        this.effective = effective;
        this.failed = failed;
        this.taken = comb();
    }

    private int[] comb() {
        int n = (int) effective;
        double start = CounterRandom.of(plan.seed(), "resampling").uniform(0, 0);
        int[] places = new int[n];
        double sum = 0;
        int at = 0;
        for (int draw = 0; draw < weights.length; draw++) {
            sum += weights[draw];
            while (at < n && (at + start) / n < sum) {
                places[at++] = draw;
            }
        }
        // The weights add up to one but for rounding.
        for (; at < n; at++) {
            places[at] = at == 0 ? weights.length - 1 : places[at - 1];
        }
        return places;
    }

    /**
     * {@return how many draws of equal weight tell as much}
     */
    public double effectiveSampleSize() {
        return effective;
    }

    /**
     * {@return how many draws were weighted}
     */
    public long draws() {
        return weights.length;
    }

    /**
     * {@return how many of them had no answer and have no weight}
     */
    public long failed() {
        return failed;
    }

    /**
     * {@return how many draws the resample has}
     */
    public int resampled() {
        return taken.length;
    }

    /**
     * {@return how many different draws the resample has}
     */
    public long distinct() {
        return Arrays.stream(taken).distinct().count();
    }

    /**
     * {@return the weights of the draws, which add up to one; a copy}
     */
    public double[] weights() {
        return weights.clone();
    }

    /**
     * {@return the plan by which the draws were weighted}
     */
    public ConditioningPlan plan() {
        return plan;
    }

    /** Gives some inputs of the resample on one thread. */
    final class Cursor implements EnsemblePlan.Draws {
        private final ConditioningPlan.Inputs inputs = plan.inputs();
        private final double[] row = new double[plan.model().inputs().size()];
        private final int[] places;
        private final double[][] columns;

        Cursor(List<Model.Input> wanted) {
            places = wanted.stream().mapToInt(plan.model().inputs()::indexOf).toArray();
            columns = new double[places.length][0];
        }

        @Override
        public double[][] columns(long first, int n) {
            Require.that(first + n <= taken.length, "draws of a resample must be at most %d", taken.length);
            for (int i = 0; i < columns.length; i++) {
                if (columns[i].length < n) {
                    columns[i] = new double[n];
                }
            }
            int before = -1;
            for (int k = 0; k < n; k++) {
                int draw = taken[(int) first + k];
                if (draw != before) {
                    inputs.draw(draw, row);
                    before = draw;
                }
                for (int i = 0; i < columns.length; i++) {
                    columns[i][k] = row[places[i]];
                }
            }
            return columns;
        }
    }
}
