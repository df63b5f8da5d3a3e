package org.tokenstate.cli;

import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import picocli.CommandLine.Command;

/** Lists what a what-if may change. */
@Command(name = "parameters", description = "Lists the parameters: unit, bounds, default, distribution, source.")
final class ParametersCommand extends ReportCommand {
    @Override
    Answer answer() {
        Answer answer = Answer.titled("Parameters: what a what-if may change");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name"),
                Column.text("unit", "unit"),
                Column.text("timing", "timing"),
                Column.text("default", "default").wrap(24),
                Column.number("lower", "from", "").notOnTerminal(),
                Column.number("upper", "to", "").notOnTerminal(),
                Column.text("distribution", "distribution").wrap(32),
                Column.text("not_drawn", "why not drawn").wrap(20),
                Column.text("acts_with", "acts with").wrap(20),
                Column.text("evidence", "evidence"),
                Column.text("description", "what it is").wrap(44),
                Column.text("source", "source").wrap(32));
        for (Parameter p : ParameterTable.bundled().all()) {
            table.row(
                    p.name(),
                    p.unit(),
                    p.timing().label(),
                    p.defaultText(),
                    p.isChoice() ? OptionalDouble.empty() : OptionalDouble.of(p.lower()),
                    p.isChoice() ? OptionalDouble.empty() : OptionalDouble.of(p.upper()),
                    p.isChoice()
                            ? "one of " + String.join(", ", p.choices())
                            : p.distribution().map(Object::toString).orElse(""),
                    p.notDrawn(),
                    p.actsWith().entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")),
                    p.source().evidence().label(),
                    p.description(),
                    p.source().citation());
        }
        return answer;
    }
}
