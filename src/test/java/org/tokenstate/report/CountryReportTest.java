package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.data.Datasets;
import org.tokenstate.evidence.DatedFacts;
import org.tokenstate.evidence.Posterior;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.surplus.HostPipeline;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;
import org.tokenstate.units.Ratio;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reports of makers of the world market, of takers large and tiny, of the reference itself, of a country without goods. */
class CountryReportTest {
    private static final int DRAWS = 300;
    private static final Map<String, CountryReport> REPORTS = new LinkedHashMap<>();

    @BeforeAll
    static void run() {
        for (String country : List.of("CHN", "NOR", "IND", "USA", "NRU")) {
            REPORTS.put(country, CountryReport.of(model(country).project(2025, 2040), DRAWS, 42));
        }
    }

    private static TokenStateModel model(String country) {
        TokenStateModel model = TokenStateModel.of(country);
        return country.equals("USA") ? model : model.against("USA");
    }

    private static CountryReport report(String country) {
        CountryReport report = REPORTS.get(country);
        assertThat(report).as(country).isNotNull();
        return report;
    }

    private static Document parse(String html) throws Exception {
        String bare = Pattern.compile("<script.*?</script>", Pattern.DOTALL)
                .matcher(html)
                .replaceAll("")
                .replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(bare)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NOR", "IND", "USA", "NRU"})
    void thePageIsWellFormedSmallAndAsksNothingOfANetwork(String country) throws Exception {
        String html = report(country).html("report X --output report.html");
        Document page = parse(html);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(page.getElementsByTagName("section").getLength()).isGreaterThanOrEqualTo(13);
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_500_000);
        assertThat(html).doesNotContain("src=\"http").doesNotContain("<link rel=\"stylesheet\"");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .doesNotContain("Optional")
                .doesNotContainPattern("\\bnull\\b")
                .contains(DRAWS + " draws", "standard error", "seed 42", "tokenstate ");
    }

    /** One sentence that is the finding, at most two more, and four numbers, before anything else. */
    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NOR", "IND", "USA", "NRU"})
    void theAnswerComesFirst(String country) throws Exception {
        CountryReport report = report(country);
        Finding finding = report.finding();
        assertThat(finding.lede()).hasSizeBetween(1, 2);
        assertThat(finding.tiles()).hasSize(4).allSatisfy(tile -> {
            assertThat(tile.value()).isNotBlank().isNotEqualTo("not known");
            assertThat(tile.range()).isNotBlank();
        });
        Summary revenue = report.ensemble().summary("export_revenue_usd[2040]");
        Finding.Tile first = finding.tiles().get(0);
        assertThat(first.label()).isEqualTo("Token exports, 2040");
        assertThat(first.value()).isEqualTo(Words.usd(revenue.p50()));
        assertThat(first.range())
                .isEqualTo("nine draws in ten: " + Words.usd(revenue.p05()) + " to " + Words.usd(revenue.p95()));
        assertThat(report.headline().get(0)).isEqualTo(finding.headline() + ".");

        String html = report.html("x");
        String before = html.substring(html.indexOf("<body>"), html.indexOf("class=\"chart\""));
        assertThat(before)
                .contains("<h1>" + Page.prose(finding.headline()) + "</h1>")
                .contains(Page.prose(first.value()))
                .doesNotContain("class=\"saying\"");
    }

    /** A tile and the heads of tables lead to the tree of the number's origin, two levels deep, on the same page. */
    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NOR", "USA"})
    void numbersLeadToWhereTheyComeFrom(String country) throws Exception {
        Document page = parse(report(country).html("x"));
        Map<String, Element> trees = new LinkedHashMap<>();
        NodeList folded = page.getElementsByTagName("details");
        for (int i = 0; i < folded.getLength(); i++) {
            Element details = (Element) folded.item(i);
            trees.put(details.getAttribute("id"), details);
        }
        int tiles = 0;
        NodeList links = page.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            String goal = link.getAttribute("href").substring(1);
            tiles += link.getAttribute("class").equals("tile") ? 1 : 0;
            if (goal.startsWith("why-")) {
                assertThat(trees).containsKey(goal);
            }
        }
        assertThat(tiles).isEqualTo(4);
        Element exports = trees.get("why-export_revenue_usd");
        assertThat(exports).isNotNull();
        assertThat(exports.getTextContent())
                .contains("hosting_exports_usd", "model_exports_usd", "explain " + country)
                .contains(country.equals("NOR") ? "home_price" : "sum(i in region except r, hosting_paid_usd[i, r])");
        double value = report(country)
                .projection()
                .in(2040)
                .value("export_revenue_usd")
                .orElseThrow();
        assertThat(exports.getTextContent().replace('\u00a0', ' ')).contains("2040: " + Words.usd(value));
    }

    /** The text of a title may be the words of one country; its numbers are those of each. */
    @Test
    void titlesSayWhatIsFound() {
        for (String country : List.of("CHN", "NOR", "IND", "USA", "NRU")) {
            assertThat(report(country).figures())
                    .allMatch(f -> !f.title().equals(f.topic()) && !f.title().endsWith("."))
                    .extracting(Figure::title)
                    .doesNotHaveDuplicates();
        }
        assertThat(report("CHN").figures().get(0).title())
                .isNotEqualTo(report("NOR").figures().get(0).title());
    }

    /** A chart that cannot be seen is told: each has a text alternative that is its sentence, and a table. */
    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NRU"})
    void everyChartHasATextAlternativeAndATable(String country) throws Exception {
        CountryReport report = report(country);
        Document page = parse(report.html("x"));
        int charts = 0;
        NodeList sections = page.getElementsByTagName("section");
        for (int i = 0; i < sections.getLength(); i++) {
            Element section = (Element) sections.item(i);
            NodeList divisions = section.getElementsByTagName("div");
            for (int j = 0; j < divisions.getLength(); j++) {
                Element chart = (Element) divisions.item(j);
                if (chart.getAttribute("role").equals("img")) {
                    charts++;
                    assertThat(chart.getAttribute("aria-label").length()).isGreaterThan(60);
                    assertThat(section.getElementsByTagName("caption").getLength())
                            .isEqualTo(1);
                    assertThat(section.getElementsByTagName("tr").getLength()).isGreaterThan(1);
                }
            }
        }
        assertThat(charts).isEqualTo((int)
                report.figures().stream().filter(f -> f.chart().isPresent()).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NOR", "IND", "USA", "NRU"})
    void everyFigureHasNumbersAndATable(String country) {
        for (Figure figure : report(country).figures()) {
            assertThat(figure.chart()).as(figure.id() + ": " + figure.saying()).isPresent();
            assertThat(figure.saying()).as(figure.id()).endsWith(".").doesNotContain("  ");
            assertThat(figure.rows()).as(figure.id()).isNotEmpty();
            for (List<String> row : figure.rows()) {
                assertThat(row).as(figure.id()).allMatch(cell -> !cell.isBlank());
            }
            assertThat(figure.chart().stream().flatMapToDouble(CountryReportTest::numbers))
                    .as(figure.id())
                    .isNotEmpty()
                    .allMatch(Double::isFinite)
                    .anyMatch(v -> v > 0);
        }
    }

    /** The numbers of a chart; of a spread those that a reader sees in every year. */
    private static DoubleStream numbers(Chart chart) {
        if (chart instanceof Chart.Fan fan) {
            return fan.series().stream()
                    .flatMapToDouble(s -> DoubleStream.concat(Arrays.stream(s.p50()), Arrays.stream(s.p95())));
        } else if (chart instanceof Chart.Lines lines) {
            return lines.series().stream().flatMapToDouble(s -> Arrays.stream(s.values()));
        } else if (chart instanceof Chart.Stack stack) {
            return stack.series().stream().flatMapToDouble(s -> Arrays.stream(s.values()));
        } else if (chart instanceof Chart.Curves curves) {
            return curves.series().stream().flatMapToDouble(s -> Arrays.stream(s.values()));
        } else if (chart instanceof Chart.Tornado bars) {
            return DoubleStream.concat(Arrays.stream(bars.low()), Arrays.stream(bars.high()));
        }
        return Arrays.stream(((Chart.Ladder) chart).mid());
    }

    /** Western Sahara has no generation, Gibraltar no goods exports. */
    @ParameterizedTest
    @ValueSource(strings = {"ESH", "GIB"})
    void whatCannotBeDrawnSaysWhy(String country) throws Exception {
        CountryReport report =
                CountryReport.of(TokenStateModel.of(country).against("USA").project(2025, 2030), DRAWS, 1);
        assertThat(report.figures()).anyMatch(figure -> figure.chart().isEmpty());
        for (Figure figure : report.figures()) {
            assertThat(figure.chart().isEmpty()).isEqualTo(figure.saying().startsWith("Not shown: "));
        }
        assertThat(String.join(" ", report.headline()))
                .contains("missing")
                .doesNotContain("NaN")
                .doesNotContain("token-state");
        assertThat(parse(report.html("x")).getDocumentElement().getTextContent())
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    /** Each number in the headline is that of the public API with the same draws and seed. */
    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NOR", "IND", "USA", "NRU"})
    void theHeadlineSaysWhatTheEnsembleSays(String country) {
        TokenStateModel model = model(country);
        Ensemble ensemble = Ensemble.of(model)
                .draws(DRAWS)
                .seed(42)
                .variables(Study.VARIABLES)
                .run(2025, 2040);
        String headline = String.join("\n", report(country).headline());

        Summary revenue = ensemble.summary("export_revenue_usd[2040]");
        assertThat(headline).contains(Words.usd(revenue.p95()));
        if (revenue.p50() > 0) {
            assertThat(headline)
                    .contains("median " + Words.usd(revenue.p50()))
                    .contains("(standard error " + Words.usd(revenue.medianStandardError()) + ")")
                    .contains("between " + Words.usd(revenue.p05()) + " and " + Words.usd(revenue.p95()));
        } else {
            assertThat(headline).contains("so the median is zero");
        }
        for (int percent : List.of(1, 2)) {
            Probability p =
                    ensemble.probabilityBy(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent)), 2040);
            assertThat(headline).contains(percent + " % in " + Words.odds(p));
        }
        long states = 0;
        for (var share : ensemble.shares("token_state_year").entrySet()) {
            states += share.getKey() <= 2040 ? share.getValue().hits() : 0;
        }
        assertThat(headline)
                .contains(
                        "20 % of goods and token exports, taking at least 5 % of generation, for 3 years running) by 2040 in "
                                + Words.odds(new Probability(states, DRAWS)) + ".");
        if (model.reference().isPresent()) {
            Summary own = ensemble.summary("generation_kwh_per_capita[2025]");
            Summary other = ensemble.summary("reference_generation_kwh_per_capita[2025]");
            if (own.p50() < other.p50()) {
                Probability caughtUp = ensemble.probabilityBy(Criterion.generationPerHeadAboveReference(), 2040);
                assertThat(headline)
                        .contains("is " + Words.number(own.p50() / 1000) + " MWh in ")
                        .contains(Words.number(other.p50() / 1000) + " MWh in the United States")
                        .contains("catches up by 2040 in " + Words.odds(caughtUp));
            }
        }
        Map<BindingConstraint, Probability> binding = ensemble.bindingConstraint(2035);
        binding.forEach((constraint, share) -> {
            if (share.hits() > DRAWS / 3) {
                assertThat(headline).contains(OddsFigures.label(constraint) + " in " + Words.odds(share));
            }
        });
        assertThat(headline)
                .contains(Words.number(ensemble.summary("energy_per_token_joules[2025]")
                                .p50()) + " J in 2025")
                .contains(DRAWS + " draws of this model")
                .contains("standard error of up to 2.9 percentage points")
                .doesNotContain("will ");
    }

    /** The odds given the facts are those of an ensemble of their own; those before are the weighted draws of the page. */
    @Test
    void oddsStandBeforeAndGivenTheFacts() {
        CountryReport norway = report("NOR");
        Figure facts = norway.figures().stream()
                .filter(figure -> figure.id().equals("facts"))
                .findFirst()
                .orElseThrow();
        Posterior posterior =
                Posterior.of(Ensemble.of(model("NOR")).draws(DRAWS).seed(42), DatedFacts.bundled(), 2025, 2040);
        double given = posterior
                .ensemble()
                .probabilityBy(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1)), 2040)
                .value();
        double[] weights = posterior.before(norway.ensemble()).values();
        double[] first = norway.ensemble().values("milestone_1");
        double before = IntStream.range(0, first.length)
                .filter(draw -> first[draw] <= 2040)
                .mapToDouble(draw -> weights[draw])
                .sum();
        List<String> row = facts.rows().get(0);
        assertThat(row.get(0)).isEqualTo("1 % of goods exports");
        assertThat(row.get(3)).startsWith(Words.percent(before) + " ± ");
        assertThat(row.get(4)).startsWith(Words.percent(given) + " ± ");
        assertThat(facts.title())
                .startsWith(posterior.facts().size() + " dated facts ")
                .contains(" by 2040 from ");
        assertThat(facts.saying()).contains(posterior.ensemble().draws() + " draws, a resample of 300 ");
    }

    /** A distribution of one's own for what the facts speak of leaves the odds given them out, and says so. */
    @Test
    void whereTheFactsDoNotFitTheScenarioThePageSaysSo() {
        TokenStateModel own = TokenStateModel.of("ISL")
                .under(Scenario.BASELINE.with("progress_scale", ParameterValue.of(Distribution.uniform(0.5, 1))));
        Figure facts = CountryReport.of(own.project(2025, 2026), DRAWS, 1).figures().stream()
                .filter(figure -> figure.id().equals("facts"))
                .findFirst()
                .orElseThrow();
        assertThat(facts.saying()).startsWith("Not shown: distribution of progress_scale, which the facts speak of");
    }

    @Test
    void placesTakeTheirArticleAndTheReferenceIsNotComparedWithItself() {
        assertThat(report("USA").headline().get(0)).startsWith("The United States sells tokens for ");
        assertThat(report("USA").headline()).noneMatch(line -> line.contains("per head"));
        assertThat(report("USA").html("x")).contains("<h1>The United States sells tokens for ");
        assertThat(report("NRU").headline()).anyMatch(line -> line.contains("(a forecast: data end in 2023)"));
        assertThat(Words.sentence(Words.place("United Arab Emirates"))).isEqualTo("The United Arab Emirates");
        assertThat(Words.place("Iceland")).isEqualTo("Iceland");
    }

    @Test
    void whatIsMissingHasNoOdds() {
        CountryReport monaco = CountryReport.of(TokenStateModel.of("MCO").project(2025, 2026), DRAWS, 1);
        assertThat(monaco.unknown())
                .containsEntry("milestone_1", "goods exports are missing")
                .containsEntry("crossing_year", "no reference country is named; generation per head is missing")
                .hasSize(7);
        assertThat(monaco.headline())
                .anyMatch(line ->
                        line.startsWith("Token exports of Monaco cannot be put in money: ") && line.length() > 70);
        assertThat(monaco.html("x"))
                .doesNotContain("goods exports of Monaco are missing", "not by 2026", "zero in most draws");
        assertThat(report("CHN").unknown()).isEmpty();
        assertThat(report("USA").unknown()).containsOnlyKeys("crossing_year");
        CountryReport union = CountryReport.of(TokenStateModel.of("EU27").project(2025, 2026), DRAWS, 1);
        assertThat(union.headline()).anyMatch(line -> line.contains("'rank --groups' sums the projections"));
    }

    @Test
    void theWorldsAreTheBundledScenarios() {
        assertThat(Worlds.ALL)
                .extracting(Worlds.World::name)
                .containsExactly(
                        "baseline",
                        "open",
                        "fortress",
                        "price war",
                        "efficiency leap",
                        "US power shortage",
                        "chip controls",
                        "subsidy");
        TokenStateModel china = TokenStateModel.of("CHN");
        assertThat(Worlds.ALL.get(0).apply(china).scenario()).isEqualTo(china.scenario());
        assertThat(Worlds.ALL
                        .get(1)
                        .apply(china.scenario())
                        .path("access.USA.api")
                        .at(2030))
                .isEqualTo(1);
        // What the report itself assumes stays, unless the world says otherwise.
        var kept = china.scenario().with("utilisation", ParameterValue.parse("utilisation", "0.5"));
        assertThat(Worlds.ALL.get(2).apply(kept).path("utilisation").at(2030)).isEqualTo(0.5);
    }

    @Test
    void theSameSeedGivesTheSamePage() {
        CountryReport norway = report("NOR");
        assertThat(CountryReport.of(norway.projection(), DRAWS, 42).html("x")).isEqualTo(norway.html("x"));
    }

    /** Each site stands in the table, and what all come to is what the year adds of them. */
    @Test
    void theSitesOfAHostAreOnItsPage() {
        CountryReport norway = report("NOR");
        Figure sites = norway.figures().stream()
                .filter(figure -> figure.id().equals("sites"))
                .findFirst()
                .orElseThrow();
        assertThat(sites.rows())
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(HostPipeline.of(Datasets.bundled(), "NOR").sites().stream()
                        .map(part -> part.site().site())
                        .toList());
        double sum = 0;
        for (int year = 2025; year <= HostPipeline.LAST_YEAR; year++) {
            sum += norway.projection().in(year).value("host_sites_gw").orElseThrow();
        }
        assertThat(sites.saying()).contains("comes to " + Words.number(sum) + " GW by " + HostPipeline.LAST_YEAR);
        assertThat(report("NRU").figures()).extracting(Figure::id).doesNotContain("sites");
    }

    @Test
    void refusesDrawsOutsideItsBounds() {
        assertThatThrownBy(() -> CountryReport.of(report("NOR").projection(), 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("draws of a report must be in [300, 20000] but is 10");
    }
}
