package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/** Builds the tree of a number, each node once. */
final class ExplanationBuilder {
    /** A name in a formula, with an optional year before; a name that a bracket follows is a function. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*(\\[t-1])?(?=([ ]*\\()?)");

    private static final Set<String> FUNCTIONS = Set.of("min", "max", "where");
    private static final String BEFORE = "[t-1]";
    private static final String MARKET = "market equilibrium";

    /** What the equilibrium rests on besides costs and supply. */
    private static final List<String> MARKET_PARAMETERS = List.of(
            "base_tokens_mtok",
            "market_share.USA",
            "market_share.CHN",
            "market_share.ROW",
            "tier_share.frontier",
            "tier_share.near_frontier",
            "tier_share.commodity",
            "chinese_share.USA.frontier",
            "chinese_share.USA.near_frontier",
            "chinese_share.USA.commodity",
            "chinese_share.CHN.frontier",
            "chinese_share.CHN.near_frontier",
            "chinese_share.CHN.commodity",
            "chinese_share.ROW.frontier",
            "chinese_share.ROW.near_frontier",
            "chinese_share.ROW.commodity",
            "demand_elasticity",
            "income_elasticity",
            "token_demand_growth",
            "demand_growth_scale",
            "agent_multiplier",
            "agent_share_midpoint",
            "agent_share_speed",
            "origin_substitution",
            "tier_substitution",
            "taste_drift",
            "access.USA",
            "access.ROW",
            "tariff.USA",
            "tariff.ROW",
            "liability_premium.USA",
            "liability_premium.ROW",
            "compliance_cost_usd.USA",
            "leakage",
            "hosting_markup",
            "capex_usd_per_kw.USA",
            "capex_usd_per_kw.CHN",
            "additions_gw.USA",
            "additions_gw.CHN",
            "additions_gw.ROW",
            "sold_share",
            "utilisation");

    private final Projection projection;
    private final Scenario scenario;
    private final TokenStateModel.Prepared prepared;
    private final Datasets data;
    private final String country;
    private final Map<String, Node> made = new HashMap<>();
    private String backtest = "";

    ExplanationBuilder(Projection projection) {
        this.projection = projection;
        TokenStateModel model = projection.model();
        scenario = model.scenario();
        prepared = model.prepared();
        data = model.data();
        country = model.country();
    }

    Node variable(String name, int year) {
        Variable variable = VariableTable.bundled().get(name);
        String key = name + "[" + year + "]";
        Node node = made.get(key);
        if (node == null) {
            node = make(variable, year);
            made.put(key, node);
        }
        return node;
    }

    private Node make(Variable variable, int year) {
        OptionalDouble value = projection.at(year).value(variable.name());
        return switch (variable.kind()) {
            case FORMULA -> formula(variable, year, value, Kind.FORMULA);
            case STATE ->
                year == YearLoop.START
                        ? leaf(
                                variable,
                                year,
                                value,
                                Kind.DATA,
                                "the start of the state",
                                start(variable.name()),
                                "",
                                List.of())
                        : formula(variable, year, value, Kind.STATE);
            case DATA -> datum(variable, year, value);
            case FORECAST -> forecast(variable, year, value);
            case SOLVED -> solved(variable, year, value);
        };
    }

    private Node formula(Variable variable, int year, OptionalDouble value, Kind kind) {
        boolean taker = !prepared.isMaker() && !variable.takerFormula().isEmpty();
        String text = taker ? variable.takerFormula() : variable.formula();
        List<Node> inputs = new ArrayList<>();
        for (String name : names(text)) {
            boolean before = name.endsWith(BEFORE);
            if (!before || year > YearLoop.START) {
                inputs.add(input(
                        before ? name.substring(0, name.length() - BEFORE.length()) : name, before ? year - 1 : year));
            }
        }
        Optional<Source> source = inputs.isEmpty()
                ? Optional.of(new Source("a constant rule of the model", Evidence.ASSUMED))
                : Optional.empty();
        return new Node(
                variable.name(),
                year,
                variable.unit(),
                value,
                "",
                kind,
                text,
                variable.description(),
                source,
                "",
                inputs);
    }

    /** The names in a formula in order, each once; with {@code [t-1]} where the year before is meant. */
    static Set<String> names(String formula) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(formula);
        while (matcher.find()) {
            boolean exponent = matcher.start() > 0 && Character.isDigit(formula.charAt(matcher.start() - 1));
            if (!exponent && !FUNCTIONS.contains(matcher.group())) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    private Node input(String name, int year) {
        if (name.startsWith(CountryFigures.FIGURE)) {
            return figure(name.substring(CountryFigures.FIGURE.length()));
        }
        return isVariable(name) ? variable(name, year) : parameter(name, year);
    }

    private static boolean isVariable(String name) {
        return VariableTable.bundled().all().stream().anyMatch(v -> v.name().equals(name));
    }

    private Node parameter(String name, int year) {
        return made.computeIfAbsent("parameter " + name + "[" + year + "]", key -> {
            Parameter parameter = ParameterTable.bundled().get(name);
            boolean set = scenario.values().containsKey(name);
            Source source = set
                    ? new Source(
                            "scenario '" + scenario.name() + "': "
                                    + scenario.values().get(name),
                            Evidence.ASSUMED)
                    : parameter.source();
            return new Node(
                    name,
                    year,
                    parameter.unit(),
                    parameter.isChoice()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(scenario.path(name).at(year)),
                    parameter.isChoice() ? scenario.choice(name) : "",
                    Kind.PARAMETER,
                    "",
                    parameter.description(),
                    Optional.of(source),
                    "",
                    List.of());
        });
    }

    // ---------------------------------------------------------------- figures of the country

    private Node figure(String name) {
        return made.computeIfAbsent(CountryFigures.FIGURE + name, key -> {
            CountryFigures f = prepared.own;
            double value;
            String unit;
            String variable = CountryFigures.FIGURE + name;
            switch (name) {
                case "wacc" -> {
                    value = f.wacc();
                    unit = "1";
                    variable = "wacc";
                }
                case "power_price_usd_per_kwh" -> {
                    value = f.powerPriceUsdPerKwh();
                    unit = "USD/kWh";
                    variable = "base_power_price_usd_per_kwh";
                }
                case "pue_factor" -> {
                    value = f.pueFactor();
                    unit = "1";
                    variable = "pue_factor";
                }
                case "carbon_g_per_kwh" -> {
                    value = f.carbonGramsPerKwh();
                    unit = "g/kWh";
                    variable = "carbon_g_per_kwh";
                }
                case "overbuild_usd_per_kwh" -> {
                    value = f.overbuildUsdPerKwh();
                    unit = "USD/kWh";
                    variable = "tranche_twh.overbuild";
                }
                case "demand_twh" -> {
                    value = f.demandTwh();
                    unit = "TWh";
                }
                case "wind_solar_twh" -> {
                    value = f.windSolarTwh();
                    unit = "TWh";
                }
                case "net_exports_twh" -> {
                    value = f.netExportsTwh();
                    unit = "TWh";
                }
                case "fossil_twh" -> {
                    value = f.fossilTwh();
                    unit = "TWh";
                }
                case "fossil_gw" -> {
                    value = f.fossilGw();
                    unit = "GW";
                }
                case "credited_gw" -> {
                    value = f.creditedGw();
                    unit = "GW";
                }
                case "installed_gw" -> {
                    value = f.installedGw();
                    unit = "GW";
                }
                case "loss_share" -> {
                    value = f.lossShare();
                    unit = "1";
                }
                case "embodied_twh" -> {
                    value = f.embodiedTwh();
                    unit = "TWh";
                }
                default -> throw new InputException("there is no figure '" + name + "'");
            }
            Source source = f.sources()
                    .getOrDefault(
                            variable, new Source("no source is recorded: taken as an assumption", Evidence.ASSUMED));
            return new Node(
                    CountryFigures.FIGURE + name,
                    YearLoop.START,
                    unit,
                    Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                    "",
                    Kind.FIGURE,
                    "",
                    "figure of " + country,
                    Optional.of(source),
                    "",
                    List.of());
        });
    }

    private Source source(String variable) {
        return prepared.sources.getOrDefault(
                variable, new Source("no source is recorded: taken as an assumption", Evidence.ASSUMED));
    }

    private Source start(String variable) {
        return switch (variable) {
            case "software_factor" -> new Source("1 in " + YearLoop.START + " by definition", Evidence.DERIVED);
            case "rest_of_world_gdp_usd" ->
                new Source(
                        Indicator.GDP_USD.publisher()
                                + ": sum over all countries without the United States and China, at 2025 prices"
                                + " by the deflator table, older values grown to " + YearLoop.START,
                        Evidence.DERIVED);
            default -> {
                Source source = prepared.sources.get(variable);
                if (source == null) {
                    yield new Source("no figure: " + missing(variable), Evidence.PUBLISHED);
                }
                yield new Source(
                        source.citation() + ", at 2025 prices by the deflator table, grown to " + YearLoop.START,
                        source.evidence());
            }
        };
    }

    private String missing(String variable) {
        String what = variable.equals("gdp_usd") ? "gross domestic product" : "goods exports";
        return prepared.own.missing().stream()
                .filter(m -> m.startsWith(what))
                .findFirst()
                .orElse("it is missing in the datasets");
    }

    // ---------------------------------------------------------------- leaves

    private Node datum(Variable variable, int year, OptionalDouble value) {
        String name = variable.name();
        if (name.startsWith("base_energy_kwh_per_mtok.")) {
            String tier = name.substring(name.indexOf('.') + 1);
            List<Node> inputs = new ArrayList<>();
            inputs.add(parameter("serving_point." + tier, year));
            inputs.add(parameter("traffic_mix", year));
            if (scenario.choice("serving_point." + tier).equals("none")) {
                inputs.add(parameter("energy_kwh_per_mtok." + tier, YearLoop.START));
            }
            return leaf(variable, year, value, Kind.DATA, variable.formula(), source(name), "", inputs);
        }
        if (name.equals("provisioned_per_metered_used")) {
            List<Node> inputs = new ArrayList<>();
            for (String tier : YearLoop.TIERS) {
                inputs.add(parameter("serving_point." + tier, year));
                inputs.add(variable("base_energy_kwh_per_mtok." + tier, year));
                inputs.add(parameter("tier_share." + tier, YearLoop.START));
            }
            inputs.add(variable("pue_factor", year));
            return leaf(variable, year, value, Kind.DATA, variable.formula(), source(name), "", inputs);
        }
        Source given = new Source("given by what is asked for", Evidence.DERIVED);
        return leaf(variable, year, value, Kind.GIVEN, variable.formula(), given, "", List.of());
    }

    private Node forecast(Variable variable, int year, OptionalDouble value) {
        if (variable.name().equals("population")) {
            AnnualSeries observed = data.series(country, Indicator.POPULATION);
            boolean seen = observed.in(year).isPresent();
            Source source = new Source(
                    seen
                            ? Indicator.POPULATION.publisher() + ", value of " + year
                            : "UN WPP 2024, medium variant of " + year,
                    Evidence.PUBLISHED);
            return leaf(
                    variable,
                    year,
                    value,
                    seen ? Kind.DATA : Kind.FORECAST,
                    seen ? "" : variable.formula(),
                    source,
                    "",
                    seen ? List.of() : List.of(parameter("population_deviation", year)));
        }
        boolean own = variable.name().startsWith("trend_");
        Optional<String> area = own ? Optional.of(country) : projection.model().reference();
        if (area.isEmpty()) {
            Source source = new Source("no reference country is asked for", Evidence.DERIVED);
            return leaf(variable, year, value, Kind.FORECAST, variable.formula(), source, "", List.of());
        }
        AnnualSeries series = data.generationPerCapitaKwh(area.get());
        List<Node> inputs = new ArrayList<>();
        inputs.add(parameter("like_for_like", YearLoop.START));
        String ember = Indicator.GENERATION_TWH.publisher() + " and " + Indicator.POPULATION.publisher();
        if (series.in(year).isPresent()) {
            Source source = new Source(ember + ", values of " + year, Evidence.OBSERVED);
            return leaf(variable, year, value, Kind.DATA, "generation / population", source, "", inputs);
        }
        OptionalInt last = series.lastYear();
        inputs.add(parameter(Parameter.GROWTH_MODEL, YearLoop.START));
        Source source = last.isEmpty()
                ? new Source("no figure: " + series.cause(), Evidence.PUBLISHED)
                : new Source(ember + ", observed to " + last.getAsInt() + ", forecast after", Evidence.DERIVED);
        String record = last.isEmpty() ? "" : backtest();
        return leaf(variable, year, value, Kind.FORECAST, variable.formula(), source, record, inputs);
    }

    private String backtest() {
        if (backtest.isEmpty()) {
            backtest = record();
        }
        return backtest;
    }

    private String record() {
        String name = scenario.choice(Parameter.GROWTH_MODEL);
        StringBuilder text =
                new StringBuilder("back-test of '" + name + "' over " + Backtest.COUNTRIES + " countries:");
        List<Backtest.Score> scores = Backtest.of(
                        List.of(GrowthModels.named(name)),
                        Backtest.perCapita(data, Backtest.largestGenerators(data, Backtest.COUNTRIES)),
                        Backtest.ORIGINS,
                        Backtest.HORIZONS,
                        0.8)
                .scores();
        for (Backtest.Score score : scores) {
            text.append(String.format(
                    Locale.ROOT,
                    " %d years ahead MASE %.2f, MAPE %.1f %%, coverage of 80 %% intervals %.0f %%;",
                    score.horizon(),
                    score.mase(),
                    100 * score.mape(),
                    100 * score.coverage()));
        }
        return text.substring(0, text.length() - 1);
    }

    private Node leaf(
            Variable variable,
            int year,
            OptionalDouble value,
            Kind kind,
            String method,
            Source source,
            String record,
            List<Node> inputs) {
        return new Node(
                variable.name(),
                year,
                variable.unit(),
                value,
                "",
                kind,
                method,
                variable.description(),
                Optional.of(source),
                record,
                inputs);
    }

    // ---------------------------------------------------------------- what is solved

    private Node solved(Variable variable, int year, OptionalDouble value) {
        String name = variable.name();
        boolean market =
                variable.formula().startsWith(MARKET) || name.startsWith("hosting_fee") || name.startsWith("us_");
        List<Node> inputs = new ArrayList<>();
        if (market) {
            inputs.add(market(year));
        }
        addGrounds(name, year, inputs);
        String citation = market ? "solved with the world market" : "computed by the year of the model";
        String record = market ? "" : name.startsWith("market_") ? "" : "exact: no iteration, residual 0";
        if (name.startsWith("market_")) {
            citation = "reported by the solver";
        }
        return leaf(
                variable,
                year,
                value,
                Kind.SOLVED,
                variable.formula(),
                new Source(citation, Evidence.DERIVED),
                record,
                inputs);
    }

    /** The equilibrium of a year: one node that all results of the market share. */
    private Node market(int year) {
        String key = MARKET + "[" + year + "]";
        Node node = made.get(key);
        if (node == null) {
            YearResult result = projection.at(year);
            double residual = result.value("market_residual").orElse(0);
            double sweeps = result.value("market_sweeps").orElse(0);
            List<Node> inputs = new ArrayList<>();
            for (String parameter : MARKET_PARAMETERS) {
                boolean base = parameter.startsWith("base_")
                        || parameter.startsWith("market_share")
                        || parameter.startsWith("tier_share")
                        || parameter.startsWith("chinese_share");
                inputs.add(parameter(parameter, base ? YearLoop.START : year));
            }
            node = new Node(
                    MARKET,
                    year,
                    "1",
                    OptionalDouble.of(residual),
                    "",
                    Kind.SOLVED,
                    "nested CES demand of the United States, China and the rest of the world, three tiers; the smallest price of"
                            + " energy and compute of each maker at which use does not exceed supply",
                    "largest relative violation of complementarity, from the costs and supply of both makers and these parameters",
                    Optional.of(new Source("calibrated to " + YearLoop.START + ", solved by sweeps", Evidence.DERIVED)),
                    String.format(Locale.ROOT, "residual %.1e after %.0f sweeps", residual, sweeps),
                    inputs);
            made.put(key, node);
        }
        return node;
    }

    private void addGrounds(String name, int year, List<Node> inputs) {
        String self = prepared.isMaker() ? country : "other";
        boolean maker = prepared.isMaker();
        switch (name) {
            case "hardware_factor" -> {
                add(inputs, year, "hardware_progress", "progress_scale", "stock_life_years");
                stock(inputs, year, self);
            }
            case "stock_gw" -> {
                add(inputs, year, "stock_life_years");
                stock(inputs, year, self);
            }
            case "shell_additions_gw_limit" -> {
                if (maker) {
                    add(inputs, year, "shell_additions_gw." + self);
                }
                if (year > YearLoop.START) {
                    inputs.add(variable("stock_gw", year - 1));
                }
            }
            case "tranche_twh.existing" -> {
                if (maker) {
                    add(inputs, year, "data_centre_supply_twh." + self);
                } else {
                    add(inputs, year, "data_centre_share.other");
                    inputs.add(figure("demand_twh"));
                }
                add(inputs, year, "generation_factor");
            }
            case "tranche_twh.curtailed" -> {
                inputs.add(figure("wind_solar_twh"));
                loss(inputs, year, "curtailment_rate", "curtailment_hours", "generation_factor");
            }
            case "tranche_twh.net_exports" -> {
                inputs.add(figure("net_exports_twh"));
                loss(inputs, year, "border_price_usd_per_kwh", "generation_factor");
            }
            case "tranche_twh.idle_plant" -> {
                inputs.add(figure("fossil_gw"));
                inputs.add(figure("fossil_twh"));
                loss(inputs, year, "dispatchable_availability", "fuel_price_usd_per_kwh", "carbon_price_usd_per_t");
            }
            case "tranche_twh.overbuild" -> {
                inputs.add(figure("overbuild_usd_per_kwh"));
                if (maker) {
                    add(inputs, year, "firm_additions_gw." + self);
                } else {
                    add(inputs, year, "firm_additions_share.other");
                    inputs.add(figure("installed_gw"));
                }
                loss(inputs, year, "overbuild_absorption", "dispatchable_availability");
            }
            case "tranche_twh.displaced_exports" -> {
                inputs.add(figure("embodied_twh"));
                add(inputs, year, "displaced_export_share", "displaced_non_electric_share");
            }
            case "flat_load_limit_twh" -> {
                inputs.add(variable("tranche_twh.existing", year));
                inputs.add(figure("credited_gw"));
                inputs.add(figure("demand_twh"));
                add(inputs, year, "reserve_margin", "load_factor." + (country.equals("CHN") ? "CHN" : "other"));
                add(inputs, year, "interruptible_gw");
            }
            case "energy_limit_twh", "energy_supply_at_affordable_price_twh" -> {
                tranches(inputs, year);
                inputs.add(variable("flat_load_limit_twh", year));
                add(inputs, year, "sold_share");
                if (name.startsWith("energy_supply")) {
                    inputs.add(variable("affordable_energy_price_usd_per_kwh", year));
                }
            }
            case "energy_rent_usd" -> {
                tranches(inputs, year);
                inputs.add(variable("energy_used_twh", year));
                inputs.add(variable("power_price_usd_per_kwh", year));
            }
            case "energy_used_twh" -> {
                if (!maker) {
                    inputs.add(variable("compute_limit_twh", year));
                    inputs.add(variable("energy_supply_at_affordable_price_twh", year));
                }
            }
            case "scarcity_price_usd_per_kwh" -> {
                if (!maker) {
                    inputs.add(variable("affordable_energy_price_usd_per_kwh", year));
                }
            }
            case "binding_constraint", "physical_limit" -> {
                inputs.add(variable("compute_limit_twh", year));
                inputs.add(variable("energy_limit_twh", year));
                inputs.add(variable("additions_gw", year));
                if (name.startsWith("binding")) {
                    inputs.add(variable("shadow_price_usd_per_kwh", year));
                    if (!maker) {
                        inputs.add(variable("served_mtok", year));
                        inputs.add(variable("home_demand_mtok", year));
                    }
                }
            }
            case "us_break_even_price_ratio" ->
                add(
                        inputs,
                        year,
                        "capex_usd_per_kw.USA",
                        "wacc.USA",
                        "hardware_life_years",
                        "opex_share",
                        "utilisation",
                        "power_price_usd_per_kwh.USA");
            default -> {}
        }
        if (name.startsWith("hosting_fee_usd_per_mtok.")) {
            add(inputs, year, "hosting_markup", "capex_usd_per_kw.USA", "wacc.USA", "power_price_usd_per_kwh.USA");
        }
    }

    private void add(List<Node> inputs, int year, String... parameters) {
        for (String parameter : parameters) {
            inputs.add(parameter(parameter, year));
        }
    }

    private void loss(List<Node> inputs, int year, String... parameters) {
        inputs.add(figure("loss_share"));
        add(inputs, year, "grid_loss_limit");
        add(inputs, year, parameters);
    }

    private void tranches(List<Node> inputs, int year) {
        for (Variable variable : VariableTable.bundled().all()) {
            if (variable.name().startsWith("tranche_twh.")) {
                inputs.add(variable(variable.name(), year));
            }
        }
    }

    private void stock(List<Node> inputs, int year, String self) {
        if (prepared.isMaker()) {
            add(inputs, YearLoop.START, "stock_gw." + self);
        }
        int life = (int) Math.ceil(scenario.path("stock_life_years").at(YearLoop.START));
        for (int y = Math.max(YearLoop.START + 1, year - life + 1); y <= year; y++) {
            inputs.add(variable("additions_gw", y));
        }
    }
}
