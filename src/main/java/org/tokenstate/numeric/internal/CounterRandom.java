package org.tokenstate.numeric.internal;

/**
 * Random numbers as a pure function of (seed, name, draw, index): the same for any number of threads, in any order, and
 * unchanged when another name is added.
 *
 * <p>The name is hashed (FNV-1a, 64 bits) and mixed with the seed into a key. The key starts a SplitMix64 generator (Steele,
 * Lea and Flood 2014, with variant 13 of Stafford's mixers) whose word number {@code draw} starts a second one; its word
 * number {@code index} is the result. Both are read at any place without running through what comes before, since SplitMix64
 * is a mixed counter. A word costs two mixings, about three nanoseconds, and no memory.
 */
public final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
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
     * Sixty-four random bits.
     *
     * @param draw the number of the draw
     * @param index which number of the draw
     * @return the bits
     */
    public long bits(long draw, int index) {
        return splitMix64(splitMix64(key, draw), index);
    }

    /**
     * A uniform number in the open interval (0, 1): an odd multiple of 2⁻⁵³.
     *
     * @param draw the number of the draw
     * @param index which number of the draw
     * @return the number
     */
    public double uniform(long draw, int index) {
        return ((bits(draw, index) >>> 12) + 0.5) * 0x1.0p-52;
    }

    /**
     * Writes {@code uniform(first + i, 0)} to each of the first n places, in loops short enough to run on vectors.
     *
     * @param words scratch of length {@code n}
     */
    public void uniforms(long first, int n, double[] into, long[] words) {
        long state = key + GOLDEN_GAMMA * (first + 1);
        for (int i = 0; i < n; i++) {
            words[i] = state;
            state += GOLDEN_GAMMA;
        }
        mix(words, n);
        for (int i = 0; i < n; i++) {
            words[i] += GOLDEN_GAMMA;
        }
        mix(words, n);
        for (int i = 0; i < n; i++) {
            into[i] = ((words[i] >>> 12) + 0.5) * 0x1.0p-52;
        }
    }

    private static void mix(long[] words, int n) {
        for (int i = 0; i < n; i++) {
            words[i] = (words[i] ^ (words[i] >>> 30)) * 0xbf58476d1ce4e5b9L;
        }
        for (int i = 0; i < n; i++) {
            words[i] = (words[i] ^ (words[i] >>> 27)) * 0x94d049bb133111ebL;
        }
        for (int i = 0; i < n; i++) {
            words[i] ^= words[i] >>> 31;
        }
    }

    /**
     * A standard normal number, by inversion of {@link #uniform}.
     *
     * @param draw the number of the draw
     * @param index which number of the draw
     * @return the number
     */
    public double normal(long draw, int index) {
        return StandardNormal.quantile(uniform(draw, index));
    }

    /** Word number {@code n}, from 0, of the SplitMix64 generator that starts in a state. */
    static long splitMix64(long state, long n) {
        return mix(state + GOLDEN_GAMMA * (n + 1));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
