package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.projection.TokenStateModel;

/** One rule for every command: a person reads a share in per cent, a program reads the fraction. */
class SharesOfAnswersTest {
    /** Keys of shares that are no results. */
    private static final Pattern SHARE_KEYS = Pattern.compile(
            "(.*_)?(probability|share|coverage|mape|smape|upper_95|first_order|total_low|total_high|relative)(_.*)?"
                    + "|median_absolute_percentage_error|coverage_leave_one_origin_out");

    /** Commands that quote the catalogue or what a user wrote, or that answer on a page. */
    private static final Set<String> QUOTING = Set.of(
            "parameters",
            "variables",
            "model",
            "datasets",
            "validate",
            "explore",
            "countries",
            "scenarios",
            "completion");

    @TempDir
    static Path directory;

    private static Map<String, List<String>> commands() throws IOException {
        Path series = directory.resolve("series.csv");
        StringBuilder rows = new StringBuilder("series,year,value\n");
        for (int year = 2000; year < 2020; year++) {
            rows.append("a,").append(year).append(',').append(100 + year % 7).append('\n');
        }
        Files.writeString(series, rows);
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("project", List.of("project", "NOR", "--to", "2028"));
        all.put("world", List.of("world", "--to", "2027"));
        all.put(
                "ensemble",
                List.of(
                        "ensemble",
                        "NOR",
                        "--to",
                        "2027",
                        "--draws",
                        "40",
                        "--variable",
                        "share_of_goods_exports",
                        "--variable",
                        "energy_share_of_cost",
                        "--variable",
                        "export_revenue_usd"));
        all.put(
                "sensitivity",
                List.of(
                        "sensitivity",
                        "NOR",
                        "--target",
                        "share_of_goods_exports",
                        "--year",
                        "2028",
                        "--method",
                        "tornado"));
        all.put("rank", List.of("rank", "--year", "2026", "--groups"));
        all.put("explain", List.of("explain", "NOR", "share_of_goods_exports", "2026"));
        all.put(
                "compare",
                List.of("compare", "CHN", "baseline", "open", "--to", "2035", "--target", "share_of_goods_exports"));
        all.put(
                "report",
                List.of(
                        "report",
                        "ISL",
                        "--draws",
                        "300",
                        "--to",
                        "2028",
                        "--pictures",
                        directory.resolve("p").toString()));
        all.put("forecast", List.of("forecast", series.toString(), "--horizon", "2", "--method", "naive"));
        all.put("backtest", List.of("backtest", "--countries", "CHN,USA", "--method", "naive"));
        all.put("convergence", List.of("convergence", "CHN", "--reference", "USA"));
        all.put("energy-per-token", List.of("energy-per-token", "--input", "datasets/measurements.csv"));
        all.put("calibrate", List.of("calibrate"));
        all.put("elasticities", List.of("elasticities", "CHN"));
        all.put("estimate", List.of("estimate"));
        all.put("evidence", List.of("evidence", "--calibrate"));
        all.put("hindcast", List.of("hindcast", "--base", "2025", "--draws", "1000"));
        all.put("market", List.of("market", "examples/market/supply-curve.json"));
        all.put(
                "input-output",
                List.of(
                        "input-output",
                        "--transactions",
                        "examples/input-output/transactions.csv",
                        "--final-demand",
                        "examples/input-output/final-demand.csv"));
        all.put("claims", List.of("claims"));
        all.put(
                "import",
                List.of("import", "auto", "examples/data/ember-long-sample.csv", "--country", "CHN", "--draws", "40"));
        return all;
    }

    private static String out(List<String> command, String format) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--format", format));
        Run run = Run.run(words.toArray(String[]::new));
        assertThat(run.exit()).as("%s: %s", words, run.err()).isZero();
        return run.out();
    }

    @TestFactory
    List<DynamicTest> aPersonReadsPerCentAndAProgramFractions() throws IOException {
        Map<String, List<String>> all = commands();
        Set<String> known = new TreeSet<>(all.keySet());
        known.addAll(QUOTING);
        assertThat(Commands.ALL.stream().map(Commands.Entry::name))
                .as("commands")
                .isSubsetOf(known);
        List<DynamicTest> tests = new ArrayList<>();
        all.forEach((name, command) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            String table = out(command, "table");
            String title = out(command, "markdown").lines().findFirst().orElseThrow();
            assertThat(table.lines().findFirst().orElseThrow())
                    .as("what was found comes before the title")
                    .isNotEqualTo(title.replace("**", ""))
                    .contains(" ");
            person(table);
            program(
                    new Load(LoadSettings.builder()
                                    .setCodePointLimit(20_000_000)
                                    .build())
                            .loadFromString(out(command, "json")),
                    name);
            String csv = out(command, "csv");
            assertThat(csv.lines().findFirst().orElseThrow()).doesNotContain("%");
        })));
        return tests;
    }

    /** Every line of a table that tells the value of a share says so; no share is a fraction. */
    private static void person(String table) {
        assertThat(table).doesNotContainPattern("(?m)  fraction( of \\w+)?(  |$)");
        for (Variable variable : TokenStateModel.catalogue().all()) {
            if (Shares.isShare(variable.name(), variable.unit())) {
                Pattern line =
                        Pattern.compile("(?m)^ .*(?<![\\w.])" + Pattern.quote(variable.name()) + "(\\[\\d{4}])?  .*$");
                Matcher lines = line.matcher(table);
                while (lines.find()) {
                    String text = lines.group();
                    boolean valued = Pattern.compile("  -?\\d").matcher(text).find();
                    assertThat(!valued || text.contains("%") || text.contains("points"))
                            .as(text)
                            .isTrue();
                }
            }
        }
    }

    /** No share is told in per cent. */
    private static void program(Object part, String at) {
        if (part instanceof Map<?, ?> map) {
            Object unit = map.get("unit");
            map.forEach((key, value) -> {
                String name = key.toString();
                boolean share = SHARE_KEYS.matcher(name).matches() || Shares.isShare(name, "1");
                if (share && value instanceof Number number && !name.matches(".*_(usd|twh|gw|kwh)(_.*)?")) {
                    assertThat(number.doubleValue()).as(at + "." + name).isBetween(-1.5, 1.5);
                }
                program(value, at + "." + name);
            });
            if (unit != null) {
                assertThat(unit.toString()).as(at).doesNotContain("%");
            }
        } else if (part instanceof Iterable<?> items) {
            items.forEach(item -> program(item, at));
        }
    }

    @Test
    void aDifferenceOfSharesIsInPercentagePoints() {
        String table = out(
                List.of("compare", "CHN", "baseline", "open", "--to", "2035", "--target", "share_of_goods_exports"),
                "table");
        assertThat(table)
                .containsPattern("share_of_goods_exports +2035 +[\\d.]+ % +[\\d.]+ % +[\\d.]+ points")
                .containsPattern("What makes the difference of share_of_goods_exports in 2035: [\\d.]+ points")
                .containsPattern("taste_drift.api +[\\d.]+ points +[\\d.]+ points +[\\d.]+ points")
                .contains("contribution")
                .doesNotContain("share of it");
    }

    @Test
    void groupsFollowTheCountriesInCsv() {
        List<String> countries =
                out(List.of("rank", "--year", "2026"), "csv").lines().toList();
        List<String> both = out(List.of("rank", "--year", "2026", "--groups"), "csv")
                .lines()
                .toList();
        assertThat(both.subList(0, countries.size())).isEqualTo(countries);
        assertThat(both.subList(countries.size(), both.size()))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.startsWith("2026,,"))
                .anyMatch(line -> line.startsWith("2026,,EU27,"));
    }

    @Test
    void sharesAreToldFromFactorsByTheirNames() {
        for (String share : List.of(
                "share_of_gdp",
                "wacc",
                "gdp_growth.CHN",
                "import_penetration.USA",
                "penetration_by_volume.USA",
                "dependence",
                "software_progress",
                "tariff.USA.CHN",
                "dependence.CHN",
                "utilisation")) {
            assertThat(Shares.isShare(share, "1")).as(share).isTrue();
        }
        for (String factor : List.of(
                "software_factor",
                "token_state_index",
                "break_even_price_ratio.USA",
                "demand_scale.CHN",
                "work_factor",
                "origin_substitution.api",
                "is_region",
                "hardware_factor",
                "reference_to_own_generation_per_capita",
                "provisioned_per_metered",
                "entry_response.CHN")) {
            assertThat(Shares.isShare(factor, "1")).as(factor).isFalse();
        }
        assertThat(Shares.isShare("rent_usd", "USD 2025")).isFalse();
        assertThat(Shares.reading("gdp_growth", "1/yr")).isEqualTo(new Shares.Reading(100, "%/yr"));
        assertThat(Shares.reading("", "fraction of peak")).isEqualTo(new Shares.Reading(100, "% of peak"));
        assertThat(Shares.reading("share_of_gdp", "1").ofDifference()).isEqualTo(new Shares.Reading(100, "points"));
        assertThat(Shares.reading("gdp_usd", "USD 2025").ofDifference()).isEqualTo(new Shares.Reading(1e-9, "bn USD"));
    }
}
