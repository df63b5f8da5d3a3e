package org.tokenstate.report.claims;

import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

/** Answers on the price of a token. */
final class PriceAnswers {
    private static final String MIMO = "mimo-v2.5";
    private static final String OPUS = "claude-opus-5";

    /** Yuan per dollar as the claims themselves convert: 0.5 yuan is 0.07 USD (China Daily, 14 March 2026). */
    private static final double CNY_PER_USD = 0.5 / 0.07;

    private final Ground ground;

    PriceAnswers(Ground ground) {
        this.ground = ground;
    }

    Figure compression() {
        TokenPrice mimo = Ground.blended(ground.listPrice(MIMO), TrafficMix.DEEPSEEK_2025);
        TokenPrice opus = Ground.blended(ground.listPrice(OPUS), TrafficMix.DEEPSEEK_2025);
        return Figure.of(
                mimo.discountTo(opus).fraction(),
                "list prices, not of equal quality: MiMo-V2.5 at %.3f against Claude Opus 5 at %.2f USD per million tokens of the"
                        + " DeepSeek-2025 mix; within the near-frontier tier the model's discount is %.0f %%",
                mimo.usdPerMtok(),
                opus.usdPerMtok(),
                100 * discount("near_frontier"));
    }

    Figure outputDiscount() {
        double mimo = ground.listPrice(MIMO).outputUsdPerMtok().orElseThrow();
        double opus = ground.listPrice(OPUS).outputUsdPerMtok().orElseThrow();
        return Figure.of(
                1 - mimo / opus,
                "output list prices of %.2f and %.0f USD per million tokens; not at equal quality",
                mimo,
                opus);
    }

    private double discount(String tier) {
        String price = "price_usd_per_mtok." + tier;
        return 1 - ground.china(price, 2026) / ground.states(price, 2026);
    }

    Figure tierDiscount() {
        double logRatio = 0;
        for (String tier : Ground.TIERS) {
            logRatio += Ground.parameter(ground.china(), "tier_share." + tier, 2026) * Math.log(1 - discount(tier));
        }
        return Figure.of(
                1 - Math.exp(logRatio),
                "prices of the same tier in 2026 by cost and mark-up, geometric mean at the tier mix: frontier %.0f %%,"
                        + " near-frontier %.0f %%, commodity %.0f %%; tiers stand in for a quality index",
                100 * discount("frontier"),
                100 * discount("near_frontier"),
                100 * discount("commodity"));
    }

    Figure inYuan(String modelId) {
        double usd = ground.listPrice(modelId).outputUsdPerMtok().orElseThrow();
        return Figure.of(
                usd * CNY_PER_USD,
                "list price abroad of %.2f USD at %.2f yuan per USD: the figure is in yuan, not in dollars",
                usd,
                CNY_PER_USD);
    }

    Figure valueUplift() {
        double perKwh = ground.china("revenue_usd_per_mwh", 2026) / 1e3;
        double power = ground.china("power_price_usd_per_kwh", 2026);
        return Figure.of(
                perKwh / power,
                "an exported kWh earns %.2f USD in 2026 and costs %.3f; gross revenue, of whose cost electricity is %.1f %%",
                perKwh,
                power,
                100 * ground.china("energy_share_of_cost", 2026));
    }
}
