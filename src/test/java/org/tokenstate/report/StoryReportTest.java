package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WorldModel;
import org.tokenstate.projection.WorldProjection;
import org.tokenstate.report.claims.Statement;
import org.tokenstate.report.internal.Words;

/** The ten steps of the argument: their charts against the projections, their words against statements that are made up here. */
class StoryReportTest {
    private static final Projection CHINA =
            TokenStateModel.of("CHN").against("USA").project(2025, 2050);
    private static final WorldProjection WORLD =
            WorldModel.of(Scenario.BASELINE).project(2025, 2050);
    private static final List<String> IDS =
            List.of("ST01", "ST03", "ST02", "ST07", "ST09", "ST12", "ST11", "ST13", "ST14", "ST15");
    private static final StoryReport STORY = new StoryReport(CHINA, WORLD, statements());
    private static final List<Figure> FIGURES = STORY.figures();

    private static Map<String, Statement> statements() {
        Map<String, Statement> statements = new HashMap<>();
        for (String id : IDS) {
            statements.put(
                    id, new Statement(id, "text of " + id, "command " + id, "Answer to " + id + ".", "doubt of " + id));
        }
        return statements;
    }

    private static Chart.Lines lines(int figure) {
        return (Chart.Lines) FIGURES.get(figure).chart().orElseThrow();
    }

    private static void isScaled(double[] values, double[] results, double scale) {
        assertThat(values).hasSize(26);
        for (int t = 0; t < 26; t++) {
            assertThat(values[t]).isCloseTo(results[t] * scale, within(1e-9 * Math.abs(values[t])));
        }
    }

    @Test
    void tenStepsInOrder() {
        assertThat(FIGURES).hasSize(10);
        assertThat(FIGURES)
                .extracting(Figure::topic)
                .startsWith("1. The crossing", "2. Compression")
                .endsWith("10. Safe harbour");
        for (int i = 0; i < 10; i++) {
            assertThat(FIGURES.get(i).title()).isEqualTo("“text of " + IDS.get(i) + "”");
            assertThat(lines(i).x()).hasSize(26).startsWith("2025").endsWith("2050");
            assertThat(lines(i).most()).isZero();
            assertThat(FIGURES.get(i).saying()).endsWith(".");
        }
        assertThat(STORY.headline()).isEqualTo("Answer to ST11.");
    }

    @Test
    void chartsDrawTheProjection() {
        isScaled(lines(0).series().get(0).values(), CHINA.series("generation_kwh_per_capita"), 1e-3);
        isScaled(lines(0).series().get(1).values(), CHINA.series("reference_generation_kwh_per_capita"), 1e-3);
        assertThat(lines(0).series()).extracting(Chart.Series::colour).containsExactly(Chart.OWN, Chart.REFERENCE);
        isScaled(lines(1).series().get(2).values(), CHINA.series("task_energy_factor.commodity"), 1);
        isScaled(lines(4).series().get(1).values(), CHINA.series("hosted_energy_twh"), 1);
        isScaled(lines(5).series().get(0).values(), CHINA.series("revenue_usd_per_mwh"), 1);
        for (int year : new int[] {2025, 2035, 2050}) {
            assertThat(lines(2).series().get(1).values()[year - 2025])
                    .isEqualTo(100
                            * WORLD.value(year, "family_share", "EUR", "api", "CN")
                                    .orElseThrow());
            assertThat(lines(7).series().get(0).values()[year - 2025])
                    .isEqualTo(100
                            * WORLD.value(year, "import_share_from", "USA", "CHN")
                                    .orElseThrow());
        }
        // Indices begin at one: a token takes less and less, the fleet grows.
        for (Chart.Series series : lines(3).series()) {
            assertThat(series.values()[0]).isCloseTo(1, within(1e-12));
        }
        assertThat(lines(3).series().get(0).values()[25])
                .isCloseTo(
                        CHINA.in(2050).value("energy_per_token_joules").orElseThrow()
                                / CHINA.in(2025)
                                        .value("energy_per_token_joules")
                                        .orElseThrow(),
                        within(1e-12));
        assertThat(lines(3).series().get(2).values()[25]).isGreaterThan(10);
    }

    /** The five countries whose tokens weigh most in goods exports in 2040, the first of them first. */
    @Test
    void theNearestToATokenStateAreDrawn() {
        List<Chart.Series> drawn = lines(6).series();
        assertThat(drawn).hasSize(5);
        assertThat(drawn).extracting(Chart.Series::colour).containsExactly(0, 1, 2, 3, 4);
        double[] at2040 = drawn.stream().mapToDouble(s -> s.values()[15]).toArray();
        for (int i = 1; i < 5; i++) {
            assertThat(at2040[i]).isLessThanOrEqualTo(at2040[i - 1]);
        }
        // Of likely candidates, projected one by one, those that are left out have less than the last.
        int found = 0;
        for (String code : List.of("USA", "NOR", "KWT", "SAU", "PRT", "ARE", "QAT", "IRL", "ISL", "CHN")) {
            TokenStateModel model = TokenStateModel.of(code);
            double[] share = model.project(2025, 2050).series("share_of_goods_exports");
            String name = Words.name(model, code);
            if (100 * share[15] >= at2040[4]) {
                Chart.Series line = drawn.stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                isScaled(line.values(), share, 100);
                found++;
            } else {
                assertThat(drawn).extracting(Chart.Series::name).doesNotContain(name);
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void protectionIsSeenBesideTheBaseline() {
        for (int i : new int[] {8, 9}) {
            String scenario = i == 8 ? "fortress" : "safe-harbour";
            assertThat(lines(i).series())
                    .extracting(Chart.Series::name)
                    .containsExactly("baseline", scenario.replace('-', ' '));
            assertThat(lines(i).unit()).isEqualTo("billion USD of 2025");
            isScaled(lines(i).series().get(0).values(), CHINA.series("export_revenue_usd"), 1e-9);
            isScaled(
                    lines(i).series().get(1).values(),
                    CHINA.model()
                            .under(ScenarioFiles.load(scenario).scenario())
                            .project(2025, 2050)
                            .series("export_revenue_usd"),
                    1e-9);
        }
    }

    @Test
    void tablesHaveTheNumbersOfTheCharts() {
        Figure crossing = FIGURES.get(0);
        assertThat(crossing.head()).containsExactly("year", "China (MWh per head)", "United States (MWh per head)");
        assertThat(crossing.rows()).hasSize(26);
        assertThat(crossing.rows().get(10))
                .containsExactly(
                        "2035",
                        Words.number(lines(0).series().get(0).values()[10]),
                        Words.number(lines(0).series().get(1).values()[10]));
        assertThat(FIGURES).allSatisfy(figure -> assertThat(figure.rows()).noneMatch(row -> row.contains("missing")));
    }

    @Test
    void thePageHasAnswersDoubtsAndCommands() {
        String html = STORY.html("report --story <x>");
        int at = 0;
        for (String id : IDS) {
            int next = html.indexOf("The model: Answer to " + id + ".", at);
            assertThat(next).as(id).isGreaterThan(at);
            at = next;
            assertThat(html).contains("Doubt: doubt of " + id + ".", "See: command " + id);
        }
        assertThat(html)
                .contains("<p class=\"lede\">Answer to ST11.</p>")
                .contains("java -jar tokenstate-cli.jar report --story &lt;x&gt;</code>")
                .contains(
                        "\"name\":\"tokenstate-story\"",
                        "2025 to 2050; money in real 2025 US dollars",
                        "\"columns\":{\"tokenstate\":")
                .contains("\"crossing\":{", "\"harbour\":{");
        Map<String, Statement> fewer = statements();
        fewer.remove("ST01");
        assertThatThrownBy(() -> new StoryReport(CHINA, WORLD, fewer).figures())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the table of statements lacks ST01");
    }
}
