package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.YearPath;

class ScenarioFilesTest {
    static final List<String> BUNDLED = ScenarioFiles.BUNDLED;

    @ParameterizedTest
    @FieldSource("BUNDLED")
    void everyBundledScenarioRunsAndSurvivesWriting(String name) {
        ScenarioFile file = ScenarioFiles.load(name);
        assertThat(file.scenario().name()).isEqualTo(name);
        assertThat(ScenarioFiles.parse("copy", ScenarioFiles.write(file))).isEqualTo(file);
        Projection projection = file.model(file.country().orElse("CHN")).project(2025, 2040);
        assertThat(projection.in(2040).exportedTokens()).isPresent();
    }

    /** The values that each scenario was specified with: parameter, year, value. */
    @ParameterizedTest
    @CsvSource({
        "open, access.USA.api, 2027, 0.8",
        "open, access.USA.api, 2028, 1",
        "open, access.ROW.api, 2028, 1",
        "open, taste_drift.app, 2026, 0.3",
        "open, additions_factor.CHN, 2026, 1.8",
        "open, chip_penalty_convergence, 2026, 0.12",
        "fortress, access.USA.api, 2027, 0.8",
        "fortress, access.USA.api, 2028, 0.10",
        "fortress, access.USA.app, 2028, 0.10",
        "fortress, access.EUR.api, 2028, 0.50",
        "fortress, access.GLF.api, 2028, 0.70",
        "fortress, access.ROW.api, 2040, 0.55",
        "fortress, taste_drift.api, 2029, 0",
        "fortress, tariff.USA.CHN, 2027, 0",
        "fortress, tariff.USA.CHN, 2028, 1",
        "fortress, tariff.USA.OPEN, 2028, 0",
        "fortress, tariff.ROW.CHN, 2028, 0.20",
        "fortress, additions_factor.CHN, 2026, 0.6",
        "price-war, markup_factor.USA, 2026, 0.25",
        "price-war, markup_factor.CHN, 2026, 0.1",
        "price-war, markup_factor.OPEN, 2026, 0.5",
        "us-power-shortage, power_limit_gw.USA, 2026, 1000000",
        "us-power-shortage, power_limit_gw.USA, 2027, 3",
        "chip-controls, chips_gw.CHN, 2027, 1.2",
        "chip-controls, chips_gw.CHN, 2029, 2",
        "chip-controls, chips_gw.CHN, 2034, 5",
        "chip-controls, chips_gw.CHN, 2037, 8",
        "gulf-east, host_pool.GLF, 2027, 0",
        "gulf-east, host_pool.GLF, 2028, 1",
        "european-residency, host_pool.EUR, 2028, 2",
        "european-residency, origin_pool.EUR.USA, 2028, 2",
        "european-residency, origin_pool.EUR.CHN, 2028, 1",
        "safe-harbour, premium.USA.CHN, 2027, 0.1",
        "safe-harbour, premium.USA.OPEN, 2027, 0.1",
        "safe-harbour, premium.USA.USA, 2027, 0",
        "subsidy, capital_subsidy.CHN, 2026, 0.3",
        "subsidy, power_subsidy.CHN, 2026, 0.3",
        "hydro-state, further_additions_gw.other, 2030, 1.2"
    })
    void eachScenarioSetsWhatItWasSpecifiedWith(String scenario, String parameter, int year, double value) {
        assertThat(ScenarioFiles.load(scenario).scenario().path(parameter).at(year))
                .isEqualTo(value);
    }

    @Test
    void theBaselineChangesNothingAndTheSmallStateHasFiveGigawatts() {
        assertThat(ScenarioFiles.load("baseline").scenario().values()).isEmpty();
        assertThat(Scenario.BASELINE.path("taste_drift.api").at(2030) * 1.5)
                .isEqualTo(ScenarioFiles.load("open")
                        .scenario()
                        .path("taste_drift.api")
                        .at(2030));
        ScenarioFile small = ScenarioFiles.load("small-state");
        assertThat(small.country()).contains("PRY");
        YearPath further = small.scenario().path("further_additions_gw.other");
        assertThat(IntStream.rangeClosed(2026, 2060).mapToDouble(further::at).sum())
                .isEqualTo(5);
        assertThat(ScenarioFiles.BUNDLED).hasSize(13);
    }

    @Test
    void theWorldsOfPolicyComeInTheOrderOfTheReferenceRun() {
        List<Double> exports = List.of("fortress", "baseline", "open").stream()
                .map(name -> TokenStateModel.of("CHN")
                        .under(ScenarioFiles.load(name).scenario())
                        .project(2025, 2040)
                        .in(2040)
                        .value("share_of_goods_exports")
                        .orElseThrow())
                .toList();
        assertThat(exports).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aFileOfElevenFaultsReportsAllEleven() {
        String yaml = """
                name: eleven faults
                county: CHN
                reference: CHM
                horizon: {from: 2025, to: 2099}
                set:
                  curtailment_rate: 1.5
                  demand_elasticty: -1.2
                  power_price_usd_per_kwh.USA: 56 EUR/MWh
                  taste_drift.api: 2.5 USD
                  growth_model: magic
                  access.USA.api: {2028: much}
                  origin_substitution.api: lognormal(median=4)
                policies:
                  - tariff: {market: CHM, rate: 100 %, from: 2028}
                """;
        InputException faults = catchThrowableOfType(InputException.class, () -> ScenarioFiles.parse("bad.yaml", yaml));
        assertThat(faults.faults()).hasSize(11).allMatch(f -> f.matches("bad\\.yaml:\\d+:\\d+: .+"));
        assertThat(faults.faults())
                .anySatisfy(
                        f -> assertThat(f).isEqualTo("bad.yaml:2:1: unknown key 'county'; nearest: country, data, set"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:3:12: ").contains("CHM", "nearest"))
                .anySatisfy(f -> assertThat(f).isEqualTo("bad.yaml:4:27: year must be in [2025, 2060] but is 2099"))
                .anySatisfy(
                        f -> assertThat(f).isEqualTo("bad.yaml:6:21: curtailment_rate must be in [0, 0.9] but is 1.5"))
                .anySatisfy(f -> assertThat(f)
                        .startsWith("bad.yaml:7:3: unknown parameter 'demand_elasticty'; nearest: demand_elasticity"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:8:32: ").contains("unknown unit 'EUR'"))
                .anySatisfy(f -> assertThat(f)
                        .isEqualTo(
                                "bad.yaml:9:20: taste_drift.api: unit must be 1/yr or %/yr but is 'USD' in '2.5 USD'"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:10:17: unknown value of growth_model 'magic'"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:11:26: access.USA.api: value must be a number"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:12:28: origin_substitution.api"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:14:13: unknown region 'CHM'"));
    }

    @ParameterizedTest
    @CsvSource({
        "power_price_usd_per_kwh.USA, 56 EUR/MWh, unit must be USD/kWh",
        "power_price_usd_per_kwh.USA, 56 USD, unit must be USD/kWh",
        "other_cost_usd_per_mtok, 0.47 J, unit must be USD/Mtok",
        "taste_drift.api, 2.5 %, unit must be 1/yr",
        "curtailment_rate, 30 %/yr, unit must be none or %",
        "capex_usd_per_kw.USA, 35000 USD/kWh, unit must be USD/kW",
        "additions_gw.CHN, 5 MWh/yr, unit must be GW/yr"
    })
    void aWrongUnitNamesItsPlaceAndTheUnitThatIsExpected(String parameter, String text, String expected) {
        assertThatThrownBy(
                        () -> ScenarioFiles.parse("wrong.yaml", "name: w\nset:\n  " + parameter + ": " + text + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("wrong\\.yaml:3:\\d+: .*")
                .hasMessageContaining(parameter)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "power_price_usd_per_kwh.USA, 56 USD/MWh, 0.056",
        "base_work_kwh_per_mtok.frontier, 0.47 J/token, 0.13055555555555556",
        "software_progress, 2.5 %/yr, 0.025",
        "power_price_usd_per_kwh.USA, 0.056, 0.056",
        "taste_drift.api, 2.5 %/yr, 0.025",
        "curtailment_rate, 30 %, 0.3",
        "base_work_kwh_per_mtok.frontier, 0.36 J/token, 0.1",
        "capex_usd_per_kw.USA, 35 million USD/MW, 35000",
        "data_centre_supply_twh.USA, 10 GW, 87.6",
        "power_limit_gw.USA, 3000 MW/yr, 3",
        "compliance_cost_usd.USA.CHN, 60 million USD/yr, 6e7",
        "carbon_price_usd_per_t, 0.05 USD/kg, 50"
    })
    void unitsAreConverted(String parameter, String text, double expected) {
        YearPath path = ParameterValue.parse(parameter, text).path().orElseThrow();
        assertThat(path.at(2030)).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "access.USA.api, 95 %, 0.95",
        "taste_drift.api, 5.6 %/yr, 0.056",
        "power_price_usd_per_kwh.USA, 79.2 USD/MWh, 0.0792"
    })
    void whatIsExactInDecimalsStaysSo(String parameter, String text, double expected) {
        assertThat(ParameterValue.parse(parameter, text).path().orElseThrow().at(2030))
                .isEqualTo(expected);
    }

    @Test
    void valuesByYearHoldUntilTheNextAndLeaveTheYearsBefore() {
        Scenario s = ScenarioFiles.parse("s", """
                        name: s
                        set:
                          access.USA.api: {2028: 1, 2031: 0.2, 2033: as before}
                          additions_gw.CHN: {2026: [2, 4], 2028: as before}
                        """).scenario();
        assertThat(List.of(2027, 2028, 2030, 2031, 2032, 2033).stream()
                        .map(y -> s.path("access.USA.api").at(y)))
                .containsExactly(0.8, 1.0, 1.0, 0.2, 0.2, 0.8);
        assertThat(List.of(2026, 2027, 2028).stream()
                        .map(y -> s.path("additions_gw.CHN").at(y)))
                .containsExactly(2.0, 4.0, 3.3);
    }

    @Test
    void filesExtendFilesBesideThemAndNothingElse(@TempDir Path directory) throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(directory.resolve("secret.yaml"), "name: secret\n");
        Files.writeString(
                home.resolve("parent.yaml"),
                "name: parent\nextends: open\ncountry: CHN\nset: {curtailment_rate: 0.2}\n");
        Path child = Files.writeString(
                home.resolve("child.yaml"),
                "name: child\nextends: parent.yaml\nhorizon: 2040\nset: {taste_drift.api: 0.01}\n");
        ScenarioFile read = ScenarioFiles.load(child.toString());
        assertThat(read.country()).contains("CHN");
        assertThat(read.to()).hasValue(2040);
        assertThat(read.scenario().path("curtailment_rate").at(2030)).isEqualTo(0.2);
        assertThat(read.scenario().path("access.USA.api").at(2030)).isEqualTo(1);
        assertThat(read.project().to()).isEqualTo(2040);
        Path thief = Files.writeString(home.resolve("thief.yaml"), "name: t\nextends: ../secret.yaml\n");
        assertThatThrownBy(() -> ScenarioFiles.read(thief)).hasMessageContaining("must lie in the directory");
        Path circle = Files.writeString(home.resolve("circle.yaml"), "name: c\nextends: circle.yaml\n");
        assertThatThrownBy(() -> ScenarioFiles.read(circle)).hasMessageContaining("circle");
    }

    @Test
    void usersDataAreLaidOver(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("gdp.csv"),
                "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2024\"\n"
                        + "\"Paraguay\",\"PRY\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"90000000000\"\n");
        Path file = Files.writeString(directory.resolve("s.yaml"), "name: s\nextends: small-state\ndata: [gdp.csv]\n");
        Projection bundled = ScenarioFiles.load("small-state").project();
        Comparison comparison = bundled.compareWith(ScenarioFiles.read(file).project());
        assertThat(comparison.differences()).extracting("variable").contains("gdp_usd", "share_of_gdp");
        assertThat(comparison.change("generation_twh", 2035).differs()).isFalse();
    }

    @Test
    void aTableOfOnesOwnBesideTheScenarioIsLaidOverToo(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("mine.csv"), "iso3,year,gdp_usd\nPRY,2025,47000000000\n");
        Files.writeString(directory.resolve("bad.csv"), "iso3,year,gdp_usd\nPRX,2025,1\nPRY,20x5,1\nPRY,2025,-1\n");
        Files.writeString(directory.resolve("typo.csv"), "iso3,year,gdp_us\nPRY,2025,1\n");
        Path good = Files.writeString(
                directory.resolve("s.yaml"), "name: s\ncountry: PRY\nhorizon: 2030\ndata: mine.csv\n");
        Projection mine = ScenarioFiles.read(good).project();
        assertThat(mine.in(2025).value("gdp_usd")).hasValue(47e9);
        assertThat(mine.explain("gdp_usd", 2025).root().inputs().get(0).grounds())
                .contains("imported from", "mine.csv, line 2");
        Path faulty = Files.writeString(directory.resolve("f.yaml"), "name: f\ndata: [bad.csv, typo.csv]\n");
        assertThatThrownBy(() -> ScenarioFiles.read(faulty).datasets())
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.faults())
                        .hasSize(4)
                        .anyMatch(f -> f.contains("bad.csv:2:1: unknown country 'PRX'; nearest: "))
                        .anyMatch(f -> f.contains("bad.csv:3:2: year"))
                        .anyMatch(f -> f.contains("bad.csv:4:3: gdp_usd must be in [0, 1e17] but is -1"))
                        .anyMatch(f -> f.contains("typo.csv:1:3: unknown column 'gdp_us'; nearest: gdp_usd")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "name: [",
                "a: &x [1]\nb: *x",
                "name: \t x: y: z",
                "name: {a: {b: {c: {d: {e: {f: {g: 1}}}}}}}",
                "- 1\n- 2",
                "name: x\nname: y",
                "? [a]\n: b",
                "name: x\nset: 5",
                "name: x\nset: {curtailment_rate: [1, 2]}",
                "name: x\npolicies: [tariff]",
                "name: x\npolicies: {tariff: {market: USA, rate: 5, from: 2030, to: 2020}}",
                "name: x\nextends: opne",
                "name: x\ndata: [/etc/passwd]",
                "name: x\nset: {curtailment_rate: 1e999}",
                "name: x\nset: {curtailment_rate: .nan}",
                "name: x\n--- \nname: y",
                "name: \"\\uD800\"\nset: {a: b}"
            })
    void badTextIsRefusedWithAPlace(String yaml) {
        assertThatThrownBy(() -> ScenarioFiles.parse("bad", yaml))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("(?s)bad:\\d+:\\d+: .+");
    }

    @Test
    void deepAndLargeTextIsRefusedQuickly() {
        assertThatThrownBy(() -> ScenarioFiles.parse("bad", "[".repeat(200_000)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nesting");
        assertThatThrownBy(() -> ScenarioFiles.parse("bad", "x".repeat(300_000)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("size");
    }
}
