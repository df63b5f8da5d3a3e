package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Fact;
import org.tokenstate.data.Facts;
import org.tokenstate.data.Indicator;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.equations.Variable;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/**
 * The leaves of an explanation: parameters, figures and series, where they come from, and the parameters that figures and
 * series rest on themselves.
 */
final class Leaves {
    /** What names of figures begin with. */
    static final String FIGURE = "figure.";

    private static final Pattern FACT = Pattern.compile("\\b(DC|TR|EF)\\d{3}\\b");
    /** Figures of money that grow from their last value to the base year by the catalogue's path. */
    private static final List<String> GROWN = List.of("gdp_usd", "goods_exports_usd");

    private static final int BASE_YEAR = TokenStateModel.FIRST_YEAR;

    private final Projection projection;
    private final Scenario scenario;
    private final Prepared prepared;
    private final Datasets data;
    private final ModelText text;
    private final String country;
    private final double[][] values;
    /** Makes the node of a parameter in a year, each once. */
    private final BiFunction<String, Integer, Node> parameters;

    Leaves(Projection projection, BiFunction<String, Integer, Node> parameters) {
        this.projection = projection;
        this.parameters = parameters;
        TokenStateModel model = projection.model();
        scenario = model.scenario();
        prepared = model.prepared();
        data = model.data();
        text = model.text();
        country = model.country();
        values = model.values(projection.to() - BASE_YEAR + 1);
    }

    Node parameter(String name, int asked) {
        Parameter parameter = ParameterTable.bundled().get(name);
        int year = parameter.timing() == Timing.BASE_YEAR ? BASE_YEAR : asked;
        Object set = scenario.values().get(name);
        Source source = set == null
                ? resolved(parameter.source())
                : new Source("scenario '" + scenario.name() + "': " + set, Evidence.ASSUMED);
        OptionalDouble value = parameter.isChoice()
                ? OptionalDouble.empty()
                : OptionalDouble.of(values[ParameterTable.bundled().indexOf(name)][year - BASE_YEAR]);
        return new Node(
                name,
                year,
                parameter.unit(),
                value,
                parameter.isChoice() ? scenario.choice(name) : "",
                Kind.PARAMETER,
                "",
                parameter.description(),
                Optional.of(source),
                "",
                List.of());
    }

    /** A source with the facts that it names: what each says, its value and where it is from. */
    private Source resolved(Source source) {
        StringBuilder facts = new StringBuilder();
        Matcher ids = FACT.matcher(source.citation());
        while (ids.find()) {
            Facts table =
                    switch (ids.group(1)) {
                        case "DC" -> data.dataCentreFacts();
                        case "TR" -> data.tradeFacts();
                        default -> data.electricityFacts();
                    };
            Fact fact = table.get(ids.group());
            facts.append("; ").append(ids.group()).append(": ").append(said(fact));
        }
        return facts.length() == 0 ? source : new Source(source.citation() + facts, source.evidence());
    }

    private static String said(Fact fact) {
        String value = fact.value().isPresent()
                ? Explanation.number(fact.value().getAsDouble()) + " " + fact.unit()
                : fact.text();
        return String.join(" ", fact.quantity(), fact.area(), fact.period()).strip() + " " + value + " ("
                + fact.source() + ")";
    }

    Node figure(String name) {
        double value = prepared.figure(name);
        Variable declared = text.equations().given(name);
        Source source = Double.isNaN(value)
                ? new Source("no figure: " + missing(name), Evidence.PUBLISHED)
                : prepared.sourceOfFigure(name);
        if (GROWN.contains(name) && !Double.isNaN(value)) {
            source = new Source(
                    source.citation() + ", at 2025 prices by the deflator table, grown to " + BASE_YEAR,
                    source.evidence());
        }
        return new Node(
                FIGURE + name,
                BASE_YEAR,
                declared.unit(),
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                "",
                Kind.FIGURE,
                "",
                declared.description() + ", " + prepared.own.place(),
                Optional.of(source),
                "",
                List.of());
    }

    private String missing(String figure) {
        return prepared.own.notes().stream()
                .filter(note ->
                        note.kind() == Note.Kind.MISSING && note.subject().equals(figure))
                .map(Note::text)
                .findFirst()
                .orElse("it is missing in the datasets");
    }

    /** A series of the text in a year, with its value. */
    Node series(String name, int year, double value) {
        return switch (name) {
            case Prepared.POPULATION_SERIES -> population(name, year, value);
            case Prepared.OWN_SERIES -> generation(name, year, value, Optional.of(country));
            case Prepared.REFERENCE_SERIES ->
                generation(name, year, value, projection.model().reference());
            case Prepared.OUTLOOK_WEIGHT -> outlookWeight(name, year, value, Optional.of(country));
            case Prepared.REFERENCE_OUTLOOK_WEIGHT ->
                outlookWeight(name, year, value, projection.model().reference());
            default -> Prepared.isServingPoint(name) ? servingPoint(name, value) : given(name, year, value);
        };
    }

    private Node node(
            String name,
            int year,
            double value,
            Kind kind,
            String method,
            Source source,
            String record,
            List<Node> inputs) {
        Variable declared = text.equations().given(EquationSystem.family(name));
        return new Node(
                name,
                year,
                declared.unit(),
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                "",
                kind,
                method,
                declared.description(),
                Optional.of(source),
                record,
                inputs);
    }

    private Node given(String name, int year, double value) {
        return node(name, year, value, Kind.DATA, "", prepared.sourceOfSeries(name), "", List.of());
    }

    private Node servingPoint(String name, double value) {
        String tier = Prepared.element(name);
        List<Node> inputs = new ArrayList<>();
        inputs.add(parameters.apply("serving_point." + tier, BASE_YEAR));
        inputs.add(parameters.apply("traffic_mix", BASE_YEAR));
        return node(
                name,
                BASE_YEAR,
                value,
                Kind.DATA,
                "serving point of the tier and traffic mix",
                prepared.sourceOfSeries(name),
                "",
                inputs);
    }

    /** Observed years hold all load there is; after them what of the path outlooks make follows from data and growth model. */
    private Node outlookWeight(String name, int year, double value, Optional<String> area) {
        Source source = new Source(
                "the growth model's weight of published outlooks, 1 where generation is observed", Evidence.DERIVED);
        if (area.isPresent()) {
            source = perHead(source, area.get(), 0, TokenStateModel.LAST_YEAR);
        }
        return node(
                name,
                year,
                value,
                Kind.DATA,
                "weight of outlooks in the growth model of the parameter growth_model",
                source,
                "",
                List.of(parameters.apply(Parameters.GROWTH_MODEL, BASE_YEAR)));
    }

    private Node generation(String name, int year, double value, Optional<String> area) {
        if (area.isEmpty()) {
            Source source = new Source("no reference country is asked for", Evidence.DERIVED);
            return node(
                    name,
                    year,
                    value,
                    Kind.FORECAST,
                    "growth model of the parameter growth_model",
                    source,
                    "",
                    List.of());
        }
        AnnualSeries series = Prepared.perHead(data, area.get());
        List<Node> inputs = new ArrayList<>();
        inputs.add(parameters.apply("like_for_like", BASE_YEAR));
        if (ParameterTable.bundled().has(TokenStateModel.LIKE_FOR_LIKE_FACTOR + area.get())) {
            inputs.add(parameters.apply(TokenStateModel.LIKE_FOR_LIKE_FACTOR + area.get(), BASE_YEAR));
        }
        String ember = Indicator.GENERATION_TWH.publisher() + " and " + Indicator.POPULATION.publisher();
        if (series.in(year).isPresent()) {
            Source source = new Source(ember + ", values of " + year, Evidence.OBSERVED);
            source = perHead(source, area.get(), year, year);
            return node(name, year, value, Kind.DATA, "generation / population", source, "", inputs);
        }
        OptionalInt last = series.lastYear();
        Source source = last.isEmpty()
                ? new Source("no figure: " + series.cause(), Evidence.PUBLISHED)
                : new Source(ember + ", observed to " + last.getAsInt() + ", forecast after", Evidence.DERIVED);
        source = perHead(source, area.get(), 0, last.orElse(year));
        if (GrowthModels.restsOnOutlooks(scenario.choice(Parameters.GROWTH_MODEL))) {
            // An outlook of generation is one per head by the projection of population.
            source = ImportedSource.among(
                    source, "population", data.importedPopulationProjection(area.get()), TokenStateModel.LAST_YEAR);
        }
        String record = last.isEmpty() ? "" : prepared.growthRecord(this::record);
        inputs.add(parameters.apply(Parameters.GROWTH_MODEL, BASE_YEAR));
        return node(
                name,
                year,
                value,
                Kind.FORECAST,
                "growth model of the parameter growth_model on log generation per head; observed to the last year of the data",
                source,
                record,
                inputs);
    }

    /** The source of generation per head, with the imported values of some years. */
    private Source perHead(Source bundled, String area, int from, int to) {
        Source source = bundled;
        for (Indicator part : List.of(Indicator.GENERATION_TWH, Indicator.POPULATION)) {
            source = ImportedSource.among(
                    source, part.label(), data.imported(area, part).tailMap(from, true), to);
        }
        return source;
    }

    private Node population(String name, int year, double value) {
        if (data.series(country, Indicator.POPULATION).in(year).isPresent()) {
            Source source = new Source(Indicator.POPULATION.publisher() + ", value of " + year, Evidence.PUBLISHED);
            source = ImportedSource.of(source, data.imported(country, Indicator.POPULATION), year);
            return node(name, year, value, Kind.DATA, "", source, "", List.of());
        }
        Source source = ImportedSource.of(
                new Source("UN WPP 2024, medium variant of " + year, Evidence.PUBLISHED),
                data.importedPopulationProjection(country),
                year);
        return node(
                name,
                year,
                value,
                Kind.FORECAST,
                Prepared.POPULATION_METHOD,
                source,
                "",
                List.of(parameters.apply("population_deviation", year)));
    }

    private String record() {
        String chosen = scenario.choice(Parameters.GROWTH_MODEL);
        boolean outlooks = GrowthModels.restsOnOutlooks(chosen);
        String name = outlooks ? GrowthModels.DEFAULT : chosen;
        StringBuilder record = new StringBuilder();
        if (outlooks) {
            record.append('\'')
                    .append(chosen)
                    .append("': ")
                    .append(Outlooks.of(data).summary())
                    .append("; ");
        }
        record.append("back-test of '" + name + "' over " + Backtest.COUNTRIES + " countries:");
        List<Backtest.Score> scores =
                Backtest.standard(data, List.of(GrowthModels.named(name))).scores();
        for (Backtest.Score score : scores) {
            record.append(String.format(
                    Locale.ROOT,
                    " %d years ahead MASE %.2f, MAPE %.1f %%, coverage of 80 %% intervals %.0f %%;",
                    score.horizon(),
                    score.mase(),
                    100 * score.mape(),
                    100 * score.coverage()));
        }
        return record.substring(0, record.length() - 1);
    }
}
