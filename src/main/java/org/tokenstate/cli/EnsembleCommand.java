package org.tokenstate.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.evidence.DatedFact;
import org.tokenstate.evidence.DatedFacts;
import org.tokenstate.evidence.Revision;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.DrawnYears;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Conditioned;
import org.tokenstate.uncertainty.Convergence;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.ProjectionPlan;
import org.tokenstate.uncertainty.Summary;
import org.tokenstate.units.Ratio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the uncertain parameters many times and shows the spread of the results. */
@Command(
        name = "ensemble",
        addMethodSubcommands = false,
        description = "Spread of a country's projections over uncertain parameters.")
final class EnsembleCommand extends ReportCommand {
    /** What the table shows when no variable is named. */
    private static final List<String> SHOWN = List.of(
            "export_revenue_usd",
            "share_of_goods_exports",
            "exported_tokens",
            "energy_per_token_joules",
            "generation_kwh_per_capita");

    /** Unless asked, a person reads every fifth year. */
    private static final int YEARS = 5;

    /** The milestones and the year of the odds before and after. */
    private static final int[] HEADLINE_PERCENT = {1, 5, 20};

    private static final int HEADLINE_YEAR = 2040;

    /** The part of the explained spread whose parameters are named. */
    private static final double CARRIED = 0.9;

    @Mixin
    final CountryOptions country = new CountryOptions();

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many draws. Default: ${DEFAULT-VALUE}.")
    long draws;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "0",
            description =
                    "Threads; the answer does not depend on it. 0 takes all processors. Default: ${DEFAULT-VALUE}.")
    int threads;

    @Option(
            names = "--points",
            paramLabel = "PLAN",
            defaultValue = "monte_carlo",
            description = "Plan of the points: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    InputSampler.Points points = InputSampler.Points.MONTE_CARLO;

    @Option(names = "--independent", description = "Leaves the rank correlations of the parameters out.")
    boolean independent;

    @Option(
            names = "--given",
            description = {
                "Weighs the draws by dated facts of the token market: probabilities before and after, tables of the draws after.",
                "As many draws again are weighted; the effective sample size is printed."
            })
    boolean given;

    @Option(
            names = "--known-on",
            paramLabel = "DATE",
            description =
                    "With --given: leaves out facts after a day, such as 2025-12-31. Default: no fact is left out.")
    @Nullable
    LocalDate knownOn;

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            description =
                    "A result variable to show; may be repeated. Default: five of them, and those that the scenario adds.")
    List<String> variables = new ArrayList<>();

    @Override
    Answer answer() {
        if (!given && knownOn != null) {
            throw new InputException("--known-on goes with --given");
        }
        TokenStateModel model = ModelOptions.model(country.country(), country.assumed);
        int from = ModelOptions.from(country.assumed);
        int to = ModelOptions.to(country.assumed);
        List<String> shown = new ArrayList<>(variables.isEmpty() ? SHOWN : variables);
        if (variables.isEmpty()) {
            model.ownResults().stream()
                    .map(Variable::name)
                    .filter(name -> !shown.contains(name))
                    .forEach(shown::add);
        }
        List<String> collected = new ArrayList<>(shown);
        if (!collected.contains("binding_constraint")) {
            collected.add("binding_constraint");
        }
        output.thin(YEARS);
        Ensemble ensemble;
        Optional<Revision> revision = Optional.empty();
        try (Progress progress = progress("draws", draws)) {
            ProjectionPlan plan = Ensemble.of(model)
                    .draws(draws)
                    .seed(seed)
                    .points(points)
                    .variables(collected)
                    .adjust(p -> p.onProgress(progress::to));
            plan = independent ? plan.independent() : plan;
            plan = threads == 0 ? plan : plan.threads(threads);
            if (given) {
                DatedFacts facts = DatedFacts.bundled();
                Revision both = Revision.of(plan, knownOn == null ? facts : facts.knownOn(knownOn), from, to);
                revision = Optional.of(both);
                ensemble = both.posterior();
            } else {
                ensemble = plan.run(from, to);
            }
        } catch (IllegalStateException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
        Answer answer = Answer.titled(model.country()
                        + model.reference().map(r -> " against " + r).orElse("") + ", scenario '"
                        + model.scenario().name() + "', " + ensemble.draws() + " draws, money in real 2025 USD")
                .key(Column.text("country", "country"), model.country())
                .field(Column.text("reference", "reference").absentAs("none"), model.reference())
                .field(Column.text("scenario", "scenario"), model.scenario().name())
                .field(Column.number("draws", "draws", "").decimals(0), ensemble.draws())
                .field(Column.number("seed", "seed", "").decimals(0), seed)
                .field(Column.number("failed_draws", "failed draws", "").decimals(0), ensemble.failed());
        Optional<Convergence> verdict = ensemble.convergence();
        answer.field(
                Column.text("convergence", "verdict").absentAs("nothing varies"), verdict.map(Convergence::toString));
        if (revision.isPresent()) {
            revised(answer, revision.get(), model, from, to);
        } else {
            answer.finding(Findings.of(ensemble, model, shown));
        }
        spread(answer, ensemble, shown, from, to);
        probabilities(answer, ensemble, model, from, to);
        binding(answer, ensemble, from, to);
        answer.note(
                ensemble.plan().copula().names().isEmpty()
                        ? "the parameters are drawn independently"
                        : "rank correlations of the parameters: "
                                + ensemble.plan().copula());
        answer.note(
                "standard errors are those of independent draws; probabilities count what happened up to and in the year");
        if (output.isReadable()) {
            answer.note("tables by year may leave years out: --every 1 shows all; --variable NAME adds a result");
        }
        ensemble.failures().stream().limit(3).forEach(f -> answer.note("failed " + f));
        answer.notes(model.project(from, to).notes());
        return answer.source("distributions of the parameters: see 'parameters'");
    }

    /** Odds before and after, and what stands behind them. */
    private static void revised(Answer answer, Revision revision, TokenStateModel model, int from, int to) {
        int headline = Math.max(from, Math.min(to, HEADLINE_YEAR));
        answer.finding(Findings.of(revision, model, headline));
        Conditioned weighted = revision.weighted();
        answer.field(
                        Column.number("facts", "facts", "").decimals(0),
                        revision.facts().size())
                .field(
                        Column.number("prior_draws", "draws before", "").decimals(0),
                        revision.prior().draws())
                .field(Column.number("weighted_draws", "draws weighted", "").decimals(0), weighted.draws())
                .field(
                        Column.number("effective_sample_size", "effective sample size", "")
                                .decimals(0),
                        weighted.effectiveSampleSize())
                .field(Column.number("distinct_draws", "different draws", "").decimals(0), weighted.distinct());
        Answer.Table table = answer.table(
                "revision",
                "Odds that it has happened by the year, before and given the facts",
                Column.text("criterion", "criterion"),
                Column.year("year", "by"),
                Column.percent("prior", "before").decimals(2),
                Column.percent("prior_standard_error", "±").decimals(2),
                Column.percent("posterior", "given the facts").decimals(2),
                Column.percent("posterior_standard_error", "± given").decimals(2));
        List<Criterion> criteria = new ArrayList<>();
        for (int percent : HEADLINE_PERCENT) {
            criteria.add(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent)));
        }
        if (model.reference().isPresent()) {
            criteria.add(Criterion.generationPerHeadAboveReference());
        }
        for (Criterion criterion : criteria) {
            if (revision.prior().missing(criterion).isEmpty()) {
                for (int year = from; year <= to; year++) {
                    if (year == to || (year > from && year % YEARS == 0)) {
                        Probability before = revision.prior().probabilityBy(criterion, year);
                        Probability after = revision.posterior().probabilityBy(criterion, year);
                        table.row(
                                criterion.label(),
                                year,
                                before.value(),
                                before.standardError(),
                                after.value(),
                                after.standardError());
                    }
                }
            }
        }
        answer.note("given " + revision.facts().size() + " dated facts (see 'evidence'), the last of "
                + revision.facts().stream()
                        .map(DatedFact::date)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                + "; tables by year are of the draws given them");
        foundations(answer, revision, headline);
        answer.note("tariffs, premia and access are drawn from " + DrawnYears.POLICIES_FROM
                + " on, everything else in every year");
    }

    /** Which parameters carry the spread of the headline, and on what evidence they and all others rest. */
    private static void foundations(Answer answer, Revision revision, int year) {
        String output = "share_of_goods_exports[" + year + "]";
        if (!revision.prior().plan().model().outputs().contains(output)) {
            return;
        }
        List<Revision.Foundation> all;
        try {
            all = revision.foundations(output);
        } catch (IllegalStateException e) {
            answer.note("no shares of the spread: " + e.getMessage());
            return;
        }
        double explained =
                all.stream().mapToDouble(Revision.Foundation::posterior).sum();
        Answer.Table table = answer.table(
                "spread",
                "What carries nine tenths of the spread of the share of goods exports in " + year,
                Column.text("parameter", "parameter"),
                Column.percent("prior_share", "share before").decimals(1),
                Column.percent("posterior_share", "given the facts").decimals(1),
                Column.text("evidence", "evidence"),
                Column.text("source", "rests on").wrap(40));
        Map<Evidence, double[]> totals = new EnumMap<>(Evidence.class);
        double sum = 0;
        for (Revision.Foundation one : all) {
            if (sum < CARRIED * explained) {
                table.row(
                        one.name(),
                        one.prior(),
                        one.posterior(),
                        one.source().evidence().label(),
                        one.source().citation());
            }
            sum += one.posterior();
            double[] total = totals.computeIfAbsent(one.source().evidence(), e -> new double[2]);
            total[0] += one.prior();
            total[1] += one.posterior();
        }
        Answer.Table by = answer.table(
                "spread_by_evidence",
                "The same of all parameters, by evidence",
                Column.text("evidence", "evidence"),
                Column.percent("prior_share", "share before").decimals(1),
                Column.percent("posterior_share", "given the facts").decimals(1));
        totals.forEach((evidence, total) -> by.row(evidence.label(), total[0], total[1]));
        by.row(
                "not told apart",
                1 - totals.values().stream().mapToDouble(t -> t[0]).sum(),
                1 - totals.values().stream().mapToDouble(t -> t[1]).sum());
        answer.note(
                "shares of the spread: Pratt's measure of a regression on ranks; what it does not explain is not told"
                        + " apart; 'assumed' rests on assumptions alone");
    }

    private static boolean hasValues(Ensemble ensemble, String variable, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .anyMatch(year -> ensemble.plan().model().outputs().contains(variable + "[" + year + "]"));
    }

    private void spread(Answer answer, Ensemble ensemble, List<String> shown, int from, int to) {
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.year("year", "year"),
                Column.text("variable", "variable"),
                Column.number("p05", "5 %", "").notInTable(),
                Column.number("p25", "25 %", "").notInTable(),
                Column.number("p50", "median", "").notInTable(),
                Column.number("p75", "75 %", "").notInTable(),
                Column.number("p95", "95 %", "").notInTable(),
                Column.number("mean", "mean", "").notInTable(),
                Column.number("standard_error", "± of mean", "").notInTable(),
                Column.shown("p05", "5 %"),
                Column.shown("p25", "25 %"),
                Column.shown("p50", "median"),
                Column.shown("p75", "75 %"),
                Column.shown("p95", "95 %"),
                Column.shown("mean", "mean"),
                Column.shown("standard_error", "± of mean"),
                Column.shown("unit", "unit"));
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (String variable : shown) {
            Optional<String> missing = ensemble.missing(variable);
            // What was asked for by name is refused; of what is shown unasked, the rest is shown.
            if (missing.isPresent() && variables.isEmpty()) {
                unknown.computeIfAbsent(missing.get(), cause -> new ArrayList<>())
                        .add(variable);
                if (!hasValues(ensemble, variable, from, to)) {
                    continue;
                }
            }
            Fan fan = ensemble.fan(variable);
            Shares.Reading reading =
                    Shares.reading(variable, ensemble.variable(variable).unit());
            for (int i = 0; i < fan.years().size(); i++) {
                Summary s = fan.summaries().get(i);
                double[] numbers = {s.p05(), s.p25(), s.p50(), s.p75(), s.p95(), s.mean(), s.standardError()};
                List<Object> cells = new ArrayList<>(List.of(fan.years().get(i), variable));
                Arrays.stream(numbers).forEach(cells::add);
                Arrays.stream(numbers)
                        .mapToObj(number -> Numbers.readable(reading.factor() * number, -1))
                        .forEach(cells::add);
                cells.add(reading.unit());
                table.row(cells.toArray());
            }
        }
        unknown.forEach(
                (cause, names) -> answer.note(String.join(", ", names) + ": not known in every year, " + cause));
    }

    private static void probabilities(Answer answer, Ensemble ensemble, TokenStateModel model, int from, int to) {
        Answer.Table table = answer.table(
                "probabilities",
                "Probability that it has happened by the year",
                Column.text("criterion", "criterion"),
                Column.year("year", "by"),
                Column.percent("probability", "probability"),
                Column.percent("standard_error", "±"),
                Column.percent("upper_95", "95 % upper"));
        List<Criterion> criteria = new ArrayList<>();
        for (int percent : Projection.MILESTONES_PERCENT) {
            criteria.add(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent)));
        }
        criteria.add(Criterion.tokenExportsOfGdp(Ratio.ofPercent(10)));
        criteria.add(Criterion.dependence(Ratio.ofPercent(20)));
        if (model.reference().isPresent()) {
            criteria.add(Criterion.generationPerHeadAboveReference());
        }
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            Optional<String> missing = ensemble.missing(criterion);
            if (missing.isPresent()) {
                unknown.computeIfAbsent(missing.get(), cause -> new ArrayList<>())
                        .add("'" + criterion.label() + "'");
                continue;
            }
            for (int year = from; year <= to; year++) {
                Probability p = ensemble.probabilityBy(criterion, year);
                table.row(criterion.label(), year, p.value(), p.standardError(), p.upper());
            }
        }
        unknown.forEach((cause, labels) ->
                answer.note("the probabilities of " + String.join(", ", labels) + " are not known: " + cause));
    }

    private static void binding(Answer answer, Ensemble ensemble, int from, int to) {
        Answer.Table table = answer.table(
                "binding_constraint",
                "Share of draws by what binds",
                Column.year("year", "year"),
                Column.text("constraint", "binds"),
                Column.percent("share", "share"),
                Column.percent("standard_error", "±"));
        for (int year = from; year <= to; year++) {
            int at = year;
            if (ensemble.plan().model().outputs().contains("binding_constraint[" + at + "]")) {
                ensemble.bindingConstraint(at)
                        .forEach((BindingConstraint constraint, Probability share) ->
                                table.row(at, constraint.label(), share.value(), share.standardError()));
            }
        }
    }
}
