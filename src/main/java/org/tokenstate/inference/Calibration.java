package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The joint fit of the roofline's coefficients to the ML.ENERGY benchmark and to measurements from elsewhere, and its errors on
 * models, families, sources and configurations that were left out.
 *
 * <p>A row observes two things, each with its own error: of the benchmark the energy and, at twice the error, the power; elsewhere
 * the throughput, and the power where it was measured. The fit minimises {@code Σ ln(1 + z²)} of the errors in their own standard
 * deviations (Cauchy's loss) by Levenberg-Marquardt (Commons Math) in the logarithms of the coefficients, with weak normal priors
 * on those that few rows speak of: they keep efficiencies where machines are. Image tasks, whose prompts are a guess, enter no
 * fit.
 */
public final class Calibration {
    private static final int FITTED = RooflineCoefficients.NAMES.length;

    private static final double[] START = {0.8, 0.65, 0.4, 50, 50, 10, 150, 25, 70, 5000, 9000, 250, 0.44, 72, 1};

    /** Power counts at this multiple of a row's error. */
    private static final double POWER_ERROR = 2;

    /**
     * A prior: the logarithm of a coefficient is normal.
     *
     * @param coefficient its place
     * @param centre of the coefficient
     * @param deviation of its logarithm
     */
    private record Prior(int coefficient, double centre, double deviation) {}

    /**
     * Roofs that streaming and products reach in practice; attention reaches less; c_ar of 9 µs a doubling from Llama-8B at 1 to
     * 8 ranks; an exchange between replicas of 150 µs; 300 µs a layer without graphs.
     */
    private static final List<Prior> PRIORS = List.of(
            new Prior(RooflineCoefficients.MEMORY, 0.8, 0.1),
            new Prior(RooflineCoefficients.COMPUTE, 0.65, 0.15),
            new Prior(RooflineCoefficients.ATTENTION, 0.4, 0.3),
            new Prior(RooflineCoefficients.COLLECTIVE, 9, 0.3),
            new Prior(RooflineCoefficients.DISPATCH, 150, 0.7),
            new Prior(RooflineCoefficients.EAGER, 300, 0.5));

    private final RooflineCoefficients coefficients;
    private final Map<String, double[]> intervals;
    private final List<Case> cases;
    private final CorrectedRoofline.Scales scales;

    private Calibration(
            RooflineCoefficients coefficients,
            Map<String, double[]> intervals,
            List<Case> cases,
            CorrectedRoofline.Scales scales) {
        this.coefficients = coefficients;
        this.intervals = intervals;
        this.cases = cases;
        this.scales = scales;
    }

    /** What was left out of the fit, and of the rows that correct it, when a row was predicted. */
    public enum Held {
        /** Nothing. */
        IN_SAMPLE,
        /** The row's model. */
        MODEL_OUT,
        /** The row's family of models. */
        FAMILY_OUT,
        /** The row's model on its accelerators: other configurations of the same source stay. */
        CONFIGURATION_OUT,
        /** The row's source. */
        SOURCE_OUT
    }

    /** What is predicted of a row. */
    public enum Quantity {
        /** Joules per output token at the accelerators. */
        ENERGY,
        /** Output tokens per second. */
        THROUGHPUT,
        /** Watts of all accelerators. */
        POWER
    }

    /**
     * Two predictions of a row.
     *
     * @param roofline by the roofline alone
     * @param corrected by the roofline corrected by like rows
     */
    public record Prediction(InferenceEnergy roofline, InferenceEnergy corrected) {}

    /**
     * A measured row and what was predicted for it.
     *
     * @param row the row
     * @param point its serving point
     * @param family the family of its model
     * @param source who measured it
     * @param benchmark whether it is of the ML.ENERGY benchmark
     * @param textTask whether its prompts are known
     * @param predictions by what was left out
     */
    public record Case(
            MeasurementFile.Row row,
            ServingPoint point,
            String family,
            String source,
            boolean benchmark,
            boolean textTask,
            Map<Held, Prediction> predictions) {
        /**
         * Logarithm of measured, if it was.
         *
         * @param quantity of what
         * @return its logarithm, or empty
         */
        OptionalDouble logMeasured(Quantity quantity) {
            OptionalDouble x = row.tokensPerSecond();
            OptionalDouble p = row.watts();
            return switch (quantity) {
                case THROUGHPUT -> x.isPresent() ? OptionalDouble.of(Math.log(x.getAsDouble())) : x;
                case POWER -> p.isPresent() ? OptionalDouble.of(Math.log(p.getAsDouble())) : p;
                case ENERGY ->
                    x.isPresent() && p.isPresent()
                            ? OptionalDouble.of(Math.log(p.getAsDouble() / x.getAsDouble()))
                            : OptionalDouble.empty();
            };
        }

        private InferenceEnergy energy(Held held, boolean corrected) {
            Prediction p = predictions.get(held);
            if (p == null) {
                throw new IllegalArgumentException("row " + row.source().line() + " was not predicted " + held);
            }
            return corrected ? p.corrected() : p.roofline();
        }
    }

    private static double log(InferenceEnergy e, Quantity quantity) {
        return Math.log(
                switch (quantity) {
                    case ENERGY -> e.joulesPerOutputToken();
                    case THROUGHPUT -> e.outputTokensPerSecond();
                    case POWER -> e.powerWatts();
                });
    }

    private static double spread(InferenceEnergy e, Quantity quantity) {
        return switch (quantity) {
            case ENERGY -> e.spread().energy();
            case THROUGHPUT -> e.spread().throughput();
            case POWER -> e.spread().power();
        };
    }

    /**
     * The errors of a set of predictions.
     *
     * @param rows how many
     * @param medianAbsolutePercentageError median of |predicted/measured - 1|, as a fraction
     * @param meanAbsoluteLogError mean of |ln(predicted/measured)|
     * @param shareWithinTwo share within a factor of two
     * @param medianLogError median of ln(predicted/measured): the bias
     * @param coverage90 share inside the interval from 5 to 95 %; empty where predictions have none
     */
    public record Errors(
            int rows,
            double medianAbsolutePercentageError,
            double meanAbsoluteLogError,
            double shareWithinTwo,
            double medianLogError,
            OptionalDouble coverage90) {
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
            double[] log = new double[predicted.length];
            for (int i = 0; i < log.length; i++) {
                log[i] = Math.log(predicted[i] / measured[i]);
            }
            return of(log, OptionalDouble.empty());
        }

        private static Errors of(double[] log, OptionalDouble coverage) {
            double[] percent = new double[log.length];
            double sum = 0;
            int within = 0;
            for (int i = 0; i < log.length; i++) {
                percent[i] = Math.abs(Math.expm1(log[i]));
                sum += Math.abs(log[i]);
                within += Math.abs(log[i]) <= Math.log(2) ? 1 : 0;
            }
            return new Errors(
                    log.length,
                    quantile(percent, 0.5),
                    sum / log.length,
                    (double) within / log.length,
                    quantile(log, 0.5),
                    coverage);
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
        return of(Observation.bundled());
    }

    private static Calibration of(List<Observation> all) {
        List<Sample> samples = all.stream().map(Sample::new).toList();
        double[] deviations = CorrectedRoofline.deviations(all);
        double[] fitted = fit(samples, START);
        Map<Sample, EnumMap<Held, Prediction>> predictions = new LinkedHashMap<>();
        for (Sample s : samples) {
            predictions.put(s, new EnumMap<>(Held.class));
        }
        predict(Held.IN_SAMPLE, fitted, samples, samples, deviations, predictions);
        List<double[]> byModel = new ArrayList<>();
        leaveOut(Held.MODEL_OUT, s -> s.model, s -> true, samples, fitted, deviations, predictions, byModel);
        List<double[]> others = new ArrayList<>();
        leaveOut(
                Held.FAMILY_OUT,
                s -> s.family,
                s -> s.of.benchmark(),
                samples,
                fitted,
                deviations,
                predictions,
                others);
        Predicate<Sample> elsewhere = s -> !s.of.benchmark();
        leaveOut(Held.SOURCE_OUT, s -> s.of.source(), elsewhere, samples, fitted, deviations, predictions, others);
        leaveOut(
                Held.CONFIGURATION_OUT,
                s -> s.configuration,
                elsewhere,
                samples,
                fitted,
                deviations,
                predictions,
                others);
        List<Case> cases = new ArrayList<>();
        predictions.forEach((s, of) -> cases.add(new Case(
                s.of.row(),
                s.of.point(),
                s.family,
                s.of.source(),
                s.of.benchmark(),
                s.of.text(),
                java.util.Collections.unmodifiableMap(of))));
        return new Calibration(
                RooflineCoefficients.ofArray(round(fitted)),
                jackknife(fitted, byModel),
                List.copyOf(cases),
                scales(cases));
    }

    /** Fits without each group in turn and predicts it. */
    private static void leaveOut(
            Held held,
            Function<Sample, String> group,
            Predicate<Sample> judged,
            List<Sample> samples,
            double[] start,
            double[] deviations,
            Map<Sample, EnumMap<Held, Prediction>> predictions,
            List<double[]> fits) {
        for (String name :
                new TreeSet<>(samples.stream().filter(judged).map(group).toList())) {
            List<Sample> out = samples.stream()
                    .filter(s -> judged.test(s) && group.apply(s).equals(name))
                    .toList();
            // A model is left out wherever it was measured.
            List<Sample> rest =
                    samples.stream().filter(s -> !group.apply(s).equals(name)).toList();
            double[] without = fit(rest, start);
            fits.add(without);
            predict(held, without, rest, out, deviations, predictions);
        }
    }

    private static void predict(
            Held held,
            double[] fitted,
            List<Sample> known,
            List<Sample> out,
            double[] deviations,
            Map<Sample, EnumMap<Held, Prediction>> predictions) {
        EnergyRoofline roofline = EnergyRoofline.of(RooflineCoefficients.ofArray(fitted), 0);
        CorrectedRoofline corrected = new CorrectedRoofline(
                roofline,
                known.stream().map(s -> s.of).filter(Observation::fitted).toList(),
                deviations,
                new CorrectedRoofline.Scales(1, 1, 1));
        for (Sample s : out) {
            EnumMap<Held, Prediction> of = predictions.get(s);
            if (of != null) {
                of.put(
                        held,
                        new Prediction(roofline.predictCapped(s.of.point()), corrected.predictCapped(s.of.point())));
            }
        }
    }

    /** Multipliers of the process's standard deviation at which nine of ten rows left out lie inside the interval. */
    private static CorrectedRoofline.Scales scales(List<Case> cases) {
        return new CorrectedRoofline.Scales(
                scale(cases, Quantity.ENERGY), scale(cases, Quantity.THROUGHPUT), scale(cases, Quantity.POWER));
    }

    private static double scale(List<Case> cases, Quantity q) {
        double[] standardised = cases.stream()
                .filter(c -> c.textTask() && c.logMeasured(q).isPresent())
                .mapToDouble(c -> {
                    InferenceEnergy e = c.energy(c.benchmark() ? Held.FAMILY_OUT : Held.SOURCE_OUT, true);
                    return Math.abs(log(e, q) - c.logMeasured(q).orElseThrow()) / spread(e, q);
                })
                .toArray();
        return Math.round(quantile(standardised, 0.9) / NORMAL_90 * 1e3) / 1e3;
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
    private static Map<String, double[]> jackknife(double[] all, List<double[]> without) {
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
                    RooflineCoefficients.NAMES[j], new double[] {all[j] * Math.exp(-half), all[j] * Math.exp(half)});
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
     * @param lower95 lower bound of its 95 % interval by the jackknife over models; empty if it has none
     * @param upper95 upper bound
     * @param unit its unit
     */
    public record Coefficient(String name, double value, OptionalDouble lower95, OptionalDouble upper95, String unit) {}

    /**
     * {@return the lines of {@code roofline_coefficients.csv}, by name: coefficients with intervals, the multipliers of the
     * intervals of predictions, and the standard deviation of the logarithm of the roofline's error on unseen families}
     */
    public List<Coefficient> table() {
        List<Coefficient> table = new ArrayList<>();
        double[] values = coefficients.toArray();
        for (int i = 0; i < values.length; i++) {
            String name = RooflineCoefficients.NAMES[i];
            double[] interval = round(intervals.getOrDefault(name, new double[2]));
            table.add(new Coefficient(
                    name,
                    values[i],
                    OptionalDouble.of(interval[0]),
                    OptionalDouble.of(interval[1]),
                    RooflineCoefficients.UNITS[i]));
        }
        double[] scale = {scales.energy(), scales.throughput(), scales.power()};
        for (int i = 0; i < scale.length; i++) {
            table.add(new Coefficient(
                    CorrectedRoofline.Scales.NAMES[i],
                    scale[i],
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    "multiple of the process's standard deviation"));
        }
        table.add(new Coefficient(
                RooflineCoefficients.LOG_SD,
                logStandardDeviation(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "natural logarithm"));
        table.sort(Comparator.comparing(Coefficient::name));
        return table;
    }

    /**
     * {@return every measured row with its predictions}
     */
    public List<Case> cases() {
        return cases;
    }

    /**
     * The errors on the benchmark's text tasks, in energy, as corrected.
     *
     * @param held what was left out
     * @return the errors
     */
    public Errors textErrors(Held held) {
        return errors(
                held,
                Quantity.ENERGY,
                true,
                cases.stream().filter(c -> c.benchmark() && c.textTask()).toList());
    }

    /**
     * The errors on some of the rows.
     *
     * @param held what was left out
     * @param quantity of what
     * @param corrected whether like rows correct the roofline
     * @param some the rows; those in which the quantity was not measured do not count
     * @return the errors
     * @throws IllegalArgumentException if there are none
     */
    public Errors errors(Held held, Quantity quantity, boolean corrected, List<Case> some) {
        List<Case> measured =
                some.stream().filter(c -> c.logMeasured(quantity).isPresent()).toList();
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("no row has a measured " + quantity);
        }
        double[] log = measured.stream()
                .mapToDouble(c -> log(c.energy(held, corrected), quantity)
                        - c.logMeasured(quantity).orElseThrow())
                .toArray();
        if (!corrected) {
            return Errors.of(log, OptionalDouble.empty());
        }
        double scale =
                switch (quantity) {
                    case ENERGY -> scales.energy();
                    case THROUGHPUT -> scales.throughput();
                    case POWER -> scales.power();
                };
        int covered = 0;
        for (int i = 0; i < log.length; i++) {
            double half = NORMAL_90 * scale * spread(measured.get(i).energy(held, true), quantity);
            covered += Math.abs(log[i]) <= half ? 1 : 0;
        }
        return Errors.of(log, OptionalDouble.of((double) covered / log.length));
    }

    /**
     * The standard deviation of the logarithm of the error of the roofline alone on a family not seen: the 90 % quantile of
     * |ln(predicted/measured)| with families left out over 1.645, so that 90 % of rows lie inside the 90 % interval.
     *
     * @return the standard deviation, to three digits
     */
    public double logStandardDeviation() {
        double[] errors = cases.stream()
                .filter(c -> c.benchmark() && c.textTask())
                .mapToDouble(c -> Math.abs(log(c.energy(Held.FAMILY_OUT, false), Quantity.ENERGY)
                        - c.logMeasured(Quantity.ENERGY).orElseThrow()))
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
        final Observation of;
        final String model;
        final String family;
        final String configuration;
        final RooflineWork work;

        Sample(Observation of) {
            this.of = of;
            ServingPoint point = of.point();
            model = point.model().id();
            family = family(point.model());
            configuration = model + " on " + point.accelerators() + " "
                    + point.accelerator().id();
            work = new RooflineWork(point, point.cacheShareInMemory());
        }
    }

    private static double[] fit(List<Sample> samples, double[] start) {
        List<Sample> training = samples.stream().filter(s -> s.of.fitted()).toList();
        double[] theta = Arrays.stream(start).map(Math::log).toArray();
        int rows = 2 * training.size() + PRIORS.size();
        double[] fitted = new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(theta)
                        .target(new double[rows])
                        .model(point -> valueAndJacobian(training, point.toArray(), rows))
                        .lazyEvaluation(false)
                        .maxEvaluations(MOST_EVALUATIONS)
                        .maxIterations(MOST_EVALUATIONS)
                        .build())
                .getPoint()
                .toArray();
        return Arrays.stream(fitted).map(Math::exp).toArray();
    }

    private static final int MOST_EVALUATIONS = 500;

    private static Pair<org.apache.commons.math3.linear.RealVector, org.apache.commons.math3.linear.RealMatrix>
            valueAndJacobian(List<Sample> samples, double[] theta, int rows) {
        double[] value = new double[rows];
        double[] up = new double[rows];
        double[] down = new double[rows];
        residuals(samples, theta, value);
        double[][] jacobian = new double[rows][theta.length];
        for (int j = 0; j < theta.length; j++) {
            double at = theta[j];
            theta[j] = at + STEP;
            residuals(samples, theta, up);
            theta[j] = at - STEP;
            residuals(samples, theta, down);
            theta[j] = at;
            for (int i = 0; i < rows; i++) {
                jacobian[i][j] = (up[i] - down[i]) / (2 * STEP);
            }
        }
        return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(jacobian, false));
    }

    private static final double STEP = 1e-5;

    /** Residuals of energy or throughput, then of power, then of the priors; their squares sum to the loss. */
    private static void residuals(List<Sample> samples, double[] theta, double[] out) {
        double[] k = new double[FITTED];
        for (int j = 0; j < FITTED; j++) {
            k[j] = Math.exp(Math.max(-LIMIT, Math.min(LIMIT, theta[j])));
        }
        int n = samples.size();
        for (int i = 0; i < n; i++) {
            Sample s = samples.get(i);
            Observation o = s.of;
            double t = s.work.stepSeconds(k);
            double power = s.work.powerWatts(k, t);
            double logTokens = Math.log(s.work.tokens / t);
            double first = 0;
            if (o.benchmark()) {
                first = o.hasJoules() ? Math.log(power) - logTokens - o.logJoules() : 0;
            } else if (o.tokensPerSecond().isPresent()) {
                first = logTokens - o.logTokensPerSecond();
            }
            out[i] = cauchy(first / o.error());
            out[n + i] =
                    o.watts().isPresent() ? cauchy((Math.log(power) - o.logWatts()) / (POWER_ERROR * o.error())) : 0;
        }
        for (int i = 0; i < PRIORS.size(); i++) {
            Prior p = PRIORS.get(i);
            out[2 * n + i] = (theta[p.coefficient()] - Math.log(p.centre())) / p.deviation();
        }
    }

    /** The signed root of {@code ln(1 + z²)}. */
    private static double cauchy(double z) {
        return Math.copySign(Math.sqrt(Math.log1p(z * z)), z);
    }

    private static final double LIMIT = 20;
}
