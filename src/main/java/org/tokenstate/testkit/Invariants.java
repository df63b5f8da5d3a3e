package org.tokenstate.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.YearResult;

/**
 * Laws that every projection obeys, ready to be called from a property. A broken law is an {@link AssertionError} that says
 * which result of which year breaks it.
 */
public final class Invariants {
    private static final double ROUNDING = 1e-9;
    /** The market is solved to 1e-10 in price, which allows this much in quantity. */
    private static final double SOLVED = 1e-6;

    private static final List<String> SUPPLY = List.of(
            "exportable_energy_twh",
            "energy_limit_twh",
            "tranche_twh.existing",
            "tranche_twh.curtailed",
            "tranche_twh.net_exports",
            "tranche_twh.idle_plant",
            "tranche_twh.overbuild");

    private Invariants() {}

    /**
     * The past is closed: a change from a year on leaves every result of every earlier year as it was, bit for bit.
     *
     * @param model the model
     * @param change a what-if that changes nothing before the year
     * @param year the first year that may differ
     * @param to the last year to look at
     */
    public static void earlierYearsUnchanged(TokenStateModel model, WhatIf change, int year, int to) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, to);
        Comparison c = base.compareWith(base.whatIf(change));
        for (Comparison.Difference d : c.differences()) {
            check(
                    d.firstYear() >= year,
                    "%s of %s changed in %d by a change from %d on",
                    d.variable(),
                    model.country(),
                    d.firstYear(),
                    year);
        }
    }

    /**
     * Every result is a finite number or missing, shares lie between zero and one, and quantities are not negative.
     *
     * @param projection the projection
     */
    public static void sound(Projection projection) {
        for (YearResult year : projection.years()) {
            for (Variable variable : TokenStateModel.catalogue().all()) {
                double value = year.value(variable.name()).orElse(0);
                check(Double.isFinite(value), "%s of %d is %s", variable.name(), year.year(), value);
                boolean quantity = variable.unit().matches("tokens|Mtok|TWh|GW|GW/yr|persons|USD 2025|kWh|kWh/Mtok|J")
                        && !variable.name().contains("rent");
                check(
                        !quantity || value >= 0,
                        "%s of %d must be >= 0 but is %s %s",
                        variable.name(),
                        year.year(),
                        value,
                        variable.unit());
            }
            share(year, "dependence");
            share(year, "us_import_share_volume");
            share(year, "us_import_share_value");
        }
    }

    private static void share(YearResult year, String variable) {
        double value = year.value(variable).orElse(0);
        check(
                value >= 0 && value <= 1 + ROUNDING,
                "%s of %d must be in [0, 1] but is %s",
                variable,
                year.year(),
                value);
    }

    /**
     * Physical accounts hold: what is used is within compute and energy and is offered at the price paid for it, exports are within what is served, revenue is
     * volume times price, and shares are revenue over their base.
     *
     * @param projection the projection
     */
    public static void accounts(Projection projection) {
        for (YearResult y : projection.years()) {
            atMost(y, "energy_used_twh", value(y, "compute_limit_twh"));
            atMost(y, "energy_used_twh", value(y, "energy_limit_twh"));
            atMost(y, "energy_used_twh", value(y, "energy_supply_at_affordable_price_twh"));
            atMost(y, "exportable_energy_twh", value(y, "compute_limit_twh"));
            atMost(y, "exportable_energy_twh", value(y, "energy_limit_twh"));
            equal(
                    y,
                    "exportable_tokens",
                    value(y, "exportable_energy_twh") * 1e15 / value(y, "served_energy_kwh_per_mtok"));
            atMost(y, "exported_tokens", value(y, "exportable_tokens"));
            atMost(y, "exported_generation_share", 1);
            rentsAreRevenueLessCost(y);
            equal(y, "energy_per_token_joules", value(y, "energy_kwh_per_mtok") * 3.6);
            equal(y, "exported_tokens", value(y, "exported_mtok") * 1e6);
            equal(
                    y,
                    "exported_mtok",
                    value(y, "exported_mtok.frontier")
                            + value(y, "exported_mtok.near_frontier")
                            + value(y, "exported_mtok.commodity"));
            equal(y, "export_revenue_usd", value(y, "exported_mtok") * value(y, "price_usd_per_mtok"));
            equal(y, "share_of_goods_exports", value(y, "export_revenue_usd") / value(y, "goods_exports_usd"));
            equal(y, "share_of_gdp", value(y, "export_revenue_usd") / value(y, "gdp_usd"));
            equal(
                    y,
                    "dependence",
                    value(y, "export_revenue_usd") / (value(y, "export_revenue_usd") + value(y, "goods_exports_usd")));
            equal(y, "generation_twh", value(y, "generation_kwh_per_capita") * value(y, "population") / 1e9);
        }
    }

    /** Rents of exports are revenue less cost; the tolerance is that of the amounts which are subtracted. */
    private static void rentsAreRevenueLessCost(YearResult y) {
        double rent = value(y, "energy_rent_usd") + value(y, "compute_rent_usd") + value(y, "model_rent_usd");
        double rest = value(y, "export_revenue_usd") - value(y, "export_cost_usd");
        double gross = value(y, "export_revenue_usd") + value(y, "export_cost_usd");
        check(
                !(Math.abs(rent - rest) > SOLVED * gross + 1),
                "rents of exports of %d must add up to revenue less cost, %s, but add up to %s",
                y.year(),
                rest,
                rent);
    }

    private static double value(YearResult year, String variable) {
        return year.value(variable).orElse(Double.NaN);
    }

    private static void atMost(YearResult year, String variable, double limit) {
        double value = value(year, variable);
        // The market takes one kWh for nothing.
        check(
                !(value > limit + SOLVED * Math.abs(limit) + 2 * ROUNDING),
                "%s of %d must be <= %s but is %s",
                variable,
                year.year(),
                limit,
                value);
    }

    private static void equal(YearResult year, String variable, double expected) {
        double value = value(year, variable);
        check(
                Double.isNaN(value)
                        || Double.isNaN(expected)
                        || Math.abs(value - expected) <= ROUNDING * (1e-12 + Math.abs(expected)),
                "%s of %d must be %s but is %s",
                variable,
                year.year(),
                expected,
                value);
    }

    /**
     * An explanation leaves nothing out: every result of a year that a parameter moves names it in its tree.
     *
     * @param model the model
     * @param changed the same model under a scenario that changes one parameter
     * @param parameter the parameter
     * @param year the year
     */
    public static void explainsWhatMoves(TokenStateModel model, TokenStateModel changed, String parameter, int year) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, year);
        Projection moved = changed.project(TokenStateModel.FIRST_YEAR, year);
        for (Variable variable : base.model().results().all()) {
            if (base.compareWith(moved).change(variable.name(), year).differs()) {
                boolean named = base.explain(variable.name(), year).nodes().stream()
                        .anyMatch(node ->
                                node.kind() == Kind.PARAMETER && node.name().equals(parameter));
                check(named, "%s moves %s of %d but is not in its explanation", parameter, variable.name(), year);
            }
        }
    }

    /**
     * A change never raises a result in the year in which it begins: a tariff never raises what its country imports, dearer
     * tokens are never sold in greater number, less of an input never gives more. (In later years investment answers.)
     *
     * @param model the model
     * @param change a what-if that changes nothing before the year
     * @param year the year
     * @param variables the names of result variables
     */
    public static void neverRaises(TokenStateModel model, WhatIf change, int year, String... variables) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, year);
        Projection changed = base.whatIf(change);
        for (String variable : variables) {
            double before = base.in(year).value(variable).orElse(Double.POSITIVE_INFINITY);
            double after = changed.in(year).value(variable).orElse(0);
            check(
                    after <= before + SOLVED * Math.abs(before),
                    "%s of %s in %d rose from %s to %s",
                    variable,
                    model.country(),
                    year,
                    before,
                    after);
        }
    }

    /**
     * A bad year never raises what could be exported: with less generation from a year on, that year has no more exportable
     * energy or tokens, and no year has more energy for tokens. (In later years scarcity may have called for more accelerators,
     * so tokens may recover above the base.)
     *
     * @param model the model
     * @param factor the factor on generation, in [0, 1]
     * @param from the first bad year
     * @param last the last bad year
     */
    public static void dryYearNeverRaisesExportableTokens(TokenStateModel model, double factor, int from, int last) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, Math.min(TokenStateModel.LAST_YEAR, last + 3));
        Projection dry = base.whatIf(WhatIf.scale(Parameter.GENERATION, factor).between(from, last));
        for (int year = base.from(); year <= base.to(); year++) {
            for (String variable : SUPPLY) {
                double before = base.in(year).value(variable).orElse(0);
                double after = dry.in(year).value(variable).orElse(0);
                boolean answered = year > from && variable.startsWith("exportable");
                check(
                        answered || after <= before * (1 + ROUNDING),
                        "%s of %s in %d rose from %s to %s with generation x %s",
                        variable,
                        model.country(),
                        year,
                        before,
                        after,
                        factor);
            }
        }
    }

    /**
     * Energy is neither lost nor made: what a good year generates beyond the usual is offered, as exports not sent, less at
     * most the grid losses of the parameter {@code grid_loss_limit}.
     *
     * @param model the model, with a {@code generation_factor} of 1
     * @param factor the factor on generation, at least 1
     * @param year the good year
     */
    public static void extraGenerationIsOffered(TokenStateModel model, double factor, int year) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, year);
        Projection wet = base.whatIf(WhatIf.scale(Parameter.GENERATION, factor).between(year, year));
        double extra = value(wet.in(year), "generation_twh") - value(base.in(year), "generation_twh");
        double offered =
                value(wet.in(year), "tranche_twh.net_exports") - value(base.in(year), "tranche_twh.net_exports");
        double kept = 1 - model.scenario().path("grid_loss_limit").at(year);
        double rounding = ROUNDING * value(wet.in(year), "generation_twh");
        check(
                Double.isNaN(extra) || offered >= kept * extra - rounding && offered <= extra + rounding,
                "%s generates %s TWh more in %d but offers %s TWh more",
                model.country(),
                extra,
                year,
                offered);
    }

    /**
     * Loosening what does not bind changes nothing: while the constraint of a parameter binds in no year, a larger value of
     * the parameter leaves every result but the limit itself as it was, bit for bit.
     *
     * @param model the model
     * @param parameter a limit such as {@code chips_gw.CHN}, where larger is looser
     * @param limit the result variable that shows the limit in GW a year
     * @param binding the constraint that it is
     * @param to the last year
     * @return whether the law was tested: the constraint bound in no year
     */
    public static boolean looseningWhatIsSlackChangesNothing(
            TokenStateModel model, String parameter, String limit, BindingConstraint binding, int to) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, to);
        for (YearResult year : base.years()) {
            double room =
                    year.value(limit).orElse(0) - year.value("additions_gw").orElse(0);
            if (year.year() > base.from() && !(room > 0)
                    || year.bindingConstraint().filter(binding::equals).isPresent()) {
                return false;
            }
        }
        double most = ParameterTable.bundled().get(parameter).upper();
        Scenario loose = model.scenario()
                .with(
                        parameter,
                        ParameterValue.of(model.scenario().path(parameter).map(v -> Math.min(most, 2 * v + 1))));
        Comparison c = base.compareWith(model.under(loose).project(base.from(), to));
        for (Comparison.Difference d : c.differences()) {
            check(
                    d.variable().equals(limit) || d.variable().equals("investment_limit_used"),
                    "%s changed in %d when the slack %s was loosened",
                    d.variable(),
                    d.firstYear(),
                    parameter);
        }
        return true;
    }

    /**
     * What is drawn is what is set: a value drawn for a parameter gives bit for bit what the scenario that sets it gives, all
     * other inputs at their medians.
     *
     * @param model the model
     * @param parameter the name of a number parameter
     * @param value the value, within its bounds
     * @param to the last year
     */
    public static void drawnAsSet(TokenStateModel model, String parameter, double value, int to) {
        Model set =
                results(model.under(model.scenario().with(parameter, ParameterValue.of(YearPath.constant(value)))), to);
        Model drawn = drawing(model, parameter, to);
        check(
                set.outputs().equals(drawn.outputs()),
                "other results of %s exist where %s is set than where it is drawn",
                model.country(),
                parameter);
        double[] whenSet = evaluate(set, parameter, value);
        double[] whenDrawn = evaluate(drawn, parameter, value);
        for (int i = 0; i < whenSet.length; i++) {
            check(
                    Double.compare(whenSet[i], whenDrawn[i]) == 0,
                    "%s of %s is %s where %s is set to %s but %s where it is drawn so",
                    set.outputs().get(i),
                    model.country(),
                    whenSet[i],
                    parameter,
                    value,
                    whenDrawn[i]);
        }
    }

    /**
     * A parameter acts: drawn at one and the other end, it moves some result of some of the models, under what the table of
     * parameters says that it acts with.
     *
     * @param models models under scenarios in which it may act
     * @param parameter the name of a number parameter
     * @param one one end
     * @param other the other
     * @param to the last year
     */
    public static void acts(List<TokenStateModel> models, String parameter, double one, double other, int to) {
        Map<String, String> conditions = ParameterTable.bundled().get(parameter).actsWith();
        for (TokenStateModel model : models) {
            Scenario scenario = model.scenario();
            for (Map.Entry<String, String> condition : conditions.entrySet()) {
                scenario = scenario.with(
                        condition.getKey(), ParameterValue.parse(condition.getKey(), condition.getValue()));
            }
            Model drawn = drawing(model.under(scenario), parameter, to);
            if (!Arrays.equals(evaluate(drawn, parameter, one), evaluate(drawn, parameter, other))) {
                return;
            }
        }
        check(
                false,
                "%s moves no result of %s between %s and %s, with %s",
                parameter,
                models.stream().map(TokenStateModel::country).toList(),
                one,
                other,
                conditions);
    }

    /** The model as a function with a parameter among its inputs. */
    private static Model drawing(TokenStateModel model, String parameter, int to) {
        Parameter known = ParameterTable.bundled().get(parameter);
        ParameterValue within = ParameterValue.of(Distribution.uniform(known.lower(), known.upper()));
        return results(model.under(model.scenario().with(parameter, within)), to);
    }

    private static Model results(TokenStateModel model, int to) {
        return model.asModel(
                TokenStateModel.FIRST_YEAR,
                to,
                TokenStateModel.catalogue().all().stream().map(Variable::name).toList());
    }

    private static double[] evaluate(Model model, String parameter, double value) {
        double[] inputs = model.inputs().stream()
                .mapToDouble(input -> input.name().equals(parameter)
                        ? value
                        : input.distribution().quantile(0.5))
                .toArray();
        double[] outputs = new double[model.outputs().size()];
        model.evaluator().evaluate(inputs, outputs);
        return outputs;
    }

    /**
     * A projection is a pure function: twice the same model gives the same bits.
     *
     * @param model the model
     * @param from the first year
     * @param to the last year
     */
    public static void repeatable(TokenStateModel model, int from, int to) {
        TokenStateModel again = TokenStateModel.of(model.country(), model.data());
        if (model.reference().isPresent()) {
            again = again.against(model.reference().get());
        }
        Comparison c = model.project(from, to)
                .compareWith(again.under(model.scenario()).project(from, to));
        check(
                c.isEmpty(),
                "%s differs when it is computed again",
                c.isEmpty() ? "" : c.differences().get(0).variable());
    }

    /**
     * A scenario survives writing and reading, bit for bit, and means the same to a model.
     *
     * @param model the model
     * @param scenario the scenario
     * @param to the last year
     */
    public static void survivesWriting(TokenStateModel model, Scenario scenario, int to) {
        String text = ScenarioFiles.write(scenario);
        Scenario read = ScenarioFiles.parse("scenario", text).scenario();
        check(read.equals(scenario), "the scenario read back differs from the one written:%n%s", text);
        check(
                ScenarioFiles.write(ScenarioFile.of(read)).equals(text),
                "the scenario is written differently the second time:%n%s",
                text);
        Comparison c = model.under(scenario)
                .project(TokenStateModel.FIRST_YEAR, to)
                .compareWith(model.under(read).project(TokenStateModel.FIRST_YEAR, to));
        check(c.isEmpty(), "the scenario read back gives another projection:%n%s", text);
    }

    private static void check(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new AssertionError(String.format(Locale.ROOT, message, values));
        }
    }
}
