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

/** What the explorer's page shows and what its questions are answered with. */
final class ExplorerModel {
    private static final int MOST_DRAWS = 4000;
    private static final int MOST_MODELS = 8;

    /** Exports under this count as this. */
    private static final double LEAST_USD = 1e3;

    /** A part of exports too small to be seen. */
    private static final double LEAST_EFFECT = 1e-4;

    private final Projection begin;
    private final int far;
    private final String own;
    private final Map<String, ScenarioFile> scenarios = new LinkedHashMap<>();
    private final Map<String, TokenStateModel> models = new LinkedHashMap<>();
    private final Questions questions = new Questions();

    ExplorerModel(Projection begin) {
        this.begin = begin;
        this.far = Math.max(begin.from(), Math.min(2040, begin.to()));
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

    /** The page, with the catalogue of what may be picked and moved. */
    Page.Html page() {
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("country", begin.model().country());
        catalogue.put("reference", begin.model().reference().orElse(""));
        catalogue.put("scenario", own);
        catalogue.put("far", far);
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
        String body = Page.resource("explorer.html").replace("{catalogue}", Json.write(catalogue));
        return Page.page("tokenstate explorer", body, Map.of(), List.of("charts.js", "explorer.js"));
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
     * Answers a question.
     *
     * @param question {@code page} (a word that tells the page from others; a newer question of the same page ends this one),
     *     {@code country}, {@code reference}, {@code scenario}, {@code draws} (0 for a single projection) {@code effects} (1
     *     for what each slider does by itself) and {@code set.NAME} for each slider that was moved
     * @return what the page draws and says
     * @throws InputException if a part of the question is unknown or out of bounds
     * @throws CancellationException if a newer question of the page came in
     * @throws TimeoutException if there was no answer in time
     */
    Map<String, Object> answer(Map<String, String> question) throws TimeoutException {
        Map<String, String> asked = new LinkedHashMap<>(question);
        String page = take(asked, "page", "");
        if (!page.matches("[0-9a-z]{0,40}")) {
            throw new InputException("page must be at most 40 of the characters 0-9 and a-z");
        }
        String code = take(asked, "country", begin.model().country());
        String against = take(asked, "reference", begin.model().reference().orElse(""));
        String name = take(asked, "scenario", own);
        int draws = draws(take(asked, "draws", "0"));
        boolean effects = take(asked, "effects", "").equals("1");
        if (!scenarios.containsKey(name)) {
            throw new InputException(Nearest.unknown("scenario", name, scenarios.keySet()));
        }
        Scenario picked = scenarios.get(name).scenario();
        Scenario scenario = picked;
        for (Map.Entry<String, String> part : asked.entrySet()) {
            if (!part.getKey().startsWith("set.")) {
                throw new InputException(Nearest.unknown(
                        "part of a question",
                        part.getKey(),
                        List.of("page", "country", "reference", "scenario", "draws", "effects")));
            }
            String parameter = part.getKey().substring(4);
            scenario = scenario.with(parameter, ParameterValue.parse(parameter, part.getValue()));
        }
        if (!asked.isEmpty()) {
            scenario = scenario.named("explored", picked.name() + ", with values set in the explorer");
        }
        Scenario meant = scenario;
        return questions.answer(page, mine -> {
            TokenStateModel model = model(code, against);
            if (effects) {
                return Map.of("effects", effects(model.under(meant), mine));
            }
            Projection now = model.under(meant).project(begin.from(), begin.to());
            if (draws == 0) {
                return single(model.project(begin.from(), begin.to()), now, picked);
            }
            return spread(Study.of(now, draws, 42, plan -> plan.cancelWhen(mine::isOver)));
        });
    }

    /**
     * How far each slider takes token exports of the headline year, from where the scenario has it to its ends, as a part of them; 0
     * where it does nothing. An end without an answer counts as no effect.
     */
    private Map<String, Object> effects(TokenStateModel model, Questions.Question mine) {
        OptionalDouble base = exports(model);
        Map<String, Object> effects = new LinkedHashMap<>();
        for (Slider slider : Slider.ALL.values().stream().flatMap(List::stream).toList()) {
            double most = 0;
            for (double end : new double[] {slider.low(), slider.high()}) {
                if (mine.isOver()) {
                    throw new CancellationException("nobody waits for the effects");
                }
                OptionalDouble moved = exports(
                        model.under(model.scenario().with(slider.name(), ParameterValue.of(YearPath.constant(end)))));
                if (moved.isPresent() && base.isPresent()) {
                    double size = Math.abs(moved.getAsDouble() - base.getAsDouble());
                    most = Math.max(most, size / Math.max(LEAST_USD, base.getAsDouble()));
                }
            }
            effects.put(slider.name(), most < LEAST_EFFECT ? 0.0 : most);
        }
        return effects;
    }

    private OptionalDouble exports(TokenStateModel model) {
        try {
            return model.project(begin.from(), far).in(far).value(WhatChanged.REVENUE);
        } catch (NoEquilibriumException e) {
            return OptionalDouble.empty();
        }
    }

    private static String take(Map<String, String> asked, String name, String otherwise) {
        String value = asked.remove(name);
        return value == null ? otherwise : value;
    }

    private static int draws(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST_DRAWS) {
            throw new InputException("draws must be a number in [0, " + MOST_DRAWS + "] but is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private Map<String, Object> single(Projection base, Projection now, Scenario picked) {
        WhatChanged change = new WhatChanged(base.compareWith(now), far);
        Map<String, Object> answer = figures(List.of(change.figure()));
        answer.put("rows", change.rows());
        answer.put("why", change.why());
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (String variable : List.of(WhatChanged.REVENUE, "share_of_goods_exports", "energy_per_token_joules")) {
            OptionalDouble value = now.in(far).value(variable);
            numbers.put(variable, value.isPresent() ? value.getAsDouble() : Optional.empty());
        }
        answer.put("numbers", numbers);
        Map<String, Object> values = new LinkedHashMap<>();
        Slider.ALL.values().stream().flatMap(List::stream).forEach(slider -> {
            YearPath path = picked.path(slider.name());
            values.put(slider.name(), List.of(path.at(TokenStateModel.FIRST_YEAR + 1), path.at(begin.to())));
        });
        answer.put("values", values);
        answer.put("yaml", yaml(now));
        return answer;
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

    private static Map<String, Object> spread(Study study) {
        Map<String, Object> answer = figures(
                List.of(SpreadFigures.exports(study), OddsFigures.binding(study), OddsFigures.milestones(study)));
        long draws = study.ensemble.draws();
        answer.put("draws", draws);
        answer.put(
                "note",
                String.format(
                        Locale.ROOT,
                        "%,d draws; standard error of an odd up to %.1f percentage points; what you set is fixed in all draws.",
                        draws,
                        100 * Math.sqrt(0.25 / draws)));
        return answer;
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
