package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.internal.LocatedTree;

/** The worked cases with answers from another solver. */
class WorldCasesTest {
    static final List<String> CASES = List.of(
            "base-year", "capacity-binds", "ceiling", "merit-order", "open-against-first-party", "tariff-ban-premium");

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(WorldCasesTest.class.getResource(name + ".json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static WorldMarket market(String name) {
        return WorldMarket.read(path(name));
    }

    /** An answer as the expected figures are written: a path of keys to a number. */
    private static Map<String, Double> figures(WorldEquilibrium e) {
        Map<String, Double> f = new LinkedHashMap<>();
        e.pools().forEach((name, p) -> {
            p.priceUsdPerKwh().ifPresent(x -> f.put("pools/" + name + "/price_usd_per_kwh", x));
            f.put("pools/" + name + "/scarcity_usd_per_kwh", p.scarcityUsdPerKwh());
            f.put("pools/" + name + "/work_kwh", p.workKwh());
        });
        e.hosts().forEach((name, h) -> {
            f.put("hosts/" + name + "/work_kwh", h.workKwh());
            f.put("hosts/" + name + "/rent_usd", h.rentUsd());
        });
        for (WorldEquilibrium.Flow flow : e.flows()) {
            String at = "flows/" + flow.market() + "/" + flow.tier() + "/" + flow.origin();
            f.put(at + "/volume_mtok", flow.volumeMtok());
            f.put(at + "/producer_price_usd_per_mtok", flow.producerPriceUsdPerMtok());
            f.put(at + "/delivered_price_usd_per_mtok", flow.deliveredPriceUsdPerMtok());
        }
        e.markets().forEach((name, m) -> {
            f.put("markets/" + name + "/volume_mtok", m.volumeMtok());
            f.put("markets/" + name + "/spending_usd", m.spendingUsd());
            f.put("markets/" + name + "/producer_revenue_usd", m.producerRevenueUsd());
        });
        e.regions().forEach((name, r) -> {
            String at = "regions/" + name + "/";
            f.put(at + "hosting_exports_usd", r.hostingExportsUsd());
            f.put(at + "hosting_imports_usd", r.hostingImportsUsd());
            f.put(at + "model_exports_usd", r.modelExportsUsd());
            f.put(at + "model_imports_usd", r.modelImportsUsd());
            f.put(at + "spending_usd", r.spendingUsd());
            f.put(at + "producer_revenue_paid_usd", r.producerRevenuePaidUsd());
            f.put(at + "tariff_revenue_usd", r.tariffRevenueUsd());
            f.put(at + "premium_cost_usd", r.premiumCostUsd());
            f.put(at + "work_hosted_kwh", r.workHostedKwh());
            f.put(at + "work_used_kwh", r.workUsedKwh());
            f.put(at + "volume_mtok", r.volumeMtok());
            f.put(at + "exports_usd", r.exportsUsd());
            f.put(at + "imports_usd", r.importsUsd());
            f.put(at + "balance_usd", r.balanceUsd());
        });
        f.put("world/volume_mtok", e.volumeMtok());
        f.put("world/spending_usd", e.spendingUsd());
        return f;
    }

    private static void flatten(String at, LocatedTree node, Map<String, Double> into) {
        node.map(at).forEach((key, value) -> {
            if (key.equals("flows")) {
                for (LocatedTree flow : value.list(at)) {
                    Map<String, LocatedTree> keys = flow.map(at);
                    String name = "flows/"
                            + List.of("market", "tier", "origin").stream()
                                    .map(k ->
                                            Objects.requireNonNull(keys.get(k)).text(k))
                                    .reduce((a, b) -> a + "/" + b)
                                    .orElseThrow();
                    keys.forEach((k, v) -> {
                        if (k.contains("_")) {
                            into.put(name + "/" + k, v.number(k));
                        }
                    });
                }
            } else if (key.contains("_")) {
                into.put(at + key, value.number(key));
            } else {
                flatten(at + key + "/", value, into);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-year",
                "capacity-binds",
                "ceiling",
                "merit-order",
                "open-against-first-party",
                "tariff-ban-premium"
            })
    void everyFigureOfTheCase(String name) {
        Map<String, Double> expected = new LinkedHashMap<>();
        flatten("", LocatedTree.parse(name, text(name)).required("expected", name), expected);
        Map<String, Double> actual = figures(market(name).solve());
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((key, value) -> {
            double scale = Math.max(Math.abs(value), key.startsWith("regions/") ? 1e-6 : 1e-12);
            assertThat(Math.abs(Objects.requireNonNull(actual.get(key)) - value) / scale)
                    .as("%s: %s, expected %s", key, actual.get(key), value)
                    .isLessThan(1e-12);
        });
    }

    @Test
    void theBaseYearIsExactForAnyElasticity() {
        WorldMarket w = market("base-year");
        for (double elasticity : new double[] {-0.3, -1, -1.2, -3}) {
            for (double sigma : new double[] {0, 0.7, 1, 1 + 1e-13, 20}) {
                Map<String, WorldMarket.Channel> channels = new LinkedHashMap<>();
                w.channels()
                        .keySet()
                        .forEach(
                                c -> channels.put(c, new WorldMarket.Channel(elasticity, sigma, 2 * sigma, 3 * sigma)));
                WorldEquilibrium e = new WorldMarket(
                                w.name(),
                                w.tiers(),
                                w.origins(),
                                channels,
                                w.workKwhPerMtok(),
                                w.pools(),
                                w.hosts(),
                                w.markets())
                        .solve();
                for (WorldMarket.Market m : w.markets()) {
                    assertThat(e.market(m.name()).volumeMtok() / m.baseVolumeMtok() - 1)
                            .isBetween(-1e-11, 1e-11);
                }
            }
        }
    }
}
