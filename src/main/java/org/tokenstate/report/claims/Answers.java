package org.tokenstate.report.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.ListPrice;
import org.tokenstate.economics.EnergySale;
import org.tokenstate.economics.LevelisedTokenCost;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.inference.Anchors;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.projection.Projection;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

/** What the model says to each claim: one method a claim, each from the layer that answers it. */
final class Answers {
    private static final List<String> TIERS = List.of("frontier", "near_frontier", "commodity");
    private static final List<String> MARKETS = List.of("USA", "CHN", "ROW");
    private static final double DAYS = 365;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double HOURS_PER_DAY = 24;
    private static final int LAST_PATH_YEAR = 2060;
    private static final int DRAWS = 4000;
    private static final long SEED = 42;

    /** Yuan per dollar as the claims themselves convert: 0.5 yuan is 0.07 USD (China Daily, 14 March 2026). */
    private static final double CNY_PER_USD = 0.5 / 0.07;

    private static final String MIMO = "mimo-v2.5";
    private static final String MIMO_PRO = "mimo-v2.5-pro";
    private static final String OPUS = "claude-opus-5";

    /** A figure and how it comes about. */
    private record Figure(OptionalDouble value, OptionalDouble ratio, String why) {
        static Figure of(double value, String why, Object... numbers) {
            return new Figure(OptionalDouble.of(value), OptionalDouble.empty(), text(why, numbers));
        }

        static Figure none(String why) {
            return new Figure(OptionalDouble.empty(), OptionalDouble.empty(), why);
        }
    }

    private final Datasets data;
    private final Projection china;
    private final Projection states;
    private final List<Claim> claims;
    private final Map<String, Claim> byId;
    private final Map<String, Anchors.Anchor> anchors =
            Anchors.all().stream().collect(Collectors.toMap(Anchors.Anchor::id, Function.identity()));
    private final Map<String, Double> published = CsvTable.bundled("anchors.csv").rows().stream()
            .filter(r -> r.number("value").isPresent())
            .collect(Collectors.toMap(r -> r.requiredText("id"), r -> r.requiredNumber("value")));

    Answers(Datasets data, Projection china, Projection states, List<Claim> claims) {
        this.data = data;
        this.china = china;
        this.states = states;
        this.claims = claims;
        this.byId = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
    }

    List<Assessment> assessments() {
        List<Assessment> all = new ArrayList<>();
        for (Claim claim : claims) {
            all.add(assess(claim, answer(claim)));
        }
        return List.copyOf(all);
    }

    private static Assessment assess(Claim claim, Figure figure) {
        if (figure.value.isEmpty()) {
            return new Assessment(
                    claim,
                    claim.figure(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Verdict.CANNOT_SAY,
                    figure.why);
        }
        double model = figure.value.getAsDouble();
        double ratio = figure.ratio.orElseGet(() -> model / claim.figure().orElseThrow());
        Verdict verdict = Verdict.of(model, ratio, claim.low(), claim.high());
        return new Assessment(
                claim, claim.figure(), OptionalDouble.of(model), OptionalDouble.of(ratio), verdict, figure.why);
    }

    private Figure answer(Claim claim) {
        return switch (claim.id()) {
            case "seed-crossing" -> crossing(claim);
            case "seed-price-compression" -> priceCompression();
            case "value-uplift-22x" -> valueUplift();
            case "cn-daily-tokens-2025" -> chinaDailyTokens(2026.0);
            case "cn-daily-tokens-2026" -> chinaDailyTokens(2026.21);
            case "openrouter-week-2026" -> chineseShareAbroad();
            case "openrouter-spend-share" -> openRouterSpending();
            case "china-power-discount" -> powerDiscount();
            case "jpm-tokens-2030" -> chinaGrowth();
            case "gs-tokens-2030" -> worldGrowth();
            case "iea-dc-2030" -> dataCentres2030();
            case "us-ai-2028" -> usElectricity2028();
            case "photons-tokens-per-person" -> tokensPerPerson();
            case "energy-to-token-min" -> productionFunction();
            case "samsi-65b" -> anchor("SA01");
            case "gemini-median-prompt" -> anchor("GO01");
            case "chatgpt-prompt" -> anchor("OA01");
            case "cn-electricity-2025" -> chinaConsumption();
            case "cn-generation-2024" -> generation("CHN");
            case "us-generation-2024" -> generation("USA");
            case "cn-curtailment-solar-2025h1", "cn-curtailment-wind-2025h1" -> curtailment();
            case "cn-compute-2026" -> chinaAccelerators();
            case "huawei-910c-2026" -> domesticAccelerators();
            case "mimo-v25-price" -> yuanPrice(MIMO);
            case "mimo-v25-pro-price" -> yuanPrice(MIMO_PRO);
            case "hyperscaler-capex-2026" -> usCapex();
            case "openai-anthropic-runrate-2026" -> usRevenue();
            case "deepseek-cost-day" -> deepSeekCost();
            case "deepseek-revenue-day" -> deepSeekRevenue();
            case "deepseek-output-rate" -> deepSeekTokens();
            case "anthropic-mimo-discount" -> outputDiscount();
            case "equal-quality-discount" -> tierDiscount();
            case "cn-daily-tokens-2024" ->
                Figure.none(
                        "the projection starts with 2025; the claimed thousandfold rise to end-2025 is not extrapolated backwards");
            case "iea-dc-2024" ->
                Figure.none(
                        "the model counts AI accelerators from 2025, not all data centres of 2024; see iea-dc-2030");
            default -> Figure.none("nothing in the model answers it");
        };
    }

    // electricity

    private Figure crossing(Claim claim) {
        Convergence paths = Convergence.of(
                data.generationPerCapitaKwh("CHN"),
                data.generationPerCapitaKwh("USA"),
                LAST_PATH_YEAR,
                GenerationPaths.Settings.standard(),
                Convergence.Adjustment.NONE,
                DRAWS,
                SEED);
        OptionalInt median = paths.quantileYear(0.5);
        double latest = claim.high().orElseThrow();
        double model = median.orElse(LAST_PATH_YEAR);
        double claimed = Double.parseDouble(claim.asOf().substring(0, 4));
        double middle = claim.figure().orElseThrow();
        String why = text(
                "median crossing %s; %.0f %% of paths have crossed by %.0f, %.0f %% by 2040; the ratio is of the waits from the"
                        + " claim's date",
                median.isPresent() ? Integer.toString(median.getAsInt()) : "after " + LAST_PATH_YEAR,
                100 * paths.probabilityBy((int) latest),
                latest,
                100 * paths.probabilityBy(2040));
        return new Figure(OptionalDouble.of(model), OptionalDouble.of((model - claimed) / (middle - claimed)), why);
    }

    private Figure chinaConsumption() {
        double generation = value(china, "generation_twh", 2025);
        double imports = data.series("CHN", Indicator.NET_IMPORTS_TWH).in(2025).orElse(0);
        return Figure.of(
                generation + imports,
                "generation of 2025 as published by Ember, %,.0f TWh, with net imports of %.0f TWh; the claim is gross of grid losses"
                        + " and of plants' own use",
                generation,
                imports);
    }

    private Figure generation(String code) {
        double twh = data.series(code, Indicator.GENERATION_TWH).in(2024).orElseThrow();
        return Figure.of(
                twh,
                "2024 in the bundled table (Ember); the Energy Institute counts gross of plants' own use everywhere");
    }

    private Figure curtailment() {
        double rate = china.model().scenario().path("curtailment_rate").at(2025);
        return Figure.of(
                rate, "an input of the model, one rate for wind and sun: this is consistency, not confirmation");
    }

    private Figure powerDiscount() {
        double own = value(china, "power_price_usd_per_kwh", 2026);
        double other = value(states, "power_price_usd_per_kwh", 2026);
        double subsidised = china.model()
                .scenario()
                .path("power_price_usd_per_kwh.CHN_domestic")
                .at(2026);
        return Figure.of(
                1 - own / other,
                "data centres pay %.1f in China and %.1f cents per kWh in the United States in 2026; the subsidised tariff of sites"
                        + " on domestic chips alone would be %.0f %% cheaper",
                100 * own,
                100 * other,
                100 * (1 - subsidised / other));
    }

    // prices

    private ListPrice list(String id) {
        return data.tokenPrices().stream()
                .filter(p -> p.modelId().equals(id) && p.kind().equals("route_snapshot"))
                .findFirst()
                .orElseThrow();
    }

    private static TokenPrice blended(ListPrice price, TrafficMix mix) {
        double input = price.inputUsdPerMtok().orElseThrow();
        return TokenPrice.blend(
                input,
                price.cachedInputUsdPerMtok().orElse(input),
                price.outputUsdPerMtok().orElseThrow(),
                mix);
    }

    private Figure priceCompression() {
        TokenPrice mimo = blended(list(MIMO), TrafficMix.DEEPSEEK_2025);
        TokenPrice opus = blended(list(OPUS), TrafficMix.DEEPSEEK_2025);
        return Figure.of(
                mimo.discountTo(opus).fraction(),
                "MiMo-V2.5 at %.3f against Claude Opus 5 at %.2f USD per million tokens of the DeepSeek-2025 mix (list prices); within"
                        + " the near-frontier tier the model's discount is %.0f %%",
                mimo.usdPerMtok(),
                opus.usdPerMtok(),
                100 * discount("near_frontier"));
    }

    private Figure outputDiscount() {
        double mimo = list(MIMO).outputUsdPerMtok().orElseThrow();
        double opus = list(OPUS).outputUsdPerMtok().orElseThrow();
        return Figure.of(
                1 - mimo / opus,
                "output list prices of %.2f and %.0f USD per million tokens; not at equal quality",
                mimo,
                opus);
    }

    private double discount(String tier) {
        String price = "price_usd_per_mtok." + tier;
        return 1 - value(china, price, 2026) / value(states, price, 2026);
    }

    private Figure tierDiscount() {
        double logRatio = 0;
        for (String tier : TIERS) {
            double share = china.model().scenario().path("tier_share." + tier).at(2026);
            logRatio += share * Math.log(1 - discount(tier));
        }
        return Figure.of(
                1 - Math.exp(logRatio),
                "prices of the same tier in 2026 by cost and mark-up, geometric mean at the tier mix: frontier %.0f %%, near-frontier"
                        + " %.0f %%, commodity %.0f %%; tiers stand in for a quality index",
                100 * discount("frontier"),
                100 * discount("near_frontier"),
                100 * discount("commodity"));
    }

    private Figure yuanPrice(String id) {
        double usd = list(id).outputUsdPerMtok().orElseThrow();
        return Figure.of(
                usd * CNY_PER_USD,
                "list price abroad of %.2f USD at %.2f yuan per USD: the figure is in yuan, not in dollars",
                usd,
                CNY_PER_USD);
    }

    private Figure valueUplift() {
        double perKwh = value(china, "revenue_usd_per_mwh", 2026) / 1e3;
        double power = value(china, "power_price_usd_per_kwh", 2026);
        return Figure.of(
                perKwh / power,
                "an exported kWh earns %.2f USD in 2026 and costs %.3f; gross revenue, of whose cost electricity is %.1f %%",
                perKwh,
                power,
                100 * value(china, "energy_share_of_cost", 2026));
    }

    // volumes

    private double chinaUse(int year) {
        double mtok = 0;
        for (String tier : TIERS) {
            mtok += value(china, "tokens_mtok." + tier + ".CHN", year)
                    + value(states, "tokens_mtok." + tier + ".CHN", year);
        }
        return mtok * 1e6;
    }

    /** Tokens a day at a time in years, between the yearly averages, which stand at mid-year. */
    private Figure chinaDailyTokens(double time) {
        double before = chinaUse(2025) / DAYS;
        double after = chinaUse(2026) / DAYS;
        double tokens = before * Math.pow(after / before, time - 2025.5);
        return Figure.of(
                tokens,
                "use in China averages %.2g tokens a day in 2025 and %.2g in 2026; growing evenly between the two",
                before,
                after);
    }

    private Figure chineseShareAbroad() {
        double chinese = 0;
        double all = 0;
        for (String tier : TIERS) {
            for (String market : List.of("USA", "ROW")) {
                double own = value(china, "tokens_mtok." + tier + "." + market, 2026);
                chinese += own;
                all += own + value(states, "tokens_mtok." + tier + "." + market, 2026);
            }
        }
        return Figure.of(
                chinese / all,
                "Chinese models in all markets but China by volume, 2026; a router's users choose by price, and ten models are not the"
                        + " market");
    }

    private Figure openRouterSpending() {
        double usd = 0;
        double tokens = 0;
        for (ListPrice price : data.tokenPrices()) {
            if (price.openRouterTokensPerDay().isPresent()
                    && price.inputUsdPerMtok().isPresent()) {
                double day = price.openRouterTokensPerDay().getAsDouble();
                tokens += day;
                usd += blended(price, TrafficMix.AGENTIC).usdPerMtok() * day / 1e6;
            }
        }
        double world = value(china, "world_spending_usd", 2026);
        return Figure.of(
                usd * DAYS / world,
                "ranked models of July 2026, %.2g tokens a day at list and the agentic mix, are %.2f bn USD a year of %.0f bn spent on"
                        + " tokens in 2026",
                tokens,
                usd * DAYS / 1e9,
                world / 1e9);
    }

    private Figure chinaGrowth() {
        return Figure.of(
                chinaUse(2030) / chinaUse(2025),
                "tokens used in China in 2030 over 2025, from %.2g a day",
                chinaUse(2025) / DAYS);
    }

    private Figure worldGrowth() {
        double first = value(china, "world_tokens_mtok", 2025);
        double second = value(china, "world_tokens_mtok", 2026);
        double last = value(china, "world_tokens_mtok", 2030);
        return Figure.of(
                last / first,
                "tokens of the world in 2030 over 2025; %.1f times of it falls into the first year, and from 2026 the model grows"
                        + " %.0f-fold",
                second / first,
                last / second);
    }

    private Figure productionFunction() {
        double worst = 1;
        for (int year = china.from(); year <= china.to(); year++) {
            double energy = value(china, "exportable_energy_twh", year);
            double least = Math.min(value(china, "compute_limit_twh", year), value(china, "energy_limit_twh", year));
            double ratio = energy / least;
            worst = Math.abs(ratio - 1) > Math.abs(worst - 1) ? ratio : worst;
        }
        return new Figure(
                OptionalDouble.of(worst),
                OptionalDouble.of(worst),
                text(
                        "the model's physical potential is the same minimum of compute and energy; the ratio is the worst year of %d to"
                                + " %d. A price and demand may bind before either",
                        china.from(), china.to()));
    }

    // energy and capacity

    private Figure anchor(String id) {
        Anchors.Anchor anchor = anchors.get(id);
        if (anchor == null) {
            return Figure.none("no anchor " + id);
        }
        return Figure.of(anchor.model(), "%s", anchor.why());
    }

    /** Metered electricity of the whole fleet of a maker in TWh a year. */
    private static double fleetTwh(Projection maker, int year) {
        double sold = maker.model().scenario().path("sold_share").at(year);
        return value(maker, "compute_limit_twh", year) / sold;
    }

    private Figure dataCentres2030() {
        double before = claimed("iea-dc-2024");
        double now = fleetTwh(china, 2025) + fleetTwh(states, 2025);
        double then = fleetTwh(china, 2030) + fleetTwh(states, 2030);
        return Figure.of(
                before + then - now,
                "the IEA's %.0f TWh of 2024 and what the AI fleets of China and the United States add in the model by 2030 (%.0f to"
                        + " %.0f TWh); other countries and other computing are left out",
                before,
                now,
                then);
    }

    private Figure usElectricity2028() {
        return Figure.of(
                fleetTwh(states, 2028),
                "%.0f GW provisioned at a utilisation of %.2f, metered; the claim is the high case of a laboratory's range",
                value(states, "stock_gw", 2028),
                states.model().scenario().path("utilisation").at(2028));
    }

    private Figure tokensPerPerson() {
        Energy energy = Energy.ofTerawattHours(claimed("us-ai-2028"));
        EnergyPerToken today = EnergyPerToken.ofJoulesPerToken(value(states, "energy_per_token_joules", 2025));
        EnergySale sale = new EnergySale(energy, today, blended(list(MIMO), TrafficMix.DEEPSEEK_2025));
        double people =
                data.populationProjection(Datasets.WORLD).medium().in(2028).orElseThrow();
        return Figure.of(
                sale.tokensPerDay().count() / people,
                "%.0f TWh at the %.2f J per billed token of the US fleet of 2025, for %.2f bn people; the claim implies %.2f J",
                energy.terawattHours(),
                today.joulesPerToken(),
                people / 1e9,
                energy.joules() / (claimed("photons-tokens-per-person") * DAYS * people));
    }

    /** From the table itself, because the catalogue refuses chips whose other cells are not published. */
    private static double provisionedKilowatts(String accelerator) {
        return CsvTable.bundled("accelerators.csv").rows().stream()
                .filter(r -> r.requiredText("id").equals(accelerator))
                .findFirst()
                .orElseThrow()
                .requiredNumber("all_in_utility_kw_per_gpu");
    }

    private Figure chinaAccelerators() {
        double gigawatts = value(china, "additions_gw", 2026);
        return Figure.of(
                gigawatts * 1e6 / provisionedKilowatts("B300"),
                "%.2f GW installed in 2026 at %.2f kW provisioned per B300",
                gigawatts,
                provisionedKilowatts("B300"));
    }

    private Figure domesticAccelerators() {
        double gigawatts = value(china, "additions_gw", 2026);
        double share = china.model().scenario().path("domestic_chip_share").at(2026);
        return Figure.of(
                gigawatts * share * 1e6 / provisionedKilowatts("Ascend910C"),
                "%.0f %% of the %.2f GW installed in 2026 at %.2f kW per 910C; planned output is not what is installed",
                100 * share,
                gigawatts,
                provisionedKilowatts("Ascend910C"));
    }

    // money

    private Figure usCapex() {
        double gigawatts = value(states, "additions_gw", 2026);
        double perKw = value(states, "capex_usd_per_kw", 2026);
        return Figure.of(
                gigawatts * perKw / 1e3,
                "%.1f GW of accelerators at %,.0f USD per kW in real 2025 USD; the claim is all capital spending of a few firms,"
                        + " training, shells ahead of use and sites abroad included",
                gigawatts,
                perKw);
    }

    private Figure usRevenue() {
        double usd = 0;
        for (String tier : TIERS) {
            for (String market : MARKETS) {
                usd += value(states, "tokens_mtok." + tier + "." + market, 2026)
                        * value(states, "price_usd_per_mtok." + tier, 2026);
            }
        }
        return Figure.of(
                usd / 1e9,
                "tokens of all US models in 2026 at their price before tariffs; two firms are not all, and subscriptions are not"
                        + " tokens at list");
    }

    private Figure deepSeekCost() {
        double accelerators = publishedValue("DS01") * 8;
        double billed = publishedValue("DS03") + publishedValue("DS05");
        MeteredIntensity day = Anchors.deepSeekDay();
        var scenario = china.model().scenario();
        double utilisation = publishedValue("DS01") / publishedValue("DS02");
        double capital = LevelisedTokenCost.usdPerProvisionedKwh(
                value(china, "capex_usd_per_kw", 2025),
                value(china, "wacc", 2025),
                scenario.path("hardware_life_years").at(2025),
                scenario.path("opex_share").at(2025),
                utilisation);
        double cost = LevelisedTokenCost.usdPerMtok(
                        day.provisionedKilowattHoursPerMillionBilledTokens(),
                        capital,
                        day.kilowattHoursPerMillionBilledTokens(),
                        value(china, "power_price_usd_per_kwh", 2025),
                        0)
                * billed
                / 1e6;
        return Figure.of(
                cost,
                "levelised on %,.0f accelerators at %,.0f USD per provisioned kW, %.0f %% in use: %.2f USD per accelerator-hour, %.1f %%"
                        + " of it electricity; the claim takes a rent of 2 USD",
                accelerators,
                value(china, "capex_usd_per_kw", 2025),
                100 * utilisation,
                cost / (accelerators * HOURS_PER_DAY),
                100
                        * day.kilowattHoursPerMillionBilledTokens()
                        * value(china, "power_price_usd_per_kwh", 2025)
                        * billed
                        / 1e6
                        / cost);
    }

    private Figure deepSeekRevenue() {
        ListPrice reasoner = data.tokenPrices().stream()
                .filter(p -> p.modelId().equals("deepseek-reasoner")
                        && p.kind().equals("catalogue_history")
                        && p.fromDate().startsWith("2025-06")
                        && p.cachedInputUsdPerMtok().isPresent())
                .findFirst()
                .orElseThrow();
        double billed = publishedValue("DS03") + publishedValue("DS05");
        TokenPrice price = blended(reasoner, TrafficMix.DEEPSEEK_2025);
        return Figure.of(
                price.usdPerMtok() * billed / 1e6,
                "%.3g billed tokens at the R1 list price of %.3f USD per million of the day's mix: what all would earn if all paid it",
                billed,
                price.usdPerMtok());
    }

    private Figure deepSeekTokens() {
        Anchors.Anchor decode = anchors.get("DS08");
        if (decode == null) {
            return Figure.none("no anchor DS08");
        }
        double output = publishedValue("DS01") * decode.model() * publishedValue("DS13") * SECONDS_PER_DAY;
        return Figure.of(
                output / TrafficMix.DEEPSEEK_2025.output(),
                "the roofline's %,.0f output tokens a second and node on the nodes in use, %.0f %% of their time decoding, at the day's"
                        + " mix",
                decode.model(),
                100 * publishedValue("DS13"));
    }

    private double publishedValue(String anchor) {
        return Objects.requireNonNull(published.get(anchor), anchor);
    }

    private double claimed(String claim) {
        return Objects.requireNonNull(byId.get(claim), claim).published().orElseThrow();
    }

    private static double value(Projection projection, String variable, int year) {
        return projection.in(year).value(variable).orElseThrow();
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
