package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tokenstate.economics.world.WorldMarket.Response;
import org.tokenstate.economics.world.WorldMarket.Step;

/**
 * Pools below one another, by hand. A kWh is a Mtok at the price of compute, and every buyer spends the same whatever it costs: at
 * price x those of pool A use 4000/x kWh, of B 2000/x and of C 1000/x. B's hosts may serve A's buyers too, and C's those of B.
 */
class JoinedPoolsTest {
    private static final Map<String, Double> SPENDING = Map.of("A", 4000.0, "B", 2000.0, "C", 1000.0);
    private static final double BASE_PRICE = 4;

    /** Ways to the answer, none of which moves it. */
    private enum Way {
        ALONE,
        BESIDE_OTHERS,
        BY_BRACKETS,
        FROM_A_COMMON_PRICE,
        FROM_FAR_BELOW,
        FROM_FAR_ABOVE
    }

    private static Step step(double cost, double quantity) {
        return new Step(cost, quantity, Optional.empty());
    }

    /** Q φ (x/C)^ς with ς = 1 and no limit that counts: slope · x. */
    private static Step line(double slope) {
        return new Step(1, 1e6 * slope, Optional.of(new Response(1, 1e-6, 1)));
    }

    /** Pools in the order given, each but A below the one before it in the alphabet. */
    private static WorldMarket world(String order, Map<String, List<Step>> blocks) {
        Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>();
        Map<String, WorldMarket.Pool> pools = new LinkedHashMap<>();
        Map<String, WorldMarket.Host> hosts = new LinkedHashMap<>();
        Map<String, Double> ones = new LinkedHashMap<>();
        Map<String, Double> zeros = new LinkedHashMap<>();
        List<WorldMarket.Market> markets = new ArrayList<>();
        for (String p : order.split("")) {
            origins.put("of " + p, new WorldMarket.Origin("f" + p, Optional.of(p), p));
            ones.put("of " + p, 1.0);
            zeros.put("of " + p, 0.0);
            List<Step> mine = blocks.getOrDefault(p, List.of());
            if (!mine.isEmpty()) {
                hosts.put("host " + p, new WorldMarket.Host(p, OptionalDouble.empty(), mine));
            }
            pools.put(
                    p,
                    new WorldMarket.Pool(
                            mine.isEmpty() ? List.of() : List.of("host " + p),
                            p.equals("A") ? Optional.empty() : Optional.of(String.valueOf((char) (p.charAt(0) - 1))),
                            BASE_PRICE));
        }
        for (String p : order.split("")) {
            markets.add(new WorldMarket.Market(
                    "buyers of " + p,
                    p,
                    "c",
                    SPENDING.get(p) / BASE_PRICE,
                    1,
                    1,
                    OptionalDouble.empty(),
                    Map.of("t", new WorldMarket.Tier(1, Map.of("of " + p, new WorldMarket.Base(1, BASE_PRICE)))),
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of("t", zeros),
                    Map.of("t", zeros)));
        }
        return new WorldMarket(
                "pools",
                List.of("t"),
                origins,
                Map.of("c", new WorldMarket.Channel(-1, 1, 1, 1)),
                Map.of("t", ones),
                pools,
                hosts,
                markets);
    }

    private static WorldEquilibrium solved(WorldMarket w, Way way) {
        int width = way == Way.BESIDE_OTHERS ? 4 : 1;
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), width);
        for (int i = 0; i < width; i++) {
            lanes.set(i, w);
            for (double[] row : lanes.in(MarketInput.DEMAND_SCALE)) {
                row[i] = i + 1 == width ? 1 : 0.4 + 0.5 * i;
            }
        }
        if (way == Way.BY_BRACKETS) {
            lanes.withoutNewton();
        }
        double start = way == Way.FROM_A_COMMON_PRICE ? 4.5 : way == Way.FROM_FAR_BELOW ? 1e-5 : 1e5;
        if (way == Way.FROM_A_COMMON_PRICE || way == Way.FROM_FAR_BELOW || way == Way.FROM_FAR_ABOVE) {
            double apart = way == Way.FROM_A_COMMON_PRICE ? 1 : 1.01;
            for (double[] row : lanes.in(MarketInput.START_USD_PER_KWH)) {
                Arrays.fill(row, start);
                start *= apart;
            }
        }
        lanes.solve(width);
        WorldEquilibrium e = WorldEquilibrium.of(w, lanes, width - 1);
        assertThat(e.residual()).isLessThanOrEqualTo(1e-12);
        return e;
    }

    private static void is(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
    }

    private static void prices(WorldEquilibrium e, double... expected) {
        for (int p = 0; p < expected.length; p++) {
            String pool = String.valueOf((char) ('A' + p));
            is(e.pool(pool).priceUsdPerKwh().orElseThrow(), expected[p]);
            is(e.pool(pool).workKwh(), SPENDING.get(pool) / expected[p]);
            is(e.market("buyers of " + pool).spendingUsd(), SPENDING.get(pool));
        }
    }

    private static void trade(WorldEquilibrium e, String region, double exports, double imports) {
        is(e.region(region).hostingExportsUsd(), exports);
        is(e.region(region).hostingImportsUsd(), imports);
        is(e.region(region).modelExportsUsd(), 0);
        is(e.region(region).balanceUsd(), exports - imports);
    }

    /** Cheap compute below serves all, and the dear compute above rests. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void cheapComputeBelowServesAll(Way way) {
        for (String order : List.of("AB", "BA")) {
            WorldEquilibrium e =
                    solved(world(order, Map.of("A", List.of(step(5, 5000)), "B", List.of(step(3, 5000)))), way);
            prices(e, 3, 3);
            is(e.host("host A").workKwh(), 0);
            is(e.host("host B").workKwh(), 2000);
            is(e.host("host B").rentUsd(), 0);
            trade(e, "A", 0, 4000);
            trade(e, "B", 4000, 0);
            is(e.pool("A").scarcityUsdPerKwh(), 0);
        }
    }

    /** Where it does not suffice, it earns the price of the dear compute that serves the rest. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void cheapComputeBelowEarnsThePriceAbove(Way way) {
        for (String order : List.of("AB", "BA")) {
            WorldEquilibrium e =
                    solved(world(order, Map.of("A", List.of(step(5, 5000)), "B", List.of(step(3, 800)))), way);
            prices(e, 5, 5);
            is(e.host("host A").workKwh(), 400);
            is(e.host("host B").workKwh(), 800);
            is(e.host("host B").rentUsd(), 1600);
            trade(e, "A", 0, 2000);
            trade(e, "B", 2000, 0);
        }
    }

    /** Nothing flows down: buyers below who need all of their compute pay more than those above. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void nothingFlowsDown(Way way) {
        for (String order : List.of("AB", "BA")) {
            WorldEquilibrium e =
                    solved(world(order, Map.of("A", List.of(step(5, 5000)), "B", List.of(step(3, 250)))), way);
            prices(e, 5, 8);
            is(e.pool("A").scarcityUsdPerKwh(), 0);
            is(e.pool("B").scarcityUsdPerKwh(), 5);
            is(e.host("host A").workKwh(), 800);
            is(e.host("host B").rentUsd(), 1250);
            trade(e, "A", 0, 0);
            trade(e, "B", 0, 0);
        }
    }

    /** All compute in full use, shared at one scarcity price. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void scarceComputeIsShared(Way way) {
        WorldEquilibrium e = solved(world("AB", Map.of("A", List.of(step(5, 100)), "B", List.of(step(3, 800)))), way);
        double x = 6000.0 / 900;
        prices(e, x, x);
        is(e.pool("A").scarcityUsdPerKwh(), x - 5);
        is(e.pool("B").scarcityUsdPerKwh(), x - 5);
        is(e.host("host A").rentUsd(), 100 * (x - 5));
        is(e.host("host B").rentUsd(), 800 * (x - 3));
        trade(e, "A", 0, 500 * x);
        trade(e, "B", 500 * x, 0);
    }

    /** A pool without hosts is served from below, and one that has none below it is dead. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aPoolWithoutHostsIsServedFromBelow(Way way) {
        WorldEquilibrium e = solved(world("AB", Map.of("B", List.of(step(3, 800)))), way);
        prices(e, 7.5, 7.5);
        trade(e, "A", 0, 4000);
        WorldEquilibrium dead = solved(world("AB", Map.of("A", List.of(step(3, 800)))), way);
        is(dead.pool("A").priceUsdPerKwh().orElseThrow(), 5);
        assertThat(dead.pool("B").priceUsdPerKwh()).isEmpty();
        is(dead.market("buyers of B").volumeMtok(), 0);
        is(dead.host("host A").workKwh(), 800);
    }

    /** Offers that answer to the price, below dear compute that rests: 6000/x = 250 x. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void offersThatAnswerToThePriceAreShared(Way way) {
        WorldEquilibrium e = solved(world("AB", Map.of("A", List.of(step(5, 5000)), "B", List.of(line(250)))), way);
        double x = Math.sqrt(24);
        prices(e, x, x);
        is(e.host("host A").workKwh(), 0);
        is(e.host("host B").workKwh(), 250 * x);
        is(e.host("host B").rentUsd(), 125 * x * x);
    }

    /** Both answer, the one above being cheaper: each clears alone, 4000/x = 1000 x and 2000/x = 125 x. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void cheaperComputeAboveServesItsOwnBuyers(Way way) {
        WorldEquilibrium e = solved(world("AB", Map.of("A", List.of(line(1000)), "B", List.of(line(125)))), way);
        prices(e, 2, 4);
        trade(e, "A", 0, 0);
        WorldEquilibrium plain =
                solved(world("BA", Map.of("A", List.of(line(1000)), "B", List.of(step(3, 5000)))), way);
        prices(plain, 2, 3);
        is(plain.host("host B").workKwh(), 2000.0 / 3);
    }

    /** Three in a row at one price: what C's buyers leave goes to B's, and what they leave to A's, in proportion. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsLeftIsPassedUp(Way way) {
        for (String order : List.of("ABC", "CBA", "BCA")) {
            WorldEquilibrium e = solved(
                    world(
                            order,
                            Map.of(
                                    "A",
                                    List.of(step(5, 5000)),
                                    "B",
                                    List.of(step(3, 200)),
                                    "C",
                                    List.of(step(2, 700)))),
                    way);
            prices(e, 5, 5, 5);
            is(e.host("host A").workKwh(), 500);
            is(e.host("host B").workKwh(), 200);
            is(e.host("host C").workKwh(), 700);
            // B's buyers: 500 of C and 200 of B for 400; the other 300 for A's 800
            trade(e, "A", 0, 1500);
            trade(e, "B", 300 * 2.0 / 7 * 5, 400 * 5.0 / 7 * 5);
            trade(e, "C", (400 + 300) * 5.0 / 7 * 5, 0);
        }
    }

    /** C alone is scarce, while B and A share a price. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void oneBelowMayStandApart(Way way) {
        for (String order : List.of("ABC", "CBA", "CAB")) {
            WorldEquilibrium e = solved(
                    world(
                            order,
                            Map.of(
                                    "A",
                                    List.of(step(5, 5000)),
                                    "B",
                                    List.of(step(3, 600)),
                                    "C",
                                    List.of(step(2, 100)))),
                    way);
            prices(e, 5, 5, 10);
            is(e.pool("C").scarcityUsdPerKwh(), 8);
            trade(e, "A", 0, 1000);
            trade(e, "B", 1000, 0);
            trade(e, "C", 0, 0);
        }
    }

    /** B and C share a price above A's, as their own buyers need all they have: 3000/x = 400. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void twoBelowMayStandApart(Way way) {
        for (String order : List.of("ABC", "CBA", "BAC")) {
            WorldEquilibrium e = solved(
                    world(
                            order,
                            Map.of(
                                    "A",
                                    List.of(step(5, 5000)),
                                    "B",
                                    List.of(step(3, 100)),
                                    "C",
                                    List.of(step(2, 300)))),
                    way);
            prices(e, 5, 7.5, 7.5);
            is(e.host("host A").workKwh(), 800);
            trade(e, "A", 0, 0);
            trade(e, "C", (300 - 1000 / 7.5) * 7.5, 0);
        }
    }

    /** A pool without hosts between two that have some passes on what comes from below. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aPoolWithoutHostsPassesOn(Way way) {
        for (String order : List.of("ABC", "CBA")) {
            WorldEquilibrium e =
                    solved(world(order, Map.of("A", List.of(step(5, 5000)), "C", List.of(step(2, 1000)))), way);
            prices(e, 5, 5, 5);
            is(e.host("host A").workKwh(), 400);
            trade(e, "A", 0, 2000);
            trade(e, "B", 0, 2000);
            trade(e, "C", 4000, 0);
        }
    }

    /** The price needed is demand's own: with ε = −0.01 a tenth of the compute takes 10^100 times the price. */
    @Test
    void priceRisesAsFarAsItMust() {
        WorldMarket w = world("A", Map.of("A", List.of(step(5, 100))));
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), 3);
        for (int i = 0; i < 3; i++) {
            lanes.set(i, w);
        }
        double[] elasticity = lanes.in(MarketInput.DEMAND_ELASTICITY)[0];
        elasticity[0] = -0.01;
        elasticity[1] = -0.001;
        lanes.solve(3);
        assertThat(lanes.fault(0)).isEqualTo(MarketFault.NONE);
        double price = lanes.out(MarketOutput.PRICE_USD_PER_KWH)[0][0];
        assertThat(Math.log10(price / BASE_PRICE)).isCloseTo(100, within(1e-9));
        // 10^1000 is no number
        assertThat(lanes.fault(1)).isEqualTo(MarketFault.NO_PRICES);
        assertThat(lanes.out(MarketOutput.VOLUME_MTOK)[0][1]).isNaN();
        is(lanes.out(MarketOutput.PRICE_USD_PER_KWH)[0][2], 40);
    }

    /** A start at the answer takes no step, whether pools are joined or apart there; what is no price is no start. */
    @Test
    void aStartAtTheAnswerTakesNoStep() {
        WorldMarket w = world("ABC", Map.of("A", List.of(line(50)), "B", List.of(line(500)), "C", List.of(line(10))));
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), 1);
        lanes.set(0, w);
        lanes.solve(1);
        assertThat(lanes.steps(0)).isPositive();
        double[][] found = lanes.out(MarketOutput.PRICE_USD_PER_KWH);
        double[] prices = {found[0][0], found[1][0], found[2][0]};
        double joined = Math.sqrt(6000.0 / 550);
        is(prices[0], joined);
        is(prices[1], joined);
        is(prices[2], 10);
        double[][] start = lanes.in(MarketInput.START_USD_PER_KWH);
        for (int p = 0; p < 3; p++) {
            start[p][0] = prices[p];
        }
        lanes.solve(1);
        assertThat(lanes.steps(0)).isZero();
        for (int p = 0; p < 3; p++) {
            is(found[p][0], prices[p]);
        }
        start[0][0] = Double.NaN;
        start[1][0] = Double.POSITIVE_INFINITY;
        start[2][0] = 0;
        lanes.solve(1);
        for (int p = 0; p < 3; p++) {
            assertThat(found[p][0]).isEqualTo((Double) prices[p]);
        }
    }

    /** However far from the answer the search starts. */
    @ParameterizedTest
    @CsvSource({"1e-30", "1e-8", "0.1", "4.999999", "5", "5.000001", "1e3", "1e8", "1e30"})
    void theStartMayBeFarAway(double start) {
        List<WorldMarket> worlds = List.of(
                world("A", Map.of("A", List.of(step(5, 100), step(3, 500), step(2, 100)))),
                world("A", Map.of("A", List.of(step(5, 5000), step(3, 700), step(2, 200)))),
                world("A", Map.of("A", List.of(step(5, 5000), step(3, 500), step(2, 200)))),
                world("A", Map.of("A", List.of(line(10), step(3, 500), step(9, 1000)))),
                world("A", Map.of("A", List.of(line(250)))));
        // above all steps; between two; on one; 10 x + 500 = 4000/x; 250 x = 4000/x
        double[] price = {4000.0 / 700, 4000.0 / 900, 5, -25 + Math.sqrt(625 + 400), 4};
        for (int k = 0; k < worlds.size(); k++) {
            MarketLanes lanes = new MarketLanes(MarketShape.of(worlds.get(k)), 1);
            lanes.set(0, worlds.get(k));
            lanes.in(MarketInput.START_USD_PER_KWH)[0][0] = start;
            lanes.solve(1);
            is(lanes.out(MarketOutput.PRICE_USD_PER_KWH)[0][0], price[k]);
        }
    }
}
