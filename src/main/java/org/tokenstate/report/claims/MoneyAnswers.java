package org.tokenstate.report.claims;

import org.tokenstate.data.ListPrice;
import org.tokenstate.economics.LevelisedTokenCost;
import org.tokenstate.inference.Anchors;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.projection.Projection;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

/** Answers on spending and revenue, and on DeepSeek's published day. */
final class MoneyAnswers {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double HOURS_PER_DAY = 24;
    private static final int ACCELERATORS_PER_NODE = 8;

    private final Ground ground;

    MoneyAnswers(Ground ground) {
        this.ground = ground;
    }

    Figure usCapex() {
        double gigawatts = ground.states("additions_gw", 2026);
        double perKw = ground.states("capex_usd_per_kw", 2026);
        return Figure.of(
                gigawatts * perKw / 1e3,
                "%.1f GW of accelerators at %,.0f USD per kW in real 2025 USD; the claim is all capital spending of a few firms,"
                        + " training, shells ahead of use and sites abroad included",
                gigawatts,
                perKw);
    }

    Figure usRevenue() {
        double usd = 0;
        for (String tier : Ground.TIERS) {
            for (String market : Ground.MARKETS) {
                usd += ground.states("tokens_mtok." + tier + "." + market, 2026)
                        * ground.states("price_usd_per_mtok." + tier, 2026);
            }
        }
        return Figure.of(
                usd / 1e9,
                "tokens of all US models in 2026 at their price before tariffs; two firms are not all, and subscriptions are not"
                        + " tokens at list");
    }

    /** Input and output tokens of the day. */
    private double billedTokens() {
        return ground.published("DS03") + ground.published("DS05");
    }

    Figure deepSeekCost() {
        Projection china = ground.china();
        double accelerators = ground.published("DS01") * ACCELERATORS_PER_NODE;
        double utilisation = ground.published("DS01") / ground.published("DS02");
        double perKw = ground.china("capex_usd_per_kw", 2025);
        double capitalPerKwh = LevelisedTokenCost.usdPerProvisionedKwh(
                perKw,
                ground.china("wacc", 2025),
                Ground.parameter(china, "hardware_life_years", 2025),
                Ground.parameter(china, "opex_share", 2025),
                utilisation);
        MeteredIntensity day = Anchors.deepSeekDay();
        double powerPrice = ground.china("power_price_usd_per_kwh", 2025);
        double perMtok = LevelisedTokenCost.usdPerMtok(
                day.provisionedKilowattHoursPerMillionBilledTokens(),
                capitalPerKwh,
                day.kilowattHoursPerMillionBilledTokens(),
                powerPrice,
                0);
        double cost = perMtok * billedTokens() / 1e6;
        return Figure.of(
                cost,
                "levelised on %,.0f accelerators at %,.0f USD per provisioned kW, %.0f %% in use: %.2f USD per accelerator-hour,"
                        + " %.1f %% of it electricity; the claim takes a rent of 2 USD",
                accelerators,
                perKw,
                100 * utilisation,
                cost / (accelerators * HOURS_PER_DAY),
                100 * day.kilowattHoursPerMillionBilledTokens() * powerPrice / perMtok);
    }

    Figure deepSeekRevenue() {
        ListPrice reasoner = ground.data().tokenPrices().stream()
                .filter(p -> p.modelId().equals("deepseek-reasoner")
                        && p.kind().equals("catalogue_history")
                        && p.fromDate().startsWith("2025-06")
                        && p.cachedInputUsdPerMtok().isPresent())
                .findFirst()
                .orElseThrow();
        TokenPrice price = Ground.blended(reasoner, TrafficMix.DEEPSEEK_2025);
        return Figure.of(
                price.usdPerMtok() * billedTokens() / 1e6,
                "%.3g billed tokens at the R1 list price of %.3f USD per million of the day's mix: what all would earn if all"
                        + " paid it",
                billedTokens(),
                price.usdPerMtok());
    }

    Figure deepSeekTokens() {
        double perNode = ground.anchor("DS08").model();
        double decoding = ground.published("DS13");
        double output = ground.published("DS01") * perNode * decoding * SECONDS_PER_DAY;
        return Figure.of(
                output / TrafficMix.DEEPSEEK_2025.output(),
                "the roofline's %,.0f output tokens a second and decoding node against %,.0f published, at the day's mix. The nodes"
                        + " and the %.0f %% of their time that they decode are of the same publication: the rate alone is tested",
                perNode,
                ground.published("DS08"),
                100 * decoding);
    }
}
