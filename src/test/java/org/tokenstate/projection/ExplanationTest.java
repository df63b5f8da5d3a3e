package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/** An explanation leaves out nothing that moves a result, and every leaf names its source. */
class ExplanationTest {
    private static final String MARK = "\\[("
            + Stream.of(Evidence.values())
                    .map(evidence -> evidence.label().replace('_', ' '))
                    .collect(Collectors.joining("|"))
            + ")]";
    private static final int FROM = 2025;
    private static final int TO = 2032;

    private static TokenStateModel model(String country) {
        return TokenStateModel.of(country).against(country.equals("USA") ? "CHN" : "USA");
    }

    /** Another value of a parameter within its bounds, in all years. */
    private static Scenario moved(Scenario scenario, Parameter parameter) {
        if (parameter.isChoice()) {
            String now = scenario.choice(parameter.name());
            return parameter.choices().stream()
                    .filter(choice -> !choice.equals(now) && !choice.equals("none"))
                    .map(choice -> scenario.with(WhatIf.choose(parameter.name(), choice)))
                    .filter(ExplanationTest::runs)
                    .findFirst()
                    .orElse(scenario);
        }
        if (parameter.unit().equals("pool")) {
            double other = scenario.path(parameter.name()).at(TO) == 0 ? 1 : 0;
            Scenario changed = scenario.with(parameter.name(), ParameterValue.of(YearPath.constant(other)));
            return parameter.name().equals("host_pool.CHN") ? scenario : changed; // a pool must have a host
        }
        double up = 0.02 * Math.min(1, parameter.upper() - parameter.lower());
        return scenario.with(
                parameter.name(),
                ParameterValue.of(scenario.path(parameter.name()).map(v -> {
                    double by =
                            v == 0 ? up : Math.min(0.05 * Math.abs(v), 0.25 * (parameter.upper() - parameter.lower()));
                    return v + by <= parameter.upper() ? v + by : v - by;
                })));
    }

    /** Whether the serving points hold the traffic mix. */
    private static boolean runs(Scenario scenario) {
        try {
            TokenStateModel.of("NOR").under(scenario).project(FROM, FROM);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "USA", "NOR", "PRY", "ARE", "IND"})
    void noParameterThatMovesAResultIsMissingFromItsTree(String country) {
        TokenStateModel model = model(country);
        Projection base = model.project(FROM, TO);
        Map<String, Set<String>> named = new HashMap<>();
        ExplanationBuilder explain = new ExplanationBuilder(base);
        for (Variable variable : base.model().results().all()) {
            named.put(
                    variable.name(),
                    Explanation.of(country, explain.variable(variable.name(), TO)).nodes().stream()
                            .filter(node -> node.kind() == Kind.PARAMETER)
                            .map(Node::name)
                            .collect(Collectors.toSet()));
        }
        List<String> missing = new ArrayList<>();
        int moves = 0;
        for (Parameter parameter : ParameterTable.bundled().all()) {
            Projection changed =
                    model.under(moved(Scenario.BASELINE, parameter)).project(FROM, TO);
            for (Variable variable : base.model().results().all()) {
                if (base.compareWith(changed).change(variable.name(), TO).differs()) {
                    moves++;
                    if (!named.get(variable.name()).contains(parameter.name())) {
                        missing.add(parameter.name() + " moves " + variable.name());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(moves).isGreaterThan(2000);
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
    void everyLeafHasASourceAndWhatIsSolvedItsRecord(String country, String scenario) {
        Projection projection =
                model(country).under(ScenarioFiles.load(scenario).scenario()).project(2025, 2030);
        Map<String, Node> nodes = new HashMap<>();
        ExplanationBuilder explain = new ExplanationBuilder(projection);
        for (int year : List.of(2025, 2026, 2029)) {
            for (Variable variable : TokenStateModel.catalogue().all()) {
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
            if (node.kind() == Kind.SOLVED) {
                assertThat(node.formula()).as(node.id()).isNotBlank();
            }
            if (node.formula().startsWith("by ")) {
                assertThat(node.record()).as(node.id()).contains("residual");
            }
            boolean forecast = node.kind() == Kind.FORECAST && node.value().isPresent();
            if (forecast && !node.name().startsWith("population")) {
                assertThat(node.record()).as(node.id()).contains("back-test", "MAPE", "coverage");
            } else if (forecast) {
                assertThat(node.grounds()).as(node.id()).contains("UN WPP");
            }
            assertThat(node.shown()).as(node.id()).isNotBlank();
        });
        assertThat(nodes.values().stream()
                        .filter(node -> node.grounds().contains("no source is recorded"))
                        .map(Node::name)
                        .distinct())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CHN, export_revenue_usd", "NOR, share_of_gdp", "GCC, exported_tokens"})
    void thePrintedTreeExplainsEachNumberOnce(String country, String variable) {
        Explanation tree = TokenStateModel.of(country).project(2025, 2030).explain(variable, 2030);
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
        // What is solved may leave out what is as in a year above; every equation names all that goes in.
        for (Explanation.Line line : lines) {
            Node node = line.node();
            boolean full = line.grounds().equals(node.grounds());
            if (full && (node.kind() == Kind.FORMULA || node.kind() == Kind.STATE)) {
                assertThat(printed)
                        .containsAll(node.inputs().stream().map(Node::id).toList());
            }
        }
    }

    @Test
    void theTreeOfRevenueReachesTheMarketAndItsResidual() {
        Explanation revenue = TokenStateModel.of("CHN").project(2025, 2028).explain("export_revenue_usd", 2028);
        Node market = revenue.nodes().stream()
                .filter(n -> n.formula().equals("by TokenMarket") && n.year() == 2028)
                .findFirst()
                .orElseThrow();
        assertThat(market.record()).contains("residual");
        assertThat(market.value().orElseThrow()).isCloseTo(0, Offset.offset(1e-6));
        assertThat(revenue.root().formula()).isEqualTo("country_hosting_exports_usd + country_model_exports_usd");
        assertThat(revenue.text()).contains("[assumed]").isEqualTo(revenue.text(Integer.MAX_VALUE));
        assertThat(revenue.text(1).lines()).hasSize(1 + revenue.root().inputs().size());
    }

    @Test
    void factsAreResolvedToWhatTheySay() {
        Node tariff = TokenStateModel.of("CHN").project(2025, 2026).explain("exported_tokens", 2026).nodes().stream()
                .filter(n -> n.name().equals("demand_elasticity"))
                .findFirst()
                .orElseThrow();
        assertThat(tariff.source().orElseThrow().citation()).contains("TR001: ").contains("-1.11");
    }

    @Test
    void aForecastPrintsItsBackTestAndAnObservationIsObserved() {
        Projection china = TokenStateModel.of("CHN").project(2025, 2035);
        Node forecast = china.explain("trend_generation_kwh_per_capita", 2035)
                .root()
                .inputs()
                .get(0);
        assertThat(forecast.kind()).isEqualTo(Kind.FORECAST);
        assertThat(forecast.record()).contains("back-test").contains("MAPE");
        Node observed = china.explain("trend_generation_kwh_per_capita", 2025)
                .root()
                .inputs()
                .get(0);
        assertThat(observed.grounds()).contains("[observed]");
    }

    @Test
    void whatTheScenarioSetsIsSaidToComeFromIt() {
        Scenario scenario = Scenario.BASELINE
                .with("income_kept_share", ParameterValue.parse("income_kept_share", "0.2"))
                .named("open", "");
        Node kept =
                TokenStateModel.of("CHN")
                        .under(scenario)
                        .project(2025, 2030)
                        .explain("income_kept_usd", 2030)
                        .nodes()
                        .stream()
                        .filter(node -> node.name().equals("income_kept_share"))
                        .findFirst()
                        .orElseThrow();
        assertThat(kept.grounds()).contains("scenario 'open'");
        assertThat(kept.value()).hasValue(0.2);
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
