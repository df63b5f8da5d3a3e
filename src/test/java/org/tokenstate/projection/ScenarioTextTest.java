package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.Distribution;

/** The texts of values and scenarios: what is written, what is read back, and where each bound lies. */
class ScenarioTextTest {
    private static ScenarioFile file(String name, String description, Map<String, ParameterValue> values) {
        return ScenarioFile.of(new Scenario(name, description, values));
    }

    @Test
    void aScenarioFileIsWrittenInTheOrderOfItsKeys() {
        Scenario scenario = new Scenario(
                "mine",
                "a \"test\"",
                Map.of(
                        "curtailment_rate", ParameterValue.parse("curtailment_rate", "30 %"),
                        "growth_model", ParameterValue.parse("growth_model", "drift"),
                        "taste_drift.api", ParameterValue.parse("taste_drift.api", "uniform(0, 0.1)"),
                        "cost_life", ParameterValue.parse("cost_life", "4"),
                        "access.USA.api", ParameterValue.parse("access.USA.api", "2026: 0.5, 0.25"),
                        "token_state_years", ParameterValue.parse("token_state_years", "2"),
                        "additions_gw.CHN", ParameterValue.parse("additions_gw.CHN", "2026: 1, 2.5")));
        assertThat(ScenarioFiles.write(new ScenarioFile(
                        scenario,
                        Optional.of("CHN"),
                        Optional.of("USA"),
                        OptionalInt.of(2026),
                        OptionalInt.of(2045),
                        List.of(Path.of("some", "a.csv"), Path.of("b.csv")))))
                .isEqualTo("""
                        name: "mine"
                        description: "a \\"test\\""
                        country: CHN
                        reference: USA
                        horizon: {from: 2026, to: 2045}
                        base:
                          cost_life: 4 yr
                        set:
                          access.USA.api: "2026: 0.5, 0.25"
                          additions_gw.CHN: "2026: 1, 2.5 GW/yr"
                          curtailment_rate: 0.3
                          growth_model: drift
                          taste_drift.api: "uniform(0, 0.1)"
                          token_state_years: 2 yr
                        data:
                          - "a.csv"
                          - "b.csv"
                        """);
        assertThat(ScenarioFiles.parse("copy", ScenarioFiles.write(scenario)).scenario())
                .isEqualTo(scenario);
    }

    @Test
    void dataBelowTheDirectoryKeepTheirPlace(@TempDir Path directory) throws IOException {
        Path data = Files.createDirectories(directory.resolve("own")).resolve("heat.csv");
        Files.writeString(data, "iso3,year,generation_twh\nNOR,2025,160\n");
        Path scenario = directory.resolve("s.yaml");
        Files.writeString(scenario, "name: s\ndata: [own/heat.csv]\n");
        ScenarioFile read = ScenarioFiles.read(scenario);
        Files.writeString(directory.resolve("t.yaml"), ScenarioFiles.write(read, directory));
        assertThat(ScenarioFiles.read(directory.resolve("t.yaml"))).isEqualTo(read);
        assertThatThrownBy(() -> ScenarioFiles.write(read, directory.resolve("elsewhere")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must lie in its directory")
                .hasMessageContaining("heat.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {"- | - | ''", "2026 | - | 'horizon: {from: 2026}\n'", "- | 2040 | 'horizon: {to: 2040}\n'"})
    void yearsAreWrittenAsFarAsTheyAreGiven(Integer from, Integer to, String line) {
        ScenarioFile file = new ScenarioFile(
                Scenario.BASELINE.named("n", ""),
                Optional.empty(),
                Optional.empty(),
                from == null ? OptionalInt.empty() : OptionalInt.of(from),
                to == null ? OptionalInt.empty() : OptionalInt.of(to),
                List.of());
        assertThat(ScenarioFiles.write(file)).isEqualTo("name: \"n\"\ndescription: \"\"\n" + line);
        assertThat(ScenarioFiles.parse("copy", ScenarioFiles.write(file))).isEqualTo(file);
    }

    @Test
    void textIsQuotedSoThatAnyReaderReadsItBack() {
        String plain = " ~\u00a0\u00e9\u2027\u202a\ufdff";
        String escaped = "\u0001\u001f\u007f\u0080\u009f\u2028\u2029\ufe00\ufffd";
        ScenarioFile file = file("q", plain + "\"\\\n\t" + escaped, Map.of());
        assertThat(ScenarioFiles.write(file).lines().skip(1).toList())
                .containsExactly("description: \"" + plain
                        + "\\\"\\\\\\n\\t\\u0001\\u001f\\u007f\\u0080\\u009f\\u2028\\u2029\\ufe00\\ufffd\"");
        assertThat(ScenarioFiles.parse("copy", ScenarioFiles.write(file))).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opne | unknown scenario 'opne'; nearest: open, baseline, fortress",
                "src | src: must be a file but is a directory",
                "nowhere.yaml | nowhere.yaml: no such file",
                "no/where | no/where: no such file"
            })
    void aNameIsOfABundledScenarioOrOfAFile(String name, String fault) {
        assertThatThrownBy(() -> ScenarioFiles.load(name))
                .isInstanceOf(InputException.class)
                .hasMessage(fault);
        assertThat(ScenarioFiles.load(" open ").scenario().name()).isEqualTo("open");
        assertThatThrownBy(() -> ScenarioFiles.load("a\0b"))
                .hasMessage("unknown scenario 'a\0b'; nearest: open, subsidy, baseline");
    }

    // ---------------------------------------------------------------- values

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curtailment_rate | '' | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is ''",
                "curtailment_rate | 2030: 0.1 -> 0.2 | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '2030: 0.1 -> 0.2'",
                "curtailment_rate | 0.1 -> 2040: 0.2 | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '0.1 -> 2040: 0.2'",
                "curtailment_rate | 2030: 1: 2 -> 2040: 0.2 | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '2030: 1: 2 -> 2040: 0.2'",
                "curtailment_rate | 2030: 0.1 -> 2040: 0.2: 3 | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '2030: 0.1 -> 2040: 0.2: 3'",
                "curtailment_rate | 203: 0.1 | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '203: 0.1'",
                "curtailment_rate | 1899: 0.1 | curtailment_rate: year must be in [1900, 2200] but is 1899",
                "curtailment_rate | 2201: 0.1 | curtailment_rate: year must be in [1900, 2200] but is 2201",
                "curtailment_rate | 2030: 0.1 -> 2030: 0.2 | curtailment_rate: years between the ends of a line must be in [1, 500] but is 0",
                "curtailment_rate | 1e999 | curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '1e999'",
                "curtailment_rate | uniform(0.5, 1.5) | curtailment_rate must lie in [0.0, 0.9] but is distributed as uniform(0.5, 1.5)",
                "curtailment_rate | uniform(-0.5, 0.5) | curtailment_rate must lie in [0.0, 0.9] but is distributed as uniform(-0.5, 0.5)",
                "curtailment_rate | 1 | curtailment_rate must be in [0, 0.9] but is 1",
                "growth_model | 5 | unknown value of growth_model '5'; nearest: ",
                "no_such | 5 | unknown parameter 'no_such'; nearest: "
            })
    void whatIsNoValueIsRefused(String parameter, String text, String fault) {
        assertThatThrownBy(() -> ParameterValue.parse(parameter, text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(parameter.equals("growth_model") ? "growth_model: " + fault : fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curtailment_rate | 0.3 | 0.3",
                "curtailment_rate | 0 % | 0",
                "curtailment_rate | 2030: 0.1 -> 2032: 0.3 | 2030: 0.1, 0.2, 0.3",
                "curtailment_rate | 2030: 10 -> 2032: 30 % | 2030: 0.1, 0.2, 0.3",
                "curtailment_rate | 1900: 0.1, 0.2 | 1900: 0.1, 0.2",
                "curtailment_rate | 2200: 10, 20 % | 2200: 0.1, 0.2",
                "additions_gw.CHN | 2026: 1000 MW/yr, 2 GW/yr | 2026: 1, 2",
                "growth_model | ' drift ' | drift",
                "curtailment_rate | ' uniform(0.1, 0.2)' | uniform(0.1, 0.2)",
                "capex_usd_per_kw.USA | 35 thousand USD/kW | 35000",
                "carbon_price_usd_per_t | 50 USD/t | 50",
                "base_work_kwh_per_mtok.frontier | 0.36 J/token | 0.1",
                "cost_life | 43800 h | 5"
            })
    void aValueIsWrittenInTheUnitOfItsParameter(String parameter, String text, String written) {
        ParameterValue value = ParameterValue.parse(parameter, text);
        assertThat(value).hasToString(written);
        assertThat(ParameterValue.parse(parameter, value.toString())).isEqualTo(value);
    }

    @Test
    void aValueHasAtMostTwentyThousandCharacters() {
        String longest = "0.3" + "0".repeat(19_997);
        assertThat(ParameterValue.parse("curtailment_rate", longest)).hasToString("0.3");
        assertThatThrownBy(() -> ParameterValue.parse("curtailment_rate", longest + "0"))
                .hasMessage("curtailment_rate: value must have at most 20000 characters but has 20001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"year", "word"})
    void aUnitThatIsNoneCannotBeConverted(String wanted) {
        assertThat(UnitText.factor(wanted, wanted)).isEqualTo(1);
        assertThatThrownBy(() -> UnitText.factor("h", wanted))
                .isInstanceOf(InputException.class)
                .hasMessage("unit must be " + wanted + " but is 'h'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', USD/kWh, 1",
        "USD/kWh, USD/kWh, 1",
        "USD/MWh, USD/kWh, 0.001",
        "kWh, GJ, 0.0036",
        "kW h, kWh, 1",
        "GW·yr, TWh, 8.76",
        "TWh/yr, GW, 0.11415525114155251",
        "W/MW, 1, 1e-6",
        "1/h, 1/yr, 8760",
        "1/s, 1/h, 3600",
        "Gtok/yr, Mtok/yr, 1000",
        "bn USD, million USD, 1000",
        "kg/kWh, t/MWh, 1",
        "%, 1, 0.01",
        "sd, 1, 1"
    })
    void unitsMultiplyAndDivide(String written, String wanted, double factor) {
        assertThat(UnitText.factor(written, wanted))
                .isCloseTo(factor, org.assertj.core.data.Offset.offset(1e-14 * factor));
    }

    // ---------------------------------------------------------------- scenarios

    @Test
    void aScenarioRefusesWhatTheCatalogueRefuses() {
        assertThatThrownBy(() -> with("curtailment_rate", ParameterValue.of(YearPath.constant(1))))
                .isInstanceOf(InputException.class)
                .hasMessage("curtailment_rate must be in [0, 0.9] but is 1");
        assertThatThrownBy(() -> with("growth_model", ParameterValue.of("magic")))
                .hasMessageStartingWith("unknown value of growth_model 'magic'; nearest: ");
        assertThatThrownBy(() -> with("curtailment_rate", ParameterValue.of("much")))
                .hasMessage("curtailment_rate must be a number but is 'much'");
        assertThatThrownBy(() -> with("growth_model", ParameterValue.of(Distribution.parse("uniform(0, 1)"))))
                .hasMessageEndingWith(" but is distributed as uniform(0, 1)");
        assertThatThrownBy(() -> new Scenario(" ", "", Map.of())).hasMessage("name of a scenario must not be blank");
    }

    private static Scenario with(String parameter, ParameterValue value) {
        return new Scenario("s", "", Map.of(parameter, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal(mean=0.5, sd=0.05)",
                "uniform(0, 0.9)",
                "uniform(-0.0000000001, 0.9)",
                "uniform(0.1, 0.9000000001)",
                "truncated(normal(mean=0.3, sd=0.1), 0, 0.9)"
            })
    void aDistributionMayReachBeyondTheBoundsWithAThousandMillionth(String text) {
        ParameterValue value = ParameterValue.of(Distribution.parse(text));
        assertThat(with("curtailment_rate", value).distribution("curtailment_rate"))
                .isEqualTo(value.distribution());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal(mean=0.5, sd=0.1)",
                "uniform(-0.00000001, 0.9)",
                "uniform(0.1, 0.90000001)",
                "point(-0.1)",
                "point(1)"
            })
    void aDistributionMayNotReachFurther(String text) {
        ParameterValue value = ParameterValue.of(Distribution.parse(text));
        assertThatThrownBy(() -> with("curtailment_rate", value))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("curtailment_rate must lie in [0.0, 0.9] but is distributed as ");
    }

    @Test
    void aScenarioSaysAPathAWordOrADistributionAndTheCatalogueTheRest() {
        ParameterTable table = ParameterTable.bundled();
        Scenario s = new Scenario(
                "s",
                "",
                Map.of(
                        "curtailment_rate", ParameterValue.parse("curtailment_rate", "uniform(0.1, 0.3)"),
                        "access.USA.api", ParameterValue.parse("access.USA.api", "0.4"),
                        "growth_model", ParameterValue.parse("growth_model", "drift")));
        assertThat(s.path("curtailment_rate").at(2030)).isEqualTo(0.2);
        assertThat(s.distribution("curtailment_rate")).isEqualTo(Optional.of(Distribution.parse("uniform(0.1, 0.3)")));
        assertThat(s.path("access.USA.api").at(2030)).isEqualTo(0.4);
        assertThat(s.distribution("access.USA.api")).isEmpty();
        assertThat(s.path("access_left.ROW"))
                .isEqualTo(table.get("access_left.ROW").defaultValue());
        assertThat(s.distribution("access_left.ROW"))
                .isPresent()
                .isEqualTo(table.get("access_left.ROW").distribution());
        assertThat(s.choice("growth_model")).isEqualTo("drift");
        assertThat(Scenario.BASELINE.choice("growth_model"))
                .isEqualTo(table.get("growth_model").defaultChoice());
        assertThatThrownBy(() -> s.path("growth_model"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("growth_model is a choice of .+, not a number");
        assertThatThrownBy(() -> s.choice("curtailment_rate")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aScenarioWithoutACountryCannotBeRun() {
        assertThatThrownBy(() -> ScenarioFile.of(Scenario.BASELINE).model())
                .isInstanceOf(InputException.class)
                .hasMessage("scenario 'baseline' names no country; give one");
    }

    @Test
    void aWhatIfSetsChoosesAndDraws() {
        assertThat(WhatIf.choose("growth_model", "drift")
                        .apply(Scenario.BASELINE)
                        .choice("growth_model"))
                .isEqualTo("drift");
        Distribution uniform = Distribution.parse("uniform(0.1, 0.2)");
        assertThat(WhatIf.draw("curtailment_rate", uniform)
                        .apply(Scenario.BASELINE)
                        .distribution("curtailment_rate"))
                .contains(uniform);
    }

    @Test
    void aWhatIfScalesAndShiftsInAllYearsOrInSome() {
        YearPath path = Scenario.BASELINE.path("additions_gw.CHN");
        YearPath more =
                WhatIf.shift("additions_gw.CHN", 0.5).apply(Scenario.BASELINE).path("additions_gw.CHN");
        YearPath less =
                WhatIf.scale("additions_gw.CHN", 0.5).apply(Scenario.BASELINE).path("additions_gw.CHN");
        YearPath some = WhatIf.shift("additions_gw.CHN", 0.5)
                .between(2028, 2029)
                .apply(Scenario.BASELINE)
                .path("additions_gw.CHN");
        for (int year = 2026; year <= 2031; year++) {
            assertThat(more.at(year)).isEqualTo(path.at(year) + 0.5);
            assertThat(less.at(year)).isEqualTo(path.at(year) * 0.5);
            assertThat(some.at(year)).isEqualTo(path.at(year) + (year == 2028 || year == 2029 ? 0.5 : 0));
        }
    }
}
