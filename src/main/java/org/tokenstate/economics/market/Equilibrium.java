package org.tokenstate.economics.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.Nearest;

/**
 * The solution of a {@link TokenMarket}: prices that clear it, the flows at those prices, who pays and who receives.
 *
 * @param name name of the case
 * @param origins outcome of each origin, by name
 * @param markets outcome of each market, by name
 * @param flows volumes and prices that are not zero, in order of market, tier and origin
 * @param residual largest relative violation of the complementarity conditions, below 1e-9
 * @param evaluations how often the demand system was evaluated
 */
public record Equilibrium(
        String name,
        Map<String, OriginOutcome> origins,
        Map<String, MarketOutcome> markets,
        List<Flow> flows,
        double residual,
        int evaluations) {
    /**
     * Outcome of an origin.
     *
     * @param energyPriceUsdPerKwh s: energy price with scarcity, above what producer prices contain, USD/kWh
     * @param scarcityRentUsdPerKwh λ = s − price of the step at which use lies, USD/kWh
     * @param energyUsedKwh metered energy for sold tokens, hosted ones included, kWh
     * @param receiptsUsd receipts for own service before compliance cost, USD
     * @param hostReceiptsUsd receipts for hosting others' open weights, USD
     * @param complianceUsd compliance cost paid, USD
     */
    public record OriginOutcome(
            double energyPriceUsdPerKwh,
            double scarcityRentUsdPerKwh,
            double energyUsedKwh,
            double receiptsUsd,
            double hostReceiptsUsd,
            double complianceUsd) {}

    /**
     * Outcome of a market.
     *
     * @param spendingUsd what buyers pay, USD
     * @param priceUsdPerMtok CES price index in the units of the base year's average price, USD per Mtok
     * @param quantityMtok aggregate quantity of the demand equation, Mtok of base-year composition
     * @param volumeMtok sum of the flows, Mtok
     * @param tariffRevenueUsd tariff revenue, USD
     * @param premiaUsd liability premia, USD
     */
    public record MarketOutcome(
            double spendingUsd,
            double priceUsdPerMtok,
            double quantityMtok,
            double volumeMtok,
            double tariffRevenueUsd,
            double premiaUsd) {}

    /**
     * What an origin's models sell of a tier in a market.
     *
     * @param market name of the market
     * @param tier name of the tier
     * @param origin name of the origin of the model
     * @param volumeMtok volume, own-served and hosted, Mtok
     * @param hostedMtok the part served by the market's host on open weights, Mtok
     * @param producerPriceUsdPerMtok price of the origin's own service with scarcity, USD per Mtok
     * @param deliveredPriceUsdPerMtok what buyers pay on average, USD per Mtok
     */
    public record Flow(
            String market,
            String tier,
            String origin,
            double volumeMtok,
            double hostedMtok,
            double producerPriceUsdPerMtok,
            double deliveredPriceUsdPerMtok) {
        /** {@return volume × delivered price, USD} */
        public double spendingUsd() {
            return volumeMtok * deliveredPriceUsdPerMtok;
        }
    }

    /** Copies. */
    public Equilibrium {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        markets = Collections.unmodifiableMap(new LinkedHashMap<>(markets));
        flows = List.copyOf(flows);
    }

    static Equilibrium of(TokenMarket market, MarketSolver solver) {
        List<String> originNames = List.copyOf(market.origins().keySet());
        List<String> marketNames = List.copyOf(market.markets().keySet());
        List<String> tiers = market.tiers();
        Map<String, OriginOutcome> origins = new LinkedHashMap<>();
        for (int o = 0; o < originNames.size(); o++) {
            origins.put(
                    originNames.get(o),
                    new OriginOutcome(
                            solver.energyPrice[o],
                            solver.scarcityRent(o),
                            solver.energyUsed(o),
                            solver.receipts(o),
                            solver.hostReceipts(o),
                            solver.complianceCost(o)));
        }
        Map<String, MarketOutcome> markets = new LinkedHashMap<>();
        List<Flow> flows = new ArrayList<>();
        for (int m = 0; m < marketNames.size(); m++) {
            double total = 0;
            for (int k = 0; k < tiers.size(); k++) {
                for (int o = 0; o < originNames.size(); o++) {
                    double q = solver.volume(m, k, o);
                    total += q;
                    if (q > 0) {
                        flows.add(new Flow(
                                marketNames.get(m),
                                tiers.get(k),
                                originNames.get(o),
                                q,
                                solver.leakedVolume(m, k, o),
                                solver.producerPrice(m, k, o),
                                solver.deliveredPrice(m, k, o)));
                    }
                }
            }
            markets.put(
                    marketNames.get(m),
                    new MarketOutcome(
                            solver.spending(m),
                            solver.marketPrice(m),
                            solver.marketQuantity(m),
                            total,
                            solver.tariffRevenue(m),
                            solver.liabilityPremia(m)));
        }
        return new Equilibrium(market.name(), origins, markets, flows, solver.residual(), solver.evaluations());
    }

    /**
     * Outcome of an origin.
     *
     * @param name its name
     * @return the outcome
     * @throws IllegalArgumentException if there is no such origin
     */
    public OriginOutcome origin(String name) {
        return found(origins, "origin", name);
    }

    /**
     * Outcome of a market.
     *
     * @param name its name
     * @return the outcome
     * @throws IllegalArgumentException if there is no such market
     */
    public MarketOutcome market(String name) {
        return found(markets, "market", name);
    }

    private static <V> V found(Map<String, V> map, String kind, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException(Nearest.unknown(kind, name, map.keySet()));
        }
        return value;
    }

    /**
     * Volume of a flow, Mtok.
     *
     * @param market name of the market
     * @param tier name of the tier
     * @param origin name of the origin
     * @return the volume; 0 if nothing is sold
     */
    public double volumeMtok(String market, String tier, String origin) {
        for (Flow flow : flows) {
            if (flow.market().equals(market)
                    && flow.tier().equals(tier)
                    && flow.origin().equals(origin)) {
                return flow.volumeMtok();
            }
        }
        return 0;
    }

    /** {@return what all buyers pay, USD} */
    public double spendingUsd() {
        return markets.values().stream().mapToDouble(MarketOutcome::spendingUsd).sum();
    }

    /** {@return the sum of all flows, Mtok} */
    public double volumeMtok() {
        return flows.stream().mapToDouble(Flow::volumeMtok).sum();
    }
}
