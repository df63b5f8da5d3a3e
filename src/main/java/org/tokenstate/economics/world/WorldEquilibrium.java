package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * The answer to a {@link WorldMarket}: prices at which all pools clear, who runs, who buys what, and what crosses borders.
 *
 * @param name name of the case
 * @param pools pools by name
 * @param hosts hosts by name
 * @param flows volumes above zero, by market, tier and origin in order
 * @param markets markets by name
 * @param regions regions by name: all that host, buy or earn margins
 * @param residual largest |ln(use/offer)| of the pools whose price is not that of a step
 */
public record WorldEquilibrium(
        String name,
        Map<String, PoolOutcome> pools,
        Map<String, HostOutcome> hosts,
        List<Flow> flows,
        Map<String, MarketOutcome> markets,
        Map<String, RegionOutcome> regions,
        double residual) {

    /**
     * A pool.
     *
     * @param priceUsdPerKwh price of a reference kWh; empty without any compute
     * @param scarcityUsdPerKwh price less that at which its last block is full, if all is in full use, else zero
     * @param workKwh work that its buyers use
     */
    public record PoolOutcome(OptionalDouble priceUsdPerKwh, double scarcityUsdPerKwh, double workKwh) {}

    /**
     * A host.
     *
     * @param workKwh work that it does
     * @param rentUsd what it earns above the cost of its blocks
     */
    public record HostOutcome(double workKwh, double rentUsd) {}

    /**
     * A sale.
     *
     * @param market buyer
     * @param tier tier
     * @param origin seller
     * @param volumeMtok volume
     * @param producerPriceUsdPerMtok price that the seller gets
     * @param deliveredPriceUsdPerMtok price that the buyer pays, with tariff and premium
     */
    public record Flow(
            String market,
            String tier,
            String origin,
            double volumeMtok,
            double producerPriceUsdPerMtok,
            double deliveredPriceUsdPerMtok) {}

    /**
     * A market.
     *
     * @param volumeMtok volume
     * @param spendingUsd what buyers pay, with tariff and premium
     * @param producerRevenueUsd what sellers get
     * @param tariffRevenueUsd tariff
     * @param premiumCostUsd premia
     * @param workKwh work used
     */
    public record MarketOutcome(
            double volumeMtok,
            double spendingUsd,
            double producerRevenueUsd,
            double tariffRevenueUsd,
            double premiumCostUsd,
            double workKwh) {}

    /**
     * A region. Exports and imports are before tariffs, which stay with the buyer's state.
     *
     * @param hostingExportsUsd work done for other regions, at the price of its pool
     * @param hostingImportsUsd work bought of other regions
     * @param modelExportsUsd margins earned in other regions
     * @param modelImportsUsd margins paid to other regions
     * @param spendingUsd what its buyers pay
     * @param producerRevenuePaidUsd what of it sellers get
     * @param tariffRevenueUsd its tariff revenue
     * @param premiumCostUsd premia that its buyers pay
     * @param workHostedKwh work of its hosts
     * @param workUsedKwh work that its buyers use
     * @param volumeMtok tokens that they buy
     */
    public record RegionOutcome(
            double hostingExportsUsd,
            double hostingImportsUsd,
            double modelExportsUsd,
            double modelImportsUsd,
            double spendingUsd,
            double producerRevenuePaidUsd,
            double tariffRevenueUsd,
            double premiumCostUsd,
            double workHostedKwh,
            double workUsedKwh,
            double volumeMtok) {

        /**
         * Hosting and margins sold to other regions.
         *
         * @return USD
         */
        public double exportsUsd() {
            return hostingExportsUsd + modelExportsUsd;
        }

        /**
         * Hosting and margins bought of other regions.
         *
         * @return USD
         */
        public double importsUsd() {
            return hostingImportsUsd + modelImportsUsd;
        }

        /**
         * Exports less imports; over all regions the balances sum to zero.
         *
         * @return USD
         */
        public double balanceUsd() {
            return exportsUsd() - importsUsd();
        }
    }

    /**
     * A pool's outcome.
     *
     * @param pool its name
     * @return the outcome
     */
    public PoolOutcome pool(String pool) {
        return Nearest.get("pool", pool, pools);
    }

    /**
     * A host's outcome.
     *
     * @param host its name
     * @return the outcome
     */
    public HostOutcome host(String host) {
        return Nearest.get("host", host, hosts);
    }

    /**
     * A market's outcome.
     *
     * @param market its name
     * @return the outcome
     */
    public MarketOutcome market(String market) {
        return Nearest.get("market", market, markets);
    }

    /**
     * A region's outcome.
     *
     * @param region its name
     * @return the outcome
     */
    public RegionOutcome region(String region) {
        return Nearest.get("region", region, regions);
    }

    /**
     * Volume of all markets.
     *
     * @return Mtok
     */
    public double volumeMtok() {
        return markets.values().stream().mapToDouble(MarketOutcome::volumeMtok).sum();
    }

    /**
     * Spending of all markets.
     *
     * @return USD
     */
    public double spendingUsd() {
        return markets.values().stream().mapToDouble(MarketOutcome::spendingUsd).sum();
    }

    static WorldEquilibrium of(WorldMarket market, MarketLanes lanes, int i) {
        if (lanes.fault(i) != MarketFault.NONE) {
            throw new NoEquilibriumException(
                    "market case '" + market.name() + "': " + lanes.fault(i).words());
        }
        MarketShape s = lanes.shape();
        return new WorldEquilibrium(
                market.name(),
                pools(lanes, s, i),
                hosts(lanes, s, i),
                flows(lanes, s, i),
                markets(lanes, s, i),
                regions(lanes, s, i),
                lanes.residual(i));
    }

    private static Map<String, PoolOutcome> pools(MarketLanes lanes, MarketShape s, int i) {
        Map<String, PoolOutcome> pools = new LinkedHashMap<>();
        for (int p = 0; p < s.pools.size(); p++) {
            double price = lanes.out(MarketOutput.PRICE_USD_PER_KWH)[p][i];
            pools.put(
                    s.pools.get(p),
                    new PoolOutcome(
                            Double.isNaN(price) ? OptionalDouble.empty() : OptionalDouble.of(price),
                            lanes.out(MarketOutput.SCARCITY_USD_PER_KWH)[p][i],
                            lanes.out(MarketOutput.WORK_KWH)[p][i]));
        }
        return Collections.unmodifiableMap(pools);
    }

    private static Map<String, HostOutcome> hosts(MarketLanes lanes, MarketShape s, int i) {
        Map<String, HostOutcome> hosts = new LinkedHashMap<>();
        for (int h = 0; h < s.hosts.size(); h++) {
            hosts.put(
                    s.hosts.get(h),
                    new HostOutcome(
                            lanes.out(MarketOutput.HOST_WORK_KWH)[h][i], lanes.out(MarketOutput.HOST_RENT_USD)[h][i]));
        }
        return Collections.unmodifiableMap(hosts);
    }

    private static List<Flow> flows(MarketLanes lanes, MarketShape s, int i) {
        List<Flow> flows = new ArrayList<>();
        for (int offer = 0; offer < s.marketOfOffer.length; offer++) {
            double volume = lanes.out(MarketOutput.VOLUME_MTOK)[offer][i];
            if (volume > 0) {
                flows.add(new Flow(
                        s.markets.get(s.marketOfOffer[offer]),
                        s.tiers.get(s.tierOfOffer[offer]),
                        s.origins.get(s.originOfOffer[offer]),
                        volume,
                        lanes.out(MarketOutput.PRODUCER_PRICE_USD_PER_MTOK)[offer][i],
                        lanes.out(MarketOutput.DELIVERED_PRICE_USD_PER_MTOK)[offer][i]));
            }
        }
        return List.copyOf(flows);
    }

    private static Map<String, MarketOutcome> markets(MarketLanes lanes, MarketShape s, int i) {
        Map<String, MarketOutcome> markets = new LinkedHashMap<>();
        for (int m = 0; m < s.markets.size(); m++) {
            markets.put(
                    s.markets.get(m),
                    new MarketOutcome(
                            lanes.out(MarketOutput.MARKET_VOLUME_MTOK)[m][i],
                            lanes.out(MarketOutput.MARKET_SPENDING_USD)[m][i],
                            lanes.out(MarketOutput.MARKET_PRODUCER_REVENUE_USD)[m][i],
                            lanes.out(MarketOutput.MARKET_TARIFF_REVENUE_USD)[m][i],
                            lanes.out(MarketOutput.MARKET_PREMIUM_COST_USD)[m][i],
                            lanes.out(MarketOutput.MARKET_WORK_KWH)[m][i]));
        }
        return Collections.unmodifiableMap(markets);
    }

    private static Map<String, RegionOutcome> regions(MarketLanes lanes, MarketShape s, int i) {
        Map<String, RegionOutcome> regions = new LinkedHashMap<>();
        for (int r = 0; r < s.regions.size(); r++) {
            regions.put(
                    s.regions.get(r),
                    new RegionOutcome(
                            lanes.out(MarketOutput.HOSTING_EXPORTS_USD)[r][i],
                            lanes.out(MarketOutput.HOSTING_IMPORTS_USD)[r][i],
                            lanes.out(MarketOutput.MODEL_EXPORTS_USD)[r][i],
                            lanes.out(MarketOutput.MODEL_IMPORTS_USD)[r][i],
                            bought(lanes, s, MarketOutput.MARKET_SPENDING_USD, r, i),
                            bought(lanes, s, MarketOutput.MARKET_PRODUCER_REVENUE_USD, r, i),
                            bought(lanes, s, MarketOutput.MARKET_TARIFF_REVENUE_USD, r, i),
                            bought(lanes, s, MarketOutput.MARKET_PREMIUM_COST_USD, r, i),
                            lanes.out(MarketOutput.REGION_WORK_HOSTED_KWH)[r][i],
                            bought(lanes, s, MarketOutput.MARKET_WORK_KWH, r, i),
                            bought(lanes, s, MarketOutput.MARKET_VOLUME_MTOK, r, i)));
        }
        return Collections.unmodifiableMap(regions);
    }

    private static double bought(MarketLanes lanes, MarketShape s, MarketOutput output, int region, int i) {
        double sum = 0;
        for (MarketShape.MarketPlan plan : s.plans) {
            if (plan.region == region) {
                sum += lanes.out(output)[plan.market][i];
            }
        }
        return sum;
    }
}
