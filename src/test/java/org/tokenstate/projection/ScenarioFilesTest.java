package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** The values that each scenario was specified with: parameter, year, value; before 2028 access and tariff are as they were. */
    @ParameterizedTest
    @CsvSource({
        "open, access.USA, 2027, 0.7",
        "open, access.USA, 2028, 1",
        "open, access.ROW, 2028, 1",
        "open, leakage, 2026, 0.30",
        "open, taste_drift, 2026, 0.12",
        "open, domestic_chip_convergence, 2026, 0.12",
        "fortress, access.USA, 2027, 0.7",
        "fortress, access.USA, 2028, 0.10",
        "fortress, access.ROW, 2040, 0.55",
        "fortress, leakage, 2026, 0.65",
        "fortress, taste_drift, 2026, 0",
        "fortress, tariff.USA, 2027, 0",
        "fortress, tariff.USA, 2028, 1",
        "fortress, tariff.ROW, 2028, 0.20",
        "price-war, markup.USA.frontier, 2026, 0.5",
        "price-war, markup.USA.near_frontier, 2026, 0.1",
        "price-war, markup.USA.commodity, 2026, 0.05",
        "price-war, markup.CHN.frontier, 2026, 0.1",
        "price-war, markup.CHN.near_frontier, 2026, 0",
        "price-war, markup.CHN.commodity, 2026, 0",
        "price-war, origin_substitution, 2026, 8",
        "price-war, tier_substitution, 2026, 2.5",
        "efficiency-leap, software_progress, 2026, 0.30",
        "efficiency-leap, software_progress, 2030, 0.30",
        "us-power-shortage, flat_load_growth_gw.USA, 2030, 3",
        "small-state, investment_limit.other, 2030, 0.4"
    })
    void eachScenarioSetsWhatItWasSpecifiedWith(String scenario, String parameter, int year, double value) {
        assertThat(ScenarioFiles.load(scenario).scenario().path(parameter).at(year))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | 2.3 4 6.5 10 14 18 22 26 30 33 36 39 42 45 48",
                "fortress | 1.0 1.5 2.2 3.2 4.5 6 7.5 9 10.5 12 13 14 15 16 17",
                "baseline | 1.2 2.0 3.3 5.0 7.5 10 12.5 15 17 19 21 23 25 27 29"
            })
    void chinaInstallsYearByYearWhatTheScenarioWasSpecifiedWith(String scenario, String gigawatts) {
        YearPath path = ScenarioFiles.load(scenario).scenario().path("additions_gw.CHN");
        String[] years = gigawatts.split(" ");
        for (int i = 0; i < years.length; i++) {
            assertThat(path.at(2026 + i)).as("%s %d", scenario, 2026 + i).isEqualTo(Double.parseDouble(years[i]));
        }
    }

    @Test
    void theBaselineChangesNothingTheLeapEndsAndTheSmallStateHasFiveGigawatts() {
        assertThat(ScenarioFiles.load("baseline").scenario().values()).isEmpty();
        assertThat(ScenarioFiles.load("efficiency-leap")
                        .scenario()
                        .path("software_progress")
                        .at(2031))
                .isEqualTo(Scenario.BASELINE.path("software_progress").at(2031));
        ScenarioFile small = ScenarioFiles.load("small-state");
        assertThat(small.country()).contains("PRY");
        double installed = TokenStateModel.of("PRY").prepared().own.value("installed_gw");
        assertThat(small.scenario().path("firm_additions_share.other").at(2026) * installed)
                .isCloseTo(5, org.assertj.core.data.Offset.offset(0.05));
        assertThat(ScenarioFiles.BUNDLED).hasSize(7);
    }

    @Test
    void theWorldsOfPolicyComeInTheOrderOfTheReferenceRun() {
        // Independent reference run: open 2031, price war 2033, baseline 2034, fortress never (here: last).
        List<Integer> onePercent = List.of("open", "price-war", "baseline", "fortress").stream()
                .map(name -> TokenStateModel.of("CHN")
                        .under(ScenarioFiles.load(name).scenario())
                        .project(2025, 2060)
                        .milestones()
                        .getOrDefault(1, java.util.OptionalInt.empty())
                        .orElse(2061))
                .toList();
        assertThat(onePercent).isSorted();
        assertThat(onePercent.get(0)).isLessThan(onePercent.get(2));
        assertThat(onePercent.get(3)).isGreaterThan(onePercent.get(2));
    }

    @Test
    void aFileOfElevenFaultsReportsAllEleven() {
        String yaml = """
                name: eleven faults
                county: CHN
                reference: CHM
                horizon: {from: 2025, to: 2099}
                set:
                  leakage: 1.5
                  demand_elasticty: -1.2
                  power_price_usd_per_kwh.USA: 56 EUR/MWh
                  taste_drift: 2.5 USD
                  growth_model: magic
                  access.USA: {2028: much}
                  origin_substitution: lognormal(median=4)
                policies:
                  - tariff: {on: CHN, rate: 100 %}
                """;
        InputException faults = catchThrowableOfType(InputException.class, () -> ScenarioFiles.parse("bad.yaml", yaml));
        assertThat(faults.faults()).hasSize(11).allMatch(f -> f.matches("bad\\.yaml:\\d+:\\d+: .+"));
        assertThat(faults.faults())
                .anySatisfy(
                        f -> assertThat(f).isEqualTo("bad.yaml:2:1: unknown key 'county'; nearest: country, data, set"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:3:12: ").contains("CHM", "nearest"))
                .anySatisfy(f -> assertThat(f).isEqualTo("bad.yaml:4:27: year must be in [2025, 2060] but is 2099"))
                .anySatisfy(f -> assertThat(f).isEqualTo("bad.yaml:6:12: leakage must be in [0, 0.999] but is 1.5"))
                .anySatisfy(f -> assertThat(f)
                        .startsWith("bad.yaml:7:3: unknown parameter 'demand_elasticty'; nearest: demand_elasticity"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:8:32: ").contains("unknown unit 'EUR'"))
                .anySatisfy(f -> assertThat(f)
                        .isEqualTo("bad.yaml:9:16: taste_drift: unit must be 1/yr or %/yr but is 'USD' in '2.5 USD'"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:10:17: unknown value of growth_model 'magic'"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:11:22: access.USA: value must be a number"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:12:24: origin_substitution"))
                .anySatisfy(f -> assertThat(f).startsWith("bad.yaml:14:18: unknown place of tariff 'CHN'"));
    }

    @ParameterizedTest
    @CsvSource({
        "power_price_usd_per_kwh.USA, 56 EUR/MWh, unit must be USD/kWh",
        "power_price_usd_per_kwh.USA, 56 USD, unit must be USD/kWh",
        "energy_kwh_per_mtok.frontier, 0.47 J, unit must be kWh/Mtok",
        "taste_drift, 2.5 %, unit must be 1/yr",
        "leakage, 30 %/yr, unit must be none or %",
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
        "energy_kwh_per_mtok.frontier, 0.47 J/token, 0.13055555555555556",
        "software_progress, 2.5 %/yr, 0.025",
        "power_price_usd_per_kwh.USA, 0.056, 0.056",
        "taste_drift, 2.5 %/yr, 0.025",
        "leakage, 30 %, 0.3",
        "energy_kwh_per_mtok.frontier, 0.36 J/token, 0.1",
        "capex_usd_per_kw.USA, 35 million USD/MW, 35000",
        "data_centre_supply_twh.USA, 10 GW, 87.6",
        "flat_load_growth_gw.USA, 3000 MW/yr, 3",
        "base_tokens_mtok, 1e17 tokens/yr, 1e11",
        "carbon_price_usd_per_t, 0.05 USD/kg, 50"
    })
    void unitsAreConverted(String parameter, String text, double expected) {
        YearPath path = ParameterValue.parse(parameter, text).path().orElseThrow();
        assertThat(path.at(2030)).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "leakage, 95 %, 0.95",
        "taste_drift, 5.6 %/yr, 0.056",
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
                          access.USA: {2028: 1, 2031: 0.2, 2033: as before}
                          additions_gw.CHN: {2026: [2, 4], 2028: as before}
                        """).scenario();
        assertThat(List.of(2027, 2028, 2030, 2031, 2032, 2033).stream()
                        .map(y -> s.path("access.USA").at(y)))
                .containsExactly(0.7, 1.0, 1.0, 0.2, 0.2, 0.7);
        assertThat(List.of(2026, 2027, 2028).stream()
                        .map(y -> s.path("additions_gw.CHN").at(y)))
                .containsExactly(2.0, 4.0, 3.3);
    }

    @Test
    void policiesChangeParametersInTheirYears() {
        Scenario s = ScenarioFiles.parse("s", """
                        name: s
                        policies:
                          - tariff: {on: USA, rate: 25 %, from: 2028, to: 2030}
                          - ban: {on: ROW, from: 2030}
                          - export-control: {on: CHN, chips: 1500 MW/yr, from: 2027}
                          - safe-harbour: {in: USA, compliance_cost: 60 million USD/yr, from: 2027}
                          - subsidy: {in: CHN, of: power, rate: 50 %, from: 2029}
                          - subsidy: {in: CHN, of: capital, rate: 10 %}
                        """).scenario();
        assertThat(s.path("tariff.USA").at(2027)).isZero();
        assertThat(s.path("tariff.USA").at(2029)).isEqualTo(0.25);
        assertThat(s.path("tariff.USA").at(2031)).isZero();
        assertThat(s.path("access.ROW").at(2031)).isZero();
        assertThat(s.path("chips_gw.CHN").at(2027)).isEqualTo(1.5);
        assertThat(s.path("compliance_cost_usd.USA").at(2027)).isEqualTo(6e7);
        assertThat(s.path("power_price_usd_per_kwh.CHN_other").at(2028)).isEqualTo(0.088);
        assertThat(s.path("power_price_usd_per_kwh.CHN_other").at(2029)).isEqualTo(0.044);
        // Without a year it begins after the year to which the market is calibrated.
        double capital = s.path("capex_usd_per_kw.CHN").at(2025);
        assertThat(capital)
                .isEqualTo(Scenario.BASELINE.path("capex_usd_per_kw.CHN").at(2025));
        assertThat(s.path("capex_usd_per_kw.CHN").at(2026)).isEqualTo(0.9 * capital);
    }

    @Test
    void filesExtendFilesBesideThemAndNothingElse(@TempDir Path directory) throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(directory.resolve("secret.yaml"), "name: secret\n");
        Files.writeString(
                home.resolve("parent.yaml"), "name: parent\nextends: open\ncountry: CHN\nset: {leakage: 0.2}\n");
        Path child = Files.writeString(
                home.resolve("child.yaml"),
                "name: child\nextends: parent.yaml\nhorizon: 2040\nset: {taste_drift: 0.01}\n");
        ScenarioFile read = ScenarioFiles.load(child.toString());
        assertThat(read.country()).contains("CHN");
        assertThat(read.to()).hasValue(2040);
        assertThat(read.scenario().path("leakage").at(2030)).isEqualTo(0.2);
        assertThat(read.scenario().path("access.USA").at(2030)).isEqualTo(1);
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
                "name: x\nset: {leakage: [1, 2]}",
                "name: x\npolicies: [tariff]",
                "name: x\npolicies: {tariff: {on: USA, rate: 5, from: 2030, to: 2020}}",
                "name: x\nextends: opne",
                "name: x\ndata: [/etc/passwd]",
                "name: x\nset: {leakage: 1e999}",
                "name: x\nset: {leakage: .nan}",
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
