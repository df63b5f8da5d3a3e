package org.tokenstate.economics.world;

import org.tokenstate.numeric.internal.LaneMath;

/**
 * Clears one lane pool by pool, each between brackets, until no price moves: slow and sure, for lanes where Newton steps do not
 * settle. Without wedges demand is the gradient of a convex function, and this is coordinate descent on it.
 */
final class Sweeps {
    private static final int MOST_SWEEPS = 400;
    private static final double STILL = 1e-13;
    /** Strides from a price, as ln of the next over the last. */
    private static final double FIRST_STRIDE = 1e-9;

    private static final double LONGEST_STRIDE = 7;
    private static final double LEAST = 1e-290;
    private static final double MOST = 1e290;

    private final MarketShape shape;
    private final Clearing clearing;
    private final Coefficients c;
    private final Demand demand;
    private final int[] from = new int[1];
    private final double[][] none;

    Sweeps(MarketShape shape, Clearing clearing) {
        this.shape = shape;
        this.clearing = clearing;
        c = new Coefficients(shape, 1);
        demand = Demand.of(shape, 1);
        none = new double[shape.marketOfOffer.length][1];
    }

    /** The lane that was cleared last, at place 0. */
    Coefficients lane() {
        return c;
    }

    /** Clears a lane of another set in a copy; false if it does not settle. */
    boolean clear(Coefficients other, int i) {
        from[0] = i;
        c.take(other, from, 1);
        demand.begin(c);
        int pools = shape.pools.size();
        int most = 4 + 4 * pools * pools;
        for (int changes = 0; changes <= most; changes++) {
            for (int p = 0; p < pools; p++) {
                if (!(c.price[p][0] > LEAST && c.price[p][0] < MOST)) {
                    clearing.set(c, p, 1, false, 0);
                }
            }
            clearing.begin(c, 0);
            if (!settle()) {
                return false;
            }
            demand.evaluate(1, c, false, null, none);
            if (!shape.hasParents || !clearing.rejoin(c, demand, 0, changes >= 4)) {
                return true;
            }
        }
        return false;
    }

    private boolean settle() {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            for (int p = 0; p < shape.pools.size(); p++) {
                if (clearing.leads(c, p, 0)) {
                    double before = c.price[p][0];
                    if (!clear(p)) {
                        return false;
                    }
                    moved = Math.max(moved, Math.abs(c.price[p][0] - before) / before);
                }
            }
            if (moved <= STILL) {
                return true;
            }
        }
        return false;
    }

    private int excess(int pool, double x) {
        clearing.set(c, pool, x, false, 0);
        demand.evaluate(1, c, false, null, none);
        return clearing.excess(c, demand, pool, 0);
    }

    /** The smallest price at which the pool's offers cover its use, given the others: from the present one in growing strides. */
    private boolean clear(int pool) {
        double x = c.price[pool][0];
        double before = x;
        int side = excess(pool, x);
        int sign = side;
        double stride = FIRST_STRIDE;
        while (sign != 0 && sign == side) {
            before = x;
            x *= LaneMath.exp(side * stride);
            if (!(x > LEAST && x < MOST)) {
                return false;
            }
            sign = excess(pool, x);
            stride = Math.min(8 * stride, LONGEST_STRIDE);
        }
        if (sign == 0) {
            clearing.set(c, pool, x, true, 0);
        } else {
            halve(pool, Math.min(before, x), Math.max(before, x));
        }
        return true;
    }

    /** The smallest number between two at which offers cover use, or the plain step there that does. */
    private void halve(int pool, double from, double to) {
        double low = from;
        double high = to;
        for (double step = clearing.stepBetween(c, pool, low, high, 0);
                !Double.isNaN(step);
                step = clearing.stepBetween(c, pool, low, high, 0)) {
            int sign = excess(pool, step);
            if (sign == 0) {
                clearing.set(c, pool, step, true, 0);
                return;
            }
            if (sign > 0) {
                low = step;
            } else {
                high = step;
            }
        }
        double middle = between(low, high);
        while (middle > low && middle < high) {
            if (excess(pool, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = between(low, high);
        }
        clearing.set(c, pool, high, false, 0);
    }

    private static double between(double low, double high) {
        return high < 2 * low ? 0.5 * (low + high) : Math.sqrt(low) * Math.sqrt(high);
    }
}
