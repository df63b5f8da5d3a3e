package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.YearResult;
import org.tokenstate.surplus.HostPipeline;
import org.tokenstate.surplus.SiteOdds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Projects a country through time. */
@Command(
        name = "project",
        addMethodSubcommands = false,
        description = "Projects a country: generation per head, energy per token, token exports.")
final class ProjectCommand extends ReportCommand {
    @Mixin
    final CountryOptions country = new CountryOptions();

    @Option(
            names = "--explain-pipeline",
            description =
                    "Before the years the sites of accelerators of the country, and what the projection takes of each; in CSV the"
                            + " sites alone.")
    boolean explainPipeline;

    @Override
    Answer answer() {
        TokenStateModel model = ReadAhead.ofEquations(ModelOptions.model(country.country(), country.assumed));
        int from = ModelOptions.from(country.assumed);
        int to = ModelOptions.to(country.assumed);
        Supplier<Map<String, OptionalInt>> crossings = ReadAhead.begun(() -> crossingYears(model, from, to));
        Projection projection = model.project(from, to);
        Map<String, String> unknown = projection.unknownEvents();
        Answer answer = Answer.titled(model.country()
                        + model.reference().map(r -> " against " + r).orElse("") + ", scenario '"
                        + model.scenario().name() + "', money in real 2025 USD")
                .finding(Findings.of(projection))
                .key(Column.text("country", "country"), model.country())
                .field(Column.text("reference", "reference").absentAs("none"), model.reference())
                .field(Column.text("scenario", "scenario"), model.scenario().name())
                .field(
                        Column.text("growth_model", "growth model of generation per head"),
                        model.scenario().choice("growth_model"))
                .field(
                        Column.year("crossing_year", "generation per head reaches the reference")
                                .absentAs(absent(unknown, "crossing_year", projection)),
                        model.reference().isPresent() ? projection.crossingYear() : OptionalInt.empty())
                .field(
                        Column.year("token_state_year", "token-state (exports and electricity over the thresholds)")
                                .absentAs(absent(unknown, "token_state_year", projection)),
                        projection.tokenStateYear());
        crossings(answer, projection, unknown, crossings);
        Map<String, OptionalInt> milestones = new LinkedHashMap<>();
        projection.milestones().forEach((percent, year) -> milestones.put(percent + "_percent_of_goods_exports", year));
        answer.data("milestones", milestones).data("not_known", unknown);
        if (explainPipeline) {
            pipeline(answer, projection);
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.year("year", "year"),
                Column.number("generation_kwh_per_capita", "generation", "kWh/head")
                        .decimals(0),
                Column.number("reference_generation_kwh_per_capita", "reference", "kWh/head")
                        .decimals(0)
                        .minor(),
                Column.number("stock_gw", "fleet", "GW").decimals(2),
                Column.text("binding_constraint", "limited by"),
                Column.number("energy_per_token_joules", "energy", "J/token").decimals(4),
                money("export_revenue_usd", "exports"),
                money("hosting_exports_usd", "of it hosting").notOnTerminal(),
                money("model_exports_usd", "of it models").notOnTerminal(),
                money("token_imports_usd", "imports"),
                money("token_balance_usd", "balance"),
                Column.percent("share_of_goods_exports", "of goods exports"),
                Column.percent("share_of_gdp", "of GDP"),
                Column.number("hosted_energy_twh", "hosted for others", "TWh")
                        .decimals(2)
                        .notOnTerminal(),
                Column.percent("exported_generation_share", "of generation"),
                Column.number("exportable_energy_twh", "exportable", "TWh")
                        .decimals(2)
                        .notOnTerminal(),
                Column.number("exportable_tokens", "exportable", "tokens")
                        .asCount()
                        .notOnTerminal(),
                Column.number("exported_tokens", "exported", "tokens").asCount().notOnTerminal(),
                Column.number("price_usd_per_mtok", "price", "USD/Mtok")
                        .decimals(4)
                        .notOnTerminal()));
        List<Variable> own = projection.model().ownResults();
        own.forEach(variable -> columns.add(
                variable.unit().equals(BindingConstraint.UNIT)
                        ? Column.text(variable.name(), variable.name())
                        : Column.number(variable.name(), variable.name(), variable.unit())));
        Answer.Table table = answer.table("years", "", columns.toArray(Column[]::new));
        for (YearResult year : projection.years()) {
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                    year.year(),
                    year.value("generation_kwh_per_capita"),
                    year.value("reference_generation_kwh_per_capita"),
                    year.value("stock_gw"),
                    year.bindingConstraint().map(b -> b.label()),
                    year.value("energy_per_token_joules"),
                    year.value("export_revenue_usd"),
                    year.value("hosting_exports_usd"),
                    year.value("model_exports_usd"),
                    year.value("token_imports_usd"),
                    year.value("token_balance_usd"),
                    year.value("share_of_goods_exports"),
                    year.value("share_of_gdp"),
                    year.value("hosted_energy_twh"),
                    year.value("exported_generation_share"),
                    year.value("exportable_energy_twh"),
                    year.value("exportable_tokens"),
                    year.value("exported_tokens"),
                    year.value("price_usd_per_mtok")));
            own.forEach(variable -> row.add(year.value(variable.name())));
            table.row(row.toArray());
        }
        List<String> passed = new ArrayList<>();
        projection
                .milestones()
                .forEach((percent, year) -> passed.add(percent + " %: "
                        + (year.isPresent() ? year.getAsInt() : absent(unknown, "milestone_" + percent, projection))));
        Optional<String> ofGoods = Optional.ofNullable(unknown.get("milestone_1"));
        answer.note(ofGoods.map(cause -> "when token exports reach a share of goods exports is not known: " + cause)
                .orElse("token exports reach this share of goods exports in: " + String.join("; ", passed)));
        answer.note(
                "exports and imports are gross and before tariffs: hosting goes to the host, the margin to the home of the"
                        + " model, of open weights to the host; exportable (in CSV and JSON) = by the physical limits alone");
        answer.notes(projection.notes());
        answer.source(
                "electricity: Ember through Our World in Data, CC BY 4.0; population: UN WPP 2024, CC BY 3.0 IGO");
        answer.source("GDP and exports: World Bank and WTO, CC BY 4.0; capacity: Ember, IRENA, EIA, national sources");
        answer.source(
                "energy per token: fitted on the ML.ENERGY Benchmark v3 (Apache-2.0); parameters: see 'parameters'");
        return answer;
    }

    /** The sites of a country by stage, and what of each the projection expects. */
    private static void pipeline(Answer answer, Projection projection) {
        TokenStateModel model = projection.model();
        HostPipeline pipeline = HostPipeline.of(model.data(), model.country());
        Answer.Table table = answer.table(
                "sites",
                "Sites of accelerators, GW of the facility (of mixed sites the part of accelerators)",
                Column.text("site", "site"),
                Column.text("stage", "stage"),
                Column.year("first_year", "from"),
                Column.year("last_year", "to"),
                Column.number("in_service_gw", "in service 2025", "GW").decimals(3),
                Column.number("announced_gw", "announced", "GW").decimals(3),
                Column.number("odds", "probability", "").decimals(2),
                Column.number("delay_years", "delay", "years").decimals(2),
                Column.number("counted_gw", "counted", "GW").decimals(3),
                Column.text("left_out", "why nothing counts").notOnTerminal(),
                Column.text("source", "source").notOnTerminal());
        SiteOdds odds = model.scenario().siteOdds();
        double counted = 0;
        for (HostPipeline.Part part : pipeline.sites()) {
            counted += part.countedGw(odds);
            table.row(
                    part.site().site(),
                    part.site().status().words(),
                    part.site().firstYear() == 0 ? null : part.site().firstYear(),
                    part.site().lastYear() == 0 ? null : part.site().lastYear(),
                    part.inServiceGw(),
                    part.announcedGw(),
                    odds.odds().applyAsDouble(part.site().status()),
                    odds.delayYears().applyAsDouble(part.site().status()),
                    part.countedGw(odds),
                    part.leftOut(),
                    part.site().source());
        }
        answer.note(
                pipeline.sites().isEmpty()
                        ? "no site of " + model.country()
                                + " is on the list: its part of its region's additions is all it has"
                        : "sites of " + model.country() + ": " + Numbers.readable(pipeline.seenGw(), 2)
                                + " GW seen in service at the end of 2025; announced after it and counted at the probability of the stage: "
                                + Numbers.readable(counted, 2)
                                + " GW, each site as late as its stage is (additions by year: 'explain "
                                + model.country()
                                + " host_sites_gw YEAR'); the list sees a part, the rest is the country's part of what"
                                + " its region has and adds beyond sites");
    }

    private static Column money(String key, String label) {
        return Column.number(key, label, "USD").shownAs(1e-9, "bn USD").decimals(2);
    }

    /** The outlooks in use, by place. */
    private static Map<String, List<String>> outlooks(TokenStateModel model) {
        Outlooks outlooks = Outlooks.of(model.data());
        Map<String, List<String>> used = new LinkedHashMap<>();
        List<String> places = new ArrayList<>(List.of(model.country()));
        model.reference().ifPresent(places::add);
        for (String place : places) {
            model.data().dataYear(place).ifPresent(year -> outlooks.path(place, year)
                    .ifPresent(path -> used.put(place, path.outlooks())));
        }
        return used;
    }

    /** The crossing under the growth models beside the chosen one: the statistical default, the outlooks and both. */
    private static Map<String, OptionalInt> crossingYears(TokenStateModel model, int from, int to) {
        Map<String, OptionalInt> years = new LinkedHashMap<>();
        int outlooks = outlooks(model).size();
        if (model.reference().isEmpty() || outlooks == 0) {
            return years;
        }
        for (String name : List.of(GrowthModels.DEFAULT, GrowthModels.OUTLOOK, GrowthModels.BLEND)) {
            if (!name.equals(model.scenario().choice("growth_model"))
                    && (outlooks == 2 || !name.equals(GrowthModels.OUTLOOK))) {
                years.put(
                        name,
                        model.under(model.scenario().with("growth_model", ParameterValue.parse("growth_model", name)))
                                .project(from, to)
                                .crossingYear());
            }
        }
        return years;
    }

    /** The crossing under each growth model, so that what it decides is seen. */
    private static void crossings(
            Answer answer,
            Projection projection,
            Map<String, String> unknown,
            Supplier<Map<String, OptionalInt>> underOthers) {
        TokenStateModel model = projection.model();
        Map<String, List<String>> used = outlooks(model);
        answer.data("outlooks", used);
        if (model.reference().isEmpty() || unknown.containsKey("crossing_year") || used.isEmpty()) {
            return;
        }
        String chosen = model.scenario().choice("growth_model");
        Map<String, OptionalInt> others = underOthers.get();
        Map<String, OptionalInt> years = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (String name : List.of(GrowthModels.DEFAULT, GrowthModels.OUTLOOK, GrowthModels.BLEND)) {
            OptionalInt year = name.equals(chosen) ? projection.crossingYear() : others.get(name);
            if (year == null) {
                continue;
            }
            years.put(name, year);
            words.add(name + " " + (year.isPresent() ? year.getAsInt() : "not by " + projection.to()));
        }
        answer.data("crossing_years", years);
        answer.note("generation per head reaches the reference under the growth model: " + String.join("; ", words)
                + "; this projection: " + chosen);
        used.forEach((place, names) -> answer.note("outlooks of " + place + ": " + String.join(", ", names)));
    }

    /** What stands in place of the year of an event: that it is not known and why, or that it does not happen. */
    static String absent(Map<String, String> unknown, String event, Projection projection) {
        String cause = unknown.get(event);
        return cause == null ? "not by " + projection.to() : "not known: " + cause;
    }
}
