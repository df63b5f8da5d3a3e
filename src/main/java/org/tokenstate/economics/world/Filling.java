package org.tokenstate.economics.world;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes a case into a lane of the inputs. */
final class Filling {
    private final MarketShape s;
    private final Map<MarketInput, double[][]> in;
    private final int i;

    private Filling(MarketShape s, Map<MarketInput, double[][]> in, int i) {
        this.s = s;
        this.in = in;
        this.i = i;
    }

    static void fill(MarketShape s, Map<MarketInput, double[][]> in, int i, WorldMarket w) {
        new Filling(s, in, i).fill(w);
    }

    private void put(MarketInput input, int member, double value) {
        Objects.requireNonNull(in.get(input))[member][i] = value;
    }

    private static <V> V get(Map<String, V> map, String key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the case must have '" + key + "' of the shape but has not");
        }
        return value;
    }

    private void fill(WorldMarket w) {
        for (int k = 0; k < s.channels.size(); k++) {
            WorldMarket.Channel channel = get(w.channels(), s.channels.get(k));
            put(MarketInput.DEMAND_ELASTICITY, k, channel.demandElasticity());
            put(MarketInput.TIER_SUBSTITUTION, k, channel.tierSubstitution());
            put(MarketInput.FAMILY_SUBSTITUTION, k, channel.familySubstitution());
            put(MarketInput.ORIGIN_SUBSTITUTION, k, channel.originSubstitution());
        }
        for (int k = 0; k < s.tiers.size(); k++) {
            for (int o = 0; o < s.origins.size(); o++) {
                put(
                        MarketInput.WORK_KWH_PER_MTOK,
                        k * s.origins.size() + o,
                        cell(w.workKwhPerMtok(), s.tiers.get(k), s.origins.get(o)));
            }
        }
        for (int p = 0; p < s.pools.size(); p++) {
            put(
                    MarketInput.REFERENCE_COST_USD_PER_KWH,
                    p,
                    get(w.pools(), s.pools.get(p)).referenceCostUsdPerKwh());
            put(MarketInput.START_USD_PER_KWH, p, 0);
        }
        for (int h = 0; h < s.hosts.size(); h++) {
            host(h, get(w.hosts(), s.hosts.get(h)));
        }
        for (int m = 0; m < s.markets.size(); m++) {
            market(m, w.markets().get(m));
        }
        for (int offer = 0; offer < s.marketOfOffer.length; offer++) {
            offer(offer, w.markets().get(s.marketOfOffer[offer]));
        }
    }

    private static double cell(Map<String, Map<String, Double>> table, String k, String o) {
        return table.getOrDefault(k, Map.of()).getOrDefault(o, 0.0);
    }

    private void host(int h, WorldMarket.Host host) {
        put(MarketInput.CAPACITY_KWH, h, host.capacityKwh().orElse(Double.POSITIVE_INFINITY));
        List<WorldMarket.Step> steps = host.steps();
        for (int j = 0; j < steps.size(); j++) {
            WorldMarket.Step step = steps.get(j);
            int at = s.firstStep[h] + j;
            put(MarketInput.STEP_COST_USD_PER_KWH, at, step.costUsdPerKwh());
            put(MarketInput.STEP_QUANTITY_KWH, at, step.quantityKwh());
            Optional<WorldMarket.Response> response = step.response();
            put(
                    MarketInput.STEP_ELASTICITY,
                    at,
                    response.map(WorldMarket.Response::elasticity).orElse(0.0));
            put(
                    MarketInput.STEP_SHARE_AT_COST,
                    at,
                    response.map(WorldMarket.Response::shareAtCost).orElse(0.0));
            put(
                    MarketInput.STEP_LARGEST_SHARE,
                    at,
                    response.map(WorldMarket.Response::largestShare).orElse(0.0));
        }
    }

    private void market(int m, WorldMarket.Market market) {
        put(MarketInput.BASE_VOLUME_MTOK, m, market.baseVolumeMtok());
        put(MarketInput.DEMAND_SCALE, m, market.demandScale());
        put(MarketInput.INCOME_RATIO, m, market.incomeRatio());
        put(MarketInput.CEILING_USD, m, market.ceilingUsd().orElse(Double.POSITIVE_INFINITY));
        put(
                MarketInput.BASE_ACCESS,
                m,
                market.restriction().map(WorldMarket.Restriction::baseAccess).orElse(1.0));
        put(
                MarketInput.ACCESS,
                m,
                market.restriction().map(WorldMarket.Restriction::access).orElse(1.0));
        for (int k = 0; k < s.tiers.size(); k++) {
            WorldMarket.Tier tier = market.tiers().get(s.tiers.get(k));
            put(MarketInput.TIER_SHARE, m * s.tiers.size() + k, tier == null ? 0 : tier.baseShare());
        }
        for (int f = 0; f < s.families.size(); f++) {
            put(MarketInput.DRIFT, m * s.families.size() + f, market.drift().getOrDefault(s.families.get(f), 0.0));
        }
        for (int o = 0; o < s.origins.size(); o++) {
            String origin = s.origins.get(o);
            put(MarketInput.TARIFF, m * s.origins.size() + o, market.tariff().getOrDefault(origin, 0.0));
            put(MarketInput.PREMIUM, m * s.origins.size() + o, market.premium().getOrDefault(origin, 0.0));
        }
    }

    private void offer(int offer, WorldMarket.Market market) {
        String k = s.tiers.get(s.tierOfOffer[offer]);
        String o = s.origins.get(s.originOfOffer[offer]);
        WorldMarket.Base base =
                Objects.requireNonNull(get(market.tiers(), k).origins().get(o));
        put(MarketInput.BASE_SHARE, offer, base.share());
        put(MarketInput.BASE_PRICE_USD_PER_MTOK, offer, base.priceUsdPerMtok());
        put(MarketInput.MARKUP, offer, cell(market.markup(), k, o));
        put(MarketInput.OTHER_COST_USD_PER_MTOK, offer, cell(market.otherCostUsdPerMtok(), k, o));
    }
}
