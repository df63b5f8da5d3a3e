package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                "[] | f:1:1: a scenario must be keys with values: name, description, extends, country, reference, horizon, set, base, policies, equations, data",
                "'' | f:1:1: the file is empty; it must have a name",
                "'name: x\nname: y' | f:2:1: key 'name' is given twice",
                "'name: x\n[a]: b' | f:2:1: key must be a word",
                "'name: x\nset: {{a: b}: 1, curtailment_rate: 2, [c]: 3}' | f:2:7: parameter must be a word; f:2:36: curtailment_rate must be in [0, 0.9] but is 2; f:2:39: parameter must be a word",
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
        write(directory, "s0.yaml", "name: s0\nset: {curtailment_rate: 0.25}\n");
        for (int i = 1; i <= 9; i++) {
            write(directory, "s" + i + ".yaml", "name: s" + i + "\nextends: s" + (i - 1) + ".yaml\n");
        }
        assertThat(ScenarioFiles.read(directory.resolve("s8.yaml"))
                        .scenario()
                        .path("curtailment_rate")
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
        String ban = "  - ban: {market: USA, origin: CHN, access: 0.5, from: 2030}\n";
        assertThat(scenario("policies:\n" + ban.repeat(200))
                        .path("access.USA.api")
                        .at(2030))
                .isEqualTo(0.5);
        assertThat(faults("name: s\npolicies:\n" + ban.repeat(201)))
                .containsExactly("f:3:3: number of policies must be <= 200 but is 201");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "growth_model: {2028: drift} | f:3:17: growth_model must be one of ",
                "curtailment_rate: [0.1, 0.2] | f:3:21: curtailment_rate must be a value, a distribution, or values by year such as {2028: 1}",
                "curtailment_rate: {2028: []} | f:3:28: curtailment_rate must have a value for the year",
                "curtailment_rate: {2028: [[1]]} | f:3:29: curtailment_rate must be one value",
                "curtailment_rate: {1989: 0.1} | f:3:22: year must be in [1990, 2200] but is 1989",
                "curtailment_rate: {2201: 0.1} | f:3:22: year must be in [1990, 2200] but is 2201",
                "curtailment_rate: {x: []} | f:3:22: year must be a whole number in [1990, 2200] but is 'x'; f:3:25: curtailment_rate must have a value for the year",
                "curtailment_rate: {2028: [0.1, 0.2], 2029: 0.3} | f:3:46: curtailment_rate has two values for 2029",
                "curtailment_rate: {2029: 0.3, 2028: [0.1, 0.2]} | f:3:45: curtailment_rate has two values for 2029",
                "curtailment_rate: {2028: 2, 20x9: 0.1, 2030: [0.1, x, 3 GW], 2028: 0.3} | f:3:28: curtailment_rate must be in [0, 0.9] but is 2; f:3:31: year must be a whole number in [1990, 2200] but is '20x9'; f:3:54: curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is 'x'; f:3:57: curtailment_rate: unit must be none or % but is 'GW' in '3 GW'",
                "curtailment_rate: {2061: 0.1} | f:3:21: curtailment_rate must change by 2060, the last year, but its first is 2061",
                "taste_drift.api: 12 % | f:3:20: taste_drift.api: unit must be 1/yr or %/yr but is '%' in '12 %'",
                "curtailment_rate: {2028: 2} | f:3:28: curtailment_rate must be in [0, 0.9] but is 2",
                "curtailment_rate: 30 foo | f:3:21: curtailment_rate: unknown unit 'foo'; nearest: %, 1, GJ; unit must be none or % in '30 foo'",
                "curtailment_rate: 30 TWh | f:3:21: curtailment_rate: unit must be none or % but is 'TWh' in '30 TWh'",
                "curtailment_rate: '' | f:3:21: curtailment_rate: value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is ''",
                "curtailment_rate: 'point(2)' | f:3:21: curtailment_rate must lie in [0.0, 0.9] but is distributed as point(2)",
            })
    void aValue(String set, String fault) {
        assertThat(String.join("; ", faults("name: s\nset:\n  " + set))).startsWith(fault);
    }

    @Test
    void valuesByYearMayBeNoneOrStandAtTheEndsOfTime() {
        assertThat(at(scenario("extends: open\nset: {curtailment_rate: {}}").path("curtailment_rate"), 2025, 2040))
                .isEqualTo(at(ScenarioFiles.load("open").scenario().path("curtailment_rate"), 2025, 2040));
        YearPath ends = scenario("set: {curtailment_rate: {1990: 0.1, 2199: [0.2, 0.3]}}")
                .path("curtailment_rate");
        assertThat(at(ends, 1989, 1990, 2198, 2199, 2200)).containsExactly(0.06, 0.1, 0.1, 0.2, 0.3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tariff | f:2:12: a policy must be one of ban, chip_control, compliance_cost, export_tax, pool, power_limit, power_subsidy, premium, price_floor, residency, safe_harbour, subsidy, tariff with its values",
                "tarif: {market: USA} | f:2:12: unknown policy 'tarif'; nearest: tariff, ban, pool",
                "tariff: 5 | f:2:20: tariff must have the values market, origin, rate, from, to, phase_in",
                "ban: 5 | f:2:17: ban must have the values market, origin, access, from, to, phase_in",
                "pool: 5 | f:2:18: pool must have the values host, pool, from, to, phase_in",
                "export_tax: 5 | f:2:24: export_tax must have the values origin, rate, from, to, phase_in",
                "tariff: {rate: 5} | f:2:20: tariff must have market",
                "tariff: {market: USA, from: 2030} | f:2:20: tariff must have rate",
                "tariff: {market: USA, rate: 1} | f:2:20: tariff must have from",
                "tariff: {market: USA, rate: [1], from: 2030} | f:2:20: rate must be one value",
                "tariff: {market: USA, rate: 600 %, from: 2030} | f:2:20: tariff.USA.USA must be in [0, 5] but is 6",
                "tariff: {market: USA, rate: much, from: 2030} | f:2:20: rate must be a number or per cent but is 'much'",
                "tariff: {market: USA, rate: 1, from: 2031, to: 2030} | f:2:20: tariff must end in or after 2031 but ends in 2030",
                "tariff: {market: USA, rate: 1, from: 2025} | f:2:20: tariff must begin in [2026, 2060] but begins in 2025",
                "tariff: {market: USA, rate: 1, from: 2061} | f:2:20: tariff must begin in [2026, 2060] but begins in 2061",
                "tariff: {market: USA, rate: 1, from: 1989, to: 2200} | f:2:49: year must be in [1990, 2199] but is 1989; f:2:59: year must be in [1990, 2199] but is 2200",
                "tariff: {market: USA, rate: 1, from: 2030, phase_in: 0} | f:2:20: tariff must be phased in over [1, 35] years but over 0",
                "tariff: {market: USA, rate: 1, from: 2030, phase_in: x} | f:2:20: phase_in must be a whole number of years but is 'x'",
                "tariff: {on: USA, rate: 1} | f:2:21: unknown key of tariff 'on'; nearest: to, from, origin",
                "tariff: {market: USE, rate: 1, from: 2030} | f:2:20: unknown region 'USE'; nearest: USA, ",
                "tariff: {market: USA, origin: CHM, rate: 1, from: 2030} | f:2:20: unknown origin 'CHM'; nearest: CHN, ",
                "subsidy: {host: CH, rate: 10 %, from: 2030} | f:2:21: unknown region 'CH'; nearest: CHN, ",
                "subsidy: {host: CHN, rate: 100 %, from: 2030} | f:2:21: capital_subsidy.CHN must be in [0, 0.95] but is 1",
                "pool: {host: GLF, pool: NORTH, from: 2030} | f:2:18: unknown pool 'NORTH'; nearest: ",
                "ban: {market: USA, origin: OPEN, access: 0.5, from: 2030} | f:2:17: ban of OPEN must leave access 0 or 1 but leaves 0.5; a share of the buyers can be given for CHN alone"
            })
    void aPolicy(String policy, String fault) {
        assertThat(String.join("; ", faults("name: s\npolicies: [" + policy + "]")))
                .startsWith(fault);
    }

    @Test
    void theFaultsOfAllPoliciesAreNamed() {
        assertThat(faults("name: s\npolicies: [tariff: {market: USA, rate: x, from: 2030},"
                        + " ban: {market: ROW, access: 2, from: 2030}, tariff: 1]"))
                .hasSize(3)
                .last()
                .asString()
                .endsWith("tariff must have the values market, origin, rate, from, to, phase_in");
    }

    @Test
    void aPolicyHoldsFromItsFirstToItsLastYear() {
        assertThat(at(
                        scenario("policies: [tariff: {market: ROW, origin: CHN, rate: 30 %, from: 2028, to: 2030}]")
                                .path("tariff.ROW.CHN"),
                        2027,
                        2028,
                        2030,
                        2031))
                .containsExactly(0.0, 0.3, 0.3, 0.0);
        // The later of two policies counts where both hold.
        assertThat(at(
                        scenario("policies: [tariff: {market: USA, origin: CHN, rate: 10 %, from: 2026},"
                                        + " tariff: {market: USA, origin: CHN, rate: 25 %, from: 2030, to: 2031}]")
                                .path("tariff.USA.CHN"),
                        2025,
                        2026,
                        2030,
                        2031,
                        2032))
                .containsExactly(0.0, 0.1, 0.25, 0.25, 0.1);
        assertThat(at(
                        scenario("policies: [ban: {market: USA, origin: CHN, from: 2030, to: 2030}]")
                                .path("access.USA.api"),
                        2029,
                        2030,
                        2031))
                .containsExactly(0.8, 0.0, 0.8);
        assertThat(at(
                        scenario("policies: [chip_control: {host: CHN, gw: 2, from: 2027, to: 2199}]")
                                .path("chips_gw.CHN"),
                        2026,
                        2027,
                        2060))
                .containsExactly(1e6, 2.0, 2.0);
    }

    /** All markets, all origins, several of both; a harbour frees the leader's own. */
    @Test
    void aPolicyActsWhereAndOnWhomItSays() {
        Map<String, ParameterValue> everywhere = scenario("policies: [tariff: {market: all, rate: 10 %, from: 2030}]")
                .values();
        assertThat(everywhere).hasSize(15).allSatisfy((name, value) -> assertThat(name)
                .startsWith("tariff."));
        Scenario both = scenario("""
                policies:
                  - premium: {market: [USA, EUR], origin: [CHN, OPEN, USA], rate: 20 %, from: 2027}
                  - compliance_cost: {market: USA, usd: 1e9, from: 2027}
                  - safe_harbour: {market: USA, from: 2028}
                """);
        assertThat(at(both.path("premium.USA.CHN"), 2026, 2027, 2028)).containsExactly(0.0, 0.2, 0.2);
        assertThat(at(both.path("premium.USA.USA"), 2026, 2027, 2028)).containsExactly(0.0, 0.2, 0.0);
        assertThat(at(both.path("premium.EUR.USA"), 2026, 2027, 2028)).containsExactly(0.0, 0.2, 0.2);
        assertThat(at(both.path("compliance_cost_usd.USA.USA"), 2027, 2028)).containsExactly(1e9, 0.0);
        assertThat(at(both.path("compliance_cost_usd.USA.OPEN"), 2027, 2028)).containsExactly(1e9, 1e9);
    }

    @ParameterizedTest
    @CsvSource({"subsidy, capital_subsidy", "power_subsidy, power_subsidy"})
    void aSubsidyIsAShareThatTheStatePays(String policy, String parameter) {
        Scenario subsidised = scenario("policies: [" + policy + ": {host: EUR, rate: 25 %, from: 2030, to: 2031}]");
        assertThat(subsidised.values()).containsOnlyKeys(parameter + ".EUR");
        assertThat(at(subsidised.path(parameter + ".EUR"), 2029, 2030, 2031, 2032))
                .containsExactly(0.0, 0.25, 0.25, 0.0);
    }

    @Test
    void aNameOfTheFirstEditionIsRefusedWithWhatItIsNow() {
        assertThat(faults("name: s\nset:\n  taste_drift: 0.1\n  leakage: 0.3\n  own_model_share.other: 0\n"))
                .containsExactly(
                        "f:3:3: parameter 'taste_drift' of the first edition is now taste_drift.api, taste_drift.app;"
                                + " see the page migration",
                        "f:4:3: parameter 'leakage' of the first edition is gone, see open_share.frontier,"
                                + " open_share.near_frontier, open_share.commodity: open weights are an origin of their"
                                + " own, which any host of the pool serves; see the page migration",
                        "f:5:3: parameter 'own_model_share.other' of the first edition is gone: a host sells compute; the"
                                + " margins of open weights go to hosts, those of laboratories to the owner's region; see"
                                + " the page migration");
    }

    /** What is said of the base year stays where a value by year is laid over it. */
    @Test
    void aValueByYearLeavesWhatIsSaidOfTheBaseYear() {
        Scenario base = scenario("base: {power_price_usd_per_kwh.USA: 0.1}\n");
        Scenario file = ScenarioFiles.over(base, "f", "name: f\nset: {power_price_usd_per_kwh.USA: {2030: 0.2}}\n");
        Scenario whatIf = base.with(WhatIf.set("power_price_usd_per_kwh.USA", 0.2));
        for (Scenario scenario : List.of(file, whatIf)) {
            ParameterValue value = Objects.requireNonNull(scenario.values().get("power_price_usd_per_kwh.USA"));
            assertThat(value.ofBaseYear()).isTrue();
            assertThat(value.path().orElseThrow().at(2025)).isEqualTo(0.1);
            assertThat(value.path().orElseThrow().at(2030)).isEqualTo(0.2);
            assertThat(scenario.rewritesBase()).containsExactly("power_price_usd_per_kwh.USA");
            assertThat(ScenarioFiles.parse("copy", ScenarioFiles.write(scenario))
                            .scenario())
                    .isEqualTo(scenario);
        }
        assertThat(Objects.requireNonNull(
                                base.with(Policy.powerSubsidy("USA").size(0.5).from(2030))
                                        .values()
                                        .get("power_subsidy.USA"))
                        .ofBaseYear())
                .isFalse();
    }
}
