package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WorldModel;
import org.tokenstate.projection.WorldProjection;
import org.tokenstate.report.claims.Statement;
import org.tokenstate.report.claims.Statements;
import org.tokenstate.report.internal.Words;

/**
 * The argument about a trade in tokens in ten steps on one self-contained page: each a statement, one chart from the model, what the
 * model says, what makes that doubtful, and the command that shows it. Single projections of the baseline.
 *
 * <pre>{@code
 * Files.writeString(path, StoryReport.ofBaseline().html("report --story"));
 * }</pre>
 */
public final class StoryReport {
    private static final int FROM = TokenStateModel.FIRST_YEAR;
    private static final int TO = 2050;
    private static final int MOST_STATES = 5;
    private static final String SHARE = "share_of_goods_exports";
    private static final String EXPORTS = "export_revenue_usd";

    private final Projection china;
    private final WorldProjection world;
    private final Map<String, Statement> statements;

    StoryReport(Projection china, WorldProjection world, Map<String, Statement> statements) {
        this.china = china;
        this.world = world;
        this.statements = statements;
    }

    /**
     * One step.
     *
     * @param id the figure's
     * @param statement the identifier of the statement
     * @param name what the step is about
     * @param chart makes the chart
     * @param shown what it shows
     */
    private record Step(String id, String statement, String name, Supplier<Chart> chart, String shown) {}

    /**
     * {@return the story under the baseline, on the bundled data}
     */
    public static StoryReport ofBaseline() {
        return new StoryReport(
                TokenStateModel.of("CHN").against("USA").project(FROM, TO),
                WorldModel.of(Scenario.BASELINE).project(FROM, TO),
                Statements.answered().stream().collect(Collectors.toMap(Statement::id, s -> s)));
    }

    private List<Step> steps() {
        return List.of(
                new Step(
                        "crossing",
                        "ST01",
                        "The crossing",
                        () -> lines(
                                "MWh per head",
                                own("China", Chart.OWN, "generation_kwh_per_capita", 1e-3),
                                own("United States", Chart.REFERENCE, "reference_generation_kwh_per_capita", 1e-3)),
                        "Electricity generation per head."),
                new Step(
                        "compression",
                        "ST03",
                        "Compression",
                        () -> lines(
                                "that of the leader in 2025 = 1",
                                own("frontier", 7, "task_energy_factor.frontier", 1),
                                own("near-frontier", 5, "task_energy_factor.near_frontier", 1),
                                own("commodity", 2, "task_energy_factor.commodity", 1)),
                        "Energy of the same task on China's fleet by its own models, over that on the leader's fleet of 2025, by tier."),
                new Step(
                        "loop",
                        "ST02",
                        "The loop",
                        () -> lines(
                                "% of tokens",
                                world("rest of the world", Chart.OWN, "family_share", "ROW", "api", "CN"),
                                world("Europe", 2, "family_share", "EUR", "api", "CN"),
                                world("United States", Chart.REFERENCE, "family_share", "USA", "api", "CN")),
                        "Share of Chinese models in tokens sold by the token, by market."),
                new Step(
                        "paradox",
                        "ST07",
                        "The paradox",
                        () -> lines(
                                "2025 = 1",
                                index("energy per token", 7, "energy_per_token_joules"),
                                index("price of a token", Chart.IMPORTS, "price_usd_per_mtok"),
                                index("accelerators in service", Chart.OWN, "stock_gw")),
                        "A token gets cheaper while the fleet that serves tokens grows (China)."),
                new Step(
                        "overbuild",
                        "ST09",
                        "Overbuild",
                        () -> lines(
                                "TWh a year",
                                own("what firm power could carry", 2, "energy_limit_twh", 1),
                                own("hosted for others", Chart.OWN, "hosted_energy_twh", 1)),
                        "Electricity for tokens in China: the limit, and what is served for buyers elsewhere."),
                new Step(
                        "embodied",
                        "ST12",
                        "Embodied energy",
                        () -> lines("USD per MWh", own("China", Chart.OWN, "revenue_usd_per_mwh", 1)),
                        "Revenue of a MWh exported as tokens."),
                new Step(
                        "token-state",
                        "ST11",
                        "The token-state",
                        this::states,
                        "Token exports as a share of goods exports."),
                new Step(
                        "shock",
                        "ST13",
                        "The shock",
                        () -> lines("% of spending", world("from China", Chart.OWN, "import_share_from", "USA", "CHN")),
                        "What comes from China, of what the United States spends on tokens."),
                new Step("protection", "ST14", "Protection", () -> against("fortress"), "Token exports of China."),
                new Step("harbour", "ST15", "Safe harbour", () -> against("safe-harbour"), "Token exports of China."));
    }

    private static Chart lines(String unit, Chart.Series... series) {
        return new Chart.Lines(unit, Study.years(FROM, TO), 0, List.of(series));
    }

    private Chart.Series own(String name, int colour, String result, double scale) {
        return new Chart.Series(name, colour, scaled(china.series(result), scale));
    }

    private Chart.Series index(String name, int colour, String result) {
        double[] values = china.series(result);
        return new Chart.Series(name, colour, scaled(values, 1 / values[0]));
    }

    /** A share of the world, in per cent. */
    private Chart.Series world(String name, int colour, String result, String... elements) {
        return new Chart.Series(
                name,
                colour,
                IntStream.rangeClosed(FROM, TO)
                        .mapToDouble(year ->
                                100 * world.value(year, result, elements).orElse(Double.NaN))
                        .toArray());
    }

    /** The countries whose share of goods exports is greatest in 2040. */
    private Chart states() {
        List<Projection> all =
                new ArrayList<>(china.model().projectAll(FROM, TO).values());
        all.removeIf(p -> p.in(2040).value(SHARE).isEmpty());
        all.sort((a, b) -> Double.compare(
                b.in(2040).value(SHARE).orElseThrow(), a.in(2040).value(SHARE).orElseThrow()));
        List<Chart.Series> series = new ArrayList<>();
        for (Projection p : all.subList(0, MOST_STATES)) {
            series.add(new Chart.Series(
                    Words.name(p.model(), p.model().country()), series.size(), scaled(p.series(SHARE), 100)));
        }
        return new Chart.Lines("% of goods exports", Study.years(FROM, TO), 0, series);
    }

    private Chart against(String scenario) {
        Projection other =
                china.model().under(ScenarioFiles.load(scenario).scenario()).project(FROM, TO);
        return lines(
                "billion USD of 2025",
                own("baseline", Chart.OTHERS, EXPORTS, 1e-9),
                new Chart.Series(scenario.replace('-', ' '), Chart.OWN, scaled(other.series(EXPORTS), 1e-9)));
    }

    private static double[] scaled(double[] values, double scale) {
        return Arrays.stream(values).map(v -> v * scale).toArray();
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Step step : steps()) {
            Chart.Lines chart = (Chart.Lines) step.chart().get();
            List<String> head = new ArrayList<>(List.of("year"));
            chart.series().forEach(s -> head.add(s.name() + " (" + chart.unit() + ")"));
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < chart.x().size(); i++) {
                List<String> row = new ArrayList<>(List.of(chart.x().get(i)));
                for (Chart.Series s : chart.series()) {
                    row.add(Double.isFinite(s.values()[i]) ? Words.number(s.values()[i]) : "missing");
                }
                rows.add(row);
            }
            figures.add(Figure.of(
                    step.id(),
                    (figures.size() + 1) + ". " + step.name(),
                    "“" + statement(step).text() + "”",
                    step.shown(),
                    chart,
                    head,
                    rows));
        }
        return figures;
    }

    private Statement statement(Step step) {
        Statement statement = statements.get(step.statement());
        if (statement == null) {
            throw new IllegalStateException("the table of statements lacks " + step.statement());
        }
        return statement;
    }

    /**
     * The page: HTML with its style, script and data inside, that asks nothing of a network.
     *
     * @param command the command line that makes it again, without the name of the program
     * @return the page
     */
    public String html(String command) {
        StringBuilder body = new StringBuilder();
        body.append("<header><p class=\"kicker\">")
                .append(Page.prose("tokenstate: ten statements and what the model says, baseline, single projections"))
                .append("</p><h1>Can a state live on the export of tokens?</h1><p class=\"lede\">")
                .append(Page.prose(headline()))
                .append("</p></header>\n<main><div class=\"figures story\">\n");
        Map<String, Chart> specs = new LinkedHashMap<>();
        List<Step> steps = steps();
        List<Figure> figures = figures();
        for (int i = 0; i < steps.size(); i++) {
            Statement statement = statement(steps.get(i));
            Figure figure = figures.get(i);
            Page.figure(
                    figure,
                    List.of(
                            "The model: " + statement.answer(),
                            "Doubt: " + statement.doubt() + ".",
                            "See: " + statement.command()),
                    body);
            figure.chart().ifPresent(chart -> specs.put(figure.id(), chart));
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", "tokenstate-story");
        about.put(
                "provenance",
                "Single projections, scenario 'baseline', " + FROM + " to " + TO
                        + "; money in real 2025 US dollars; tokenstate " + Page.version() + ". Data: " + Page.DATA
                        + ".");
        about.put("columns", Map.of("tokenstate", Page.version()));
        body.append("</div><section><h2>How to reproduce</h2><pre><code>java -jar tokenstate-cli.jar ")
                .append(Page.text(command))
                .append("</code></pre></section></main>\n")
                .append(Page.data("provenance", about));
        return Page.page("Can a state live on tokens? Ten steps", body.toString(), specs, List.of("charts.js"))
                .html();
    }

    /**
     * {@return the answer to whether a state can live on tokens}
     */
    public String headline() {
        return statement(steps().get(6)).answer();
    }
}
