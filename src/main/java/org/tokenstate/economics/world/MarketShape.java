package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * What is the same in all draws of a market: its sets, who belongs where, and which offers, blocks and groups of buyers there are.
 * It is taken from one case. An offer whose base share is zero there is no offer, a block without elasticity there stays one, and
 * a channel whose substitution between families and between origins is zero there keeps its proportions.
 */
public final class MarketShape {
    final List<String> tiers;
    final List<String> origins;
    final List<String> families;
    final List<String> channels;
    final List<String> pools;
    final List<String> hosts;
    final List<String> regions;
    final List<String> markets;

    /** Family and home region (−1: the hosts') of each origin. */
    final int[] familyOf;

    final int[] homeOf;
    /** Parent of each pool, −1 without, and the pools with children before their parents. */
    final int[] parentOf;

    final int[] leavesFirst;
    final boolean hasParents;
    /** Pool and region of each host, and its first step. */
    final int[] poolOfHost;

    final int[] regionOfHost;
    final int[] firstStep;
    /** Host, pool and kind of each step, hosts in order and steps as listed. */
    final int[] hostOfStep;

    final int[] poolOfStep;
    final boolean[] elastic;
    /** Channels whose buyers do not substitute within a tier. */
    final boolean[] fixedProportions;
    /** Market, tier, origin and pool of each offer: markets, tiers and origins in order. */
    final int[] marketOfOffer;

    final int[] tierOfOffer;
    final int[] originOfOffer;
    final int[] poolOfOffer;
    final MarketPlan[] plans;
    /** Numbers of groups and of the weights in their nests. */
    final int groups;

    final int offerWeights;
    final int familyWeights;
    final int tierWeights;

    /** One market: its place, offers and groups of buyers. */
    static final class MarketPlan {
        final int market;
        final int region;
        final int channel;
        final boolean restricted;
        final boolean[] originRestricted;
        final int[] offers;
        /** Pools that serve it, and the position of each offer's pool among them. */
        final int[] pools;

        final int[] poolPlace;
        /** Origins that offer there, and the pool that serves each. */
        final int[] origins;

        final int[] poolOfOrigin;
        final Group[] groups;

        MarketPlan(
                int market,
                int region,
                int channel,
                boolean[] originRestricted,
                boolean restricted,
                int[] offers,
                int[] pools,
                int[] poolPlace,
                int[] origins,
                int[] poolOfOrigin,
                Group[] groups) {
            this.market = market;
            this.region = region;
            this.channel = channel;
            this.originRestricted = originRestricted;
            this.restricted = restricted;
            this.offers = offers;
            this.pools = pools;
            this.poolPlace = poolPlace;
            this.origins = origins;
            this.poolOfOrigin = poolOfOrigin;
            this.groups = groups;
        }
    }

    /** Kinds of buyers by what they could and can use. */
    enum Kind {
        OPEN,
        LEAVER,
        JOINER,
        CLOSED;

        boolean mayNotUseRestricted() {
            return this == LEAVER || this == CLOSED;
        }

        boolean closedInTheBaseYear() {
            return this == JOINER || this == CLOSED;
        }
    }

    /** A group of buyers of a market: the nests of what it may use, and the pools that serve them as positions in the market. */
    record Group(int index, Kind kind, TierNest[] tiers, int[] pools) {}

    /** A tier of a group: number of its weight, families, pools. */
    record TierNest(int weight, int tier, FamilyNest[] families, int[] pools) {}

    /** A family of a tier: number of its weight, offers as positions in the market, number of the first offer's weight, pools. */
    record FamilyNest(int weight, int[] places, int firstOfferWeight, int[] pools) {}

    /**
     * The shape of a case.
     *
     * @param market the case
     * @return its shape
     */
    public static MarketShape of(WorldMarket market) {
        return new MarketShape(market);
    }

    private MarketShape(WorldMarket w) {
        tiers = w.tiers();
        origins = List.copyOf(w.origins().keySet());
        channels = List.copyOf(w.channels().keySet());
        pools = List.copyOf(w.pools().keySet());
        hosts = List.copyOf(w.hosts().keySet());
        markets = w.markets().stream().map(WorldMarket.Market::name).toList();
        Set<String> families = new LinkedHashSet<>();
        Set<String> regions = new TreeSet<>();
        w.origins().values().forEach(o -> {
            families.add(o.family());
            o.home().ifPresent(regions::add);
        });
        w.hosts().values().forEach(h -> regions.add(h.region()));
        w.markets().forEach(m -> regions.add(m.region()));
        this.families = List.copyOf(families);
        this.regions = List.copyOf(regions);

        familyOf = new int[origins.size()];
        homeOf = new int[origins.size()];
        for (int o = 0; o < familyOf.length; o++) {
            WorldMarket.Origin origin = Nearest.get("origin", origins.get(o), w.origins());
            familyOf[o] = this.families.indexOf(origin.family());
            homeOf[o] = origin.home().map(this.regions::indexOf).orElse(-1);
        }
        parentOf = new int[pools.size()];
        poolOfHost = new int[hosts.size()];
        for (int p = 0; p < parentOf.length; p++) {
            WorldMarket.Pool pool = Nearest.get("pool", pools.get(p), w.pools());
            parentOf[p] = pool.parent().map(pools::indexOf).orElse(-1);
            for (String h : pool.hosts()) {
                poolOfHost[hosts.indexOf(h)] = p;
            }
        }
        hasParents = Arrays.stream(parentOf).anyMatch(p -> p >= 0);
        leavesFirst = leavesFirst(parentOf);

        regionOfHost = new int[hosts.size()];
        firstStep = new int[hosts.size() + 1];
        List<Integer> hostOf = new ArrayList<>();
        List<Boolean> kinds = new ArrayList<>();
        for (int h = 0; h < regionOfHost.length; h++) {
            WorldMarket.Host host = Nearest.get("host", hosts.get(h), w.hosts());
            regionOfHost[h] = this.regions.indexOf(host.region());
            for (WorldMarket.Step step : host.steps()) {
                hostOf.add(h);
                kinds.add(step.response().isPresent());
            }
            firstStep[h + 1] = hostOf.size();
        }
        hostOfStep = hostOf.stream().mapToInt(Integer::intValue).toArray();
        poolOfStep = Arrays.stream(hostOfStep).map(h -> poolOfHost[h]).toArray();
        elastic = new boolean[hostOfStep.length];
        for (int j = 0; j < elastic.length; j++) {
            elastic[j] = kinds.get(j);
        }
        fixedProportions = new boolean[channels.size()];
        for (int c = 0; c < fixedProportions.length; c++) {
            WorldMarket.Channel channel = Nearest.get("channel", channels.get(c), w.channels());
            fixedProportions[c] = channel.familySubstitution() == 0 && channel.originSubstitution() == 0;
        }

        List<int[]> offers = new ArrayList<>();
        plans = new MarketPlan[markets.size()];
        Counter counter = new Counter();
        for (int m = 0; m < plans.length; m++) {
            plans[m] = plan(w, w.markets().get(m), m, offers, counter);
        }
        marketOfOffer = offers.stream().mapToInt(i -> i[0]).toArray();
        tierOfOffer = offers.stream().mapToInt(i -> i[1]).toArray();
        originOfOffer = offers.stream().mapToInt(i -> i[2]).toArray();
        poolOfOffer = offers.stream().mapToInt(i -> i[3]).toArray();
        groups = counter.groups;
        offerWeights = counter.offerWeights;
        familyWeights = counter.familyWeights;
        tierWeights = counter.tierWeights;
    }

    private static final class Counter {
        int groups;
        int offerWeights;
        int familyWeights;
        int tierWeights;
    }

    private MarketPlan plan(WorldMarket w, WorldMarket.Market market, int m, List<int[]> offers, Counter counter) {
        int first = offers.size();
        for (int k = 0; k < tiers.size(); k++) {
            WorldMarket.Tier tier = market.tiers().get(tiers.get(k));
            for (int o = 0; tier != null && o < origins.size(); o++) {
                WorldMarket.Base base = tier.origins().get(origins.get(o));
                if (base != null && base.share() > 0) {
                    String pool = market.poolOf()
                            .getOrDefault(
                                    origins.get(o),
                                    Nearest.get("origin", origins.get(o), w.origins())
                                            .pool());
                    offers.add(new int[] {m, k, o, pools.indexOf(pool)});
                }
            }
        }
        int[] mine = new int[offers.size() - first];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = first + i;
        }
        int[] serving = Arrays.stream(mine)
                .map(i -> offers.get(i)[3])
                .distinct()
                .sorted()
                .toArray();
        int[] place = Arrays.stream(mine)
                .map(i -> Arrays.binarySearch(serving, offers.get(i)[3]))
                .toArray();
        int[] there = Arrays.stream(mine)
                .map(i -> offers.get(i)[2])
                .distinct()
                .sorted()
                .toArray();
        int[] poolOfThose = new int[there.length];
        for (int i : mine) {
            poolOfThose[Arrays.binarySearch(there, offers.get(i)[2])] = offers.get(i)[3];
        }
        boolean[] barred = new boolean[origins.size()];
        market.restriction().ifPresent(r -> r.origins().forEach(o -> barred[origins.indexOf(o)] = true));
        boolean restricted = market.restriction().isPresent();
        Kind[] kinds = restricted ? Kind.values() : new Kind[] {Kind.OPEN};
        Group[] groupsOf = new Group[kinds.length];
        for (int g = 0; g < kinds.length; g++) {
            groupsOf[g] = group(kinds[g], mine, place, offers, barred, counter);
        }
        return new MarketPlan(
                m,
                regions.indexOf(market.region()),
                channels.indexOf(market.channel()),
                barred,
                restricted,
                mine,
                serving,
                place,
                there,
                poolOfThose,
                groupsOf);
    }

    private Group group(Kind kind, int[] mine, int[] pools, List<int[]> offers, boolean[] barred, Counter counter) {
        List<TierNest> nests = new ArrayList<>();
        for (int k = 0; k < tiers.size(); k++) {
            Map<Integer, List<Integer>> byFamily = new LinkedHashMap<>();
            for (int place = 0; place < mine.length; place++) {
                int[] offer = offers.get(mine[place]);
                if (offer[1] == k && !(kind.mayNotUseRestricted() && barred[offer[2]])) {
                    byFamily.computeIfAbsent(familyOf[offer[2]], f -> new ArrayList<>())
                            .add(place);
                }
            }
            if (byFamily.isEmpty()) {
                continue;
            }
            List<FamilyNest> familiesOf = new ArrayList<>();
            for (List<Integer> places : byFamily.values()) {
                familiesOf.add(new FamilyNest(
                        counter.familyWeights++,
                        places.stream().mapToInt(Integer::intValue).toArray(),
                        counter.offerWeights,
                        places.stream()
                                .mapToInt(at -> pools[at])
                                .distinct()
                                .sorted()
                                .toArray()));
                counter.offerWeights += places.size();
            }
            nests.add(new TierNest(
                    counter.tierWeights++,
                    k,
                    familiesOf.toArray(new FamilyNest[0]),
                    familiesOf.stream()
                            .flatMapToInt(f -> Arrays.stream(f.pools()))
                            .distinct()
                            .sorted()
                            .toArray()));
        }
        return new Group(
                counter.groups++,
                kind,
                nests.toArray(new TierNest[0]),
                nests.stream()
                        .flatMapToInt(t -> Arrays.stream(t.pools()))
                        .distinct()
                        .sorted()
                        .toArray());
    }

    private static int[] leavesFirst(int[] parent) {
        int[] depth = new int[parent.length];
        for (int p = 0; p < parent.length; p++) {
            for (int at = parent[p]; at >= 0; at = parent[at]) {
                depth[p]++;
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int p = 0; p < parent.length; p++) {
            order.add(p);
        }
        order.sort((a, b) -> Integer.compare(depth[b], depth[a]));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    int size(MarketInput.Of of) {
        return switch (of) {
            case CHANNEL -> channels.size();
            case POOL -> pools.size();
            case HOST -> hosts.size();
            case STEP -> hostOfStep.length;
            case MARKET -> markets.size();
            case REGION -> regions.size();
            case TIER_AND_ORIGIN -> tiers.size() * origins.size();
            case MARKET_AND_TIER -> markets.size() * tiers.size();
            case MARKET_AND_FAMILY -> markets.size() * families.size();
            case MARKET_AND_ORIGIN -> markets.size() * origins.size();
            case POOL_AND_REGION -> pools.size() * regions.size();
            case OFFER -> marketOfOffer.length;
        };
    }
}
