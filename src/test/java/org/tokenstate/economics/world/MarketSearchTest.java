package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for prices: how many steps it takes, since where it starts and how it goes does not move the answer. */
class MarketSearchTest {
    private static MarketLanes lanes(WorldMarket w, int width) {
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), width);
        for (int i = 0; i < width; i++) {
            lanes.set(i, w);
        }
        return lanes;
    }

    /** What the search costs: Newton steps from the reference cost, and from far below and above the answer; never brackets. */
    @ParameterizedTest
    @CsvSource({"0, 3.6", "0.02, 5.4", "1000, 5.7"})
    void aSearchSettlesInAFewSteps(double start, double mean) {
        int worlds = 200;
        int all = 0;
        for (long seed = 0; seed < worlds; seed++) {
            MarketLanes lanes = lanes(RandomWorld.of(seed), 2);
            for (double[] row : lanes.in(MarketInput.START_USD_PER_KWH)) {
                Arrays.fill(row, start);
            }
            lanes.solve(2);
            assertThat(lanes.steps(0)).as("seed " + seed).isBetween(0, 20).isEqualTo(lanes.steps(1));
            all += lanes.steps(0);
        }
        assertThat((double) all / worlds).isLessThan(mean);
        assertThat(lanes(RandomWorld.of(0), 1).steps(0)).isZero();
    }

    @Test
    void bracketsCountAsTheMostSteps() {
        WorldMarket w = WorldCasesTest.market("capacity-binds");
        MarketLanes lanes = lanes(w, 1).withoutNewton();
        lanes.solve(1);
        assertThat(lanes.steps(0)).isEqualTo(Integer.MAX_VALUE);
        MarketLanes near = lanes(w, 1);
        near.solve(1);
        assertThat(near.steps(0)).isLessThanOrEqualTo(4);
        // at the answer there is nothing left to do
        for (int p = 0; p < w.pools().size(); p++) {
            near.in(MarketInput.START_USD_PER_KWH)[p][0] = near.out(MarketOutput.PRICE_USD_PER_KWH)[p][0];
        }
        near.solve(1);
        assertThat(near.steps(0)).isZero();
    }
}
