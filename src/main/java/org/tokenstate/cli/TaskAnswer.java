package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.ListPrice;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.InferenceEnergy;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.inference.Workload;
import org.tokenstate.projection.Note;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TaskCost;
import org.tokenstate.projection.TokenStateModel;

/** Tokens, joules and dollars of a task: on the fleets of the United States and China by year, and at list prices. */
final class TaskAnswer {
    private static final double Z90 = 1.644854;
    private static final int LAST_YEAR = 2030;
    private static final int MODELS_OF_A_COUNTRY = 3;
    private static final List<Boolean> EITHER = List.of(true, false);

    private TaskAnswer() {}

    /** The workload, with a prefix cache and without, each at the batch that it is served in. */
    record Served(String workload, Workload.Result with, Workload.Result without) {
        Workload.Result of(boolean prefixCache) {
            return prefixCache ? with : without;
        }
    }

    static Answer of(Served served, String tier, ScenarioOptions assumed, List<String> named) {
        TokenStateModel china = ModelOptions.model("CHN", assumed);
        int from = ModelOptions.from(assumed);
        int to = assumed.to().orElse(Math.max(LAST_YEAR, from));
        Projection usa =
                TokenStateModel.of("USA", china.data()).under(china.scenario()).project(from, to);
        Workload work = served.with().workload();
        ServingPoint point = served.with().point();
        double calls = work.callsPerTask();
        Answer answer = Answer.titled("A task of workload '" + served.workload() + "'")
                .key(Column.text("workload", "workload"), served.workload())
                .field(Column.number("calls_per_task", "calls of a task", ""), calls)
                .field(
                        Column.number("input_tokens_per_call", "input tokens of a call", ""),
                        work.uncachedInputTokens() + work.cachedInputTokens())
                .field(Column.percent("cached_share_of_input", "of which cached"), cachedShare(work))
                .field(Column.number("output_tokens_per_call", "output tokens of a call", ""), work.outputTokens())
                .field(Column.number("tokens_per_task", "tokens of a task", ""), work.tokensPerTask())
                .field(
                        Column.number("output_tokens_per_task", "output tokens of a task", ""),
                        calls * work.outputTokens())
                .field(Column.text("serving_point", "serving point"), point.name())
                .field(Column.text("tier", "tier of the fleets"), tier)
                .field(Column.text("scenario", "scenario"), china.scenario().name());
        Projection chinas = china.project(from, to);
        fleets(answer, served, tier, usa, chinas);
        accelerators(answer, served);
        prices(answer, served, china, named);
        notes(answer, served, usa.model().scenario());
        Stream.of(usa, chinas)
                .flatMap(each -> ModelOptions.notes(each).stream())
                .map(Note::text)
                .distinct()
                .forEach(answer::note);
        return answer;
    }

    private static double cachedShare(Workload work) {
        double input = work.uncachedInputTokens() + work.cachedInputTokens();
        return input > 0 ? work.cachedInputTokens() / input : 0;
    }

    private static void fleets(Answer answer, Served served, String tier, Projection usa, Projection china) {
        Answer.Table table = answer.table(
                "rows",
                "On the fleets, at the meter and at levelised cost",
                Column.year("year", "year"),
                Column.text("country", "country"),
                Column.text("prefix_cache", "prefix cache"),
                Column.number("joules_per_task", "energy of a task", "J").shownAs(1 / 3.6e6, "kWh"),
                Column.number("joules_per_total_token", "per token", "J"),
                Column.number("joules_per_output_token", "per output token", "J"),
                Column.number("capital_usd_per_task", "capital and operation", "USD")
                        .notOnTerminal(),
                Column.number("energy_usd_per_task", "electricity", "USD").notOnTerminal(),
                Column.number("other_usd_per_task", "other", "USD").notInTable(),
                Column.number("usd_per_task", "cost of a task", "USD"),
                Column.number("joules_against_usa", "energy against USA", ""),
                Column.number("usd_against_usa", "cost against USA", ""));
        for (int year = usa.from(); year <= usa.to(); year++) {
            for (boolean prefixCache : EITHER) {
                Workload.Result result = served.of(prefixCache);
                TaskCost base = TaskCost.of(usa, year, tier, result, DataCentre.DEFAULT);
                for (Projection fleet : List.of(usa, china)) {
                    TaskCost cost = TaskCost.of(fleet, year, tier, result, DataCentre.DEFAULT);
                    if (year == usa.from() && prefixCache && fleet.equals(china)) {
                        answer.finding("In " + year + " a task takes " + Numbers.readable(base.joules() / 3.6e6, -1)
                                + " kWh and " + Numbers.readable(base.usd(), -1)
                                + " USD on the fleet of the United States, on China's "
                                + Numbers.readable(cost.joules() / base.joules(), 2) + " times the energy and "
                                + Numbers.readable(cost.usd() / base.usd(), 2) + " times the cost.");
                    }
                    table.row(
                            year,
                            cost.country(),
                            prefixCache,
                            cost.joules(),
                            cost.joulesPerTotalToken(),
                            cost.joulesPerOutputToken(),
                            cost.capitalUsd(),
                            cost.energyUsd(),
                            cost.otherUsd(),
                            cost.usd(),
                            cost.joules() / base.joules(),
                            cost.usd() / base.usd());
                }
            }
        }
    }

    private static void accelerators(Answer answer, Served served) {
        Answer.Table table = answer.table(
                "serving",
                "At the accelerators of the serving point",
                Column.text("prefix_cache", "prefix cache"),
                Column.number("batch", "batch", ""),
                Column.number("tokens_per_second_per_user", "per user", "tokens/s"),
                Column.number("joules_per_task", "energy of a task", "J").shownAs(1 / 3.6e6, "kWh"),
                Column.number("lower_joules_per_task", "lower 90 %", "J").shownAs(1 / 3.6e6, "kWh"),
                Column.number("upper_joules_per_task", "upper 90 %", "J").shownAs(1 / 3.6e6, "kWh"),
                Column.number("joules_per_total_token", "per token", "J"),
                Column.number("joules_per_output_token", "per output token", "J"),
                Column.percent("prefill_share_of_energy", "of which prefill"));
        for (boolean prefixCache : EITHER) {
            Workload.Result result = served.of(prefixCache);
            InferenceEnergy energy = result.energy();
            double scale = result.joulesPerTask() / energy.joulesPerOutputToken();
            table.row(
                    prefixCache,
                    energy.batch(),
                    energy.tokensPerSecondPerUser(),
                    result.joulesPerTask(),
                    scale * energy.joulesPerOutputTokenAt(-Z90),
                    scale * energy.joulesPerOutputTokenAt(Z90),
                    result.joulesPerTotalToken(),
                    result.joulesPerOutputToken(),
                    energy.prefillJoulesPerOutputToken() / energy.joulesPerOutputToken());
        }
    }

    private static void prices(Answer answer, Served served, TokenStateModel model, List<String> named) {
        Answer.Table table = answer.table(
                "list_prices",
                "At list prices",
                Column.text("country", "country of the developer"),
                Column.text("model_id", "model"),
                Column.text("kind", "kind of price"),
                Column.text("from_date", "since").absentAs("not recorded"),
                Column.number("input_usd_per_mtok", "input", "USD/Mtok"),
                Column.number("cached_input_usd_per_mtok", "cached", "USD/Mtok"),
                Column.number("output_usd_per_mtok", "output", "USD/Mtok"),
                Column.number("usd_per_task", "task with cache", "USD"),
                Column.number("usd_per_task_without_cache", "without", "USD"));
        for (ListPrice price : chosen(ListPrice.standing(model.data().tokenPrices()), named)) {
            double input = price.inputUsdPerMtok().orElseThrow();
            double output = price.outputUsdPerMtok().orElseThrow();
            OptionalDouble cached = price.cachedInputUsdPerMtok();
            @Nullable
            Double with = cached.isPresent()
                    ? served.with().workload().usdPerTask(input, cached.getAsDouble(), output)
                    : null;
            table.row(
                    price.country(),
                    price.modelId(),
                    price.kind(),
                    price.fromDate().isEmpty() ? null : price.fromDate(),
                    input,
                    cached,
                    output,
                    with,
                    served.without().workload().usdPerTask(input, input, output));
        }
    }

    /** The named models, or of each country those with the most tokens on OpenRouter that have a price of cached input. */
    private static List<ListPrice> chosen(Map<String, ListPrice> standing, List<String> named) {
        List<ListPrice> chosen = new ArrayList<>();
        for (String name : named) {
            ListPrice price = standing.get(name.toLowerCase(Locale.ROOT));
            if (price == null) {
                throw new InputException(Nearest.unknown("model with a list price", name, standing.keySet()));
            }
            chosen.add(price);
        }
        if (named.isEmpty()) {
            for (String country : List.of("USA", "CHN")) {
                standing.values().stream()
                        .filter(p -> p.country().equals(country)
                                && p.cachedInputUsdPerMtok().isPresent()
                                && p.openRouterTokensPerDay().isPresent())
                        .sorted(Comparator.comparingDouble((ListPrice p) ->
                                        p.openRouterTokensPerDay().orElseThrow())
                                .reversed())
                        .limit(MODELS_OF_A_COUNTRY)
                        .forEach(chosen::add);
            }
        }
        return chosen;
    }

    private static void notes(Answer answer, Served served, Scenario scenario) {
        Workload.Result with = served.with();
        Workload.Result without = served.without();
        answer.note(String.format(
                        Locale.ROOT,
                        "Without a prefix cache every prompt token of a call is computed: %.1f times the energy of a task at the"
                                + " accelerators. The batch is chosen for the work unless it is given: the largest at which each"
                                + " user sees the speed and the caches fit, one call at a time if that is slower.",
                        without.joulesPerTask() / with.joulesPerTask()))
                .note("On the fleets: the energy of the serving point at the meter, times task_energy_factor"
                        + " of the tier in the projection (hardware in service, software, models and chips"
                        + " of the country); cost in real 2025 USD by its cost of capital and price of electricity, scenario '"
                        + scenario.name() + "', without mark-up.")
                .note(
                        "List prices in USD of their date, for the shortest context tier and without surcharges for writing a cache;"
                                + " the country is the developer's. Unless --price names others: of each country the models with the most"
                                + " tokens on OpenRouter in July 2026 whose price of cached input is on file.")
                .note(
                        "By the roofline alone, for calls of mean length: tasks differ up to thirtyfold, and no measurement of the fit"
                                + " has a context as long as an agent's. The interval is that of an unseen family of models.")
                .source("workload: " + with.workload().source())
                .source("list prices: llm-prices, models.dev, OpenRouter, token-tariff (datasets token_prices)");
    }
}
