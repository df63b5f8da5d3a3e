package org.tokenstate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.CountryReport;
import org.tokenstate.report.Picture;
import org.tokenstate.report.StoryReport;
import org.tokenstate.report.WorldReport;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.units.internal.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports on a country: a page of its own when the output is named {@code .html}. */
@Command(
        name = "report",
        addMethodSubcommands = false,
        description =
                "Reports on a country in words and pictures. With --output NAME.html, one self-contained page; with"
                        + " --pictures FOLDER, each figure as SVG or PNG.")
final class CountryReportCommand extends ReportCommand {
    /** What is counted over the draws, by name of the event, in words. */
    private static final Map<String, String> EVENTS = events();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "COUNTRY",
            description = "A country or group by code or name, such as CHN, us, \"South Korea\" or EU.")
    Optional<String> country = Optional.empty();

    @Option(
            names = "--world",
            description = "Instead of one country, all of them: a map and a table on one page, --output NAME.html.")
    boolean world;

    @Option(
            names = "--story",
            description =
                    "Instead of a country, the argument in ten steps, each with a chart and the model's answer, on one"
                            + " page, --output NAME.html.")
    boolean story;

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Draws of the ensemble. Default: " + CountryReport.DEFAULT_DRAWS
                    + "; with --world the odds of every country in these draws, none without.")
    Optional<Integer> asked = Optional.empty();

    @Option(
            names = "--seed",
            defaultValue = "42",
            paramLabel = "S",
            description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    long seed = 42;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description =
                    "Also writes each figure as a picture into this folder, which is made if need be. Default: none.")
    Optional<Path> pictures = Optional.empty();

    @Option(names = "--png", description = "Writes the pictures as PNG instead of SVG.")
    boolean png;

    @Override
    void deliver() {
        String file = output.output;
        boolean page = file != null
                && (file.toLowerCase(Locale.ROOT).endsWith(".html")
                        || file.toLowerCase(Locale.ROOT).endsWith(".htm"));
        if (world || story) {
            many(file, page);
            return;
        }
        if (file == null || !page) {
            super.deliver();
            return;
        }
        CountryReport report = report();
        AtomicFile.write(file, report.html(command()).getBytes(StandardCharsets.UTF_8));
        output.print(answer(report).note("page written to " + file));
    }

    /** A page that is not of one country. */
    private void many(@Nullable String file, boolean page) {
        String what = "report --" + (world ? "world" : "story");
        if (world && story) {
            throw new InputException("--world and --story are two pages");
        }
        if (country.isPresent()) {
            throw new InputException(what + " is of all countries, without '" + country.get() + "'");
        }
        if (story && assumed.isGiven()) {
            throw new InputException(what + " is of the baseline, without other assumptions");
        }
        if (file == null || !page) {
            throw new InputException(what + " writes a page: --output NAME.html");
        }
        Answer answer = world ? world(file) : story(file);
        unused(answer, "the page has its charts inside", "--pictures", "--png");
        if (story) {
            unused(answer, "nothing is drawn for the story", "--draws", "--seed");
        } else if (asked.isEmpty()) {
            unused(answer, "nothing is drawn without --draws", "--seed");
        }
        output.print(answer.note("page written to " + file));
    }

    private Answer world(String file) {
        TokenStateModel model = ModelOptions.anyModel(assumed);
        WorldReport report = WorldReport.of(model, ModelOptions.from(assumed), ModelOptions.to(assumed));
        if (asked.isPresent()) {
            try (Progress progress = progress("draws", asked.get())) {
                report = report.withOdds(Require.atLeast(asked.get(), 1, "--draws"), seed, progress::to);
            }
        }
        AtomicFile.write(file, report.html(command()).getBytes(StandardCharsets.UTF_8));
        Answer answer = Answer.titled(
                        "All countries, scenario '" + model.scenario().name() + "'")
                .finding(report.headline().get(0));
        report.headline().stream().skip(1).forEach(answer::note);
        answer.notes(model.scenarioNotes());
        return answer;
    }

    private static Answer story(String file) {
        StoryReport report = StoryReport.ofBaseline();
        AtomicFile.write(file, report.html("report --story --output story.html").getBytes(StandardCharsets.UTF_8));
        return Answer.titled("The argument in ten steps, baseline").finding(report.headline());
    }

    @Override
    Answer answer() {
        return answer(report()).note("for the page with charts: --output NAME.html");
    }

    private void write(List<Picture> all, Path folder) {
        // No window is ever opened, and a display that is named but not there must not stop a picture.
        System.setProperty("java.awt.headless", "true");
        Path file = folder;
        try {
            Files.createDirectories(folder);
            for (Picture picture : all) {
                file = folder.resolve(picture.id() + (png ? ".png" : ".svg"));
                AtomicFile.write(
                        file.toString(), png ? picture.png() : picture.svg().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be written: " + e.getMessage());
        }
    }

    private CountryReport report() {
        Projection projection = ModelOptions.project(named(), assumed);
        try (Progress progress = progress("draws", draws())) {
            return CountryReport.of(projection, draws(), seed, progress::to);
        }
    }

    private int draws() {
        return asked.orElse(CountryReport.DEFAULT_DRAWS);
    }

    private String named() {
        return country.map(String::strip)
                .orElseThrow(() -> new InputException("report needs a COUNTRY, such as CHN, or --world, or --story"));
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
        answer.finding(report.headline().get(0));
        answer.data("draws", report.ensemble().draws()).data("seed", seed);
        Answer.Table table = answer.table(
                "milestones",
                "Odds of each milestone by " + projection.to(),
                Column.text("event", "event").notInTable(),
                Column.text("label", "event"),
                Column.percent("probability", "probability"),
                Column.percent("standard_error", "standard error"),
                Column.percent("upper_95", "95 % upper"),
                Column.text("not_known", "not known").notInTable());
        Map<String, String> unknown = report.unknown();
        for (Map.Entry<String, String> event : EVENTS.entrySet()) {
            String cause = unknown.get(event.getKey());
            if (cause != null) {
                table.row(event.getKey(), event.getValue(), null, null, null, cause);
                continue;
            }
            double[] first = report.ensemble().values(event.getKey());
            long hits =
                    Arrays.stream(first).filter(year -> year <= projection.to()).count();
            Probability p = new Probability(hits, first.length);
            table.row(event.getKey(), event.getValue(), p.value(), p.standardError(), p.upper(), null);
        }
        new LinkedHashSet<>(unknown.values())
                .forEach(cause -> answer.note("probabilities shown as – are not known: " + cause));
        answer.notes(ModelOptions.notes(projection));
        report.headline().forEach(answer::note);
        report.backtestRecord().forEach(answer::note);
        if (pictures.isEmpty()) {
            unused(answer, "no picture is written without --pictures", "--png");
        }
        pictures.ifPresent(folder -> {
            write(report.pictures(), folder);
            answer.note(report.pictures().size() + " pictures written to " + folder);
        });
        return answer;
    }

    private static Map<String, String> events() {
        Map<String, String> events = new LinkedHashMap<>();
        for (int percent : Projection.MILESTONES_PERCENT) {
            events.put("milestone_" + percent, "token exports of " + percent + " % of goods exports");
        }
        events.put("token_state_year", "token-state");
        events.put("crossing_year", "generation per head of the reference");
        return events;
    }

    private String command() {
        StringBuilder line = new StringBuilder("report ").append(world ? "--world" : named());
        assumed.reference().ifPresent(r -> line.append(" --reference ").append(r));
        assumed.from().ifPresent(y -> line.append(" --from ").append(y));
        assumed.to().ifPresent(y -> line.append(" --to ").append(y));
        assumed.scenario().ifPresent(s -> line.append(" --scenario ").append(quoted(s)));
        assumed.set().forEach((name, value) -> line.append(" --set ").append(quoted(name + "=" + value)));
        if (world) {
            asked.ifPresent(
                    n -> line.append(" --draws ").append(n).append(" --seed ").append(seed));
            return line.append(" --output world.html").toString();
        }
        return line.append(" --draws ")
                .append(draws())
                .append(" --seed ")
                .append(seed)
                .append(" --output report.html")
                .toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
