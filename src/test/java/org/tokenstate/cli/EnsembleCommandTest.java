package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleCommandTest {
    @Test
    void oneThreadAndEightPrintTheSameBytes() {
        String[] common = {
            "ensemble", "CHN", "--draws", "200", "--seed", "42", "--to", "2032", "--format", "json", "--threads"
        };
        String[] one = java.util.Arrays.copyOf(common, common.length + 1);
        one[common.length] = "1";
        Run alone = run(one);
        assertThat(alone.exit()).isZero();
        one[common.length] = "8";
        assertThat(run(one)).isEqualTo(alone);
        assertThat(alone.out())
                .contains("\"p05\"", "\"standard_error\"", "\"probabilities\"", "\"binding_constraint\"")
                .contains("tariff.USA.CHN with access_left.USA -0.5");
    }

    @Test
    void faultsAreOneLine() {
        assertThat(run("ensemble", "CHN", "--draws", "0"))
                .isEqualTo(new Run(1, "", "draws must be >= 1 but is 0" + System.lineSeparator()));
        Run variable = run("ensemble", "CHN", "--draws", "50", "--variable", "nonsense");
        assertThat(variable.exit()).isEqualTo(1);
        assertThat(variable.err()).startsWith("unknown variable 'nonsense'; nearest:");
        Run few = run("sensitivity", "CHN", "--method", "rank", "--samples", "20");
        assertThat(few.exit()).isEqualTo(1);
        assertThat(few.err()).contains("needs at least").hasLineCount(1);
        assertThat(run("sensitivity", "CHN", "--method", "guess").exit()).isEqualTo(2);
    }

    @Test
    void givenTheFactsBothOddsAreShown() {
        Run run = run(
                "ensemble",
                "CHN",
                "--given",
                "--draws",
                "500",
                "--seed",
                "42",
                "--to",
                "2030",
                "--known-on",
                "2025-12-31");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Token exports of China reach 1 % of goods exports by 2030 with a probability of ")
                .containsPattern("effective sample size +\\d{3}\n")
                .contains(
                        "before and given the facts",
                        "no shares of the spread: a regression",
                        "premia and access are drawn from 2028 on");
        Run few = run("ensemble", "CHN", "--given", "--draws", "50", "--to", "2027");
        assertThat(few.exit()).isEqualTo(1);
        assertThat(few.err())
                .startsWith("effective sample size must be >= 100 but is ")
                .contains("draws would do");
        assertThat(run("ensemble", "CHN", "--known-on", "2025-12-31").err()).startsWith("--known-on goes with --given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "morris", "tornado", "rank", "shapley"})
    void everyMethodRanksEveryParameter(String method) {
        String samples = method.equals("rank") ? "200" : "64";
        Run run = run(
                "sensitivity", "CHN", "--method", method, "--samples", samples, "--year", "2030", "--format", "csv");
        assertThat(run.exit()).isZero();
        String[] lines = run.out().split("\n");
        assertThat(lines[0]).contains("parameter,rank,");
        assertThat(lines).hasSizeGreaterThan(35);
        assertThat(run.out()).contains("generation_per_head").contains("demand_elasticity");
    }
}
