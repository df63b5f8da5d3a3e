package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;
import org.tokenstate.testkit.Invariants;

/** Every printed formula gives, from its printed inputs, the printed number; every leaf names its source. */
class ExplanationTest {
    private static final String MARK = "\\[(observed|published|derived|assumed|own knowledge)]";
    private static final List<Integer> YEARS = List.of(2025, 2026, 2030, 2035, 2045);

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "USA", "NOR", "ISL", "IND"})
    void everyFormulaGivesItsNumberFromItsInputs(String country) {
        check(TokenStateModel.of(country).against(country.equals("USA") ? "CHN" : "USA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "ARE"})
    void alsoUnderAScenario(String country) {
        Scenario scenario = Scenario.BASELINE
                .with("generation_factor", ParameterValue.parse("generation_factor", "0.8"))
                .with("leakage", ParameterValue.parse("leakage", "0.2"))
                .with("own_model_share.other", ParameterValue.parse("own_model_share.other", "0.5"))
                .with("licence_usd_per_mtok", ParameterValue.parse("licence_usd_per_mtok", "0.01"));
        check(TokenStateModel.of(country).against("USA").under(scenario));
    }

    private static void check(TokenStateModel model) {
        YEARS.forEach(year -> Invariants.formulasHold(model.project(2025, year)));
    }

    @ParameterizedTest
    @CsvSource({
        "CHN, baseline",
        "USA, fortress",
        "NOR, open",
        "IND, price-war",
        "GCC, baseline",
        "PRY, small-state",
        "TWN, baseline",
        "PRK, baseline"
    })
    void everyLeafHasASourceAndWhatIsSolvedOrForecastItsMethodAndRecord(String country, String scenario) {
        Projection projection = TokenStateModel.of(country)
                .against(country.equals("USA") ? "CHN" : "USA")
                .under(ScenarioFiles.load(scenario).scenario())
                .project(2025, 2050);
        Map<String, Node> nodes = new HashMap<>();
        ExplanationBuilder explain = new ExplanationBuilder(projection);
        for (int year : List.of(2025, 2026, 2035, 2050)) {
            for (Variable variable : VariableTable.bundled().all()) {
                Explanation.of(country, explain.variable(variable.name(), year))
                        .nodes()
                        .forEach(node -> nodes.put(node.id(), node));
            }
        }
        assertThat(nodes.values()).allSatisfy(node -> {
            if (node.inputs().isEmpty()) {
                assertThat(node.source()).as(node.id()).isPresent();
                assertThat(node.source().orElseThrow().citation()).as(node.id()).isNotBlank();
                assertThat(node.grounds()).as(node.id()).containsPattern(MARK);
            }
            boolean solver = node.name().startsWith("market_");
            boolean throughTheMarket =
                    node.inputs().stream().anyMatch(i -> i.name().equals("market equilibrium"));
            if (node.kind() == Kind.SOLVED && !solver) {
                assertThat(node.formula()).as(node.id()).isNotBlank();
                assertThat(throughTheMarket || node.record().contains("residual"))
                        .as(node.id())
                        .isTrue();
            }
            boolean forecast = node.kind() == Kind.FORECAST && node.value().isPresent();
            if (forecast && node.name().endsWith("generation_kwh_per_capita")) {
                assertThat(node.record()).as(node.id()).contains("back-test", "MAPE", "coverage");
            } else if (forecast) {
                assertThat(node.grounds()).as(node.id()).contains("UN WPP");
            }
            assertThat(node.shown()).as(node.id()).isNotBlank();
        });
        assertThat(nodes.values()).noneMatch(node -> node.grounds().contains("no source is recorded"));
    }

    @ParameterizedTest
    @CsvSource({"CHN, export_revenue_usd", "NOR, share_of_gdp", "GCC, exported_tokens"})
    void thePrintedTreeExplainsEachNumberOnce(String country, String variable) {
        Explanation tree = TokenStateModel.of(country).project(2025, 2035).explain(variable, 2035);
        List<Explanation.Line> lines = tree.lines(Integer.MAX_VALUE);
        Set<String> printed = new HashSet<>();
        Set<String> explained = new HashSet<>();
        Set<String> promised = new HashSet<>();
        for (Explanation.Line line : lines) {
            Node node = line.node();
            printed.add(node.id());
            if (line.grounds().equals("see above")) {
                assertThat(explained).contains(node.id());
            } else if (line.grounds().startsWith("as in ")) {
                assertThat(explained).contains(line.grounds().substring("as in ".length()));
                explained.add(node.id());
            } else if (line.grounds().startsWith("see below, ")) {
                promised.add(node.id());
            } else {
                assertThat(node.inputs().isEmpty() || explained.add(node.id()))
                        .as(node.id())
                        .isTrue();
            }
        }
        assertThat(explained).containsAll(promised);
        // What is solved may leave out what is as in a year above; every formula names all that goes in.
        for (Explanation.Line line : lines) {
            Node node = line.node();
            boolean full = line.grounds().equals(node.grounds());
            if (full && (node.kind() == Kind.FORMULA || node.kind() == Kind.STATE)) {
                assertThat(printed)
                        .containsAll(node.inputs().stream().map(Node::id).toList());
            }
        }
        assertThat(lines.stream().map(Explanation.Line::depth).max(Integer::compare))
                .hasValueSatisfying(d -> assertThat(d).isLessThan(12));
    }

    @Test
    void theTreeOfRevenueReachesTheMarketAndItsResidual() {
        Explanation revenue = TokenStateModel.of("CHN").project(2025, 2035).explain("export_revenue_usd", 2035);
        Node market = revenue.nodes().stream()
                .filter(n -> n.name().equals("market equilibrium") && n.year() == 2035)
                .findFirst()
                .orElseThrow();
        assertThat(market.record()).contains("residual").contains("Newton");
        assertThat(market.value().orElseThrow()).isCloseTo(0, Offset.offset(1e-6));
        assertThat(revenue.text()).contains("[assumed]").contains("exported_mtok.frontier * export_price_usd_per_mtok");
    }

    @Test
    void aForecastPrintsItsBackTestAndAnObservationIsObserved() {
        Projection china = TokenStateModel.of("CHN").project(2025, 2035);
        Node forecast = china.explain("trend_generation_kwh_per_capita", 2035).root();
        assertThat(forecast.kind()).isEqualTo(Kind.FORECAST);
        assertThat(forecast.record()).contains("back-test").contains("MAPE");
        Node observed = china.explain("trend_generation_kwh_per_capita", 2025).root();
        assertThat(observed.grounds()).contains("[observed]");
    }

    @Test
    void whatTheScenarioSetsIsSaidToComeFromIt() {
        Scenario scenario = Scenario.BASELINE
                .with("leakage", ParameterValue.parse("leakage", "0.2"))
                .named("open", "");
        Node leakage = TokenStateModel.of("CHN")
                .under(scenario)
                .project(2025, 2030)
                .explain("leakage_used", 2030)
                .root()
                .inputs()
                .get(1);
        assertThat(leakage.grounds()).contains("scenario 'open'");
        assertThat(leakage.value()).hasValue(0.2);
    }

    @Test
    void unknownNamesAndYearsAreRefused() {
        Projection projection = TokenStateModel.of("NOR").project(2025, 2030);
        assertThatThrownBy(() -> projection.explain("export_revenue", 2030))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("export_revenue_usd");
        assertThatThrownBy(() -> projection.explain("gdp_usd", 2031)).isInstanceOf(InputException.class);
    }
}
