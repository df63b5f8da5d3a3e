package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.Country;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.LaneRun;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.equations.internal.Rates;
import org.tokenstate.numeric.Model;

/**
 * First years of all countries in the same drawn worlds: the world is solved once a draw, and each country is read off it.
 * Generation per head of each stands at its central path.
 */
final class CountriesModel implements Model {
    /** What the events are read from. */
    private static final List<String> READ =
            List.of("dependence", "exported_generation_share", "share_of_goods_exports");

    private static final String TOKEN_STATE = "token_state_year";

    private final TokenStateModel like;
    private final DrawnParameters drawn;
    private final int to;
    private final int years;
    /** The variables of the world that countries read, and behind them the residual of the market. */
    private final List<String> ofWorld;

    private final Program.Bound world;
    private final List<Place> places = new ArrayList<>();
    private final List<String> outputs;

    /** A country with its program, bound to its figures. */
    private record Place(YearModel year, Program.Bound program, VariableTable results) {}

    CountriesModel(TokenStateModel model, int to) {
        this.to = to;
        years = to - TokenStateModel.FIRST_YEAR + 1;
        like = model.inOneWorld(to);
        drawn = new DrawnParameters(like, years);
        List<String> events = new ArrayList<>();
        Map<ModelText.Kind, Program> programs = new LinkedHashMap<>();
        Set<String> read = new LinkedHashSet<>();
        for (Country country : like.data().countries()) {
            TokenStateModel own = like.of(country);
            Projection known = own.project(TokenStateModel.FIRST_YEAR, to);
            if (READ.stream().anyMatch(result -> known.missing(result).isPresent())) {
                continue;
            }
            YearModel year = own.year();
            List<String> given = year.given();
            read.addAll(given);
            Set<String> families = given.stream().map(EquationSystem::family).collect(Collectors.toSet());
            Rates rates = drawn.rates(year, families::contains);
            Program program = programs.computeIfAbsent(year.kind(), kind -> year.system()
                    .program(READ.stream().map(year::instance).toList(), rates, given));
            Inputs inputs = own.inputs(to);
            int data = inputs.data().length;
            double[][] behind = Arrays.copyOf(inputs.data(), data + given.size());
            Arrays.fill(behind, data, behind.length, new double[years]);
            Inputs whole = new Inputs(inputs.firstYear(), years, central(year), inputs.figures(), behind);
            places.add(new Place(
                    year,
                    program.bind(whole),
                    VariableTable.of(READ.stream().map(year.all()::get).toList())));
            for (int percent : Projection.MILESTONES_PERCENT) {
                events.add("milestone_" + percent + "[" + country.iso3() + "]");
            }
            events.add(TOKEN_STATE + "[" + country.iso3() + "]");
        }
        outputs = List.copyOf(events);
        read.add(YearModel.RESIDUAL);
        ofWorld = List.copyOf(read);
        YearModel year = like.year();
        Inputs inputs = like.inputs(to);
        world = year.system()
                .program(ofWorld, drawn.rates(year, name -> false))
                .bind(new Inputs(inputs.firstYear(), years, central(year), inputs.figures(), inputs.data()));
    }

    /** The parameters of a text by year, with what holds before a draw acts. */
    private double[][] central(YearModel year) {
        return Arrays.stream(year.parameterRows())
                .mapToObj(row -> drawn.central[row])
                .toArray(double[][]::new);
    }

    @Override
    public List<Input> inputs() {
        return drawn.inputs();
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
        private final Map<YearModel, DrawnParameters.Lanes> lanes = new HashMap<>();
        private final LaneRun worlds = world.lanes(MOST_DRAWS);
        private final double[][][] results = new double[ofWorld.size()][years][MOST_DRAWS];
        private final double[][][] own = new double[READ.size()][years][MOST_DRAWS];
        private final double[][] definitions =
                Arrays.stream(drawn.central).map(double[]::clone).toArray(double[][]::new);
        private final Map<String, double[][]> byName = new HashMap<>();
        private int lane;
        private final Milestones.Values values = (column, year) -> own[column][year - TokenStateModel.FIRST_YEAR][lane];

        Run() {
            for (int i = 0; i < results.length; i++) {
                byName.put(ofWorld.get(i), results[i]);
            }
        }

        private double[][][] lanes(YearModel year, double[][] in) {
            DrawnParameters.Lanes known = lanes.computeIfAbsent(year, y -> drawn.lanes(y, MOST_DRAWS));
            known.read(in);
            return known.values;
        }

        @Override
        public void evaluate(double[] in, double[] out) {
            double[][] columns =
                    Arrays.stream(in).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
            double[][] found = new double[out.length][1];
            evaluate(1, columns, found);
            if (Double.isNaN(found[0][0])) {
                throw new NoEquilibriumException("no price of compute clears the market of the drawn world");
            }
            Arrays.setAll(out, i -> found[i][0]);
        }

        @Override
        public void evaluate(int n, double[][] in, double[][] out) {
            worlds.run(
                    n,
                    lanes(like.year(), in),
                    new double[like.year().system().data().size()][][],
                    results);
            int at = 0;
            for (Place place : places) {
                int data = place.year.system().data().size();
                double[][][] given = new double[data + place.year.given().size()][][];
                for (int i = data; i < given.length; i++) {
                    given[i] =
                            Objects.requireNonNull(byName.get(place.year.given().get(i - data)));
                }
                place.program.lanes(n).run(n, lanes(place.year, in), given, own);
                Milestones.TokenState tokenState = Milestones.TokenState.of(place.results);
                int share = place.results.indexOf("share_of_goods_exports");
                for (lane = 0; lane < n; lane++) {
                    readDefinitions(in);
                    boolean cleared = cleared();
                    int k = at;
                    for (int percent : Projection.MILESTONES_PERCENT) {
                        out[k++][lane] = cleared
                                ? Milestones.firstYear(
                                        values, share, -1, percent / 100.0, TokenStateModel.FIRST_YEAR, to)
                                : Double.NaN;
                    }
                    out[k][lane] = cleared
                            ? tokenState.firstYear(definitions, values, TokenStateModel.FIRST_YEAR, to)
                            : Double.NaN;
                }
                at += Projection.MILESTONES_PERCENT.size() + 1;
            }
        }

        private boolean cleared() {
            for (double[] residual : results[results.length - 1]) {
                if (Double.isNaN(residual[lane])) {
                    return false;
                }
            }
            return true;
        }

        private void readDefinitions(double[][] in) {
            for (int k = 0; k < drawn.size(); k++) {
                definitions[drawn.row(k)][0] = in[k][lane];
            }
        }
    }
}
