package org.tokenstate.report.claims;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.ListPrice;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.inference.Workload;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TaskCost;
import org.tokenstate.projection.TokenStateModel;

/** Statements about a trade in tokens, each answered by the model: where {@link Claims} asks for a figure, these ask for a finding. */
public final class Statements {
    private static final String TIER = "near_frontier";
    private static final int SOON = 2030;
    private static final int LATER = 2035;
    private static final int LATE = 2040;

    private final Ground ground;

    Statements(Ground ground) {
        this.ground = ground;
    }

    /**
     * {@return the statements of {@code statements.csv} with their answers, on the bundled data}
     */
    public static List<Statement> answered() {
        Statements answers = new Statements(Claims.ground(Datasets.bundled(), Scenario.BASELINE));
        return CsvTable.bundled("statements.csv").rows().stream()
                .map(row -> new Statement(
                        row.requiredText("id"),
                        row.requiredText("statement"),
                        row.requiredText("command"),
                        answers.answer(row.requiredText("id")),
                        row.requiredText("doubt")))
                .toList();
    }

    String answer(String id) {
        return switch (id) {
            case "ST01" -> crossing();
            case "ST02" -> move();
            case "ST03" -> followers();
            case "ST04" -> goodEnough();
            case "ST05" -> discount();
            case "ST06" -> cache();
            case "ST07" -> agents();
            case "ST08" -> margins();
            case "ST09" -> abundance();
            case "ST10" -> goods();
            case "ST11" -> tokenStates();
            case "ST12" -> embodied();
            case "ST13" -> shock();
            case "ST14" -> protection();
            case "ST15" -> harbour();
            default -> throw new IllegalStateException("statement " + id + " has no answer");
        };
    }

    private static String text(String words, Object... numbers) {
        return String.format(Locale.ROOT, words, numbers);
    }

    private String crossing() {
        Claim claim = Claims.all().stream()
                .filter(c -> c.id().equals("seed-crossing"))
                .findFirst()
                .orElseThrow();
        OptionalInt central = ground.china().crossingYear();
        return text(
                "No: %s. The central path of the projection crosses %s.",
                new ElectricityAnswers(ground).crossing(claim).why().split("; the ratio", -1)[0],
                central.isPresent()
                        ? "in " + central.getAsInt()
                        : "not by " + ground.china().to());
    }

    /** The share of Chinese models in what is sold by the token outside China. */
    private double chineseShare(int year, boolean byValue) {
        double all = 0;
        double chinese = 0;
        for (String region : ground.regionsBut("CHN")) {
            double size = ground.world(year, byValue ? "producer_revenue_usd" : "tokens_bought", region, "api");
            all += size;
            chinese +=
                    size * ground.world(year, byValue ? "family_share_by_value" : "family_share", region, "api", "CN");
        }
        return chinese / all;
    }

    private String move() {
        double products = 0;
        double all = 0;
        for (String region : ground.regionsBut("CHN")) {
            double size = ground.world(LATER, "tokens_bought", region, "app");
            all += size;
            products += size * ground.world(LATER, "family_share", region, "app", "CN");
        }
        return text(
                "Where tokens are sold by the token outside China, Chinese models, on whichever hosts, have %.0f %% of volume in"
                        + " 2025, %.0f %% in 2030 and %.0f %% in 2035; of value %.0f, %.0f and %.0f %%. Of tokens inside"
                        + " laboratories' own products they have %.0f %% in 2035.",
                100 * chineseShare(2025, false),
                100 * chineseShare(SOON, false),
                100 * chineseShare(LATER, false),
                100 * chineseShare(2025, true),
                100 * chineseShare(SOON, true),
                100 * chineseShare(LATER, true),
                100 * products / all);
    }

    private String followers() {
        return text(
                "A Chinese model takes %.0f %% of the work of an American one of the same tier near the frontier. The same task on"
                        + " China's fleet takes %.2f of the energy that it takes on the American in 2026, older chips included, and"
                        + " a year lowers the energy of the same model by a factor of %.2f.",
                100 * ground.parameter("model_efficiency.CN." + TIER, 2025),
                ground.china("task_energy_factor." + TIER, 2026) / ground.states("task_energy_factor." + TIER, 2026),
                new CapacityAnswers(ground).sameTaskLessEnergy().value().orElseThrow());
    }

    private double tierShare(String tier, int year) {
        double of = 0;
        double all = 0;
        for (String region : ground.world().elements("region")) {
            for (String channel : ground.world().elements("channel")) {
                for (String origin : ground.world().elements("origin")) {
                    of += ground.world(year, "volume", region, channel, tier, origin);
                }
                all += ground.world(year, "tokens_bought", region, channel);
            }
        }
        return of / all;
    }

    private String goodEnough() {
        return text(
                "Of the world's tokens the frontier has %.0f %% in 2025 and %.0f %% in 2035, the tier near it %.0f and %.0f %%,"
                        + " commodity %.0f and %.0f %%: as the frontier's work per token grows fastest, buyers move below it.",
                100 * tierShare("frontier", 2025),
                100 * tierShare("frontier", LATER),
                100 * tierShare(TIER, 2025),
                100 * tierShare(TIER, LATER),
                100 * tierShare("commodity", 2025),
                100 * tierShare("commodity", LATER));
    }

    private String discount() {
        PriceAnswers prices = new PriceAnswers(ground);
        return text(
                "At list and at one mix, yes for the pairs that are quoted (%.0f %%); at equal tier %.0f %%.",
                100 * prices.compression().value().orElseThrow(),
                100 * prices.tierDiscount().value().orElseThrow());
    }

    private static Workload agent() {
        return Workload.preset("coding-agent");
    }

    private static double bill(ListPrice price, boolean cached) {
        double input = price.inputUsdPerMtok().orElseThrow();
        return agent().usdPerTask(
                        input,
                        cached ? price.cachedInputUsdPerMtok().orElse(input) : input,
                        price.outputUsdPerMtok().orElseThrow());
    }

    private String cache() {
        ListPrice mimo = ground.listPrice("mimo-v2.5");
        Workload work = agent();
        return text(
                "MiMo-V2.5 asks %.4f USD per million tokens of cached input and %.2f of fresh. An agent's task, %.0f %% of whose"
                        + " input is cached, costs %.2f USD there and %.2f if no cache were priced.",
                mimo.cachedInputUsdPerMtok().orElseThrow(),
                mimo.inputUsdPerMtok().orElseThrow(),
                100 * work.cachedInputTokens() / (work.cachedInputTokens() + work.uncachedInputTokens()),
                bill(mimo, true),
                bill(mimo, false));
    }

    private String agents() {
        InferenceCatalogue catalogue = InferenceCatalogue.bundled();
        ServingPoint point = catalogue.servingPoint("near-frontier-default");
        Workload.Result served = agent().atSpeed(
                        EnergyRoofline.bundled(),
                        point,
                        catalogue
                                .tokensPerSecondPerUser("near-frontier-default")
                                .orElseThrow());
        TaskCost states = TaskCost.of(ground.states(), 2026, TIER, served, DataCentre.DEFAULT);
        TaskCost china = TaskCost.of(ground.china(), 2026, TIER, served, DataCentre.DEFAULT);
        return text(
                "A coding agent's task is %.1f million tokens. In 2026 it takes %.2f kWh and costs %.2f USD on the American fleet,"
                        + " %.2f kWh and %.2f USD on the Chinese; at list prices %.2f USD by Claude Opus 5 and %.2f by MiMo-V2.5."
                        + " Demand answers: the world's tokens grow %.0f-fold from 2025 to 2030, spending %.0f-fold.",
                agent().tokensPerTask() / 1e6,
                states.kilowattHours(),
                states.usd(),
                china.kilowattHours(),
                china.usd(),
                bill(ground.listPrice("claude-opus-5"), true),
                bill(ground.listPrice("mimo-v2.5"), true),
                ground.world(SOON, "world_tokens") / ground.world(2025, "world_tokens"),
                ground.world(SOON, "world_spending_usd") / ground.world(2025, "world_spending_usd"));
    }

    private String margins() {
        return text(
                "By tokens alone American plant earns less than its full cost: income would have to be %.2f times as high in 2030"
                        + " and %.2f in 2040, with all its compute sold %.2f and %.2f. Plant in its last year in 2035 has not paid"
                        + " back %.0f %% of its capital by tokens; of all capital put in up to 2040 cash and plant leave %.0f %%"
                        + " uncovered.",
                ground.world(SOON, "break_even_price_ratio", "USA", "tokens"),
                ground.world(LATE, "break_even_price_ratio", "USA", "tokens"),
                ground.world(SOON, "break_even_price_ratio", "USA", "compute"),
                ground.world(LATE, "break_even_price_ratio", "USA", "compute"),
                100 * ground.world(LATER, "stranded_share", "USA", "tokens"),
                100 * ground.world(LATE, "valuation_haircut", "USA", "tokens"));
    }

    private String abundance() {
        return text(
                "China has %,.0f TWh that could serve tokens in 2035, the United States %,.0f; their accelerators can use %.0f and"
                        + " %.0f. Energy is %.1f %% of the cost of compute in China in 2026. It is abundant and does not bind.",
                ground.china("energy_limit_twh", LATER),
                ground.states("energy_limit_twh", LATER),
                ground.china("compute_limit_twh", LATER),
                ground.states("compute_limit_twh", LATER),
                100 * ground.china("energy_share_of_cost", 2026));
    }

    private String goods() {
        Projection still = ground.china()
                .model()
                .under(Scenario.BASELINE.with(
                        "goods_exports_growth", ParameterValue.parse("goods_exports_growth", "0")))
                .project(TokenStateModel.FIRST_YEAR, LATE);
        return text(
                "Token exports are %.1f %% of China's goods exports in 2040; if goods no longer grow from 2026, %.1f %%.",
                100 * ground.china("share_of_goods_exports", LATE),
                100 * Ground.value(still, "share_of_goods_exports", LATE));
    }

    private String tokenStates() {
        Ranking ranking = Ranking.of(
                ground.china().model(), TokenStateModel.FIRST_YEAR, LATE, LATE, Ranking.By.SHARE_OF_GOODS_EXPORTS);
        List<String> states = ranking.rows().stream()
                .filter(r -> r.tokenStateYear().isPresent())
                .map(r -> r.name() + " in " + r.tokenStateYear().getAsInt())
                .toList();
        String first = ranking.rows().stream()
                .filter(r -> r.value(Ranking.By.REVENUE).orElse(0) > 1e9)
                .limit(5)
                .map(r -> text(
                        "%s %.1f %%",
                        r.name(),
                        100 * r.value(Ranking.By.SHARE_OF_GOODS_EXPORTS).orElseThrow()))
                .collect(Collectors.joining(", "));
        return text(
                "Token-states by 2040 among %d countries: %s. Nearest of those that export a billion dollars or more, in goods exports of 2040: %s.",
                ranking.rows().size(), states.isEmpty() ? "none" : String.join(", ", states), first);
    }

    private String embodied() {
        double earned = ground.china("revenue_usd_per_mwh", LATER);
        double goods = 1e3
                * ground.china("tranche_price_usd_per_kwh.displaced_exports", LATER)
                / (1 - ground.parameter("displaced_non_electric_share", LATER));
        return text(
                "A metered MWh exported as tokens earns %,.0f USD in 2035, gross; exported in silicon, aluminium and the like it"
                        + " earns %,.0f, across the border as power %.0f. But tokens for others take %.2f %% of China's generation.",
                earned,
                goods,
                1e3 * ground.parameter("border_price_usd_per_kwh", LATER),
                100 * ground.china("exported_generation_share", LATER));
    }

    private String shock() {
        Figure shock = new MoneyAnswers(ground).shock();
        return text(
                "The share of Chinese tokens in what the United States spends rises by %.1f points in sixteen years, where goods"
                        + " rose by 4; %s. American exports remain %.0f times as large as imports.",
                100 * shock.value().orElseThrow(),
                shock.why().split("; ", 2)[1],
                ground.world(2041, "token_exports_usd", "USA") / ground.world(2041, "token_imports_usd", "USA"));
    }

    private Ground under(String scenario) {
        return Claims.ground(ground.data(), ScenarioFiles.load(scenario).scenario());
    }

    private String protection() {
        Ground closed = under("fortress");
        return text(
                "Closed markets (scenario fortress) cut China's token exports of 2035 from %.0f to %.0f bn USD. American buyers pay"
                        + " %.4f in place of %.4f USD per million tokens, their state takes %.1f bn USD of tariffs, and buyers and"
                        + " state together gain %.0f bn USD less than without.",
                ground.world(LATER, "token_exports_usd", "CHN") / 1e9,
                closed.world(LATER, "token_exports_usd", "CHN") / 1e9,
                closed.world(LATER, "price_paid_usd_per_mtok", "USA"),
                ground.world(LATER, "price_paid_usd_per_mtok", "USA"),
                closed.world(LATER, "tariff_revenue_usd", "USA") / 1e9,
                (ground.world(LATER, "gain_with_duties_usd", "USA")
                                - closed.world(LATER, "gain_with_duties_usd", "USA"))
                        / 1e9);
    }

    private String harbour() {
        Ground harbour = under("safe-harbour");
        return text(
                "A premium of 10 %% from which American laboratories are exempt moves Chinese models and open weights from %.0f to %.0f %%"
                        + " of the tokens sold by the token in the United States in 2035; American buyers pay %.1f bn USD for"
                        + " liability, and China exports %.1f bn USD less.",
                100 * ground.world(LATER, "family_share", "USA", "api", "CN"),
                100 * harbour.world(LATER, "family_share", "USA", "api", "CN"),
                harbour.world(LATER, "premium_cost_usd", "USA") / 1e9,
                (ground.world(LATER, "token_exports_usd", "CHN") - harbour.world(LATER, "token_exports_usd", "CHN"))
                        / 1e9);
    }
}
