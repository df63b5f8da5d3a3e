package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One standard step of each leading parameter moves the headline the way that the model says. */
class ElasticitiesCommandTest {
    @Test
    void stepsMoveExportsOfChinaAsTheyShould() {
        Run answer = run("elasticities", "CHN", "--format", "csv");
        List<List<String>> rows = answer.out()
                .lines()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
        int elasticity = rows.get(0).indexOf("exports_elasticity");
        int name = rows.get(0).indexOf("parameter");
        Map<String, Double> of = rows.subList(1, rows.size()).stream()
                .collect(Collectors.toMap(row -> row.get(name), row -> Double.parseDouble(row.get(elasticity))));
        assertThat(of.get("taste_drift.api")).isPositive();
        assertThat(of.get("drift_half_life")).isPositive();
        assertThat(of.get("spending_saturation")).isPositive();
        assertThat(of.get("capex_usd_per_kw.CHN")).isNegative();
        assertThat(of.get("capex_usd_per_kw.USA")).isPositive();
        assertThat(of).hasSize(12);
    }
}
