package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tokenstate.data.Dataset;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the bundled tables, or describes one of them. */
@Command(
        name = "datasets",
        addMethodSubcommands = false,
        description =
                "Lists the bundled tables with their sources, or describes one: columns, units, licences, known faults.")
final class DatasetsCommand extends ReportCommand {
    @Spec
    @Nullable
    CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the table to describe")
    @Nullable
    String name;

    @Option(names = "--rows", description = "give the rows of the table NAME instead of its description")
    boolean rows;

    @Override
    Answer answer() {
        Datasets data = Datasets.bundled();
        if (name == null && rows && command != null) {
            throw new ParameterException(command.commandLine(), "--rows needs the NAME of a table, such as macro");
        }
        if (name == null) {
            return list(data);
        }
        return rows ? rows(data.dataset(name)) : describe(data.provenance(name));
    }

    private static Answer list(Datasets data) {
        Answer answer = Answer.titled("Bundled datasets").field(Column.year("data_year", "last year"), data.dataYear());
        answer.finding(
                data.datasetNames().size() + " tables are bundled; the last year of data is " + data.dataYear() + ".");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name").whole(),
                Column.text("title", "holds").wrap(52),
                Column.text("publishers", "publishers").wrap(44),
                Column.text("licence", "licence").wrap(28),
                Column.number("known_faults", "faults", ""));
        for (String each : data.datasetNames()) {
            Provenance p = data.provenance(each);
            table.row(each, p.title(), publishers(p), p.licence(), p.faults().size());
        }
        return answer.note("'datasets NAME' describes a table, 'datasets NAME --rows --format csv' gives its rows.");
    }

    private static String publishers(Provenance p) {
        List<String> names = p.sources().stream()
                .map(Provenance.Source::publisher)
                .distinct()
                .toList();
        int most = 4;
        return names.size() <= most
                ? String.join("; ", names)
                : String.join("; ", names.subList(0, most)) + "; and " + (names.size() - most) + " more";
    }

    private static Answer describe(Provenance p) {
        Answer answer = Answer.titled(p.title())
                .field(Column.text("name", "name"), p.name())
                .field(Column.text("licence", "licence"), p.licence())
                .field(
                        Column.text("evidence", "evidence").absentAs("given row by row"),
                        p.evidence().map(e -> e.label()))
                .field(Column.text("compiled", "compiled"), p.compiled());
        answer.finding(
                "Table '" + p.name() + "': " + Numbers.counted(p.columns().size(), "column", "columns") + ", "
                        + Numbers.counted(p.sources().size(), "source", "sources") + ", "
                        + Numbers.counted(p.faults().size(), "known fault", "known faults") + ".");
        Answer.Table columns = answer.table(
                "columns",
                "Columns",
                Column.text("name", "column"),
                Column.text("unit", "unit"),
                Column.text("type", "type"),
                Column.text("description", "means").wrap(60));
        for (Provenance.Column c : p.columns()) {
            columns.row(c.name(), c.unit(), c.type(), c.description());
        }
        List<Map<String, Object>> sources = new ArrayList<>();
        for (Provenance.Source s : p.sources()) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("code", s.code());
            source.put("publisher", s.publisher());
            source.put("title", s.title());
            source.put("year", s.year());
            source.put("address", s.address());
            source.put("licence", s.licence());
            source.put("retrieved", s.retrieved());
            sources.add(source);
            answer.source(
                    s.publisher() + ": " + s.title() + " (" + s.year() + "), " + s.licence() + ", " + s.address());
        }
        answer.data("publications", sources);
        p.faults().forEach(f -> answer.note("Known fault: " + f));
        return answer;
    }

    private static Answer rows(Dataset dataset) {
        Answer answer = Answer.titled(dataset.provenance().title())
                .finding(Numbers.counted(dataset.rows().size(), "row", "rows") + " of table '"
                        + dataset.provenance().name() + "'.");
        Answer.Table table = answer.table(
                "rows",
                "",
                dataset.provenance().columns().stream()
                        .map(c -> c.type().equals("integer")
                                ? Column.year(c.name(), c.name())
                                : c.type().equals("number")
                                        ? Column.number(c.name(), c.name(), "")
                                        : Column.text(c.name(), c.name()))
                        .toArray(Column[]::new));
        for (List<String> row : dataset.rows()) {
            Object[] cells = new Object[row.size()];
            for (int i = 0; i < cells.length; i++) {
                String cell = row.get(i);
                String type = dataset.provenance().columns().get(i).type();
                if (cell.isEmpty()) {
                    cells[i] = Optional.empty();
                } else if (type.equals("integer")) {
                    cells[i] = Long.parseLong(cell);
                } else if (type.equals("number")) {
                    cells[i] = Double.parseDouble(cell);
                } else {
                    cells[i] = cell;
                }
            }
            table.row(cells);
        }
        return answer.source(dataset.provenance().licence());
    }
}
