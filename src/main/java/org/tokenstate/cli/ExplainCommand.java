package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.projection.Explanation;
import org.tokenstate.projection.Explanation.Node;
import org.tokenstate.projection.Note;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a number: formula, inputs, units and sources down to datasets and parameters. */
@Command(
        name = "explain",
        addMethodSubcommands = false,
        description = "Explains a result: formula, inputs, units, sources, down to the data.")
final class ExplainCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "COUNTRY", description = "The country or group, such as CHN.")
    String country = "";

    @Parameters(index = "1", paramLabel = "VARIABLE", description = "A result, such as export_revenue_usd.")
    String variable = "";

    @Parameters(index = "2", paramLabel = "YEAR", description = "The year.")
    int year;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description =
                    "How deep it goes; 1 is the formula and its inputs, a large number the data. Default: two levels where"
                            + " they fit on a screen, else one; in JSON and CSV down to the data.")
    @Nullable
    Integer depth;

    private static final int LEVELS = 2;

    /** Lines of an answer whose depth is not asked for. */
    private static final int SCREEN = 40;

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Override
    Answer answer() {
        TokenStateModel model = ModelOptions.model(country, assumed);
        int from = assumed.from().orElse(TokenStateModel.FIRST_YEAR);
        int last = assumed.to().orElse(TokenStateModel.LAST_YEAR);
        boolean inRange = from >= TokenStateModel.FIRST_YEAR && from <= last && last <= TokenStateModel.LAST_YEAR;
        if (inRange && (year < from || year > last)) {
            throw new InputException("year must be in [" + from + ", " + last + "] but is " + year);
        }
        Projection projection = model.project(from, assumed.to().orElse(year));
        Explanation explanation = projection.explain(variable, year);
        List<Note> notes = ModelOptions.notes(projection);
        if (depth != null || !output.isReadable()) {
            return answer(model, notes, explanation, explanation.lines(depth == null ? Integer.MAX_VALUE : depth), "");
        }
        List<Explanation.Line> two = explanation.lines(LEVELS);
        List<Explanation.Line> shown = two;
        Answer answer = answer(model, notes, explanation, shown, "");
        int more = lines(answer) - SCREEN;
        if (more > 0) {
            shown = explanation.lines(1);
        }
        while (more > 0 && !shown.isEmpty()) {
            answer = answer(
                    model,
                    notes,
                    explanation,
                    shown,
                    Numbers.counted(two.size() - shown.size(), "number", "numbers")
                            + " of the first two levels are left out: --depth 2 shows them");
            more = lines(answer) - SCREEN;
            shown = shown.subList(0, Math.max(0, shown.size() - Math.max(1, more)));
        }
        return answer;
    }

    private int lines(Answer answer) {
        return (int)
                TextTable.of(answer, false, output.terminal().width()).lines().count();
    }

    private Answer answer(
            TokenStateModel model,
            List<Note> notes,
            Explanation explanation,
            List<Explanation.Line> lines,
            String leftOut) {
        Node root = explanation.root();
        Answer answer = Answer.titled(root.description() + ", " + model.country() + " " + year + ", scenario '"
                        + model.scenario().name() + "'")
                .finding(Findings.of(explanation, model))
                .key(Column.text("country", "country"), model.country())
                .field(Column.text("variable", "variable"), variable)
                .field(Column.year("year", "year"), year)
                .field(Column.reading("value", "value", Shares.reading(root.name(), root.unit())), root.value())
                .field(Column.text("unit", "unit").notInTable(), root.unit());
        Answer.Table table = answer.table(
                "tree",
                "",
                Column.text("name", "number").whole(),
                Column.number("depth", "depth", "").notInTable(),
                Column.text("id", "id").notInTable(),
                Column.text("shown", "value").whole(),
                Column.number("value", "value", "").notInTable(),
                Column.text("unit", "unit").notInTable(),
                Column.text("kind", "kind").minor(),
                Column.text("grounds", "formula, or source and how it is known").wrap(90));
        for (Explanation.Line line : lines) {
            Node node = line.node();
            table.row(
                    "· ".repeat(line.depth())
                            + node.name()
                            + (output.isReadable() && node.year() == year ? "" : "[" + node.year() + "]"),
                    line.depth(),
                    node.id(),
                    node.shown(),
                    node.value(),
                    node.unit(),
                    node.kind().label(),
                    line.grounds());
        }
        List<Map<String, @Nullable Object>> nodes = new ArrayList<>();
        for (Node node : explanation.nodes()) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("id", node.id());
            item.put("name", node.name());
            item.put("year", node.year());
            item.put("unit", node.unit());
            item.put("value", node.value());
            item.put("choice", node.choice().isEmpty() ? null : node.choice());
            item.put("kind", node.kind().label());
            item.put("formula", node.formula());
            item.put("evidence", node.source().map(s -> s.evidence().label()));
            item.put("source", node.source().map(s -> s.citation()));
            item.put("record", node.record().isEmpty() ? null : node.record());
            item.put("description", node.description());
            item.put("inputs", node.inputs().stream().map(Node::id).toList());
            nodes.add(item);
        }
        answer.data("nodes", nodes);
        if (!leftOut.isEmpty()) {
            answer.note(leftOut);
        }
        model.groupNote().ifPresent(answer::note);
        answer.notes(notes);
        answer.note("a number without a year is of " + year
                + "; previous(x) is the value of the year before; each number is explained once, the" + " years before "
                + year + " below; the table shows seven digits, JSON and CSV all");
        answer.note("observed = measured by the publisher; published = read in a named document; derived = computed;"
                + " assumed and own knowledge = no document stands behind it");
        return answer;
    }
}
