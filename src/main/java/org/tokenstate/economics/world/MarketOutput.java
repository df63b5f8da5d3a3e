package org.tokenstate.economics.world;

/** What {@link MarketLanes} gives: a number for each member of a set, by lane; NaN in a lane with a fault. */
public enum MarketOutput {
    /** Price of work x, USD/kWh, by pool; NaN for a pool without compute. */
    PRICE_USD_PER_KWH(MarketInput.Of.POOL),
    /** Price less that at which the last block is full, USD/kWh, by pool. */
    SCARCITY_USD_PER_KWH(MarketInput.Of.POOL),
    /** Work that the buyers of a pool use, kWh. */
    WORK_KWH(MarketInput.Of.POOL),
    /** Work of a host, kWh. */
    HOST_WORK_KWH(MarketInput.Of.HOST),
    /** Rent of a host, USD. */
    HOST_RENT_USD(MarketInput.Of.HOST),
    /** Volume of an offer, Mtok. */
    VOLUME_MTOK(MarketInput.Of.OFFER),
    /** Price that the producer gets, USD/Mtok. */
    PRODUCER_PRICE_USD_PER_MTOK(MarketInput.Of.OFFER),
    /** Price that the buyer pays with tariff and premium, USD/Mtok. */
    DELIVERED_PRICE_USD_PER_MTOK(MarketInput.Of.OFFER),
    /** Volume of a market, Mtok. */
    MARKET_VOLUME_MTOK(MarketInput.Of.MARKET),
    /** Spending of a market with tariff and premium, USD. */
    MARKET_SPENDING_USD(MarketInput.Of.MARKET),
    /** What the producers get from a market, USD. */
    MARKET_PRODUCER_REVENUE_USD(MarketInput.Of.MARKET),
    /** Tariff revenue of a market, USD. */
    MARKET_TARIFF_REVENUE_USD(MarketInput.Of.MARKET),
    /** Cost of premia of a market, USD. */
    MARKET_PREMIUM_COST_USD(MarketInput.Of.MARKET),
    /** Spending of a market at base prices: each buyer's over the exact price index of its nests, USD. */
    MARKET_REAL_SPENDING_USD(MarketInput.Of.MARKET),
    /**
     * What the buyers of a market gain by its prices against base prices, USD: the area under their demand between both values of
     * the price index, which is the compensating variation, as income enters demand by its scale alone. Buyers to whom nothing is
     * left to buy count nothing.
     */
    MARKET_GAIN_USD(MarketInput.Of.MARKET),
    /** Work that a market uses, kWh. */
    MARKET_WORK_KWH(MarketInput.Of.MARKET),
    /** Share of a region's hosts in the work that serves the buyers of a pool, by pool and region. */
    HOST_SHARE(MarketInput.Of.POOL_AND_REGION),
    /** Work hosted in a region, kWh. */
    REGION_WORK_HOSTED_KWH(MarketInput.Of.REGION),
    /** Hosting sold to other regions, USD. */
    HOSTING_EXPORTS_USD(MarketInput.Of.REGION),
    /** Hosting bought of other regions, USD. */
    HOSTING_IMPORTS_USD(MarketInput.Of.REGION),
    /** Margins earned in other regions, USD. */
    MODEL_EXPORTS_USD(MarketInput.Of.REGION),
    /** Margins paid to other regions, USD. */
    MODEL_IMPORTS_USD(MarketInput.Of.REGION);

    final MarketInput.Of of;

    MarketOutput(MarketInput.Of of) {
        this.of = of;
    }
}
