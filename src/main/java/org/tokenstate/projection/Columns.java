package org.tokenstate.projection;

import org.tokenstate.catalogue.ParameterTable;

/** The rows of the parameter table that the year loop reads, looked up by name once. */
final class Columns {
    final int generationFactor;
    final int baseTokens;
    final int demandElasticity;
    final int incomeElasticity;
    final int agentMultiplier;
    final int agentMidpoint;
    final int agentSpeed;
    final int tokenDemandGrowth;
    final int demandGrowthScale;
    final int gdpGrowthChn;
    final int gdpGrowthUsa;
    final int gdpGrowthOther;
    final int gdpDeviationChn;
    final int gdpDeviationUsa;
    final int gdpDeviationOther;
    final int goodsExportsGrowth;
    final int goodsExportsDeviation;
    final int accessUsa;
    final int accessRow;
    final int tariffUsa;
    final int tariffRow;
    final int premiumUsa;
    final int premiumRow;
    final int complianceUsa;
    final int leakage;
    final int tasteDrift;
    final int originSubstitution;
    final int tierSubstitution;
    final int domesticChipShare;
    final int domesticChipPenalty;
    final int domesticChipConvergence;
    final int softwareProgress;
    final int hardwareProgress;
    final int progressScale;
    final int capexUsa;
    final int capexChn;
    final int capexOther;
    final int waccUsa;
    final int waccChn;
    final int waccPremiumOther;
    final int hardwareLife;
    final int opexShare;
    final int utilisation;
    final int powerPriceUsa;
    final int powerPriceChnDomestic;
    final int powerPriceChnOther;
    final int powerPriceRow;
    final int powerPriceFactorOther;
    final int markupEntry;
    final int hostingMarkup;
    final int licence;
    final int investmentOther;
    final int scarcityResponse;
    final int slackUse;
    final int leastResponse;
    final int mostResponse;
    final int tokenStateRent;
    final int provisionedPerMetered;
    final int[] energyPerMtok;
    final int stockLife;
    final int soldShare;
    final int dataCentreUsa;
    final int dataCentreChn;
    final int dataCentreShareOther;
    final int curtailmentRate;
    final int curtailmentHours;
    final int borderPrice;
    final int fuelPrice;
    final int carbonPrice;
    final int dispatchableAvailability;
    final int reserveMargin;
    final int loadFactorChn;
    final int loadFactorOther;
    final int interruptible;
    final int firmAdditionsShareOther;
    final int overbuildAbsorption;
    final int gridLossLimit;
    final int flatLoadGrowthUsa;
    final int displacedExportShare;
    final int displacedNonElectric;
    final int tokenStateDependence;
    final int ownModelShareOther;
    final int[] marketShare;
    final int[] tierShare;
    final int[] chineseShare;
    final int[] energyFactor;
    final int[] modelEfficiency;
    final int[] markupUsa;
    final int[] markupChn;
    final int[] stockGw;
    final int[] additions;
    final int[] additionsFactor;
    final int[] chips;
    final int[] shellAdditions;
    final int[] investment;
    final int[] firmAdditions;

    Columns(ParameterTable table) {
        generationFactor = table.indexOf("generation_factor");
        baseTokens = table.indexOf("base_tokens_mtok");
        demandElasticity = table.indexOf("demand_elasticity");
        incomeElasticity = table.indexOf("income_elasticity");
        agentMultiplier = table.indexOf("agent_multiplier");
        agentMidpoint = table.indexOf("agent_share_midpoint");
        agentSpeed = table.indexOf("agent_share_speed");
        tokenDemandGrowth = table.indexOf("token_demand_growth");
        demandGrowthScale = table.indexOf("demand_growth_scale");
        gdpGrowthChn = table.indexOf("gdp_growth.CHN");
        gdpGrowthUsa = table.indexOf("gdp_growth.USA");
        gdpGrowthOther = table.indexOf("gdp_growth.other");
        gdpDeviationChn = table.indexOf("gdp_growth_deviation.CHN");
        gdpDeviationUsa = table.indexOf("gdp_growth_deviation.USA");
        gdpDeviationOther = table.indexOf("gdp_growth_deviation.other");
        goodsExportsGrowth = table.indexOf("goods_exports_growth");
        goodsExportsDeviation = table.indexOf("goods_exports_growth_deviation");
        accessUsa = table.indexOf("access.USA");
        accessRow = table.indexOf("access.ROW");
        tariffUsa = table.indexOf("tariff.USA");
        tariffRow = table.indexOf("tariff.ROW");
        premiumUsa = table.indexOf("liability_premium.USA");
        premiumRow = table.indexOf("liability_premium.ROW");
        complianceUsa = table.indexOf("compliance_cost_usd.USA");
        leakage = table.indexOf("leakage");
        tasteDrift = table.indexOf("taste_drift");
        originSubstitution = table.indexOf("origin_substitution");
        tierSubstitution = table.indexOf("tier_substitution");
        domesticChipShare = table.indexOf("domestic_chip_share");
        domesticChipPenalty = table.indexOf("domestic_chip_penalty");
        domesticChipConvergence = table.indexOf("domestic_chip_convergence");
        softwareProgress = table.indexOf("software_progress");
        hardwareProgress = table.indexOf("hardware_progress");
        progressScale = table.indexOf("progress_scale");
        capexUsa = table.indexOf("capex_usd_per_kw.USA");
        capexChn = table.indexOf("capex_usd_per_kw.CHN");
        capexOther = table.indexOf("capex_usd_per_kw.other");
        waccUsa = table.indexOf("wacc.USA");
        waccChn = table.indexOf("wacc.CHN");
        waccPremiumOther = table.indexOf("wacc_premium.other");
        hardwareLife = table.indexOf("hardware_life_years");
        opexShare = table.indexOf("opex_share");
        utilisation = table.indexOf("utilisation");
        powerPriceUsa = table.indexOf("power_price_usd_per_kwh.USA");
        powerPriceChnDomestic = table.indexOf("power_price_usd_per_kwh.CHN_domestic");
        powerPriceChnOther = table.indexOf("power_price_usd_per_kwh.CHN_other");
        powerPriceRow = table.indexOf("power_price_usd_per_kwh.ROW");
        powerPriceFactorOther = table.indexOf("power_price_factor.other");
        markupEntry = table.indexOf("markup_entry");
        hostingMarkup = table.indexOf("hosting_markup");
        licence = table.indexOf("licence_usd_per_mtok");
        investmentOther = table.indexOf("investment_limit.other");
        scarcityResponse = table.indexOf("scarcity_response");
        slackUse = table.indexOf("slack_use");
        leastResponse = table.indexOf("least_response");
        mostResponse = table.indexOf("most_response");
        tokenStateRent = table.indexOf("token_state_rent");
        provisionedPerMetered = table.indexOf("provisioned_per_metered");
        energyPerMtok = rows(
                table,
                "energy_kwh_per_mtok.frontier",
                "energy_kwh_per_mtok.near_frontier",
                "energy_kwh_per_mtok.commodity");
        stockLife = table.indexOf("stock_life_years");
        soldShare = table.indexOf("sold_share");
        dataCentreUsa = table.indexOf("data_centre_supply_twh.USA");
        dataCentreChn = table.indexOf("data_centre_supply_twh.CHN");
        dataCentreShareOther = table.indexOf("data_centre_share.other");
        curtailmentRate = table.indexOf("curtailment_rate");
        curtailmentHours = table.indexOf("curtailment_hours");
        borderPrice = table.indexOf("border_price_usd_per_kwh");
        fuelPrice = table.indexOf("fuel_price_usd_per_kwh");
        carbonPrice = table.indexOf("carbon_price_usd_per_t");
        dispatchableAvailability = table.indexOf("dispatchable_availability");
        reserveMargin = table.indexOf("reserve_margin");
        loadFactorChn = table.indexOf("load_factor.CHN");
        loadFactorOther = table.indexOf("load_factor.other");
        interruptible = table.indexOf("interruptible_gw");
        firmAdditionsShareOther = table.indexOf("firm_additions_share.other");
        overbuildAbsorption = table.indexOf("overbuild_absorption");
        gridLossLimit = table.indexOf("grid_loss_limit");
        flatLoadGrowthUsa = table.indexOf("flat_load_growth_gw.USA");
        displacedExportShare = table.indexOf("displaced_export_share");
        displacedNonElectric = table.indexOf("displaced_non_electric_share");
        tokenStateDependence = table.indexOf("token_state_dependence");
        ownModelShareOther = table.indexOf("own_model_share.other");
        marketShare = rows(table, "market_share.USA", "market_share.CHN", "market_share.ROW");
        tierShare = rows(table, "tier_share.frontier", "tier_share.near_frontier", "tier_share.commodity");
        chineseShare = rows(
                table,
                "chinese_share.USA.frontier",
                "chinese_share.USA.near_frontier",
                "chinese_share.USA.commodity",
                "chinese_share.CHN.frontier",
                "chinese_share.CHN.near_frontier",
                "chinese_share.CHN.commodity",
                "chinese_share.ROW.frontier",
                "chinese_share.ROW.near_frontier",
                "chinese_share.ROW.commodity");
        energyFactor = rows(table, "energy_factor.frontier", "energy_factor.near_frontier", "energy_factor.commodity");
        modelEfficiency = rows(
                table, "model_efficiency.frontier", "model_efficiency.near_frontier", "model_efficiency.commodity");
        markupUsa = rows(table, "markup.USA.frontier", "markup.USA.near_frontier", "markup.USA.commodity");
        markupChn = rows(table, "markup.CHN.frontier", "markup.CHN.near_frontier", "markup.CHN.commodity");
        stockGw = rows(table, "stock_gw.USA", "stock_gw.CHN", "stock_gw.ROW");
        additions = rows(table, "additions_gw.USA", "additions_gw.CHN", "additions_gw.ROW");
        additionsFactor = rows(table, "additions_factor.USA", "additions_factor.CHN", "additions_factor.ROW");
        chips = rows(table, "chips_gw.USA", "chips_gw.CHN", "chips_gw.ROW");
        shellAdditions = rows(table, "shell_additions_gw.USA", "shell_additions_gw.CHN", "shell_additions_gw.ROW");
        investment = rows(table, "investment_limit.USA", "investment_limit.CHN", "investment_limit.ROW");
        firmAdditions = rows(table, "firm_additions_gw.USA", "firm_additions_gw.CHN", "firm_additions_gw.ROW");
    }

    private static int[] rows(ParameterTable table, String... names) {
        int[] rows = new int[names.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = table.indexOf(names[i]);
        }
        return rows;
    }
}
