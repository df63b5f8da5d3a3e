package org.tokenstate.cli;

import java.util.List;
import java.util.Locale;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.sensitivity.MorrisScreening;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.sensitivity.ShapleyEffects;
import org.tokenstate.sensitivity.SobolIndices;
import org.tokenstate.sensitivity.Tornado;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks the uncertain parameters by what they do to one result. */
@Command(
        name = "sensitivity",
        addMethodSubcommands = false,
        description = "Which uncertain parameters make the spread of a result.")
final class SensitivityCommand extends ReportCommand {
    /** How the parameters are ranked. */
    enum Method {
        /** Shares of variance by Sobol' indices. */
        SOBOL,
        /** Mean absolute elementary effects. */
        MORRIS,
        /** One parameter at a time between its quantiles 0.05 and 0.95. */
        TORNADO,
        /** Rank correlations over an ensemble with correlated parameters. */
        RANK,
        /** Shares of variance among correlated parameters. */
        SHAPLEY
    }

    @Mixin
    final CountryOptions country = new CountryOptions();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "sobol",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Method method = Method.SOBOL;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            defaultValue = "share_of_goods_exports",
            description = "The result variable. Default: ${DEFAULT-VALUE}.")
    String target = "share_of_goods_exports";

    @Option(
            names = "--year",
            paramLabel = "Y",
            defaultValue = "2040",
            description = "The year. Default: ${DEFAULT-VALUE}.")
    int year;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "512",
            description = "Samples, trajectories, draws or permutations. Default: ${DEFAULT-VALUE}.")
    int samples;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Override
    Answer answer() {
        TokenStateModel model = ModelOptions.model(country.country(), country.assumed);
        String unit = ModelOptions.quantity(model.results(), target).unit();
        Shares.Reading reading = Shares.reading(target, unit);
        ModelOptions.requireYear(year);
        Projection central = model.project(year, year);
        central.missing(target).ifPresent(cause -> {
            throw new InputException(target + " of " + model.country() + " in " + year + " is not known: " + cause);
        });
        EnsemblePlan plan = Ensemble.of(model)
                .variables(List.of(target))
                .draws(samples)
                .seed(seed)
                .plan(year, year);
        String output = target + "[" + year + "]";
        plan.output(output);
        Answer answer = Answer.titled("What makes the spread of " + target + " in " + year + ": " + model.country()
                        + model.reference().map(r -> " against " + r).orElse("") + ", scenario '"
                        + model.scenario().name() + "'")
                .key(Column.text("country", "country"), model.country())
                .field(Column.text("target", "target"), target)
                .field(Column.year("target_year", "year"), year)
                .field(Column.text("method", "method"), method.name().toLowerCase(Locale.ROOT))
                .field(Column.number("samples", "samples", "").decimals(0), samples)
                .field(Column.number("seed", "seed", "").decimals(0), seed);
        try (Progress progress = progress(method == Method.RANK ? "draws" : "steps", samples)) {
            switch (method) {
                case SOBOL -> sobol(answer, plan, output, progress);
                case MORRIS -> morris(answer, plan.model(), output, reading.ofDifference(), progress);
                case TORNADO -> tornado(answer, plan.model(), output, reading);
                case RANK -> rank(answer, plan.onProgress(progress::to), output);
                case SHAPLEY -> shapley(answer, plan, output, progress);
            }
        } catch (IllegalStateException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
        answer.parts.values().stream()
                .filter(Answer.Table.class::isInstance)
                .map(Answer.Table.class::cast)
                .findFirst()
                .ifPresent(table -> answer.finding(Findings.leaders(
                        target + " of " + Findings.place(model, model.country()) + " in " + year, table)));
        model.groupNote().ifPresent(answer::note);
        answer.notes(ModelOptions.notes(central));
        unused(answer, "the answer is of one year, --year", "--from", "--to");
        if (method == Method.TORNADO) {
            unused(answer, "a tornado draws nothing", "--samples", "--seed");
        }
        return answer.note("generation_per_head is one group: the growth model, its innovations and population")
                .source("distributions of the parameters: see 'parameters'");
    }

    private static Answer.Table ranking(Answer answer, Column... measures) {
        Column[] columns = new Column[2 + measures.length];
        columns[0] = Column.text("parameter", "parameter");
        columns[1] = Column.number("rank", "rank", "").decimals(0);
        System.arraycopy(measures, 0, columns, 2, measures.length);
        return answer.table("rows", "", columns);
    }

    private void sobol(Answer answer, EnsemblePlan plan, String output, Progress progress) {
        SobolIndices indices = SobolIndices.of(plan.model())
                .targets(output)
                .samples(samples)
                .seed(seed)
                .without(plan.copula())
                .onProgress(progress::to)
                .run();
        Answer.Table table = ranking(
                answer,
                Column.percent("first_order", "first order").decimals(1),
                Column.percent("first_order_low", "low").decimals(1),
                Column.percent("first_order_high", "high").decimals(1),
                Column.percent("total", "total").decimals(1),
                Column.percent("total_low", "low").decimals(1),
                Column.percent("total_high", "high").decimals(1));
        for (SobolIndices.Index i : indices.ranked()) {
            table.row(
                    i.name(), i.rank(), i.first(), i.firstLow(), i.firstHigh(), i.total(), i.totalLow(), i.totalHigh());
        }
        answer.note("shares of the variance, with 95 % intervals; " + indices.evaluations() + " evaluations");
        indices.notes().forEach(answer::note);
    }

    private void morris(Answer answer, Model model, String output, Shares.Reading difference, Progress progress) {
        MorrisScreening screening = MorrisScreening.of(model)
                .targets(output)
                .trajectories(samples)
                .seed(seed)
                .onProgress(progress::to)
                .run();
        Answer.Table table = ranking(
                answer,
                Column.reading("mu_star", "mu*", difference),
                Column.reading("mu_star_standard_error", "±", difference),
                Column.reading("mu", "mu", difference),
                Column.reading("sigma", "sigma", difference));
        for (MorrisScreening.Effect e : screening.ranked(output)) {
            table.row(e.name(), e.rank(), e.muStar(), e.muStarError(), e.mu(), e.sigma());
        }
        answer.note("effect on the target per unit of probability of the parameter, independent parameters");
    }

    private void tornado(Answer answer, Model model, String output, Shares.Reading reading) {
        Answer.Table table = ranking(
                answer,
                Column.reading("at_p05", "at its 5 %", reading),
                Column.reading("base", "at the medians", reading),
                Column.reading("at_p95", "at its 95 %", reading),
                Column.reading("width", "width", reading.ofDifference()));
        for (Tornado.Bar bar : Tornado.of(model).ranked(output)) {
            table.row(bar.name(), bar.rank(), bar.atLow(), bar.base(), bar.atHigh(), bar.width());
        }
        answer.note("one parameter moved at a time, all others at their medians; the group is moved together");
    }

    private static void rank(Answer answer, EnsemblePlan plan, String output) {
        Answer.Table table = ranking(
                answer,
                Column.number("rank_correlation", "rank correlation", "").decimals(3),
                Column.number("standard_error", "±", "").decimals(3));
        for (RankCorrelations.Correlation c : RankCorrelations.of(plan.run()).ranked(output)) {
            table.row(c.name(), c.rank(), c.correlation(), c.standardError());
        }
        answer.note("Spearman's rank correlation with the target; parameters correlated: " + plan.copula());
    }

    private void shapley(Answer answer, EnsemblePlan plan, String output, Progress progress) {
        ShapleyEffects effects = ShapleyEffects.of(plan.model())
                .targets(output)
                .permutations(samples)
                .seed(seed)
                .copula(plan.copula())
                .onProgress(progress::to)
                .run();
        Answer.Table table = ranking(
                answer,
                Column.percent("share", "share of variance").decimals(1),
                Column.percent("standard_error", "±").decimals(1));
        for (ShapleyEffects.Effect e : effects.ranked(output)) {
            table.row(e.name(), e.rank(), e.share(), e.standardError());
        }
        answer.note("Shapley effects; parameters correlated: " + plan.copula());
    }
}
