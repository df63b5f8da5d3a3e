package org.tokenstate.projection;

import java.util.List;
import org.tokenstate.economics.PricePath;
import org.tokenstate.equations.Solver;

/** A user's price path behind the equations: the mark-ups of a year from those of the base year. */
record MarkupSolver(PricePath path) implements Solver {
    static final String NAME = "PricePath";

    /** What it stands for in the text. */
    static final String EQUATIONS = """
            solve markups by PricePath                # mark-ups by the price path of the user
                in  base = base_markup[r, c, k, o], years = elapsed
                out markup_by_path[r, c, k, o] "1"
            replace markup[r, c, k, o] = markup_by_path[r, c, k, o] * markup_factor[o]
            """;

    @Override
    public List<Port> inputs() {
        return List.of(new Port("base", "1"), new Port("years", "yr"));
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port("markup_by_path", "1"));
    }

    @Override
    public Work start(Layout layout, int width) {
        Block base = layout.in("base");
        int years = layout.in("years").at();
        int markup = layout.out("markup_by_path").at();
        return (year, lanes, in, out) -> {
            for (int j = 0; j < base.size(); j++) {
                double[] from = in[base.at() + j];
                double[] to = out[markup + j];
                for (int i = 0; i < lanes; i++) {
                    to[i] = path.markup(in[years][i], from[i]);
                }
            }
        };
    }
}
