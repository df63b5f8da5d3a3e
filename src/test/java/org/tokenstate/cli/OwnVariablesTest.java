package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outputs do with a scenario's own variables, one of them without a description, and what they say of a scenario. */
class OwnVariablesTest {
    @TempDir
    Path directory;

    private String own;
    private String twice;

    @BeforeEach
    void scenarios() throws IOException {
        own = scenario("own", "2");
        twice = scenario("twice", "4");
    }

    private String scenario(String name, String factor) throws IOException {
        return Files.writeString(directory.resolve(name + ".yaml"), """
                        name: NAME
                        equations: |
                          mine "USD/yr" = export_revenue_usd * FACTOR
                          levy[r] "1" = tariff[r, CHN]   # duty on the Chinese origin
                        """.replace("NAME", name)
                        .replace("FACTOR", factor))
                .toString();
    }

    /** A scenario that rewrites the base year or an equation, or has data that can hardly be true, is not taken for another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "project CHN --to 2026",
                "ensemble CHN --to 2026 --draws 50",
                "sensitivity CHN --year 2026 --method tornado",
                "elasticities CHN --year 2026",
                "explain CHN export_revenue_usd 2026",
                "compare CHN baseline",
                "rank --year 2026 --to 2026",
                "world --to 2026",
                "report CHN --to 2026 --draws 300",
                "report --world --to 2026 --output world.html",
                "energy-per-token --workload agent --to 2026"
            })
    void areNamedInEveryOutput(String command) throws IOException {
        Files.writeString(directory.resolve("odd.csv"), """
                iso3,year,population_persons,generation_twh,source
                PRY,2024,6929000,44.6,own estimate
                PRY,2025,7013000,450.3,own estimate
                """);
        Path file = Files.writeString(directory.resolve("rewritten.yaml"), """
                name: rewritten
                data: [odd.csv]
                base: {stock_factor.CHN: 1.1}
                equations: |
                  replace export_revenue_usd = 1.1 * (country_hosting_exports_usd + country_model_exports_usd)
                """);
        Path page = directory.resolve("world.html");
        List<String> words = new ArrayList<>(
                List.of(command.replace("world.html", page.toString()).split(" ")));
        if (!words.get(0).equals("compare")) {
            words.add("--scenario");
        }
        words.add(file.toString());
        Run run = run(words.toArray(String[]::new));
        assertThat(run.exit()).isZero();
        String said = run.out().replaceAll("\\s+", " ");
        assertThat(said)
                .contains("the scenario rewrites the base year 2025 by stock_factor.CHN", "implausible")
                .contains(
                        "equation of the scenario: export_revenue_usd \"USD/yr\" = 1.1 * (country_hosting_exports_usd");
        if (words.contains("--world")) {
            assertThat(Files.readString(page))
                    .contains(
                            "The scenario rewrites the base year 2025", "Equation of the scenario: export_revenue_usd");
        }
    }

    @Test
    void areProjectedWithTheirEquations() {
        Run run = run("project", "CHN", "--scenario", own, "--to", "2026", "--columns", "year,mine,levy.USA");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("equation of the scenario: levy[r] \"1\" = tariff[r, CHN]");
    }

    @Test
    void areExplainedByTheirDescriptionOrTheirName() {
        assertThat(run("explain", "CHN", "mine", "2026", "--scenario", own).out())
                .startsWith("Mine, China 2026: ");
        assertThat(run("explain", "CHN", "levy.USA", "2026", "--scenario", own).out())
                .startsWith("Duty on the Chinese origin, China 2026: ");
    }

    @Test
    void areSpreadByAnEnsembleUnaskedOrByName() {
        Run unasked = run("ensemble", "CHN", "--scenario", own, "--draws", "100", "--to", "2027");
        assertThat(unasked.exit()).isZero();
        assertThat(unasked.out()).containsPattern("2027 +mine .* USD").contains("levy.ROW");
        Run named = run("ensemble", "CHN", "--scenario", own, "--draws", "100", "--to", "2027", "--variable", "mine");
        assertThat(named.exit()).isZero();
        assertThat(named.out()).startsWith("Mine, China 2027: median ").doesNotContain("levy.ROW");
    }

    /** The fault is where the name is taken, not where the model reads what had it. */
    @Test
    void cannotBeCalledAsAParameterIs() throws IOException {
        Path file = Files.writeString(directory.resolve("taken.yaml"), """
                name: taken
                equations: |
                  tariff "1" = 3
                """);
        assertThat(run("project", "CHN", "--scenario", file.toString()).err())
                .isEqualTo(file + ":3:3: 'tariff' is a variable and a parameter" + System.lineSeparator());
    }

    @Test
    void areTargetsOfSensitivity() {
        Run run = run(
                "sensitivity", "CHN", "--scenario", own, "--target", "mine", "--method", "tornado", "--year", "2030");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("The spread of mine of China in 2030 comes first from ");
    }

    @Test
    void areComparedWhereBothScenariosHaveThem() {
        Run run = run("compare", "CHN", own, twice, "--target", "mine", "--to", "2035");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("Mine, China 2035: \\S+ bn USD instead of ")
                .containsPattern("\n +equations +(\\S+ bn USD) +\\1 +\\1 +mine, levy\\[r] +mine, levy\\[r]\n");
        assertThat(run("compare", "CHN", own, "open", "--target", "mine").err())
                .isEqualTo("--target must be a result of both scenarios but 'mine' is none of 'open'"
                        + System.lineSeparator());
        assertThat(run("compare", "CHN", "baseline", own, "--target", "mine").err())
                .startsWith("--target must be a result of both scenarios but 'mine' is none of 'baseline'");
    }
}
