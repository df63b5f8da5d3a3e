package org.tokenstate.economics.market;

import java.util.Arrays;
import java.util.List;
import org.tokenstate.equations.Solver;

/**
 * The equilibrium of {@link MarketSolver} behind named ports: calibrated to the base year, then solved each year from the
 * prices of the years before. An index of markets, tiers, origins or steps may have any number of elements.
 *
 * <p>Base-year access below one is raised to what the base shares need: nobody buys more than all tokens from one origin.
 */
public final class MarketOfYear implements Solver {
    private static final double KWH_PER_TWH = 1e9;
    /** How much more than its largest share the access of an origin must be in the base year. */
    private static final double ACCESS_OVER_SHARE = 1.05;

    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("year", "yr"),
                new Port("elasticity", "1"),
                new Port("tier_substitution", "1"),
                new Port("origin_substitution", "1"),
                new Port("volume_start", "Mtok/yr"),
                new Port("tier_start", "1"),
                new Port("share_start", "1"),
                new Port("scale", "1"),
                new Port("offer_price", "USD/Mtok"),
                new Port("energy", "kWh/Mtok"),
                new Port("unit_cost", "USD/Mtok"),
                new Port("host_energy", "kWh/Mtok"),
                new Port("host_price", "USD/Mtok"),
                new Port("leakage", "1"),
                new Port("access", "1"),
                new Port("tariff", "1"),
                new Port("premium", "1"),
                new Port("compliance", "USD/yr"),
                new Port("taste", "1"),
                new Port("capacity", "kWh/yr"),
                new Port("step_price", "USD/kWh"),
                new Port("step_energy", "TWh/yr"),
                new Port("base_step", "USD/kWh"));
    }

    @Override
    public List<Port> outputs() {
        return List.of(
                new Port("volume", "Mtok/yr"),
                new Port("hosted", "Mtok/yr"),
                new Port("scarcity", "USD/kWh"),
                new Port("scarcity_rent", "USD/kWh"),
                new Port("used_kwh", "kWh/yr"),
                new Port("compliance_paid", "USD/yr"),
                new Port("price_paid", "USD/Mtok"),
                new Port("spending", "USD/yr"),
                new Port("receipts", "USD/yr"),
                new Port("host_receipts", "USD/yr"),
                new Port("residual", "1"),
                new Port("sweeps", "1"));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Work start(Layout layout, int width) {
        return new Lanes(layout, width);
    }

    /** One market a lane, each with its own memory. */
    private static final class Lanes implements Work {
        private final int baseStepAt;
        private final int capacityAt;
        private final int elasticityAt;
        private final int originSubstitutionAt;
        private final int scaleAt;
        private final int shareStartAt;
        private final int tierStartAt;
        private final int tierSubstitutionAt;
        private final int volumeStartAt;
        private final int yearAt;
        private final int compliancePaidTo;
        private final int hostReceiptsTo;
        private final int hostedTo;
        private final int pricePaidTo;
        private final int receiptsTo;
        private final int residualTo;
        private final int scarcityTo;
        private final int scarcityRentTo;
        private final int spendingTo;
        private final int sweepsTo;
        private final int usedKwhTo;
        private final int volumeTo;
        private final int markets;
        private final int tiers;
        private final int origins;
        private final int steps;
        private final MarketSolver[] lane;
        private final double[][] before;
        private final boolean[] failed;
        private final double[] volumes;
        private final double[] tierShares;
        private final double[] originShares;
        private final double[] prices;
        private final double[] access;
        private final int offerPrice;
        private final int energy;
        private final int unitCost;
        private final int hostEnergy;
        private final int hostPrice;
        private final int stepPrice;
        private final int stepEnergy;
        private final int[] ofPair;
        private double[][] in = {};
        private double[][] out = {};

        Lanes(Layout layout, int width) {
            baseStepAt = layout.in("base_step").at();
            capacityAt = layout.in("capacity").at();
            elasticityAt = layout.in("elasticity").at();
            originSubstitutionAt = layout.in("origin_substitution").at();
            scaleAt = layout.in("scale").at();
            shareStartAt = layout.in("share_start").at();
            tierStartAt = layout.in("tier_start").at();
            tierSubstitutionAt = layout.in("tier_substitution").at();
            volumeStartAt = layout.in("volume_start").at();
            yearAt = layout.in("year").at();
            compliancePaidTo = layout.out("compliance_paid").at();
            hostReceiptsTo = layout.out("host_receipts").at();
            hostedTo = layout.out("hosted").at();
            pricePaidTo = layout.out("price_paid").at();
            receiptsTo = layout.out("receipts").at();
            residualTo = layout.out("residual").at();
            scarcityTo = layout.out("scarcity").at();
            scarcityRentTo = layout.out("scarcity_rent").at();
            spendingTo = layout.out("spending").at();
            sweepsTo = layout.out("sweeps").at();
            usedKwhTo = layout.out("used_kwh").at();
            volumeTo = layout.out("volume").at();
            Block share = layout.in("share_start");
            markets = share.size(0);
            tiers = share.size(1);
            origins = share.size(2);
            steps = layout.in("step_price").size(1);
            lane = new MarketSolver[width];
            for (int i = 0; i < width; i++) {
                lane[i] = new MarketSolver(markets, tiers, origins, steps);
                for (int m = 0; m < markets; m++) {
                    // A market hosts in its own place, which is an origin of the same name.
                    lane[i].host[m] = share.elements()
                            .get(2)
                            .indexOf(share.elements().get(0).get(m));
                }
            }
            before = new double[width][origins];
            failed = new boolean[width];
            volumes = new double[markets];
            tierShares = new double[markets * tiers];
            originShares = new double[markets * tiers * origins];
            prices = new double[originShares.length];
            access = new double[markets * origins];
            offerPrice = layout.in("offer_price").at();
            energy = layout.in("energy").at();
            unitCost = layout.in("unit_cost").at();
            hostEnergy = layout.in("host_energy").at();
            hostPrice = layout.in("host_price").at();
            stepPrice = layout.in("step_price").at();
            stepEnergy = layout.in("step_energy").at();
            ofPair = List.of("leakage", "access", "tariff", "premium", "compliance", "taste").stream()
                    .mapToInt(port -> layout.in(port).at())
                    .toArray();
        }

        @Override
        public void solve(int year, int lanes, double[][] inputs, double[][] outputs) {
            in = inputs;
            out = outputs;
            for (int i = 0; i < lanes; i++) {
                failed[i] &= year > 0;
                if (!failed[i]) {
                    try {
                        lane(year, i);
                    } catch (RuntimeException e) {
                        // Alone, a year without an equilibrium is an error that says why; among others, a lane without
                        // values.
                        if (lane.length == 1) {
                            throw e;
                        }
                        failed[i] = true;
                    }
                }
                if (failed[i]) {
                    for (double[] column : out) {
                        column[i] = Double.NaN;
                    }
                }
            }
        }

        private double in(int port, int offset, int i) {
            return in[port + offset][i];
        }

        private void lane(int year, int i) {
            MarketSolver market = lane[i];
            for (int m = 0; m < markets; m++) {
                market(market, m, i);
            }
            for (int o = 0; o < origins; o++) {
                origin(market, o, i);
            }
            market.setElasticities(
                    in(elasticityAt, 0, i), in(tierSubstitutionAt, 0, i), in(originSubstitutionAt, 0, i));
            if (year == 0) {
                calibrate(market, i);
            }
            for (int o = 0; o < origins; o++) {
                market.energyPrice[o] = year == 0 ? 0 : expected(market, o, i);
            }
            try {
                market.solve(year > 0);
            } catch (NoEquilibriumException e) {
                throw new NoEquilibriumException(
                        "token market of " + Math.round(in(yearAt, 0, i)) + ": " + e.getMessage());
            }
            write(market, i);
        }

        private void market(MarketSolver market, int m, int i) {
            market.demandScale[m] = in(scaleAt, m, i);
            for (int o = 0; o < origins; o++) {
                int pair = m * origins + o;
                market.leakage[pair] = in[ofPair[0] + pair][i];
                market.access[pair] = in[ofPair[1] + pair][i];
                market.tariff[pair] = in[ofPair[2] + pair][i];
                market.premium[pair] = in[ofPair[3] + pair][i];
                market.fixedCost[pair] = in[ofPair[4] + pair][i];
                double taste = in[ofPair[5] + pair][i];
                for (int k = 0; k < tiers; k++) {
                    int cell = market.index(m, k, o);
                    market.taste[cell] = taste;
                    market.price[cell] = in[offerPrice + o * tiers + k][i];
                    market.hostEnergy[cell] = in[hostEnergy + cell][i];
                    market.hostPrice[cell] = in[hostPrice + cell][i];
                }
            }
        }

        /** Who can serve nothing is in the market with one kilowatt-hour, so that there is a price. */
        private void origin(MarketSolver market, int o, int i) {
            for (int k = 0; k < tiers; k++) {
                market.energy[o * tiers + k] = in[energy + o * tiers + k][i];
                market.unitCost[o * tiers + k] = in[unitCost + o * tiers + k][i];
            }
            market.capacity[o] = Math.max(in(capacityAt, o, i), 1);
            double base = in(baseStepAt, o, i);
            int n = 0;
            while (n < steps && in[stepEnergy + o * steps + n][i] > 0) {
                market.stepPrice[o * steps + n] = in[stepPrice + o * steps + n][i] - base;
                market.stepQuantity[o * steps + n] = in[stepEnergy + o * steps + n][i] * KWH_PER_TWH;
                n++;
            }
            if (n == 0) {
                market.stepPrice[o * steps] = 0;
                market.stepQuantity[o * steps] = 1;
            }
            market.stepCount[o] = Math.max(1, n);
        }

        private void calibrate(MarketSolver market, int i) {
            Arrays.fill(before[i], 0);
            for (int m = 0; m < markets; m++) {
                volumes[m] = in(volumeStartAt, m, i);
                for (int k = 0; k < tiers; k++) {
                    tierShares[m * tiers + k] = in(tierStartAt, k, i);
                }
                for (int o = 0; o < origins; o++) {
                    double most = 0;
                    double leak = market.leakage[m * origins + o];
                    for (int k = 0; k < tiers; k++) {
                        int cell = market.index(m, k, o);
                        originShares[cell] = in(shareStartAt, cell, i);
                        most = Math.max(most, originShares[cell]);
                        prices[cell] = (1 - leak) * market.price[cell] + leak * market.hostPrice[cell];
                    }
                    access[m * origins + o] =
                            Math.max(market.access[m * origins + o], Math.min(1, most * ACCESS_OVER_SHARE));
                }
            }
            market.calibrate(volumes, tierShares, originShares, prices, access);
        }

        /** Where the search starts: the line through the last two years, where energy was scarce in both. */
        private double expected(MarketSolver market, int o, int i) {
            double last = market.energyPrice[o];
            double expected = before[i][o] > 0 && last > 0 ? Math.max(last / 2, 2 * last - before[i][o]) : last;
            before[i][o] = last;
            return expected;
        }

        private void write(MarketSolver market, int i) {
            for (int m = 0; m < markets; m++) {
                out[spendingTo + m][i] = market.spending(m);
                for (int k = 0; k < tiers; k++) {
                    for (int o = 0; o < origins; o++) {
                        int cell = market.index(m, k, o);
                        out[volumeTo + cell][i] = market.volume(m, k, o);
                        out[hostedTo + cell][i] = market.leakedVolume(m, k, o);
                        out[pricePaidTo + cell][i] = market.deliveredPrice(m, k, o);
                    }
                }
            }
            for (int o = 0; o < origins; o++) {
                out[scarcityTo + o][i] = market.energyPrice[o];
                out[scarcityRentTo + o][i] = market.scarcityRent(o);
                out[usedKwhTo + o][i] = market.energyUsed(o);
                out[compliancePaidTo + o][i] = market.complianceCost(o);
                out[receiptsTo + o][i] = market.receipts(o);
                out[hostReceiptsTo + o][i] = market.hostReceipts(o);
            }
            out[residualTo][i] = market.residual();
            out[sweepsTo][i] = market.sweeps();
        }
    }
}
