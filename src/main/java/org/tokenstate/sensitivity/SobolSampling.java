package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.numeric.internal.SobolPoints;
import org.tokenstate.numeric.internal.StandardNormal;

/**
 * Evaluates the model over the batches of a plan and makes the indices of their sums. The sums of a batch, for one output: n, Σa,
 * Σb, Σa², Σb², Σab; then per group; then per pair.
 */
final class SobolSampling {
    /** Values and half widths: first orders, totals, then pairs; and why nothing can be said, empty where something can. */
    record Estimates(double mean, double variance, double[] value, double[] half, String cannotSay) {}

    /** Batches in which an output must vary, so that their spread tells an error. */
    private static final int LEAST_VARYING = 8;

    /** By how much a first-order index may lie above the total one, which bounds it, beyond the intervals of both. */
    private static final double ABOVE_TOTAL = 0.05;

    private static final int HEAD = 6;
    private static final int PER_GROUP = 3;
    private static final int MOST_BATCHES = 256;
    private final SobolIndices.Plan s;
    private final Groups groups;
    private final int[] places;
    private final int inputs;
    private final int batches;
    private final long perBatch;
    private final int sums;
    private final InputSampler sampler;
    private final double[] centre;

    SobolSampling(SobolIndices.Plan plan) {
        this.s = plan;
        this.groups = Groups.of(s.model);
        this.places = s.places();
        this.inputs = s.model.inputs().size();
        if (s.random) {
            this.batches = (int) Math.min(s.samples, MOST_BATCHES);
            this.perBatch = (s.samples + batches - 1) / batches;
        } else {
            this.batches = s.replicates;
            long each = Math.max(4, (s.samples + batches - 1) / batches);
            this.perBatch = Long.highestOneBit(each) == each ? each : Long.highestOneBit(each) << 1;
        }
        int g = groups.size();
        this.sums = HEAD + PER_GROUP * g + (s.secondOrder ? g * (g - 1) / 2 : 0);
        this.sampler = InputSampler.of(
                s.model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, s.seed, s.samples);
        this.centre = centre();
    }

    /** The outputs at the medians of the inputs, subtracted throughout to keep the sums exact; zero if there are none. */
    private double[] centre() {
        double[] uniforms = new double[inputs];
        Arrays.fill(uniforms, 0.5);
        double[] values = new double[inputs];
        sampler.cursor().values(uniforms, values);
        double[] result = new double[places.length];
        return new Rows(s.model, places).evaluate(values, result) ? result : new double[places.length];
    }

    SobolIndices indices() {
        List<Part> parts = s.run(batches, this::batch);
        List<String> targets =
                Arrays.stream(places).mapToObj(s.model.outputs()::get).toList();
        Estimates[] estimates = new Estimates[places.length];
        long failed = 0;
        String lastFault = "";
        for (Part part : parts) {
            failed += perBatch - (long) part.sums[0][0];
            lastFault = part.fault.isEmpty() ? lastFault : part.fault;
        }
        long samples = batches * perBatch;
        if (failed > samples / 10) {
            throw new IllegalStateException(failed + " of " + samples + " samples failed; last: " + lastFault);
        }
        for (int t = 0; t < places.length; t++) {
            double[][] own = new double[batches][];
            for (int b = 0; b < batches; b++) {
                own[b] = parts.get(b).sums[t];
            }
            estimates[t] = estimate(own, centre[t]);
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                s.random
                        ? "intervals by the bootstrap over " + batches + " batches of independent random points, "
                                + s.resamples + " resamples"
                        : "intervals by the jackknife over " + batches + " independent scramblings of " + perBatch
                                + " Sobol' points");
        if (s.correlated) {
            notes.add(
                    "the rank correlations of the inputs are left out: the indices are of the version with independent"
                            + " inputs");
        }
        if (failed > 0) {
            notes.add(failed + " of " + samples + " samples were left out because the model gave no answer; last: "
                    + lastFault);
        }
        long evaluations = samples * (2 + (s.secondOrder ? 2L : 1L) * groups.size());
        return new SobolIndices(s, targets, groups.names, estimates, evaluations, failed, List.copyOf(notes));
    }

    /** The sums of a batch, by output, and the last fault in it. */
    private record Part(double[][] sums, String fault) {}

    private Part batch(int number) {
        String fault = "";
        double[][] total = new double[places.length][sums];
        Rows rows = new Rows(s.model, places);
        InputSampler.Cursor cursor = sampler.cursor();
        SobolPoints points =
                SobolPoints.of(CounterRandom.of(s.seed, "replicate").bits(number, 0), s.random ? List.of() : names());
        CounterRandom[] streams = s.random ? streams() : new CounterRandom[0];
        double[] uniforms = new double[2 * inputs];
        double[] half = new double[inputs];
        double[] a = new double[inputs];
        double[] b = new double[inputs];
        double[] mixed = new double[inputs];
        int g = groups.size();
        double[][] f = new double[2 + (s.secondOrder ? 2 : 1) * g][places.length];
        for (long i = 0; i < perBatch; i++) {
            if (i % 64 == 0) {
                s.stopIfCancelled();
            }
            if (s.random) {
                for (int j = 0; j < uniforms.length; j++) {
                    uniforms[j] = streams[j].uniform(number * perBatch + i, 0);
                }
            } else {
                points.point(i, uniforms);
            }
            System.arraycopy(uniforms, 0, half, 0, inputs);
            cursor.values(half, a);
            System.arraycopy(uniforms, inputs, half, 0, inputs);
            cursor.values(half, b);
            if (evaluate(rows, a, b, mixed, f)) {
                for (int t = 0; t < places.length; t++) {
                    add(total[t], f, t);
                }
            } else {
                fault = rows.fault();
            }
        }
        return new Part(total, fault);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (String half : List.of("A:", "B:")) {
            s.model.inputs().forEach(input -> names.add(half + input.name()));
        }
        return names;
    }

    private CounterRandom[] streams() {
        return names().stream().map(name -> CounterRandom.of(s.seed, name)).toArray(CounterRandom[]::new);
    }

    private boolean evaluate(Rows rows, double[] a, double[] b, double[] mixed, double[][] f) {
        boolean fine = rows.evaluate(a, f[0]) && rows.evaluate(b, f[1]);
        int g = groups.size();
        for (int k = 0; fine && k < f.length - 2; k++) {
            double[] from = k < g ? a : b;
            double[] other = k < g ? b : a;
            System.arraycopy(from, 0, mixed, 0, inputs);
            for (int member : groups.members[k % g]) {
                mixed[member] = other[member];
            }
            fine = rows.evaluate(mixed, f[2 + k]);
        }
        return fine;
    }

    private void add(double[] sum, double[][] f, int t) {
        double fa = f[0][t] - centre[t];
        double fb = f[1][t] - centre[t];
        sum[0]++;
        sum[1] += fa;
        sum[2] += fb;
        sum[3] += fa * fa;
        sum[4] += fb * fb;
        sum[5] += fa * fb;
        int g = groups.size();
        int k = HEAD;
        for (int i = 0; i < g; i++) {
            double change = f[2 + i][t] - f[0][t];
            sum[k++] += change;
            sum[k++] += fb * change;
            sum[k++] += change * change;
        }
        if (s.secondOrder) {
            for (int i = 0; i < g; i++) {
                double fba = f[2 + g + i][t] - centre[t];
                for (int j = i + 1; j < g; j++) {
                    sum[k++] += fba * (f[2 + j][t] - centre[t]);
                }
            }
        }
    }

    private Estimates estimate(double[][] parts, double centre) {
        double[] total = new double[sums];
        for (double[] part : parts) {
            plus(total, part, 1);
        }
        int outputs = 2 * groups.size() + (s.secondOrder ? groups.size() * (groups.size() - 1) / 2 : 0);
        double[] value = new double[outputs];
        double mean = centre + 0.5 * (total[1] + total[2]) / total[0];
        double variance = indices(total, value);
        if (!(variance > 1e-24 * mean * mean)) {
            return new Estimates(mean, 0, value, value, "");
        }
        double[] half = s.random ? bootstrap(parts, outputs) : jackknife(parts, total, outputs);
        return new Estimates(mean, variance, value, half, cannotSay(parts, value, half));
    }

    /** Why the indices mean nothing: an output that hardly ever varies, or indices that contradict each other. */
    private String cannotSay(double[][] parts, double[] value, double[] half) {
        int varying = 0;
        for (double[] part : parts) {
            double mean = 0.5 * (part[1] + part[2]) / part[0];
            varying += 0.5 * (part[3] + part[4]) / part[0] > mean * mean * (1 + 1e-12) ? 1 : 0;
        }
        if (varying < Math.min(LEAST_VARYING, parts.length)) {
            return "it varies in " + varying + " of " + parts.length + " batches, and at least " + LEAST_VARYING
                    + " are needed";
        }
        int g = groups.size();
        for (int i = 0; i < g; i++) {
            if (value[i] - half[i] > value[g + i] + half[g + i] + ABOVE_TOTAL) {
                return "the first-order index of '" + groups.names.get(i) + "' lies above its total";
            }
        }
        return "";
    }

    /** Indices from sums; returns the variance. */
    private double indices(double[] sum, double[] into) {
        double n = sum[0];
        double mean = 0.5 * (sum[1] + sum[2]) / n;
        double variance = 0.5 * (sum[3] + sum[4]) / n - mean * mean;
        int g = groups.size();
        for (int i = 0; i < g; i++) {
            int k = HEAD + PER_GROUP * i;
            into[i] = (sum[k + 1] - mean * sum[k]) / n / variance;
            into[g + i] = 0.5 * sum[k + 2] / n / variance;
        }
        if (s.secondOrder) {
            int k = HEAD + PER_GROUP * g;
            int to = 2 * g;
            for (int i = 0; i < g; i++) {
                for (int j = i + 1; j < g; j++) {
                    into[to++] = (sum[k++] - sum[5]) / n / variance - into[i] - into[j];
                }
            }
        }
        return variance;
    }

    private static void plus(double[] total, double[] part, double weight) {
        for (int k = 0; k < total.length; k++) {
            total[k] += weight * part[k];
        }
    }

    private double[] jackknife(double[][] parts, double[] total, int outputs) {
        int r = parts.length;
        double[][] values = new double[r][outputs];
        for (int b = 0; b < r; b++) {
            double[] rest = total.clone();
            plus(rest, parts[b], -1);
            indices(rest, values[b]);
        }
        double t = new TDistribution(null, r - 1).inverseCumulativeProbability(0.5 + s.level / 2);
        return spread(values, t * (r - 1) / Math.sqrt(r));
    }

    private double[] bootstrap(double[][] parts, int outputs) {
        int r = parts.length;
        double[][] values = new double[s.resamples][outputs];
        CounterRandom random = CounterRandom.of(s.seed, "bootstrap");
        for (int k = 0; k < s.resamples; k++) {
            double[] sum = new double[sums];
            for (int b = 0; b < r; b++) {
                plus(sum, parts[(int) (random.uniform(k, b) * r)], 1);
            }
            indices(sum, values[k]);
        }
        // n batches resampled with replacement vary by (r - 1)/r of what n new ones would
        double correction = Math.sqrt(r / (r - 1.0)) * Math.sqrt(s.resamples / (s.resamples - 1.0));
        return spread(values, StandardNormal.quantile(0.5 + s.level / 2) * correction);
    }

    /** A factor times the population standard deviation of each column. */
    private static double[] spread(double[][] values, double factor) {
        double[] half = new double[values[0].length];
        for (int k = 0; k < half.length; k++) {
            double mean = 0;
            for (double[] row : values) {
                mean += row[k] / values.length;
            }
            double square = 0;
            for (double[] row : values) {
                square += (row[k] - mean) * (row[k] - mean) / values.length;
            }
            half[k] = factor * Math.sqrt(square);
        }
        return half;
    }
}
