package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Importers;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/** What is said of numbers that no equation gives: where they start, what is missing, and whose data they are. */
class ExplanationLeavesTest {
    private static Node root(String country, String variable, int year) {
        return TokenStateModel.of(country)
                .project(2025, year)
                .explain(variable, year)
                .root();
    }

    /** What a result that is read from outside rests on. */
    private static Node leaf(String country, String variable, int year) {
        return root(country, variable, year).inputs().get(0);
    }

    private static List<String> inputs(Node node) {
        return node.inputs().stream().map(Node::id).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOR | gdp_usd | table macro, carried to 2025; facts TR075, TR080, at 2025 prices by the deflator table, grown to 2025 [derived]",
                "NOR | goods_exports_usd | table macro, carried to 2025; facts TR075, TR080, at 2025 prices by the deflator table, grown to 2025 [derived]",
                "ESH | gdp_usd | no figure: gross domestic product is missing: no value in dataset 'macro' (World Bank WDI) [published]",
                "TUV | goods_exports_usd | no figure: goods exports are missing: no value in dataset 'macro' (WTO) [published]"
            })
    void aStateStartsFromItsSource(String country, String variable, String grounds) {
        Node node = leaf(country, variable, 2025);
        assertThat(node.kind()).isEqualTo(Kind.FIGURE);
        assertThat(node.name()).isEqualTo("figure." + variable);
        assertThat(node.grounds()).isEqualTo(grounds);
        assertThat(node.inputs()).isEmpty();
    }

    @Test
    void aRuleWithoutInputsSaysThatItIsOne() {
        Node year = root("NOR", "elapsed", 2026);
        assertThat(year.kind()).isEqualTo(Kind.FORMULA);
        assertThat(year.grounds()).isEqualTo("year - base(calendar)");
        assertThat(root("NOR", "software_factor", 2025).grounds())
                .isEqualTo("1; a rule of the model, tokens.md [assumed]");
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
        Node norway = leaf("NOR", "trend_generation_kwh_per_capita", 2030);
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
        Node tuvalu = leaf("TUV", "trend_generation_kwh_per_capita", 2030);
        assertThat(tuvalu.source().orElseThrow().citation()).startsWith("no figure: ");
        assertThat(tuvalu.record()).isEmpty();
        assertThat(tuvalu.shown()).isEqualTo("missing");
        assertThat(leaf("NOR", "reference_generation_kwh_per_capita", 2030).grounds())
                .endsWith("; no reference country is asked for [derived]");
    }

    /** The serving point moves the work of its tier by the energy that it takes over that of the default. */
    @Test
    void theWorkOfATierRestsOnItsServingPoint() {
        String name = "serving_point_factor.frontier";
        Node factor = root("NOR", name, 2026);
        assertThat(factor.value()).hasValue(1);
        Node point = factor.inputs().get(0);
        assertThat(point.name()).isEqualTo("serving_point_energy[frontier]");
        assertThat(inputs(point))
                .containsExactly("parameter serving_point.frontier[2025]", "parameter traffic_mix[2025]");
        Scenario other = Scenario.BASELINE.with("serving_point.frontier", ParameterValue.of("near-frontier-default"));
        Node moved = TokenStateModel.of("NOR")
                .under(other)
                .project(2025, 2026)
                .explain(name, 2026)
                .root();
        assertThat(moved.value().orElseThrow()).isLessThan(1);
        assertThat(moved.inputs().get(0).inputs().get(0).grounds())
                .isEqualTo("scenario 'baseline': near-frontier-default [assumed]");
    }

    private static Projection on(Path directory, String country, String table) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.csv"), table);
        Datasets data = Datasets.bundled().with(Importers.read(file));
        return TokenStateModel.of(country, data).project(2025, 2026);
    }

    /** The figures below a result that name the imported file. */
    private static List<String> imported(Projection projection, String result) {
        return projection.explain(result, 2026).nodes().stream()
                .filter(node -> node.source()
                        .filter(s -> s.citation().contains("mine.csv"))
                        .isPresent())
                .map(Node::name)
                .sorted()
                .toList();
    }

    /** The world rests on the parameters of its regions, and on the figures of no country. */
    @Test
    void theMarketRestsOnNoFigureOfACountry(@TempDir Path directory) throws IOException {
        for (String table : List.of(
                "iso3,year,generation_twh\nNOR,2025,150\n",
                "iso3,year,goods_exports_usd\nUSA,2025,2e12\n",
                "iso3,year,gdp_usd\nNOR,2025,500000000000\n")) {
            assertThat(imported(on(directory, "NOR", table), "world_tokens")).isEmpty();
        }
        assertThat(imported(on(directory, "NOR", "iso3,year,gdp_usd\nNOR,2025,500000000000\n"), "share_of_gdp"))
                .contains("figure.gdp_usd");
    }

    @Test
    void generationPerHeadNamesTheImportedValueOfItsYear(@TempDir Path directory) throws IOException {
        Projection norway = on(directory, "NOR", "iso3,year,generation_twh,population_persons\nNOR,2025,150,5600000\n");
        Node observed = norway.explain("trend_generation_kwh_per_capita", 2025)
                .root()
                .inputs()
                .get(0);
        assertThat(observed.kind()).isEqualTo(Kind.DATA);
        assertThat(observed.value().orElseThrow()).isEqualTo(150e9 / 5.6e6);
        assertThat(observed.source().orElseThrow().citation())
                .contains(", values of 2025; generation of 2025 ", "; population of 2025 ");
        Node forecast = norway.explain("trend_generation_kwh_per_capita", 2026)
                .root()
                .inputs()
                .get(0);
        assertThat(forecast.source().orElseThrow().citation())
                .contains(", observed to 2025, forecast after; generation of 2025 ");
        Node heads = norway.explain("population", 2025).root().inputs().get(0);
        assertThat(heads.grounds())
                .contains("value of 2025, ", "mine.csv, line 2")
                .endsWith("[published]");
        assertThat(norway.explain("population", 2026).root().inputs().get(0).grounds())
                .endsWith("; UN WPP 2024, medium variant of 2026 [published]");
    }
}
