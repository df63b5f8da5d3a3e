package org.tokenstate.economics.market;

import java.util.Arrays;

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
public final class MarketSolver extends MarketInputs {
    private final DemandSystem demand;
    private final EnergySteps curve;
    private final Clearing clearing;
    private boolean calibrated;

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
        super(markets, tiers, origins, steps);
        demand = new DemandSystem(this);
        curve = new EnergySteps(this);
        clearing = new Clearing(this, demand, curve);
        leaked = new double[markets * tiers * origins];
        paidPrice = new double[origins];
        rent = new double[origins];
        receipts = new double[origins];
        hostReceipts = new double[origins];
        tariffRevenue = new double[markets];
        premia = new double[markets];
        compliance = new double[origins];
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
        demand.calibrate(volumeMtok, tierShares, originShares, priceUsdPerMtok, accessShares);
        calibrated = true;
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
        clearing.equilibrate(warm);
        if (hasFixedCost()) {
            decideEntry();
        }
        finish();
    }

    /** Solves by sweeps alone, from s = 0, without the joint Newton iteration; for tests. */
    void solveBySweeps() {
        begin(false);
        clearing.sweepOnly();
        finish();
    }

    private void begin(boolean warm) {
        if (!calibrated) {
            throw new IllegalStateException("the market must be calibrated before it is solved");
        }
        if (!warm) {
            Arrays.fill(energyPrice, 0);
        }
        demand.evaluations = 0;
        clearing.reset();
        Arrays.fill(demand.served, true);
        demand.prepare();
        curve.prepare();
    }

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
            demand.served[leaver] = false;
            resolve();
        }
        for (int mo = 0; anyLeft && mo < demand.served.length; mo++) {
            if (!demand.served[mo]) {
                demand.served[mo] = true;
                resolve();
                if (worstShortfall() >= 0) {
                    demand.served[mo] = false;
                    resolve();
                }
            }
        }
    }

    private void resolve() {
        demand.prepare();
        Arrays.fill(energyPrice, 0);
        clearing.equilibrate(false);
    }

    private int worstShortfall() {
        int worst = -1;
        double most = 1e-12;
        for (int m = 0; m < markets; m++) {
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                double f = fixedCost[mo];
                if (f > 0 && demand.served[mo] && access[mo] > 0) {
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
            profit += own * demand.volume[i] * (price[i] - unitCost[o * tiers + k]);
        }
        return profit;
    }

    private void finish() {
        Arrays.fill(receipts, 0);
        Arrays.fill(hostReceipts, 0);
        Arrays.fill(compliance, 0);
        Arrays.fill(demand.use, 0);
        for (int m = 0; m < markets; m++) {
            tariffRevenue[m] = 0;
            premia[m] = 0;
            int h = host[m];
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                boolean sold = false;
                for (int k = 0; k < tiers; k++) {
                    int i = index(m, k, o);
                    double q = demand.volume[i];
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
                    demand.use[o] += own * energy[o * tiers + k];
                    if (psi > 0) {
                        double away = psi * q;
                        leaked[i] = away;
                        double fee = away * (hostPrice[i] + hostEnergy[i] * energyPrice[h]);
                        hostReceipts[h] += fee;
                        before += fee;
                        demand.use[h] += away * hostEnergy[i];
                    }
                    premia[m] += before * premium[mo];
                }
                if (sold && fixedCost[mo] > 0) {
                    compliance[o] += fixedCost[mo];
                }
            }
        }
        residual = clearing.complementarity();
        if (!(residual < 1e-9)) {
            throw new NoEquilibriumException(
                    "no equilibrium found: relative residual of the complementarity conditions must be < 1e-9 but is "
                            + residual);
        }
        for (int o = 0; o < origins; o++) {
            paidPrice[o] = clearing.marginalStepPrice(o);
            rent[o] = energyPrice[o] - paidPrice[o];
        }
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
        return demand.use[o];
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
        return demand.volume[index(m, k, o)];
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
        return demand.p[index(m, k, o)];
    }

    /**
     * Price index of a tier in a market: P_mk in one segment; over several, spending over the aggregate of quantities.
     *
     * @param m the market
     * @param k the tier
     * @return USD per Mtok; 0 if nothing is sold. Base year: the average price.
     */
    public double tierPrice(int m, int k) {
        demand.aggregate();
        int i = m * tiers + k;
        double base = 0;
        for (int o = 0; o < origins; o++) {
            base += demand.originShare[index(m, k, o)] * demand.basePrice[index(m, k, o)];
        }
        return demand.tierAggregate[i] == 0 ? 0 : demand.tierSpending[i] / demand.tierAggregate[i] * base;
    }

    /**
     * Price index of a market, relative quality constant, USD per Mtok: P_m in one segment; over several, spending over the
     * aggregate quantity.
     *
     * @param m the market
     * @return P_m; 0 if nothing is sold. Base year: the average price.
     */
    public double marketPrice(int m) {
        demand.aggregate();
        return demand.marketAggregate[m] == 0 ? 0 : demand.marketSpending[m] / demand.marketAggregate[m];
    }

    /**
     * Aggregate quantity Q_m of a market (the quantity that the demand equation gives), Mtok of the base-year composition.
     *
     * @param m the market
     * @return Q_m
     */
    public double marketQuantity(int m) {
        demand.aggregate();
        return demand.marketAggregate[m];
    }

    /**
     * What buyers of a market pay, USD.
     *
     * @param m the market
     * @return P_m Q_m
     */
    public double spending(int m) {
        return demand.marketSpending[m];
    }

    /**
     * What buyers of a market pay for a tier, USD.
     *
     * @param m the market
     * @param k the tier
     * @return P_mk q_mk
     */
    public double tierSpending(int m, int k) {
        return demand.tierSpending[m * tiers + k];
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
        return demand.served[m * origins + o] && access[m * origins + o] > 0;
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
        return demand.evaluations;
    }

    /**
     * {@return how many Gauss–Seidel sweeps ran because the joint iteration did not settle; usually 0}
     */
    public int sweeps() {
        return clearing.sweeps();
    }
}
