package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
        "NOR, european-residency",
        "PRY, small-state",
        "PRY, hydro-state",
        "IND, subsidy"
    })
    void accountsHoldUnderTheBundledScenarios(String country, String scenario) {
        Projection projection = project(country, scenario);
        Invariants.sound(projection);
        Invariants.accounts(projection);
        for (YearResult y : projection.years()) {
            double revenue = value(y, "export_revenue_usd");
            assertThat(revenue)
                    .isCloseTo(
                            value(y, "hosting_exports_usd") + value(y, "model_exports_usd"), within(1e-12 * revenue));
            assertThat(value(y, "token_balance_usd"))
                    .isCloseTo(revenue - value(y, "token_imports_usd"), within(1e-12 * revenue + 1e-6));
            assertThat(value(y, "income_kept_usd")).isCloseTo(0.25 * value(y, "hosting_exports_usd"), within(1e-3));
            assertThat(value(y, "hosted_energy_twh")).isLessThanOrEqualTo(value(y, "token_electricity_twh"));
            assertThat(value(y, "token_electricity_twh")).isLessThanOrEqualTo(value(y, "ai_electricity_twh"));
            // A rent is what compute earns above its cost: no more than all its work is worth.
            assertThat(value(y, "rent_usd")).isLessThanOrEqualTo(value(y, "work_kwh") * value(y, "home_price") + 1e-3);
        }
    }

    private static double value(YearResult year, String result) {
        return year.value(result).orElseThrow();
    }

    /** A country that is a region has of the world what the region has. */
    @ParameterizedTest
    @CsvSource({"CHN, open", "CHN, baseline", "USA, fortress"})
    void aRegionIsItsPartOfTheWorld(String country, String scenario) {
        Projection projection = project(country, scenario);
        WorldProjection world =
                WorldModel.of(ScenarioFiles.load(scenario).scenario()).project(2025, 2060);
        for (YearResult y : projection.years()) {
            for (String result : List.of(
                    "token_imports_usd",
                    "token_balance_usd",
                    "hosting_exports_usd",
                    "model_exports_usd",
                    "ai_electricity_twh",
                    "token_electricity_twh",
                    "hosted_energy_twh",
                    "gdp_usd",
                    "goods_exports_usd",
                    "dependence")) {
                double expected = world.at(y.year(), result, country);
                assertThat(value(y, result))
                        .as(result + " in " + y.year())
                        .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            }
            assertThat(value(y, "export_revenue_usd")).isEqualTo(world.at(y.year(), "token_exports_usd", country));
            assertThat(value(y, "world_tokens")).isEqualTo(world.at(y.year(), "world_tokens"));
            assertThat(value(y, "stock_gw")).isEqualTo(world.at(y.year(), "gw", country));
        }
    }

    /** Whichever country is asked for, the world is the same, and what regions sell each other adds up to nothing. */
    @Test
    void aHostMovesNothingInTheWorld() {
        List<String> balances = ModelTables.bundled().elements("region").stream()
                .map(region -> "token_balance_usd[" + region + "]")
                .toList();
        TokenStateModel norway = TokenStateModel.of("NOR");
        TokenStateModel china = TokenStateModel.of("CHN");
        double[][] one = norway.run(norway.year().program(balances), 2045);
        double[][] other = china.run(china.year().program(balances), 2045);
        assertThat(one).isDeepEqualTo(other);
        for (double[] year : one) {
            double sum = 0;
            double size = 0;
            for (int i = 0; i < balances.size(); i++) {
                sum += year[i];
                size += Math.abs(year[i]);
            }
            assertThat(Math.abs(sum)).isLessThanOrEqualTo(1e-12 * size);
        }
    }

    /** Prices differ from those of the base year, so that another elasticity gives another volume in its first year, and nothing before. */
    @Test
    void theElasticityOfAYearIsUsedInThatYear() {
        WhatIf later = WhatIf.set(
                "demand_elasticity", Scenario.BASELINE.path("demand_elasticity").between(2030, 2060, e -> -1.5));
        Projection base = TokenStateModel.of("CHN").project(2025, 2032);
        Projection changed = base.whatIf(later);
        assertThat(changed.in(2029).value("world_tokens"))
                .isEqualTo(base.in(2029).value("world_tokens"));
        assertThat(changed.in(2030).value("world_tokens"))
                .isNotEqualTo(base.in(2030).value("world_tokens"));
        assertThat(changed.explain("world_tokens", 2030).nodes())
                .anySatisfy(node -> assertThat(node.id()).isEqualTo("parameter demand_elasticity[2030]"));
    }
}
