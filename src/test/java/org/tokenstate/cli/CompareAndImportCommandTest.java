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
import java.util.stream.Stream;
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
                        "taste_drift.api",
                        "access.USA.api",
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
        assertThat(SHARE.matcher(json).results())
                .hasSize(ScenarioFiles.load("open").scenario().values().size());
        assertThat(sum).isCloseTo(difference, org.assertj.core.api.Assertions.within(1e-9 * difference));
    }

    @Test
    void manyParametersAreSwitchedOneAtATime() {
        Run run = run("compare", "CHN", "open", "fortress", "--to", "2035", "--format", "json");
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
    void aReferenceOfEitherScenarioIsThatOfBoth() {
        Run run = run("compare", "CHN", "open", "examples/data/scenario.yaml");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).containsPattern("reference +USA").containsPattern("crossing_year +20\\d\\d");
    }

    @Test
    void aTargetWithoutValueLeavesTheRest() {
        Run run = run("compare", "AND", "baseline", "open");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("results that differ", "so that no difference is divided: generation per head is missing")
                .doesNotContain("What makes the difference");
    }

    /** The countries of the world's table rest on the files of the scenario, as a projection does; regions have their own. */
    @Test
    void filesOfDataMoveTheCountriesOfTheWorld() {
        String scenario = "examples/data/next-year.yaml";
        String share = field(
                run("project", "PRY", "--scenario", scenario, "--to", "2026", "--format", "json"),
                "share_of_goods_exports");
        Run world = run("world", "--scenario", scenario, "--to", "2026", "--format", "json");
        assertThat(world.out())
                .contains("\"token_exports_share_of_goods\": " + share, "files of data move the countries");
        assertThat(run("world", "--to", "2026", "--format", "json").out())
                .doesNotContain("\"token_exports_share_of_goods\": " + share, "files of data");
    }

    /** The last value of a field. */
    private static String field(Run run, String name) {
        Matcher found = Pattern.compile("\"" + name + "\": ([^,\\s]+)").matcher(run.out());
        String last = "";
        while (found.find()) {
            last = found.group(1);
        }
        return last;
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

    private static final String CASES = "src/test/resources/org/tokenstate/data/imports/";

    @Test
    void implausibleValuesAreNamedAndStrictRefusesThem(@TempDir Path directory) throws IOException {
        String file = CASES + "own-gwh.csv";
        String fault = file + ":2:3: generation_twh of CHN in 2026 must be within a factor of 3 of 10,583,";
        Run csv = run("import", "auto", file, "--format", "csv");
        assertThat(csv.exit()).isZero();
        assertThat(csv.err()).startsWith("implausible: " + fault).hasLineCount(1);
        assertThat(run("import", "auto", file, "--format", "json").out()).contains("implausible: " + fault);
        Run strict = run("import", "auto", file, "--strict");
        assertThat(strict.exit()).isEqualTo(1);
        assertThat(strict.err()).startsWith(fault).hasLineCount(1);
        assertThat(strict.out()).isEmpty();

        Files.copy(Path.of(file), directory.resolve("mine.csv"));
        String scenario = Files.writeString(directory.resolve("s.yaml"), "name: s\ndata: [mine.csv]\n")
                .toString();
        String mine = directory.resolve("mine.csv") + ":2:3: generation_twh";
        for (String[] words : new String[][] {
            {"validate", scenario},
            {"project", "CHN", "--to", "2026", "--scenario", scenario},
            {"project", "NOR", "--reference", "CHN", "--to", "2026", "--scenario", scenario}
        }) {
            Run named = run(Stream.concat(Stream.of(words), Stream.of("--format", "json"))
                    .toArray(String[]::new));
            assertThat(named.exit()).isZero();
            assertThat(named.out()).contains("implausible: " + mine);
            Run refused =
                    run(Stream.concat(Stream.of(words), Stream.of("--strict")).toArray(String[]::new));
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).startsWith(mine).hasLineCount(1);
        }
    }

    /** A new year's generation alone moves the projection, and the file is named where a number rests on it. */
    @Test
    void generationWithoutPopulationMovesTheProjection() {
        Run run = run(
                "import",
                "auto",
                CASES + "ember-one-year-more.csv",
                "--country",
                "CHN",
                "--to",
                "2027",
                "--format",
                "json");
        assertThat(run.out()).contains("\"first_year\": 2026").doesNotContain("\"results_that_differ\": 0");
    }

    @Test
    void whatIsLeftOutIsNamed() {
        assertThat(run("import", "auto", CASES + "owid-without-codes.csv", "--format", "json")
                        .out())
                .contains("Left out: country of the data without its code: 1 row (Czechia).");
        assertThat(run("import", "auto", CASES + "owid-of-2020.csv", "--format", "json")
                        .out())
                .contains("the file is of an older edition than the bundled data, or cut: generation to 2020");
    }

    /** What 'project' refuses is not valid. */
    @Test
    void validateRefusesWhatProjectRefuses(@TempDir Path directory) throws IOException {
        String itself = Files.writeString(
                        directory.resolve("itself.yaml"), "name: itself\ncountry: CHN\nreference: CHN\n")
                .toString();
        assertThat(run("validate", itself).err())
                .isEqualTo(itself + ":1:1: reference of CHN must be another country or group but is CHN\n");
        String none = Files.writeString(
                        directory.resolve("none.yaml"),
                        "name: none\nbase: {demand_split.USA: 0, demand_split.EUR: 0, demand_split.GLF: 0, demand_split.ROW: 0}\n")
                .toString();
        Run run = run("validate", none);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith(none + ":1:1: the parameters demand_split.* must add up to more than 0");
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
        Run run = run(
                "project", name.matches("small-state|hydro-state") ? "PRY" : "CHN", "--scenario", name, "--to", "2030");
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
                "  curtailment_rate: 1.5",
                "  demand_elasticty: -1.2",
                "  power_price_usd_per_kwh.USA: 56 EUR/MWh",
                "  taste_drift.api: 2.5 USD",
                "  growth_model: magic",
                "  access.USA.api: {2028: much}",
                "policies:",
                "  - tariff: {market: CHM, rate: 100 %, from: 2028}");
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
