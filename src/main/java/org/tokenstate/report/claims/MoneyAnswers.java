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
        for (String region : ground.world().elements("region")) {
            for (String channel : ground.world().elements("channel")) {
                for (String tier : Ground.TIERS) {
                    usd += ground.world(2026, "volume", region, channel, tier, "USA")
                            * ground.world(2026, "producer_price", region, channel, tier, "USA");
                }
            }
        }
        return Figure.of(
                usd / 1e9,
                "tokens of American laboratories in 2026, sold by the token and in their products, before tariffs; two firms are"
                        + " not all");
    }

    /** Spending on tokens sold by the token outside China. */
    Figure soldByTheToken() {
        double usd = 0;
        for (String region : ground.regionsBut("CHN")) {
            usd += ground.world(2025, "producer_revenue_usd", region, "api");
        }
        return Figure.of(
                usd / 1e9,
                "spending outside China in 2025 on tokens sold by the token; volumes and prices of 2025 are inputs");
    }

    Figure worldSpending() {
        return Figure.of(
                ground.world(2026, "world_spending_usd") / 1e9,
                "spending of 2026 at producers' prices; the sum is one of annual rates at mid-year, of which revenue that is not"
                        + " tokens cannot be parted");
    }

    Figure chineseExports(int year) {
        return Figure.of(
                ground.world(year, "token_exports_usd", "CHN") / 1e9,
                "of it %.2f bn USD hosting and %.2f margins of models; open weights on hosts elsewhere earn China nothing",
                ground.world(year, "hosting_exports_usd", "CHN") / 1e9,
                ground.world(year, "model_exports_usd", "CHN") / 1e9);
    }

    /** The rise of the Chinese share in what the United States spend, over as many years as in goods. */
    Figure shock() {
        return Figure.of(
                ground.world(2041, "import_share_from", "USA", "CHN")
                        - ground.world(2025, "import_share_from", "USA", "CHN"),
                "rise of Chinese tokens in US absorption by value, 2025 to 2041; by volume %.1f points, and foreign weights that"
                        + " US hosts serve are %.0f %% of US tokens in 2041",
                100
                        * (ground.world(2041, "tokens_from", "USA", "CHN") / ground.world(2041, "tokens", "USA")
                                - ground.world(2025, "tokens_from", "USA", "CHN")
                                        / ground.world(2025, "tokens", "USA")),
                100 * ground.world(2041, "foreign_weights_token_share", "USA"));
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
                Ground.parameter(china, "cost_life", 2025),
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
