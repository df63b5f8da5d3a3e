package org.tokenstate.numeric.internal;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tokenstate.units.internal.Require;

/**
 * Collects a stream of numbers for its quantiles: exactly, keeping every value, or in constant memory by a t-digest (Dunning
 * 2021, Software Impacts 7). Parts merge; merged in the same order they give the same answer, bit for bit.
 *
 * <p>The t-digest library is an optional dependency that is loaded when there are more than a few values. Its error in rank is about
 * 1e-3 at the median and less at the ends, at the compression used here.
 */
public abstract sealed class QuantileCollector implements Serializable {
    private static final long serialVersionUID = 1L;

    private QuantileCollector() {}

    /**
     * {@return an empty collector that keeps every value, eight bytes each}
     */
    public static QuantileCollector exact() {
        return new Exact();
    }

    /**
     * {@return an empty collector of constant memory, about 20 kB while it fills and 4 kB at rest; some hundred values are kept}
     */
    public static QuantileCollector digest() {
        return new Digest();
    }

    /**
     * Adds a value.
     *
     * @param value a finite number
     */
    public abstract void add(double value);

    /**
     * Adds all values of another collector of the same kind.
     *
     * @param other the other. Not modified as far as can be seen.
     */
    public abstract void merge(QuantileCollector other);

    /** Frees what is needed only while values are added; more may be added later. */
    public abstract void rest();

    /**
     * {@return how many values were added}
     */
    public abstract long count();

    /**
     * The quantile; when exact by linear interpolation as {@link Quantiles#ofSorted}.
     *
     * @param probability in [0, 1]
     * @return the quantile
     * @throws IllegalArgumentException if there is no value or the probability is out of range
     */
    public abstract double quantile(double probability);

    /**
     * The share of values not above x, interpolated in a digest.
     *
     * @param x any number
     * @return the share, in [0, 1]
     */
    public abstract double cdf(double x);

    private static final class Exact extends QuantileCollector {
        private static final long serialVersionUID = 1L;
        private double[] values = new double[16];
        private int size;
        private boolean sorted;

        @Override
        public void add(double value) {
            room(1);
            values[size++] = value;
            sorted = false;
        }

        private void room(int more) {
            if (values.length - size < more) {
                long wanted = Math.max((long) size + more, size + (size >> 1));
                values = Arrays.copyOf(values, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
            }
        }

        @Override
        public void merge(QuantileCollector other) {
            Exact part = (Exact) other;
            room(part.size);
            System.arraycopy(part.values, 0, values, size, part.size);
            size += part.size;
            sorted = false;
        }

        @Override
        public void rest() {
            if (values.length > size) {
                values = Arrays.copyOf(values, size);
            }
        }

        @Override
        public long count() {
            return size;
        }

        private void sort() {
            if (!sorted) {
                Arrays.sort(values, 0, size);
                sorted = true;
            }
        }

        @Override
        public double quantile(double probability) {
            sort();
            return Quantiles.ofSorted(values, size, probability);
        }

        @Override
        public double cdf(double x) {
            sort();
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] <= x) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return size == 0 ? 0 : (double) low / size;
        }
    }

    /** A few values as they are; of more, a t-digest while it fills and its bytes at rest. */
    private static final class Digest extends QuantileCollector {
        private static final long serialVersionUID = 2L;
        private static final double COMPRESSION = 200;
        /** As many values as take the memory of a digest at rest. */
        private static final int FEW = 512;

        private double[] few = {};
        private int size;
        private byte[] atRest = {};
        private transient @Nullable TDigest digest;

        private boolean hasFew() {
            return digest == null && atRest.length == 0;
        }

        private TDigest filling() {
            TDigest open = digest;
            if (open == null) {
                open = open();
                for (int i = 0; i < size; i++) {
                    open.add(few[i]);
                }
                few = new double[0];
                size = 0;
                digest = open;
            }
            return open;
        }

        private TDigest open() {
            try {
                return atRest.length == 0
                        ? new MergingDigest(COMPRESSION)
                        : MergingDigest.fromBytes(ByteBuffer.wrap(atRest));
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException(
                        "quantiles of more values than fit in memory need the library com.tdunning:t-digest on the class path",
                        e);
            }
        }

        @Override
        public void add(double value) {
            if (size < FEW && hasFew()) {
                if (size == few.length) {
                    few = Arrays.copyOf(few, Math.max(16, 2 * size));
                }
                few[size++] = value;
            } else {
                filling().add(value);
            }
        }

        @Override
        public void merge(QuantileCollector other) {
            Digest part = (Digest) other;
            if (part.hasFew()) {
                for (int i = 0; i < part.size; i++) {
                    add(part.few[i]);
                }
            } else {
                filling().add(List.of(part.filling()));
            }
        }

        @Override
        public void rest() {
            TDigest open = digest;
            if (open == null) {
                few = Arrays.copyOf(few, size);
                return;
            }
            open.compress();
            ByteBuffer buffer = ByteBuffer.allocate(open.byteSize());
            open.asBytes(buffer);
            atRest = Arrays.copyOf(buffer.array(), buffer.position());
            digest = null;
        }

        @Override
        public long count() {
            return hasFew() ? size : filling().size();
        }

        @Override
        public double quantile(double probability) {
            Require.that(count() > 0, "quantile of no values");
            Require.inRange(probability, 0, 1, "probability of a quantile");
            return filling().quantile(probability);
        }

        @Override
        public double cdf(double x) {
            return count() == 0 ? 0 : filling().cdf(x);
        }
    }
}
