package org.tokenstate.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tokenstate.data.Country;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.units.internal.Require;

/**
 * All countries on one self-contained page: a map of tiles, one a country, coloured by what is asked for in the year that is asked
 * for, and a table that can be searched and sorted. Single projections with every parameter at its default or at what the scenario
 * says, in one world.
 *
 * <pre>{@code
 * Files.writeString(path, WorldReport.of(TokenStateModel.of("USA"), 2025, 2050).html("report --world"));
 * }</pre>
 */
public final class WorldReport {
    private static final String EXPORTS = "export_revenue_usd";
    private static final String SHARE = "share_of_goods_exports";
    private static final String FLEET = "stock_gw";
    private static final String HEAD = "generation_kwh_per_capita";
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * What the map may show.
     *
     * @param result the result
     * @param label what it is
     * @param unit the unit shown
     * @param scale from the result's unit to the shown one
     * @param steps where the colour changes, the same in all years
     */
    private record Measure(String result, String label, String unit, double scale, double[] steps) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure(EXPORTS, "Token exports", "bn USD", 1e-9, new double[] {0.01, 0.1, 1, 10, 100}),
            new Measure(SHARE, "Of goods exports", "%", 100, new double[] {0.5, 1, 2, 5, 10, 20}),
            new Measure("token_balance_usd", "Balance of tokens", "bn USD", 1e-9, new double[] {-10, -1, 0, 1, 10}),
            new Measure(FLEET, "Compute hosted", "GW", 1, new double[] {0.01, 0.1, 1, 10, 50}),
            new Measure(HEAD, "Generation per head", "MWh", 1e-3, new double[] {0.5, 1, 2, 5, 10, 20}));

    /** Shown beside the others where draws were asked for; the steps are those of the bands of likelihood of the IPCC. */
    private static final Measure ODDS = new Measure(
            "milestone_5", "Odds of 5 % of goods exports", "% of draws", 1, new double[] {1, 10, 33, 66, 90});

    private final TokenStateModel model;
    private final Map<String, Projection> projections;
    private final int from;
    private final int to;
    private final Optional<Ensemble> draws;

    private WorldReport(
            TokenStateModel model, Map<String, Projection> projections, int from, int to, Optional<Ensemble> draws) {
        this.model = model;
        this.projections = projections;
        this.from = from;
        this.to = to;
        this.draws = draws;
    }

    /**
     * Projects every country of a model's data under its scenario.
     *
     * @param like a model with the data and the scenario; its own country does not matter
     * @param from the first year
     * @param to the last year
     * @return the report
     * @throws org.tokenstate.catalogue.InputException if the years lie outside or in the wrong order
     */
    public static WorldReport of(TokenStateModel like, int from, int to) {
        return new WorldReport(like, like.projectAll(from, to), from, to, Optional.empty());
    }

    /**
     * The same page with the odds by year that a country's token exports have reached 5 % of its goods exports, all countries in the
     * same drawn worlds ({@link Ensemble#ofCountries}).
     *
     * @param draws the number of draws, from 1 to {@value CountryReport#MOST_DRAWS}
     * @param seed their seed
     * @param progress told after each block of draws
     * @return the report
     * @throws IllegalArgumentException if the number of draws is outside
     * @throws IllegalStateException if more than a tenth of the draws failed
     */
    public WorldReport withOdds(int draws, long seed, EnsemblePlan.Progress progress) {
        Require.inRange(draws, 1, CountryReport.MOST_DRAWS, "draws of a report");
        EnsemblePlan plan = Ensemble.ofCountries(model, to);
        long values = (long) draws * plan.model().outputs().size();
        Ensemble drawn = plan.draws(draws)
                .seed(seed)
                .exactValues(values)
                .onProgress(progress)
                .run();
        return new WorldReport(model, projections, from, to, Optional.of(drawn));
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(MEASURES);
        draws.ifPresent(drawn -> measures.add(ODDS));
        return measures;
    }

    /** The values of a country by year, in the unit shown; NaN where there is none. */
    private double[] values(String code, Projection projection, Measure measure) {
        if (!measure.equals(ODDS)) {
            return Arrays.stream(projection.series(measure.result()))
                    .map(v -> v * measure.scale())
                    .toArray();
        }
        double[] odds = new double[to - from + 1];
        String output = measure.result() + "[" + code + "]";
        Ensemble drawn = draws.orElseThrow();
        if (!drawn.plan().model().outputs().contains(output)) {
            Arrays.fill(odds, Double.NaN);
            return odds;
        }
        double[] first = drawn.values(output);
        for (double year : first) {
            for (int y = Math.max(from, (int) year); y <= to; y++) {
                odds[y - from] += 100.0 / first.length;
            }
        }
        return odds;
    }

    /** The year for which the page opens. */
    private int headlineYear() {
        return Math.max(from, Math.min(2040, to));
    }

    /**
     * {@return the finding and at most two sentences more, about the headline year}
     */
    public List<String> headline() {
        int year = headlineYear();
        List<Map.Entry<String, Double>> most = ranked(EXPORTS, year);
        if (most.size() < 3) {
            return List.of("Token exports of most countries are not known in " + year + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(name(most, 0) + ", " + name(most, 1) + " and " + name(most, 2) + " sell most tokens abroad in " + year
                + ": " + usd(most, 0) + ", " + usd(most, 1) + " and " + usd(most, 2) + ".");
        lines.set(0, Words.sentence(lines.get(0)));
        long none = most.stream().filter(e -> e.getValue() < 1e6).count();
        List<Map.Entry<String, Double>> shares = ranked(SHARE, year);
        long five = shares.stream().filter(e -> e.getValue() >= 0.05).count();
        lines.add(five + " of " + shares.size() + " countries earn at least 5 % of their goods exports with tokens; "
                + none + " of " + most.size() + " sell less than 1 million USD of them.");
        Map<BindingConstraint, Long> binding = projections.values().stream()
                .flatMap(p -> p.in(year).bindingConstraint().stream())
                .collect(Collectors.groupingBy(b -> b, Collectors.counting()));
        if (draws.isPresent()) {
            List<Double> odds = projections.entrySet().stream()
                    .map(e -> values(e.getKey(), e.getValue(), ODDS)[to - from])
                    .filter(Double::isFinite)
                    .toList();
            lines.add(odds.stream().filter(o -> o > 50).count() + " of " + odds.size()
                    + " have better than even odds of that in some year up to " + to + ".");
            return lines;
        }
        binding.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(e -> lines.add("What limits additions of accelerators most often is "
                        + OddsFigures.label(e.getKey()) + ", in " + e.getValue() + " countries."));
        return lines;
    }

    private String name(List<Map.Entry<String, Double>> ranked, int place) {
        return Words.place(Words.name(model, ranked.get(place).getKey()));
    }

    private static String usd(List<Map.Entry<String, Double>> ranked, int place) {
        return Words.usd(ranked.get(place).getValue());
    }

    /** The countries with a result, the largest first. */
    private List<Map.Entry<String, Double>> ranked(String result, int year) {
        List<Map.Entry<String, Double>> all = new ArrayList<>();
        projections.forEach((code, p) -> p.in(year).value(result).ifPresent(v -> all.add(Map.entry(code, v))));
        all.sort(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey));
        return all;
    }

    /**
     * The page: HTML with its style, script and data inside, that asks nothing of a network.
     *
     * @param command the command line that makes it again, without the name of the program
     * @return the page
     */
    public String html(String command) {
        List<String> lines = headline();
        String first = lines.get(0);
        StringBuilder body = new StringBuilder(600_000);
        body.append("<header><p class=\"kicker\">")
                .append(Page.prose("tokenstate: " + projections.size() + " countries, " + from + " to " + to
                        + ", scenario '" + model.scenario().name()
                        + "', every parameter at its default or as the scenario says"))
                .append("</p><h1>")
                .append(Page.prose(first.substring(0, first.length() - 1)))
                .append("</h1><p class=\"lede\">")
                .append(Page.prose(String.join(" ", lines.subList(1, lines.size()))))
                .append("</p></header>\n<main class=\"world\">\n");
        tiles(body);
        body.append(sections())
                .append("<section id=\"about\"><h2>How to read it</h2><p class=\"note\">")
                .append(Page.prose(
                        "Each country is a tile of the same size near where it lies. A country within a region of the world"
                                + " market is a host that moves no price, and its exports hold what it sells to the rest of its"
                                + " region, so that countries do not add up to the world. "
                                + draws.map(
                                                drawn -> "The odds are shares of "
                                                        + String.format(Locale.ROOT, "%,d", drawn.draws())
                                                        + " draws of the parameters, seed "
                                                        + drawn.plan().seed()
                                                        + ", in which generation per head stands at its central path; the rest are single")
                                        .orElse("Single")
                                + " projections: the report of a"
                                + " country has the odds. Money in real 2025 US dollars. tokenstate " + Page.version()
                                + ". Data: "
                                + Page.DATA + "."))
                .append("</p>");
        model.scenarioNotes().forEach(note -> body.append("<p class=\"note\">")
                .append(Page.prose(Words.sentence(note.text()) + "."))
                .append("</p>"));
        body.append("<pre><code>java -jar tokenstate-cli.jar ")
                .append(Page.text(command))
                .append("</code></pre></section>\n</main>\n")
                .append(Page.data("world", data()));
        return Page.page("The world of tokens: tokenstate report", body.toString(), Map.of(), List.of("world.js"))
                .html();
    }

    /** The map, which the page's script draws of {@link #data}, and the table of the headline year. */
    String sections() {
        StringBuilder out = new StringBuilder(Page.resource("world.html"));
        table(out);
        return out.toString();
    }

    private void tiles(StringBuilder out) {
        int year = headlineYear();
        out.append("<div class=\"tiles\">");
        tile("Most exports, " + year, EXPORTS, Words::usd, out);
        tile("Highest share of goods exports, " + year, SHARE, Words::percent, out);
        tile("Most compute hosted, " + year, FLEET, v -> Words.number(v) + " GW", out);
        tile("Most electricity per head, " + year, HEAD, v -> Words.number(v / 1000) + " MWh", out);
        out.append("</div>\n");
    }

    private void tile(String label, String result, DoubleFunction<String> words, StringBuilder out) {
        List<Map.Entry<String, Double>> ranked = ranked(result, headlineYear());
        String value =
                ranked.isEmpty() ? "not known" : Words.name(model, ranked.get(0).getKey());
        String range = ranked.size() < 2
                ? ""
                : words.apply(ranked.get(0).getValue()) + ", then "
                        + Words.name(model, ranked.get(1).getKey()) + " with "
                        + words.apply(ranked.get(1).getValue());
        out.append("<a class=\"tile\" href=\"#table\"><span class=\"label\">")
                .append(Page.prose(label))
                .append("</span><span class=\"value\">")
                .append(Page.prose(value))
                .append("</span><span class=\"range\">")
                .append(Page.prose(range))
                .append("</span></a>");
    }

    private void table(StringBuilder out) {
        int year = headlineYear();
        out.append("<section id=\"table\"><h2>All countries <span id=\"of-year\">in ")
                .append(year)
                .append(
                        "</span></h2><div id=\"find\"></div><div class=\"scroll tall\" tabindex=\"0\"><table><caption id=\"shown\">")
                .append(Page.text("By token exports, the largest first."))
                .append("</caption><thead><tr><th scope=\"col\">country</th>");
        for (Measure measure : measures()) {
            out.append("<th scope=\"col\">")
                    .append(Page.prose(measure.label() + " (" + measure.unit() + ")"))
                    .append("</th>");
        }
        out.append("<th scope=\"col\">Limited by</th></tr></thead><tbody>");
        List<String> order = new ArrayList<>(
                ranked(EXPORTS, year).stream().map(Map.Entry::getKey).toList());
        projections.keySet().stream().filter(code -> !order.contains(code)).forEach(order::add);
        for (String code : order) {
            Projection projection = projections.get(code);
            if (projection == null) {
                continue;
            }
            out.append("<tr data-code=\"")
                    .append(code)
                    .append("\"><th scope=\"row\">")
                    .append(Page.text(Words.name(model, code)))
                    .append("</th>");
            for (Measure measure : measures()) {
                double value = values(code, projection, measure)[year - from];
                out.append("<td>")
                        .append(Double.isFinite(value) ? Page.text(Words.number(value)) : "missing")
                        .append("</td>");
            }
            out.append("<td>")
                    .append(Page.text(projection
                            .in(year)
                            .bindingConstraint()
                            .map(OddsFigures::label)
                            .orElse("missing")))
                    .append("</td></tr>");
        }
        out.append("</tbody></table></div></section>\n");
    }

    /** What the page's script draws. */
    Map<String, Object> data() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("years", IntStream.rangeClosed(from, to).boxed().toList());
        all.put("year", headlineYear());
        all.put("scenario", model.scenario().name());
        all.put("version", Page.version());
        List<Object> measures = new ArrayList<>();
        measures()
                .forEach(m -> measures.add(
                        Map.of("id", m.result(), "label", m.label(), "unit", m.unit(), "steps", m.steps())));
        all.put("measures", measures);
        List<Object> limits = new ArrayList<>();
        for (BindingConstraint b : BindingConstraint.values()) {
            limits.add(Map.of("label", OddsFigures.label(b), "colour", Chart.COLOURS.get(OddsFigures.colour(b))));
        }
        all.put("limits", limits);
        Map<String, int[]> grid = grid();
        List<Object> places = new ArrayList<>();
        for (Country country : model.data().countries()) {
            Projection projection = projections.get(country.iso3());
            int[] at = grid.get(country.iso3());
            if (projection != null && at != null) {
                Map<String, Object> place = new LinkedHashMap<>();
                place.put("code", country.iso3());
                place.put("name", country.name());
                place.put("x", at[0]);
                place.put("y", at[1]);
                List<Object> values = new ArrayList<>();
                measures().forEach(m -> values.add(series(country.iso3(), projection, m)));
                place.put("values", values);
                place.put("limits", limits(projection));
                places.add(place);
            }
        }
        all.put("places", places);
        return all;
    }

    private List<Object> series(String code, Projection projection, Measure measure) {
        List<Object> values = new ArrayList<>();
        for (double value : values(code, projection, measure)) {
            values.add(
                    Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : Optional.empty());
        }
        return values;
    }

    private List<Object> limits(Projection projection) {
        List<Object> codes = new ArrayList<>();
        for (int year = from; year <= to; year++) {
            Optional<BindingConstraint> binding = projection.in(year).bindingConstraint();
            codes.add(binding.isPresent() ? binding.get().code() : -1);
        }
        return codes;
    }

    /** Column and row of each country's tile: our own layout, each country near where it lies. */
    static Map<String, int[]> grid() {
        Map<String, int[]> grid = new LinkedHashMap<>();
        Page.resource("grid.csv").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            grid.put(cells[0], new int[] {Integer.parseInt(cells[1]), Integer.parseInt(cells[2])});
        });
        return grid;
    }
}
