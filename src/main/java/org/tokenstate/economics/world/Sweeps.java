package org.tokenstate.economics.world;

import org.tokenstate.numeric.internal.LaneMath;

/**
 * Clears one lane pool by pool, each between brackets, until no price moves: slow and sure, for lanes where Newton steps do not
 * settle. Without wedges demand is the gradient of a convex function, and this is coordinate descent on it.
 */
final class Sweeps {
    private static final int MOST_SWEEPS = 400;
    private static final int MOST_HALVINGS = 200;
    private static final double STILL = 1e-13;
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

    /** The smallest price at which the pool's offers cover its use, given the others. */
    private boolean clear(int pool) {
        double low = c.price[pool][0];
        double high = low;
        int sign = excess(pool, low);
        if (sign == 0) {
            clearing.set(c, pool, low, true, 0);
            return true;
        }
        double factor = 1 + 1e-9;
        if (sign > 0) {
            do {
                low = high;
                high *= factor;
                factor *= factor > 1e3 ? 1 : factor < 1.1 ? 1 + 1e3 * (factor - 1) : factor;
                sign = excess(pool, high);
            } while (sign > 0 && high < MOST);
        } else {
            do {
                high = low;
                low /= factor;
                factor *= factor > 1e3 ? 1 : factor < 1.1 ? 1 + 1e3 * (factor - 1) : factor;
                sign = excess(pool, low);
            } while (sign < 0 && low > LEAST);
        }
        if (sign == 0) {
            clearing.set(c, pool, c.price[pool][0], true, 0);
            return true;
        }
        if (!(low > LEAST && high < MOST)) {
            return false;
        }
        return halve(pool, low, high);
    }

    private boolean halve(int pool, double from, double to) {
        double low = from;
        double high = to;
        for (double step = clearing.stepBetween(c, pool, low, high, 0);
                !Double.isNaN(step);
                step = clearing.stepBetween(c, pool, low, high, 0)) {
            int sign = excess(pool, step);
            if (sign == 0) {
                clearing.set(c, pool, step, true, 0);
                return true;
            }
            if (sign > 0) {
                low = step;
            } else {
                high = step;
            }
        }
        for (int k = 0; k < MOST_HALVINGS && high > low * (1 + 2e-16); k++) {
            double middle = high < 2 * low ? 0.5 * (low + high) : Math.sqrt(low) * Math.sqrt(high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (excess(pool, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        clearing.set(c, pool, high, false, 0);
        return LaneMath.log(high / low) < 1e-12;
    }
}
