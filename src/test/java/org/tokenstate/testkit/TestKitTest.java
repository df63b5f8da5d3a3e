package org.tokenstate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.SampleReportingFormat;
import net.jqwik.api.domains.Domain;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.economics.inputoutput.InputOutputTable;
import org.tokenstate.economics.inputoutput.Leontief;
import org.tokenstate.economics.market.Policy;
import org.tokenstate.economics.market.TokenMarket;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.projection.Criterion;
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
        assertThat(ScenarioFiles.parse("pasted", printed).scenario().values()).isEqualTo(scenario.values());
        assertThat(ScenarioFiles.parse("pasted", printed.replace('\n', ' '))
                        .scenario()
                        .values())
                .isEqualTo(scenario.values());
    }

    @Property(tries = 50)
    void whatIfsApplyToTheBaseline(@ForAll WhatIf change) {
        assertThat(new ScenarioFormat().appliesTo(change)).isTrue();
        assertThat(Scenario.BASELINE.with(change).values()).hasSizeLessThanOrEqualTo(3);
    }

    @Property(tries = 20)
    void theOtherValuesAreValidByConstruction(
            @ForAll Country country,
            @ForAll Parameter parameter,
            @ForAll AnnualSeries series,
            @ForAll Policy policy,
            @ForAll ServingPoint point) {
        assertThat(country.lastGenerationYear()).isPresent();
        assertThat(parameter.isChoice()).isFalse();
        assertThat(series.lastYear()).hasValue(2025);
        assertThat(policy.toYear()).isGreaterThanOrEqualTo(policy.fromYear());
        assertThat(point.fitsInMemory()).isTrue();
    }

    @Property(tries = 30)
    void marketsHaveAnEquilibrium(@ForAll TokenMarket market) {
        assertThat(market.solve().volumeMtok()).isFinite().isPositive();
    }

    @Property(tries = 30)
    void inputOutputTablesAreProductive(@ForAll InputOutputTable table) {
        double[] output = Leontief.of(table).output(table.finalDemand());
        for (int i = 0; i < output.length; i++) {
            assertThat(output[i]).isCloseTo(table.output()[i], org.assertj.core.data.Percentage.withPercentage(1e-6));
        }
    }

    @Provide
    Arbitrary<Scenario> tariffs() {
        return TokenStates.scenarios().changingOnly("tariff.USA", "leakage").inAllYears();
    }

    @Property(tries = 20)
    void arbitrariesAreConfigured(@ForAll("tariffs") Scenario scenario) {
        assertThat(scenario.values().keySet()).isSubsetOf("tariff.USA", "leakage");
        scenario.values()
                .values()
                .forEach(v -> assertThat(v.path().orElseThrow().isConstant()).isTrue());
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
                () -> Invariants.earlierYearsUnchanged(CHINA, WhatIf.set("leakage", 0.1), 2030, 2035));
        wrong.forEach(w -> assertThatThrownBy(w).isInstanceOf(AssertionError.class));
        assertThatThrownBy(() -> TokenStates.scenarios().changingOnly("tarif.USA"))
                .hasMessageContaining("nearest");
    }
}
