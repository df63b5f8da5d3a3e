package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** The parts of a page: what is escaped, linked and allowed to run. */
class PageTest {
    private static final Chart CHART = new Chart.Lines("%", List.of("2025"), 0, List.of());

    private static String figure(Figure figure, String... more) {
        StringBuilder out = new StringBuilder();
        Page.figure(figure, List.of(more), out);
        return out.toString();
    }

    @Test
    void textIsEscaped() {
        assertThat(Page.text("a & b < c > d \"e\" 'f'")).isEqualTo("a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;");
        assertThat(Page.prose("5 % & 3 GW")).isEqualTo("5\u00a0% &amp; 3\u00a0GW");
        assertThat(Page.data("x", Map.of("a", "</script>")))
                .isEqualTo("<script type=\"application/json\" id=\"x\">{\"a\":\"\\u003c/script\\u003e\"}</script>\n");
    }

    @Test
    void aFigureHasItsChartItsTextAndItsTable() {
        Figure drawn = Figure.of(
                        "id",
                        "topic",
                        "title",
                        "Saying 5 %.",
                        CHART,
                        List.of("year", "a", "b"),
                        List.of(List.of("2025", "1", "<2")))
                .showing(List.of("x", ""));
        assertThat(figure(drawn, "one 1 %", "two"))
                .isEqualTo(
                        "<section class=\"figure\" id=\"id\"><p class=\"topic\">topic</p><h2>title <a class=\"anchor\""
                                + " href=\"#id\" aria-label=\"Link to this section\">#</a></h2><div class=\"chart\" role=\"img\""
                                + " data-figure=\"id\" aria-label=\"title. Saying 5 %. The numbers are in the table below.\"></div>"
                                + "<p class=\"saying\">Saying 5\u00a0%.</p><details><summary>The numbers as a table</summary>"
                                + "<div class=\"scroll\" tabindex=\"0\"><table><caption>title</caption><thead><tr><th scope=\"col\">year</th>"
                                + "<th scope=\"col\"><a class=\"why\" href=\"#why-x\">a</a></th><th scope=\"col\">b</th></tr></thead><tbody>"
                                + "<tr><th scope=\"row\">2025</th><td>1</td><td>&lt;2</td></tr></tbody></table></div></details>"
                                + "<p class=\"note\">one 1\u00a0%</p><p class=\"note\">two</p></section>\n");
        // What is not drawn has neither chart nor table, and its topic once.
        assertThat(figure(Figure.absent("id", "topic", "it is zero")))
                .isEqualTo(
                        "<section class=\"figure\" id=\"id\"><h2>topic <a class=\"anchor\" href=\"#id\" aria-label=\"Link to"
                                + " this section\">#</a></h2><p class=\"saying\">Not shown: it is zero.</p></section>\n");
    }

    @Test
    void aTileLeadsToItsNumber() {
        StringBuilder out = new StringBuilder();
        Page.tiles(List.of(new Finding.Tile("Label <", "5 %", "1 % to 9 %", "x")), out);
        assertThat(out)
                .hasToString(
                        "<div class=\"tiles\"><a class=\"tile\" href=\"#why-x\"><span class=\"label\">Label &lt;</span>"
                                + "<span class=\"value\">5\u00a0%</span><span class=\"range\">1\u00a0% to 9\u00a0%</span></a></div>\n");
    }

    /** Only the scripts and the style of the page may run, known by their hashes. */
    @Test
    void thePolicyHasTheHashesOfThePage() throws Exception {
        Page.Html page = Page.page("A <title>", "<p>body</p>", Map.of("f", CHART), List.of("world.js"));
        assertThat(page.html())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>A &lt;title&gt;</title>", "<body>\n<p>body</p>", "content=\"" + page.policy() + "\"")
                .contains("id=\"specs\">{\"f\":{\"kind\":\"lines\"")
                .endsWith("</body>\n</html>\n");
        List<String> scripts = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL)
                .matcher(page.html())
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        // Without charts there is no need of the library that draws them.
        assertThat(scripts).hasSize(2);
        for (String script : scripts) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            assertThat(page.policy()).contains("'sha256-" + Base64.getEncoder().encodeToString(sum) + "'");
        }
        assertThat(page.policy())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("; style-src 'sha256-");
        Page.Html charts = Page.page("t", "", Map.of(), List.of("charts.js"));
        assertThat(charts.html().length()).isGreaterThan(page.html().length() + 500_000);
        assertThatThrownBy(() -> Page.resource("none.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("resource none.js of the pages is missing");
    }

    /** The whole page of a report of two years: where its numbers come from, what was set, and how to make it again. */
    @Test
    void aReportNamesItsAssumptions() {
        Scenario scenario = Scenario.BASELINE
                .with("diffusion", ParameterValue.parse("diffusion", "0.5"))
                .named("mine", "own");
        CountryReport report = CountryReport.of(
                TokenStateModel.of("CHN").against("USA").under(scenario).project(2025, 2026), 300, 5);
        String html = report.html("report CHN --x <y>");
        assertThat(html)
                .contains(
                        "<p class=\"kicker\">tokenstate: China against United States, 2025 to 2026, scenario &#39;mine&#39;, 300 draws</p>")
                .contains("<title>China against United States: tokenstate report</title>")
                .contains("java -jar tokenstate-cli.jar report CHN --x &lt;y&gt;</code>")
                .contains("; seed 5; 300 draws, 0 failed; data to ")
                .contains("<h3>Set for this report</h3><ul><li><code>diffusion = 0.5</code></li></ul>")
                .contains("every other one of the "
                        + ParameterTable.bundled().all().size() + " stands at");
        for (Figure figure : report.figures()) {
            assertThat(html)
                    .contains("<a href=\"#" + figure.id() + "\">" + Page.text(figure.topic()) + "</a> ")
                    .contains("<section class=\"figure\" id=\"" + figure.id() + "\">");
        }
        for (String line : report.headline()) {
            assertThat(html).contains("<li>" + Page.prose(line) + "</li>");
        }
        for (String line : report.backtestRecord()) {
            assertThat(html).contains("<p class=\"note\">" + Page.prose(line) + "</p>");
        }
        // Once, after the first chart.
        assertThat(html.split("<nav aria-label=\"Figures\">", -1)).hasSize(2);
        long drawn = ParameterTable.bundled().all().stream()
                .filter(p -> !p.isChoice() && scenario.distribution(p.name()).isPresent())
                .count();
        assertThat(html).contains("<summary>The " + drawn + " uncertain parameters</summary>");
        // What is set is no longer drawn.
        assertThat(drawn)
                .isEqualTo(ParameterTable.bundled().all().stream()
                                .filter(p -> !p.isChoice()
                                        && Scenario.BASELINE
                                                .distribution(p.name())
                                                .isPresent())
                                .count()
                        - 1);
        Map<String, Object> about = Page.about(report.study());
        assertThat(about.get("name")).isEqualTo("tokenstate-CHN");
        assertThat(about.get("columns"))
                .isEqualTo(Map.of(
                        "country",
                        "CHN",
                        "reference",
                        "USA",
                        "scenario",
                        "mine",
                        "draws",
                        300L,
                        "seed",
                        5L,
                        "tokenstate",
                        Page.version()));
        assertThat(report.unknown()).isEmpty();
        assertThat(report.pictures()).hasSize((int)
                report.figures().stream().filter(f -> f.chart().isPresent()).count());
        assertThatThrownBy(() -> CountryReport.of(report.projection(), 299, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("draws of a report must be in [300, ");
    }
}
