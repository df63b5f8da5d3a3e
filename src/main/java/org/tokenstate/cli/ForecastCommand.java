package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Frequency;
import org.tokenstate.electricity.GrowthForecast;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts the series of a file, whatever they measure. */
@Command(
        name = "forecast",
        addMethodSubcommands = false,
        description = "Forecasts series of years, quarters or months of any field with the growth models.")
final class ForecastCommand extends ReportCommand {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A CSV file with the columns series,year,value; a year is 2025, 2025Q1 or 2025-01.")
    Path file = Path.of("");

    @Option(
            names = "--horizon",
            required = true,
            paramLabel = "H",
            description = "Years, quarters or months ahead, 1 to 100.")
    int horizon;

    @Option(
            names = "--method",
            defaultValue = GrowthModels.DEFAULT,
            paramLabel = "NAME",
            description = "A growth model, or 'all'. Default: ${DEFAULT-VALUE}, that of the projection.")
    String method = GrowthModels.DEFAULT;

    @Option(
            names = "--level",
            defaultValue = "0.8",
            paramLabel = "P",
            description = "Probability of the intervals. Default: ${DEFAULT-VALUE}.")
    double level = 0.8;

    private record Outcome(List<GrowthForecast> forecasts, List<String> faults) {}

    @Override
    Answer answer() {
        SeriesFile read = SeriesFile.read(file);
        Frequency frequency = read.frequency();
        List<GrowthModel> models = models(frequency);
        List<SeriesFile.Entry> series = read.entries();
        List<Outcome> outcomes;
        try (Progress progress = progress("series", series.size())) {
            outcomes = series.parallelStream()
                    .map(one -> {
                        Outcome outcome = forecast(models, frequency, one);
                        progress.add(1);
                        return outcome;
                    })
                    .toList();
        }
        List<String> faults =
                outcomes.stream().flatMap(o -> o.faults().stream()).distinct().toList();
        if (!faults.isEmpty() && outcomes.stream().allMatch(o -> o.forecasts().isEmpty())) {
            throw new InputException(faults);
        }
        Answer answer = Answer.titled(
                "Forecasts " + horizon + " " + frequency.plural() + " ahead, intervals of probability " + level);
        outcomes.stream()
                .flatMap(o -> o.forecasts().stream())
                .findFirst()
                .ifPresent(f -> answer.finding(finding(f, frequency, outcomes.size())));
        List<String> cut = new ArrayList<>();
        boolean yearly = frequency == Frequency.YEAR;
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("method", "method"),
                Column.text("series", "series"),
                yearly ? Column.year("year", "year") : Column.text("period", "period"),
                Column.number("point", "point", ""),
                Column.number("lower", "lower", ""),
                Column.number("upper", "upper", ""));
        for (Outcome outcome : outcomes) {
            for (GrowthForecast forecast : outcome.forecasts()) {
                forecast.years().stream()
                        .filter(ForecastCommand::cut)
                        .findFirst()
                        .ifPresent(year -> cut.add("series '" + forecast.series() + "', " + forecast.method()
                                + ": from "
                                + frequency.text(year.year()) + " on a forecast or a bound passes the largest number, "
                                + Double.MAX_VALUE + ", and is cut to it"));
                for (GrowthForecast.Year year : forecast.years()) {
                    table.row(
                            forecast.method(),
                            forecast.series(),
                            yearly ? year.year() : frequency.text(year.year()),
                            year.point(),
                            year.interval().lower(),
                            year.interval().upper());
                }
            }
        }
        if (!yearly) {
            answer.note(
                    "no growth model has a season: what recurs within the year is in their intervals; seasonal-naive, for"
                            + " comparison, repeats the last year of series of two years and more");
        }
        return answer.faults(faults).faults(cut);
    }

    /** The models asked for, and beside one of them the comparison where the series has seasons. */
    private List<GrowthModel> models(Frequency frequency) {
        List<GrowthModel> all = GrowthModels.all(frequency);
        if (method.equals("all")) {
            return all;
        }
        List<GrowthModel> models = new ArrayList<>(List.of(GrowthModels.named(method, frequency)));
        all.subList(GrowthModels.all().size(), all.size()).stream()
                .filter(m -> !m.name().equals(method))
                .forEach(models::add);
        return models;
    }

    private static String finding(GrowthForecast first, Frequency frequency, int series) {
        GrowthForecast.Year last = first.years().get(first.years().size() - 1);
        return "Series '" + first.series() + "' is forecast at " + Numbers.readable(last.point(), -1) + " in "
                + frequency.text(last.year())
                + " by '" + first.method() + "', between "
                + Numbers.readable(last.interval().lower(), -1) + " and "
                + Numbers.readable(last.interval().upper(), -1)
                + (series > 1 ? "; " + series + " series in all." : ".");
    }

    /** Whether a figure is the largest number that there is, which stands for all above. */
    private static boolean cut(GrowthForecast.Year year) {
        return Math.abs(year.point()) >= Double.MAX_VALUE
                || Math.abs(year.interval().lower()) >= Double.MAX_VALUE
                || Math.abs(year.interval().upper()) >= Double.MAX_VALUE;
    }

    private Outcome forecast(List<GrowthModel> models, Frequency frequency, SeriesFile.Entry entry) {
        List<GrowthForecast> forecasts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        entry.fault().ifPresent(faults::add);
        for (GrowthModel model : entry.values().isPresent() ? models : List.<GrowthModel>of()) {
            AnnualSeries values = entry.values().orElseThrow();
            if (comparison(model) && length(values) < model.leastValues()) {
                continue;
            }
            try {
                forecasts.add(GrowthForecast.of(model, values, frequency, horizon, level));
            } catch (InputException e) {
                e.faults().forEach(fault -> faults.add(entry.place().of(fault)));
            }
        }
        return new Outcome(forecasts, faults);
    }

    /** Whether a model was not asked for by its name. */
    private boolean comparison(GrowthModel model) {
        return !model.name().equals(method) && model.leastValues() > GrowthModels.LEAST_VALUES;
    }

    private static int length(AnnualSeries series) {
        AnnualSeries run = series.unbrokenSince(Integer.MIN_VALUE / 2);
        return run.lastYear().orElseThrow() - run.firstYear().orElseThrow() + 1;
    }
}
