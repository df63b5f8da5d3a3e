package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return TokenstateCli.run(
                arguments,
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        Map.of()));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneThreadAndEightPrintTheSameBytes() {
        String[] common = {
            "ensemble", "CHN", "--draws", "200", "--seed", "42", "--to", "2032", "--format", "json", "--threads"
        };
        String[] one = java.util.Arrays.copyOf(common, common.length + 1);
        one[common.length] = "1";
        assertThat(run(one)).isZero();
        String first = text();
        one[common.length] = "8";
        assertThat(run(one)).isZero();
        assertThat(text()).isEqualTo(first);
        assertThat(first)
                .contains("\"p05\"", "\"standard_error\"", "\"probabilities\"", "\"binding_constraint\"")
                .contains("tariff.USA with access.USA -0.5");
    }

    @Test
    void faultsAreOneLine() {
        assertThat(run("ensemble", "CHN", "--draws", "0")).isEqualTo(1);
        assertThat(complaint().strip()).isEqualTo("draws must be >= 1 but is 0");
        assertThat(run("ensemble", "CHN", "--draws", "50", "--variable", "nonsense"))
                .isEqualTo(1);
        assertThat(complaint()).startsWith("unknown variable 'nonsense'; nearest:");
        assertThat(run("sensitivity", "CHN", "--method", "rank", "--samples", "20"))
                .isEqualTo(1);
        assertThat(complaint()).contains("needs at least").hasLineCount(1);
        assertThat(run("sensitivity", "CHN", "--method", "guess")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "morris", "tornado", "rank", "shapley"})
    void everyMethodRanksEveryParameter(String method) {
        String samples = method.equals("rank") ? "200" : "64";
        assertThat(run(
                        "sensitivity",
                        "CHN",
                        "--method",
                        method,
                        "--samples",
                        samples,
                        "--year",
                        "2030",
                        "--format",
                        "csv"))
                .isZero();
        String[] lines = text().split("\n");
        assertThat(lines[0]).contains("parameter,rank,");
        assertThat(lines).hasSizeGreaterThan(35);
        assertThat(text()).contains("generation_per_head").contains("demand_elasticity");
    }
}
