package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The fit of the roofline's coefficients to measurements, and its errors on models and families that were left out.
 *
 * <p>Least squares on the logarithms of energy and, at half weight, of power, by Levenberg-Marquardt (Commons Math) with
 * Cauchy's weights {@code 1/(1 + (residual/0.15)²)} iterated to convergence. Only text tasks enter. Rows of data-parallel FP8
 * experts, which the source calls odd (far above any physical estimate), count a fifth; they are judged like all others. The two
 * efficiencies are set: left free they rise above what memory and matrix units reach, and the errors on families left out do
 * not fall.
 */
public final class Calibration {
    /** Share of the HBM peak that streaming kernels reach (90 to 93 % in public stream benchmarks); an assumption. */
    private static final double MEMORY_EFFICIENCY = 0.92;

    /** Share of the dense FLOP peak that large matrix products reach (70 to 80 %); an assumption. */
    private static final double COMPUTE_EFFICIENCY = 0.80;

    private static final double LOSS_SCALE = 0.15;
    private static final double POWER_WEIGHT = 0.5;
    private static final double ODD_WEIGHT = 0.2;
    private static final int FITTED = RooflineCoefficients.NAMES.length - RooflineCoefficients.SET;
    private static final double[] START = {60, 60, 6000, 70, 10_000, 0.45, 70, 1.1};
    private static final double TOLERANCE = 1e-7;
    private static final int MOST_ITERATIONS = 200;

    private final RooflineCoefficients coefficients;
    private final Map<String, double[]> intervals;
    private final List<Case> cases;

    private Calibration(RooflineCoefficients coefficients, Map<String, double[]> intervals, List<Case> cases) {
        this.coefficients = coefficients;
        this.intervals = intervals;
        this.cases = cases;
    }

    /**
     * A measured row and what was predicted for it.
     *
     * @param row the row
     * @param family the family of its model
     * @param textTask whether it is a text task
     * @param inSample predicted joules per output token with all rows in the fit
     * @param withoutModel the same with the row's model left out
     * @param withoutFamily the same with the row's family left out
     * @param capped whether the caches of the batch were cut to what fits in memory
     */
    public record Case(
            MeasurementFile.Row row,
            String family,
            boolean textTask,
            double inSample,
            double withoutModel,
            double withoutFamily,
            boolean capped) {
        /**
         * {@return measured joules per output token}
         */
        public double measured() {
            return row.joulesPerOutputToken().orElseThrow();
        }
    }

    /**
     * The errors of a set of predictions.
     *
     * @param rows how many
     * @param medianAbsolutePercentageError median of |predicted/measured - 1|, as a fraction
     * @param meanAbsoluteLogError mean of |ln(predicted/measured)|
     * @param shareWithinTwo share within a factor of two
     * @param medianLogError median of ln(predicted/measured): the bias
     */
    public record Errors(
            int rows,
            double medianAbsolutePercentageError,
            double meanAbsoluteLogError,
            double shareWithinTwo,
            double medianLogError) {
        /**
         * The errors of predictions.
         *
         * @param predicted predicted values; positive. Not modified.
         * @param measured measured values; positive. Not modified.
         * @return the errors
         * @throws IllegalArgumentException if there are none, or the lengths differ
         */
        public static Errors of(double[] predicted, double[] measured) {
            if (predicted.length == 0 || predicted.length != measured.length) {
                throw new IllegalArgumentException("predictions must be as many as measurements and at least 1 but are "
                        + predicted.length + " and " + measured.length);
            }
            double[] percent = new double[predicted.length];
            double[] log = new double[predicted.length];
            double sum = 0;
            int within = 0;
            for (int i = 0; i < log.length; i++) {
                log[i] = Math.log(predicted[i] / measured[i]);
                percent[i] = Math.abs(Math.expm1(log[i]));
                sum += Math.abs(log[i]);
                within += Math.abs(log[i]) <= Math.log(2) ? 1 : 0;
            }
            return new Errors(
                    log.length,
                    quantile(percent, 0.5),
                    sum / log.length,
                    (double) within / log.length,
                    quantile(log, 0.5));
        }
    }

    private static double quantile(double[] values, double level) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = level * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Calibrates on the bundled measurements. The same every time.
     *
     * @return the calibration
     */
    public static Calibration ofBundledMeasurements() {
        return of(MeasurementFile.bundled());
    }

    /**
     * Calibrates on measurements.
     *
     * @param file the measurements; rows without energy or power are left out
     * @return the calibration
     * @throws IllegalArgumentException if fewer than two models have measured text tasks
     */
    public static Calibration of(MeasurementFile file) {
        List<Sample> samples = new ArrayList<>();
        for (MeasurementFile.Row row : file.rows()) {
            if (row.point().isPresent()
                    && row.joulesPerOutputToken().isPresent()
                    && row.watts().isPresent()) {
                samples.add(new Sample(row, row.point().get()));
            }
        }
        List<Sample> training = samples.stream().filter(s -> s.text).toList();
        if (training.stream().map(s -> s.model).distinct().count() < 2) {
            throw new IllegalArgumentException("a calibration needs measured text tasks of at least 2 models");
        }
        double[] all = fit(training, START);
        Map<String, double[]> byModel = new TreeMap<>();
        for (String model : new TreeSet<>(samples.stream().map(s -> s.model).toList())) {
            byModel.put(
                    model,
                    fit(training.stream().filter(s -> !s.model.equals(model)).toList(), all));
        }
        Map<String, double[]> byFamily = new TreeMap<>();
        for (String family : new TreeSet<>(samples.stream().map(s -> s.family).toList())) {
            List<Sample> rest =
                    training.stream().filter(s -> !s.family.equals(family)).toList();
            byFamily.put(family, rest.isEmpty() ? all : fit(rest, all));
        }
        List<Case> cases = new ArrayList<>();
        for (Sample s : samples) {
            cases.add(new Case(
                    s.row,
                    s.family,
                    s.text,
                    s.joules(all),
                    s.joules(byModel.getOrDefault(s.model, all)),
                    s.joules(byFamily.getOrDefault(s.family, all)),
                    s.capped));
        }
        RooflineCoefficients rounded = RooflineCoefficients.ofArray(round(coefficientsOf(all)));
        return new Calibration(rounded, jackknife(all, byModel.values()), List.copyOf(cases));
    }

    /** Six significant digits: what is printed is what is shipped. */
    private static double[] round(double[] values) {
        return Arrays.stream(values)
                .map(v -> new java.math.BigDecimal(v)
                        .round(new java.math.MathContext(6))
                        .doubleValue())
                .toArray();
    }

    /** 95 % intervals by the jackknife over models: {@code exp(ln value ± 1.96 sqrt((G-1)/G Σ (θ_g - mean)²))}. */
    private static Map<String, double[]> jackknife(double[] all, java.util.Collection<double[]> without) {
        Map<String, double[]> intervals = new LinkedHashMap<>();
        int groups = without.size();
        for (int j = 0; j < FITTED; j++) {
            double mean = 0;
            for (double[] theta : without) {
                mean += Math.log(theta[j]) / groups;
            }
            double squares = 0;
            for (double[] theta : without) {
                squares += Math.pow(Math.log(theta[j]) - mean, 2);
            }
            double half = NORMAL_95 * Math.sqrt(squares * (groups - 1) / groups);
            intervals.put(
                    RooflineCoefficients.NAMES[j + RooflineCoefficients.SET],
                    new double[] {all[j] * Math.exp(-half), all[j] * Math.exp(half)});
        }
        return intervals;
    }

    private static final double NORMAL_95 = 1.959964;
    private static final double NORMAL_90 = 1.644854;

    /**
     * {@return the fitted coefficients, to six digits}
     */
    public RooflineCoefficients coefficients() {
        return coefficients;
    }

    /**
     * A line of {@code roofline_coefficients.csv}.
     *
     * @param name the coefficient
     * @param value its value, to six digits
     * @param lower95 lower bound of its 95 % interval by the jackknife over models; empty if it is set
     * @param upper95 upper bound
     * @param unit its unit
     */
    public record Coefficient(String name, double value, OptionalDouble lower95, OptionalDouble upper95, String unit) {}

    /**
     * {@return the lines of {@code roofline_coefficients.csv}, by name: coefficients with intervals, and the standard deviation of
     * the logarithm of the error on unseen families}
     */
    public List<Coefficient> table() {
        List<Coefficient> table = new ArrayList<>();
        double[] values = coefficients.toArray();
        for (int i = 0; i < values.length; i++) {
            String name = RooflineCoefficients.NAMES[i];
            double[] interval = intervals.get(name);
            table.add(new Coefficient(
                    name,
                    values[i],
                    interval == null ? OptionalDouble.empty() : OptionalDouble.of(round(interval)[0]),
                    interval == null ? OptionalDouble.empty() : OptionalDouble.of(round(interval)[1]),
                    RooflineCoefficients.UNITS[i]));
        }
        table.add(new Coefficient(
                RooflineCoefficients.LOG_SD,
                logStandardDeviation(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "natural logarithm"));
        table.sort(java.util.Comparator.comparing(Coefficient::name));
        return table;
    }

    /**
     * {@return every measured row with its three predictions}
     */
    public List<Case> cases() {
        return cases;
    }

    /** How a row was predicted. */
    public enum Held {
        /** With all rows in the fit. */
        IN_SAMPLE,
        /** With the row's model left out. */
        MODEL_OUT,
        /** With the row's family left out. */
        FAMILY_OUT
    }

    /**
     * The errors on text tasks.
     *
     * @param held what was left out
     * @return the errors
     */
    public Errors textErrors(Held held) {
        return errors(held, cases.stream().filter(Case::textTask).toList());
    }

    /**
     * The errors on some of the rows.
     *
     * @param held what was left out
     * @param some the rows
     * @return the errors
     * @throws IllegalArgumentException if there are none
     */
    public static Errors errors(Held held, List<Case> some) {
        return Errors.of(
                some.stream().mapToDouble(c -> predicted(held, c)).toArray(),
                some.stream().mapToDouble(Case::measured).toArray());
    }

    private static double predicted(Held held, Case c) {
        return switch (held) {
            case IN_SAMPLE -> c.inSample();
            case MODEL_OUT -> c.withoutModel();
            case FAMILY_OUT -> c.withoutFamily();
        };
    }

    /**
     * The standard deviation of the logarithm of the error on a family not seen: the 90 % quantile of |ln(predicted/measured)|
     * with families left out over 1.645, so that 90 % of rows lie inside the 90 % interval.
     *
     * @return the standard deviation, to three digits
     */
    public double logStandardDeviation() {
        double[] errors = cases.stream()
                .filter(Case::textTask)
                .mapToDouble(c -> Math.abs(Math.log(c.withoutFamily() / c.measured())))
                .toArray();
        return Math.round(quantile(errors, 0.9) / NORMAL_90 * 1e3) / 1e3;
    }

    /** The family of a model: developer's line and architecture, so that nothing like it stays in the fit. */
    static String family(LanguageModel m) {
        String name = m.id().substring(m.id().indexOf('/') + 1);
        String line = name.split("[-_]", 2)[0];
        if (line.startsWith("Qwen3")) {
            // The 480B coder has another shape and another way of serving than the rest.
            return !m.isMixtureOfExperts() ? "Qwen3 dense" : name.contains("480B") ? "Qwen3-Coder-480B" : "Qwen3 MoE";
        } else if (line.equals("Llama")) {
            return m.isMixtureOfExperts() ? "Llama 4" : "Llama 3";
        } else if (line.equals("NVIDIA")) {
            return "Nemotron";
        }
        return line;
    }

    /** A row ready to be fitted. */
    private static final class Sample {
        final MeasurementFile.Row row;
        final String model;
        final String family;
        final boolean text;
        final boolean capped;
        final double weight;
        final RooflineWork work;
        final double logJoules;
        final double logWatts;

        Sample(MeasurementFile.Row row, ServingPoint point) {
            this.row = row;
            model = point.model().id();
            family = family(point.model());
            text = !row.task().startsWith("image");
            capped = !point.fitsInMemory();
            weight = point.dataParallel() > 1 && point.precision() == WeightPrecision.FP8 ? ODD_WEIGHT : 1;
            work = new RooflineWork(point, point.cacheShareInMemory());
            logJoules = Math.log(row.joulesPerOutputToken().orElseThrow());
            logWatts = Math.log(row.watts().orElseThrow());
        }

        double joules(double[] fitted) {
            double[] k = coefficientsOf(fitted);
            double t = work.stepSeconds(k);
            return work.powerWatts(k, t) * t / work.tokens;
        }
    }

    private static double[] coefficientsOf(double[] fitted) {
        double[] k = new double[RooflineCoefficients.NAMES.length];
        k[0] = MEMORY_EFFICIENCY;
        k[1] = COMPUTE_EFFICIENCY;
        System.arraycopy(fitted, 0, k, RooflineCoefficients.SET, FITTED);
        return k;
    }

    /** Iteratively reweighted least squares on the logarithms of the coefficients. */
    private static double[] fit(List<Sample> samples, double[] start) {
        double[] theta = Arrays.stream(start).map(Math::log).toArray();
        double[] weights = new double[2 * samples.size()];
        double[] residuals = new double[2 * samples.size()];
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            residuals(samples, theta, residuals);
            for (int i = 0; i < weights.length; i++) {
                double z = residuals[i] / LOSS_SCALE;
                weights[i] = 1 / Math.sqrt(1 + z * z);
            }
            double[] next = leastSquares(samples, theta, weights);
            double moved = 0;
            for (int j = 0; j < next.length; j++) {
                moved = Math.max(moved, Math.abs(next[j] - theta[j]));
            }
            theta = next;
            if (moved < TOLERANCE) {
                break;
            }
        }
        return Arrays.stream(theta).map(Math::exp).toArray();
    }

    private static double[] leastSquares(List<Sample> samples, double[] start, double[] weights) {
        return new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(start)
                        .target(new double[weights.length])
                        .model(point -> valueAndJacobian(samples, point.toArray(), weights))
                        .lazyEvaluation(false)
                        .maxEvaluations(LM_EVALUATIONS)
                        .maxIterations(LM_EVALUATIONS)
                        .build())
                .getPoint()
                .toArray();
    }

    private static final int LM_EVALUATIONS = 500;

    private static Pair<org.apache.commons.math3.linear.RealVector, org.apache.commons.math3.linear.RealMatrix>
            valueAndJacobian(List<Sample> samples, double[] theta, double[] weights) {
        double[] value = new double[weights.length];
        double[] up = new double[weights.length];
        double[] down = new double[weights.length];
        residuals(samples, theta, value);
        double[][] jacobian = new double[weights.length][theta.length];
        for (int j = 0; j < theta.length; j++) {
            double at = theta[j];
            theta[j] = at + STEP;
            residuals(samples, theta, up);
            theta[j] = at - STEP;
            residuals(samples, theta, down);
            theta[j] = at;
            for (int i = 0; i < weights.length; i++) {
                jacobian[i][j] = weights[i] * (up[i] - down[i]) / (2 * STEP);
            }
        }
        for (int i = 0; i < weights.length; i++) {
            value[i] *= weights[i];
        }
        return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(jacobian, false));
    }

    private static final double STEP = 1e-6;

    /** Residuals of the logarithm of energy, then of power. */
    private static void residuals(List<Sample> samples, double[] theta, double[] out) {
        double[] fitted = new double[FITTED];
        for (int j = 0; j < FITTED; j++) {
            fitted[j] = Math.exp(Math.max(-LIMIT, Math.min(LIMIT, theta[j])));
        }
        double[] k = coefficientsOf(fitted);
        int n = samples.size();
        for (int i = 0; i < n; i++) {
            Sample s = samples.get(i);
            double t = s.work.stepSeconds(k);
            double power = s.work.powerWatts(k, t);
            out[i] = s.weight * (Math.log(power * t / s.work.tokens) - s.logJoules);
            out[n + i] = s.weight * POWER_WEIGHT * (Math.log(power) - s.logWatts);
        }
    }

    private static final double LIMIT = 20;
}
