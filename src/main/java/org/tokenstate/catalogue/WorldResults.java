package org.tokenstate.catalogue;

/**
 * Names of the results of the world without their elements, which are a region, pool, channel, family or
 * origin: a wrong one does not compile.
 */
public final class WorldResults {
    /** Years since the base year, in {@code yr}. */
    public static final String ELAPSED = "elapsed";

    /** Whether a region's hosts are in a pool. */
    public static final String IN_POOL = "in_pool";

    /** Whether a pool serves an origin to a region's buyers. */
    public static final String SERVED_BY = "served_by";

    /** Whether a region's hosts are in a pool or one below it. */
    public static final String IN_GROUP = "in_group";

    /** Whether a region earns an origin's margins. */
    public static final String OWNED_BY = "owned_by";

    /** Whether the hosts earn them, as with open weights. */
    public static final String EARNED_BY_HOSTS = "earned_by_hosts";

    /** Gross domestic product, in {@code USD/yr}. */
    public static final String GDP_USD = "gdp_usd";

    /** Income against the base year. */
    public static final String INCOME_RATIO = "income_ratio";

    /** Exports of goods, in {@code USD/yr}. */
    public static final String GOODS_EXPORTS_USD = "goods_exports_usd";

    /** What the region's investors pay themselves, in {@code USD/kW}. */
    public static final String CAPEX_PAID_USD_PER_KW = "capex_paid_usd_per_kw";

    /** 1 for a region of the world, 0 for a host within one. */
    public static final String IS_REGION = "is_region";

    /** Growth of the work of a tier's models, in {@code 1/yr}. */
    public static final String TIER_GROWTH = "tier_growth";

    /** Work of a tier's models against the base year. */
    public static final String TIER_FACTOR = "tier_factor";

    /** Work that software saves a year, in {@code 1/yr}. */
    public static final String SOFTWARE_RATE = "software_rate";

    /** Work of the same model against the base year. */
    public static final String SOFTWARE_FACTOR = "software_factor";

    /** Work of a family's model against the leader's. */
    public static final String EFFICIENCY = "efficiency";

    /** Energy of the chosen serving point over that of the default. */
    public static final String SERVING_POINT_FACTOR = "serving_point_factor";

    /** No pool had to serve more than it could. */
    public static final String WORK_FACTOR_USED = "work_factor_used";

    /** Work that gross margins ask for over what the serving point needs. */
    public static final String UNEXPLAINED_WORK = "unexplained_work";

    /** Reference kWh of a million tokens without work_factor, in {@code kWh/Mtok}. */
    public static final String WORK_AT_ONE = "work_at_one";

    /** Reference kWh of a million tokens, in {@code kWh/Mtok}. */
    public static final String WORK_KWH_PER_MTOK = "work_kwh_per_mtok";

    /** What is left of them, in {@code GW}. */
    public static final String FIRST_LEFT_GW = "first_left_gw";

    /** Plant by age, built since the base year, in {@code GW}. */
    public static final String AGED_GW = "aged_gw";

    /** Share of a vintage in service at an age. */
    public static final String SERVING = "serving";

    /** Its work per joule. */
    public static final String AGED_WORK = "aged_work";

    /** Price over cost of compute last year, against the base year. */
    public static final String RETURN_RATIO = "return_ratio";

    /** Factor on the path by the returns so far. */
    public static final String ENTRY_RESPONSE = "entry_response";

    /** Wanted additions, in {@code GW/yr}. */
    public static final String PATH_GW = "path_gw";

    /** Plant retired in the year, in {@code GW/yr}. */
    public static final String RETIRED_GW = "retired_gw";

    /** Additions that power allows, in {@code GW/yr}. */
    public static final String POWER_ROOM_GW = "power_room_gw";

    /** Capital for it, in {@code USD/yr}. */
    public static final String NEED_USD = "need_usd";

    /** Capital of a sovereign host, in {@code USD/yr}. */
    public static final String FUNDS_USD = "funds_usd";

    /** Capital that a pool's hosts need, in {@code USD/yr}. */
    public static final String POOL_NEED_USD = "pool_need_usd";

    /** Share of income that investors put in ahead of revenue. */
    public static final String FAITH = "faith";

    /** Capital that they can raise, in {@code USD/yr}. */
    public static final String POOL_CAPITAL_USD = "pool_capital_usd";

    /** Share of the wanted additions that capital allows. */
    public static final String POOL_SCALE = "pool_scale";

    /** Share of the financed additions that the world's supply of accelerators allows. */
    public static final String WORLD_SCALE = "world_scale";

    /** Accelerators installed in the year, in {@code GW/yr}. */
    public static final String BUILT_GW = "built_gw";

    /** Work per joule of new hardware. */
    public static final String HARDWARE_FACTOR = "hardware_factor";

    /** Share of a pool's own chips where it makes its own. */
    public static final String OWN_CHIPS = "own_chips";

    /** Extra power of new plant for the same work. */
    public static final String CHIP_PENALTY_USED = "chip_penalty_used";

    /** Work per joule of new plant, against the leader's in the base year. */
    public static final String NEW_WORK = "new_work";

    /** The same, weighted by work per joule, in {@code GW}. */
    public static final String FLEET_WORK = "fleet_work";

    /** Accelerators in service at the end of the year, in {@code GW}. */
    public static final String FLEET_GW = "fleet_gw";

    /** Metered kWh of a reference kWh; of a region without plant that of new plant. */
    public static final String METERED_PER_REFERENCE = "metered_per_reference";

    /** Whether a region's hosts joined a pool that makes its own chips. */
    public static final String GUEST = "guest";

    /** Accelerators, servers and data centre a provisioned kW, in {@code USD/kW}. */
    public static final String CAPEX_OF_FLEET = "capex_of_fleet";

    /** Capital and operating cost of a metered kWh, in {@code USD/kWh}. */
    public static final String CAPITAL_USD_PER_KWH = "capital_usd_per_kwh";

    /** Full cost of a reference kWh, in {@code USD/kWh}. */
    public static final String COST = "cost";

    /** Mean cost of a reference kWh; of a pool without hosts that of its parent, in {@code USD/kWh}. */
    public static final String REFERENCE_COST = "reference_cost";

    /** Reference kWh a year of all compute, in {@code kWh/yr}. */
    public static final String COMPUTE_KWH = "compute_kwh";

    /** Share of compute that serves tokens at cost. */
    public static final String SERVING_PLAN = "serving_plan";

    /** Volume of a market, in {@code Mtok/yr}. */
    public static final String BASE_VOLUME_MTOK = "base_volume_mtok";

    /** Log of demand at constant price and income against the base year. */
    public static final String ADOPTION_LEVEL = "adoption_level";

    /** Demand at constant price against the base year. */
    public static final String DEMAND_SCALE = "demand_scale";

    /** Spending that a market stays below, at the income of the base year, in {@code USD/yr}. */
    public static final String CEILING_USD = "ceiling_usd";

    /** Share of buyers that may use a restricted origin. */
    public static final String ACCESS_USED = "access_used";

    /** By volume. */
    public static final String BASE_TIER_SHARE = "base_tier_share";

    /** Change of the log odds of a family since the base year. */
    public static final String DRIFT = "drift";

    /** Tariff; none in the base year. */
    public static final String TARIFF_USED = "tariff_used";

    /** Tax of the owner's state on what an origin sells abroad. */
    public static final String EXPORT_TAX_ON = "export_tax_on";

    /** Both duties on the producer's price. */
    public static final String DUTY = "duty";

    /** Cost of liability and the like on what the buyer pays; none in the base year. */
    public static final String PREMIUM_USED = "premium_used";

    /** Of a tier, by volume. */
    public static final String BASE_FAMILY_SHARE = "base_family_share";

    /** Share of an origin in a tier. */
    public static final String BASE_SHARE = "base_share";

    /** Producer's price, in {@code USD/Mtok}. */
    public static final String BASE_PRICE = "base_price";

    /** Price of compute in the base year, in {@code USD/kWh}. */
    public static final String START_PRICE = "start_price";

    /** Mark-up of the base year. */
    public static final String BASE_MARKUP = "base_markup";

    /** Mark-up: entry of rivals lowers it, losses shrink. */
    public static final String MARKUP = "markup";

    /** Least that a buyer may be asked; none in the base year, in {@code USD/Mtok}. */
    public static final String FLOOR_USED = "floor_used";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code USD/kWh}. */
    public static final String PRICE = "price";

    /** Price of compute, of a pool without hosts that of its parent or its last, in {@code USD/kWh}. */
    public static final String GOING_PRICE = "going_price";

    /** What limits the additions; the market where returns hold them below the path, in {@code binding}. */
    public static final String BINDING_LIMIT = "binding_limit";

    /** Accelerators in service at the end of the base year, in {@code GW}. */
    public static final String FIRST_STOCK_GW = "first_stock_gw";

    /** That of a pool's hosts, in {@code kWh/yr}. */
    public static final String POOL_COMPUTE_KWH = "pool_compute_kwh";

    /** Tokens that a region buys, trillion a day, in {@code Ttok/day}. */
    public static final String BASE_TOKENS = "base_tokens";

    /** What a market spends, in {@code USD/yr}. */
    public static final String BASE_SPENDING_USD = "base_spending_usd";

    /** Use of a pool's compute where work_factor is one. */
    public static final String USE_AT_ONE = "use_at_one";

    /** Share of compute that serves tokens; of a pool without hosts that of its parent. */
    public static final String BASE_USE = "base_use";

    /** Spending of the demand so far at base prices, in {@code USD/yr}. */
    public static final String SPENDING_AT_BASE_PRICES_USD = "spending_at_base_prices_usd";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code kWh/yr}. */
    public static final String HOST_WORK_KWH = "host_work_kwh";

    /** Share of compute that serves tokens, with the pools below. */
    public static final String USE = "use";

    /** Price of the compute that serves an origin's buyers, in {@code USD/kWh}. */
    public static final String COMPUTE_PRICE = "compute_price";

    /** Work and mark-up, in {@code USD/Mtok}. */
    public static final String PRICE_WITHOUT_FLOOR = "price_without_floor";

    /** Price that the producer gets, in {@code USD/Mtok}. */
    public static final String PRODUCER_PRICE = "producer_price";

    /** Price that the buyer pays, in {@code USD/Mtok}. */
    public static final String DELIVERED_PRICE = "delivered_price";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code Mtok/yr}. */
    public static final String VOLUME = "volume";

    /** Compute that the buyers of a region use of a pool, in {@code USD/yr}. */
    public static final String HOSTING_USD = "hosting_usd";

    /** Margins of an origin in a region, in {@code USD/yr}. */
    public static final String MARGIN_USD = "margin_usd";

    /** Margins that go to the hosts of a pool, in {@code USD/yr}. */
    public static final String HOSTED_MARGIN_USD = "hosted_margin_usd";

    /** Smallest prices of compute at which no pool's use exceeds its offers. */
    public static final String HOST_SHARE = "host_share";

    /** What buyers of one region pay hosts of another, in {@code USD/yr}. */
    public static final String HOSTING_PAID_USD = "hosting_paid_usd";

    /** What buyers of one region pay owners of models in another, in {@code USD/yr}. */
    public static final String MODEL_PAID_USD = "model_paid_usd";

    /** Compute sold to other regions, in {@code USD/yr}. */
    public static final String HOSTING_EXPORTS_USD = "hosting_exports_usd";

    /** Margins of models earned in other regions, in {@code USD/yr}. */
    public static final String MODEL_EXPORTS_USD = "model_exports_usd";

    /** Compute bought of other regions, in {@code USD/yr}. */
    public static final String HOSTING_IMPORTS_USD = "hosting_imports_usd";

    /** Margins paid to other regions, in {@code USD/yr}. */
    public static final String MODEL_IMPORTS_USD = "model_imports_usd";

    /** Gross exports of tokens, in {@code USD/yr}. */
    public static final String TOKEN_EXPORTS_USD = "token_exports_usd";

    /** Gross imports of tokens, in {@code USD/yr}. */
    public static final String TOKEN_IMPORTS_USD = "token_imports_usd";

    /** Exports less imports, in {@code USD/yr}. */
    public static final String TOKEN_BALANCE_USD = "token_balance_usd";

    /** Hosting and margins of models at home in the region, in {@code USD/yr}. */
    public static final String SECTOR_REVENUE_USD = "sector_revenue_usd";

    /** Tokens of a market, in {@code Mtok/yr}. */
    public static final String TOKENS_BOUGHT = "tokens_bought";

    /** Tokens that a region buys, in {@code Mtok/yr}. */
    public static final String TOKENS = "tokens";

    /** Tokens of the world, in {@code Mtok/yr}. */
    public static final String WORLD_TOKENS = "world_tokens";

    /** Spending of a market at producers' prices, in {@code USD/yr}. */
    public static final String PRODUCER_REVENUE_USD = "producer_revenue_usd";

    /** What a market's buyers pay with tariffs and premia, in {@code USD/yr}. */
    public static final String DELIVERED_SPENDING_OF_MARKET_USD = "delivered_spending_of_market_usd";

    /** What buyers pay with tariffs and premia, in {@code USD/yr}. */
    public static final String DELIVERED_SPENDING_USD = "delivered_spending_usd";

    /** Tariffs that a state takes, in {@code USD/yr}. */
    public static final String TARIFF_REVENUE_USD = "tariff_revenue_usd";

    /** Taxes of a region's state on tokens that its laboratories sell abroad, in {@code USD/yr}. */
    public static final String EXPORT_TAX_REVENUE_USD = "export_tax_revenue_usd";

    /** Tariffs and export taxes that a region's buyers pay, in {@code USD/yr}. */
    public static final String DUTIES_PAID_USD = "duties_paid_usd";

    /** Spending at producers' prices, in {@code USD/yr}. */
    public static final String SPENDING_USD = "spending_usd";

    /** Cost of liability and other premia, in {@code USD/yr}. */
    public static final String PREMIUM_COST_USD = "premium_cost_usd";

    /** Mean price with tariffs and premia, in {@code USD/Mtok}. */
    public static final String PRICE_PAID_USD_PER_MTOK = "price_paid_usd_per_mtok";

    /** Mean price of a market with tariffs and premia, in {@code USD/Mtok}. */
    public static final String PRICE_PAID_IN_MARKET_USD_PER_MTOK = "price_paid_in_market_usd_per_mtok";

    /** Spending of the world at producers' prices, in {@code USD/yr}. */
    public static final String WORLD_SPENDING_USD = "world_spending_usd";

    /** Spending of the world over its product. */
    public static final String SPENDING_SHARE_OF_GDP = "spending_share_of_gdp";

    /** Spending of a market over its ceiling. */
    public static final String SPENDING_OF_CEILING = "spending_of_ceiling";

    /** Spending at base prices over its saturation. */
    public static final String ADOPTION = "adoption";

    /** Share of a family in a market's tokens. */
    public static final String FAMILY_SHARE = "family_share";

    /** Share of a family in what a market pays producers. */
    public static final String FAMILY_SHARE_BY_VALUE = "family_share_by_value";

    /** Share of open weights, wherever they are served, in a market's tokens. */
    public static final String OPEN_WEIGHT_SHARE_OF_MARKET = "open_weight_share_of_market";

    /** Share of open weights, wherever they are served, in a region's tokens. */
    public static final String OPEN_WEIGHT_SHARE = "open_weight_share";

    /** Accelerators in service at the end of the year, in {@code GW}. */
    public static final String GW = "gw";

    /** Electricity of the whole fleet, in {@code TWh/yr}. */
    public static final String AI_ELECTRICITY_TWH = "ai_electricity_twh";

    /** Electricity that serves tokens, in {@code TWh/yr}. */
    public static final String TOKEN_ELECTRICITY_TWH = "token_electricity_twh";

    /** Share of a region's hosting that serves buyers elsewhere. */
    public static final String HOSTED_ABROAD = "hosted_abroad";

    /** Electricity of tokens hosted for others, in {@code TWh/yr}. */
    public static final String HOSTED_ENERGY_TWH = "hosted_energy_twh";

    /** Metered energy of a processed token, in {@code J/tok}. */
    public static final String JOULES_PER_TOKEN = "joules_per_token";

    /** Price of compute over its cost. */
    public static final String SCARCITY_OF_COMPUTE = "scarcity_of_compute";

    /** Compute left for training and research, beside exports, in {@code USD/yr}. */
    public static final String TRAINING_VALUE_USD = "training_value_usd";

    /** Margin of an origin over its revenue. */
    public static final String GROSS_MARGIN = "gross_margin";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code USD/kWh}. */
    public static final String SCARCITY = "scarcity";

    /** Scarcity of compute over spending. */
    public static final String SCARCITY_SHARE_OF_REVENUE = "scarcity_share_of_revenue";

    /** Cost of the year's additions over product. */
    public static final String CAPITAL_NEED_SHARE_OF_GDP = "capital_need_share_of_gdp";

    /** Gross token exports over exports of goods. */
    public static final String TOKEN_EXPORTS_SHARE_OF_GOODS = "token_exports_share_of_goods";

    /** Token exports over exports of goods and tokens. */
    public static final String DEPENDENCE = "dependence";

    /** Years running in which tokens are a fifth of what a region sells abroad, in {@code yr}. */
    public static final String REGION_DEPENDENCE_YEARS = "region_dependence_years";

    /** Hosting and margins that a region pays to another; none to itself, in {@code USD/yr}. */
    public static final String IMPORTS_FROM_USD = "imports_from_usd";

    /** Production at home plus imports less exports, in {@code USD/yr}. */
    public static final String ABSORPTION_USD = "absorption_usd";

    /** Rise of imports from a region since the base year over absorption of the base year. */
    public static final String IMPORT_PENETRATION_FROM = "import_penetration_from";

    /** Rise of imports since the base year over absorption of the base year. */
    public static final String IMPORT_PENETRATION = "import_penetration";

    /** Imports over absorption of the same year. */
    public static final String IMPORT_SHARE = "import_share";

    /** Imports from a region over absorption of the same year. */
    public static final String IMPORT_SHARE_FROM = "import_share_from";

    /** Part of an origin's tokens for one region that hosts of another serve. */
    public static final String SERVED_FROM = "served_from";

    /** Part of an origin's tokens for one region whose seller is in another. */
    public static final String SOLD_FROM = "sold_from";

    /** Tokens of a region whose seller is in another, or at home, in {@code Mtok/yr}. */
    public static final String TOKENS_FROM = "tokens_from";

    /** Tokens whose seller is abroad, in {@code Mtok/yr}. */
    public static final String IMPORTED_TOKENS = "imported_tokens";

    /** Tokens that hosts abroad serve, whoever sells them, in {@code Mtok/yr}. */
    public static final String HOSTED_ABROAD_TOKENS = "hosted_abroad_tokens";

    /** Rise of tokens sold from a region since the base year over all tokens of the base year. */
    public static final String PENETRATION_BY_VOLUME_FROM = "penetration_by_volume_from";

    /** Rise of imported tokens since the base year over all tokens of the base year. */
    public static final String PENETRATION_BY_VOLUME = "penetration_by_volume";

    /** Imported tokens over all tokens of the same year. */
    public static final String IMPORTED_TOKEN_SHARE = "imported_token_share";

    /** Tokens served abroad over all tokens of the same year. */
    public static final String HOSTED_ABROAD_TOKEN_SHARE = "hosted_abroad_token_share";

    /** Part of an origin's tokens that hosts at home serve on weights from abroad. */
    public static final String WEIGHTS_FROM_ABROAD = "weights_from_abroad";

    /** Tokens of weights from abroad that hosts at home serve, in {@code Mtok/yr}. */
    public static final String FOREIGN_WEIGHTS_TOKENS = "foreign_weights_tokens";

    /** What these hosts earn by them, in {@code USD/yr}. */
    public static final String FOREIGN_WEIGHTS_USD = "foreign_weights_usd";

    /** Their rise since the base year over all tokens of the base year. */
    public static final String FOREIGN_WEIGHTS_PENETRATION_BY_VOLUME = "foreign_weights_penetration_by_volume";

    /** Their rise by value since the base year over absorption of the base year. */
    public static final String FOREIGN_WEIGHTS_PENETRATION = "foreign_weights_penetration";

    /** Their share in all tokens of the same year. */
    public static final String FOREIGN_WEIGHTS_TOKEN_SHARE = "foreign_weights_token_share";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code USD/yr}. */
    public static final String REAL_SPENDING_USD = "real_spending_usd";

    /** Exact price index of a market with tariffs and premia, base prices one. */
    public static final String PRICE_INDEX = "price_index";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code USD/yr}. */
    public static final String USERS_GAIN_USD = "users_gain_usd";

    /** What a region's buyers gain by prices against base prices, in {@code USD/yr}. */
    public static final String USERS_GAIN_OF_REGION_USD = "users_gain_of_region_usd";

    /** The same over product. */
    public static final String USERS_GAIN_SHARE_OF_GDP = "users_gain_share_of_gdp";

    /** Gain of a region's buyers and what its state takes of duties on tokens, in {@code USD/yr}. */
    public static final String GAIN_WITH_DUTIES_USD = "gain_with_duties_usd";

    /** What the buyers of the world gain by prices against base prices, in {@code USD/yr}. */
    public static final String WORLD_USERS_GAIN_USD = "world_users_gain_usd";

    /** Margins of models that are earned at home in a region, of all buyers, in {@code USD/yr}. */
    public static final String MARGINS_AT_HOME_USD = "margins_at_home_usd";

    /** What pays for a region's plant, in {@code USD/yr}. */
    public static final String INCOME_USD = "income_usd";

    /** Full cost of a region's compute, capital at the price of the year, in {@code USD/yr}. */
    public static final String FLEET_COST_USD = "fleet_cost_usd";

    /** Income at which the plant breaks even over income; above one it does not. */
    public static final String BREAK_EVEN_PRICE_RATIO = "break_even_price_ratio";

    /** Metered kWh a year of a provisioned kW, in {@code h/yr}. */
    public static final String METERED_HOURS = "metered_hours";

    /** Income of a reference kWh, in {@code USD/kWh}. */
    public static final String EARNING_USD_PER_KWH = "earning_usd_per_kwh";

    /** Part of a vintage's capital that its quasi-rents have paid back so far. */
    public static final String REPAID = "repaid";

    /** Whether a vintage of an age serves for the last time. */
    public static final String LAST_YEAR = "last_year";

    /**
     * Part of the capital of the vintage in its last year that was not paid back; below zero it earned more than
     * its cost.
     */
    public static final String STRANDED_SHARE = "stranded_share";

    /** Value of a dollar of the year in the base year. */
    public static final String DISCOUNT = "discount";

    /** Operation and power of a region's plant, in {@code USD/yr}. */
    public static final String OPERATING_COST_USD = "operating_cost_usd";

    /** Cash since the base year, at its value there, in {@code USD}. */
    public static final String CASH_VALUE_USD = "cash_value_usd";

    /** Capital of the year's plant, in {@code USD/yr}. */
    public static final String NEW_CAPITAL_USD = "new_capital_usd";

    /** Plant of the base year, half worn, in {@code USD}. */
    public static final String FIRST_CAPITAL_USD = "first_capital_usd";

    /** Capital put in, at its value in the base year, in {@code USD}. */
    public static final String CAPITAL_VALUE_USD = "capital_value_usd";

    /** Plant in service at cost, worn evenly, in {@code USD}. */
    public static final String BOOK_USD = "book_usd";

    /** Part of the capital put in that cash and plant do not cover; below zero they cover more. */
    public static final String VALUATION_HAIRCUT = "valuation_haircut";

    /** Emissions of a kWh of the region's grid, in {@code g/kWh}. */
    public static final String GRID_CARBON_G_PER_KWH = "grid_carbon_g_per_kwh";

    /** Emissions of the whole fleet, in {@code t/yr}. */
    public static final String AI_EMISSIONS_T = "ai_emissions_t";

    /** Emissions of electricity that serves tokens, in {@code t/yr}. */
    public static final String TOKEN_EMISSIONS_T = "token_emissions_t";

    /** Emissions of all fleets, in {@code t/yr}. */
    public static final String WORLD_AI_EMISSIONS_T = "world_ai_emissions_t";

    /** Emissions of a million processed tokens, in {@code g/Mtok}. */
    public static final String EMISSIONS_G_PER_MTOK = "emissions_g_per_mtok";

    /** Work that a region's buyers use of a pool, in {@code kWh/yr}. */
    public static final String REGION_USE_KWH = "region_use_kwh";

    /** Share in what the buyers of the region use. */
    public static final String DEMAND_SHARE = "demand_share";

    /** Smallest prices of compute at which no pool's use exceeds its offers, in {@code USD/yr}. */
    public static final String HOST_RENT_USD = "host_rent_usd";

    /** Price at which a block comes in, in {@code USD/kWh}. */
    public static final String TRANCHE_PRICE_USD_PER_KWH = "tranche_price_usd_per_kwh";

    /** Smallest prices of compute at which no pool's use exceeds its offers. */
    public static final String RESIDUAL = "residual";

    private WorldResults() {}
}
