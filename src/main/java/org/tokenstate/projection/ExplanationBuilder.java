package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Cell;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/** Builds the tree of a number, each node once. */
final class ExplanationBuilder {
    /** A name in a formula, with an optional year before; a name that a bracket follows is a function. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*(\\[t-1])?(?=([ ]*\\()?)");

    private static final Set<String> FUNCTIONS = Set.of("min", "max", "where");
    private static final String BEFORE = "[t-1]";
    private static final Source NOT_RECORDED =
            new Source("no source is recorded: taken as an assumption", Evidence.ASSUMED);

    /** The figures of a country: unit, where its source is recorded if not under its own name, and the value. */
    private record Figure(String unit, String recorded, ToDoubleFunction<CountryFigures> value) {}

    private static final Map<String, Figure> FIGURES = Map.ofEntries(
            Map.entry("wacc", new Figure("1", "wacc", CountryFigures::wacc)),
            Map.entry(
                    "power_price_usd_per_kwh",
                    new Figure("USD/kWh", "base_power_price_usd_per_kwh", CountryFigures::powerPriceUsdPerKwh)),
            Map.entry("pue_factor", new Figure("1", "pue_factor", CountryFigures::pueFactor)),
            Map.entry("carbon_g_per_kwh", new Figure("g/kWh", "carbon_g_per_kwh", CountryFigures::carbonGramsPerKwh)),
            Map.entry(
                    "overbuild_usd_per_kwh",
                    new Figure("USD/kWh", "tranche_twh.overbuild", CountryFigures::overbuildUsdPerKwh)),
            figure("demand_twh", "TWh", CountryFigures::demandTwh),
            figure("wind_solar_twh", "TWh", CountryFigures::windSolarTwh),
            figure("net_exports_twh", "TWh", CountryFigures::netExportsTwh),
            figure("fossil_twh", "TWh", CountryFigures::fossilTwh),
            figure("fossil_gw", "GW", CountryFigures::fossilGw),
            figure("credited_gw", "GW", CountryFigures::creditedGw),
            figure("installed_gw", "GW", CountryFigures::installedGw),
            figure("loss_share", "1", CountryFigures::lossShare),
            figure("embodied_twh", "TWh", CountryFigures::embodiedTwh));

    private static Map.Entry<String, Figure> figure(String name, String unit, ToDoubleFunction<CountryFigures> value) {
        return Map.entry(name, new Figure(unit, CountryFigures.FIGURE + name, value));
    }

    private final Projection projection;
    private final Scenario scenario;
    private final Prepared prepared;
    private final Datasets data;
    private final String country;
    private final Map<String, Node> made = new HashMap<>();

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
        return switch (variable.kind()) {
            case FORMULA -> formula(variable, year, Kind.FORMULA);
            case STATE ->
                year > YearLoop.START
                        ? formula(variable, year, Kind.STATE)
                        : node(variable, year, Kind.DATA, "the start of the state", start(variable.name()));
            case DATA -> datum(variable, year);
            case FORECAST -> forecast(variable, year);
            case SOLVED -> solved(variable, year);
        };
    }

    /** A node of a variable that is no formula: its method, its source, and what goes in. */
    private Node node(Variable variable, int year, Kind kind, String method, Source source, Node... inputs) {
        return node(variable, year, kind, method, Optional.of(source), "", List.of(inputs));
    }

    private Node node(
            Variable variable,
            int year,
            Kind kind,
            String method,
            Optional<Source> source,
            String record,
            List<Node> inputs) {
        OptionalDouble value = projection.at(year).value(variable.name());
        return new Node(
                variable.name(),
                year,
                variable.unit(),
                value,
                "",
                kind,
                method,
                variable.description(),
                source,
                record,
                inputs);
    }

    private Node formula(Variable variable, int year, Kind kind) {
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
        return node(variable, year, kind, text, source, "", inputs);
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
        return VariableTable.bundled().has(name) ? variable(name, year) : parameter(name, year);
    }

    private Node parameter(String name, int asked) {
        Parameter parameter = ParameterTable.bundled().get(name);
        int year = parameter.timing() == Timing.BASE_YEAR ? YearLoop.START : asked;
        return made.computeIfAbsent("parameter " + name + "[" + year + "]", key -> {
            Object set = scenario.values().get(name);
            Source source = set == null
                    ? parameter.source()
                    : new Source("scenario '" + scenario.name() + "': " + set, Evidence.ASSUMED);
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

    private Node figure(String name) {
        return made.computeIfAbsent(CountryFigures.FIGURE + name, key -> {
            Figure figure = FIGURES.get(name);
            if (figure == null) {
                throw new InputException("there is no figure '" + name + "'");
            }
            CountryFigures own = prepared.own;
            double value = figure.value().applyAsDouble(own);
            return new Node(
                    key,
                    YearLoop.START,
                    figure.unit(),
                    Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                    "",
                    Kind.FIGURE,
                    "",
                    "figure of " + country,
                    Optional.of(own.sources().getOrDefault(figure.recorded(), NOT_RECORDED)),
                    "",
                    List.of());
        });
    }

    // ---------------------------------------------------------------- leaves

    private Source start(String variable) {
        return switch (variable) {
            case "software_factor" -> new Source("1 in " + YearLoop.START + " by definition", Evidence.DERIVED);
            case "rest_of_world_gdp_usd" -> {
                Source source = new Source(
                        Indicator.GDP_USD.publisher()
                                + ": sum over all countries without the United States and China, at 2025 prices"
                                + " by the deflator table, older values grown to " + YearLoop.START,
                        Evidence.DERIVED);
                yield withImportedGdp(source);
            }
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

    private Source withImportedGdp(Source source) {
        NavigableMap<Integer, Cell> imported = new TreeMap<>();
        data.countries().forEach(c -> imported.putAll(data.imported(c.iso3(), Indicator.GDP_USD)));
        return ImportedSource.among(source, "GDP of countries", imported, YearLoop.START);
    }

    private String missing(String variable) {
        return prepared.own.notes().stream()
                .filter(note ->
                        note.kind() == Note.Kind.MISSING && note.subject().equals(variable))
                .map(Note::text)
                .findFirst()
                .orElse("it is missing in the datasets");
    }

    private Node datum(Variable variable, int year) {
        String name = variable.name();
        List<Node> inputs = new ArrayList<>();
        if (name.startsWith("base_energy_kwh_per_mtok.")) {
            String tier = name.substring(name.indexOf('.') + 1);
            inputs.add(parameter("serving_point." + tier, year));
            inputs.add(parameter("traffic_mix", year));
            if (scenario.choice("serving_point." + tier).equals("none")) {
                inputs.add(parameter("energy_kwh_per_mtok." + tier, YearLoop.START));
            }
        } else if (name.equals("provisioned_per_metered_used")) {
            for (String tier : YearLoop.TIERS) {
                inputs.add(parameter("serving_point." + tier, year));
                inputs.add(variable("base_energy_kwh_per_mtok." + tier, year));
                inputs.add(parameter("tier_share." + tier, YearLoop.START));
            }
            boolean byParameter = Arrays.stream(YearLoop.TIERS)
                    .anyMatch(tier -> scenario.choice("serving_point." + tier).equals("none"));
            if (byParameter) {
                inputs.add(parameter("provisioned_per_metered", year));
            }
            inputs.add(variable("pue_factor", year));
        } else {
            Source given = new Source("settled by the country and year asked for", Evidence.DERIVED);
            return node(variable, year, Kind.GIVEN, variable.formula(), given);
        }
        Source source = prepared.sources.getOrDefault(name, NOT_RECORDED);
        return node(variable, year, Kind.DATA, variable.formula(), Optional.of(source), "", inputs);
    }

    private Node forecast(Variable variable, int year) {
        if (variable.name().equals("population")) {
            return population(variable, year);
        }
        boolean own = variable.name().startsWith("trend_");
        Optional<String> area = own ? Optional.of(country) : projection.model().reference();
        if (area.isEmpty()) {
            Source source = new Source("no reference country is asked for", Evidence.DERIVED);
            return node(variable, year, Kind.FORECAST, variable.formula(), source);
        }
        AnnualSeries series = Prepared.perHead(data, area.get());
        List<Node> inputs = new ArrayList<>();
        inputs.add(parameter("like_for_like", YearLoop.START));
        if (ParameterTable.bundled().has(TokenStateModel.LIKE_FOR_LIKE_FACTOR + area.get())) {
            inputs.add(parameter(TokenStateModel.LIKE_FOR_LIKE_FACTOR + area.get(), YearLoop.START));
        }
        String ember = Indicator.GENERATION_TWH.publisher() + " and " + Indicator.POPULATION.publisher();
        if (series.in(year).isPresent()) {
            Source source = new Source(ember + ", values of " + year, Evidence.OBSERVED);
            source = perHead(source, area.get(), year, year);
            return node(variable, year, Kind.DATA, "generation / population", Optional.of(source), "", inputs);
        }
        OptionalInt last = series.lastYear();
        Source source = last.isEmpty()
                ? new Source("no figure: " + series.cause(), Evidence.PUBLISHED)
                : new Source(ember + ", observed to " + last.getAsInt() + ", forecast after", Evidence.DERIVED);
        source = perHead(source, area.get(), 0, last.orElse(year));
        String record = last.isEmpty() ? "" : prepared.growthRecord(this::record);
        inputs.add(parameter(Parameter.GROWTH_MODEL, YearLoop.START));
        return node(variable, year, Kind.FORECAST, variable.formula(), Optional.of(source), record, inputs);
    }

    /** The source of generation per head, with the imported values of some years. */
    private Source perHead(Source bundled, String area, int from, int to) {
        Source source = bundled;
        for (Indicator part : List.of(Indicator.GENERATION_TWH, Indicator.POPULATION)) {
            source = ImportedSource.among(
                    source, part.label(), data.imported(area, part).tailMap(from, true), to);
        }
        int observedTo = data.series(area, Indicator.POPULATION).lastYear().orElse(Integer.MAX_VALUE - 1);
        if (to <= observedTo) {
            return source;
        }
        // After the last year with a population the medium variant stands in.
        int projectedFrom = Math.max(from, observedTo + 1);
        String medium = "; population from " + projectedFrom + " on: UN WPP 2024, medium variant";
        return ImportedSource.among(
                new Source(source.citation() + medium, source.evidence()),
                "population",
                data.importedPopulationProjection(area).tailMap(projectedFrom, true),
                to);
    }

    private Node population(Variable variable, int year) {
        if (data.series(country, Indicator.POPULATION).in(year).isPresent()) {
            Source source = new Source(Indicator.POPULATION.publisher() + ", value of " + year, Evidence.PUBLISHED);
            source = ImportedSource.of(source, data.imported(country, Indicator.POPULATION), year);
            return node(variable, year, Kind.DATA, "", source);
        }
        Source source = ImportedSource.of(
                new Source("UN WPP 2024, medium variant of " + year, Evidence.PUBLISHED),
                data.importedPopulationProjection(country),
                year);
        if (Prepared.perHead(data, country).in(year).isPresent()) {
            return node(variable, year, Kind.DATA, "", source);
        }
        Node deviation = parameter("population_deviation", year);
        return node(variable, year, Kind.FORECAST, variable.formula(), source, deviation);
    }

    private String record() {
        String chosen = scenario.choice(Parameter.GROWTH_MODEL);
        boolean outlooks = GrowthModels.restsOnOutlooks(chosen);
        String name = outlooks ? GrowthModels.DEFAULT : chosen;
        StringBuilder text = new StringBuilder();
        if (outlooks) {
            text.append('\'')
                    .append(chosen)
                    .append("': ")
                    .append(Outlooks.of(data).summary())
                    .append("; ");
        }
        text.append("back-test of '" + name + "' over " + Backtest.COUNTRIES + " countries:");
        List<Backtest.Score> scores = Backtest.ofCountries(
                        data,
                        List.of(GrowthModels.named(name)),
                        Backtest.largestGenerators(data, Backtest.COUNTRIES),
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

    // ---------------------------------------------------------------- what is solved

    private Node solved(Variable variable, int year) {
        String name = variable.name();
        boolean market = variable.formula().startsWith(Grounds.MARKET)
                || name.startsWith("hosting_fee")
                || name.startsWith("us_");
        boolean solver = name.startsWith("market_");
        List<Node> inputs = new ArrayList<>();
        if (market) {
            inputs.add(market(year));
        }
        inputs.addAll(grounds(name, year));
        String citation = solver
                ? "reported by the solver"
                : market ? "solved with the world market" : "computed by the year of the model";
        String record = market || solver ? "" : "exact: no iteration, residual 0";
        Source source = new Source(citation, Evidence.DERIVED);
        return node(variable, year, Kind.SOLVED, variable.formula(), Optional.of(source), record, inputs);
    }

    private List<Node> grounds(String name, int year) {
        double life = scenario.path("stock_life_years").at(YearLoop.START);
        return Grounds.of(name, year, country, prepared.isMaker(), life).stream()
                .map(g -> input(g.name(), g.year()))
                .toList();
    }

    /** The equilibrium of a year: one node that all results of the market share. */
    private Node market(int year) {
        String key = Grounds.MARKET + "[" + year + "]";
        Node node = made.get(key);
        if (node == null) {
            YearResult result = projection.at(year);
            double residual = result.value("market_residual").orElse(0);
            double sweeps = result.value("market_sweeps").orElse(0);
            String method = sweeps == 0
                    ? "joint Newton iteration"
                    : String.format(Locale.ROOT, "%.0f sweeps over the origins", sweeps);
            node = new Node(
                    Grounds.MARKET,
                    year,
                    "1",
                    OptionalDouble.of(residual),
                    "",
                    Kind.SOLVED,
                    "nested CES demand of the United States, China and the rest of the world, three tiers; the smallest price of"
                            + " energy and compute of each maker at which use does not exceed supply",
                    "largest relative violation of complementarity, from the costs and supply of both makers and these parameters",
                    Optional.of(marketSource()),
                    String.format(Locale.ROOT, "residual %.1e, %s", residual, method),
                    grounds(Grounds.MARKET, year));
            made.put(key, node);
        }
        return node;
    }

    /** What the equilibrium rests on besides parameters: GDP of all, electricity of the makers and of the world. */
    private Source marketSource() {
        NavigableMap<Integer, Cell> electricity = new TreeMap<>();
        for (Indicator indicator : Indicator.values()) {
            if (indicator.dataset().equals("electricity") && indicator != Indicator.POPULATION) {
                List.of("USA", "CHN", Datasets.WORLD)
                        .forEach(maker -> electricity.putAll(data.imported(maker, indicator)));
            }
        }
        Source source = new Source("solved each year, calibrated to " + YearLoop.START, Evidence.DERIVED);
        return ImportedSource.among(withImportedGdp(source), "electricity of the makers", electricity, YearLoop.START);
    }
}
