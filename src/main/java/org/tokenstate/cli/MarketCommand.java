package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tokenstate.economics.world.WorldEquilibrium;
import org.tokenstate.economics.world.WorldMarket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Solves one market case. */
@Command(
        name = "market",
        addMethodSubcommands = false,
        description = {
            "Solves a token market: prices, volumes, who runs, who earns and what crosses borders in one year.",
            "The case is JSON (or YAML) with tiers, origins, channels, work per token, pools of hosts and markets"
                    + " (base year, demand, ceiling, access, tariffs, premia, mark-ups)."
        })
final class MarketCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "CASE.json", description = "The case.")
    Path file = Path.of("");

    @Override
    Answer answer() {
        WorldEquilibrium e = WorldMarket.read(file).solve();
        Answer answer = Answer.titled("World token market: " + e.name())
                .field(Column.text("name", "case").notInTable(), e.name())
                .field(
                        Column.number(
                                "residual", "largest |ln(use/offer)| of a pool between the prices of its steps", ""),
                        e.residual());
        answer.finding(Findings.ofMarket(e.volumeMtok(), e.spendingUsd()));
        flows(answer, e);
        Answer.Table pools = answer.table(
                        "pools",
                        "Pools",
                        Column.text("pool", "pool"),
                        Column.number("price_usd_per_kwh", "price of work", "USD/kWh")
                                .absentAs("no compute"),
                        Column.number("scarcity_usd_per_kwh", "scarcity", "USD/kWh"),
                        work("work_kwh", "work"))
                .keyed();
        e.pools().forEach((name, p) -> pools.row(name, p.priceUsdPerKwh(), p.scarcityUsdPerKwh(), p.workKwh()));
        Answer.Table hosts = answer.table(
                        "hosts",
                        "Hosts",
                        Column.text("host", "host"),
                        work("work_kwh", "work"),
                        money("rent_usd", "rent"))
                .keyed();
        e.hosts().forEach((name, h) -> hosts.row(name, h.workKwh(), h.rentUsd()));
        Answer.Table markets = answer.table(
                        "markets",
                        "Markets",
                        Column.text("market", "market"),
                        volume("volume_mtok", "volume"),
                        money("spending_usd", "spending"),
                        money("producer_revenue_usd", "of it to producers"))
                .keyed();
        e.markets().forEach((name, m) -> markets.row(name, m.volumeMtok(), m.spendingUsd(), m.producerRevenueUsd()));
        regions(answer, e);
        Map<String, Double> world = new LinkedHashMap<>();
        world.put("volume_mtok", e.volumeMtok());
        world.put("spending_usd", e.spendingUsd());
        return answer.data("world", world)
                .note(
                        "Work is in reference kWh: energy at the meter of the reference fleet. Exports and imports are before"
                                + " tariffs; balances sum to zero.");
    }

    private static void flows(Answer answer, WorldEquilibrium e) {
        Answer.Table table = answer.table(
                "flows",
                "Flows",
                Column.text("market", "market"),
                Column.text("tier", "tier"),
                Column.text("origin", "origin"),
                volume("volume_mtok", "volume"),
                Column.number("producer_price_usd_per_mtok", "producer price", "USD/Mtok"),
                Column.number("delivered_price_usd_per_mtok", "delivered price", "USD/Mtok"));
        for (WorldEquilibrium.Flow flow : e.flows()) {
            table.row(
                    flow.market(),
                    flow.tier(),
                    flow.origin(),
                    flow.volumeMtok(),
                    flow.producerPriceUsdPerMtok(),
                    flow.deliveredPriceUsdPerMtok());
        }
    }

    private static void regions(Answer answer, WorldEquilibrium e) {
        Answer.Table table = answer.table(
                        "regions",
                        "Regions",
                        Column.text("region", "region"),
                        money("hosting_exports_usd", "hosting exports"),
                        money("hosting_imports_usd", "hosting imports"),
                        money("model_exports_usd", "model exports"),
                        money("model_imports_usd", "model imports"),
                        money("spending_usd", "spending"),
                        money("producer_revenue_paid_usd", "paid to producers").notInTable(),
                        money("tariff_revenue_usd", "tariff").notOnTerminal(),
                        money("premium_cost_usd", "premia").notOnTerminal(),
                        work("work_hosted_kwh", "work hosted").notOnTerminal(),
                        work("work_used_kwh", "work used").notOnTerminal(),
                        volume("volume_mtok", "volume").notInTable(),
                        money("exports_usd", "exports").notInTable(),
                        money("imports_usd", "imports").notInTable(),
                        money("balance_usd", "balance"))
                .keyed();
        e.regions()
                .forEach((name, r) -> table.row(
                        name,
                        r.hostingExportsUsd(),
                        r.hostingImportsUsd(),
                        r.modelExportsUsd(),
                        r.modelImportsUsd(),
                        r.spendingUsd(),
                        r.producerRevenuePaidUsd(),
                        r.tariffRevenueUsd(),
                        r.premiumCostUsd(),
                        r.workHostedKwh(),
                        r.workUsedKwh(),
                        r.volumeMtok(),
                        r.exportsUsd(),
                        r.importsUsd(),
                        r.balanceUsd()));
    }

    private static Column money(String key, String label) {
        return Column.number(key, label, "billion USD").shownAs(1e-9, "billion USD");
    }

    private static Column work(String key, String label) {
        return Column.number(key, label, "TWh").shownAs(1e-9, "TWh");
    }

    private static Column volume(String key, String label) {
        return Column.number(key, label, "billion Mtok").shownAs(1e-9, "billion Mtok");
    }
}
