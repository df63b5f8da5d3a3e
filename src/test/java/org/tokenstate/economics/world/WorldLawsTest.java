package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tokenstate.economics.world.WorldMarket.Host;
import org.tokenstate.economics.world.WorldMarket.Market;
import org.tokenstate.economics.world.WorldMarket.Pool;
import org.tokenstate.economics.world.WorldMarket.Step;

/** Laws of the market, on the worked cases and on random markets. */
class WorldLawsTest {
    private static final int RANDOM = 300;

    private static List<WorldMarket> worlds(int count) {
        List<WorldMarket> worlds = new ArrayList<>();
        WorldCasesTest.CASES.forEach(name -> worlds.add(WorldCasesTest.market(name)));
        LongStream.range(0, count).forEach(seed -> worlds.add(RandomWorld.of(seed)));
        return worlds;
    }

    private static WorldMarket with(
            WorldMarket w, Map<String, Pool> pools, Map<String, Host> hosts, List<Market> markets) {
        return new WorldMarket(
                w.name(), w.tiers(), w.origins(), w.channels(), w.workKwhPerMtok(), pools, hosts, markets);
    }

    private static <V> Map<String, V> each(Map<String, V> map, UnaryOperator<V> change) {
        Map<String, V> result = new LinkedHashMap<>();
        map.forEach((k, v) -> result.put(k, change.apply(v)));
        return result;
    }

    private static void close(double actual, double expected, double scale, double tolerance, String what) {
        assertThat(Math.abs(actual - expected))
                .as("%s: %s, expected %s", what, actual, expected)
                .isLessThanOrEqualTo(tolerance * Math.max(Math.abs(expected), scale));
    }

    @Test
    void theSlowSolverFindsTheSame() {
        for (long seed = 0; seed < RANDOM; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            WorldEquilibrium e = w.solve();
            SlowWorld slow = new SlowWorld(w).solve();
            String at = "seed " + seed + " ";
            double work =
                    slow.use.values().stream().mapToDouble(Double::doubleValue).sum();
            e.pools().forEach((p, pool) -> {
                pool.priceUsdPerKwh().ifPresent(x -> close(x, slow.price.get(p), 1e-9, 1e-9, at + p));
                close(pool.workKwh(), slow.use.get(p), 1e-12 * work, 1e-9, at + "use of " + p);
                close(pool.scarcityUsdPerKwh(), slow.scarcity.get(p), 1, 1e-9, at + "scarcity of " + p);
            });
            e.hosts().forEach((h, host) -> {
                close(host.workKwh(), slow.hostWork.get(h), work, 1e-10, at + h);
                close(host.rentUsd(), slow.hostRent.get(h), work, 1e-9, at + "rent of " + h);
            });
            assertThat(e.flows())
                    .hasSameSizeAs(
                            slow.volume.values().stream().filter(q -> q > 0).toList());
            e.flows()
                    .forEach(f -> close(
                            f.volumeMtok(),
                            slow.volume.get(f.market() + "/" + f.tier() + "/" + f.origin()),
                            1e-12 * e.volumeMtok(),
                            1e-9,
                            at + f));
            e.regions().forEach((name, r) -> {
                Map<String, Double> other = slow.regions.getOrDefault(name, Map.of());
                Map<String, Double> mine = Map.of(
                        "hosting exports", r.hostingExportsUsd(),
                        "hosting imports", r.hostingImportsUsd(),
                        "model exports", r.modelExportsUsd(),
                        "model imports", r.modelImportsUsd(),
                        "spending", r.spendingUsd(),
                        "paid", r.producerRevenuePaidUsd(),
                        "tariff", r.tariffRevenueUsd(),
                        "volume", r.volumeMtok());
                mine.forEach((key, value) ->
                        close(value, other.getOrDefault(key, 0.0), e.spendingUsd(), 1e-10, at + name + " " + key));
            });
        }
    }

    @Test
    void accountsClose() {
        for (WorldMarket w : worlds(RANDOM)) {
            WorldEquilibrium e = w.solve();
            double balance = e.regions().values().stream()
                    .mapToDouble(WorldEquilibrium.RegionOutcome::balanceUsd)
                    .sum();
            assertThat(balance).isCloseTo(0, within(1e-12 * e.spendingUsd()));
            double used = e.pools().values().stream()
                    .mapToDouble(WorldEquilibrium.PoolOutcome::workKwh)
                    .sum();
            double hosted = e.hosts().values().stream()
                    .mapToDouble(WorldEquilibrium.HostOutcome::workKwh)
                    .sum();
            assertThat(hosted).isCloseTo(used, within(1e-11 * used));
            e.markets().forEach((name, m) -> {
                assertThat(m.producerRevenueUsd() + m.tariffRevenueUsd() + m.premiumCostUsd())
                        .isCloseTo(m.spendingUsd(), within(1e-12 * m.spendingUsd()));
            });
            for (Market m : w.markets()) {
                m.ceilingUsd().ifPresent(l -> assertThat(e.market(m.name()).spendingUsd())
                        .isLessThanOrEqualTo(l * m.incomeRatio() * (1 + 1e-12)));
            }
        }
    }

    @Test
    void moneyTimesAFactorMovesMoneyAlone() {
        double c = 7.3;
        for (WorldMarket w : worlds(60)) {
            WorldEquilibrium before = w.solve();
            WorldEquilibrium after = new WorldMarket(
                            w.name(),
                            w.tiers(),
                            w.origins(),
                            w.channels(),
                            w.workKwhPerMtok(),
                            each(w.pools(), p -> new Pool(p.hosts(), p.parent(), c * p.referenceCostUsdPerKwh())),
                            each(
                                    w.hosts(),
                                    h -> new Host(
                                            h.region(),
                                            h.capacityKwh(),
                                            h.steps().stream()
                                                    .map(s -> new Step(
                                                            c * s.costUsdPerKwh(), s.quantityKwh(), s.response()))
                                                    .toList())),
                            w.markets().stream().map(m -> money(m, c)).toList())
                    .solve();
            for (int i = 0; i < before.flows().size(); i++) {
                close(
                        after.flows().get(i).volumeMtok(),
                        before.flows().get(i).volumeMtok(),
                        1e-12 * before.volumeMtok(),
                        1e-10,
                        before.flows().get(i).toString());
            }
            close(after.spendingUsd(), c * before.spendingUsd(), 0, 1e-11, "spending");
        }
    }

    private static Market money(Market m, double c) {
        return new Market(
                m.name(),
                m.region(),
                m.channel(),
                m.baseVolumeMtok(),
                m.demandScale(),
                m.incomeRatio(),
                m.ceilingUsd().isPresent()
                        ? OptionalDouble.of(c * m.ceilingUsd().getAsDouble())
                        : m.ceilingUsd(),
                each(
                        m.tiers(),
                        t -> new WorldMarket.Tier(
                                t.baseShare(),
                                each(t.origins(), b -> new WorldMarket.Base(b.share(), c * b.priceUsdPerMtok())))),
                m.drift(),
                m.restriction(),
                m.tariff(),
                m.premium(),
                m.poolOf(),
                m.markup(),
                each(m.otherCostUsdPerMtok(), row -> each(row, v -> c * v)));
    }

    private static Map<String, Host> halved(Map<String, Host> hosts, String host) {
        Map<String, Host> result = new LinkedHashMap<>(hosts);
        Host h = hosts.get(host);
        Host half = new Host(
                h.region(),
                h.capacityKwh().isPresent() ? OptionalDouble.of(h.capacityKwh().getAsDouble() / 2) : h.capacityKwh(),
                h.steps().stream()
                        .map(s -> new Step(s.costUsdPerKwh(), s.quantityKwh() / 2, s.response()))
                        .toList());
        result.put(host, half);
        result.put(host + " twin", half);
        return result;
    }

    @Test
    void twinsOfHostsAndMarketsLeaveTotals() {
        for (WorldMarket w : worlds(80)) {
            WorldEquilibrium before = w.solve();
            String host = w.hosts().keySet().iterator().next();
            Map<String, Pool> pools = each(w.pools(), p -> {
                List<String> mine = new ArrayList<>(p.hosts());
                if (mine.contains(host)) {
                    mine.add(host + " twin");
                }
                return new Pool(mine, p.parent(), p.referenceCostUsdPerKwh());
            });
            Market first = w.markets().get(0);
            List<Market> markets = new ArrayList<>(w.markets());
            markets.set(0, half(first, first.name()));
            markets.add(half(first, first.name() + " twin"));
            WorldEquilibrium after =
                    with(w, pools, halved(w.hosts(), host), markets).solve();
            sameTotals(before, after);
        }
    }

    private static void sameTotals(WorldEquilibrium before, WorldEquilibrium after) {
        close(after.volumeMtok(), before.volumeMtok(), 0, 1e-11, "volume");
        close(after.spendingUsd(), before.spendingUsd(), 0, 1e-11, "spending");
        before.pools()
                .forEach((p, pool) -> close(
                        after.pool(p).priceUsdPerKwh().orElse(0),
                        pool.priceUsdPerKwh().orElse(0),
                        1e-9,
                        1e-11,
                        p));
        before.regions()
                .forEach((name, r) ->
                        close(after.region(name).balanceUsd(), r.balanceUsd(), before.spendingUsd(), 1e-11, name));
    }

    private static Market half(Market m, String name) {
        return new Market(
                name,
                m.region(),
                m.channel(),
                m.baseVolumeMtok() / 2,
                m.demandScale(),
                m.incomeRatio(),
                m.ceilingUsd().isPresent() ? OptionalDouble.of(m.ceilingUsd().getAsDouble() / 2) : m.ceilingUsd(),
                m.tiers(),
                m.drift(),
                m.restriction(),
                m.tariff(),
                m.premium(),
                m.poolOf(),
                m.markup(),
                m.otherCostUsdPerMtok());
    }

    @Test
    void twinsOfAnOriginLeaveTotals() {
        for (WorldMarket w : worlds(80)) {
            String o = w.origins().keySet().iterator().next();
            String twin = o + " twin";
            Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>(w.origins());
            origins.put(twin, w.origins().get(o));
            List<Market> markets = w.markets().stream()
                    .map(m -> new Market(
                            m.name(),
                            m.region(),
                            m.channel(),
                            m.baseVolumeMtok(),
                            m.demandScale(),
                            m.incomeRatio(),
                            m.ceilingUsd(),
                            each(m.tiers(), t -> {
                                Map<String, WorldMarket.Base> offers = new LinkedHashMap<>(t.origins());
                                WorldMarket.Base base = offers.get(o);
                                if (base != null) {
                                    WorldMarket.Base half =
                                            new WorldMarket.Base(base.share() / 2, base.priceUsdPerMtok());
                                    offers.put(o, half);
                                    offers.put(twin, half);
                                }
                                return new WorldMarket.Tier(t.baseShare(), offers);
                            }),
                            m.drift(),
                            m.restriction().map(r -> {
                                List<String> named = new ArrayList<>(r.origins());
                                if (named.contains(o)) {
                                    named.add(twin);
                                }
                                return new WorldMarket.Restriction(
                                        new LinkedHashSet<>(named), r.baseAccess(), r.access());
                            }),
                            doubled(m.tariff(), o, twin),
                            doubled(m.premium(), o, twin),
                            doubled(m.poolOf(), o, twin),
                            each(m.markup(), row -> doubled(row, o, twin)),
                            each(m.otherCostUsdPerMtok(), row -> doubled(row, o, twin))))
                    .toList();
            WorldEquilibrium after = new WorldMarket(
                            w.name(),
                            w.tiers(),
                            origins,
                            w.channels(),
                            each(w.workKwhPerMtok(), row -> doubled(row, o, twin)),
                            w.pools(),
                            w.hosts(),
                            markets)
                    .solve();
            sameTotals(w.solve(), after);
        }
    }

    private static <V> Map<String, V> doubled(Map<String, V> map, String key, String twin) {
        Map<String, V> result = new LinkedHashMap<>(map);
        if (map.containsKey(key)) {
            result.put(twin, map.get(key));
        }
        return result;
    }

    /** The same but for what the way to the answer leaves. */
    private static void assertSame(Object now, Object before) {
        assertThat(now)
                .usingRecursiveComparison()
                .withComparatorForType(WorldLawsTest::near, Double.class)
                .withComparatorForType((a, b) -> near(a.orElse(Double.NaN), b.orElse(Double.NaN)), OptionalDouble.class)
                .isEqualTo(before);
    }

    private static int near(double a, double b) {
        return Math.abs(a - b) <= 1e-11 * Math.abs(b) ? 0 : Double.compare(a, b);
    }

    @Test
    void aHostDearerThanThePriceMovesNothing() {
        for (WorldMarket w : worlds(100)) {
            WorldEquilibrium before = w.solve();
            Map<String, Pool> pools = new LinkedHashMap<>();
            Map<String, Host> hosts = new LinkedHashMap<>(w.hosts());
            w.pools().forEach((p, pool) -> {
                List<String> mine = new ArrayList<>(pool.hosts());
                double price = before.pool(p).priceUsdPerKwh().orElse(Double.NaN);
                if (price > 0 && before.pool(p).scarcityUsdPerKwh() == 0) {
                    mine.add("dear " + p);
                    hosts.put(
                            "dear " + p,
                            new Host(
                                    "elsewhere",
                                    OptionalDouble.empty(),
                                    List.of(new Step(1.05 * price, 1e9, Optional.empty()))));
                }
                pools.put(p, new Pool(mine, pool.parent(), pool.referenceCostUsdPerKwh()));
            });
            WorldEquilibrium after = with(w, pools, hosts, w.markets()).solve();
            assertSame(after.flows(), before.flows());
            assertSame(after.markets(), before.markets());
            before.pools().forEach((p, pool) -> assertSame(after.pool(p), pool));
            before.regions().forEach((r, region) -> assertSame(after.region(r), region));
        }
    }

    @Test
    void looseningASlackCapacityChangesNoBit() {
        for (WorldMarket w : worlds(100)) {
            Map<String, Host> looser = each(w.hosts(), h -> {
                double all = h.steps().stream().mapToDouble(Step::quantityKwh).sum();
                boolean slack = h.capacityKwh().isEmpty() || h.capacityKwh().getAsDouble() >= all;
                return new Host(h.region(), slack ? OptionalDouble.of(2 * all + 1) : h.capacityKwh(), h.steps());
            });
            assertThat(with(w, w.pools(), looser, w.markets()).solve()).isEqualTo(w.solve());
        }
    }

    /** Inputs of many draws around a case. */
    private static MarketLanes lanes(WorldMarket w, int from, int count) {
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), count);
        for (int i = 0; i < count; i++) {
            lanes.set(i, w);
            SplittableRandom random = new SplittableRandom(1000 + from + i);
            for (MarketInput input : List.of(
                    MarketInput.DEMAND_SCALE,
                    MarketInput.STEP_COST_USD_PER_KWH,
                    MarketInput.STEP_QUANTITY_KWH,
                    MarketInput.WORK_KWH_PER_MTOK,
                    MarketInput.OTHER_COST_USD_PER_MTOK)) {
                for (double[] row : lanes.in(input)) {
                    row[i] *= Math.exp(random.nextDouble() - 0.5);
                }
            }
            for (double[] row : lanes.in(MarketInput.DEMAND_ELASTICITY)) {
                row[i] *= 0.5 + random.nextDouble();
            }
            for (double[] row : lanes.in(MarketInput.TIER_SUBSTITUTION)) {
                row[i] *= 0.5 + random.nextDouble();
            }
        }
        return lanes;
    }

    private static List<Double> answers(MarketLanes lanes, int i) {
        List<Double> all = new ArrayList<>();
        for (MarketOutput output : MarketOutput.values()) {
            for (double[] row : lanes.out(output)) {
                all.add(row[i]);
            }
        }
        return all;
    }

    @Test
    void theBitsDoNotDependOnTheWidth() {
        int draws = 512;
        List<WorldMarket> worlds = new ArrayList<>(worlds(6));
        for (WorldMarket w : worlds) {
            List<List<Double>> wide = new ArrayList<>();
            for (int from = 0; from < draws; from += 256) {
                MarketLanes lanes = lanes(w, from, 256);
                lanes.solve(256);
                for (int i = 0; i < 256; i++) {
                    assertThat(lanes.fault(i)).isEqualTo(MarketFault.NONE);
                    wide.add(answers(lanes, i));
                }
            }
            for (int width : new int[] {1, 7, 64}) {
                for (int from = 0; from < 64; from += width) {
                    MarketLanes lanes = lanes(w, from, width);
                    lanes.solve(width);
                    for (int i = 0; i < width; i++) {
                        assertThat(answers(lanes, i)).isEqualTo(wide.get(from + i));
                    }
                }
            }
        }
    }

    @Test
    void theStartDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(5);
        for (WorldMarket w : worlds(RANDOM)) {
            MarketLanes lanes = new MarketLanes(MarketShape.of(w), 8);
            for (int i = 0; i < 8; i++) {
                lanes.set(i, w);
                for (double[] row : lanes.in(MarketInput.START_USD_PER_KWH)) {
                    // 2: pools that may share a price begin joined
                    row[i] = i == 0 ? 0 : i == 1 ? Double.NaN : i == 2 ? 4 : Math.exp(8 * random.nextDouble() - 3);
                }
            }
            lanes.solve(8);
            for (int p = 0; p < w.pools().size(); p++) {
                double[] price = lanes.out(MarketOutput.PRICE_USD_PER_KWH)[p];
                for (int i = 1; i < 8 && !Double.isNaN(price[0]); i++) {
                    close(price[i], price[0], 1e-9, 1e-12, "price");
                }
            }
            for (int offer = 0; offer < lanes.out(MarketOutput.VOLUME_MTOK).length; offer++) {
                double[] volume = lanes.out(MarketOutput.VOLUME_MTOK)[offer];
                for (int i = 1; i < 8; i++) {
                    close(volume[i], volume[0], 1e-12, 1e-11, "volume");
                }
            }
        }
    }

    @Test
    void bracketsAloneFindTheSame() {
        for (WorldMarket w : worlds(40)) {
            MarketLanes lanes = new MarketLanes(MarketShape.of(w), 1).withoutNewton();
            lanes.set(0, w);
            lanes.solve(1);
            WorldEquilibrium slow = WorldEquilibrium.of(w, lanes, 0);
            WorldEquilibrium fast = w.solve();
            sameTotals(fast, slow);
        }
    }

    @Test
    void aLaneWithAFaultLeavesTheOthersAlone() {
        WorldMarket w = WorldCasesTest.market("tariff-ban-premium");
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), 5);
        for (int i = 0; i < 5; i++) {
            lanes.set(i, w);
        }
        lanes.in(MarketInput.DEMAND_SCALE)[0][0] = Double.NaN;
        lanes.in(MarketInput.BASE_ACCESS)[0][1] = 0.001;
        lanes.in(MarketInput.CEILING_USD)[1][2] = 1;
        lanes.in(MarketInput.TARIFF)[0][3] = 100;
        lanes.solve(5);
        assertThat(List.of(lanes.fault(0), lanes.fault(1), lanes.fault(2), lanes.fault(3), lanes.fault(4)))
                .containsExactly(
                        MarketFault.INPUT,
                        MarketFault.ACCESS,
                        MarketFault.CEILING,
                        MarketFault.INPUT,
                        MarketFault.NONE);
        WorldEquilibrium alone = w.solve();
        assertThat(lanes.out(MarketOutput.VOLUME_MTOK)[0][4])
                .isEqualTo(alone.flows().get(0).volumeMtok());
        for (MarketOutput output : MarketOutput.values()) {
            for (double[] row : lanes.out(output)) {
                assertThat(row[0]).isNaN();
            }
        }
        assertThat(Collections.max(answers(lanes, 4))).isFinite();
    }
}
