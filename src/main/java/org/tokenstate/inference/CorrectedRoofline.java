package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The energy roofline corrected by what like serving points measured: a Gaussian process on the logarithms of its errors of
 * throughput and of power.
 *
 * <pre>
 * ln measured/roofline ~ GP(0, a² exp(-d²/(2 l²)) ρ),   ρ = 1 for rows of one engine, 0.3 across engines
 * d over ln batch, ln active parameters, ln weight bytes, design power of at least 900 W, experts, FP8, MXFP4, log2 of the
 * tensor-parallel ranks, each over its standard deviation in the benchmark;  l = 2, a = 0.2, noise 0.15 and more where the row
 * says less of its point
 * </pre>
 *
 * <p>Rows of one configuration and of one quarter of a decade of batches are one support point, since their errors are one
 * error. The three figures of the kernel are set: chosen by marginal likelihood they fit the benchmark and fail on families left
 * out. Far from every row the correction fades to none and the interval widens. Nothing keeps a corrected energy from rising with
 * the batch, as measured ones do; what must be monotone uses {@link EnergyRoofline}. Rasmussen and Williams 2006, algorithm 2.1.
 */
public final class CorrectedRoofline implements EnergyPerTokenModel {
    private static final double AMPLITUDE = 0.2;
    private static final double LENGTH = 2;
    private static final double NOISE = 0.15;
    private static final double ACROSS_ENGINES = 0.3;
    /** Errors beyond this are of the run, not of the point. */
    private static final double LARGEST = 0.6;

    private static final int FEATURES = 8;
    private static final double HIGH_POWER_WATTS = 900;

    /** Multipliers that make the intervals cover nine of ten points of families and sources left out. */
    record Scales(double energy, double throughput, double power) {
        static final String[] NAMES = {"interval_scale_energy", "interval_scale_throughput", "interval_scale_power"};

        static Scales bundled() {
            return new Scales(
                    RooflineCoefficients.bundled(NAMES[0]),
                    RooflineCoefficients.bundled(NAMES[1]),
                    RooflineCoefficients.bundled(NAMES[2]));
        }
    }

    private final EnergyRoofline roofline;
    private final Residuals throughput;
    private final Residuals power;
    private final Scales scales;

    CorrectedRoofline(EnergyRoofline roofline, List<Observation> observations, double[] deviations, Scales scales) {
        this.roofline = roofline;
        this.scales = scales;
        List<Support> supports = supports(roofline, observations);
        throughput = new Residuals(supports, deviations, false);
        power = new Residuals(supports, deviations, true);
    }

    /**
     * The shipped roofline corrected by the bundled measurements.
     *
     * @return the model
     */
    public static CorrectedRoofline bundled() {
        return Bundled.MODEL;
    }

    /** Computed once, immutable. */
    private static final class Bundled {
        static final CorrectedRoofline MODEL = of(EnergyRoofline.bundled());

        private static CorrectedRoofline of(EnergyRoofline roofline) {
            List<Observation> all = Observation.bundled();
            return new CorrectedRoofline(
                    roofline, all.stream().filter(Observation::fitted).toList(), deviations(all), Scales.bundled());
        }
    }

    /**
     * {@return the roofline that is corrected}
     */
    public EnergyRoofline roofline() {
        return roofline;
    }

    @Override
    public InferenceEnergy predict(ServingPoint point) {
        return corrected(point, roofline.predict(point));
    }

    /**
     * Predicts a row of a measurement file, whose batch was served whether or not its caches seem to fit.
     *
     * @param point the serving point
     * @return the prediction, as {@link EnergyRoofline#predictCapped}
     */
    public InferenceEnergy predictCapped(ServingPoint point) {
        return corrected(point, roofline.predictCapped(point));
    }

    private InferenceEnergy corrected(ServingPoint point, InferenceEnergy plain) {
        double[] features = features(point);
        ServingStack.Engine engine = point.stack().engine();
        Residuals.Answer x = throughput.at(features, engine);
        Residuals.Answer p = power.at(features, engine);
        return plain.corrected(
                Math.exp(x.mean()),
                Math.exp(p.mean()),
                new InferenceEnergy.Spread(
                        scales.energy() * x.standardDeviation(),
                        scales.throughput() * x.standardDeviation(),
                        scales.power() * p.standardDeviation()));
    }

    /** What makes serving points alike. */
    static double[] features(ServingPoint p) {
        return new double[] {
            Math.log(p.batch()),
            Math.log(p.model().activeParameters()),
            Math.log(p.model().weightBytes(p.precision(), p.dataParallel())),
            p.accelerator().thermalDesignWatts() >= HIGH_POWER_WATTS ? 1 : 0,
            p.model().isMixtureOfExperts() ? 1 : 0,
            p.precision() == WeightPrecision.FP8 ? 1 : 0,
            p.precision() == WeightPrecision.MXFP4_EXPERTS ? 1 : 0,
            Math.log(p.tensorParallel()) / Math.log(2)
        };
    }

    /** Standard deviations of the features over the benchmark's text rows. */
    static double[] deviations(List<Observation> observations) {
        double[] sum = new double[FEATURES];
        double[] squares = new double[FEATURES];
        int rows = 0;
        for (Observation o : observations) {
            if (o.benchmark() && o.text()) {
                double[] f = features(o.point());
                for (int j = 0; j < FEATURES; j++) {
                    sum[j] += f[j];
                    squares[j] += f[j] * f[j];
                }
                rows++;
            }
        }
        double[] deviations = new double[FEATURES];
        for (int j = 0; j < FEATURES; j++) {
            double mean = sum[j] / Math.max(1, rows);
            double variance = squares[j] / Math.max(1, rows) - mean * mean;
            deviations[j] = variance > 1e-9 ? Math.sqrt(variance) : 1;
        }
        return deviations;
    }

    /** Rows of one configuration at like batches. Logarithms of measured over predicted; NaN where nothing was measured. */
    private record Support(
            double[] features, ServingStack.Engine engine, double noise, double throughput, double power) {}

    private static List<Support> supports(EnergyRoofline roofline, List<Observation> observations) {
        Map<String, List<Observation>> groups = new LinkedHashMap<>();
        for (Observation o : observations) {
            ServingPoint p = o.point();
            // batches within a factor of four
            long bin = (long) Math.floor(Math.log(p.batch()) / Math.log(4));
            groups.computeIfAbsent(
                            String.join(
                                    "|",
                                    p.model().id(),
                                    p.accelerator().id(),
                                    p.accelerators() + "/" + p.dataParallel(),
                                    p.precision().label(),
                                    o.source(),
                                    String.valueOf(bin)),
                            k -> new ArrayList<>())
                    .add(o);
        }
        List<Support> supports = new ArrayList<>();
        for (List<Observation> group : groups.values()) {
            double[] mean = new double[FEATURES];
            double x = 0;
            double watts = 0;
            int withX = 0;
            int withWatts = 0;
            for (Observation o : group) {
                double[] f = features(o.point());
                for (int j = 0; j < FEATURES; j++) {
                    mean[j] += f[j] / group.size();
                }
                InferenceEnergy e = roofline.predictCapped(o.point());
                if (o.tokensPerSecond().isPresent()) {
                    x += clipped(Math.log(o.tokensPerSecond().getAsDouble() / e.outputTokensPerSecond()));
                    withX++;
                }
                if (o.watts().isPresent()) {
                    watts += clipped(Math.log(o.watts().getAsDouble() / e.powerWatts()));
                    withWatts++;
                }
            }
            Observation first = group.get(0);
            supports.add(new Support(
                    mean,
                    first.point().stack().engine(),
                    NOISE * first.error() / Observation.BENCHMARK_ERROR,
                    withX == 0 ? Double.NaN : x / withX,
                    withWatts == 0 ? Double.NaN : watts / withWatts));
        }
        return supports;
    }

    private static double clipped(double error) {
        return Math.max(-LARGEST, Math.min(LARGEST, error));
    }

    /** One Gaussian process: weights of its support points, and their covariance factored. */
    private static final class Residuals {
        private final double[] deviations;
        private final double[][] points;
        private final ServingStack.Engine[] engines;
        private final double[] weights;
        private final double[] lower;

        record Answer(double mean, double standardDeviation) {}

        Residuals(List<Support> supports, double[] deviations, boolean ofPower) {
            this.deviations = deviations;
            List<Support> used = supports.stream()
                    .filter(s -> !Double.isNaN(ofPower ? s.power() : s.throughput()))
                    .toList();
            int n = used.size();
            points = used.stream().map(Support::features).toArray(double[][]::new);
            engines = used.stream().map(Support::engine).toArray(ServingStack.Engine[]::new);
            DMatrixRMaj covariance = new DMatrixRMaj(n, n);
            DMatrixRMaj values = new DMatrixRMaj(n, 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double k = kernel(i, points[j], engines[j]);
                    covariance.set(i, j, k);
                    covariance.set(j, i, k);
                }
                covariance.add(i, i, used.get(i).noise() * used.get(i).noise());
                values.set(i, 0, ofPower ? used.get(i).power() : used.get(i).throughput());
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
            if (n > 0 && !cholesky.decompose(covariance)) {
                throw new ArithmeticException("the covariance of " + n + " support points is not positive definite");
            }
            lower = n == 0 ? new double[0] : cholesky.getT(null).data;
            weights = values.data;
            TriangularSolver_DDRM.solveL(lower, weights, n);
            TriangularSolver_DDRM.solveTranL(lower, weights, n);
        }

        private double kernel(int i, double[] features, ServingStack.Engine engine) {
            double d = 0;
            for (int j = 0; j < FEATURES; j++) {
                double z = (points[i][j] - features[j]) / deviations[j];
                d += z * z;
            }
            return AMPLITUDE
                    * AMPLITUDE
                    * Math.exp(-d / (2 * LENGTH * LENGTH))
                    * (engines[i] == engine ? 1 : ACROSS_ENGINES);
        }

        /** Mean and standard deviation of a measurement at a point, its noise included. */
        Answer at(double[] features, ServingStack.Engine engine) {
            int n = weights.length;
            double[] k = new double[n];
            double mean = 0;
            for (int i = 0; i < n; i++) {
                k[i] = kernel(i, features, engine);
                mean += k[i] * weights[i];
            }
            TriangularSolver_DDRM.solveL(lower, k, n);
            double explained = 0;
            for (double v : k) {
                explained += v * v;
            }
            return new Answer(mean, Math.sqrt(Math.max(0, AMPLITUDE * AMPLITUDE - explained) + NOISE * NOISE));
        }
    }
}
