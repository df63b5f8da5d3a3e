package org.tokenstate.economics.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tokenstate.numeric.internal.LaneMath;

/** Demand over lanes: one market after the other, so that its rows stay near. */
final class LaneDemand extends Demand {
    private final double[][] logPrice;
    private final double[][] ratio;
    private final double[][] inverse;
    /** Work per USD spent at the prices of offers, by place. */
    private final double[][] work;

    /** Where the mean of each family is: of one offer, its ratio. */
    private final double[][] means;

    private final double[][] logRatio;
    private final double[][] share;
    private final double[][] offerShare;
    private final double[][] familyShare;
    private final double[][] tierShare;
    private final double[][] familyMean;
    private final double[][] tierMean;
    private final Sums ofFamily;
    private final Sums ofTier;
    private final Sums ofGroup;
    private final Nests nests;
    private final double[] spending;
    private final double[] tierSpending;
    private final double[] familySpending;
    private final double[] bound;
    /** ln Π of the group looked at. */
    private final double[] logIndex;

    private final double[] risen;
    private final double[] slow;

    private final double[] t1;
    private final double[] t2;
    private final double[] t3;

    /** Use of work, and how it answers to prices, by the pools that serve a market: what is added up of the members of a nest. */
    private static final class Sums {
        final double[][] use;
        final double[][] pull;
        private final boolean[] begun;

        Sums(int pools, int width) {
            use = LaneMath.rows(pools, width);
            pull = LaneMath.rows(pools, width);
            begun = new boolean[pools];
        }

        void begin() {
            Arrays.fill(begun, false);
        }

        /** Adds an offer's use, spending times work per USD, and where slopes are wanted what pulls it, share times share. */
        void add(int n, int p, double[] spending, double[] work, boolean slopes, double[] share, double[] ofPrice) {
            if (begun[p]) {
                Lanes.addProduct(n, spending, work, use[p]);
                if (slopes) {
                    Lanes.addProduct(n, share, ofPrice, pull[p]);
                }
            } else {
                Lanes.product(n, spending, work, use[p]);
                if (slopes) {
                    Lanes.product(n, share, ofPrice, pull[p]);
                }
                begun[p] = true;
            }
        }

        /** Adds the sums of a nest within this one, which has a share of it. */
        void add(int n, Sums inner, int[] of, boolean slopes, double[] share) {
            for (int p : of) {
                if (begun[p]) {
                    Lanes.add(n, inner.use[p], use[p]);
                    if (slopes) {
                        Lanes.addProduct(n, share, inner.pull[p], pull[p]);
                    }
                } else {
                    System.arraycopy(inner.use[p], 0, use[p], 0, n);
                    if (slopes) {
                        Lanes.product(n, share, inner.pull[p], pull[p]);
                    }
                    begun[p] = true;
                }
            }
        }
    }

    LaneDemand(MarketShape shape, int width) {
        super(shape, width);
        int offers = 1;
        int familyNests = 1;
        int tierNests = 1;
        for (MarketShape.MarketPlan plan : shape.plans) {
            offers = Math.max(offers, plan.offers.length);
            for (MarketShape.Group group : plan.groups) {
                tierNests = Math.max(tierNests, group.tiers().length);
                int families = 0;
                for (MarketShape.TierNest tier : group.tiers()) {
                    families += tier.families().length;
                }
                familyNests = Math.max(familyNests, families);
            }
        }
        int most = Math.max(offers, Math.max(familyNests, tierNests));
        logPrice = LaneMath.rows(pools, width);
        ratio = LaneMath.rows(offers, width);
        inverse = LaneMath.rows(offers, width);
        work = LaneMath.rows(offers, width);
        means = new double[familyNests][];
        logRatio = LaneMath.rows(offers, width);
        share = LaneMath.rows(offers, width);
        offerShare = LaneMath.rows(offers, width);
        familyShare = LaneMath.rows(familyNests, width);
        tierShare = LaneMath.rows(tierNests, width);
        familyMean = LaneMath.rows(familyNests, width);
        tierMean = LaneMath.rows(tierNests, width);
        ofFamily = new Sums(pools, width);
        ofTier = new Sums(pools, width);
        ofGroup = new Sums(pools, width);
        nests = new Nests(most, width);
        logIndex = LaneMath.row(width);
        risen = LaneMath.row(width);
        slow = LaneMath.row(width);
        spending = LaneMath.row(width);
        tierSpending = LaneMath.row(width);
        familySpending = LaneMath.row(width);
        bound = LaneMath.row(width);
        t1 = LaneMath.row(width);
        t2 = LaneMath.row(width);
        t3 = LaneMath.row(width);
    }

    @Override
    void begin(Coefficients c) {
        // rows are read where they are
    }

    @Override
    void evaluate(int n, Coefficients c, boolean slopes, double @Nullable [][] volumes, double[][] inverseBase) {
        for (int p = 0; p < pools; p++) {
            LaneMath.log(n, c.price[p], logPrice[p], t1);
            Lanes.fill(n, 0, use[p]);
        }
        if (slopes) {
            for (double[] row : slope) {
                Lanes.fill(n, 0, row);
            }
        }
        for (MarketShape.MarketPlan plan : shape.plans) {
            boolean fixed = shape.fixedProportions[plan.channel];
            if (volumes != null && gains) {
                Lanes.fill(n, 0, real[plan.market]);
                Lanes.fill(n, 0, gain[plan.market]);
            }
            for (int place = 0; place < plan.offers.length; place++) {
                int i = plan.offers[place];
                double[] x = c.price[shape.poolOfOffer[i]];
                Lanes.prices(n, c.fixed[i], c.perPrice[i], x, ratio[place], inverse[place]);
                if (c.floored[i]) {
                    Lanes.raise(n, c.least[i], ratio[place], inverse[place]);
                }
                Lanes.product(n, c.workPerUsd[i], inverse[place], work[place]);
                if (slopes) {
                    Lanes.computeShare(n, c.perPrice[i], x, inverse[place], share[place]);
                    if (c.floored[i]) {
                        Lanes.stillAtFloor(n, c.least[i], ratio[place], share[place]);
                    }
                }
                if (!fixed) {
                    LaneMath.log(n, ratio[place], logRatio[place], t1);
                }
                if (volumes != null) {
                    Lanes.fill(n, 0, volumes[i]);
                }
            }
            for (MarketShape.Group group : plan.groups) {
                if (c.buys[group.index()]) {
                    upwards(n, c, plan, group, fixed);
                    if (volumes != null && gains) {
                        gain(n, c, plan, group);
                    }
                    downwards(n, c, plan, group, slopes, volumes, inverseBase);
                }
            }
        }
        offers(n, c);
    }

    private void upwards(int n, Coefficients c, MarketShape.MarketPlan plan, MarketShape.Group group, boolean fixed) {
        int channel = plan.channel;
        int f = 0;
        for (int t = 0; t < group.tiers().length; t++) {
            MarketShape.TierNest tier = group.tiers()[t];
            int from = f;
            for (MarketShape.FamilyNest family : tier.families()) {
                int[] places = family.places();
                means[f] = fixed ? ratio[places[0]] : logRatio[places[0]];
                if (places.length > 1) {
                    for (int j = 0; j < places.length; j++) {
                        nests.members[j] = fixed ? ratio[places[j]] : logRatio[places[j]];
                        nests.weights[j] = c.offerWeight[family.firstOfferWeight() + j];
                        nests.results[j] = offerShare[places[j]];
                    }
                    means[f] = familyMean[f];
                    double[] power = c.powerOffers[channel];
                    nests.level(n, fixed, places.length, power, c.inverseOffers[channel], means[f]);
                }
                f++;
            }
            for (int j = from; j < f; j++) {
                nests.members[j - from] = means[j];
                nests.weights[j - from] = c.familyWeight[tier.families()[j - from].weight()];
                nests.results[j - from] = familyShare[j];
            }
            double[] mean = tierMean[t];
            nests.level(n, fixed, f - from, c.powerFamilies[channel], c.inverseFamilies[channel], mean);
            if (fixed) {
                LaneMath.log(n, mean, mean, t1);
            }
            Lanes.add(n, c.tierShift[tier.weight()], mean);
        }
        for (int t = 0; t < group.tiers().length; t++) {
            nests.members[t] = tierMean[t];
            nests.weights[t] = c.tierWeight[group.tiers()[t].weight()];
            nests.results[t] = tierShare[t];
        }
        nests.level(n, false, group.tiers().length, c.powerTiers[channel], c.inverseTiers[channel], t3);
        Lanes.sum(n, t3, c.shift[group.index()], logIndex);
        Lanes.sumTimes(n, t3, c.shift[group.index()], c.powerSpending[channel], t1);
        LaneMath.exp(n, t1, t2, t3);
        Lanes.spending(n, c.level[group.index()], c.kappa[group.index()], t2, spending, bound);
    }

    /**
     * What a group spends at base prices, and what it gains against them: level ∫ Π^ε/(1 + κ Π^(1+ε)) dΠ from its index to one, in
     * closed form and without differences of near numbers, with (e^z − 1)/z and ln(1 + v)/v by Kahan's way.
     */
    private void gain(int n, Coefficients c, MarketShape.MarketPlan plan, MarketShape.Group group) {
        double[] kappa = c.kappa[group.index()];
        Lanes.negative(n, logIndex, t1);
        LaneMath.exp(n, t1, t2, t3);
        Lanes.addProduct(n, spending, t2, real[plan.market]);
        Lanes.product(n, logIndex, c.powerSpending[plan.channel], t1);
        LaneMath.exp(n, t1, risen, t3);
        LaneMath.log(n, risen, t2, t3);
        Lanes.slope(n, risen, t2, slow);
        Lanes.onePlus(n, kappa, risen, t1);
        LaneMath.log(n, t1, t2, t3);
        Lanes.addGain(n, c.level[group.index()], kappa, logIndex, risen, slow, t1, t2, gain[plan.market]);
    }

    private void downwards(
            int n,
            Coefficients c,
            MarketShape.MarketPlan plan,
            MarketShape.Group group,
            boolean slopes,
            double @Nullable [][] volumes,
            double[][] inverseBase) {
        int channel = plan.channel;
        ofGroup.begin();
        int f = 0;
        for (int t = 0; t < group.tiers().length; t++) {
            MarketShape.TierNest tier = group.tiers()[t];
            Lanes.product(n, spending, tierShare[t], tierSpending);
            ofTier.begin();
            for (MarketShape.FamilyNest family : tier.families()) {
                Lanes.product(n, tierSpending, familyShare[f], familySpending);
                family(n, c, plan, family, f, slopes);
                if (volumes != null) {
                    for (int place : family.places()) {
                        int i = plan.offers[place];
                        double[] of = familySpending;
                        if (family.places().length > 1) {
                            Lanes.product(n, familySpending, offerShare[place], t1);
                            of = t1;
                        }
                        Lanes.addProduct(n, of, inverse[place], inverseBase[i], volumes[i]);
                    }
                }
                f++;
            }
            if (slopes) {
                pairs(n, plan, tier.pools(), c.betweenFamilies[channel], ofTier);
            }
            ofGroup.add(n, ofTier, tier.pools(), slopes, tierShare[t]);
        }
        if (slopes) {
            Lanes.minusProduct(n, c.betweenTiers[channel], c.powerSpending[channel], bound, t1);
            pairs(n, plan, group.pools(), t1, ofGroup);
        }
        for (int p : group.pools()) {
            Lanes.add(n, ofGroup.use[p], use[plan.pools[p]]);
        }
    }

    private void family(
            int n, Coefficients c, MarketShape.MarketPlan plan, MarketShape.FamilyNest family, int f, boolean slopes) {
        int channel = plan.channel;
        int[] places = family.places();
        if (places.length == 1) {
            int place = places[0];
            int at = plan.poolPlace[place];
            ofTier.add(n, at, familySpending, work[place], slopes, familyShare[f], share[place]);
            if (slopes) {
                double[] own = slope[plan.pools[at] * (pools + 1)];
                Lanes.pull(n, c.withinTier[channel], familySpending, work[place], share[place], own);
            }
            return;
        }
        ofFamily.begin();
        for (int place : places) {
            int at = plan.poolPlace[place];
            Lanes.product(n, familySpending, offerShare[place], t1);
            ofFamily.add(n, at, t1, work[place], slopes, offerShare[place], share[place]);
            if (slopes) {
                double[] own = slope[plan.pools[at] * (pools + 1)];
                Lanes.pull(n, c.withinFamily[channel], t1, work[place], share[place], own);
            }
        }
        if (slopes) {
            pairs(n, plan, family.pools(), c.betweenOffers[channel], ofFamily);
        }
        ofTier.add(n, ofFamily, family.pools(), slopes, familyShare[f]);
    }

    private void pairs(int n, MarketShape.MarketPlan plan, int[] of, double[] factor, Sums sums) {
        double[][] used = sums.use;
        double[][] pull = sums.pull;
        for (int p : of) {
            int row = plan.pools[p] * pools;
            int q = 0;
            for (; q + 1 < of.length; q += 2) {
                double[] first = slope[row + plan.pools[of[q]]];
                double[] second = slope[row + plan.pools[of[q + 1]]];
                Lanes.addProducts(n, factor, used[p], pull[of[q]], pull[of[q + 1]], first, second);
            }
            if (q < of.length) {
                Lanes.addProduct(n, factor, used[p], pull[of[q]], slope[row + plan.pools[of[q]]]);
            }
        }
    }

    private void offers(int n, Coefficients c) {
        for (int p = 0; p < pools; p++) {
            Lanes.fill(n, 0, offer[p]);
            Lanes.fill(n, 0, offerSlope[p]);
        }
        for (int j = 0; j < shape.elastic.length; j++) {
            if (shape.elastic[j]) {
                int p = shape.poolOfStep[j];
                Lanes.offerArgument(n, c.elasticity[j], logPrice[p], c.offset[j], t1);
                LaneMath.exp(n, t1, t2, t3);
                Lanes.offer(n, c.quantity[j], c.most[j], t2, c.elasticity[j], offer[p], offerSlope[p]);
            }
        }
    }
}
