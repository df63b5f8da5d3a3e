package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.distribution.TDistribution;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.CounterRandom;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.SobolPoints;
import org.tokenstate.numeric.StandardNormal;
import org.tokenstate.units.Require;

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
    private final Estimates[] estimates;
    private final long evaluations;
    private final long failed;
    private final List<String> notes;

    private SobolIndices(
            Plan plan,
            List<String> targets,
            List<String> groups,
            Estimates[] estimates,
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
        return new Plan(new Settings(model));
    }

    private static final class Settings implements Cloneable {
        private final Model model;
        private long samples = 1024;
        private long seed = 1;
        private int threads = Runtime.getRuntime().availableProcessors();
        private List<String> targets = List.of();
        private boolean secondOrder;
        private boolean random;
        private int replicates = 16;
        private int resamples = 500;
        private double level = 0.95;
        private boolean correlated;
        private BooleanSupplier cancelled = () -> false;

        Settings(Model model) {
            this.model = model;
        }

        Settings copy() {
            try {
                return (Settings) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** What is sampled. Immutable: each method returns a plan with one thing changed. */
    public static final class Plan {
        private final Settings s;

        private Plan(Settings s) {
            this.s = s;
        }

        private Plan with(java.util.function.Consumer<Settings> change) {
            Settings copy = s.copy();
            change.accept(copy);
            return new Plan(copy);
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
         * Sets the seed; 1 unless set.
         *
         * @param seed any number
         * @return the plan
         */
        public Plan seed(long seed) {
            return with(c -> c.seed = seed);
        }

        /**
         * Sets the number of threads, which does not change the answer; all processors unless set.
         *
         * @param threads at least 1
         * @return the plan
         */
        public Plan threads(int threads) {
            Require.atLeast(threads, 1, "threads");
            return with(c -> c.threads = threads);
        }

        /**
         * Sets the outputs that are looked at; all unless set.
         *
         * @param outputs their names
         * @return the plan
         * @throws InputException if one is not known
         */
        public Plan targets(String... outputs) {
            Groups.places(s.model, List.of(outputs));
            return with(c -> c.targets = List.of(outputs));
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
         * Sets when to give up.
         *
         * @param cancelled asked from any thread; true makes the run end with a
         *     {@link java.util.concurrent.CancellationException}
         * @return the plan
         */
        public Plan cancelWhen(BooleanSupplier cancelled) {
            return with(c -> c.cancelled = cancelled);
        }

        /**
         * Evaluates the model and estimates the indices.
         *
         * @return the indices
         * @throws IllegalStateException if more than one sample in ten failed
         */
        public SobolIndices run() {
            return new Run(this).indices();
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
     * @throws IllegalStateException if the output does not vary
     */
    public List<Index> ranked(String target) {
        Estimates e = estimates(target);
        Integer[] order = new Integer[groups.size()];
        Arrays.setAll(order, g -> g);
        Arrays.sort(order, Comparator.comparingDouble(g -> -e.value[groups.size() + g]));
        List<Index> ranked = new ArrayList<>();
        for (int rank = 1; rank <= order.length; rank++) {
            int g = order[rank - 1];
            int t = groups.size() + g;
            ranked.add(new Index(
                    groups.get(g),
                    e.value[g],
                    e.value[g] - e.half[g],
                    e.value[g] + e.half[g],
                    e.value[t],
                    e.value[t] - e.half[t],
                    e.value[t] + e.half[t],
                    rank));
        }
        return ranked;
    }

    /**
     * The second-order indices of an output, greatest first.
     *
     * @param target the output
     * @return one index a pair of groups
     * @throws IllegalStateException if second order was not asked for, or the output does not vary
     */
    public List<Interaction> interactions(String target) {
        if (!plan.s.secondOrder) {
            throw new IllegalStateException("second-order indices were not asked for: use secondOrder()");
        }
        Estimates e = estimates(target);
        List<Interaction> all = new ArrayList<>();
        int n = groups.size();
        int k = 2 * n;
        for (int g = 0; g < n; g++) {
            for (int h = g + 1; h < n; h++) {
                all.add(new Interaction(
                        groups.get(g), groups.get(h), e.value[k], e.value[k] - e.half[k], e.value[k] + e.half[k]));
                k++;
            }
        }
        all.sort(Comparator.comparingDouble((Interaction i) -> -i.value()));
        return all;
    }

    private Estimates estimates(String target) {
        int place = targets.indexOf(target);
        if (place < 0) {
            throw new InputException(Nearest.unknown("output", target, targets));
        }
        Estimates e = estimates[place];
        if (!(e.variance > 0)) {
            throw new IllegalStateException(
                    "output " + target + " does not vary with the inputs, so that it has no indices");
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
        return estimates(target).mean;
    }

    /**
     * The variance of an output.
     *
     * @param target the output
     * @return the variance over A and B
     */
    public double variance(String target) {
        return estimates(target).variance;
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

    /** Values and half widths: first orders, totals, then pairs. */
    private record Estimates(double mean, double variance, double[] value, double[] half) {}

    /** Sums over a batch of samples, for one output: n, Σa, Σb, Σa², Σb², Σab; then per group; then per pair. */
    private static final class Run {
        private static final int HEAD = 6;
        private static final int PER_GROUP = 3;
        private static final int MOST_BATCHES = 256;
        private final Settings s;
        private final Plan plan;
        private final Groups groups;
        private final int[] places;
        private final int inputs;
        private final int batches;
        private final long perBatch;
        private final int sums;
        private final InputSampler sampler;
        private final double[] centre;

        Run(Plan plan) {
            this.plan = plan;
            this.s = plan.s;
            this.groups = Groups.of(s.model);
            this.places = Groups.places(s.model, s.targets);
            this.inputs = s.model.inputs().size();
            if (s.random) {
                this.batches = (int) Math.min(s.samples, MOST_BATCHES);
                this.perBatch = (s.samples + batches - 1) / batches;
            } else {
                this.batches = s.replicates;
                long each = Math.max(4, (s.samples + batches - 1) / batches);
                this.perBatch = Long.highestOneBit(each) == each ? each : Long.highestOneBit(each) << 1;
            }
            int g = groups.size();
            this.sums = HEAD + PER_GROUP * g + (s.secondOrder ? g * (g - 1) / 2 : 0);
            this.sampler = InputSampler.of(
                    s.model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, s.seed, s.samples);
            this.centre = centre();
        }

        /** The outputs at the medians of the inputs, subtracted throughout to keep the sums exact; zero if there are none. */
        private double[] centre() {
            double[] uniforms = new double[inputs];
            Arrays.fill(uniforms, 0.5);
            double[] values = new double[inputs];
            sampler.cursor().values(uniforms, values);
            double[] result = new double[places.length];
            return new Rows(s.model, places).evaluate(values, result) ? result : new double[places.length];
        }

        SobolIndices indices() {
            List<Part> parts = Tasks.run(batches, s.threads, s.cancelled, this::batch);
            List<String> targets =
                    Arrays.stream(places).mapToObj(s.model.outputs()::get).toList();
            Estimates[] estimates = new Estimates[places.length];
            long failed = 0;
            String lastFault = "";
            for (Part part : parts) {
                failed += perBatch - (long) part.sums[0][0];
                lastFault = part.fault.isEmpty() ? lastFault : part.fault;
            }
            long samples = batches * perBatch;
            if (failed > samples / 10) {
                throw new IllegalStateException(failed + " of " + samples + " samples failed; last: " + lastFault);
            }
            for (int t = 0; t < places.length; t++) {
                double[][] own = new double[batches][];
                for (int b = 0; b < batches; b++) {
                    own[b] = parts.get(b).sums[t];
                }
                estimates[t] = estimate(own, centre[t]);
            }
            List<String> notes = new ArrayList<>();
            notes.add(
                    s.random
                            ? "intervals by the bootstrap over " + batches + " batches of independent random points, "
                                    + s.resamples + " resamples"
                            : "intervals by the jackknife over " + batches + " independent scramblings of " + perBatch
                                    + " Sobol' points");
            if (s.correlated) {
                notes.add(
                        "the rank correlations of the inputs are left out: the indices are of the version with independent"
                                + " inputs");
            }
            if (failed > 0) {
                notes.add(failed + " of " + samples + " samples were left out because the model gave no answer; last: "
                        + lastFault);
            }
            long evaluations = samples * (2 + (s.secondOrder ? 2L : 1L) * groups.size());
            return new SobolIndices(plan, targets, groups.names, estimates, evaluations, failed, List.copyOf(notes));
        }

        /** The sums of a batch, by output, and the last fault in it. */
        private record Part(double[][] sums, String fault) {}

        private Part batch(int number) {
            String fault = "";
            double[][] total = new double[places.length][sums];
            Rows rows = new Rows(s.model, places);
            InputSampler.Cursor cursor = sampler.cursor();
            SobolPoints points = SobolPoints.of(
                    CounterRandom.of(s.seed, "replicate").bits(number, 0), s.random ? List.of() : names());
            CounterRandom[] streams = s.random ? streams() : new CounterRandom[0];
            double[] uniforms = new double[2 * inputs];
            double[] half = new double[inputs];
            double[] a = new double[inputs];
            double[] b = new double[inputs];
            double[] mixed = new double[inputs];
            int g = groups.size();
            double[][] f = new double[2 + (s.secondOrder ? 2 : 1) * g][places.length];
            for (long i = 0; i < perBatch; i++) {
                if (i % 64 == 0) {
                    Tasks.check(s.cancelled);
                }
                if (s.random) {
                    for (int j = 0; j < uniforms.length; j++) {
                        uniforms[j] = streams[j].uniform(number * perBatch + i, 0);
                    }
                } else {
                    points.point(i, uniforms);
                }
                System.arraycopy(uniforms, 0, half, 0, inputs);
                cursor.values(half, a);
                System.arraycopy(uniforms, inputs, half, 0, inputs);
                cursor.values(half, b);
                if (evaluate(rows, a, b, mixed, f)) {
                    for (int t = 0; t < places.length; t++) {
                        add(total[t], f, t);
                    }
                } else {
                    fault = rows.fault();
                }
            }
            return new Part(total, fault);
        }

        private List<String> names() {
            List<String> names = new ArrayList<>();
            for (String half : List.of("A:", "B:")) {
                s.model.inputs().forEach(input -> names.add(half + input.name()));
            }
            return names;
        }

        private CounterRandom[] streams() {
            return names().stream().map(name -> CounterRandom.of(s.seed, name)).toArray(CounterRandom[]::new);
        }

        private boolean evaluate(Rows rows, double[] a, double[] b, double[] mixed, double[][] f) {
            boolean fine = rows.evaluate(a, f[0]) && rows.evaluate(b, f[1]);
            int g = groups.size();
            for (int k = 0; fine && k < f.length - 2; k++) {
                double[] from = k < g ? a : b;
                double[] other = k < g ? b : a;
                System.arraycopy(from, 0, mixed, 0, inputs);
                for (int member : groups.members[k % g]) {
                    mixed[member] = other[member];
                }
                fine = rows.evaluate(mixed, f[2 + k]);
            }
            return fine;
        }

        private void add(double[] sum, double[][] f, int t) {
            double fa = f[0][t] - centre[t];
            double fb = f[1][t] - centre[t];
            sum[0]++;
            sum[1] += fa;
            sum[2] += fb;
            sum[3] += fa * fa;
            sum[4] += fb * fb;
            sum[5] += fa * fb;
            int g = groups.size();
            int k = HEAD;
            for (int i = 0; i < g; i++) {
                double change = f[2 + i][t] - f[0][t];
                sum[k++] += change;
                sum[k++] += fb * change;
                sum[k++] += change * change;
            }
            if (s.secondOrder) {
                for (int i = 0; i < g; i++) {
                    double fba = f[2 + g + i][t] - centre[t];
                    for (int j = i + 1; j < g; j++) {
                        sum[k++] += fba * (f[2 + j][t] - centre[t]);
                    }
                }
            }
        }

        private Estimates estimate(double[][] parts, double centre) {
            double[] total = new double[sums];
            for (double[] part : parts) {
                plus(total, part, 1);
            }
            int outputs = 2 * groups.size() + (s.secondOrder ? groups.size() * (groups.size() - 1) / 2 : 0);
            double[] value = new double[outputs];
            double mean = centre + 0.5 * (total[1] + total[2]) / total[0];
            double variance = indices(total, value);
            if (!(variance > 1e-24 * mean * mean)) {
                return new Estimates(mean, 0, value, value);
            }
            double[] half = s.random ? bootstrap(parts, outputs) : jackknife(parts, total, outputs);
            return new Estimates(mean, variance, value, half);
        }

        /** Indices from sums; returns the variance. */
        private double indices(double[] sum, double[] into) {
            double n = sum[0];
            double mean = 0.5 * (sum[1] + sum[2]) / n;
            double variance = 0.5 * (sum[3] + sum[4]) / n - mean * mean;
            int g = groups.size();
            for (int i = 0; i < g; i++) {
                int k = HEAD + PER_GROUP * i;
                into[i] = (sum[k + 1] - mean * sum[k]) / n / variance;
                into[g + i] = 0.5 * sum[k + 2] / n / variance;
            }
            if (s.secondOrder) {
                int k = HEAD + PER_GROUP * g;
                int to = 2 * g;
                for (int i = 0; i < g; i++) {
                    for (int j = i + 1; j < g; j++) {
                        into[to++] = (sum[k++] - sum[5]) / n / variance - into[i] - into[j];
                    }
                }
            }
            return variance;
        }

        private static void plus(double[] total, double[] part, double weight) {
            for (int k = 0; k < total.length; k++) {
                total[k] += weight * part[k];
            }
        }

        private double[] jackknife(double[][] parts, double[] total, int outputs) {
            int r = parts.length;
            double[][] values = new double[r][outputs];
            for (int b = 0; b < r; b++) {
                double[] rest = total.clone();
                plus(rest, parts[b], -1);
                indices(rest, values[b]);
            }
            double t = new TDistribution(null, r - 1).inverseCumulativeProbability(0.5 + s.level / 2);
            return spread(values, t * (r - 1) / Math.sqrt(r));
        }

        private double[] bootstrap(double[][] parts, int outputs) {
            int r = parts.length;
            double[][] values = new double[s.resamples][outputs];
            CounterRandom random = CounterRandom.of(s.seed, "bootstrap");
            for (int k = 0; k < s.resamples; k++) {
                double[] sum = new double[sums];
                for (int b = 0; b < r; b++) {
                    plus(sum, parts[(int) (random.uniform(k, b) * r)], 1);
                }
                indices(sum, values[k]);
            }
            // n batches resampled with replacement vary by (r - 1)/r of what n new ones would
            double correction = Math.sqrt(r / (r - 1.0)) * Math.sqrt(s.resamples / (s.resamples - 1.0));
            return spread(values, StandardNormal.quantile(0.5 + s.level / 2) * correction);
        }

        /** A factor times the population standard deviation of each column. */
        private static double[] spread(double[][] values, double factor) {
            double[] half = new double[values[0].length];
            for (int k = 0; k < half.length; k++) {
                double mean = 0;
                for (double[] row : values) {
                    mean += row[k] / values.length;
                }
                double square = 0;
                for (double[] row : values) {
                    square += (row[k] - mean) * (row[k] - mean) / values.length;
                }
                half[k] = factor * Math.sqrt(square);
            }
            return half;
        }
    }
}
