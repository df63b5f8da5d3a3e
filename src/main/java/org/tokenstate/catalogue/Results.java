package org.tokenstate.catalogue;

/** Names of the results of a country, as the text of the model has them: a wrong one does not compile. */
public final class Results {
    /** Years since the base year, in {@code year}. */
    public static final String ELAPSED = "elapsed";

    /** 1 for a region of the world, 0 for a host within one. */
    public static final String IS_REGION = "is_region";

    /** Population, in {@code persons}. */
    public static final String POPULATION = "population";

    /** Generation per head by the growth model, before what-ifs and new data centres, in {@code kWh}. */
    public static final String TREND_GENERATION_KWH_PER_CAPITA = "trend_generation_kwh_per_capita";

    /** Electricity generation without what new data centres add, in {@code TWh}. */
    public static final String GENERATION_BEFORE_LOAD_TWH = "generation_before_load_twh";

    /** The same of a host; none of a group that is no host, in {@code TWh}. */
    public static final String HOST_LOAD_TWH = "host_load_twh";

    /** Generation for data centres since the base year that the growth model does not know of, in {@code TWh}. */
    public static final String NEW_LOAD_TWH = "new_load_twh";

    /** The same of the reference country where it is a region of the world, in {@code TWh}. */
    public static final String REFERENCE_NEW_LOAD_TWH = "reference_new_load_twh";

    /** Electricity generation per head, in {@code kWh}. */
    public static final String GENERATION_KWH_PER_CAPITA = "generation_kwh_per_capita";

    /** Electricity generation per head of the reference country, in {@code kWh}. */
    public static final String REFERENCE_GENERATION_KWH_PER_CAPITA = "reference_generation_kwh_per_capita";

    /** How many times the reference generates per head. */
    public static final String REFERENCE_TO_OWN_GENERATION_PER_CAPITA = "reference_to_own_generation_per_capita";

    /** Electricity generation, in {@code TWh}. */
    public static final String GENERATION_TWH = "generation_twh";

    /** Gross domestic product at 2025 prices, in {@code USD 2025}. */
    public static final String GDP_USD = "gdp_usd";

    /** Exports of goods at 2025 prices, in {@code USD 2025}. */
    public static final String GOODS_EXPORTS_USD = "goods_exports_usd";

    /** Growth of the work of a tier's models, frontier, in {@code 1/yr}. */
    public static final String TIER_GROWTH_FRONTIER = "tier_growth.frontier";

    /** Growth of the work of a tier's models, near_frontier, in {@code 1/yr}. */
    public static final String TIER_GROWTH_NEAR_FRONTIER = "tier_growth.near_frontier";

    /** Growth of the work of a tier's models, commodity, in {@code 1/yr}. */
    public static final String TIER_GROWTH_COMMODITY = "tier_growth.commodity";

    /** Work of a tier's models against the base year, frontier. */
    public static final String TIER_FACTOR_FRONTIER = "tier_factor.frontier";

    /** Work of a tier's models against the base year, near_frontier. */
    public static final String TIER_FACTOR_NEAR_FRONTIER = "tier_factor.near_frontier";

    /** Work of a tier's models against the base year, commodity. */
    public static final String TIER_FACTOR_COMMODITY = "tier_factor.commodity";

    /** Work that software saves a year, in {@code 1/yr}. */
    public static final String SOFTWARE_RATE = "software_rate";

    /** Work of the same model against the base year. */
    public static final String SOFTWARE_FACTOR = "software_factor";

    /** Energy of the chosen serving point over that of the default, frontier. */
    public static final String SERVING_POINT_FACTOR_FRONTIER = "serving_point_factor.frontier";

    /** Energy of the chosen serving point over that of the default, near_frontier. */
    public static final String SERVING_POINT_FACTOR_NEAR_FRONTIER = "serving_point_factor.near_frontier";

    /** Energy of the chosen serving point over that of the default, commodity. */
    public static final String SERVING_POINT_FACTOR_COMMODITY = "serving_point_factor.commodity";

    /** Work that gross margins ask for over what the serving point needs, frontier. */
    public static final String UNEXPLAINED_WORK_FRONTIER = "unexplained_work.frontier";

    /** Work that gross margins ask for over what the serving point needs, near_frontier. */
    public static final String UNEXPLAINED_WORK_NEAR_FRONTIER = "unexplained_work.near_frontier";

    /** Work that gross margins ask for over what the serving point needs, commodity. */
    public static final String UNEXPLAINED_WORK_COMMODITY = "unexplained_work.commodity";

    /** Share of the financed additions that the world's supply of accelerators allows. */
    public static final String WORLD_SCALE = "world_scale";

    /** Work per joule of new hardware. */
    public static final String HARDWARE_FACTOR = "hardware_factor";

    /** Share of a pool's own chips where it makes its own. */
    public static final String OWN_CHIPS = "own_chips";

    /** Share of a vintage in service at an age, one. */
    public static final String SERVING_ONE = "serving.one";

    /** Share of a vintage in service at an age, two. */
    public static final String SERVING_TWO = "serving.two";

    /** Share of a vintage in service at an age, three. */
    public static final String SERVING_THREE = "serving.three";

    /** Share of a vintage in service at an age, four. */
    public static final String SERVING_FOUR = "serving.four";

    /** Share of a vintage in service at an age, five. */
    public static final String SERVING_FIVE = "serving.five";

    /** Share of a vintage in service at an age, six. */
    public static final String SERVING_SIX = "serving.six";

    /** Share of a vintage in service at an age, seven. */
    public static final String SERVING_SEVEN = "serving.seven";

    /** Share of a vintage in service at an age, eight. */
    public static final String SERVING_EIGHT = "serving.eight";

    /** Share of a vintage in service at an age, nine. */
    public static final String SERVING_NINE = "serving.nine";

    /** No pool had to serve more than it could. */
    public static final String WORK_FACTOR_USED = "work_factor_used";

    /** Tokens of the world, in {@code Mtok}. */
    public static final String WORLD_TOKENS = "world_tokens";

    /** Spending of the world at producers' prices, in {@code USD 2025}. */
    public static final String WORLD_SPENDING_USD = "world_spending_usd";

    /** Spending of the world over its product. */
    public static final String SPENDING_SHARE_OF_GDP = "spending_share_of_gdp";

    /** Metered energy of a processed token, in {@code J}. */
    public static final String JOULES_PER_TOKEN = "joules_per_token";

    /** Scarcity of compute over spending. */
    public static final String SCARCITY_SHARE_OF_REVENUE = "scarcity_share_of_revenue";

    /** What the buyers of the world gain by prices against base prices, in {@code USD 2025}. */
    public static final String WORLD_USERS_GAIN_USD = "world_users_gain_usd";

    /** Metered kWh a year of a provisioned kW, in {@code h/yr}. */
    public static final String METERED_HOURS = "metered_hours";

    /** Whether a vintage of an age serves for the last time, one. */
    public static final String LAST_YEAR_ONE = "last_year.one";

    /** Whether a vintage of an age serves for the last time, two. */
    public static final String LAST_YEAR_TWO = "last_year.two";

    /** Whether a vintage of an age serves for the last time, three. */
    public static final String LAST_YEAR_THREE = "last_year.three";

    /** Whether a vintage of an age serves for the last time, four. */
    public static final String LAST_YEAR_FOUR = "last_year.four";

    /** Whether a vintage of an age serves for the last time, five. */
    public static final String LAST_YEAR_FIVE = "last_year.five";

    /** Whether a vintage of an age serves for the last time, six. */
    public static final String LAST_YEAR_SIX = "last_year.six";

    /** Whether a vintage of an age serves for the last time, seven. */
    public static final String LAST_YEAR_SEVEN = "last_year.seven";

    /** Whether a vintage of an age serves for the last time, eight. */
    public static final String LAST_YEAR_EIGHT = "last_year.eight";

    /** Whether a vintage of an age serves for the last time, nine. */
    public static final String LAST_YEAR_NINE = "last_year.nine";

    /** Emissions of all fleets, in {@code t/yr}. */
    public static final String WORLD_AI_EMISSIONS_T = "world_ai_emissions_t";

    /** Emissions of a million processed tokens, in {@code g/Mtok}. */
    public static final String EMISSIONS_G_PER_MTOK = "emissions_g_per_mtok";

    /** Additions expected of its announced sites, in {@code GW/yr}. */
    public static final String HOST_SITES_GW = "host_sites_gw";

    /** Price of electricity that data centres pay, in {@code USD/kWh}. */
    public static final String POWER_PRICE_USD_PER_KWH = "power_price_usd_per_kwh";

    /** Real cost of capital, in {@code 1/yr}. */
    public static final String WACC = "wacc";

    /** Capital cost of a provisioned kW, in {@code USD/kW}. */
    public static final String CAPEX_USD_PER_KW = "capex_usd_per_kw";

    /** Metered kWh of a reference kWh. */
    public static final String METERED_PER_REFERENCE = "metered_per_reference";

    /** Capital and operating cost of a metered kWh, in {@code USD/kWh}. */
    public static final String CAPITAL_USD_PER_KWH = "capital_usd_per_kwh";

    /** Full cost of a reference kWh, in {@code USD/kWh}. */
    public static final String COST_USD_PER_KWH = "cost_usd_per_kwh";

    /** Share of electricity in the cost of compute. */
    public static final String ENERGY_SHARE_OF_COST = "energy_share_of_cost";

    /** Full cost of a reference kWh without what a scenario changes in it, in {@code USD/kWh}. */
    public static final String DEFAULT_COST_USD_PER_KWH = "default_cost_usd_per_kwh";

    /** Its cost over that without what a scenario changes. */
    public static final String RELATIVE_COST = "relative_cost";

    /** Factor on additions by what has changed in its cost since the base year. */
    public static final String COST_ADVANTAGE = "cost_advantage";

    /** Its part of its region's additions, in {@code GW/yr}. */
    public static final String PART_OF_REGION_GW = "part_of_region_gw";

    /** Additions before the limit of power, in {@code GW/yr}. */
    public static final String WANTED_GW = "wanted_gw";

    /** Accelerators installed in the year, in {@code GW/yr}. */
    public static final String ADDITIONS_GW = "additions_gw";

    /** Accelerators in service at the end of the year, in {@code GW}. */
    public static final String STOCK_GW = "stock_gw";

    /** Electricity of the whole fleet, in {@code TWh}. */
    public static final String AI_ELECTRICITY_TWH = "ai_electricity_twh";

    /** Price of compute of the country's pool, in {@code USD/kWh}. */
    public static final String HOME_PRICE = "home_price";

    /** Work that serves tokens, reference kWh, in {@code kWh/yr}. */
    public static final String WORK_KWH = "work_kwh";

    /** Share in what the buyers of the region use. */
    public static final String DEMAND_SHARE = "demand_share";

    /** Work of its own pool that its buyers use, in {@code kWh/yr}. */
    public static final String HOME_USE_KWH = "home_use_kwh";

    /** Part of its work that serves buyers elsewhere. */
    public static final String EXPORTED_PART = "exported_part";

    /** Electricity that serves tokens, in {@code TWh}. */
    public static final String TOKEN_ELECTRICITY_TWH = "token_electricity_twh";

    /** Electricity of tokens hosted for buyers elsewhere, in {@code TWh}. */
    public static final String HOSTED_ENERGY_TWH = "hosted_energy_twh";

    /**
     * Reference kWh of a million tokens as the country's pool serves them; of a pool that serves none, as the
     * world's do, in {@code kWh/Mtok}.
     */
    public static final String WORK_KWH_PER_MTOK_SERVED = "work_kwh_per_mtok_served";

    /** Metered energy of a million tokens, in {@code kWh/Mtok}. */
    public static final String ENERGY_KWH_PER_MTOK_SERVED = "energy_kwh_per_mtok_served";

    /** Metered energy of a processed token, at the mix that the country's pool serves, in {@code J}. */
    public static final String ENERGY_PER_TOKEN_JOULES = "energy_per_token_joules";

    /**
     * Energy of the same task on the country's fleet, by its own laboratories' models where it has some, over that
     * on the leader's fleet of the base year, frontier.
     */
    public static final String TASK_ENERGY_FACTOR_FRONTIER = "task_energy_factor.frontier";

    /**
     * Energy of the same task on the country's fleet, by its own laboratories' models where it has some, over that
     * on the leader's fleet of the base year, near_frontier.
     */
    public static final String TASK_ENERGY_FACTOR_NEAR_FRONTIER = "task_energy_factor.near_frontier";

    /**
     * Energy of the same task on the country's fleet, by its own laboratories' models where it has some, over that
     * on the leader's fleet of the base year, commodity.
     */
    public static final String TASK_ENERGY_FACTOR_COMMODITY = "task_energy_factor.commodity";

    /** Tokens served for buyers elsewhere, in {@code Mtok}. */
    public static final String EXPORTED_MTOK = "exported_mtok";

    /** Tokens served for buyers elsewhere, in {@code tokens}. */
    public static final String EXPORTED_TOKENS = "exported_tokens";

    /** Compute sold to buyers elsewhere, in {@code USD 2025}. */
    public static final String HOSTING_EXPORTS_USD = "hosting_exports_usd";

    /** Margins of models earned elsewhere; none of a host without laboratories, in {@code USD 2025}. */
    public static final String MODEL_EXPORTS_USD = "model_exports_usd";

    /** Gross exports of tokens, in {@code USD 2025}. */
    public static final String EXPORT_REVENUE_USD = "export_revenue_usd";

    /** Gross imports of tokens: compute bought elsewhere and margins of models, in {@code USD 2025}. */
    public static final String TOKEN_IMPORTS_USD = "token_imports_usd";

    /** Exports of tokens less imports, in {@code USD 2025}. */
    public static final String TOKEN_BALANCE_USD = "token_balance_usd";

    /**
     * What a million tokens served for buyers elsewhere earns; without any, what it would, in {@code USD/Mtok}.
     */
    public static final String PRICE_USD_PER_MTOK = "price_usd_per_mtok";

    /** What a metered MWh earns as exported tokens, in {@code USD/MWh}. */
    public static final String REVENUE_USD_PER_MWH = "revenue_usd_per_mwh";

    /** Hosting exports with the compute that is left for training, at the pool's price, in {@code USD 2025}. */
    public static final String COMPUTE_EXPORTS_USD = "compute_exports_usd";

    /** Part of hosting exports that stays: power, staff, land, taxes, in {@code USD 2025}. */
    public static final String INCOME_KEPT_USD = "income_kept_usd";

    /** Cost of the year's additions over product. */
    public static final String CAPITAL_NEED_SHARE_OF_GDP = "capital_need_share_of_gdp";

    /** Rent of the compute that serves tokens, in {@code USD 2025}. */
    public static final String RENT_USD = "rent_usd";

    /** Scarcity price of compute: what a further reference kWh would earn above its cost, in {@code USD/kWh}. */
    public static final String SHADOW_PRICE_USD_PER_KWH = "shadow_price_usd_per_kwh";

    /** Firm plant that can be built a year beyond domestic growth, in {@code GW/yr}. */
    public static final String FIRM_PLANT_BUILT_GW = "firm_plant_built_gw";

    /** Firm plant built beyond domestic growth, in {@code GW}. */
    public static final String OVERBUILD_GW = "overbuild_gw";

    /** Electricity that data centres already get, in {@code TWh}. */
    public static final String DATA_CENTRE_SUPPLY_TWH_USED = "data_centre_supply_twh_used";

    /** Mean over peak demand. */
    public static final String LOAD_FACTOR_USED = "load_factor_used";

    /** Losses on the way to a large customer. */
    public static final String GRID_LOSS = "grid_loss";

    /** What a wet or dry year, or fuel, adds to generation, in {@code TWh}. */
    public static final String GENERATION_CHANGE_TWH = "generation_change_twh";

    /**
     * Energy of a block net of grid losses, before the limits of flat load and sold share, existing, in
     * {@code TWh}.
     */
    public static final String TRANCHE_TWH_EXISTING = "tranche_twh.existing";

    /**
     * Energy of a block net of grid losses, before the limits of flat load and sold share, curtailed, in
     * {@code TWh}.
     */
    public static final String TRANCHE_TWH_CURTAILED = "tranche_twh.curtailed";

    /**
     * Energy of a block net of grid losses, before the limits of flat load and sold share, net_exports, in
     * {@code TWh}.
     */
    public static final String TRANCHE_TWH_NET_EXPORTS = "tranche_twh.net_exports";

    /**
     * Energy of a block net of grid losses, before the limits of flat load and sold share, idle_plant, in
     * {@code TWh}.
     */
    public static final String TRANCHE_TWH_IDLE_PLANT = "tranche_twh.idle_plant";

    /**
     * Energy of a block net of grid losses, before the limits of flat load and sold share, overbuild, in
     * {@code TWh}.
     */
    public static final String TRANCHE_TWH_OVERBUILD = "tranche_twh.overbuild";

    /**
     * Energy of a block net of grid losses, before the limits of flat load and sold share, displaced_exports, in
     * {@code TWh}.
     */
    public static final String TRANCHE_TWH_DISPLACED_EXPORTS = "tranche_twh.displaced_exports";

    /** Price at which a block comes in, existing, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH_EXISTING = "tranche_price_usd_per_kwh.existing";

    /** Price at which a block comes in, curtailed, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH_CURTAILED = "tranche_price_usd_per_kwh.curtailed";

    /** Price at which a block comes in, net_exports, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH_NET_EXPORTS = "tranche_price_usd_per_kwh.net_exports";

    /** Price at which a block comes in, idle_plant, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH_IDLE_PLANT = "tranche_price_usd_per_kwh.idle_plant";

    /** Price at which a block comes in, overbuild, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH_OVERBUILD = "tranche_price_usd_per_kwh.overbuild";

    /** Price at which a block comes in, displaced_exports, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH_DISPLACED_EXPORTS =
            "tranche_price_usd_per_kwh.displaced_exports";

    /** Energy that a flat load can take, in {@code TWh}. */
    public static final String FLAT_LOAD_LIMIT_TWH = "flat_load_limit_twh";

    /** Energy that could serve tokens, in {@code TWh}. */
    public static final String ENERGY_LIMIT_TWH = "energy_limit_twh";

    /** Price of the first energy that could serve tokens; missing where there is none, in {@code USD/kWh}. */
    public static final String ENERGY_COST_USD_PER_KWH = "energy_cost_usd_per_kwh";

    /** Metered energy that the accelerators which may serve tokens can use, in {@code TWh}. */
    public static final String COMPUTE_LIMIT_TWH = "compute_limit_twh";

    /**
     * Metered energy that could serve tokens by the physical limits alone, home demand included, in {@code TWh}.
     */
    public static final String EXPORTABLE_ENERGY_TWH = "exportable_energy_twh";

    /** Tokens that could be served by the physical limits alone, home demand included, in {@code tokens}. */
    public static final String EXPORTABLE_TOKENS = "exportable_tokens";

    /** Tokens that the energy alone could serve, in {@code tokens}. */
    public static final String ENERGY_ONLY_TOKENS = "energy_only_tokens";

    /** What limits the potential, in {@code binding}. */
    public static final String PHYSICAL_LIMIT = "physical_limit";

    /** Token exports over goods exports. */
    public static final String SHARE_OF_GOODS_EXPORTS = "share_of_goods_exports";

    /** Token exports over GDP. */
    public static final String SHARE_OF_GDP = "share_of_gdp";

    /** Token exports over goods and token exports. */
    public static final String DEPENDENCE = "dependence";

    /** Electricity of tokens hosted for others over generation. */
    public static final String EXPORTED_GENERATION_SHARE = "exported_generation_share";

    /** Geometric mean of dependence and rent over GDP, each over its threshold and in [0, 2]. */
    public static final String TOKEN_STATE_INDEX = "token_state_index";

    /**
     * Years running in which tokens are as large a part of what it sells abroad as the definition asks, in
     * {@code year}.
     */
    public static final String DEPENDENCE_YEARS = "dependence_years";

    /**
     * Years running in which exported tokens take as much of its generation as the definition asks, in
     * {@code year}.
     */
    public static final String ENERGY_YEARS = "energy_years";

    /** Emissions of the generation mix, in {@code g/kWh}. */
    public static final String CARBON_G_PER_KWH = "carbon_g_per_kwh";

    /** Emissions of a million tokens, in {@code g/Mtok}. */
    public static final String CARBON_G_PER_MTOK = "carbon_g_per_mtok";

    /** What limits the country's additions of accelerators, in {@code binding}. */
    public static final String BINDING_CONSTRAINT = "binding_constraint";

    private Results() {}
}
