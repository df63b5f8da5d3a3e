package org.tokenstate.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Importers;
import org.tokenstate.data.UpstreamFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a publisher's file and says what it would change in the bundled data. */
@Command(
        name = "import",
        description = {
            "Reads a file as its publisher offers it and lists what it changes in the bundled data.",
            "Formats: owid-energy, ember-long, world-bank, un-wpp, measurements, or auto."
        })
final class ImportCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "FORMAT", description = "the format, or auto to recognise it")
    String format = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the file")
    String file = "";

    @Override
    Answer answer() {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw new InputException("not the name of a file: " + e.getReason());
        }
        Imported imported = format.equalsIgnoreCase("auto")
                ? Importers.read(path)
                : Importers.read(UpstreamFormat.of(format), path);
        List<Imported.Change> changes = imported.changesAgainst(Datasets.bundled());
        Answer answer = Answer.titled(imported.format().title())
                .field(Column.text("import_format", "format"), imported.format().label())
                .field(Column.text("file", "file"), imported.file())
                .field(Column.number("values", "values read", ""), imported.size())
                .field(
                        Column.number("measurements", "measurements read", ""),
                        imported.measurements().size())
                .field(Column.number("changed", "values new or changed", ""), changes.size());
        Answer.Table table = answer.table(
                "rows",
                "New and changed values",
                Column.text("place", "place"),
                Column.text("quantity", "quantity"),
                Column.year("year", "year"),
                Column.number("before", "before", ""),
                Column.number("after", "after", ""),
                Column.text("unit", "unit"),
                Column.text("publisher_before", "published before by").wrap(40));
        for (Imported.Change c : changes) {
            table.row(c.place(), c.quantity(), c.year(), c.before(), c.after(), c.unit(), c.publisherBefore());
        }
        imported.skipped().forEach(s -> answer.note("Left out: " + s + "."));
        return answer.source(imported.format().publisher() + ", " + imported.file());
    }
}
