package org.tokenstate.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.equations.Variable;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a country under two scenarios, and divides the difference of one result among what they change. */
@Command(
        name = "compare",
        addMethodSubcommands = false,
        description = "A country under two scenarios: what differs, since when, and because of what.")
final class CompareCommand extends ReportCommand {
    @Spec
    @Nullable
    CommandSpec command;

    @Parameters(index = "0", paramLabel = "ISO3", description = "The country or group, such as CHN.")
    String country = "";

    @Parameters(index = "1", paramLabel = "BASE", description = "A scenario file, or the name of a bundled one.")
    String base = "";

    @Parameters(index = "2", paramLabel = "CHANGED", description = "The scenario to compare with it.")
    String changed = "";

    @Option(
            names = "--target",
            paramLabel = "NAME",
            defaultValue = "export_revenue_usd",
            description = "The result whose difference is divided. Default: ${DEFAULT-VALUE}.")
    String target = "";

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            defaultValue = "2035",
            description = "The year of that result. Default: ${DEFAULT-VALUE}.")
    int year;

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    @Override
    Answer answer() {
        if (assumed.scenario().isPresent() && command != null) {
            throw new ParameterException(command.commandLine(), "compare names its scenarios without --scenario");
        }
        ScenarioOptions first = assumed.under(base);
        TokenStateModel named = ModelOptions.model(country, first);
        TokenStateModel after = changed(named);
        // A reference that one of the two names is that of both.
        TokenStateModel before =
                named.reference().isEmpty() && after.reference().isPresent()
                        ? named.against(after.reference().get())
                        : named;
        boolean known = before.results().has(target);
        if (known != after.results().has(target)) {
            TokenStateModel without = known ? after : before;
            throw new InputException("--target must be a result of both scenarios but '" + target + "' is none of '"
                    + without.scenario().name() + "'");
        }
        String unit = ModelOptions.quantity(before.results(), target).unit();
        int from = ModelOptions.from(first);
        int to = ModelOptions.to(first);
        Comparison comparison = before.project(from, to).compareWith(after.project(from, to));
        Scenario one = before.scenario();
        Scenario other = after.scenario();
        Answer answer = Answer.titled(before.country()
                        + before.reference().map(r -> " against " + r).orElse("") + ", scenario '" + other.name()
                        + "' instead of '" + one.name() + "', money in real 2025 USD")
                .key(Column.text("country", "country"), before.country())
                .field(Column.text("reference", "reference").absentAs("none"), before.reference())
                .field(Column.text("base", "before"), one.name())
                .field(Column.text("changed", "after"), other.name());
        answer.finding(Findings.of(comparison, target, year));
        ComparisonTables.add(answer, comparison, "before", "after");
        before.groupNote().ifPresent(answer::note);
        for (Projection each : List.of(comparison.base(), comparison.changed())) {
            String scenario = each.model().scenario().name();
            ModelOptions.notes(each).forEach(note -> answer.note("'" + scenario + "': " + note.text()));
        }
        if (before.data() != after.data()) {
            answer.note("the two rest on different data: the difference is not divided among parameters");
        } else if (comparison.change(target, year).difference().isEmpty()) {
            answer.note(target + " has no value in " + year + ", so that no difference is divided: "
                    + comparison.missing(target).orElse("a figure is missing"));
        } else {
            attribute(answer, comparison, unit);
        }
        return answer;
    }

    /** The second model: on the data of the first where both name the same files, so that the two share them. */
    private TokenStateModel changed(TokenStateModel before) {
        ScenarioFile one = ScenarioFiles.load(base);
        ScenarioFile other = ScenarioFiles.load(changed);
        TokenStateModel after = ModelOptions.model(country, assumed.under(changed));
        if (before.reference().isPresent()) {
            after = after.against(before.reference().get());
        }
        return one.data().equals(other.data()) ? after.on(before.data()) : after;
    }

    private void attribute(Answer answer, Comparison comparison, String unit) {
        List<Comparison.Effect> effects = comparison.oneAtATime(target, year);
        boolean divided = effects.size() <= Comparison.MOST_SHAPLEY;
        Map<String, Double> shapley = divided ? comparison.shapley(target, year) : new HashMap<>();
        Comparison.Change whole = comparison.change(target, year);
        Answer.Table table = answer.table(
                "attribution",
                "What makes the difference of " + target + " in " + year + ": "
                        + ComparisonTables.difference(whole.difference(), target, unit)
                                .orElse("none"),
                Column.text("parameter", "parameter"),
                Column.number("shapley", "contribution", "").notInTable(),
                Column.number("alone", "by itself", "").notInTable(),
                Column.number("last", "as the last", "").notInTable(),
                Column.shown("shapley", "contribution"),
                Column.shown("alone", "by itself"),
                Column.shown("last", "as the last"),
                Column.text("before", "before").wrap(30),
                Column.text("after", "after").wrap(30));
        List<String> order = divided
                ? List.copyOf(shapley.keySet())
                : effects.stream().map(Comparison.Effect::parameter).toList();
        Map<String, Comparison.Effect> byName = new HashMap<>();
        effects.forEach(e -> byName.put(e.parameter(), e));
        for (String name : order) {
            Comparison.Effect effect = byName.get(name);
            Double part = shapley.get(name);
            if (effect != null) {
                table.row(
                        name,
                        part,
                        effect.alone(),
                        effect.last(),
                        part == null ? null : ComparisonTables.difference(OptionalDouble.of(part), target, unit),
                        ComparisonTables.difference(OptionalDouble.of(effect.alone()), target, unit),
                        ComparisonTables.difference(OptionalDouble.of(effect.last()), target, unit),
                        shown(comparison.base().model(), name),
                        shown(comparison.changed().model(), name));
            }
        }
        answer.field(Column.text("target", "result that is divided").notInTable(), target)
                .field(Column.year("target_year", "in").notInTable(), year)
                .field(Column.number("target_before", "before", "").notInTable(), whole.before())
                .field(Column.number("target_after", "after", "").notInTable(), whole.after())
                .field(Column.number("target_difference", "difference", unit).notInTable(), whole.difference());
        answer.note(
                divided
                        ? "contribution: Shapley values, which sum to the difference; by itself: switched on alone in the base;"
                                + " as the last: after all others"
                        : "more than " + Comparison.MOST_SHAPLEY
                                + " changes: no Shapley values, and what each does by"
                                + " itself need not sum to the difference");
    }

    /** The value of a parameter, or the variables that the scenario's own equations define. */
    private static String shown(TokenStateModel model, String change) {
        if (change.equals(Comparison.EQUATIONS)) {
            List<String> own =
                    model.ownVariables().stream().map(Variable::signature).toList();
            return own.isEmpty() ? "none" : String.join(", ", own);
        }
        ParameterValue value = model.scenario().values().get(change);
        return value == null ? ParameterTable.bundled().get(change).defaultText() : value.toString();
    }
}
