package org.tokenstate.economics.world;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tokenstate.numeric.internal.LaneMath;
import org.tokenstate.units.internal.Require;

/**
 * Solves a market for many draws at once, a lane each: inputs and outputs are arrays over lanes, filled and read by the caller, and
 * solving allocates nothing. A lane's answer has the same bits at any width and beside any others; a lane that has none is marked
 * with its fault, and its outputs are NaN.
 *
 * <p>Prices start at the reference cost of each pool, or at {@link MarketInput#START_USD_PER_KWH}, and move by Newton steps until
 * they settle; settled lanes are left behind and the others packed. A lane that does not settle is cleared pool by pool with
 * brackets. Where use and offer then differ by more than 1e-12, further Newton steps follow, so that neither the start nor the way
 * moves the answer by more than that.
 *
 * <p>Not for use by several threads at once; each takes its own.
 */
public final class MarketLanes {
    /** Lanes that fit the caches well; more are solved just as well, but not faster. */
    public static final int MOST_LANES = 256;

    private static final int NEWTON_STEPS = 60;
    /** Steps after which a search counts as long: fewer than one lane in five hundred takes more. */
    private static final int LONG_SEARCH = 8;

    private static final int CHANGES_AT_ONCE = 4;
    private static final double CLEARED = 1e-12;
    private static final double WORST_RESIDUAL = 1e-9;
    private static final int LAST_STEPS = 6;

    private final MarketShape shape;
    private final int width;
    private final Map<MarketInput, double[][]> in = new EnumMap<>(MarketInput.class);
    private final Map<MarketOutput, double[][]> out = new EnumMap<>(MarketOutput.class);
    private final MarketFault[] fault;
    private final double[] residual;
    private final Coefficients all;
    private final Coefficients packed;
    private final Preparation preparation;
    private final Demand demand;
    private final Clearing clearing;
    private final Sweeps sweeps;
    private final Outcome outcome;
    private final int[] lane;
    private final int[] keep;
    private final int[] steps;
    /** Of each lane, what {@link #steps} gives. */
    private final int[] spent;

    private final int[] rejoined;
    private final boolean[] searching;
    private boolean newton = true;
    private Set<MarketInput> steady = EnumSet.noneOf(MarketInput.class);
    /** The lanes whose steady inputs have been prepared; none before. */
    private int prepared = -1;

    /**
     * Makes room for a market.
     *
     * @param shape its shape
     * @param width lanes, 1 to {@value #MOST_LANES}
     */
    public MarketLanes(MarketShape shape, int width) {
        Require.that(width >= 1 && width <= MOST_LANES, "width must be in [1, %s] lanes but is %s", MOST_LANES, width);
        this.shape = shape;
        this.width = width;
        for (MarketInput input : MarketInput.values()) {
            in.put(input, LaneMath.rows(shape.size(input.of), width));
        }
        for (MarketOutput output : MarketOutput.values()) {
            out.put(output, LaneMath.rows(shape.size(output.of), width));
        }
        fault = new MarketFault[width];
        Arrays.fill(fault, MarketFault.NONE);
        residual = LaneMath.row(width);
        all = new Coefficients(shape, width);
        packed = new Coefficients(shape, width);
        preparation = Preparation.of(shape, width, in, all, fault);
        demand = Demand.of(shape, width);
        clearing = new Clearing(shape);
        sweeps = new Sweeps(shape, clearing);
        outcome = Outcome.of(shape, width, in, out);
        lane = new int[width];
        keep = new int[width];
        steps = new int[width];
        spent = new int[width];
        rejoined = new int[width];
        searching = new boolean[width];
    }

    /**
     * Rows of an input, a row for each member of its set and a number for each lane, to be filled by the caller.
     *
     * @param input the input
     * @return the rows themselves
     */
    public double[][] in(MarketInput input) {
        return Objects.requireNonNull(in.get(input));
    }

    /**
     * Rows of an output of the last solve.
     *
     * @param output the output
     * @return the rows themselves, not to be changed
     */
    public double[][] out(MarketOutput output) {
        return Objects.requireNonNull(out.get(output));
    }

    /**
     * Why a lane has no answer.
     *
     * @param i the lane
     * @return the fault, or {@link MarketFault#NONE}
     */
    public MarketFault fault(int i) {
        return Objects.requireNonNull(fault[i]);
    }

    /**
     * Largest |ln(use/offer)| of the pools whose price is not that of a step.
     *
     * @param i the lane
     * @return the residual
     */
    public double residual(int i) {
        return residual[i];
    }

    /** Newton steps that a lane of the last solve took to settle; {@link Integer#MAX_VALUE} where brackets found its prices. */
    int steps(int i) {
        return spent[i];
    }

    /** Margins of an origin in a market at the last prices, USD. */
    double profit(int market, int origin, int i) {
        double profit = 0;
        for (int offer : shape.plans[market].offers) {
            if (shape.originOfOffer[offer] == origin) {
                int pool = shape.poolOfOffer[offer];
                int tier = shape.tierOfOffer[offer];
                double work = in(MarketInput.WORK_KWH_PER_MTOK)[tier * shape.origins.size() + origin][i];
                double volume = out(MarketOutput.VOLUME_MTOK)[offer][i];
                double paid = work * out(MarketOutput.PRICE_USD_PER_KWH)[pool][i];
                profit += volume > 0 ? volume * (outcome.producerPrice(offer, i) - paid) : 0;
            }
        }
        return profit;
    }

    MarketShape shape() {
        return shape;
    }

    /** Leaves the Newton steps out, so that brackets alone find the prices: for comparison. */
    MarketLanes withoutNewton() {
        newton = false;
        return this;
    }

    /**
     * Fills a lane with a case of the same shape.
     *
     * @param i the lane
     * @param w the case
     */
    public void set(int i, WorldMarket w) {
        Filling.fill(shape, in, i, w);
    }

    /**
     * Leaves out what follows from the answer for outputs that nobody reads; their rows hold nothing of use then.
     *
     * @param outputs those that are read
     */
    void read(Set<MarketOutput> outputs) {
        outcome.read(outputs);
        demand.gains = outputs.contains(MarketOutput.MARKET_REAL_SPENDING_USD)
                || outputs.contains(MarketOutput.MARKET_GAIN_USD);
    }

    /** The inputs that stay in each lane between a {@link #solve} and those {@linkplain #solveAgain again}. */
    void steady(Set<MarketInput> inputs) {
        steady = EnumSet.copyOf(inputs);
        prepared = -1;
    }

    /**
     * Solves the first lanes.
     *
     * @param n lanes in use
     */
    public void solve(int n) {
        prepared = -1;
        solveAgain(n);
    }

    /** Solves the lanes of the last call, whose {@linkplain #steady steady} inputs are as they were. */
    void solveAgain(int n) {
        Require.that(n >= 0 && n <= width, "lanes in use must be in [0, %s] but are %s", width, n);
        preparation.prepare(n, steady, prepared == n);
        prepared = n;
        demand.begin(all);
        search(n);
        last(n);
        outcome.fill(n, all, demand, clearing, fault);
    }

    private void search(int n) {
        Coefficients c = all;
        int count = n;
        for (int i = 0; i < n; i++) {
            lane[i] = i;
            searching[i] = fault[i] == MarketFault.NONE;
            steps[i] = 0;
            rejoined[i] = 0;
            if (searching[i]) {
                clearing.begin(all, i);
            }
        }
        for (int i = 0; i < n && !newton; i++) {
            if (searching[i]) {
                sweep(all, i, i);
            }
        }
        while (true) {
            int left = 0;
            for (int i = 0; i < count; i++) {
                if (searching[i]) {
                    keep[left++] = i;
                }
            }
            if (left == 0) {
                return;
            }
            if (left <= count - count / 4 - 1) {
                packed.take(c, keep, left);
                for (int i = 0; i < left; i++) {
                    lane[i] = lane[keep[i]];
                    steps[i] = steps[keep[i]];
                    rejoined[i] = rejoined[keep[i]];
                    searching[i] = true;
                }
                c = packed;
                count = left;
            }
            demand.evaluate(count, c, true, null, preparation.inverseBase);
            for (int i = 0; i < count; i++) {
                if (searching[i]) {
                    advance(c, i);
                }
            }
        }
    }

    private void advance(Coefficients c, int i) {
        double moved = clearing.move(c, demand, i, steps[i] >= LONG_SEARCH);
        boolean settled = moved <= Clearing.SETTLED;
        if (settled && moved > Clearing.SETTLED_TO_JOIN && shape.hasParents && clearing.nearTie(c, demand, i)) {
            settled = false;
        }
        if (settled) {
            if (shape.hasParents && rejoin(c, demand, i)) {
                return;
            }
            spent[lane[i]] = steps[i];
            settle(c, i, lane[i]);
            searching[i] = false;
        } else if (!(moved >= 0) || ++steps[i] > NEWTON_STEPS) {
            sweep(c, i, lane[i]);
        }
    }

    private boolean rejoin(Coefficients c, Demand d, int i) {
        int most = CHANGES_AT_ONCE + 4 * shape.pools.size() * shape.pools.size();
        if (rejoined[i] > most) {
            return false;
        }
        boolean changed = clearing.rejoin(c, d, i, rejoined[i] >= CHANGES_AT_ONCE);
        if (changed && ++rejoined[i] > most) {
            fault[lane[i]] = MarketFault.NO_PRICES;
            searching[i] = false;
        }
        return changed;
    }

    /** Clears a lane by brackets. */
    private void sweep(Coefficients c, int i, int to) {
        if (!sweeps.clear(c, i)) {
            fault[to] = MarketFault.NO_PRICES;
        }
        spent[to] = Integer.MAX_VALUE;
        settle(sweeps.lane(), 0, to);
        searching[i] = false;
    }

    private void settle(Coefficients c, int i, int to) {
        for (int p = 0; p < shape.pools.size(); p++) {
            all.price[p][to] = c.price[p][i];
            all.pinned[p][to] = c.pinned[p][i];
            all.root[p][to] = c.root[p][i];
        }
    }

    /** The volumes at the prices found, and further steps of lanes that are not cleared by then. */
    private void last(int n) {
        double[][] base = preparation.inverseBase;
        Arrays.fill(searching, 0, n, true);
        for (int k = 0; k < LAST_STEPS; k++) {
            demand.evaluate(n, all, false, outcome.volumes(), base);
            boolean done = true;
            for (int i = 0; i < n; i++) {
                if (searching[i] && fault[i] == MarketFault.NONE) {
                    residual[i] = clearing.residual(all, demand, i);
                    searching[i] = residual[i] > CLEARED;
                    done &= !searching[i];
                }
            }
            if (done || !newton) {
                break;
            }
            demand.evaluate(n, all, true, null, base);
            for (int i = 0; i < n; i++) {
                if (searching[i] && fault[i] == MarketFault.NONE) {
                    clearing.polish(all, demand, i);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (fault[i] == MarketFault.NONE && !(residual[i] <= WORST_RESIDUAL)) {
                fault[i] = MarketFault.NO_PRICES;
            }
        }
    }
}
