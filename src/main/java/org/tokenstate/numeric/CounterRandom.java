package org.tokenstate.numeric;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Random numbers as a pure function of (seed, name, draw, index): the same for any number of threads, in any order, and
 * unchanged when another name is added.
 *
 * <p>The name is hashed (FNV-1a, 64 bits) into a key; draw and index are mixed into it by the SplitMix64 finaliser (Steele,
 * Lea and Flood 2014, variant 13 of Stafford).
 */
public final class CounterRandom {
    private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution(null, 0, 1);
    private final long key;

    private CounterRandom(long key) {
        this.key = key;
    }

    /**
     * Opens the stream of a name.
     *
     * @param seed the seed of the run
     * @param name the name of the input
     * @return the stream
     */
    public static CounterRandom of(long seed, String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new CounterRandom(mix(mix(seed) ^ hash));
    }

    /**
     * A uniform number in the open interval (0, 1).
     *
     * @param draw the number of the draw
     * @param index which number of the draw
     * @return the number
     */
    public double uniform(long draw, int index) {
        long bits = mix(mix(key + 0x9e3779b97f4a7c15L * (draw + 1)) + 0xd1b54a32d192ed03L * (index + 1));
        return ((bits >>> 11) + 0.5) * 0x1.0p-53;
    }

    /**
     * A standard normal number, by inversion of {@link #uniform}.
     *
     * @param draw the number of the draw
     * @param index which number of the draw
     * @return the number
     */
    public double normal(long draw, int index) {
        return STANDARD_NORMAL.inverseCumulativeProbability(uniform(draw, index));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
