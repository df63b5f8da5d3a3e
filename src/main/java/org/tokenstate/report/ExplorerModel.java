package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.Summary;

/** What the explorer's page shows and what its questions are answered with. */
final class ExplorerModel {
    private static final int MOST_DRAWS = 4000;
    private static final int MOST_MODELS = 12;

    /** Exports under this count as this. */
    private static final double LEAST_USD = 1e3;

    private static final String WITH = "with.";

    /** A part of exports too small to be seen. */
    private static final double LEAST_EFFECT = 1e-3;
    /** What a question may say besides what sliders set. */
    private static final List<String> PARTS = Stream.concat(
                    Stream.of("page", "about", "country", "reference", "scenario", "year", "show", "draws"),
                    IntStream.range(1, Compared.MOST).mapToObj(i -> WITH + i))
            .toList();

    private final Projection begin;
    private final String own;
    private final Map<String, ScenarioFile> scenarios = new LinkedHashMap<>();
    private final Map<String, TokenStateModel> models = new LinkedHashMap<>();
    private final Questions questions = new Questions();

    ExplorerModel(Projection begin) {
        this.begin = begin;
        Scenario own = begin.model().scenario();
        boolean changed = ScenarioFiles.BUNDLED.contains(own.name())
                && !ScenarioFiles.load(own.name()).scenario().equals(own);
        this.own = changed ? own.name() + ", changed" : own.name();
        scenarios.put(this.own, ScenarioFile.of(own));
        for (String name : ScenarioFiles.BUNDLED) {
            scenarios.putIfAbsent(name, ScenarioFiles.load(name));
        }
        model(begin.model().country(), begin.model().reference().orElse(""));
    }

    /** Gives up the work that is under way. */
    void close() {
        questions.close();
    }

    /** The page: what it begins with, in words and tables that need no script, and the catalogue of what may be picked and moved. */
    Page.Html page() {
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("country", begin.model().country());
        catalogue.put("reference", begin.model().reference().orElse(""));
        catalogue.put("scenario", own);
        catalogue.put("from", begin.from());
        catalogue.put("to", begin.to());
        catalogue.put("most", Compared.MOST);
        List<List<String>> views = new ArrayList<>();
        Compared.VIEWS.forEach((word, view) -> views.add(List.of(word, view.label())));
        catalogue.put("views", views);
        List<List<String>> places = new ArrayList<>();
        for (Country country : begin.model().data().countries()) {
            places.add(List.of(country.iso3(), country.name()));
        }
        begin.model().data().groups().forEach(group -> places.add(List.of(group.code(), group.name())));
        places.sort(Comparator.comparing(place -> place.get(1)));
        catalogue.put("places", places);
        Map<String, Object> pickable = new LinkedHashMap<>();
        scenarios.forEach((name, file) -> pickable.put(
                name,
                List.of(
                        file.scenario().description(),
                        file.country().orElse(""),
                        file.reference().orElse(""))));
        catalogue.put("scenarios", pickable);
        catalogue.put("sliders", Slider.ALL);
        Reading reading = new Reading(begin);
        int year = reading.headlineYear();
        StringBuilder tiles = new StringBuilder();
        Page.tiles(reading.tiles(year), tiles);
        Figure figure = new Compared(List.of(new Compared.Line(own, begin)), Optional.empty(), year)
                .of(Compared.first())
                .figure();
        StringBuilder table = new StringBuilder();
        if (figure.chart().isPresent()) {
            Page.table(figure, table);
        }
        StringBuilder trees = new StringBuilder();
        Trees.write(
                begin, reading.tiles(year).stream().map(Finding.Tile::result).toList(), year, trees);
        String body = Page.resource("explorer.html")
                .replace("{headline}", Page.prose(Words.sentence(reading.headline(year))))
                .replace("{tiles}", tiles)
                .replace("{title}", Page.prose(figure.title()))
                .replace("{saying}", Page.prose(figure.saying()))
                .replace("{table}", table)
                .replace("{trees}", trees)
                .replace("{catalogue}", Json.write(catalogue));
        return Page.page("tokenstate explorer", body, Map.of(), List.of("charts.js", "world.js", "explorer.js"));
    }

    private synchronized TokenStateModel model(String code, String against) {
        String key = code + "|" + against;
        TokenStateModel known = models.get(key);
        if (known != null) {
            return known;
        }
        TokenStateModel model = TokenStateModel.of(code, begin.model().data());
        // Who picks the reference itself sees it without one.
        if (!against.isEmpty()
                && !TokenStateModel.of(against, model.data()).country().equals(model.country())) {
            model = model.against(against);
        }
        model.project(begin.from(), begin.from());
        if (models.size() >= MOST_MODELS) {
            models.remove(models.keySet().iterator().next());
        }
        models.put(key, model);
        return model;
    }

    /**
     * What a page asks.
     *
     * @param model the country against its reference, under no scenario yet
     * @param picked the scenario that is picked
     * @param scenario the same with what the sliders set
     * @param year the year that is wanted; empty for the one in which something happens
     * @param show what the chart shows
     * @param lines countries and scenarios to compare with
     * @param draws draws; 0 for a single projection
     */
    private record Asked(
            TokenStateModel model,
            Scenario picked,
            Scenario scenario,
            OptionalInt year,
            Compared.View show,
            List<Beside> lines,
            int draws) {}

    /** A country or scenario beside that of the page. */
    private record Beside(TokenStateModel model, String name, Scenario scenario) {}

    /**
     * Answers a question.
     *
     * @param question {@code page} (a word that tells the page from others; a newer question of the same page ends this one),
     *     {@code about} (what is asked for: {@code country}, {@code effects} for what each slider does by itself, {@code world} for all
     *     countries, or a result for where its number comes from), {@code country}, {@code reference}, {@code scenario}, {@code year},
     *     {@code show} (what the chart shows), {@code with.1} to {@code with.3} (a country and a scenario to compare with, as
     *     {@code NOR~open}), {@code draws} (0 for a single projection), and {@code set.NAME} for each slider that was moved
     * @return what the page draws and says
     * @throws InputException if a part of the question is unknown or out of bounds
     * @throws CancellationException if a newer question of the page came in
     * @throws TimeoutException if there was no answer in time
     */
    Map<String, Object> answer(Map<String, String> question) throws TimeoutException {
        Map<String, String> parts = new LinkedHashMap<>(question);
        String page = take(parts, "page", "");
        if (!page.matches("[0-9a-z]{0,40}")) {
            throw new InputException("page must be at most 40 of the characters 0-9 and a-z");
        }
        String about = take(parts, "about", "country");
        Asked asked = asked(parts);
        return questions.answer(page, mine -> switch (about) {
            case "country" -> asked.draws() == 0 ? single(asked) : spread(asked, mine);
            case "effects" ->
                Map.of(
                        "effects",
                        effects(asked, mine),
                        "of",
                        Words.place(Words.name(asked.model(), asked.model().country())));
            case "world" -> world(asked);
            default -> origin(asked, about);
        });
    }

    private Asked asked(Map<String, String> parts) {
        String code = take(parts, "country", begin.model().country());
        String against = take(parts, "reference", begin.model().reference().orElse(""));
        String name = take(parts, "scenario", own);
        OptionalInt year = parts.containsKey("year")
                ? OptionalInt.of(whole("year", take(parts, "year", ""), begin.from(), begin.to()))
                : OptionalInt.empty();
        String first = Compared.VIEWS.keySet().iterator().next();
        Compared.View show = known("view", take(parts, "show", first), Compared.VIEWS);
        int draws = whole("draws", take(parts, "draws", "0"), 0, MOST_DRAWS);
        List<String> beside = new ArrayList<>();
        for (int i = 1; i < Compared.MOST; i++) {
            String line = take(parts, WITH + i, "");
            if (!line.isEmpty()) {
                beside.add(line);
            }
        }
        for (String part : parts.keySet()) {
            if (!part.startsWith("set.")) {
                throw new InputException(Nearest.unknown("part of a question", part, PARTS));
            }
        }
        Scenario picked = known("scenario", name, scenarios).scenario();
        TokenStateModel model = model(code, against);
        List<Beside> lines = new ArrayList<>();
        for (String line : beside) {
            int end = line.indexOf('~');
            String scenario = end < 0 ? name : line.substring(end + 1);
            lines.add(new Beside(
                    model(end < 0 ? line : line.substring(0, end), against),
                    scenario,
                    set(known("scenario", scenario, scenarios).scenario(), parts)));
        }
        return new Asked(model, picked, set(picked, parts), year, show, lines, draws);
    }

    private static <V> V known(String what, String name, Map<String, V> all) {
        V value = all.get(name);
        if (value == null) {
            throw new InputException(Nearest.unknown(what, name, all.keySet()));
        }
        return value;
    }

    /** A scenario with what the sliders set. */
    private static Scenario set(Scenario picked, Map<String, String> parts) {
        Scenario scenario = picked;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            String parameter = part.getKey().substring(4);
            scenario = scenario.with(parameter, ParameterValue.parse(parameter, part.getValue()));
        }
        return parts.isEmpty()
                ? scenario
                : scenario.named("explored", picked.name() + ", with values set in the explorer");
    }

    /** The year that is asked for, or the one in which something happens under the scenario as it was picked. */
    private int year(Asked asked) {
        return asked.year().orElseGet(() -> reading(asked).headlineYear());
    }

    private Reading reading(Asked asked) {
        return new Reading(asked.model().under(asked.picked()).project(begin.from(), begin.to()));
    }

    /**
     * How far each slider takes token exports of the year, from where the scenario has it to its ends, as a part of them; 0
     * where it does nothing. An end without an answer counts as no effect.
     */
    private Map<String, Object> effects(Asked asked, Questions.Question mine) {
        TokenStateModel model = asked.model().under(asked.scenario());
        int year = year(asked);
        OptionalDouble base = exports(model, year);
        Map<String, Object> effects = new LinkedHashMap<>();
        for (Slider slider : Slider.ALL.values().stream().flatMap(List::stream).toList()) {
            double most = 0;
            for (double end : new double[] {slider.low(), slider.high()}) {
                if (mine.isOver()) {
                    throw new CancellationException("nobody waits for the effects");
                }
                OptionalDouble moved = exports(
                        model.under(model.scenario().with(slider.name(), ParameterValue.of(YearPath.constant(end)))),
                        year);
                if (moved.isPresent() && base.isPresent()) {
                    double size = Math.abs(moved.getAsDouble() - base.getAsDouble());
                    most = Math.max(most, size / Math.max(LEAST_USD, base.getAsDouble()));
                }
            }
            effects.put(slider.name(), most < LEAST_EFFECT ? 0.0 : most);
        }
        return effects;
    }

    private OptionalDouble exports(TokenStateModel model, int year) {
        try {
            return model.project(begin.from(), year).in(year).value(Reading.REVENUE);
        } catch (NoEquilibriumException e) {
            return OptionalDouble.empty();
        }
    }

    private static String take(Map<String, String> parts, String name, String otherwise) {
        String value = parts.remove(name);
        return value == null ? otherwise : value;
    }

    private static int whole(String what, String text, int least, int most) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new InputException(what + " must be a number in [" + least + ", " + most + "] but is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** All countries under the scenario, with what the sliders set. */
    private Map<String, Object> world(Asked asked) {
        WorldReport report = WorldReport.of(asked.model().under(asked.scenario()), begin.from(), begin.to());
        return Map.of("html", report.sections(), "world", report.data());
    }

    /** Where the number of a result comes from. */
    private Map<String, Object> origin(Asked asked, String result) {
        StringBuilder tree = new StringBuilder();
        Projection now = asked.model().under(asked.scenario()).project(begin.from(), begin.to());
        Trees.write(now, List.of(result), year(asked), tree);
        return Map.of("tree", tree.toString());
    }

    private Map<String, Object> single(Asked asked) {
        Projection now = asked.model().under(asked.scenario()).project(begin.from(), begin.to());
        Reading reading = new Reading(now);
        Reading picked = asked.scenario().equals(asked.picked()) ? reading : reading(asked);
        Projection defaults = asked.scenario().equals(asked.model().scenario())
                ? now
                : asked.model().project(begin.from(), begin.to());
        int year = asked.year().orElseGet(picked::headlineYear);
        List<Compared.Line> lines = new ArrayList<>();
        lines.add(new Compared.Line(asked.picked().name(), now));
        for (Beside beside : asked.lines()) {
            lines.add(new Compared.Line(
                    beside.name(), beside.model().under(beside.scenario()).project(begin.from(), begin.to())));
        }
        WhatChanged change = new WhatChanged(defaults.compareWith(now), year);
        Compared.Shown shown = new Compared(
                        lines,
                        Optional.of(defaults).filter(d -> !change.comparison().isEmpty()),
                        year)
                .of(asked.show());
        Map<String, Object> answer = figures(List.of(shown.figure()));
        answer.put("look", shown.look());
        answer.put("year", year);
        answer.put("first", picked.headlineYear());
        answer.put("chosen", picked.why());
        answer.put(
                "moments",
                reading.moments().stream()
                        .map(m -> List.of(String.valueOf(m.year()), m.what()))
                        .toList());
        answer.put("headline", Words.unbroken(Words.sentence(reading.headline(year))));
        answer.put("tiles", reading.tiles(year));
        answer.put("rows", change.rows());
        answer.put("why", change.why());
        OptionalDouble exports = now.in(year).value(Reading.REVENUE);
        answer.put("exports", exports.isPresent() ? exports.getAsDouble() : Optional.empty());
        Map<String, Object> values = new LinkedHashMap<>();
        Slider.ALL.values().stream().flatMap(List::stream).forEach(slider -> {
            YearPath path = asked.picked().path(slider.name());
            values.put(slider.name(), List.of(path.at(TokenStateModel.FIRST_YEAR + 1), path.at(begin.to())));
        });
        answer.put("values", values);
        answer.put("yaml", yaml(now));
        answer.put("about", about(now));
        return answer;
    }

    /** What the chart of single projections says of itself when it is taken along. */
    private static Map<String, Object> about(Projection now) {
        TokenStateModel model = now.model();
        String country = Words.name(model, model.country());
        String against =
                model.reference().map(r -> " against " + Words.name(model, r)).orElse("");
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("country", model.country());
        columns.put("reference", model.reference().orElse(""));
        columns.put("scenario", model.scenario().name());
        columns.put("tokenstate", Page.version());
        return Map.of(
                "name",
                "tokenstate-" + model.country(),
                "provenance",
                country + against + ", scenario '" + model.scenario().name()
                        + "'; single projections; money in real 2025 US dollars; tokenstate " + Page.version()
                        + ". Data: " + Page.DATA + ".",
                "columns",
                columns);
    }

    private String yaml(Projection now) {
        String own = now.model().data() == Datasets.bundled() ? "" : "# Made with data laid over the bundled ones.\n";
        return own
                + ScenarioFiles.write(new ScenarioFile(
                        now.model().scenario(),
                        Optional.of(now.model().country()),
                        now.model().reference(),
                        OptionalInt.of(now.from()),
                        OptionalInt.of(now.to()),
                        List.of()));
    }

    private Map<String, Object> spread(Asked asked, Questions.Question mine) {
        Projection now = asked.model().under(asked.scenario()).project(begin.from(), begin.to());
        Study study = Study.of(now, asked.draws(), 42, plan -> plan.cancelWhen(mine::isOver));
        Map<String, Object> answer = figures(List.of(
                SpreadFigures.exports(study),
                SpreadFigures.trade(study),
                SpreadFigures.generation(study),
                OddsFigures.binding(study),
                OddsFigures.milestones(study)));
        long draws = study.ensemble.draws();
        answer.put("draws", draws);
        Map<String, Object> ranges = new LinkedHashMap<>();
        ranges.put(Reading.REVENUE, ranges(study, Reading.REVENUE, Words::usd));
        ranges.put(Reading.BALANCE, ranges(study, Reading.BALANCE, Reading::signed));
        ranges.put(Reading.GOODS, ranges(study, Reading.GOODS, Words::percent));
        ranges.put(Reading.GDP, ranges(study, Reading.GDP, Words::percent));
        ranges.put(Reading.GENERATION, ranges(study, Reading.GENERATION, Reading::megawattHours));
        answer.put("ranges", ranges);
        answer.put("about", Page.about(study));
        answer.put(
                "note",
                String.format(
                        Locale.ROOT,
                        "%,d draws; standard error of an odd up to %.1f percentage points; what you set is fixed in all draws.",
                        draws,
                        100 * Math.sqrt(0.25 / draws)));
        return answer;
    }

    /** Where nine draws in ten lie, by year; empty where a figure is missing. */
    private static List<String> ranges(Study study, String result, DoubleFunction<String> words) {
        Optional<Fan> fan = study.fan(result);
        return fan.map(f -> f.summaries().stream()
                        .map((Summary s) -> Words.unbroken(
                                "nine draws in ten: " + words.apply(s.p05()) + " to " + words.apply(s.p95())))
                        .toList())
                .orElse(List.of());
    }

    private static Map<String, Object> figures(List<Figure> figures) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Figure figure : figures) {
            StringBuilder table = new StringBuilder();
            if (figure.chart().isPresent()) {
                Page.table(figure, table);
            }
            all.put(
                    figure.id(),
                    Map.of(
                            "chart",
                            figure.chart(),
                            "title",
                            figure.title(),
                            "saying",
                            figure.saying(),
                            "table",
                            table.toString()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("figures", all);
        return answer;
    }
}
