package org.tokenstate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.SampleReportingFormat;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.domains.Domain;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.economics.inputoutput.InputOutputTable;
import org.tokenstate.economics.inputoutput.Leontief;
import org.tokenstate.economics.world.WorldMarket;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.units.Ratio;

/** The kit makes what it says, prints what can be pasted, and its laws and assertions can fail. */
@Domain(TokenStateDomain.class)
class TestKitTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN").against("USA");

    @Property(tries = 50)
    void scenariosChangeFewParametersWithinBounds(@ForAll Scenario scenario) {
        assertThat(scenario.values()).hasSizeLessThanOrEqualTo(5);
        scenario.values().forEach((name, value) -> {
            Parameter parameter = ParameterTable.bundled().get(name);
            assertThat(value.path().orElseThrow().min()).isGreaterThanOrEqualTo(parameter.lower());
            assertThat(value.path().orElseThrow().max()).isLessThanOrEqualTo(parameter.upper());
        });
    }

    @Property(tries = 50)
    void counterExamplesCanBePasted(@ForAll Scenario scenario) {
        SampleReportingFormat format = new ScenarioFormat();
        assertThat(format.appliesTo(scenario)).isTrue();
        String printed = format.report(scenario).toString();
        assertThat(ScenarioFiles.parse("pasted", printed).scenario()).isEqualTo(scenario);
        assertThat(ScenarioFiles.parse("pasted", printed.replace('\n', ' ')).scenario())
                .isEqualTo(scenario);
        scenario.values().keySet().forEach(name -> {
            String unit = ParameterTable.bundled().get(name).unit();
            if (!unit.equals("1") && !unit.equals("year")) {
                assertThat(printed).containsPattern(Pattern.quote(name) + ": [^\n]* " + Pattern.quote(unit));
            }
        });
    }

    @Example
    void aSeriesPrintsAsTheCallThatMakesIt() {
        SampleReportingFormat format = new ScenarioFormat();
        AnnualSeries series = AnnualSeries.of("series", 2024, 1000, Double.NaN, 0.1 + 0.2);
        assertThat(format.appliesTo(series)).isTrue();
        assertThat(format.report(series))
                .hasToString("AnnualSeries.of(\"series\", 2024, 1000.0, Double.NaN, 0.30000000000000004)");
        assertThat(format.report(AnnualSeries.empty("s", "none"))).hasToString("s: empty, none");
    }

    @Example
    void aCounterExampleChangesTheFewestParameters() {
        double usual = exported(Scenario.BASELINE);
        Random random = new Random(42);
        var generator = TokenStates.scenarios().inAllYears().generator(1000);
        for (int i = 0; i < 5; i++) {
            // "No scenario exports fewer tokens", which one parameter is enough to refute.
            Shrinkable<Scenario> found = Stream.generate(() -> generator.next(random))
                    .filter(s -> s.value().values().size() > 1 && exported(s.value()) < usual)
                    .findFirst()
                    .orElseThrow();
            assertThat(smallest(found, s -> exported(s) < usual).values()).hasSize(1);
        }
        // What no change is needed for shrinks to the baseline, from an edge case as well.
        for (Shrinkable<Scenario> edge : TokenStates.scenarios().edgeCases()) {
            assertThat(smallest(edge, s -> true)).isEqualTo(Scenario.BASELINE);
        }
    }

    private static double exported(Scenario scenario) {
        return CHINA.under(scenario)
                .project(2025, 2032)
                .in(2032)
                .value("exported_tokens")
                .orElseThrow();
    }

    private static Scenario smallest(Shrinkable<Scenario> from, Predicate<Scenario> breaks) {
        Shrinkable<Scenario> now = from;
        while (true) {
            var next = now.shrink().filter(s -> breaks.test(s.value())).findFirst();
            if (next.isEmpty()) {
                return now.value();
            }
            now = next.get();
        }
    }

    @Example
    void theChosenEdgeCasesAreTried() {
        Map<String, Double> single = new HashMap<>();
        for (Shrinkable<Scenario> edge : TokenStates.scenarios().edgeCases()) {
            edge.value().values().forEach((name, value) -> value.path()
                    .filter(path -> path.isConstant())
                    .ifPresent(path -> single.put(name, path.at(2030))));
        }
        assertThat(single)
                .containsEntry("generation_factor", 0.0)
                .containsEntry("chips_gw.CHN", 0.0)
                .containsEntry("demand_elasticity", -1.0);
        assertThat(edges(TokenStates.scenarios()))
                .anySatisfy(s -> assertThat(s.path("chips_gw.USA")).isEqualTo(s.path("additions_gw.USA")));
        assertThat(edges(TokenStates.dataCentres())).anyMatch(centre -> centre.pue() == 1);
        assertThat(edges(TokenStates.years())).contains(1999, 2000, 2024, 2025, 2060);
        AnnualSeries china = Datasets.bundled().generationPerCapitaKwh("CHN");
        assertThat(china.in(1999)).isEmpty();
        assertThat(edges(TokenStates.markets())).anySatisfy(market -> {
            double compute = market.hosts().get("A").steps().get(0).quantityKwh();
            assertThat(market.solve().pool("A").workKwh()).isCloseTo(compute, withPercentage(1e-6));
        });
    }

    private static <T> List<T> edges(Arbitrary<T> arbitrary) {
        return arbitrary.edgeCases(200).suppliers().stream()
                .map(s -> s.get().value())
                .toList();
    }

    @Property(tries = 50)
    void aYearIsProjectedOrRefusedInWords(@ForAll("years") int year) {
        assertThat(Datasets.bundled().generationPerCapitaKwh("CHN").in(year).isPresent())
                .isEqualTo(year >= 2000 && year <= 2025);
        if (year >= TokenStateModel.FIRST_YEAR) {
            assertThat(CHINA.project(TokenStateModel.FIRST_YEAR, year).in(year).year())
                    .isEqualTo(year);
        } else {
            assertThatThrownBy(() -> CHINA.project(year, 2030))
                    .isInstanceOf(InputException.class)
                    .hasMessage("first year must be in [2025, 2060] but is " + year);
        }
    }

    @Provide
    Arbitrary<Integer> years() {
        return TokenStates.years();
    }

    @Property(tries = 50)
    void whatIfsApplyToTheBaseline(@ForAll WhatIf change) {
        assertThat(new ScenarioFormat().appliesTo(change)).isTrue();
        assertThat(Scenario.BASELINE.with(change).values()).hasSizeLessThanOrEqualTo(3);
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void aPolicyOfEveryInstrumentIsWithinItsBounds(@ForAll Policy policy) {
        assertThat(policy.to().orElseThrow()).isGreaterThanOrEqualTo(policy.from());
        assertThat(Scenario.BASELINE.with(policy).values()).isNotEmpty();
    }

    @Property(tries = 20)
    void theOtherValuesAreValidByConstruction(
            @ForAll Country country,
            @ForAll Parameter parameter,
            @ForAll AnnualSeries series,
            @ForAll ServingPoint point) {
        assertThat(country.lastGenerationYear()).isPresent();
        assertThat(parameter.isChoice()).isFalse();
        assertThat(series.lastYear()).hasValue(2025);
        assertThat(point.fitsInMemory()).isTrue();
    }

    @Property(tries = 30)
    void marketsHaveAnEquilibrium(@ForAll WorldMarket market) {
        assertThat(market.solve().volumeMtok()).isFinite().isPositive();
    }

    @Property(tries = 30)
    void inputOutputTablesAreProductive(@ForAll InputOutputTable table) {
        double[] output = Leontief.of(table).output(table.finalDemand());
        for (int i = 0; i < output.length; i++) {
            assertThat(output[i]).isCloseTo(table.output()[i], withPercentage(1e-6));
        }
    }

    @Provide
    Arbitrary<Scenario> tariffs() {
        return TokenStates.scenarios()
                .changingOnly("tariff.USA.CHN", "chip_penalty")
                .inAllYears();
    }

    @Property(tries = 20)
    void arbitrariesAreConfigured(@ForAll("tariffs") Scenario scenario) {
        assertThat(scenario.values().keySet()).isSubsetOf("tariff.USA.CHN", "chip_penalty");
        scenario.values()
                .values()
                .forEach(v -> assertThat(v.path().orElseThrow().isConstant()).isTrue());
    }

    /** Results of one's own are sound where they are finite; of what sign they are is the user's. */
    @Property(tries = 1)
    void resultsOfOnesOwnAreFinite() {
        Invariants.sound(CHINA.under(Scenario.BASELINE.withEquations("gap \"GW\" = 0 [GW] - 1 [GW]"))
                .project(2025, 2027));
        Projection infinite = CHINA.under(
                        Scenario.BASELINE.withEquations("x \"1\" = 1 / (calendar / 1 [yr] - 2026 [1])"))
                .project(2025, 2027);
        assertThatThrownBy(() -> Invariants.sound(infinite))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("x of 2026 is Infinity");
    }

    @Property(tries = 1)
    void lawsAndAssertionsCanFail() {
        Projection base = CHINA.project(2025, 2035);
        Projection open =
                base.model().under(ScenarioFiles.load("open").scenario()).project(2025, 2035);
        TokenStateAssertions.assertThat(base).exportsAtMost(open).isSound().isIdenticalTo(base);
        TokenStateAssertions.assertThat(open).hasThePastOf(base, 2025);
        Criterion never = Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(90));
        TokenStateAssertions.assertThat(base).neverMeets(never);
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> wrong = List.of(
                () -> TokenStateAssertions.assertThat(open).exportsAtMost(base),
                () -> TokenStateAssertions.assertThat(open).hasThePastOf(base, 2030),
                () -> TokenStateAssertions.assertThat(open).isIdenticalTo(base),
                () -> TokenStateAssertions.assertThat(base).meetsBy(never, 2035),
                () -> Invariants.earlierYearsUnchanged(CHINA, WhatIf.set("chip_penalty", 0.1), 2030, 2035));
        wrong.forEach(w -> assertThatThrownBy(w).isInstanceOf(AssertionError.class));
        assertThatThrownBy(() -> TokenStates.scenarios().changingOnly("tarif.USA.CHN"))
                .hasMessageContaining("nearest");
    }
}
