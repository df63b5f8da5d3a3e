package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.economics.world.WorldMarket.Base;
import org.tokenstate.economics.world.WorldMarket.Channel;
import org.tokenstate.economics.world.WorldMarket.Host;
import org.tokenstate.economics.world.WorldMarket.Market;
import org.tokenstate.economics.world.WorldMarket.Origin;
import org.tokenstate.economics.world.WorldMarket.Pool;
import org.tokenstate.economics.world.WorldMarket.Response;
import org.tokenstate.economics.world.WorldMarket.Restriction;
import org.tokenstate.economics.world.WorldMarket.Step;
import org.tokenstate.economics.world.WorldMarket.Tier;

/** A case put together in code: each slip is refused with what, value and bound. */
class WorldMarketTest {
    /** The parts of a case, to be changed one at a time. */
    private static final class Parts {
        final List<String> tiers = new ArrayList<>(List.of("large", "small"));
        final Map<String, Origin> origins = new LinkedHashMap<>();
        final Map<String, Channel> channels = new LinkedHashMap<>(Map.of("api", new Channel(-1.2, 1.5, 2, 4)));
        final Map<String, Map<String, Double>> work = new LinkedHashMap<>();
        final Map<String, Pool> pools = new LinkedHashMap<>();
        final Map<String, Host> hosts = new LinkedHashMap<>();
        final List<Market> markets = new ArrayList<>();

        final Map<String, Tier> sold = new LinkedHashMap<>();
        final Map<String, Double> drift = new LinkedHashMap<>();
        final Map<String, Double> tariff = new LinkedHashMap<>();
        final Map<String, Double> premium = new LinkedHashMap<>();
        final Map<String, String> poolOf = new LinkedHashMap<>();
        final Map<String, Map<String, Double>> markup = new LinkedHashMap<>();
        final Map<String, Map<String, Double>> other = new LinkedHashMap<>();
        Optional<Restriction> restriction = Optional.empty();
        OptionalDouble ceiling = OptionalDouble.empty();
        String channel = "api";
        double volume = 1000;
        double scale = 1;
        double income = 1;

        Parts() {
            origins.put("USA", new Origin("us", Optional.of("USA"), "west"));
            origins.put("CHN", new Origin("cn", Optional.empty(), "east"));
            pools.put("west", new Pool(List.of("w"), Optional.empty(), 4));
            pools.put("east", new Pool(List.of("e"), Optional.of("west"), 3));
            hosts.put("w", new Host("USA", OptionalDouble.empty(), List.of(new Step(4, 1000, Optional.empty()))));
            hosts.put("e", new Host("CHN", OptionalDouble.empty(), List.of(new Step(3, 1000, Optional.empty()))));
            for (String k : tiers) {
                work.put(k, row(0.5, 0.4));
                markup.put(k, row(0.2, 0.1));
                other.put(k, row(0.1, 0.05));
            }
            sold.put("large", tier(0.6, 0.7, 0.3));
            sold.put("small", tier(0.4, 0.5, 0.5));
        }

        static Map<String, Double> row(double usa, double chn) {
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("USA", usa);
            row.put("CHN", chn);
            return row;
        }

        static Tier tier(double share, double usa, double chn) {
            Map<String, Base> offers = new LinkedHashMap<>();
            offers.put("USA", new Base(usa, 2));
            offers.put("CHN", new Base(chn, 1));
            return new Tier(share, offers);
        }

        Market market(String name) {
            return new Market(
                    name,
                    "USA",
                    channel,
                    volume,
                    scale,
                    income,
                    ceiling,
                    sold,
                    drift,
                    restriction,
                    tariff,
                    premium,
                    poolOf,
                    markup,
                    other);
        }

        WorldMarket make() {
            List<Market> all = new ArrayList<>(markets);
            all.add(market("buyers"));
            return new WorldMarket("case", tiers, origins, channels, work, pools, hosts, all);
        }
    }

    private enum Slip {
        NO_TIER("tiers must have at least one entry but is empty", p -> p.tiers.clear()),
        TIER_TWICE("tier 'small' must be listed once but is listed again", p -> p.tiers.add("small")),
        MARKET_TWICE("market 'buyers' must be listed once but is listed again", p -> p.markets.add(p.market("buyers"))),
        POOL_OF_ORIGIN(
                "origin 'USA': unknown pool 'wset'; nearest: west",
                p -> p.origins.put("USA", new Origin("us", Optional.empty(), "wset"))),
        TIER_OF_WORK("work_kwh_per_mtok: unknown tier 'tiny'", p -> p.work.put("tiny", Map.of())),
        ORIGIN_OF_WORK("work_kwh_per_mtok of tier 'large': unknown origin 'IND'", p -> p.work.get("large")
                .put("IND", 1.0)),
        WORK("work, kWh/Mtok, of 'CHN' in 'small' must be >= 0 and finite but is -0.1", p -> p.work.get("small")
                .put("CHN", -0.1)),
        NO_WORK(
                "work_kwh_per_mtok must have tier 'small' and origin 'CHN', which is on offer, but has not",
                p -> p.work.get("small").remove("CHN")),
        NO_ROW_OF_WORK(
                "work_kwh_per_mtok must have tier 'large' and origin 'USA', which is on offer, but has not",
                p -> p.work.remove("large")),
        HOST_OF_POOL(
                "pool 'west': unknown host 'x'",
                p -> p.pools.put("west", new Pool(List.of("w", "x"), Optional.empty(), 4))),
        HOST_IN_TWO_POOLS(
                "host 'w' must be in one pool but is in 'west' and 'east'",
                p -> p.pools.put("east", new Pool(List.of("w", "e"), Optional.empty(), 4))),
        HOST_IN_NO_POOL(
                "host 'e' must be in a pool but is in none",
                p -> p.pools.put("east", new Pool(List.of(), Optional.empty(), 4))),
        PARENT(
                "parent of pool 'east': unknown pool 'north'",
                p -> p.pools.put("east", new Pool(List.of("e"), Optional.of("north"), 4))),
        CIRCLE(
                "parents of pool 'west' must end at a pool without one but are a circle",
                p -> p.pools.put("west", new Pool(List.of("w"), Optional.of("east"), 4))),
        CHANNEL("market 'buyers': unknown channel 'ap'; nearest: api", p -> p.channel = "ap"),
        FAMILY_OF_DRIFT("drift of market 'buyers': unknown family 'in'", p -> p.drift.put("in", 0.1)),
        DRIFT(
                "drift of 'us' of market 'buyers' must be in [-50, 50], a change of log odds, but is 50.5",
                p -> p.drift.put("us", 50.5)),
        ORIGIN_OF_TARIFF("tariff of market 'buyers': unknown origin 'IND'", p -> p.tariff.put("IND", 0.1)),
        TARIFF(
                "tariff on 'USA' of market 'buyers' must be in (-1, 5], a fraction of the price (0.25 is 25 %), but is 25.0",
                p -> p.tariff.put("USA", 25.0)),
        ORIGIN_OF_PREMIUM("premium of market 'buyers': unknown origin 'IND'", p -> p.premium.put("IND", 0.1)),
        PREMIUM(
                "premium on 'CHN' of market 'buyers' must be in (-1, 5], a fraction of the price (0.25 is 25 %), but is -1.0",
                p -> p.premium.put("CHN", -1.0)),
        ORIGIN_OF_POOL("pool_of of market 'buyers': unknown origin 'IND'", p -> p.poolOf.put("IND", "east")),
        POOL_OF("pool_of of market 'buyers': unknown pool 'north'", p -> p.poolOf.put("CHN", "north")),
        RESTRICTED(
                "restricted origins of market 'buyers': unknown origin 'IND'",
                p -> p.restriction = Optional.of(new Restriction(Set.of("IND"), 1, 1))),
        TIER_OF_MARKUP("markup of market 'buyers': unknown tier 'tiny'", p -> p.markup.put("tiny", Map.of())),
        ORIGIN_OF_MARKUP(
                "markup of market 'buyers': unknown origin 'IND'",
                p -> p.markup.get("large").put("IND", 0.1)),
        MARKUP(
                "markup of 'USA' in 'small' of market 'buyers' must be > -1 and finite but is -1.0",
                p -> p.markup.get("small").put("USA", -1.0)),
        NO_MARKUP(
                "markup of market 'buyers' must have tier 'small' and origin 'USA', which is on offer, but has not",
                p -> p.markup.get("small").remove("USA")),
        ORIGIN_OF_OTHER(
                "other_cost_usd_per_mtok of market 'buyers': unknown origin 'IND'",
                p -> p.other.get("large").put("IND", 0.1)),
        OTHER(
                "other cost of 'USA' in 'small' of market 'buyers' must be >= 0 and finite but is -0.1",
                p -> p.other.get("small").put("USA", -0.1)),
        NO_OTHER(
                "other_cost_usd_per_mtok of market 'buyers' must have tier 'small' and origin 'USA', which is on offer, but has not",
                p -> p.other.get("small").remove("USA")),
        TIER_SOLD("tiers of market 'buyers': unknown tier 'tiny'", p -> p.sold.put("tiny", Parts.tier(0, 0.5, 0.5))),
        ORIGIN_SOLD(
                "tier 'small' of market 'buyers': unknown origin 'IND'",
                p -> p.sold.put("small", new Tier(0.4, Map.of("IND", new Base(1, 1))))),
        SHARES_OF_ORIGINS(
                "base shares of the origins in tier 'small' of market 'buyers' must sum to 1 but sum to 0.75",
                p -> p.sold.put("small", Parts.tier(0.4, 0.5, 0.25))),
        SHARES_OF_TIERS(
                "base shares of the tiers of market 'buyers' must sum to 1 but sum to 1.1",
                p -> p.sold.put("small", Parts.tier(0.5, 0.5, 0.5))),
        ACCESS(
                "base share of the restricted origins in tier 'small' of market 'buyers' must be <= base_access 0.4 but is 0.5",
                p -> p.restriction = Optional.of(new Restriction(Set.of("CHN"), 0.4, 1))),
        // large 0.7 · 2 + 0.3 · 1 = 1.7 and small 1.5 USD/Mtok: 0.6 · 1.7 + 0.4 · 1.5 = 1.62
        CEILING(
                "ceiling of market 'buyers' must be > base spending, 1620.0 USD, but is 1620.0",
                p -> p.ceiling = OptionalDouble.of(1620)),
        // those who may buy have all the restricted share: CHN 0.3/0.6 and 0.5/0.6, at 1.5 and 7/6 USD/Mtok
        CEILING_OF_OPEN(
                "ceiling of market 'buyers' must be > base spending at the shares of its closed buyers, 2000.0 USD, but is 1999.0",
                p -> {
                    p.restriction = Optional.of(new Restriction(Set.of("CHN"), 0.6, 1));
                    p.ceiling = OptionalDouble.of(1999);
                }),
        VOLUME("base volume, Mtok, of market 'buyers' must be >= 0 and finite but is -1.0", p -> p.volume = -1),
        SCALE("demand scale of market 'buyers' must be >= 0 and finite but is -1.0", p -> p.scale = -1),
        INCOME("income ratio of market 'buyers' must be > 0 and finite but is 0.0", p -> p.income = 0),
        LIMIT(
                "ceiling, USD, of market 'buyers' must be > 0 and finite but is 0.0",
                p -> p.ceiling = OptionalDouble.of(0));

        final String message;
        final Consumer<Parts> change;

        Slip(String message, Consumer<Parts> change) {
            this.message = message;
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource(Slip.class)
    void aSlipIsRefused(Slip slip) {
        Parts parts = new Parts();
        slip.change.accept(parts);
        assertThatThrownBy(parts::make)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(slip.message);
    }

    @Test
    void theCaseIsRight() {
        Parts parts = new Parts();
        parts.ceiling = OptionalDouble.of(1620.001);
        parts.restriction = Optional.of(new Restriction(Set.of("CHN"), 0.5, 0.2));
        parts.ceiling = OptionalDouble.of(2000.001);
        WorldMarket w = parts.make();
        assertThat(w.tiers()).containsExactly("large", "small");
        assertThat(w.origins()).containsOnlyKeys("USA", "CHN");
        assertThat(w.hosts().get("w").region()).isEqualTo("USA");
        assertThat(w.markets().get(0).markup().get("large")).containsEntry("USA", 0.2);
        assertThat(w.solve().regions()).containsOnlyKeys("CHN", "USA");
    }

    /** Open buyers' shares have all of the restricted origins; where all buyers are of one kind only theirs is asked. */
    @Test
    void theCeilingIsAboveWhatEachKindOfBuyerSpends() {
        Parts parts = new Parts();
        parts.sold.put("large", new Tier(1, Map.of("USA", new Base(0.5, 1), "CHN", new Base(0.5, 3))));
        parts.sold.remove("small");
        parts.restriction = Optional.of(new Restriction(Set.of("CHN"), 0.8, 1));
        // 0.5/0.8 at 3 and the rest at 1 USD/Mtok
        parts.ceiling = OptionalDouble.of(2250);
        assertThatThrownBy(parts::make)
                .hasMessageStartingWith("ceiling of market 'buyers' must be > base spending at the shares of its open"
                        + " buyers, 2250.0 USD, but is 2250.0");
        parts.ceiling = OptionalDouble.of(2250.001);
        assertThat(parts.make().markets()).hasSize(1);
        // all may: the shares of the base year
        parts.restriction = Optional.of(new Restriction(Set.of("CHN"), 1, 1));
        parts.ceiling = OptionalDouble.of(2000.001);
        assertThat(parts.make().markets()).hasSize(1);
        parts.ceiling = OptionalDouble.of(2000);
        assertThatThrownBy(parts::make).hasMessageContaining("open buyers, 2000.0 USD");
        // whoever might not would buy the dear ones alone, but there is none
        parts.restriction = Optional.of(new Restriction(Set.of("USA"), 1, 0.5));
        parts.ceiling = OptionalDouble.of(2000.001);
        assertThat(parts.make().markets()).hasSize(1);
        // nobody could, and nobody bought
        parts.sold.put("large", new Tier(1, Map.of("USA", new Base(1, 1), "CHN", new Base(0, 3))));
        parts.restriction = Optional.of(new Restriction(Set.of("CHN"), 0, 1));
        parts.ceiling = OptionalDouble.of(1000);
        assertThatThrownBy(parts::make).hasMessageContaining("closed buyers, 1000.0 USD");
        parts.ceiling = OptionalDouble.of(1000.001);
        assertThat(parts.make().markets()).hasSize(1);
    }

    /** Where all that is sold is restricted, those who may not buy it spend nothing. */
    @Test
    void allOfATierMayBeRestricted() {
        Parts parts = new Parts();
        parts.sold.put("large", new Tier(1, Map.of("USA", new Base(0, 1), "CHN", new Base(1, 3))));
        parts.sold.remove("small");
        parts.restriction = Optional.of(new Restriction(Set.of("CHN"), 1, 0.5));
        parts.ceiling = OptionalDouble.of(3000);
        assertThatThrownBy(parts::make).hasMessageContaining("open buyers, 3000.0 USD");
        parts.ceiling = OptionalDouble.of(3000.001);
        assertThat(parts.make().markets()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1 - 0.9e-6, 1 + 0.9e-6})
    void sharesMayMissOneByWhatDecimalsDo(double sum) {
        Parts parts = new Parts();
        parts.sold.put("small", Parts.tier(0.4, 0.5, sum - 0.5));
        assertThat(parts.make().markets()).hasSize(1);
        parts.sold.put("small", Parts.tier(0.4, 0.5, 0.5 + 1.2 * (sum - 1)));
        assertThatThrownBy(parts::make).hasMessageContaining("must sum to 1 but sum to");
    }

    @Test
    void aHundredPoolsAreTheMost() {
        Parts parts = new Parts();
        for (int p = 2; p < 100; p++) {
            parts.pools.put("p" + p, new Pool(List.of(), Optional.of(p == 2 ? "west" : "p" + (p - 1)), 4));
        }
        assertThat(parts.make().pools()).hasSize(100);
        parts.pools.put("one more", new Pool(List.of(), Optional.empty(), 4));
        assertThatThrownBy(parts::make).hasMessage("pools must be at most 100 but are 101");
    }

    @Test
    void collectionsAreCopied() {
        Parts parts = new Parts();
        Set<String> restricted = new LinkedHashSet<>(Set.of("CHN"));
        parts.restriction = Optional.of(new Restriction(restricted, 0.9, 0.5));
        WorldMarket w = parts.make();
        WorldMarket before = new Parts().make();
        restricted.clear();
        parts.pools.clear();
        parts.hosts.clear();
        parts.origins.clear();
        parts.channels.clear();
        parts.work.get("large").clear();
        parts.markup.get("large").clear();
        parts.sold.clear();
        parts.tiers.clear();
        assertThat(w.pools()).isEqualTo(before.pools());
        assertThat(w.hosts()).isEqualTo(before.hosts());
        assertThat(w.origins()).isEqualTo(before.origins());
        assertThat(w.channels()).isEqualTo(before.channels());
        assertThat(w.workKwhPerMtok()).isEqualTo(before.workKwhPerMtok());
        assertThat(w.tiers()).isEqualTo(before.tiers());
        assertThat(w.markets().get(0).markup())
                .isEqualTo(before.markets().get(0).markup());
        assertThat(w.markets().get(0).tiers()).isEqualTo(before.markets().get(0).tiers());
        assertThat(w.markets().get(0).restriction().orElseThrow().origins()).containsExactly("CHN");
        for (Map<?, ?> map : List.of(
                w.pools(),
                w.workKwhPerMtok(),
                w.workKwhPerMtok().get("large"),
                w.markets().get(0).tariff(),
                w.markets().get(0).markup().get("large"))) {
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static void refused(Function<Double, Object> make, double value, String message) {
        assertThatThrownBy(() -> make.apply(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void partsCheckTheirRanges() {
        refused(x -> new Channel(x, 1, 1, 1), 0, "demand elasticity must be < 0 and finite but is 0.0");
        refused(x -> new Channel(-1, x, 1, 1), -0.1, "tier substitution must be >= 0 and finite but is -0.1");
        refused(x -> new Channel(-1, 1, x, 1), -0.1, "family substitution must be >= 0 and finite but is -0.1");
        refused(x -> new Channel(-1, 1, 1, x), -0.1, "origin substitution must be >= 0 and finite but is -0.1");
        refused(
                x -> new Pool(List.of(), Optional.empty(), x),
                0,
                "reference cost, USD/kWh, must be > 0 and finite but is 0.0");
        refused(
                x -> new Host("r", OptionalDouble.of(x), List.of()),
                -1,
                "capacity, kWh, must be >= 0 and finite but is -1.0");
        refused(x -> new Step(x, 1, Optional.empty()), -1, "cost, USD/kWh, must be >= 0 and finite but is -1.0");
        refused(x -> new Step(1, x, Optional.empty()), -1, "quantity, kWh, must be >= 0 and finite but is -1.0");
        refused(
                x -> new Step(x, 1, Optional.of(new Response(1, 0.5, 0.5))),
                0,
                "cost of a block with an elasticity must be > 0 USD/kWh but is 0.0");
        refused(x -> new Response(x, 0.5, 0.5), 0, "elasticity of supply must be > 0 and finite but is 0.0");
        refused(x -> new Response(1, x, 0.5), 0, "share at cost must be in (0, 1] but is 0.0");
        refused(x -> new Response(1, 0.5, x), 1.1, "largest share must be in (0, 1] but is 1.1");
        refused(x -> new Tier(x, Map.of()), 1.1, "base share must be in [0, 1] but is 1.1");
        refused(x -> new Base(x, 1), -0.1, "base share must be in [0, 1] but is -0.1");
        refused(x -> new Base(1, x), 0, "base price, USD/Mtok, must be > 0 and finite but is 0.0");
        refused(x -> new Restriction(Set.of(), x, 1), 1.1, "base access must be in [0, 1] but is 1.1");
        refused(x -> new Restriction(Set.of(), 1, x), -0.1, "access must be in [0, 1] but is -0.1");
        assertThat(new Step(0, 0, Optional.empty()).costUsdPerKwh()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "SHARE, 0, 1",
        "POSITIVE, 4.9E-324, 1.7976931348623157E308",
        "LIMIT, 0, Infinity",
        "POSITIVE_LIMIT, 4.9E-324, Infinity",
        "NOT_NEGATIVE, 0, 1.7976931348623157E308",
        "SERVING_SHARE, 4.9E-324, 1",
        "DEMAND_ELASTICITY, -1.7976931348623157E308, -4.9E-324",
        "RATE, -0.9999999999999999, 5",
        "MARKUP, -0.9999999999999999, 1.7976931348623157E308",
        "DRIFT, -50, 50"
    })
    void aRangeHasItsEnds(Range range, double least, double most) {
        assertThat(range.least()).isEqualTo(least);
        assertThat(range.most()).isEqualTo(most);
        assertThat(range.require(least, "x")).isEqualTo(least);
        assertThat(range.require(most, "x")).isEqualTo(most);
        assertThat(range.contains(Math.nextDown(least))).isFalse();
        assertThat(most < Double.POSITIVE_INFINITY && range.contains(Math.nextUp(most)))
                .isFalse();
        assertThat(range.contains(Double.NaN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"pool, wst, west", "host, ww, w", "market, buyer, buyers", "region, UAS, USA"})
    void anUnknownNameHasANearOne(String kind, String name, String near) {
        WorldEquilibrium e = new Parts().make().solve();
        Map<String, Function<String, Object>> by =
                Map.of("pool", e::pool, "host", e::host, "market", e::market, "region", e::region);
        assertThatThrownBy(() -> by.get(kind).apply(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown " + kind + " '" + name + "'")
                .hasMessageContaining(near);
        assertThat(by.get(kind).apply(near)).isNotNull();
    }

    @Test
    void exportsLessImportsAreTheBalance() {
        WorldEquilibrium.RegionOutcome r = new WorldEquilibrium.RegionOutcome(1, 20, 300, 4000, 0, 0, 0, 0, 0, 0, 0);
        assertThat(r.exportsUsd()).isEqualTo(301);
        assertThat(r.importsUsd()).isEqualTo(4020);
        assertThat(r.balanceUsd()).isEqualTo(-3719);
    }

    @Test
    void theAnswerCannotBeChanged() {
        WorldEquilibrium e = new Parts().make().solve();
        for (Map<?, ?> map : List.of(e.pools(), e.hosts(), e.markets(), e.regions())) {
            assertThat(map).isNotEmpty();
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThatThrownBy(() -> e.flows().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
