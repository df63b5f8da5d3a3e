package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.LaneRun;
import org.tokenstate.equations.internal.PlainRun;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.equations.internal.Rates;
import org.tokenstate.numeric.Model;

/**
 * The world as a function on plain arrays, by one draw or by a block of them.
 *
 * <p>A drawn parameter has its value in every year, the base year included: what is not known of a level is not known of it in any
 * year. Policies are drawn from {@link DrawnYears#POLICIES_FROM} on; before it they are known.
 */
final class WorldFunction implements Model {
    private final List<Input> inputs;
    private final List<String> outputs;
    /** Variable and year of each output. */
    private final int[] variableOf;

    private final int[] yearOf;
    private final int baseYear;
    private final int years;
    private final EquationSystem system;
    private final double[][] central;
    private final double[] figures;
    private final double[][] data;
    /** The parameter that each input is. */
    private final int[] parameterOf;
    /** The first year, from 0 for the base year, in which each input acts. */
    private final int[] actsFrom;

    private final int variables;
    private final Program plain;
    private final Program.Bound lanes;

    WorldFunction(WorldModel model, List<Input> inputs, List<String> outputs) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        baseYear = model.baseYear();
        system = model.system();
        Set<String> ofCountry = model.ofCountryAlone();
        Map<String, Integer> needed = new LinkedHashMap<>();
        variableOf = new int[outputs.size()];
        yearOf = new int[outputs.size()];
        for (int i = 0; i < variableOf.length; i++) {
            String output = outputs.get(i);
            int bracket = output.lastIndexOf('[');
            if (bracket < 1 || !output.substring(bracket).matches("\\[\\d{4}]")) {
                throw new InputException(
                        "an output must end in its year, such as world_tokens[2030], but is '" + output + "'");
            }
            String variable = output.substring(0, bracket);
            yearOf[i] = Integer.parseInt(output.substring(bracket + 1, output.length() - 1)) - baseYear;
            if (yearOf[i] < 0 || yearOf[i] > TokenStateModel.LAST_YEAR - baseYear) {
                throw new InputException(
                        "year of " + output + " must be in [" + baseYear + ", " + TokenStateModel.LAST_YEAR + "]");
            }
            if (!system.instances().contains(variable)) {
                throw new InputException(Nearest.unknown("result", variable, system.instances()));
            }
            if (ofCountry.contains(variable)) {
                throw new InputException(
                        "'" + variable
                                + "' rests on the country asked for, and the world has none; an ensemble of a country draws it");
            }
            variableOf[i] = needed.computeIfAbsent(variable, v -> needed.size());
        }
        years = 1 + Arrays.stream(yearOf).max().orElse(0);
        Inputs given = model.inputs(years);
        central = given.parameters();
        figures = given.figures();
        data = given.data();
        parameterOf = new int[inputs.size()];
        actsFrom = new int[inputs.size()];
        for (int i = 0; i < parameterOf.length; i++) {
            String name = inputs.get(i).name();
            parameterOf[i] = Nearest.indexOf("parameter", name, system.parameters());
            boolean level = DrawnYears.first(name) == TokenStateModel.FIRST_YEAR;
            actsFrom[i] = level ? 0 : Math.max(0, DrawnYears.first(name) - baseYear);
        }
        List<String> names = List.copyOf(needed.keySet());
        variables = names.size();
        plain = system.program(names, Rates.SINGLE);
        lanes = system.program(names, rates(model)).bind(new Inputs(baseYear, years, central, figures, data));
    }

    private Rates rates(WorldModel model) {
        List<String> names = system.parameters();
        boolean[] drawn = new boolean[names.size()];
        boolean[] varying = new boolean[names.size()];
        for (int p = 0; p < varying.length; p++) {
            double[] values = central[p];
            varying[p] = model.parameters().get(names.get(p)).timing() == Timing.BY_YEAR
                    && Arrays.stream(values).anyMatch(v -> v != values[0]);
        }
        for (int i = 0; i < parameterOf.length; i++) {
            drawn[parameterOf[i]] = true;
            varying[parameterOf[i]] = actsFrom[i] > 0 && actsFrom[i] < years;
        }
        return new Rates(name -> drawn[names.indexOf(name)], name -> varying[names.indexOf(name)], name -> false);
    }

    @Override
    public List<Input> inputs() {
        return inputs;
    }

    @Override
    public List<String> outputs() {
        return outputs;
    }

    @Override
    public Evaluator evaluator() {
        return new Run();
    }

    /** One thread's workspace. */
    private final class Run implements ColumnEvaluator {
        private final double[][] parameters = new double[central.length][];
        private final Inputs values = new Inputs(baseYear, years, parameters, figures, data);
        private final PlainRun one = plain.plain();
        private final double[][] results = new double[years][variables];
        private final LaneRun many = lanes.lanes(MOST_DRAWS);
        private final double[][][] drawn = new double[central.length][][];
        private final double[][][] columns = new double[variables][years][MOST_DRAWS];

        Run() {
            for (int p = 0; p < parameters.length; p++) {
                parameters[p] = central[p].clone();
            }
            for (int i = 0; i < parameterOf.length; i++) {
                List<double[]> byYear = new ArrayList<>();
                int from = Math.min(actsFrom[i], years);
                for (int year = 0; year < (from == 0 ? 1 : years); year++) {
                    double[] lane = new double[MOST_DRAWS];
                    Arrays.fill(lane, before(i, year));
                    byYear.add(lane);
                }
                drawn[parameterOf[i]] = byYear.toArray(double[][]::new);
            }
        }

        private double before(int i, int year) {
            double[] values = central[parameterOf[i]];
            return values[values.length == 1 ? 0 : year];
        }

        @Override
        public void evaluate(double[] in, double[] out) {
            for (int i = 0; i < parameterOf.length; i++) {
                double[] of = parameters[parameterOf[i]];
                Arrays.fill(of, Math.min(actsFrom[i], of.length), of.length, in[i]);
            }
            one.run(values, results);
            for (int i = 0; i < out.length; i++) {
                out[i] = results[yearOf[i]][variableOf[i]];
            }
        }

        @Override
        public void evaluate(int n, double[][] in, double[][] out) {
            for (int i = 0; i < parameterOf.length; i++) {
                double[][] of = drawn[parameterOf[i]];
                for (int year = Math.min(actsFrom[i], of.length); year < of.length; year++) {
                    System.arraycopy(in[i], 0, of[year], 0, n);
                }
            }
            many.run(n, drawn, new double[0][][], columns);
            for (int i = 0; i < variableOf.length; i++) {
                System.arraycopy(columns[variableOf[i]][yearOf[i]], 0, out[i], 0, n);
            }
        }
    }
}
