package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.units.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the growth models against years that they had not seen. */
@Command(
        name = "backtest",
        description =
                "Back-tests the growth models on generation per head, or on the series of a file; nothing later than an"
                        + " origin is seen.")
final class BacktestCommand extends ReportCommand {
    @Option(
            names = "--countries",
            split = ",",
            paramLabel = "ISO3",
            description = "Countries. Default: all that generate at least 1 TWh, in three groups by size.")
    List<String> countries = List.of();

    @Option(names = "--largest", paramLabel = "N", description = "The N largest generators of 2024 only, such as 30.")
    @Nullable
    Integer largest;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "A CSV file with the columns series,year,value to test on instead.")
    @Nullable
    Path input;

    @Option(
            names = "--origins",
            split = ",",
            paramLabel = "YEAR",
            description = "Last years that the models see. Default: 2009,2014,2019.")
    List<Integer> origins = Backtest.ORIGINS;

    @Option(names = "--horizons", split = ",", paramLabel = "H", description = "Years ahead. Default: 5,10.")
    List<Integer> horizons = Backtest.HORIZONS;

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
        List<GrowthModel> models = method.equals("all") ? GrowthModels.all() : List.of(GrowthModels.named(method));
        List<String> faults = new ArrayList<>();
        int number;
        Backtest test;
        if (input == null) {
            Datasets data = Datasets.bundled();
            List<String> codes = codes(data);
            number = codes.size();
            test = Backtest.ofCountries(data, models, codes, origins, horizons, level);
        } else {
            List<AnnualSeries> series = ofFile(input, faults);
            number = series.size();
            test = Backtest.of(models, series, origins, horizons, level);
        }
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
            throw new InputException((input == null ? "no country" : input + ": no series")
                    + " has the years that these origins and horizons need");
        }
        Answer answer = Answer.titled("Back-test of "
                + (input == null ? "generation per head: " + number + " countries" : input + ": " + number + " series")
                + ", origins " + origins);
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("method", "method"),
                Column.number("horizon", "years", "").decimals(0),
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
                    s.of(),
                    s.group());
        }
        answer.note("mape, smape and coverage are fractions; mase and interval_score count one-year changes")
                .note(
                        "left out: coverage once the intervals of each origin are stretched by the factor that the other origins"
                                + " need for the level");
        answer.faults(faults);
        return input == null
                ? answer.source("Ember and Energy Institute with processing by Our World in Data, CC BY 4.0")
                : answer;
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

    private List<AnnualSeries> ofFile(Path file, List<String> faults) {
        if (!countries.isEmpty() || largest != null) {
            throw new InputException((largest == null ? "--countries" : "--largest")
                    + " chooses from the bundled data and goes without --input");
        }
        List<AnnualSeries> series = new ArrayList<>();
        for (SeriesFile.Entry entry : SeriesFile.read(file)) {
            entry.values().ifPresent(series::add);
            entry.fault().ifPresent(faults::add);
        }
        return series;
    }
}
