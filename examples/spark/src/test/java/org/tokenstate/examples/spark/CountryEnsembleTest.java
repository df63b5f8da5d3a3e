package org.tokenstate.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryEnsembleTest {
    @Test
    void optionsThatAreLeftOutHaveTheValuesOfTheCommandLine() {
        assertThat(CountryEnsemble.of("--output", "a.csv", "--country", "NOR"))
                .isEqualTo(new CountryEnsemble("NOR", "", 10_000, 1, 256, List.of(), 2025, 2050, "a.csv"));
        assertThat(CountryEnsemble.of(
                        ("--country CHN --reference USA --draws 3000000000 --seed -7 --blocks 16384 --variables dependence,stock_gw"
                                        + " --years 2026-2040 --output hdfs:///a.csv")
                                .split(" ")))
                .isEqualTo(new CountryEnsemble(
                        "CHN",
                        "USA",
                        3_000_000_000L,
                        -7,
                        16_384,
                        List.of("dependence", "stock_gw"),
                        2026,
                        2040,
                        "hdfs:///a.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--draws 100                                    | --country is missing",
                "--country CHN                                  | --output is missing",
                "--country CHN --output a.csv --drows 100       | unknown option '--drows'",
                "--country CHN --output                         | --output must be followed by a value",
                "--country --output a.csv                       | --country must be followed by a value",
                "--country CHN --country USA --output a.csv     | --country is given twice",
                "--country CHN --output a.csv --draws 1e6       | --draws must be a whole number but is '1e6'",
                "--country CHN --output a.csv --draws 0         | --draws must be in [1, 9223372036854775807] but is 0",
                "--country CHN --output a.csv --blocks -1       | --blocks must be in [1, 2147483647] but is -1",
                "--country CHN --output a.csv --years 2030      | --years must be FROM-TO, such as 2025-2050, but is '2030'",
                "--country CHN --output a.csv --years 2025-2061 | --years must be in [2025, 2060] but is 2061",
                "--country Atlantis --output a.csv              | Atlantis",
                "--country CHN --output a.csv --variables watts | watts",
                "--country CHN --output a.csv --years 2040-2030 | 2030",
                "--country CHN --output a.csv --variables binding_constraint | no spread"
            })
    void wrongArgumentsAreToldInOneLine(String arguments, String message) {
        assertThatThrownBy(() -> CountryEnsemble.of(arguments.split(" +")).checked())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void theTableHasALineForEachVariableAndYear() {
        CountryEnsemble job =
                CountryEnsemble.of("--country", "China", "--output", "a.csv", "--draws", "64", "--years", "2025-2026");
        List<String> lines = job.checked().table(job.plan().run()).lines().toList();
        assertThat(lines.get(0)).isEqualTo("country,year,variable,p05,p25,p50,p75,p95,mean,standard_error");
        assertThat(lines.get(1)).startsWith("CHN,2025,generation_kwh_per_capita,");
        assertThat(lines.get(2)).startsWith("CHN,2026,generation_kwh_per_capita,");
        assertThat(lines).noneMatch(line -> line.contains("binding_constraint"));
    }
}
