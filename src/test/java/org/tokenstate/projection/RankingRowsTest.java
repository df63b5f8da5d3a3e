package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.projection.Ranking.By;
import org.tokenstate.projection.Ranking.Row;

/** Rows of a ranking against projections of each country, and groups against sums of them; ranked anew in each test. */
class RankingRowsTest {
    private static final int YEAR = 2026;

    @Test
    void rowsAreNumberedAndGroupsAreSumsOfWhoHasAllFigures() {
        TokenStateModel model = TokenStateModel.of("CHN").against("USA");
        Ranking ranking = Ranking.of(model, YEAR, YEAR, YEAR, By.REVENUE);
        assertThat(ranking.year()).isEqualTo(YEAR);
        assertThat(ranking.by()).isEqualTo(By.REVENUE);
        for (int i = 0; i < ranking.rows().size(); i++) {
            Row row = ranking.rows().get(i);
            boolean tied = i > 0
                    && Math.abs(value(row, By.REVENUE) - value(ranking.rows().get(i - 1), By.REVENUE))
                            <= 1e-6 * value(row, By.REVENUE);
            assertThat(row.rank()).isEqualTo(tied ? ranking.rows().get(i - 1).rank() : i + 1);
        }
        assertThat(ranking.unranked()).allMatch(row -> row.rank() == 0);
        assertThat(ranking.rows()).isSortedAccordingTo((a, b) -> {
            int first = Double.compare(value(b, By.REVENUE), value(a, By.REVENUE));
            int second = Double.compare(value(b, By.ENERGY_ONLY_TOKENS), value(a, By.ENERGY_ONLY_TOKENS));
            return first != 0 ? first : second != 0 ? second : a.code().compareTo(b.code());
        });
        assertThat(ranking.groups())
                .extracting(Row::code)
                .containsExactlyElementsOf(
                        model.data().groups().stream().map(CountryGroup::code).toList());
        for (CountryGroup group : model.data().groups()) {
            check(ranking, group);
        }
    }

    @Test
    void countriesUnderTheSameRuleShareARankTheLargerPotentialFirst() {
        List<Row> rows = Ranking.of(TokenStateModel.of("CHN").against("USA"), 2025, 2030, 2030, By.SHARE_OF_GDP)
                .rows();
        List<Row> tied = rows.stream().filter(row -> row.rank() == 2).toList();
        assertThat(tied).isNotEmpty();
        for (int i = 1; i < tied.size(); i++) {
            assertThat(value(tied.get(i), By.SHARE_OF_GDP))
                    .isCloseTo(value(tied.get(0), By.SHARE_OF_GDP), withinPercentage(1e-6));
            assertThat(value(tied.get(i), By.ENERGY_ONLY_TOKENS))
                    .isLessThanOrEqualTo(value(tied.get(i - 1), By.ENERGY_ONLY_TOKENS));
        }
        assertThat(rows.get(tied.size() + 1).rank()).isEqualTo(tied.size() + 2);
    }

    private static double value(Row row, By by) {
        return row.value(by).orElse(0);
    }

    private static void check(Ranking ranking, CountryGroup group) {
        List<String> needed = List.of(
                "exportable_energy_twh",
                "exportable_tokens",
                "energy_only_tokens",
                "exported_tokens",
                "export_revenue_usd",
                "token_balance_usd",
                "hosted_energy_twh",
                "stock_gw",
                "additions_gw",
                "generation_twh",
                "gdp_usd",
                "goods_exports_usd",
                "population");
        Map<String, Double> sums = new TreeMap<>();
        List<String> without = new ArrayList<>();
        for (String member : group.members()) {
            Map<String, Double> values = ranking.row(member).map(Row::values).orElse(Map.of());
            if (values.keySet().containsAll(needed)) {
                needed.forEach(key -> sums.merge(key, values.get(key), Double::sum));
            } else {
                without.add(member);
            }
        }
        Row row = ranking.row(group.code()).orElseThrow();
        assertThat(row.gap()).isEqualTo(without.isEmpty() ? "" : "without " + String.join(", ", without));
        if (!sums.isEmpty()) {
            double revenue = sums.get("export_revenue_usd");
            sums.put("share_of_gdp", revenue / sums.get("gdp_usd"));
            sums.put("share_of_goods_exports", revenue / sums.get("goods_exports_usd"));
            sums.put("exported_generation_share", sums.get("hosted_energy_twh") / sums.get("generation_twh"));
            sums.put("energy_only_tokens_per_head", sums.get("energy_only_tokens") / sums.get("population"));
        }
        assertThat(row.values()).containsOnlyKeys(sums.keySet());
        sums.forEach((key, sum) -> assertThat(row.values().get(key))
                .as(group.code() + " " + key)
                .isCloseTo(sum, within(1e-12 * Math.abs(sum))));
    }

    @Test
    void aRowHoldsItsProjectionsFiguresHeadsAndCauses() {
        TokenStateModel model = TokenStateModel.of("CHN").against("USA");
        Ranking ranking = Ranking.of(model, 2025, 2040, YEAR, By.SHARE_OF_GDP);
        for (String code : List.of("CHN", "NOR", "ESH", "TUV", "PRK")) {
            Row row = ranking.row(code).orElseThrow();
            Projection own = TokenStateModel.of(code).against("USA").project(2025, 2040);
            YearResult result = own.in(YEAR);
            for (String key : List.of("gdp_usd", "goods_exports_usd", "population", "share_of_goods_exports")) {
                assertThat(row.values().containsKey(key))
                        .as(code + key)
                        .isEqualTo(result.value(key).isPresent());
            }
            if (row.value(By.ENERGY_ONLY_TOKENS).isPresent() && row.values().containsKey("population")) {
                double each = row.value(By.ENERGY_ONLY_TOKENS).orElseThrow()
                        / row.values().get("population");
                assertThat(row.value(By.ENERGY_ONLY_TOKENS_PER_HEAD)).hasValue(each);
            }
            assertThat(row.milestones()).isEqualTo(own.milestones());
            assertThat(row.crossingYear()).isEqualTo(own.crossingYear());
            assertThat(row.tokenStateYear()).isEqualTo(own.tokenStateYear());
        }
        assertThat(ranking.row("NOR").orElseThrow().gap()).isEmpty();
        assertThat(ranking.row("ESH").orElseThrow().gap())
                .contains("gross domestic product is missing")
                .doesNotContain("growth model", "hold the last value", "no row of its own");
    }

    /** A price by world rule is no reason why there is no figure: only what is missing is. */
    @Test
    void theCauseOfAGapIsWhatIsMissing() {
        Ranking ranking = Ranking.of(TokenStateModel.of("CHN"), YEAR, YEAR, YEAR, By.REVENUE);
        assertThat(ranking.unranked()).hasSizeGreaterThan(10);
        for (Row row : ranking.unranked()) {
            Projection projection = TokenStateModel.of(row.code()).project(YEAR, YEAR);
            String missing = projection.notes().stream()
                    .filter(note -> note.kind() == Note.Kind.MISSING)
                    .map(Note::text)
                    .collect(Collectors.joining("; "));
            assertThat(row.gap()).as(row.code()).isEqualTo(missing).isNotEmpty();
            assertThat(row.gap()).doesNotContain("is assumed", "is used", "no row of its own");
        }
        assertThat(ranking.row("NIU").orElseThrow().gap())
                .startsWith("no generation per head: ")
                .contains("gross domestic product is missing")
                .doesNotContain("price of electricity", "grid losses");
        assertThat(TokenStateModel.of("NIU").project(YEAR, YEAR).sources().get("host_power_price_usd_per_kwh"))
                .satisfies(source -> assertThat(source.citation()).startsWith("rule: "));
    }
}
