package org.tokenstate.projection;

import java.util.List;
import org.tokenstate.equations.internal.Equations;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.Vocabulary;

/** The text of the model and what its names mean, for tests of the language. */
public final class WholeText {
    private WholeText() {}

    public static Equations equations() {
        return ModelText.bundled().equations();
    }

    /** The names of a country within a region. */
    public static Vocabulary vocabulary() {
        ModelText text = ModelText.bundled();
        return text.vocabulary(text.kind("NOR", List.of("NOR")));
    }

    /** What Norway is projected from, to a last year. */
    public static Inputs inputs(int to) {
        return TokenStateModel.of("NOR").inputs(to);
    }
}
