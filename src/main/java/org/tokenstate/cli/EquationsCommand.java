package org.tokenstate.cli;

import java.util.List;
import java.util.Optional;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.ModelReference;
import org.tokenstate.projection.ScenarioFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the model: its chapters, its equations, and who feeds whom. */
@Command(
        name = "model",
        addMethodSubcommands = false,
        description = "Prints the equations as they run; checks their units; draws who feeds whom.")
final class EquationsCommand extends ReportCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "CHAPTER",
            description = "A chapter, such as cost; without one, all equations.")
    Optional<String> chapter = Optional.empty();

    @Option(names = "--check", description = "Checks the units of every equation, scale included.")
    boolean check;

    @Option(
            names = "--graph",
            paramLabel = "FORMAT",
            description = "Draws which variables feed which: ${COMPLETION-CANDIDATES}. Default: none.")
    Optional<Graph> graph = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            description = "With the equations of a scenario. Default: baseline.")
    Optional<String> scenario = Optional.empty();

    /** A language of drawings. */
    enum Graph {
        dot,
        mermaid
    }

    private ModelReference model() {
        return scenario.map(name -> ModelReference.of(ScenarioFiles.load(name).scenario()))
                .orElseGet(ModelReference::bundled);
    }

    @Override
    Answer answer() {
        ModelReference model = model();
        Answer answer = Answer.titled("The equations of the model, in the order of the text");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name"),
                Column.text("unit", "unit"),
                Column.text("equation", "equation").wrap(72),
                Column.text("inputs", "inputs").wrap(40),
                Column.text("chapter", "chapter"));
        for (ModelReference.Row row : model.rows(chapter)) {
            table.row(row.name(), row.unit(), row.equation(), String.join(", ", row.inputs()), row.chapter());
        }
        if (check) {
            List<String> findings = model.check();
            if (!findings.isEmpty()) {
                throw new InputException(findings);
            }
            answer.finding(
                    "The units of all " + model.rows(chapter).size() + " equations are consistent, scale included.");
        }
        return answer;
    }

    @Override
    void deliver() {
        if (graph.isPresent()) {
            output.writeText(graph.get() == Graph.dot ? model().dot(chapter) : model().mermaid(chapter));
        } else if (!check && output.isReadable()) {
            output.writeText(model().text(chapter));
        } else {
            output.write(answer());
        }
    }
}
