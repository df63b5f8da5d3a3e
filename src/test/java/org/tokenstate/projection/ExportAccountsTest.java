package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.testkit.Invariants;

/** Exports on one base: rents add up to revenue less cost, and what is exported stays within what could be. */
class ExportAccountsTest {
    private static Projection project(String country, String scenario) {
        return TokenStateModel.of(country)
                .under(ScenarioFiles.load(scenario).scenario())
                .project(2025, 2060);
    }

    @ParameterizedTest
    @CsvSource({
        "CHN, open",
        "CHN, fortress",
        "CHN, price-war",
        "USA, baseline",
        "USA, us-power-shortage",
        "ARE, open",
        "NOR, baseline",
        "PRY, small-state"
    })
    void accountsHoldUnderTheBundledScenarios(String country, String scenario) {
        Projection projection = project(country, scenario);
        Invariants.sound(projection);
        Invariants.accounts(projection);
        for (YearResult y : projection.years()) {
            double rent = y.value("rent_usd").orElseThrow();
            assertThat(rent)
                    .isCloseTo(
                            y.value("export_revenue_usd").orElseThrow()
                                    - y.value("export_cost_usd").orElseThrow(),
                            within(1e-9 * y.value("export_revenue_usd").orElseThrow() + 1e-3))
                    .isLessThanOrEqualTo(y.value("export_revenue_usd").orElseThrow());
        }
    }

    /** A licence is a cost of the host, and comes out of what it can pay for energy. */
    @Test
    void aHostPaysTheLicence() {
        Scenario fee = Scenario.BASELINE.with(WhatIf.set("licence_usd_per_mtok", 0.02));
        Invariants.accounts(TokenStateModel.of("ARE").under(fee).project(2025, 2050));
    }

    @Test
    void chinaExportsNoMoreThanItCouldInAnOpenWorld() {
        for (YearResult y : project("CHN", "open").years()) {
            assertThat(y.value("exported_tokens").orElseThrow())
                    .as("%d", y.year())
                    .isLessThanOrEqualTo(y.value("exportable_tokens").orElseThrow() * (1 + 1e-9));
        }
    }

    @Test
    void penetrationIsTheRiseSinceTheBaseYear() {
        Projection usa = project("USA", "baseline");
        YearResult base = usa.in(2025);
        assertThat(base.value("us_import_penetration_value")).hasValue(0);
        assertThat(base.value("us_import_penetration_volume")).hasValue(0);
        YearResult later = usa.in(2030);
        // The share of a year times the growth of the market since the base year, less the share of the base year.
        double before = base.value("us_import_share_volume").orElseThrow();
        double share = later.value("us_import_share_volume").orElseThrow();
        double growth = (later.value("us_import_penetration_volume").orElseThrow() + before) / share;
        assertThat(growth).isBetween(10.0, 1000.0);
    }

    @Test
    void aRatioWithoutABaseIsNotDefinedAndSaysSo() {
        Projection nothing = TokenStateModel.of("CHN")
                .under(Scenario.BASELINE.with(WhatIf.set("market_share.USA", 0)))
                .project(2025, 2030);
        assertThat(nothing.in(2030).value("us_import_share_value")).isEmpty();
        assertThat(nothing.missing("us_import_share_value"))
                .hasValue("not defined: the United States buy no tokens in 2025");
    }

    /** Prices have fallen since the base year, so that a smaller elasticity gives less in its first year, and nothing before. */
    @Test
    void theElasticityOfAYearIsUsedInThatYear() {
        WhatIf later = WhatIf.set(
                "demand_elasticity", Scenario.BASELINE.path("demand_elasticity").between(2030, 2060, e -> -1.1));
        Projection base = TokenStateModel.of("CHN").project(2025, 2032);
        Projection changed = base.whatIf(later);
        assertThat(changed.in(2029).value("world_tokens_mtok"))
                .isEqualTo(base.in(2029).value("world_tokens_mtok"));
        assertThat(changed.in(2030).value("world_tokens_mtok").orElseThrow())
                .isLessThan(0.95 * base.in(2030).value("world_tokens_mtok").orElseThrow());
        assertThat(changed.explain("world_tokens_mtok", 2030).nodes())
                .anySatisfy(node -> assertThat(node.id()).isEqualTo("parameter demand_elasticity[2030]"));
    }
}
