package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.tokenstate.cli.Run.run;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The command that answers the first question: a country against another, through time. */
class ProjectCommandTest {
    /** JSON is YAML. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String... arguments) {
        Run run = run(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(run.out());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> years(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("years");
    }

    @Test
    void theKeysOfTheAnswerAreStable() {
        Map<String, Object> answer = json("project", "CHN", "--reference", "USA", "--format", "json");
        assertThat(answer)
                .containsKeys("country", "reference", "crossing_year", "token_state_year", "milestones", "years");
        assertThat(answer.get("country")).isEqualTo("CHN");
        assertThat(answer.get("reference")).isEqualTo("USA");
        assertThat(years(answer)).hasSize(26).allSatisfy(year -> assertThat(year)
                .containsKeys(
                        "year",
                        "generation_kwh_per_capita",
                        "reference_generation_kwh_per_capita",
                        "exportable_energy_twh",
                        "energy_per_token_joules",
                        "exportable_tokens",
                        "binding_constraint",
                        "price_usd_per_mtok",
                        "export_revenue_usd",
                        "share_of_goods_exports",
                        "share_of_gdp"));
    }

    /** Ember through Our World in Data (2026) over UN WPP 2024: 7,474 and 13,015 kWh a head in 2025. */
    @Test
    void theFirstYearIsTheDataAndTheCrossingIsWithinTheEvidence() {
        Map<String, Object> answer = json("project", "CHN", "--reference", "USA", "--to", "2060", "--format", "json");
        Map<String, Object> first = years(answer).get(0);
        assertThat(first.get("year")).isEqualTo(2025);
        assertThat(((Number) first.get("generation_kwh_per_capita")).doubleValue())
                .isCloseTo(7474, withinPercentage(0.1));
        assertThat(((Number) first.get("reference_generation_kwh_per_capita")).doubleValue())
                .isCloseTo(13015, withinPercentage(0.1));
        Object crossing = answer.get("crossing_year");
        if (crossing != null) {
            assertThat((Integer) crossing).isGreaterThanOrEqualTo(2036);
        }
    }

    @Test
    void theTableNamesUnitsGrowthModelSourcesAndTheLastYearOfTheData() {
        Run run = run("project", "CHN", "--reference", "USA");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("kWh/head", "J/token", "GW", "TWh", "bn USD")
                .contains("growth model of generation per head")
                .contains("Ember", "UN WPP 2024")
                .contains("2024");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aCountryWithoutARowInTheMarketAndAGroupAreAnsweredToo() {
        for (String country : List.of("NOR", "PRY", "EU27", "TCD")) {
            assertThat(years(json("project", country, "--to", "2030", "--format", "json")))
                    .as(country)
                    .hasSize(6);
        }
    }

    /** Bad input is one line that names what, value and bound, with the exit code of its kind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    project CHM                                        | 1 | CHN
                    project CHN --reference UAS                        | 1 | USA
                    project CHN --to 2300                              | 1 | 2300
                    project CHN --from 1850                            | 1 | 1850
                    project CHN --from 2040 --to 2030                  | 2 | --to must be >= --from
                    project CHN --set demand_elastisity=-1.1           | 1 | nearest: demand_elasticity
                    project CHN --set demand_elasticity=5              | 1 | must be in [-4, -0.05] but is 5
                    project CHN --set demand_elasticity=NaN            | 1 | demand_elasticity
                    project CHN --set growth_model=magic               | 1 | unknown value of growth_model 'magic'
                    project CHN --set demand_elasticity                | 2 | name=value
                    project CHN --form json                            | 2 | --form
                    project CHN --to soon                              | 2 | soon
                    project                                            | 2 | COUNTRY
                    projekt CHN                                        | 2 | project
                    forecast no/such/file.csv --horizon 5              | 1 | no/such/file.csv
                    market no/such/case.json                           | 1 | no/such/case.json
                    """)
    void badInputIsOneLine(String command, int code, String named) {
        Run run = run(command.strip().split("\\s+"));
        assertThat(run.exit()).as(command).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        String message = run.err();
        assertThat(message).contains(named).doesNotContain("Exception", "\tat ").endsWith("\n");
        assertThat(message.lines()).hasSize(1);
    }

    @Test
    void aValueByYearLeavesTheYearsBeforeItAsTheScenarioSays() {
        Run open = run("project", "CHN", "--scenario", "open", "--to", "2030", "--format", "csv");
        Run later = run(
                "project",
                "CHN",
                "--scenario",
                "open",
                "--to",
                "2030",
                "--format",
                "csv",
                "--set",
                "access.USA.api={2029: 0.1}");
        assertThat(later.exit()).isZero();
        String[] before = open.out().split("\n");
        String[] after = later.out().split("\n");
        for (int i = 0; i < before.length; i++) {
            boolean changed = before[i].startsWith("CHN,2029") || before[i].startsWith("CHN,2030");
            assertThat(after[i].equals(before[i])).as(before[i]).isNotEqualTo(changed);
        }
        Run unknown = run("project", "CHN", "--set", "acces.USA.api={2029: 0.1}");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("unknown parameter 'acces.USA.api'; nearest: access.USA.api");
        Run broken = run("project", "CHN", "--set", "access.USA.api={2029: 0.1");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err().strip())
                .startsWith("--set access.USA.api={2029: 0.1: not readable as YAML: ")
                .doesNotContain("\n");
        assertThat(run("project", "CHN", "--set", "access.USA.api={2029: 7}")
                        .err()
                        .strip())
                .isEqualTo("--set access.USA.api={2029: 7}: access.USA.api must be in [0, 1] but is 7");
    }
}
