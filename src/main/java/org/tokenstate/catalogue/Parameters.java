package org.tokenstate.catalogue;

/** Names of the parameters, as {@code datasets/parameters.csv} has them: a wrong one does not compile. */
public final class Parameters {
    /**
     * Growth model of generation per head; default is the median of several methods chosen on the back-test and on
     * other yearly series; outlook follows published outlooks; blend weighs both by their records and is default
     * where no outlook is on file.
     */
    public static final String GROWTH_MODEL = "growth_model";

    /** Factor on the generation of the country, as in a dry year. */
    public static final String GENERATION_FACTOR = "generation_factor";

    /** Population of the country in standard deviations from the UN medium variant, in {@code sd}. */
    public static final String POPULATION_DEVIATION = "population_deviation";

    /**
     * How much of the two factors of like_for_like_factor applies: 0 takes the figures as published; 1 takes plant
     * own use off Chinese gross generation and moves the US population to the Census estimate.
     */
    public static final String LIKE_FOR_LIKE = "like_for_like";

    /** Net over gross generation of China, which plants' own use makes less than 1. */
    public static final String LIKE_FOR_LIKE_FACTOR_CHN = "like_for_like_factor.CHN";

    /** The UN's estimate of US population over that of the Census. */
    public static final String LIKE_FOR_LIKE_FACTOR_USA = "like_for_like_factor.USA";

    /** Part of the load of new data centres that displaces no other load. */
    public static final String NEW_LOAD_SHARE = "new_load_share";

    /** Gross domestic product of the United States in the base year, in {@code USD/yr}. */
    public static final String BASE_GDP_USD_USA = "base_gdp_usd.USA";

    /** Gross domestic product of China in the base year, in {@code USD/yr}. */
    public static final String BASE_GDP_USD_CHN = "base_gdp_usd.CHN";

    /** Gross domestic product of Europe in the base year, in {@code USD/yr}. */
    public static final String BASE_GDP_USD_EUR = "base_gdp_usd.EUR";

    /** Gross domestic product of the Gulf in the base year, in {@code USD/yr}. */
    public static final String BASE_GDP_USD_GLF = "base_gdp_usd.GLF";

    /** Gross domestic product of the rest of the world in the base year, in {@code USD/yr}. */
    public static final String BASE_GDP_USD_ROW = "base_gdp_usd.ROW";

    /** Growth of income of the United States, in {@code 1/yr}. */
    public static final String GDP_GROWTH_USA = "gdp_growth.USA";

    /** Growth of income of China, in {@code 1/yr}. */
    public static final String GDP_GROWTH_CHN = "gdp_growth.CHN";

    /** Growth of income of Europe, in {@code 1/yr}. */
    public static final String GDP_GROWTH_EUR = "gdp_growth.EUR";

    /** Growth of income of the Gulf, in {@code 1/yr}. */
    public static final String GDP_GROWTH_GLF = "gdp_growth.GLF";

    /**
     * Growth of income of the rest of the world; countries of regions without a figure of their own, in
     * {@code 1/yr}.
     */
    public static final String GDP_GROWTH_OTHER = "gdp_growth.other";

    /** Deviation of the growth of income of the United States, every year, in {@code 1/yr}. */
    public static final String GDP_GROWTH_DEVIATION_USA = "gdp_growth_deviation.USA";

    /** Deviation of the growth of income of China, every year, in {@code 1/yr}. */
    public static final String GDP_GROWTH_DEVIATION_CHN = "gdp_growth_deviation.CHN";

    /** Deviation of the growth of income of Europe, every year, in {@code 1/yr}. */
    public static final String GDP_GROWTH_DEVIATION_EUR = "gdp_growth_deviation.EUR";

    /** Deviation of the growth of income of the Gulf, every year, in {@code 1/yr}. */
    public static final String GDP_GROWTH_DEVIATION_GLF = "gdp_growth_deviation.GLF";

    /** Deviation of the growth of income of the rest of the world, every year, in {@code 1/yr}. */
    public static final String GDP_GROWTH_DEVIATION_ROW = "gdp_growth_deviation.ROW";

    /** Exports of goods of the United States in the base year, in {@code USD/yr}. */
    public static final String BASE_GOODS_EXPORTS_USD_USA = "base_goods_exports_usd.USA";

    /** Exports of goods of China in the base year, in {@code USD/yr}. */
    public static final String BASE_GOODS_EXPORTS_USD_CHN = "base_goods_exports_usd.CHN";

    /** Exports of goods of Europe in the base year, in {@code USD/yr}. */
    public static final String BASE_GOODS_EXPORTS_USD_EUR = "base_goods_exports_usd.EUR";

    /** Exports of goods of the Gulf in the base year, in {@code USD/yr}. */
    public static final String BASE_GOODS_EXPORTS_USD_GLF = "base_goods_exports_usd.GLF";

    /** Exports of goods of the rest of the world in the base year, in {@code USD/yr}. */
    public static final String BASE_GOODS_EXPORTS_USD_ROW = "base_goods_exports_usd.ROW";

    /** Growth of exports of goods, every region, in {@code 1/yr}. */
    public static final String GOODS_EXPORTS_GROWTH = "goods_exports_growth";

    /** Serving point of tier frontier on US hardware. */
    public static final String SERVING_POINT_FRONTIER = "serving_point.frontier";

    /** Serving point of tier near_frontier on US hardware. */
    public static final String SERVING_POINT_NEAR_FRONTIER = "serving_point.near_frontier";

    /** Serving point of tier commodity on US hardware. */
    public static final String SERVING_POINT_COMMODITY = "serving_point.commodity";

    /** Traffic mix of billed tokens. */
    public static final String TRAFFIC_MIX = "traffic_mix";

    /** Work of a million tokens of the tier frontier in the base year, in {@code kWh/Mtok}. */
    public static final String BASE_WORK_KWH_PER_MTOK_FRONTIER = "base_work_kwh_per_mtok.frontier";

    /** Work of a million tokens of the tier near_frontier in the base year, in {@code kWh/Mtok}. */
    public static final String BASE_WORK_KWH_PER_MTOK_NEAR_FRONTIER = "base_work_kwh_per_mtok.near_frontier";

    /** Work of a million tokens of the tier commodity in the base year, in {@code kWh/Mtok}. */
    public static final String BASE_WORK_KWH_PER_MTOK_COMMODITY = "base_work_kwh_per_mtok.commodity";

    /** Factor on the work of all tiers. */
    public static final String WORK_FACTOR = "work_factor";

    /** Growth of the work of models of the tier frontier in the year after the base year, in {@code 1/yr}. */
    public static final String WORK_GROWTH_FRONTIER = "work_growth.frontier";

    /** Growth of the work of models of the tier near_frontier in the year after the base year, in {@code 1/yr}. */
    public static final String WORK_GROWTH_NEAR_FRONTIER = "work_growth.near_frontier";

    /** Growth of the work of models of the tier commodity in the year after the base year, in {@code 1/yr}. */
    public static final String WORK_GROWTH_COMMODITY = "work_growth.commodity";

    /** Growth of the work of all tiers in the long run, in {@code 1/yr}. */
    public static final String WORK_GROWTH_LAST = "work_growth_last";

    /** Half-life of the way there, in {@code yr}. */
    public static final String WORK_GROWTH_HALF_LIFE = "work_growth_half_life";

    /** Work that software saves in the year after the base year, in {@code 1/yr}. */
    public static final String SOFTWARE_PROGRESS = "software_progress";

    /** The same in the long run, in {@code 1/yr}. */
    public static final String SOFTWARE_PROGRESS_LAST = "software_progress_last";

    /** Growth of work per joule of new hardware in the year after the base year, in {@code 1/yr}. */
    public static final String HARDWARE_PROGRESS = "hardware_progress";

    /** The same in the long run, in {@code 1/yr}. */
    public static final String HARDWARE_PROGRESS_LAST = "hardware_progress_last";

    /** Half-life of the progress of hardware and software, in {@code yr}. */
    public static final String PROGRESS_HALF_LIFE = "progress_half_life";

    /** Factor on the progress of hardware and software. */
    public static final String PROGRESS_SCALE = "progress_scale";

    /** Work of a Chinese model of the tier frontier over that of the leader. */
    public static final String MODEL_EFFICIENCY_CN_FRONTIER = "model_efficiency.CN.frontier";

    /** Work of a Chinese model of the tier near_frontier over that of the leader. */
    public static final String MODEL_EFFICIENCY_CN_NEAR_FRONTIER = "model_efficiency.CN.near_frontier";

    /** Work of a Chinese model of the tier commodity over that of the leader. */
    public static final String MODEL_EFFICIENCY_CN_COMMODITY = "model_efficiency.CN.commodity";

    /** Factor on the work of challengers' models. */
    public static final String MODEL_EFFICIENCY_FACTOR = "model_efficiency_factor";

    /** Accelerators that the United States would add at the returns of the base year, in {@code GW/yr}. */
    public static final String ADDITIONS_GW_USA = "additions_gw.USA";

    /** Accelerators that China would add at the returns of the base year, in {@code GW/yr}. */
    public static final String ADDITIONS_GW_CHN = "additions_gw.CHN";

    /** Accelerators that Europe would add at the returns of the base year, in {@code GW/yr}. */
    public static final String ADDITIONS_GW_EUR = "additions_gw.EUR";

    /** Accelerators that the Gulf would add at the returns of the base year, in {@code GW/yr}. */
    public static final String ADDITIONS_GW_GLF = "additions_gw.GLF";

    /** Accelerators that the rest of the world would add at the returns of the base year, in {@code GW/yr}. */
    public static final String ADDITIONS_GW_ROW = "additions_gw.ROW";

    /** Factor on the additions of the United States. */
    public static final String ADDITIONS_FACTOR_USA = "additions_factor.USA";

    /** Factor on the additions of China. */
    public static final String ADDITIONS_FACTOR_CHN = "additions_factor.CHN";

    /** Factor on the additions of Europe. */
    public static final String ADDITIONS_FACTOR_EUR = "additions_factor.EUR";

    /** Factor on the additions of the Gulf. */
    public static final String ADDITIONS_FACTOR_GLF = "additions_factor.GLF";

    /** Factor on the additions of the rest of the world. */
    public static final String ADDITIONS_FACTOR_ROW = "additions_factor.ROW";

    /** Factor on the announced additions of a country within a region. */
    public static final String ADDITIONS_FACTOR_OTHER = "additions_factor.other";

    /**
     * Accelerators that the United States can have a year under export control; 1000000 binds nothing, in
     * {@code GW/yr}.
     */
    public static final String CHIPS_GW_USA = "chips_gw.USA";

    /** Accelerators that China can have a year under export control; 1000000 binds nothing, in {@code GW/yr}. */
    public static final String CHIPS_GW_CHN = "chips_gw.CHN";

    /** Accelerators that Europe can have a year under export control; 1000000 binds nothing, in {@code GW/yr}. */
    public static final String CHIPS_GW_EUR = "chips_gw.EUR";

    /**
     * Accelerators that the Gulf can have a year under export control; 1000000 binds nothing, in {@code GW/yr}.
     */
    public static final String CHIPS_GW_GLF = "chips_gw.GLF";

    /**
     * Accelerators that the rest of the world can have a year under export control; 1000000 binds nothing, in
     * {@code GW/yr}.
     */
    public static final String CHIPS_GW_ROW = "chips_gw.ROW";

    /**
     * Provisioned capacity that power allows the United States to add a year, beside what retires; 1000000 binds
     * nothing, in {@code GW/yr}.
     */
    public static final String POWER_LIMIT_GW_USA = "power_limit_gw.USA";

    /**
     * Provisioned capacity that power allows China to add a year, beside what retires; 1000000 binds nothing, in
     * {@code GW/yr}.
     */
    public static final String POWER_LIMIT_GW_CHN = "power_limit_gw.CHN";

    /**
     * Provisioned capacity that power allows Europe to add a year, beside what retires; 1000000 binds nothing, in
     * {@code GW/yr}.
     */
    public static final String POWER_LIMIT_GW_EUR = "power_limit_gw.EUR";

    /**
     * Provisioned capacity that power allows the Gulf to add a year, beside what retires; 1000000 binds nothing,
     * in {@code GW/yr}.
     */
    public static final String POWER_LIMIT_GW_GLF = "power_limit_gw.GLF";

    /**
     * Provisioned capacity that power allows the rest of the world to add a year, beside what retires; 1000000
     * binds nothing, in {@code GW/yr}.
     */
    public static final String POWER_LIMIT_GW_ROW = "power_limit_gw.ROW";

    /** Elasticity of the wanted additions to the return of the year before. */
    public static final String SCARCITY_RESPONSE = "scarcity_response";

    /** Accelerators, servers and data centre of a provisioned kW in the United States, in {@code USD/kW}. */
    public static final String CAPEX_USD_PER_KW_USA = "capex_usd_per_kw.USA";

    /** Accelerators, servers and data centre of a provisioned kW in China, in {@code USD/kW}. */
    public static final String CAPEX_USD_PER_KW_CHN = "capex_usd_per_kw.CHN";

    /** Accelerators, servers and data centre of a provisioned kW in Europe, in {@code USD/kW}. */
    public static final String CAPEX_USD_PER_KW_EUR = "capex_usd_per_kw.EUR";

    /** Accelerators, servers and data centre of a provisioned kW in the Gulf, in {@code USD/kW}. */
    public static final String CAPEX_USD_PER_KW_GLF = "capex_usd_per_kw.GLF";

    /** Accelerators, servers and data centre of a provisioned kW in the rest of the world, in {@code USD/kW}. */
    public static final String CAPEX_USD_PER_KW_ROW = "capex_usd_per_kw.ROW";

    /** Share of capital cost that the state of the United States pays. */
    public static final String CAPITAL_SUBSIDY_USA = "capital_subsidy.USA";

    /** Share of capital cost that the state of China pays. */
    public static final String CAPITAL_SUBSIDY_CHN = "capital_subsidy.CHN";

    /** Share of capital cost that the state of Europe pays. */
    public static final String CAPITAL_SUBSIDY_EUR = "capital_subsidy.EUR";

    /** Share of capital cost that the state of the Gulf pays. */
    public static final String CAPITAL_SUBSIDY_GLF = "capital_subsidy.GLF";

    /** Share of capital cost that the state of the rest of the world pays. */
    public static final String CAPITAL_SUBSIDY_ROW = "capital_subsidy.ROW";

    /** Share of the power price that the state of the United States pays. */
    public static final String POWER_SUBSIDY_USA = "power_subsidy.USA";

    /** Share of the power price that the state of China pays. */
    public static final String POWER_SUBSIDY_CHN = "power_subsidy.CHN";

    /** Share of the power price that the state of Europe pays. */
    public static final String POWER_SUBSIDY_EUR = "power_subsidy.EUR";

    /** Share of the power price that the state of the Gulf pays. */
    public static final String POWER_SUBSIDY_GLF = "power_subsidy.GLF";

    /** Share of the power price that the state of the rest of the world pays. */
    public static final String POWER_SUBSIDY_ROW = "power_subsidy.ROW";

    /** Capital cost of a host that joins a pool with chips of its own, over the supplier's. */
    public static final String GUEST_CAPEX_FACTOR = "guest_capex_factor";

    /**
     * Share of income that investors of the pool EAST put in ahead of revenue, in the year after the base year.
     */
    public static final String INVESTMENT_SHARE_EAST = "investment_share.EAST";

    /** The same of a pool without a row of its own. */
    public static final String INVESTMENT_SHARE_OTHER = "investment_share.other";

    /** The same in the long run. */
    public static final String INVESTMENT_LAST = "investment_last";

    /** Half-life of the way there, in {@code yr}. */
    public static final String INVESTMENT_HALF_LIFE = "investment_half_life";

    /** Share of last year's revenue of hosting and models that goes into accelerators. */
    public static final String REINVESTMENT = "reinvestment";

    /** Elasticity of capital to the return of the year before. */
    public static final String CAPITAL_RESPONSE = "capital_response";

    /** Share of income that a sovereign host puts in. */
    public static final String SOVEREIGN_SHARE = "sovereign_share";

    /** The world's additions of a year over the most built in a year so far, at most. */
    public static final String WORLD_CHIP_GROWTH = "world_chip_growth";

    /** Extra power of a pool's own chips for the same work, before convergence. */
    public static final String CHIP_PENALTY = "chip_penalty";

    /** Share of that extra power that is made good a year, in {@code 1/yr}. */
    public static final String CHIP_PENALTY_CONVERGENCE = "chip_penalty_convergence";

    /** Share of a pool's own chips in its additions in the base year. */
    public static final String OWN_CHIP_SHARE = "own_chip_share";

    /** What that share gains a year, in {@code 1/yr}. */
    public static final String OWN_CHIP_GROWTH = "own_chip_growth";

    /** Provisioned accelerators in service in the United States at the end of the base year, in {@code GW}. */
    public static final String STOCK_GW_USA = "stock_gw.USA";

    /** Provisioned accelerators in service in China at the end of the base year, in {@code GW}. */
    public static final String STOCK_GW_CHN = "stock_gw.CHN";

    /** Provisioned accelerators in service in Europe at the end of the base year, in {@code GW}. */
    public static final String STOCK_GW_EUR = "stock_gw.EUR";

    /** Provisioned accelerators in service in the Gulf at the end of the base year, in {@code GW}. */
    public static final String STOCK_GW_GLF = "stock_gw.GLF";

    /** Provisioned accelerators in service in the rest of the world at the end of the base year, in {@code GW}. */
    public static final String STOCK_GW_ROW = "stock_gw.ROW";

    /** Factor on the stock of China. */
    public static final String STOCK_FACTOR_CHN = "stock_factor.CHN";

    /** Factor on the stock of every other region. */
    public static final String STOCK_FACTOR_OTHER = "stock_factor.other";

    /** Years that a vintage serves, in {@code yr}. */
    public static final String SERVICE_LIFE = "service_life";

    /**
     * Energy of the data centre over that of its servers in the United States, over the same in the United States.
     */
    public static final String PUE_RATIO_USA = "pue_ratio.USA";

    /** Energy of the data centre over that of its servers in China, over the same in the United States. */
    public static final String PUE_RATIO_CHN = "pue_ratio.CHN";

    /** Energy of the data centre over that of its servers in Europe, over the same in the United States. */
    public static final String PUE_RATIO_EUR = "pue_ratio.EUR";

    /** Energy of the data centre over that of its servers in the Gulf, over the same in the United States. */
    public static final String PUE_RATIO_GLF = "pue_ratio.GLF";

    /**
     * Energy of the data centre over that of its servers in the rest of the world, over the same in the United
     * States.
     */
    public static final String PUE_RATIO_ROW = "pue_ratio.ROW";

    /** Share of the time that accelerators work. */
    public static final String UTILISATION = "utilisation";

    /** Provisioned power over the power that working accelerators draw at the meter. */
    public static final String PROVISIONED_PER_METERED = "provisioned_per_metered";

    /** Real cost of capital in the United States, in {@code 1/yr}. */
    public static final String WACC_USA = "wacc.USA";

    /** Real cost of capital in China, in {@code 1/yr}. */
    public static final String WACC_CHN = "wacc.CHN";

    /** Real cost of capital in Europe, in {@code 1/yr}. */
    public static final String WACC_EUR = "wacc.EUR";

    /** Real cost of capital in the Gulf, in {@code 1/yr}. */
    public static final String WACC_GLF = "wacc.GLF";

    /** Real cost of capital in the rest of the world, in {@code 1/yr}. */
    public static final String WACC_ROW = "wacc.ROW";

    /** Years over which capital is recovered, in {@code yr}. */
    public static final String COST_LIFE = "cost_life";

    /** Operation and maintenance over capital cost, in {@code 1/yr}. */
    public static final String OPEX_SHARE = "opex_share";

    /** Price of electricity for data centres in the United States, in {@code USD/kWh}. */
    public static final String POWER_PRICE_USD_PER_KWH_USA = "power_price_usd_per_kwh.USA";

    /** Price of electricity for data centres in China, in {@code USD/kWh}. */
    public static final String POWER_PRICE_USD_PER_KWH_CHN = "power_price_usd_per_kwh.CHN";

    /** Price of electricity for data centres in Europe, in {@code USD/kWh}. */
    public static final String POWER_PRICE_USD_PER_KWH_EUR = "power_price_usd_per_kwh.EUR";

    /** Price of electricity for data centres in the Gulf, in {@code USD/kWh}. */
    public static final String POWER_PRICE_USD_PER_KWH_GLF = "power_price_usd_per_kwh.GLF";

    /** Price of electricity for data centres in the rest of the world, in {@code USD/kWh}. */
    public static final String POWER_PRICE_USD_PER_KWH_ROW = "power_price_usd_per_kwh.ROW";

    /**
     * Trillion tokens a day of the base year that regions without a figure of their own buy together, in
     * {@code Ttok/day}.
     */
    public static final String TOKENS_SHARED = "tokens_shared";

    /** Trillion tokens a day that China buys in the base year, in {@code Ttok/day}. */
    public static final String TOKENS_OWN_CHN = "tokens_own.CHN";

    /** Trillion tokens a day of a region without a figure of its own, in {@code Ttok/day}. */
    public static final String TOKENS_OWN_OTHER = "tokens_own.other";

    /** Weight of the United States in the tokens that are shared out. */
    public static final String DEMAND_SPLIT_USA = "demand_split.USA";

    /** Weight of China in the tokens that are shared out. */
    public static final String DEMAND_SPLIT_CHN = "demand_split.CHN";

    /** Weight of Europe in the tokens that are shared out. */
    public static final String DEMAND_SPLIT_EUR = "demand_split.EUR";

    /** Weight of the Gulf in the tokens that are shared out. */
    public static final String DEMAND_SPLIT_GLF = "demand_split.GLF";

    /** Weight of the rest of the world in the tokens that are shared out. */
    public static final String DEMAND_SPLIT_ROW = "demand_split.ROW";

    /** Share of tokens that are sold by the token in China. */
    public static final String SOLD_SHARE_CHN = "sold_share.CHN";

    /** The same elsewhere. */
    public static final String SOLD_SHARE_OTHER = "sold_share.other";

    /** Weight of the tier frontier in tokens sold by the token in China. */
    public static final String TIER_SHARE_CHN_API_FRONTIER = "tier_share.CHN.api.frontier";

    /** Weight of the tier near_frontier in tokens sold by the token in China. */
    public static final String TIER_SHARE_CHN_API_NEAR_FRONTIER = "tier_share.CHN.api.near_frontier";

    /** Weight of the tier commodity in tokens sold by the token in China. */
    public static final String TIER_SHARE_CHN_API_COMMODITY = "tier_share.CHN.api.commodity";

    /** Weight of the tier frontier in tokens in laboratories' own products in China. */
    public static final String TIER_SHARE_CHN_APP_FRONTIER = "tier_share.CHN.app.frontier";

    /** Weight of the tier near_frontier in tokens in laboratories' own products in China. */
    public static final String TIER_SHARE_CHN_APP_NEAR_FRONTIER = "tier_share.CHN.app.near_frontier";

    /** Weight of the tier commodity in tokens in laboratories' own products in China. */
    public static final String TIER_SHARE_CHN_APP_COMMODITY = "tier_share.CHN.app.commodity";

    /** Weight of the tier frontier in tokens sold by the token elsewhere. */
    public static final String TIER_SHARE_OTHER_API_FRONTIER = "tier_share.other.api.frontier";

    /** Weight of the tier near_frontier in tokens sold by the token elsewhere. */
    public static final String TIER_SHARE_OTHER_API_NEAR_FRONTIER = "tier_share.other.api.near_frontier";

    /** Weight of the tier commodity in tokens sold by the token elsewhere. */
    public static final String TIER_SHARE_OTHER_API_COMMODITY = "tier_share.other.api.commodity";

    /** Weight of the tier frontier in tokens in laboratories' own products elsewhere. */
    public static final String TIER_SHARE_OTHER_APP_FRONTIER = "tier_share.other.app.frontier";

    /** Weight of the tier near_frontier in tokens in laboratories' own products elsewhere. */
    public static final String TIER_SHARE_OTHER_APP_NEAR_FRONTIER = "tier_share.other.app.near_frontier";

    /** Weight of the tier commodity in tokens in laboratories' own products elsewhere. */
    public static final String TIER_SHARE_OTHER_APP_COMMODITY = "tier_share.other.app.commodity";

    /**
     * Share of Chinese models abroad in tokens sold by the token, tier frontier, before share_factor and
     * family_odds.
     */
    public static final String FAMILY_SHARE_ABROAD_CN_API_FRONTIER = "family_share_abroad.CN.api.frontier";

    /**
     * Share of Chinese models abroad in tokens sold by the token, tier near_frontier, before share_factor and
     * family_odds.
     */
    public static final String FAMILY_SHARE_ABROAD_CN_API_NEAR_FRONTIER = "family_share_abroad.CN.api.near_frontier";

    /**
     * Share of Chinese models abroad in tokens sold by the token, tier commodity, before share_factor and
     * family_odds.
     */
    public static final String FAMILY_SHARE_ABROAD_CN_API_COMMODITY = "family_share_abroad.CN.api.commodity";

    /**
     * Share of Chinese models abroad in tokens in laboratories' own products, tier frontier, before share_factor
     * and family_odds.
     */
    public static final String FAMILY_SHARE_ABROAD_CN_APP_FRONTIER = "family_share_abroad.CN.app.frontier";

    /**
     * Share of Chinese models abroad in tokens in laboratories' own products, tier near_frontier, before
     * share_factor and family_odds.
     */
    public static final String FAMILY_SHARE_ABROAD_CN_APP_NEAR_FRONTIER = "family_share_abroad.CN.app.near_frontier";

    /**
     * Share of Chinese models abroad in tokens in laboratories' own products, tier commodity, before share_factor
     * and family_odds.
     */
    public static final String FAMILY_SHARE_ABROAD_CN_APP_COMMODITY = "family_share_abroad.CN.app.commodity";

    /** Factor of the United States on challengers' shares. */
    public static final String SHARE_FACTOR_USA = "share_factor.USA";

    /** Factor of China on challengers' shares; at home it does not act. */
    public static final String SHARE_FACTOR_CHN = "share_factor.CHN";

    /** Factor of Europe on challengers' shares. */
    public static final String SHARE_FACTOR_EUR = "share_factor.EUR";

    /** Factor of the Gulf on challengers' shares. */
    public static final String SHARE_FACTOR_GLF = "share_factor.GLF";

    /** Factor of the rest of the world on challengers' shares. */
    public static final String SHARE_FACTOR_ROW = "share_factor.ROW";

    /** Factor on the odds of Chinese models abroad. */
    public static final String FAMILY_ODDS_CN = "family_odds.CN";

    /** Share of the leader's models in China, tier frontier. */
    public static final String LEADER_SHARE_AT_HOME_CN_FRONTIER = "leader_share_at_home.CN.frontier";

    /** Share of the leader's models in China, tier near_frontier. */
    public static final String LEADER_SHARE_AT_HOME_CN_NEAR_FRONTIER = "leader_share_at_home.CN.near_frontier";

    /** Share of the leader's models in China, tier commodity. */
    public static final String LEADER_SHARE_AT_HOME_CN_COMMODITY = "leader_share_at_home.CN.commodity";

    /** Share of open weights in the family's tokens abroad, tier frontier. */
    public static final String OPEN_SHARE_FRONTIER = "open_share.frontier";

    /** Share of open weights in the family's tokens abroad, tier near_frontier. */
    public static final String OPEN_SHARE_NEAR_FRONTIER = "open_share.near_frontier";

    /** Share of open weights in the family's tokens abroad, tier commodity. */
    public static final String OPEN_SHARE_COMMODITY = "open_share.commodity";

    /** Leader's price of tokens sold by the token, tier frontier, in {@code USD/Mtok}. */
    public static final String LIST_PRICE_USD_PER_MTOK_API_FRONTIER = "list_price_usd_per_mtok.api.frontier";

    /** Leader's price of tokens sold by the token, tier near_frontier, in {@code USD/Mtok}. */
    public static final String LIST_PRICE_USD_PER_MTOK_API_NEAR_FRONTIER = "list_price_usd_per_mtok.api.near_frontier";

    /** Leader's price of tokens sold by the token, tier commodity, in {@code USD/Mtok}. */
    public static final String LIST_PRICE_USD_PER_MTOK_API_COMMODITY = "list_price_usd_per_mtok.api.commodity";

    /** Leader's price of tokens in laboratories' own products, tier frontier, in {@code USD/Mtok}. */
    public static final String LIST_PRICE_USD_PER_MTOK_APP_FRONTIER = "list_price_usd_per_mtok.app.frontier";

    /** Leader's price of tokens in laboratories' own products, tier near_frontier, in {@code USD/Mtok}. */
    public static final String LIST_PRICE_USD_PER_MTOK_APP_NEAR_FRONTIER = "list_price_usd_per_mtok.app.near_frontier";

    /** Leader's price of tokens in laboratories' own products, tier commodity, in {@code USD/Mtok}. */
    public static final String LIST_PRICE_USD_PER_MTOK_APP_COMMODITY = "list_price_usd_per_mtok.app.commodity";

    /** Factor on the leader's prices of tokens sold by the token. */
    public static final String LIST_PRICE_FACTOR_API = "list_price_factor.api";

    /** Factor on the leader's prices of tokens in laboratories' own products. */
    public static final String LIST_PRICE_FACTOR_APP = "list_price_factor.app";

    /** Price of Chinese models in China, tokens sold by the token, tier frontier, in {@code USD/Mtok}. */
    public static final String HOME_PRICE_USD_PER_MTOK_CN_API_FRONTIER = "home_price_usd_per_mtok.CN.api.frontier";

    /** Price of Chinese models in China, tokens sold by the token, tier near_frontier, in {@code USD/Mtok}. */
    public static final String HOME_PRICE_USD_PER_MTOK_CN_API_NEAR_FRONTIER =
            "home_price_usd_per_mtok.CN.api.near_frontier";

    /** Price of Chinese models in China, tokens sold by the token, tier commodity, in {@code USD/Mtok}. */
    public static final String HOME_PRICE_USD_PER_MTOK_CN_API_COMMODITY = "home_price_usd_per_mtok.CN.api.commodity";

    /**
     * Price of Chinese models in China, tokens in laboratories' own products, tier frontier, in {@code USD/Mtok}.
     */
    public static final String HOME_PRICE_USD_PER_MTOK_CN_APP_FRONTIER = "home_price_usd_per_mtok.CN.app.frontier";

    /**
     * Price of Chinese models in China, tokens in laboratories' own products, tier near_frontier, in
     * {@code USD/Mtok}.
     */
    public static final String HOME_PRICE_USD_PER_MTOK_CN_APP_NEAR_FRONTIER =
            "home_price_usd_per_mtok.CN.app.near_frontier";

    /**
     * Price of Chinese models in China, tokens in laboratories' own products, tier commodity, in {@code USD/Mtok}.
     */
    public static final String HOME_PRICE_USD_PER_MTOK_CN_APP_COMMODITY = "home_price_usd_per_mtok.CN.app.commodity";

    /** Price of Chinese models abroad over the leader's, tier frontier. */
    public static final String PRICE_RATIO_CN_FRONTIER = "price_ratio.CN.frontier";

    /** Price of Chinese models abroad over the leader's, tier near_frontier. */
    public static final String PRICE_RATIO_CN_NEAR_FRONTIER = "price_ratio.CN.near_frontier";

    /** Price of Chinese models abroad over the leader's, tier commodity. */
    public static final String PRICE_RATIO_CN_COMMODITY = "price_ratio.CN.commodity";

    /** Network and billing of a million tokens, in {@code USD/Mtok}. */
    public static final String OTHER_COST_USD_PER_MTOK = "other_cost_usd_per_mtok";

    /** Elasticity of demand to income. */
    public static final String INCOME_ELASTICITY = "income_elasticity";

    /** Share of the distance to saturation, in logs, that demand closes a year; one for all regions. */
    public static final String DIFFUSION = "diffusion";

    /** Spending at base prices at which demand saturates, over income. */
    public static final String SPENDING_SATURATION = "spending_saturation";

    /** Log of demand in China in the year after the base year that diffusion does not explain. */
    public static final String DEMAND_DEVIATION_CHN = "demand_deviation.CHN";

    /** The same elsewhere. */
    public static final String DEMAND_DEVIATION_OTHER = "demand_deviation.other";

    /** Spending on tokens sold by the token that is never reached, over income. */
    public static final String SPENDING_CEILING_API = "spending_ceiling.api";

    /** The same for laboratories' own products. */
    public static final String SPENDING_CEILING_APP = "spending_ceiling.app";

    /**
     * Rise of the log odds of challengers' tokens abroad in the first moment, sold by the token, in {@code 1/yr}.
     */
    public static final String TASTE_DRIFT_API = "taste_drift.api";

    /** The same for laboratories' own products, in {@code 1/yr}. */
    public static final String TASTE_DRIFT_APP = "taste_drift.app";

    /** Years in which the drift of shares halves, in {@code yr}. */
    public static final String DRIFT_HALF_LIFE = "drift_half_life";

    /** Largest share of compute that serves tokens. */
    public static final String LARGEST_SERVING_SHARE = "largest_serving_share";

    /** Share of the distance to last year's use that plans close. */
    public static final String PLAN_ADJUSTMENT = "plan_adjustment";

    /** Elasticity of the share of compute that serves tokens to price over cost. */
    public static final String OFFER_ELASTICITY = "offer_elasticity";

    /** Factor on the mark-ups of the United States' models. */
    public static final String MARKUP_FACTOR_USA = "markup_factor.USA";

    /** Factor on the mark-ups of Chinese laboratories' own service. */
    public static final String MARKUP_FACTOR_CHN = "markup_factor.CHN";

    /** Factor on the mark-ups of open weights. */
    public static final String MARKUP_FACTOR_OPEN = "markup_factor.OPEN";

    /** Share of a mark-up that entry of rivals takes away a year, in {@code 1/yr}. */
    public static final String RIVAL_ENTRY = "rival_entry";

    /** Share of a loss on an offer that is made good a year, in {@code 1/yr}. */
    public static final String LOSS_FADE = "loss_fade";

    /** Price elasticity of the volume of tokens sold by the token, and of a channel without a row of its own. */
    public static final String DEMAND_ELASTICITY = "demand_elasticity";

    /** The same of laboratories' own products. */
    public static final String DEMAND_ELASTICITY_APP = "demand_elasticity.app";

    /** Elasticity of substitution between tiers. */
    public static final String TIER_SUBSTITUTION = "tier_substitution";

    /** Elasticity of substitution between families, tokens sold by the token. */
    public static final String FAMILY_SUBSTITUTION_API = "family_substitution.api";

    /** The same in laboratories' own products. */
    public static final String FAMILY_SUBSTITUTION_APP = "family_substitution.app";

    /** Elasticity of substitution between origins of a family, tokens sold by the token. */
    public static final String ORIGIN_SUBSTITUTION_API = "origin_substitution.api";

    /** The same in laboratories' own products. */
    public static final String ORIGIN_SUBSTITUTION_APP = "origin_substitution.app";

    /**
     * Share of buyers in the United States that may use Chinese laboratories' own service, tokens sold by the
     * token.
     */
    public static final String ACCESS_USA_API = "access.USA.api";

    /**
     * Share of buyers in the United States that may use Chinese laboratories' own service, tokens in laboratories'
     * own products.
     */
    public static final String ACCESS_USA_APP = "access.USA.app";

    /** Share of buyers in China that may use Chinese laboratories' own service, tokens sold by the token. */
    public static final String ACCESS_CHN_API = "access.CHN.api";

    /**
     * Share of buyers in China that may use Chinese laboratories' own service, tokens in laboratories' own
     * products.
     */
    public static final String ACCESS_CHN_APP = "access.CHN.app";

    /** Share of buyers in Europe that may use Chinese laboratories' own service, tokens sold by the token. */
    public static final String ACCESS_EUR_API = "access.EUR.api";

    /**
     * Share of buyers in Europe that may use Chinese laboratories' own service, tokens in laboratories' own
     * products.
     */
    public static final String ACCESS_EUR_APP = "access.EUR.app";

    /** Share of buyers in the Gulf that may use Chinese laboratories' own service, tokens sold by the token. */
    public static final String ACCESS_GLF_API = "access.GLF.api";

    /**
     * Share of buyers in the Gulf that may use Chinese laboratories' own service, tokens in laboratories' own
     * products.
     */
    public static final String ACCESS_GLF_APP = "access.GLF.app";

    /**
     * Share of buyers in the rest of the world that may use Chinese laboratories' own service, tokens sold by the
     * token.
     */
    public static final String ACCESS_ROW_API = "access.ROW.api";

    /**
     * Share of buyers in the rest of the world that may use Chinese laboratories' own service, tokens in
     * laboratories' own products.
     */
    public static final String ACCESS_ROW_APP = "access.ROW.app";

    /**
     * Share of the buyers of the United States with access today that keep it, of restricted origins, after the
     * base year.
     */
    public static final String ACCESS_LEFT_USA = "access_left.USA";

    /** Share of the buyers of China with access today that keep it, of restricted origins, after the base year. */
    public static final String ACCESS_LEFT_CHN = "access_left.CHN";

    /**
     * Share of the buyers of Europe with access today that keep it, of restricted origins, after the base year.
     */
    public static final String ACCESS_LEFT_EUR = "access_left.EUR";

    /**
     * Share of the buyers of the Gulf with access today that keep it, of restricted origins, after the base year.
     */
    public static final String ACCESS_LEFT_GLF = "access_left.GLF";

    /**
     * Share of the buyers of the rest of the world with access today that keep it, of restricted origins, after
     * the base year.
     */
    public static final String ACCESS_LEFT_ROW = "access_left.ROW";

    /** Tariff of the United States on tokens of American models. */
    public static final String TARIFF_USA_USA = "tariff.USA.USA";

    /** Tariff of the United States on tokens of Chinese laboratories' own service. */
    public static final String TARIFF_USA_CHN = "tariff.USA.CHN";

    /** Tariff of the United States on tokens of open weights. */
    public static final String TARIFF_USA_OPEN = "tariff.USA.OPEN";

    /** Tariff of China on tokens of American models. */
    public static final String TARIFF_CHN_USA = "tariff.CHN.USA";

    /** Tariff of China on tokens of Chinese laboratories' own service. */
    public static final String TARIFF_CHN_CHN = "tariff.CHN.CHN";

    /** Tariff of China on tokens of open weights. */
    public static final String TARIFF_CHN_OPEN = "tariff.CHN.OPEN";

    /** Tariff of Europe on tokens of American models. */
    public static final String TARIFF_EUR_USA = "tariff.EUR.USA";

    /** Tariff of Europe on tokens of Chinese laboratories' own service. */
    public static final String TARIFF_EUR_CHN = "tariff.EUR.CHN";

    /** Tariff of Europe on tokens of open weights. */
    public static final String TARIFF_EUR_OPEN = "tariff.EUR.OPEN";

    /** Tariff of the Gulf on tokens of American models. */
    public static final String TARIFF_GLF_USA = "tariff.GLF.USA";

    /** Tariff of the Gulf on tokens of Chinese laboratories' own service. */
    public static final String TARIFF_GLF_CHN = "tariff.GLF.CHN";

    /** Tariff of the Gulf on tokens of open weights. */
    public static final String TARIFF_GLF_OPEN = "tariff.GLF.OPEN";

    /** Tariff of the rest of the world on tokens of American models. */
    public static final String TARIFF_ROW_USA = "tariff.ROW.USA";

    /** Tariff of the rest of the world on tokens of Chinese laboratories' own service. */
    public static final String TARIFF_ROW_CHN = "tariff.ROW.CHN";

    /** Tariff of the rest of the world on tokens of open weights. */
    public static final String TARIFF_ROW_OPEN = "tariff.ROW.OPEN";

    /** Premium for liability and the like in the United States on tokens of American models. */
    public static final String PREMIUM_USA_USA = "premium.USA.USA";

    /** Premium for liability and the like in the United States on tokens of Chinese laboratories' own service. */
    public static final String PREMIUM_USA_CHN = "premium.USA.CHN";

    /** Premium for liability and the like in the United States on tokens of open weights. */
    public static final String PREMIUM_USA_OPEN = "premium.USA.OPEN";

    /** Premium for liability and the like in China on tokens of American models. */
    public static final String PREMIUM_CHN_USA = "premium.CHN.USA";

    /** Premium for liability and the like in China on tokens of Chinese laboratories' own service. */
    public static final String PREMIUM_CHN_CHN = "premium.CHN.CHN";

    /** Premium for liability and the like in China on tokens of open weights. */
    public static final String PREMIUM_CHN_OPEN = "premium.CHN.OPEN";

    /** Premium for liability and the like in Europe on tokens of American models. */
    public static final String PREMIUM_EUR_USA = "premium.EUR.USA";

    /** Premium for liability and the like in Europe on tokens of Chinese laboratories' own service. */
    public static final String PREMIUM_EUR_CHN = "premium.EUR.CHN";

    /** Premium for liability and the like in Europe on tokens of open weights. */
    public static final String PREMIUM_EUR_OPEN = "premium.EUR.OPEN";

    /** Premium for liability and the like in the Gulf on tokens of American models. */
    public static final String PREMIUM_GLF_USA = "premium.GLF.USA";

    /** Premium for liability and the like in the Gulf on tokens of Chinese laboratories' own service. */
    public static final String PREMIUM_GLF_CHN = "premium.GLF.CHN";

    /** Premium for liability and the like in the Gulf on tokens of open weights. */
    public static final String PREMIUM_GLF_OPEN = "premium.GLF.OPEN";

    /** Premium for liability and the like in the rest of the world on tokens of American models. */
    public static final String PREMIUM_ROW_USA = "premium.ROW.USA";

    /**
     * Premium for liability and the like in the rest of the world on tokens of Chinese laboratories' own service.
     */
    public static final String PREMIUM_ROW_CHN = "premium.ROW.CHN";

    /** Premium for liability and the like in the rest of the world on tokens of open weights. */
    public static final String PREMIUM_ROW_OPEN = "premium.ROW.OPEN";

    /**
     * Least that buyers in the United States may be asked for American laboratories' service, tier frontier, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_USA_FRONTIER = "price_floor_usd_per_mtok.USA.USA.frontier";

    /**
     * Least that buyers in the United States may be asked for American laboratories' service, tier near_frontier,
     * with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_USA_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.USA.USA.near_frontier";

    /**
     * Least that buyers in the United States may be asked for American laboratories' service, tier commodity, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_USA_COMMODITY =
            "price_floor_usd_per_mtok.USA.USA.commodity";

    /**
     * Least that buyers in the United States may be asked for Chinese laboratories' own service, tier frontier,
     * with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_CHN_FRONTIER = "price_floor_usd_per_mtok.USA.CHN.frontier";

    /**
     * Least that buyers in the United States may be asked for Chinese laboratories' own service, tier
     * near_frontier, with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_CHN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.USA.CHN.near_frontier";

    /**
     * Least that buyers in the United States may be asked for Chinese laboratories' own service, tier commodity,
     * with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_CHN_COMMODITY =
            "price_floor_usd_per_mtok.USA.CHN.commodity";

    /**
     * Least that buyers in the United States may be asked for open weights, tier frontier, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_OPEN_FRONTIER =
            "price_floor_usd_per_mtok.USA.OPEN.frontier";

    /**
     * Least that buyers in the United States may be asked for open weights, tier near_frontier, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_OPEN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.USA.OPEN.near_frontier";

    /**
     * Least that buyers in the United States may be asked for open weights, tier commodity, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_USA_OPEN_COMMODITY =
            "price_floor_usd_per_mtok.USA.OPEN.commodity";

    /**
     * Least that buyers in China may be asked for American laboratories' service, tier frontier, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_USA_FRONTIER = "price_floor_usd_per_mtok.CHN.USA.frontier";

    /**
     * Least that buyers in China may be asked for American laboratories' service, tier near_frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_USA_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.CHN.USA.near_frontier";

    /**
     * Least that buyers in China may be asked for American laboratories' service, tier commodity, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_USA_COMMODITY =
            "price_floor_usd_per_mtok.CHN.USA.commodity";

    /**
     * Least that buyers in China may be asked for Chinese laboratories' own service, tier frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_CHN_FRONTIER = "price_floor_usd_per_mtok.CHN.CHN.frontier";

    /**
     * Least that buyers in China may be asked for Chinese laboratories' own service, tier near_frontier, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_CHN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.CHN.CHN.near_frontier";

    /**
     * Least that buyers in China may be asked for Chinese laboratories' own service, tier commodity, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_CHN_COMMODITY =
            "price_floor_usd_per_mtok.CHN.CHN.commodity";

    /**
     * Least that buyers in China may be asked for open weights, tier frontier, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_OPEN_FRONTIER =
            "price_floor_usd_per_mtok.CHN.OPEN.frontier";

    /**
     * Least that buyers in China may be asked for open weights, tier near_frontier, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_OPEN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.CHN.OPEN.near_frontier";

    /**
     * Least that buyers in China may be asked for open weights, tier commodity, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_CHN_OPEN_COMMODITY =
            "price_floor_usd_per_mtok.CHN.OPEN.commodity";

    /**
     * Least that buyers in Europe may be asked for American laboratories' service, tier frontier, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_USA_FRONTIER = "price_floor_usd_per_mtok.EUR.USA.frontier";

    /**
     * Least that buyers in Europe may be asked for American laboratories' service, tier near_frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_USA_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.EUR.USA.near_frontier";

    /**
     * Least that buyers in Europe may be asked for American laboratories' service, tier commodity, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_USA_COMMODITY =
            "price_floor_usd_per_mtok.EUR.USA.commodity";

    /**
     * Least that buyers in Europe may be asked for Chinese laboratories' own service, tier frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_CHN_FRONTIER = "price_floor_usd_per_mtok.EUR.CHN.frontier";

    /**
     * Least that buyers in Europe may be asked for Chinese laboratories' own service, tier near_frontier, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_CHN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.EUR.CHN.near_frontier";

    /**
     * Least that buyers in Europe may be asked for Chinese laboratories' own service, tier commodity, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_CHN_COMMODITY =
            "price_floor_usd_per_mtok.EUR.CHN.commodity";

    /**
     * Least that buyers in Europe may be asked for open weights, tier frontier, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_OPEN_FRONTIER =
            "price_floor_usd_per_mtok.EUR.OPEN.frontier";

    /**
     * Least that buyers in Europe may be asked for open weights, tier near_frontier, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_OPEN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.EUR.OPEN.near_frontier";

    /**
     * Least that buyers in Europe may be asked for open weights, tier commodity, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_EUR_OPEN_COMMODITY =
            "price_floor_usd_per_mtok.EUR.OPEN.commodity";

    /**
     * Least that buyers in the Gulf may be asked for American laboratories' service, tier frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_USA_FRONTIER = "price_floor_usd_per_mtok.GLF.USA.frontier";

    /**
     * Least that buyers in the Gulf may be asked for American laboratories' service, tier near_frontier, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_USA_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.GLF.USA.near_frontier";

    /**
     * Least that buyers in the Gulf may be asked for American laboratories' service, tier commodity, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_USA_COMMODITY =
            "price_floor_usd_per_mtok.GLF.USA.commodity";

    /**
     * Least that buyers in the Gulf may be asked for Chinese laboratories' own service, tier frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_CHN_FRONTIER = "price_floor_usd_per_mtok.GLF.CHN.frontier";

    /**
     * Least that buyers in the Gulf may be asked for Chinese laboratories' own service, tier near_frontier, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_CHN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.GLF.CHN.near_frontier";

    /**
     * Least that buyers in the Gulf may be asked for Chinese laboratories' own service, tier commodity, with
     * tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_CHN_COMMODITY =
            "price_floor_usd_per_mtok.GLF.CHN.commodity";

    /**
     * Least that buyers in the Gulf may be asked for open weights, tier frontier, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_OPEN_FRONTIER =
            "price_floor_usd_per_mtok.GLF.OPEN.frontier";

    /**
     * Least that buyers in the Gulf may be asked for open weights, tier near_frontier, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_OPEN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.GLF.OPEN.near_frontier";

    /**
     * Least that buyers in the Gulf may be asked for open weights, tier commodity, with tariff and premium, in
     * {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_GLF_OPEN_COMMODITY =
            "price_floor_usd_per_mtok.GLF.OPEN.commodity";

    /**
     * Least that buyers in the rest of the world may be asked for American laboratories' service, tier frontier,
     * with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_USA_FRONTIER = "price_floor_usd_per_mtok.ROW.USA.frontier";

    /**
     * Least that buyers in the rest of the world may be asked for American laboratories' service, tier
     * near_frontier, with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_USA_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.ROW.USA.near_frontier";

    /**
     * Least that buyers in the rest of the world may be asked for American laboratories' service, tier commodity,
     * with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_USA_COMMODITY =
            "price_floor_usd_per_mtok.ROW.USA.commodity";

    /**
     * Least that buyers in the rest of the world may be asked for Chinese laboratories' own service, tier
     * frontier, with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_CHN_FRONTIER = "price_floor_usd_per_mtok.ROW.CHN.frontier";

    /**
     * Least that buyers in the rest of the world may be asked for Chinese laboratories' own service, tier
     * near_frontier, with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_CHN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.ROW.CHN.near_frontier";

    /**
     * Least that buyers in the rest of the world may be asked for Chinese laboratories' own service, tier
     * commodity, with tariff and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_CHN_COMMODITY =
            "price_floor_usd_per_mtok.ROW.CHN.commodity";

    /**
     * Least that buyers in the rest of the world may be asked for open weights, tier frontier, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_OPEN_FRONTIER =
            "price_floor_usd_per_mtok.ROW.OPEN.frontier";

    /**
     * Least that buyers in the rest of the world may be asked for open weights, tier near_frontier, with tariff
     * and premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_OPEN_NEAR_FRONTIER =
            "price_floor_usd_per_mtok.ROW.OPEN.near_frontier";

    /**
     * Least that buyers in the rest of the world may be asked for open weights, tier commodity, with tariff and
     * premium, in {@code USD/Mtok}.
     */
    public static final String PRICE_FLOOR_USD_PER_MTOK_ROW_OPEN_COMMODITY =
            "price_floor_usd_per_mtok.ROW.OPEN.commodity";

    /** 1 where the United States is closed to tokens of American models, else 0. */
    public static final String CLOSED_USA_USA = "closed.USA.USA";

    /** 1 where the United States is closed to tokens of Chinese laboratories' own service, else 0. */
    public static final String CLOSED_USA_CHN = "closed.USA.CHN";

    /** 1 where the United States is closed to tokens of open weights, else 0. */
    public static final String CLOSED_USA_OPEN = "closed.USA.OPEN";

    /** 1 where China is closed to tokens of American models, else 0. */
    public static final String CLOSED_CHN_USA = "closed.CHN.USA";

    /** 1 where China is closed to tokens of Chinese laboratories' own service, else 0. */
    public static final String CLOSED_CHN_CHN = "closed.CHN.CHN";

    /** 1 where China is closed to tokens of open weights, else 0. */
    public static final String CLOSED_CHN_OPEN = "closed.CHN.OPEN";

    /** 1 where Europe is closed to tokens of American models, else 0. */
    public static final String CLOSED_EUR_USA = "closed.EUR.USA";

    /** 1 where Europe is closed to tokens of Chinese laboratories' own service, else 0. */
    public static final String CLOSED_EUR_CHN = "closed.EUR.CHN";

    /** 1 where Europe is closed to tokens of open weights, else 0. */
    public static final String CLOSED_EUR_OPEN = "closed.EUR.OPEN";

    /** 1 where the Gulf is closed to tokens of American models, else 0. */
    public static final String CLOSED_GLF_USA = "closed.GLF.USA";

    /** 1 where the Gulf is closed to tokens of Chinese laboratories' own service, else 0. */
    public static final String CLOSED_GLF_CHN = "closed.GLF.CHN";

    /** 1 where the Gulf is closed to tokens of open weights, else 0. */
    public static final String CLOSED_GLF_OPEN = "closed.GLF.OPEN";

    /** 1 where the rest of the world is closed to tokens of American models, else 0. */
    public static final String CLOSED_ROW_USA = "closed.ROW.USA";

    /** 1 where the rest of the world is closed to tokens of Chinese laboratories' own service, else 0. */
    public static final String CLOSED_ROW_CHN = "closed.ROW.CHN";

    /** 1 where the rest of the world is closed to tokens of open weights, else 0. */
    public static final String CLOSED_ROW_OPEN = "closed.ROW.OPEN";

    /** Fixed cost a year of serving a market of the United States with American models, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_USA_USA = "compliance_cost_usd.USA.USA";

    /**
     * Fixed cost a year of serving a market of the United States with Chinese laboratories' own service, in
     * {@code USD/yr}.
     */
    public static final String COMPLIANCE_COST_USD_USA_CHN = "compliance_cost_usd.USA.CHN";

    /** Fixed cost a year of serving a market of the United States with open weights, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_USA_OPEN = "compliance_cost_usd.USA.OPEN";

    /** Fixed cost a year of serving a market of China with American models, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_CHN_USA = "compliance_cost_usd.CHN.USA";

    /**
     * Fixed cost a year of serving a market of China with Chinese laboratories' own service, in {@code USD/yr}.
     */
    public static final String COMPLIANCE_COST_USD_CHN_CHN = "compliance_cost_usd.CHN.CHN";

    /** Fixed cost a year of serving a market of China with open weights, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_CHN_OPEN = "compliance_cost_usd.CHN.OPEN";

    /** Fixed cost a year of serving a market of Europe with American models, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_EUR_USA = "compliance_cost_usd.EUR.USA";

    /**
     * Fixed cost a year of serving a market of Europe with Chinese laboratories' own service, in {@code USD/yr}.
     */
    public static final String COMPLIANCE_COST_USD_EUR_CHN = "compliance_cost_usd.EUR.CHN";

    /** Fixed cost a year of serving a market of Europe with open weights, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_EUR_OPEN = "compliance_cost_usd.EUR.OPEN";

    /** Fixed cost a year of serving a market of the Gulf with American models, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_GLF_USA = "compliance_cost_usd.GLF.USA";

    /**
     * Fixed cost a year of serving a market of the Gulf with Chinese laboratories' own service, in {@code USD/yr}.
     */
    public static final String COMPLIANCE_COST_USD_GLF_CHN = "compliance_cost_usd.GLF.CHN";

    /** Fixed cost a year of serving a market of the Gulf with open weights, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_GLF_OPEN = "compliance_cost_usd.GLF.OPEN";

    /** Fixed cost a year of serving a market of the rest of the world with American models, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_ROW_USA = "compliance_cost_usd.ROW.USA";

    /**
     * Fixed cost a year of serving a market of the rest of the world with Chinese laboratories' own service, in
     * {@code USD/yr}.
     */
    public static final String COMPLIANCE_COST_USD_ROW_CHN = "compliance_cost_usd.ROW.CHN";

    /** Fixed cost a year of serving a market of the rest of the world with open weights, in {@code USD/yr}. */
    public static final String COMPLIANCE_COST_USD_ROW_OPEN = "compliance_cost_usd.ROW.OPEN";

    /** Tax of the owner's state on American models sold abroad. */
    public static final String EXPORT_TAX_USA = "export_tax.USA";

    /** Tax of the owner's state on Chinese laboratories' own service sold abroad. */
    public static final String EXPORT_TAX_CHN = "export_tax.CHN";

    /** Tax of the owner's state on open weights sold abroad. */
    public static final String EXPORT_TAX_OPEN = "export_tax.OPEN";

    /** Pool of the hosts of the United States, in {@code pool}. */
    public static final String HOST_POOL_USA = "host_pool.USA";

    /** Pool of the hosts of China, in {@code pool}. */
    public static final String HOST_POOL_CHN = "host_pool.CHN";

    /** Pool of the hosts of Europe, in {@code pool}. */
    public static final String HOST_POOL_EUR = "host_pool.EUR";

    /** Pool of the hosts of the Gulf, in {@code pool}. */
    public static final String HOST_POOL_GLF = "host_pool.GLF";

    /** Pool of the hosts of the rest of the world, in {@code pool}. */
    public static final String HOST_POOL_ROW = "host_pool.ROW";

    /** Pool that serves American models to buyers in the United States, in {@code pool}. */
    public static final String ORIGIN_POOL_USA_USA = "origin_pool.USA.USA";

    /** Pool that serves Chinese laboratories' own service to buyers in the United States, in {@code pool}. */
    public static final String ORIGIN_POOL_USA_CHN = "origin_pool.USA.CHN";

    /** Pool that serves open weights to buyers in the United States, in {@code pool}. */
    public static final String ORIGIN_POOL_USA_OPEN = "origin_pool.USA.OPEN";

    /** Pool that serves American models to buyers in China, in {@code pool}. */
    public static final String ORIGIN_POOL_CHN_USA = "origin_pool.CHN.USA";

    /** Pool that serves Chinese laboratories' own service to buyers in China, in {@code pool}. */
    public static final String ORIGIN_POOL_CHN_CHN = "origin_pool.CHN.CHN";

    /** Pool that serves open weights to buyers in China, in {@code pool}. */
    public static final String ORIGIN_POOL_CHN_OPEN = "origin_pool.CHN.OPEN";

    /** Pool that serves American models to buyers in Europe, in {@code pool}. */
    public static final String ORIGIN_POOL_EUR_USA = "origin_pool.EUR.USA";

    /** Pool that serves Chinese laboratories' own service to buyers in Europe, in {@code pool}. */
    public static final String ORIGIN_POOL_EUR_CHN = "origin_pool.EUR.CHN";

    /** Pool that serves open weights to buyers in Europe, in {@code pool}. */
    public static final String ORIGIN_POOL_EUR_OPEN = "origin_pool.EUR.OPEN";

    /** Pool that serves American models to buyers in the Gulf, in {@code pool}. */
    public static final String ORIGIN_POOL_GLF_USA = "origin_pool.GLF.USA";

    /** Pool that serves Chinese laboratories' own service to buyers in the Gulf, in {@code pool}. */
    public static final String ORIGIN_POOL_GLF_CHN = "origin_pool.GLF.CHN";

    /** Pool that serves open weights to buyers in the Gulf, in {@code pool}. */
    public static final String ORIGIN_POOL_GLF_OPEN = "origin_pool.GLF.OPEN";

    /** Pool that serves American models to buyers in the rest of the world, in {@code pool}. */
    public static final String ORIGIN_POOL_ROW_USA = "origin_pool.ROW.USA";

    /** Pool that serves Chinese laboratories' own service to buyers in the rest of the world, in {@code pool}. */
    public static final String ORIGIN_POOL_ROW_CHN = "origin_pool.ROW.CHN";

    /** Pool that serves open weights to buyers in the rest of the world, in {@code pool}. */
    public static final String ORIGIN_POOL_ROW_OPEN = "origin_pool.ROW.OPEN";

    /** Emissions over the life of plant of a kWh of the grid of the United States, in {@code g/kWh}. */
    public static final String BASE_GRID_CARBON_G_PER_KWH_USA = "base_grid_carbon_g_per_kwh.USA";

    /** Emissions over the life of plant of a kWh of the grid of China, in {@code g/kWh}. */
    public static final String BASE_GRID_CARBON_G_PER_KWH_CHN = "base_grid_carbon_g_per_kwh.CHN";

    /** Emissions over the life of plant of a kWh of the grid of Europe, in {@code g/kWh}. */
    public static final String BASE_GRID_CARBON_G_PER_KWH_EUR = "base_grid_carbon_g_per_kwh.EUR";

    /** Emissions over the life of plant of a kWh of the grid of the Gulf, in {@code g/kWh}. */
    public static final String BASE_GRID_CARBON_G_PER_KWH_GLF = "base_grid_carbon_g_per_kwh.GLF";

    /** Emissions over the life of plant of a kWh of the grid of the rest of the world, in {@code g/kWh}. */
    public static final String BASE_GRID_CARBON_G_PER_KWH_ROW = "base_grid_carbon_g_per_kwh.ROW";

    /** Share by which the emissions of a kWh of the grid of the United States fall a year, in {@code 1/yr}. */
    public static final String GRID_CARBON_DECLINE_USA = "grid_carbon_decline.USA";

    /** Share by which the emissions of a kWh of the grid of China fall a year, in {@code 1/yr}. */
    public static final String GRID_CARBON_DECLINE_CHN = "grid_carbon_decline.CHN";

    /** Share by which the emissions of a kWh of the grid of Europe fall a year, in {@code 1/yr}. */
    public static final String GRID_CARBON_DECLINE_EUR = "grid_carbon_decline.EUR";

    /** Share by which the emissions of a kWh of the grid of the Gulf fall a year, in {@code 1/yr}. */
    public static final String GRID_CARBON_DECLINE_GLF = "grid_carbon_decline.GLF";

    /** Share by which the emissions of a kWh of the grid of the rest of the world fall a year, in {@code 1/yr}. */
    public static final String GRID_CARBON_DECLINE_ROW = "grid_carbon_decline.ROW";

    /** Response of a country's part of its pool's additions to its relative cost. */
    public static final String ADVANTAGE_RESPONSE = "advantage_response";

    /** Part of hosting that stays at home: power, staff, land, taxes. */
    public static final String INCOME_KEPT_SHARE = "income_kept_share";

    /** Probability that a site in service counts. */
    public static final String SITE_ODDS_OPERATING = "site_odds.operating";

    /** Probability that a site under construction and seen from space is built. */
    public static final String SITE_ODDS_BUILDING_SEEN = "site_odds.building_seen";

    /** Probability that a site under construction by the press or its owner alone is built. */
    public static final String SITE_ODDS_BUILDING_REPORTED = "site_odds.building_reported";

    /** Probability that a site planned with land, power and a tenant is built. */
    public static final String SITE_ODDS_PLANNED_LIKELY = "site_odds.planned_likely";

    /** Probability that a site planned is built. */
    public static final String SITE_ODDS_PLANNED = "site_odds.planned";

    /** Probability that a site announced as an option, an ambition or a memorandum is built. */
    public static final String SITE_ODDS_UNLIKELY = "site_odds.unlikely";

    /** Delay of a site in service against its year, in {@code yr}. */
    public static final String SITE_DELAY_OPERATING = "site_delay.operating";

    /** Delay of a site under construction and seen from space against its announced year, in {@code yr}. */
    public static final String SITE_DELAY_BUILDING_SEEN = "site_delay.building_seen";

    /**
     * Delay of a site under construction by the press or its owner alone against its announced year, in
     * {@code yr}.
     */
    public static final String SITE_DELAY_BUILDING_REPORTED = "site_delay.building_reported";

    /** Delay of a site planned with land, power and a tenant against its announced year, in {@code yr}. */
    public static final String SITE_DELAY_PLANNED_LIKELY = "site_delay.planned_likely";

    /** Delay of a site planned against its announced year, in {@code yr}. */
    public static final String SITE_DELAY_PLANNED = "site_delay.planned";

    /**
     * Delay of a site announced as an option, an ambition or a memorandum against its announced year, in
     * {@code yr}.
     */
    public static final String SITE_DELAY_UNLIKELY = "site_delay.unlikely";

    /** Additions of accelerators of a country within a region beside what is announced, in {@code GW/yr}. */
    public static final String FURTHER_ADDITIONS_GW_OTHER = "further_additions_gw.other";

    /**
     * Share of the generation of a country within a region that its accelerators may take; 0: the country's own
     * figure.
     */
    public static final String POWER_SHARE_OTHER = "power_share.other";

    /** Factor on the capital cost of a country within a region. */
    public static final String CAPEX_FACTOR_OTHER = "capex_factor.other";

    /** Added to the cost of capital that the rule by income group gives a country without a row. */
    public static final String WACC_PREMIUM_OTHER = "wacc_premium.other";

    /** Factor on the price of electricity that the tables give a country without a row. */
    public static final String POWER_PRICE_FACTOR_OTHER = "power_price_factor.other";

    /** Electricity already supplied to data centres, USA, in {@code TWh/yr}. */
    public static final String DATA_CENTRE_SUPPLY_TWH_USA = "data_centre_supply_twh.USA";

    /** Electricity already supplied to data centres, CHN, in {@code TWh/yr}. */
    public static final String DATA_CENTRE_SUPPLY_TWH_CHN = "data_centre_supply_twh.CHN";

    /**
     * Share of generation already supplied to data centres, country without a row: 415 of 30,930 TWh of the world.
     */
    public static final String DATA_CENTRE_SHARE_OTHER = "data_centre_share.other";

    /** Share of wind and solar generation that is curtailed. */
    public static final String CURTAILMENT_RATE = "curtailment_rate";

    /** Share of the hours of a year with curtailed energy. */
    public static final String CURTAILMENT_HOURS = "curtailment_hours";

    /** Price of electricity at the border, in {@code USD/kWh}. */
    public static final String BORDER_PRICE_USD_PER_KWH = "border_price_usd_per_kwh";

    /** Fuel cost of idle dispatchable plant, in {@code USD/kWh}. */
    public static final String FUEL_PRICE_USD_PER_KWH = "fuel_price_usd_per_kwh";

    /** Carbon price on idle dispatchable plant, in {@code USD/t}. */
    public static final String CARBON_PRICE_USD_PER_T = "carbon_price_usd_per_t";

    /** Availability of dispatchable plant. */
    public static final String DISPATCHABLE_AVAILABILITY = "dispatchable_availability";

    /** Planning reserve over peak demand. */
    public static final String RESERVE_MARGIN = "reserve_margin";

    /** Mean over peak demand, China. */
    public static final String LOAD_FACTOR_CHN = "load_factor.CHN";

    /** Mean over peak demand, other countries. */
    public static final String LOAD_FACTOR_OTHER = "load_factor.other";

    /** Flat load that may be curtailed in peak hours, in {@code GW}. */
    public static final String INTERRUPTIBLE_GW = "interruptible_gw";

    /** Firm capacity that can be built a year beyond domestic growth, United States, in {@code GW/yr}. */
    public static final String FIRM_ADDITIONS_GW_USA = "firm_additions_gw.USA";

    /** Firm capacity that can be built a year beyond domestic growth, China, in {@code GW/yr}. */
    public static final String FIRM_ADDITIONS_GW_CHN = "firm_additions_gw.CHN";

    /**
     * Firm capacity that can be built a year beyond domestic growth, as a share of installed capacity, country
     * without a row.
     */
    public static final String FIRM_ADDITIONS_SHARE_OTHER = "firm_additions_share.other";

    /** Share of overbuilt capacity that domestic growth absorbs a year, in {@code 1/yr}. */
    public static final String OVERBUILD_ABSORPTION = "overbuild_absorption";

    /** Most that a high-voltage customer loses in the grid. */
    public static final String GRID_LOSS_LIMIT = "grid_loss_limit";

    /** Share of the electricity embodied in exported goods that may serve tokens instead. */
    public static final String DISPLACED_EXPORT_SHARE = "displaced_export_share";

    /** Avoidable cost other than electricity of displaced goods, as a share of their revenue. */
    public static final String DISPLACED_NON_ELECTRIC_SHARE = "displaced_non_electric_share";

    /** Token exports over all exports at which a country counts as a token-state. */
    public static final String TOKEN_STATE_DEPENDENCE = "token_state_dependence";

    /** Electricity of exported tokens over generation at which a country counts as a token-state. */
    public static final String TOKEN_STATE_GENERATION_SHARE = "token_state_generation_share";

    /** Rent over GDP at which the rent part of the token-state index is one. */
    public static final String TOKEN_STATE_RENT = "token_state_rent";

    /** Years in a row that the thresholds must hold, in {@code yr}. */
    public static final String TOKEN_STATE_YEARS = "token_state_years";

    private Parameters() {}
}
