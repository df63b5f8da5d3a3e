package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Solver.Block;
import org.tokenstate.equations.Solver.Layout;

/** The market behind ports gives what the market of the same numbers gives, whoever belongs where. */
class MarketSolverTest {
    /** Not in the order of their names, in which the market lists regions. */
    private static final List<String> REGIONS = List.of("W", "N", "S");

    private static final List<String> CHANNELS = List.of("api", "app");
    private static final List<String> TIERS = List.of("frontier", "small");
    private static final List<String> ORIGINS = List.of("A", "B", "C");
    private static final List<String> FAMILIES = List.of("us", "cn", "eu");
    private static final List<String> POOLS = List.of("east", "west");
    private static final Map<String, List<String>> ELEMENTS = Map.of(
            "region", REGIONS, "channel", CHANNELS, "tier", TIERS, "origin", ORIGINS, "family", FAMILIES, "pool",
            POOLS);

    private static final Map<String, String> INPUTS = ports(
            "demand_elasticity: channel",
            "tier_substitution: channel",
            "family_substitution: channel",
            "origin_substitution: channel",
            "work_kwh_per_mtok: tier origin",
            "reference_cost_usd_per_kwh: pool",
            "step_cost_usd_per_kwh: region",
            "step_quantity_kwh: region",
            "step_elasticity: region",
            "step_share_at_cost: region",
            "step_largest_share: region",
            "base_volume_mtok: region channel",
            "demand_scale: region channel",
            "income_ratio: region channel",
            "ceiling_usd: region channel",
            "base_access: region channel",
            "access: region channel",
            "tier_share: region channel tier",
            "drift: region channel family",
            "tariff: region channel origin",
            "premium: region channel origin",
            "base_share: region channel tier origin",
            "base_price_usd_per_mtok: region channel tier origin",
            "markup: region channel tier origin",
            "other_cost_usd_per_mtok: region channel tier origin",
            "price_floor_usd_per_mtok: region channel tier origin",
            "closed: region channel origin",
            "compliance_cost_usd: region channel origin",
            "family: origin",
            "owner: origin",
            "restricted: origin",
            "parent: pool",
            "host_pool: region",
            "origin_pool: region origin");
    private static final Map<String, String> OUTPUTS = ports(
            "volume: region channel tier origin",
            "price: pool",
            "scarcity: pool",
            "host_work_kwh: region",
            "host_rent_usd: region",
            "host_share: pool region",
            "real_spending_usd: region channel",
            "users_gain_usd: region channel",
            "residual:");

    private static Map<String, String> ports(String... lines) {
        Map<String, String> ports = new LinkedHashMap<>();
        for (String line : lines) {
            ports.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        return ports;
    }

    private static Map<String, Block> blocks(Map<String, String> ports) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        int at = 3;
        for (Map.Entry<String, String> port : ports.entrySet()) {
            List<String> sets = port.getValue().isEmpty()
                    ? List.of()
                    : List.of(port.getValue().split(" "));
            Block block = new Block(
                    at,
                    sets,
                    sets.stream()
                            .map(set -> Objects.requireNonNull(ELEMENTS.get(set)))
                            .toList());
            blocks.put(port.getKey(), block);
            at += block.size() + 1;
        }
        return blocks;
    }

    private static int places(Map<String, Block> blocks) {
        return blocks.values().stream().mapToInt(b -> b.at() + b.size()).max().orElse(0);
    }

    private static Layout layout(Map<String, String> inputs, Map<String, String> outputs) {
        Map<String, Block> out = blocks(outputs);
        return new Layout(blocks(inputs), out, places(out));
    }

    private static Layout changed(String port, String sets) {
        Map<String, String> inputs = new LinkedHashMap<>(INPUTS);
        Map<String, String> outputs = new LinkedHashMap<>(OUTPUTS);
        (inputs.containsKey(port) ? inputs : outputs).put(port, sets);
        return layout(inputs, outputs);
    }

    /** Numbers behind ports, a lane each. */
    private static final class Rows {
        final Map<String, Block> blocks;
        final double[][] rows;

        Rows(Map<String, Block> blocks, int lanes) {
            this.blocks = blocks;
            rows = new double[places(blocks) + 1][lanes];
        }

        private int place(String port, List<String> of) {
            return Objects.requireNonNull(blocks.get(port)).place(of);
        }

        void put(int lane, double value, String port, String... of) {
            rows[place(port, List.of(of))][lane] = value;
        }

        double get(int lane, String port, String... of) {
            return rows[place(port, List.of(of))][lane];
        }
    }

    /** Who belongs where: codes as the ports have them. */
    private record Who(
            double[] family,
            double[] owner,
            double[] restricted,
            double[] parent,
            double[] hostPool,
            double[] originPool) {
        static final Who FIRST = new Who(
                new double[] {0, 1, 1},
                new double[] {1, 2, -1},
                new double[] {0, 0, 1},
                new double[] {0, 1},
                new double[] {0, 1, 1},
                new double[] {0, 1, 1, 0, 0, 1, 1, 1, 0});
        /** A pool below another, another owner, and nobody restricted. */
        static final Who SECOND = new Who(
                new double[] {0, 0, 1},
                new double[] {0, Double.NaN, 2},
                new double[] {0, 0, 0},
                new double[] {1, 1},
                new double[] {1, 0, 1},
                new double[] {0, 1, 1, 0, 0, 1, 1, 0, 0});
        /** One pool serves all, and the first origin is not of the first family. */
        static final Who THIRD = new Who(
                new double[] {1, 0, 1},
                new double[] {0, 1, 2},
                new double[] {1, 0, 1},
                new double[] {0, -1},
                new double[] {0, 0, 0},
                new double[9]);
        /** One family has all origins, and a pool that few ask for may serve the buyers of the other. */
        static final Who FOURTH = new Who(
                new double[] {1, 1, 1},
                new double[] {0, 0, 0},
                new double[] {0, 1, 0},
                new double[] {0, 0},
                new double[] {0, 1, 0},
                new double[] {0, 0, 0, 0, 0, 0, 0, 1, 0});

        void put(Rows in, int lane) {
            for (int o = 0; o < ORIGINS.size(); o++) {
                in.put(lane, family[o], "family", ORIGINS.get(o));
                in.put(lane, owner[o], "owner", ORIGINS.get(o));
                in.put(lane, restricted[o], "restricted", ORIGINS.get(o));
            }
            for (int p = 0; p < POOLS.size(); p++) {
                in.put(lane, parent[p], "parent", POOLS.get(p));
            }
            for (int r = 0; r < REGIONS.size(); r++) {
                in.put(lane, hostPool[r], "host_pool", REGIONS.get(r));
                for (int o = 0; o < ORIGINS.size(); o++) {
                    in.put(lane, originPool[r * ORIGINS.size() + o], "origin_pool", REGIONS.get(r), ORIGINS.get(o));
                }
            }
        }
    }

    private static double around(SplittableRandom random, double middle) {
        return middle * (0.7 + 0.6 * random.nextDouble());
    }

    /** A market with some numbers, of the year and draw. */
    private static WorldMarket market(Who who, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, WorldMarket.Channel> channels = new LinkedHashMap<>();
        channels.put(
                "api",
                new WorldMarket.Channel(
                        -around(random, 1.2), around(random, 1.5), around(random, 2), around(random, 4)));
        channels.put("app", new WorldMarket.Channel(-around(random, 0.8), around(random, 0.5), 0, 0));
        Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>();
        Map<String, Map<String, Double>> work = new LinkedHashMap<>();
        for (int o = 0; o < ORIGINS.size(); o++) {
            origins.put(
                    ORIGINS.get(o),
                    new WorldMarket.Origin(
                            FAMILIES.get((int) who.family[o]),
                            who.owner[o] >= 0 ? Optional.of(REGIONS.get((int) who.owner[o])) : Optional.empty(),
                            "east"));
        }
        TIERS.forEach(k -> {
            Map<String, Double> row = new LinkedHashMap<>();
            ORIGINS.forEach(o -> row.put(o, around(random, 0.3)));
            work.put(k, row);
        });
        Map<String, WorldMarket.Pool> pools = new LinkedHashMap<>();
        Map<String, WorldMarket.Host> hosts = new LinkedHashMap<>();
        for (int p = 0; p < POOLS.size(); p++) {
            List<String> mine = new ArrayList<>();
            for (int r = 0; r < REGIONS.size(); r++) {
                if (who.hostPool[r] == p) {
                    mine.add(REGIONS.get(r));
                }
            }
            boolean child = who.parent[p] >= 0 && who.parent[p] != p;
            pools.put(
                    POOLS.get(p),
                    new WorldMarket.Pool(
                            mine,
                            child ? Optional.of(POOLS.get((int) who.parent[p])) : Optional.empty(),
                            around(random, 4)));
        }
        REGIONS.forEach(r -> hosts.put(
                r,
                new WorldMarket.Host(
                        r,
                        OptionalDouble.empty(),
                        List.of(new WorldMarket.Step(
                                around(random, 4),
                                around(random, 1200),
                                Optional.of(new WorldMarket.Response(
                                        around(random, 3), around(random, 0.4), around(random, 0.7))))))));
        Set<String> restricted = new LinkedHashSet<>();
        for (int o = 0; o < ORIGINS.size(); o++) {
            if (who.restricted[o] > 0) {
                restricted.add(ORIGINS.get(o));
            }
        }
        List<WorldMarket.Market> markets = new ArrayList<>();
        for (int r = 0; r < REGIONS.size(); r++) {
            Map<String, String> poolOf = new LinkedHashMap<>();
            for (int o = 0; o < ORIGINS.size(); o++) {
                poolOf.put(ORIGINS.get(o), POOLS.get((int) who.originPool[r * ORIGINS.size() + o]));
            }
            for (String channel : CHANNELS) {
                double first = around(random, 0.5);
                Map<String, WorldMarket.Tier> tiers = new LinkedHashMap<>();
                Map<String, Map<String, Double>> markup = new LinkedHashMap<>();
                Map<String, Map<String, Double>> other = new LinkedHashMap<>();
                for (String k : TIERS) {
                    double a = around(random, 0.3);
                    double b = around(random, 0.3);
                    Map<String, WorldMarket.Base> offers = new LinkedHashMap<>();
                    offers.put("A", new WorldMarket.Base(a, around(random, 2)));
                    offers.put("B", new WorldMarket.Base(b, around(random, 1.6)));
                    offers.put("C", new WorldMarket.Base(1 - a - b, around(random, 1.4)));
                    tiers.put(k, new WorldMarket.Tier(k.equals("small") ? 1 - first : first, offers));
                    Map<String, Double> of = new LinkedHashMap<>();
                    Map<String, Double> cost = new LinkedHashMap<>();
                    ORIGINS.forEach(o -> {
                        of.put(o, around(random, 0.3));
                        cost.put(o, around(random, 0.1));
                    });
                    markup.put(k, of);
                    other.put(k, cost);
                }
                markets.add(new WorldMarket.Market(
                        REGIONS.get(r) + " " + channel,
                        REGIONS.get(r),
                        channel,
                        around(random, 1000),
                        around(random, 1),
                        around(random, 1),
                        OptionalDouble.of(around(random, 20000)),
                        tiers,
                        drift(who, around(random, 0.1), -around(random, 0.1), 0),
                        restricted.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new WorldMarket.Restriction(restricted, 0.9, 0.6)),
                        Map.of("A", around(random, 0.1), "B", 0.0, "C", around(random, 0.2)),
                        Map.of("A", 0.0, "B", around(random, 0.1), "C", around(random, 0.05)),
                        poolOf,
                        markup,
                        other));
            }
        }
        return new WorldMarket("some", TIERS, origins, channels, work, pools, hosts, markets);
    }

    /** Of those families that have an origin. */
    private static Map<String, Double> drift(Who who, double... of) {
        Map<String, Double> drift = new LinkedHashMap<>();
        for (double family : who.family) {
            drift.put(FAMILIES.get((int) family), of[(int) family]);
        }
        return drift;
    }

    private static void put(Rows in, int lane, Who who, WorldMarket w) {
        who.put(in, lane);
        w.channels().forEach((c, channel) -> {
            in.put(lane, channel.demandElasticity(), "demand_elasticity", c);
            in.put(lane, channel.tierSubstitution(), "tier_substitution", c);
            in.put(lane, channel.familySubstitution(), "family_substitution", c);
            in.put(lane, channel.originSubstitution(), "origin_substitution", c);
        });
        w.workKwhPerMtok().forEach((k, row) -> row.forEach((o, a) -> in.put(lane, a, "work_kwh_per_mtok", k, o)));
        w.pools().forEach((p, pool) -> in.put(lane, pool.referenceCostUsdPerKwh(), "reference_cost_usd_per_kwh", p));
        w.hosts().forEach((r, host) -> {
            WorldMarket.Step step = host.steps().get(0);
            WorldMarket.Response response = step.response().orElseThrow();
            in.put(lane, step.costUsdPerKwh(), "step_cost_usd_per_kwh", r);
            in.put(lane, step.quantityKwh(), "step_quantity_kwh", r);
            in.put(lane, response.elasticity(), "step_elasticity", r);
            in.put(lane, response.shareAtCost(), "step_share_at_cost", r);
            in.put(lane, response.largestShare(), "step_largest_share", r);
        });
        for (WorldMarket.Market m : w.markets()) {
            String r = m.region();
            String c = m.channel();
            in.put(lane, m.baseVolumeMtok(), "base_volume_mtok", r, c);
            in.put(lane, m.demandScale(), "demand_scale", r, c);
            in.put(lane, m.incomeRatio(), "income_ratio", r, c);
            in.put(lane, m.ceilingUsd().orElse(Double.POSITIVE_INFINITY), "ceiling_usd", r, c);
            in.put(lane, m.restriction().isPresent() ? 0.9 : 1, "base_access", r, c);
            in.put(lane, m.restriction().isPresent() ? 0.6 : 1, "access", r, c);
            m.drift().forEach((f, v) -> in.put(lane, v, "drift", r, c, f));
            m.tariff().forEach((o, v) -> in.put(lane, v, "tariff", r, c, o));
            m.premium().forEach((o, v) -> in.put(lane, v, "premium", r, c, o));
            m.tiers().forEach((k, tier) -> {
                in.put(lane, tier.baseShare(), "tier_share", r, c, k);
                tier.origins().forEach((o, base) -> {
                    in.put(lane, base.share(), "base_share", r, c, k, o);
                    in.put(lane, base.priceUsdPerMtok(), "base_price_usd_per_mtok", r, c, k, o);
                });
            });
            m.markup().forEach((k, row) -> row.forEach((o, v) -> in.put(lane, v, "markup", r, c, k, o)));
            m.otherCostUsdPerMtok()
                    .forEach((k, row) -> row.forEach((o, v) -> in.put(lane, v, "other_cost_usd_per_mtok", r, c, k, o)));
        }
    }

    private static void near(double actual, double expected, double scale, String what) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(scale, Math.abs(expected))));
        }
    }

    /** That a lane holds the answer to a market. */
    private static void isAnswer(Rows out, int lane, WorldMarket w, String what) {
        MarketLanes one = new MarketLanes(MarketShape.of(w), 1);
        one.set(0, w);
        one.solve(1);
        WorldEquilibrium e = WorldEquilibrium.of(w, one, 0);
        double[][] share = one.out(MarketOutput.HOST_SHARE);
        List<String> sorted = List.copyOf(new TreeSet<>(REGIONS));
        for (int p = 0; p < POOLS.size(); p++) {
            String pool = POOLS.get(p);
            near(out.get(lane, "price", pool), e.pool(pool).priceUsdPerKwh().orElse(Double.NaN), 0, what + " " + pool);
            near(out.get(lane, "scarcity", pool), e.pool(pool).scarcityUsdPerKwh(), 1, what + " scarcity " + pool);
            for (String r : REGIONS) {
                near(
                        out.get(lane, "host_share", pool, r),
                        share[p * sorted.size() + sorted.indexOf(r)][0],
                        1,
                        what + " host share " + pool + " " + r);
            }
        }
        for (String r : REGIONS) {
            near(out.get(lane, "host_work_kwh", r), e.host(r).workKwh(), 1, what + " work of " + r);
            near(out.get(lane, "host_rent_usd", r), e.host(r).rentUsd(), 1, what + " rent of " + r);
        }
        Map<String, Double> flows = new LinkedHashMap<>();
        e.flows().forEach(f -> flows.put(f.market() + f.tier() + f.origin(), f.volumeMtok()));
        for (int m = 0; m < w.markets().size(); m++) {
            WorldMarket.Market market = w.markets().get(m);
            for (String k : TIERS) {
                for (String o : ORIGINS) {
                    near(
                            out.get(lane, "volume", market.region(), market.channel(), k, o),
                            flows.getOrDefault(market.name() + k + o, 0.0),
                            1e-9,
                            what + " " + market.name() + " " + k + " " + o);
                }
            }
            near(
                    out.get(lane, "real_spending_usd", market.region(), market.channel()),
                    one.out(MarketOutput.MARKET_REAL_SPENDING_USD)[m][0],
                    1,
                    what + " real spending");
            near(
                    out.get(lane, "users_gain_usd", market.region(), market.channel()),
                    one.out(MarketOutput.MARKET_GAIN_USD)[m][0],
                    1,
                    what + " gain");
        }
        assertThat(out.get(lane, "residual")).isBetween(0.0, 1e-12);
    }

    @Test
    void portsHaveNamesAndUnits() {
        Map<String, String> units = new LinkedHashMap<>();
        INPUTS.keySet().forEach(name -> units.put(name, "1"));
        List.of("family", "owner", "restricted", "parent", "host_pool", "origin_pool")
                .forEach(code -> units.put(code, ""));
        units.put("work_kwh_per_mtok", "kWh/Mtok");
        units.put("reference_cost_usd_per_kwh", "USD/kWh");
        units.put("step_cost_usd_per_kwh", "USD/kWh");
        units.put("step_quantity_kwh", "kWh/yr");
        units.put("base_volume_mtok", "Mtok/yr");
        units.put("ceiling_usd", "USD/yr");
        units.put("base_price_usd_per_mtok", "USD/Mtok");
        units.put("other_cost_usd_per_mtok", "USD/Mtok");
        units.put("price_floor_usd_per_mtok", "USD/Mtok");
        units.put("compliance_cost_usd", "USD/yr");
        Map<String, String> inputs = new LinkedHashMap<>();
        new MarketSolver().inputs().forEach(port -> inputs.put(port.name(), port.unit()));
        assertThat(inputs).isEqualTo(units);
        assertThat(new MarketSolver().outputs())
                .containsExactly(
                        new Solver.Port("volume", "Mtok/yr"),
                        new Solver.Port("price", "USD/kWh"),
                        new Solver.Port("scarcity", "USD/kWh"),
                        new Solver.Port("host_work_kwh", "kWh/yr"),
                        new Solver.Port("host_rent_usd", "USD/yr"),
                        new Solver.Port("host_share", "1"),
                        new Solver.Port("real_spending_usd", "USD/yr"),
                        new Solver.Port("users_gain_usd", "USD/yr"),
                        new Solver.Port("residual", "1"));
    }

    /** Draws of three shapes, mixed, each the answer to its own market, in every year and again from year 0. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void everyDrawIsItsMarket(int lanes) {
        Who[] whose = {Who.FIRST, Who.SECOND, Who.FIRST, Who.THIRD, Who.FOURTH, Who.SECOND};
        Layout layout = layout(INPUTS, OUTPUTS);
        Solver.Work work = new MarketSolver().start(layout, lanes);
        Rows in = new Rows(layout.inputs(), lanes);
        Rows out = new Rows(layout.outputs(), lanes);
        for (int year : new int[] {0, 1, 2, 3, 0, 1}) {
            WorldMarket[] markets = new WorldMarket[lanes];
            for (int i = 0; i < lanes; i++) {
                // draws change their shape from year to year
                Who who = Objects.requireNonNull(whose[(i + year / 2) % whose.length]);
                markets[i] = market(who, 100 * i + year);
                put(in, i, who, markets[i]);
            }
            work.solve(year, lanes, in.rows, out.rows);
            for (int i = 0; i < lanes; i++) {
                isAnswer(out, i, Objects.requireNonNull(markets[i]), "year " + year + " lane " + i);
            }
        }
    }

    /** Lanes beyond those that count keep what they hold. */
    @Test
    void lanesBeyondTheCountAreLeftAlone() {
        Layout layout = layout(INPUTS, OUTPUTS);
        Solver.Work work = new MarketSolver().start(layout, 3);
        Rows in = new Rows(layout.inputs(), 3);
        Rows out = new Rows(layout.outputs(), 3);
        for (int i = 0; i < 3; i++) {
            put(in, i, Who.FIRST, market(Who.FIRST, i));
            for (double[] row : out.rows) {
                row[i] = -7;
            }
        }
        work.solve(0, 2, in.rows, out.rows);
        isAnswer(out, 0, market(Who.FIRST, 0), "first");
        isAnswer(out, 1, market(Who.FIRST, 1), "second");
        for (double[] row : out.rows) {
            assertThat(row[2]).isEqualTo(-7);
        }
    }

    /** Whether a channel substitutes within tiers is a matter of the draw. */
    @Test
    void aChannelMayKeepItsProportionsInOneDrawAndNotInAnother() {
        Layout layout = layout(INPUTS, OUTPUTS);
        Solver.Work work = new MarketSolver().start(layout, 4);
        Rows in = new Rows(layout.inputs(), 4);
        Rows out = new Rows(layout.outputs(), 4);
        double[][] substitution = {{0, 0}, {0, 3}, {2, 0}, {2, 3}};
        List<WorldMarket> markets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            WorldMarket w = market(Who.FIRST, 5);
            Map<String, WorldMarket.Channel> channels = new LinkedHashMap<>(w.channels());
            channels.put("app", new WorldMarket.Channel(-0.9, 0.6, substitution[i][0], substitution[i][1]));
            markets.add(new WorldMarket(
                    w.name(), w.tiers(), w.origins(), channels, w.workKwhPerMtok(), w.pools(), w.hosts(), w.markets()));
            put(in, i, Who.FIRST, markets.get(i));
        }
        work.solve(0, 4, in.rows, out.rows);
        for (int i = 0; i < 4; i++) {
            isAnswer(out, i, markets.get(i), "substitution " + Arrays.toString(substitution[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "family, B, 3",
        "family, B, -1",
        "family, B, 0.5",
        "family, B, NaN",
        "host_pool, S, 2",
        "host_pool, W, -1",
        "origin_pool, N C, 2",
        "origin_pool, W A, 0.25"
    })
    void aCodeThatIsNoPlaceLeavesItsDrawWithoutAnAnswer(String port, String of, double code) {
        Layout layout = layout(INPUTS, OUTPUTS);
        Solver.Work work = new MarketSolver().start(layout, 3);
        Rows in = new Rows(layout.inputs(), 3);
        Rows out = new Rows(layout.outputs(), 3);
        WorldMarket w = market(Who.FIRST, 9);
        for (int i = 0; i < 3; i++) {
            put(in, i, Who.FIRST, w);
        }
        in.put(1, code, port, of.split(" "));
        work.solve(0, 3, in.rows, out.rows);
        isAnswer(out, 0, w, "before");
        isAnswer(out, 2, w, "after");
        layout.outputs().forEach((name, block) -> {
            for (int k = 0; k < block.size(); k++) {
                assertThat(out.rows[block.at() + k][1]).as(name).isNaN();
            }
        });
    }

    @Test
    void aDrawWithoutPricesHasNoResidual() {
        Layout layout = layout(INPUTS, OUTPUTS);
        Solver.Work work = new MarketSolver().start(layout, 2);
        Rows in = new Rows(layout.inputs(), 2);
        Rows out = new Rows(layout.outputs(), 2);
        WorldMarket w = market(Who.FIRST, 9);
        put(in, 0, Who.FIRST, w);
        put(in, 1, Who.FIRST, w);
        in.put(0, -1, "demand_scale", "N", "api");
        work.solve(0, 2, in.rows, out.rows);
        assertThat(out.get(0, "residual")).isNaN();
        assertThat(out.get(0, "price", "east")).isNaN();
        isAnswer(out, 1, w, "the other");
    }

    /** An input whose port lacks an index is the same for all its elements. */
    @Test
    void anInputWithoutAnIndexIsTheSameForAll() {
        Map<String, String> fewer = new LinkedHashMap<>(INPUTS);
        fewer.put("tariff", "");
        fewer.put("premium", "channel origin");
        fewer.put("markup", "origin region");
        fewer.put("compliance_cost_usd", "");
        Layout layout = layout(fewer, OUTPUTS);
        Layout full = layout(INPUTS, OUTPUTS);
        Rows in = new Rows(layout.inputs(), 1);
        Rows all = new Rows(full.inputs(), 1);
        WorldMarket w = market(Who.SECOND, 4);
        put(all, 0, Who.SECOND, w);
        layout.inputs().forEach((name, block) -> {
            Block from = full.in(name);
            if (block.size() == from.size()) {
                for (int k = 0; k < block.size(); k++) {
                    in.rows[block.at() + k][0] = all.rows[from.at() + k][0];
                }
            }
        });
        in.put(0, 0.17, "tariff");
        for (String o : ORIGINS) {
            for (String c : CHANNELS) {
                in.put(0, 0.01 * o.charAt(0) * c.length() / 65, "premium", c, o);
            }
            for (String r : REGIONS) {
                in.put(0, 0.2 + 0.001 * o.charAt(0) * r.charAt(0), "markup", o, r);
            }
        }
        for (String r : REGIONS) {
            for (String c : CHANNELS) {
                for (String o : ORIGINS) {
                    all.put(0, 0.17, "tariff", r, c, o);
                    all.put(0, 0.01 * o.charAt(0) * c.length() / 65, "premium", r, c, o);
                    for (String k : TIERS) {
                        all.put(0, 0.2 + 0.001 * o.charAt(0) * r.charAt(0), "markup", r, c, k, o);
                    }
                }
            }
        }
        Rows out = new Rows(layout.outputs(), 1);
        Rows expected = new Rows(full.outputs(), 1);
        new MarketSolver().start(layout, 1).solve(0, 1, in.rows, out.rows);
        new MarketSolver().start(full, 1).solve(0, 1, all.rows, expected.rows);
        assertThat(out.get(0, "price", "east")).isPositive();
        assertThat(out.rows).isDeepEqualTo(expected.rows);
    }

    /** What an origin earns in a market: its volumes times what their prices leave above the cost of work. */
    private static double margin(WorldMarket w, Rows out, int lane, WorldMarket.Market m, String origin) {
        double margin = 0;
        String pool = Objects.requireNonNull(m.poolOf().get(origin));
        double x = out.get(lane, "price", pool);
        double reference = w.pools().get(pool).referenceCostUsdPerKwh();
        for (String k : TIERS) {
            double work = w.workKwhPerMtok().get(k).get(origin);
            double markup = m.markup().get(k).get(origin);
            double price = work * (x + markup * reference)
                    + m.otherCostUsdPerMtok().get(k).get(origin);
            margin += out.get(lane, "volume", m.region(), m.channel(), k, origin) * (price - work * x);
        }
        return margin;
    }

    /** An origin stays where it earns its cost of compliance, leaves where it does not, and comes back when it would. */
    @Test
    void anOriginLeavesWhereComplianceCostsMoreThanItEarns() {
        Layout layout = layout(INPUTS, OUTPUTS);
        int lanes = 3;
        Solver.Work work = new MarketSolver().start(layout, lanes);
        Rows in = new Rows(layout.inputs(), lanes);
        Rows out = new Rows(layout.outputs(), lanes);
        WorldMarket w = market(Who.FIRST, 21);
        WorldMarket.Market m = w.markets().get(3);
        for (int i = 0; i < lanes; i++) {
            put(in, i, Who.FIRST, w);
        }
        work.solve(0, lanes, in.rows, out.rows);
        double earned = margin(w, out, 0, m, "B");
        assertThat(earned).isPositive();
        in.put(0, earned * (1 - 1e-6), "compliance_cost_usd", m.region(), m.channel(), "B");
        in.put(1, earned * (1 + 1e-6), "compliance_cost_usd", m.region(), m.channel(), "B");
        work.solve(1, lanes, in.rows, out.rows);
        isAnswer(out, 0, w, "earns it");
        isAnswer(out, 2, w, "has none");
        for (String k : TIERS) {
            assertThat(out.get(1, "volume", m.region(), m.channel(), k, "B")).isZero();
        }
        assertThat(out.get(1, "volume", "W", "api", "small", "B")).isPositive();
        // one that left is one that the market is closed to
        Rows closed = new Rows(layout.inputs(), lanes);
        Rows without = new Rows(layout.outputs(), lanes);
        for (int i = 0; i < lanes; i++) {
            put(closed, i, Who.FIRST, w);
            closed.put(i, 1, "closed", m.region(), m.channel(), "B");
        }
        new MarketSolver().start(layout, lanes).solve(0, lanes, closed.rows, without.rows);
        for (int row = 0; row < out.rows.length - 1; row++) {
            near(out.rows[row][1], without.rows[row][1], 1e-3, "row " + row);
        }
        in.put(1, 0, "compliance_cost_usd", m.region(), m.channel(), "B");
        work.solve(2, lanes, in.rows, out.rows);
        isAnswer(out, 1, w, "is back");
    }

    /** Without a cost of compliance one may sell below cost, and at a half a market is not closed yet. */
    @Test
    void aLossIsNoReasonToLeave() {
        Layout layout = layout(INPUTS, OUTPUTS);
        Rows in = new Rows(layout.inputs(), 2);
        Rows out = new Rows(layout.outputs(), 2);
        for (int i = 0; i < 2; i++) {
            put(in, i, Who.FIRST, market(Who.FIRST, 21));
            for (String k : TIERS) {
                in.put(i, -0.5, "markup", "N", "api", k, "B");
                in.put(i, 0, "other_cost_usd_per_mtok", "N", "api", k, "B");
            }
            in.put(i, 0.5, "closed", "N", "api", "B");
        }
        in.put(1, 1e-9, "compliance_cost_usd", "N", "api", "B");
        new MarketSolver().start(layout, 2).solve(0, 2, in.rows, out.rows);
        assertThat(out.get(0, "volume", "N", "api", "small", "B")).isPositive();
        assertThat(out.get(1, "volume", "N", "api", "small", "B")).isZero();
    }

    /** Where one leaves others earn more, so that the next may stay; those that leave do so one market after the other. */
    @Test
    void theMarketClearsAgainUntilNobodyLeaves() {
        Layout layout = layout(INPUTS, OUTPUTS);
        Solver.Work work = new MarketSolver().start(layout, 1);
        Rows in = new Rows(layout.inputs(), 1);
        Rows out = new Rows(layout.outputs(), 1);
        WorldMarket w = market(Who.THIRD, 33);
        put(in, 0, Who.THIRD, w);
        work.solve(0, 1, in.rows, out.rows);
        Map<String, Double> cost = new LinkedHashMap<>();
        for (WorldMarket.Market m : w.markets()) {
            for (String o : ORIGINS) {
                double of = (o.equals("A") ? 1.05 : o.equals("B") ? 0.9 : 1.2) * margin(w, out, 0, m, o);
                cost.put(m.name() + o, of);
                in.put(0, of, "compliance_cost_usd", m.region(), m.channel(), o);
            }
        }
        work.solve(1, 1, in.rows, out.rows);
        int left = 0;
        int stayed = 0;
        for (WorldMarket.Market m : w.markets()) {
            for (String o : ORIGINS) {
                if (out.get(0, "volume", m.region(), m.channel(), "small", o) > 0) {
                    stayed++;
                    assertThat(margin(w, out, 0, m, o))
                            .as(m.name() + o)
                            .isGreaterThanOrEqualTo(Objects.requireNonNull(cost.get(m.name() + o)));
                } else {
                    left++;
                }
            }
        }
        assertThat(left).isPositive();
        assertThat(stayed).isPositive();
    }

    private static Set<Integer> placesOf(Layout layout, Set<String> moving) {
        Set<Integer> places = new HashSet<>();
        layout.inputs().forEach((name, block) -> {
            for (int k = 0; k < block.size() && !moving.contains(name); k++) {
                places.add(block.at() + k);
            }
        });
        return places;
    }

    /** What is known to stay from year 1 on is taken once; year 0 may differ, and so may the shape of a draw. */
    @Test
    void whatStaysNeedNotBeTakenAgain() {
        Layout plain = layout(INPUTS, OUTPUTS);
        Set<String> moving = Set.of("demand_scale", "tariff", "parent", "step_quantity_kwh", "compliance_cost_usd");
        Layout steady =
                new Layout(plain.inputs(), plain.outputs(), plain.outputCount(), placesOf(plain, moving), Set.of());
        int lanes = 4;
        Rows in = new Rows(plain.inputs(), lanes);
        Rows out = new Rows(plain.outputs(), lanes);
        Rows expected = new Rows(plain.outputs(), lanes);
        Solver.Work one = new MarketSolver().start(steady, lanes);
        Solver.Work other = new MarketSolver().start(plain, lanes);
        int count = 0;
        for (int run = 0; run < 2; run++) {
            for (int year = 0; year < 7; year++) {
                SplittableRandom random = new SplittableRandom(year + 10 * run);
                for (int i = 0; i < lanes; i++) {
                    put(in, i, Who.FIRST, market(Who.FIRST, 40 + i + 10 * Math.min(year, 1) + 20 * run));
                    in.put(i, around(random, 1), "demand_scale", "N", "app");
                    in.put(i, around(random, 0.2), "tariff", "S", "api", "B");
                    in.put(i, around(random, 1200), "step_quantity_kwh", "W");
                    in.put(i, (i + year) % 3 == 0 ? 1e9 : 0, "compliance_cost_usd", "S", "api", "B");
                    in.put(i, i == 2 && year == 3 || i == 1 && year > 4 ? 1 : 0, "parent", "east");
                }
                one.solve(year, lanes, in.rows, out.rows);
                other.solve(year, lanes, in.rows, expected.rows);
                assertThat(out.rows).as("year " + year).isDeepEqualTo(expected.rows);
                for (int i = 0; i < lanes; i++) {
                    boolean leaves = (i + year) % 3 == 0;
                    assertThat(out.get(i, "volume", "S", "api", "small", "B") == 0)
                            .isEqualTo(leaves);
                    count += leaves ? 1 : 0;
                }
            }
        }
        assertThat(count).isPositive();
    }

    @Test
    void whatNobodyReadsLeavesTheOthersAsTheyAre() {
        Layout plain = layout(INPUTS, OUTPUTS);
        for (String unread : OUTPUTS.keySet()) {
            if (unread.equals("residual")) {
                continue;
            }
            Set<Integer> places = new HashSet<>();
            Block block = plain.out(unread);
            for (int k = 0; k < block.size(); k++) {
                places.add(block.at() + k);
            }
            Layout layout = new Layout(plain.inputs(), plain.outputs(), plain.outputCount(), Set.of(), places);
            Rows in = new Rows(plain.inputs(), 2);
            Rows out = new Rows(plain.outputs(), 2);
            Rows expected = new Rows(plain.outputs(), 2);
            for (int i = 0; i < 2; i++) {
                put(in, i, Who.SECOND, market(Who.SECOND, 60 + i));
            }
            new MarketSolver().start(layout, 2).solve(0, 2, in.rows, out.rows);
            new MarketSolver().start(plain, 2).solve(0, 2, in.rows, expected.rows);
            for (int row = 0; row < out.rows.length; row++) {
                if (!places.contains(row)) {
                    assertThat(out.rows[row]).as(unread + " unread").isEqualTo(expected.rows[row]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base_share|region channel tier|base_share must have 4 indices",
                "reference_cost_usd_per_kwh|pool region|reference_cost_usd_per_kwh must have 1 indices",
                "drift|family|drift must have 3 indices",
                "step_cost_usd_per_kwh|pool|step_cost_usd_per_kwh must be by the region of base_share",
                "tariff|region tier|tariff must be by region, channel, origin at most but is by region, tier",
                "demand_elasticity|region|demand_elasticity must be by channel at most but is by region",
                "origin_pool|channel|origin_pool must be by region, origin at most but is by channel",
                "compliance_cost_usd|pool|compliance_cost_usd must be by region, channel, origin at most but is by pool",
                "parent|region|parent must be by pool at most but is by region",
                "owner|pool|owner must be by origin at most but is by pool",
                "host_pool|origin|host_pool must be by region at most but is by origin",
                "tier_share|region channel origin|tier_share must be by region, channel, tier at most but is by region, channel, origin",
                "volume|region tier channel origin|volume must be by region, channel, tier, origin",
                "host_share|region pool|host_share must be by pool, region",
                "scarcity|region|scarcity must be by pool",
                "host_rent_usd|channel|host_rent_usd must be by region",
                "users_gain_usd|channel|users_gain_usd must be by region, channel"
            })
    void shapesThatDoNotFitAreRefused(String port, String sets, String message) {
        assertThatThrownBy(() -> new MarketSolver().start(changed(port, sets), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aPortThatIsMissingIsNamed() {
        Map<String, String> inputs = new LinkedHashMap<>(INPUTS);
        inputs.remove("access");
        assertThatThrownBy(() -> new MarketSolver().start(layout(inputs, OUTPUTS), 1))
                .hasMessage("no port 'access'");
    }
}
