package org.tokenstate.economics.market;

import java.util.Arrays;
import org.tokenstate.units.Require;

/** What the caller of {@link MarketSolver} fills in: the market of this year on plain arrays, with markets m × tiers k × origins o. */
abstract class MarketInputs {
    final int markets;
    final int tiers;
    final int origins;
    final int steps;

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

    double demandElasticity = -1.3;
    double tierSubstitution = 1.5;
    double originSubstitution = 4;

    MarketInputs(int markets, int tiers, int origins, int steps) {
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
    }

    /** Whether shares with this sum are taken to add up to one. */
    static boolean sumToOne(double sum) {
        return Math.abs(sum - 1) <= 1e-6;
    }

    static double[] filled(int length, double value) {
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

    static IllegalArgumentException bad(String what, int m, int k, int o, String bound, double value) {
        return new IllegalArgumentException(what
                + (o < 0 ? "" : " of origin " + o)
                + (k < 0 ? "" : " in tier " + k)
                + (m < 0 ? "" : " of market " + m)
                + " must be "
                + bound
                + " but is "
                + value);
    }
}
