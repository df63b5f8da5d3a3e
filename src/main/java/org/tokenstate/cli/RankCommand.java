package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.Ranking.By;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.units.internal.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks all countries by what they could export. */
@Command(
        name = "rank",
        addMethodSubcommands = false,
        description = "Ranks all countries by exportable energy, tokens, revenue or shares.")
final class RankCommand extends ReportCommand {
    private static final int NEAREST = 5;

    /** Events of {@link Ensemble#ofCountries} and their headings. */
    private static final Map<String, String> ODDS = odds();

    private static Map<String, String> odds() {
        Map<String, String> odds = new LinkedHashMap<>();
        for (int percent : List.of(1, 5, 20)) {
            odds.put("milestone_" + percent, "probability of " + percent + " %");
        }
        odds.put("token_state_year", "of a token-state");
        return odds;
    }

    @Option(names = "--year", defaultValue = "2035", paramLabel = "YEAR", description = "Default: ${DEFAULT-VALUE}.")
    int year = 2035;

    @Option(
            names = "--by",
            defaultValue = "share_of_gdp",
            paramLabel = "NAME",
            description =
                    "export_revenue_usd, token_balance_usd, hosted_energy_twh, stock_gw, share_of_gdp, dependence,"
                            + " share_of_goods_exports, exported_generation_share, exported_tokens, exportable_tokens,"
                            + " exportable_energy_twh, energy_only_tokens, energy_only_tokens_per_head. Default: ${DEFAULT-VALUE}.")
    String by = "share_of_gdp";

    @Option(names = "--top", paramLabel = "N", description = "Only the first N countries. Default: all.")
    @Nullable
    Integer top;

    @Option(
            names = "--groups",
            description = "Also the sums of the groups; in CSV after the countries, without a rank.")
    boolean groups;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description =
                    "Also the probability of each milestone by the year, all countries in the same N drawn worlds with growth of"
                            + " generation at its central path; 1000 take some seconds. Default: none.")
    @Nullable
    Integer draws;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Override
    Answer answer() {
        By order = By.of(by);
        int most = top == null ? Integer.MAX_VALUE : Require.atLeast(top, 0, "--top");
        ModelOptions.requireYear(year);
        TokenStateModel model = ModelOptions.anyModel(assumed);
        int from = assumed.from().orElse(Math.min(ModelOptions.from(assumed), year));
        int to = assumed.to().orElse(Math.max(ModelOptions.to(assumed), year));
        Ranking ranking = Ranking.of(model, from, to, year, order);
        Answer answer = Answer.titled("Countries by " + order.key() + " in " + year + ", scenario '"
                        + model.scenario().name() + "', money in real 2025 USD")
                .key(Column.year("year", "year"), year)
                .field(Column.text("by", "by"), order.key())
                .field(Column.text("scenario", "scenario"), model.scenario().name())
                .field(
                        Column.number("countries", "countries ranked", ""),
                        ranking.rows().size());
        Optional<Ensemble> odds = draws == null
                ? Optional.empty()
                : Optional.of(Ensemble.ofCountries(model, year)
                        .draws(Require.atLeast(draws, 1, "--draws"))
                        .seed(seed)
                        .run());
        fill(table(answer, "rows", "The ranking", odds), ranking.rows(), most, odds);
        odds.ifPresent(e ->
                answer.note("probability that it happens by " + year + ": " + e.draws() + " draws of the parameters"
                        + (e.failed() > 0 ? ", of which " + e.failed() + " gave no answer" : "")
                        + ", all countries in the same worlds, generation per head at its central path ('ensemble' draws it); a share of"
                        + " 0 of " + e.draws() + " says no more than that it is rare"));
        answer.finding(Findings.of(ranking, order, year));
        nearest(answer, ranking);
        if (groups) {
            fill(
                    table(answer, "groups", "Groups, sums of their members", odds)
                            .afterTheFirstInCsv(),
                    ranking.groups(),
                    Integer.MAX_VALUE,
                    odds);
        }
        List<Object> gaps = new ArrayList<>();
        for (Ranking.Row row : ranking.unranked()) {
            gaps.add(Map.of("country", row.code(), "name", row.name(), "cause", row.gap()));
        }
        answer.data("unranked", gaps);
        answer.note(ranking.unranked().size() + " areas lack the figure: "
                + String.join(
                        ", ", ranking.unranked().stream().map(Ranking.Row::code).toList())
                + " (their causes are in the JSON form and in 'project')");
        largestTie(ranking.rows())
                .ifPresent(
                        tie -> answer.note(
                                tie.getValue() + " countries share rank " + tie.getKey()
                                        + ": the same rule bounds them (see 'binds'); among equals the larger energy-only potential stands first"));
        List<String> unknown = ranking.rows().stream()
                .limit(most)
                .filter(row -> row.value(By.SHARE_OF_GOODS_EXPORTS).isEmpty())
                .map(Ranking.Row::code)
                .toList();
        answer.note("a milestone without a year is not reached by " + to
                + (unknown.isEmpty()
                        ? ""
                        : ", but not known for " + String.join(", ", unknown) + ", which lack a figure that it needs")
                + (groups ? "; a sum of a group has none" : ""));
        answer.note(
                "energy only = tokens that the energy alone could serve; exportable = within all physical limits, home"
                        + " demand included; exported = hosted for buyers elsewhere");
        answer.note(
                "a country within a region is a host that moves no price: its exports hold what it sells to the rest of its"
                        + " region, so that rows do not add up to the region's");
        answer.notes(model.scenarioNotes());
        if (draws == null) {
            unused(answer, "nothing is drawn without --draws", "--seed");
        }
        return answer;
    }

    /** The states nearest to a token-state, and what each lacks. */
    private static void nearest(Answer answer, Ranking ranking) {
        Answer.Table table = answer.table(
                "nearest",
                "Nearest to a token-state in " + ranking.year(),
                Column.text("country", "code"),
                Column.text("name", "country"),
                Column.percent("dependence", "of exports"),
                Column.percent("exported_generation_share", "of generation"),
                Column.number("least_of_threshold", "of the definition", "").decimals(2),
                Column.text("needs", "what it needs"));
        for (Ranking.Nearness near : ranking.nearestToTokenState(NEAREST)) {
            List<String> lacks = new ArrayList<>();
            lacking("exports of tokens", near.dependence()).ifPresent(lacks::add);
            lacking("electricity for them", near.generationShare()).ifPresent(lacks::add);
            table.row(
                    near.row().code(),
                    near.row().name(),
                    near.row().value(By.DEPENDENCE),
                    near.row().value(By.SHARE_OF_GENERATION),
                    near.least(),
                    lacks.isEmpty() ? "nothing in this year" : String.join(", ", lacks));
        }
    }

    private static Optional<String> lacking(String what, double multiple) {
        return multiple >= 1
                ? Optional.empty()
                : Optional.of(multiple > 0 ? Numbers.readable(1 / multiple, 1) + " times the " + what : "any " + what);
    }

    /** The rank that most countries share, and how many; empty where all differ. */
    private static Optional<Map.Entry<Integer, Long>> largestTie(List<Ranking.Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Ranking.Row::rank, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(tie -> tie.getValue() > 1)
                .max(Map.Entry.comparingByValue());
    }

    private static Answer.Table table(Answer answer, String key, String title, Optional<Ensemble> odds) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("rank", "rank", "").decimals(0),
                Column.text("country", "code"),
                Column.text("name", "country"),
                Column.number("stock_gw", "fleet", "GW").decimals(2),
                Column.number("additions_gw", "added", "GW").decimals(2).notInTable(),
                Column.number("hosted_energy_twh", "hosted for others", "TWh").decimals(2),
                Column.number("export_revenue_usd", "exports", "USD")
                        .shownAs(1e-9, "bn USD")
                        .decimals(2),
                Column.number("token_balance_usd", "balance", "USD")
                        .shownAs(1e-9, "bn USD")
                        .decimals(2),
                Column.percent("dependence", "of exports").notInTable(),
                Column.percent("share_of_goods_exports", "of goods exports"),
                Column.percent("share_of_gdp", "of GDP"),
                Column.percent("exported_generation_share", "of generation").minor(),
                Column.text("binding_constraint", "binds"),
                Column.number("energy_only_tokens", "energy only", "tokens")
                        .asCount()
                        .minor(),
                Column.number("energy_only_tokens_per_head", "energy only", "tokens/head")
                        .asCount()
                        .notInTable(),
                Column.number("exportable_energy_twh", "exportable", "TWh")
                        .decimals(2)
                        .notInTable(),
                Column.number("exportable_tokens", "exportable", "tokens")
                        .asCount()
                        .notInTable(),
                Column.number("exported_tokens", "exported", "tokens").asCount().notInTable()));
        for (int percent : Projection.MILESTONES_PERCENT) {
            Column column = Column.year("milestone_" + percent + "_percent", percent + " %");
            columns.add(percent == 1 || percent == 5 || percent == 20 ? column : column.notInTable());
        }
        columns.add(Column.year("crossing_year", "crossing").notInTable());
        columns.add(Column.year("token_state_year", "token-state").notInTable());
        if (odds.isPresent()) {
            ODDS.forEach((event, label) -> columns.add(Column.percent("odds_" + event, label)));
        }
        columns.add(Column.text("gap", "gap").notInTable());
        return answer.table(key, title, columns.toArray(new Column[0]));
    }

    private static void fill(Answer.Table table, List<Ranking.Row> rows, int most, Optional<Ensemble> odds) {
        for (Ranking.Row row : rows.subList(0, Math.min(most, rows.size()))) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(row.rank() == 0 ? null : row.rank());
            cells.add(row.code());
            cells.add(row.name());
            cells.add(row.value(By.STOCK));
            cells.add(row.values().get("additions_gw"));
            cells.add(row.value(By.HOSTED_ENERGY));
            cells.add(row.value(By.REVENUE));
            cells.add(row.value(By.BALANCE));
            cells.add(row.value(By.DEPENDENCE));
            cells.add(row.value(By.SHARE_OF_GOODS_EXPORTS));
            cells.add(row.value(By.SHARE_OF_GDP));
            cells.add(row.value(By.SHARE_OF_GENERATION));
            cells.add(row.binding().map(b -> b.label()));
            cells.add(row.value(By.ENERGY_ONLY_TOKENS));
            cells.add(row.value(By.ENERGY_ONLY_TOKENS_PER_HEAD));
            cells.add(row.value(By.EXPORTABLE_ENERGY));
            cells.add(row.value(By.EXPORTABLE_TOKENS));
            cells.add(row.value(By.EXPORTED_TOKENS));
            for (int percent : Projection.MILESTONES_PERCENT) {
                cells.add(row.milestones().get(percent));
            }
            cells.add(row.crossingYear());
            cells.add(row.tokenStateYear());
            odds.ifPresent(ensemble -> ODDS.keySet().forEach(event -> {
                String name = event + "[" + row.code() + "]";
                cells.add(
                        ensemble.plan().model().outputs().contains(name)
                                ? ensemble.probability(name).value()
                                : null);
            }));
            cells.add(row.gap());
            table.row(cells.toArray());
        }
    }
}
