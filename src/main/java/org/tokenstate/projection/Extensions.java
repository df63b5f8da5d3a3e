package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.inference.EnergyPerTokenModel;

/**
 * What a user brings in place of parts of the model.
 *
 * @param growth growth model of generation per head, in place of the parameter's
 * @param energy energy of a serving point, in place of the roofline
 * @param solvers solvers by the name that the text gives them
 * @param chapters equations that go with the solvers
 * @param notes what is said of each in every result
 */
record Extensions(
        Optional<GrowthModel> growth,
        Optional<EnergyPerTokenModel> energy,
        Map<String, Solver> solvers,
        List<Chapter> chapters,
        List<Note> notes) {
    static final Extensions NONE = new Extensions(Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());

    Extensions {
        solvers = Collections.unmodifiableMap(new LinkedHashMap<>(solvers));
        chapters = List.copyOf(chapters);
        notes = List.copyOf(notes);
    }

    Extensions with(GrowthModel model) {
        return new Extensions(
                Optional.of(model),
                energy,
                solvers,
                chapters,
                noted("growth_model", "generation per head rests on the user's growth model '" + model.name() + "'"));
    }

    Extensions with(EnergyPerTokenModel model) {
        return new Extensions(
                growth,
                Optional.of(model),
                solvers,
                chapters,
                noted(
                        "serving_point",
                        "energy of the serving points is that of the user's model '" + name(model) + "'"));
    }

    /** A solver behind a name, with the equations that give it its inputs and take its outputs; none if the text has them. */
    Extensions with(String name, Solver solver, String equations, String what) {
        Map<String, Solver> more = new LinkedHashMap<>(solvers);
        more.put(name, solver);
        List<Chapter> text = new ArrayList<>(chapters);
        if (!equations.isBlank()) {
            text.add(Chapter.plain(name, 1, 1, equations));
        }
        return new Extensions(growth, energy, more, text, noted(name, what));
    }

    private List<Note> noted(String subject, String what) {
        List<Note> more = new ArrayList<>(notes);
        more.removeIf(note -> note.subject().equals(subject));
        more.add(new Note(Note.Kind.SCENARIO, subject, what));
        return more;
    }

    /** The name of a user's class; that of the class it is written in where it has none. */
    static String name(Object model) {
        String simple = model.getClass().getSimpleName();
        return simple.isEmpty() || simple.contains("$$Lambda") ? "of its own" : simple;
    }

    /** The text with the solvers and their equations. */
    ModelText on(ModelText text) {
        ModelText changed = text;
        for (Map.Entry<String, Solver> solver : solvers.entrySet()) {
            changed = changed.with(solver.getKey(), solver.getValue());
        }
        for (Chapter chapter : chapters) {
            changed = changed.with(chapter);
        }
        return changed;
    }
}
