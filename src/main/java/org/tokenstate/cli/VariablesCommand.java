package org.tokenstate.cli;

import java.util.Locale;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
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
                Column.text("formula", "formula, or method").wrap(56),
                Column.text("taker_formula", "of a taker").wrap(40));
        for (Variable v : VariableTable.bundled().all()) {
            table.row(
                    v.name(),
                    v.unit(),
                    v.kind().name().toLowerCase(Locale.ROOT),
                    v.description(),
                    v.formula(),
                    v.takerFormula());
        }
        return answer.note("[t-1] = the value of the year before; 'explain ISO3 NAME YEAR' puts the numbers in")
                .note("a taker is a country without a row in the token market; an empty cell: the same formula");
    }
}
