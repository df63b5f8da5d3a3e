package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.LocatedTree;

/** Reads cases of the world's market; each fault stands where its cause does. */
final class WorldMarketFile {
    private static final List<String> ROOT = List.of("case", "expected");
    private static final List<String> CASE = List.of(
            "name", "description", "tiers", "origins", "channels", "work_kwh_per_mtok", "pools", "hosts", "markets");
    /** What the first edition gave by market, and the second gives by channel. */
    private static final String FIRST_EDITION = "elasticities";

    private static final List<String> CHANNEL =
            List.of("demand_elasticity", "tier_substitution", "family_substitution", "origin_substitution");
    private static final List<String> STEP =
            List.of("cost_usd_per_kwh", "quantity_kwh", "elasticity", "share_at_cost", "largest_share");
    private static final List<String> MARKET = List.of(
            "name",
            "region",
            "channel",
            "base_volume_mtok",
            "demand_scale",
            "income_ratio",
            "ceiling_usd",
            "tiers",
            "drift",
            "restricted",
            "tariff",
            "premium",
            "pool_of",
            "markup",
            "other_cost_usd_per_mtok");

    private WorldMarketFile() {}

    static WorldMarket read(LocatedTree root) {
        LocatedTree node = root;
        if (root.map("a market case").containsKey("case")) {
            root.map("a market case", ROOT);
            node = root.required("case", "a market case");
        }
        LocatedTree content = node;
        LocatedTree first = content.map("case").get(FIRST_EDITION);
        if (first != null) {
            throw first.fault("a market case must have channels, pools and hosts but has " + FIRST_EDITION
                    + ", as in the first edition, which is read no more; see the page migration");
        }
        Map<String, LocatedTree> keys = content.map("case", CASE);
        LocatedTree description = keys.get("description");
        if (description != null && !description.isNull()) {
            description.text("description");
        }
        String name = content.required("name", "case").text("name");
        LocatedTree listed = content.required("tiers", "case");
        List<String> tiers = texts(listed, "tiers");
        if (tiers.isEmpty()) {
            throw listed.fault("tiers must have at least one entry but is empty");
        }
        Map<String, WorldMarket.Pool> pools = entries(content, "pools", WorldMarketFile::pool);
        Map<String, WorldMarket.Host> hosts = entries(content, "hosts", WorldMarketFile::host);
        check(content.required("pools", "case"), () -> WorldMarket.requirePools(pools, hosts));
        Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>();
        content.required("origins", "case").map("origins").forEach((o, tree) -> origins.put(o, origin(o, tree, pools)));
        Map<String, WorldMarket.Channel> channels = entries(content, "channels", WorldMarketFile::channel);
        LocatedTree work = content.required("work_kwh_per_mtok", "case");
        Map<String, Map<String, Double>> workKwh =
                table(work, "work_kwh_per_mtok", Range.NOT_NEGATIVE, "work, kWh/Mtok,");
        check(work, () -> WorldMarket.requireWork(workKwh, tiers, origins));
        List<WorldMarket.Market> markets = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (LocatedTree tree : content.required("markets", "case").list("markets")) {
            WorldMarket.Market market = market(tree, tiers, origins);
            if (!names.add(market.name())) {
                throw tree.required("name", "market")
                        .fault("market '" + market.name() + "' must be listed once but is listed again");
            }
            check(tree, () -> WorldMarket.requireMarket(market, tiers, origins, channels, workKwh, pools));
            markets.add(market);
        }
        return placed(content, () -> new WorldMarket(name, tiers, origins, channels, workKwh, pools, hosts, markets));
    }

    /** What fails here stands at this node, unless it has said a place of its own. */
    private static <T> T placed(LocatedTree node, Supplier<T> action) {
        try {
            return action.get();
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw node.fault(String.valueOf(e.getMessage()));
        }
    }

    private static void check(LocatedTree node, Runnable check) {
        placed(node, () -> {
            check.run();
            return node;
        });
    }

    private interface Reader<T> {
        T read(String what, LocatedTree node);
    }

    private static <T> Map<String, T> entries(LocatedTree content, String key, Reader<T> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        String one = key.substring(0, key.length() - 1);
        content.required(key, "case")
                .map(key)
                .forEach((name, node) ->
                        result.put(name, placed(node, () -> reader.read(one + " '" + name + "'", node))));
        return result;
    }

    /** A value, or nothing where the key is absent or null. */
    private static @Nullable LocatedTree optional(LocatedTree node, String key, String what) {
        LocatedTree found = node.map(what).get(key);
        return found == null || found.isNull() ? null : found;
    }

    private static double number(LocatedTree node, String key, String what, Range range) {
        LocatedTree value = node.required(key, what);
        return inside(value, key + " of " + what, range);
    }

    private static double number(LocatedTree node, String key, String what, Range range, double otherwise) {
        LocatedTree value = optional(node, key, what);
        return value == null ? otherwise : inside(value, key + " of " + what, range);
    }

    private static double inside(LocatedTree value, String what, Range range) {
        double number = value.number(what);
        return placed(value, () -> range.require(number, what));
    }

    private static List<String> texts(LocatedTree node, String what) {
        Set<String> result = new LinkedHashSet<>();
        for (LocatedTree entry : node.list(what)) {
            String text = entry.text(what);
            if (!result.add(text)) {
                throw entry.fault(what + ": '" + text + "' must be listed once but is listed again");
            }
        }
        return List.copyOf(result);
    }

    private static WorldMarket.Origin origin(String o, LocatedTree node, Map<String, WorldMarket.Pool> pools) {
        String what = "origin '" + o + "'";
        node.map(what, List.of("family", "home", "pool"));
        LocatedTree home = optional(node, "home", what);
        LocatedTree pool = node.required("pool", what);
        return new WorldMarket.Origin(
                node.required("family", what).text("family of " + what),
                home == null ? Optional.empty() : Optional.of(home.text("home of " + what)),
                known(pool, "pool", pools, "pool of " + what));
    }

    private static String known(LocatedTree node, String kind, Map<String, ?> known, String what) {
        String name = node.text(what);
        check(node, () -> WorldMarket.requireKnown(kind, name, known.keySet(), what));
        return name;
    }

    private static WorldMarket.Channel channel(String what, LocatedTree node) {
        node.map(what, CHANNEL);
        return new WorldMarket.Channel(
                number(node, "demand_elasticity", what, Range.DEMAND_ELASTICITY),
                number(node, "tier_substitution", what, Range.NOT_NEGATIVE),
                number(node, "family_substitution", what, Range.NOT_NEGATIVE),
                number(node, "origin_substitution", what, Range.NOT_NEGATIVE));
    }

    private static WorldMarket.Pool pool(String what, LocatedTree node) {
        node.map(what, List.of("hosts", "parent", "reference_cost_usd_per_kwh"));
        LocatedTree parent = optional(node, "parent", what);
        return new WorldMarket.Pool(
                texts(node.required("hosts", what), "hosts of " + what),
                parent == null ? Optional.empty() : Optional.of(parent.text("parent of " + what)),
                number(node, "reference_cost_usd_per_kwh", what, Range.POSITIVE));
    }

    private static WorldMarket.Host host(String what, LocatedTree node) {
        node.map(what, List.of("region", "capacity_kwh", "steps"));
        LocatedTree capacity = optional(node, "capacity_kwh", what);
        List<WorldMarket.Step> steps = new ArrayList<>();
        for (LocatedTree step : node.required("steps", what).list("steps of " + what)) {
            steps.add(placed(step, () -> step("step of " + what, step)));
        }
        return new WorldMarket.Host(
                node.required("region", what).text("region of " + what),
                capacity == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(inside(capacity, "capacity_kwh of " + what, Range.NOT_NEGATIVE)),
                steps);
    }

    private static WorldMarket.Step step(String what, LocatedTree node) {
        node.map(what, STEP);
        List<String> response = List.of("elasticity", "share_at_cost", "largest_share");
        List<String> given = response.stream()
                .filter(key -> optional(node, key, what) != null)
                .toList();
        if (!given.isEmpty() && given.size() < response.size()) {
            throw node.fault(
                    "elasticity, share_at_cost and largest_share of a " + what + " must be given together but only "
                            + String.join(", ", given) + (given.size() > 1 ? " are" : " is"));
        }
        return new WorldMarket.Step(
                number(node, "cost_usd_per_kwh", what, Range.NOT_NEGATIVE),
                number(node, "quantity_kwh", what, Range.NOT_NEGATIVE),
                given.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new WorldMarket.Response(
                                number(node, "elasticity", what, Range.POSITIVE),
                                number(node, "share_at_cost", what, Range.SERVING_SHARE),
                                number(node, "largest_share", what, Range.SERVING_SHARE))));
    }

    private static Map<String, Map<String, Double>> table(LocatedTree node, String what, Range range, String quantity) {
        Map<String, Map<String, Double>> result = new LinkedHashMap<>();
        node.map(what).forEach((k, row) -> {
            Map<String, Double> cells = new LinkedHashMap<>();
            row.map("tier '" + k + "' of " + what)
                    .forEach((o, value) ->
                            cells.put(o, inside(value, quantity + " of '" + o + "' in '" + k + "'", range)));
            result.put(k, cells);
        });
        return result;
    }

    private static <T> Map<String, T> map(LocatedTree market, String key, String what, Reader<T> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        LocatedTree node = optional(market, key, what);
        if (node != null) {
            node.map(key + " of " + what).forEach((name, value) -> result.put(name, reader.read(name, value)));
        }
        return result;
    }

    private static WorldMarket.Market market(
            LocatedTree node, List<String> tierNames, Map<String, WorldMarket.Origin> origins) {
        String name = node.required("name", "market").text("name of a market");
        String what = "market '" + name + "'";
        node.map(what, MARKET);
        Set<String> families = new LinkedHashSet<>();
        origins.values().forEach(o -> families.add(o.family()));
        Function<String, Reader<Double>> rate = kind -> (o, value) -> {
            check(value, () -> WorldMarket.requireKnown("origin", o, origins.keySet(), kind + " of " + what));
            return inside(value, kind + " on '" + o + "' of " + what, Range.RATE);
        };
        Map<String, WorldMarket.Tier> tiers = new LinkedHashMap<>();
        node.required("tiers", what)
                .map("tiers of " + what)
                .forEach((k, tree) -> tiers.put(
                        k, placed(tree, () -> tier("tier '" + k + "' of " + what, k, tree, tierNames, origins))));
        LocatedTree ceiling = optional(node, "ceiling_usd", what);
        return placed(
                node,
                () -> new WorldMarket.Market(
                        name,
                        node.required("region", what).text("region of " + what),
                        node.required("channel", what).text("channel of " + what),
                        number(node, "base_volume_mtok", what, Range.NOT_NEGATIVE),
                        number(node, "demand_scale", what, Range.NOT_NEGATIVE, 1),
                        number(node, "income_ratio", what, Range.POSITIVE, 1),
                        ceiling == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(inside(ceiling, "ceiling_usd of " + what, Range.POSITIVE)),
                        tiers,
                        map(node, "drift", what, (f, value) -> {
                            check(value, () -> WorldMarket.requireKnown("family", f, families, "drift of " + what));
                            return inside(value, "drift of '" + f + "' of " + what, Range.DRIFT);
                        }),
                        restriction(node, what, origins),
                        map(node, "tariff", what, rate.apply("tariff")),
                        map(node, "premium", what, rate.apply("premium")),
                        map(node, "pool_of", what, (o, value) -> value.text("pool_of of " + what)),
                        table(
                                node.required("markup", what),
                                "markup of " + what,
                                Range.MARKUP,
                                "markup of " + what + ":"),
                        table(
                                node.required("other_cost_usd_per_mtok", what),
                                "other_cost_usd_per_mtok of " + what,
                                Range.NOT_NEGATIVE,
                                "other_cost_usd_per_mtok of " + what + ":")));
    }

    private static WorldMarket.Tier tier(
            String what, String k, LocatedTree node, List<String> tierNames, Map<String, WorldMarket.Origin> origins) {
        WorldMarket.requireKnown("tier", k, tierNames, what);
        node.map(what, List.of("base_share", "origins"));
        Map<String, WorldMarket.Base> offers = new LinkedHashMap<>();
        node.required("origins", what).map("origins of " + what).forEach((o, tree) -> {
            String offer = "origin '" + o + "' in " + what;
            check(tree, () -> WorldMarket.requireKnown("origin", o, origins.keySet(), what));
            tree.map(offer, List.of("base_share", "base_price_usd_per_mtok"));
            offers.put(
                    o,
                    new WorldMarket.Base(
                            number(tree, "base_share", offer, Range.SHARE),
                            number(tree, "base_price_usd_per_mtok", offer, Range.POSITIVE)));
        });
        return new WorldMarket.Tier(number(node, "base_share", what, Range.SHARE), offers);
    }

    private static Optional<WorldMarket.Restriction> restriction(
            LocatedTree market, String what, Map<String, WorldMarket.Origin> origins) {
        LocatedTree node = optional(market, "restricted", what);
        if (node == null || node.map("restricted of " + what).isEmpty()) {
            return Optional.empty();
        }
        String of = "restricted of " + what;
        node.map(of, List.of("origins", "base_access", "access"));
        Set<String> named = new LinkedHashSet<>();
        for (LocatedTree entry : node.required("origins", of).list("origins of " + of)) {
            named.add(known(entry, "origin", origins, "origins of " + of));
        }
        return Optional.of(new WorldMarket.Restriction(
                named, number(node, "base_access", of, Range.SHARE), number(node, "access", of, Range.SHARE)));
    }
}
