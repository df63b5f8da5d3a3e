package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.economics.world.WorldMarket.Host;
import org.tokenstate.economics.world.WorldMarket.Response;
import org.tokenstate.economics.world.WorldMarket.Step;

/** Markets small enough for a formula, one draw alone and several beside each other. */
class MarketByHandTest {
    private static final double VOLUME = 1000;
    private static final double WORK = 0.4;
    private static final double REFERENCE = 4;
    private static final double MARKUP = 0.25;
    private static final double OTHER = 0.1;
    /** Of the base year. */
    private static final double BASE_PRICE = 2.5;

    private static Step step(double cost, double quantity) {
        return new Step(cost, quantity, Optional.empty());
    }

    private static Step step(double cost, double quantity, double elasticity, double share, double largest) {
        return new Step(cost, quantity, Optional.of(new Response(elasticity, share, largest)));
    }

    private static Host host(String region, Step... steps) {
        return new Host(region, OptionalDouble.empty(), List.of(steps));
    }

    /** One origin of region US in one pool, one tier, and one buyer in region EU. */
    private record One(
            double elasticity, double markup, double tariff, double premium, OptionalDouble ceiling, double scale) {
        static One of(double elasticity) {
            return new One(elasticity, MARKUP, 0, 0, OptionalDouble.empty(), 1);
        }

        WorldMarket with(Map<String, Host> hosts) {
            return new WorldMarket(
                    "one",
                    List.of("t"),
                    Map.of("o", new WorldMarket.Origin("f", Optional.of("US"), "p")),
                    Map.of("c", new WorldMarket.Channel(elasticity, 1.5, 2, 3)),
                    Map.of("t", Map.of("o", WORK)),
                    Map.of("p", new WorldMarket.Pool(List.copyOf(hosts.keySet()), Optional.empty(), REFERENCE)),
                    hosts,
                    List.of(new WorldMarket.Market(
                            "m",
                            "EU",
                            "c",
                            VOLUME,
                            scale,
                            1.3,
                            ceiling,
                            Map.of("t", new WorldMarket.Tier(1, Map.of("o", new WorldMarket.Base(1, BASE_PRICE)))),
                            Map.of(),
                            Optional.empty(),
                            Map.of("o", tariff),
                            Map.of("o", premium),
                            Map.of(),
                            Map.of("t", Map.of("o", markup)),
                            Map.of("t", Map.of("o", OTHER)))));
        }
    }

    /** The last lane of a width, the others having a market of their own. */
    private static MarketLanes solved(WorldMarket w, int width, Consumer<MarketLanes> change) {
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), width);
        for (int i = 0; i < width; i++) {
            lanes.set(i, w);
            lanes.in(MarketInput.DEMAND_SCALE)[0][i] *= i + 1 < width ? 0.7 : 1;
        }
        change.accept(lanes);
        lanes.solve(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.NONE);
        return lanes;
    }

    private static MarketLanes solved(WorldMarket w, int width) {
        return solved(w, width, lanes -> {});
    }

    private static double last(MarketLanes lanes, MarketOutput output, int member) {
        double[] row = lanes.out(output)[member];
        return row[row.length - 1];
    }

    private static double last(MarketLanes lanes, MarketOutput output) {
        return last(lanes, output, 0);
    }

    private static void is(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-11 * Math.max(1e-6, Math.abs(expected))));
    }

    /** Compute enough at one cost: the price is that cost, and nobody earns a rent. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aLargeBlockSetsThePrice(int width) {
        WorldMarket w = new One(-1.2, MARKUP, 0.1, 0.05, OptionalDouble.empty(), 1.1)
                .with(Map.of("h", host("EU", step(5, 1e6))));
        MarketLanes lanes = solved(w, width);
        double producer = WORK * (5 + MARKUP * REFERENCE) + OTHER;
        double delivered = producer * 1.1 * 1.05;
        double volume = VOLUME * 1.1 * Math.pow(delivered / BASE_PRICE, -1.2);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), 5);
        is(last(lanes, MarketOutput.SCARCITY_USD_PER_KWH), 0);
        is(last(lanes, MarketOutput.PRODUCER_PRICE_USD_PER_MTOK), producer);
        is(last(lanes, MarketOutput.DELIVERED_PRICE_USD_PER_MTOK), delivered);
        is(last(lanes, MarketOutput.VOLUME_MTOK), volume);
        is(last(lanes, MarketOutput.WORK_KWH), WORK * volume);
        is(last(lanes, MarketOutput.HOST_WORK_KWH), WORK * volume);
        is(last(lanes, MarketOutput.HOST_RENT_USD), 0);
        is(last(lanes, MarketOutput.HOST_SHARE, 0), 1);
        is(last(lanes, MarketOutput.HOST_SHARE, 1), 0);
        is(last(lanes, MarketOutput.MARKET_VOLUME_MTOK), volume);
        is(last(lanes, MarketOutput.MARKET_WORK_KWH), WORK * volume);
        is(last(lanes, MarketOutput.MARKET_SPENDING_USD), volume * delivered);
        is(last(lanes, MarketOutput.MARKET_PRODUCER_REVENUE_USD), volume * producer);
        is(last(lanes, MarketOutput.MARKET_TARIFF_REVENUE_USD), volume * producer * 0.1);
        is(last(lanes, MarketOutput.MARKET_PREMIUM_COST_USD), volume * producer * 1.1 * 0.05);
        is(last(lanes, MarketOutput.MARKET_REAL_SPENDING_USD), volume * BASE_PRICE);
        // EU hosts for itself and pays the margin to the origin's home
        double margin = volume * (producer - WORK * 5);
        is(last(lanes, MarketOutput.HOSTING_IMPORTS_USD, 0), 0);
        is(last(lanes, MarketOutput.MODEL_IMPORTS_USD, 0), margin);
        is(last(lanes, MarketOutput.MODEL_EXPORTS_USD, 1), margin);
        is(last(lanes, MarketOutput.REGION_WORK_HOSTED_KWH, 0), WORK * volume);
        is(last(lanes, MarketOutput.REGION_WORK_HOSTED_KWH, 1), 0);
        assertThat(lanes.residual(width - 1)).isZero();
        is(lanes.profit(0, 0, width - 1), margin);
    }

    /** The area under demand V0 g π^ε from π to 1, at base prices. */
    @ParameterizedTest
    @CsvSource({"1, -1.2", "1, -1", "1, -0.4", "3, -1.2", "3, -1", "3, -0.4"})
    void buyersGainTheAreaUnderTheirDemand(int width, double elasticity) {
        WorldMarket w = One.of(elasticity).with(Map.of("h", host("EU", step(7, 1e6))));
        double pi = (WORK * (7 + MARKUP * REFERENCE) + OTHER) / BASE_PRICE;
        double area = elasticity == -1 ? -Math.log(pi) : (1 - Math.pow(pi, 1 + elasticity)) / (1 + elasticity);
        is(last(solved(w, width), MarketOutput.MARKET_GAIN_USD), VOLUME * BASE_PRICE * area);
    }

    /** Compute binds: the price is where demand is what there is, above the cost of its dearest block. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void scarceComputeEarnsWhatBuyersPayForIt(int width) {
        WorldMarket w = One.of(-0.8).with(Map.of("h", host("US", step(3, 100), step(2, 150))));
        MarketLanes lanes = solved(w, width);
        double producer = BASE_PRICE * Math.pow(250 / WORK / VOLUME, -1 / 0.8);
        double x = (producer - OTHER) / WORK - MARKUP * REFERENCE;
        is(last(lanes, MarketOutput.VOLUME_MTOK), 250 / WORK);
        is(last(lanes, MarketOutput.PRODUCER_PRICE_USD_PER_MTOK), producer);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), x);
        is(last(lanes, MarketOutput.SCARCITY_USD_PER_KWH), x - 3);
        is(last(lanes, MarketOutput.HOST_RENT_USD), 100 * (x - 3) + 150 * (x - 2));
        // US hosts for EU and earns the margin too
        is(last(lanes, MarketOutput.HOSTING_EXPORTS_USD, 1), 250 * x);
        is(last(lanes, MarketOutput.HOSTING_IMPORTS_USD, 0), 250 * x);
        is(last(lanes, MarketOutput.MODEL_EXPORTS_USD, 1), 250 / WORK * (producer - WORK * x));
        is(last(lanes, MarketOutput.MODEL_IMPORTS_USD, 0), 250 / WORK * (producer - WORK * x));
        is(last(lanes, MarketOutput.MODEL_EXPORTS_USD, 0), 0);
    }

    /** The limit of a host cuts its dearest blocks first, in whatever order they are listed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aLimitCutsTheDearestBlocks(int width) {
        Host cut = new Host("US", OptionalDouble.of(180), List.of(step(9, 70), step(3, 100), step(2, 150)));
        WorldMarket w = One.of(-0.8).with(Map.of("h", cut));
        MarketLanes lanes = solved(w, width);
        double x = (BASE_PRICE * Math.pow(180 / WORK / VOLUME, -1 / 0.8) - OTHER) / WORK - MARKUP * REFERENCE;
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), x);
        is(last(lanes, MarketOutput.SCARCITY_USD_PER_KWH), x - 3);
        is(last(lanes, MarketOutput.HOST_RENT_USD), 30 * (x - 3) + 150 * (x - 2));
    }

    /** Cheaper blocks run in full; those at the margin share what is left in proportion. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void blocksAtTheMarginShareTheRest(int width) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        hosts.put("cheap", host("EU", step(2, 100), step(8, 500)));
        hosts.put("small", host("US", step(5, 300)));
        hosts.put("large", host("EU", step(5, 900)));
        WorldMarket w = One.of(-1.2).with(hosts);
        MarketLanes lanes = solved(w, width);
        double used = WORK * VOLUME * Math.pow((WORK * (5 + MARKUP * REFERENCE) + OTHER) / BASE_PRICE, -1.2);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), 5);
        is(last(lanes, MarketOutput.HOST_WORK_KWH, 0), 100);
        is(last(lanes, MarketOutput.HOST_WORK_KWH, 1), (used - 100) / 4);
        is(last(lanes, MarketOutput.HOST_WORK_KWH, 2), (used - 100) * 3 / 4);
        is(last(lanes, MarketOutput.HOST_RENT_USD, 0), 300);
        is(last(lanes, MarketOutput.HOST_RENT_USD, 1), 0);
        is(last(lanes, MarketOutput.HOST_SHARE, 1), (used - 100) / 4 / used);
        is(last(lanes, MarketOutput.REGION_WORK_HOSTED_KWH, 0), used - (used - 100) / 4);
    }

    /** Without other costs, a price that is a share of that of compute: work a V0 (p/p0)^ε is Q φ (x/C)^ς at a power of x. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "1, 0.31", "3, 0.31"})
    void offersAnswerToThePrice(int width, double largest) {
        double loss = -0.2;
        double quantity = 2000;
        double cost = 5;
        double share = 0.3;
        double supply = 2.5;
        double elasticity = -1.2;
        WorldMarket w = new One(elasticity, loss, 0, 0, OptionalDouble.empty(), 1)
                .with(Map.of("h", host("EU", step(cost, quantity, supply, share, largest))));
        MarketLanes lanes = solved(w, width, l -> Arrays.fill(l.in(MarketInput.OTHER_COST_USD_PER_MTOK)[0], 0));
        double perKwh = WORK * (1 + loss) / BASE_PRICE;
        double x = Math.pow(
                WORK * VOLUME * Math.pow(perKwh, elasticity) / (quantity * share * Math.pow(cost, -supply)),
                1 / (supply - elasticity));
        double full = cost * Math.pow(largest / share, 1 / supply);
        if (x > full) {
            x = Math.pow(WORK * VOLUME / (quantity * largest), -1 / elasticity) / perKwh;
        }
        double used = WORK * VOLUME * Math.pow(perKwh * x, elasticity);
        assertThat(largest < 0.5).isEqualTo(x > full);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), x);
        is(last(lanes, MarketOutput.WORK_KWH), used);
        is(last(lanes, MarketOutput.SCARCITY_USD_PER_KWH), Math.max(0, x - full));
        // the cost of what runs: ∫ x dq, which is ς/(ς+1) of the price up to the full one
        is(last(lanes, MarketOutput.HOST_RENT_USD), used * (x - Math.min(x, full) * supply / (supply + 1)));
    }

    /** With ε = −1 spending is κ/(1+κ) of the ceiling, however prices move. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void spendingKeepsBelowItsCeiling(int width) {
        double ceiling = 6000;
        WorldMarket w =
                new One(-1, MARKUP, 0, 0, OptionalDouble.of(ceiling), 1.7).with(Map.of("h", host("EU", step(7, 1e6))));
        MarketLanes lanes = solved(w, width);
        double base = VOLUME * BASE_PRICE / ceiling;
        double kappa = base / (1 - base) * 1.7 / 1.3;
        double spending = ceiling * 1.3 * kappa / (1 + kappa);
        is(last(lanes, MarketOutput.MARKET_SPENDING_USD), spending);
        double pi = (WORK * (7 + MARKUP * REFERENCE) + OTHER) / BASE_PRICE;
        is(last(lanes, MarketOutput.MARKET_GAIN_USD), -spending * Math.log(pi));
    }

    /** A floor under what the buyer is asked is the price there, and its producer has what it adds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFloorIsThePrice(int width) {
        double floor = 4;
        WorldMarket w =
                new One(-1.2, MARKUP, 0.1, 0.05, OptionalDouble.empty(), 1).with(Map.of("h", host("EU", step(5, 1e6))));
        MarketLanes lanes = solved(w, width, l -> l.in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[0][width - 1] = floor);
        double volume = VOLUME * Math.pow(floor / BASE_PRICE, -1.2);
        double producer = floor / 1.1 / 1.05;
        is(last(lanes, MarketOutput.DELIVERED_PRICE_USD_PER_MTOK), floor);
        is(last(lanes, MarketOutput.PRODUCER_PRICE_USD_PER_MTOK), producer);
        is(last(lanes, MarketOutput.VOLUME_MTOK), volume);
        is(last(lanes, MarketOutput.HOST_WORK_KWH), WORK * volume);
        is(last(lanes, MarketOutput.MODEL_IMPORTS_USD), volume * (producer - WORK * 5));
        is(lanes.profit(0, 0, width - 1), volume * (producer - WORK * 5));
        for (int i = 0; i + 1 < width; i++) {
            is(lanes.out(MarketOutput.DELIVERED_PRICE_USD_PER_MTOK)[0][i], (WORK * 6 + OTHER) * 1.1 * 1.05);
        }
    }

    /** A floor holds whatever compute costs: demand does not move, so that scarce compute falls to its cheapest block. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFloorAboveWhatComputeMayCostLeavesItIdle(int width) {
        WorldMarket w = One.of(-1.2).with(Map.of("h", host("EU", step(5, 100), step(2, 300))));
        MarketLanes free = solved(w, width);
        assertThat(last(free, MarketOutput.PRICE_USD_PER_KWH)).isEqualTo(5);
        MarketLanes lanes =
                solved(w, width, l -> Arrays.fill(l.in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[0], 0, width, 5));
        double used = WORK * VOLUME * Math.pow(5 / BASE_PRICE, -1.2);
        assertThat(used).isLessThan(300);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), 2);
        is(last(lanes, MarketOutput.HOST_WORK_KWH), used);
    }

    /** Nobody buys: compute costs as little as its cheapest block, or nothing where blocks answer to the price. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withoutDemandThePriceIsThatOfTheCheapestBlock(int width) {
        Consumer<MarketLanes> none = l -> l.in(MarketInput.DEMAND_SCALE)[0][width - 1] = 0;
        WorldMarket plain = One.of(-1.2).with(Map.of("h", host("EU", step(5, 100), step(2, 300))));
        MarketLanes lanes = solved(plain, width, none);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), 2);
        is(last(lanes, MarketOutput.VOLUME_MTOK), 0);
        is(last(lanes, MarketOutput.HOST_WORK_KWH), 0);
        is(last(lanes, MarketOutput.HOST_RENT_USD), 0);
        is(last(lanes, MarketOutput.MARKET_GAIN_USD), 0);
        is(last(lanes, MarketOutput.PRODUCER_PRICE_USD_PER_MTOK), WORK * (2 + MARKUP * REFERENCE) + OTHER);
        WorldMarket elastic = One.of(-1.2).with(Map.of("h", host("EU", step(5, 100), step(5, 300, 2, 0.5, 0.9))));
        lanes = solved(elastic, width, none);
        is(last(lanes, MarketOutput.PRICE_USD_PER_KWH), 0);
        is(last(lanes, MarketOutput.HOST_WORK_KWH), 0);
        is(last(lanes, MarketOutput.HOST_SHARE), 0);
        is(last(lanes, MarketOutput.PRODUCER_PRICE_USD_PER_MTOK), WORK * MARKUP * REFERENCE + OTHER);
    }

    /** A pool without compute has no price and sells nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withoutComputeThereIsNoPrice(int width) {
        WorldMarket w = One.of(-1.2).with(Map.of("h", host("EU", step(5, 100))));
        MarketLanes lanes = solved(w, width, l -> l.in(MarketInput.CAPACITY_KWH)[0][width - 1] = 0);
        assertThat(last(lanes, MarketOutput.PRICE_USD_PER_KWH)).isNaN();
        assertThat(last(lanes, MarketOutput.PRODUCER_PRICE_USD_PER_MTOK)).isNaN();
        assertThat(last(lanes, MarketOutput.DELIVERED_PRICE_USD_PER_MTOK)).isNaN();
        is(last(lanes, MarketOutput.SCARCITY_USD_PER_KWH), 0);
        is(last(lanes, MarketOutput.VOLUME_MTOK), 0);
        is(last(lanes, MarketOutput.MARKET_SPENDING_USD), 0);
        is(last(lanes, MarketOutput.HOST_WORK_KWH), 0);
        is(lanes.profit(0, 0, width - 1), 0);
        WorldEquilibrium e = WorldEquilibrium.of(w, lanes, width - 1);
        assertThat(e.pool("p").priceUsdPerKwh()).isEmpty();
        assertThat(e.flows()).isEmpty();
    }
}
