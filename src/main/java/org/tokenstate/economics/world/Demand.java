package org.tokenstate.economics.world;

import org.jspecify.annotations.Nullable;
import org.tokenstate.numeric.internal.LaneMath;

/**
 * Use and offers of work at given prices, with their derivatives in the logarithm of prices. Nests are evaluated upwards, and
 * spending is divided downwards. One draw alone is evaluated by other loops than many, over its nests instead of over lanes: the same
 * operations in the same order, so the same bits.
 */
abstract class Demand {
    final MarketShape shape;
    final int pools;

    /** Use of each pool's work by its buyers, and d use_p / d ln x_q at p · pools + q. */
    final double[][] use;

    final double[][] slope;
    /** What the blocks with a response offer in each pool, and its slope to ln x. */
    final double[][] offer;

    final double[][] offerSlope;

    /** Of each market, when volumes were wanted: spending at base prices, and what buyers gain against them. */
    final double[][] real;

    final double[][] gain;

    /** Whether these two are wanted with volumes. */
    boolean gains = true;

    Demand(MarketShape shape, int width) {
        this.shape = shape;
        pools = shape.pools.size();
        use = LaneMath.rows(pools, width);
        slope = LaneMath.rows(pools * pools, width);
        offer = LaneMath.rows(pools, width);
        offerSlope = LaneMath.rows(pools, width);
        real = LaneMath.rows(shape.markets.size(), width);
        gain = LaneMath.rows(shape.markets.size(), width);
    }

    static Demand of(MarketShape shape, int width) {
        return width == 1 ? new PlainDemand(shape) : new LaneDemand(shape, width);
    }

    /** Takes what does not change while prices are sought. */
    abstract void begin(Coefficients c);

    /**
     * Evaluates use and offers at the prices of the coefficients.
     *
     * @param slopes whether derivatives are wanted
     * @param volumes receives Mtok by offer, if wanted
     * @param inverseBase 1 over the base price of each offer, Mtok/USD
     */
    abstract void evaluate(
            int n, Coefficients c, boolean slopes, double @Nullable [][] volumes, double[][] inverseBase);
}
