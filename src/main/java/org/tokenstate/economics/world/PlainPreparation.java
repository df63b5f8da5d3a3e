package org.tokenstate.economics.world;

import java.util.Map;
import org.tokenstate.numeric.internal.LaneMath;

/** Preparation of one draw: the loops of {@link Preparation} that run often, on plain numbers. */
final class PlainPreparation extends Preparation {
    private final double[] now;

    PlainPreparation(MarketShape s, Map<MarketInput, double[][]> in, Coefficients c, MarketFault[] fault) {
        super(s, 1, in, c, fault);
        now = new double[s.marketOfOffer.length];
    }

    @Override
    void worst(int n, MarketInput input, double[] worst) {
        double least = input.range().least();
        double most = input.range().most();
        double[][] rows = in(input);
        for (int j = 0; j < rows.length; j++) {
            double value = rows[j][0];
            if (!(value >= least && value <= most) && input.isRead(s, j)) {
                worst[0] = Double.NaN;
            }
        }
    }

    @Override
    void tastes(int n, MarketShape.MarketPlan plan) {
        int families = s.families.size();
        double[][] drift = in(MarketInput.DRIFT);
        for (int f = 0; f < families; f++) {
            taste[f][0] = LaneMath.exp(drift[plan.market * families + f][0]);
        }
        double[][] closed = in(MarketInput.CLOSED);
        for (int i = 0; i < plan.origins.length; i++) {
            int origin = plan.origins[i];
            boolean may = closed[plan.market * s.origins.size() + origin][0] <= CLOSED;
            bought[origin][0] = may ? taste[s.familyOf[origin]][0] * alive[plan.poolOfOrigin[i]][0] : 0;
        }
    }

    @Override
    void shares(int n, MarketShape.MarketPlan plan) {
        int tiers = s.tiers.size();
        double[][] base = in(MarketInput.BASE_SHARE);
        double[][] price = in(MarketInput.BASE_PRICE_USD_PER_MTOK);
        double[][] tierShare = in(MarketInput.TIER_SHARE);
        double access = in(MarketInput.BASE_ACCESS)[plan.market][0];
        double openMarket = 0;
        double closedMarket = 0;
        for (int k = 0; k < tiers; k++) {
            double ofRestricted = 0;
            for (int i : plan.offers) {
                if (s.tierOfOffer[i] == k && plan.originRestricted[s.originOfOffer[i]]) {
                    ofRestricted += base[i][0];
                }
            }
            double openTier = 0;
            double closedTier = 0;
            for (int i : plan.offers) {
                if (s.tierOfOffer[i] != k) {
                    continue;
                }
                double open = base[i][0];
                double closed = 0;
                if (plan.restricted) {
                    boolean restricted = plan.originRestricted[s.originOfOffer[i]];
                    if (ofRestricted > access) {
                        fault(0, MarketFault.ACCESS);
                    }
                    open = open(base[i][0], restricted, ofRestricted, access);
                    closed = restricted || ofRestricted >= 1 ? 0 : base[i][0] / (1 - ofRestricted);
                }
                openShare[i][0] = open;
                closedShare[i][0] = closed;
                openTier = Math.fma(open, price[i][0], openTier);
                closedTier = Math.fma(closed, price[i][0], closedTier);
            }
            tierPrice[firstTier(plan.market, 0) + k][0] = openTier;
            tierPrice[firstTier(plan.market, 1) + k][0] = closedTier;
            double share = tierShare[plan.market * tiers + k][0];
            openMarket = Math.fma(share, openTier, openMarket);
            closedMarket = Math.fma(share, closedTier, closedMarket);
        }
        marketPrice[2 * plan.market][0] = openMarket;
        marketPrice[2 * plan.market + 1][0] = closedMarket;
    }

    @Override
    void prices(int n, MarketShape.MarketPlan plan) {
        int origins = s.origins.size();
        double[][] work = in(MarketInput.WORK_KWH_PER_MTOK);
        double[][] tariff = in(MarketInput.TARIFF);
        double[][] premium = in(MarketInput.PREMIUM);
        double[][] markup = in(MarketInput.MARKUP);
        double[][] other = in(MarketInput.OTHER_COST_USD_PER_MTOK);
        double[][] cost = in(MarketInput.REFERENCE_COST_USD_PER_KWH);
        double[][] share = in(MarketInput.BASE_SHARE);
        double[][] floor = in(MarketInput.PRICE_FLOOR_USD_PER_MTOK);
        for (int i : plan.offers) {
            int origin = s.originOfOffer[i];
            int pool = s.poolOfOffer[i];
            boolean bought = !(share[i][0] == 0 || alive[pool][0] == 0);
            double perMtok = work[s.tierOfOffer[i] * origins + origin][0];
            int at = plan.market * origins + origin;
            double inverse = inverseBase[i][0];
            double wedge = (1 + tariff[at][0]) * (1 + premium[at][0]) * inverse;
            double fixed = Math.fma(perMtok * Math.max(0, markup[i][0]), cost[pool][0], other[i][0]) * wedge;
            double perPrice = perMtok * (1 + Math.min(0, markup[i][0])) * wedge;
            if (bought && !(fixed + perPrice > 0)) {
                fault(0, MarketFault.INPUT);
            }
            c.fixed[i][0] = bought ? fixed : 1;
            c.perPrice[i][0] = bought ? perPrice : 0;
            c.workPerUsd[i][0] = perMtok * inverse;
            c.floored[i] = floor[i][0] > 0;
            if (c.floored[i]) {
                c.least[i][0] = bought ? floor[i][0] * inverse : 0;
            }
        }
    }

    @Override
    void group(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        int m = plan.market;
        int index = group.index();
        int tiers = s.tiers.size();
        int kind = group.kind().closedInTheBaseYear() ? 1 : 0;
        double buyers = plan.restricted
                ? weight(group.kind(), in(MarketInput.BASE_ACCESS)[m][0], in(MarketInput.ACCESS)[m][0])
                : 1;
        c.buys[index] = buyers > 0 && group.tiers().length > 0;
        if (!c.buys[index]) {
            c.level[index][0] = 0;
            return;
        }
        double[][] tierShare = in(MarketInput.TIER_SHARE);
        double price = 0;
        double shareLeft = 0;
        for (MarketShape.TierNest tier : group.tiers()) {
            double[] ofTier = tierPrice[firstTier(m, kind) + tier.tier()];
            tier(n, plan, group, tier, ofTier);
            double[] weight = c.tierWeight[tier.weight()];
            double left = tierShare[m * tiers + tier.tier()][0] * weight[0];
            shareLeft += left;
            weight[0] = left * ofTier[0];
            price += weight[0];
        }
        double base = marketPrice[2 * m + kind][0];
        double volume = in(MarketInput.BASE_VOLUME_MTOK)[m][0];
        double share = volume * base / in(MarketInput.CEILING_USD)[m][0];
        boolean buys = price > 0;
        if (share >= 1) {
            fault(0, MarketFault.CEILING);
        }
        double kappa = share / (1 - share);
        double scale = in(MarketInput.DEMAND_SCALE)[m][0];
        c.level[index][0] = buys ? buyers * volume * base * (1 + kappa) * scale : 0;
        c.kappa[index][0] = buys ? kappa * scale / in(MarketInput.INCOME_RATIO)[m][0] : 0;
        c.shift[index][0] = buys ? LaneMath.log(price / (shareLeft * base)) : 0;
        double whole = 1;
        for (MarketShape.TierNest tier : group.tiers()) {
            double[] weight = c.tierWeight[tier.weight()];
            weight[0] = buys ? weight[0] / price : whole;
            whole = 0;
        }
        asked(n, plan, group);
    }

    private static double weight(MarketShape.Kind kind, double before, double after) {
        return switch (kind) {
            case OPEN -> Math.min(before, after);
            case LEAVER -> Math.max(0, before - after);
            case JOINER -> Math.max(0, after - before);
            case CLOSED -> 1 - Math.max(before, after);
        };
    }

    @Override
    void tier(int n, MarketShape.MarketPlan plan, MarketShape.Group group, MarketShape.TierNest tier, double[] base) {
        double volume = 0;
        double value = 0;
        boolean closed = group.kind() == MarketShape.Kind.CLOSED;
        double[][] shares = closed ? closedShare : openShare;
        double[][] values = closed ? closedValue : openValue;
        for (MarketShape.FamilyNest family : tier.families()) {
            int[] places = family.places();
            double ofFamily = 0;
            for (int place : places) {
                int offer = plan.offers[place];
                int origin = s.originOfOffer[offer];
                double v = values[offer][0] * bought[origin][0];
                now[place] = v;
                volume = Math.fma(shares[offer][0], bought[origin][0], volume);
                ofFamily += v;
            }
            for (int j = 0; j < places.length && places.length > 1; j++) {
                c.offerWeight[family.firstOfferWeight() + j][0] = Lanes.weight(now[places[j]], ofFamily);
            }
            if (places.length > 1) {
                c.offerWeight[family.firstOfferWeight()][0] += Lanes.missing(ofFamily);
            }
            c.familyWeight[family.weight()][0] = ofFamily;
            value += ofFamily;
        }
        for (MarketShape.FamilyNest family : tier.families()) {
            double[] weight = c.familyWeight[family.weight()];
            weight[0] = Lanes.weight(weight[0], value);
        }
        c.familyWeight[tier.families()[0].weight()][0] += Lanes.missing(value);
        double before = volume * base[0];
        double shift = before > 0 ? value / before : 1;
        c.tierWeight[tier.weight()][0] = Lanes.positive(volume);
        c.tierShift[tier.weight()][0] = LaneMath.log(shift);
    }

    @Override
    void asked(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        double level = c.level[group.index()][0];
        for (MarketShape.TierNest tier : group.tiers()) {
            double tierWeight = c.tierWeight[tier.weight()][0];
            for (MarketShape.FamilyNest family : tier.families()) {
                double familyWeight = c.familyWeight[family.weight()][0];
                for (int j = 0; j < family.places().length; j++) {
                    int offer = plan.offers[family.places()[j]];
                    double[] asked = c.asked[s.poolOfOffer[offer]];
                    int[] places = family.places();
                    asked[0] = Lanes.mark(
                            level,
                            tierWeight,
                            familyWeight,
                            places.length == 1 ? 1 : c.offerWeight[family.firstOfferWeight() + j][0],
                            c.workPerUsd[offer][0],
                            asked[0]);
                }
            }
        }
    }
}
