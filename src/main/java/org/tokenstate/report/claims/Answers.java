package org.tokenstate.report.claims;

import java.util.List;
import java.util.OptionalDouble;

/** What the model says to each claim: the one list of which layer answers which. */
final class Answers {
    private final ElectricityAnswers electricity;
    private final PriceAnswers prices;
    private final VolumeAnswers volumes;
    private final CapacityAnswers capacity;
    private final MoneyAnswers money;

    Answers(Ground ground) {
        electricity = new ElectricityAnswers(ground);
        prices = new PriceAnswers(ground);
        volumes = new VolumeAnswers(ground);
        capacity = new CapacityAnswers(ground);
        money = new MoneyAnswers(ground);
    }

    List<Assessment> to(List<Claim> claims) {
        return claims.stream().map(claim -> assess(claim, answer(claim))).toList();
    }

    private static Assessment assess(Claim claim, Figure figure) {
        OptionalDouble published = claim.figure();
        if (figure.value().isEmpty()) {
            return new Assessment(
                    claim,
                    published,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Verdict.CANNOT_SAY,
                    figure.why(),
                    false);
        }
        double model = figure.value().getAsDouble();
        double ratio = figure.ratio().orElseGet(() -> model / published.orElseThrow());
        Verdict verdict = Verdict.of(model, ratio, claim.low(), claim.high());
        return new Assessment(
                claim, published, figure.value(), OptionalDouble.of(ratio), verdict, figure.why(), figure.ownInput());
    }

    private Figure answer(Claim claim) {
        return switch (claim.id()) {
            case "seed-crossing" -> electricity.crossing(claim);
            case "seed-price-compression" -> prices.compression();
            case "value-uplift-22x" -> prices.valueUplift();
            case "cn-daily-tokens-2025" -> volumes.chinaDailyTokens(2026.0).byOwnInput();
            case "cn-daily-tokens-2026" -> volumes.chinaDailyTokens(2026.21).byOwnInput();
            case "openrouter-week-2026" -> volumes.chineseShareOfRouter();
            case "openrouter-spend-share" -> volumes.routerSpending();
            case "china-power-discount" -> electricity.powerDiscount().byOwnInput();
            case "jpm-tokens-2030" -> volumes.chinaGrowth();
            case "gs-tokens-2030" -> volumes.worldGrowth();
            case "iea-dc-2030" -> capacity.dataCentres(2030);
            case "us-ai-2028" -> capacity.usElectricity2028();
            case "photons-tokens-per-person" -> capacity.tokensPerPerson();
            case "energy-to-token-min" -> capacity.productionFunction().byOwnInput();
            case "samsi-65b" -> capacity.anchor("SA01");
            case "gemini-median-prompt" -> capacity.anchor("GO01");
            case "chatgpt-prompt" -> capacity.anchor("OA01");
            case "cn-electricity-2025" -> electricity.chinaConsumption();
            case "cn-generation-2024" -> electricity.generation("CHN");
            case "us-generation-2024" -> electricity.generation("USA");
            case "cn-curtailment-solar-2025h1", "cn-curtailment-wind-2025h1" ->
                electricity.curtailment().byOwnInput();
            case "cn-compute-2026" -> capacity.chinaAccelerators().byOwnInput();
            case "huawei-910c-2026" -> capacity.domesticAccelerators().byOwnInput();
            case "mimo-v25-price" -> prices.inYuan("mimo-v2.5");
            case "mimo-v25-pro-price" -> prices.inYuan("mimo-v2.5-pro");
            case "hyperscaler-capex-2026" -> money.usCapex();
            case "openai-anthropic-runrate-2026" -> money.usRevenue();
            case "deepseek-cost-day" -> money.deepSeekCost();
            case "deepseek-revenue-day" -> money.deepSeekRevenue();
            case "deepseek-output-rate" -> money.deepSeekTokens();
            case "anthropic-mimo-discount" -> prices.outputDiscount();
            case "equal-quality-discount" -> prices.tierDiscount().byOwnInput();
            case "iea-dc-2035" -> capacity.dataCentres(2035);
            case "iea-us-2030" -> capacity.dataCentresOf("USA", 183);
            case "iea-cn-2030" -> capacity.dataCentresOf("CHN", 102);
            case "iea-eu-2030" -> capacity.dataCentresOf("EUR", 68);
            case "epoch-cn-compute" -> capacity.shareOfCompute("CHN").byOwnInput();
            case "epoch-us-clusters" -> capacity.shareOfCompute("USA").byOwnInput();
            case "llmflation" -> prices.sameModelCheaper();
            case "iea-energy-per-task" -> capacity.sameTaskLessEnergy();
            case "cn-daily-tokens-2025h1" -> volumes.chinaDailyTokens(2025.5).byOwnInput();
            case "jpm-tokens-2025" -> volumes.chinaTokensOfYear().byOwnInput();
            case "world-daily-tokens-2026" -> volumes.worldDailyTokens(2026.46);
            case "menlo-api-2025" -> money.soldByTheToken().byOwnInput();
            case "world-spending-2026" -> money.worldSpending();
            case "cn-token-exports-2025" -> money.chineseExports(2025).byOwnInput();
            case "cn-token-exports-2026" -> money.chineseExports(2026);
            case "token-elasticity" -> prices.elasticity().byOwnInput();
            case "china-shock" -> money.shock();
            case "cn-daily-tokens-2024" ->
                Figure.none(
                        "the projection starts with 2025; the claimed thousandfold rise to end-2025 is not extrapolated backwards");
            case "iea-dc-2024" ->
                Figure.none(
                        "the model counts AI accelerators from 2025, not all data centres of 2024; see iea-dc-2030");
            default -> Figure.none("nothing in the model answers it");
        };
    }
}
