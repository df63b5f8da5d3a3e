package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table of grounds says of makers, hosts, China, the first year and the vintages in service. */
class GroundsTest {
    private static List<String> of(String name, int year, String country, boolean maker, double life) {
        return Grounds.of(name, year, country, maker, life).stream()
                .map(g -> g.name() + "[" + g.year() + "]")
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock_gw | 2025 | USA | true | 6 | stock_life_years[2025] stock_gw.USA[2025]",
                "stock_gw | 2026 | NOR | false | 6 | stock_life_years[2025] additions_gw[2026]",
                "stock_gw | 2040 | CHN | true | 3 | stock_life_years[2025] stock_gw.CHN[2025] additions_gw[2038] additions_gw[2039] additions_gw[2040]",
                "stock_gw | 2040 | NOR | false | 2.5 | stock_life_years[2025] additions_gw[2038] additions_gw[2039] additions_gw[2040]",
                "stock_gw | 2027 | NOR | false | 6 | stock_life_years[2025] additions_gw[2026] additions_gw[2027]",
                "shell_additions_gw_limit | 2025 | CHN | true | 6 | shell_additions_gw.CHN[2025]",
                "shell_additions_gw_limit | 2030 | NOR | false | 6 | stock_gw[2029]",
                "shell_additions_gw_limit | 2026 | CHN | true | 6 | shell_additions_gw.CHN[2026] stock_gw[2025]",
                "tranche_twh.existing | 2030 | USA | true | 6 | data_centre_supply_twh.USA[2030] generation_factor[2030]",
                "tranche_twh.existing | 2030 | NOR | false | 6 | data_centre_share.other[2030] figure.demand_twh[2030] generation_factor[2030]",
                "flat_load_limit_twh | 2030 | CHN | true | 6 | tranche_twh.existing[2030] figure.credited_gw[2030] figure.demand_twh[2030] reserve_margin[2030] load_factor.CHN[2030] interruptible_gw[2030]",
                "flat_load_limit_twh | 2030 | NOR | false | 6 | tranche_twh.existing[2030] figure.credited_gw[2030] figure.demand_twh[2030] reserve_margin[2030] load_factor.other[2030] interruptible_gw[2030]",
                "energy_limit_twh | 2030 | NOR | false | 6 | tranche_twh.existing[2030] tranche_twh.curtailed[2030] tranche_twh.net_exports[2030] tranche_twh.idle_plant[2030] tranche_twh.overbuild[2030] tranche_twh.displaced_exports[2030] flat_load_limit_twh[2030] sold_share[2030]",
                "scarcity_price_usd_per_kwh | 2030 | CHN | true | 6 | ''",
                "gdp_usd | 2030 | CHN | true | 6 | ''"
            })
    void whatAResultRestsOn(String name, int year, String country, boolean maker, double life, String grounds) {
        assertThat(String.join(" ", of(name, year, country, maker, life))).isEqualTo(grounds);
    }

    @Test
    void theMarketRestsOnSharesOfTheFirstYearAndParametersOfItsOwn() {
        assertThat(of(Grounds.MARKET, 2035, "NOR", false, 6))
                .contains("market_share.USA[2025]", "demand_elasticity[2035]", "utilisation[2035]")
                .hasSize(42);
    }
}
