package org.tokenstate.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.report.claims.Assessment;
import org.tokenstate.report.claims.Claims;
import org.tokenstate.report.claims.Statement;
import org.tokenstate.report.claims.Statements;
import org.tokenstate.report.claims.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds published claims against the model. */
@Command(
        name = "claims",
        addMethodSubcommands = false,
        description = "Published claims against the model's own figures, with a verdict and the reason.")
final class ClaimsCommand extends ReportCommand {
    @Option(
            names = "--statements",
            description =
                    "Statements in place of figures: the model's answer to each, the command that shows it, the doubt.")
    private boolean statements;

    @Override
    Answer answer() {
        return statements ? statements() : claims();
    }

    private static Answer statements() {
        Answer answer = Answer.titled("Statements about a trade in tokens, and what the model says, baseline");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("id", "id"),
                Column.text("statement", "statement").wrap(30),
                Column.text("answer", "answer").wrap(60),
                Column.text("command", "command").wrap(24),
                Column.text("doubt", "doubt").wrap(36));
        for (Statement s : Statements.answered()) {
            table.row(s.id(), s.text(), s.answer(), s.command(), s.doubt());
        }
        return answer;
    }

    private static Answer claims() {
        Answer answer = Answer.titled("Published claims against the model, baseline");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("id", "id"),
                Column.text("claim", "claim").wrap(36),
                Column.number("published", "published", "").notInTable(),
                Column.number("model", "model", "").notInTable(),
                Column.shown("published", "published"),
                Column.shown("model", "model"),
                Column.text("unit", "unit").notInTable(),
                Column.shown("unit", "unit"),
                Column.number("ratio", "ratio", ""),
                Column.text("verdict", "verdict").wrap(12),
                Column.text("own_input", "own input"),
                Column.text("explanation", "explanation").wrap(56),
                Column.text("as_of", "as of").notOnTerminal(),
                Column.text("standing", "standing").notOnTerminal(),
                Column.text("source", "source").notOnTerminal(),
                Column.text("note", "note").notOnTerminal());
        Map<Verdict, Integer> count = new EnumMap<>(Verdict.class);
        int own = 0;
        for (Assessment a : Claims.assess()) {
            count.merge(a.verdict(), 1, Integer::sum);
            if (a.ownInput() && a.verdict() == Verdict.AGREES) {
                own++;
            }
            table.row(
                    a.claim().id(),
                    a.claim().text(),
                    a.published(),
                    a.model(),
                    shown(a.published(), a.claim().unit()),
                    shown(a.model(), a.claim().unit()),
                    a.claim().unit(),
                    a.claim().unit().equals("fraction") ? "%" : a.claim().unit(),
                    a.ratio(),
                    a.verdict().label(),
                    a.ownInput(),
                    a.explanation(),
                    a.claim().asOf(),
                    a.claim().standing(),
                    a.claim().source(),
                    a.claim().note());
        }
        answer.finding("Of " + table.rows.size() + " published claims: "
                + Arrays.stream(Verdict.values())
                        .map(verdict -> verdict.label() + " " + count.getOrDefault(verdict, 0))
                        .collect(Collectors.joining(", "))
                + ".");
        for (Verdict verdict : Verdict.values()) {
            answer.note(verdict.label() + ": " + count.getOrDefault(verdict, 0));
        }
        return answer.note("of those that agree " + own + " rest on an input that such figures set (own input)")
                .note("agrees: in the published range, or within 25 % either way; of years, the ratio is of the waits");
    }

    /** A year as one, any other number as a count. */
    private static @Nullable String shown(OptionalDouble value, String unit) {
        if (value.isEmpty()) {
            return null;
        }
        double number = value.getAsDouble();
        return unit.equals("year")
                ? Long.toString(Math.round(number))
                : Numbers.count(Shares.reading("", unit).factor() * number);
    }
}
