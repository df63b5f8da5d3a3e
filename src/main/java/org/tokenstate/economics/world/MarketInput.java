package org.tokenstate.economics.world;

/** What {@link MarketLanes} takes: a number for each member of a set, by lane. */
public enum MarketInput {
    /** Elasticity of volume to the price index, by channel, below zero. */
    DEMAND_ELASTICITY(Of.CHANNEL, Range.DEMAND_ELASTICITY),
    /** Elasticity of substitution between tiers, by channel. */
    TIER_SUBSTITUTION(Of.CHANNEL, Range.NOT_NEGATIVE),
    /** Elasticity of substitution between families, by channel. */
    FAMILY_SUBSTITUTION(Of.CHANNEL, Range.NOT_NEGATIVE),
    /** Elasticity of substitution between origins of a family, by channel. */
    ORIGIN_SUBSTITUTION(Of.CHANNEL, Range.NOT_NEGATIVE),
    /** Work of a Mtok, kWh/Mtok, by tier and origin. */
    WORK_KWH_PER_MTOK(Of.TIER_AND_ORIGIN, Range.NOT_NEGATIVE),
    /** Reference cost of work, USD/kWh, by pool. */
    REFERENCE_COST_USD_PER_KWH(Of.POOL, Range.POSITIVE),
    /** Work that a host's compute can do, kWh, by host; infinity: no limit but its blocks. */
    CAPACITY_KWH(Of.HOST, Range.LIMIT),
    /** Cost of a block, USD/kWh. */
    STEP_COST_USD_PER_KWH(Of.STEP, Range.NOT_NEGATIVE),
    /** Work of a block, kWh. */
    STEP_QUANTITY_KWH(Of.STEP, Range.NOT_NEGATIVE),
    /** Elasticity of a block's offer; not looked at where the block has none. */
    STEP_ELASTICITY(Of.STEP, Range.POSITIVE),
    /** Share of a block on offer at its cost. */
    STEP_SHARE_AT_COST(Of.STEP, Range.SERVING_SHARE),
    /** Largest share of a block on offer. */
    STEP_LARGEST_SHARE(Of.STEP, Range.SERVING_SHARE),
    /** Volume of the base year, Mtok, by market. */
    BASE_VOLUME_MTOK(Of.MARKET, Range.NOT_NEGATIVE),
    /** Volume at base prices over that of the base year, by market. */
    DEMAND_SCALE(Of.MARKET, Range.NOT_NEGATIVE),
    /** Income over that of the base year, by market. */
    INCOME_RATIO(Of.MARKET, Range.POSITIVE),
    /** Ceiling on spending at base income, USD, by market; infinity: none. */
    CEILING_USD(Of.MARKET, Range.POSITIVE_LIMIT),
    /** Share of buyers that could use the restricted origins in the base year, by market. */
    BASE_ACCESS(Of.MARKET, Range.SHARE),
    /** Share of buyers that can use them now, by market. */
    ACCESS(Of.MARKET, Range.SHARE),
    /** Base share of a tier, by market and tier. */
    TIER_SHARE(Of.MARKET_AND_TIER, Range.SHARE),
    /** Change of log odds of a family since the base year, by market and family. */
    DRIFT(Of.MARKET_AND_FAMILY, Range.DRIFT),
    /** Rate of tariff, by market and origin. */
    TARIFF(Of.MARKET_AND_ORIGIN, Range.RATE),
    /** Rate of premium, by market and origin. */
    PREMIUM(Of.MARKET_AND_ORIGIN, Range.RATE),
    /** Base share of an offer within its tier. */
    BASE_SHARE(Of.OFFER, Range.SHARE),
    /** Base price of an offer, USD/Mtok. */
    BASE_PRICE_USD_PER_MTOK(Of.OFFER, Range.POSITIVE),
    /** Mark-up of an offer. */
    MARKUP(Of.OFFER, Range.MARKUP),
    /** Licence, network and billing of an offer, USD/Mtok. */
    OTHER_COST_USD_PER_MTOK(Of.OFFER, Range.NOT_NEGATIVE),
    /** Smallest price that a buyer may be asked, USD/Mtok; the producer has what it adds. Zero: none. */
    PRICE_FLOOR_USD_PER_MTOK(Of.OFFER, Range.NOT_NEGATIVE),
    /** Above a half where a market is closed to an origin altogether, by market and origin. */
    CLOSED(Of.MARKET_AND_ORIGIN, Range.SHARE),
    /**
     * Where the search for a pool's price starts, USD/kWh; zero or NaN: at the reference cost. A pool that starts at its parent's
     * price starts joined to it. It does not move the answer.
     */
    START_USD_PER_KWH(Of.POOL, Range.NOT_NEGATIVE);

    /** What the numbers are listed by; {@link MarketShape} has the order. */
    enum Of {
        CHANNEL,
        POOL,
        HOST,
        STEP,
        MARKET,
        REGION,
        TIER_AND_ORIGIN,
        MARKET_AND_TIER,
        MARKET_AND_FAMILY,
        MARKET_AND_ORIGIN,
        POOL_AND_REGION,
        OFFER
    }

    final Of of;
    private final Range range;

    MarketInput(Of of, Range range) {
        this.of = of;
        this.range = range;
    }

    Range range() {
        return range;
    }

    /** Whether a member of the set is read: the response of a step without one is not. */
    boolean isRead(MarketShape shape, int member) {
        boolean ofResponse = this == STEP_ELASTICITY || this == STEP_SHARE_AT_COST || this == STEP_LARGEST_SHARE;
        return !ofResponse || shape.elastic[member];
    }
}
