package org.tokenstate.projection;

import org.tokenstate.catalogue.VariableTable;

/** The columns of the result table that the year loop writes, looked up by name once. */
final class Outputs {
    /** Number of tranches of an energy supply curve. */
    static final int TRANCHES = 6;

    private static final String[] TRANCHE_NAMES = {
        "existing", "curtailed", "net_exports", "idle_plant", "overbuild", "displaced_exports"
    };

    final int year;
    final int isMaker;
    final int isChina;
    final int isUsa;
    final int population;
    final int trend;
    final int generationPerHead;
    final int referencePerHead;
    final int ratio;
    final int generation;
    final int gdpGrowth;
    final int gdp;
    final int goodsExports;
    final int software;
    final int hardware;
    final int domesticShare;
    final int chipFactor;
    final int pueFactor;
    final int provisionedPerMetered;
    final int energyMix;
    final int joules;
    final int capex;
    final int wacc;
    final int basePower;
    final int power;
    final int crf;
    final int capitalPerKwh;
    final int energyShareOfCost;
    final int stock;
    final int investment;
    final int pathAdditions;
    final int capitalAdditions;
    final int chipsAdditions;
    final int shellAdditions;
    final int additions;
    final int computeLimit;
    final int flatLoad;
    final int energyLimit;
    final int exportableEnergy;
    final int exportableTokens;
    final int energyOnlyTokens;
    final int scarcityPrice;
    final int shadowPrice;
    final int energyUsed;
    final int leakage;
    final int rowTokens;
    final int rowGdp;
    final int homeDemand;
    final int affordable;
    final int supplyAtAffordable;
    final int served;
    final int exportedMtok;
    final int exportedTokens;
    final int exportedEnergy;
    final int ownModels;
    final int revenue;
    final int meanPrice;
    final int shareOfGoods;
    final int shareOfGdp;
    final int dependence;
    final int exportedGenerationShare;
    final int energyRent;
    final int computeRent;
    final int modelRent;
    final int rent;
    final int index;
    final int revenuePerMwh;
    final int carbon;
    final int carbonPerMtok;
    final int worldTokens;
    final int worldSpending;
    final int worldGdp;
    final int worldSpendingOfGdp;
    final int usPenetrationValue;
    final int usPenetrationVolume;
    final int usHosted;
    final int usBreakEven;
    final int usScarcity;
    final int binding;
    final int physicalLimit;
    final int residual;
    final int sweeps;
    final int response;
    final int[] tierShare;
    final int[] baseEnergy;
    final int[] energy;
    final int[] cost;
    final int[] markup;
    final int[] price;
    final int[] hostingFee;
    final int[] exported;
    final int[] exportPrice;
    final int[] tokens;
    final int[] tranche;

    Outputs(VariableTable table) {
        year = table.indexOf("year");
        isMaker = table.indexOf("is_maker");
        isChina = table.indexOf("is_china");
        isUsa = table.indexOf("is_usa");
        population = table.indexOf("population");
        trend = table.indexOf("trend_generation_kwh_per_capita");
        generationPerHead = table.indexOf("generation_kwh_per_capita");
        referencePerHead = table.indexOf("reference_generation_kwh_per_capita");
        ratio = table.indexOf("reference_to_own_generation_per_capita");
        generation = table.indexOf("generation_twh");
        gdpGrowth = table.indexOf("gdp_growth");
        gdp = table.indexOf("gdp_usd");
        goodsExports = table.indexOf("goods_exports_usd");
        software = table.indexOf("software_factor");
        hardware = table.indexOf("hardware_factor");
        domesticShare = table.indexOf("domestic_chip_share_used");
        chipFactor = table.indexOf("chip_factor");
        pueFactor = table.indexOf("pue_factor");
        provisionedPerMetered = table.indexOf("provisioned_per_metered_used");
        energyMix = table.indexOf("energy_kwh_per_mtok");
        joules = table.indexOf("energy_per_token_joules");
        capex = table.indexOf("capex_usd_per_kw");
        wacc = table.indexOf("wacc");
        basePower = table.indexOf("base_power_price_usd_per_kwh");
        power = table.indexOf("power_price_usd_per_kwh");
        crf = table.indexOf("capital_recovery_factor");
        capitalPerKwh = table.indexOf("capital_cost_usd_per_kwh");
        energyShareOfCost = table.indexOf("energy_share_of_cost");
        stock = table.indexOf("stock_gw");
        investment = table.indexOf("investment_limit_used");
        pathAdditions = table.indexOf("path_additions_gw");
        capitalAdditions = table.indexOf("capital_additions_gw");
        chipsAdditions = table.indexOf("chips_additions_gw");
        shellAdditions = table.indexOf("shell_additions_gw_limit");
        additions = table.indexOf("additions_gw");
        computeLimit = table.indexOf("compute_limit_twh");
        flatLoad = table.indexOf("flat_load_limit_twh");
        energyLimit = table.indexOf("energy_limit_twh");
        exportableEnergy = table.indexOf("exportable_energy_twh");
        exportableTokens = table.indexOf("exportable_tokens");
        energyOnlyTokens = table.indexOf("energy_only_tokens");
        scarcityPrice = table.indexOf("scarcity_price_usd_per_kwh");
        shadowPrice = table.indexOf("shadow_price_usd_per_kwh");
        energyUsed = table.indexOf("energy_used_twh");
        leakage = table.indexOf("leakage_used");
        rowTokens = table.indexOf("rest_of_world_tokens_mtok");
        rowGdp = table.indexOf("rest_of_world_gdp_usd");
        homeDemand = table.indexOf("home_demand_mtok");
        affordable = table.indexOf("affordable_energy_price_usd_per_kwh");
        supplyAtAffordable = table.indexOf("energy_supply_at_affordable_price_twh");
        served = table.indexOf("served_mtok");
        exportedMtok = table.indexOf("exported_mtok");
        exportedTokens = table.indexOf("exported_tokens");
        exportedEnergy = table.indexOf("exported_energy_twh");
        ownModels = table.indexOf("own_model_share_used");
        revenue = table.indexOf("export_revenue_usd");
        meanPrice = table.indexOf("price_usd_per_mtok");
        shareOfGoods = table.indexOf("share_of_goods_exports");
        shareOfGdp = table.indexOf("share_of_gdp");
        dependence = table.indexOf("dependence");
        exportedGenerationShare = table.indexOf("exported_generation_share");
        energyRent = table.indexOf("energy_rent_usd");
        computeRent = table.indexOf("compute_rent_usd");
        modelRent = table.indexOf("model_rent_usd");
        rent = table.indexOf("rent_usd");
        index = table.indexOf("token_state_index");
        revenuePerMwh = table.indexOf("revenue_usd_per_mwh");
        carbon = table.indexOf("carbon_g_per_kwh");
        carbonPerMtok = table.indexOf("carbon_g_per_mtok");
        worldTokens = table.indexOf("world_tokens_mtok");
        worldSpending = table.indexOf("world_spending_usd");
        worldGdp = table.indexOf("world_gdp_usd");
        worldSpendingOfGdp = table.indexOf("world_spending_share_of_gdp");
        usPenetrationValue = table.indexOf("us_import_penetration_value");
        usPenetrationVolume = table.indexOf("us_import_penetration_volume");
        usHosted = table.indexOf("us_foreign_weights_at_home_volume");
        usBreakEven = table.indexOf("us_break_even_price_ratio");
        usScarcity = table.indexOf("us_scarcity_price_usd_per_kwh");
        binding = table.indexOf("binding_constraint");
        physicalLimit = table.indexOf("physical_limit");
        residual = table.indexOf("market_residual");
        sweeps = table.indexOf("market_sweeps");
        response = table.indexOf("investment_response");
        tierShare = columns(table, "tier_share_used.", YearLoop.TIERS);
        baseEnergy = columns(table, "base_energy_kwh_per_mtok.", YearLoop.TIERS);
        energy = columns(table, "energy_kwh_per_mtok.", YearLoop.TIERS);
        cost = columns(table, "cost_usd_per_mtok.", YearLoop.TIERS);
        markup = columns(table, "markup.", YearLoop.TIERS);
        price = columns(table, "price_usd_per_mtok.", YearLoop.TIERS);
        hostingFee = columns(table, "hosting_fee_usd_per_mtok.", YearLoop.TIERS);
        exported = columns(table, "exported_mtok.", YearLoop.TIERS);
        exportPrice = columns(table, "export_price_usd_per_mtok.", YearLoop.TIERS);
        tranche = columns(table, "tranche_twh.", TRANCHE_NAMES);
        tokens = new int[YearLoop.TIERS.length * YearLoop.ORIGIN_NAMES.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = table.indexOf("tokens_mtok." + YearLoop.TIERS[i / YearLoop.ORIGIN_NAMES.length] + "."
                    + YearLoop.ORIGIN_NAMES[i % YearLoop.ORIGIN_NAMES.length]);
        }
    }

    private static int[] columns(VariableTable table, String prefix, String... suffixes) {
        int[] columns = new int[suffixes.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = table.indexOf(prefix + suffixes[i]);
        }
        return columns;
    }
}
