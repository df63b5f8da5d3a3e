package org.tokenstate.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleFunction;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** What the explorer's page shows and what its questions are answered with. */
final class ExplorerModel {
    private static final int FROM = TokenStateModel.FIRST_YEAR;
    private static final int TO = 2050;
    private static final int FAR = 2040;
    private static final int MOST_DRAWS = 4000;
    private static final int MOST_MODELS = 8;

    /** The parameters with a slider, the ones that move most first. */
    private static final List<String> SLIDERS = List.of(
            "demand_elasticity",
            "demand_growth_scale",
            "agent_multiplier",
            "progress_scale",
            "energy_factor.frontier",
            "origin_substitution",
            "leakage",
            "access.USA",
            "access.ROW",
            "tariff.USA",
            "taste_drift",
            "additions_factor.CHN",
            "additions_factor.USA",
            "utilisation",
            "sold_share",
            "hardware_life_years",
            "generation_factor");

    private final String country;
    private final String reference;
    private final Map<String, TokenStateModel> models = new LinkedHashMap<>();
    private final AtomicLong newest = new AtomicLong();

    ExplorerModel(String country, String reference) {
        TokenStateModel start = model(country, reference);
        this.country = start.country();
        this.reference = start.reference().orElse("");
    }

    private synchronized TokenStateModel model(String code, String against) {
        String key = code + "|" + against;
        TokenStateModel known = models.get(key);
        if (known != null) {
            return known;
        }
        TokenStateModel model = TokenStateModel.of(code);
        if (!against.isEmpty()) {
            model = model.against(against);
        }
        model.project(FROM, FROM);
        if (models.size() >= MOST_MODELS) {
            models.remove(models.keySet().iterator().next());
        }
        models.put(key, model);
        return model;
    }

    /** Where a slider begins: the default, which single projections take. */
    private static double start(Parameter parameter) {
        return parameter.defaultValue().at(FROM + 1);
    }

    String page() {
        StringBuilder body = new StringBuilder();
        body.append(
                        "<header><p class=\"kicker\">tokenstate explorer</p><h1>What if</h1></header>\n<main class=\"explorer\">\n")
                .append("<form id=\"controls\" aria-label=\"What is assumed\"><label>Country <select id=\"country\">");
        countries(country, "", body);
        body.append("</select></label><label>Reference <select id=\"reference\">");
        countries(reference, "none", body);
        body.append("</select></label><label>Policy world <select id=\"world\">");
        for (Worlds.World world : Worlds.ALL) {
            body.append("<option>").append(Page.text(world.name())).append("</option>");
        }
        body.append("</select></label><div id=\"sliders\">");
        for (String name : SLIDERS) {
            slider(ParameterTable.bundled().get(name), body);
        }
        body.append(
                        "</div><button type=\"button\" id=\"reset\">Back to the defaults</button></form>\n<div class=\"results\">")
                .append(
                        "<section class=\"headline\" aria-live=\"polite\"><h2>What changed, and why</h2><ul id=\"changed\"></ul>"
                                + "<p class=\"note\" id=\"status\" role=\"status\"></p></section><div class=\"figures\">");
        for (String[] figure : new String[][] {
            {"now", "Token exports: now against where you began"},
            {"exports", "Token exports with their spread"},
            {"binding", "What limits exports"},
            {"milestones", "Odds of each milestone by year"}
        }) {
            body.append("<section class=\"figure\"><h2>")
                    .append(figure[1])
                    .append("</h2><p class=\"saying\" id=\"saying-")
                    .append(figure[0])
                    .append("\"></p><div class=\"chart\" role=\"img\" data-figure=\"")
                    .append(figure[0])
                    .append("\" aria-labelledby=\"saying-")
                    .append(figure[0])
                    .append("\"></div><div id=\"table-")
                    .append(figure[0])
                    .append("\"></div></section>");
        }
        body.append(
                "</div><section><h2>Take it with you</h2><p class=\"note\">The same by the command line:</p><pre><code"
                        + " id=\"command\"></code></pre><button type=\"button\" id=\"copy\">Copy</button></section></div></main>\n");
        return Page.page("tokenstate explorer", body.toString(), Map.of(), List.of("charts.js", "explorer.js"));
    }

    private static void countries(String chosen, String none, StringBuilder out) {
        if (!none.isEmpty()) {
            out.append("<option value=\"\"")
                    .append(chosen.isEmpty() ? " selected=\"selected\"" : "")
                    .append('>')
                    .append(none)
                    .append("</option>");
        }
        List<Country> all = new ArrayList<>(Datasets.bundled().countries());
        all.sort(java.util.Comparator.comparing(Country::name));
        for (Country c : all) {
            out.append("<option value=\"")
                    .append(c.iso3())
                    .append('"')
                    .append(c.iso3().equals(chosen) ? " selected=\"selected\"" : "")
                    .append('>')
                    .append(Page.text(c.name()))
                    .append("</option>");
        }
    }

    private static void slider(Parameter parameter, StringBuilder out) {
        double middle = start(parameter);
        Distribution spread = parameter.distribution().orElseGet(() -> Distribution.uniform(0.5, 1.5));
        double low = Math.max(parameter.lower(), Math.min(middle, spread.quantile(0.005)));
        double high = Math.min(parameter.upper(), Math.max(middle, spread.quantile(0.995)));
        String unit = parameter.unit().equals("1") ? "" : " " + parameter.unit();
        String id = "set-" + parameter.name();
        out.append("<div class=\"slider\"><label for=\"")
                .append(id)
                .append("\">")
                .append(Page.text(parameter.name().replace('_', ' ').replace(".", ", ")))
                .append("</label><output for=\"")
                .append(id)
                .append("\"></output><input type=\"range\" id=\"")
                .append(id)
                .append("\" data-name=\"")
                .append(parameter.name())
                .append("\" data-unit=\"")
                .append(Page.text(unit))
                .append("\" step=\"any\" min=\"")
                .append(low)
                .append("\" max=\"")
                .append(high)
                .append("\" value=\"")
                .append(middle)
                .append("\" data-default=\"")
                .append(middle)
                .append("\"/><small>")
                .append(Page.text(
                        parameter.description() + "; " + Words.number(low) + " to " + Words.number(high) + unit
                                + "; bounds of the catalogue " + Words.number(parameter.lower()) + " to "
                                + Words.number(parameter.upper())))
                .append("</small></div>");
    }

    Map<String, Object> answer(Map<String, String> question) {
        String code = question.getOrDefault("country", country);
        String against = question.getOrDefault("reference", reference);
        int draws = 0;
        Worlds.World world = Worlds.ALL.get(0);
        Map<String, String> set = new LinkedHashMap<>();
        for (Map.Entry<String, String> part : question.entrySet()) {
            String name = part.getKey();
            if (name.equals("draws")) {
                draws = draws(part.getValue());
            } else if (name.equals("world")) {
                world = world(part.getValue());
            } else if (name.startsWith("set.")) {
                set.put(name.substring(4), part.getValue());
            } else if (!name.equals("country") && !name.equals("reference")) {
                throw new InputException(
                        Nearest.unknown("part of a question", name, List.of("country", "reference", "world", "draws")));
            }
        }
        long mine = newest.incrementAndGet();
        TokenStateModel begin = model(code, against);
        Scenario scenario = world.apply(begin.scenario());
        for (Map.Entry<String, String> s : set.entrySet()) {
            scenario = scenario.with(s.getKey(), ParameterValue.parse(s.getKey(), s.getValue()));
        }
        Projection base = begin.project(FROM, TO);
        Projection now = begin.under(scenario).project(FROM, TO);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (draws == 0) {
            put(answer, List.of(now(base, now)));
            answer.put("changed", changed(begin, world, set, base, now));
            answer.put("numbers", numbers(now));
            answer.put("command", command(now, world, set));
        } else {
            Study study = Study.of(now, draws, 42, plan -> plan.cancelWhen(() -> newest.get() != mine));
            put(
                    answer,
                    List.of(SpreadFigures.exports(study), OddsFigures.binding(study), OddsFigures.milestones(study)));
            answer.put("draws", draws);
            answer.put(
                    "note",
                    String.format(
                            Locale.ROOT,
                            "%,d draws; standard error of an odd up to %.1f percentage points; what you set is fixed in all draws.",
                            draws,
                            100 * Math.sqrt(0.25 / draws)));
        }
        return answer;
    }

    private static int draws(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST_DRAWS) {
            throw new InputException("draws must be a number in [0, " + MOST_DRAWS + "] but is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Worlds.World world(String name) {
        return Worlds.ALL.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(Nearest.unknown(
                        "policy world",
                        name,
                        Worlds.ALL.stream().map(Worlds.World::name).toList())));
    }

    private static void put(Map<String, Object> answer, List<Figure> figures) {
        Map<String, Object> specs = new LinkedHashMap<>();
        Map<String, Object> sayings = new LinkedHashMap<>();
        Map<String, Object> tables = new LinkedHashMap<>();
        for (Figure figure : figures) {
            specs.put(figure.id(), figure.chart());
            sayings.put(figure.id(), figure.saying());
            StringBuilder table = new StringBuilder();
            if (figure.chart().isPresent()) {
                Page.table(figure, table);
            }
            tables.put(figure.id(), table.toString());
        }
        answer.put("figures", specs);
        answer.put("sayings", sayings);
        answer.put("tables", tables);
    }

    private static Figure now(Projection base, Projection now) {
        String title = "Token exports: now against where you began";
        List<List<String>> rows = new ArrayList<>();
        double[] before = new double[TO - FROM + 1];
        double[] after = new double[TO - FROM + 1];
        for (int year = FROM; year <= TO; year++) {
            OptionalDouble a = base.in(year).value("export_revenue_usd");
            OptionalDouble b = now.in(year).value("export_revenue_usd");
            if (a.isEmpty() || b.isEmpty()) {
                return Figure.absent("now", title, "a figure of the country is missing");
            }
            before[year - FROM] = a.getAsDouble() / 1e9;
            after[year - FROM] = b.getAsDouble() / 1e9;
            rows.add(List.of(String.valueOf(year), Words.usd(a.getAsDouble()), Words.usd(b.getAsDouble())));
        }
        List<Chart.Series> series = List.of(new Chart.Series("now", after), new Chart.Series("defaults", before));
        return Figure.of(
                "now",
                title,
                "Single projections, every parameter that you did not move at its default.",
                new Chart.Lines("bn USD of 2025", Study.years(FROM, TO), 0, series),
                List.of("year", "defaults", "now"),
                rows);
    }

    private static Map<String, Object> numbers(Projection now) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (String variable : List.of("export_revenue_usd", "share_of_goods_exports", "energy_per_token_joules")) {
            OptionalDouble value = now.in(FAR).value(variable);
            numbers.put(variable, value.isPresent() ? value.getAsDouble() : Optional.empty());
        }
        return numbers;
    }

    private static List<String> changed(
            TokenStateModel begin, Worlds.World world, Map<String, String> set, Projection base, Projection now) {
        List<String> lines = new ArrayList<>();
        lines.add(line("Token exports", "export_revenue_usd", base, now, Words::usd));
        lines.add(line("Share of goods exports", "share_of_goods_exports", base, now, Words::percent));
        lines.add(line("Energy per token", "energy_per_token_joules", base, now, v -> Words.number(v) + " J"));
        String before = base.in(FAR).bindingConstraint().map(OddsFigures::label).orElse("missing");
        String after = now.in(FAR).bindingConstraint().map(OddsFigures::label).orElse("missing");
        lines.add(
                "Limited in " + FAR + " by: " + before + (before.equals(after) ? ", as before." : " → " + after + "."));
        if (!world.values().isEmpty()) {
            Projection alone = world.apply(begin).project(FROM, TO);
            lines.add("The world ‘" + world.name() + "’ alone: " + effect(base, alone));
        }
        for (Map.Entry<String, String> s : set.entrySet()) {
            Scenario one = begin.scenario().with(s.getKey(), ParameterValue.parse(s.getKey(), s.getValue()));
            lines.add(s.getKey().replace('_', ' ') + " alone: "
                    + effect(base, begin.under(one).project(FROM, TO)));
        }
        return lines;
    }

    private static String effect(Projection base, Projection alone) {
        OptionalDouble a = base.in(FAR).value("export_revenue_usd");
        OptionalDouble b = alone.in(FAR).value("export_revenue_usd");
        return a.isEmpty() || b.isEmpty()
                ? "exports are missing."
                : "token exports in " + FAR + " " + Words.usd(a.getAsDouble()) + " → " + Words.usd(b.getAsDouble())
                        + ".";
    }

    private static String line(
            String name, String variable, Projection base, Projection now, DoubleFunction<String> words) {
        OptionalDouble a = base.in(FAR).value(variable);
        OptionalDouble b = now.in(FAR).value(variable);
        if (a.isEmpty() || b.isEmpty()) {
            return name + " in " + FAR + ": a figure is missing.";
        }
        String before = words.apply(a.getAsDouble());
        String after = words.apply(b.getAsDouble());
        return name + " in " + FAR + ": " + before + (before.equals(after) ? " (unchanged)." : " → " + after + ".");
    }

    private static String command(Projection now, Worlds.World world, Map<String, String> set) {
        StringBuilder line = new StringBuilder("java -jar tokenstate-cli.jar report ")
                .append(now.model().country());
        now.model().reference().ifPresent(r -> line.append(" --reference ").append(r));
        Map<String, String> all = new LinkedHashMap<>();
        world.values().forEach((name, value) -> all.put(name, value.toString()));
        all.putAll(set);
        all.forEach((name, value) ->
                line.append(" --set '").append(name).append('=').append(value).append('\''));
        return line.append(" --output report.html").toString();
    }
}
