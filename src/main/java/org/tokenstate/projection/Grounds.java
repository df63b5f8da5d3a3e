package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;

/**
 * What each solved result rests on, as a table: names of variables, parameters and figures of the country in the order in
 * which they are printed. What is computed by a formula names its inputs there and has no row here.
 */
final class Grounds {
    /** The name of the equilibrium, which all results of the market share. */
    static final String MARKET = "market equilibrium";

    /**
     * One result a line. A name may carry a year, {@code [t-1]} (left out in the first year) or {@code [2025]}, which a parameter
     * of the base year has by itself; a condition
     * before a colon, {@code maker}, {@code taker}, {@code china} or {@code abroad} (all but China); {@code SELF} stands for the
     * code of a maker; {@code NAME.*} for all variables that begin so; {@code vintages} for the additions in service.
     */
    private static final String TABLE = """
            hardware_factor: hardware_progress progress_scale stock_life_years maker:stock_gw.SELF vintages
            stock_gw: stock_life_years maker:stock_gw.SELF vintages
            shell_additions_gw_limit: maker:shell_additions_gw.SELF stock_gw[t-1]
            tranche_twh.existing: maker:data_centre_supply_twh.SELF taker:data_centre_share.other \
                taker:figure.demand_twh generation_factor
            tranche_twh.curtailed: figure.wind_solar_twh figure.loss_share grid_loss_limit curtailment_rate \
                curtailment_hours generation_factor
            tranche_twh.net_exports: figure.net_exports_twh figure.loss_share grid_loss_limit border_price_usd_per_kwh \
                generation_factor
            tranche_twh.idle_plant: figure.fossil_gw figure.fossil_twh figure.loss_share grid_loss_limit \
                dispatchable_availability fuel_price_usd_per_kwh carbon_price_usd_per_t
            tranche_twh.overbuild: figure.overbuild_usd_per_kwh maker:firm_additions_gw.SELF \
                taker:firm_additions_share.other taker:figure.installed_gw figure.loss_share grid_loss_limit \
                overbuild_absorption dispatchable_availability
            tranche_twh.displaced_exports: figure.embodied_twh displaced_export_share displaced_non_electric_share
            flat_load_limit_twh: tranche_twh.existing figure.credited_gw figure.demand_twh reserve_margin \
                china:load_factor.CHN abroad:load_factor.other interruptible_gw
            energy_limit_twh: tranche_twh.* flat_load_limit_twh sold_share
            energy_supply_at_affordable_price_twh: tranche_twh.* flat_load_limit_twh sold_share \
                affordable_energy_price_usd_per_kwh
            energy_cost_usd_per_kwh: tranche_twh.* energy_used_twh power_price_usd_per_kwh
            token_plant_twh: tranche_twh.* energy_used_twh figure.loss_share grid_loss_limit
            shadow_price_usd_per_kwh: taker:affordable_energy_price_usd_per_kwh taker:energy_used_twh
            compliance_cost_paid_usd: compliance_cost_usd.USA
            served_energy_kwh_per_mtok: energy_kwh_per_mtok energy_used_twh
            energy_used_twh: taker:compute_limit_twh taker:energy_supply_at_affordable_price_twh
            scarcity_price_usd_per_kwh: taker:affordable_energy_price_usd_per_kwh
            binding_constraint: compute_limit_twh energy_limit_twh additions_gw shadow_price_usd_per_kwh \
                taker:served_mtok taker:home_demand_mtok
            world_gdp_usd: rest_of_world_gdp_usd maker:gdp_usd gdp_growth.USA gdp_growth_deviation.USA gdp_growth.CHN \
                gdp_growth_deviation.CHN
            physical_limit: compute_limit_twh energy_limit_twh additions_gw
            us_break_even_price_ratio: capex_usd_per_kw.USA wacc.USA hardware_life_years opex_share utilisation \
                power_price_usd_per_kwh.USA
            hosting_fee_usd_per_mtok.frontier: hosting_markup capex_usd_per_kw.USA wacc.USA power_price_usd_per_kwh.USA
            hosting_fee_usd_per_mtok.near_frontier: hosting_markup capex_usd_per_kw.USA wacc.USA power_price_usd_per_kwh.USA
            hosting_fee_usd_per_mtok.commodity: hosting_markup capex_usd_per_kw.USA wacc.USA power_price_usd_per_kwh.USA
            market equilibrium: base_tokens_mtok market_share.USA market_share.CHN \
                market_share.ROW tier_share.frontier[2025] tier_share.near_frontier[2025] \
                tier_share.commodity[2025] chinese_share.USA.frontier chinese_share.USA.near_frontier \
                chinese_share.USA.commodity chinese_share.CHN.frontier \
                chinese_share.CHN.near_frontier chinese_share.CHN.commodity \
                chinese_share.ROW.frontier chinese_share.ROW.near_frontier \
                chinese_share.ROW.commodity demand_elasticity income_elasticity token_demand_growth \
                demand_growth_scale agent_multiplier agent_share_midpoint agent_share_speed origin_substitution \
                tier_substitution taste_drift access.USA access.ROW tariff.USA tariff.ROW liability_premium.USA \
                liability_premium.ROW compliance_cost_usd.USA leakage hosting_markup capex_usd_per_kw.USA \
                capex_usd_per_kw.CHN additions_gw.USA additions_gw.CHN additions_gw.ROW sold_share utilisation
            """;

    private static final String START = "[" + YearLoop.START + "]";
    private static final String BEFORE = "[t-1]";
    private static final Map<String, List<String>> ROWS = rows();

    private Grounds() {}

    /** A name with the year of its value. */
    record Ground(String name, int year) {}

    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            rows.put(
                    line.substring(0, colon),
                    List.of(line.substring(colon + 2).strip().split(" +")));
        });
        return rows;
    }

    /**
     * What a result rests on.
     *
     * @param name the solved variable, or {@link #MARKET}
     * @param year the year of the result
     * @param country the country
     * @param maker whether it has a row in the token market
     * @param lifeYears how long accelerators serve
     * @return the names with their years, in order; none where there is no row
     */
    static List<Ground> of(String name, int year, String country, boolean maker, double lifeYears) {
        List<Ground> grounds = new ArrayList<>();
        for (String entry : ROWS.getOrDefault(name, List.of())) {
            int colon = entry.indexOf(':');
            boolean holds = colon < 0
                    || switch (entry.substring(0, colon)) {
                        case "maker" -> maker;
                        case "taker" -> !maker;
                        case "china" -> country.equals("CHN");
                        default -> !country.equals("CHN");
                    };
            if (holds) {
                add(grounds, entry.substring(colon + 1).replace("SELF", country), year, lifeYears);
            }
        }
        return grounds;
    }

    private static boolean isOfBaseYear(String name) {
        ParameterTable table = ParameterTable.bundled();
        return table.has(name) && table.get(name).timing() == Timing.BASE_YEAR;
    }

    private static void add(List<Ground> grounds, String name, int year, double lifeYears) {
        if (name.equals("vintages")) {
            for (int y = Math.max(YearLoop.START + 1, year - (int) Math.ceil(lifeYears) + 1); y <= year; y++) {
                grounds.add(new Ground("additions_gw", y));
            }
        } else if (name.endsWith(".*")) {
            String start = name.substring(0, name.length() - 1);
            VariableTable.bundled().all().stream()
                    .map(Variable::name)
                    .filter(v -> v.startsWith(start))
                    .forEach(v -> grounds.add(new Ground(v, year)));
        } else if (name.endsWith(BEFORE)) {
            if (year > YearLoop.START) {
                grounds.add(new Ground(name.substring(0, name.length() - BEFORE.length()), year - 1));
            }
        } else if (isOfBaseYear(name)) {
            grounds.add(new Ground(name, YearLoop.START));
        } else if (name.endsWith(START)) {
            grounds.add(new Ground(name.substring(0, name.length() - START.length()), YearLoop.START));
        } else {
            grounds.add(new Ground(name, year));
        }
    }
}
