package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.internal.Require;

/**
 * Sobol' indices: the share of an output's variance that an input, or a group of inputs, makes alone (first order), with all
 * its interactions (total), and by the interaction of two (second order).
 *
 * <p>From two independent samples A and B and the samples AB_g, which are A with group g taken from B (Saltelli et al. 2010,
 * Computer Physics Communications 181), with f centred:
 *
 * <pre>
 * S_g  = mean(f(B) (f(AB_g) − f(A))) / V                       Saltelli 2010
 * T_g  = mean((f(A) − f(AB_g))²) / 2V                          Jansen 1999
 * S_gh = mean(f(BA_g) f(AB_h) − f(A) f(B)) / V − S_g − S_h     Saltelli 2002
 * </pre>
 *
 * <p>By default A and B are scrambled Sobol' points in sixteen independent scramblings; the interval comes from the jackknife
 * over them with Student's t, which is honest although the points of one scrambling are not independent. With independent
 * random points it comes from the bootstrap. The inputs are taken as independent, since the variance of correlated inputs does
 * not split this way; {@link #notes} says so where a copula was set. The cost is samples × (groups + 2) evaluations, with
 * second order × (2 groups + 2).
 *
 * <pre>{@code
 * SobolIndices.of(model).samples(4096).run().ranked("y");
 * }</pre>
 */
public final class SobolIndices {
    private final Plan plan;
    private final List<String> targets;
    private final List<String> groups;
    private final SobolSampling.Estimates[] estimates;
    private final long evaluations;
    private final long failed;
    private final List<String> notes;

    SobolIndices(
            Plan plan,
            List<String> targets,
            List<String> groups,
            SobolSampling.Estimates[] estimates,
            long evaluations,
            long failed,
            List<String> notes) {
        this.plan = plan;
        this.targets = targets;
        this.groups = groups;
        this.estimates = estimates;
        this.evaluations = evaluations;
        this.failed = failed;
        this.notes = notes;
    }

    /**
     * The indices of one group.
     *
     * @param name the group; an input that stands alone has its own name
     * @param first the first-order index
     * @param firstLow the lower end of its interval
     * @param firstHigh the upper end of its interval
     * @param total the total index
     * @param totalLow the lower end of its interval
     * @param totalHigh the upper end of its interval
     * @param rank 1 for the greatest total index
     */
    public record Index(
            String name,
            double first,
            double firstLow,
            double firstHigh,
            double total,
            double totalLow,
            double totalHigh,
            int rank) {}

    /**
     * The index of the interaction of two groups.
     *
     * @param first one group
     * @param second the other
     * @param value the second-order index
     * @param low the lower end of its interval
     * @param high the upper end of its interval
     */
    public record Interaction(String first, String second, double value, double low, double high) {}

    /**
     * Opens a plan for a model.
     *
     * @param model the model
     * @return a plan of 1024 samples of all outputs, without second order
     */
    public static Plan of(Model model) {
        return new Plan(model);
    }

    /** What is sampled. Immutable: each method returns a plan with one thing changed. */
    public static final class Plan extends SamplingPlan<Plan> {
        long samples = 1024;
        boolean secondOrder;
        boolean random;
        int replicates = 16;
        int resamples = 500;
        double level = 0.95;
        boolean correlated;

        private Plan(Model model) {
            super(model);
        }

        /**
         * Sets the number of rows of A and of B; 1024 unless set. With Sobol' points it is raised to replicates times a power of
         * two.
         *
         * @param samples at least 64
         * @return the plan
         * @throws IllegalArgumentException if {@code samples < 64}
         */
        public Plan samples(long samples) {
            Require.that(samples >= 64, "samples of Sobol' indices must be >= 64 but is %d", samples);
            return with(c -> c.samples = samples);
        }

        /**
         * Adds second-order indices, for nearly twice the evaluations.
         *
         * @return the plan
         */
        public Plan secondOrder() {
            return with(c -> c.secondOrder = true);
        }

        /**
         * Takes independent random points, with intervals by the bootstrap.
         *
         * @param resamples how often the sample is resampled, at least 50
         * @return the plan
         */
        public Plan randomPoints(int resamples) {
            Require.atLeast(resamples, 50, "resamples of the bootstrap");
            return with(c -> {
                c.random = true;
                c.resamples = resamples;
            });
        }

        /**
         * Takes scrambled Sobol' points in a number of independent scramblings, with intervals by the jackknife; the default,
         * with sixteen.
         *
         * @param replicates how many scramblings, at least 8
         * @return the plan
         */
        public Plan sobolPoints(int replicates) {
            Require.atLeast(replicates, 8, "replicates of Sobol' points");
            return with(c -> {
                c.random = false;
                c.replicates = replicates;
            });
        }

        /**
         * Sets the level of the intervals; 0.95 unless set.
         *
         * @param level in [0.5, 0.999]
         * @return the plan
         */
        public Plan level(double level) {
            Require.inRange(level, 0.5, 0.999, "level of the intervals");
            return with(c -> c.level = level);
        }

        /**
         * Tells of the rank correlations of the inputs, which are left out of account; the result says so in its notes.
         *
         * @param copula the rank correlations
         * @return the plan
         */
        public Plan without(Copula copula) {
            return with(c -> c.correlated = !copula.names().isEmpty());
        }

        /**
         * Evaluates the model and estimates the indices.
         *
         * @return the indices
         * @throws IllegalStateException if more than one sample in ten failed
         */
        public SobolIndices run() {
            return new SobolSampling(this).indices();
        }
    }

    /**
     * The indices of the only output that is looked at, greatest total first.
     *
     * @return one index a group
     * @throws IllegalArgumentException if several outputs are looked at
     */
    public List<Index> ranked() {
        Require.that(
                targets.size() == 1,
                "ranked() needs one output but there are %d: name one, such as %s",
                targets.size(),
                targets.get(0));
        return ranked(targets.get(0));
    }

    /**
     * The indices of an output, greatest total first.
     *
     * @param target the output
     * @return one index a group
     * @throws InputException if the output was not looked at
     * @throws IllegalStateException if the output does not vary, or so rarely that nothing can be said
     */
    public List<Index> ranked(String target) {
        SobolSampling.Estimates e = estimates(target);
        Integer[] order = new Integer[groups.size()];
        Arrays.setAll(order, g -> g);
        Arrays.sort(order, Comparator.comparingDouble(g -> -e.value()[groups.size() + g]));
        List<Index> ranked = new ArrayList<>();
        for (int rank = 1; rank <= order.length; rank++) {
            int g = order[rank - 1];
            int t = groups.size() + g;
            ranked.add(new Index(
                    groups.get(g),
                    e.value()[g],
                    e.value()[g] - e.half()[g],
                    e.value()[g] + e.half()[g],
                    e.value()[t],
                    e.value()[t] - e.half()[t],
                    e.value()[t] + e.half()[t],
                    rank));
        }
        return ranked;
    }

    /**
     * The second-order indices of an output, greatest first.
     *
     * @param target the output
     * @return one index a pair of groups
     * @throws IllegalStateException if second order was not asked for, or the output does not vary, or too rarely
     */
    public List<Interaction> interactions(String target) {
        if (!plan.secondOrder) {
            throw new IllegalStateException("second-order indices were not asked for: use secondOrder()");
        }
        SobolSampling.Estimates e = estimates(target);
        List<Interaction> all = new ArrayList<>();
        int n = groups.size();
        int k = 2 * n;
        for (int g = 0; g < n; g++) {
            for (int h = g + 1; h < n; h++) {
                all.add(new Interaction(
                        groups.get(g),
                        groups.get(h),
                        e.value()[k],
                        e.value()[k] - e.half()[k],
                        e.value()[k] + e.half()[k]));
                k++;
            }
        }
        all.sort(Comparator.comparingDouble((Interaction i) -> -i.value()));
        return all;
    }

    private SobolSampling.Estimates estimates(String target) {
        SobolSampling.Estimates e = estimates[Nearest.indexOf("output", target, targets)];
        if (!(e.variance() > 0)) {
            throw new IllegalStateException(
                    "output " + target + " does not vary with the inputs, so that it has no indices");
        }
        if (!e.cannotSay().isEmpty()) {
            throw new IllegalStateException("indices of output " + target + " cannot be told from " + plan.samples
                    + " samples: " + e.cannotSay() + "; take more samples");
        }
        return e;
    }

    /**
     * The mean of an output.
     *
     * @param target the output
     * @return the mean over A and B
     */
    public double mean(String target) {
        return estimates(target).mean();
    }

    /**
     * The variance of an output.
     *
     * @param target the output
     * @return the variance over A and B
     */
    public double variance(String target) {
        return estimates(target).variance();
    }

    /**
     * {@return the outputs that were looked at}
     */
    public List<String> targets() {
        return targets;
    }

    /**
     * {@return how often the model was evaluated}
     */
    public long evaluations() {
        return evaluations;
    }

    /**
     * {@return how many samples were left out because an evaluation failed}
     */
    public long failed() {
        return failed;
    }

    /**
     * {@return what a reader must know: how intervals were made, what was left out}
     */
    public List<String> notes() {
        return notes;
    }
}
