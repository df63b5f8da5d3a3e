package org.tokenstate.economics.world;

import java.util.Arrays;
import java.util.Map;

/** The outcome of one draw: the loops of {@link Outcome} that run often, on plain numbers. */
final class PlainOutcome extends Outcome {
    private final double[] hosting;
    private final double[] hostingExports;
    private final double[] hostingImports;
    private final double[] modelExports;
    private final double[] modelImports;

    PlainOutcome(MarketShape s, Map<MarketInput, double[][]> in, Map<MarketOutput, double[][]> out) {
        super(s, 1, in, out);
        hosting = new double[s.pools.size()];
        hostingExports = new double[s.regions.size()];
        hostingImports = new double[s.regions.size()];
        modelExports = new double[s.regions.size()];
        modelImports = new double[s.regions.size()];
    }

    @Override
    void hostShares(int n, Coefficients c, Demand d) {
        int regions = s.regions.size();
        double[][] hosted = out(MarketOutput.REGION_WORK_HOSTED_KWH);
        double[][] worked = out(MarketOutput.HOST_WORK_KWH);
        for (double[] row : hostShare) {
            row[0] = 0;
        }
        for (double[] row : hosted) {
            row[0] = 0;
        }
        for (int h = 0; h < worked.length; h++) {
            hostShare[s.poolOfHost[h] * regions + s.regionOfHost[h]][0] += worked[h][0];
            hosted[s.regionOfHost[h]][0] += worked[h][0];
        }
        for (int p : s.leavesFirst) {
            double sum = 0;
            for (int r = 0; r < regions; r++) {
                sum += hostShare[p * regions + r][0];
            }
            double passed = c.root[p][0] != p && sum > 0 ? Math.max(0, 1 - d.use[p][0] / sum) : 0;
            double inverse = sum > 0 ? 1 / sum : 0;
            int parent = s.parentOf[p];
            for (int r = 0; r < regions; r++) {
                double[] row = hostShare[p * regions + r];
                if (parent >= 0) {
                    double[] above = hostShare[parent * regions + r];
                    above[0] = Math.fma(row[0], passed, above[0]);
                }
                row[0] *= inverse;
            }
        }
    }

    @Override
    void trade(int n) {
        Arrays.fill(hostingExports, 0);
        Arrays.fill(hostingImports, 0);
        Arrays.fill(modelExports, 0);
        Arrays.fill(modelImports, 0);
        for (MarketShape.MarketPlan plan : s.plans) {
            for (int p : plan.pools) {
                hosting[p] = 0;
            }
            sales(plan);
            for (int p : plan.pools) {
                shared(hosting[p], p, plan.region, hostingExports, hostingImports);
            }
        }
        for (int r = 0; r < hostingExports.length; r++) {
            out(MarketOutput.HOSTING_EXPORTS_USD)[r][0] = hostingExports[r];
            out(MarketOutput.HOSTING_IMPORTS_USD)[r][0] = hostingImports[r];
            out(MarketOutput.MODEL_EXPORTS_USD)[r][0] = modelExports[r];
            out(MarketOutput.MODEL_IMPORTS_USD)[r][0] = modelImports[r];
        }
    }

    /** The offers of a market: prices, what they add to it, their hosting by pool and their margins. */
    private void sales(MarketShape.MarketPlan plan) {
        int m = plan.market;
        int origins = s.origins.size();
        double[][] works = in(MarketInput.WORK_KWH_PER_MTOK);
        double[][] costs = in(MarketInput.REFERENCE_COST_USD_PER_KWH);
        double[][] markups = in(MarketInput.MARKUP);
        double[][] others = in(MarketInput.OTHER_COST_USD_PER_MTOK);
        double[][] tariffs = in(MarketInput.TARIFF);
        double[][] premiums = in(MarketInput.PREMIUM);
        double[][] floors = in(MarketInput.PRICE_FLOOR_USD_PER_MTOK);
        double[][] producers = out(MarketOutput.PRODUCER_PRICE_USD_PER_MTOK);
        double[][] deliveries = out(MarketOutput.DELIVERED_PRICE_USD_PER_MTOK);
        double[][] volumes = volumes();
        double sold = 0;
        double spending = 0;
        double revenue = 0;
        double duties = 0;
        double premia = 0;
        double worked = 0;
        for (int offer : plan.offers) {
            int origin = s.originOfOffer[offer];
            int pool = s.poolOfOffer[offer];
            double x = price[pool][0];
            double work = works[s.tierOfOffer[offer] * origins + origin][0];
            double markup = markups[offer][0];
            double tariff = tariffs[m * origins + origin][0];
            double premium = premiums[m * origins + origin][0];
            double floor = floors[offer][0];
            double volume = volumes[offer][0];
            double wedge = (1 + tariff) * (1 + premium);
            double p = producerPrice(work, x, markup, costs[pool][0], others[offer][0], floor, wedge);
            double delivered = p * (1 + tariff) * (1 + premium);
            producers[offer][0] = p;
            deliveries[offer][0] = delivered;
            double paid = volume * p;
            spending += volume * delivered;
            revenue += paid;
            duties += paid * tariff;
            premia += paid * (1 + tariff) * premium;
            sold += volume;
            worked += work * volume;
            hosting[pool] = Math.fma(work * volume, x, hosting[pool]);
            double margin = volume * (p - work * x);
            int home = s.homeOf[origin];
            if (home < 0) {
                shared(margin, pool, plan.region, modelExports, modelImports);
            } else if (home != plan.region) {
                modelExports[home] += margin;
                modelImports[plan.region] += margin;
            }
        }
        out(MarketOutput.MARKET_VOLUME_MTOK)[m][0] = sold;
        out(MarketOutput.MARKET_SPENDING_USD)[m][0] = spending;
        out(MarketOutput.MARKET_PRODUCER_REVENUE_USD)[m][0] = revenue;
        out(MarketOutput.MARKET_TARIFF_REVENUE_USD)[m][0] = duties;
        out(MarketOutput.MARKET_PREMIUM_COST_USD)[m][0] = premia;
        out(MarketOutput.MARKET_WORK_KWH)[m][0] = worked;
    }

    private void shared(double money, int pool, int buyer, double[] exports, double[] imports) {
        int first = pool * exports.length;
        for (int r = 0; r < exports.length; r++) {
            if (r != buyer) {
                double share = hostShare[first + r][0];
                exports[r] = Math.fma(money, share, exports[r]);
                imports[buyer] = Math.fma(money, share, imports[buyer]);
            }
        }
    }
}
