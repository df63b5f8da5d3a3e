package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.LaneRun;
import org.tokenstate.equations.internal.PlainRun;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;

/** The model as a function on plain arrays, by one draw or by a block of them. */
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
    /** The results that the events are read from. */
    private static final List<String> OF_EVENTS = List.of(
            "generation_kwh_per_capita",
            "reference_generation_kwh_per_capita",
            "dependence",
            "exported_generation_share",
            "share_of_goods_exports");

    private static final Set<String> DRAWN_SERIES =
            Set.of(Prepared.OWN_SERIES, Prepared.REFERENCE_SERIES, Prepared.POPULATION_SERIES);

    private final TokenStateModel model;
    private final Prepared prepared;
    private final YearModel year;
    private final int from;
    private final int to;
    private final int years;
    private final List<Input> inputs = new ArrayList<>();
    /** The first of the inputs. */
    private final DrawnParameters drawn;

    private final List<String> outputs = new ArrayList<>();
    /** Column of the program and year of each output that is no event. */
    private final List<int[]> places = new ArrayList<>();

    private final boolean hasReference;
    private final double[][] central;
    private final Program plain;
    private final Program.Bound lanes;
    /** The results that the programs give. */
    private final VariableTable columns;
    /** Whether an input that is a parameter acts outside the text: on the series, or on what counts as an event. */
    private final boolean[] outside;

    ProjectionModel(TokenStateModel model, int from, int to, List<String> variables) {
        this.model = model;
        this.from = from;
        this.to = to;
        years = to - TokenStateModel.FIRST_YEAR + 1;
        prepared = model.prepared();
        year = model.year();
        drawn = new DrawnParameters(model, years);
        addInputs();
        Projection projection = model.project(from, to);
        hasReference = model.reference().isPresent() && prepared.paths != null;
        central = drawn.central;
        Set<String> needed = new LinkedHashSet<>(OF_EVENTS);
        needed.addAll(variables);
        columns = VariableTable.of(needed.stream().map(year.all()::get).toList());
        outputs.addAll(EVENTS);
        for (String variable : variables) {
            double[] series = projection.series(variable);
            int column = columns.indexOf(variable);
            for (int y = from; y <= to; y++) {
                if (!Double.isNaN(series[y - from])) {
                    outputs.add(variable + "[" + y + "]");
                    places.add(new int[] {column, y - TokenStateModel.FIRST_YEAR});
                }
            }
        }
        outside = new boolean[drawn.size()];
        for (int i = 0; i < outside.length; i++) {
            String name = inputs.get(i).name();
            outside[i] = name.equals("population_deviation")
                    || name.startsWith("like_for_like")
                    || name.startsWith("token_state_");
        }
        List<String> instances = needed.stream().map(year::instance).toList();
        plain = year.program(instances);
        lanes = year.system()
                .program(instances, drawn.rates(year, DRAWN_SERIES::contains))
                .bind(inputs(central, new Series()));
    }

    private void addInputs() {
        for (Input input : drawn.inputs()) {
            boolean population = input.name().equals("population_deviation");
            inputs.add(population ? new Input(input.name(), GROWTH_GROUP, input.distribution()) : input);
        }
        if (prepared.paths != null) {
            inputs.add(new Input("growth_member", GROWTH_GROUP, Distribution.uniform(0, 1)));
            Distribution normal = Distribution.normal(0, 1);
            for (int i = 0; i < prepared.paths.normalsNeeded(); i++) {
                inputs.add(new Input("growth_innovation_" + i, GROWTH_GROUP, normal));
            }
        }
    }

    private Inputs inputs(double[][] values, Series series) {
        return year.inputs(
                values,
                prepared,
                Map.of(
                        Prepared.OWN_SERIES,
                        series.trend,
                        Prepared.REFERENCE_SERIES,
                        series.referenceTrend,
                        Prepared.POPULATION_SERIES,
                        series.population));
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

    /** The series of one draw. */
    private final class Series {
        private final double[] trend = Arrays.copyOf(prepared.ownCentral, years);
        private final double[] referenceTrend = Arrays.copyOf(prepared.referenceCentral, years);
        private final double[] population = new double[years];
        private final double[] normals = new double[prepared.paths == null ? 0 : prepared.paths.normalsNeeded()];
        private final double[] ownPath = new double[prepared.paths == null ? 0 : prepared.paths.years()];
        private final double[] referencePath = new double[ownPath.length];

        /** Draws the series; {@code parameters} has the draw's values. */
        void draw(double member, double[][] parameters) {
            if (prepared.paths != null) {
                prepared.paths.path(member, normals, ownPath, referencePath);
                Prepared.place(prepared.paths, ownPath, prepared.ownObserved, trend);
                if (hasReference) {
                    Prepared.place(prepared.paths, referencePath, prepared.referenceObserved, referenceTrend);
                }
                model.adjust(trend, referenceTrend, parameters);
            }
            prepared.population(parameters, population);
        }
    }

    /** One thread's workspace. */
    private final class Run implements ColumnEvaluator {
        private final double[][] parameters =
                Arrays.stream(central).map(double[]::clone).toArray(double[][]::new);
        private final int[] rowOf =
                IntStream.range(0, drawn.size()).map(drawn::row).toArray();
        private final int[] fromOf =
                IntStream.range(0, drawn.size()).map(drawn::actsFrom).toArray();
        private final int[][] placeOf = places.toArray(int[][]::new);
        private final Series series = new Series();
        private final PlainRun one = plain.plain();
        private final LaneRun many = lanes.lanes(MOST_DRAWS);
        private final Inputs oneInputs = inputs(parameters, series);
        private final double[][] results = new double[years][plain.outputs().size()];
        private final double[][][] columnsOf = new double[columns.size()][years][MOST_DRAWS];
        private final DrawnParameters.Lanes drawnLanes = drawn.lanes(year, MOST_DRAWS);
        private final double[][][] drawnData = new double[year.system().data().size()][years][MOST_DRAWS];
        private final int generation = year.system().data().indexOf(Prepared.OWN_SERIES);
        private final int reference = year.system().data().indexOf(Prepared.REFERENCE_SERIES);
        private final int population = year.system().data().indexOf(Prepared.POPULATION_SERIES);
        private final Milestones.TokenState tokenState = Milestones.TokenState.of(columns);
        private final int share = columns.indexOf("share_of_goods_exports");
        private final int perHead = columns.indexOf("generation_kwh_per_capita");
        private final int referencePerHead = columns.indexOf("reference_generation_kwh_per_capita");
        private int lane;
        private final Milestones.Values ofOne = (column, y) -> results[y - TokenStateModel.FIRST_YEAR][column];
        private final Milestones.Values ofLane = (column, y) -> columnsOf[column][y - TokenStateModel.FIRST_YEAR][lane];

        private String ofTheMarket(double[] in) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int i = 0; i < rowOf.length; i++) {
                values.put(inputs.get(i).name(), in[i]);
            }
            Set<String> set = new LinkedHashSet<>(model.scenario().values().keySet());
            set.addAll(values.keySet());
            return model.ofTheMarket(set).stream()
                    .map(name -> "parameter " + name + (values.containsKey(name) ? " = " + values.get(name) : ""))
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void evaluate(double[] in, double[] out) {
            for (int i = 0; i < rowOf.length; i++) {
                Arrays.fill(parameters[rowOf[i]], fromOf[i], years, in[i]);
            }
            System.arraycopy(in, in.length - series.normals.length, series.normals, 0, series.normals.length);
            series.draw(prepared.paths == null ? 0 : in[rowOf.length], parameters);
            try {
                one.run(oneInputs, results);
                YearModel.requireCleared(results);
            } catch (NoEquilibriumException e) {
                throw new NoEquilibriumException(e.getMessage()
                        + "; what the market rests on and the scenario or the draw sets: " + ofTheMarket(in));
            }
            int n = 0;
            for (int event = 0; event < EVENTS.size(); event++) {
                out[n++] = event(event, ofOne);
            }
            for (int[] place : placeOf) {
                out[n++] = results[place[1]][place[0]];
            }
        }

        @Override
        public void evaluate(int n, double[][] in, double[][] out) {
            drawnLanes.read(in);
            for (int i = 0; i < n; i++) {
                series(i, in);
            }
            many.run(n, drawnLanes.values, drawnData, columnsOf);
            int at = 0;
            for (int event = 0; event < EVENTS.size(); event++) {
                for (lane = 0; lane < n; lane++) {
                    readDefinitions(in);
                    out[at][lane] = event(event, ofLane);
                }
                at++;
            }
            for (int[] place : placeOf) {
                System.arraycopy(columnsOf[place[0]][place[1]], 0, out[at++], 0, n);
            }
        }

        private void series(int i, double[][] in) {
            for (int k = 0; k < rowOf.length; k++) {
                if (outside[k]) {
                    Arrays.fill(parameters[rowOf[k]], in[k][i]);
                }
            }
            int normals = in.length - series.normals.length;
            for (int k = 0; k < series.normals.length; k++) {
                series.normals[k] = in[normals + k][i];
            }
            series.draw(prepared.paths == null ? 0 : in[rowOf.length][i], parameters);
            for (int t = 0; t < years; t++) {
                put(generation, t, i, series.trend[t]);
                put(reference, t, i, series.referenceTrend[t]);
                put(population, t, i, series.population[t]);
            }
        }

        /** Reads what the events are defined by in the present lane. */
        private void readDefinitions(double[][] in) {
            for (int k = 0; k < rowOf.length; k++) {
                if (outside[k]) {
                    parameters[rowOf[k]][0] = in[k][lane];
                }
            }
        }

        private void put(int data, int t, int i, double value) {
            if (data >= 0) {
                drawnData[data][t][i] = value;
            }
        }

        private double event(int event, Milestones.Values values) {
            return switch (event) {
                case 0 -> Milestones.firstYear(values, perHead, referencePerHead, 0, from, to);
                case 1 -> tokenState.firstYear(parameters, values, from, to);
                default ->
                    Milestones.firstYear(
                            values, share, -1, Projection.MILESTONES_PERCENT.get(event - 2) / 100.0, from, to);
            };
        }
    }
}
