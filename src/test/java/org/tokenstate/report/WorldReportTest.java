package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
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

    /** Each tile names the first of the ranking, and the second behind it. */
    @Test
    void tilesNameTheFirstAndTheSecond() {
        String html = report.html("x").replace('\u00a0', ' ');
        List<Ranking.Row> ranked =
                Ranking.of(model, 2025, 2035, 2035, Ranking.By.REVENUE).rows();
        assertThat(html)
                .contains("<span class=\"label\">Most exports, 2035</span><span class=\"value\">"
                        + ranked.get(0).name() + "</span><span class=\"range\">"
                        + Words.usd(ranked.get(0).value(Ranking.By.REVENUE).orElseThrow()) + ", then "
                        + ranked.get(1).name() + " with "
                        + Words.usd(ranked.get(1).value(Ranking.By.REVENUE).orElseThrow()) + "</span>")
                .contains("Highest share of goods exports, 2035</span>", "Most compute hosted, 2035</span>")
                .containsPattern("Most electricity per head, 2035</span><span class=\"value\">Iceland</span>"
                        + "<span class=\"range\">[0-9.]+ MWh, then ");
        assertThat(html.split("class=\"tile\"", -1)).hasSize(5);
    }

    /** The script draws what is projected, with four digits; what is missing is null and binds nowhere. */
    @Test
    void theMapDrawsTheProjections() {
        Map<String, Object> data = report.data();
        assertThat(data).containsEntry("year", 2035).containsEntry("scenario", "baseline");
        assertThat(data.get("years"))
                .isEqualTo(List.of(2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035));
        List<?> measures = (List<?>) data.get("measures");
        assertThat(measures.stream().map(m -> String.valueOf(((Map<?, ?>) m).get("id"))))
                .containsExactly(
                        "export_revenue_usd",
                        "share_of_goods_exports",
                        "token_balance_usd",
                        "stock_gw",
                        "generation_kwh_per_capita");
        assertThat((List<?>) data.get("limits")).hasSize(BindingConstraint.values().length);
        Projection norway = TokenStateModel.of("NOR").project(2025, 2035);
        Map<?, ?> place = place(data, "NOR");
        int[] at = WorldReport.grid().get("NOR");
        assertThat(List.of(place.get("name"), place.get("x"), place.get("y")))
                .isEqualTo(List.of("Norway", at[0], at[1]));
        double[] scales = {1e-9, 100, 1e-9, 1, 1e-3};
        for (int m = 0; m < 5; m++) {
            String result = ((Map<?, ?>) measures.get(m)).get("id").toString();
            List<?> values = (List<?>) ((List<?>) place.get("values")).get(m);
            for (int year = 2025; year <= 2035; year++) {
                double exact = scales[m] * norway.in(year).value(result).orElseThrow();
                assertThat((Double) values.get(year - 2025)).isCloseTo(exact, within(0.0006 * Math.abs(exact)));
            }
        }
        List<?> limits = (List<?>) place.get("limits");
        for (int year = 2025; year <= 2035; year++) {
            assertThat(limits.get(year - 2025))
                    .isEqualTo(norway.in(year).bindingConstraint().orElseThrow().code());
        }
        Map<?, ?> andorra = place(data, "AND");
        assertThat((List<?>) andorra.get("limits")).hasSize(11).allMatch(code -> code.equals(-1));
        List<?> generation = (List<?>) ((List<?>) andorra.get("values")).get(4);
        assertThat(generation).hasSize(11).allMatch(value -> value.equals(Optional.empty()));
        assertThat(report.html("x"))
                .containsPattern("data-code=\"AND\"><th scope=\"row\">Andorra</th><td>missing</td>");
    }

    private static Map<?, ?> place(Map<String, Object> data, String code) {
        return ((List<?>) data.getOrDefault("places", List.of()))
                .stream()
                        .map(p -> (Map<?, ?>) p)
                        .filter(p -> p.get("code").equals(code))
                        .findFirst()
                        .orElseThrow();
    }

    /** Counts of the headline: countries over 5 % of goods exports, those that sell next to nothing, and the commonest limit. */
    @Test
    void theHeadlineCountsCountries() {
        int five = 0;
        int shares = 0;
        int none = 0;
        int known = 0;
        Map<BindingConstraint, Integer> limits = new EnumMap<>(BindingConstraint.class);
        for (Projection p : model.projectAll(2025, 2035).values()) {
            OptionalDouble share = p.in(2035).value("share_of_goods_exports");
            OptionalDouble sold = p.in(2035).value("export_revenue_usd");
            shares += share.isPresent() ? 1 : 0;
            five += share.orElse(0) >= 0.05 ? 1 : 0;
            known += sold.isPresent() ? 1 : 0;
            none += sold.orElse(1e9) < 1e6 ? 1 : 0;
            p.in(2035).bindingConstraint().ifPresent(b -> limits.merge(b, 1, Integer::sum));
        }
        assertThat(report.headline().get(1))
                .isEqualTo(five + " of " + shares + " countries earn at least 5 % of their goods exports with tokens; "
                        + none + " of " + known + " sell less than 1 million USD of them.");
        int most = limits.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(report.headline().get(2))
                .startsWith("What limits additions of accelerators most often is ")
                .endsWith(", in " + most + " countries.");
    }
}
