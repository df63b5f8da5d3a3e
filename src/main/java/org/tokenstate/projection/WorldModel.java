package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.internal.Require;

/** The regions and pools of the world under a scenario, without a country asked for. Immutable. */
public final class WorldModel {
    private final int baseYear;
    /** The parameters as they were known at the end of the base year. */
    private final ParameterTable parameters;

    private final Scenario scenario;
    private final YearModel year;

    private WorldModel(int baseYear, ParameterTable parameters, Scenario scenario, YearModel year) {
        this.baseYear = baseYear;
        this.parameters = parameters;
        this.scenario = scenario;
        this.year = year;
    }

    /**
     * {@return the world with the defaults of all parameters}
     */
    public static WorldModel bundled() {
        return of(Scenario.BASELINE);
    }

    /**
     * The world under a scenario.
     *
     * @param scenario the scenario
     * @return the model
     * @throws InputException if the scenario's equations have faults
     */
    public static WorldModel of(Scenario scenario) {
        return of(TokenStateModel.FIRST_YEAR, ParameterTable.bundled(), scenario);
    }

    private static WorldModel of(int baseYear, ParameterTable parameters, Scenario scenario) {
        ModelText text = ModelText.of(scenario);
        return new WorldModel(
                baseYear, parameters, scenario, text.compiled(text.kinds().get(0)));
    }

    /**
     * The world as it was known at the end of a base year, before it was calibrated: the table {@code base_years} holds what
     * differs from the bundled parameters, each row from facts dated to that day.
     *
     * @param year a base year of the table
     * @return the model
     * @throws InputException if the table has no such base year, or a row rests on a later fact
     */
    public static WorldModel ofBaseYear(int year) {
        return of(BaseYear.bundled(year));
    }

    static WorldModel of(BaseYear base) {
        return of(base.year(), base.over(ParameterTable.bundled()), Scenario.BASELINE);
    }

    /**
     * The parameters that are fitted to dated facts.
     *
     * @param baseYear a base year of the table {@code base_years}
     * @return their names
     * @throws InputException if the table has no such base year
     */
    public static List<String> calibratedIn(int baseYear) {
        return BaseYear.bundled(baseYear).calibrated();
    }

    /**
     * The same world under another scenario.
     *
     * @param other the scenario
     * @return the model
     * @throws InputException if the scenario's equations have faults
     */
    public WorldModel under(Scenario other) {
        return of(baseYear, parameters, other);
    }

    /**
     * {@return the scenario}
     */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * {@return the base year}
     */
    public int baseYear() {
        return baseYear;
    }

    /**
     * The value of a parameter in the base year.
     *
     * @param parameter its name
     * @return the value of the scenario, or the default
     * @throws InputException if there is no such parameter
     */
    public double valueOf(String parameter) {
        return values(parameters.get(parameter), 1)[0];
    }

    /**
     * {@return the parameters that have a distribution and that results of the world rest on, as inputs of a model}
     */
    public List<Model.Input> inputs() {
        Set<String> ofWorld = year.parametersOfWorld();
        List<Model.Input> inputs = new ArrayList<>();
        for (String name : system().parameters()) {
            if (ofWorld.contains(name)) {
                parameters
                        .get(name)
                        .distribution()
                        .ifPresent(distribution -> inputs.add(Model.Input.of(name, distribution)));
            }
        }
        return inputs;
    }

    /**
     * The world as a function of some parameters.
     *
     * @param inputs parameters with distributions; all others stand as in the scenario
     * @param outputs results of a year, such as {@code token_exports_usd[CHN][2030]}
     * @return the function
     * @throws InputException if there is no such parameter or result, or the year lies outside the horizon
     */
    public Model asModel(List<Model.Input> inputs, List<String> outputs) {
        return new WorldFunction(this, inputs, outputs);
    }

    ParameterTable parameters() {
        return parameters;
    }

    Set<String> ofCountryAlone() {
        return year.ofCountryAlone();
    }

    EquationSystem system() {
        return year.system();
    }

    /**
     * Runs the world from the base year on and keeps some of its years.
     *
     * @param from the first year kept
     * @param to the last year kept
     * @return the results
     * @throws IllegalArgumentException if the years are out of range
     */
    public WorldProjection project(int from, int to) {
        Require.inRange(from, baseYear, TokenStateModel.LAST_YEAR, "first year");
        Require.inRange(to, from, TokenStateModel.LAST_YEAR, "last year");
        Program program = year.programOfWorld();
        double[][] results = new double[to - baseYear + 1][program.outputs().size()];
        program.plain().run(inputs(results.length), results);
        YearModel.requireCleared(results);
        return new WorldProjection(this, program.outputs(), from, results);
    }

    /** The values of the parameters under the scenario; figures and series of a country are missing, as no region rests on them. */
    Inputs inputs(int years) {
        EquationSystem system = system();
        double[][] values = new double[system.parameters().size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = values(parameters.get(system.parameters().get(i)), years);
        }
        double[] figures = new double[system.figures().size()];
        Arrays.fill(figures, Double.NaN);
        double[][] data = new double[system.data().size()][years];
        Map<String, Double> energy = Prepared.servingPoints(year.text(), scenario, Optional.empty(), (name, of) -> {});
        for (int i = 0; i < data.length; i++) {
            Arrays.fill(data[i], energy.getOrDefault(system.data().get(i), Double.NaN));
        }
        return new Inputs(baseYear, years, values, figures, data);
    }

    private double[] values(Parameter parameter, int years) {
        ParameterValue said = scenario.values().get(parameter.name());
        YearPath path = Scenario.path(parameter, said);
        if (parameter.timing() == Timing.BASE_YEAR) {
            return new double[] {path.at(baseYear)};
        }
        double[] values = new double[years];
        for (int t = 0; t < years; t++) {
            values[t] = path.at(baseYear + t);
        }
        if (said != null && !said.ofBaseYear()) {
            values[0] = parameter.defaultValue().at(baseYear);
        }
        return values;
    }
}
