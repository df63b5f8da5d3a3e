package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;

class WorldFunctionTest {
    private static final List<String> OUTPUTS = List.of(
            "world_spending_usd[2025]", "token_exports_usd[CHN][2026]", "gross_margin[USA][2025]", "gw[USA][2030]");
    private static final String HEADER = "base_year,name,default,distribution,calibrated,date,evidence,source\n";

    private static BaseYear base(String row) {
        return BaseYear.of(CsvTable.read("base.csv", new StringReader(HEADER + row)), 2024);
    }

    @Test
    void drawsInLanesAreDrawsAlone() {
        Model model = WorldModel.bundled().asModel(WorldModel.bundled().inputs(), OUTPUTS);
        int n = 40;
        double[][] in = InputSampler.of(model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, 3, n)
                .cursor()
                .columns(0, n);
        double[][] out = new double[OUTPUTS.size()][n];
        ((Model.ColumnEvaluator) model.evaluator()).evaluate(n, in, out);
        Model.Evaluator one = model.evaluator();
        for (int i = 0; i < n; i++) {
            double[] mine = new double[in.length];
            for (int k = 0; k < mine.length; k++) {
                mine[k] = in[k][i];
            }
            double[] alone = new double[OUTPUTS.size()];
            one.evaluate(mine, alone);
            for (int k = 0; k < alone.length; k++) {
                assertThat(alone[k]).as("draw " + i + " " + OUTPUTS.get(k)).isEqualTo(out[k][i]);
            }
        }
    }

    @Test
    void withoutInputsItIsTheProjection() {
        double[] out = new double[OUTPUTS.size()];
        WorldModel.bundled().asModel(List.of(), OUTPUTS).evaluator().evaluate(new double[0], out);
        WorldProjection world = WorldModel.bundled().project(2025, 2030);
        assertThat(out)
                .containsExactly(
                        world.at(2025, "world_spending_usd"),
                        world.at(2026, "token_exports_usd", "CHN"),
                        world.at(2025, "gross_margin", "USA"),
                        world.at(2030, "gw", "USA"));
    }

    /** The cost of compute is not known in the base year either; a tariff that may come is not there yet. */
    @Test
    void levelsAreDrawnInEveryYearAndPoliciesFromTheirsOn() {
        List<String> outputs =
                List.of("gross_margin[USA][2025]", "token_exports_usd[CHN][2027]", "token_exports_usd[CHN][2028]");
        double[] before = of(outputs, "capex_usd_per_kw.USA", 35000);
        double[] dear = of(outputs, "capex_usd_per_kw.USA", 45000);
        assertThat(dear[0]).isLessThan(before[0]);
        double[] taxed = of(outputs, "tariff.USA.CHN", 0.5);
        assertThat(taxed[1]).isEqualTo(before[1]);
        assertThat(taxed[2]).isLessThan(before[2]);
    }

    private static double[] of(List<String> outputs, String parameter, double value) {
        Model model =
                WorldModel.bundled().asModel(List.of(Model.Input.of(parameter, Distribution.uniform(0, 1e6))), outputs);
        double[] out = new double[outputs.size()];
        model.evaluator().evaluate(new double[] {value}, out);
        return out;
    }

    @Test
    void faultsSayWhat() {
        WorldModel world = WorldModel.bundled();
        assertThatThrownBy(() -> world.asModel(List.of(), List.of("world_tokens")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("world_tokens[2030]");
        assertThatThrownBy(() -> world.asModel(List.of(), List.of("world_tokenz[2030]")))
                .hasMessageContaining("world_tokens");
        assertThatThrownBy(() -> world.asModel(List.of(), List.of("world_tokens[2020]")))
                .hasMessageContaining("[2025, 2060]");
        assertThatThrownBy(() -> of(List.of(), "capexx", 1)).hasMessageContaining("unknown parameter 'capexx'");
        assertThatThrownBy(() -> world.asModel(List.of(), List.of("export_revenue_usd[2030]")))
                .hasMessageStartingWith("'export_revenue_usd' rests on the country asked for");
    }

    /** The base year is data: its own defaults, and years counted from it. */
    @Test
    void anotherBaseYearStartsFromItsOwnFacts() {
        WorldProjection world = WorldModel.ofBaseYear(2024).project(2024, 2026);
        assertThat(world.at(2024, "gw", "USA")).isEqualTo(5.9);
        assertThat(world.at(2024, "gdp_usd", "USA")).isEqualTo(29.8e12);
        assertThat(world.at(2024, "elapsed")).isZero();
        assertThat(world.at(2025, "software_factor")).isLessThan(1);
        assertThatThrownBy(() -> WorldModel.ofBaseYear(2019))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unknown base year '2019'");
    }

    @Test
    void aRowOfABaseYearRestsOnNoLaterFact() {
        assertThat(base("2024,diffusion,0.2,,no,2024-12-31,assumed,a\n").rows()).hasSize(1);
        assertThatThrownBy(() -> base("2024,diffusion,0.2,,no,2025-01-01,assumed,a\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("base.csv:2:")
                .hasMessageContaining("<= 2024-12-31 but is 2025-01-01 (diffusion)");
        assertThatThrownBy(() -> WorldModel.of(base("2024,diffusion,20,,no,2024-12-31,assumed,a\n")))
                .hasMessageContaining("diffusion")
                .hasMessageContaining("[0, 5]");
    }

    /** Where a user's equation lets the market rest on a country, each country has a market of its own. */
    @Test
    void aMarketThatRestsOnTheCountryIsNoWorld() {
        Scenario rests = Scenario.BASELINE.withEquations("replace path_gw[r] = additions_gw[r] * additions_factor[r]"
                + " * entry_response[r] * where(country_gdp_usd > 1e13 [USD/yr], 1, 0.5) from 0");
        WorldModel world = WorldModel.of(rests);
        String cause = "the market rests on the country asked for, by the scenario's equation of path_gw[r]: ";
        assertThatThrownBy(() -> world.project(2025, 2026))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(cause);
        assertThatThrownBy(() -> world.asModel(List.of(), OUTPUTS)).hasMessageStartingWith(cause);
        TokenStateModel norway = TokenStateModel.of("NOR").under(rests);
        assertThat(norway.project(2025, 2028).series("world_spending_usd"))
                .isNotEqualTo(
                        norway.under(Scenario.BASELINE).project(2025, 2028).series("world_spending_usd"));
    }
}
