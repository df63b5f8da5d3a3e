package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.YearPath;

/** Every fault of a scenario file with its whole message and place, and the last value that is no fault. */
class ScenarioReaderFaultsTest {
    private static List<String> faults(String yaml) {
        InputException e = catchThrowableOfType(InputException.class, () -> ScenarioFiles.parse("f", yaml));
        assertThat(e).as(yaml).isNotNull();
        return e.faults();
    }

    private static Scenario scenario(String yaml) {
        return ScenarioFiles.parse("f", "name: s\n" + yaml).scenario();
    }

    private static List<Double> at(YearPath path, int... years) {
        return IntStream.of(years).mapToObj(path::at).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description: d | f:1:1: name must be given and not blank",
                "name: '  ' | f:1:7: name must be given and not blank",
                "[] | f:1:1: a scenario must be keys with values: name, description, extends, country, reference, horizon, set, policies, equations, data",
                "'' | f:1:1: the file is empty; it must have a name",
                "'name: x\nname: y' | f:2:1: key 'name' is given twice",
                "'name: x\n[a]: b' | f:2:1: key must be a word",
                "'name: x\nset: {{a: b}: 1, leakage: 2, [c]: 3}' | f:2:7: parameter must be a word; f:2:27: leakage must be in [0, 0.999] but is 2; f:2:30: parameter must be a word",
                "'name: x\ndescription: [a]' | f:2:14: description must be one value",
                "'name: x\ncountry: {a: b}' | f:2:10: country must be one value",
                "'name: x\nextends: opne' | f:2:10: unknown scenario 'opne'; nearest: open, baseline, fortress",
                "'name: x\nextends: other.yaml' | f:2:10: unknown scenario 'other.yaml'; nearest: open, baseline, fortress",
                "'name: x\nset: 5' | f:2:6: set must be parameters with values",
                "'name: x\ndata: a.csv' | f:2:7: a scenario that is not a file must not name the file 'a.csv'",
                "'name: x\ndata: [a.csv, https://example.org/b.csv]' | f:2:8: a scenario that is not a file must not name the file 'a.csv'; f:2:15: must be a file beside the scenario but is the address 'https://example.org/b.csv'; nothing is fetched",
                "'name: &x [1]\nset: *x' | f:2:6: aliases are not allowed; write the value again"
            })
    void theHeadOfAFile(String yaml, String fault) {
        assertThat(String.join("; ", faults(yaml))).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2030] | f:2:10: year must be one value",
                "soon | f:2:10: year must be a whole number in [2025, 2060] but is 'soon'",
                "1234567 | f:2:10: year must be a whole number in [2025, 2060] but is '1234567'",
                "2024 | f:2:10: year must be in [2025, 2060] but is 2024",
                "2061 | f:2:10: year must be in [2025, 2060] but is 2061",
                "{from: 2040, to: 2039} | f:2:10: horizon must end in or after 2040 but ends in 2039",
                "{from: 2024, to: 2061} | f:2:17: year must be in [2025, 2060] but is 2024; f:2:27: year must be in [2025, 2060] but is 2061",
                "{since: 2030} | f:2:11: unknown key of the horizon 'since'; nearest: from, to"
            })
    void theYears(String horizon, String fault) {
        assertThat(String.join("; ", faults("name: x\nhorizon: " + horizon))).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2025 | - | 2025",
                "2060 | - | 2060",
                "' 2060 ' | - | 2060",
                "{from: 2025, to: 2025} | 2025 | 2025",
                "{from: 2060} | 2060 | -",
                "{to: 2060} | - | 2060",
                "{} | - | -"
            })
    void theYearsThatAreGiven(String horizon, Integer from, Integer to) {
        ScenarioFile file = ScenarioFiles.parse("f", "name: x\nhorizon: " + horizon);
        assertThat(file.from().stream().boxed().findFirst().orElse(null)).isEqualTo(from);
        assertThat(file.to().stream().boxed().findFirst().orElse(null)).isEqualTo(to);
    }

    @Test
    void aFileOverridesTheYearsAndPlacesOfTheOneThatItExtends(@TempDir Path directory) throws IOException {
        write(directory, "parent", "name: p\ncountry: CHN\nreference: USA\nhorizon: {from: 2030, to: 2040}\n");
        ScenarioFile same = ScenarioFiles.read(write(directory, "a.yaml", "name: a\nextends: ./parent\n"));
        assertThat(same.country()).contains("CHN");
        assertThat(same.reference()).contains("USA");
        assertThat(same.from()).hasValue(2030);
        assertThat(same.to()).hasValue(2040);
        ScenarioFile other = ScenarioFiles.read(write(
                directory,
                "b.yaml",
                "name: b\nextends: ./parent\ncountry: Norway\nreference: CHN\nhorizon: {from: 2031}\n"));
        assertThat(other.country()).contains("NOR");
        assertThat(other.reference()).contains("CHN");
        assertThat(other.from()).hasValue(2031);
        assertThat(other.to()).hasValue(2040);
        Path early = write(directory, "c.yaml", "name: c\nextends: ./parent\nhorizon: 2029\n");
        assertThatThrownBy(() -> ScenarioFiles.read(early))
                .hasMessage(early + ":3:10: horizon must end in or after 2030 but ends in 2029");
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void aFileBesideTheScenarioIsAFileBesideTheScenario(@TempDir Path directory) throws IOException {
        Files.createDirectory(directory.resolve("sub.csv"));
        write(directory, "here.csv", "iso3,year,gdp_usd\n");
        Path outside = Files.createTempFile("outside", ".csv");
        Files.createSymbolicLink(directory.resolve("link.csv"), outside);
        Path file = write(
                directory,
                "s.yaml",
                "name: s\nextends: opne\ndata: [here.csv, sub.csv, gone.csv, ../here.csv, link.csv, \"a\\0.csv\","
                        + " https://example.org/b.csv, [x]]\n");
        InputException e = catchThrowableOfType(InputException.class, () -> ScenarioFiles.read(file));
        Files.delete(outside);
        assertThat(e.faults())
                .containsExactly(
                        file + ":2:10: unknown scenario 'opne'; nearest: open, baseline, fortress",
                        file + ":3:18: no such file beside the scenario: 'sub.csv'",
                        file + ":3:27: no such file beside the scenario: 'gone.csv'",
                        file + ":3:37: file must lie in the directory of the scenario but is '../here.csv'",
                        file + ":3:50: file must lie in the directory of the scenario but is 'link.csv'",
                        file + ":3:60: not a readable file: 'a\0.csv'",
                        file + ":3:71: must be a file beside the scenario but is the address"
                                + " 'https://example.org/b.csv'; nothing is fetched",
                        file + ":3:98: data must be one value");
    }

    @Test
    void twentyFilesOfDataAreReadAndNotMore(@TempDir Path directory) throws IOException {
        write(directory, "a.csv", "iso3,year,gdp_usd\n");
        String twenty = IntStream.range(0, 20).mapToObj(i -> "a.csv").collect(Collectors.joining(", "));
        Path most = write(directory, "most.yaml", "name: s\ndata: [" + twenty + "]\n");
        assertThat(ScenarioFiles.read(most).data()).hasSize(20).containsOnly(directory.resolve("a.csv"));
        Path more = write(directory, "more.yaml", "name: s\ndata: [" + twenty + ", a.csv]\n");
        assertThatThrownBy(() -> ScenarioFiles.read(more))
                .hasMessage(more + ":2:7: number of files of data must be <= 20 but is 21");
    }

    @Test
    void filesExtendEachOtherEightDeep(@TempDir Path directory) throws IOException {
        write(directory, "s0.yaml", "name: s0\nset: {leakage: 0.25}\n");
        for (int i = 1; i <= 9; i++) {
            write(directory, "s" + i + ".yaml", "name: s" + i + "\nextends: s" + (i - 1) + ".yaml\n");
        }
        assertThat(ScenarioFiles.read(directory.resolve("s8.yaml"))
                        .scenario()
                        .path("leakage")
                        .at(2030))
                .isEqualTo(0.25);
        assertThatThrownBy(() -> ScenarioFiles.read(directory.resolve("s9.yaml")))
                .hasMessage(directory.resolve("s1.yaml")
                        + ":2:10: scenarios must not extend each other in a circle, nor more than 8 deep");
    }

    @Test
    void textIsReadUpToItsBoundsOfSizeNestingAndFaults() {
        String head = "name: s\n#";
        assertThat(ScenarioFiles.parse("f", head + "x".repeat(ScenarioFiles.MAX_BYTES - head.length()))
                        .scenario()
                        .name())
                .isEqualTo("s");
        assertThat(faults(head + "x".repeat(ScenarioFiles.MAX_BYTES - head.length() + 1)))
                .containsExactly("f:1:1: size must be <= 262144 characters but is 262145");
        assertThat(faults("name: [[[[[1]]]]]"))
                .containsExactly("f:1:7: name must be one value", "f:1:7: name must be given and not blank");
        assertThat(faults("name: [[[[[[1]]]]]]")).containsExactly("f:1:12: nesting must be <= 6 levels");
        assertThat(faults("name: [")).first().asString().matches("f:1:\\d+: not readable as YAML: \\w.+");
        String many = IntStream.range(0, 150).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        assertThat(faults(many)).hasSize(100).allMatch(f -> f.contains("unknown key"));
        assertThat(ScenarioFiles.parse("f", "\ufeffname: s").scenario().name()).isEqualTo("s");
    }

    @Test
    void manyPoliciesBesideEachOtherAreNoNesting() {
        String ban = "  - ban: {on: USA, access: 0.5}\n";
        assertThat(scenario("policies:\n" + ban.repeat(200)).path("access.USA").at(2030))
                .isEqualTo(0.5);
        assertThat(faults("name: s\npolicies:\n" + ban.repeat(201)))
                .containsExactly("f:3:3: number of policies must be <= 200 but is 201");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "growth_model: {2028: drift} | f:3:17: growth_model must be one of ",
                "leakage: [0.1, 0.2] | f:3:12: leakage must be a value, a distribution, or values by year such as {2028: 1}",
                "leakage: {2028: []} | f:3:19: leakage must have a value for the year",
                "leakage: {2028: [[1]]} | f:3:20: leakage must be one value",
                "leakage: {1989: 0.1} | f:3:13: year must be in [1990, 2200] but is 1989",
                "leakage: {2201: 0.1} | f:3:13: year must be in [1990, 2200] but is 2201",
                "leakage: {x: []} | f:3:13: year must be a whole number in [1990, 2200] but is 'x'; f:3:16: leakage must have a value for the year",
                "leakage: {2028: [0.1, 0.2], 2029: 0.3} | f:3:37: leakage has two values for 2029",
                "leakage: {2029: 0.3, 2028: [0.1, 0.2]} | f:3:36: leakage has two values for 2029",
                "leakage: {2028: 2, 20x9: 0.1, 2030: [0.1, x, 3 GW], 2028: 0.3} | f:3:19: leakage must be in [0, 0.999] but is 2; f:3:22: year must be a whole number in [1990, 2200] but is '20x9'; f:3:45: leakage: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is 'x'; f:3:48: leakage: unit must be none or % but is 'GW' in '3 GW'",
                "leakage: {2061: 0.1} | f:3:12: leakage must change by 2060, the last year, but its first is 2061",
                "taste_drift: 12 % | f:3:16: taste_drift: unit must be 1/yr or %/yr but is '%' in '12 %'",
                "leakage: {2028: 2} | f:3:19: leakage must be in [0, 0.999] but is 2",
                "leakage: 30 foo | f:3:12: leakage: unknown unit 'foo'; nearest: %, 1, GJ; unit must be none or % in '30 foo'",
                "leakage: 30 TWh | f:3:12: leakage: unit must be none or % but is 'TWh' in '30 TWh'",
                "leakage: '' | f:3:12: leakage: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is ''",
                "leakage: 'point(2)' | f:3:12: leakage must lie in [0.0, 0.999] but is distributed as point(2)",
            })
    void aValue(String set, String fault) {
        assertThat(String.join("; ", faults("name: s\nset:\n  " + set))).startsWith(fault);
    }

    @Test
    void valuesByYearMayBeNoneOrStandAtTheEndsOfTime() {
        assertThat(at(scenario("extends: open\nset: {leakage: {}}").path("leakage"), 2025, 2040))
                .isEqualTo(at(ScenarioFiles.load("open").scenario().path("leakage"), 2025, 2040));
        YearPath ends =
                scenario("set: {leakage: {1990: 0.1, 2199: [0.2, 0.3]}}").path("leakage");
        assertThat(at(ends, 1989, 1990, 2198, 2199, 2200)).containsExactly(0.5, 0.1, 0.1, 0.2, 0.3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tariff | f:2:12: a policy must be one of ban, export-control, safe-harbour, subsidy, tariff with its values",
                "tarif: {on: USA} | f:2:12: unknown policy 'tarif'; nearest: tariff, ban, subsidy",
                "tariff: 5 | f:2:20: tariff must have the values on, rate, from, to",
                "ban: 5 | f:2:17: ban must have the values on, access, from, to",
                "tariff: {rate: 5} | f:2:20: tariff must have on",
                "tariff: {on: USA} | f:2:20: tariff must have rate",
                "tariff: {on: USA, rate: [1]} | f:2:36: tariff.USA must be one value",
                "tariff: {on: USA, rate: 600 %} | f:2:36: tariff.USA must be in [0, 5] but is 6",
                "'tariff: {on: USA, rate: \"uniform(0, 1)\"}' | f:2:36: tariff.USA of a policy must be a value, not a distribution",
                "'tariff: {on: USA, rate: 1, from: 2060}, tariff: {on: ROW, rate: 1, to: 2025}, tariff: 1' | f:2:98: tariff must have the values on, rate, from, to",
                "tariff: {on: USA, rate: 1, from: 2031, to: 2030} | f:2:20: tariff must end in or after 2031 but ends in 2030",
                "tariff: {on: USA, rate: 1, from: 1989, to: 2200} | f:2:45: year must be in [1990, 2199] but is 1989; f:2:55: year must be in [1990, 2199] but is 2200",
                "tariff: {at: USA, rate: 1} | f:2:20: tariff must have on; f:2:21: unknown key of tariff 'at'; nearest: rate, on, to",
                "tariff: {on: USA, rate: -25 %, from: 2035, to: 2030} | f:2:20: tariff must end in or after 2035 but ends in 2030; f:2:36: tariff.USA must be in [0, 5] but is -0.25",
                "tariff: {on: USE, rate: 900 %, fro: 2035, to: 2300} | f:2:25: unknown place of tariff 'USE'; nearest: USA, ROW; f:2:36: tariff.USA must be in [0, 5] but is 9; f:2:43: unknown key of tariff 'fro'; nearest: from, to, on; f:2:58: year must be in [1990, 2199] but is 2300",
                "tariff: {on: USA, rate: 1, from: 2061} | f:2:20: tariff must hold in some year of 2025 to 2060 but begins in 2061",
                "tariff: {on: USA, rate: 1, to: 2024} | f:2:20: tariff must hold in some year of 2025 to 2060 but ends in 2024",
                "safe-harbour: {in: UAS, premium: -1, compliance_cost: 5 EUR} | f:2:31: unknown place of safe-harbour 'UAS'; nearest: USA, ROW; f:2:45: liability_premium.USA must be in [0, 1] but is -1; f:2:66: compliance_cost_usd.USA: unknown unit 'EUR'; nearest: yr, %, 1; unit must be USD/yr in '5 EUR'",
                "subsidy: {in: CH, of: powr, rate: 110 %} | f:2:26: unknown place of subsidy 'CH'; nearest: CHN, ROW, USA; f:2:34: unknown subsidy of 'powr'; nearest: power, capital; f:2:46: rate of a subsidy must be in [0, 1) but is 1.1",
                "export-control: {on: CHN} | f:2:28: export-control must have chips",
                "export-control: {on: NOR, chips: 1} | f:2:33: unknown place of export-control 'NOR'; nearest: ROW, CHN, USA",
                "safe-harbour: {in: ROW, compliance_cost: 5} | f:2:53: compliance_cost is known for USA alone",
                "subsidy: {in: USA, of: power} | f:2:21: subsidy must have rate",
                "subsidy: {in: USA, rate: 10 %} | f:2:21: subsidy must have of",
                "subsidy: {in: USA, rate: 10 %, of: [power]} | f:2:47: of must be one value",
                "subsidy: {in: USA, rate: [1], of: power} | f:2:37: rate must be one value",
                "subsidy: {in: USA} | f:2:21: subsidy must have rate; f:2:21: subsidy must have of",
                "subsidy: {in: USA, rate: 10 %, of: labour} | f:2:47: unknown subsidy of 'labour'; nearest: power, capital",
                "subsidy: {in: USA, rate: 100 %, of: power} | f:2:37: rate of a subsidy must be in [0, 1) but is 1.0",
                "subsidy: {in: USA, rate: -1 %, of: power} | f:2:37: rate of a subsidy must be in [0, 1) but is -0.01"
            })
    void aPolicy(String policy, String fault) {
        assertThat(String.join("; ", faults("name: s\npolicies: [" + policy + "]")))
                .isEqualTo(fault);
    }

    @Test
    void theFaultsOfAllPoliciesAreNamed() {
        assertThat(faults("name: s\npolicies: [tariff: {on: USA, rate: x}, ban: {on: ROW, access: 2}, tariff: 1]"))
                .hasSize(3)
                .last()
                .isEqualTo("f:2:75: tariff must have the values on, rate, from, to");
    }

    @Test
    void aPolicyHoldsFromItsFirstToItsLastYear() {
        assertThat(at(
                        scenario("policies: [tariff: {on: ROW, rate: 30 %, from: 2028, to: 2030}]")
                                .path("tariff.ROW"),
                        2027,
                        2028,
                        2030,
                        2031))
                .containsExactly(0.0, 0.3, 0.3, 0.0);
        // The later of two policies counts where both hold; one from before the first year is in force in it.
        assertThat(at(
                        scenario("policies: [tariff: {on: USA, rate: 10 %, from: 2018},"
                                        + " tariff: {on: USA, rate: 25 %, from: 2030, to: 2031}]")
                                .path("tariff.USA"),
                        2025,
                        2029,
                        2030,
                        2031,
                        2032))
                .containsExactly(0.1, 0.1, 0.25, 0.25, 0.1);
        assertThat(at(
                        scenario("policies: [ban: {on: USA, from: 2030, to: 2030}]")
                                .path("access.USA"),
                        2029,
                        2030,
                        2031))
                .containsExactly(0.7, 0.0, 0.7);
        assertThat(at(
                        scenario("policies: [export-control: {on: CHN, chips: 2, from: 1990, to: 2199}]")
                                .path("chips_gw.CHN"),
                        1990,
                        2199,
                        2200))
                .containsExactly(2.0, 2.0, 1000.0);
    }

    @Test
    void aSafeHarbourEndsThePremiumWhereItStands() {
        Scenario both = scenario("""
                set: {liability_premium.USA: 0.2, liability_premium.ROW: 0.1}
                policies:
                  - safe-harbour: {in: USA, from: 2028}
                  - safe-harbour: {in: ROW, premium: 5 %, from: 2029}
                """);
        assertThat(at(both.path("liability_premium.USA"), 2027, 2028)).containsExactly(0.2, 0.0);
        assertThat(at(both.path("liability_premium.ROW"), 2028, 2029)).containsExactly(0.1, 0.05);
        assertThat(both.path("compliance_cost_usd.USA").at(2030)).isZero();
        Scenario rest = scenario("policies: [safe-harbour: {in: ROW}]");
        assertThat(rest.values()).containsOnlyKeys("liability_premium.ROW");
    }

    @ParameterizedTest
    @CsvSource({
        "USA, power, power_price_usd_per_kwh.USA",
        "ROW, power, power_price_usd_per_kwh.ROW",
        "other, power, power_price_factor.other",
        "CHN, power, power_price_usd_per_kwh.CHN_domestic power_price_usd_per_kwh.CHN_other",
        "USA, capital, capex_usd_per_kw.USA",
        "CHN, capital, capex_usd_per_kw.CHN",
        "ROW, capital, capex_usd_per_kw.other",
        "other, capital, capex_usd_per_kw.other"
    })
    void aSubsidyCheapensWhatItIsOf(String in, String of, String parameters) {
        Scenario subsidised =
                scenario("policies: [subsidy: {in: " + in + ", of: " + of + ", rate: 25 %, from: 2030, to: 2031}]");
        assertThat(subsidised.values()).containsOnlyKeys(parameters.split(" "));
        for (String parameter : parameters.split(" ")) {
            double before = Scenario.BASELINE.path(parameter).at(2030);
            assertThat(at(subsidised.path(parameter), 2029, 2030, 2031, 2032))
                    .containsExactly(before, 0.75 * before, 0.75 * before, before);
        }
        Scenario nothing = scenario("policies: [subsidy: {in: " + in + ", of: " + of + ", rate: 0}]");
        for (String parameter : parameters.split(" ")) {
            assertThat(nothing.path(parameter)).isEqualTo(Scenario.BASELINE.path(parameter));
        }
    }
}
