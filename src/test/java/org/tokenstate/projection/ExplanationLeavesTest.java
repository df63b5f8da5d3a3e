package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Importers;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/** What is said of numbers that are no formula: where they start, what is missing, how they are solved, and whose data they are. */
class ExplanationLeavesTest {
    private static Node root(String country, String variable, int year) {
        return TokenStateModel.of(country)
                .project(2025, year)
                .explain(variable, year)
                .root();
    }

    private static List<String> inputs(Node node) {
        return node.inputs().stream().map(Node::id).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOR | software_factor | 1 in 2025 by definition [derived]",
                "NOR | gdp_usd | World Bank WDI, last value of 2024, at 2025 prices by the deflator table, grown to 2025 [published]",
                "NOR | goods_exports_usd | WTO, last value of 2024, at 2025 prices by the deflator table, grown to 2025 [published]",
                "NOR | rest_of_world_gdp_usd | World Bank WDI: sum over all countries without the United States and China, at 2025 prices by the deflator table, older values grown to 2025 [derived]",
                "ESH | gdp_usd | no figure: gross domestic product is missing: no value in dataset 'macro' (World Bank WDI) [published]",
                "TUV | goods_exports_usd | no figure: goods exports are missing: no value in dataset 'macro' (WTO) [published]"
            })
    void aStateStartsFromItsSource(String country, String variable, String grounds) {
        Node node = root(country, variable, 2025);
        assertThat(node.kind()).isEqualTo(Kind.DATA);
        assertThat(node.grounds()).isEqualTo("the start of the state; " + grounds);
        assertThat(node.inputs()).isEmpty();
    }

    @Test
    void whereGenerationIsTakenForDemandTheLeafSaysSo() {
        Node demand = TokenStateModel.of("XKX").project(2025, 2026).explain("energy_limit_twh", 2026).nodes().stream()
                .filter(node -> node.name().equals("figure.demand_twh"))
                .findFirst()
                .orElseThrow();
        assertThat(demand.value()).hasValue(5.09);
        assertThat(demand.grounds()).isEqualTo("no demand in the data: generation of 2025 is taken for it [assumed]");
    }

    @Test
    void aForecastNamesWhatWasObservedOrThatNothingWas() {
        Node norway = root("NOR", "trend_generation_kwh_per_capita", 2030);
        assertThat(norway.source().orElseThrow().citation())
                .isEqualTo(
                        "Ember through Our World in Data and UN WPP 2024 through Our World in Data, observed to 2025,"
                                + " forecast after");
        assertThat(norway.record())
                .matches(
                        "'blend': \\d+ past forecasts of outlooks erred by .+, the statistical default by .+ %; "
                                + "back-test of 'default' over 30 countries:"
                                + "( \\d+ years ahead MASE \\d\\.\\d\\d, MAPE \\d?\\d\\.\\d %, coverage of 80 % intervals [4-9]\\d %;?)+")
                .endsWith(" %")
                .doesNotContain("MAPE 0.0 %");
        assertThat(inputs(norway)).containsExactly("parameter like_for_like[2025]", "parameter growth_model[2025]");
        Node tuvalu = root("TUV", "trend_generation_kwh_per_capita", 2030);
        assertThat(tuvalu.source().orElseThrow().citation()).startsWith("no figure: ");
        assertThat(tuvalu.record()).isEmpty();
        assertThat(tuvalu.shown()).isEqualTo("missing");
        assertThat(root("NOR", "reference_generation_kwh_per_capita", 2030).grounds())
                .endsWith("; no reference country is asked for [derived]");
    }

    @Test
    void theEnergyOfATokenRestsOnItsServingPointOrOnTheParameter() {
        String name = "base_energy_kwh_per_mtok.frontier";
        assertThat(inputs(root("NOR", name, 2026)))
                .containsExactly("parameter serving_point.frontier[2025]", "parameter traffic_mix[2025]");
        Scenario none = Scenario.BASELINE.with("serving_point.frontier", ParameterValue.of("none"));
        Node set = TokenStateModel.of("NOR")
                .under(none)
                .project(2025, 2026)
                .explain(name, 2026)
                .root();
        assertThat(inputs(set))
                .containsExactly(
                        "parameter serving_point.frontier[2025]",
                        "parameter traffic_mix[2025]",
                        "parameter energy_kwh_per_mtok.frontier[2025]");
        assertThat(set.value()).hasValue(0.37);
        assertThat(set.grounds()).endsWith("; parameter energy_kwh_per_mtok.frontier [assumed]");
        assertThat(set.inputs().get(0).grounds()).isEqualTo("scenario 'baseline': none [assumed]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us_break_even_price_ratio | true | solved with the world market | ''",
                "us_scarcity_price_usd_per_kwh | true | solved with the world market | ''",
                "hosting_fee_usd_per_mtok.frontier | true | solved with the world market | ''",
                "world_tokens_mtok | true | solved with the world market | ''",
                "market_sweeps | true | reported by the solver | ''",
                "market_residual | true | reported by the solver | ''",
                "stock_gw | false | computed by the year of the model | exact: no iteration, residual 0",
                "energy_limit_twh | false | computed by the year of the model | exact: no iteration, residual 0"
            })
    void whatIsSolvedNamesItsSolver(String variable, boolean market, String citation, String record) {
        Node node = root("CHN", variable, 2026);
        assertThat(node.kind()).isEqualTo(Kind.SOLVED);
        assertThat(node.source().orElseThrow().citation()).isEqualTo(citation);
        assertThat(node.record()).isEqualTo(record);
        assertThat(inputs(node).contains("market equilibrium[2026]")).isEqualTo(market);
    }

    private static Projection on(Path directory, String country, String table) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.csv"), table);
        Datasets data = Datasets.bundled().with(Importers.read(file));
        return TokenStateModel.of(country, data).project(2025, 2026);
    }

    private static String market(Projection projection) {
        return projection.explain("world_tokens_mtok", 2026).nodes().stream()
                .filter(node -> node.name().equals("market equilibrium"))
                .findFirst()
                .orElseThrow()
                .source()
                .orElseThrow()
                .citation();
    }

    @Test
    void theMarketNamesImportedFiguresOfTheMakersAlone(@TempDir Path directory) throws IOException {
        String solved = "solved each year, calibrated to 2025";
        assertThat(market(TokenStateModel.of("NOR").project(2025, 2026))).isEqualTo(solved);
        assertThat(market(on(directory, "NOR", "iso3,year,population_persons\nUSA,2025,342000000\n")))
                .isEqualTo(solved);
        assertThat(market(on(directory, "NOR", "iso3,year,generation_twh\nNOR,2025,150\n")))
                .isEqualTo(solved);
        assertThat(market(on(directory, "NOR", "iso3,year,goods_exports_usd\nUSA,2025,2e12\n")))
                .isEqualTo(solved);
        assertThat(market(on(directory, "NOR", "iso3,year,generation_twh\nUSA,2025,4600\n")))
                .startsWith(solved + "; electricity of the makers of 2025 ")
                .contains("mine.csv");
        assertThat(market(on(directory, "NOR", "iso3,year,coal_twh\nCHN,2024,5900\nCHN,2025,6000\n")))
                .startsWith(solved + "; electricity of the makers of 2024 to 2025 ");
        assertThat(market(on(directory, "NOR", "iso3,year,gdp_usd\nNOR,2025,500000000000\n")))
                .startsWith(solved + "; GDP of countries of 2025 ")
                .doesNotContain("electricity of the makers");
    }

    @Test
    void generationPerHeadNamesTheImportedValueOfItsYear(@TempDir Path directory) throws IOException {
        Projection norway = on(directory, "NOR", "iso3,year,generation_twh,population_persons\nNOR,2025,150,5600000\n");
        Node observed = norway.explain("trend_generation_kwh_per_capita", 2025).root();
        assertThat(observed.kind()).isEqualTo(Kind.DATA);
        assertThat(observed.value().orElseThrow()).isEqualTo(150e9 / 5.6e6);
        assertThat(observed.source().orElseThrow().citation())
                .contains(", values of 2025; generation of 2025 ", "; population of 2025 ");
        Node forecast = norway.explain("trend_generation_kwh_per_capita", 2026).root();
        assertThat(forecast.source().orElseThrow().citation())
                .contains(", observed to 2025, forecast after; generation of 2025 ");
        Node heads = norway.explain("population", 2025).root();
        assertThat(heads.grounds())
                .contains("value of 2025, ", "mine.csv, line 2")
                .endsWith("[published]");
        assertThat(norway.explain("population", 2026).root().grounds())
                .endsWith("; UN WPP 2024, medium variant of 2026 [published]");
    }

    @Test
    void provisionedPowerRestsOnTheServingPointsOfAllTiers() {
        assertThat(inputs(root("NOR", "provisioned_per_metered_used", 2026)))
                .containsExactly(
                        "parameter serving_point.frontier[2025]",
                        "base_energy_kwh_per_mtok.frontier[2026]",
                        "parameter tier_share.frontier[2025]",
                        "parameter serving_point.near_frontier[2025]",
                        "base_energy_kwh_per_mtok.near_frontier[2026]",
                        "parameter tier_share.near_frontier[2025]",
                        "parameter serving_point.commodity[2025]",
                        "base_energy_kwh_per_mtok.commodity[2026]",
                        "parameter tier_share.commodity[2025]",
                        "pue_factor[2026]");
        Node withParameter = TokenStateModel.of("NOR")
                .under(Scenario.BASELINE.with("serving_point.commodity", ParameterValue.of("none")))
                .project(2025, 2026)
                .explain("provisioned_per_metered_used", 2026)
                .root();
        assertThat(inputs(withParameter)).contains("parameter provisioned_per_metered[2025]");
        Node year = root("NOR", "year", 2026);
        assertThat(year.kind()).isEqualTo(Kind.GIVEN);
        assertThat(year.grounds()).isEqualTo("calendar; settled by the country and year asked for [derived]");
    }

    @Test
    void aFormulaNeedsNoSourceUnlessItIsAConstant() {
        ExplanationBuilder explain =
                new ExplanationBuilder(TokenStateModel.of("NOR").project(2025, 2026));
        List<Node> formulas = VariableTable.bundled().all().stream()
                .map(variable -> explain.variable(variable.name(), 2026))
                .filter(node -> node.kind() == Kind.FORMULA)
                .toList();
        assertThat(formulas).anyMatch(node -> node.inputs().isEmpty()).allSatisfy(node -> assertThat(
                        node.source().map(Source::citation))
                .as(node.id())
                .isEqualTo(node.inputs().isEmpty() ? Optional.of("a constant rule of the model") : Optional.empty()));
    }
}
