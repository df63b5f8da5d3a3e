package org.tokenstate.cli;

import java.util.List;
import org.tokenstate.data.Datasets;
import org.tokenstate.evidence.Estimate;
import org.tokenstate.evidence.Estimates;
import picocli.CommandLine.Command;

/** What the history of the token market says about the parameters. */
@Command(
        name = "estimate",
        addMethodSubcommands = false,
        description =
                "Estimates parameters from the history of the token market, with errors; says what it does not tell.")
final class EstimateCommand extends ReportCommand {
    @Override
    Answer answer() {
        Answer answer = Answer.titled("Parameters estimated from the history of the token market");
        List<Estimate> all = Estimates.of(Datasets.bundled()).all();
        answer.finding("The history of the token market estimates "
                + all.stream()
                        .filter(e -> e.standing() == Estimate.Standing.ESTIMATED)
                        .count() + " of " + all.size()
                + " quantities and bounds "
                + all.stream()
                        .filter(e -> e.standing() == Estimate.Standing.BOUND)
                        .count() + "; it does not tell the others.");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("parameter", "parameter"),
                Column.number("estimate", "estimate", "").decimals(2),
                Column.number("standard_error", "s.e.", "").decimals(2),
                Column.number("lower", "lower", "").decimals(2),
                Column.number("upper", "upper", "").decimals(2),
                Column.number("rows", "rows", ""),
                Column.text("method", "method").wrap(44),
                Column.text("standing", "standing").wrap(14),
                Column.text("unit", "unit").notOnTerminal(),
                Column.text("data", "data").notOnTerminal(),
                Column.text("note", "note").notOnTerminal());
        for (Estimate e : all) {
            table.row(
                    e.parameter(),
                    e.value(),
                    e.standardError(),
                    e.lower(),
                    e.upper(),
                    e.rows(),
                    e.method(),
                    e.standing().label(),
                    e.unit(),
                    e.data(),
                    e.note());
        }
        return answer.note("lower and upper: 95 % interval, or bounds; rates in points of the logarithm a year")
                .note("not identified: the data do not tell, and the numbers show how little")
                .source(
                        "OpenRouter (openrouter.ai/rankings), CC BY 4.0; models.dev, MIT; facts of token_history by row");
    }
}
