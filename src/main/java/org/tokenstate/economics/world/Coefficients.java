package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tokenstate.numeric.internal.LaneMath;

/**
 * What one solve needs of each lane: coefficients of prices, demand and supply that do not change while prices are sought, and the
 * state of the search. Lanes can be copied from one set into another.
 */
final class Coefficients {
    private final int width;
    /** The rows that every search reads, and those that it reads of a group that buys. */
    private final double[][] always;

    private final double[][][] ofGroup;

    /** Of an offer: price over base price = max(least, fixed + perPrice · x); work per USD spent at base prices. */
    final double[][] least;

    final double[][] fixed;

    final double[][] perPrice;
    final double[][] workPerUsd;

    /** Of a channel: 1 − σ of offers, families, tiers, their inverses, and what the derivatives need. */
    final double[][] powerOffers;

    final double[][] powerFamilies;
    final double[][] powerTiers;
    final double[][] inverseOffers;
    final double[][] inverseFamilies;
    final double[][] inverseTiers;
    final double[][] withinFamily;
    final double[][] withinTier;
    final double[][] betweenOffers;
    final double[][] betweenFamilies;
    final double[][] betweenTiers;
    final double[][] powerSpending;

    /** Of a group: spending at base prices as if there were no ceiling, κ at base prices, ln p̄/p̄ref. */
    final double[][] level;

    final double[][] kappa;
    final double[][] shift;

    /** Expenditure shares at base prices within each nest, and ln p̄_k/p̄ref_k of each tier. */
    final double[][] offerWeight;

    final double[][] familyWeight;
    final double[][] tierWeight;
    final double[][] tierShift;

    /** Of a step: Q; with a response ς ln C − ln φ̄, ς and Q φmax; without the cost C. */
    final double[][] quantity;

    final double[][] cost;
    final double[][] offset;
    final double[][] elasticity;
    final double[][] most;

    /** Of a pool: Q of its own blocks, and whether somebody asks for its work (1 or 0). */
    final double[][] ownQuantity;

    final double[][] asked;

    /** State: price of work, 1 where it rests on a plain step, the pool whose price it shares. */
    final double[][] price;

    final double[][] pinned;
    final double[][] root;
    /** ln use − ln offer at the last step of a unit, by the pool that leads it; zero before. */
    final double[][] gap;
    /** The last prices of a unit at which more was used than offered, and less, since its search has been long; 0 and ∞ before. */
    final double[][] low;

    final double[][] high;

    /** Of a group: whether it buys in some lane. */
    final boolean[] buys;

    /** Of an offer: whether its price has a floor in some lane. */
    final boolean[] floored;

    Coefficients(MarketShape s, int width) {
        this.width = width;
        buys = new boolean[s.groups];
        int offers = s.marketOfOffer.length;
        int channels = s.channels.size();
        int steps = s.hostOfStep.length;
        int pools = s.pools.size();
        floored = new boolean[offers];
        least = rows(offers);
        fixed = rows(offers);
        perPrice = rows(offers);
        workPerUsd = rows(offers);
        powerOffers = rows(channels);
        powerFamilies = rows(channels);
        powerTiers = rows(channels);
        inverseOffers = rows(channels);
        inverseFamilies = rows(channels);
        inverseTiers = rows(channels);
        withinFamily = rows(channels);
        withinTier = rows(channels);
        betweenOffers = rows(channels);
        betweenFamilies = rows(channels);
        betweenTiers = rows(channels);
        powerSpending = rows(channels);
        level = rows(s.groups);
        kappa = rows(s.groups);
        shift = rows(s.groups);
        offerWeight = rows(s.offerWeights);
        familyWeight = rows(s.familyWeights);
        tierWeight = rows(s.tierWeights);
        tierShift = rows(s.tierWeights);
        quantity = rows(steps);
        cost = rows(steps);
        offset = rows(steps);
        elasticity = rows(steps);
        most = rows(steps);
        ownQuantity = rows(pools);
        asked = rows(pools);
        price = rows(pools);
        pinned = rows(pools);
        root = rows(pools);
        gap = rows(pools);
        low = rows(pools);
        high = rows(pools);
        always = rows(
                fixed,
                perPrice,
                workPerUsd,
                powerOffers,
                powerFamilies,
                powerTiers,
                inverseOffers,
                inverseFamilies,
                inverseTiers,
                withinFamily,
                withinTier,
                betweenOffers,
                betweenFamilies,
                betweenTiers,
                powerSpending,
                quantity,
                cost,
                offset,
                elasticity,
                most,
                ownQuantity,
                asked,
                price,
                pinned,
                root,
                gap,
                low,
                high);
        ofGroup = new double[s.groups][][];
        for (MarketShape.MarketPlan plan : s.plans) {
            for (MarketShape.Group group : plan.groups) {
                ofGroup[group.index()] = rowsOf(group);
            }
        }
    }

    private double[][] rows(int count) {
        return LaneMath.rows(count, width);
    }

    private static double[][] rows(double[][]... kinds) {
        return Arrays.stream(kinds).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    private double[][] rowsOf(MarketShape.Group group) {
        List<double[]> rows =
                new ArrayList<>(List.of(level[group.index()], kappa[group.index()], shift[group.index()]));
        for (MarketShape.TierNest tier : group.tiers()) {
            rows.add(tierWeight[tier.weight()]);
            rows.add(tierShift[tier.weight()]);
            for (MarketShape.FamilyNest family : tier.families()) {
                rows.add(familyWeight[family.weight()]);
                // an offer alone in its family has all its weight, and nobody reads it
                for (int j = 0; j < family.places().length && family.places().length > 1; j++) {
                    rows.add(offerWeight[family.firstOfferWeight() + j]);
                }
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** Forgets how the search for a pool's price has gone. */
    void forget(int pool, int i) {
        pinned[pool][i] = 0;
        gap[pool][i] = 0;
        low[pool][i] = 0;
        high[pool][i] = Double.POSITIVE_INFINITY;
    }

    /** Copies what a search reads of lanes of another set, or of this one from higher places, to the places 0, 1, … */
    void take(Coefficients from, int[] lanes, int count) {
        System.arraycopy(from.buys, 0, buys, 0, buys.length);
        System.arraycopy(from.floored, 0, floored, 0, floored.length);
        for (int r = 0; r < always.length; r++) {
            take(from.always[r], lanes, count, always[r]);
        }
        for (int i = 0; i < floored.length; i++) {
            if (floored[i]) {
                take(from.least[i], lanes, count, least[i]);
            }
        }
        for (int g = 0; g < buys.length; g++) {
            for (int r = 0; r < ofGroup[g].length && buys[g]; r++) {
                take(from.ofGroup[g][r], lanes, count, ofGroup[g][r]);
            }
        }
    }

    private static void take(double[] from, int[] lanes, int count, double[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = from[lanes[i]];
        }
    }
}
