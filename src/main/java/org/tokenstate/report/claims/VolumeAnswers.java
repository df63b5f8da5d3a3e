package org.tokenstate.report.claims;

import java.util.Comparator;
import java.util.List;
import org.tokenstate.data.ListPrice;
import org.tokenstate.units.TrafficMix;

/** Answers on how many tokens are used, and whose. */
final class VolumeAnswers {
    private static final int TOP = 10;

    private final Ground ground;

    VolumeAnswers(Ground ground) {
        this.ground = ground;
    }

    private double chinaUse(int year) {
        return ground.world(year, "tokens", "CHN") * 1e6;
    }

    /** Tokens a day at a time in years, between the yearly averages, which stand at mid-year. */
    Figure chinaDailyTokens(double time) {
        double before = chinaUse(2025) / Ground.DAYS;
        double after = chinaUse(2026) / Ground.DAYS;
        return Figure.of(
                before * Math.pow(after / before, time - 2025.5),
                "use in China averages %.2g tokens a day in 2025, an input set by such figures, and %.2g in 2026; growing evenly"
                        + " between the two",
                before,
                after);
    }

    Figure chinaTokensOfYear() {
        return Figure.of(chinaUse(2025), "tokens processed in China in 2025, of laboratories' products as well");
    }

    Figure worldDailyTokens(double time) {
        double before = ground.world(2025, "world_tokens") * 1e6 / Ground.DAYS;
        double after = ground.world(2026, "world_tokens") * 1e6 / Ground.DAYS;
        return Figure.of(
                before * Math.pow(after / before, time - 2025.5),
                "the world averages %.2g tokens a day in 2025 and %.2g in 2026; growing evenly between the two. Disclosures alone"
                        + " add up to 3e14",
                before,
                after);
    }

    Figure chinaGrowth() {
        return Figure.of(
                chinaUse(2030) / chinaUse(2025),
                "tokens used in China in 2030 over 2025, from %.2g a day",
                chinaUse(2025) / Ground.DAYS);
    }

    Figure worldGrowth() {
        double first = ground.world(2025, "world_tokens");
        double second = ground.world(2026, "world_tokens");
        double last = ground.world(2030, "world_tokens");
        return Figure.of(
                last / first,
                "tokens of the world in 2030 over 2025; %.1f times of it falls into the first year, and from 2026 the model grows"
                        + " %.0f-fold",
                second / first,
                last / second);
    }

    /** Models that OpenRouter ranks, most used first. */
    private List<ListPrice> ranked() {
        return ground.data().tokenPrices().stream()
                .filter(p -> p.openRouterTokensPerDay().isPresent()
                        && p.inputUsdPerMtok().isPresent())
                .sorted(Comparator.comparingDouble(VolumeAnswers::tokensPerDay).reversed())
                .toList();
    }

    private static double tokensPerDay(ListPrice price) {
        return price.openRouterTokensPerDay().orElseThrow();
    }

    private static double usdPerDay(ListPrice price) {
        return Ground.blended(price, TrafficMix.AGENTIC).usdPerMtok() * tokensPerDay(price) / 1e6;
    }

    Figure chineseShareOfRouter() {
        List<ListPrice> ranked = ranked();
        List<ListPrice> top = ranked.subList(0, TOP);
        double all = ranked.stream().mapToDouble(VolumeAnswers::tokensPerDay).sum();
        double spent = ranked.stream().mapToDouble(VolumeAnswers::usdPerDay).sum();
        List<ListPrice> chinese =
                ranked.stream().filter(p -> p.country().equals("CHN")).toList();
        double abroad = 0;
        double ofChina = 0;
        for (String region : ground.regionsBut("CHN")) {
            double sold = ground.world(2026, "tokens_bought", region, "api");
            abroad += sold;
            ofChina += sold * ground.world(2026, "family_share", region, "api", "CN");
        }
        return Figure.of(
                top.stream()
                                .filter(p -> p.country().equals("CHN"))
                                .mapToDouble(VolumeAnswers::tokensPerDay)
                                .sum()
                        / top.stream().mapToDouble(VolumeAnswers::tokensPerDay).sum(),
                "the top ten of July 2026 in the bundled table; of all %d ranked models Chinese ones have %.0f %% of tokens and"
                        + " %.0f %% of spending at list. It is no market share: the model has them, open weights on hosts"
                        + " elsewhere included, at %.0f %% of what is sold by the token outside China in 2026",
                ranked.size(),
                100 * chinese.stream().mapToDouble(VolumeAnswers::tokensPerDay).sum() / all,
                100 * chinese.stream().mapToDouble(VolumeAnswers::usdPerDay).sum() / spent,
                100 * ofChina / abroad);
    }

    Figure routerSpending() {
        List<ListPrice> ranked = ranked();
        double usd = ranked.stream().mapToDouble(VolumeAnswers::usdPerDay).sum() * Ground.DAYS;
        double world = ground.world(2026, "world_spending_usd");
        return Figure.of(
                usd / world,
                "ranked models of July 2026, %.2g tokens a day at list and the agentic mix, are %.2f bn USD a year of %.0f bn"
                        + " spent on tokens in 2026; the claim's month and its whole are others",
                ranked.stream().mapToDouble(VolumeAnswers::tokensPerDay).sum(),
                usd / 1e9,
                world / 1e9);
    }
}
