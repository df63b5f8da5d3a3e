package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Importers;
import org.tokenstate.data.UpstreamFormat;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.Note;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.units.internal.Require;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a data file, says what it would change in the data, and how far that moves a projection. */
@Command(
        name = "import",
        addMethodSubcommands = false,
        description = {
            "Reads a file as its publisher offers it: what it changes in the bundled data and how far a projection moves.",
            "Formats: owid-energy, ember-long, world-bank, un-wpp, measurements, token-history, own-table, or auto."
        })
final class ImportCommand extends ReportCommand {
    @Spec
    @Nullable
    CommandSpec command;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "the format, or auto to recognise it")
    String format = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the file")
    Path file = Path.of("");

    @Option(
            names = "--country",
            paramLabel = "ISO3",
            description =
                    "Projects this country on the bundled data and on those of the file, and compares. Default: none.")
    String country = "";

    @Option(
            names = "--largest",
            paramLabel = "N",
            description = "Lists only the N largest changes of the data. Default: all, with --country 10.")
    @Nullable
    Integer largest;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "With --country: also the probabilities over N draws of each. Default: ${DEFAULT-VALUE}, none.")
    long draws;

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Override
    Answer answer() {
        if (largest != null) {
            Require.atLeast(largest, 0, "--largest");
        }
        Require.that(draws >= 0, "--draws must be >= 0 but is %d", draws);
        Imported imported = format.equalsIgnoreCase("auto")
                ? Importers.read(file)
                : Importers.read(UpstreamFormat.of(format), file);
        if (assumed.strict) {
            imported.strict();
        }
        boolean projects = !country.isBlank();
        if (!projects && (draws > 0 || assumed.isGiven()) && command != null) {
            throw new ParameterException(command.commandLine(), "options of a projection need --country");
        }
        TokenStateModel base = projects ? ModelOptions.model(country, assumed) : TokenStateModel.of("CHN");
        Datasets before = projects ? base.data() : Datasets.bundled();
        List<Imported.Change> changes = imported.changesAgainst(before);
        long added = changes.stream().filter(c -> c.before().isEmpty()).count();
        Answer answer = Answer.titled(
                        imported.format().title() + (projects ? " and " + country + ", before and after" : ""))
                .field(Column.text("import_format", "format"), imported.format().label())
                .field(Column.text("file", "file"), imported.file())
                .field(Column.number("values", "values read", ""), imported.size())
                .field(
                        Column.number("measurements", "measurements read", ""),
                        imported.measurements().size())
                .field(
                        Column.number("facts", "facts read", ""),
                        imported.facts().size())
                .field(Column.number("changed", "values new or changed", ""), changes.size())
                .field(Column.number("added", "of these new", ""), added);
        answer.finding(Numbers.counted(imported.size(), "value", "values") + " read, of which "
                + Numbers.grouped(changes.size()) + " are new or changed (" + Numbers.grouped(added) + " new).");
        if (projects) {
            compare(answer, base, before.with(imported));
        }
        int most = largest != null ? largest : projects ? 10 : changes.size();
        boolean all = most >= changes.size();
        changes(answer, projects ? "data" : "rows", all ? changes : imported.largestAgainst(before, most));
        if (!all) {
            answer.note("the " + most + " largest of " + changes.size()
                    + " changes of the data are shown; --largest N shows" + " more");
        }
        answer.faults(imported.warnings().stream()
                .map(warning -> "implausible: " + warning.text())
                .toList());
        imported.olderThanBundled().ifPresent(answer::note);
        imported.skipped().forEach(s -> answer.note("Left out: " + s + "."));
        if (!imported.facts().isEmpty()) {
            int other = imported.factsAgainst(before).size() - changes.size();
            answer.note("facts about the market for tokens enter what is estimated from its history and no projection"
                    + (other == 0
                            ? ""
                            : "; " + other
                                    + " more are new or changed and are texts, or differ in other than the number"));
        }
        if (!imported.measurements().isEmpty()) {
            answer.note("measurements enter no projection: 'energy-per-token --input FILE' sets them beside the fit");
        }
        return answer.source(imported.format().publisher() + ", " + imported.file());
    }

    private void compare(Answer answer, TokenStateModel base, Datasets newer) {
        int from = ModelOptions.from(assumed);
        int to = ModelOptions.to(assumed);
        TokenStateModel changed = base.on(newer);
        Projection before = base.project(from, to);
        Projection after = changed.project(from, to);
        Comparison comparison = before.compareWith(after);
        answer.field(Column.text("country", "country"), base.country())
                .field(Column.text("reference", "reference").absentAs("none"), base.reference())
                .field(Column.text("scenario", "scenario"), base.scenario().name());
        ComparisonTables.add(answer, comparison, "before", "after");
        if (draws > 0) {
            ComparisonTables.addOdds(answer, base, changed, from, to, draws);
        }
        List<Note> notes = new ArrayList<>(after.notes());
        notes.removeAll(before.notes());
        answer.notes(notes);
    }

    private static void changes(Answer answer, String key, List<Imported.Change> changes) {
        Answer.Table table = answer.table(
                key,
                "New and changed values",
                Column.text("place", "place"),
                Column.text("quantity", "quantity"),
                Column.year("year", "year"),
                Column.number("before", "before", ""),
                Column.number("after", "after", ""),
                Column.percent("relative", "change"),
                Column.text("unit", "unit"),
                Column.text("publisher_before", "published before by").wrap(40));
        for (Imported.Change c : changes) {
            table.row(
                    c.place(),
                    c.quantity(),
                    c.year(),
                    c.before(),
                    c.after(),
                    c.relative(),
                    c.unit(),
                    c.publisherBefore());
        }
    }
}
