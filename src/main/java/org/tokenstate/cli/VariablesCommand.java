package org.tokenstate.cli;

import java.util.Locale;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.projection.ModelReference;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;

/** Lists what a projection computes. */
@Command(name = "variables", description = "Lists the results of a projection: unit, kind, formula.")
final class VariablesCommand extends ReportCommand {
    @Override
    Answer answer() {
        Answer answer = Answer.titled("Results of a projection, by name");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name"),
                Column.text("unit", "unit"),
                Column.text("kind", "kind"),
                Column.text("description", "what it is").wrap(44),
                Column.text("equation", "equation").wrap(64),
                Column.text("chapter", "chapter"));
        ModelReference reference = ModelReference.bundled();
        for (Variable v : TokenStateModel.catalogue().all()) {
            table.row(
                    v.name(),
                    v.unit(),
                    v.kind().name().toLowerCase(Locale.ROOT),
                    v.description(),
                    reference.equation(v.name()),
                    v.chapter());
        }
        return answer.note(
                "previous(x) = the value of the year before; 'explain ISO3 NAME YEAR' puts the numbers in, 'model'"
                        + " prints the chapters");
    }
}
