package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            assertThat(lanes.residual(0)).as("seed " + seed).isLessThanOrEqualTo(1e-12);
        }
        assertThat((double) all / worlds).isLessThan(mean);
        assertThat(lanes(RandomWorld.of(0), 1).steps(0)).isZero();
    }

    /**
     * Where offers answer four times as much to prices, steps from both sides of a full block lead around the answer: 23 of these 600
     * worlds needed brackets before steps were cut to half the way to the other side.
     */
    @Test
    void stepsAroundAFullBlockAreCut() {
        int brackets = 0;
        for (long seed = 0; seed < 600; seed++) {
            MarketLanes lanes = lanes(RandomWorld.of(seed), 1);
            for (double[] row : lanes.in(MarketInput.STEP_ELASTICITY)) {
                row[0] *= 4;
            }
            lanes.solve(1);
            assertThat(lanes.fault(0)).as("seed " + seed).isEqualTo(MarketFault.NONE);
            assertThat(lanes.residual(0)).as("seed " + seed).isLessThanOrEqualTo(1e-12);
            brackets += lanes.steps(0) == Integer.MAX_VALUE ? 1 : 0;
        }
        assertThat(brackets).isLessThanOrEqualTo(5);
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

    /** Brackets alone, without a Newton step before or after, find the same prices and clear as well. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-4, 1e4, 1e-295, 1e300})
    void bracketsFindThePricesFromAnywhere(double start) {
        for (long seed = 0; seed < 60; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketLanes newton = lanes(w, 1);
            newton.solve(1);
            MarketLanes brackets = lanes(w, 1).withoutNewton();
            for (double[] row : brackets.in(MarketInput.START_USD_PER_KWH)) {
                row[0] = start;
            }
            brackets.solve(1);
            assertThat(brackets.fault(0)).as("seed " + seed).isEqualTo(MarketFault.NONE);
            assertThat(brackets.residual(0)).as("seed " + seed).isLessThanOrEqualTo(1e-12);
            for (int p = 0; p < w.pools().size(); p++) {
                double price = newton.out(MarketOutput.PRICE_USD_PER_KWH)[p][0];
                double found = brackets.out(MarketOutput.PRICE_USD_PER_KWH)[p][0];
                if (price > 0) {
                    assertThat(found).as("seed " + seed).isCloseTo(price, within(1e-11 * price));
                } else {
                    assertThat(found).as("seed " + seed).isEqualTo((Double) price);
                }
            }
        }
    }

    /** The residual is what use and offer differ by: work bought over work done, where one pool answers to its price. */
    @Test
    void theResidualIsHowFarUseAndOfferDiffer() {
        double most = 0;
        for (long seed = 0; seed < 100; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketLanes lanes = lanes(w, 1);
            lanes.solve(1);
            most = Math.max(most, lanes.residual(0));
            if (w.pools().size() == 1 && lanes.residual(0) > 0) {
                double used = lanes.out(MarketOutput.WORK_KWH)[0][0];
                double done = 0;
                for (double[] row : lanes.out(MarketOutput.HOST_WORK_KWH)) {
                    done += row[0];
                }
                assertThat(lanes.residual(0))
                        .as("seed " + seed)
                        .isCloseTo(Math.abs(Math.log(used / done)), within(1e-14));
            }
        }
        assertThat(most).isBetween(1e-16, 1e-12);
    }
}
