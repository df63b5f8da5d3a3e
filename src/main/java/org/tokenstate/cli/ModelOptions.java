package org.tokenstate.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Note;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;

/** Makes the model that the options of a command describe. */
final class ModelOptions {
    /** The last year when none is asked for. */
    static final int DEFAULT_LAST_YEAR = 2050;

    private ModelOptions() {}

    static Projection project(String country, ScenarioOptions assumed) {
        return ReadAhead.ofEquations(model(country, assumed)).project(from(assumed), to(assumed));
    }

    static TokenStateModel model(String country, ScenarioOptions assumed) {
        ScenarioFile file = file(assumed);
        String named = country.isBlank() ? file.country().orElse(country) : country;
        TokenStateModel model = file.data().isEmpty()
                ? TokenStateModel.of(named)
                : TokenStateModel.of(named, datasets(file, assumed.strict));
        Optional<String> reference = assumed.reference();
        model = reference.isPresent() ? model.against(reference.get()) : file.against(model);
        return model.under(over(file.scenario(), assumed));
    }

    /**
     * The data of a scenario file.
     *
     * @throws InputException if they have faults or, where that is asked for, implausible values; all are named
     */
    static Datasets datasets(ScenarioFile file, boolean strict) {
        Datasets data = file.datasets();
        if (strict && !data.warnings().isEmpty()) {
            throw new InputException(
                    data.warnings().stream().map(Imported.Warning::text).toList());
        }
        return data;
    }

    /** The model of some country that is not the reference: for what asks about all of them. */
    static TokenStateModel anyModel(ScenarioOptions assumed) {
        boolean usa = assumed.reference()
                .filter(r -> TokenStateModel.of(r).country().equals("USA"))
                .isPresent();
        return model(usa ? "CHN" : "USA", assumed);
    }

    /**
     * Refuses a result that is no quantity: a spread or a difference of it would rest on the order of its words.
     *
     * @param results those that the command can show
     * @param target the name of one
     * @return the result
     * @throws InputException if there is no such result, or it is a code
     */
    static Variable quantity(VariableTable results, String target) {
        Variable known = results.get(target);
        if (known.unit().equals(BindingConstraint.UNIT)) {
            throw new InputException("target must be a quantity but '" + target
                    + "' is a code of words, whose order has no meaning; 'ensemble' counts the draws of what binds");
        }
        return known;
    }

    /** What a scenario rewrites in the base year, its own equations, and values of its files that can hardly be true. */
    static List<Note> notes(Projection projection) {
        return projection.notes().stream()
                .filter(note -> note.kind() == Note.Kind.SCENARIO || note.kind() == Note.Kind.IMPLAUSIBLE)
                .toList();
    }

    /** Refuses a year of results beyond those of a projection. */
    static void requireYear(int year) {
        if (year < TokenStateModel.FIRST_YEAR || year > TokenStateModel.LAST_YEAR) {
            throw new InputException("--year must be in [" + TokenStateModel.FIRST_YEAR + ", "
                    + TokenStateModel.LAST_YEAR + "] but is " + year);
        }
    }

    /** The scenario of the file, if one is named, with the values of the command line over it. */
    static Scenario scenario(ScenarioOptions assumed) {
        return over(file(assumed).scenario(), assumed);
    }

    private static ScenarioFile file(ScenarioOptions assumed) {
        return assumed.scenario().map(ScenarioFiles::load).orElseGet(() -> ScenarioFile.of(Scenario.BASELINE));
    }

    private static Scenario over(Scenario base, ScenarioOptions assumed) {
        Scenario scenario = base;
        for (Map.Entry<String, String> set : assumed.set().entrySet()) {
            scenario = set.getValue().startsWith("{")
                    ? byYear(scenario, set.getKey(), set.getValue())
                    : scenario.with(set.getKey(), ParameterValue.parse(set.getKey(), set.getValue()));
        }
        return scenario;
    }

    /** Values by year in braces, as in a scenario file: the years before the first stay as they are. */
    private static Scenario byYear(Scenario scenario, String name, String values) {
        Scenario changed;
        try {
            changed = ScenarioFiles.over(
                    scenario, "--set", "name: set\nset:\n  ? '" + name.replace("'", "''") + "'\n  : " + values + "\n");
        } catch (InputException e) {
            // Lines and columns would be those of the text made here.
            String option = "--set " + InputException.shown(name + "=" + values) + ": ";
            throw new InputException(e.faults().stream()
                    .map(fault -> fault.replaceFirst("^--set:\\d+:\\d+: ", Matcher.quoteReplacement(option)))
                    .toList());
        }
        return new Scenario(scenario.name(), scenario.description(), changed.values(), changed.equations());
    }

    static int from(ScenarioOptions assumed) {
        OptionalInt named = assumed.from();
        return named.isPresent() ? named.getAsInt() : file(assumed).from().orElse(TokenStateModel.FIRST_YEAR);
    }

    static int to(ScenarioOptions assumed) {
        OptionalInt named = assumed.to();
        return named.isPresent()
                ? named.getAsInt()
                : file(assumed).to().orElse(Math.max(DEFAULT_LAST_YEAR, from(assumed)));
    }
}
