package org.tokenstate.uncertainty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.units.Ratio;
import org.tokenstate.units.internal.Require;

/**
 * What an ensemble of a country's projections draws and counts. Immutable: each method returns a plan with one thing changed.
 *
 * <p>Every parameter with a distribution is drawn, with the catalogue's rank correlations unless {@link #independent}, and the
 * path of generation per head. Result variables become outputs {@code variable[year]}, the first year of each criterion an output
 * {@code first_year[criterion]}, which is the year after the last where it never holds.
 */
public final class ProjectionPlan {
    private final TokenStateModel model;
    private final List<String> variables;
    private final List<Criterion> criteria;
    private final boolean independent;
    private final UnaryOperator<EnsemblePlan> settings;

    private ProjectionPlan(
            TokenStateModel model,
            List<String> variables,
            List<Criterion> criteria,
            boolean independent,
            UnaryOperator<EnsemblePlan> settings) {
        this.model = model;
        this.variables = variables;
        this.criteria = criteria;
        this.independent = independent;
        this.settings = settings;
    }

    static ProjectionPlan of(TokenStateModel model) {
        List<Criterion> criteria = new ArrayList<>();
        for (int percent : Projection.MILESTONES_PERCENT) {
            criteria.add(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent)));
        }
        criteria.add(Criterion.tokenExportsOfGdp(Ratio.ofPercent(10)));
        criteria.add(Criterion.dependence(Ratio.ofPercent(20)));
        if (model.reference().isPresent()) {
            criteria.add(Criterion.generationPerHeadAboveReference());
        }
        return new ProjectionPlan(model, TokenStateModel.HEADLINE, List.copyOf(criteria), false, plan -> plan);
    }

    private ProjectionPlan with(UnaryOperator<EnsemblePlan> more) {
        return new ProjectionPlan(model, variables, criteria, independent, plan -> more.apply(settings.apply(plan)));
    }

    /**
     * Sets the number of draws; 10,000 unless set.
     *
     * @param draws at least 1
     * @return the plan
     * @throws IllegalArgumentException if {@code draws < 1}, when the plan is run
     */
    public ProjectionPlan draws(long draws) {
        return with(plan -> plan.draws(draws));
    }

    /**
     * Sets the seed; 1 unless set.
     *
     * @param seed any number
     * @return the plan
     */
    public ProjectionPlan seed(long seed) {
        return with(plan -> plan.seed(seed));
    }

    /**
     * Sets the number of threads, which does not change the answer; all processors unless set.
     *
     * @param threads at least 1
     * @return the plan
     */
    public ProjectionPlan threads(int threads) {
        return with(plan -> plan.threads(threads));
    }

    /**
     * Sets the plan of the points; independent random numbers unless set.
     *
     * @param points the plan of the points
     * @return the plan
     */
    public ProjectionPlan points(InputSampler.Points points) {
        return with(plan -> plan.points(points));
    }

    /**
     * Changes anything else of the generic plan: events, conditions, progress, cancellation, memory.
     *
     * @param change what to change
     * @return the plan
     */
    public ProjectionPlan adjust(UnaryOperator<EnsemblePlan> change) {
        return with(change);
    }

    /**
     * {@return the country's model}
     */
    public TokenStateModel model() {
        return model;
    }

    /**
     * The same plan of the same country under another scenario.
     *
     * @param scenario the scenario
     * @return the plan
     */
    public ProjectionPlan under(Scenario scenario) {
        return new ProjectionPlan(model.under(scenario), variables, criteria, independent, settings);
    }

    /**
     * Leaves the rank correlations of the parameters out.
     *
     * @return the plan
     */
    public ProjectionPlan independent() {
        return new ProjectionPlan(model, variables, criteria, true, settings);
    }

    /**
     * Sets the result variables that are collected; the headlines unless set.
     *
     * @param names their names
     * @return the plan
     * @throws InputException if one is not known, when the plan is run
     */
    public ProjectionPlan variables(List<String> names) {
        return new ProjectionPlan(model, List.copyOf(names), criteria, independent, settings);
    }

    /**
     * Counts one more criterion, beside the milestones (1, 2, 5, 10 and 20 % of goods exports, 10 % of GDP, 20 % dependence, and
     * generation per head where there is a reference).
     *
     * @param criterion the criterion
     * @return the plan; as it is where the criterion is counted already
     * @throws IllegalArgumentException if another criterion of the same label is counted
     */
    public ProjectionPlan criterion(Criterion criterion) {
        if (criteria.contains(criterion)) {
            return this;
        }
        Require.that(
                criteria.stream().noneMatch(c -> c.label().equals(criterion.label())),
                "label of a criterion must be its own but another condition is counted as '%s'",
                criterion.label());
        model.requireReferenceOf(criterion);
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new ProjectionPlan(model, variables, List.copyOf(more), independent, settings);
    }

    /**
     * The plan as an ensemble of a plain model, for another engine.
     *
     * @param from the first year
     * @param to the last year
     * @return the generic plan
     */
    public EnsemblePlan plan(int from, int to) {
        Set<String> needed = new LinkedHashSet<>(variables);
        criteria.forEach(c -> needed.addAll(c.variables()));
        Projection central = model.project(from, to);
        Map<String, String> missing = new LinkedHashMap<>();
        needed.forEach(v -> central.missing(v).ifPresent(cause -> missing.put(v, cause)));
        criteria.forEach(c -> central.missing(c).ifPresent(cause -> missing.put(firstYear(c), cause)));
        FirstYears counted = new FirstYears(
                model.asModel(from, to, List.copyOf(needed)), model.results(), from, to, criteria, missing);
        EnsemblePlan plan = EnsemblePlan.of(counted);
        plan = plan.copula(independent ? Copula.independent() : Correlations.of(counted));
        for (String output : counted.outputs()) {
            if (output.startsWith("first_year[")
                    || output.startsWith("binding_constraint[")
                    || output.equals("token_state_year")) {
                plan = plan.shares(output);
            }
        }
        return settings.apply(plan);
    }

    /**
     * Runs the ensemble on threads of this machine.
     *
     * @param from the first year
     * @param to the last year
     * @return the ensemble
     */
    public Ensemble run(int from, int to) {
        return plan(from, to).run();
    }

    /** The output that holds the first year of a criterion. */
    static String firstYear(Criterion criterion) {
        return "first_year[" + criterion.label() + "]";
    }

    /** The output of a variable in a year. */
    static String output(String variable, int year) {
        return variable + "[" + year + "]";
    }

    /** A projection model with the first year of each criterion in front of its outputs. */
    static final class FirstYears implements Model {
        final int from;
        final int to;
        /** Why a variable, or the first year of a criterion by name of its output, is not known in every year. */
        final Map<String, String> missing;

        private final Model inner;
        final VariableTable results;
        final List<Criterion> criteria;
        private final List<String> outputs = new ArrayList<>();
        /** By criterion and year the places of its variables; empty where one has no value. */
        private final int[][][] places;

        FirstYears(
                Model inner,
                VariableTable results,
                int from,
                int to,
                List<Criterion> criteria,
                Map<String, String> missing) {
            this.inner = inner;
            this.results = results;
            this.from = from;
            this.to = to;
            this.criteria = criteria;
            this.missing = Map.copyOf(missing);
            Map<String, Integer> place = new LinkedHashMap<>();
            for (String output : inner.outputs()) {
                place.put(output, place.size());
            }
            places = new int[criteria.size()][to - from + 1][];
            for (int c = 0; c < places.length; c++) {
                outputs.add(ProjectionPlan.firstYear(criteria.get(c)));
                List<String> read = criteria.get(c).variables();
                for (int year = from; year <= to; year++) {
                    int at = year;
                    boolean all = read.stream().allMatch(v -> place.containsKey(output(v, at)));
                    places[c][year - from] = all
                            ? read.stream()
                                    .mapToInt(v -> place.getOrDefault(output(v, at), -1))
                                    .toArray()
                            : new int[0];
                }
            }
            outputs.addAll(inner.outputs());
        }

        @Override
        public List<Input> inputs() {
            return inner.inputs();
        }

        @Override
        public List<String> outputs() {
            return List.copyOf(outputs);
        }

        @Override
        public Evaluator evaluator() {
            Evaluator evaluator = inner.evaluator();
            return evaluator instanceof ColumnEvaluator byColumn ? new ByColumn(byColumn) : new OneByOne(evaluator);
        }

        /** Reads the first years of one draw. */
        private class OneByOne implements Evaluator {
            private final Evaluator evaluator;
            private final double[] results = new double[inner.outputs().size()];
            final double[][] read =
                    criteria.stream().map(c -> new double[c.variables().size()]).toArray(double[][]::new);

            OneByOne(Evaluator evaluator) {
                this.evaluator = evaluator;
            }

            @Override
            public void evaluate(double[] in, double[] out) {
                evaluator.evaluate(in, results);
                for (int c = 0; c < read.length; c++) {
                    out[c] = firstYear(c, results, read[c]);
                }
                System.arraycopy(results, 0, out, read.length, results.length);
            }
        }

        /** Reads the first years of a block of draws; the model writes its columns where they are wanted. */
        private final class ByColumn extends OneByOne implements ColumnEvaluator {
            private final ColumnEvaluator evaluator;
            private final double[] lane = new double[inner.outputs().size()];
            private final double[][] rest = new double[inner.outputs().size()][];

            ByColumn(ColumnEvaluator evaluator) {
                super(evaluator);
                this.evaluator = evaluator;
            }

            @Override
            public void evaluate(int n, double[][] in, double[][] out) {
                System.arraycopy(out, read.length, rest, 0, rest.length);
                evaluator.evaluate(n, in, rest);
                for (int i = 0; i < n && read.length > 0; i++) {
                    for (int k = 0; k < lane.length; k++) {
                        lane[k] = rest[k][i];
                    }
                    for (int c = 0; c < read.length; c++) {
                        out[c][i] = firstYear(c, lane, read[c]);
                    }
                }
            }
        }

        private int firstYear(int c, double[] results, double[] read) {
            for (int year = from; year <= to; year++) {
                int[] at = places[c][year - from];
                for (int i = 0; i < at.length; i++) {
                    read[i] = results[at[i]];
                }
                if (at.length == read.length && criteria.get(c).holds(read)) {
                    return year;
                }
            }
            return to + 1;
        }
    }
}
