package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tokenstate.numeric.internal.LaneMath;

/**
 * Demand of one draw: all nests of a level and size at once, from the offers of all markets up to their spending, then one pass
 * downwards. Loops run over nests as those of {@link LaneDemand} run over lanes.
 */
final class PlainDemand extends Demand {
    /** Nests of one level, size and kind, over those groups that buy. Members are places in {@link #value}. */
    private static final class Level {
        final boolean fixed;
        final int count;
        final int[][] member;
        /** Where each member's share goes, and the row that its weight comes from. */
        final int[][] at;

        final int[][] weightRow;
        final int[] channel;
        /** Place of the first mean in {@link #value}. */
        final int meanAt;

        final double[][] members;
        final double[][] weights;
        final double[][] results;
        final double[] power;
        final double[] inversePower;
        final double[] mean;

        Level(List<Nest> nests, int meanAt) {
            Nest first = nests.get(0);
            fixed = first.fixed;
            count = nests.size();
            this.meanAt = meanAt;
            int size = first.member.length;
            member = new int[size][count];
            at = new int[size][count];
            weightRow = new int[size][count];
            channel = new int[count];
            members = new double[size][count];
            weights = new double[size][count];
            results = new double[size][count];
            power = new double[count];
            inversePower = new double[count];
            mean = new double[count];
            for (int k = 0; k < count; k++) {
                Nest nest = nests.get(k);
                nest.value = meanAt + k;
                channel[k] = nest.channel;
                for (int j = 0; j < size; j++) {
                    member[j][k] = nest.member[j];
                    at[j][k] = nest.at + j;
                    weightRow[j][k] = nest.weightRow + j;
                }
            }
        }
    }

    /** A nest while levels are made of them: its channel, members, first share and first weight. */
    private static final class Nest {
        final boolean fixed;
        final int channel;
        final int[] member;
        final int at;
        final int weightRow;
        int value;

        Nest(boolean fixed, int channel, int[] member, int at, int weightRow) {
            this.fixed = fixed;
            this.channel = channel;
            this.member = member;
            this.at = at;
            this.weightRow = weightRow;
        }
    }

    private final int offers;
    private final int[] channelOfOffer;
    private final boolean[] floored;
    private final double[] least;
    private final double[] fixed;
    private final double[] perPrice;
    private final double[] workPerUsd;
    private final double[] x;
    private final double[] ratio;
    private final double[] logRatio;
    private final double[] inverse;
    private final double[] priceShare;
    private final double[] scratch;

    /** ln of the ratio of prices by offer, the ratio by offer, then means of nests. */
    private double[] value = {};
    /** Share of each member in its nest. */
    private double[] share = {};
    /** Where the shares of families and of tiers begin, behind those of offers. */
    private int firstFamilyShare;

    private int firstTierShare;

    private final boolean[] buys;
    private boolean made;
    private final List<Level> families = new ArrayList<>();
    private final List<Level> tiers = new ArrayList<>();
    private final List<Level> groups = new ArrayList<>();
    private Nests nests = new Nests(1, 1);
    /** Tiers whose mean is of a market in fixed proportions, by place in {@link #value}, and of all tiers their row. */
    private int[] tierRow = {};

    private int[] tierValue = {};
    private boolean[] tierFixed = {};
    /** The groups that buy: market, group, place of the mean, and what follows from it. */
    private MarketShape.MarketPlan[] plan = {};

    private MarketShape.Group[] group = {};
    private int[] groupValue = {};
    private double[] shift = {};
    private double[] powerSpending = {};
    private double[] level = {};
    private double[] kappa = {};
    private double[] spending = {};
    private double[] bound = {};
    private double[] logIndex = {};
    private double[] risen = {};
    private double[] slow = {};
    private double[] g1 = {};
    private double[] g2 = {};
    private double[] g3 = {};

    private final double[] logPrice;
    private final double[] familyUse;
    private final double[] familyPull;
    private final double[] tierUse;
    private final double[] tierPull;
    private final double[] groupUse;
    private final double[] groupPull;

    PlainDemand(MarketShape shape) {
        super(shape, 1);
        offers = shape.marketOfOffer.length;
        channelOfOffer = new int[offers];
        for (MarketShape.MarketPlan each : shape.plans) {
            for (int i : each.offers) {
                channelOfOffer[i] = each.channel;
            }
        }
        floored = new boolean[offers];
        least = new double[offers];
        fixed = new double[offers];
        perPrice = new double[offers];
        workPerUsd = new double[offers];
        x = new double[offers];
        ratio = new double[offers];
        logRatio = new double[offers];
        inverse = new double[offers];
        priceShare = new double[offers];
        scratch = new double[offers];
        buys = new boolean[shape.groups];
        logPrice = new double[pools];
        familyUse = new double[pools];
        familyPull = new double[pools];
        tierUse = new double[pools];
        tierPull = new double[pools];
        groupUse = new double[pools];
        groupPull = new double[pools];
    }

    @Override
    void begin(Coefficients c) {
        if (!made || !Arrays.equals(buys, c.buys)) {
            System.arraycopy(c.buys, 0, buys, 0, buys.length);
            make();
            made = true;
        }
        for (int i = 0; i < offers; i++) {
            floored[i] = c.floored[i];
            least[i] = c.least[i][0];
            fixed[i] = c.fixed[i][0];
            perPrice[i] = c.perPrice[i][0];
            workPerUsd[i] = c.workPerUsd[i][0];
        }
        take(families, c.offerWeight, c.powerOffers, c.inverseOffers);
        take(tiers, c.familyWeight, c.powerFamilies, c.inverseFamilies);
        take(groups, c.tierWeight, c.powerTiers, c.inverseTiers);
        for (int g = 0; g < group.length; g++) {
            int index = group[g].index();
            shift[g] = c.shift[index][0];
            powerSpending[g] = c.powerSpending[plan[g].channel][0];
            level[g] = c.level[index][0];
            kappa[g] = c.kappa[index][0];
        }
    }

    private static void take(List<Level> levels, double[][] weight, double[][] power, double[][] inversePower) {
        for (Level each : levels) {
            for (int j = 0; j < each.member.length; j++) {
                double[] to = each.weights[j];
                int[] from = each.weightRow[j];
                for (int k = 0; k < to.length; k++) {
                    to[k] = weight[from[k]][0];
                }
            }
            for (int k = 0; k < each.count; k++) {
                each.power[k] = power[each.channel[k]][0];
                each.inversePower[k] = inversePower[each.channel[k]][0];
            }
        }
    }

    /** The nests of the groups that buy, by level, size and kind. */
    private void make() {
        List<MarketShape.MarketPlan> plans = new ArrayList<>();
        List<MarketShape.Group> bought = new ArrayList<>();
        for (MarketShape.MarketPlan each : shape.plans) {
            for (MarketShape.Group one : each.groups) {
                if (buys[one.index()]) {
                    plans.add(each);
                    bought.add(one);
                }
            }
        }
        plan = plans.toArray(MarketShape.MarketPlan[]::new);
        group = bought.toArray(MarketShape.Group[]::new);
        int places = 2 * offers;
        int shares = 0;
        List<Nest> familyNests = new ArrayList<>();
        for (int g = 0; g < group.length; g++) {
            boolean inFixed = shape.fixedProportions[plan[g].channel];
            for (MarketShape.TierNest tier : group[g].tiers()) {
                for (MarketShape.FamilyNest family : tier.families()) {
                    int[] member = new int[family.places().length];
                    for (int j = 0; j < member.length; j++) {
                        member[j] = plan[g].offers[family.places()[j]] + (inFixed ? offers : 0);
                    }
                    familyNests.add(new Nest(inFixed, plan[g].channel, member, shares, family.firstOfferWeight()));
                    shares += member.length;
                }
            }
        }
        places = level(familyNests, families, places);
        firstFamilyShare = shares;
        List<Nest> tierNests = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        int f = 0;
        for (int g = 0; g < group.length; g++) {
            boolean inFixed = shape.fixedProportions[plan[g].channel];
            for (MarketShape.TierNest tier : group[g].tiers()) {
                int[] member = new int[tier.families().length];
                for (int j = 0; j < member.length; j++) {
                    member[j] = familyNests.get(f++).value;
                }
                tierNests.add(new Nest(inFixed, plan[g].channel, member, shares, tier.families()[0].weight()));
                rows.add(tier.weight());
                shares += member.length;
            }
        }
        places = level(tierNests, tiers, places);
        firstTierShare = shares;
        tierRow = rows.stream().mapToInt(Integer::intValue).toArray();
        tierValue = tierNests.stream().mapToInt(nest -> nest.value).toArray();
        tierFixed = new boolean[tierRow.length];
        List<Nest> groupNests = new ArrayList<>();
        int t = 0;
        for (int g = 0; g < group.length; g++) {
            int[] member = new int[group[g].tiers().length];
            for (int j = 0; j < member.length; j++) {
                tierFixed[t] = shape.fixedProportions[plan[g].channel];
                member[j] = tierNests.get(t++).value;
            }
            groupNests.add(new Nest(false, plan[g].channel, member, shares, group[g].tiers()[0].weight()));
            shares += member.length;
        }
        places = level(groupNests, groups, places);
        groupValue = groupNests.stream().mapToInt(nest -> nest.value).toArray();
        value = new double[places];
        share = new double[shares];
        room();
    }

    /** Sorts nests into levels of one size and kind; the first place behind their means. */
    private static int level(List<Nest> made, List<Level> levels, int from) {
        levels.clear();
        int places = from;
        List<Nest> left = made;
        while (!left.isEmpty()) {
            Nest first = left.get(0);
            List<Nest> same = new ArrayList<>();
            List<Nest> others = new ArrayList<>();
            for (Nest nest : left) {
                boolean alike = nest.fixed == first.fixed && nest.member.length == first.member.length;
                (alike ? same : others).add(nest);
            }
            levels.add(new Level(same, places));
            places += same.size();
            left = others;
        }
        return places;
    }

    private void room() {
        int most = 1;
        int width = Math.max(1, tierRow.length);
        for (List<Level> levels : List.of(families, tiers, groups)) {
            for (Level each : levels) {
                most = Math.max(most, each.member.length);
                width = Math.max(width, each.count);
            }
        }
        nests = new Nests(most, width);
        int count = group.length;
        shift = new double[count];
        powerSpending = new double[count];
        level = new double[count];
        kappa = new double[count];
        spending = new double[count];
        bound = new double[count];
        logIndex = new double[count];
        risen = new double[count];
        slow = new double[count];
        g1 = new double[width];
        g2 = new double[width];
        g3 = new double[width];
    }

    @Override
    void evaluate(int n, Coefficients c, boolean slopes, double @Nullable [][] volumes, double[][] inverseBase) {
        for (int p = 0; p < pools; p++) {
            logPrice[p] = LaneMath.log(c.price[p][0]);
            use[p][0] = 0;
        }
        if (slopes) {
            for (double[] row : slope) {
                row[0] = 0;
            }
        }
        if (volumes != null) {
            for (double[] row : volumes) {
                row[0] = 0;
            }
        }
        prices(c, slopes);
        run(families);
        run(tiers);
        tierMeans(c);
        run(groups);
        spending();
        if (volumes != null && gains) {
            gain();
        }
        downwards(c, slopes, volumes, inverseBase);
        offers(c);
    }

    private void prices(Coefficients c, boolean slopes) {
        for (int i = 0; i < offers; i++) {
            x[i] = c.price[shape.poolOfOffer[i]][0];
        }
        Lanes.prices(offers, fixed, perPrice, x, ratio, inverse);
        for (int i = 0; i < offers; i++) {
            if (floored[i]) {
                ratio[i] = Math.max(least[i], ratio[i]);
                inverse[i] = 1 / ratio[i];
            }
        }
        LaneMath.log(offers, ratio, logRatio, scratch);
        if (slopes) {
            Lanes.computeShare(offers, perPrice, x, inverse, priceShare);
            for (int i = 0; i < offers; i++) {
                if (floored[i] && !(ratio[i] > least[i])) {
                    priceShare[i] = 0;
                }
            }
        }
        System.arraycopy(logRatio, 0, value, 0, offers);
        System.arraycopy(ratio, 0, value, offers, offers);
    }

    private void run(List<Level> levels) {
        for (int l = 0; l < levels.size(); l++) {
            Level each = levels.get(l);
            int size = each.member.length;
            int count = each.count;
            for (int j = 0; j < size; j++) {
                double[] to = each.members[j];
                int[] from = each.member[j];
                for (int k = 0; k < count; k++) {
                    to[k] = value[from[k]];
                }
                nests.members[j] = to;
                nests.weights[j] = each.weights[j];
                nests.results[j] = each.results[j];
            }
            nests.level(count, each.fixed, size, each.power, each.inversePower, each.mean);
            for (int j = 0; j < size; j++) {
                double[] from = each.results[j];
                int[] to = each.at[j];
                for (int k = 0; k < count; k++) {
                    share[to[k]] = from[k];
                }
            }
            System.arraycopy(each.mean, 0, value, each.meanAt, count);
        }
    }

    private void tierMeans(Coefficients c) {
        for (int t = 0; t < tierRow.length; t++) {
            double mean = value[tierValue[t]];
            value[tierValue[t]] = (tierFixed[t] ? LaneMath.log(mean) : mean) + c.tierShift[tierRow[t]][0];
        }
    }

    private void spending() {
        int count = group.length;
        for (int g = 0; g < count; g++) {
            g1[g] = value[groupValue[g]];
        }
        Lanes.sum(count, g1, shift, logIndex);
        Lanes.sumTimes(count, g1, shift, powerSpending, g2);
        LaneMath.exp(count, g2, g1, g3);
        Lanes.spending(count, level, kappa, g1, spending, bound);
    }

    /** What each group spends at base prices and gains against them, added up by market. */
    private void gain() {
        for (int m = 0; m < real.length; m++) {
            real[m][0] = 0;
            gain[m][0] = 0;
        }
        int count = group.length;
        Lanes.negative(count, logIndex, g1);
        LaneMath.exp(count, g1, g2, g3);
        for (int g = 0; g < count; g++) {
            double[] sum = real[plan[g].market];
            sum[0] = Math.fma(spending[g], g2[g], sum[0]);
        }
        Lanes.product(count, logIndex, powerSpending, g1);
        LaneMath.exp(count, g1, risen, g3);
        LaneMath.log(count, risen, g2, g3);
        Lanes.slope(count, risen, g2, slow);
        Lanes.onePlus(count, kappa, risen, g1);
        LaneMath.log(count, g1, g2, g3);
        Lanes.fill(count, 0, g3);
        Lanes.addGain(count, level, kappa, logIndex, risen, slow, g1, g2, g3);
        for (int g = 0; g < count; g++) {
            gain[plan[g].market][0] += g3[g];
        }
    }

    private void downwards(Coefficients c, boolean slopes, double @Nullable [][] volumes, double[][] inverseBase) {
        int leafShare = 0;
        int familyShare = firstFamilyShare;
        int tierShare = firstTierShare;
        for (int g = 0; g < group.length; g++) {
            MarketShape.MarketPlan at = plan[g];
            int serving = at.pools.length;
            double between = c.betweenFamilies[at.channel][0];
            Arrays.fill(groupUse, 0, serving, 0);
            Arrays.fill(groupPull, 0, serving, 0);
            for (MarketShape.TierNest tier : group[g].tiers()) {
                double shareOfTier = share[tierShare++];
                double ofTier = spending[g] * shareOfTier;
                Arrays.fill(tierUse, 0, serving, 0);
                Arrays.fill(tierPull, 0, serving, 0);
                for (MarketShape.FamilyNest family : tier.families()) {
                    double shareOfFamily = share[familyShare++];
                    double ofFamily = ofTier * shareOfFamily;
                    family(c, at, family, leafShare, shareOfFamily, ofFamily, slopes);
                    if (volumes != null) {
                        for (int j = 0; j < family.places().length; j++) {
                            int i = at.offers[family.places()[j]];
                            double of = family.places().length > 1 ? ofFamily * share[leafShare + j] : ofFamily;
                            volumes[i][0] = Math.fma(of * inverse[i], inverseBase[i][0], volumes[i][0]);
                        }
                    }
                    leafShare += family.places().length;
                }
                if (slopes) {
                    pairs(at, between, tierUse, tierPull);
                }
                for (int p = 0; p < serving; p++) {
                    groupUse[p] += tierUse[p];
                    if (slopes) {
                        groupPull[p] = Math.fma(shareOfTier, tierPull[p], groupPull[p]);
                    }
                }
            }
            if (slopes) {
                double factor = Math.fma(-c.powerSpending[at.channel][0], bound[g], c.betweenTiers[at.channel][0]);
                pairs(at, factor, groupUse, groupPull);
            }
            for (int p = 0; p < serving; p++) {
                use[at.pools[p]][0] += groupUse[p];
            }
        }
    }

    private void family(
            Coefficients c,
            MarketShape.MarketPlan plan,
            MarketShape.FamilyNest family,
            int leafShare,
            double shareOfFamily,
            double ofFamily,
            boolean slopes) {
        int[] places = family.places();
        if (places.length == 1) {
            int i = plan.offers[places[0]];
            int at = plan.poolPlace[places[0]];
            double work = workPerUsd[i] * inverse[i];
            tierUse[at] = Math.fma(ofFamily, work, tierUse[at]);
            if (slopes) {
                tierPull[at] = Math.fma(shareOfFamily, priceShare[i], tierPull[at]);
                pull(plan.pools[at], c.withinTier[plan.channel][0], ofFamily * work, priceShare[i]);
            }
            return;
        }
        int serving = plan.pools.length;
        Arrays.fill(familyUse, 0, serving, 0);
        Arrays.fill(familyPull, 0, serving, 0);
        for (int j = 0; j < places.length; j++) {
            int i = plan.offers[places[j]];
            int at = plan.poolPlace[places[j]];
            double ofOffer = share[leafShare + j];
            double spent = ofFamily * ofOffer;
            double work = workPerUsd[i] * inverse[i];
            familyUse[at] = Math.fma(spent, work, familyUse[at]);
            if (slopes) {
                familyPull[at] = Math.fma(ofOffer, priceShare[i], familyPull[at]);
                pull(plan.pools[at], c.withinFamily[plan.channel][0], spent * work, priceShare[i]);
            }
        }
        if (slopes) {
            pairs(plan, c.betweenOffers[plan.channel][0], familyUse, familyPull);
        }
        for (int p = 0; p < serving; p++) {
            tierUse[p] += familyUse[p];
            if (slopes) {
                tierPull[p] = Math.fma(shareOfFamily, familyPull[p], tierPull[p]);
            }
        }
    }

    private void pull(int pool, double within, double worked, double priceShare) {
        double[] own = slope[pool * pools + pool];
        own[0] = Math.fma(-within * worked, priceShare, own[0]);
    }

    private void pairs(MarketShape.MarketPlan plan, double factor, double[] used, double[] pull) {
        int[] of = plan.pools;
        for (int p = 0; p < of.length; p++) {
            double scaled = factor * used[p];
            for (int q = 0; q < of.length; q++) {
                double[] row = slope[of[p] * pools + of[q]];
                row[0] = Math.fma(scaled, pull[q], row[0]);
            }
        }
    }

    private void offers(Coefficients c) {
        for (int p = 0; p < pools; p++) {
            offer[p][0] = 0;
            offerSlope[p][0] = 0;
        }
        for (int j = 0; j < shape.elastic.length; j++) {
            if (shape.elastic[j]) {
                int p = shape.poolOfStep[j];
                double elasticity = c.elasticity[j][0];
                g1[0] = LaneMath.exp(Math.fma(elasticity, logPrice[p], -c.offset[j][0]));
                Lanes.offer(1, c.quantity[j], c.most[j], g1, c.elasticity[j], offer[p], offerSlope[p]);
            }
        }
    }
}
