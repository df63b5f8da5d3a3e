package org.tokenstate.economics.world;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tokenstate.catalogue.internal.LocatedTree;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.units.internal.Require;

/**
 * A token market of the world in one year, as given: tiers, origins, pools of hosts, and the markets that buy. Volumes are in
 * Mtok a year, money in USD, work in reference kWh, logarithms natural.
 *
 * @param name name of the case
 * @param tiers quality tiers, in order
 * @param origins who offers tokens, by name
 * @param channels elasticities by channel of sale, by name
 * @param workKwhPerMtok reference kWh a Mtok takes, ≥ 0, by tier and origin
 * @param pools pools of hosts, by name
 * @param hosts hosts of compute, by name; each is in exactly one pool
 * @param markets who buys
 */
public record WorldMarket(
        String name,
        List<String> tiers,
        Map<String, Origin> origins,
        Map<String, Channel> channels,
        Map<String, Map<String, Double>> workKwhPerMtok,
        Map<String, Pool> pools,
        Map<String, Host> hosts,
        List<Market> markets) {

    /** Shares that are to be one may miss it by this much, which decimals written in a file do. */
    private static final double SUM_TOLERANCE = 1e-6;

    /** The search for prices takes room for each pair of pools. */
    private static final int MOST_POOLS = 100;

    /**
     * One who offers tokens.
     *
     * @param family family of close substitutes
     * @param home region that earns the margin; empty: the regions of the hosts do, as with open weights
     * @param pool pool that serves it where a market does not say otherwise
     */
    public record Origin(String family, Optional<String> home, String pool) {}

    /**
     * Elasticities of a channel.
     *
     * @param demandElasticity of volume to the price index, below zero
     * @param tierSubstitution between tiers, ≥ 0
     * @param familySubstitution between families within a tier, ≥ 0
     * @param originSubstitution between origins within a family, ≥ 0
     */
    public record Channel(
            double demandElasticity, double tierSubstitution, double familySubstitution, double originSubstitution) {
        /** Checks the signs. */
        public Channel {
            Range.DEMAND_ELASTICITY.require(demandElasticity, "demand elasticity");
            Range.NOT_NEGATIVE.require(tierSubstitution, "tier substitution");
            Range.NOT_NEGATIVE.require(familySubstitution, "family substitution");
            Range.NOT_NEGATIVE.require(originSubstitution, "origin substitution");
        }
    }

    /**
     * Hosts that sell compute at one price.
     *
     * @param hosts its hosts, by name
     * @param parent pool whose buyers its hosts may serve as well, if any; never the reverse
     * @param referenceCostUsdPerKwh cost of a reference kWh known before the market clears, on which mark-ups are counted
     */
    public record Pool(List<String> hosts, Optional<String> parent, double referenceCostUsdPerKwh) {
        /** Checks the cost. */
        public Pool {
            hosts = List.copyOf(hosts);
            Range.POSITIVE.require(referenceCostUsdPerKwh, "reference cost, USD/kWh,");
        }
    }

    /**
     * A host: its blocks of work, cut from the dearest down to what its compute can do.
     *
     * @param region where it stands
     * @param capacityKwh all the work its compute can do; empty: as much as its blocks
     * @param steps blocks of work by cost
     */
    public record Host(String region, OptionalDouble capacityKwh, List<Step> steps) {
        /** Checks the capacity. */
        public Host {
            capacityKwh.ifPresent(w -> Range.NOT_NEGATIVE.require(w, "capacity, kWh,"));
            steps = List.copyOf(steps);
        }
    }

    /**
     * A block of work.
     *
     * @param costUsdPerKwh full cost of a reference kWh C; above zero for a block with a response
     * @param quantityKwh work Q
     * @param response how the share on offer follows the price; empty: all at a price of C or more, nothing below
     */
    public record Step(double costUsdPerKwh, double quantityKwh, Optional<Response> response) {
        /** Checks cost and quantity. */
        public Step {
            Range.NOT_NEGATIVE.require(costUsdPerKwh, "cost, USD/kWh,");
            Range.NOT_NEGATIVE.require(quantityKwh, "quantity, kWh,");
            Require.that(
                    response.isEmpty() || costUsdPerKwh > 0,
                    "cost of a block with an elasticity must be > 0 USD/kWh but is %s",
                    costUsdPerKwh);
        }
    }

    /**
     * Share of a block on offer at price x: min(φmax, φ̄ (x/C)^ς).
     *
     * @param elasticity ς, above zero
     * @param shareAtCost φ̄, on offer at the block's cost
     * @param largestShare φmax
     */
    public record Response(double elasticity, double shareAtCost, double largestShare) {
        /** Checks the ranges. */
        public Response {
            Range.POSITIVE.require(elasticity, "elasticity of supply");
            Range.SERVING_SHARE.require(shareAtCost, "share at cost");
            Range.SERVING_SHARE.require(largestShare, "largest share");
        }
    }

    /**
     * One who buys: a region's buyers in a channel.
     *
     * @param name name
     * @param region where the buyers are
     * @param channel channel of sale
     * @param baseVolumeMtok volume of the base year V0
     * @param demandScale volume at base prices over that of the base year g
     * @param incomeRatio income over that of the base year y, which moves the ceiling
     * @param ceilingUsd spending that base income does not exceed, L; empty: none
     * @param tiers base shares and prices by tier
     * @param drift change of log odds of families since the base year; absent: none
     * @param restriction origins that only some buyers may use; empty: all may use all
     * @param tariff rate on the producer price by origin; absent: none
     * @param premium rate on the price after tariff, for liability and the like, by origin; absent: none
     * @param poolOf pool that serves an origin here, where it is not the origin's own
     * @param markup mark-up over the cost of work by tier and origin; below zero it is a share of the going price of compute
     * @param otherCostUsdPerMtok licence, network and billing by tier and origin
     */
    public record Market(
            String name,
            String region,
            String channel,
            double baseVolumeMtok,
            double demandScale,
            double incomeRatio,
            OptionalDouble ceilingUsd,
            Map<String, Tier> tiers,
            Map<String, Double> drift,
            Optional<Restriction> restriction,
            Map<String, Double> tariff,
            Map<String, Double> premium,
            Map<String, String> poolOf,
            Map<String, Map<String, Double>> markup,
            Map<String, Map<String, Double>> otherCostUsdPerMtok) {
        /** Checks the ranges; names are checked by {@link WorldMarket}. */
        public Market {
            String of = " of market '" + name + "'";
            Range.NOT_NEGATIVE.require(baseVolumeMtok, "base volume, Mtok," + of);
            Range.NOT_NEGATIVE.require(demandScale, "demand scale" + of);
            Range.POSITIVE.require(incomeRatio, "income ratio" + of);
            ceilingUsd.ifPresent(l -> Range.POSITIVE.require(l, "ceiling, USD," + of));
            tiers = ordered(tiers);
            drift = ordered(drift);
            tariff = ordered(tariff);
            premium = ordered(premium);
            poolOf = ordered(poolOf);
            markup = nested(markup);
            otherCostUsdPerMtok = nested(otherCostUsdPerMtok);
            drift.forEach((f, v) -> Range.DRIFT.require(v, "drift of '" + f + "'" + of));
            tariff.forEach((o, v) -> Range.RATE.require(v, "tariff on '" + o + "'" + of));
            premium.forEach((o, v) -> Range.RATE.require(v, "premium on '" + o + "'" + of));
            markup.forEach((k, row) ->
                    row.forEach((o, v) -> Range.MARKUP.require(v, "markup of '" + o + "' in '" + k + "'" + of)));
            otherCostUsdPerMtok.forEach((k, row) -> row.forEach(
                    (o, v) -> Range.NOT_NEGATIVE.require(v, "other cost of '" + o + "' in '" + k + "'" + of)));
        }
    }

    /**
     * A tier of a market in the base year.
     *
     * @param baseShare share of the market's volume
     * @param origins its offers by origin
     */
    public record Tier(double baseShare, Map<String, Base> origins) {
        /** Checks the share. */
        public Tier {
            Range.SHARE.require(baseShare, "base share");
            origins = ordered(origins);
        }
    }

    /**
     * An offer in the base year.
     *
     * @param share share of the tier's volume
     * @param priceUsdPerMtok price
     */
    public record Base(double share, double priceUsdPerMtok) {
        /** Checks the ranges. */
        public Base {
            Range.SHARE.require(share, "base share");
            Range.POSITIVE.require(priceUsdPerMtok, "base price, USD/Mtok,");
        }
    }

    /**
     * Origins that a part of the buyers may not use.
     *
     * @param origins the origins, all of them or none for each buyer
     * @param baseAccess share of the buyers that could use them in the base year
     * @param access share that can now
     */
    public record Restriction(Set<String> origins, double baseAccess, double access) {
        /** Checks the ranges. */
        public Restriction {
            origins = Collections.unmodifiableSet(new LinkedHashSet<>(origins));
            Range.SHARE.require(baseAccess, "base access");
            Range.SHARE.require(access, "access");
        }
    }

    /** Checks that names are known, shares sum to one, hosts have one pool and base spending lies below its ceiling. */
    public WorldMarket {
        tiers = List.copyOf(tiers);
        origins = ordered(origins);
        channels = ordered(channels);
        workKwhPerMtok = nested(workKwhPerMtok);
        pools = ordered(pools);
        hosts = ordered(hosts);
        markets = List.copyOf(markets);
        Require.that(!tiers.isEmpty(), "tiers must have at least one entry but is empty");
        requireDistinct("tier", tiers);
        requireDistinct("market", markets.stream().map(Market::name).toList());
        for (Map.Entry<String, Origin> entry : origins.entrySet()) {
            requireKnown("pool", entry.getValue().pool(), pools.keySet(), "origin '" + entry.getKey() + "'");
        }
        requireWork(workKwhPerMtok, tiers, origins);
        requirePools(pools, hosts);
        for (Market market : markets) {
            requireMarket(market, tiers, origins, channels, workKwhPerMtok, pools);
        }
    }

    /**
     * Reads a market of this kind from JSON or YAML: the object itself, or one with {@code case} and, not looked at,
     * {@code expected}.
     *
     * @param file the file
     * @return the market
     * @throws org.tokenstate.catalogue.InputException for an unknown key, a number out of range and other faults, with their
     *     line and column
     */
    public static WorldMarket read(Path file) {
        return WorldMarketFile.read(LocatedTree.read(file));
    }

    /**
     * Reads a market from a document that has been read already.
     *
     * @param document its root
     * @return the market
     * @throws org.tokenstate.catalogue.InputException as {@link #read(Path)}
     */
    static WorldMarket of(LocatedTree document) {
        return WorldMarketFile.read(document);
    }

    /**
     * Solves it.
     *
     * @return prices, work, volumes and trade
     * @throws org.tokenstate.economics.world.NoEquilibriumException if no prices clear all pools
     */
    public WorldEquilibrium solve() {
        MarketLanes lanes = new MarketLanes(MarketShape.of(this), 1);
        lanes.set(0, this);
        lanes.solve(1);
        return WorldEquilibrium.of(this, lanes, 0);
    }

    static void requireWork(Map<String, Map<String, Double>> work, List<String> tiers, Map<String, Origin> origins) {
        work.forEach((k, row) -> {
            requireKnown("tier", k, tiers, "work_kwh_per_mtok");
            row.forEach((o, a) -> {
                requireKnown("origin", o, origins.keySet(), "work_kwh_per_mtok of tier '" + k + "'");
                Range.NOT_NEGATIVE.require(a, "work, kWh/Mtok, of '" + o + "' in '" + k + "'");
            });
        });
    }

    static void requirePools(Map<String, Pool> pools, Map<String, Host> hosts) {
        Require.that(pools.size() <= MOST_POOLS, "pools must be at most %s but are %s", MOST_POOLS, pools.size());
        Map<String, String> poolOf = new HashMap<>();
        pools.forEach((p, pool) -> {
            for (String h : pool.hosts()) {
                requireKnown("host", h, hosts.keySet(), "pool '" + p + "'");
                String other = poolOf.put(h, p);
                Require.that(
                        other == null,
                        "host '%s' must be in one pool but is in '%s' and '%s'",
                        h,
                        String.valueOf(other),
                        p);
            }
            pool.parent()
                    .ifPresent(parent -> requireKnown("pool", parent, pools.keySet(), "parent of pool '" + p + "'"));
        });
        hosts.keySet()
                .forEach(h -> Require.that(poolOf.containsKey(h), "host '%s' must be in a pool but is in none", h));
        for (String p : pools.keySet()) {
            int depth = 0;
            for (Optional<String> at = Optional.of(p);
                    at.isPresent();
                    at = Nearest.get("pool", at.get(), pools).parent()) {
                Require.that(
                        depth++ <= pools.size(),
                        "parents of pool '%s' must end at a pool without one but are a circle",
                        p);
            }
        }
    }

    static void requireMarket(
            Market market,
            List<String> tiers,
            Map<String, Origin> origins,
            Map<String, Channel> channels,
            Map<String, Map<String, Double>> work,
            Map<String, Pool> pools) {
        String what = "market '" + market.name() + "'";
        requireKnown("channel", market.channel(), channels.keySet(), what);
        Set<String> families = new LinkedHashSet<>();
        origins.values().forEach(o -> families.add(o.family()));
        market.drift().keySet().forEach(f -> requireKnown("family", f, families, "drift of " + what));
        market.tariff().keySet().forEach(o -> requireKnown("origin", o, origins.keySet(), "tariff of " + what));
        market.premium().keySet().forEach(o -> requireKnown("origin", o, origins.keySet(), "premium of " + what));
        market.poolOf().forEach((o, p) -> {
            requireKnown("origin", o, origins.keySet(), "pool_of of " + what);
            requireKnown("pool", p, pools.keySet(), "pool_of of " + what);
        });
        market.restriction().ifPresent(r -> r.origins()
                .forEach(o -> requireKnown("origin", o, origins.keySet(), "restricted origins of " + what)));
        requireTable(market.markup(), tiers, origins, "markup of " + what);
        requireTable(market.otherCostUsdPerMtok(), tiers, origins, "other_cost_usd_per_mtok of " + what);
        double all = 0;
        for (Map.Entry<String, Tier> entry : market.tiers().entrySet()) {
            String k = entry.getKey();
            requireKnown("tier", k, tiers, "tiers of " + what);
            all += entry.getValue().baseShare();
            double sum = 0;
            for (Map.Entry<String, Base> offer : entry.getValue().origins().entrySet()) {
                String o = offer.getKey();
                requireKnown("origin", o, origins.keySet(), "tier '" + k + "' of " + what);
                sum += offer.getValue().share();
                requireCell(work, k, o, "work_kwh_per_mtok");
                requireCell(market.markup(), k, o, "markup of " + what);
                requireCell(market.otherCostUsdPerMtok(), k, o, "other_cost_usd_per_mtok of " + what);
            }
            requireOne(sum, "base shares of the origins in tier '" + k + "' of " + what);
        }
        requireOne(all, "base shares of the tiers of " + what);
        requireAccess(market);
        requireCeiling(market);
    }

    private static void requireTable(
            Map<String, Map<String, Double>> table, List<String> tiers, Map<String, Origin> origins, String what) {
        table.forEach((k, row) -> {
            requireKnown("tier", k, tiers, what);
            row.keySet().forEach(o -> requireKnown("origin", o, origins.keySet(), what));
        });
    }

    private static void requireCell(Map<String, Map<String, Double>> table, String k, String o, String what) {
        Require.that(
                table.getOrDefault(k, Map.of()).containsKey(o),
                "%s must have tier '%s' and origin '%s', which is on offer, but has not",
                what,
                k,
                o);
    }

    private static void requireOne(double sum, String what) {
        Require.that(Math.abs(sum - 1) <= SUM_TOLERANCE, "%s must sum to 1 but sum to %s", what, sum);
    }

    private static double restrictedShare(Tier tier, Restriction restriction) {
        return tier.origins().entrySet().stream()
                .filter(e -> restriction.origins().contains(e.getKey()))
                .mapToDouble(e -> e.getValue().share())
                .sum();
    }

    private static void requireAccess(Market market) {
        market.restriction().ifPresent(r -> market.tiers().forEach((k, tier) -> {
            double share = restrictedShare(tier, r);
            Require.that(
                    share <= r.baseAccess(),
                    "base share of the restricted origins in tier '%s' of market '%s' must be <= base_access %s but is %s",
                    k,
                    market.name(),
                    r.baseAccess(),
                    share);
        }));
    }

    /** Base spending below the ceiling, for each kind of buyer that there is. */
    private static void requireCeiling(Market market) {
        if (market.ceilingUsd().isEmpty()) {
            return;
        }
        double ceiling = market.ceilingUsd().getAsDouble();
        Optional<Restriction> r = market.restriction();
        boolean open = r.isEmpty() || r.get().baseAccess() > 0;
        boolean closed = r.isPresent() && r.get().baseAccess() < 1;
        if (open) {
            requireBelow(ceiling, market, r.isPresent() ? "open" : "", 1);
        }
        if (closed) {
            requireBelow(ceiling, market, "closed", 0);
        }
    }

    private static void requireBelow(double ceiling, Market market, String kind, int restrictedPart) {
        double price = 0;
        for (Tier tier : market.tiers().values()) {
            double mean = 0;
            for (Map.Entry<String, Base> offer : tier.origins().entrySet()) {
                mean += share(market, tier, offer.getKey(), offer.getValue().share(), restrictedPart)
                        * offer.getValue().priceUsdPerMtok();
            }
            price += tier.baseShare() * mean;
        }
        double spending = market.baseVolumeMtok() * price;
        Require.that(
                spending < ceiling,
                "ceiling of market '%s' must be > base spending%s, %s USD, but is %s",
                market.name(),
                kind.isEmpty() ? "" : " at the shares of its " + kind + " buyers",
                spending,
                ceiling);
    }

    /** Base share of an offer for open (1) or closed (0) buyers, of whom there are some. */
    private static double share(Market market, Tier tier, String origin, double share, int open) {
        if (market.restriction().isEmpty()) {
            return share;
        }
        Restriction restriction = market.restriction().get();
        double r = restrictedShare(tier, restriction);
        double x0 = restriction.baseAccess();
        boolean restricted = restriction.origins().contains(origin);
        if (open == 1) {
            return restricted ? share / x0 : r == 1 ? 0 : share * (x0 - r) / (x0 * (1 - r));
        }
        return restricted || r == 1 ? 0 : share / (1 - r);
    }

    static void requireKnown(String kind, String name, Collection<String> known, String where) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(where + ": " + Nearest.unknown(kind, name, known));
        }
    }

    private static void requireDistinct(String kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            Require.that(seen.add(name), "%s '%s' must be listed once but is listed again", kind, name);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static Map<String, Map<String, Double>> nested(Map<String, Map<String, Double>> map) {
        Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
        map.forEach((k, row) -> copy.put(k, ordered(row)));
        return Collections.unmodifiableMap(copy);
    }
}
