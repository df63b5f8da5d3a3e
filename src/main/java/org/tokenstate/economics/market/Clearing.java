package org.tokenstate.economics.market;

import java.util.Arrays;

/**
 * Finds the energy prices at which every origin's use is within its supply. Each origin stands on a step of its supply, or
 * binding on the vertical part above it; a joint Newton iteration on the binding ones is tried first, Gauss–Seidel sweeps over
 * the origins otherwise, as {@link MarketSolver} explains.
 */
final class Clearing {
    private static final double SLACK = 1e-13;
    private static final int NEWTON_STEPS = 40;
    private static final int SWEEPS = 2000;
    private static final int SWEEPS_BETWEEN = 32;
    private static final double STEP_LIMIT = 6;
    /** A mismatch ln(use/supply) after which one more step of a quadratic iteration leaves an error beyond {@link #FORGET}. */
    private static final double NEAR = 1e-5;
    /** Keeps sign, exponent and the first 24 bits of the fraction. */
    private static final long FORGET = -1L << 28;

    private static final int LAST_STEPS = 5;

    private final MarketInputs in;
    private final DemandSystem demand;
    private final EnergySteps curve;
    private final int origins;
    private final double[] energyPrice;

    /** By origin the break it stands on, and whether it binds on the vertical part above it. */
    private final int[] position;

    private final boolean[] interior;
    private final double[] previous;
    private final double[] swept;
    private final int[] binding;
    private final double[] matrix;
    private final double[] right;
    private int sweeps;

    Clearing(MarketInputs in, DemandSystem demand, EnergySteps curve) {
        this.in = in;
        this.demand = demand;
        this.curve = curve;
        origins = in.origins;
        energyPrice = in.energyPrice;
        interior = new boolean[origins];
        position = new int[origins];
        previous = new double[origins];
        swept = new double[origins];
        binding = new int[origins];
        matrix = new double[origins * origins];
        right = new double[origins];
    }

    /** Finds the prices, from those there are or from 0; throws if none is found. */
    void equilibrate(boolean warm) {
        start(warm);
        if (newton()) {
            return;
        }
        Arrays.fill(energyPrice, 0);
        start(false);
        int between = 1;
        for (int rest = SWEEPS; rest > 0; rest -= between) {
            between = Math.min(2 * between, SWEEPS_BETWEEN);
            boolean settled = sweep(between);
            // Near the solution the joint iteration converges; what it finds counts only if every condition holds.
            System.arraycopy(energyPrice, 0, swept, 0, origins);
            if (newton()) {
                return;
            }
            System.arraycopy(swept, 0, energyPrice, 0, origins);
            if (settled) {
                sweep(1);
                return;
            }
        }
        throw unsettled();
    }

    /** Places each origin on its supply curve: on a step's price, or on the vertical part above it. */
    private void start(boolean warm) {
        for (int o = 0; o < origins; o++) {
            double s = energyPrice[o];
            int at = o * curve.breaks;
            int j = 0;
            boolean inside = false;
            if (warm && s > 0 && s < Double.POSITIVE_INFINITY) {
                while (j + 1 < curve.count[o] && curve.price[at + j + 1] <= s) {
                    j++;
                }
                inside = s > curve.price[at + j]
                        && curve.supply[at + j] < Double.POSITIVE_INFINITY
                        && curve.supply[at + j] > 0;
            }
            position[o] = j;
            interior[o] = inside;
            if (!inside) {
                energyPrice[o] = curve.price[at + j];
            }
        }
    }

    private boolean anyLimit() {
        for (int o = 0; o < origins; o++) {
            if (curve.count[o] > 1 || curve.supply[o * curve.breaks] < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** Joint Newton iteration on the binding origins; true only if every complementarity condition then holds. */
    private boolean newton() {
        if (!anyLimit()) {
            demand.evaluate(false);
            return true;
        }
        for (int step = 0; step < NEWTON_STEPS; step++) {
            demand.evaluate(true);
            boolean moved = relocate();
            double worst = direction();
            if (Double.isNaN(worst)) {
                return false;
            }
            if (advance(true) && !moved && worst < NEAR) {
                return polish();
            }
        }
        return false;
    }

    /**
     * The last steps, from a start that has forgotten the path: s cut to 24 bits, the same binding set. A step of a quadratic
     * iteration then reaches the last bits; where it does not, steps with the same derivatives follow.
     */
    private boolean polish() {
        boolean any = false;
        for (int o = 0; o < origins; o++) {
            if (interior[o]) {
                any = true;
                long bits = Double.doubleToRawLongBits(energyPrice[o]);
                energyPrice[o] = Double.longBitsToDouble(bits & FORGET);
            }
        }
        if (!any) {
            return complementarity() < 1e-11;
        }
        demand.evaluate(true);
        double mismatch = Double.POSITIVE_INFINITY;
        for (int step = 0; mismatch > 1e-13 && step < LAST_STEPS; step++) {
            if (Double.isNaN(direction())) {
                return false;
            }
            advance(false);
            settle();
            demand.evaluate(false);
            mismatch = complementarity();
        }
        return mismatch < 1e-11;
    }

    /** Puts a binding origin whose price came to lie on or a rounding error below its step onto the step. */
    private void settle() {
        for (int o = 0; o < origins; o++) {
            double step = curve.price[o * curve.breaks + position[o]];
            if (interior[o] && energyPrice[o] <= step) {
                energyPrice[o] = step;
                interior[o] = false;
            }
        }
    }

    /** Moves origins between steps and vertical parts where the present use demands it. */
    private boolean relocate() {
        boolean moved = false;
        for (int o = 0; o < origins; o++) {
            if (interior[o]) {
                continue;
            }
            int at = o * curve.breaks;
            int j = position[o];
            double u = demand.use[o];
            if (u > curve.supply[at + j] * (1 + SLACK)) {
                if (curve.supply[at + j] > 0) {
                    interior[o] = true;
                } else if (j + 1 < curve.count[o]) {
                    position[o] = j + 1;
                    energyPrice[o] = curve.price[at + j + 1];
                } else {
                    throw new NoEquilibriumException("no equilibrium: energy supply of origin " + o
                            + " must be > 0 because it has demand but is 0");
                }
                moved = true;
            } else if (j > 0 && curve.supply[at + j - 1] > 0 && u < curve.supply[at + j - 1] * (1 - SLACK)) {
                position[o] = j - 1;
                interior[o] = true;
                moved = true;
            } else if (j > 0 && curve.supply[at + j - 1] == 0 && u == 0) {
                position[o] = j - 1;
                energyPrice[o] = curve.price[at + j - 1];
                moved = true;
            }
        }
        return moved;
    }

    /** Newton direction of ln use = ln supply on the binding origins into {@code right}; the largest |ln use/supply|. */
    private double direction() {
        int n = 0;
        for (int o = 0; o < origins; o++) {
            if (interior[o]) {
                binding[n++] = o;
            }
        }
        double worst = 0;
        for (int r = 0; r < n; r++) {
            int o = binding[r];
            double target = curve.supply[o * curve.breaks + position[o]];
            double u = demand.use[o];
            if (!(u > 0)) {
                return Double.NaN;
            }
            double f = logOfRatio(u, target);
            worst = Math.max(worst, Math.abs(f));
            right[r] = -f;
            for (int c = 0; c < n; c++) {
                matrix[r * n + c] = demand.jacobian[o * origins + binding[c]] / u;
            }
        }
        return eliminate(n) ? worst : Double.NaN;
    }

    /**
     * ln(u/v), accurate where it is near 0: what rounding makes of 1 + x is taken out by a ratio (W. Kahan). Several times as fast
     * as log1p, which is called outside the virtual machine, and good enough for the direction of a step.
     */
    private static double logOfRatio(double u, double v) {
        double ratio = u / v;
        double off = ratio - 1;
        if (Math.abs(off) < 0.1) {
            double x = (u - v) / v;
            return off == 0 ? x : Math.log(ratio) * x / off;
        }
        return Math.log(ratio);
    }

    /** e^y − 1 in the same way. */
    private static double expMinusOne(double y) {
        double power = Math.exp(y);
        return power == 1 ? y : Math.abs(y) < 1 ? (power - 1) * y / Math.log(power) : power - 1;
    }

    private boolean eliminate(int n) {
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                if (Math.abs(matrix[r * n + c]) > Math.abs(matrix[pivot * n + c])) {
                    pivot = r;
                }
            }
            double d = matrix[pivot * n + c];
            if (!(Math.abs(d) > 0)) {
                return false;
            }
            if (pivot != c) {
                for (int i = c; i < n; i++) {
                    double swap = matrix[c * n + i];
                    matrix[c * n + i] = matrix[pivot * n + i];
                    matrix[pivot * n + i] = swap;
                }
                double swap = right[c];
                right[c] = right[pivot];
                right[pivot] = swap;
            }
            for (int r = c + 1; r < n; r++) {
                double f = matrix[r * n + c] / d;
                if (f != 0) {
                    for (int i = c + 1; i < n; i++) {
                        matrix[r * n + i] -= f * matrix[c * n + i];
                    }
                    right[r] -= f * right[c];
                }
            }
        }
        for (int r = n - 1; r >= 0; r--) {
            double sum = right[r];
            for (int c = r + 1; c < n; c++) {
                sum -= matrix[r * n + c] * right[c];
            }
            right[r] = sum / matrix[r * n + r];
            if (!Double.isFinite(right[r])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes the Newton step in the logarithm of the mean price, in which use is nearly linear; stops at the next step. Returns
     * whether the same origins bind as before.
     */
    private boolean advance(boolean clamp) {
        int n = 0;
        boolean same = true;
        for (int o = 0; o < origins; o++) {
            if (!interior[o]) {
                continue;
            }
            double delta = right[n++];
            // use / Σ use (d ln p / d s): the mean price in units of s.
            double scale = demand.use[o] / demand.slope[o];
            double y = Math.max(-STEP_LIMIT, Math.min(STEP_LIMIT, delta / scale));
            double s = energyPrice[o] + scale * expMinusOne(y);
            if (clamp) {
                int at = o * curve.breaks;
                int j = position[o];
                if (!(s > curve.price[at + j])) {
                    s = curve.price[at + j];
                    interior[o] = false;
                    same = false;
                } else if (j + 1 < curve.count[o] && s >= curve.price[at + j + 1]) {
                    s = curve.price[at + j + 1];
                    position[o] = j + 1;
                    interior[o] = false;
                    same = false;
                }
            }
            energyPrice[o] = s;
        }
        return same;
    }

    /** The largest relative violation of the complementarity conditions at the present use. */
    double complementarity() {
        double worst = 0;
        for (int o = 0; o < origins; o++) {
            int at = o * curve.breaks;
            int j = position[o];
            double supply = curve.supply[at + j];
            double r;
            if (interior[o]) {
                r = Math.abs(demand.use[o] - supply) / supply;
                // The price must lie between the two steps; settle() has seen to the lower one.
                if (j + 1 < curve.count[o]) {
                    r = Math.max(r, (energyPrice[o] - curve.price[at + j + 1]) / curve.price[at + j + 1]);
                }
            } else {
                r = demand.use[o] > supply ? (supply > 0 ? (demand.use[o] - supply) / supply : 1) : 0;
                if (j > 0 && demand.use[o] < curve.supply[at + j - 1]) {
                    r = Math.max(r, (curve.supply[at + j - 1] - demand.use[o]) / curve.supply[at + j - 1]);
                }
            }
            if (Double.isNaN(r)) {
                return Double.NaN;
            }
            worst = Math.max(worst, r);
        }
        return worst;
    }

    /** Gauss–Seidel sweeps over the origins in order, each to its own smallest clearing price, until none moves. */
    private boolean sweep(int most) {
        for (int i = 0; i < most; i++) {
            sweeps++;
            System.arraycopy(energyPrice, 0, previous, 0, origins);
            double worst = 0;
            for (int o = 0; o < origins; o++) {
                respond(o);
                worst = Math.max(worst, Math.abs(energyPrice[o] - previous[o]) / Math.max(1, Math.abs(energyPrice[o])));
            }
            if (worst < 1e-10) {
                demand.evaluate(false);
                if (complementarity() < 1e-10) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Finds the prices by sweeps alone, from s = 0. */
    void sweepOnly() {
        start(false);
        if (!sweep(100 * SWEEPS)) {
            throw unsettled();
        }
    }

    /** How many sweeps have run since {@link #reset}. */
    int sweeps() {
        return sweeps;
    }

    /** Starts to count sweeps anew. */
    void reset() {
        sweeps = 0;
    }

    private NoEquilibriumException unsettled() {
        return new NoEquilibriumException(
                "no equilibrium found: energy prices must settle to 1e-10 but still move after " + sweeps + " sweeps");
    }

    /** The smallest price at which the use of an origin is within its supply, the others' prices given. */
    private void respond(int o) {
        int at = o * curve.breaks;
        for (int j = 0; j < curve.count[o]; j++) {
            double low = curve.price[at + j];
            double supply = curve.supply[at + j];
            position[o] = j;
            interior[o] = false;
            energyPrice[o] = low;
            if (supply == Double.POSITIVE_INFINITY) {
                return;
            }
            demand.evaluate(true);
            if (demand.use[o] <= supply) {
                return;
            }
            boolean last = j + 1 == curve.count[o];
            if (supply == 0) {
                if (last) {
                    throw new NoEquilibriumException("no equilibrium: energy supply of origin " + o
                            + " must be > 0 because it has demand but is 0");
                }
                continue;
            }
            double high;
            if (last) {
                high = bracket(o, low, supply);
            } else {
                high = curve.price[at + j + 1];
                energyPrice[o] = high;
                demand.evaluate(true);
                if (demand.use[o] > supply) {
                    continue;
                }
            }
            interior[o] = true;
            energyPrice[o] = root(o, low, high, supply);
            return;
        }
    }

    private double bracket(int o, double low, double supply) {
        double high = low;
        double scale = demand.use[o] / demand.slope[o];
        for (int i = 0; i < 200; i++) {
            high = high + scale;
            scale *= 4;
            energyPrice[o] = high;
            demand.evaluate(true);
            if (demand.use[o] <= supply) {
                return high;
            }
        }
        throw new NoEquilibriumException("no equilibrium: energy use of origin " + o + " must fall to " + supply
                + " kWh but is still " + demand.use[o] + " at an energy price of " + high + " USD/kWh");
    }

    /** Safeguarded Newton in the logarithm of use: bisection whenever a step would leave the bracket or gains too little. */
    private double root(int o, double from, double to, double supply) {
        double low = from;
        double high = to;
        double s = energyPrice[o];
        double width = high - low;
        for (int i = 0; i < 300; i++) {
            double f = Math.log(demand.use[o] / supply);
            if (demand.use[o] > supply) {
                low = s;
            } else {
                high = s;
            }
            if (f == 0 || high - low <= 2 * Math.ulp(high)) {
                break;
            }
            double scale = demand.use[o] / demand.slope[o];
            double delta = -f * demand.use[o] / demand.jacobian[o * origins + o];
            double next = s + scale * Math.expm1(Math.max(-STEP_LIMIT, Math.min(STEP_LIMIT, delta / scale)));
            if (Math.abs(f) < 1e-13 && Math.abs(next - s) <= 2 * Math.ulp(s)) {
                break;
            }
            boolean slow = i % 3 == 2 && high - low > 0.5 * width && Math.abs(f) > 1e-3;
            if (i % 3 == 2) {
                width = high - low;
            }
            if (!(next > low && next < high) || slow) {
                if (Math.abs(f) < 1e-14) {
                    break;
                }
                next = low + 0.5 * (high - low);
            }
            s = next;
            energyPrice[o] = s;
            demand.evaluate(true);
        }
        return s;
    }

    /** Price of the step at which use lies, 0 without a curve. */
    double marginalStepPrice(int o) {
        int n = in.stepCount[o];
        if (n == 0) {
            return 0;
        }
        int at = o * curve.breaks + position[o];
        if (!interior[o] && curve.price[at] > 0) {
            return energyPrice[o];
        }
        double level = interior[o] ? curve.supply[at] : demand.use[o];
        double cumulated = 0;
        for (int j = 0; j < n; j++) {
            cumulated += in.stepQuantity[o * in.steps + j];
            if (cumulated >= level || j == n - 1) {
                return Math.min(energyPrice[o], in.stepPrice[o * in.steps + j]);
            }
        }
        return 0;
    }
}
