package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a person at a terminal relies on in every command: help with defaults, exit codes, names in any spelling, one screen. */
class TerminalCommandsTest {
    private static final String NOWHERE = "no-such-thing.yaml";

    @TempDir
    Path directory;

    private static CommandSpec spec(Commands.Entry entry) {
        return new CommandLine(entry.maker().get()).getCommandSpec();
    }

    private static Run narrow(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = TokenstateCli.run(arguments, new Terminal(out, err, false, false, Map.of("COLUMNS", "100")));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @TestFactory
    List<DynamicTest> everyOptionStatesItsDefault() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Commands.Entry entry : Commands.ALL) {
            tests.add(DynamicTest.dynamicTest(entry.name(), () -> {
                for (OptionSpec option : spec(entry).options()) {
                    if (option.arity().max() > 0 && !option.required()) {
                        assertThat(String.join(" ", option.description()))
                                .as("%s of %s", option.longestName(), entry.name())
                                .contains("Default: ")
                                .endsWith(".");
                    }
                }
            }));
        }
        return tests;
    }

    /** 0 for help, 2 for what cannot be a command line, 1 for what names nothing; each fault one line. */
    @TestFactory
    List<DynamicTest> exitCodesAreAsDocumented() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Commands.Entry entry : Commands.ALL) {
            tests.add(DynamicTest.dynamicTest(entry.name(), () -> {
                Run help = Run.run(entry.name(), "--help");
                assertThat(help.exit()).isZero();
                assertThat(help.out().replaceAll("\\s+", " "))
                        .contains(
                                "Exit code 0; 2 for a usage error; 1 for bad data, one line a fault on standard error.");
                fault(2, entry.name(), "--no-such-option");
                fault(2, entry.name(), "--format", "json", "--output", "x.csv");
                List<String> named = new ArrayList<>(List.of(entry.name()));
                boolean names = false;
                for (PositionalParamSpec parameter : spec(entry).positionalParameters()) {
                    if (parameter.arity().max() > 0 && !entry.name().equals("explore")) {
                        names |= parameter.type() != int.class;
                        named.add(parameter.type() == int.class ? "2030" : NOWHERE);
                    }
                }
                spec(entry).options().stream().filter(OptionSpec::required).forEach(option -> {
                    named.add(option.longestName());
                    named.add(option.type() == int.class ? "5" : NOWHERE);
                });
                if (names) {
                    fault(1, named.toArray(String[]::new));
                }
            }));
        }
        return tests;
    }

    private static void fault(int code, String... arguments) {
        Run run = Run.run(arguments);
        assertThat(run.exit()).as("%s: %s", List.of(arguments), run.err()).isEqualTo(code);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"us,USA", "UK,GBR", "south korea,KOR", "Türkiye,TUR", "EU,EU27", "ivory coast,CIV"})
    void aCountryIsFoundUnderAnyOfItsNames(String typed, String code) {
        Run run = Run.run("project", typed, "--to", "2026", "--reference", "china", "--format", "csv");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\n" + code + ",2026");
    }

    @Test
    void countriesListNamesAndData() {
        assertThat(Run.run("countries", "--format", "csv").out().lines())
                .hasSizeGreaterThan(200)
                .first()
                .isEqualTo("code,name,other_names,region,last_population_year,last_generation_year,last_gdp_year,"
                        + "last_goods_exports_year,groups,generation_note");
        Run korea = Run.run("countries", "korea", "south");
        assertThat(korea.out())
                .startsWith("1 country and 0 groups with 'korea' and 'south'")
                .contains("KOR", "KR;");
        assertThat(Run.run("countries", "european").out()).contains("EU27");
        assertThat(Run.run("countries", "Koreo").err()).contains("nearest:");
    }

    @Test
    void scenariosAreListedAndFoundWithoutCase() {
        assertThat(Run.run("scenarios").out()).contains("baseline", "fortress", "what it assumes");
        Run run = Run.run("project", "CHN", "--to", "2026", "--scenario", "OPEN");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("'open'");
        assertThat(Run.run("project", "CHN", "--scenario", "opne").err()).contains("nearest: open");
    }

    @Test
    void anUnknownOrderIsAnsweredWithTheNearest() {
        assertThat(Run.run("rank", "--by", "share_gdp").err())
                .startsWith("unknown order 'share_gdp'; nearest: share_of_gdp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"open_share.near_frontier=70 %", "open_share.near_frontier=70%", "open_share.near_frontier=0.7"})
    void aShareIsReadInAnyNotationAndSaidInOne(String set) {
        assertThat(Run.run("project", "CHN", "--to", "2026", "--set", set).out())
                .contains("set over the scenario: open_share.near_frontier = 70.0 % (default 50.0 %)");
    }

    @Test
    void percentMeansTheSameInADistribution() {
        String csv = Run.run(
                        "project",
                        "CHN",
                        "--to",
                        "2026",
                        "--set",
                        "open_share.near_frontier=uniform(0.6, 0.8)",
                        "--format",
                        "csv")
                .out();
        assertThat(Run.run(
                                "project",
                                "CHN",
                                "--to",
                                "2026",
                                "--set",
                                "open_share.near_frontier=uniform(60 %, 80%)",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo(csv);
        assertThat(Run.run("project", "CHN", "--set", "open_share.near_frontier=70")
                        .err())
                .contains("must be in [0, 1] but is 70; per cent is written '70 %' or 0.7");
    }

    @Test
    void listsAreSearched() {
        assertThat(Run.run("parameters", "tariff", "europe", "--format", "csv")
                        .out()
                        .lines()
                        .skip(1))
                .hasSizeBetween(1, 20)
                .allMatch(line -> line.contains("ariff") && line.contains("Europe"));
        assertThat(Run.run("variables", "TOKEN", "export").out()).contains("exported_tokens");
        assertThat(Run.run("variables", "share_gdp").err()).contains("nearest: share_of_gdp");
    }

    @Test
    void aProjectionFitsAHundredColumns() {
        Run run = narrow("project", "CHN", "--reference", "USA");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(run.out()).contains("exports").contains("left out for width: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export_revenue_usd", "exported_tokens", "share_of_gdp", "generation_kwh_per_capita"})
    void anExplanationFitsAScreen(String variable) {
        for (Run run :
                List.of(Run.run("explain", "CHN", variable, "2035"), narrow("explain", "CHN", variable, "2035"))) {
            assertThat(run.exit()).isZero();
            assertThat(run.out().lines().count()).isBetween(10L, 40L);
        }
    }

    @Test
    void anExplanationGoesAsDeepAsAsked() {
        Run deep = Run.run("explain", "CHN", "export_revenue_usd", "2035", "--depth", "9");
        assertThat(deep.out().lines()).hasSizeGreaterThan(100);
        assertThat(deep.out()).doesNotContain("are left out");
        assertThat(Run.run("explain", "CHN", "export_revenue_usd", "2035", "--format", "csv")
                        .out()
                        .lines())
                .hasSizeGreaterThan(100);
    }

    @Test
    void anEnsembleIsShortUnlessAskedForMore() {
        Run brief = Run.run("ensemble", "NOR", "--draws", "40", "--to", "2035");
        assertThat(brief.out())
                .contains("2030", "2035")
                .doesNotContain("\n  2031")
                .doesNotContain("share_of_gdp ");
        Run full = Run.run("ensemble", "NOR", "--draws", "40", "--to", "2035", "--every", "1");
        assertThat(full.out()).contains("\n  2031");
        assertThat(Run.run("ensemble", "NOR", "--draws", "40", "--to", "2035", "--format", "csv")
                        .out())
                .contains(",2031,");
    }

    @Test
    void theCompletionKnowsEveryCommandAndScenario() {
        Path file = directory.resolve("complete");
        assertThat(Run.run("completion", "--output", file.toString()).exit()).isZero();
        assertThat(file).content().contains("compdef", "us-power-shortage", "--every");
        Commands.ALL.forEach(entry -> assertThat(file).content().contains(entry.name()));
    }

    @Test
    void aTextHasNoColumns() {
        fault(2, "completion", "--columns", "year");
    }
}
