package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Source;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.units.Ratio;

/** A country through time under one scenario: every result variable of every year. Immutable. */
public final class Projection {
    /** Token exports over goods exports at which a milestone is passed, in per cent. */
    public static final List<Integer> MILESTONES_PERCENT = List.of(1, 2, 5, 10, 20);

    private final TokenStateModel model;
    private final int from;
    private final int to;
    private final double[][] results;
    /** Variables of the text by year that explanations have asked for. */
    private final Map<String, double[]> values = new ConcurrentHashMap<>();

    Projection(TokenStateModel model, int from, int to, double[][] results) {
        this.model = model;
        this.from = from;
        this.to = to;
        this.results = results;
    }

    /**
     * {@return the model that made it}
     */
    public TokenStateModel model() {
        return model;
    }

    /**
     * {@return the first year}
     */
    public int from() {
        return from;
    }

    /**
     * {@return the last year}
     */
    public int to() {
        return to;
    }

    /**
     * The results of a year.
     *
     * @param year the year
     * @return its results
     * @throws InputException if the year lies outside the projection
     */
    public YearResult in(int year) {
        if (year < from || year > to) {
            throw new InputException("year must be in [" + from + ", " + to + "] but is " + year);
        }
        return at(year);
    }

    /**
     * The results of a year: {@link #in} under a name that is no keyword of Kotlin.
     *
     * @param year the year
     * @return its results
     * @throws InputException if the year lies outside the projection
     */
    public YearResult year(int year) {
        return in(year);
    }

    /** The results of a year since the start, also before the first year asked for. */
    YearResult at(int year) {
        return new YearResult(year, model.results(), results[year - TokenStateModel.FIRST_YEAR]);
    }

    /**
     * {@return the results of all years in order}
     */
    public List<YearResult> years() {
        List<YearResult> years = new ArrayList<>();
        for (int year = from; year <= to; year++) {
            years.add(in(year));
        }
        return List.copyOf(years);
    }

    /**
     * A result variable through the years.
     *
     * @param variable its name, of the country or of the world ({@code token_exports_usd.CHN})
     * @return one value a year from {@link #from()} on; NaN where there is none
     */
    public double[] series(String variable) {
        double[] series = new double[to - from + 1];
        boolean ofCountry = model.results().has(variable);
        int column = ofCountry ? model.results().indexOf(variable) : -1;
        String instance = ofCountry ? "" : model.year().instance(variable);
        for (int i = 0; i < series.length; i++) {
            series[i] = ofCountry ? results[from + i - TokenStateModel.FIRST_YEAR][column] : value(instance, from + i);
        }
        return series;
    }

    /**
     * The first year in which a criterion holds.
     *
     * @param criterion the criterion
     * @return the year; empty if it holds in no year within the horizon, which is never only where {@link #missing(Criterion)}
     *     is empty
     * @throws InputException if it compares with a reference and none is named
     */
    public OptionalInt firstYear(Criterion criterion) {
        model.requireReferenceOf(criterion);
        for (int year = from; year <= to; year++) {
            if (criterion.holds(at(year))) {
                return OptionalInt.of(year);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Why a criterion cannot be told in every year: a variable that it reads has no value.
     *
     * @param criterion the criterion
     * @return the cause, such as {@code goods exports are missing}; empty where all its variables have a value in every year
     * @throws InputException if there is no such variable
     */
    public Optional<String> missing(Criterion criterion) {
        return Gaps.cause(this, criterion.variables());
    }

    /**
     * Why a result has no value in some year.
     *
     * @param variable its name
     * @return the cause, such as {@code goods exports are missing}; empty where it has a value in every year
     * @throws InputException if there is no such variable
     */
    public Optional<String> missing(String variable) {
        return Gaps.cause(this, List.of(variable));
    }

    /**
     * Why the year of an event is not known, for the events that have no year because a figure is missing. An event that has no
     * year and is not here does not happen within the horizon.
     *
     * @return the cause by event: {@code crossing_year}, {@code token_state_year}, {@code milestone_1} to {@code milestone_20}
     */
    public Map<String, String> unknownEvents() {
        Map<String, String> causes = new LinkedHashMap<>();
        if (crossing().isEmpty()) {
            missing(Criterion.generationPerHeadAboveReference()).ifPresent(c -> causes.put("crossing_year", c));
        }
        if (tokenStateYear().isEmpty()) {
            Gaps.cause(this, List.of("dependence", "exported_generation_share"))
                    .ifPresent(c -> causes.put("token_state_year", c));
        }
        Optional<String> ofGoods = missing("share_of_goods_exports");
        milestones().forEach((percent, year) -> {
            if (year.isEmpty()) {
                ofGoods.ifPresent(c -> causes.put("milestone_" + percent, c));
            }
        });
        return causes;
    }

    /**
     * {@return the first year in which generation per head is not below the reference's; empty if never within the horizon,
     * or not known because a figure is missing; {@link #unknownEvents} tells the two apart}
     *
     * @throws InputException if no reference is named, without which there is no crossing
     */
    public OptionalInt crossingYear() {
        return firstYear(Criterion.generationPerHeadAboveReference());
    }

    /** The crossing year; empty without a reference. */
    OptionalInt crossing() {
        return model.reference().isEmpty() ? OptionalInt.empty() : crossingYear();
    }

    /**
     * {@return the first of the years in a row that meet the definition of a token-state: dependence and the electricity of
     * exported tokens over their thresholds; empty if never, or not known, see {@link #unknownEvents}}
     */
    public OptionalInt tokenStateYear() {
        int year = Milestones.TokenState.of(model.results())
                .firstYear(model.values(1), (column, y) -> results[y - TokenStateModel.FIRST_YEAR][column], from, to);
        return year > to ? OptionalInt.empty() : OptionalInt.of(year);
    }

    /**
     * {@return the first year of each milestone, by per cent of goods exports; empty if never, or not known, see
     * {@link #unknownEvents}}
     */
    public Map<Integer, OptionalInt> milestones() {
        Map<Integer, OptionalInt> milestones = new LinkedHashMap<>();
        for (int percent : MILESTONES_PERCENT) {
            milestones.put(percent, firstYear(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent))));
        }
        return milestones;
    }

    /**
     * The same country under a changed scenario.
     *
     * @param change the what-if
     * @return the projection of the same years
     */
    public Projection whatIf(WhatIf change) {
        return model.under(model.scenario().with(change)).project(from, to);
    }

    /**
     * What differs in another projection of the same country and years.
     *
     * @param other the changed projection
     * @return the comparison, with this as its base
     * @throws InputException if the other is of another country, reference or other years
     */
    public Comparison compareWith(Projection other) {
        return Comparison.of(this, other);
    }

    /**
     * {@return what is missing or assumed for this country}
     */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>(model.notes(to));
        double[] own = series("generation_kwh_per_capita");
        double[] reference = series("reference_generation_kwh_per_capita");
        if (model.extensions().growth().isEmpty()) {
            notes.addAll(model.prepared().departures(model, year -> at(own, year), year -> at(reference, year), to));
        }
        return List.copyOf(notes);
    }

    private double at(double[] series, int year) {
        return year < from ? Double.NaN : series[year - from];
    }

    /**
     * {@return where the figures of this country come from, by result variable}
     */
    public Map<String, Source> sources() {
        return model.sources(to);
    }

    /**
     * Where a result comes from: the tree of formulas and inputs down to datasets and parameters.
     *
     * @param variable the name of a result variable
     * @param year the year, within this projection
     * @return the explanation
     * @throws InputException if there is no such variable (the nearest are named) or the year lies outside
     */
    public Explanation explain(String variable, int year) {
        return Explanation.of(this, variable, year);
    }

    /**
     * Where several results come from, as trees of few levels, which cost a hundredth of whole ones.
     *
     * @param variables names of result variables
     * @param year the year, within this projection
     * @param levels how many levels below each result its tree goes; the last numbers name no inputs
     * @return one explanation a variable, in their order
     * @throws InputException if there is no such variable (the nearest are named) or the year lies outside
     */
    public List<Explanation> explain(List<String> variables, int year, int levels) {
        in(year);
        ExplanationBuilder builder = new ExplanationBuilder(this, levels);
        List<String> needed = List.copyOf(builder.reach(variables));
        if (!values.keySet().containsAll(needed)) {
            compute(needed);
        }
        return variables.stream()
                .map(variable -> Explanation.of(model.country(), builder.variable(variable, year)))
                .toList();
    }

    /** The value of any variable of the text, whether it is a result or not. */
    double value(String instance, int year) {
        double[] known = values.get(instance);
        if (known == null) {
            compute(model.year().system().instances());
            known = Objects.requireNonNull(values.get(instance), instance);
        }
        return known[year - TokenStateModel.FIRST_YEAR];
    }

    private void compute(List<String> instances) {
        double[][] run = model.run(model.year().program(instances), to);
        for (int i = 0; i < instances.size(); i++) {
            int column = i;
            values.put(
                    instances.get(i),
                    Arrays.stream(run).mapToDouble(year -> year[column]).toArray());
        }
    }

    /** The value of a series of the text. */
    double series(String name, int year) {
        Inputs inputs = model.inputs(to);
        return inputs.data()[model.year().system().data().indexOf(name)][year - TokenStateModel.FIRST_YEAR];
    }

    double[][] results() {
        return results;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Projection that
                && from == that.from
                && to == that.to
                && Arrays.deepEquals(results, that.results);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(results);
    }

    @Override
    public String toString() {
        YearResult first = in(from);
        YearResult last = in(to);
        return "projection of " + model.country()
                + model.reference().map(r -> " against " + r).orElse("") + " under '"
                + model.scenario().name() + "', " + from + "-" + to
                + first.exportRevenue().map(m -> ": token exports " + m).orElse("")
                + (from == to ? "" : last.exportRevenue().map(m -> " to " + m).orElse(""));
    }
}
