package org.tokenstate.numeric.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.tokenstate.units.internal.Require;

/**
 * Scrambled Sobol' points: evenly spread points of the unit cube, any of which is computed alone.
 *
 * <p>Direction numbers are those of Joe and Kuo (2008, new-joe-kuo-6, BSD licence), read from the copy in Commons Math; at
 * most 1000 dimensions and 2³² points. Each dimension is scrambled on its own by a nested uniform (Owen) scrambling of 32 bits
 * by hash (Laine and Karras 2011, with the constants of Burley 2020, JCGT 9(4)), keyed by (seed, name of the dimension); the
 * bits below are uniform. Every coordinate is thus uniform on (0, 1), so that an average over the points is unbiased, and a
 * power of two of points from 0 keeps the balance of the sequence.
 */
public final class SobolPoints {
    /** The greatest number of dimensions. */
    public static final int MOST_DIMENSIONS = 1000;

    private static final int BITS = 32;
    private static final long MOST_POINTS = 1L << BITS;
    private final int dimensions;
    private final int[] directions;
    private final int[] scramble;
    private final CounterRandom[] rest;

    private SobolPoints(int[] directions, int[] scramble, CounterRandom[] rest) {
        this.dimensions = rest.length;
        this.directions = directions;
        this.scramble = scramble;
        this.rest = rest;
    }

    /**
     * Opens a scrambled sequence.
     *
     * @param seed the seed of the scrambling
     * @param names one distinct name a dimension; the dimensions are used in this order
     * @return the points
     * @throws IllegalArgumentException if there are more than {@value #MOST_DIMENSIONS} names
     */
    public static SobolPoints of(long seed, List<String> names) {
        int n = names.size();
        Require.that(n <= MOST_DIMENSIONS, "dimensions of Sobol' points must be <= %d but is %d", MOST_DIMENSIONS, n);
        int[] scramble = new int[n];
        CounterRandom[] rest = new CounterRandom[n];
        for (int j = 0; j < n; j++) {
            rest[j] = CounterRandom.of(seed, names.get(j));
            scramble[j] = (int) rest[j].bits(-1, 0);
        }
        return new SobolPoints(Directions.first(n), scramble, rest);
    }

    /**
     * {@return the number of dimensions}
     */
    public int dimensions() {
        return dimensions;
    }

    /**
     * Computes one coordinate of one point.
     *
     * @param index the number of the point, from 0
     * @param dimension the dimension, from 0
     * @return the coordinate, in (0, 1)
     */
    public double coordinate(long index, int dimension) {
        int x = 0;
        int row = dimension * BITS;
        for (int bits = (int) index; bits != 0; bits &= bits - 1) {
            x ^= directions[row + Integer.numberOfTrailingZeros(bits)];
        }
        long high = Integer.toUnsignedLong(scrambled(x, scramble[dimension]));
        long low = rest[dimension].bits(index, 0) >>> 44;
        return ((high << 20 | low) + 0.5) * 0x1.0p-52;
    }

    /**
     * Computes one point.
     *
     * @param index the number of the point, in [0, 2³²)
     * @param point receives the coordinates, each in (0, 1). Modified.
     * @throws IllegalArgumentException if the number is out of range
     */
    public void point(long index, double[] point) {
        if (index < 0 || index >= MOST_POINTS) {
            throw new IllegalArgumentException("number of a Sobol' point must be in [0, 2^32) but is " + index);
        }
        for (int j = 0; j < dimensions; j++) {
            point[j] = coordinate(index, j);
        }
    }

    /** Permutes the halves of each dyadic interval at random: a bit is flipped by a hash of the bits above it. */
    private static int scrambled(int value, int seed) {
        int x = Integer.reverse(value);
        x += seed;
        x ^= x * 0x6c50b47c;
        x ^= x * 0xb82f1e52;
        x ^= x * 0xc7afe638;
        x ^= x * 0x8d22f6e6;
        return Integer.reverse(x);
    }

    /** The direction numbers, 32 a dimension, highest bit first. */
    private static final class Directions {
        private static final String FILE = "/assets/org/apache/commons/math3/random/new-joe-kuo-6.1000";
        private static final int[] ALL = read();

        private static int[] first(int dimensions) {
            return java.util.Arrays.copyOf(ALL, dimensions * BITS);
        }

        private static int[] read() {
            int[] all = new int[MOST_DIMENSIONS * BITS];
            for (int k = 0; k < BITS; k++) {
                all[k] = 1 << (BITS - 1 - k);
            }
            try (InputStream file = SobolSequenceGenerator.class.getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new IllegalStateException("direction numbers " + FILE + " are missing from Commons Math");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII));
                lines.readLine();
                for (int j = 1; j < MOST_DIMENSIONS; j++) {
                    fill(all, j * BITS, lines.readLine().trim().split("\\s+"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        }

        /** The recurrence of Bratley and Fox (1988) from degree s, polynomial a and the initial numbers. */
        private static void fill(int[] v, int row, String[] cells) {
            int s = Integer.parseInt(cells[1]);
            int a = Integer.parseInt(cells[2]);
            for (int k = 0; k < BITS; k++) {
                if (k < s) {
                    v[row + k] = Integer.parseInt(cells[3 + k]) << (BITS - 1 - k);
                } else {
                    int value = v[row + k - s] ^ (v[row + k - s] >>> s);
                    for (int i = 1; i < s; i++) {
                        value ^= ((a >> (s - 1 - i)) & 1) * v[row + k - i];
                    }
                    v[row + k] = value;
                }
            }
        }
    }
}
