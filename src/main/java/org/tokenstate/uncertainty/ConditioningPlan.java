package org.tokenstate.uncertainty;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.numeric.internal.OrderedTasks;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.units.internal.Require;

/**
 * How draws of a model's inputs are weighted by observations of its outputs: importance sampling.
 *
 * <p>A draw has the weight Π exp(−½ <i>r</i>²) of its residuals <i>r</i>, times prior over proposal of the inputs that are looked
 * for elsewhere than in their own distributions. Inputs are drawn through the independent standard normal numbers behind them, so
 * that rank correlations stay as they are and the prior of these numbers is standard normal whatever the distributions. A draw
 * without a finite answer has no weight.
 *
 * <p>The draws are cut into blocks; {@link #weigh} weighs one and {@link #merge} joins them in order, so that any engine may run
 * them. The answer depends on the plan alone, bit for bit. Immutable: each method returns a plan with one thing changed.
 */
public final class ConditioningPlan implements Cloneable {
    /** The least effective sample size that is accepted. */
    public static final int LEAST_EFFECTIVE = 100;

    private static final int CHUNK = Model.ColumnEvaluator.MOST_DRAWS;
    private static final int BLOCK = 4 * CHUNK;

    private final Model model;
    private final List<Observation> observations;
    private final int[] places;
    private Proposal proposal = Proposal.NONE;
    private Copula copula = Copula.independent();
    private int draws = 10_000;
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();

    private ConditioningPlan(Model model, List<Observation> observations) {
        this.model = model;
        this.observations = List.copyOf(observations);
        places = observations.stream()
                .mapToInt(o -> Nearest.indexOf("output", o.output(), model.outputs()))
                .toArray();
    }

    /**
     * Opens a plan.
     *
     * @param model the model up to the last observation
     * @param observations what was observed of its outputs
     * @return a plan of 10,000 draws with seed 1 from the distributions of the inputs
     * @throws org.tokenstate.catalogue.InputException if an output is not known
     */
    public static ConditioningPlan of(Model model, List<Observation> observations) {
        return new ConditioningPlan(model, observations);
    }

    private ConditioningPlan with(Consumer<ConditioningPlan> change) {
        try {
            ConditioningPlan copy = (ConditioningPlan) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Sets where to look for some inputs; in their own distributions unless set.
     *
     * @param proposal the proposal
     * @return the plan
     * @throws org.tokenstate.catalogue.InputException if an input is not known
     */
    public ConditioningPlan proposal(Proposal proposal) {
        List<String> known = model.inputs().stream().map(Model.Input::name).toList();
        proposal.inputs().forEach(name -> Nearest.indexOf("input", name, known));
        return with(c -> c.proposal = proposal);
    }

    /**
     * Sets the rank correlations; independent unless set.
     *
     * @param copula the rank correlations
     * @return the plan
     */
    public ConditioningPlan copula(Copula copula) {
        return with(c -> c.copula = copula);
    }

    /**
     * Sets the number of draws.
     *
     * @param draws at least 1
     * @return the plan
     * @throws IllegalArgumentException if {@code draws < 1}
     */
    public ConditioningPlan draws(int draws) {
        Require.atLeast(draws, 1, "draws");
        return with(c -> c.draws = draws);
    }

    /**
     * Sets the seed; 1 unless set.
     *
     * @param seed any number
     * @return the plan
     */
    public ConditioningPlan seed(long seed) {
        return with(c -> c.seed = seed);
    }

    /**
     * Sets the number of threads, which does not change the answer; all processors unless set.
     *
     * @param threads at least 1
     * @return the plan
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public ConditioningPlan threads(int threads) {
        Require.atLeast(threads, 1, "threads");
        return with(c -> c.threads = threads);
    }

    Model model() {
        return model;
    }

    /**
     * {@return the seed}
     */
    public long seed() {
        return seed;
    }

    InputSampler sampler() {
        return InputSampler.of(model.inputs(), copula, InputSampler.Points.MONTE_CARLO, seed, draws);
    }

    /**
     * {@return the number of blocks}
     */
    public int blocks() {
        return (draws + BLOCK - 1) / BLOCK;
    }

    /**
     * The weights of the draws of a block.
     *
     * @param number the number of the block, from 0
     * @param logWeights logarithm of each weight, up to a constant; minus infinity for none
     */
    public record Weights(int number, double[] logWeights) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Copies the array. */
        public Weights {
            logWeights = logWeights.clone();
        }

        @Override
        public double[] logWeights() {
            return logWeights.clone();
        }
    }

    /** The inputs of any draw, for one thread. */
    final class Inputs {
        private final InputSampler.Cursor cursor = sampler().cursor();
        private final int[] sought = proposal.inputs().stream()
                .mapToInt(name ->
                        model.inputs().stream().map(Model.Input::name).toList().indexOf(name))
                .toArray();
        private final CounterRandom[] streams = proposal.inputs().stream()
                .map(name -> CounterRandom.of(seed, "proposal of " + name))
                .toArray(CounterRandom[]::new);
        private final double[] mean = proposal.mean();
        private final double[][] factor = proposal.factor();
        private final double[] normals = new double[sought.length];
        private final double[] uniforms = new double[model.inputs().size()];

        /** Draws all inputs; returns the logarithm of prior over proposal, up to a constant. */
        double draw(long draw, double[] values) {
            cursor.uniforms(draw, uniforms);
            double ratio = 0;
            for (int i = 0; i < sought.length; i++) {
                normals[i] = streams[i].normal(draw, 0);
                double score = mean[i];
                for (int k = 0; k <= i; k++) {
                    score += factor[i][k] * normals[k];
                }
                uniforms[sought[i]] =
                        Math.min(Math.nextDown(1.0), Math.max(Double.MIN_NORMAL, StandardNormal.cdf(score)));
                ratio += (normals[i] * normals[i] - score * score) / 2;
            }
            cursor.values(uniforms, values);
            return ratio;
        }
    }

    Inputs inputs() {
        return new Inputs();
    }

    /** Weighs blocks on one thread. */
    private final class Worker {
        private final Inputs inputs = inputs();
        private final Model.Evaluator evaluator = model.evaluator();
        private final double[] row = new double[model.inputs().size()];
        private final double[] ratio = new double[CHUNK];
        private final double[][] in = new double[row.length][CHUNK];
        private final double[][] out = new double[model.outputs().size()][CHUNK];

        Weights weigh(int number) {
            Require.that(number >= 0 && number < blocks(), "block must be in [0, %d] but is %d", blocks() - 1, number);
            int from = number * BLOCK;
            double[] weights = new double[Math.min(BLOCK, draws - from)];
            for (int at = 0; at < weights.length; at += CHUNK) {
                int n = Math.min(CHUNK, weights.length - at);
                for (int k = 0; k < n; k++) {
                    ratio[k] = inputs.draw(from + at + k, row);
                    for (int i = 0; i < row.length; i++) {
                        in[i][k] = row[i];
                    }
                }
                evaluate(n);
                for (int k = 0; k < n; k++) {
                    weights[at + k] = logWeight(k);
                }
            }
            return new Weights(number, weights);
        }

        private void evaluate(int n) {
            if (evaluator instanceof Model.ColumnEvaluator byColumn) {
                byColumn.evaluate(n, in, out);
                return;
            }
            double[] result = new double[out.length];
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = in[i][k];
                }
                try {
                    evaluator.evaluate(row, result);
                } catch (ArithmeticException e) {
                    Arrays.fill(result, Double.NaN);
                }
                for (int i = 0; i < result.length; i++) {
                    out[i][k] = result[i];
                }
            }
        }

        private double logWeight(int k) {
            double weight = ratio[k];
            for (int i = 0; i < places.length; i++) {
                double residual = observations.get(i).residual(out[places[i]][k]);
                weight -= 0.5 * residual * residual;
            }
            return Double.isNaN(weight) ? Double.NEGATIVE_INFINITY : weight;
        }
    }

    /**
     * Weighs one block.
     *
     * @param number the number of the block, from 0
     * @return its weights
     * @throws IllegalArgumentException if there is no such block
     */
    public Weights weigh(int number) {
        return new Worker().weigh(number);
    }

    /**
     * Joins all blocks.
     *
     * @param blocks every block of this plan once, in the order of their numbers
     * @return the weighted draws
     * @throws IllegalArgumentException if a block is missing or out of order
     * @throws IllegalStateException if the effective sample size is below {@value #LEAST_EFFECTIVE}: the message says how many draws
     *     would do
     */
    public Conditioned merge(Iterator<Weights> blocks) {
        double[] weights = new double[draws];
        for (int number = 0; number < blocks(); number++) {
            Require.that(blocks.hasNext(), "block %d of %d is missing", number, blocks());
            Weights block = blocks.next();
            Require.that(block.number() == number, "block must have number %d but has %d", number, block.number());
            double[] of = block.logWeights();
            System.arraycopy(of, 0, weights, number * BLOCK, of.length);
        }
        double greatest = Arrays.stream(weights).max().orElseThrow();
        if (greatest == Double.NEGATIVE_INFINITY) {
            throw new IllegalStateException("none of " + draws + " draws meets the observations");
        }
        double sum = 0;
        double squares = 0;
        long failed = 0;
        for (int i = 0; i < weights.length; i++) {
            failed += weights[i] == Double.NEGATIVE_INFINITY ? 1 : 0;
            weights[i] = Math.exp(weights[i] - greatest);
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        double effective = sum * sum / squares;
        if (effective < LEAST_EFFECTIVE) {
            throw new IllegalStateException(
                    "effective sample size must be >= %d but is %.1f of %d draws; about %d draws would do"
                            .formatted(LEAST_EFFECTIVE, effective, draws, (long)
                                    Math.ceil(1.2 * LEAST_EFFECTIVE * draws / effective)));
        }
        return new Conditioned(this, weights, effective, failed);
    }

    /**
     * Weighs all draws on threads of this machine.
     *
     * @return the weighted draws
     * @throws IllegalStateException as {@link #merge}
     */
    public Conditioned run() {
        ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
        try (OrderedTasks<Weights> blocks =
                new OrderedTasks<>("conditioning of " + draws + " draws", blocks(), threads, () -> false, number -> {
                    Worker worker = idle.poll();
                    worker = worker == null ? new Worker() : worker;
                    Weights weights = worker.weigh(number);
                    idle.add(worker);
                    return weights;
                })) {
            return merge(blocks);
        }
    }
}
