package org.tokenstate.economics.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.LocatedTree;

/** Reads market cases. */
final class MarketFile {
    private static final List<String> ROOT = List.of("case", "expected", "description");
    private static final List<String> CASE =
            List.of("name", "description", "elasticities", "markup", "origins", "markets");
    private static final List<String> ELASTICITIES =
            List.of("demand", "tier_substitution", "origin_substitution", "logit_alpha", "logit_rho");
    private static final List<String> ORIGIN = List.of(
            "producer_price_usd_per_mtok",
            "energy_kwh_per_mtok",
            "unit_cost_usd_per_mtok",
            "capacity_kwh",
            "energy_supply");
    private static final List<String> MARKET = List.of(
            "base_volume_mtok",
            "demand_scale",
            "access",
            "base_access",
            "tariff",
            "liability_premium",
            "fixed_compliance_cost_usd",
            "leakage",
            "host",
            "tiers");

    /** The bound of the parameters {@code tariff.*}: a tariff of 100 is one of 100 % written as a number of per cent. */
    private static final double MOST_TARIFF = 5;

    private MarketFile() {}

    static TokenMarket read(Path file) {
        return read(LocatedTree.read(file));
    }

    static TokenMarket read(LocatedTree root) {
        LocatedTree content = root;
        if (root.map("a market case").containsKey("case")) {
            root.map("a market case", ROOT);
            content = root.required("case", "a market case");
        }
        Map<String, LocatedTree> keys = content.map("case", CASE);
        TokenMarket.Builder builder = TokenMarket.builder();
        LocatedTree name = keys.get("name");
        if (name != null) {
            builder.name(name.text("name"));
        }
        elasticities(content.required("elasticities", "case"), builder);
        LocatedTree markup = keys.get("markup");
        if (markup != null) {
            builder.markup(
                    switch (markup.text("markup")) {
                        case "given" -> TokenMarket.Markup.GIVEN;
                        case "bertrand-nash" -> TokenMarket.Markup.BERTRAND_NASH;
                        default ->
                            throw markup.fault(
                                    "markup must be 'given' or 'bertrand-nash' but is '" + markup.text("markup") + "'");
                    });
        }
        Map<String, LocatedTree> origins = content.required("origins", "case").map("origins");
        origins.forEach((o, node) -> builder.origin(o, placed(node, () -> origin(o, node))));
        content.required("markets", "case")
                .map("markets")
                .forEach((m, node) -> builder.market(m, placed(node, () -> market(m, node))));
        TokenMarket market = placed(content, builder::build);
        origins.forEach((o, node) -> requireSupply(market, o, node));
        return market;
    }

    /** No equilibrium is sought for an origin without energy that a market asks for tokens. */
    private static void requireSupply(TokenMarket market, String o, LocatedTree node) {
        TokenMarket.Origin origin = Objects.requireNonNull(market.origins().get(o));
        double steps = origin.supply().stream()
                .mapToDouble(TokenMarket.EnergyStep::quantityKwh)
                .sum();
        boolean noCapacity = origin.capacityKwh() == 0;
        if (!noCapacity && (origin.supply().isEmpty() || steps > 0)) {
            return;
        }
        market.markets().forEach((m, buyer) -> {
            if (asks(buyer, o, origin)) {
                String key = noCapacity ? "capacity_kwh" : "energy_supply";
                throw node.required(key, "origin")
                        .fault((noCapacity ? key : "the sum of energy_supply") + " of origin '" + o
                                + "' must be > 0 because market '" + m + "' asks for its tokens but is 0");
            }
        });
    }

    private static boolean asks(TokenMarket.Market buyer, String o, TokenMarket.Origin origin) {
        TokenMarket.Terms terms = buyer.terms().getOrDefault(o, TokenMarket.Terms.FREE);
        boolean open = terms.access() > 0 && terms.fixedCostUsd() == 0 && terms.leakage() < 1;
        return open
                && buyer.baseVolumeMtok() * buyer.demandScale() > 0
                && buyer.tiers().entrySet().stream().anyMatch(tier -> {
                    TokenMarket.Base base = tier.getValue().origins().get(o);
                    return base != null
                            && base.share() * tier.getValue().share() > 0
                            && origin.energyKwhPerMtok().getOrDefault(tier.getKey(), 0.0) > 0;
                });
    }

    /** Requires shares that sum to one, where they stand. */
    private static void whole(LocatedTree node, double sum, String what) {
        if (!MarketInputs.sumToOne(sum)) {
            throw node.fault(what + " must sum to 1 but sum to " + sum);
        }
    }

    private static <T> T placed(LocatedTree node, Supplier<T> action) {
        try {
            return action.get();
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw node.fault(String.valueOf(e.getMessage()));
        }
    }

    private static void elasticities(LocatedTree node, TokenMarket.Builder builder) {
        Map<String, LocatedTree> keys = node.map("elasticities", ELASTICITIES);
        LocatedTree demand = node.required("demand", "elasticities");
        double epsilon = demand.number("elasticity of demand");
        if (!(epsilon < 0)) {
            throw demand.fault("elasticity of demand must be < 0 but is " + epsilon);
        }
        builder.demandElasticity(epsilon);
        boolean logit = keys.containsKey("logit_alpha") || keys.containsKey("logit_rho");
        String first = logit ? "logit_alpha" : "tier_substitution";
        String second = logit ? "logit_rho" : "origin_substitution";
        double a = node.required(first, "elasticities").number(first);
        double b = node.required(second, "elasticities").number(second);
        builder.substitution(
                placed(node, () -> logit ? new Substitution.NestedLogit(a, b) : new Substitution.NestedCes(a, b)));
    }

    private static TokenMarket.Origin origin(String o, LocatedTree node) {
        String what = "origin '" + o + "'";
        Map<String, LocatedTree> keys = node.map(what, ORIGIN);
        LocatedTree capacity = keys.get("capacity_kwh");
        double kwh = capacity == null || capacity.isNull()
                ? Double.POSITIVE_INFINITY
                : capacity.number("capacity_kwh of " + what);
        if (capacity != null && kwh < 0) {
            throw capacity.fault("capacity_kwh of " + what + " must be >= 0 but is " + kwh);
        }
        List<TokenMarket.EnergyStep> steps = new ArrayList<>();
        LocatedTree supply = keys.get("energy_supply");
        if (supply != null && !supply.isNull()) {
            List<LocatedTree> listed = supply.list("energy_supply of " + what);
            if (listed.isEmpty()) {
                throw supply.fault("energy_supply of " + what
                        + " must have a step, or be null or left out for no limit, but is empty");
            }
            for (LocatedTree step : listed) {
                step.map("energy step of " + what, List.of("price_usd_per_kwh", "quantity_kwh"));
                double price = step.required("price_usd_per_kwh", "energy step").number("price_usd_per_kwh");
                double quantity = step.required("quantity_kwh", "energy step").number("quantity_kwh");
                steps.add(placed(step, () -> new TokenMarket.EnergyStep(price, quantity)));
            }
        }
        return new TokenMarket.Origin(
                numbers(
                        node.required("producer_price_usd_per_mtok", what),
                        "producer price of " + what,
                        v -> v > 0,
                        "> 0"),
                numbers(node.required("energy_kwh_per_mtok", what), "energy per Mtok of " + what, v -> v >= 0, ">= 0"),
                numbers(keys.get("unit_cost_usd_per_mtok"), "unit cost of " + what, v -> v >= 0, ">= 0"),
                kwh,
                steps);
    }

    private static Map<String, Double> numbers(
            @Nullable LocatedTree node, String what, DoubleFunction<Boolean> allowed, String bound) {
        Map<String, Double> result = new LinkedHashMap<>();
        if (node != null && !node.isNull()) {
            node.map(what).forEach((key, value) -> {
                double v = value.number(what + " for '" + key + "'");
                if (!allowed.apply(v)) {
                    throw value.fault(what + " for '" + key + "' must be " + bound + " but is " + v);
                }
                result.put(key, v);
            });
        }
        return result;
    }

    private static TokenMarket.Market market(String m, LocatedTree node) {
        String what = "market '" + m + "'";
        Map<String, LocatedTree> keys = node.map(what, MARKET);
        LocatedTree scale = keys.get("demand_scale");
        Map<String, TokenMarket.Tier> tiers = new LinkedHashMap<>();
        node.required("tiers", what)
                .map("tiers of " + what)
                .forEach((k, tier) -> tiers.put(k, placed(tier, () -> tier("tier '" + k + "' of " + what, tier))));
        whole(
                node.required("tiers", what),
                tiers.values().stream().mapToDouble(TokenMarket.Tier::share).sum(),
                "tier shares of " + what);
        Map<String, Double> tariff = numbers(keys.get("tariff"), "tariff of " + what, v -> v > -1, "> -1");
        numbers(keys.get("tariff"), "tariff of " + what, v -> v <= MOST_TARIFF, "a fraction <= " + (int) MOST_TARIFF);
        Map<String, Double> access =
                numbers(keys.get("access"), "access to " + what, v -> v >= 0 && v <= 1, "in [0, 1]");
        Map<String, Double> before =
                numbers(keys.get("base_access"), "base-year access to " + what, v -> v >= 0 && v <= 1, "in [0, 1]");
        Map<String, Double> premium =
                numbers(keys.get("liability_premium"), "liability premium of " + what, v -> v > -1, "> -1");
        Map<String, Double> fixed =
                numbers(keys.get("fixed_compliance_cost_usd"), "fixed compliance cost of " + what, v -> v >= 0, ">= 0");
        Map<String, Double> leakage =
                numbers(keys.get("leakage"), "leakage in " + what, v -> v >= 0 && v <= 1, "in [0, 1]");
        Set<String> named = new LinkedHashSet<>(tariff.keySet());
        named.addAll(access.keySet());
        named.addAll(before.keySet());
        named.addAll(premium.keySet());
        named.addAll(fixed.keySet());
        named.addAll(leakage.keySet());
        Map<String, TokenMarket.Terms> terms = new LinkedHashMap<>();
        for (String o : named) {
            terms.put(
                    o,
                    new TokenMarket.Terms(
                            tariff.getOrDefault(o, 0.0),
                            access.getOrDefault(o, 1.0),
                            premium.getOrDefault(o, 0.0),
                            fixed.getOrDefault(o, 0.0),
                            leakage.getOrDefault(o, 0.0),
                            before.getOrDefault(o, 1.0)));
        }
        LocatedTree host = keys.get("host");
        return new TokenMarket.Market(
                node.required("base_volume_mtok", what).number("base_volume_mtok of " + what),
                scale == null ? 1 : scale.number("demand_scale of " + what),
                tiers,
                terms,
                host == null || host.isNull() ? Optional.empty() : Optional.of(host.text("host of " + what)));
    }

    private static TokenMarket.Tier tier(String what, LocatedTree node) {
        node.map(what, List.of("base_share", "origins"));
        Map<String, TokenMarket.Base> origins = new LinkedHashMap<>();
        node.required("origins", what).map("origins of " + what).forEach((o, base) -> {
            base.map("origin '" + o + "' of " + what, List.of("base_share", "base_price_usd_per_mtok"));
            double share = base.required("base_share", what).number("base_share");
            double price = base.required("base_price_usd_per_mtok", what).number("base_price_usd_per_mtok");
            origins.put(o, placed(base, () -> new TokenMarket.Base(share, price)));
        });
        whole(
                node.required("origins", what),
                origins.values().stream().mapToDouble(TokenMarket.Base::share).sum(),
                "origin shares of " + what);
        return new TokenMarket.Tier(node.required("base_share", what).number("base_share of " + what), origins);
    }
}
