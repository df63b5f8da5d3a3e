package org.tokenstate.evidence;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.uncertainty.ConditioningPlan;
import org.tokenstate.uncertainty.Proposal;
import org.tokenstate.units.internal.Require;

/**
 * Parameters at the minimum distance to dated facts: the sum of squares of the residuals of the facts, each over its error, and of the
 * parameters' normal scores under their priors, <i>z</i> = Φ⁻¹(<i>F</i>(<i>x</i>)), which penalise what is far from the prior. With
 * normal errors this is the mode of the posterior of the scores. Levenberg and Marquardt's method with central differences.
 *
 * <p>The covariance is (<i>J</i>ᵀ<i>J</i>)⁻¹ of the scores. Facts enter that are marked for calibration, are of the base year or
 * later, and are dated to a given day or before.
 */
public final class Calibration {
    /** How much wider than the covariance at the estimate the proposal of a conditioned ensemble is. */
    private static final double WIDER = 1.25;

    private static final double STEP = 1e-3;
    private static final double FURTHEST_SCORE = 6;
    private static final int MOST_STEPS = 200;

    private final FactModel model;
    private final List<Model.Input> parameters;
    private final List<DatedFact> facts;
    private final double[] scores;
    private final RealMatrix covariance;
    private final double[] fitted;

    private Calibration(
            FactModel model,
            List<Model.Input> parameters,
            List<DatedFact> facts,
            double[] scores,
            RealMatrix covariance,
            double[] fitted) {
        this.model = model;
        this.parameters = parameters;
        this.facts = facts;
        this.scores = scores;
        this.covariance = covariance;
        this.fitted = fitted;
    }

    /**
     * Fits the parameters of a base year to the facts.
     *
     * @param baseYear a base year of the table {@code base_years}
     * @param known the facts that may be used
     * @return the calibration
     * @throws org.tokenstate.catalogue.InputException if the table has no such base year or a formula of a fact has a fault
     * @throws ArithmeticException if the search does not converge
     */
    public static Calibration of(int baseYear, DatedFacts known) {
        return of(FactModel.ofBaseYear(baseYear, known), known);
    }

    static Calibration of(FactModel model, DatedFacts known) {
        List<DatedFact> facts = known.only(f -> f.use() == DatedFact.Use.CALIBRATION && f.year() >= model.baseYear())
                .all();
        List<Model.Input> parameters = model.calibrated();
        Minimum minimum = Minimum.of(
                model.function(parameters, facts.stream().map(DatedFact::output).toList()),
                Copula.independent(),
                facts,
                new double[parameters.size()]);
        return new Calibration(
                model,
                parameters,
                facts,
                minimum.scores(),
                new CholeskyDecomposition(minimum.information()).getSolver().getInverse(),
                minimum.values());
    }

    /**
     * The scores at the least distance.
     *
     * @param scores one an input
     * @param values what the model then says of the facts
     * @param information <i>J</i>ᵀ<i>J</i>, the identity of the priors included
     */
    private record Minimum(double[] scores, double[] values, RealMatrix information) {
        static Minimum of(Model function, Copula copula, List<DatedFact> facts, double[] start) {
            Distance distance = new Distance(function, copula, facts);
            try {
                double[] scores = new LevenbergMarquardtOptimizer()
                        .withCostRelativeTolerance(1e-13)
                        .withParameterRelativeTolerance(1e-10)
                        .optimize(new LeastSquaresBuilder()
                                .start(start)
                                .model(distance::valueAndJacobian)
                                .target(new double[facts.size() + start.length])
                                .lazyEvaluation(false)
                                .maxEvaluations(MOST_STEPS)
                                .maxIterations(MOST_STEPS)
                                .build())
                        .getPoint()
                        .toArray();
                RealMatrix jacobian =
                        distance.valueAndJacobian(new ArrayRealVector(scores)).getSecond();
                return new Minimum(
                        scores, distance.values(scores), jacobian.transpose().multiply(jacobian));
            } catch (TooManyEvaluationsException | TooManyIterationsException e) {
                throw new ArithmeticException("calibration of " + start.length + " parameters to " + facts.size()
                        + " facts must converge within " + MOST_STEPS + " steps but does not");
            }
        }
    }

    /** The residuals as a function of the scores. */
    private static final class Distance {
        private final Model.ColumnEvaluator evaluator;
        private final InputSampler.Cursor cursor;
        private final List<DatedFact> facts;

        Distance(Model function, Copula copula, List<DatedFact> facts) {
            this.evaluator = (Model.ColumnEvaluator) function.evaluator();
            this.cursor = sampler(function.inputs(), copula).cursor();
            this.facts = facts;
        }

        double[] values(double[] scores) {
            double[] values = new double[facts.size()];
            evaluator.evaluate(Calibration.values(cursor, scores), values);
            return values;
        }

        private double[] residuals(double[] scores, double[] values) {
            double[] residuals = Arrays.copyOf(values, values.length + scores.length);
            for (int i = 0; i < values.length; i++) {
                residuals[i] = facts.get(i).residual(values[i]);
                Require.finite(residuals[i], "residual of fact " + facts.get(i).id());
            }
            System.arraycopy(scores, 0, residuals, values.length, scores.length);
            return residuals;
        }

        /** The residuals at many points: by column, which is several times as fast as one by one. */
        private double[][] residuals(double[][] points) {
            double[][] all = new double[points.length][];
            for (int from = 0; from < points.length; from += Model.ColumnEvaluator.MOST_DRAWS) {
                int n = Math.min(Model.ColumnEvaluator.MOST_DRAWS, points.length - from);
                double[][] in = new double[points[from].length][n];
                for (int k = 0; k < n; k++) {
                    double[] row = Calibration.values(cursor, points[from + k]);
                    for (int i = 0; i < row.length; i++) {
                        in[i][k] = row[i];
                    }
                }
                double[][] out = new double[facts.size()][n];
                evaluator.evaluate(n, in, out);
                for (int k = 0; k < n; k++) {
                    int lane = k;
                    double[] values = Arrays.stream(out)
                            .mapToDouble(column -> column[lane])
                            .toArray();
                    all[from + k] = residuals(points[from + k], values);
                }
            }
            return all;
        }

        Pair<RealVector, RealMatrix> valueAndJacobian(RealVector point) {
            double[] at = point.toArray();
            double[][] points = new double[1 + 2 * at.length][];
            Arrays.setAll(points, k -> at.clone());
            for (int j = 0; j < at.length; j++) {
                points[1 + 2 * j][j] += STEP;
                points[2 + 2 * j][j] -= STEP;
            }
            double[][] residuals = residuals(points);
            double[] here = residuals[0];
            RealMatrix jacobian = new Array2DRowRealMatrix(here.length, at.length);
            for (int j = 0; j < at.length; j++) {
                for (int i = 0; i < here.length; i++) {
                    jacobian.setEntry(i, j, (residuals[1 + 2 * j][i] - residuals[2 + 2 * j][i]) / (2 * STEP));
                }
            }
            return new Pair<>(new ArrayRealVector(here, false), jacobian);
        }
    }

    private static InputSampler sampler(List<Model.Input> inputs, Copula copula) {
        List<String> names = inputs.stream().map(Model.Input::name).toList();
        Copula among = Copula.independent();
        for (Copula.Pair pair : copula.pairs()) {
            if (names.contains(pair.first()) && names.contains(pair.second())) {
                among = among.correlate(pair.first(), pair.second(), pair.rankCorrelation());
            }
        }
        return InputSampler.of(inputs, among, InputSampler.Points.MONTE_CARLO, 0, 1);
    }

    private static double[] values(InputSampler.Cursor cursor, double[] scores) {
        double[] uniforms = new double[scores.length];
        for (int i = 0; i < uniforms.length; i++) {
            uniforms[i] = StandardNormal.cdf(Math.max(-FURTHEST_SCORE, Math.min(FURTHEST_SCORE, scores[i])));
        }
        double[] values = new double[scores.length];
        cursor.values(uniforms, values);
        return values;
    }

    private double[] values(double[] scores) {
        return values(sampler(parameters, Copula.independent()).cursor(), scores);
    }

    /**
     * A fitted parameter.
     *
     * @param name its name
     * @param prior its prior
     * @param estimate its value at the minimum distance
     * @param lower the value one standard error of its score below
     * @param upper the value one standard error above
     * @param score its normal score under the prior: how many standard deviations the facts moved it
     * @param standardError of the score; 1 where the facts say nothing
     */
    public record Fitted(
            String name,
            String prior,
            double estimate,
            double lower,
            double upper,
            double score,
            double standardError) {}

    /**
     * {@return the fitted parameters}
     */
    public List<Fitted> parameters() {
        double[] errors = new double[scores.length];
        Arrays.setAll(errors, i -> Math.sqrt(covariance.getEntry(i, i)));
        double[] estimate = values(scores);
        double[] below = values(moved(errors, -1));
        double[] above = values(moved(errors, 1));
        Fitted[] all = new Fitted[scores.length];
        Arrays.setAll(
                all,
                i -> new Fitted(
                        parameters.get(i).name(),
                        parameters.get(i).distribution().toString(),
                        estimate[i],
                        below[i],
                        above[i],
                        scores[i],
                        errors[i]));
        return List.of(all);
    }

    private double[] moved(double[] errors, double by) {
        double[] moved = new double[scores.length];
        Arrays.setAll(moved, i -> scores[i] + by * errors[i]);
        return moved;
    }

    /**
     * {@return the estimates by name}
     */
    public Map<String, Double> estimates() {
        Map<String, Double> estimates = new LinkedHashMap<>();
        parameters().forEach(p -> estimates.put(p.name(), p.estimate()));
        return estimates;
    }

    /**
     * {@return the facts that it was fitted to}
     */
    public List<DatedFact> facts() {
        return facts;
    }

    /**
     * What the fitted model says of a fact that it was fitted to.
     *
     * @param fact the fact
     * @return the model's value
     * @throws org.tokenstate.catalogue.InputException if it was not fitted to it
     */
    public double valueOf(DatedFact fact) {
        return fitted[
                Nearest.indexOf(
                        "fact", fact.id(), facts.stream().map(DatedFact::id).toList())];
    }

    /**
     * {@return the sum of squares of all residuals and scores}
     */
    public double distance() {
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            sum += Math.pow(facts.get(i).residual(fitted[i]), 2);
        }
        for (double score : scores) {
            sum += score * score;
        }
        return sum;
    }

    /**
     * The covariance of the scores.
     *
     * @return one row and column a parameter; a copy
     */
    public double[][] covariance() {
        return covariance.getData();
    }

    /**
     * The plan by which draws of all parameters are weighted by the facts that the calibration used.
     *
     * <p>The facts speak of every drawn parameter that moves them, fitted or not, so draws are proposed near the least distance over
     * all of them: normal scores with the covariance (<i>J</i>ᵀ<i>J</i>)⁻¹ there, wider by a quarter in each of its principal
     * directions but never wider than the prior.
     *
     * @return a plan of 10,000 draws with seed 1
     * @throws ArithmeticException if the search does not converge
     */
    public ConditioningPlan conditioning() {
        return conditioning(List.of(), Copula.independent());
    }

    /**
     * The same, with inputs of another model beside those of the world, so that it can be {@linkplain
     * org.tokenstate.uncertainty.EnsemblePlan#given(org.tokenstate.uncertainty.Conditioned) given} the draws.
     *
     * @param others inputs; one of a name that the world has too stands for it and must have its distribution
     * @param copula the rank correlations
     * @return a plan of 10,000 draws with seed 1
     * @throws InputException if a distribution is another
     * @throws ArithmeticException if the search does not converge
     */
    ConditioningPlan conditioning(List<Model.Input> others, Copula copula) {
        List<String> outputs = facts.stream().map(DatedFact::output).toList();
        Model drawn = MoreInputs.of(function(outputs), others);
        // In the order in which they are drawn, on which the numbers behind correlated inputs depend.
        List<Model.Input> all =
                drawn.inputs().stream().filter(model.inputs()::contains).toList();
        Model function = model.function(all, outputs);
        double[] start = new double[all.size()];
        List<String> fitted = parameters.stream().map(Model.Input::name).toList();
        for (int i = 0; i < start.length; i++) {
            int place = fitted.indexOf(all.get(i).name());
            start[i] = place < 0 ? 0 : scores[place];
        }
        Minimum minimum = Minimum.of(function, copula, facts, start);
        EigenDecomposition principal = new EigenDecomposition(minimum.information());
        RealMatrix directions = principal.getV();
        RealMatrix wider = new Array2DRowRealMatrix(start.length, start.length);
        for (int i = 0; i < start.length; i++) {
            wider.setEntry(i, i, Math.min(1, WIDER / principal.getRealEigenvalue(i)));
        }
        RealMatrix covariance = directions.multiply(wider).multiply(directions.transpose());
        return ConditioningPlan.of(
                        MoreInputs.of(function, others),
                        facts.stream().map(DatedFact::observation).toList())
                .proposal(new Proposal(
                        all.stream().map(Model.Input::name).toList(), minimum.scores(), covariance.getData()))
                .copula(copula);
    }

    /**
     * The model of the base year as a function of all drawn parameters, with the priors of the fitted ones.
     *
     * @param outputs results of a year, such as {@code token_exports_usd[CHN][2030]}
     * @return the function
     * @throws org.tokenstate.catalogue.InputException if there is no such result
     */
    public Model function(List<String> outputs) {
        return model.function(model.inputs(), outputs);
    }

    /** What the fitted model says of other facts. */
    double[] valuesOf(List<DatedFact> other) {
        double[] values = new double[other.size()];
        model.function(parameters, other.stream().map(DatedFact::output).toList())
                .evaluator()
                .evaluate(values(scores), values);
        return values;
    }

    /**
     * The default that is shipped for a parameter.
     *
     * @param parameter its name
     * @return the default of the bundled model; empty if the calibration is of another base year
     */
    public OptionalDouble shipped(String parameter) {
        return FactModel.shipped(model.baseYear(), parameter);
    }

    /** The fitted parameters with their priors. */
    List<Model.Input> priors() {
        return parameters;
    }
}
