package org.tokenstate.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;

/** Studies whose numbers a test writes down, so that what is read from them can be worked out by hand. */
final class Studies {
    private Studies() {}

    /** A few draws of China against the United States from 2025 on, with results as equations have them in every draw. */
    static Study shaped(int to, String... equations) {
        return drawn(china(to, equations));
    }

    /** The projection of it. */
    static Projection china(int to, String... equations) {
        return TokenStateModel.of("CHN")
                .against("USA")
                .under(Scenario.BASELINE.withEquations(String.join("\n", equations) + "\n"))
                .project(2025, to);
    }

    /** A few draws of the model of a projection. */
    static Study drawn(Projection central) {
        return Study.of(central, 10, 3, UnaryOperator.identity());
    }

    /** A study of a projection with outputs that are written down, one value a draw, in place of those that are drawn. */
    static Study written(Projection central, Map<String, double[]> outputs) {
        int draws = outputs.isEmpty() ? 1 : outputs.values().iterator().next().length;
        double[][] values = outputs.values().toArray(double[][]::new);
        // In a Latin hypercube each draw lies in a part of its own of the range of the one input.
        Model model = Model.of(
                List.of(Model.Input.of("draw", Distribution.uniform(0, draws))),
                List.copyOf(outputs.keySet()),
                (in, out) -> {
                    for (int k = 0; k < values.length; k++) {
                        out[k] = values[k][(int) in[0]];
                    }
                });
        return Study.of(central, 1, 1, plan -> Ensemble.of(model)
                .draws(draws)
                .points(InputSampler.Points.LATIN_HYPERCUBE)
                .exactValues((long) draws * values.length));
    }

    /** Outputs to be written, in the order in which they are put. */
    static final class Outputs {
        private final Map<String, double[]> all = new LinkedHashMap<>();
        private final int draws;

        Outputs(int draws) {
            this.draws = draws;
        }

        /** The same value in every draw. */
        Outputs all(String output, double value) {
            double[] values = new double[draws];
            Arrays.fill(values, value);
            all.put(output, values);
            return this;
        }

        /** One value in the first draws and another in the rest. */
        Outputs first(String output, int many, double value, double otherwise) {
            return each(output, draw -> draw < many ? value : otherwise);
        }

        /** A value by draw. */
        Outputs each(String output, IntToDoubleFunction value) {
            double[] values = new double[draws];
            Arrays.setAll(values, value);
            all.put(output, values);
            return this;
        }

        Study of(Projection central) {
            return written(central, all);
        }
    }
}
