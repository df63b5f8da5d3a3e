package org.tokenstate.numeric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.numeric.internal.NormalTable;
import org.tokenstate.numeric.internal.SobolPoints;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.units.internal.Require;

/**
 * Draws the inputs of a model by inversion: draw number n of an input is the quantile of a uniform number that depends only on
 * (seed, the input's name, n) and on the plan of the points.
 *
 * <p>Immutable and shared by threads; each thread asks for its own {@link #cursor}. A draw allocates nothing.
 */
public final class InputSampler {
    /** How the uniform numbers are laid out. */
    public enum Points {
        /** Independent random numbers. */
        MONTE_CARLO,
        /**
         * Latin hypercube: each input takes every one of N equal strata once, in an order of its own (a keyed permutation, so
         * that nothing is stored).
         */
        LATIN_HYPERCUBE,
        /**
         * Scrambled Sobol' points ({@link SobolPoints}). Dimensions follow the order of the inputs, so an input that is added at
         * the end leaves the draws of the others as they were.
         */
        SOBOL
    }

    private final List<Model.Input> inputs;
    private final Points points;
    private final long draws;
    private final CounterRandom[] streams;
    private final boolean[] certain;
    private final double[] means;
    private final InvertibleDistribution[] distributions;
    private final List<Copula.Cluster> clusters;
    private final SobolPoints sobol;
    private final int[] dimension;

    private InputSampler(List<Model.Input> inputs, Copula copula, Points points, long seed, long draws) {
        Require.that(draws >= 1, "draws must be >= 1 but is %d", draws);
        this.inputs = List.copyOf(inputs);
        this.points = points;
        this.draws = draws;
        int n = inputs.size();
        this.streams = new CounterRandom[n];
        this.certain = new boolean[n];
        this.means = new double[n];
        this.distributions = new InvertibleDistribution[n];
        this.dimension = new int[n];
        Set<String> seen = new HashSet<>();
        List<String> uncertain = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Model.Input input = inputs.get(i);
            Require.that(seen.add(input.name()), "input %s is there twice", input.name());
            streams[i] = CounterRandom.of(seed, input.name());
            distributions[i] = (InvertibleDistribution) input.distribution();
            certain[i] = input.distribution().lower() == input.distribution().upper();
            means[i] = input.distribution().mean();
            if (!certain[i]) {
                dimension[i] = uncertain.size();
                uncertain.add(input.name());
            }
        }
        this.clusters = copula.bind(inputs);
        this.sobol = SobolPoints.of(seed, points == Points.SOBOL ? uncertain : List.of());
    }

    /**
     * Makes a sampler.
     *
     * @param inputs the inputs, with distinct names
     * @param copula the rank correlations
     * @param points the plan of the points
     * @param seed the seed
     * @param draws the number of draws; only a Latin hypercube depends on it
     * @return the sampler
     * @throws IllegalArgumentException if a name is there twice, the copula does not fit, or {@code draws < 1}
     */
    public static InputSampler of(List<Model.Input> inputs, Copula copula, Points points, long seed, long draws) {
        return new InputSampler(inputs, copula, points, seed, draws);
    }

    /**
     * {@return the inputs, in order}
     */
    public List<Model.Input> inputs() {
        return inputs;
    }

    /**
     * {@return a new cursor, for one thread}
     */
    public Cursor cursor() {
        return new Cursor(clusters);
    }

    /**
     * A cursor whose correlated inputs are built up in a given order: an input depends on its own uniform number and on those of
     * the inputs before it. So with the numbers of the first k kept and the others drawn afresh, the others are drawn from their
     * distribution given the first k.
     *
     * @param order every place of an input once. Not modified.
     * @return a new cursor, for one thread
     */
    public Cursor cursor(int[] order) {
        int[] rank = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        return new Cursor(clusters.stream().map(c -> c.ordered(rank)).toList());
    }

    /** Draws inputs for one thread. */
    public final class Cursor {
        private final Copula.Cluster[] joined;
        private final double[] normals = new double[distributions.length];
        private final double[][] columns = new double[distributions.length][];
        private long[] words = new long[0];

        private Cursor(List<Copula.Cluster> clusters) {
            this.joined = clusters.toArray(Copula.Cluster[]::new);
            java.util.Arrays.setAll(columns, i -> new double[0]);
        }

        /**
         * Draws all inputs.
         *
         * @param draw the number of the draw, from 0
         * @param values receives one value an input, in their order. Modified.
         */
        public void draw(long draw, double[] values) {
            draws(draw, 1, values);
        }

        /**
         * Draws all inputs of consecutive draws: faster than one by one, with the same values.
         *
         * @param first the number of the first draw, from 0
         * @param n how many draws
         * @param rows receives one value an input, in their order, for one draw after another. Modified.
         */
        public void draws(long first, int n, double[] rows) {
            columns(first, n);
            int width = columns.length;
            for (int i = 0; i < width; i++) {
                double[] column = columns[i];
                for (int k = 0; k < n; k++) {
                    rows[k * width + i] = column[k];
                }
            }
        }

        /**
         * Draws all inputs of consecutive draws by column.
         *
         * @param first the number of the first draw, from 0
         * @param n how many draws
         * @return one column an input, in their order; valid until the next call
         */
        public double[][] columns(long first, int n) {
            for (int i = 0; i < columns.length; i++) {
                uniforms(i, first, n, column(i, n));
            }
            turn(n);
            return columns;
        }

        private long[] words(int n) {
            if (words.length < n) {
                words = new long[n];
            }
            return words;
        }

        private double[] column(int i, int n) {
            if (columns[i].length < n) {
                columns[i] = new double[n];
            }
            return columns[i];
        }

        private void uniforms(int i, long first, int n, double[] into) {
            if (certain[i]) {
                java.util.Arrays.fill(into, 0, n, 0.5);
                return;
            }
            switch (points) {
                case MONTE_CARLO -> streams[i].uniforms(first, n, into, words(n));
                case LATIN_HYPERCUBE -> {
                    streams[i].uniforms(first, n, into, words(n));
                    for (int k = 0; k < n; k++) {
                        double u = (Permutation.at(first + k, draws, streams[i]) + into[k]) / draws;
                        into[k] = Math.min(Math.nextDown(1.0), u);
                    }
                }
                case SOBOL -> {
                    for (int k = 0; k < n; k++) {
                        into[k] = sobol.coordinate(first + k, dimension[i]);
                    }
                }
            }
        }

        /**
         * The independent uniform numbers behind a draw.
         *
         * @param draw the number of the draw, from 0
         * @param into receives one number in (0, 1) an input. Modified.
         */
        public void uniforms(long draw, double[] into) {
            for (int i = 0; i < columns.length; i++) {
                uniforms(i, draw, 1, column(i, 1));
                into[i] = columns[i][0];
            }
        }

        /**
         * Turns independent uniform numbers into inputs, by the copula and the quantiles.
         *
         * @param independent one number in (0, 1) an input. Not modified.
         * @param values receives one value an input. Modified.
         */
        public void values(double[] independent, double[] values) {
            for (int i = 0; i < columns.length; i++) {
                column(i, 1)[0] = independent[i];
            }
            turn(1);
            for (int i = 0; i < columns.length; i++) {
                values[i] = columns[i][0];
            }
        }

        /** Turns the uniform numbers in the columns into values, in place. */
        private void turn(int n) {
            for (Copula.Cluster cluster : joined) {
                join(cluster, n);
            }
            for (int i = 0; i < columns.length; i++) {
                if (certain[i]) {
                    java.util.Arrays.fill(columns[i], 0, n, means[i]);
                } else {
                    distributions[i].quantiles(columns[i], n);
                }
            }
        }

        private void join(Copula.Cluster cluster, int n) {
            for (int k = 0; k < n; k++) {
                for (int place : cluster.places) {
                    normals[place] = NormalTable.quantile(columns[place][k]);
                }
                cluster.apply(normals);
                for (int place : cluster.places) {
                    columns[place][k] = open(StandardNormal.cdf(normals[place]));
                }
            }
        }

        private static double open(double p) {
            return p < 1 ? Math.max(p, Double.MIN_NORMAL) : Math.nextDown(1.0);
        }
    }

    /** A keyed permutation of 0 … n−1: a Feistel network of six rounds on the next even number of bits, walked into range. */
    static final class Permutation {
        private static final int ROUNDS = 6;

        private Permutation() {}

        static long at(long place, long n, CounterRandom key) {
            int half = Math.max(1, (65 - Long.numberOfLeadingZeros(n - 1)) / 2);
            long mask = (1L << half) - 1;
            long x = place;
            do {
                long left = x >>> half;
                long right = x & mask;
                for (int round = 0; round < ROUNDS; round++) {
                    long next = left ^ (key.bits(~right, round + 1) & mask);
                    left = right;
                    right = next;
                }
                x = left << half | right;
            } while (x >= n);
            return x;
        }
    }
}
