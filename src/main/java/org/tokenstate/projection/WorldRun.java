package org.tokenstate.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.Program;

/** The world under one scenario, solved once for all countries that are asked for: no country within a region moves it. */
final class WorldRun {
    /** Every variable of the world by year since the base year. */
    private final Map<String, double[]> values = new HashMap<>();

    private final int years;

    private WorldRun(List<String> variables, double[][] results) {
        years = results.length;
        for (int i = 0; i < variables.size(); i++) {
            double[] series = new double[years];
            for (int t = 0; t < years; t++) {
                series[t] = results[t][i];
            }
            values.put(variables.get(i), series);
        }
    }

    /** Solves the world of a model to a last year; fails as its projection does. */
    static WorldRun of(TokenStateModel model, int to) {
        List<String> world = model.year().world();
        return new WorldRun(world, model.run(model.year().program(world), to));
    }

    /** Whether it reaches a number of years. */
    boolean reaches(int most) {
        return most <= years;
    }

    /** Runs a country in this world. */
    double[][] run(YearModel year, Inputs inputs) {
        Program program = year.programGivenTheWorld();
        int own = inputs.data().length;
        double[][] data = Arrays.copyOf(inputs.data(), own + year.given().size());
        for (int i = own; i < data.length; i++) {
            data[i] = Objects.requireNonNull(
                    values.get(year.given().get(i - own)), year.given().get(i - own));
        }
        double[][] results = new double[inputs.years()][program.outputs().size()];
        program.plain()
                .run(
                        new Inputs(inputs.firstYear(), inputs.years(), inputs.parameters(), inputs.figures(), data),
                        results);
        return results;
    }
}
