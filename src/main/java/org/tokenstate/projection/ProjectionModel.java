package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.economics.market.NoEquilibriumException;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;

/** The model as a function on plain arrays. */
final class ProjectionModel implements Model {
    private static final String GROWTH_GROUP = "generation_per_head";
    private static final List<String> EVENTS = List.of(
            "crossing_year",
            "token_state_year",
            "milestone_1",
            "milestone_2",
            "milestone_5",
            "milestone_10",
            "milestone_20");

    private final TokenStateModel model;
    private final int from;
    private final int to;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final boolean hasReference;

    ProjectionModel(TokenStateModel model, int from, int to, List<String> variables) {
        this.model = model;
        this.from = from;
        this.to = to;
        ParameterTable table = ParameterTable.bundled();
        for (int i = 0; i < table.size(); i++) {
            Parameter parameter = table.all().get(i);
            Optional<Distribution> distribution = model.scenario().distribution(parameter.name());
            if (!parameter.isChoice() && distribution.isPresent()) {
                boolean population = parameter.name().equals("population_deviation");
                inputs.add(
                        new Input(parameter.name(), population ? GROWTH_GROUP : parameter.name(), distribution.get()));
                rows.add(i);
            }
        }
        Prepared p = model.prepared();
        if (p.paths != null) {
            inputs.add(new Input("growth_member", GROWTH_GROUP, Distribution.uniform(0, 1)));
            Distribution normal = Distribution.normal(0, 1);
            for (int i = 0; i < p.paths.normalsNeeded(); i++) {
                inputs.add(new Input("growth_innovation_" + i, GROWTH_GROUP, normal));
            }
        }
        Projection central = model.project(from, to);
        hasReference = model.reference().isPresent() && p.paths != null;
        outputs.addAll(EVENTS);
        VariableTable all = VariableTable.bundled();
        for (String variable : variables) {
            int column = all.indexOf(variable);
            for (int year = from; year <= to; year++) {
                int place = (year - TokenStateModel.FIRST_YEAR) * all.size() + column;
                if (!Double.isNaN(central.results()[place])) {
                    outputs.add(variable + "[" + year + "]");
                    places.add(place);
                }
            }
        }
    }

    @Override
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public List<String> outputs() {
        return List.copyOf(outputs);
    }

    @Override
    public Evaluator evaluator() {
        return new Run();
    }

    /** One thread's workspace. */
    private final class Run implements Evaluator {
        private final Prepared p = model.prepared();
        private final int years = to - TokenStateModel.FIRST_YEAR + 1;
        private final double[][] parameters = model.values(years);
        private final YearLoop loop = p.loop(to);
        private final double[] results = new double[loop.outputs()];
        private final int[] rowOf = rows.stream().mapToInt(Integer::intValue).toArray();
        private final int[] placeOf =
                places.stream().mapToInt(Integer::intValue).toArray();
        private final double[] normals = new double[p.paths == null ? 0 : p.paths.normalsNeeded()];
        private final double[] ownPath = new double[p.paths == null ? 0 : p.paths.years()];
        private final double[] referencePath = new double[ownPath.length];
        private final double[] trend = p.ownCentral.clone();
        private final double[] referenceTrend = p.referenceCentral.clone();
        private final double[] population = new double[years];
        private final Milestones.TokenState tokenState = new Milestones.TokenState();
        private final int share = VariableTable.bundled().indexOf("share_of_goods_exports");
        private final int perHead = VariableTable.bundled().indexOf("generation_kwh_per_capita");
        private final int referencePerHead = VariableTable.bundled().indexOf("reference_generation_kwh_per_capita");

        private String ofTheMarket(double[] in) {
            Map<String, Double> drawn = new LinkedHashMap<>();
            for (int i = 0; i < rowOf.length; i++) {
                drawn.put(inputs.get(i).name(), in[i]);
            }
            Set<String> set = new LinkedHashSet<>(model.scenario().values().keySet());
            set.addAll(drawn.keySet());
            return model.ofTheMarket(set).stream()
                    .map(name -> "parameter " + name + (drawn.containsKey(name) ? " = " + drawn.get(name) : ""))
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void evaluate(double[] in, double[] out) {
            for (int i = 0; i < rowOf.length; i++) {
                Arrays.fill(parameters[rowOf[i]], in[i]);
            }
            if (p.paths != null) {
                System.arraycopy(in, rowOf.length + 1, normals, 0, normals.length);
                p.paths.path(in[rowOf.length], normals, ownPath, referencePath);
                Prepared.place(p.paths, ownPath, p.ownObserved, trend);
                if (hasReference) {
                    Prepared.place(p.paths, referencePath, p.referenceObserved, referenceTrend);
                }
                model.adjust(trend, referenceTrend, parameters);
            }
            p.population(parameters, population);
            try {
                loop.run(parameters, trend, referenceTrend, population, results);
            } catch (NoEquilibriumException e) {
                throw new NoEquilibriumException(e.getMessage()
                        + "; what the market rests on and the scenario or the draw sets: " + ofTheMarket(in));
            }
            int n = 0;
            out[n++] = Milestones.firstYear(results, perHead, referencePerHead, 0, from, to);
            out[n++] = tokenState.firstYear(parameters, results, from, to);
            for (int percent : Projection.MILESTONES_PERCENT) {
                out[n++] = Milestones.firstYear(results, share, -1, percent / 100.0, from, to);
            }
            for (int place : placeOf) {
                out[n++] = results[place];
            }
        }
    }
}
