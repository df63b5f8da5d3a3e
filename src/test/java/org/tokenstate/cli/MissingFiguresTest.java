package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries without a figure, countries without a reference, and groups: what the commands say of what they do not know. */
class MissingFiguresTest {
    private static final String SAMPLE = "examples/data/owid-energy-sample.csv";

    private static String out(String command) {
        Run run = run(command.split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as(command).isZero();
        return run.out().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource({"MCO", "AIA", "ESH", "GIB", "PRI"})
    void aProjectionSaysNotKnownAndWhy(String country) {
        assertThat(out("project " + country + " --to 2027"))
                .contains("not known: ")
                .doesNotContain("not by");
        assertThat(out("project " + country + " --to 2027 --format json"))
                .contains("\"token_state_year\": null", "\"1_percent_of_goods_exports\": null", "\"not_known\": {");
    }

    @Test
    void aProjectionWithoutAReferenceDoesNotSayThatItIsNotReached() {
        assertThat(out("project CHN --to 2027"))
                .contains("generation per head reaches the reference not known: no reference country is named")
                .contains("1 %: not by 2027");
        assertThat(out("project CHN --to 2027 --reference USA"))
                .contains("generation per head reaches the reference not by 2027");
    }

    @Test
    void aReportGivesNoOddsOfWhatIsMissing() {
        String monaco = out("report MCO --draws 300 --to 2026");
        assertThat(monaco)
                .contains("token exports of 1 % of goods exports – – –", "token-state – – –")
                .contains("probabilities shown as – are not known: goods exports are missing")
                .contains("are not known: no reference country is named; generation per head is missing")
                .doesNotContain("1.26");
        assertThat(out("report PRK --draws 300 --to 2026 --format json"))
                .contains("\"event\": \"crossing_year\", \"label\": \"generation per head of the reference\","
                        + " \"probability\": null, \"standard_error\": null, \"upper_95\": null,"
                        + " \"not_known\": \"no reference country is named\"")
                .contains("\"event\": \"milestone_20\"");
    }

    @Test
    void anEnsembleShowsWhatIsKnownAndSaysWhatIsNot() {
        String puertoRico = out("ensemble PRI --draws 20 --to 2026");
        assertThat(puertoRico)
                .contains("export_revenue_usd", "token exports >= 10 % of GDP")
                .contains("share_of_goods_exports: not known in every year, goods exports are missing")
                .contains("the probabilities of 'token exports >= 1 % of goods exports'")
                .contains("are not known: goods exports are missing");
        assertThat(out("ensemble MCO --draws 20 --to 2026")).contains("generation per head is missing");
    }

    @Test
    void aRankingAndAComparisonTellMissingFromNever() {
        assertThat(out("rank --year 2030 --to 2030"))
                .contains("a milestone without a year is not reached by 2030, but not known for")
                .containsPattern("not known for [A-Z, ]*PRI[A-Z, ]* which lack a figure");
        assertThat(out("compare PRI baseline open --to 2030 --year 2030"))
                .contains("milestone_1 – – –", "years shown as – are not known: goods exports are missing");
        assertThat(out("compare CHN baseline open --to 2027 --year 2027 --reference USA"))
                .contains("milestone_20 not by 2027 not by 2027 –")
                .doesNotContain("not known");
    }

    @ParameterizedTest
    @CsvSource({
        "project EU27 --to 2026",
        "report EU27 --draws 300 --to 2026",
        "ensemble EU27 --draws 20 --to 2026",
        "explain EU27 gdp_usd 2026",
        "sensitivity EU27 --method tornado --year 2030",
        "compare EU27 baseline open --to 2035"
    })
    void aGroupIsSaidToBeProjectedAsOne(String command) {
        assertThat(out(command)).contains("'rank --groups' sums the projections of the members");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project OECD --to 2026                            | 0",
                "report OECD --draws 300 --to 2026                 | 0",
                "ensemble OECD --draws 20 --to 2026                | 0",
                "sensitivity OECD --method tornado --year 2030     | 1",
                "compare OECD baseline open --to 2035              | 0"
            })
    void aGroupOverSeveralRegionsIsNoHost(String row) {
        String[] command = row.split(" *\\| *");
        Run run = run(command[0].split(" +"));
        assertThat(run.exit()).as(run.err()).isEqualTo(Integer.parseInt(command[1]));
        assertThat((run.out() + run.err()).replaceAll("\\s+", " "))
                .contains("the members lie in several regions of the token market: no host of one of them");
    }

    @Test
    void aGroupConvergesToo() {
        assertThat(out("convergence EU27 --draws 100")).contains("Generation per head of EU27 against USA");
        assertThat(out("project USA --scenario small-state --to 2025")).contains("reference none");
        assertThat(out("rank --reference USA --top 1 --to 2035")).contains("ARE United Arab Emirates");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    report USA --reference USA                          | 1 | reference of USA must be another country or group but is USA
                    project CHN --reference china                       | 1 | reference of CHN must be another country or group but is CHN
                    convergence USA                                     | 1 | name one with --reference, such as CHN
                    convergence CHN --reference CHN                     | 1 | name one with --reference, such as USA
                    explain CHN export_revenue_usd 1990                 | 1 | year must be in [2025, 2060] but is 1990
                    explain CHN export_revenue_usd 2061                 | 1 | year must be in [2025, 2060] but is 2061
                    sensitivity CHN --year 2100                         | 1 | --year must be in [2025, 2060] but is 2100
                    rank --year 1990                                    | 1 | --year must be in [2025, 2060] but is 1990
                    rank --top -1                                       | 1 | --top must be >= 0 but is -1
                    sensitivity MCO                                     | 1 | share_of_goods_exports of MCO in 2040 is not known: generation per head is missing; goods exports are missing
                    sensitivity CHN --target binding_constraint         | 1 | 'binding_constraint' is a code of words
                    sensitivity CHN --target physical_limit             | 1 | 'physical_limit' is a code of words
                    compare CHN baseline open --target binding_constraint | 1 | 'binding_constraint' is a code of words
                    ensemble MCO --draws 9 --variable share_of_goods_exports | 1 | has no value in any year: goods exports are missing
                    import auto SAMPLE --largest -1                     | 1 | --largest must be >= 0 but is -1
                    import auto SAMPLE --draws -1                       | 1 | --draws must be >= 0 but is -1
                    import auto SAMPLE --country CHN --draws -1         | 1 | --draws must be >= 0 but is -1
                    datasets --rows                                     | 2 | --rows needs the NAME of a table
                    """)
    void aFaultIsOneLineThatNamesItsCause(String command, int code, String named) {
        Run run = run(command.strip().replace("SAMPLE", SAMPLE).split("\\s+"));
        assertThat(run.exit()).as(command).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(named).hasLineCount(1);
    }
}
