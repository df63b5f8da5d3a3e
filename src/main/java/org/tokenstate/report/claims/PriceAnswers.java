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
        return 1
                - ground.world(2026, "producer_price", "ROW", "api", tier, "CHN")
                        / ground.world(2026, "producer_price", "ROW", "api", tier, "USA");
    }

    Figure tierDiscount() {
        double logRatio = 0;
        for (String tier : Ground.TIERS) {
            logRatio += ground.parameter("tier_share.other.api." + tier, 2026) * Math.log(1 - discount(tier));
        }
        return Figure.of(
                1 - Math.exp(logRatio),
                "prices of the same tier in 2026, sold by the token in the rest of the world, geometric mean at the tier mix:"
                        + " frontier %.0f %%, near-frontier %.0f %%, commodity %.0f %%; tiers stand in for a quality index, and"
                        + " the ratio of the base year is an input",
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

    /** The fall of cost from one year to the next, 2025 to 2026, of a model that stays the same. */
    Figure sameModelCheaper() {
        double factor = ground.world(2025, "software_factor")
                * ground.world(2025, "cost", "USA")
                / (ground.world(2026, "software_factor") * ground.world(2026, "cost", "USA"));
        return Figure.of(
                factor,
                "cost of the same model's token on the US fleet, 2025 over 2026, by software and hardware. The model has no move"
                        + " of a capability down the tiers: from frontier to near the frontier its price is a further %.1f times"
                        + " lower",
                ground.parameter("list_price_usd_per_mtok.api.frontier", 2025)
                        / ground.parameter("list_price_usd_per_mtok.api.near_frontier", 2025));
    }

    Figure elasticity() {
        return Figure.of(
                ground.parameter("demand_elasticity", 2026),
                "an input, of tokens sold by the token, as estimates of demand on two platforms stand; products of laboratories"
                        + " have %.1f",
                ground.parameter("demand_elasticity.app", 2026));
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
