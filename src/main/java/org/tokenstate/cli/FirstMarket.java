package org.tokenstate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tokenstate.economics.market.Equilibrium;
import org.tokenstate.economics.market.TokenMarket;

/** The answer to a market case of the first edition. */
final class FirstMarket {
    private FirstMarket() {}

    static Answer answer(TokenMarket market) {
        Equilibrium e = market.solve();
        Answer answer = Answer.titled("Token market: " + e.name())
                .field(Column.text("name", "case").notInTable(), e.name())
                .field(Column.text("edition", "edition").notInTable(), "first")
                .field(
                        Column.number("residual", "largest relative residual of the complementarity conditions", ""),
                        e.residual())
                .field(
                        Column.number("volume_mtok", "volume", "billion Mtok").shownAs(1e-9, "billion Mtok"),
                        e.volumeMtok())
                .field(
                        Column.number("spending_usd", "spending", "billion USD").shownAs(1e-9, "billion USD"),
                        e.spendingUsd());
        answer.finding(Findings.ofMarket(e.volumeMtok(), e.spendingUsd()));
        answer.data("energy_price_usd_per_kwh", origins(e, Equilibrium.OriginOutcome::energyPriceUsdPerKwh))
                .data("scarcity_rent_usd_per_kwh", origins(e, Equilibrium.OriginOutcome::scarcityRentUsdPerKwh))
                .data("energy_used_kwh", origins(e, Equilibrium.OriginOutcome::energyUsedKwh));
        flows(answer, e);
        originTable(answer, e);
        marketTable(answer, e);
        return answer.note("A case of the first edition of the market.")
                .note("Energy prices are counted above what the producer prices of the case contain;"
                        + " scarcity rent is the energy price less that of the energy step at which use lies.");
    }

    private static void flows(Answer answer, Equilibrium e) {
        Answer.Table table = answer.table(
                "flows",
                "Flows",
                Column.text("market", "market"),
                Column.text("tier", "tier"),
                Column.text("origin", "origin"),
                Column.number("volume_mtok", "volume", "billion Mtok").shownAs(1e-9, "billion Mtok"),
                Column.number("hosted_mtok", "hosted there", "billion Mtok").shownAs(1e-9, "billion Mtok"),
                Column.number("producer_price_usd_per_mtok", "producer price", "USD/Mtok"),
                Column.number("delivered_price_usd_per_mtok", "delivered price", "USD/Mtok"));
        for (Equilibrium.Flow flow : e.flows()) {
            table.row(
                    flow.market(),
                    flow.tier(),
                    flow.origin(),
                    flow.volumeMtok(),
                    flow.hostedMtok(),
                    flow.producerPriceUsdPerMtok(),
                    flow.deliveredPriceUsdPerMtok());
        }
    }

    private static void originTable(Answer answer, Equilibrium e) {
        Answer.Table table = answer.table(
                "origins",
                "Origins",
                Column.text("origin", "origin"),
                Column.number("energy_price_usd_per_kwh", "energy price", "USD/kWh"),
                Column.number("scarcity_rent_usd_per_kwh", "scarcity rent", "USD/kWh"),
                Column.number("energy_used_kwh", "energy used", "TWh").shownAs(1e-9, "TWh"),
                Column.number("receipts_usd", "receipts", "billion USD").shownAs(1e-9, "billion USD"),
                Column.number("host_receipts_usd", "hosting", "billion USD").shownAs(1e-9, "billion USD"),
                Column.number("compliance_usd", "compliance", "billion USD").shownAs(1e-9, "billion USD"));
        e.origins()
                .forEach((name, o) -> table.row(
                        name,
                        o.energyPriceUsdPerKwh(),
                        o.scarcityRentUsdPerKwh(),
                        o.energyUsedKwh(),
                        o.receiptsUsd(),
                        o.hostReceiptsUsd(),
                        o.complianceUsd()));
    }

    private static void marketTable(Answer answer, Equilibrium e) {
        Answer.Table table = answer.table(
                "markets",
                "Markets",
                Column.text("market", "market"),
                Column.number("volume_mtok", "volume", "billion Mtok").shownAs(1e-9, "billion Mtok"),
                Column.number("spending_usd", "spending", "billion USD").shownAs(1e-9, "billion USD"),
                Column.number("price_index_usd_per_mtok", "price index", "USD/Mtok"),
                Column.number("tariff_revenue_usd", "tariff revenue", "billion USD")
                        .shownAs(1e-9, "billion USD"),
                Column.number("liability_premia_usd", "premia", "billion USD").shownAs(1e-9, "billion USD"));
        e.markets()
                .forEach((name, m) -> table.row(
                        name,
                        m.volumeMtok(),
                        m.spendingUsd(),
                        m.priceUsdPerMtok(),
                        m.tariffRevenueUsd(),
                        m.premiaUsd()));
    }

    private static Map<String, Double> origins(Equilibrium e, ToDoubleFunction<Equilibrium.OriginOutcome> value) {
        Map<String, Double> result = new LinkedHashMap<>();
        e.origins().forEach((name, outcome) -> result.put(name, value.applyAsDouble(outcome)));
        return result;
    }
}
