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
    private final double[][] now;
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
        t1 = new double[width];
        t2 = new double[width];
        t3 = new double[width];
        t4 = new double[width];
        int offers = 1;
        for (MarketShape.MarketPlan plan : s.plans) {
            offers = Math.max(offers, plan.offers.length);
        }
        now = new double[offers][width];
        alive = new double[s.pools.size()][width];
        openShare = new double[s.marketOfOffer.length][width];
        closedShare = new double[s.marketOfOffer.length][width];
        taste = new double[s.families.size()][width];
        tierPrice = new double[2 * s.markets.size() * s.tiers.size()][width];
        marketPrice = new double[2 * s.markets.size()][width];
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
        if (!again) {
            Arrays.fill(fault, 0, n, MarketFault.NONE);
            require(n, steady, true);
            if (proportions) {
                proportions(n);
            }
            if (bases) {
                bases(n);
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
        supply(n);
        for (double[] row : c.asked) {
            Lanes.fill(n, 0, row);
        }
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
        for (int p = 0; p < s.pools.size(); p++) {
            for (int i = 0; i < n; i++) {
                double start = in(MarketInput.START_USD_PER_KWH)[p][i];
                double cost = in(MarketInput.REFERENCE_COST_USD_PER_KWH)[p][i];
                c.price[p][i] = start > 0 && start < Double.MAX_VALUE ? start : cost;
                c.pinned[p][i] = 0;
                c.gap[p][i] = 0;
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
        tastes(n, plan.market);
        prices(n, plan);
        for (MarketShape.Group group : plan.groups) {
            group(n, plan, group);
        }
    }

    void tastes(int n, int market) {
        for (int f = 0; f < taste.length; f++) {
            double[] drift = in(MarketInput.DRIFT)[market * s.families.size() + f];
            LaneMath.exp(n, drift, taste[f], t1);
        }
    }

    private void bases(int n) {
        for (MarketShape.MarketPlan plan : s.plans) {
            shares(n, plan);
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

    void prices(int n, MarketShape.MarketPlan plan) {
        int origins = s.origins.size();
        for (int i : plan.offers) {
            int o = s.originOfOffer[i];
            int pool = s.poolOfOffer[i];
            double[] work = in(MarketInput.WORK_KWH_PER_MTOK)[s.tierOfOffer[i] * origins + o];
            double[] tariff = in(MarketInput.TARIFF)[plan.market * origins + o];
            double[] premium = in(MarketInput.PREMIUM)[plan.market * origins + o];
            double[] markup = in(MarketInput.MARKUP)[i];
            double[] other = in(MarketInput.OTHER_COST_USD_PER_MTOK)[i];
            double[] cost = in(MarketInput.REFERENCE_COST_USD_PER_KWH)[pool];
            double[] base = in(MarketInput.BASE_PRICE_USD_PER_MTOK)[i];
            double[] share = in(MarketInput.BASE_SHARE)[i];
            double[] fixed = c.fixed[i];
            double[] perPrice = c.perPrice[i];
            double[] workPerUsd = c.workPerUsd[i];
            for (int l = 0; l < n; l++) {
                double wedge = (1 + tariff[l]) * (1 + premium[l]) / base[l];
                fixed[l] = Math.fma(work[l] * Math.max(0, markup[l]), cost[l], other[l]) * wedge;
                perPrice[l] = work[l] * (1 + Math.min(0, markup[l])) * wedge;
                workPerUsd[l] = work[l] / base[l];
            }
            floor(n, i, share, alive[pool]);
            for (int l = 0; l < n; l++) {
                if (share[l] == 0 || alive[pool][l] == 0) {
                    // bought by nobody in this lane: any price will do
                    fixed[l] = 1;
                    perPrice[l] = 0;
                } else if (!(fixed[l] + perPrice[l] > 0)) {
                    fault(l, MarketFault.INPUT);
                }
            }
        }
    }

    /** The smallest price over base price of an offer that somebody may buy. */
    private void floor(int n, int offer, double[] share, double[] alive) {
        double[] floor = in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer];
        double[] base = in(MarketInput.BASE_PRICE_USD_PER_MTOK)[offer];
        boolean some = false;
        for (int l = 0; l < n; l++) {
            some |= floor[l] > 0;
        }
        c.floored[offer] = some;
        for (int l = 0; l < n && some; l++) {
            c.least[offer][l] = share[l] == 0 || alive[l] == 0 ? 0 : floor[l] / base[l];
        }
    }

    void group(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        int m = plan.market;
        int tiers = s.tiers.size();
        int kind = group.kind().closedInTheBaseYear() ? 1 : 0;
        int first = firstTier(m, kind);
        double[] level = c.level[group.index()];
        double[] before = in(MarketInput.BASE_ACCESS)[m];
        double[] after = in(MarketInput.ACCESS)[m];
        boolean some = false;
        for (int i = 0; i < n; i++) {
            level[i] = plan.restricted ? weight(group.kind(), before[i], after[i]) : 1;
            some |= level[i] > 0;
        }
        c.buys[group.index()] = some && group.tiers().length > 0;
        if (!c.buys[group.index()]) {
            Lanes.fill(n, 0, level);
            return;
        }
        double[] price = t1;
        double[] shareLeft = t2;
        Lanes.fill(n, 0, price);
        Lanes.fill(n, 0, shareLeft);
        for (MarketShape.TierNest tier : group.tiers()) {
            tier(n, plan, group, tier, tierPrice[first + tier.tier()]);
            double[] base = in(MarketInput.TIER_SHARE)[m * tiers + tier.tier()];
            double[] weight = c.tierWeight[tier.weight()];
            double[] ofTier = tierPrice[first + tier.tier()];
            for (int i = 0; i < n; i++) {
                // tierWeight holds 1 where something of the tier is left, else 0
                double left = base[i] * weight[i];
                shareLeft[i] += left;
                weight[i] = left * ofTier[i];
                price[i] += weight[i];
            }
        }
        double[] base = marketPrice[2 * m + kind];
        double[] ceiling = in(MarketInput.CEILING_USD)[m];
        double[] baseVolume = in(MarketInput.BASE_VOLUME_MTOK)[m];
        double[] scales = in(MarketInput.DEMAND_SCALE)[m];
        double[] income = in(MarketInput.INCOME_RATIO)[m];
        for (int i = 0; i < n; i++) {
            double weight = level[i];
            double volume = baseVolume[i];
            double share = volume * base[i] / ceiling[i];
            boolean buys = weight > 0 && price[i] > 0;
            if (weight > 0 && share >= 1) {
                fault(i, MarketFault.CEILING);
            }
            double kappa = share / (1 - share);
            double scale = scales[i];
            level[i] = buys ? weight * volume * base[i] * (1 + kappa) * scale : 0;
            c.kappa[group.index()][i] = buys ? kappa * scale / income[i] : 0;
            // price is Σ s_k p̄ref_k over the tiers that are left: their mean by 1/shareLeft, over that of all tiers
            t3[i] = buys ? price[i] / (shareLeft[i] * base[i]) : 1;
        }
        LaneMath.log(n, t3, c.shift[group.index()], t2);
        for (MarketShape.TierNest tier : group.tiers()) {
            double[] weight = c.tierWeight[tier.weight()];
            boolean isFirst = tier.weight() == group.tiers()[0].weight();
            for (int i = 0; i < n; i++) {
                weight[i] = price[i] > 0 ? weight[i] / price[i] : isFirst ? 1 : 0;
            }
        }
        asked(n, plan, group);
    }

    static double weight(MarketShape.Kind kind, double before, double after) {
        return switch (kind) {
            case OPEN -> Math.min(before, after);
            case LEAVER -> Math.max(0, before - after);
            case JOINER -> Math.max(0, after - before);
            case CLOSED -> 1 - Math.max(before, after);
        };
    }

    /** Weights of a tier's nests, its shift, and in tierWeight 1 where something is left of it, else 0. */
    void tier(int n, MarketShape.MarketPlan plan, MarketShape.Group group, MarketShape.TierNest tier, double[] base) {
        double[] volume = c.tierWeight[tier.weight()];
        double[] shift = c.tierShift[tier.weight()];
        double[] value = t3;
        Lanes.fill(n, 0, volume);
        Lanes.fill(n, 0, value);
        double[][] shares = group.kind() == MarketShape.Kind.CLOSED ? closedShare : openShare;
        for (MarketShape.FamilyNest family : tier.families()) {
            double[] familyValue = c.familyWeight[family.weight()];
            Lanes.fill(n, 0, familyValue);
            for (int place : family.places()) {
                int offer = plan.offers[place];
                double[] closed = in(MarketInput.CLOSED)[plan.market * s.origins.size() + s.originOfOffer[offer]];
                double[] bought = alive[s.poolOfOffer[offer]];
                for (int i = 0; i < n; i++) {
                    t4[i] = closed[i] > CLOSED ? 0 : bought[i];
                }
                Lanes.values(
                        n,
                        shares[offer],
                        taste[s.familyOf[s.originOfOffer[offer]]],
                        t4,
                        in(MarketInput.BASE_PRICE_USD_PER_MTOK)[offer],
                        now[place],
                        volume,
                        familyValue);
            }
            for (int j = 0; j < family.places().length; j++) {
                Lanes.weight(n, now[family.places()[j]], familyValue, c.offerWeight[family.firstOfferWeight() + j]);
            }
            Lanes.first(n, familyValue, c.offerWeight[family.firstOfferWeight()]);
            Lanes.add(n, familyValue, value);
        }
        for (MarketShape.FamilyNest family : tier.families()) {
            Lanes.weight(n, c.familyWeight[family.weight()], value, c.familyWeight[family.weight()]);
        }
        Lanes.first(n, value, c.familyWeight[tier.families()[0].weight()]);
        for (int i = 0; i < n; i++) {
            shift[i] = volume[i] > 0 && base[i] > 0 ? value[i] / (volume[i] * base[i]) : 1;
        }
        Lanes.positive(n, volume, volume);
        LaneMath.log(n, shift, shift, now[0]);
    }

    /** Notes the pools whose work somebody asks for. */
    void asked(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        for (MarketShape.TierNest tier : group.tiers()) {
            for (MarketShape.FamilyNest family : tier.families()) {
                for (int j = 0; j < family.places().length; j++) {
                    int offer = plan.offers[family.places()[j]];
                    Lanes.mark(
                            n,
                            c.level[group.index()],
                            c.tierWeight[tier.weight()],
                            c.familyWeight[family.weight()],
                            c.offerWeight[family.firstOfferWeight() + j],
                            c.workPerUsd[offer],
                            c.asked[s.poolOfOffer[offer]]);
                }
            }
        }
    }
}
