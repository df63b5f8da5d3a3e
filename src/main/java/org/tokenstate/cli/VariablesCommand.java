package org.tokenstate.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.projection.ModelReference;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what a projection computes. */
@Command(
        name = "variables",
        addMethodSubcommands = false,
        description = "Lists the results of a projection, or those with a word: unit, kind, formula.")
final class VariablesCommand extends ReportCommand {
    @Mixin
    final SearchOption search = new SearchOption();

    @Override
    Answer answer() {
        List<Variable> found = TokenStateModel.catalogue().all().stream()
                .filter(v -> search.matches(Stream.of(v.name(), v.description(), v.unit())))
                .toList();
        if (found.isEmpty()) {
            throw new InputException(search.nothing(
                    "result",
                    TokenStateModel.catalogue().all().stream()
                            .map(Variable::name)
                            .toList()));
        }
        Answer answer = Answer.titled("Results of a projection, by name")
                .finding(Numbers.counted(found.size(), "result", "results") + " of a projection" + search.said()
                        + ", each by year.");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("name", "name").whole(),
                Column.text("unit", "unit"),
                Column.text("kind", "kind").minor(),
                Column.text("description", "what it is").wrap(44),
                Column.text("equation", "equation").wrap(64),
                Column.text("chapter", "chapter").minor());
        ModelReference reference = ModelReference.bundled();
        for (Variable v : found) {
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
