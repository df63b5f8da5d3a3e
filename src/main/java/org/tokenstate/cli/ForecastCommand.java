package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.electricity.GrowthForecast;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts the yearly series of a file, whatever they measure. */
@Command(name = "forecast", description = "Forecasts yearly series of any field with the growth models.")
final class ForecastCommand extends ReportCommand {
    /** Years that a series may span: a mistyped year must not ask for memory. */
    private static final int LONGEST = 10_000;

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
        boolean all = method.equals("all");
        List<GrowthModel> models = all ? GrowthModels.all() : List.of(GrowthModels.named(method));
        Map<String, NavigableMap<Integer, CsvTable.Row>> rows = read();
        List<Outcome> outcomes;
        try (Progress progress = progress("series", rows.size())) {
            outcomes = rows.entrySet().parallelStream()
                    .map(e -> {
                        Outcome outcome = forecast(models, e.getKey(), e.getValue());
                        progress.add(1);
                        return outcome;
                    })
                    .toList();
        }
        List<String> faults =
                outcomes.stream().flatMap(o -> o.faults().stream()).distinct().toList();
        if (!faults.isEmpty()
                && (!all || outcomes.stream().allMatch(o -> o.forecasts().isEmpty()))) {
            throw new InputException(faults);
        }
        Answer answer = Answer.titled("Forecasts " + horizon + " years ahead, intervals of probability " + level);
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
        faults.forEach(answer::note);
        return answer;
    }

    private Map<String, NavigableMap<Integer, CsvTable.Row>> read() {
        CsvTable table = CsvTable.read(file).require("series", "year", "value");
        Map<String, NavigableMap<Integer, CsvTable.Row>> rows = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            NavigableMap<Integer, CsvTable.Row> series =
                    rows.computeIfAbsent(row.requiredText("series"), k -> new TreeMap<>());
            int year = row.requiredInteger("year");
            if (row.number("value").isPresent()) {
                CsvTable.Row before = series.put(year, row);
                if (before != null) {
                    throw row.fault(
                            "year",
                            "year " + year + " of series '" + row.text("series") + "' is given twice, first in line "
                                    + before.line());
                }
            }
        }
        if (rows.isEmpty()) {
            throw InputException.at(file.toString(), 1, 1, "no row");
        }
        return rows;
    }

    private Outcome forecast(List<GrowthModel> models, String name, NavigableMap<Integer, CsvTable.Row> rows) {
        List<GrowthForecast> forecasts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        if (rows.isEmpty()) {
            faults.add(InputException.place(file.toString(), 1, 1, "series '" + name + "' has no value"));
            return new Outcome(forecasts, faults);
        }
        int first = rows.firstKey();
        long span = (long) rows.lastKey() - first + 1;
        if (span > LONGEST) {
            InputException fault = rows.lastEntry()
                    .getValue()
                    .fault("year", "years of series '" + name + "' must span at most " + LONGEST + " but span " + span);
            return new Outcome(forecasts, fault.faults());
        }
        double[] values = new double[(int) span];
        for (int i = 0; i < values.length; i++) {
            CsvTable.Row row = rows.get(first + i);
            values[i] = row == null ? Double.NaN : row.requiredNumber("value");
        }
        AnnualSeries series = AnnualSeries.of(name, first, values);
        for (GrowthModel model : models) {
            try {
                forecasts.add(GrowthForecast.of(model, series, horizon, level));
            } catch (InputException e) {
                for (String fault : e.faults()) {
                    faults.add(InputException.place(
                            file.toString(), rows.lastEntry().getValue().line(), 1, fault));
                }
            }
        }
        return new Outcome(forecasts, faults);
    }
}
