package org.tokenstate.numeric.internal;

import java.util.Arrays;
import org.tokenstate.numeric.Moments;
import org.tokenstate.units.internal.Require;

/** Quantiles, ranks and rank correlation of values that are at hand. */
public final class Quantiles {
    private static final int BUCKET_BITS = 12;

    private Quantiles() {}

    /**
     * The quantile of sorted values by linear interpolation at (n − 1) p (type 7 of Hyndman and Fan 1996, the default of R and
     * NumPy).
     *
     * @param sorted at least one value, ascending. Not modified.
     * @param probability in [0, 1]
     * @return the quantile
     * @throws IllegalArgumentException if there is no value or the probability is out of range
     */
    public static double ofSorted(double[] sorted, double probability) {
        return ofSorted(sorted, sorted.length, probability);
    }

    static double ofSorted(double[] sorted, int n, double probability) {
        Require.that(n > 0, "quantile of no values");
        Require.inRange(probability, 0, 1, "probability of a quantile");
        double place = (n - 1) * probability;
        int below = (int) place;
        double low = sorted[below];
        double share = place - below;
        if (share == 0) {
            return low;
        }
        double high = sorted[below + 1];
        return low == high ? low : low + share * (high - low);
    }

    /**
     * Several quantiles of values in any order, each as {@link #ofSorted}, without a full sort: the values are counted in buckets
     * by their leading bits, and only the buckets that hold a wanted place are partitioned (Hoare 1961).
     *
     * @param values at least one finite value. Not modified.
     * @param probabilities ascending, each in [0, 1]. Not modified.
     * @return one quantile a probability
     * @throws IllegalArgumentException if there is no value or a probability is out of range
     */
    public static double[] select(double[] values, double... probabilities) {
        int n = values.length;
        Require.that(n > 0, "quantile of no values");
        int[] places = new int[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            Require.inRange(probabilities[i], 0, 1, "probability of a quantile");
            int below = (int) ((n - 1) * probabilities[i]);
            places[2 * i] = below;
            places[2 * i + 1] = Math.min(n - 1, below + 1);
        }
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        double[] found = atPlaces(values, sorted);
        double[] result = new double[probabilities.length];
        for (int i = 0; i < result.length; i++) {
            double share = (n - 1) * probabilities[i] - places[2 * i];
            double low = found[Arrays.binarySearch(sorted, places[2 * i])];
            double high = found[Arrays.binarySearch(sorted, places[2 * i + 1])];
            result[i] = share == 0 || low == high ? low : low + share * (high - low);
        }
        return result;
    }

    /** The values that a sort would put at the wanted places, which ascend. */
    private static double[] atPlaces(double[] values, int[] places) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (double value : values) {
            long key = key(value);
            least = Math.min(least, key);
            greatest = Math.max(greatest, key);
        }
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(greatest - least) - BUCKET_BITS);
        int[] counts = new int[(1 << BUCKET_BITS) + 1];
        for (double value : values) {
            counts[(int) ((key(value) - least) >>> shift)]++;
        }
        // first wanted place of each bucket that holds one
        double[] found = new double[places.length];
        int[] slot = new int[counts.length];
        Arrays.fill(slot, -1);
        double[][] content = new double[places.length][];
        int[] before = new int[places.length];
        int[] filled = new int[places.length];
        int slots = 0;
        int seen = 0;
        int p = 0;
        for (int b = 0; b < counts.length && p < places.length; b++) {
            if (places[p] < seen + counts[b]) {
                slot[b] = slots;
                content[slots] = new double[counts[b]];
                before[slots++] = seen;
                while (p < places.length && places[p] < seen + counts[b]) {
                    p++;
                }
            }
            seen += counts[b];
        }
        for (double value : values) {
            int s = slot[(int) ((key(value) - least) >>> shift)];
            if (s >= 0) {
                content[s][filled[s]++] = value;
            }
        }
        p = 0;
        for (int s = 0; s < slots; s++) {
            int q = p;
            int[] inside = places.clone();
            while (q < places.length && places[q] < before[s] + filled[s]) {
                inside[q] = places[q] - before[s];
                q++;
            }
            partition(content[s], 0, filled[s], inside, p, q);
            for (; p < q; p++) {
                found[p] = content[s][inside[p]];
            }
        }
        return found;
    }

    /** The bits of a number as a whole number of the same order; minus zero and zero are the same. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return (bits ^ ((bits >> 63) & Long.MAX_VALUE)) >> 1;
    }

    /** Puts the values at the wanted places [p, q) of [from, to) where a sort would put them. */
    private static void partition(double[] a, int from, int to, int[] places, int p, int q) {
        while (p < q && to - from > 1) {
            if (to - from <= 48) {
                Arrays.sort(a, from, to);
                return;
            }
            int middle = (from + to) >>> 1;
            int eighth = (to - from) >> 3;
            double pivot = median(
                    median(a[from], a[from + eighth], a[from + 2 * eighth]),
                    median(a[middle - eighth], a[middle], a[middle + eighth]),
                    median(a[to - 1 - 2 * eighth], a[to - 1 - eighth], a[to - 1]));
            int i = from;
            int j = to - 1;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = a[i];
                    a[i++] = a[j];
                    a[j--] = swap;
                }
            }
            // [from, j] <= pivot, (j, i) == pivot, [i, to) >= pivot
            int left = p;
            while (left < q && places[left] <= j) {
                left++;
            }
            int right = left;
            while (right < q && places[right] < i) {
                right++;
            }
            partition(a, from, j + 1, places, p, left);
            from = i;
            p = right;
        }
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /**
     * The quantile of values in any order, as {@link #ofSorted}.
     *
     * @param values at least one value. Not modified.
     * @param probability in [0, 1]
     * @return the quantile
     */
    public static double of(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, probability);
    }

    /**
     * The ranks of values, from 1; equal values share the mean of their ranks.
     *
     * @param values the values. Not modified.
     * @return one rank a value
     */
    public static double[] ranks(double... values) {
        int n = values.length;
        double[] ranks = new double[n];
        long[] places = order(values);
        for (int i = 0; i < n; ) {
            int j = i;
            while (j + 1 < n && values[(int) places[j + 1]] == values[(int) places[i]]) {
                j++;
            }
            for (int k = i; k <= j; k++) {
                ranks[(int) places[k]] = 0.5 * (i + j) + 1;
            }
            i = j + 1;
        }
        return ranks;
    }

    /** The places of the values in ascending order. */
    private static long[] order(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = values.length;
        long[] places = new long[n];
        int[] used = new int[n];
        for (int i = 0; i < n; i++) {
            int first = firstAtLeast(sorted, values[i]);
            places[first + used[first]++] = i;
        }
        return places;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The linear correlation of two rows of values.
     *
     * @param x the first row. Not modified.
     * @param y the second row, as long. Not modified.
     * @return the correlation in [−1, 1]; 0 if either does not vary
     */
    public static double correlation(double[] x, double[] y) {
        Require.that(
                x.length == y.length, "rows of a correlation must be as long but are %d and %d", x.length, y.length);
        double mx = Moments.of(x).mean();
        double my = Moments.of(y).mean();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - mx;
            double dy = y[i] - my;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy))) : 0;
    }

    /**
     * Spearman's rank correlation of two rows of values, with mean ranks for equal values.
     *
     * @param x the first row. Not modified.
     * @param y the second row, as long. Not modified.
     * @return the correlation in [−1, 1]; 0 if either does not vary
     */
    public static double rankCorrelation(double[] x, double[] y) {
        return correlation(ranks(x), ranks(y));
    }
}
