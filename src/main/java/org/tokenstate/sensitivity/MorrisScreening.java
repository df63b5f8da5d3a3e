package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.Moments;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.units.internal.Require;

/**
 * Morris screening: elementary effects along random walks through a grid (Morris 1991; μ* of Campolongo, Cariboni and Saltelli
 * 2007).
 *
 * <p>Each input moves on p levels of its probability, i/(p − 1), by p/(2(p − 1)) of it: the effect is the change of the output over
 * the change of the probability. Where the distribution is not bounded on both sides, whose ends may be infinite, the levels lie
 * between {@value #TAIL} and one less that. The leap is no whole number of halves, so that an output which is periodic in half the
 * range of an input shows its effect. The members of a group move together, each in a direction of its own, so that for a group only
 * μ* has a meaning. The cost is trajectories × (groups + 1) evaluations.
 */
public final class MorrisScreening {
    /** The probability beyond the outer levels of a distribution that is not bounded on both sides. */
    static final double TAIL = 0.01;

    private final List<String> targets;
    private final List<String> groups;
    private final Moments[][] effects;
    private final Moments[][] absolute;
    private final long failed;

    private MorrisScreening(
            List<String> targets, List<String> groups, Moments[][] effects, Moments[][] absolute, long failed) {
        this.targets = targets;
        this.groups = groups;
        this.effects = effects;
        this.absolute = absolute;
        this.failed = failed;
    }

    /**
     * The effects of one group.
     *
     * @param name the group; an input that stands alone has its own name
     * @param muStar the mean of the absolute effects, the measure of importance
     * @param muStarError its standard error
     * @param mu the mean effect; its sign is the direction
     * @param sigma the standard deviation of the effects: curvature and interaction
     * @param rank 1 for the greatest μ*
     */
    public record Effect(String name, double muStar, double muStarError, double mu, double sigma, int rank) {}

    /**
     * Opens a plan for a model.
     *
     * @param model the model
     * @return a plan of 50 trajectories on 8 levels of all outputs
     */
    public static Plan of(Model model) {
        return new Plan(model);
    }

    /** What is walked. Immutable: each method returns a plan with one thing changed. */
    public static final class Plan extends SamplingPlan<Plan> {
        private int trajectories = 50;
        private int levels = 8;

        private Plan(Model model) {
            super(model);
        }

        /**
         * Sets the number of trajectories; 50 unless set.
         *
         * @param trajectories at least 2
         * @return the plan
         */
        public Plan trajectories(int trajectories) {
            Require.atLeast(trajectories, 2, "trajectories");
            return with(c -> c.trajectories = trajectories);
        }

        /**
         * Sets the number of levels; 8 unless set.
         *
         * @param levels an even number, at least 2
         * @return the plan
         */
        public Plan levels(int levels) {
            Require.that(levels >= 2 && levels % 2 == 0, "levels must be even and >= 2 but is %d", levels);
            return with(c -> c.levels = levels);
        }

        /**
         * Walks the trajectories.
         *
         * @return the effects
         * @throws IllegalStateException if more than one trajectory in ten failed
         */
        public MorrisScreening run() {
            return walk(this);
        }
    }

    private static MorrisScreening walk(Plan s) {
        Groups groups = Groups.of(s.model);
        int[] places = s.places();
        InputSampler sampler = InputSampler.of(
                s.model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, s.seed, s.trajectories);
        List<double[][]> walks = s.run(s.trajectories, k -> trajectory(s, groups, places, sampler, k));
        Moments[][] effects = moments(places.length, groups.size());
        Moments[][] absolute = moments(places.length, groups.size());
        long failed = 0;
        for (double[][] walk : walks) {
            if (walk.length == 0) {
                failed++;
                continue;
            }
            for (int t = 0; t < places.length; t++) {
                for (int g = 0; g < groups.size(); g++) {
                    effects[t][g].add(walk[g][t]);
                    absolute[t][g].add(Math.abs(walk[g][t]));
                }
            }
        }
        if (failed * 10 > s.trajectories) {
            throw new IllegalStateException(failed + " of " + s.trajectories + " trajectories failed");
        }
        List<String> targets =
                java.util.Arrays.stream(places).mapToObj(s.model.outputs()::get).toList();
        return new MorrisScreening(targets, groups.names, effects, absolute, failed);
    }

    private static Moments[][] moments(int targets, int groups) {
        Moments[][] all = new Moments[targets][groups];
        for (Moments[] row : all) {
            java.util.Arrays.setAll(row, g -> new Moments());
        }
        return all;
    }

    /** The effects of one walk by group and output; empty if the model failed on the way. */
    private static double[][] trajectory(Plan s, Groups groups, int[] places, InputSampler sampler, int number) {
        int n = s.model.inputs().size();
        Rows rows = new Rows(s.model, places);
        InputSampler.Cursor cursor = sampler.cursor();
        double[] u = new double[n];
        double[] x = new double[n];
        int[] level = new int[n];
        int[] step = new int[n];
        int leap = s.levels / 2;
        for (int i = 0; i < n; i++) {
            CounterRandom random =
                    CounterRandom.of(s.seed, s.model.inputs().get(i).name());
            level[i] = (int) (random.uniform(number, 0) * s.levels);
            step[i] = level[i] < leap ? leap : -leap;
            u[i] = probability(s, i, level[i]);
        }
        double[] before = new double[places.length];
        double[] after = new double[places.length];
        double[][] effects = new double[groups.size()][places.length];
        cursor.values(u, x);
        if (!rows.evaluate(x, before)) {
            return new double[0][];
        }
        for (int g : groups.order(CounterRandom.of(s.seed, "order of a trajectory"), number)) {
            for (int i : groups.members[g]) {
                u[i] = probability(s, i, level[i] + step[i]);
            }
            cursor.values(u, x);
            if (!rows.evaluate(x, after)) {
                return new double[0][];
            }
            int first = groups.members[g][0];
            double change = groups.members[g].length == 1
                    ? probability(s, first, level[first] + step[first]) - probability(s, first, level[first])
                    : leap / (s.levels - 1.0);
            for (int t = 0; t < places.length; t++) {
                effects[g][t] = (after[t] - before[t]) / change;
                before[t] = after[t];
            }
        }
        return effects;
    }

    /** The probability of a level of an input. */
    private static double probability(Plan s, int input, int level) {
        Distribution distribution = s.model.inputs().get(input).distribution();
        boolean bounded = Double.isFinite(distribution.lower()) && Double.isFinite(distribution.upper());
        double tail = bounded ? 0 : TAIL;
        return tail + (1 - 2 * tail) * level / (s.levels - 1);
    }

    /**
     * The effects on an output, greatest μ* first.
     *
     * @param target the output
     * @return one row a group
     * @throws InputException if the output was not looked at
     */
    public List<Effect> ranked(String target) {
        int t = Nearest.indexOf("output", target, targets);
        List<Effect> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            all.add(new Effect(
                    groups.get(g),
                    absolute[t][g].mean(),
                    absolute[t][g].standardError(),
                    effects[t][g].mean(),
                    effects[t][g].standardDeviation(),
                    0));
        }
        all.sort(Comparator.comparingDouble((Effect e) -> -e.muStar()));
        List<Effect> ranked = new ArrayList<>();
        for (Effect e : all) {
            ranked.add(new Effect(e.name(), e.muStar(), e.muStarError(), e.mu(), e.sigma(), ranked.size() + 1));
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
     * {@return how many trajectories were left out because an evaluation failed}
     */
    public long failed() {
        return failed;
    }
}
