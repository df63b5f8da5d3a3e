package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.electricity.GrowthModels;

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
    void whatIsPrintedReadsAsASentenceWould() {
        Comparison c = base.compareWith(
                base.model().under(ScenarioFiles.load("open").scenario()).project(2025, 2045));
        assertThat(c.events())
                .extracting(Object::toString)
                .contains("milestone_5: never -> "
                        + c.changed().milestones().get(5).orElseThrow());
        assertThat(c.headlines())
                .extracting(Object::toString)
                .contains(c.events().get(0).toString());
        assertThat(c.change(REVENUE, 2035))
                .hasToString(REVENUE + "[2035]: "
                        + Explanation.number(base.in(2035).value(REVENUE).orElseThrow()) + " -> "
                        + Explanation.number(c.changed().in(2035).value(REVENUE).orElseThrow()));
        assertThat(c.headlines())
                .extracting(Object::toString)
                .contains(c.change(REVENUE, 2035).toString());
        assertThat(new Comparison.Change("rent_usd", 2030, OptionalDouble.empty(), OptionalDouble.of(2)))
                .hasToString("rent_usd[2030]: no figure -> 2");
        assertThat(new Comparison.Flip(2031, Optional.of(BindingConstraint.CAPITAL), Optional.empty()))
                .hasToString("2031: " + BindingConstraint.CAPITAL.label() + " -> nothing known");
        assertThat(new Comparison.EventShift("milestone_5", OptionalInt.of(2041), OptionalInt.empty()))
                .hasToString("milestone_5: 2041 -> never");
        assertThat(new Comparison.Effect("tariff.USA.CHN", -1.5e9, 0))
                .hasToString("tariff.USA.CHN: alone " + Explanation.number(-1.5e9) + ", last of all 0");
        assertThat(c.differences())
                .extracting(Object::toString)
                .anySatisfy(text -> assertThat(text)
                        .matches("export_revenue_usd from 20\\d\\d on; most in 20\\d\\d, \\S+ -> \\S+ USD 2025"))
                .noneMatch(text -> text.endsWith(" 1"));
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

    /** Equations of their own are one change beside the parameters: here a tenth more revenue, and no other result. */
    @Test
    void equationsHaveTheirPart() {
        Scenario more = Scenario.BASELINE
                .withEquations(
                        "replace export_revenue_usd = 1.1 * (country_hosting_exports_usd + country_model_exports_usd)")
                .with(WhatIf.set("taste_drift.api", 0.6));
        Comparison c = base.compareWith(base.model().under(more).project(2025, 2045));
        assertThat(c.parameters()).containsExactly("taste_drift.api");
        assertThat(c.changes()).containsExactly("taste_drift.api", Comparison.EQUATIONS);
        double before = c.change(REVENUE, 2035).before().orElseThrow();
        double after = c.change(REVENUE, 2035).after().orElseThrow();
        double drift = after / 1.1 - before;
        Map<String, Double> shapley = c.shapley(REVENUE, 2035);
        assertThat(shapley.get(Comparison.EQUATIONS)).isCloseTo(0.1 * (before + drift / 2), within(1e-9 * before));
        assertThat(shapley.get("taste_drift.api")).isCloseTo(1.05 * drift, within(1e-9 * before));
        assertThat(c.oneAtATime(REVENUE, 2035))
                .filteredOn(effect -> effect.parameter().equals(Comparison.EQUATIONS))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.alone()).isCloseTo(0.1 * before, within(1e-9 * before));
                    assertThat(effect.last()).isCloseTo(after / 11, within(1e-9 * before));
                });
        assertThat(c.shapley("exportable_tokens", 2035).get(Comparison.EQUATIONS))
                .isZero();
    }

    @Test
    void modelsOfTheUsersOwnAreNotDivided() {
        Projection own =
                base.model().withGrowthModel(GrowthModels.named("theta")).project(2025, 2045);
        assertThatThrownBy(() -> base.compareWith(own).shapley(REVENUE, 2035))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only where both projections have the same growth model");
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
