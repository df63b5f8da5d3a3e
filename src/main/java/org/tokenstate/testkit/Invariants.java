package org.tokenstate.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.DrawnYears;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.WorldProjection;
import org.tokenstate.projection.YearResult;

/**
 * Laws that every projection obeys, ready to be called from a property. A broken law is an {@link AssertionError} that says
 * which result of which year breaks it.
 */
public final class Invariants {
    private static final double ROUNDING = 1e-9;
    /** The market is solved to 1e-10 in price, which allows this much in quantity. */
    private static final double SOLVED = 1e-6;

    /** Results in units of quantities that are differences. */
    private static final Set<String> SIGNED =
            Set.of("generation_change_twh", "new_load_twh", "reference_new_load_twh", "power_limit_of_stock_gw");

    private static final List<String> SHARES =
            List.of("demand_share", "exported_part", "energy_share_of_cost", "grid_loss");

    private static final List<String> SUPPLY = List.of(
            "exportable_energy_twh",
            "energy_limit_twh",
            "tranche_twh.existing",
            "tranche_twh.curtailed",
            "tranche_twh.net_exports",
            "tranche_twh.idle_plant",
            "tranche_twh.overbuild");

    /** Blocks of energy that come in at all hours. */
    private static final List<String> ROUND_THE_CLOCK =
            List.of("existing", "net_exports", "idle_plant", "overbuild", "displaced_exports");

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
     * Every result is a finite number or missing, those of the scenario's own equations included; shares of the model lie between
     * zero and one, and its quantities are not negative.
     *
     * @param projection the projection
     */
    public static void sound(Projection projection) {
        for (YearResult year : projection.years()) {
            for (Variable variable : projection.model().results().all()) {
                double value = year.value(variable.name()).orElse(0);
                check(Double.isFinite(value), "%s of %d is %s", variable.name(), year.year(), value);
                boolean quantity = variable.unit().matches("tokens|Mtok|TWh|GW|GW/yr|persons|kWh|kWh/yr|kWh/Mtok|J")
                        && TokenStateModel.catalogue().has(variable.name())
                        && !SIGNED.contains(variable.name());
                check(
                        !quantity || value >= 0,
                        "%s of %d must be >= 0 but is %s %s",
                        variable.name(),
                        year.year(),
                        value,
                        variable.unit());
            }
            SHARES.forEach(share -> share(year, share));
        }
    }

    private static void share(YearResult year, String variable) {
        double value = year.value(variable).orElse(0);
        check(
                value >= -ROUNDING && value <= 1 + ROUNDING,
                "%s of %d must be in [0, 1] but is %s",
                variable,
                year.year(),
                value);
    }

    /**
     * Accounts hold: tokens are served within the compute, what could be served is within compute and energy, exports are
     * within what is served and earn hosting and margins, the balance is exports less imports, rent is within revenue,
     * shares are revenue over their base, and the cheapest energy comes in first.
     *
     * @param projection the projection
     */
    public static void accounts(Projection projection) {
        for (YearResult y : projection.years()) {
            double revenue = value(y, "export_revenue_usd");
            atMost(y, "token_electricity_twh", value(y, "compute_limit_twh"));
            atMost(y, "exportable_energy_twh", value(y, "compute_limit_twh"));
            atMost(y, "exportable_energy_twh", value(y, "energy_limit_twh"));
            atMost(y, "hosted_energy_twh", value(y, "token_electricity_twh"));
            atMost(y, "rent_usd", value(y, "home_price") * value(y, "work_kwh"));
            double perMtok = value(y, "energy_kwh_per_mtok_served");
            equal(y, "exportable_tokens", value(y, "exportable_energy_twh") * 1e15 / perMtok);
            equal(y, "energy_per_token_joules", perMtok * 3.6);
            equal(y, "exported_tokens", value(y, "exported_mtok") * 1e6);
            equal(y, "exported_mtok", value(y, "hosted_energy_twh") * 1e9 / perMtok);
            equal(y, "export_revenue_usd", value(y, "hosting_exports_usd") + value(y, "model_exports_usd"));
            if (value(y, "exported_mtok") > 0) {
                equal(y, "export_revenue_usd", value(y, "exported_mtok") * value(y, "price_usd_per_mtok"));
            }
            balance(y, revenue - value(y, "token_imports_usd"));
            equal(y, "share_of_goods_exports", revenue / value(y, "goods_exports_usd"));
            equal(y, "share_of_gdp", revenue / value(y, "gdp_usd"));
            equal(y, "dependence", revenue / (revenue + value(y, "goods_exports_usd")));
            equal(y, "exported_generation_share", value(y, "hosted_energy_twh") / value(y, "generation_twh"));
            equal(y, "generation_twh", value(y, "generation_kwh_per_capita") * value(y, "population") / 1e9);
            for (String block : ROUND_THE_CLOCK) {
                if (value(y, "tranche_twh." + block) > 0) {
                    atMost(y, "energy_cost_usd_per_kwh", value(y, "tranche_price_usd_per_kwh." + block));
                }
            }
        }
    }

    /** The tolerance is that of the amounts which are subtracted. */
    private static void balance(YearResult y, double expected) {
        double balance = value(y, "token_balance_usd");
        double gross = Math.abs(value(y, "export_revenue_usd")) + Math.abs(value(y, "token_imports_usd"));
        check(
                !(Math.abs(balance - expected) > ROUNDING * gross),
                "token_balance_usd of %d must be %s but is %s",
                y.year(),
                expected,
                balance);
    }

    /**
     * Accounts of the world hold: what a region's hosts and laboratories earn less what it sells abroad beyond what it buys
     * there is what its buyers spend at producers' prices, what regions sell each other adds up to nothing, the families share all tokens, and no market spends more than its ceiling.
     *
     * @param world the projection of the world
     */
    public static void worldAccounts(WorldProjection world) {
        List<String> regions = world.elements("region");
        for (int year = world.from(); year <= world.to(); year++) {
            double spending = world.value(year, "world_spending_usd").orElse(Double.NaN);
            double balance = 0;
            double earned = 0;
            for (String region : regions) {
                double regionBalance =
                        world.value(year, "token_balance_usd", region).orElse(Double.NaN);
                double regionEarned =
                        world.value(year, "sector_revenue_usd", region).orElse(Double.NaN);
                double bought = world.value(year, "spending_usd", region).orElse(Double.NaN);
                check(
                        Math.abs(regionEarned - regionBalance - bought) <= SOLVED * (regionEarned + bought),
                        "sector_revenue_usd of %s in %d less its token_balance_usd must be its spending_usd, %s, but is %s",
                        region,
                        year,
                        bought,
                        regionEarned - regionBalance);
                balance += regionBalance;
                earned += regionEarned;
                for (String channel : world.elements("channel")) {
                    double ofCeiling = world.value(year, "spending_of_ceiling", region, channel)
                            .orElse(Double.NaN);
                    check(
                            ofCeiling <= 1 + ROUNDING,
                            "spending of %s by %s in %d must be <= its ceiling but is %s times that",
                            region,
                            channel,
                            year,
                            ofCeiling);
                    double shares = 0;
                    for (String family : world.elements("family")) {
                        shares += world.value(year, "family_share", region, channel, family)
                                .orElse(Double.NaN);
                    }
                    check(
                            Math.abs(shares - 1) <= ROUNDING,
                            "shares of the families in %s by %s in %d must add up to 1 but add up to %s",
                            region,
                            channel,
                            year,
                            shares);
                }
            }
            check(
                    Math.abs(balance) <= ROUNDING * spending,
                    "token_balance_usd of the regions in %d must add up to 0 but adds up to %s of spending of %s",
                    year,
                    balance,
                    spending);
            check(
                    Math.abs(earned - spending) <= SOLVED * spending,
                    "sector_revenue_usd of the regions in %d must add up to world_spending_usd, %s, but adds up to %s",
                    year,
                    spending,
                    earned);
        }
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
     * An explanation leaves nothing out: every headline of a year that a parameter moves names it in its tree.
     *
     * @param model the model
     * @param changed the same model under a scenario that changes one parameter
     * @param parameter the parameter
     * @param year the year
     */
    public static void explainsWhatMoves(TokenStateModel model, TokenStateModel changed, String parameter, int year) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, year);
        Projection moved = changed.project(TokenStateModel.FIRST_YEAR, year);
        for (String variable : TokenStateModel.HEADLINE) {
            if (base.compareWith(moved).change(variable, year).differs()) {
                boolean named = base.explain(variable, year).nodes().stream()
                        .anyMatch(node ->
                                node.kind() == Kind.PARAMETER && node.name().equals(parameter));
                check(named, "%s moves %s of %d but is not in its explanation", parameter, variable, year);
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
     * @param variables the names of result variables, of the country or of the world
     */
    public static void neverRaises(TokenStateModel model, WhatIf change, int year, String... variables) {
        Projection base = model.project(TokenStateModel.FIRST_YEAR, year);
        Projection changed = base.whatIf(change);
        for (String variable : variables) {
            double before = base.series(variable)[year - base.from()];
            double after = changed.series(variable)[year - base.from()];
            check(
                    !(after > before + SOLVED * Math.abs(before)),
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
        Projection dry =
                base.whatIf(WhatIf.scale(Parameters.GENERATION_FACTOR, factor).between(from, last));
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
        Projection wet =
                base.whatIf(WhatIf.scale(Parameters.GENERATION_FACTOR, factor).between(year, year));
        double extra =
                value(wet.in(year), "generation_before_load_twh") - value(base.in(year), "generation_before_load_twh");
        double offered =
                value(wet.in(year), "tranche_twh.net_exports") - value(base.in(year), "tranche_twh.net_exports");
        double kept = 1 - model.scenario().path("grid_loss_limit").at(year);
        double rounding = ROUNDING * value(wet.in(year), "generation_before_load_twh");
        check(
                Double.isNaN(extra) || offered >= kept * extra - rounding && offered <= extra + rounding,
                "%s generates %s TWh more in %d but offers %s TWh more",
                model.country(),
                extra,
                year,
                offered);
    }

    /**
     * Loosening what does not bind changes nothing: while a limit of a region's additions lies above what the region wants to
     * add in every year, a larger limit leaves every result as it was, bit for bit.
     *
     * @param model the model
     * @param limit the limit, {@code chips_gw} or {@code power_limit_gw}
     * @param region the region of the world
     * @param to the last year
     * @return whether the law was tested: the limit was slack in every year
     */
    public static boolean looseningWhatIsSlackChangesNothing(
            TokenStateModel model, String limit, String region, int to) {
        String parameter = limit + "." + region;
        YearPath path = model.scenario().path(parameter);
        Projection base = model.project(TokenStateModel.FIRST_YEAR, to);
        double[] wanted = base.series("path_gw." + region);
        for (int year = base.from() + 1; year <= to; year++) {
            if (!(path.at(year) > wanted[year - base.from()])) {
                return false;
            }
        }
        double most = ParameterTable.bundled().get(parameter).upper();
        Scenario loose = model.scenario().with(parameter, ParameterValue.of(path.map(v -> Math.min(most, 2 * v + 1))));
        Comparison c = base.compareWith(model.under(loose).project(base.from(), to));
        for (Comparison.Difference d : c.differences()) {
            check(false, "%s changed in %d when the slack %s was loosened", d.variable(), d.firstYear(), parameter);
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
        ParameterValue same = DrawnYears.asDrawn(model.scenario(), parameter, value);
        Model set;
        try {
            set = results(model.under(model.scenario().with(parameter, same)), to);
        } catch (NoEquilibriumException e) {
            double[] whenDrawn = evaluate(drawing(model, parameter, to), parameter, value);
            check(
                    Arrays.stream(whenDrawn).allMatch(Double::isNaN),
                    "no market clears where %s is set to %s, but one does where it is drawn so",
                    parameter,
                    value);
            return;
        }
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
        if (model.scenario().distribution(parameter).isPresent()) {
            return results(model, to);
        }
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
        try {
            model.evaluator().evaluate(inputs, outputs);
        } catch (NoEquilibriumException e) {
            // That no price clears the market is an answer, too.
            Arrays.fill(outputs, Double.NaN);
        }
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
