package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.projection.ScenarioFiles;

/** Two scenarios and two vintages of the data compared, and scenario files, from arguments to bytes. */
class CompareAndImportCommandTest {
    static final List<String> BUNDLED = ScenarioFiles.BUNDLED;
    private static final String SAMPLE = "examples/data/owid-energy-sample.csv";
    private static final Pattern SHARE = Pattern.compile("\"shapley\": ([-0-9.E]+)");
    private static final Pattern WHOLE = Pattern.compile("\"target_difference\": ([-0-9.E]+)");

    @Test
    void twoScenariosAreComparedAndTheDifferenceIsDivided() {
        Run table = run("compare", "CHN", "baseline", "open", "--reference", "USA", "--to", "2040");
        assertThat(table.err()).isEmpty();
        assertThat(table.exit()).isZero();
        assertThat(table.out())
                .contains(
                        "crossing_year",
                        "milestone_1",
                        "another constraint binds",
                        "taste_drift",
                        "access.USA",
                        "bn USD");
        String json = run("compare", "CHN", "baseline", "open", "--to", "2040", "--format", "json")
                .out();
        Matcher whole = WHOLE.matcher(json);
        assertThat(whole.find()).isTrue();
        double difference = Double.parseDouble(whole.group(1));
        double sum = SHARE.matcher(json)
                .results()
                .mapToDouble(m -> Double.parseDouble(m.group(1)))
                .sum();
        assertThat(SHARE.matcher(json).results()).hasSize(6);
        assertThat(sum).isCloseTo(difference, org.assertj.core.api.Assertions.within(1e-9 * difference));
    }

    @Test
    void manyParametersAreSwitchedOneAtATime() {
        Run run = run("compare", "CHN", "open", "price-war", "--to", "2035", "--format", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"shapley\": null", "\"alone\": ", "no Shapley values");
    }

    @Test
    void otherDataAreComparedButNotDivided() {
        Run run =
                run("compare", "CHN", "baseline", "examples/data/next-year.yaml", "--reference", "USA", "--to", "2040");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("rest on different data").doesNotContain("What makes");
    }

    @Test
    void aScenarioOptionIsAUsageErrorAndAnUnknownScenarioNamesTheNearest() {
        assertThat(run("compare", "CHN", "baseline", "open", "--scenario", "open")
                        .exit())
                .isEqualTo(2);
        Run run = run("compare", "CHN", "baseline", "opne");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("unknown scenario 'opne'; nearest: open").hasLineCount(1);
        assertThat(run("compare", "CHN", "baseline", "open", "--target", "revenue")
                        .err())
                .hasLineCount(1)
                .contains("unknown variable 'revenue'");
    }

    @Test
    void aNewVintageShowsWhatChangesAndHowFarTheProjectionMoves() {
        Run table = run("import", "auto", SAMPLE, "--country", "CHN", "--reference", "USA", "--draws", "50");
        assertThat(table.err()).isEmpty();
        assertThat(table.exit()).isZero();
        assertThat(table.out())
                .contains("crossing_year", "share_of_goods_exports", "50 common draws", "New and changed values")
                .contains("the 10 largest of 17 changes");
        String csv = run("import", "auto", SAMPLE, "--country", "CHN", "--reference", "USA", "--format", "csv")
                .out();
        assertThat(csv).startsWith("result,year,before,after,difference,unit\n").contains("\ncrossing_year");
        assertThat(csv.lines().toList()).hasSize(1 + 5 + 5 * 3 + 2);
        String json = run("import", "auto", SAMPLE, "--country", "CHN", "--largest", "3", "--format", "json")
                .out();
        assertThat(json).contains("\"first_year\": 2026", "\"differences\": [{", "\"relative\": ");
    }

    @Test
    void aFileThatSaysTheSameMovesNothing(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("same.csv"),
                "country,year,iso_code,electricity_generation\nChina,2025,CHN,10583.36\n");
        Run run = run("import", "auto", file.toString(), "--country", "CHN", "--format", "json");
        assertThat(run.out()).contains("\"changed\": 0", "\"first_year\": null", "\"results_that_differ\": 0");
    }

    @Test
    void optionsOfAProjectionNeedACountry() {
        Run run = run("import", "auto", SAMPLE, "--draws", "10");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--country");
    }

    @ParameterizedTest
    @FieldSource("BUNDLED")
    void everyBundledScenarioIsValidAndRuns(String name) {
        assertThat(run("validate", name).exit()).isZero();
        Run run = run("project", name.equals("small-state") ? "PRY" : "CHN", "--scenario", name, "--to", "2030");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/data/next-year.yaml", "examples/data/scenario.yaml"})
    void everyExampleScenarioIsValidAndRunsOnItsData(String file) {
        assertThat(run("validate", file).err()).isEmpty();
        Run run = run("project", "CHN", "--scenario", file, "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"years\": [");
        assertThat(run("explain", "CHN", "generation_twh", "2026", "--scenario", file)
                        .out())
                .contains("imported from")
                .contains(SAMPLE);
    }

    @Test
    void tenPlantedFaultsAreReportedInOneGo(@TempDir Path directory) throws IOException {
        List<String> yaml = List.of(
                "name: ten faults",
                "county: CHN",
                "reference: CHM",
                "horizon: {from: 2025, to: 2099}",
                "set:",
                "  leakage: 1.5",
                "  demand_elasticty: -1.2",
                "  power_price_usd_per_kwh.USA: 56 EUR/MWh",
                "  taste_drift: 2.5 USD",
                "  growth_model: magic",
                "  access.USA: {2028: much}",
                "policies:",
                "  - tariff: {on: CHN, rate: 100 %}");
        Path file = Files.write(directory.resolve("ten.yaml"), yaml);
        int[] lines = {2, 3, 4, 6, 7, 8, 9, 10, 11, 13};
        for (String[] command :
                new String[][] {{"validate", file.toString()}, {"project", "CHN", "--scenario", file.toString()}}) {
            Run run = run(command);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            List<String> faults = run.err().lines().toList();
            assertThat(faults).hasSize(10).allMatch(f -> f.matches(".*ten\\.yaml:\\d+:\\d+: .+"));
            assertThat(faults.stream()
                            .mapToInt(f -> Integer.parseInt(f.replaceFirst(".*ten\\.yaml:(\\d+):.*", "$1")))
                            .sorted())
                    .containsExactlyElementsOf(Arrays.stream(lines).boxed().toList());
        }
    }
}
