package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.equations.internal.Rates;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.LaneMath;

/** The parameters that a scenario draws, in the order of the catalogue, and from which year each acts. */
final class DrawnParameters {
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Distribution> distributions = new ArrayList<>();
    /** Row of the catalogue of each. */
    private final List<Integer> rows = new ArrayList<>();
    /** The first year, from 0 for the base year, in which each acts. */
    private final List<Integer> actsFrom = new ArrayList<>();

    /** What is not drawn, and what holds before a draw acts, by row of the catalogue and year. */
    final double[][] central;

    private final int years;

    DrawnParameters(TokenStateModel model, int years) {
        this.years = years;
        ParameterTable table = ParameterTable.bundled();
        for (int i = 0; i < table.size(); i++) {
            Parameter parameter = table.all().get(i);
            Optional<Distribution> distribution = model.scenario().distribution(parameter.name());
            if (!parameter.isChoice() && distribution.isPresent()) {
                parameters.add(parameter);
                distributions.add(distribution.get());
                rows.add(i);
                actsFrom.add(Math.min(years, DrawnYears.first(parameter.name()) - TokenStateModel.FIRST_YEAR));
            }
        }
        central = model.values(years);
        for (int i = 0; i < rows.size(); i++) {
            // Until a drawn policy acts, the catalogue says what holds.
            Parameter parameter = parameters.get(i);
            boolean said = model.scenario().values().containsKey(parameter.name());
            for (int t = 0; said && t < actsFrom.get(i); t++) {
                central[rows.get(i)][t] = parameter.defaultValue().at(TokenStateModel.FIRST_YEAR + t);
            }
        }
    }

    /** Their names, in order. */
    List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** Each as an input of a model, in a group of its own. */
    List<Model.Input> inputs() {
        List<Model.Input> inputs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            inputs.add(Model.Input.of(parameters.get(i).name(), distributions.get(i)));
        }
        return inputs;
    }

    int size() {
        return rows.size();
    }

    int row(int input) {
        return rows.get(input);
    }

    int actsFrom(int input) {
        return actsFrom.get(input);
    }

    /** How often what a text reads changes. */
    Rates rates(YearModel year, Predicate<String> drawnData) {
        List<String> names = year.system().parameters();
        int[] parameterRows = year.parameterRows();
        Set<String> drawn = new LinkedHashSet<>();
        Map<String, Boolean> varying = new TreeMap<>();
        for (int i = 0; i < parameterRows.length; i++) {
            String name = names.get(i);
            double[] values = central[parameterRows[i]];
            int input = rows.indexOf(parameterRows[i]);
            if (input >= 0) {
                drawn.add(name);
            }
            varying.put(
                    name,
                    input >= 0 ? actsFrom.get(input) > 0 : Arrays.stream(values).anyMatch(v -> v != values[0]));
        }
        return new Rates(drawn::contains, name -> varying.getOrDefault(name, false), drawnData);
    }

    /** Lanes of the parameters that a text reads, for blocks of draws. */
    Lanes lanes(YearModel year, int width) {
        return new Lanes(year, width);
    }

    /** Lanes of each parameter of a text by year; one year where it does not change. Serves one thread. */
    final class Lanes {
        /** For {@link org.tokenstate.equations.internal.LaneRun#run}. */
        final double[][][] values;

        private final int[] inputOf;

        private Lanes(YearModel year, int width) {
            int[] parameterRows = year.parameterRows();
            inputOf = new int[parameterRows.length];
            values = new double[parameterRows.length][][];
            for (int i = 0; i < parameterRows.length; i++) {
                inputOf[i] = rows.indexOf(parameterRows[i]);
                boolean later = inputOf[i] >= 0 && actsFrom.get(inputOf[i]) > 0;
                values[i] = new double[inputOf[i] < 0 ? 0 : later ? years : 1][];
                for (int t = 0; later && t < actsFrom.get(inputOf[i]); t++) {
                    values[i][t] = LaneMath.row(width);
                    Arrays.fill(values[i][t], central[parameterRows[i]][t]);
                }
            }
        }

        /** Reads a block of draws: a column for each input; the columns are not copied. */
        void read(double[][] columns) {
            for (int i = 0; i < inputOf.length; i++) {
                if (inputOf[i] >= 0) {
                    int from = actsFrom.get(inputOf[i]);
                    Arrays.fill(values[i], from, from == 0 ? 1 : years, columns[inputOf[i]]);
                }
            }
        }
    }
}
