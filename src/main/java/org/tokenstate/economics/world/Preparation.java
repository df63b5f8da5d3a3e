package org.tokenstate.economics.world;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tokenstate.numeric.internal.LaneMath;

/**
 * Turns inputs into the coefficients of prices, demand and supply: everything that does not depend on the prices of work. One draw
 * alone is prepared without loops over lanes where there are many: {@link PlainPreparation}.
 */
class Preparation {
    /** Below this distance from one an elasticity of substitution is one, and 1 − σ stands for a limit. */
    private static final double AT_ONE = 1e-12;

    private static final double LIMIT = 1e-20;
    static final double CLOSED = 0.5;

    private static final MarketInput[] INPUTS = MarketInput.values();
    /** Elasticities: what is prepared of channels rests on them alone. */
    private static final Set<MarketInput> PROPORTIONS = EnumSet.of(
            MarketInput.DEMAND_ELASTICITY,
            MarketInput.TIER_SUBSTITUTION,
            MarketInput.FAMILY_SUBSTITUTION,
            MarketInput.ORIGIN_SUBSTITUTION);
    /** Base shares and prices: what is prepared of who buys what at base prices rests on them alone. */
    private static final Set<MarketInput> BASES = EnumSet.of(
            MarketInput.BASE_SHARE,
            MarketInput.BASE_PRICE_USD_PER_MTOK,
            MarketInput.TIER_SHARE,
            MarketInput.BASE_ACCESS);

    final MarketShape s;
    private final Map<MarketInput, double[][]> in;
    final Coefficients c;
    private final MarketFault[] fault;
    private final double[] t1;
    private final double[] t2;
    private final double[] t3;
    private final double[] t4;
    private final double[] price;
    private final double[] shareLeft;
    private final double[] one;
    /** Above zero where an offer that is bought has no price above zero. */
    final double[] unpriced;

    /** Of a market's offers, values at base prices now. */
    private final double[][] valueNow;
    /** Of a market's origins, how much of a base share is bought at base prices now. */
    final double[][] bought;

    /** Of an offer: whether it has a base share (1 or 0), 1 over its base price, base shares times base prices, and its floor. */
    private final double[][] offered;

    final double[][] inverseBase;
    final double[][] openValue;
    final double[][] closedValue;
    private final double[][] floor;
    private final boolean[] floored;
    private final boolean[] askedByAll;
    /** 1 where a pool has compute, its own or of pools below it, else 0. */
    final double[][] alive;

    /** e^drift by family; of each market, base price of a tier for open and closed buyers, and of the whole market. */
    final double[][] taste;

    final double[][] tierPrice;
    final double[][] marketPrice;
    /** Share of an offer in its tier in the base year, with open and with closed buyers. */
    final double[][] openShare;

    final double[][] closedShare;
    private final int[] order;
    /** The faults of what does not change from year to year. */
    private final MarketFault[] lasting;

    static Preparation of(
            MarketShape s, int width, Map<MarketInput, double[][]> in, Coefficients c, MarketFault[] fault) {
        return width == 1 ? new PlainPreparation(s, in, c, fault) : new Preparation(s, width, in, c, fault);
    }

    Preparation(MarketShape s, int width, Map<MarketInput, double[][]> in, Coefficients c, MarketFault[] fault) {
        this.s = s;
        this.in = in;
        this.c = c;
        this.fault = fault;
        t1 = LaneMath.row(width);
        t2 = LaneMath.row(width);
        t3 = LaneMath.row(width);
        t4 = LaneMath.row(width);
        int offers = 1;
        for (MarketShape.MarketPlan plan : s.plans) {
            offers = Math.max(offers, plan.offers.length);
        }
        price = LaneMath.row(width);
        shareLeft = LaneMath.row(width);
        one = LaneMath.row(width);
        Arrays.fill(one, 1);
        unpriced = LaneMath.row(width);
        valueNow = LaneMath.rows(offers, width);
        bought = LaneMath.rows(s.origins.size(), width);
        int all = s.marketOfOffer.length;
        offered = LaneMath.rows(all, width);
        inverseBase = LaneMath.rows(all, width);
        openValue = LaneMath.rows(all, width);
        closedValue = LaneMath.rows(all, width);
        floor = LaneMath.rows(all, width);
        floored = new boolean[all];
        askedByAll = new boolean[s.pools.size()];
        alive = LaneMath.rows(s.pools.size(), width);
        openShare = LaneMath.rows(s.marketOfOffer.length, width);
        closedShare = LaneMath.rows(s.marketOfOffer.length, width);
        taste = LaneMath.rows(s.families.size(), width);
        tierPrice = LaneMath.rows(2 * s.markets.size() * s.tiers.size(), width);
        marketPrice = LaneMath.rows(2 * s.markets.size(), width);
        lasting = new MarketFault[width];
        int most = 1;
        for (int h = 0; h + 1 < s.firstStep.length; h++) {
            most = Math.max(most, s.firstStep[h + 1] - s.firstStep[h]);
        }
        order = new int[most];
    }

    double[][] in(MarketInput input) {
        return Objects.requireNonNull(in.get(input));
    }

    /**
     * Prepares the first lanes.
     *
     * @param steady inputs that stay as they are from one year to the next
     * @param again whether the lanes are those of the last call, with the same steady inputs: what rests on them alone is left alone
     */
    void prepare(int n, Set<MarketInput> steady, boolean again) {
        boolean proportions = steady.containsAll(PROPORTIONS);
        boolean bases = steady.containsAll(BASES);
        boolean floors = bases && steady.contains(MarketInput.PRICE_FLOOR_USD_PER_MTOK);
        if (!again) {
            Arrays.fill(fault, 0, n, MarketFault.NONE);
            require(n, steady, true);
            if (proportions) {
                proportions(n);
            }
            if (bases) {
                bases(n);
            }
            if (floors) {
                floors(n);
            }
            System.arraycopy(fault, 0, lasting, 0, n);
        }
        System.arraycopy(lasting, 0, fault, 0, n);
        require(n, steady, false);
        if (!proportions) {
            proportions(n);
        }
        if (!bases) {
            bases(n);
        }
        if (!floors) {
            floors(n);
        }
        supply(n);
        for (double[] row : c.asked) {
            Lanes.fill(n, 0, row);
        }
        Arrays.fill(askedByAll, false);
        Lanes.fill(n, -1, unpriced);
        for (int p : s.leavesFirst) {
            Lanes.positive(n, c.ownQuantity[p], alive[p]);
        }
        for (int p : s.leavesFirst) {
            if (s.parentOf[p] >= 0) {
                Lanes.larger(n, alive[p], alive[s.parentOf[p]]);
            }
        }
        for (MarketShape.MarketPlan plan : s.plans) {
            market(n, plan);
        }
        for (int i = 0; i < n; i++) {
            if (!(unpriced[i] <= 0)) {
                fault(i, MarketFault.INPUT);
            }
        }
        for (int p = 0; p < s.pools.size(); p++) {
            for (int i = 0; i < n; i++) {
                double start = in(MarketInput.START_USD_PER_KWH)[p][i];
                double cost = in(MarketInput.REFERENCE_COST_USD_PER_KWH)[p][i];
                c.price[p][i] = start > 0 && start < Double.MAX_VALUE ? start : cost;
                c.forget(p, i);
                int parent = s.parentOf[p];
                boolean joined = parent >= 0
                        && start > 0
                        && start == in(MarketInput.START_USD_PER_KWH)[parent][i]
                        && isUsed(p, i)
                        && isUsed(parent, i);
                c.root[p][i] = joined ? parent : p;
            }
        }
    }

    /** Whether a pool has compute of its own, and somebody asks for it: the price of others is not found by a search. */
    private boolean isUsed(int pool, int i) {
        return c.ownQuantity[pool][i] > 0 && c.asked[pool][i] > 0;
    }

    /** Requires that the inputs lie in their ranges: those that are steady, or the others. */
    private void require(int n, Set<MarketInput> steady, boolean which) {
        Lanes.fill(n, -1, t1);
        for (MarketInput input : INPUTS) {
            // a start that is no number, as of last year's pool without compute, is none
            if (input != MarketInput.START_USD_PER_KWH && steady.contains(input) == which) {
                worst(n, input, t1);
            }
        }
        for (int i = 0; i < n; i++) {
            if (!(t1[i] <= 0)) {
                fault(i, MarketFault.INPUT);
            }
        }
    }

    /** Notes by how much the numbers of an input miss its range at worst; above zero, or no number, where they do. */
    void worst(int n, MarketInput input, double[] worst) {
        double least = input.range().least();
        double most = input.range().most();
        double[][] rows = in(input);
        for (int j = 0; j < rows.length; j++) {
            if (input.isRead(s, j)) {
                if (most < Double.POSITIVE_INFINITY) {
                    Lanes.outside(n, rows[j], least, most, worst);
                } else {
                    Lanes.shortOf(n, rows[j], least, worst);
                }
            }
        }
    }

    private void proportions(int n) {
        for (int channel = 0; channel < s.fixedProportions.length; channel++) {
            for (int i = 0; i < n && s.fixedProportions[channel]; i++) {
                if (in(MarketInput.FAMILY_SUBSTITUTION)[channel][i] != 0
                        || in(MarketInput.ORIGIN_SUBSTITUTION)[channel][i] != 0) {
                    fault(i, MarketFault.INPUT);
                }
            }
        }
        channels(n);
    }

    void fault(int i, MarketFault what) {
        if (fault[i] == MarketFault.NONE) {
            fault[i] = what;
        }
    }

    private void channels(int n) {
        for (int k = 0; k < s.channels.size(); k++) {
            power(n, in(MarketInput.ORIGIN_SUBSTITUTION)[k], c.powerOffers[k], c.inverseOffers[k]);
            power(n, in(MarketInput.FAMILY_SUBSTITUTION)[k], c.powerFamilies[k], c.inverseFamilies[k]);
            power(n, in(MarketInput.TIER_SUBSTITUTION)[k], c.powerTiers[k], c.inverseTiers[k]);
            double[] demand = in(MarketInput.DEMAND_ELASTICITY)[k];
            double[] tiers = in(MarketInput.TIER_SUBSTITUTION)[k];
            double[] families = in(MarketInput.FAMILY_SUBSTITUTION)[k];
            double[] offers = in(MarketInput.ORIGIN_SUBSTITUTION)[k];
            for (int i = 0; i < n; i++) {
                c.withinFamily[k][i] = offers[i];
                c.withinTier[k][i] = families[i];
                c.betweenOffers[k][i] = offers[i] - families[i];
                c.betweenFamilies[k][i] = families[i] - tiers[i];
                c.betweenTiers[k][i] = tiers[i] + demand[i];
                c.powerSpending[k][i] = 1 + demand[i];
            }
        }
    }

    private static void power(int n, double[] sigma, double[] power, double[] inverse) {
        for (int i = 0; i < n; i++) {
            double p = 1 - sigma[i];
            power[i] = Math.abs(p) < AT_ONE ? LIMIT : p;
            inverse[i] = 1 / power[i];
        }
    }

    private void supply(int n) {
        double[][] cost = in(MarketInput.STEP_COST_USD_PER_KWH);
        for (double[] row : c.ownQuantity) {
            Lanes.fill(n, 0, row);
        }
        for (int h = 0; h < s.hosts.size(); h++) {
            capacity(n, h);
        }
        for (int j = 0; j < s.elastic.length; j++) {
            Lanes.add(n, c.quantity[j], c.ownQuantity[s.poolOfStep[j]]);
            System.arraycopy(cost[j], 0, c.cost[j], 0, n);
            if (s.elastic[j]) {
                double[] elasticity = in(MarketInput.STEP_ELASTICITY)[j];
                double[] largest = in(MarketInput.STEP_LARGEST_SHARE)[j];
                LaneMath.log(n, cost[j], t1, t3);
                LaneMath.log(n, in(MarketInput.STEP_SHARE_AT_COST)[j], t2, t3);
                for (int i = 0; i < n; i++) {
                    c.elasticity[j][i] = elasticity[i];
                    c.offset[j][i] = Math.fma(elasticity[i], t1[i], -t2[i]);
                    c.most[j][i] = c.quantity[j][i] * largest[i];
                    if (!(cost[j][i] > 0)) {
                        fault(i, MarketFault.INPUT);
                    }
                }
            }
        }
    }

    /** Cuts the steps of a host, in the order of their costs, to what its compute can do. */
    private void capacity(int n, int host) {
        int from = s.firstStep[host];
        int count = s.firstStep[host + 1] - from;
        double[][] quantity = in(MarketInput.STEP_QUANTITY_KWH);
        double[][] cost = in(MarketInput.STEP_COST_USD_PER_KWH);
        if (count == 1) {
            Lanes.smaller(n, quantity[from], in(MarketInput.CAPACITY_KWH)[host], c.quantity[from]);
            return;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < count; j++) {
                int at = j;
                for (; at > 0 && cost[from + order[at - 1]][i] > cost[from + j][i]; at--) {
                    order[at] = order[at - 1];
                }
                order[at] = j;
            }
            double left = in(MarketInput.CAPACITY_KWH)[host][i];
            for (int j = 0; j < count; j++) {
                int step = from + order[j];
                double q = Math.min(quantity[step][i], left);
                c.quantity[step][i] = q;
                left = Math.max(0, left - q);
            }
        }
    }

    private void market(int n, MarketShape.MarketPlan plan) {
        tastes(n, plan);
        prices(n, plan);
        for (MarketShape.Group group : plan.groups) {
            group(n, plan, group);
        }
    }

    /** By origin, how much of its base share is bought at base prices now: e^drift of its family, nothing where there is no offer. */
    void tastes(int n, MarketShape.MarketPlan plan) {
        int families = s.families.size();
        for (int f = 0; f < families; f++) {
            double[] drift = in(MarketInput.DRIFT)[plan.market * families + f];
            LaneMath.exp(n, drift, taste[f], t1);
        }
        for (int i = 0; i < plan.origins.length; i++) {
            int origin = plan.origins[i];
            Lanes.atMost(n, in(MarketInput.CLOSED)[plan.market * s.origins.size() + origin], CLOSED, t1);
            Lanes.product(n, taste[s.familyOf[origin]], alive[plan.poolOfOrigin[i]], t2);
            Lanes.product(n, t1, t2, bought[origin]);
        }
    }

    private void bases(int n) {
        for (MarketShape.MarketPlan plan : s.plans) {
            shares(n, plan);
        }
        double[][] share = in(MarketInput.BASE_SHARE);
        double[][] price = in(MarketInput.BASE_PRICE_USD_PER_MTOK);
        for (int i = 0; i < share.length; i++) {
            Lanes.positive(n, share[i], offered[i]);
            Lanes.inverse(n, price[i], inverseBase[i]);
            Lanes.product(n, openShare[i], price[i], openValue[i]);
            Lanes.product(n, closedShare[i], price[i], closedValue[i]);
        }
    }

    /** The smallest price over base price of each offer, and whether there is one in some lane. */
    private void floors(int n) {
        double[][] usd = in(MarketInput.PRICE_FLOOR_USD_PER_MTOK);
        for (int offer = 0; offer < usd.length; offer++) {
            boolean some = false;
            for (int i = 0; i < n; i++) {
                some |= usd[offer][i] > 0;
            }
            floored[offer] = some;
            if (some) {
                Lanes.product(n, usd[offer], inverseBase[offer], floor[offer]);
            }
        }
    }

    /** Where the base prices of a market's tiers for open (0) or closed (1) buyers begin. */
    final int firstTier(int market, int kind) {
        return (2 * market + kind) * s.tiers.size();
    }

    /** Base shares of open and closed buyers, and the base prices that they imply. */
    void shares(int n, MarketShape.MarketPlan plan) {
        int tiers = s.tiers.size();
        int open = firstTier(plan.market, 0);
        int closed = firstTier(plan.market, 1);
        for (int k = 0; k < tiers; k++) {
            Lanes.fill(n, 0, tierPrice[open + k]);
            Lanes.fill(n, 0, tierPrice[closed + k]);
        }
        double[][] base = in(MarketInput.BASE_SHARE);
        double[][] price = in(MarketInput.BASE_PRICE_USD_PER_MTOK);
        for (int k = 0; k < tiers; k++) {
            Lanes.fill(n, 0, t1);
            for (int i : plan.offers) {
                if (s.tierOfOffer[i] == k && plan.originRestricted[s.originOfOffer[i]]) {
                    Lanes.add(n, base[i], t1);
                }
            }
            for (int i : plan.offers) {
                if (s.tierOfOffer[i] != k) {
                    continue;
                }
                if (plan.restricted) {
                    split(n, plan, base[i], plan.originRestricted[s.originOfOffer[i]], i);
                } else {
                    System.arraycopy(base[i], 0, openShare[i], 0, n);
                    Lanes.fill(n, 0, closedShare[i]);
                }
                Lanes.addProduct(n, openShare[i], price[i], tierPrice[open + k]);
                Lanes.addProduct(n, closedShare[i], price[i], tierPrice[closed + k]);
            }
        }
        for (int kind = 0; kind < 2; kind++) {
            double[] whole = marketPrice[2 * plan.market + kind];
            Lanes.fill(n, 0, whole);
            for (int k = 0; k < tiers; k++) {
                double[] share = in(MarketInput.TIER_SHARE)[plan.market * tiers + k];
                Lanes.addProduct(n, share, tierPrice[firstTier(plan.market, kind) + k], whole);
            }
        }
    }

    private void split(int n, MarketShape.MarketPlan plan, double[] base, boolean restricted, int offer) {
        double[] access = in(MarketInput.BASE_ACCESS)[plan.market];
        for (int i = 0; i < n; i++) {
            double r = t1[i];
            double x0 = access[i];
            double share = base[i];
            if (r > x0) {
                fault(i, MarketFault.ACCESS);
            }
            openShare[offer][i] = open(share, restricted, r, x0);
            closedShare[offer][i] = restricted || r >= 1 ? 0 : share / (1 - r);
        }
    }

    /** Share of an offer with those who may buy of restricted origins, whose share of the tier and whose access are given. */
    static double open(double share, boolean restricted, double ofRestricted, double access) {
        if (!(access > 0)) {
            return share;
        }
        if (restricted) {
            return share / access;
        }
        return ofRestricted < 1 ? share * (access - ofRestricted) / (access * (1 - ofRestricted)) : 0;
    }

    /** Coefficients of prices over base prices; where nobody buys an offer any price will do, which is one then. */
    void prices(int n, MarketShape.MarketPlan plan) {
        int origins = s.origins.size();
        for (int i : plan.offers) {
            int o = s.originOfOffer[i];
            int pool = s.poolOfOffer[i];
            double[] work = in(MarketInput.WORK_KWH_PER_MTOK)[s.tierOfOffer[i] * origins + o];
            double[] markup = in(MarketInput.MARKUP)[i];
            Lanes.wedge(
                    n,
                    in(MarketInput.TARIFF)[plan.market * origins + o],
                    in(MarketInput.PREMIUM)[plan.market * origins + o],
                    inverseBase[i],
                    t1);
            Lanes.fixed(
                    n,
                    work,
                    markup,
                    in(MarketInput.REFERENCE_COST_USD_PER_KWH)[pool],
                    in(MarketInput.OTHER_COST_USD_PER_MTOK)[i],
                    t1,
                    c.fixed[i]);
            Lanes.perPrice(n, work, markup, t1, c.perPrice[i]);
            Lanes.product(n, work, inverseBase[i], c.workPerUsd[i]);
            Lanes.product(n, offered[i], alive[pool], t1);
            Lanes.orOne(n, t1, c.fixed[i], c.perPrice[i]);
            Lanes.notAbove(n, c.fixed[i], c.perPrice[i], unpriced);
            c.floored[i] = floored[i];
            if (floored[i]) {
                Lanes.product(n, t1, floor[i], c.least[i]);
            }
        }
    }

    void group(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        int m = plan.market;
        int g = group.index();
        int tiers = s.tiers.size();
        int kind = group.kind().closedInTheBaseYear() ? 1 : 0;
        int first = firstTier(m, kind);
        double[] level = c.level[g];
        buyers(n, plan, group.kind(), level);
        boolean some = false;
        for (int i = 0; i < n; i++) {
            some |= level[i] > 0;
        }
        c.buys[g] = some && group.tiers().length > 0;
        if (!c.buys[g]) {
            Lanes.fill(n, 0, level);
            return;
        }
        Lanes.fill(n, 0, price);
        Lanes.fill(n, 0, shareLeft);
        for (MarketShape.TierNest tier : group.tiers()) {
            double[] ofTier = tierPrice[first + tier.tier()];
            tier(n, plan, group, tier, ofTier);
            double[] base = in(MarketInput.TIER_SHARE)[m * tiers + tier.tier()];
            Lanes.left(n, base, ofTier, c.tierWeight[tier.weight()], shareLeft, price);
        }
        double[] base = marketPrice[2 * m + kind];
        double[] volume = in(MarketInput.BASE_VOLUME_MTOK)[m];
        double[] scale = in(MarketInput.DEMAND_SCALE)[m];
        double[] kappa = c.kappa[g];
        Lanes.kappa(n, volume, base, in(MarketInput.CEILING_USD)[m], kappa);
        for (int i = 0; i < n; i++) {
            // the ceiling is at or below what is spent at base prices
            if (!(kappa[i] >= 0 && kappa[i] < Double.POSITIVE_INFINITY)) {
                kappa[i] = 0;
                if (level[i] > 0) {
                    fault(i, MarketFault.CEILING);
                }
            }
        }
        Lanes.positive(n, price, t1);
        Lanes.level(n, volume, base, kappa, scale, t1, level);
        Lanes.times(n, scale, in(MarketInput.INCOME_RATIO)[m], t1, kappa);
        // price is Σ s_k p̄ref_k over the tiers that are left: their mean by 1/shareLeft, over that of all tiers
        Lanes.ratioOrOne(n, price, shareLeft, base, t1, t2);
        LaneMath.log(n, t2, c.shift[g], t3);
        for (MarketShape.TierNest tier : group.tiers()) {
            double[] weight = c.tierWeight[tier.weight()];
            Lanes.weight(n, weight, price, weight);
        }
        Lanes.first(n, price, c.tierWeight[group.tiers()[0].weight()]);
        asked(n, plan, group);
    }

    private void buyers(int n, MarketShape.MarketPlan plan, MarketShape.Kind kind, double[] to) {
        double[] before = in(MarketInput.BASE_ACCESS)[plan.market];
        double[] after = in(MarketInput.ACCESS)[plan.market];
        if (!plan.restricted) {
            Lanes.fill(n, 1, to);
            return;
        }
        switch (kind) {
            case OPEN -> Lanes.smaller(n, before, after, to);
            case LEAVER -> Lanes.excess(n, before, after, to);
            case JOINER -> Lanes.excess(n, after, before, to);
            case CLOSED -> Lanes.besides(n, before, after, to);
        }
    }

    /** Weights of a tier's nests, its shift, and in tierWeight 1 where something is left of it, else 0. */
    void tier(int n, MarketShape.MarketPlan plan, MarketShape.Group group, MarketShape.TierNest tier, double[] base) {
        double[] volume = c.tierWeight[tier.weight()];
        double[] shift = c.tierShift[tier.weight()];
        double[] value = t3;
        Lanes.fill(n, 0, volume);
        Lanes.fill(n, 0, value);
        boolean closed = group.kind() == MarketShape.Kind.CLOSED;
        double[][] shares = closed ? closedShare : openShare;
        double[][] values = closed ? closedValue : openValue;
        for (MarketShape.FamilyNest family : tier.families()) {
            double[] familyValue = c.familyWeight[family.weight()];
            int[] places = family.places();
            Lanes.fill(n, 0, familyValue);
            for (int place : places) {
                int offer = plan.offers[place];
                double[] now = bought[s.originOfOffer[offer]];
                Lanes.values(n, shares[offer], values[offer], now, valueNow[place], volume, familyValue);
            }
            // an offer alone in its family has all its weight, and nobody reads it
            for (int j = 0; j < places.length && places.length > 1; j++) {
                Lanes.weight(n, valueNow[places[j]], familyValue, c.offerWeight[family.firstOfferWeight() + j]);
            }
            if (places.length > 1) {
                Lanes.first(n, familyValue, c.offerWeight[family.firstOfferWeight()]);
            }
            Lanes.add(n, familyValue, value);
        }
        for (MarketShape.FamilyNest family : tier.families()) {
            Lanes.weight(n, c.familyWeight[family.weight()], value, c.familyWeight[family.weight()]);
        }
        Lanes.first(n, value, c.familyWeight[tier.families()[0].weight()]);
        Lanes.product(n, volume, base, t4);
        Lanes.quotientOrOne(n, value, t4, shift);
        Lanes.positive(n, volume, volume);
        LaneMath.log(n, shift, shift, t4);
    }

    /** Notes the pools whose work somebody asks for. */
    void asked(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        for (MarketShape.TierNest tier : group.tiers()) {
            for (MarketShape.FamilyNest family : tier.families()) {
                int[] places = family.places();
                for (int j = 0; j < places.length; j++) {
                    int offer = plan.offers[places[j]];
                    int pool = s.poolOfOffer[offer];
                    if (!askedByAll[pool]) {
                        Lanes.mark(
                                n,
                                c.level[group.index()],
                                c.tierWeight[tier.weight()],
                                c.familyWeight[family.weight()],
                                places.length == 1 ? one : c.offerWeight[family.firstOfferWeight() + j],
                                c.workPerUsd[offer],
                                c.asked[pool]);
                        askedByAll[pool] = isOne(n, c.asked[pool]);
                    }
                }
            }
        }
    }

    private static boolean isOne(int n, double[] row) {
        for (int i = 0; i < n; i++) {
            if (row[i] != 1) {
                return false;
            }
        }
        return true;
    }
}
