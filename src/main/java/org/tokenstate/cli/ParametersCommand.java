package org.tokenstate.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what a what-if may change. */
@Command(
        name = "parameters",
        addMethodSubcommands = false,
        description = "Lists the parameters, or those with a word: unit, bounds, default, distribution, source.")
final class ParametersCommand extends ReportCommand {
    @Mixin
    final SearchOption search = new SearchOption();

    @Override
    Answer answer() {
        List<Parameter> found = ParameterTable.bundled().all().stream()
                .filter(p -> search.matches(Stream.of(
                        p.name(), p.description(), p.unit(), p.source().citation())))
                .toList();
        if (found.isEmpty()) {
            throw new InputException(search.nothing(
                    "parameter",
                    ParameterTable.bundled().all().stream().map(Parameter::name).toList()));
        }
        long drawn = found.stream().filter(p -> p.distribution().isPresent()).count();
        Answer answer = Answer.titled("Parameters: what a what-if may change")
                .finding(Numbers.counted(found.size(), "parameter", "parameters") + search.said() + ", of which "
                        + drawn + " are drawn in an ensemble.");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name").whole(),
                Column.text("unit", "unit"),
                Column.text("timing", "timing").minor(),
                Column.text("default", "default").wrap(24),
                Column.number("lower", "from", "").notOnTerminal(),
                Column.number("upper", "to", "").notOnTerminal(),
                Column.text("distribution", "distribution").wrap(32),
                Column.text("not_drawn", "why not drawn").wrap(20).minor(),
                Column.text("acts_with", "acts with").wrap(20).minor(),
                Column.text("evidence", "evidence"),
                Column.text("description", "what it is").wrap(44),
                Column.text("source", "source").wrap(32));
        for (Parameter p : found) {
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
