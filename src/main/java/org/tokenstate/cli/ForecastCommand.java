package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.electricity.GrowthForecast;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts the yearly series of a file, whatever they measure. */
@Command(name = "forecast", description = "Forecasts yearly series of any field with the growth models.")
final class ForecastCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "A CSV file with the columns series,year,value.")
    Path file = Path.of("");

    @Option(names = "--horizon", required = true, paramLabel = "H", description = "Years ahead, 1 to 100.")
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
        List<GrowthModel> models = method.equals("all") ? GrowthModels.all() : List.of(GrowthModels.named(method));
        List<SeriesFile.Entry> series = SeriesFile.read(file);
        List<Outcome> outcomes;
        try (Progress progress = progress("series", series.size())) {
            outcomes = series.parallelStream()
                    .map(one -> {
                        Outcome outcome = forecast(models, one);
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
        Answer answer = Answer.titled("Forecasts " + horizon + " years ahead, intervals of probability " + level);
        List<String> cut = new ArrayList<>();
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("method", "method"),
                Column.text("series", "series"),
                Column.year("year", "year"),
                Column.number("point", "point", ""),
                Column.number("lower", "lower", ""),
                Column.number("upper", "upper", ""));
        for (Outcome outcome : outcomes) {
            for (GrowthForecast forecast : outcome.forecasts()) {
                forecast.years().stream()
                        .filter(ForecastCommand::cut)
                        .findFirst()
                        .ifPresent(
                                year -> cut.add("series '" + forecast.series() + "', " + forecast.method() + ": from "
                                        + year.year() + " on a forecast or a bound passes the largest number, "
                                        + Double.MAX_VALUE + ", and is cut to it"));
                for (GrowthForecast.Year year : forecast.years()) {
                    table.row(
                            forecast.method(),
                            forecast.series(),
                            year.year(),
                            year.point(),
                            year.interval().lower(),
                            year.interval().upper());
                }
            }
        }
        return answer.faults(faults).faults(cut);
    }

    /** Whether a figure is the largest number that there is, which stands for all above. */
    private static boolean cut(GrowthForecast.Year year) {
        return Math.abs(year.point()) >= Double.MAX_VALUE
                || Math.abs(year.interval().lower()) >= Double.MAX_VALUE
                || Math.abs(year.interval().upper()) >= Double.MAX_VALUE;
    }

    private Outcome forecast(List<GrowthModel> models, SeriesFile.Entry entry) {
        List<GrowthForecast> forecasts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        entry.fault().ifPresent(faults::add);
        for (GrowthModel model : entry.values().isPresent() ? models : List.<GrowthModel>of()) {
            try {
                forecasts.add(GrowthForecast.of(model, entry.values().orElseThrow(), horizon, level));
            } catch (InputException e) {
                e.faults().forEach(fault -> faults.add(entry.place().of(fault)));
            }
        }
        return new Outcome(forecasts, faults);
    }
}
