package org.tokenstate.uncertainty;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.OrderedTasks;
import org.tokenstate.units.internal.Require;

/**
 * What an ensemble draws and counts. Immutable: each method returns a plan with one thing changed.
 *
 * <p>The draws are cut into blocks whose size depends on the number of draws and on {@link #mostBlocks} alone. {@link #run} computes them on threads of
 * this machine; another engine calls {@link #blocks}, {@link #block} and {@link #merge}. Either way the answer depends on the
 * plan alone, bit for bit.
 */
public final class EnsemblePlan implements Cloneable {
    private static final int LEAST_BLOCK = 128;

    /** Gives the inputs of draws, on one thread. */
    @FunctionalInterface
    public interface Draws {
        /**
         * The inputs of consecutive draws.
         *
         * @param first the number of the first draw, from 0
         * @param n how many draws
         * @return one column an input, in the model's order; valid until the next call
         */
        double[][] columns(long first, int n);
    }

    /** Told how far a run is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called from the thread that runs the ensemble, after each block.
         *
         * @param done draws (of a sensitivity analysis: its batches, trajectories or permutations) done
         * @param of the same in all
         */
        void done(long done, long of);
    }

    final Model model;
    private long draws = 10_000;
    private long seed = 1;
    int threads = Runtime.getRuntime().availableProcessors();
    private InputSampler.Points points = InputSampler.Points.MONTE_CARLO;
    private Copula copula = Copula.independent();
    private long exactValues = 1L << 24;
    private double mostFailures = 0.1;
    private int mostBlocks = 256;
    Map<String, Event> events = Map.of();
    Map<String, Event> conditions = Map.of();
    List<String> categorical = List.of();
    private Optional<Conditioned> conditioned = Optional.empty();
    private Progress progress = (done, of) -> {};
    private BooleanSupplier cancelled = () -> false;

    private EnsemblePlan(Model model) {
        this.model = model;
    }

    /** A copy with a change made before anybody sees it. */
    private EnsemblePlan with(Consumer<EnsemblePlan> change) {
        try {
            EnsemblePlan copy = (EnsemblePlan) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    static EnsemblePlan of(Model model) {
        return new EnsemblePlan(model);
    }

    /**
     * Sets the number of draws; 10,000 unless set.
     *
     * @param draws at least 1
     * @return the plan
     * @throws IllegalArgumentException if {@code draws < 1}
     */
    public EnsemblePlan draws(long draws) {
        Require.that(draws >= 1, "draws must be >= 1 but is %d", draws);
        return with(c -> c.draws = draws);
    }

    /**
     * Sets the seed; 1 unless set. Plans with the same seed share the draws of inputs of the same name.
     *
     * @param seed any number
     * @return the plan
     */
    public EnsemblePlan seed(long seed) {
        return with(c -> c.seed = seed);
    }

    /**
     * Sets the number of threads, which does not change the answer; all processors unless set.
     *
     * @param threads at least 1
     * @return the plan
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public EnsemblePlan threads(int threads) {
        Require.atLeast(threads, 1, "threads");
        return with(c -> c.threads = threads);
    }

    /**
     * Sets the plan of the points; independent random numbers unless set.
     *
     * @param points the plan of the points
     * @return the plan
     */
    public EnsemblePlan points(InputSampler.Points points) {
        return with(c -> c.points = points);
    }

    /**
     * Sets the rank correlations; independent unless set.
     *
     * @param copula the rank correlations
     * @return the plan
     * @throws InputException if an input is not known
     */
    public EnsemblePlan copula(Copula copula) {
        List<String> known = model.inputs().stream().map(Model.Input::name).toList();
        for (String name : copula.names()) {
            if (!known.contains(name)) {
                throw new InputException(Nearest.unknown("input", name, known) + " (in the rank correlations)");
            }
        }
        return with(c -> c.copula = copula);
    }

    /**
     * Sets how many numbers (draws × outputs × views) are kept one by one, eight bytes each; beyond it moments and t-digests of
     * constant size are kept. 2²⁴ unless set.
     *
     * @param values the most numbers, 0 for digests always
     * @return the plan
     */
    public EnsemblePlan exactValues(long values) {
        Require.that(values >= 0, "exact values must be >= 0 but is %d", values);
        return with(c -> c.exactValues = values);
    }

    /**
     * Sets the share of draws that may fail before the run itself fails; one tenth unless set.
     *
     * @param share in [0, 1]
     * @return the plan
     */
    public EnsemblePlan mostFailures(double share) {
        Require.inRange(share, 0, 1, "share of draws that may fail");
        return with(c -> c.mostFailures = share);
    }

    /**
     * Sets into how many blocks the draws are cut at most, 256 unless set: the most that can run at the same time. Kept values
     * do not depend on it; a digest does, by less than its error.
     *
     * @param blocks at least 1
     * @return the plan
     */
    public EnsemblePlan mostBlocks(int blocks) {
        Require.atLeast(blocks, 1, "blocks");
        return with(c -> c.mostBlocks = blocks);
    }

    /**
     * Counts an event.
     *
     * @param name a name for it
     * @param event the event
     * @return the plan
     * @throws IllegalArgumentException if the name is taken
     */
    public EnsemblePlan event(String name, Event event) {
        return with(c -> c.events = added(events, name, event, "event"));
    }

    /**
     * Counts an event of one output.
     *
     * @param name a name for it
     * @param output the output
     * @param predicate whether the event happens at a value of the output; stateless
     * @return the plan
     * @throws InputException if the output is not known
     */
    public EnsemblePlan event(String name, String output, DoublePredicate predicate) {
        int place = output(output);
        return event(name, (inputs, outputs) -> predicate.test(outputs[place]));
    }

    /**
     * Adds a conditional view: the summaries of the draws in which an event happens.
     *
     * @param name a name for the condition
     * @param condition the event
     * @return the plan
     * @throws IllegalArgumentException if the name is taken
     */
    public EnsemblePlan given(String name, Event condition) {
        return with(c -> c.conditions = added(conditions, name, condition, "condition"));
    }

    /**
     * Draws the inputs from a resample of draws that were weighted by observations, as many as it has.
     *
     * @param draws the weighted draws, of a model that has these inputs, with the same distributions, and may have more
     * @return the plan
     * @throws IllegalArgumentException if an input is not among those of the weighted draws
     */
    public EnsemblePlan given(Conditioned draws) {
        List<Model.Input> known = draws.plan().model().inputs();
        for (Model.Input input : model.inputs()) {
            Require.that(
                    known.contains(input),
                    "inputs of a model that is given draws must be among those drawn but %s with distribution %s is not",
                    input.name(),
                    input.distribution());
        }
        return with(c -> {
            c.conditioned = Optional.of(draws);
            c.draws = draws.resampled();
            c.seed = draws.plan().seed();
        });
    }

    /**
     * Adds a conditional view by one input.
     *
     * @param name a name for the condition
     * @param input the input
     * @param predicate whether the condition holds at a value of the input; stateless
     * @return the plan
     * @throws InputException if the input is not known
     */
    public EnsemblePlan givenInput(String name, String input, DoublePredicate predicate) {
        int place = input(input);
        return given(name, (inputs, outputs) -> predicate.test(inputs[place]));
    }

    /**
     * Counts the draws by each value of an output that is a code, such as a binding constraint.
     *
     * @param output the output; it should take few values
     * @return the plan
     * @throws InputException if the output is not known
     */
    public EnsemblePlan shares(String output) {
        output(output);
        List<String> more = new ArrayList<>(categorical);
        more.add(output);
        return with(c -> c.categorical = List.copyOf(more));
    }

    /**
     * Sets who is told of progress.
     *
     * @param progress told after each block
     * @return the plan
     */
    public EnsemblePlan onProgress(Progress progress) {
        return with(c -> c.progress = progress);
    }

    /**
     * Sets when to give up. Interrupting the thread that runs the ensemble does the same.
     *
     * @param cancelled asked every few draws from any thread; true makes the run end with a {@link CancellationException}
     * @return the plan
     */
    public EnsemblePlan cancelWhen(BooleanSupplier cancelled) {
        return with(c -> c.cancelled = cancelled);
    }

    private static Map<String, Event> added(Map<String, Event> before, String name, Event event, String kind) {
        Map<String, Event> more = new LinkedHashMap<>(before);
        Require.that(more.put(name, event) == null, "%s '%s' is there twice", kind, name);
        return more;
    }

    /**
     * The place of an output, for events.
     *
     * @param name its name
     * @return the place in the model's order
     * @throws InputException if the output is not known
     */
    public int output(String name) {
        return Nearest.indexOf("output", name, model.outputs());
    }

    /**
     * The place of an input, for events.
     *
     * @param name its name
     * @return the place in the model's order
     * @throws InputException if the input is not known
     */
    public int input(String name) {
        return Nearest.indexOf(
                "input", name, model.inputs().stream().map(Model.Input::name).toList());
    }

    /**
     * {@return the model}
     */
    public Model model() {
        return model;
    }

    /**
     * {@return the number of draws}
     */
    public long draws() {
        return draws;
    }

    /**
     * {@return the seed}
     */
    public long seed() {
        return seed;
    }

    /**
     * {@return the rank correlations}
     */
    public Copula copula() {
        return copula;
    }

    /**
     * {@return the number of threads}
     */
    public int threads() {
        return threads;
    }

    /** Whether draws of the same number have the same inputs, of those that both have. */
    boolean sharesDrawsWith(EnsemblePlan other) {
        return seed == other.seed && draws == other.draws && conditioned.equals(other.conditioned);
    }

    /** What tells the draws, for a message. */
    String drawn() {
        return draws + " of seed " + seed
                + conditioned.map(c -> " given " + c.draws() + " weighted").orElse("");
    }

    List<String> events() {
        return List.copyOf(events.keySet());
    }

    List<String> conditions() {
        return List.copyOf(conditions.keySet());
    }

    /**
     * {@return the sampler of this plan, which gives the inputs of any draw again; of a plan {@linkplain #given(Conditioned) given
     *     weighted draws}, that of the draws before they were weighted}
     */
    public InputSampler sampler() {
        return InputSampler.of(model.inputs(), copula, points, seed, draws);
    }

    /**
     * {@return the inputs of this plan's draws, for one thread}
     */
    public Draws inputs() {
        return conditioned.isPresent()
                ? conditioned.get().new Cursor(model.inputs())
                : sampler().cursor()::columns;
    }

    /**
     * {@return the number of blocks}
     */
    public int blocks() {
        return (int) ((draws + blockSize() - 1) / blockSize());
    }

    long blockSize() {
        return Math.max(LEAST_BLOCK, (draws + mostBlocks - 1) / mostBlocks);
    }

    private boolean exact() {
        long views = 1L + conditions.size();
        return draws <= exactValues / Math.max(1, model.outputs().size() * views);
    }

    /**
     * Computes one block.
     *
     * @param number the number of the block, from 0
     * @return its partial result
     * @throws IllegalArgumentException if there is no such block
     * @throws CancellationException if the run is cancelled
     */
    public Block block(int number) {
        return new BlockWorker(this).block(number);
    }

    /**
     * Merges all blocks.
     *
     * @param blocks every block of this plan once, in the order of their numbers
     * @return the ensemble
     * @throws IllegalArgumentException if a block is missing or out of order
     * @throws IllegalStateException if more draws failed than the plan allows
     */
    public Ensemble merge(Iterator<Block> blocks) {
        Block total = empty(-1, draws);
        int n = blocks();
        long done = 0;
        for (int k = 0; k < n; k++) {
            Require.that(blocks.hasNext(), "block %d of %d is missing", k, n);
            Block block = blocks.next();
            Require.that(block.number() == k, "block must have number %d but has %d", k, block.number());
            total.merge(block);
            done = Math.min(draws, done + blockSize());
            progress.done(done, draws);
        }
        Require.that(!blocks.hasNext(), "there are more blocks than %d", n);
        if (total.failed() > mostFailures * draws || total.failed() == draws) {
            throw new IllegalStateException(total.failed() + " of " + draws + " draws failed; first: "
                    + total.failures().get(0));
        }
        total.rest();
        return new Ensemble(this, total);
    }

    Block empty(int number, long draws) {
        View[] views = new View[1 + conditions.size()];
        int[] coded = categorical.stream().mapToInt(this::output).toArray();
        for (int i = 0; i < views.length; i++) {
            views[i] = new View(
                    exact(),
                    model.outputs().size(),
                    events.size(),
                    coded,
                    i == 0 ? (int) Math.min(draws, 1L << 24) : 16);
        }
        return new Block(number, views);
    }

    /**
     * Runs the ensemble on threads of this machine.
     *
     * @return the ensemble
     * @throws CancellationException if cancelled or interrupted
     * @throws IllegalStateException if more draws failed than the plan allows
     */
    public Ensemble run() {
        ConcurrentLinkedQueue<BlockWorker> idle = new ConcurrentLinkedQueue<>();
        try (OrderedTasks<Block> blocks = new OrderedTasks<>(what(), blocks(), threads, cancelled, number -> {
            BlockWorker worker = idle.poll();
            worker = worker == null ? new BlockWorker(this) : worker;
            Block block = worker.block(number);
            idle.add(worker);
            return block;
        })) {
            return merge(blocks);
        }
    }

    /** For long work, once in a while. */
    void stopIfCancelled() {
        OrderedTasks.stopIf(cancelled, what());
    }

    private String what() {
        return "ensemble of " + draws + " draws";
    }
}
