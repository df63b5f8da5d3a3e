package org.tokenstate.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Results;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.Moments;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.units.Money;
import org.tokenstate.units.internal.Require;

/**
 * The outcome of many draws of a model's inputs.
 *
 * <pre>{@code
 * Ensemble e = Ensemble.of(model).draws(100_000).seed(42).event("high", "y", y -> y > 3).run();
 * e.summary("y").p50();  e.probability("high");  e.convergence();
 * }</pre>
 */
public final class Ensemble {
    private final EnsemblePlan plan;
    private final Block total;
    private final int condition;

    Ensemble(EnsemblePlan plan, Block total) {
        this(plan, total, 0);
    }

    private Ensemble(EnsemblePlan plan, Block total, int condition) {
        this.plan = plan;
        this.total = total;
        this.condition = condition;
    }

    /**
     * Opens a plan for a model.
     *
     * @param model the model
     * @return a plan of 10,000 draws with seed 1
     */
    public static EnsemblePlan of(Model model) {
        return EnsemblePlan.of(model);
    }

    /**
     * Opens a plan for the projections of a country.
     *
     * @param model the country's model
     * @return a plan of 10,000 draws with seed 1, of the headline variables
     */
    public static ProjectionPlan of(TokenStateModel model) {
        return ProjectionPlan.of(model);
    }

    private ProjectionPlan.FirstYears projected() {
        if (plan.model() instanceof ProjectionPlan.FirstYears projected) {
            return projected;
        }
        throw new IllegalStateException(
                "ensemble is not of projections: it has outputs " + plan.model().outputs());
    }

    /**
     * Odds of all countries by a year, in the same drawn worlds: a plan with an event {@code milestone_5[NOR]} (to {@code
     * token_state_year[NOR]}) for each country with all figures, which happens when the first year of {@link
     * TokenStateModel#asModelOfCountries} is not after the last.
     *
     * @param like a model with the data and the scenario; its country is only where it starts
     * @param to the year by which
     * @return the plan, with the catalogue's rank correlations
     * @throws org.tokenstate.catalogue.InputException if the year lies outside
     */
    public static EnsemblePlan ofCountries(TokenStateModel like, int to) {
        Model countries = like.asModelOfCountries(to);
        EnsemblePlan plan = EnsemblePlan.of(countries).copula(Correlations.of(countries));
        for (String output : countries.outputs()) {
            plan = plan.event(output, output, first -> first <= to);
        }
        return plan;
    }

    /**
     * Why a criterion cannot be told in every year: a variable that it reads has no value for the country.
     *
     * @param criterion a criterion that the plan counts
     * @return the cause, such as {@code goods exports are missing}; empty where all its variables have a value in every year
     * @throws IllegalStateException if this is not an ensemble of projections
     */
    public Optional<String> missing(Criterion criterion) {
        return Optional.ofNullable(projected().missing.get(ProjectionPlan.firstYear(criterion)));
    }

    /**
     * Why a variable that the plan collects has no value in some year.
     *
     * @param variable its name
     * @return the cause; empty where it has a value in every year, or is not collected
     * @throws IllegalStateException if this is not an ensemble of projections
     */
    public Optional<String> missing(String variable) {
        return Optional.ofNullable(projected().missing.get(variable));
    }

    /**
     * The probability that a criterion holds in some year up to one.
     *
     * @param criterion a criterion that the plan counts
     * @param year the last year that counts
     * @return the probability; no draw counts in a year for which {@link #missing(Criterion)} names a cause, so that a
     *     probability of zero then says nothing
     * @throws InputException if the plan does not count the criterion, or the year lies outside the horizon
     * @throws IllegalStateException if this is not an ensemble of projections
     */
    public Probability probabilityBy(Criterion criterion, int year) {
        ProjectionPlan.FirstYears projected = projected();
        if (year < projected.from || year > projected.to) {
            throw new InputException("year must be in [" + projected.from + ", " + projected.to + "] but is " + year);
        }
        String output = ProjectionPlan.firstYear(criterion);
        if (!projected.criteria.contains(criterion) || !plan.categorical.contains(output)) {
            boolean other = projected.criteria.stream().anyMatch(c -> c.label().equals(criterion.label()));
            throw new InputException("criterion '" + criterion.label() + "' is not counted"
                    + (other ? ", but another condition of that label is" : "")
                    + ": add it to the plan with criterion(...) before the run"
                    + (criterion.readsReference()
                            ? ", on a model with a country to compare with, against(\"USA\")"
                            : ""));
        }
        View view = some();
        long hits = 0;
        for (Map.Entry<Double, Long> first :
                view.shares(plan.categorical.indexOf(output)).entrySet()) {
            hits += first.getKey() <= year ? first.getValue() : 0;
        }
        return new Probability(hits, view.count());
    }

    /**
     * The spread of a result variable through the years.
     *
     * @param variable a variable that the plan collects
     * @return its fan, over the years in which it has a value
     * @throws InputException if the plan does not collect the variable
     * @throws IllegalStateException if this is not an ensemble of projections
     */
    public Fan fan(String variable) {
        ProjectionPlan.FirstYears projected = projected();
        List<Integer> years = new ArrayList<>();
        List<Summary> each = new ArrayList<>();
        for (int year = projected.from; year <= projected.to; year++) {
            String output = ProjectionPlan.output(variable, year);
            if (plan.model().outputs().contains(output)) {
                years.add(year);
                each.add(summary(output));
            }
        }
        if (years.isEmpty()) {
            throw new InputException(missing(variable)
                    .map(cause -> "variable '" + variable + "' has no value in any year: " + cause)
                    .orElse("variable '" + variable + "' is not collected: add it to the plan with variables(...)"));
        }
        return new Fan(variable, years, each);
    }

    /**
     * A result of the model behind the projections: its unit and what it is.
     *
     * @param name its name
     * @return the variable
     * @throws InputException if there is no such result
     * @throws IllegalStateException if this is not an ensemble of projections
     */
    public Variable variable(String name) {
        return projected().results.get(name);
    }

    /**
     * The share of draws by binding constraint in a year.
     *
     * @param year the year
     * @return the probability of each constraint that binds in some draw
     * @throws InputException if the year lies outside the horizon or the plan does not collect the constraint
     */
    public Map<BindingConstraint, Probability> bindingConstraint(int year) {
        Map<BindingConstraint, Probability> shares = new LinkedHashMap<>();
        shares(ProjectionPlan.output("binding_constraint", year))
                .forEach((code, share) -> shares.put(BindingConstraint.ofCode(code), share));
        return shares;
    }

    private View view() {
        return total.view(condition);
    }

    /**
     * {@return the plan that was run}
     */
    public EnsemblePlan plan() {
        return plan;
    }

    /**
     * {@return the draws that gave an answer and, in a conditional view, met the condition}
     */
    public long draws() {
        return view().count();
    }

    /**
     * {@return how many draws failed}
     */
    public long failed() {
        return total.failed();
    }

    /**
     * {@return the numbers of all draws that failed, ascending; a copy}
     */
    public long[] failedDraws() {
        return total.failedDraws();
    }

    /**
     * {@return the first draws that failed, with their inputs, at most twenty}
     */
    public List<Failure> failures() {
        return total.failures();
    }

    /**
     * {@return whether every value was kept, so that quantiles are exact}
     */
    public boolean exact() {
        return view().exact();
    }

    /**
     * The spread of an output.
     *
     * @param output its name
     * @return the summary
     * @throws InputException if the output is not known
     * @throws IllegalStateException if no draw met the condition
     */
    public Summary summary(String output) {
        int place = plan.output(output);
        return some().summary(place);
    }

    /**
     * {@return the spread of every output, by name}
     *
     * @throws IllegalStateException if no draw met the condition
     */
    public Map<String, Summary> summaries() {
        List<String> outputs = plan.model().outputs();
        View view = some();
        Summary[] each = new Summary[outputs.size()];
        IntStream places = IntStream.range(0, each.length);
        (plan.threads > 1 ? places.parallel() : places).forEach(i -> each[i] = view.summary(i));
        Map<String, Summary> all = new LinkedHashMap<>();
        for (int i = 0; i < each.length; i++) {
            all.put(outputs.get(i), each[i]);
        }
        return all;
    }

    /**
     * A quantile of an output.
     *
     * @param output its name
     * @param probability in [0, 1]
     * @return the quantile
     * @throws InputException if the output is not known
     * @throws IllegalStateException if no draw met the condition
     */
    public double quantile(String output, double probability) {
        int place = plan.output(output);
        return some().quantile(place, probability);
    }

    private View some() {
        View view = view();
        if (view.count() == 0) {
            throw new IllegalStateException("condition '" + plan.conditions().get(condition - 1)
                    + "' was met in none of " + (plan.draws() - failed()) + " draws");
        }
        return view;
    }

    /**
     * The values of an output in the order of the draws, where they were kept.
     *
     * @param output its name
     * @return the values of the draws that gave an answer; a copy
     * @throws InputException if the output is not known
     * @throws IllegalStateException if the values were not kept
     */
    public double[] values(String output) {
        int place = plan.output(output);
        if (!exact()) {
            throw new IllegalStateException("values of " + output + " were not kept: " + plan.draws() + " draws of "
                    + plan.model().outputs().size() + " outputs are more than exactValues allows");
        }
        return view().column(place);
    }

    /**
     * The inputs of the draws, drawn again.
     *
     * @param most the most draws wanted, from the first on
     * @return one column an input, in the model's order, of the draws that gave an answer, in the order of {@link #values}
     * @throws IllegalStateException if this is a view of some of the draws
     */
    public double[][] inputs(int most) {
        long[] failed = failedDraws();
        if (draws() + failed.length != plan.draws()) {
            throw new IllegalStateException("inputs of draws are those of a whole ensemble but " + draws() + " of "
                    + (plan.draws() - failed.length) + " are in this view");
        }
        int wanted = (int) Math.min(most, draws());
        double[][] inputs = new double[plan.model().inputs().size()][wanted];
        EnsemblePlan.Draws drawn = plan.inputs();
        int at = 0;
        for (long first = 0; first < plan.draws(); first += Model.ColumnEvaluator.MOST_DRAWS) {
            int n = (int) Math.min(Model.ColumnEvaluator.MOST_DRAWS, plan.draws() - first);
            double[][] columns = drawn.columns(first, n);
            for (int k = 0; k < n; k++) {
                if (at == wanted) {
                    return inputs;
                }
                if (Arrays.binarySearch(failed, first + k) < 0) {
                    for (int i = 0; i < inputs.length; i++) {
                        inputs[i][at] = columns[i][k];
                    }
                    at++;
                }
            }
        }
        return inputs;
    }

    /**
     * The probability of an event that the plan counts.
     *
     * @param event its name
     * @return the probability
     * @throws InputException if the plan does not count such an event
     * @throws IllegalStateException if no draw met the condition
     */
    public Probability probability(String event) {
        int place = Nearest.indexOf("event", event, plan.events());
        View view = some();
        return new Probability(view.hits(place), view.count());
    }

    /**
     * The probabilities of the values of an output that the plan counts as a code.
     *
     * @param output its name
     * @return the probability of each value that occurred, in ascending order
     * @throws InputException if the plan does not count such an output
     * @throws IllegalStateException if no draw met the condition
     */
    public Map<Double, Probability> shares(String output) {
        int place = Nearest.indexOf("output counted by value", output, plan.categorical);
        View view = some();
        Map<Double, Probability> shares = new LinkedHashMap<>();
        view.shares(place).forEach((value, hits) -> shares.put(value, new Probability(hits, view.count())));
        return shares;
    }

    /**
     * The draws that met a condition of the plan.
     *
     * @param name the name of the condition
     * @return the conditional view
     * @throws InputException if the plan has no such condition
     */
    public Ensemble given(String name) {
        int place = Nearest.indexOf("condition", name, plan.conditions());
        return new Ensemble(plan, total, place + 1);
    }

    /**
     * {@return the verdict over all outputs that vary and are not codes, at the default tolerance; empty if none varies}
     */
    public Optional<Convergence> convergence() {
        return convergence(
                plan.model().outputs().stream()
                        .filter(output -> !plan.categorical.contains(output)
                                && !output.startsWith("milestone_")
                                && !output.equals("crossing_year"))
                        .toList(),
                Convergence.TOLERANCE);
    }

    /**
     * The verdict on whether there were enough draws.
     *
     * @param outputs the outputs that matter
     * @param tolerance the most that the standard error of a median may be of the range from p05 to p95
     * @return the verdict; empty if none of the outputs varies
     * @throws InputException if an output is not known
     */
    public Optional<Convergence> convergence(List<String> outputs, double tolerance) {
        Require.positive(tolerance, "tolerance of convergence");
        String worst = "";
        double error = -1;
        for (String output : outputs) {
            Summary s = summary(output);
            double range = s.p95() - s.p05();
            if (range > 0 && s.medianStandardError() / range > error) {
                error = s.medianStandardError() / range;
                worst = output;
            }
        }
        if (worst.isEmpty()) {
            return Optional.empty();
        }
        double needed = Math.ceil(draws() * Math.pow(error / tolerance, 2));
        return Optional.of(new Convergence(
                error <= tolerance, worst, error, tolerance, draws(), Math.max(draws(), (long) needed)));
    }

    /**
     * The effect of a what-if on an output, draw by draw: with the same seed the inputs of the same name have the same draws, so
     * most of the noise cancels. A draw that failed in either ensemble is left out.
     *
     * @param base the ensemble without the what-if, with as many draws
     * @param output the output
     * @return the moments of this minus base over the draws that both answered, whose number they hold; the mean is the effect and
     *     {@link Moments#standardError} its error
     * @throws IllegalStateException if values were not kept, one of the ensembles is a conditional view, or the draws do not match
     */
    public Moments differenceFrom(Ensemble base, String output) {
        if (!plan.sharesDrawsWith(base.plan) || condition + base.condition > 0) {
            throw new IllegalStateException("draws of two ensembles must match, and all of them be there, but are "
                    + plan.drawn() + " and " + base.plan.drawn() + "; answered, in this view, " + draws() + " and "
                    + base.draws());
        }
        double[] mine = byDraw(output);
        double[] theirs = base.byDraw(output);
        double[] difference = new double[mine.length];
        int n = 0;
        for (int i = 0; i < mine.length; i++) {
            double of = mine[i] - theirs[i];
            if (!Double.isNaN(of)) {
                difference[n++] = of;
            }
        }
        return Moments.of(Arrays.copyOf(difference, n));
    }

    /** The values of an output by number of the draw; NaN where it failed. */
    private double[] byDraw(String output) {
        double[] values = values(output);
        long[] failed = failedDraws();
        double[] all = new double[values.length + failed.length];
        int fault = 0;
        for (int draw = 0; draw < all.length; draw++) {
            if (fault < failed.length && failed[fault] == draw) {
                all[draw] = Double.NaN;
                fault++;
            } else {
                all[draw] = values[draw - fault];
            }
        }
        return all;
    }

    /**
     * {@return in one line: draws, failures, token exports of the last year where they are collected, verdict}
     */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(draws() + " draws, seed " + plan.seed());
        if (failed() > 0) {
            parts.add(failed() + " failed, first " + failures().get(0));
        }
        if (plan.model() instanceof ProjectionPlan.FirstYears projected && draws() > 0) {
            String output = ProjectionPlan.output(Results.EXPORT_REVENUE_USD, projected.to);
            if (plan.model().outputs().contains(output)) {
                Summary exports = summary(output);
                parts.add("token exports of " + projected.to + " " + Money.ofUsd2025(exports.p50()) + ", 5 to 95 %: "
                        + Money.ofUsd2025(exports.p05()) + " to " + Money.ofUsd2025(exports.p95()));
            }
        }
        if (draws() > 0) {
            convergence().ifPresent(c -> parts.add(c.toString()));
        }
        return String.join("; ", parts);
    }
}
