package org.tokenstate.economics.world;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tokenstate.numeric.internal.LaneMath;

/**
 * What follows from prices and volumes: who runs, rents, scarcity, markets and trade. That of one draw alone is without loops over
 * lanes where there are many: {@link PlainOutcome}.
 */
class Outcome {
    /** What {@link #trade} computes. */
    private static final Set<MarketOutput> TRADE = EnumSet.of(
            MarketOutput.PRODUCER_PRICE_USD_PER_MTOK,
            MarketOutput.DELIVERED_PRICE_USD_PER_MTOK,
            MarketOutput.MARKET_VOLUME_MTOK,
            MarketOutput.MARKET_SPENDING_USD,
            MarketOutput.MARKET_PRODUCER_REVENUE_USD,
            MarketOutput.MARKET_TARIFF_REVENUE_USD,
            MarketOutput.MARKET_PREMIUM_COST_USD,
            MarketOutput.MARKET_WORK_KWH,
            MarketOutput.HOSTING_EXPORTS_USD,
            MarketOutput.HOSTING_IMPORTS_USD,
            MarketOutput.MODEL_EXPORTS_USD,
            MarketOutput.MODEL_IMPORTS_USD);

    final MarketShape s;
    private final Map<MarketInput, double[][]> in;
    private final Map<MarketOutput, double[][]> out;
    private final double[][] run;
    private final double[][] fullPrice;
    final double[][] price;
    private final double[][] hosting;
    final double[][] hostShare;
    private final double[] left;
    private final double[] runBelow;
    private final double[] useBelow;
    private final double[] roomBelow;
    private final double[] t1;
    private final double[] t2;
    private final double[] t3;

    /** Whether somebody reads what markets buy, pay and trade. */
    private boolean traded = true;

    static Outcome of(MarketShape s, int width, Map<MarketInput, double[][]> in, Map<MarketOutput, double[][]> out) {
        return width == 1 ? new PlainOutcome(s, in, out) : new Outcome(s, width, in, out);
    }

    Outcome(MarketShape s, int width, Map<MarketInput, double[][]> in, Map<MarketOutput, double[][]> out) {
        this.s = s;
        this.in = in;
        this.out = out;
        int steps = s.hostOfStep.length;
        int pools = s.pools.size();
        run = LaneMath.rows(steps, width);
        fullPrice = LaneMath.rows(steps, width);
        price = LaneMath.rows(pools, width);
        hosting = LaneMath.rows(pools, width);
        hostShare = LaneMath.rows(pools * s.regions.size(), width);
        left = new double[steps];
        runBelow = new double[pools];
        useBelow = new double[pools];
        roomBelow = new double[pools];
        t1 = LaneMath.row(width);
        t2 = LaneMath.row(width);
        t3 = LaneMath.row(width);
    }

    void read(Set<MarketOutput> outputs) {
        traded = !Collections.disjoint(outputs, TRADE);
    }

    /** Price that the producer of an offer gets at the prices found, USD/Mtok. */
    final double producerPrice(int offer, int i) {
        int origin = s.originOfOffer[offer];
        int pool = s.poolOfOffer[offer];
        int at = s.marketOfOffer[offer] * s.origins.size() + origin;
        double work = in(MarketInput.WORK_KWH_PER_MTOK)[s.tierOfOffer[offer] * s.origins.size() + origin][i];
        double markup = in(MarketInput.MARKUP)[offer][i];
        double reference = in(MarketInput.REFERENCE_COST_USD_PER_KWH)[pool][i];
        double other = in(MarketInput.OTHER_COST_USD_PER_MTOK)[offer][i];
        double wedge = (1 + in(MarketInput.TARIFF)[at][i]) * (1 + in(MarketInput.PREMIUM)[at][i]);
        double floor = in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer][i];
        return producerPrice(work, price[pool][i], markup, reference, other, floor, wedge);
    }

    /** max(w ((1 + min(μ, 0)) x + max(μ, 0) c) + other, floor/wedge). */
    static double producerPrice(
            double work, double x, double markup, double reference, double other, double floor, double wedge) {
        double p = work * (x * (1 + Math.min(0, markup)) + Math.max(0, markup) * reference) + other;
        return floor > p * wedge ? floor / wedge : p;
    }

    double[][] volumes() {
        return out(MarketOutput.VOLUME_MTOK);
    }

    final double[][] in(MarketInput input) {
        return Objects.requireNonNull(in.get(input));
    }

    final double[][] out(MarketOutput output) {
        return Objects.requireNonNull(out.get(output));
    }

    void fill(int n, Coefficients c, Demand d, Clearing clearing, MarketFault[] fault) {
        prices(n, c, d, clearing);
        for (int i = 0; i < n; i++) {
            if (fault[i] == MarketFault.NONE) {
                atTheMargin(c, d, i);
            }
        }
        hosts(n, c);
        hostShares(n, c, d);
        for (int i = 0; i < hostShare.length; i++) {
            System.arraycopy(hostShare[i], 0, out(MarketOutput.HOST_SHARE)[i], 0, n);
        }
        for (int m = 0; m < s.markets.size(); m++) {
            System.arraycopy(d.real[m], 0, out(MarketOutput.MARKET_REAL_SPENDING_USD)[m], 0, n);
            System.arraycopy(d.gain[m], 0, out(MarketOutput.MARKET_GAIN_USD)[m], 0, n);
        }
        if (traded) {
            trade(n);
        }
        for (int i = 0; i < n; i++) {
            if (fault[i] != MarketFault.NONE) {
                for (double[][] rows : out.values()) {
                    for (double[] row : rows) {
                        row[i] = Double.NaN;
                    }
                }
            }
        }
        dead(n, c, clearing);
    }

    /** Prices of pools, work of blocks below the margin, scarcity. */
    private void prices(int n, Coefficients c, Demand d, Clearing clearing) {
        for (int p = 0; p < price.length; p++) {
            System.arraycopy(d.use[p], 0, out(MarketOutput.WORK_KWH)[p], 0, n);
            double[] full = out(MarketOutput.SCARCITY_USD_PER_KWH)[p];
            for (int i = 0; i < n; i++) {
                double x = c.price[p][i];
                price[p][i] = x > 2 * Double.MIN_NORMAL ? x : clearing.live(c, p, i) ? clearing.floor(c, p, i) : 0;
                full[i] = 0;
            }
            System.arraycopy(price[p], 0, out(MarketOutput.PRICE_USD_PER_KWH)[p], 0, n);
        }
        for (int j = 0; j < run.length; j++) {
            block(n, j, c);
            // the highest price at which a block of the unit fills
            for (int p = 0; p < price.length; p++) {
                double[] full = out(MarketOutput.SCARCITY_USD_PER_KWH)[p];
                double[] of = c.root[s.poolOfStep[j]];
                for (int i = 0; i < n; i++) {
                    if (of[i] == c.root[p][i] && c.quantity[j][i] > 0) {
                        full[i] = Math.max(full[i], fullPrice[j][i]);
                    }
                }
            }
        }
        for (int p = 0; p < price.length; p++) {
            double[] scarcity = out(MarketOutput.SCARCITY_USD_PER_KWH)[p];
            for (int i = 0; i < n; i++) {
                scarcity[i] = scarcity[i] > 0 ? Math.max(0, price[p][i] - scarcity[i]) : 0;
            }
        }
    }

    /** Work of a block below the margin, and the price at which it is full. */
    private void block(int n, int j, Coefficients c) {
        double[] x = price[s.poolOfStep[j]];
        if (!s.elastic[j]) {
            for (int i = 0; i < n; i++) {
                run[j][i] = c.cost[j][i] < x[i] ? c.quantity[j][i] : 0;
                fullPrice[j][i] = c.cost[j][i];
            }
            return;
        }
        double[] largest = in(MarketInput.STEP_LARGEST_SHARE)[j];
        double[] atCost = in(MarketInput.STEP_SHARE_AT_COST)[j];
        for (int i = 0; i < n; i++) {
            t1[i] = largest[i] / atCost[i];
        }
        LaneMath.log(n, t1, t2, t3);
        for (int i = 0; i < n; i++) {
            t2[i] /= c.elasticity[j][i];
        }
        LaneMath.exp(n, t2, t1, t3);
        for (int i = 0; i < n; i++) {
            fullPrice[j][i] = c.cost[j][i] * t1[i];
        }
        LaneMath.log(n, x, t1, t3);
        Lanes.offerArgument(n, c.elasticity[j], t1, c.offset[j], t2);
        LaneMath.exp(n, t2, t1, t3);
        for (int i = 0; i < n; i++) {
            run[j][i] = x[i] > 0 ? Math.min(c.quantity[j][i] * t1[i], c.most[j][i]) : 0;
        }
    }

    /**
     * Divides what is left to be served among the plain steps whose cost is the price: of a joined pool first for its own buyers,
     * then in common, each time in proportion to the room that is left.
     */
    private void atTheMargin(Coefficients c, Demand d, int i) {
        boolean some = false;
        Arrays.fill(runBelow, 0);
        Arrays.fill(roomBelow, 0);
        for (int j = 0; j < run.length; j++) {
            int p = s.poolOfStep[j];
            boolean marginal = !s.elastic[j] && c.cost[j][i] == price[p][i];
            left[j] = marginal ? c.quantity[j][i] : 0;
            some |= left[j] > 0;
            runBelow[p] += run[j][i];
            roomBelow[p] += left[j];
        }
        if (!some) {
            return;
        }
        for (int p = 0; p < price.length; p++) {
            useBelow[p] = d.use[p][i];
        }
        for (int p : s.leavesFirst) {
            double given = Math.max(0, Math.min(roomBelow[p], useBelow[p] - runBelow[p]));
            if (given > 0) {
                double part = given / roomBelow[p];
                for (int j = 0; j < run.length; j++) {
                    if (left[j] > 0 && isBelow(c, s.poolOfStep[j], p, i)) {
                        double work = left[j] * part;
                        run[j][i] += work;
                        left[j] -= work;
                    }
                }
                runBelow[p] += given;
                roomBelow[p] -= given;
            }
            if (c.root[p][i] != p) {
                int parent = s.parentOf[p];
                useBelow[parent] += useBelow[p];
                runBelow[parent] += runBelow[p];
                roomBelow[parent] += roomBelow[p];
            }
        }
    }

    private boolean isBelow(Coefficients c, int pool, int top, int i) {
        int at = pool;
        while (at != top) {
            if (c.root[at][i] == at) {
                return false;
            }
            at = s.parentOf[at];
        }
        return true;
    }

    private void hosts(int n, Coefficients c) {
        for (int h = 0; h < s.hosts.size(); h++) {
            double[] work = out(MarketOutput.HOST_WORK_KWH)[h];
            double[] rent = out(MarketOutput.HOST_RENT_USD)[h];
            Lanes.fill(n, 0, work);
            Lanes.fill(n, 0, rent);
            for (int j = s.firstStep[h]; j < s.firstStep[h + 1]; j++) {
                double[] x = price[s.poolOfStep[j]];
                for (int i = 0; i < n; i++) {
                    double cost = c.cost[j][i];
                    if (s.elastic[j]) {
                        double elasticity = c.elasticity[j][i];
                        cost = Math.min(x[i], fullPrice[j][i]) * elasticity / (elasticity + 1);
                    }
                    work[i] += run[j][i];
                    rent[i] += run[j][i] > 0 ? run[j][i] * (x[i] - cost) : 0;
                }
            }
        }
    }

    /** Regions of the hosts that serve a pool's buyers. What a joined pool's buyers do not use goes to the parent's. */
    void hostShares(int n, Coefficients c, Demand d) {
        int regions = s.regions.size();
        for (double[] row : hostShare) {
            Lanes.fill(n, 0, row);
        }
        for (double[] row : out(MarketOutput.REGION_WORK_HOSTED_KWH)) {
            Lanes.fill(n, 0, row);
        }
        for (int h = 0; h < s.hosts.size(); h++) {
            double[] work = out(MarketOutput.HOST_WORK_KWH)[h];
            Lanes.add(n, work, hostShare[s.poolOfHost[h] * regions + s.regionOfHost[h]]);
            Lanes.add(n, work, out(MarketOutput.REGION_WORK_HOSTED_KWH)[s.regionOfHost[h]]);
        }
        for (int p : s.leavesFirst) {
            Lanes.fill(n, 0, t1);
            for (int r = 0; r < regions; r++) {
                Lanes.add(n, hostShare[p * regions + r], t1);
            }
            for (int i = 0; i < n; i++) {
                boolean joined = c.root[p][i] != p;
                t2[i] = joined && t1[i] > 0 ? Math.max(0, 1 - d.use[p][i] / t1[i]) : 0;
                t1[i] = t1[i] > 0 ? 1 / t1[i] : 0;
            }
            for (int r = 0; r < regions; r++) {
                double[] row = hostShare[p * regions + r];
                if (s.parentOf[p] >= 0) {
                    Lanes.addProduct(n, row, t2, hostShare[s.parentOf[p] * regions + r]);
                }
                Lanes.product(n, row, t1, row);
            }
        }
    }

    void trade(int n) {
        MarketOutput[] sums = {
            MarketOutput.HOSTING_EXPORTS_USD,
            MarketOutput.HOSTING_IMPORTS_USD,
            MarketOutput.MODEL_EXPORTS_USD,
            MarketOutput.MODEL_IMPORTS_USD
        };
        for (MarketOutput sum : sums) {
            for (double[] row : out(sum)) {
                Lanes.fill(n, 0, row);
            }
        }
        for (MarketShape.MarketPlan plan : s.plans) {
            int m = plan.market;
            Lanes.fill(n, 0, out(MarketOutput.MARKET_VOLUME_MTOK)[m]);
            Lanes.fill(n, 0, out(MarketOutput.MARKET_SPENDING_USD)[m]);
            Lanes.fill(n, 0, out(MarketOutput.MARKET_PRODUCER_REVENUE_USD)[m]);
            Lanes.fill(n, 0, out(MarketOutput.MARKET_TARIFF_REVENUE_USD)[m]);
            Lanes.fill(n, 0, out(MarketOutput.MARKET_PREMIUM_COST_USD)[m]);
            Lanes.fill(n, 0, out(MarketOutput.MARKET_WORK_KWH)[m]);
            for (int p : plan.pools) {
                Lanes.fill(n, 0, hosting[p]);
            }
            for (int offer : plan.offers) {
                sale(n, plan, offer);
            }
            for (int p : plan.pools) {
                shared(
                        n,
                        hosting[p],
                        p,
                        plan.region,
                        MarketOutput.HOSTING_EXPORTS_USD,
                        MarketOutput.HOSTING_IMPORTS_USD);
            }
        }
    }

    /** One offer: its prices, what it adds to the market, its hosting (into the pool's sum) and its margin (in t2). */
    private void sale(int n, MarketShape.MarketPlan plan, int offer) {
        int m = plan.market;
        int o = s.originOfOffer[offer];
        int pool = s.poolOfOffer[offer];
        double[] x = price[pool];
        double[] work = in(MarketInput.WORK_KWH_PER_MTOK)[s.tierOfOffer[offer] * s.origins.size() + o];
        double[] cost = in(MarketInput.REFERENCE_COST_USD_PER_KWH)[pool];
        double[] markup = in(MarketInput.MARKUP)[offer];
        double[] other = in(MarketInput.OTHER_COST_USD_PER_MTOK)[offer];
        double[] tariff = in(MarketInput.TARIFF)[m * s.origins.size() + o];
        double[] premium = in(MarketInput.PREMIUM)[m * s.origins.size() + o];
        double[] floor = in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer];
        double[] producer = out(MarketOutput.PRODUCER_PRICE_USD_PER_MTOK)[offer];
        double[] delivered = out(MarketOutput.DELIVERED_PRICE_USD_PER_MTOK)[offer];
        double[] volume = out(MarketOutput.VOLUME_MTOK)[offer];
        for (int i = 0; i < n; i++) {
            double wedge = (1 + tariff[i]) * (1 + premium[i]);
            double p = producerPrice(work[i], x[i], markup[i], cost[i], other[i], floor[i], wedge);
            producer[i] = p;
            delivered[i] = p * (1 + tariff[i]) * (1 + premium[i]);
            t1[i] = work[i] * volume[i];
            t2[i] = volume[i] * (p - work[i] * x[i]);
        }
        double[] spending = out(MarketOutput.MARKET_SPENDING_USD)[m];
        double[] revenue = out(MarketOutput.MARKET_PRODUCER_REVENUE_USD)[m];
        double[] duties = out(MarketOutput.MARKET_TARIFF_REVENUE_USD)[m];
        double[] premia = out(MarketOutput.MARKET_PREMIUM_COST_USD)[m];
        for (int i = 0; i < n; i++) {
            double paid = volume[i] * producer[i];
            double taxed = paid * (1 + tariff[i]);
            spending[i] += volume[i] * delivered[i];
            revenue[i] += paid;
            duties[i] += paid * tariff[i];
            premia[i] += taxed * premium[i];
        }
        Lanes.add(n, volume, out(MarketOutput.MARKET_VOLUME_MTOK)[m]);
        Lanes.add(n, t1, out(MarketOutput.MARKET_WORK_KWH)[m]);
        Lanes.addProduct(n, t1, x, hosting[pool]);
        int home = s.homeOf[o];
        if (home < 0) {
            shared(n, t2, pool, plan.region, MarketOutput.MODEL_EXPORTS_USD, MarketOutput.MODEL_IMPORTS_USD);
        } else if (home != plan.region) {
            Lanes.add(n, t2, out(MarketOutput.MODEL_EXPORTS_USD)[home]);
            Lanes.add(n, t2, out(MarketOutput.MODEL_IMPORTS_USD)[plan.region]);
        }
    }

    /** Money that goes to the regions of a pool's hosts: what goes to others than the buyer's is trade. */
    private void shared(int n, double[] money, int pool, int buyer, MarketOutput exports, MarketOutput imports) {
        for (int r = 0; r < s.regions.size(); r++) {
            if (r != buyer) {
                double[] share = hostShare[pool * s.regions.size() + r];
                Lanes.addProduct(n, money, share, out(exports)[r]);
                Lanes.addProduct(n, money, share, out(imports)[buyer]);
            }
        }
    }

    /** A pool without compute has no price, and neither have its offers. */
    private void dead(int n, Coefficients c, Clearing clearing) {
        for (int p = 0; p < price.length; p++) {
            for (int i = 0; i < n; i++) {
                if (!clearing.live(c, p, i)) {
                    out(MarketOutput.PRICE_USD_PER_KWH)[p][i] = Double.NaN;
                    for (int offer = 0; offer < s.poolOfOffer.length; offer++) {
                        if (s.poolOfOffer[offer] == p) {
                            out(MarketOutput.PRODUCER_PRICE_USD_PER_MTOK)[offer][i] = Double.NaN;
                            out(MarketOutput.DELIVERED_PRICE_USD_PER_MTOK)[offer][i] = Double.NaN;
                        }
                    }
                }
            }
        }
    }
}
