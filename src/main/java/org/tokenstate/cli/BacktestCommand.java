package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Frequency;
import org.tokenstate.data.TokenMonth;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.units.internal.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Holds the growth models against years that they had not seen. */
@Command(
        name = "backtest",
        addMethodSubcommands = false,
        description =
                "Back-tests the growth models on generation per head, on the tokens of a market by month or on the series of a file; nothing later than an"
                        + " origin is seen.")
final class BacktestCommand extends ReportCommand {
    @Option(
            names = "--countries",
            split = ",",
            paramLabel = "ISO3",
            description = "Countries. Default: all that generate at least 1 TWh, in three groups by size.")
    List<String> countries = List.of();

    @Option(
            names = "--largest",
            paramLabel = "N",
            description = "The N largest generators of 2024 only, such as 30. Default: all.")
    @Nullable
    Integer largest;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "A CSV file with the columns series,year,value to test on instead; a year is 2025, 2025Q1 or 2025-01."
                            + " Default: the bundled generation per head.")
    @Nullable
    Path input;

    @Option(names = "--months", description = "Tests on the tokens that OpenRouter routed by month instead.")
    boolean months;

    @Option(
            names = "--origins",
            split = ",",
            paramLabel = "YEAR",
            converter = PeriodConverter.class,
            description = {
                "Last years, quarters or months that the models see.",
                "Default: 2009,2014,2019; of quarters and months each from the sixth on."
            })
    List<Frequency.Period> origins = List.of();

    @Option(
            names = "--horizons",
            split = ",",
            paramLabel = "H",
            description = "Years ahead. Default: 5,10; of quarters 1,4, of months 1,3,6.")
    List<Integer> horizons = List.of();

    @Option(
            names = "--method",
            defaultValue = "all",
            paramLabel = "NAME",
            description = "A growth model, or 'all'. Default: ${DEFAULT-VALUE}.")
    String method = "all";

    @Option(
            names = "--by",
            defaultValue = "group",
            paramLabel = "group|all|country|origin",
            description = "What the scores are means over; group: by size of the country. Default: ${DEFAULT-VALUE}.")
    String by = "group";

    @Option(
            names = "--level",
            defaultValue = "0.8",
            paramLabel = "P",
            description = "Probability of the intervals. Default: ${DEFAULT-VALUE}.")
    double level = 0.8;

    @Override
    Answer answer() {
        if (GrowthModels.restsOnOutlooks(method)) {
            throw new InputException("growth model '" + method
                    + "' rests on outlooks, which are no series: their record is the table outlook_record of"
                    + " 'convergence'");
        }
        List<String> faults = new ArrayList<>();
        Tested tested = months ? ofMonths() : input == null ? ofCountries() : ofFile(input, faults);
        Frequency frequency = tested.frequency();
        boolean yearly = frequency == Frequency.YEAR;
        List<Integer> from = origins(tested);
        List<Integer> ahead = horizons.isEmpty() ? horizons(frequency) : horizons;
        List<GrowthModel> models =
                method.equals("all") ? GrowthModels.all(frequency) : List.of(GrowthModels.named(method, frequency));
        Backtest test = tested.codes().isEmpty()
                ? Backtest.of(models, tested.series(), from, ahead, level)
                : Backtest.ofCountries(Datasets.bundled(), models, tested.codes(), from, ahead, level);
        List<Backtest.Score> scores =
                switch (by) {
                    case "group" -> test.scoresByGroup();
                    case "all" -> test.scores();
                    case "country" -> test.scoresBySeries();
                    case "origin" -> test.scoresByOrigin();
                    default ->
                        throw new InputException("--by must be group, all, country or origin but is '" + by + "'");
                };
        if (scores.isEmpty()) {
            throw new InputException(
                    tested.nothing() + " has the " + frequency.plural() + " that these origins and horizons need");
        }
        Answer answer = Answer.titled("Back-test of " + tested.title() + ", origins "
                + (yearly || !origins.isEmpty()
                        ? from.stream().map(frequency::text).toList().toString()
                        : frequency.text(from.get(0)) + " to " + frequency.text(from.get(from.size() - 1))));
        String singular = frequency.name().toLowerCase(Locale.ROOT);
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("method", "method"),
                Column.number("horizon", frequency.plural(), "").decimals(0),
                Column.number("mase", "MASE", "").decimals(2),
                Column.percent("mape", "MAPE"),
                Column.percent("coverage", "coverage"),
                Column.number("interval_score", "interval score", "").decimals(2),
                Column.number("series", "forecasts", "").decimals(0),
                Column.percent("smape", "sMAPE"),
                Column.percent("coverage_leave_one_origin_out", "left out"),
                Column.text("of", "of"),
                Column.text("group", "group"));
        for (Backtest.Score s : scores) {
            table.row(
                    s.method(),
                    s.horizon(),
                    s.mase(),
                    s.mape(),
                    s.coverage(),
                    s.intervalScore(),
                    s.cases(),
                    s.smape(),
                    s.coverageLeftOut(),
                    by.equals("origin") && !yearly ? frequency.text(Integer.parseInt(s.of())) : s.of(),
                    s.group());
        }
        int longest = scores.stream().mapToInt(Backtest.Score::horizon).max().orElse(0);
        test.scores().stream()
                .filter(s -> s.horizon() == longest)
                .min(Comparator.comparingDouble(Backtest.Score::mase))
                .ifPresent(s -> answer.finding(longest + " " + singular + "s ahead '" + s.method()
                        + "' errs least: MASE "
                        + Numbers.readable(s.mase(), 2) + ", mean error " + Numbers.readable(100 * s.mape(), -1)
                        + " %, " + Numbers.readable(100 * s.coverage(), 0) + " % of outcomes in the intervals."));
        answer.note("mape, smape and coverage are fractions; mase and interval_score count one-" + singular
                        + " changes")
                .note(
                        "left out: coverage once the intervals of each origin are stretched by the factor that the other origins"
                                + " need for the level");
        if (!yearly) {
            answer.note(
                    "no growth model has a season; seasonal-naive repeats the last year, from origins that have two years");
        }
        answer.faults(faults);
        tested.source().ifPresent(answer::source);
        return answer;
    }

    /**
     * What is tested on.
     *
     * @param title the series in words
     * @param nothing the words for none of them
     * @param frequency how often they have a value
     * @param series the series; empty of countries
     * @param codes the countries; empty of other series
     * @param source who publishes the series, if they are not the user's
     */
    private record Tested(
            String title,
            String nothing,
            Frequency frequency,
            List<AnnualSeries> series,
            List<String> codes,
            Optional<String> source) {}

    private List<Integer> origins(Tested tested) {
        Frequency frequency = tested.frequency();
        for (Frequency.Period origin : origins) {
            if (origin.frequency() != frequency) {
                throw new InputException(
                        "--origins must be " + frequency.plural() + ", as the series are, but has " + origin);
            }
        }
        if (!origins.isEmpty()) {
            return origins.stream().map(Frequency.Period::number).toList();
        }
        if (frequency == Frequency.YEAR) {
            return Backtest.ORIGINS;
        }
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (AnnualSeries series : tested.series()) {
            first = Math.min(first, series.firstYear().orElse(first));
            last = Math.max(last, series.lastYear().orElse(last));
        }
        return IntStream.range(first + GrowthModels.LEAST_VALUES, last).boxed().toList();
    }

    private static List<Integer> horizons(Frequency frequency) {
        return switch (frequency) {
            case YEAR -> Backtest.HORIZONS;
            case QUARTER -> List.of(1, 4);
            case MONTH -> List.of(1, 3, 6);
        };
    }

    private Tested ofCountries() {
        List<String> codes = codes(Datasets.bundled());
        return new Tested(
                "generation per head: " + codes.size() + " countries",
                "no country",
                Frequency.YEAR,
                List.of(),
                codes,
                Optional.of("Ember and Energy Institute with processing by Our World in Data, CC BY 4.0"));
    }

    private Tested ofMonths() {
        if (input != null) {
            throw new InputException("--months and --input each choose the series: name one of them");
        }
        refuseCountries("--months");
        List<TokenMonth> all = Datasets.bundled().tokenMonths();
        int first = Frequency.read(all.get(0).month().toString()).orElseThrow().number();
        List<AnnualSeries> series = List.of(
                months("all tokens", first, all, TokenMonth::mtok),
                months("closed weights", first, all, TokenMonth::closedMtok),
                months("open weights", first, all, TokenMonth::openWeightsMtok));
        return new Tested(
                "the tokens that OpenRouter routed by month: " + series.size() + " series",
                "none of the series",
                Frequency.MONTH,
                series,
                List.of(),
                Optional.of("OpenRouter (openrouter.ai/rankings), Data API, CC BY 4.0"));
    }

    private static AnnualSeries months(
            String name, int first, List<TokenMonth> months, ToDoubleFunction<TokenMonth> value) {
        return AnnualSeries.of(name, first, months.stream().mapToDouble(value).toArray());
    }

    private void refuseCountries(String option) {
        if (!countries.isEmpty() || largest != null) {
            throw new InputException((largest == null ? "--countries" : "--largest")
                    + " chooses from the bundled data and goes without " + option);
        }
    }

    private Tested ofFile(Path file, List<String> faults) {
        refuseCountries("--input");
        SeriesFile read = SeriesFile.read(file);
        List<AnnualSeries> series = new ArrayList<>();
        for (SeriesFile.Entry entry : read.entries()) {
            entry.values().ifPresent(series::add);
            entry.fault().ifPresent(faults::add);
        }
        return new Tested(
                file + ": " + series.size() + " series",
                file + ": no series",
                read.frequency(),
                series,
                List.of(),
                Optional.empty());
    }

    private List<String> codes(Datasets data) {
        if (largest != null) {
            if (!countries.isEmpty()) {
                throw new InputException("--largest and --countries each choose the countries: name one of them");
            }
            Require.atLeast(largest, 1, "--largest");
            return Backtest.largestGenerators(data, largest);
        }
        return countries.isEmpty()
                ? Backtest.generators(data)
                : countries.stream().map(c -> data.country(c.strip()).iso3()).toList();
    }

    /** A period on the command line. */
    static final class PeriodConverter implements ITypeConverter<Frequency.Period> {
        @Override
        public Frequency.Period convert(String value) {
            return Frequency.read(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "must be a year, quarter or month, such as 2025, 2025Q1 or 2025-01, but is '" + value
                                    + "'"));
        }
    }
}
