package org.tokenstate.economics.world;

import org.tokenstate.numeric.internal.LaneMath;

/**
 * One lane's move towards prices that clear all pools, from use, offers and derivatives at the present prices.
 *
 * <p>Pools that share a price are a unit. The unknowns are the logarithms of the units' prices; a unit rests on a plain step while
 * its use lies between what cheaper blocks offer and what the step adds, and does not move then. The others solve the Newton
 * equations of ln use − ln offer = 0 together. A unit that would cross plain steps walks along the Newton direction, where use is
 * taken as log-linear and the staircase as it is, and stops on the step where they meet (a Josephy–Newton step in one dimension).
 */
final class Clearing {
    /** A move this small ends the search: the error that it leaves is of its square. */
    static final double SETTLED = 3e-7;

    /**
     * Pools are joined and parted by comparing prices, uses and offers: where two of them are as near as {@link #NEAR}, they have to
     * be exact to {@link #TIE}, which moves this small make them.
     */
    static final double SETTLED_TO_JOIN = 1e-13;

    /** Farther apart than what a move of {@link #SETTLED} can change, at any elasticity that is in use. */
    private static final double NEAR = 1e-3;

    private static final double LARGEST_MOVE = 2;
    /** A step that leads this far to the other side of the answer, as a part of where it came from, is halved. */
    private static final double FAR_ACROSS = 0.25;

    private static final double TIE = 1e-11;

    private final MarketShape s;
    private final int pools;
    private final int[] plainSteps;
    private final int[] root;
    private final int[] unitOf;
    private final int[] rootOfUnit;
    private int units;
    private final double[] use;
    private final double[] offered;
    private final double[] offerSlope;
    private final double[] slope;
    private final boolean[] free;
    private final double[] gap;
    private final double[] move;
    private final double[][] matrix;
    private final int[] column;
    private final double[] own;
    /** Of a joined pool with those below it, and of the rest of its unit: work used, and offered at the price. */
    private double used;

    private double ran;
    private double usedByRest;
    private double ranByRest;

    Clearing(MarketShape s) {
        this.s = s;
        pools = s.pools.size();
        int plain = 0;
        for (boolean elastic : s.elastic) {
            plain += elastic ? 0 : 1;
        }
        plainSteps = new int[plain];
        int at = 0;
        for (int j = 0; j < s.elastic.length; j++) {
            if (!s.elastic[j]) {
                plainSteps[at++] = j;
            }
        }
        root = new int[pools];
        unitOf = new int[pools];
        rootOfUnit = new int[pools];
        use = new double[pools];
        offered = new double[pools];
        offerSlope = new double[pools];
        slope = new double[pools * pools];
        free = new boolean[pools];
        gap = new double[pools];
        move = new double[pools];
        matrix = new double[pools][pools + 1];
        column = new int[pools];
        own = new double[pools];
    }

    /** Gathers the units of a lane with their use, offers and derivatives. */
    private void gather(Coefficients c, Demand d, int i, boolean slopes) {
        units = 0;
        for (int p = 0; p < pools; p++) {
            root[p] = (int) c.root[p][i];
            if (root[p] == p) {
                unitOf[p] = units;
                rootOfUnit[units] = p;
                use[units] = 0;
                offered[units] = 0;
                offerSlope[units] = 0;
                units++;
            }
        }
        for (int p = 0; p < pools; p++) {
            unitOf[p] = unitOf[root[p]];
            use[unitOf[p]] += d.use[p][i];
            offered[unitOf[p]] += d.offer[p][i];
            offerSlope[unitOf[p]] += d.offerSlope[p][i];
        }
        if (!slopes) {
            return;
        }
        for (int k = 0; k < units * units; k++) {
            slope[k] = 0;
        }
        for (int p = 0; p < pools; p++) {
            for (int q = 0; q < pools; q++) {
                slope[unitOf[p] * units + unitOf[q]] += d.slope[p * pools + q][i];
            }
        }
    }

    private boolean has(int unit, int step, Coefficients c, int i) {
        return unitOf[s.poolOfStep[step]] == unit && c.quantity[step][i] > 0;
    }

    /** Work of plain steps that cost less than x, or at most x. */
    private double plain(int unit, double x, boolean including, Coefficients c, int i) {
        double sum = 0;
        for (int j : plainSteps) {
            if (has(unit, j, c, i) && (c.cost[j][i] < x || including && c.cost[j][i] == x)) {
                sum += c.quantity[j][i];
            }
        }
        return sum;
    }

    private double above(int unit, double x, Coefficients c, int i) {
        double next = Double.POSITIVE_INFINITY;
        for (int j : plainSteps) {
            if (has(unit, j, c, i) && c.cost[j][i] > x) {
                next = Math.min(next, c.cost[j][i]);
            }
        }
        return next;
    }

    private double under(int unit, double x, Coefficients c, int i) {
        double next = Double.NEGATIVE_INFINITY;
        for (int j : plainSteps) {
            if (has(unit, j, c, i) && c.cost[j][i] < x) {
                next = Math.max(next, c.cost[j][i]);
            }
        }
        return next;
    }

    /** Whether the unit rests on the plain step at its price. */
    private boolean rests(int unit, double x, Coefficients c, int i) {
        double below = plain(unit, x, false, c, i) + offered[unit];
        double with = plain(unit, x, true, c, i) + offered[unit];
        return with > below && use[unit] > below && use[unit] <= with;
    }

    /** What the unit offers on the side of its price to which it has to move. */
    private double offer(int unit, double x, Coefficients c, int i) {
        double with = plain(unit, x, true, c, i) + offered[unit];
        if (use[unit] > with) {
            return with;
        }
        double below = plain(unit, x, false, c, i) + offered[unit];
        return below > 0 ? below : with;
    }

    /** Sets the price of a unit, in all its pools. */
    private void set(Coefficients c, int i, int unit, double x, boolean pinned) {
        for (int p = 0; p < pools; p++) {
            if (unitOf[p] == unit) {
                c.price[p][i] = x;
                c.pinned[p][i] = pinned ? 1 : 0;
            }
        }
    }

    private boolean asked(int unit, Coefficients c, int i) {
        for (int p = 0; p < pools; p++) {
            if (unitOf[p] == unit && c.asked[p][i] > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean stocked(int unit, Coefficients c, int i) {
        for (int p = 0; p < pools; p++) {
            if (unitOf[p] == unit && c.ownQuantity[p][i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** The smallest price that a unit may have: that of its cheapest plain step if it has no other blocks, else zero. */
    double floor(Coefficients c, int pool, int i) {
        double cheapest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < s.elastic.length; j++) {
            if (c.root[s.poolOfStep[j]][i] == c.root[pool][i] && c.quantity[j][i] > 0) {
                if (s.elastic[j]) {
                    return 0;
                }
                cheapest = Math.min(cheapest, c.cost[j][i]);
            }
        }
        return cheapest == Double.POSITIVE_INFINITY ? 0 : cheapest;
    }

    /** Joins pools that have no compute of their own to the pools below them, and lifts prices to the cheapest step. */
    void begin(Coefficients c, int i) {
        for (int p : s.leavesFirst) {
            if (s.hasParents && s.parentOf[p] >= 0 && !(c.ownQuantity[s.parentOf[p]][i] > 0) && live(c, p, i)) {
                c.root[p][i] = s.parentOf[p];
            }
        }
        regroup(c, i);
        for (int p = 0; p < pools; p++) {
            if (c.root[p][i] == p) {
                boolean idle = !leads(c, p, i);
                double floor = floor(c, p, i);
                set(c, p, idle ? Math.max(floor, Double.MIN_NORMAL) : Math.max(floor, c.price[p][i]), idle, i);
            }
        }
    }

    /** Whether a pool has compute, its own or of pools below it. */
    boolean live(Coefficients c, int pool, int i) {
        if (c.ownQuantity[pool][i] > 0) {
            return true;
        }
        for (int q = 0; q < pools; q++) {
            if (s.parentOf[q] == pool && live(c, q, i)) {
                return true;
            }
        }
        return false;
    }

    private void align(Coefficients c, int i) {
        for (int p = 0; p < pools; p++) {
            int at = (int) c.root[p][i];
            c.price[p][i] = c.price[at][i];
            c.pinned[p][i] = c.pinned[at][i];
        }
    }

    /**
     * Moves a lane's prices.
     *
     * @param wary whether the search has been long: a unit then stays between the last prices from which it had to rise and to fall,
     *     as steps from both sides of a break in its slope may lead around it for ever
     * @return how far the farthest unit moves in ln x; zero if all rest; NaN if something is no number
     */
    double move(Coefficients c, Demand d, int i, boolean wary) {
        gather(c, d, i, true);
        int unknowns = 0;
        double farthest = 0;
        for (int u = 0; u < units; u++) {
            double x = c.price[rootOfUnit[u]][i];
            free[u] = false;
            move[u] = 0;
            if (!stocked(u, c, i)) {
                continue;
            }
            if (!asked(u, c, i)) {
                set(c, i, u, Math.max(floor(c, rootOfUnit[u], i), Double.MIN_NORMAL), true);
                continue;
            }
            if (!(use[u] >= 0) || Double.isInfinite(use[u])) {
                return Double.NaN;
            }
            if (rests(u, x, c, i)) {
                set(c, i, u, x, true);
                continue;
            }
            double offer = offer(u, x, c, i);
            if (!(offer > 0)) {
                // below the cheapest step, or a block with a response so dear that nothing is left of its offer
                double next = above(u, x, c, i);
                double to = next < Double.POSITIVE_INFINITY ? next : 2 * x;
                set(c, i, u, to, false);
                farthest = 1;
                continue;
            }
            free[u] = true;
            gap[u] = LaneMath.log(use[u] / offer);
            own[u] = slope[u * units + u] / use[u] - offerSlope[u] / offer;
            column[u] = unknowns++;
        }
        if (!newton(unknowns)) {
            for (int u = 0; u < units; u++) {
                if (free[u]) {
                    move[u] = Math.copySign(0.5, gap[u]);
                }
            }
        }
        for (int u = 0; u < units; u++) {
            if (free[u]) {
                double[] before = c.gap[rootOfUnit[u]];
                // where a block fills the slope breaks, and steps from both sides may lead to and fro for ever
                if (before[i] * gap[u] < 0 && Math.abs(gap[u]) > FAR_ACROSS * Math.abs(before[i])) {
                    move[u] *= 0.5;
                }
                before[i] = gap[u];
                boolean cut = wary && cut(u, c, i);
                double went = walk(u, c, i);
                if (!(went >= 0)) {
                    return Double.NaN;
                }
                farthest = Math.max(farthest, cut ? Math.max(went, 10 * SETTLED) : went);
            }
        }
        return farthest;
    }

    /** Solves the Newton equations of the free units; false if they have no answer that lowers excess use. */
    private boolean newton(int unknowns) {
        for (int u = 0; u < units; u++) {
            if (!free[u]) {
                continue;
            }
            double[] row = matrix[column[u]];
            for (int v = 0; v < units; v++) {
                if (free[v]) {
                    row[column[v]] = slope[u * units + v] / use[u];
                }
            }
            row[column[u]] = own[u];
            row[unknowns] = -gap[u];
        }
        for (int k = 0; k < unknowns; k++) {
            int pivot = k;
            for (int r = k + 1; r < unknowns; r++) {
                if (Math.abs(matrix[r][k]) > Math.abs(matrix[pivot][k])) {
                    pivot = r;
                }
            }
            double[] swap = matrix[k];
            matrix[k] = matrix[pivot];
            matrix[pivot] = swap;
            double diagonal = matrix[k][k];
            if (!(Math.abs(diagonal) > 1e-14)) {
                return false;
            }
            for (int r = k + 1; r < unknowns; r++) {
                double factor = matrix[r][k] / diagonal;
                for (int q = k + 1; q <= unknowns; q++) {
                    matrix[r][q] -= factor * matrix[k][q];
                }
            }
        }
        for (int k = unknowns - 1; k >= 0; k--) {
            double value = matrix[k][unknowns];
            for (int q = k + 1; q < unknowns; q++) {
                value -= matrix[k][q] * matrix[q][unknowns];
            }
            matrix[k][unknowns] = value / matrix[k][k];
        }
        for (int u = 0; u < units; u++) {
            if (free[u]) {
                double step = matrix[column[u]][unknowns];
                if (Double.isNaN(step)) {
                    return false;
                }
                move[u] = Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, step));
            }
        }
        return true;
    }

    /**
     * Cuts a step that leads past the last price on the other side of the answer to half the way there; whether it did. That price
     * is then forgotten, since it was beyond the answer at other prices of the other units.
     */
    private boolean cut(int u, Coefficients c, int i) {
        double x = c.price[rootOfUnit[u]][i];
        boolean up = gap[u] > 0;
        double[] here = (up ? c.low : c.high)[rootOfUnit[u]];
        double[] across = (up ? c.high : c.low)[rootOfUnit[u]];
        here[i] = x;
        double other = across[i];
        if (!(up ? other > x && other < Double.POSITIVE_INFINITY : other > 0 && other < x)) {
            return false;
        }
        double way = LaneMath.log(other / x);
        if (Math.abs(move[u]) < Math.abs(way)) {
            return false;
        }
        move[u] = 0.5 * way;
        across[i] = up ? Double.POSITIVE_INFINITY : 0;
        return true;
    }

    /** Moves one unit along its direction, at most to the plain step where use and offer meet; how far. */
    private double walk(int u, Coefficients c, int i) {
        double x = c.price[rootOfUnit[u]][i];
        double d = move[u];
        double target = x * LaneMath.exp(d);
        double next = d > 0 ? above(u, x, c, i) : under(u, x, c, i);
        double here = plain(u, x, true, c, i) - plain(u, x, false, c, i);
        boolean crosses = plainSteps.length > 0 && (d > 0 ? next <= target : next >= target || here > 0) && d != 0;
        if (!crosses) {
            set(c, i, u, target, false);
            return Math.abs(d);
        }
        // use along the direction: ln use + pull τ
        double pull = 0;
        for (int v = 0; v < units; v++) {
            pull += slope[u * units + v] * move[v];
        }
        pull /= use[u] * d;
        if (!(pull < 0)) {
            pull = Math.min(slope[u * units + u] / use[u], -1e-3);
        }
        double lean = offered[u] > 0 ? offerSlope[u] / offered[u] : 0;
        double at = x;
        while (true) {
            double step = d > 0 ? above(u, at, c, i) : under(u, at, c, i);
            if (Double.isInfinite(step)) {
                break;
            }
            double tau = LaneMath.log(step / x);
            double predicted = use[u] * LaneMath.exp(pull * tau);
            double responses = offered[u] * LaneMath.exp(lean * tau);
            double below = plain(u, step, false, c, i) + responses;
            double with = plain(u, step, true, c, i) + responses;
            boolean meetsHere = predicted > below && predicted <= with;
            if (meetsHere) {
                set(c, i, u, step, true);
                return Math.max(Math.abs(tau), 10 * SETTLED);
            }
            if (d > 0 ? predicted <= with : predicted > with) {
                break;
            }
            at = step;
        }
        // between two steps: the plain work there is that just above the lower of them
        double low = d > 0 ? at : under(u, at, c, i);
        double high = d > 0 ? above(u, at, c, i) : at;
        double fixed = plain(u, low, true, c, i);
        double tau = meeting(use[u], pull, fixed, offered[u], lean);
        tau = Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, tau));
        double to = x * LaneMath.exp(tau);
        if (high < Double.POSITIVE_INFINITY && to >= high) {
            to = Math.max(low, high * (1 - 1e-9));
        }
        if (to <= low) {
            to = low > 0 ? low * (1 + 1e-9) : Double.MIN_NORMAL;
        }
        set(c, i, u, to, false);
        return Math.abs(LaneMath.log(to / x));
    }

    /** τ with ln use + pull τ = ln(fixed + offered e^(lean τ)). */
    private static double meeting(double use, double pull, double fixed, double offered, double lean) {
        double tau = 0;
        for (int k = 0; k < 4; k++) {
            double responses = offered * LaneMath.exp(lean * tau);
            double total = fixed + responses;
            double gap = LaneMath.log(use / total) + pull * tau;
            tau -= gap / (pull - lean * responses / total);
        }
        return tau;
    }

    /** Largest |ln use − ln offer| of units that do not rest on a step. */
    double residual(Coefficients c, Demand d, int i) {
        gather(c, d, i, false);
        double worst = 0;
        for (int u = 0; u < units; u++) {
            double x = c.price[rootOfUnit[u]][i];
            if (!stocked(u, c, i) || !asked(u, c, i) || c.pinned[rootOfUnit[u]][i] > 0 && rests(u, x, c, i)) {
                continue;
            }
            worst = Math.max(worst, Math.abs(LaneMath.log(use[u] / offer(u, x, c, i))));
        }
        return worst;
    }

    /** One Newton step of the free units, with what rests left alone: the last digits. */
    void polish(Coefficients c, Demand d, int i) {
        gather(c, d, i, true);
        int unknowns = 0;
        for (int u = 0; u < units; u++) {
            free[u] = stocked(u, c, i) && asked(u, c, i) && !(c.pinned[rootOfUnit[u]][i] > 0);
            if (free[u]) {
                double offer = offer(u, c.price[rootOfUnit[u]][i], c, i);
                gap[u] = LaneMath.log(use[u] / offer);
                own[u] = slope[u * units + u] / use[u] - offerSlope[u] / offer;
                column[u] = unknowns++;
            }
        }
        if (newton(unknowns)) {
            for (int u = 0; u < units; u++) {
                if (free[u]) {
                    double x = c.price[rootOfUnit[u]][i];
                    set(c, i, u, x + x * move[u] * (1 + 0.5 * move[u]), false);
                }
            }
        }
    }

    /**
     * Joins pools to parents that are dearer, and parts those whose buyers use more than they offer or whose parents have more than
     * they can use, since nothing flows downwards.
     *
     * @param one whether to change one pair at most
     * @return whether something changed
     */
    boolean rejoin(Coefficients c, Demand d, int i, boolean one) {
        boolean changed = false;
        for (int k = pools - 1; k >= 0 && !(one && changed); k--) {
            int p = s.leavesFirst[k];
            int parent = s.parentOf[p];
            if (parent < 0 || !live(c, p, i)) {
                continue;
            }
            boolean joined = c.root[p][i] != p;
            if (!joined && c.price[p][i] < c.price[parent][i] * (1 - TIE)) {
                c.root[p][i] = parent;
                changed = true;
            } else if (joined && parts(c, d, p, i)) {
                c.root[p][i] = p;
                changed = true;
            }
        }
        if (changed) {
            for (int p = 0; p < pools; p++) {
                c.forget(p, i);
            }
            regroup(c, i);
            align(c, i);
        }
        return changed;
    }

    /** Roots again from the links of each pool to its parent: where a root was left, those below it that stay joined follow. */
    private void regroup(Coefficients c, int i) {
        for (int k = pools - 1; k >= 0; k--) {
            int p = s.leavesFirst[k];
            if (c.root[p][i] != p) {
                c.root[p][i] = c.root[s.parentOf[p]][i];
            }
        }
    }

    private boolean joinedBelow(Coefficients c, int p, int top, int i) {
        int at = p;
        while (at != top) {
            if (at < 0 || c.root[at][i] == at) {
                return false;
            }
            at = s.parentOf[at];
        }
        return true;
    }

    /** Whether prices, or uses and offers, are so near each other that the last digits decide who is joined. */
    boolean nearTie(Coefficients c, Demand d, int i) {
        for (int p = 0; p < pools; p++) {
            int parent = s.parentOf[p];
            if (parent < 0 || !live(c, p, i)) {
                continue;
            }
            if (c.root[p][i] == p) {
                if (near(c.price[p][i], c.price[parent][i])) {
                    return true;
                }
            } else {
                balance(c, d, p, i);
                if (near(used, ran) || near(usedByRest, ranByRest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= NEAR * Math.max(a, b);
    }

    /**
     * Whether a joined pool would have a price above its parent's if it stood apart: with those joined to it from below it uses more
     * than it offers, or without them the rest of the unit must run more than it uses.
     */
    private boolean parts(Coefficients c, Demand d, int top, int i) {
        balance(c, d, top, i);
        return used > ran * (1 + TIE) || ranByRest > usedByRest * (1 + TIE) + TIE * used;
    }

    /** Uses and offers of a joined pool with those joined to it from below, and of the rest of its unit. */
    private void balance(Coefficients c, Demand d, int top, int i) {
        double x = c.price[top][i];
        used = 0;
        ran = 0;
        usedByRest = 0;
        ranByRest = 0;
        for (int p = 0; p < pools; p++) {
            if (c.root[p][i] != c.root[top][i]) {
                continue;
            }
            boolean below = joinedBelow(c, p, top, i);
            double work = d.offer[p][i];
            for (int j : plainSteps) {
                double cost = c.cost[j][i];
                if (s.poolOfStep[j] == p && (cost < x || below && cost == x)) {
                    work += c.quantity[j][i];
                }
            }
            if (below) {
                used += d.use[p][i];
                ran += work;
            } else {
                usedByRest += d.use[p][i];
                ranByRest += work;
            }
        }
    }

    /** Signs of excess use of a unit at its price, for the search by brackets: 1 above the offer, 0 at rest on a step, −1 below. */
    int excess(Coefficients c, Demand d, int pool, int i) {
        gather(c, d, i, false);
        int u = unitOf[pool];
        double x = c.price[rootOfUnit[u]][i];
        if (rests(u, x, c, i)) {
            return 0;
        }
        return use[u] > plain(u, x, true, c, i) + offered[u] ? 1 : -1;
    }

    /** Whether the pool leads a unit that has to be cleared. */
    boolean leads(Coefficients c, int pool, int i) {
        if (c.root[pool][i] != pool) {
            return false;
        }
        boolean asked = false;
        boolean stocked = false;
        for (int p = 0; p < pools; p++) {
            if (c.root[p][i] == pool) {
                asked |= c.asked[p][i] > 0;
                stocked |= c.ownQuantity[p][i] > 0;
            }
        }
        return asked && stocked;
    }

    /** Sets the price of the pool's unit. */
    void set(Coefficients c, int pool, double x, boolean pinned, int i) {
        for (int p = 0; p < pools; p++) {
            if (c.root[p][i] == c.root[pool][i]) {
                c.price[p][i] = x;
                c.pinned[p][i] = pinned ? 1 : 0;
            }
        }
    }

    /** A plain step of the pool's unit with low &lt; C &lt; high; NaN without. */
    double stepBetween(Coefficients c, int pool, double low, double high, int i) {
        double found = Double.NaN;
        for (int j : plainSteps) {
            double cost = c.cost[j][i];
            if (c.root[s.poolOfStep[j]][i] == c.root[pool][i] && c.quantity[j][i] > 0 && cost > low && cost < high) {
                found = cost;
            }
        }
        return found;
    }
}
