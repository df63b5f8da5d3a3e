package org.tokenstate.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.CountryReport;
import org.tokenstate.uncertainty.Probability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports on a country: a page of its own when the output is named {@code .html}. */
@Command(
        name = "report",
        description = "Reports on a country in words and pictures. With --output NAME.html, one self-contained page.")
final class CountryReportCommand extends ReportCommand {
    @Mixin
    final CountryOptions country = new CountryOptions();

    @Option(
            names = "--draws",
            defaultValue = "" + CountryReport.DEFAULT_DRAWS,
            paramLabel = "N",
            description = "Draws of the ensemble. Default: ${DEFAULT-VALUE}.")
    int draws = CountryReport.DEFAULT_DRAWS;

    @Option(
            names = "--seed",
            defaultValue = "42",
            paramLabel = "S",
            description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    long seed = 42;

    @Override
    void deliver() {
        String file = output.output;
        boolean page = file != null
                && (file.toLowerCase(Locale.ROOT).endsWith(".html")
                        || file.toLowerCase(Locale.ROOT).endsWith(".htm"));
        if (file == null || !page) {
            super.deliver();
            return;
        }
        CountryReport report = report();
        AtomicFile.write(file, report.html(command()).getBytes(StandardCharsets.UTF_8));
        output.print(answer(report).note("page written to " + file));
    }

    @Override
    Answer answer() {
        return answer(report()).note("for the page with charts: --output NAME.html");
    }

    private CountryReport report() {
        Projection projection = ModelOptions.project(country.country(), country.assumed);
        try (Progress progress = progress("draws", draws)) {
            return CountryReport.of(projection, draws, seed, (done, of) -> progress.to(done));
        }
    }

    private Answer answer(CountryReport report) {
        Projection projection = report.projection();
        Answer answer = Answer.titled(projection.model().country()
                        + projection
                                .model()
                                .reference()
                                .map(r -> " against " + r)
                                .orElse("") + ", "
                        + report.ensemble().draws() + " draws")
                .key(Column.text("country", "country"), projection.model().country())
                .data("headline", report.headline());
        answer.data("draws", report.ensemble().draws()).data("seed", seed);
        Answer.Table table = answer.table(
                "milestones",
                "Odds of each milestone by " + projection.to(),
                Column.text("event", "event"),
                Column.percent("probability", "odds"),
                Column.number("standard_error", "standard error", ""));
        for (String event : EVENTS) {
            double[] first = report.ensemble().values(event);
            long hits = java.util.Arrays.stream(first)
                    .filter(year -> year <= projection.to())
                    .count();
            Probability p = new Probability(hits, first.length);
            table.row(event, p.value(), p.standardError());
        }
        report.headline().forEach(answer::note);
        report.backtestRecord().forEach(answer::note);
        return answer;
    }

    private static final List<String> EVENTS = List.of(
            "milestone_1",
            "milestone_2",
            "milestone_5",
            "milestone_10",
            "milestone_20",
            "token_state_year",
            "crossing_year");

    private String command() {
        StringBuilder line = new StringBuilder("report ").append(country.country());
        country.reference().ifPresent(r -> line.append(" --reference ").append(r));
        country.from().ifPresent(y -> line.append(" --from ").append(y));
        country.to().ifPresent(y -> line.append(" --to ").append(y));
        country.scenario().ifPresent(s -> line.append(" --scenario ").append(quoted(s)));
        country.set().forEach((name, value) -> line.append(" --set ").append(quoted(name + "=" + value)));
        return line.append(" --draws ")
                .append(draws)
                .append(" --seed ")
                .append(seed)
                .append(" --output report.html")
                .toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
