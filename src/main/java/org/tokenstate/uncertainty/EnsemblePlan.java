package org.tokenstate.uncertainty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.Require;

/**
 * What an ensemble draws and counts. Immutable: each method returns a plan with one thing changed.
 *
 * <p>The draws are cut into blocks whose size depends on the number of draws and on {@link #mostBlocks} alone. {@link #run} computes them on threads of
 * this machine; another engine calls {@link #blocks}, {@link #block} and {@link #merge}. Either way the answer depends on the
 * plan alone, bit for bit.
 */
public final class EnsemblePlan {
    private static final int LEAST_BLOCK = 64;
    private static final int CHUNK = Model.ColumnEvaluator.MOST_DRAWS;

    /** Told how far a run is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called from the thread that runs the ensemble, after each block.
         *
         * @param done draws done
         * @param of draws in all
         */
        void done(long done, long of);
    }

    /** The settings; changed only between copying and handing out. */
    private static final class Settings implements Cloneable {
        private final Model model;
        private long draws = 10_000;
        private long seed = 1;
        private int threads = Runtime.getRuntime().availableProcessors();
        private InputSampler.Points points = InputSampler.Points.MONTE_CARLO;
        private Copula copula = Copula.independent();
        private long exactValues = 1L << 24;
        private double mostFailures = 0.1;
        private int mostBlocks = 256;
        private Map<String, Event> events = Map.of();
        private Map<String, Event> conditions = Map.of();
        private List<String> categorical = List.of();
        private Progress progress = (done, of) -> {};
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

    private final Settings s;

    private EnsemblePlan(Settings s) {
        this.s = s;
    }

    private EnsemblePlan with(Consumer<Settings> change) {
        Settings copy = s.copy();
        change.accept(copy);
        return new EnsemblePlan(copy);
    }

    static EnsemblePlan of(Model model) {
        return new EnsemblePlan(new Settings(model));
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
        List<String> known = s.model.inputs().stream().map(Model.Input::name).toList();
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
        return with(c -> c.events = added(s.events, name, event, "event"));
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
        return with(c -> c.conditions = added(s.conditions, name, condition, "condition"));
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
        List<String> more = new ArrayList<>(s.categorical);
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
        return place("output", name, s.model.outputs());
    }

    /**
     * The place of an input, for events.
     *
     * @param name its name
     * @return the place in the model's order
     * @throws InputException if the input is not known
     */
    public int input(String name) {
        return place(
                "input", name, s.model.inputs().stream().map(Model.Input::name).toList());
    }

    private static int place(String kind, String name, List<String> known) {
        int place = known.indexOf(name);
        if (place < 0) {
            throw new InputException(Nearest.unknown(kind, name, known));
        }
        return place;
    }

    /**
     * {@return the model}
     */
    public Model model() {
        return s.model;
    }

    /**
     * {@return the number of draws}
     */
    public long draws() {
        return s.draws;
    }

    /**
     * {@return the seed}
     */
    public long seed() {
        return s.seed;
    }

    /**
     * {@return the rank correlations}
     */
    public Copula copula() {
        return s.copula;
    }

    int threads() {
        return s.threads;
    }

    List<String> events() {
        return List.copyOf(s.events.keySet());
    }

    List<String> conditions() {
        return List.copyOf(s.conditions.keySet());
    }

    List<String> categorical() {
        return s.categorical;
    }

    /**
     * {@return the sampler of this plan, which gives the inputs of any draw again}
     */
    public InputSampler sampler() {
        return InputSampler.of(s.model.inputs(), s.copula, s.points, s.seed, s.draws);
    }

    /**
     * {@return the number of blocks}
     */
    public int blocks() {
        return (int) ((s.draws + blockSize() - 1) / blockSize());
    }

    private long blockSize() {
        return Math.max(LEAST_BLOCK, (s.draws + s.mostBlocks - 1) / s.mostBlocks);
    }

    private boolean exact() {
        long views = 1L + s.conditions.size();
        return s.draws <= s.exactValues / Math.max(1, s.model.outputs().size() * views);
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
        return new Worker(sampler()).block(number);
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
        Block total = empty(-1, s.draws);
        int n = blocks();
        long done = 0;
        for (int k = 0; k < n; k++) {
            Require.that(blocks.hasNext(), "block %d of %d is missing", k, n);
            Block block = blocks.next();
            Require.that(block.number() == k, "block must have number %d but has %d", k, block.number());
            total.merge(block);
            done = Math.min(s.draws, done + blockSize());
            s.progress.done(done, s.draws);
        }
        Require.that(!blocks.hasNext(), "there are more blocks than %d", n);
        if (total.failed() > s.mostFailures * s.draws || total.failed() == s.draws) {
            throw new IllegalStateException(total.failed() + " of " + s.draws + " draws failed; first: "
                    + total.failures().get(0));
        }
        total.rest();
        return new Ensemble(this, total);
    }

    private Block empty(int number, long draws) {
        View[] views = new View[1 + s.conditions.size()];
        int[] categorical = s.categorical.stream().mapToInt(this::output).toArray();
        for (int i = 0; i < views.length; i++) {
            views[i] = new View(
                    exact(),
                    s.model.outputs().size(),
                    s.events.size(),
                    categorical,
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
        InputSampler sampler = sampler();
        if (s.threads == 1) {
            Worker worker = new Worker(sampler);
            return merge(java.util.stream.IntStream.range(0, blocks())
                    .mapToObj(worker::block)
                    .iterator());
        }
        ConcurrentLinkedQueue<Worker> workers = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(s.threads, task -> {
            Thread thread = new Thread(task, "ensemble");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return merge(new InOrder(pool, workers, sampler));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Computes blocks ahead on a pool, a few at a time, and hands them out in order. */
    private final class InOrder implements Iterator<Block> {
        private final ExecutorService pool;
        private final ConcurrentLinkedQueue<Worker> workers;
        private final InputSampler sampler;
        private final ArrayDeque<Future<Block>> ahead = new ArrayDeque<>();
        private int submitted;

        InOrder(ExecutorService pool, ConcurrentLinkedQueue<Worker> workers, InputSampler sampler) {
            this.pool = pool;
            this.workers = workers;
            this.sampler = sampler;
        }

        @Override
        public boolean hasNext() {
            while (submitted < blocks() && ahead.size() < s.threads + 2) {
                int number = submitted++;
                ahead.add(pool.submit(() -> {
                    Worker worker = workers.poll();
                    worker = worker == null ? new Worker(sampler) : worker;
                    Block block = worker.block(number);
                    workers.add(worker);
                    return block;
                }));
            }
            return !ahead.isEmpty();
        }

        @Override
        public Block next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no block is left");
            }
            try {
                return ahead.remove().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException runtime) {
                    throw runtime;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private CancellationException cancelled() {
        return new CancellationException("ensemble of " + s.draws + " draws was cancelled");
    }

    /** Scratch arrays of one thread. */
    private final class Worker {
        private final Model.Evaluator evaluator = s.model.evaluator();
        private final InputSampler.Cursor cursor;
        private final double[] inputs = new double[s.model.inputs().size()];
        private final double[] outputs = new double[s.model.outputs().size()];
        private final double[][] results =
                new double[evaluator instanceof Model.ColumnEvaluator ? outputs.length : 0][CHUNK];
        private final Event[] events = s.events.values().toArray(Event[]::new);
        private final Event[] conditions = s.conditions.values().toArray(Event[]::new);
        private final boolean[] happened = new boolean[events.length];

        Worker(InputSampler sampler) {
            this.cursor = sampler.cursor();
        }

        Block block(int number) {
            Require.that(number >= 0 && number < blocks(), "block must be in [0, %d] but is %d", blocks() - 1, number);
            Block block = empty(number, Math.min(s.draws, blockSize()));
            long from = number * blockSize();
            long to = Math.min(s.draws, from + blockSize());
            for (long draw = from; draw < to; draw += CHUNK) {
                if (s.cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw cancelled();
                }
                int n = (int) Math.min(CHUNK, to - draw);
                double[][] columns = cursor.columns(draw, n);
                if (!allAtOnce(n, columns, block)) {
                    oneByOne(draw, n, columns, block);
                }
            }
            block.rest();
            return block;
        }

        private void oneByOne(long draw, int n, double[][] columns, Block block) {
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = columns[i][k];
                }
                String fault = evaluate();
                if (fault.isEmpty()) {
                    count(block);
                } else {
                    block.fail(new Failure(draw + k, fault, named()));
                }
            }
        }

        /** Evaluates by column where the model can; returns false, with nothing counted, if it cannot or a draw fails. */
        private boolean allAtOnce(int n, double[][] columns, Block block) {
            if (!(evaluator instanceof Model.ColumnEvaluator byColumn)) {
                return false;
            }
            try {
                byColumn.evaluate(n, columns, results);
            } catch (RuntimeException e) {
                return false;
            }
            if (!finite(n)) {
                return false;
            }
            if (events.length + conditions.length + s.categorical.size() == 0) {
                block.add(n, results);
                return true;
            }
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = columns[i][k];
                }
                for (int i = 0; i < outputs.length; i++) {
                    outputs[i] = results[i][k];
                }
                count(block);
            }
            return true;
        }

        /** The exponent of NaN and infinity is all ones: adding one to it reaches the sign. */
        private boolean finite(int n) {
            long faults = 0;
            for (double[] column : results) {
                for (int k = 0; k < n; k++) {
                    faults += ((Double.doubleToRawLongBits(column[k]) & 0x7ff0000000000000L) + 0x0010000000000000L)
                            >>> 63;
                }
            }
            return faults == 0;
        }

        /** Evaluates the model; returns what is wrong, or nothing. */
        private String evaluate() {
            try {
                evaluator.evaluate(inputs, outputs);
            } catch (RuntimeException e) {
                String message = e.getMessage();
                return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
            }
            for (int i = 0; i < outputs.length; i++) {
                if (!Double.isFinite(outputs[i])) {
                    return "output " + s.model.outputs().get(i) + " must be finite but is " + outputs[i];
                }
            }
            return "";
        }

        private void count(Block block) {
            for (int i = 0; i < events.length; i++) {
                happened[i] = events[i].happens(inputs, outputs);
            }
            block.add(0, outputs, happened);
            for (int i = 0; i < conditions.length; i++) {
                if (conditions[i].happens(inputs, outputs)) {
                    block.add(i + 1, outputs, happened);
                }
            }
        }

        private Map<String, Double> named() {
            Map<String, Double> named = new LinkedHashMap<>();
            for (int i = 0; i < inputs.length; i++) {
                named.put(s.model.inputs().get(i).name(), inputs[i]);
            }
            return named;
        }
    }
}
