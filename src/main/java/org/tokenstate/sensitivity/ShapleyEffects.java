package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.Moments;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.units.internal.Require;

/**
 * Shapley effects: the variance of an output shared out among inputs that may be correlated. Shares are not negative in
 * expectation and add up to one; an interaction, or what two inputs have in common, is split evenly.
 *
 * <p>The share of group g is the mean, over random orders of the groups, of E[Var(Y | X₋ⱼ₋g)] − E[Var(Y | X₋ⱼ)] with J the groups
 * before g (Owen 2014; Song, Nelson and Staum 2016, with one outer and three inner samples an order). The inputs given the others
 * are drawn exactly, from the Gaussian copula factored in the order at hand. The cost is permutations × 3 × (groups − 1)
 * evaluations and as many again as three a permutation for the variance.
 */
public final class ShapleyEffects {
    private static final int INNER = 3;
    private final List<String> targets;
    private final List<String> groups;
    private final Moments[][] shares;
    private final double[] variances;
    private final long failed;

    private ShapleyEffects(
            List<String> targets, List<String> groups, Moments[][] shares, double[] variances, long failed) {
        this.targets = targets;
        this.groups = groups;
        this.shares = shares;
        this.variances = variances;
        this.failed = failed;
    }

    /**
     * The share of one group.
     *
     * @param name the group; an input that stands alone has its own name
     * @param share its share of the variance
     * @param standardError its standard error over the permutations
     * @param rank 1 for the greatest share
     */
    public record Effect(String name, double share, double standardError, int rank) {}

    /**
     * Opens a plan for a model.
     *
     * @param model the model
     * @return a plan of 1000 permutations of all outputs, with independent inputs
     */
    public static Plan of(Model model) {
        return new Plan(model);
    }

    /** What is sampled. Immutable: each method returns a plan with one thing changed. */
    public static final class Plan extends SamplingPlan<Plan> {
        private int permutations = 1000;
        private Copula copula = Copula.independent();

        private Plan(Model model) {
            super(model);
        }

        /**
         * Sets the number of permutations; 1000 unless set.
         *
         * @param permutations at least 10
         * @return the plan
         */
        public Plan permutations(int permutations) {
            Require.atLeast(permutations, 10, "permutations");
            return with(c -> c.permutations = permutations);
        }

        /**
         * Sets the rank correlations; independent unless set.
         *
         * @param copula the rank correlations
         * @return the plan
         */
        public Plan copula(Copula copula) {
            return with(c -> c.copula = copula);
        }

        /**
         * Evaluates the model and estimates the shares.
         *
         * @return the shares
         * @throws IllegalStateException if more than one permutation in ten failed
         */
        public ShapleyEffects run() {
            return share(this);
        }
    }

    /** By output and group, and the three independent outputs; empty if the model failed. */
    private record Walk(double[][] increments, double[][] independent) {}

    private static ShapleyEffects share(Plan s) {
        Groups groups = Groups.of(s.model);
        int[] places = s.places();
        InputSampler sampler = InputSampler.of(
                s.model.inputs(), s.copula, InputSampler.Points.MONTE_CARLO, s.seed, (long) s.permutations * INNER);
        List<Walk> walks = s.run(s.permutations, k -> walk(s, groups, places, sampler, k));
        List<String> targets =
                Arrays.stream(places).mapToObj(s.model.outputs()::get).toList();
        double[] variances = new double[places.length];
        Moments[][] shares = new Moments[places.length][groups.size()];
        long failed = walks.stream().filter(w -> w.increments.length == 0).count();
        if (failed * 10 > s.permutations) {
            throw new IllegalStateException(failed + " of " + s.permutations + " permutations failed");
        }
        for (int t = 0; t < places.length; t++) {
            Moments all = new Moments();
            for (Walk w : walks) {
                for (double[] row : w.independent) {
                    all.add(row[t]);
                }
            }
            variances[t] = all.variance();
            Arrays.setAll(shares[t], g -> new Moments());
            for (Walk w : walks) {
                if (w.increments.length > 0 && variances[t] > 0) {
                    // the last group of an order takes what is left of the variance
                    for (int g = 0; g < groups.size(); g++) {
                        double increment = w.increments[t][g];
                        shares[t][g].add(
                                Double.isNaN(increment)
                                        ? 1 - sumOfOthers(w.increments[t]) / variances[t]
                                        : increment / variances[t]);
                    }
                }
            }
        }
        return new ShapleyEffects(targets, groups.names, shares, variances, failed);
    }

    private static double sumOfOthers(double[] increments) {
        double sum = 0;
        for (double increment : increments) {
            sum += Double.isNaN(increment) ? 0 : increment;
        }
        return sum;
    }

    private static Walk walk(Plan s, Groups groups, int[] places, InputSampler sampler, int number) {
        Walk nothing = new Walk(new double[0][], new double[0][]);
        int n = s.model.inputs().size();
        int g = groups.size();
        int[] order = groups.order(CounterRandom.of(s.seed, "order of a permutation"), number);
        // the groups that come first in the order are drawn last, given the others
        InputSampler.Cursor cursor = sampler.cursor(places(groups, order, n));
        Rows rows = new Rows(s.model, places);
        double[] kept = new double[n];
        double[] u = new double[n];
        double[] x = new double[n];
        double[][] y = new double[INNER][places.length];
        double[][] independent = new double[INNER][places.length];
        for (int i = 0; i < INNER; i++) {
            cursor.uniforms((long) number * INNER + i, u);
            cursor.values(u, x);
            if (!rows.evaluate(x, independent[i])) {
                return nothing;
            }
        }
        cursor.uniforms((long) number * INNER, kept);
        CounterRandom[] streams = s.model.inputs().stream()
                .map(input -> CounterRandom.of(s.seed, "inner:" + input.name()))
                .toArray(CounterRandom[]::new);
        double[][] increments = new double[places.length][g];
        double[] before = new double[places.length];
        for (int j = 0; j < g; j++) {
            if (j == g - 1) {
                for (double[] row : increments) {
                    row[order[j]] = Double.NaN;
                }
                break;
            }
            for (int i = 0; i < INNER; i++) {
                System.arraycopy(kept, 0, u, 0, n);
                for (int k = 0; k <= j; k++) {
                    for (int member : groups.members[order[k]]) {
                        u[member] = streams[member].uniform(number, j * INNER + i);
                    }
                }
                cursor.values(u, x);
                if (!rows.evaluate(x, y[i])) {
                    return nothing;
                }
            }
            for (int t = 0; t < places.length; t++) {
                double mean = (y[0][t] + y[1][t] + y[2][t]) / INNER;
                double variance = 0;
                for (int i = 0; i < INNER; i++) {
                    variance += (y[i][t] - mean) * (y[i][t] - mean) / (INNER - 1);
                }
                increments[t][order[j]] = variance - before[t];
                before[t] = variance;
            }
        }
        return new Walk(increments, independent);
    }

    /** All places: certain inputs, then the groups from the last of the order to the first. */
    private static int[] places(Groups groups, int[] order, int n) {
        boolean[] used = new boolean[n];
        int[] all = new int[n];
        int at = n;
        for (int g : order) {
            for (int member : groups.members[g]) {
                all[--at] = member;
                used[member] = true;
            }
        }
        for (int i = 0; i < n; i++) {
            if (!used[i]) {
                all[--at] = i;
            }
        }
        return all;
    }

    /**
     * The shares of an output's variance, greatest first.
     *
     * @param target the output
     * @return one share a group
     * @throws InputException if the output was not looked at
     * @throws IllegalStateException if the output does not vary
     */
    public List<Effect> ranked(String target) {
        int t = Nearest.indexOf("output", target, targets);
        if (!(variances[t] > 0)) {
            throw new IllegalStateException(
                    "output " + target + " does not vary with the inputs, so that it has no shares");
        }
        List<Effect> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            all.add(new Effect(groups.get(g), shares[t][g].mean(), shares[t][g].standardError(), 0));
        }
        all.sort(Comparator.comparingDouble((Effect e) -> -e.share()));
        List<Effect> ranked = new ArrayList<>();
        for (Effect e : all) {
            ranked.add(new Effect(e.name(), e.share(), e.standardError(), ranked.size() + 1));
        }
        return ranked;
    }

    /**
     * {@return the outputs that were looked at}
     */
    public List<String> targets() {
        return targets;
    }

    /**
     * {@return how many permutations were left out because an evaluation failed}
     */
    public long failed() {
        return failed;
    }
}
