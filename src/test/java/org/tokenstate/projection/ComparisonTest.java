package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;

class ComparisonTest {
    private static final String REVENUE = "export_revenue_usd";
    private final Projection base = TokenStateModel.of("CHN").against("USA").project(2025, 2045);

    @Test
    void nothingDiffersFromItself() {
        Comparison none = base.compareWith(base.whatIf(WhatIf.all()));
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.firstYear()).isEmpty();
        assertThat(none.flips()).isEmpty();
        assertThat(none.events()).isEmpty();
        assertThat(none.parameters()).isEmpty();
    }

    @Test
    void theFirstDifferenceIsInTheYearOfTheChange() {
        Comparison c =
                base.compareWith(base.whatIf(WhatIf.shift("tariff.USA.CHN", 0.5).between(2031, 2033)));
        assertThat(c.firstYear()).hasValue(2031);
        assertThat(c.parameters()).containsExactly("tariff.USA.CHN");
        assertThat(c.change(REVENUE, 2032).difference().orElseThrow()).isNegative();
        assertThat(c.change(REVENUE, 2032).ratio().orElseThrow()).isLessThan(1);
        assertThat(c.differences()).extracting("variable").contains(REVENUE).doesNotContain("population");
    }

    @Test
    void aHarshWorldFlipsConstraintsAndMovesEvents() {
        Comparison c = base.compareWith(
                base.model().under(ScenarioFiles.load("open").scenario()).project(2025, 2045));
        assertThat(c.events()).extracting("event").contains("milestone_1");
        assertThat(c.flips()).isNotEmpty().allMatch(f -> !f.before().equals(f.after()));
    }

    @Test
    void shapleyValuesSumToTheDifferenceAndTwinsShareIt() {
        Comparison c = base.compareWith(base.whatIf(WhatIf.all(
                WhatIf.set("access.ROW.api", 0.5),
                WhatIf.set("taste_drift.api", 0.6),
                WhatIf.set("work_factor", 0.995),
                WhatIf.set("tariff.USA.CHN", 0.3))));
        assertThat(c.parameters()).containsExactly("access.ROW.api", "tariff.USA.CHN", "taste_drift.api");
        Map<String, Double> values = c.shapley(REVENUE, 2040);
        double whole = c.change(REVENUE, 2040).difference().orElseThrow();
        assertThat(values.values().stream().mapToDouble(v -> v).sum()).isCloseTo(whole, within(1e-9 * Math.abs(whole)));
        List<Comparison.Effect> effects = c.oneAtATime(REVENUE, 2040);
        for (Comparison.Effect effect : effects) {
            Projection alone = base.model()
                    .under(Scenario.BASELINE.with(
                            effect.parameter(),
                            c.changed().model().scenario().values().get(effect.parameter())))
                    .project(2025, 2045);
            assertThat(effect.alone())
                    .isEqualTo(base.compareWith(alone)
                            .change(REVENUE, 2040)
                            .difference()
                            .orElseThrow());
        }
    }

    /** The shares of the parameters sum to the whole difference, for every result and scenario that few parameters make. */
    @ParameterizedTest
    @ValueSource(strings = {"open", "price-war", "efficiency-leap", "us-power-shortage", "chip-controls", "subsidy"})
    void aScenarioIsDividedAmongItsParameters(String name) {
        Comparison c = base.compareWith(
                base.model().under(ScenarioFiles.load(name).scenario()).project(2025, 2045));
        assertThat(c.parameters())
                .containsExactlyElementsOf(
                        ScenarioFiles.load(name).scenario().values().keySet());
        for (String variable : List.of(REVENUE, "exportable_tokens", "share_of_goods_exports", "world_spending_usd")) {
            Comparison.Change whole = c.change(variable, 2035);
            double difference = whole.difference().orElseThrow();
            assertThat(c.shapley(variable, 2035).values().stream()
                            .mapToDouble(v -> v)
                            .sum())
                    .as(variable)
                    .isCloseTo(difference, within(1e-9 * Math.abs(whole.before().orElseThrow())));
        }
    }

    @Test
    void whatDiffersIsListedOnceWithItsFirstAndItsLargestYear() {
        Comparison c = base.compareWith(base.whatIf(WhatIf.set("taste_drift.api", 0.6)));
        for (Comparison.Difference d : c.differences()) {
            for (int year = 2025; year <= 2045; year++) {
                Comparison.Change change = c.change(d.variable(), year);
                assertThat(change.differs() && year < d.firstYear())
                        .as(d.variable())
                        .isFalse();
                assertThat(Math.abs(change.difference().orElse(0)))
                        .isLessThanOrEqualTo(Math.abs(d.largest().difference().orElseThrow()));
            }
        }
        assertThat(c.differences())
                .extracting("variable")
                .doesNotHaveDuplicates()
                .contains(REVENUE, "token_balance_usd");
        for (int year = 2025; year <= 2045; year++) {
            int at = year;
            boolean flips = !c.base()
                    .in(at)
                    .bindingConstraint()
                    .equals(c.changed().in(at).bindingConstraint());
            assertThat(c.flips().stream().anyMatch(f -> f.year() == at)).isEqualTo(flips);
        }
    }

    @Test
    void oneChangeHasTheWholeDifference() {
        Comparison c = base.compareWith(base.whatIf(WhatIf.set("taste_drift.api", 0.6)));
        double whole = c.change(REVENUE, 2035).difference().orElseThrow();
        assertThat(c.shapley(REVENUE, 2035)).containsExactlyEntriesOf(Map.of("taste_drift.api", whole));
        assertThat(c.oneAtATime(REVENUE, 2035)).containsExactly(new Comparison.Effect("taste_drift.api", whole, whole));
    }

    @Test
    void otherCountriesAndYearsAreRefused() {
        assertThatThrownBy(() -> base.compareWith(TokenStateModel.of("USA").project(2025, 2045)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("country");
        assertThatThrownBy(() -> base.compareWith(base.model().project(2025, 2040)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("years");
    }
}
