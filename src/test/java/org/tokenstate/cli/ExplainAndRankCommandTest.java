package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import org.junit.jupiter.api.Test;

/** The commands explain and rank, from arguments to bytes. */
class ExplainAndRankCommandTest {
    @Test
    void explainsDownToTheSources() {
        Run run = run("explain", "CHN", "export_revenue_usd", "2035", "--depth", "99");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("hosting_exports_usd")
                .contains("by TokenMarket")
                .contains("[assumed]")
                .contains("[published]");
    }

    @Test
    void explainsAsData() {
        Run run = run("explain", "NOR", "gdp_usd", "2026", "--format", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\"figure.gdp_usd * income_ratio[home]\"")
                .contains("\"parameter gdp_growth.EUR[2026]\"")
                .contains("\"evidence\"");
    }

    @Test
    void aDepthCutsTheTree() {
        String shallow = run("explain", "NOR", "gdp_usd", "2030", "--depth", "0", "--format", "csv")
                .out();
        assertThat(shallow.lines()).hasSize(2);
    }

    @Test
    void namesTheNearestVariable() {
        Run run = run("explain", "CHN", "export_revenue", "2035");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("export_revenue_usd");
    }

    @Test
    void ranksAllCountries() {
        Run run = run(
                "rank", "--year", "2030", "--to", "2030", "--by", "energy_only_tokens", "--groups", "--format", "csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSizeGreaterThan(150);
        assertThat(run.out()).contains(",ISL,Iceland,");
    }

    @Test
    void anUnknownOrderIsRefused() {
        Run run = run("rank", "--by", "beauty");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("share_of_gdp");
    }
}
