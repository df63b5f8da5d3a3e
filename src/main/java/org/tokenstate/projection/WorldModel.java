package org.tokenstate.projection;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.equations.Inputs;
import org.tokenstate.equations.Program;

/** The regions and pools of the world under a scenario, without a country asked for. Immutable. */
public final class WorldModel {
    private final Scenario scenario;
    private final YearModel year;

    private WorldModel(Scenario scenario, YearModel year) {
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
        ModelText text = ModelText.of(scenario);
        return new WorldModel(scenario, text.compiled(text.kinds().get(0)));
    }

    /**
     * The same world under another scenario.
     *
     * @param other the scenario
     * @return the model
     * @throws InputException if the scenario's equations have faults
     */
    public WorldModel under(Scenario other) {
        return of(other);
    }

    /**
     * {@return the scenario}
     */
    public Scenario scenario() {
        return scenario;
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
     * @throws InputException if the years are out of range
     */
    public WorldProjection project(int from, int to) {
        TokenStateModel.requireYears(from, to);
        Program program = year.programOfWorld();
        int years = to - TokenStateModel.FIRST_YEAR + 1;
        double[][] results = new double[years][program.outputs().size()];
        program.plain().run(inputs(years), results);
        YearModel.requireCleared(results);
        return new WorldProjection(this, program.outputs(), from, results);
    }

    /** The values of the parameters under the scenario; figures and series of a country are missing, as no region rests on them. */
    Inputs inputs(int years) {
        double[][] values = TokenStateModel.values(scenario, years);
        int[] rows = year.parameterRows();
        double[][] parameters = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            parameters[i] = values[rows[i]];
        }
        EquationSystem system = year.system();
        double[] figures = new double[system.figures().size()];
        Arrays.fill(figures, Double.NaN);
        double[][] data = new double[system.data().size()][years];
        Map<String, Double> energy = Prepared.servingPoints(year.text(), scenario, Optional.empty(), (name, of) -> {});
        for (int i = 0; i < data.length; i++) {
            Arrays.fill(data[i], energy.getOrDefault(system.data().get(i), Double.NaN));
        }
        return new Inputs(TokenStateModel.FIRST_YEAR, years, parameters, figures, data);
    }
}
