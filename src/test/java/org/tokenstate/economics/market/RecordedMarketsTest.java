package org.tokenstate.economics.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.LocatedTree;

/**
 * What the market said of variants of the worked cases, and of faulty files, on 24 November 2026, in {@code
 * recorded-markets.txt}: no truth, but what changes here is a changed result. Written anew with {@code -Drecord=FILE}.
 */
class RecordedMarketsTest {
    private static final List<String> CASES =
            List.of("base-year", "capacity-binds", "supply-curve", "ban-by-segment", "tariff-and-price-cut");
    private static final String ELASTICITIES = "\"demand\": -1.3,";
    private static final String TIERS = "\"tier_substitution\": 1.5,";
    private static final String ORIGINS = "\"origin_substitution\": 4.0";

    private static final String ENERGY = "\"energy_kwh_per_mtok\": {";
    private static final String COSTS =
            "\"unit_cost_usd_per_mtok\": {\"frontier\": 0.9, \"near-frontier\": 0.08, \"commodity\": 0.02}, ";
    private static final String BERTRAND = "\"markup\": \"bertrand-nash\", \"elasticities\": {";
    private static final String TARIFF = "\"tariff\": {}";
    private static final String TARIFFED = "\"tariff\": {\"CHN\": 0.25}";
    private static final String FIXED = "\"fixed_compliance_cost_usd\": {\"CHN\": ";

    /** Edits of the text of a case: those that make other markets, and those that make a fault. */
    private static final Map<String, String[]> EDITS = new LinkedHashMap<>();

    static {
        edit("as it is", ELASTICITIES, ELASTICITIES);
        edit("steep", ELASTICITIES, "\"demand\": -2.6,");
        edit("inelastic", ELASTICITIES, "\"demand\": -0.4,");
        edit("unit elasticity", ELASTICITIES, "\"demand\": -1.0,");
        edit("tiers unit", TIERS, "\"tier_substitution\": 1.0,");
        edit("tiers fixed", TIERS, "\"tier_substitution\": 0.0,");
        edit("origins unit", ORIGINS, "\"origin_substitution\": 1.0");
        edit("origins close", ORIGINS, "\"origin_substitution\": 40.0");
        edit("bertrand", "\"elasticities\": {", "\"markup\": \"bertrand-nash\", \"elasticities\": {");
        edit("given", "\"elasticities\": {", "\"markup\": \"given\", \"elasticities\": {");
        edit("logit", TIERS, "\"logit_alpha\": 1.2,", ORIGINS, "\"logit_rho\": 0.4");
        edit("tariff", "\"tariff\": {}", "\"tariff\": {\"CHN\": 0.25}");
        edit("ban", "\"access\": {}", "\"access\": {\"CHN\": 0.0}");
        edit("access half", "\"access\": {}", "\"access\": {\"CHN\": 0.5, \"USA\": 0.9}");
        edit("base access", "\"access\": {}", "\"base_access\": {\"CHN\": 0.5}, \"access\": {\"CHN\": 0.7}");
        edit("premium", "\"access\": {}", "\"liability_premium\": {\"CHN\": 0.1, \"USA\": 0.02}");
        edit("fixed cost", "\"access\": {}", "\"fixed_compliance_cost_usd\": {\"CHN\": 1e7}");
        edit("fixed cost too high", "\"access\": {}", "\"fixed_compliance_cost_usd\": {\"CHN\": 1e15}");
        edit("costs", ENERGY, COSTS + ENERGY);
        edit("bertrand with costs", ENERGY, COSTS + ENERGY, "\"elasticities\": {", BERTRAND);
        edit(
                "bertrand with costs and tariff",
                ENERGY,
                COSTS + ENERGY,
                "\"elasticities\": {",
                BERTRAND,
                TARIFF,
                TARIFFED);
        edit("fixed cost with costs", ENERGY, COSTS + ENERGY, "\"access\": {}", FIXED + "1e7}");
        edit("fixed cost with costs in between", ENERGY, COSTS + ENERGY, "\"access\": {}", FIXED + "2e9}");
        edit("fixed cost with costs too high", ENERGY, COSTS + ENERGY, "\"access\": {}", FIXED + "1e15}");
        edit(
                "base access of the smaller",
                "\"access\": {}",
                "\"base_access\": {\"USA\": 0.999}, \"access\": {\"CHN\": 0.7}");
        edit("leak", "\"access\": {}", "\"access\": {\"CHN\": 0.2}, \"leakage\": {\"CHN\": 0.5}, \"host\": \"USA\"");
        edit("no capacity", "\"capacity_kwh\": 16000000000.0", "\"capacity_kwh\": null");
        edit("little capacity", "\"capacity_kwh\": 16000000000.0", "\"capacity_kwh\": 4e8");
        edit("capacity zero", "\"capacity_kwh\": 16000000000.0", "\"capacity_kwh\": 0");
        edit("big", "\"demand_scale\": 1.8", "\"demand_scale\": 30");
        edit("fault: no step", "\"capacity_kwh\": 16000000000.0", "\"energy_supply\": []");
        edit(
                "fault: steps of nothing",
                "\"capacity_kwh\": 16000000000.0",
                "\"energy_supply\": [{\"price_usd_per_kwh\": 0, \"quantity_kwh\": 0}]");
        edit("fault: capacity", "\"capacity_kwh\": 16000000000.0", "\"capacity_kwh\": -1");
        edit("fault: demand", ELASTICITIES, "\"demand\": 0,");
        edit("fault: no demand", ELASTICITIES, "");
        edit("fault: key", ELASTICITIES, "\"demandd\": -1,");
        edit("fault: tier", TIERS, "\"tier_substitution\": -1,");
        edit("fault: no tier", TIERS, "");
        edit("fault: origin", ORIGINS, "\"origin_substitution\": -1");
        edit("fault: logit", TIERS, "\"logit_alpha\": 0,", ORIGINS, "\"logit_rho\": 0.4");
        edit("fault: rho", TIERS, "\"logit_alpha\": 1,", ORIGINS, "\"logit_rho\": 1.4");
        edit("fault: half logit", TIERS, "\"logit_alpha\": 1,");
        edit("fault: markup", "\"elasticities\": {", "\"markup\": \"x\", \"elasticities\": {");
        for (String key : List.of(
                "tariff", "access", "base_access", "liability_premium", "fixed_compliance_cost_usd", "leakage")) {
            for (String value : List.of("-1.5", "-1", "-0.01", "0", "1", "1.01", "\"x\"", "null")) {
                edit("term: " + key + " " + value, place(key), "\"" + key + "\": {\"CHN\": " + value + "}" + rest(key));
            }
            edit("fault: stranger in " + key, place(key), "\"" + key + "\": {\"XXX\": 0}" + rest(key));
            edit("fault: list in " + key, place(key), "\"" + key + "\": [1]" + rest(key));
        }
        for (String value : List.of("\"XXX\"", "1", "null", "\"CHN\"")) {
            edit("host " + value, "\"tiers\": {", "\"host\": " + value + ", \"tiers\": {");
        }
        for (String value : List.of("0", "-1", "1.5", "\"x\"")) {
            edit("share " + value, "\"base_share\": 0.15", "\"base_share\": " + value);
            edit("origin share " + value, "\"base_share\": 0.99", "\"base_share\": " + value);
            edit("base price " + value, "\"base_price_usd_per_mtok\": 1.2", "\"base_price_usd_per_mtok\": " + value);
            edit("price " + value, "\"frontier\": 1.2", "\"frontier\": " + value);
            edit("energy " + value, "\"frontier\": 0.518", "\"frontier\": " + value);
            edit("volume " + value, "\"base_volume_mtok\": 131460000000.0", "\"base_volume_mtok\": " + value);
            edit(
                    "step " + value,
                    "\"capacity_kwh\": 16000000000.0",
                    "\"energy_supply\": [{\"price_usd_per_kwh\": 0, \"quantity_kwh\": 1e9}, {\"price_usd_per_kwh\": 2,"
                            + " \"quantity_kwh\": " + value + "}]");
            edit(
                    "step price " + value,
                    "\"capacity_kwh\": 16000000000.0",
                    "\"energy_supply\": [{\"price_usd_per_kwh\": " + value + ", \"quantity_kwh\": 3e10}]");
            edit(
                    "unit cost " + value,
                    "\"capacity_kwh\": 16000000000.0",
                    "\"unit_cost_usd_per_mtok\": {\"frontier\": " + value + "}");
        }
    }

    /** Where a case has room for a key: in place of its empty table, or before the tiers. */
    private static String place(String key) {
        return key.equals("tariff") || key.equals("access") ? "\"" + key + "\": {}" : "\"tiers\": {";
    }

    private static String rest(String key) {
        return key.equals("tariff") || key.equals("access") ? "" : ", \"tiers\": {";
    }

    private static void edit(String name, String... fromTo) {
        EDITS.put(name, fromTo);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedMarketsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> said() throws IOException {
        List<String> said = new ArrayList<>();
        for (String name : CASES) {
            String original = text(name + ".json");
            for (Map.Entry<String, String[]> edit : EDITS.entrySet()) {
                String changed = original;
                String[] pairs = edit.getValue();
                for (int i = 0; i < pairs.length; i += 2) {
                    changed = changed.replace(pairs[i], pairs[i + 1]);
                }
                boolean same = changed.equals(original) && !edit.getKey().equals("as it is");
                boolean fault = !edit.getKey().matches("[a-z ]+");
                if (same || fault && !name.equals("capacity-binds")) {
                    continue;
                }
                say(name + ", " + edit.getKey(), changed, said);
            }
        }
        return said;
    }

    private static void say(String what, String content, List<String> said) {
        Equilibrium e;
        try {
            e = MarketFile.read(LocatedTree.parse("case.json", content)).solve();
        } catch (RuntimeException x) {
            said.add(what + ": " + x.getClass().getSimpleName() + " "
                    + String.valueOf(x.getMessage()).replace("\n", " / "));
            return;
        }
        e.origins()
                .forEach((name, o) -> said.add(what + ": " + name
                        + numbers(
                                o.energyPriceUsdPerKwh(),
                                o.scarcityRentUsdPerKwh(),
                                o.energyUsedKwh(),
                                o.receiptsUsd(),
                                o.hostReceiptsUsd(),
                                o.complianceUsd())));
        e.markets()
                .forEach((name, m) -> said.add(what + ": in " + name
                        + numbers(
                                m.spendingUsd(),
                                m.priceUsdPerMtok(),
                                m.quantityMtok(),
                                m.volumeMtok(),
                                m.tariffRevenueUsd(),
                                m.premiaUsd())));
        double producer = 0;
        double delivered = 0;
        double hosted = 0;
        for (Equilibrium.Flow flow : e.flows()) {
            producer += flow.volumeMtok() * flow.producerPriceUsdPerMtok();
            delivered += flow.volumeMtok() * flow.deliveredPriceUsdPerMtok();
            hosted += flow.hostedMtok();
        }
        said.add(what + ": flows" + numbers(producer, delivered, hosted, e.volumeMtok(), e.spendingUsd()));
    }

    private static String numbers(double... values) {
        StringBuilder text = new StringBuilder();
        for (double v : values) {
            text.append(' ').append(Math.abs(v) < 1e-9 ? "0" : String.format(Locale.ROOT, "%.9e", v));
        }
        return text.toString();
    }

    private static boolean agree(String actual, String expected) {
        String[] a = actual.split(" ");
        String[] b = expected.split(" ");
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i].equals(b[i])) {
                continue;
            }
            String number = "-?[0-9.]+(e[-+][0-9]+)?";
            if (!a[i].matches(number) || !b[i].matches(number)) {
                return false;
            }
            double x = Double.parseDouble(a[i]);
            double y = Double.parseDouble(b[i]);
            if (Math.abs(x - y) > 1e-7 * Math.max(Math.abs(x), Math.abs(y)) + 2e-9) {
                return false;
            }
        }
        return true;
    }

    @Test
    void everyVariantSaysWhatItSaid() throws IOException {
        List<String> said = said();
        String file = System.getProperty("record");
        if (file != null && file.endsWith("recorded-markets.txt")) {
            Files.write(
                    Path.of(file),
                    ("# made by RecordedMarketsTest with -Drecord=FILE: what the market said on 24 November 2026\n"
                                    + String.join("\n", said) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        List<String> expected = text("recorded-markets.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(said).hasSameSizeAs(expected);
        for (int i = 0; i < said.size(); i++) {
            assertThat(agree(said.get(i), expected.get(i)))
                    .as("recorded: %s%nnow: %s", expected.get(i), said.get(i))
                    .isTrue();
        }
    }
}
