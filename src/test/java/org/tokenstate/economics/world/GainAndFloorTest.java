package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What buyers gain by prices, and floors under prices, on random markets. */
class GainAndFloorTest {
    private static final int RANDOM = 200;
    private static final double STEP = 1e-3;

    private static MarketLanes solved(WorldMarket market) {
        MarketLanes lanes = new MarketLanes(MarketShape.of(market), 1);
        lanes.set(0, market);
        lanes.solve(1);
        return lanes;
    }

    private static double at(MarketLanes lanes, MarketOutput output, int member) {
        return lanes.out(output)[member][0];
    }

    /** The gain is the area under demand: with a small step of all premia, volume times what prices rise, by the trapezium. */
    @Test
    void theGainIsTheAreaUnderDemand() {
        for (long seed = 0; seed < RANDOM; seed++) {
            WorldMarket market = RandomWorld.of(seed);
            MarketLanes before = solved(market);
            MarketLanes after = new MarketLanes(MarketShape.of(market), 1);
            after.set(0, market);
            for (double[] premium : after.in(MarketInput.PREMIUM)) {
                premium[0] += STEP;
            }
            after.solve(1);
            MarketShape shape = before.shape();
            for (MarketShape.MarketPlan plan : shape.plans) {
                double area = 0;
                for (int offer : plan.offers) {
                    double q = at(before, MarketOutput.VOLUME_MTOK, offer) + at(after, MarketOutput.VOLUME_MTOK, offer);
                    if (q > 0) {
                        area -= q
                                / 2
                                * (at(after, MarketOutput.DELIVERED_PRICE_USD_PER_MTOK, offer)
                                        - at(before, MarketOutput.DELIVERED_PRICE_USD_PER_MTOK, offer));
                    }
                }
                double spending = at(before, MarketOutput.MARKET_SPENDING_USD, plan.market);
                double gain = at(after, MarketOutput.MARKET_GAIN_USD, plan.market)
                        - at(before, MarketOutput.MARKET_GAIN_USD, plan.market);
                assertThat(gain)
                        .as("seed " + seed + " market " + plan.market)
                        .isCloseTo(area, within(1e-7 * spending + 1e-4 * STEP * spending));
            }
        }
    }

    /** A floor holds, brackets find the same prices, and one below every price moves no bit. */
    @Test
    void aFloorHolds() {
        int bound = 0;
        for (long seed = 0; seed < RANDOM; seed++) {
            WorldMarket market = RandomWorld.of(seed);
            MarketLanes free = solved(market);
            MarketLanes[] floored = {
                new MarketLanes(MarketShape.of(market), 1), new MarketLanes(MarketShape.of(market), 1).withoutNewton()
            };
            MarketLanes slack = new MarketLanes(MarketShape.of(market), 1);
            slack.set(0, market);
            for (MarketLanes lanes : floored) {
                lanes.set(0, market);
            }
            double[][] prices = free.out(MarketOutput.DELIVERED_PRICE_USD_PER_MTOK);
            for (int offer = 0; offer < prices.length; offer++) {
                if (prices[offer][0] > 0) {
                    slack.in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer][0] = 0.5 * prices[offer][0];
                    for (MarketLanes lanes : floored) {
                        lanes.in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer][0] =
                                (offer % 3 == 0 ? 1.4 : 0.9) * prices[offer][0];
                    }
                }
            }
            slack.solve(1);
            double[][] volumes = free.out(MarketOutput.VOLUME_MTOK);
            for (int offer = 0; offer < volumes.length; offer++) {
                assertThat(slack.out(MarketOutput.VOLUME_MTOK)[offer][0])
                        .as("seed " + seed)
                        .isCloseTo(volumes[offer][0], within(1e-11 * volumes[offer][0]));
            }
            for (MarketLanes lanes : floored) {
                lanes.solve(1);
                assertThat(lanes.fault(0)).as("seed " + seed).isEqualTo(MarketFault.NONE);
            }
            for (int p = 0; p < free.out(MarketOutput.PRICE_USD_PER_KWH).length; p++) {
                double price = at(floored[0], MarketOutput.PRICE_USD_PER_KWH, p);
                if (price > 0) {
                    assertThat(at(floored[1], MarketOutput.PRICE_USD_PER_KWH, p))
                            .as("seed " + seed)
                            .isCloseTo(price, within(1e-8 * price));
                }
            }
            for (int offer = 0; offer < prices.length; offer++) {
                double floor = floored[0].in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer][0];
                double price = at(floored[0], MarketOutput.DELIVERED_PRICE_USD_PER_MTOK, offer);
                if (floor > 0) {
                    assertThat(price).as("seed " + seed).isGreaterThanOrEqualTo(floor * (1 - 1e-14));
                    bound += price <= floor * (1 + 1e-14) ? 1 : 0;
                }
            }
        }
        assertThat(bound).isGreaterThan(RANDOM);
    }
}
