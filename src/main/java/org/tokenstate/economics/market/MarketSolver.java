package org.tokenstate.economics.market;

import java.util.Arrays;
import org.tokenstate.units.Require;

/**
 * The equilibrium of a market of tokens on plain arrays: markets m × tiers k × origins o, one unknown energy price s per
 * origin. A workspace: the caller fills the public input arrays, calls {@link #solve()}, and reads the output methods;
 * solving allocates nothing. Not safe for use by several threads; one workspace each.
 *
 * <p>Equations (tildes are ratios to the base year; e and E are expenditure shares within a tier and of a tier):
 *
 * <pre>
 * delivered   p_mko = [(1−ψ)(price_mko + energy_ok s_o)(1+τ) + ψ (hostPrice_mko + hostEnergy_mko s_h)] (1+z)
 * tier        P̃_mk = [Σ_o w_mko p̃_mko^(1−σ_O)]^(1/(1−σ_O)),   market  P̃_m = [Σ_k W_mk P̃_mk^(1−σ_T)]^(1/(1−σ_T))
 * volume      Q_m = Q_m0 scale_m P̃_m^ε,   q_mko = Q_m P_m E_mk e_mko / p_mko
 * use         Use_o = Σ_mk (1−ψ) energy_ok q_mko + Σ hosted ψ hostEnergy q
 * clearing    s_o = smallest x ≥ 0 with Use_o(x) ≤ min(capacity_o, Σ{quantity_oj : price_oj ≤ x})
 * </pre>
 *
 * The weights w, W are the base-year expenditure shares, so that base shares and volumes come back exactly at base prices
 * whatever the elasticities. Access x &lt; 1 splits a market into segments, independent across origins; a closed segment has
 * no weight on the origin. Where base-year access was below one already, each segment is calibrated by itself with the
 * share s/x of the origin in its open segments.
 *
 * <p>Why it converges: demand is the gradient of a concave function of the delivered prices (ε &lt; 0, σ ≥ 0), so without
 * tariffs and premia the conditions are those of minimising a convex function of s, and the sweeps over origins minimise it
 * exactly along each coordinate; with them and substitutes (σ_O ≥ max(σ_T, |ε|)) the sweeps rise monotonically from s = 0 to
 * the least equilibrium. Use strictly falls in the own price, so each step of a sweep is a bracketed root. The sweeps are
 * shortened by a joint Newton iteration on the binding origins, whose answer is taken only when it meets every
 * complementarity condition; otherwise the sweeps go on by themselves, and when they do not settle, an exception says so.
 * The answer does not depend on the starting point.
 */
public final class MarketSolver {
    private static final double FLAT = 1e-12;
    private static final double NEAR_FLAT = 0.02;
    private static final double SLACK = 1e-13;
    private static final int NEWTON_STEPS = 40;
    private static final int SWEEPS = 2000;
    private static final int SWEEPS_BETWEEN = 32;
    private static final int MOST_SEGMENTED = 12;
    private static final double STEP_LIMIT = 6;
    /** Keeps sign, exponent and the first 18 bits of the fraction. */
    private static final long FORGET = -1L << 34;

    private final int markets;
    private final int tiers;
    private final int origins;
    private final int steps;

    /** Demand level of market m relative to the base year, ≥ 0: {@code [m]}, initially 1. */
    public final double[] demandScale;

    /** Producer price at s = 0, USD per Mtok: {@code [index(m, k, o)]}; see {@link #setPrice} for one price everywhere. */
    public final double[] price;

    /** Metered energy of the origin's own service, kWh per Mtok: {@code [o * tiers + k]}. */
    public final double[] energy;

    /** Ad-valorem tariff τ as a fraction, &gt; −1: {@code [m * origins + o]}, initially 0. */
    public final double[] tariff;

    /** Liability premium z as a fraction, &gt; −1: {@code [m * origins + o]}, initially 0. */
    public final double[] premium;

    /** Share of the market that may buy from the origin, in [0, 1]: {@code [m * origins + o]}, initially 1. */
    public final double[] access;

    /** Share ψ of the origin's tokens in a foreign market that a host there serves: {@code [m * origins + o]}, initially 0. */
    public final double[] leakage;

    /** The origin that hosts leaked tokens in market m, and whose home it is; −1 for none: {@code [m]}, initially −1. */
    public final int[] host;

    /** Price of the origin's model at the market's host at s_h = 0, USD per Mtok: {@code [index(m, k, o)]}. */
    public final double[] hostPrice;

    /** Metered energy of the origin's model on the host's hardware, kWh per Mtok: {@code [index(m, k, o)]}. */
    public final double[] hostEnergy;

    /** Marginal cost at s = 0 of the origin's own service, USD per Mtok; used for entry only: {@code [o * tiers + k]}. */
    public final double[] unitCost;

    /** Fixed compliance cost of serving the market, USD a year, ≥ 0: {@code [m * origins + o]}, initially 0. */
    public final double[] fixedCost;

    /** Factor on the taste weight, &gt; 0; moves shares, not the size of the market: {@code [index(m, k, o)]}, initially 1. */
    public final double[] taste;

    /** Energy that the origin's equipment can turn into sold tokens, kWh a year; infinity for none: {@code [o]}. */
    public final double[] capacity;

    /** Prices of the steps of energy above what {@link #price} contains, USD/kWh, ascending: {@code [o * steps + j]}. */
    public final double[] stepPrice;

    /** Quantities of the steps of energy, kWh a year, ≥ 0: {@code [o * steps + j]}. */
    public final double[] stepQuantity;

    /** Number of steps of origin o; 0 for no curve (energy unlimited at s = 0): {@code [o]}, initially 0. */
    public final int[] stepCount;

    /** The energy price s_o above what {@link #price} contains, USD/kWh: the result, and the start of a warm solve. */
    public final double[] energyPrice;

    private double demandElasticity = -1.3;
    private double tierSubstitution = 1.5;
    private double originSubstitution = 4;

    // Calibration.
    private final double[] baseVolume;
    private final double[] tierShare;
    private final double[] originShare;
    private final double[] basePrice;
    private final double[] inverseBasePrice;
    private final double[] baseAccess;
    private final long[] basePartly;
    private boolean calibrated;
    private final int[] patternOffset;
    private double[] weight = {};
    private double[] tierWeight = {};
    private double[] patternPrice = {};

    // Prepared per solve.
    private final boolean[] served;
    private final double[] c0;
    private final double[] c1;
    private final double[] c2;
    private final double[] e1;
    private final double[] e2;
    private final long[] closed;
    private final int[] partialCount;
    private final int[] partial;
    private final double[] breakPrice;
    private final double[] breakSupply;
    private final int[] breakCount;

    // Evaluation.
    private final double[] p;
    private final double[] logRatio;
    private final double[] x;
    private final double[] share;
    private final double[] tierLog;
    private final double[] tierReference;
    private final double[] tierSum;
    private final double[] tierShareNow;
    private final double[] volume;
    private final double[] use;
    private final double[] jacobian;
    private final double[] slope;
    private final double[] tierUse;
    private final double[] tierGrad;
    private final double[] marketUse;
    private final double[] marketGrad;
    private final double[] marketSpending;
    private final double[] marketAggregate;
    private final double[] tierSpending;
    private final double[] tierAggregate;
    private int evaluations;
    private int sweeps;

    // Iteration.
    private final boolean[] interior;
    private final int[] position;
    private final double[] previous;
    private final double[] swept;
    private final int[] binding;
    private final double[] matrix;
    private final double[] right;

    // Outputs.
    private final double[] leaked;
    private final double[] paidPrice;
    private final double[] rent;
    private final double[] receipts;
    private final double[] hostReceipts;
    private final double[] tariffRevenue;
    private final double[] premia;
    private final double[] compliance;
    private double residual;

    /**
     * Makes a workspace.
     *
     * @param markets number of markets M, ≥ 1
     * @param tiers number of tiers K, ≥ 1
     * @param origins number of origins O, 1 to 62
     * @param steps the most steps J that an energy supply curve may have, ≥ 0
     */
    public MarketSolver(int markets, int tiers, int origins, int steps) {
        this.markets = Require.atLeast(markets, 1, "number of markets");
        this.tiers = Require.atLeast(tiers, 1, "number of tiers");
        this.origins = Require.atLeast(origins, 1, "number of origins");
        Require.that(origins <= 62, "number of origins must be <= 62 but is %d", origins);
        this.steps = Require.atLeast(steps, 0, "number of energy steps");
        int pairs = markets * origins;
        int cells = markets * tiers * origins;
        demandScale = filled(markets, 1);
        price = new double[cells];
        energy = new double[origins * tiers];
        tariff = new double[pairs];
        premium = new double[pairs];
        access = filled(pairs, 1);
        leakage = new double[pairs];
        host = new int[markets];
        Arrays.fill(host, -1);
        hostPrice = new double[cells];
        hostEnergy = new double[cells];
        unitCost = new double[origins * tiers];
        fixedCost = new double[pairs];
        taste = filled(cells, 1);
        capacity = filled(origins, Double.POSITIVE_INFINITY);
        stepPrice = new double[origins * steps];
        stepQuantity = new double[origins * steps];
        stepCount = new int[origins];
        energyPrice = new double[origins];
        baseVolume = new double[markets];
        tierShare = new double[markets * tiers];
        originShare = new double[cells];
        basePrice = new double[cells];
        inverseBasePrice = new double[cells];
        baseAccess = filled(pairs, 1);
        basePartly = new long[markets];
        patternOffset = new int[markets + 1];
        served = new boolean[pairs];
        c0 = new double[cells];
        c1 = new double[cells];
        c2 = new double[cells];
        e1 = new double[cells];
        e2 = new double[cells];
        closed = new long[markets];
        partialCount = new int[markets];
        partial = new int[pairs];
        int breaks = steps + 1;
        breakPrice = new double[origins * breaks];
        breakSupply = new double[origins * breaks];
        breakCount = new int[origins];
        int block = tiers * origins;
        p = new double[cells];
        logRatio = new double[block];
        x = new double[block];
        share = new double[block];
        tierLog = new double[tiers];
        tierReference = new double[tiers];
        tierSum = new double[tiers];
        tierShareNow = new double[tiers];
        volume = new double[cells];
        use = new double[origins];
        jacobian = new double[origins * origins];
        slope = new double[origins];
        tierUse = new double[origins];
        tierGrad = new double[origins];
        marketUse = new double[origins];
        marketGrad = new double[origins];
        marketSpending = new double[markets];
        marketAggregate = new double[markets];
        tierSpending = new double[markets * tiers];
        tierAggregate = new double[markets * tiers];
        interior = new boolean[origins];
        position = new int[origins];
        previous = new double[origins];
        swept = new double[origins];
        binding = new int[origins];
        matrix = new double[origins * origins];
        right = new double[origins];
        leaked = new double[cells];
        paidPrice = new double[origins];
        rent = new double[origins];
        receipts = new double[origins];
        hostReceipts = new double[origins];
        tariffRevenue = new double[markets];
        premia = new double[markets];
        compliance = new double[origins];
    }

    private static double[] filled(int length, double value) {
        double[] array = new double[length];
        Arrays.fill(array, value);
        return array;
    }

    /**
     * The place of market m, tier k and origin o in the arrays of that shape.
     *
     * @param m the market
     * @param k the tier
     * @param o the origin
     * @return (m K + k) O + o
     */
    public int index(int m, int k, int o) {
        return (m * tiers + k) * origins + o;
    }

    /** {@return the number of markets} */
    public int markets() {
        return markets;
    }

    /** {@return the number of tiers} */
    public int tiers() {
        return tiers;
    }

    /** {@return the number of origins} */
    public int origins() {
        return origins;
    }

    /**
     * Sets the producer price of an origin's tier in every market.
     *
     * @param o the origin
     * @param k the tier
     * @param usdPerMtok price at s = 0, USD per Mtok, &gt; 0
     */
    public void setPrice(int o, int k, double usdPerMtok) {
        for (int m = 0; m < markets; m++) {
            price[index(m, k, o)] = usdPerMtok;
        }
    }

    /**
     * Sets the elasticities; the calibration stays valid.
     *
     * @param demand price elasticity ε of a market's volume, &lt; 0
     * @param tier elasticity of substitution between tiers σ_T, &gt; 0; 1 is Cobb–Douglas
     * @param origin elasticity of substitution between origins within a tier σ_O, &gt; 0; 1 is Cobb–Douglas
     * @throws IllegalArgumentException outside these bounds
     */
    public void setElasticities(double demand, double tier, double origin) {
        Require.that(
                Double.isFinite(demand) && demand < 0,
                "price elasticity of demand must be finite and < 0 but is %s",
                demand);
        demandElasticity = demand;
        tierSubstitution = Require.positive(tier, "elasticity of substitution between tiers");
        originSubstitution = Require.positive(origin, "elasticity of substitution between origins");
    }

    /**
     * Calibrates the taste weights to a base year, which {@link #solve()} then returns exactly at base prices and access.
     *
     * @param volumeMtok volume of each market, Mtok: {@code [m]}, ≥ 0
     * @param tierShares share of each tier in its market's volume: {@code [m * tiers + k]}, summing to 1
     * @param originShares share of each origin in its tier's volume: {@code [index(m, k, o)]}, summing to 1
     * @param priceUsdPerMtok delivered prices: {@code [index(m, k, o)]}, &gt; 0 where the share is
     * @param accessShares access in the base year, &gt; 0: {@code [m * origins + o]}; below one, the origin has the share s/x
     *     inside the open segments. Arrays are copied.
     * @throws IllegalArgumentException if shares do not sum to 1 within 1e-6, a number is out of its bounds, or partly open
     *     origins leave no buyer a tier (Σ s/x must stay below 1)
     */
    public void calibrate(
            double[] volumeMtok,
            double[] tierShares,
            double[] originShares,
            double[] priceUsdPerMtok,
            double[] accessShares) {
        calibrated = false;
        copy(volumeMtok, baseVolume, "base volume");
        copy(tierShares, tierShare, "tier share");
        copy(originShares, originShare, "origin share");
        copy(priceUsdPerMtok, basePrice, "base price");
        copy(accessShares, baseAccess, "base access");
        int patterns = 0;
        for (int m = 0; m < markets; m++) {
            Require.notNegative(baseVolume[m], "base volume of market " + m);
            patternOffset[m] = patterns;
            basePartly[m] = 0;
            for (int o = 0; o < origins; o++) {
                double a = Require.inRange(baseAccess[m * origins + o], 0, 1, "base access of origin " + o);
                if (a < 1) {
                    basePartly[m] |= 1L << o;
                }
            }
            Require.that(
                    Long.bitCount(basePartly[m]) <= MOST_SEGMENTED,
                    "origins with partial base access to market %d must be <= %d but are %d",
                    m,
                    MOST_SEGMENTED,
                    Long.bitCount(basePartly[m]));
            patterns += 1 << Long.bitCount(basePartly[m]);
            double sum = 0;
            for (int k = 0; k < tiers; k++) {
                sum += calibrateTier(m, k);
            }
            Require.that(Math.abs(sum - 1) <= 1e-6, "tier shares of market %d must sum to 1 but sum to %s", m, sum);
        }
        patternOffset[markets] = patterns;
        if (patternPrice.length < patterns) {
            weight = new double[patterns * tiers * origins];
            tierWeight = new double[patterns * tiers];
            patternPrice = new double[patterns];
        }
        calibrated = true;
    }

    private double calibrateTier(int m, int k) {
        double ofTier = Require.inRange(tierShare[m * tiers + k], 0, 1 + 1e-9, "share of tier " + k);
        double sum = 0;
        double open = 0;
        double unrestricted = 0;
        for (int o = 0; o < origins; o++) {
            int i = index(m, k, o);
            double s = Require.inRange(originShare[i], 0, 1 + 1e-9, "share of origin " + o + " in tier " + k);
            sum += s;
            if (s > 0) {
                inverseBasePrice[i] = 1 / Require.positive(basePrice[i], "base price of origin " + o + " in tier " + k);
                double a = baseAccess[m * origins + o];
                Require.that(a > 0, "base share of origin %d in tier %d must be 0 without access but is %s", o, k, s);
                if (a < 1) {
                    open += s / a;
                } else {
                    unrestricted += s;
                }
            }
        }
        Require.that(
                ofTier == 0 || Math.abs(sum - 1) <= 1e-6,
                "origin shares of tier %d of market %d must sum to 1 but sum to %s",
                k,
                m,
                sum);
        Require.that(
                ofTier == 0 || open == 0 || (open < 1 && unrestricted > 0),
                "shares over base access of partly open origins in tier %d of market %d must sum to < 1 but sum to %s",
                k,
                m,
                open);
        return ofTier;
    }

    private static void copy(double[] from, double[] to, String what) {
        Require.that(from.length == to.length, "%s must have %d values but has %d", what, to.length, from.length);
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /**
     * Solves for the equilibrium from a cold start.
     *
     * @throws IllegalArgumentException if an input is out of its bounds
     * @throws IllegalStateException if not calibrated
     * @throws NoEquilibriumException if no prices clear the market
     */
    public void solve() {
        solve(false);
    }

    /**
     * Solves for the equilibrium.
     *
     * @param warm whether to start at the present content of {@link #energyPrice}, which saves time and changes the result
     *     by no more than rounding
     * @throws IllegalArgumentException if an input is out of its bounds
     * @throws IllegalStateException if not calibrated
     * @throws NoEquilibriumException if no prices clear the market
     */
    public void solve(boolean warm) {
        begin(warm);
        equilibrate(warm);
        if (hasFixedCost()) {
            decideEntry();
        }
        finish();
    }

    /** Solves by sweeps alone, from s = 0, without the joint Newton iteration; for tests. */
    void solveBySweeps() {
        begin(false);
        start(false);
        if (!sweep(100 * SWEEPS)) {
            throw unsettled();
        }
        finish();
    }

    private void begin(boolean warm) {
        if (!calibrated) {
            throw new IllegalStateException("the market must be calibrated before it is solved");
        }
        if (!warm) {
            Arrays.fill(energyPrice, 0);
        }
        evaluations = 0;
        sweeps = 0;
        Arrays.fill(served, true);
        prepare();
        prepareSupply();
    }

    // ---------------------------------------------------------------- preparation

    private void prepare() {
        for (int m = 0; m < markets; m++) {
            if (!(demandScale[m] >= 0 && demandScale[m] < Double.POSITIVE_INFINITY)) {
                throw bad("demand scale", m, -1, -1, ">= 0", demandScale[m]);
            }
            int h = host[m];
            closed[m] = 0;
            partialCount[m] = 0;
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                double a = access[mo];
                if (!(a >= 0 && a <= 1)) {
                    throw bad("access", m, -1, o, "in [0, 1]", a);
                }
                if (a == 0 || !served[mo]) {
                    closed[m] |= 1L << o;
                } else if (a < 1) {
                    partial[m * origins + partialCount[m]++] = o;
                }
                prepareOrigin(m, o, h);
            }
            if (partialCount[m] > MOST_SEGMENTED) {
                throw bad("number of partly open origins", m, -1, -1, "<= " + MOST_SEGMENTED, partialCount[m]);
            }
            prepareWeights(m);
        }
    }

    private void prepareOrigin(int m, int o, int h) {
        int mo = m * origins + o;
        double duty = 1 + tariff[mo];
        double liability = 1 + premium[mo];
        double psi = o == h ? 0 : leakage[mo];
        if (!(duty > 0 && duty < Double.POSITIVE_INFINITY)) {
            throw bad("tariff", m, -1, o, "> -1 and finite", tariff[mo]);
        }
        if (!(liability > 0 && liability < Double.POSITIVE_INFINITY)) {
            throw bad("liability premium", m, -1, o, "> -1 and finite", premium[mo]);
        }
        if (!(psi >= 0 && psi <= 1)) {
            throw bad("leakage", m, -1, o, "in [0, 1]", psi);
        }
        if (psi > 0 && (h < 0 || h >= origins)) {
            throw bad("host of leaked tokens", m, -1, o, "an origin", h);
        }
        if (!(fixedCost[mo] >= 0)) {
            throw bad("fixed compliance cost", m, -1, o, ">= 0", fixedCost[mo]);
        }
        for (int k = 0; k < tiers; k++) {
            int i = index(m, k, o);
            if (originShare[i] == 0) {
                e1[i] = 0;
                e2[i] = 0;
                c0[i] = 1;
                c1[i] = 0;
                c2[i] = 0;
                continue;
            }
            double a = energy[o * tiers + k];
            if (!(price[i] > 0 && price[i] < Double.POSITIVE_INFINITY)) {
                throw bad("producer price", m, k, o, "> 0 and finite", price[i]);
            }
            if (!(a >= 0 && a < Double.POSITIVE_INFINITY)) {
                throw bad("energy per Mtok", m, k, o, ">= 0 and finite", a);
            }
            double own = 1 - psi;
            e1[i] = own * a;
            c0[i] = own * price[i] * duty * liability;
            c1[i] = own * a * duty * liability;
            if (psi > 0) {
                if (!(hostPrice[i] > 0 && hostPrice[i] < Double.POSITIVE_INFINITY)) {
                    throw bad("host price", m, k, o, "> 0 and finite", hostPrice[i]);
                }
                if (!(hostEnergy[i] >= 0 && hostEnergy[i] < Double.POSITIVE_INFINITY)) {
                    throw bad("host energy per Mtok", m, k, o, ">= 0 and finite", hostEnergy[i]);
                }
                e2[i] = psi * hostEnergy[i];
                c0[i] += psi * hostPrice[i] * liability;
                c2[i] = psi * hostEnergy[i] * liability;
            } else {
                e2[i] = 0;
                c2[i] = 0;
            }
        }
    }

    /** Expenditure weights for each pattern of closed segments among the origins that were partly open in the base year. */
    private void prepareWeights(int m) {
        int patterns = patternOffset[m + 1] - patternOffset[m];
        long partly = basePartly[m];
        for (int pattern = 0; pattern < patterns; pattern++) {
            int at = patternOffset[m] + pattern;
            long shut = partly == 0 ? 0 : deposit(pattern, partly);
            double total = 0;
            for (int k = 0; k < tiers; k++) {
                double ofTier = tierShare[m * tiers + k];
                double mean = ofTier == 0 ? 0 : prepareTier(m, k, at, partly, shut);
                tierWeight[at * tiers + k] = ofTier * mean;
                total += ofTier * mean;
            }
            patternPrice[at] = total;
            double inverse = total > 0 ? 1 / total : 0;
            for (int k = 0; k < tiers; k++) {
                tierWeight[at * tiers + k] *= inverse;
            }
        }
    }

    private double prepareTier(int m, int k, int at, long partly, long shut) {
        int from = index(m, k, 0);
        int to = (at * tiers + k) * origins;
        double free = 1;
        double freeBase = 1;
        if (partly != 0) {
            freeBase = 0;
            for (int o = 0; o < origins; o++) {
                double s = originShare[from + o];
                if ((partly >> o & 1) == 0) {
                    freeBase += s;
                } else if ((shut >> o & 1) == 0 && s > 0) {
                    free -= s / baseAccess[m * origins + o];
                }
            }
        }
        double mean = 0;
        double drifted = 0;
        for (int o = 0; o < origins; o++) {
            double s = originShare[from + o];
            double w = 0;
            if (s > 0) {
                double segment = s;
                if (partly != 0) {
                    boolean restricted = (partly >> o & 1) != 0;
                    segment = restricted
                            ? ((shut >> o & 1) != 0 ? 0 : s / baseAccess[m * origins + o])
                            : s * free / freeBase;
                }
                double spent = segment * basePrice[from + o];
                mean += spent;
                double t = taste[from + o];
                if (!(t > 0 && t < Double.POSITIVE_INFINITY)) {
                    throw bad("taste factor", m, k, o, "> 0 and finite", t);
                }
                w = spent * t;
                drifted += w;
            }
            weight[to + o] = w;
        }
        double inverse = drifted > 0 ? 1 / drifted : 0;
        for (int o = 0; o < origins; o++) {
            weight[to + o] *= inverse;
        }
        return mean;
    }

    /** Spreads the low bits of a number over the set bits of a mask. */
    private static long deposit(int bits, long mask) {
        long result = 0;
        long rest = mask;
        for (int b = bits; rest != 0; b >>= 1) {
            long lowest = rest & -rest;
            if ((b & 1) != 0) {
                result |= lowest;
            }
            rest ^= lowest;
        }
        return result;
    }

    /** Gathers the bits of a number under the set bits of a mask. */
    private static int extract(long bits, long mask) {
        int result = 0;
        int place = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            if ((bits & rest & -rest) != 0) {
                result |= 1 << place;
            }
            place++;
        }
        return result;
    }

    private void prepareSupply() {
        int breaks = steps + 1;
        for (int o = 0; o < origins; o++) {
            double cap = capacity[o];
            if (!(cap >= 0)) {
                throw bad("capacity in kWh", -1, -1, o, ">= 0", cap);
            }
            int n = stepCount[o];
            if (n < 0 || n > steps) {
                throw bad("number of energy steps", -1, -1, o, "in [0, " + steps + "]", n);
            }
            int at = o * breaks;
            breakPrice[at] = 0;
            breakSupply[at] = n == 0 ? cap : 0;
            int count = 1;
            double cumulated = 0;
            double last = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double q = stepQuantity[o * steps + j];
                double pi = stepPrice[o * steps + j];
                if (!(q >= 0)) {
                    throw bad("quantity of an energy step in kWh", -1, -1, o, ">= 0", q);
                }
                if (!(pi >= last && pi < Double.POSITIVE_INFINITY)) {
                    throw bad("price of an energy step in USD/kWh", -1, -1, o, "finite and ascending", pi);
                }
                last = pi;
                cumulated += q;
                double supply = Math.min(cap, cumulated);
                if (supply > breakSupply[at + count - 1]) {
                    if (pi > breakPrice[at + count - 1]) {
                        breakPrice[at + count++] = pi;
                    }
                    breakSupply[at + count - 1] = supply;
                }
            }
            breakCount[o] = count;
        }
    }

    private static IllegalArgumentException bad(String what, int m, int k, int o, String bound, double value) {
        return new IllegalArgumentException(what
                + (o < 0 ? "" : " of origin " + o)
                + (k < 0 ? "" : " in tier " + k)
                + (m < 0 ? "" : " of market " + m)
                + " must be "
                + bound
                + " but is "
                + value);
    }

    // ---------------------------------------------------------------- demand

    /** Volumes and energy use at the present energy prices, and with them the derivatives of use. */
    private void evaluate(boolean derivatives) {
        evaluations++;
        Arrays.fill(use, 0);
        if (derivatives) {
            Arrays.fill(jacobian, 0);
            Arrays.fill(slope, 0);
        }
        Arrays.fill(volume, 0);
        Arrays.fill(tierSpending, 0);
        Arrays.fill(tierAggregate, 0);
        double powerO = 1 - originSubstitution;
        boolean flatO = Math.abs(powerO) < FLAT;
        for (int m = 0; m < markets; m++) {
            marketSpending[m] = 0;
            marketAggregate[m] = 0;
            int h = host[m];
            double hosted = h >= 0 && h < origins ? energyPrice[h] : 0;
            int base = index(m, 0, 0);
            for (int k = 0; k < tiers; k++) {
                int at = k * origins;
                // Powers are taken relative to the origin that dominates, so that none overflows and not all underflow.
                double reference = Double.NaN;
                for (int o = 0; o < origins; o++) {
                    int c = base + at + o;
                    if (originShare[c] == 0) {
                        continue;
                    }
                    double delivered = c0[c] + c1[c] * energyPrice[o] + c2[c] * hosted;
                    p[c] = delivered;
                    double ratio = Math.log(delivered * inverseBasePrice[c]);
                    logRatio[at + o] = ratio;
                    if ((closed[m] >> o & 1) == 0) {
                        boolean first = Double.isNaN(reference);
                        boolean dominates = powerO < 0 ? ratio < reference : ratio > reference;
                        reference = first || dominates ? ratio : reference;
                    }
                }
                tierReference[k] = reference;
                for (int o = 0; o < origins; o++) {
                    int i = at + o;
                    if (originShare[base + i] != 0) {
                        x[i] = flatO ? 1 : Math.exp(powerO * (logRatio[i] - reference));
                    }
                }
            }
            double level = baseVolume[m] * demandScale[m];
            if (level == 0) {
                continue;
            }
            int n = partialCount[m];
            for (int mask = 0; mask < 1 << n; mask++) {
                double portion = 1;
                long shut = closed[m];
                for (int r = 0; r < n; r++) {
                    int o = partial[m * origins + r];
                    double a = access[m * origins + o];
                    if ((mask >> r & 1) != 0) {
                        portion *= 1 - a;
                        shut |= 1L << o;
                    } else {
                        portion *= a;
                    }
                }
                segment(m, level * portion, shut, derivatives);
            }
        }
    }

    private void segment(int m, double level, long shut, boolean derivatives) {
        int pattern = patternOffset[m] + (basePartly[m] == 0 ? 0 : extract(shut, basePartly[m]));
        // What was shut in the base year already has no weight in the pattern; only the rest is dropped from it.
        double powerO = 1 - originSubstitution;
        double powerT = 1 - tierSubstitution;
        boolean nearO = Math.abs(powerO) < NEAR_FLAT;
        int w0 = pattern * tiers * origins;
        double sumT = 0;
        boolean any = false;
        double referenceT = Double.NaN;
        for (int k = 0; k < tiers; k++) {
            int at = k * origins;
            double sum = 0;
            for (int o = 0; o < origins; o++) {
                double w = weight[w0 + at + o];
                double part = w == 0 || (shut >> o & 1) != 0 ? 0 : w * x[at + o];
                share[at + o] = part;
                sum += part;
            }
            tierSum[k] = sum;
            double wk = tierWeight[pattern * tiers + k];
            if (sum == 0 || wk == 0) {
                tierShareNow[k] = 0;
                tierLog[k] = 0;
                continue;
            }
            double logTier = nearO ? nearlyFlat(w0 + at, at, shut, powerO) : tierReference[k] + Math.log(sum) / powerO;
            tierLog[k] = logTier;
            any = true;
            tierShareNow[k] = wk;
            boolean dominates = powerT < 0 ? logTier < referenceT : logTier > referenceT;
            referenceT = Double.isNaN(referenceT) || dominates ? logTier : referenceT;
        }
        if (!any) {
            return;
        }
        for (int k = 0; k < tiers; k++) {
            if (tierShareNow[k] > 0) {
                tierShareNow[k] *= Math.exp(powerT * (tierLog[k] - referenceT));
                sumT += tierShareNow[k];
            }
        }
        double logMarket =
                Math.abs(powerT) < NEAR_FLAT ? nearlyFlatTiers(pattern, powerT) : referenceT + Math.log(sumT) / powerT;
        if (!(Math.abs(logMarket) < 700)) {
            throw new NoEquilibriumException("no equilibrium: the price index of market " + m
                    + " must be finite but its logarithm is " + logMarket
                    + "; an origin cannot be shut out at an elasticity of substitution so near 1");
        }
        double spending = level * patternPrice[pattern] * Math.exp((1 + demandElasticity) * logMarket);
        marketSpending[m] += spending;
        marketAggregate[m] += level * Math.exp(demandElasticity * logMarket);
        if (derivatives) {
            Arrays.fill(marketUse, 0);
            Arrays.fill(marketGrad, 0);
        }
        int h = host[m];
        double inverseT = 1 / sumT;
        for (int k = 0; k < tiers; k++) {
            double ofMarket = tierShareNow[k] * inverseT;
            if (ofMarket == 0) {
                continue;
            }
            double spent = spending * ofMarket;
            tierSpending[m * tiers + k] += spent;
            tierAggregate[m * tiers + k] += spent * Math.exp(-tierLog[k]);
            double inverse = 1 / tierSum[k];
            int at = k * origins;
            int cell = index(m, k, 0);
            if (derivatives) {
                Arrays.fill(tierUse, 0);
                Arrays.fill(tierGrad, 0);
            }
            for (int o = 0; o < origins; o++) {
                if (share[at + o] == 0) {
                    continue;
                }
                int c = cell + o;
                double e = share[at + o] * inverse;
                double perPrice = 1 / p[c];
                double q = spent * e * perPrice;
                volume[c] += q;
                double own = e1[c] * q;
                use[o] += own;
                double away = e2[c] * q;
                if (away > 0) {
                    use[h] += away;
                }
                if (derivatives) {
                    double d1 = c1[c] * perPrice;
                    double d2 = c2[c] * perPrice;
                    tierUse[o] += own;
                    tierGrad[o] += e * d1;
                    jacobian[o * origins + o] -= originSubstitution * own * d1;
                    slope[o] += own * d1;
                    if (away > 0 || d2 > 0) {
                        tierUse[h] += away;
                        tierGrad[h] += e * d2;
                        jacobian[o * origins + h] -= originSubstitution * own * d2;
                        jacobian[h * origins + o] -= originSubstitution * away * d1;
                        jacobian[h * origins + h] -= originSubstitution * away * d2;
                        slope[h] += away * d2;
                    }
                }
            }
            if (derivatives) {
                double cross = originSubstitution - tierSubstitution;
                for (int a = 0; a < origins; a++) {
                    double u = cross * tierUse[a];
                    for (int b = 0; b < origins; b++) {
                        jacobian[a * origins + b] += u * tierGrad[b];
                    }
                    marketUse[a] += tierUse[a];
                    marketGrad[a] += ofMarket * tierGrad[a];
                }
            }
        }
        if (derivatives) {
            double cross = tierSubstitution + demandElasticity;
            for (int a = 0; a < origins; a++) {
                double u = cross * marketUse[a];
                for (int b = 0; b < origins; b++) {
                    jacobian[a * origins + b] += u * marketGrad[b];
                }
            }
        }
    }

    /** Log of the tier index for σ_O at or near 1, where the power form loses digits. */
    private double nearlyFlat(int weights, int at, long shut, double power) {
        double admitted = 0;
        double all = 0;
        double sum = 0;
        boolean flat = Math.abs(power) < FLAT;
        for (int o = 0; o < origins; o++) {
            double w = weight[weights + o];
            all += w;
            if (w > 0 && (shut >> o & 1) == 0) {
                admitted += w;
                sum += w * (flat ? logRatio[at + o] : Math.expm1(power * logRatio[at + o]));
            }
        }
        double mean = sum / admitted;
        if (flat) {
            return mean;
        }
        return ((admitted == all ? 0 : Math.log(admitted / all)) + Math.log1p(mean)) / power;
    }

    /** Log of the market index for σ_T at or near 1. */
    private double nearlyFlatTiers(int pattern, double power) {
        double admitted = 0;
        double all = 0;
        double sum = 0;
        boolean flat = Math.abs(power) < FLAT;
        for (int k = 0; k < tiers; k++) {
            double w = tierWeight[pattern * tiers + k];
            all += w;
            if (w > 0 && tierSum[k] > 0) {
                admitted += w;
                sum += w * (flat ? tierLog[k] : Math.expm1(power * tierLog[k]));
            }
        }
        double mean = sum / admitted;
        if (flat) {
            return mean;
        }
        return ((admitted == all ? 0 : Math.log(admitted / all)) + Math.log1p(mean)) / power;
    }

    // ---------------------------------------------------------------- clearing

    private void equilibrate(boolean warm) {
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
        int breaks = steps + 1;
        for (int o = 0; o < origins; o++) {
            double s = energyPrice[o];
            int at = o * breaks;
            int j = 0;
            boolean inside = false;
            if (warm && s > 0 && s < Double.POSITIVE_INFINITY) {
                while (j + 1 < breakCount[o] && breakPrice[at + j + 1] <= s) {
                    j++;
                }
                inside = s > breakPrice[at + j]
                        && breakSupply[at + j] < Double.POSITIVE_INFINITY
                        && breakSupply[at + j] > 0;
            }
            position[o] = j;
            interior[o] = inside;
            if (!inside) {
                energyPrice[o] = breakPrice[at + j];
            }
        }
    }

    private boolean anyLimit() {
        for (int o = 0; o < origins; o++) {
            if (breakCount[o] > 1 || breakSupply[o * (steps + 1)] < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** Joint Newton iteration on the binding origins; true only if every complementarity condition then holds. */
    private boolean newton() {
        if (!anyLimit()) {
            evaluate(false);
            return true;
        }
        for (int step = 0; step < NEWTON_STEPS; step++) {
            evaluate(true);
            boolean moved = relocate();
            double worst = direction();
            if (Double.isNaN(worst)) {
                return false;
            }
            if (!moved && worst < 1e-12) {
                return polish();
            }
            advance(true);
        }
        return false;
    }

    /**
     * The last steps, from a start that has forgotten the path: s cut to 18 bits, the same binding set. Three steps of a
     * quadratic iteration then reach the last bits.
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
        if (any) {
            for (int step = 0; step < 3; step++) {
                evaluate(true);
                if (Double.isNaN(direction())) {
                    return false;
                }
                advance(false);
            }
            settle();
            evaluate(false);
        }
        return complementarity() < 1e-11;
    }

    /** Puts a binding origin whose price came to lie on or a rounding error below its step onto the step. */
    private void settle() {
        for (int o = 0; o < origins; o++) {
            double step = breakPrice[o * (steps + 1) + position[o]];
            if (interior[o] && energyPrice[o] <= step) {
                energyPrice[o] = step;
                interior[o] = false;
            }
        }
    }

    /** Moves origins between steps and vertical parts where the present use demands it. */
    private boolean relocate() {
        boolean moved = false;
        int breaks = steps + 1;
        for (int o = 0; o < origins; o++) {
            if (interior[o]) {
                continue;
            }
            int at = o * breaks;
            int j = position[o];
            double u = use[o];
            if (u > breakSupply[at + j] * (1 + SLACK)) {
                if (breakSupply[at + j] > 0) {
                    interior[o] = true;
                } else if (j + 1 < breakCount[o]) {
                    position[o] = j + 1;
                    energyPrice[o] = breakPrice[at + j + 1];
                } else {
                    throw new NoEquilibriumException("no equilibrium: energy supply of origin " + o
                            + " must be > 0 because it has demand but is 0");
                }
                moved = true;
            } else if (j > 0 && breakSupply[at + j - 1] > 0 && u < breakSupply[at + j - 1] * (1 - SLACK)) {
                position[o] = j - 1;
                interior[o] = true;
                moved = true;
            } else if (j > 0 && breakSupply[at + j - 1] == 0 && u == 0) {
                position[o] = j - 1;
                energyPrice[o] = breakPrice[at + j - 1];
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
        int breaks = steps + 1;
        for (int r = 0; r < n; r++) {
            int o = binding[r];
            double target = breakSupply[o * breaks + position[o]];
            double u = use[o];
            if (!(u > 0)) {
                return Double.NaN;
            }
            double gap = u / target;
            double f = Math.abs(gap - 1) < 0.1 ? Math.log1p((u - target) / target) : Math.log(gap);
            worst = Math.max(worst, Math.abs(f));
            right[r] = -f;
            for (int c = 0; c < n; c++) {
                matrix[r * n + c] = jacobian[o * origins + binding[c]] / u;
            }
        }
        return eliminate(n) ? worst : Double.NaN;
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

    /** Takes the Newton step in the logarithm of the mean price, in which use is nearly linear; stops at the next step. */
    private void advance(boolean clamp) {
        int breaks = steps + 1;
        int n = 0;
        for (int o = 0; o < origins; o++) {
            if (!interior[o]) {
                continue;
            }
            double delta = right[n++];
            // use / Σ use (d ln p / d s): the mean price in units of s.
            double scale = use[o] / slope[o];
            double y = Math.max(-STEP_LIMIT, Math.min(STEP_LIMIT, delta / scale));
            double s = energyPrice[o] + scale * Math.expm1(y);
            if (clamp) {
                int at = o * breaks;
                int j = position[o];
                if (!(s > breakPrice[at + j])) {
                    s = breakPrice[at + j];
                    interior[o] = false;
                } else if (j + 1 < breakCount[o] && s >= breakPrice[at + j + 1]) {
                    s = breakPrice[at + j + 1];
                    position[o] = j + 1;
                    interior[o] = false;
                }
            }
            energyPrice[o] = s;
        }
    }

    /** The largest relative violation of the complementarity conditions at the present use. */
    private double complementarity() {
        double worst = 0;
        int breaks = steps + 1;
        for (int o = 0; o < origins; o++) {
            int at = o * breaks;
            int j = position[o];
            double supply = breakSupply[at + j];
            double r;
            if (interior[o]) {
                r = Math.abs(use[o] - supply) / supply;
                // The price must lie between the two steps; settle() has seen to the lower one.
                if (j + 1 < breakCount[o]) {
                    r = Math.max(r, (energyPrice[o] - breakPrice[at + j + 1]) / breakPrice[at + j + 1]);
                }
            } else {
                r = use[o] > supply ? (supply > 0 ? (use[o] - supply) / supply : 1) : 0;
                if (j > 0 && use[o] < breakSupply[at + j - 1]) {
                    r = Math.max(r, (breakSupply[at + j - 1] - use[o]) / breakSupply[at + j - 1]);
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
                evaluate(false);
                if (complementarity() < 1e-10) {
                    return true;
                }
            }
        }
        return false;
    }

    private NoEquilibriumException unsettled() {
        return new NoEquilibriumException(
                "no equilibrium found: energy prices must settle to 1e-10 but still move after " + sweeps + " sweeps");
    }

    /** The smallest price at which the use of an origin is within its supply, the others' prices given. */
    private void respond(int o) {
        int at = o * (steps + 1);
        for (int j = 0; j < breakCount[o]; j++) {
            double low = breakPrice[at + j];
            double supply = breakSupply[at + j];
            position[o] = j;
            interior[o] = false;
            energyPrice[o] = low;
            if (supply == Double.POSITIVE_INFINITY) {
                return;
            }
            evaluate(true);
            if (use[o] <= supply) {
                return;
            }
            boolean last = j + 1 == breakCount[o];
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
                high = breakPrice[at + j + 1];
                energyPrice[o] = high;
                evaluate(true);
                if (use[o] > supply) {
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
        double scale = use[o] / slope[o];
        for (int i = 0; i < 200; i++) {
            high = high + scale;
            scale *= 4;
            energyPrice[o] = high;
            evaluate(true);
            if (use[o] <= supply) {
                return high;
            }
        }
        throw new NoEquilibriumException("no equilibrium: energy use of origin " + o + " must fall to " + supply
                + " kWh but is still " + use[o] + " at an energy price of " + high + " USD/kWh");
    }

    /** Safeguarded Newton in the logarithm of use: bisection whenever a step would leave the bracket or gains too little. */
    private double root(int o, double from, double to, double supply) {
        double low = from;
        double high = to;
        double s = energyPrice[o];
        double width = high - low;
        for (int i = 0; i < 300; i++) {
            double f = Math.log(use[o] / supply);
            if (use[o] > supply) {
                low = s;
            } else {
                high = s;
            }
            if (f == 0 || high - low <= 2 * Math.ulp(high)) {
                break;
            }
            double scale = use[o] / slope[o];
            double delta = -f * use[o] / jacobian[o * origins + o];
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
            evaluate(true);
        }
        return s;
    }

    // ---------------------------------------------------------------- entry

    private boolean hasFixedCost() {
        for (double f : fixedCost) {
            if (f > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Entry. From all serving all, the pair (market, origin) with the largest shortfall (F − profit)/F leaves, one at a time,
     * until none makes a loss; then each that left, in the order of its index, comes back if it and all that serve cover
     * their cost. Ties go to the lower index.
     */
    private void decideEntry() {
        boolean anyLeft = false;
        while (true) {
            int leaver = worstShortfall();
            if (leaver < 0) {
                break;
            }
            anyLeft = true;
            served[leaver] = false;
            resolve();
        }
        for (int mo = 0; anyLeft && mo < served.length; mo++) {
            if (!served[mo]) {
                served[mo] = true;
                resolve();
                if (worstShortfall() >= 0) {
                    served[mo] = false;
                    resolve();
                }
            }
        }
    }

    private void resolve() {
        prepare();
        Arrays.fill(energyPrice, 0);
        equilibrate(false);
    }

    private int worstShortfall() {
        int worst = -1;
        double most = 1e-12;
        for (int m = 0; m < markets; m++) {
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                double f = fixedCost[mo];
                if (f > 0 && served[mo] && access[mo] > 0) {
                    double shortfall = (f - operatingProfit(m, o)) / f;
                    if (f == Double.POSITIVE_INFINITY) {
                        shortfall = f;
                    }
                    if (shortfall > most) {
                        most = shortfall;
                        worst = mo;
                    }
                }
            }
        }
        return worst;
    }

    /**
     * Operating profit of an origin in a market before the fixed cost: Σ_k own-served volume × (price − unit cost), at s = 0
     * margins, because scarcity rent could be earned in any other market as well.
     *
     * @param m the market
     * @param o the origin
     * @return USD a year
     */
    public double operatingProfit(int m, int o) {
        double profit = 0;
        double own = o == host[m] ? 1 : 1 - leakage[m * origins + o];
        for (int k = 0; k < tiers; k++) {
            int i = index(m, k, o);
            profit += own * volume[i] * (price[i] - unitCost[o * tiers + k]);
        }
        return profit;
    }

    // ---------------------------------------------------------------- outputs

    private void finish() {
        Arrays.fill(receipts, 0);
        Arrays.fill(hostReceipts, 0);
        Arrays.fill(compliance, 0);
        Arrays.fill(use, 0);
        for (int m = 0; m < markets; m++) {
            tariffRevenue[m] = 0;
            premia[m] = 0;
            int h = host[m];
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                boolean sold = false;
                for (int k = 0; k < tiers; k++) {
                    int i = index(m, k, o);
                    double q = volume[i];
                    leaked[i] = 0;
                    if (q == 0) {
                        continue;
                    }
                    sold = true;
                    double psi = o == h ? 0 : leakage[mo];
                    double own = (1 - psi) * q;
                    double worth = own * producerPrice(m, k, o);
                    receipts[o] += worth;
                    tariffRevenue[m] += worth * tariff[mo];
                    double before = worth * (1 + tariff[mo]);
                    use[o] += own * energy[o * tiers + k];
                    if (psi > 0) {
                        double away = psi * q;
                        leaked[i] = away;
                        double fee = away * (hostPrice[i] + hostEnergy[i] * energyPrice[h]);
                        hostReceipts[h] += fee;
                        before += fee;
                        use[h] += away * hostEnergy[i];
                    }
                    premia[m] += before * premium[mo];
                }
                if (sold && fixedCost[mo] > 0) {
                    compliance[o] += fixedCost[mo];
                }
            }
        }
        residual = complementarity();
        if (!(residual < 1e-9)) {
            throw new NoEquilibriumException(
                    "no equilibrium found: relative residual of the complementarity conditions must be < 1e-9 but is "
                            + residual);
        }
        for (int o = 0; o < origins; o++) {
            paidPrice[o] = marginalStepPrice(o);
            rent[o] = energyPrice[o] - paidPrice[o];
        }
    }

    /** Price of the step at which use lies, 0 without a curve. */
    private double marginalStepPrice(int o) {
        int n = stepCount[o];
        if (n == 0) {
            return 0;
        }
        int at = o * (steps + 1) + position[o];
        if (!interior[o] && breakPrice[at] > 0) {
            return energyPrice[o];
        }
        double level = interior[o] ? breakSupply[at] : use[o];
        double cumulated = 0;
        for (int j = 0; j < n; j++) {
            cumulated += stepQuantity[o * steps + j];
            if (cumulated >= level || j == n - 1) {
                return Math.min(energyPrice[o], stepPrice[o * steps + j]);
            }
        }
        return 0;
    }

    /**
     * Price of the energy that the origin buys: that of the step at which its use lies, USD/kWh above the base price.
     *
     * @param o the origin
     * @return π_o
     */
    public double paidEnergyPrice(int o) {
        return paidPrice[o];
    }

    /**
     * Scarcity rent λ_o = s_o − π_o of the origin's equipment, USD/kWh.
     *
     * @param o the origin
     * @return λ_o
     */
    public double scarcityRent(int o) {
        return rent[o];
    }

    /**
     * Metered energy used for sold tokens, hosted ones included, kWh.
     *
     * @param o the origin
     * @return Use_o
     */
    public double energyUsed(int o) {
        return use[o];
    }

    /**
     * Volume sold, at home hosts and own service together, Mtok.
     *
     * @param m the market
     * @param k the tier
     * @param o the origin of the model
     * @return q_mko
     */
    public double volume(int m, int k, int o) {
        return volume[index(m, k, o)];
    }

    /**
     * The part of the volume that the market's host serves on open weights, Mtok.
     *
     * @param m the market
     * @param k the tier
     * @param o the origin of the model
     * @return ψ q_mko
     */
    public double leakedVolume(int m, int k, int o) {
        return leaked[index(m, k, o)];
    }

    /**
     * Producer price of the origin's own service with scarcity, USD per Mtok.
     *
     * @param m the market
     * @param k the tier
     * @param o the origin
     * @return price + energy × s
     */
    public double producerPrice(int m, int k, int o) {
        return price[index(m, k, o)] + energy[o * tiers + k] * energyPrice[o];
    }

    /**
     * Price that buyers pay for the origin's model, own-served and hosted parts averaged, USD per Mtok.
     *
     * @param m the market
     * @param k the tier
     * @param o the origin
     * @return p_mko
     */
    public double deliveredPrice(int m, int k, int o) {
        return p[index(m, k, o)];
    }

    /**
     * Price index of a tier in a market: P_mk in one segment; over several, spending over the aggregate of quantities.
     *
     * @param m the market
     * @param k the tier
     * @return USD per Mtok; 0 if nothing is sold. Base year: the average price.
     */
    public double tierPrice(int m, int k) {
        int i = m * tiers + k;
        double base = 0;
        for (int o = 0; o < origins; o++) {
            base += originShare[index(m, k, o)] * basePrice[index(m, k, o)];
        }
        return tierAggregate[i] == 0 ? 0 : tierSpending[i] / tierAggregate[i] * base;
    }

    /**
     * Price index of a market, relative quality constant, USD per Mtok: P_m in one segment; over several, spending over the
     * aggregate quantity.
     *
     * @param m the market
     * @return P_m; 0 if nothing is sold. Base year: the average price.
     */
    public double marketPrice(int m) {
        return marketAggregate[m] == 0 ? 0 : marketSpending[m] / marketAggregate[m];
    }

    /**
     * Aggregate quantity Q_m of a market (the quantity that the demand equation gives), Mtok of the base-year composition.
     *
     * @param m the market
     * @return Q_m
     */
    public double marketQuantity(int m) {
        return marketAggregate[m];
    }

    /**
     * What buyers of a market pay, USD.
     *
     * @param m the market
     * @return P_m Q_m
     */
    public double spending(int m) {
        return marketSpending[m];
    }

    /**
     * What buyers of a market pay for a tier, USD.
     *
     * @param m the market
     * @param k the tier
     * @return P_mk q_mk
     */
    public double tierSpending(int m, int k) {
        return tierSpending[m * tiers + k];
    }

    /**
     * Receipts of the origin for the tokens it serves itself, before compliance cost, after tariff and premium, USD.
     *
     * @param o the origin
     * @return Σ (1−ψ) q (price + energy × s)
     */
    public double receipts(int o) {
        return receipts[o];
    }

    /**
     * Receipts of the origin for hosting other origins' open weights, USD.
     *
     * @param o the host
     * @return Σ ψ q × host price
     */
    public double hostReceipts(int o) {
        return hostReceipts[o];
    }

    /**
     * Compliance cost that the origin pays in the markets where it sells, USD.
     *
     * @param o the origin
     * @return Σ F
     */
    public double complianceCost(int o) {
        return compliance[o];
    }

    /**
     * Tariff revenue of a market, USD.
     *
     * @param m the market
     * @return Σ τ × producer price × own-served volume
     */
    public double tariffRevenue(int m) {
        return tariffRevenue[m];
    }

    /**
     * Liability premia that buyers of a market pay, USD.
     *
     * @param m the market
     * @return Σ z × price before premium × volume
     */
    public double liabilityPremia(int m) {
        return premia[m];
    }

    /**
     * Whether an origin serves a market after the entry decision.
     *
     * @param m the market
     * @param o the origin
     * @return whether it is admitted to some part and covers its fixed cost
     */
    public boolean serves(int m, int o) {
        return served[m * origins + o] && access[m * origins + o] > 0;
    }

    /**
     * The largest relative violation of the complementarity conditions: |use/supply − 1| where a limit binds, the excess of
     * use over supply where none does, and the shortfall below the step underneath.
     *
     * @return the residual, below 1e-9
     */
    public double residual() {
        return residual;
    }

    /**
     * {@return how many times the whole demand system was evaluated}
     */
    public int evaluations() {
        return evaluations;
    }

    /**
     * {@return how many Gauss–Seidel sweeps ran because the joint iteration did not settle; usually 0}
     */
    public int sweeps() {
        return sweeps;
    }
}
