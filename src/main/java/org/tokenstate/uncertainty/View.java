package org.tokenstate.uncertainty;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tokenstate.numeric.Moments;
import org.tokenstate.numeric.internal.QuantileCollector;
import org.tokenstate.numeric.internal.Quantiles;

/** The draws that meet a condition: every output as a column of values, or as moments and digests when they would not fit. */
final class View implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double[] NONE = {};
    private final boolean exact;
    private final double[][] columns;
    private final Moments[] moments;
    private final QuantileCollector[] digests;
    private final long[] hits;
    private final int[] categorical;
    private final TreeMap<Double, Long>[] shares;
    private int size;
    private long count;

    View(boolean exact, int outputs, int events, int[] categorical, int capacity) {
        this.exact = exact;
        this.columns = new double[exact ? outputs : 0][Math.max(16, capacity)];
        this.moments = new Moments[exact ? 0 : outputs];
        this.digests = new QuantileCollector[exact ? 0 : outputs];
        Arrays.setAll(moments, i -> new Moments());
        Arrays.setAll(digests, i -> QuantileCollector.digest());
        this.hits = new long[events];
        this.categorical = categorical;
        this.shares = newMaps(categorical.length);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TreeMap<Double, Long>[] newMaps(int n) {
        TreeMap<Double, Long>[] maps = new TreeMap[n];
        Arrays.setAll(maps, i -> new TreeMap<>());
        return maps;
    }

    void add(double[] outputs, boolean[] happened) {
        count++;
        if (exact) {
            if (columns.length > 0 && size == columns[0].length) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = Arrays.copyOf(columns[i], size * 2);
                }
            }
            for (int i = 0; i < columns.length; i++) {
                columns[i][size] = outputs[i];
            }
            size++;
        } else {
            for (int i = 0; i < outputs.length; i++) {
                moments[i].add(outputs[i]);
                digests[i].add(outputs[i]);
            }
        }
        for (int i = 0; i < hits.length; i++) {
            if (happened[i]) {
                hits[i]++;
            }
        }
        for (int i = 0; i < categorical.length; i++) {
            shares[i].merge(outputs[categorical[i]], 1L, Long::sum);
        }
    }

    /** Adds n draws by column; only where neither events nor codes are counted. */
    void add(int n, double[][] outputs) {
        count += n;
        if (exact) {
            int total = Math.addExact(size, n);
            for (int i = 0; i < columns.length; i++) {
                if (columns[i].length < total) {
                    columns[i] = Arrays.copyOf(columns[i], Math.max(total, size * 2));
                }
                System.arraycopy(outputs[i], 0, columns[i], size, n);
            }
            size = total;
            return;
        }
        for (int i = 0; i < outputs.length; i++) {
            for (int k = 0; k < n; k++) {
                moments[i].add(outputs[i][k]);
                digests[i].add(outputs[i][k]);
            }
        }
    }

    void merge(View part) {
        count += part.count;
        if (exact) {
            int total = Math.addExact(size, part.size);
            for (int i = 0; i < columns.length; i++) {
                if (columns[i].length < total) {
                    columns[i] = Arrays.copyOf(columns[i], Math.max(total, size + (size >> 1)));
                }
                System.arraycopy(part.columns[i], 0, columns[i], size, part.size);
            }
            size = total;
        } else {
            for (int i = 0; i < moments.length; i++) {
                moments[i].merge(part.moments[i]);
                digests[i].merge(part.digests[i]);
            }
        }
        for (int i = 0; i < hits.length; i++) {
            hits[i] += part.hits[i];
        }
        for (int i = 0; i < shares.length; i++) {
            for (Map.Entry<Double, Long> share : part.shares[i].entrySet()) {
                shares[i].merge(share.getKey(), share.getValue(), Long::sum);
            }
        }
    }

    void rest() {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].length > size) {
                columns[i] = Arrays.copyOf(columns[i], size);
            }
        }
        for (QuantileCollector digest : digests) {
            digest.rest();
        }
    }

    boolean exact() {
        return exact;
    }

    long count() {
        return count;
    }

    long hits(int event) {
        return hits[event];
    }

    Map<Double, Long> shares(int place) {
        return shares[place];
    }

    double[] column(int output) {
        return Arrays.copyOf(columns[output], size);
    }

    double quantile(int output, double probability) {
        return exact ? Quantiles.select(columns[output], probability)[0] : digests[output].quantile(probability);
    }

    Summary summary(int output) {
        double[] values = exact ? columns[output] : NONE;
        Moments m = exact ? Moments.of(values) : moments[output];
        double step = Math.min(0.2, 0.5 / Math.sqrt((double) count));
        double[] at = {0.05, 0.25, 0.5 - step, 0.5, 0.5 + step, 0.75, 0.95};
        double[] q = exact
                ? Quantiles.select(values, at)
                : Arrays.stream(at).map(digests[output]::quantile).toArray();
        return new Summary(
                q[0],
                q[1],
                q[3],
                q[5],
                q[6],
                m.mean(),
                m.standardError(),
                m.standardDeviation(),
                0.5 * (q[4] - q[2]) * (0.5 / Math.sqrt((double) count)) / step,
                m.least(),
                m.greatest(),
                count);
    }
}
