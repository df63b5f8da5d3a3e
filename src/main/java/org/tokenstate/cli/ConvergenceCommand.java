package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.PopulationProjection;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.electricity.GenerationData;
import org.tokenstate.electricity.GenerationHistory;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.OutlookPath;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The year in which generation per head reaches that of a reference, under every growth model. */
@Command(
        name = "convergence",
        addMethodSubcommands = false,
        description =
                "When generation per head reaches that of a reference, under every growth model and its back-test.")
final class ConvergenceCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "ISO3", description = "The country's three-letter code, such as CHN.")
    String country = "";

    @Option(
            names = "--reference",
            defaultValue = "USA",
            paramLabel = "ISO3",
            description = "Default: ${DEFAULT-VALUE}.")
    String reference = "USA";

    @Option(names = "--to", defaultValue = "2060", paramLabel = "YEAR", description = "Default: ${DEFAULT-VALUE}.")
    int to = 2060;

    @Option(
            names = "--draws",
            defaultValue = "" + Convergence.DEFAULT_DRAWS,
            paramLabel = "N",
            description = "Default: ${DEFAULT-VALUE}.")
    int draws = Convergence.DEFAULT_DRAWS;

    @Option(names = "--seed", defaultValue = "42", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}.")
    long seed = 42;

    @Option(
            names = "--like-for-like",
            description = "CHN against USA only: China net of plants' own use, US population of the Census Bureau.")
    boolean likeForLike;

    private static final int[] YEARS = {2026, 2027, 2030, 2035, 2040, 2045, 2050};
    private static final double[] OWN_GROWTH = {0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.05};
    private static final double[] REFERENCE_GROWTH = {0, 0.005, 0.01, 0.015, 0.02};
    private static final List<String> VARIANTS = List.of("medium", "low", "high");

    @Override
    Answer answer() {
        Datasets data = Datasets.bundled();
        String own = TokenStateModel.of(country).country();
        String other = TokenStateModel.of(reference).country();
        if (own.equals(other)) {
            throw new InputException("reference of " + own + " must be another country or group but is " + other
                    + ": name one with --reference, such as " + (own.equals("CHN") ? "USA" : "CHN"));
        }
        if (likeForLike && !(own.equals("CHN") && other.equals("USA"))) {
            throw new InputException(
                    "--like-for-like is known for CHN against USA but not for " + own + " against " + other);
        }
        Convergence.Adjustment adjustment =
                likeForLike ? Convergence.Adjustment.CHINA_UNITED_STATES : Convergence.Adjustment.NONE;
        Map<String, Double> mape = new HashMap<>();
        Backtest.standard(data).scores().forEach(s -> mape.put(s.method() + s.horizon(), s.mape()));
        Answer answer = Answer.titled("Generation per head of " + own + " against " + other + " to " + to + ", "
                        + adjustment.reason())
                .key(Column.text("country", "country"), own)
                .key(Column.text("reference", "reference"), other);
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("method", "growth model"),
                Column.year("central_year", "central").absentAs("never"),
                Column.year("p10_year", "p10").absentAs("never"),
                Column.year("median_year", "median").absentAs("never"),
                Column.year("p90_year", "p90").absentAs("never"),
                Column.percent("probability_by_2030", "by 2030").decimals(1),
                Column.percent("probability_by_2035", "by 2035").decimals(1),
                Column.percent("probability_by_2040", "by 2040").decimals(1),
                Column.percent("probability_never", "never").decimals(1),
                Column.percent("backtest_mape_5", "MAPE 5y").decimals(1),
                Column.percent("backtest_mape_10", "MAPE 10y").decimals(1));
        GenerationData generation = GenerationData.of(data);
        GenerationHistory a = generation.history(own);
        GenerationHistory b = generation.history(other);
        List<GrowthModel> models = new ArrayList<>(GrowthModels.all());
        if (a.outlook().isPresent() && b.outlook().isPresent()) {
            models.add(GrowthModels.named(GrowthModels.OUTLOOK));
        }
        if (a.outlook().isPresent() || b.outlook().isPresent()) {
            models.add(GrowthModels.named(GrowthModels.BLEND));
        }
        List<Convergence> all = Convergence.under(models, a, b, to, adjustment, draws, seed);
        TokenStateModel named = TokenStateModel.of(own);
        answer.finding(Findings.of(all, Findings.place(named, own), Findings.place(named, other), to));
        for (Convergence c : all) {
            table.row(
                    c.growthModel(),
                    c.centralYear(),
                    c.quantileYear(0.1),
                    c.quantileYear(0.5),
                    c.quantileYear(0.9),
                    c.probabilityBy(2030),
                    c.probabilityBy(2035),
                    c.probabilityBy(2040),
                    c.probabilityOfNever(),
                    error(mape, c.growthModel() + 5),
                    error(mape, c.growthModel() + 10));
        }
        sides(answer, data, List.of(a, b), List.of(own, other), adjustment);
        byGrowth(answer, own, other, a, b, adjustment);
        population(answer, data, List.of(own, other), a, b, adjustment);
        record(answer, data);
        return answer.note("A path that never crosses by " + to + " is counted as later than all others")
                .source("Ember and Energy Institute with processing by Our World in Data, CC BY 4.0");
    }

    /** What each side is assumed to do, under the three answers that the projection chooses from. */
    private void sides(
            Answer answer,
            Datasets data,
            List<GenerationHistory> sides,
            List<String> codes,
            Convergence.Adjustment adjustment) {
        Answer.Table table = answer.table(
                "assumptions",
                "What each side is assumed to do, kWh a head",
                Column.text("country", "country"),
                Column.year("year", "year"),
                Column.number("statistical", "statistical", "").decimals(0),
                Column.number("outlook", "outlook", "").decimals(0),
                Column.number("blend", "blend", "").decimals(0),
                Column.number("outlook_weight", "weight of outlook", "").decimals(2),
                Column.number("blend_twh", "blend", "TWh").decimals(0),
                Column.number("lowest_outlook_twh", "lowest outlook", "TWh").decimals(0),
                Column.number("highest_outlook_twh", "highest", "TWh").decimals(0));
        for (int i = 0; i < sides.size(); i++) {
            double factor = i == 0 ? adjustment.own() : adjustment.reference();
            GenerationHistory side = sides.get(i).times(factor);
            AnnualSeries people = data.populationProjection(codes.get(i)).medium();
            Optional<OutlookPath> path = side.outlook();
            GrowthModel.Fit statistical = GrowthModels.standard().fit(side);
            Optional<GrowthModel.Fit> outlook =
                    path.map(p -> GrowthModels.named(GrowthModels.OUTLOOK).fit(side));
            GrowthModel.Fit blend = GrowthModels.named(GrowthModels.BLEND).fit(side);
            for (int year : YEARS) {
                int h = year - side.lastYear();
                if (h >= 1 && year <= to) {
                    table.row(
                            codes.get(i),
                            year,
                            statistical.point(h),
                            outlook.map(fit -> fit.point(h)),
                            blend.point(h),
                            path.isPresent() ? OptionalDouble.of(Outlooks.weight(h)) : OptionalDouble.empty(),
                            times(people, year, blend.point(h) / factor),
                            path.map(p -> p.lowestTwh(year)),
                            path.map(p -> p.highestTwh(year)));
                }
            }
            String code = codes.get(i);
            if (path.isEmpty()) {
                answer.note("No outlook of " + code + " is on file: 'blend' has the statistical default there");
                continue;
            }
            OutlookPath p = path.orElseThrow();
            answer.note("Outlooks of " + code + ", to " + p.lastYear() + ": " + String.join(", ", p.outlooks())
                    + "; after it their path grows as the statistical default");
            Outlooks.departure(
                            GrowthModels.BLEND, side, people, year -> blend.point(year - side.lastYear()) / factor, to)
                    .ifPresent(answer::note);
        }
    }

    private static OptionalDouble times(AnnualSeries people, int year, double kwhPerHead) {
        OptionalDouble persons = people.in(year);
        return persons.isPresent() ? OptionalDouble.of(persons.getAsDouble() * kwhPerHead / 1e9) : persons;
    }

    private static void byGrowth(
            Answer answer,
            String own,
            String other,
            GenerationHistory a,
            GenerationHistory b,
            Convergence.Adjustment adjustment) {
        int year = Math.min(a.lastYear(), b.lastYear());
        double from = a.series().in(year).orElseThrow() * adjustment.own();
        double against = b.series().in(year).orElseThrow() * adjustment.reference();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.percent("growth", own + " grows by"));
        for (double growth : REFERENCE_GROWTH) {
            String percent = String.format(Locale.ROOT, "%.1f", 100 * growth);
            columns.add(Column.year("reference_grows_" + percent.replace('.', '_'), other + " " + percent + " %")
                    .absentAs("never"));
        }
        Answer.Table table = answer.table(
                "crossing_by_growth",
                "Crossing year by yearly growth per head from " + year + " on",
                columns.toArray(new Column[0]));
        for (double growth : OWN_GROWTH) {
            List<Object> row = new ArrayList<>();
            row.add(growth);
            for (double reference : REFERENCE_GROWTH) {
                row.add(Convergence.yearAtGrowth(year, from, against, growth, reference));
            }
            table.row(row.toArray());
        }
    }

    /** The central crossing if the generation is as forecast but the people are those of another variant. */
    private void population(
            Answer answer,
            Datasets data,
            List<String> codes,
            GenerationHistory a,
            GenerationHistory b,
            Convergence.Adjustment adjustment) {
        PopulationProjection own = data.populationProjection(codes.get(0));
        PopulationProjection other = data.populationProjection(codes.get(1));
        Answer.Table table = answer.table(
                "crossing_by_population",
                "Central crossing year by the UN's variants, the generation as forecast",
                Column.text("own_population", "population of " + codes.get(0)),
                Column.text("reference_population", "of " + codes.get(1)),
                Column.year("statistical", "statistical").absentAs("never"),
                Column.year("blend", "blend").absentAs("never"));
        GenerationPaths[] paths = new GenerationPaths[2];
        String[] names = {GrowthModels.DEFAULT, GrowthModels.BLEND};
        for (int i = 0; i < names.length; i++) {
            paths[i] = GenerationPaths.of(
                    a.times(adjustment.own()),
                    b.times(adjustment.reference()),
                    to,
                    GenerationPaths.Settings.of(GrowthModels.named(names[i])));
        }
        for (String mine : VARIANTS) {
            for (String theirs : VARIANTS) {
                table.row(
                        mine,
                        theirs,
                        Convergence.centralYear(paths[0], factor(own, mine), factor(other, theirs)),
                        Convergence.centralYear(paths[1], factor(own, mine), factor(other, theirs)));
            }
        }
    }

    private static IntToDoubleFunction factor(PopulationProjection projection, String variant) {
        AnnualSeries people =
                switch (variant) {
                    case "low" -> projection.low();
                    case "high" -> projection.high();
                    default -> projection.medium();
                };
        return year -> projection.medium().in(year).orElse(1)
                / people.in(year).orElse(projection.medium().in(year).orElse(1));
    }

    private static void record(Answer answer, Datasets data) {
        List<Outlooks.Judged> record = Outlooks.of(data).record();
        Answer.Table table = answer.table(
                "outlook_record",
                "Past outlooks of China and the United States against what came: root mean square error by years of lead",
                Column.text("lead", "lead"),
                Column.number("forecasts", "forecasts judged", "").decimals(0),
                Column.percent("outlook", "outlook"),
                Column.percent("statistical", "statistical"),
                Column.percent("blend", "blend"));
        row(table, "1-3", record, 1, 3);
        row(table, "4-7", record, 4, 7);
        row(table, "8 and more", record, 8, Integer.MAX_VALUE);
        row(table, "all", record, 1, Integer.MAX_VALUE);
    }

    private static void row(Answer.Table table, String name, List<Outlooks.Judged> record, int from, int to) {
        List<Outlooks.Judged> some =
                record.stream().filter(j -> j.lead() >= from && j.lead() <= to).toList();
        table.row(
                name,
                some.size(),
                Outlooks.rootMeanSquare(some, Outlooks.Judged::error),
                Outlooks.rootMeanSquare(some, Outlooks.Judged::statisticalError),
                Outlooks.rootMeanSquare(some, Outlooks.Judged::blendedError));
    }

    private static OptionalDouble error(Map<String, Double> mape, String key) {
        Double value = mape.get(key);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
