package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Ensemble;

/** The page of all countries. */
class WorldReportTest {
    private static TokenStateModel model;
    private static WorldReport report;

    @BeforeAll
    static void run() {
        model = TokenStateModel.of("USA");
        report = WorldReport.of(model, 2025, 2035);
    }

    @Test
    void everyCountryHasATileOfItsOwn() {
        Set<List<Integer>> cells = new HashSet<>();
        WorldReport.grid()
                .forEach((code, at) ->
                        assertThat(cells.add(List.of(at[0], at[1]))).as(code).isTrue());
        assertThat(WorldReport.grid().keySet())
                .containsExactlyInAnyOrderElementsOf(Datasets.bundled().countries().stream()
                        .map(Country::iso3)
                        .toList());
    }

    /** West lies left of east, north above south, also where tiles are crowded. */
    @Test
    void tilesLieWhereTheirCountriesDo() {
        var grid = WorldReport.grid();
        for (List<String> row : List.of(
                List.of("USA", "FRA", "CHN", "JPN"),
                List.of("PRT", "ESP", "ITA", "TUR"),
                List.of("BRA", "ZAF", "AUS"))) {
            assertThat(row.stream().map(code -> grid.get(code)[0]))
                    .as("%s", row)
                    .isSorted();
        }
        for (List<String> column : List.of(
                List.of("NOR", "DEU", "ITA", "TUN", "NGA", "ZAF"), List.of("CAN", "USA", "MEX", "COL", "CHL"))) {
            assertThat(column.stream().map(code -> grid.get(code)[1]))
                    .as("%s", column)
                    .isSorted();
        }
    }

    /** The order and the numbers are those of the ranking. */
    @Test
    void theHeadlineAndTheTableAreTheRanking() {
        List<Ranking.Row> ranked =
                Ranking.of(model, 2025, 2035, 2035, Ranking.By.REVENUE).rows();
        String first = report.headline().get(0);
        for (Ranking.Row row : ranked.subList(0, 3)) {
            assertThat(first)
                    .contains(Words.usd(row.value(Ranking.By.REVENUE).orElseThrow()))
                    .containsIgnoringCase(Words.place(row.name()));
        }
        Matcher rows = Pattern.compile("<tr data-code=\"(\\w+)\"").matcher(report.html("x"));
        List<String> codes = rows.results().map(r -> r.group(1)).toList();
        assertThat(codes).hasSameSizeAs(Datasets.bundled().countries());
        assertThat(codes.subList(0, 20))
                .isEqualTo(ranked.subList(0, 20).stream().map(Ranking.Row::code).toList());
    }

    @Test
    void thePageIsOneSmallFileThatAsksNothingOfANetwork() {
        String html = report.html("report --world --to 2035 --output world.html");
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(400_000);
        assertThat(html)
                .doesNotContain("src=\"http", "NaN", "Infinity", "Optional")
                .contains("report --world --to 2035", "scenario &#39;baseline&#39;");
        assertThat(report.headline()).hasSize(3).allMatch(line -> line.endsWith("."));
        assertThat(html.lines().filter(line -> line.contains("<h1>")).collect(Collectors.joining()))
                .contains("sell most tokens abroad in 2035");
    }

    /** The odds of every country in the drawn worlds, on the map, in the table and in the finding; the rest stays as it is. */
    @Test
    void oddsStandBesideTheSingleProjections() {
        WorldReport drawn = report.withOdds(40, 3, (done, of) -> {});
        Ensemble ensemble = Ensemble.ofCountries(model, 2035).draws(40).seed(3).run();
        double norway = ensemble.probability("milestone_5[NOR]").value();
        assertThat(norway).isBetween(0.05, 0.95);
        String html = drawn.html("x");
        Matcher row =
                Pattern.compile("data-code=\"NOR\".*?</tr>", Pattern.DOTALL).matcher(html);
        assertThat(row.find()).isTrue();
        assertThat(html)
                .contains(
                        "Odds of 5\u00a0% of goods exports (% of draws)",
                        "\"milestone_5\"", "40 draws of the parameters");
        assertThat(row.group()).contains("<td>" + Words.number(100 * norway) + "</td>");
        assertThat(drawn.headline().get(0)).isEqualTo(report.headline().get(0));
        assertThat(drawn.headline().get(2)).endsWith(" have better than even odds of that in some year up to 2035.");
        assertThat(report.html("x")).doesNotContain("milestone_5");
    }
}
