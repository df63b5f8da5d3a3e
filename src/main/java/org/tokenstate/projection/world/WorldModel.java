package org.tokenstate.projection.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.equations.Input;
import org.tokenstate.equations.Inputs;
import org.tokenstate.equations.PlainRun;
import org.tokenstate.equations.Program;
import org.tokenstate.equations.Rates;
import org.tokenstate.equations.Variable;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.Require;

/** The world of tokens under a scenario. Immutable. */
public final class WorldModel {
    /** The base year of the bundled text. */
    public static final int FIRST_YEAR = 2025;

    /** The last year that can be asked for. */
    public static final int LAST_YEAR = 2060;

    /** What a scenario must leave as it was in the base year, unless it says so. */
    private static final Set<String> HEADLINES = Set.of(
            "tokens",
            "spending_usd",
            "gdp_usd",
            "goods_exports_usd",
            "fleet_gw",
            "ai_electricity_twh",
            "token_electricity_twh",
            "price",
            "token_exports_usd",
            "token_imports_usd",
            "country_gw",
            "country_exports_usd",
            "country_gdp_usd");

    private final int baseYear;
    private final WorldText text;
    private final WorldScenario scenario;
    private final List<String> outputs;
    private final Program program;
    /** Runs that nobody uses at the moment; each serves one thread at a time. */
    private final Queue<PlainRun> runs;

    private WorldModel(
            int baseYear,
            WorldText text,
            WorldScenario scenario,
            List<String> outputs,
            Program program,
            Queue<PlainRun> runs) {
        this.baseYear = baseYear;
        this.text = text;
        this.scenario = scenario;
        this.outputs = outputs;
        this.program = program;
        this.runs = runs;
    }

    private static WorldModel of(int baseYear, WorldText text, WorldScenario scenario) {
        List<String> outputs = new ArrayList<>();
        for (String instance : text.system().instances()) {
            if (isResult(text.system().variable(instance))) {
                outputs.add(instance);
            }
        }
        return new WorldModel(
                baseYear,
                text,
                scenario,
                List.copyOf(outputs),
                text.system().program(outputs, Rates.SINGLE),
                new ConcurrentLinkedQueue<>());
    }

    private static boolean isResult(Variable variable) {
        return variable.origin() != Variable.Origin.MODEL
                || !variable.description().isEmpty() && !variable.chapter().endsWith(".csv");
    }

    /** Made once, when first asked for. */
    private static final class Bundled {
        static final WorldModel MODEL = of(FIRST_YEAR, WorldText.bundled(), WorldScenario.BASELINE);
        static final Set<String> OF_THE_BASE_YEAR = ofTheBaseYear(MODEL);
    }

    /**
     * {@return the world with the defaults of all parameters}
     */
    public static WorldModel bundled() {
        return Bundled.MODEL;
    }

    /**
     * The world under another scenario.
     *
     * @param other the scenario
     * @return the model
     * @throws InputException if the scenario's equations have faults
     */
    public WorldModel under(WorldScenario other) {
        WorldText own = WorldText.bundled().with(text.parameters());
        return other.equations().isEmpty()
                ? new WorldModel(baseYear, own, other, bundled().outputs, bundled().program, bundled().runs)
                : of(baseYear, own.with(other.equations()), other);
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
     * The value of a parameter in the base year.
     *
     * @param parameter its name
     * @return the value of the scenario, or the default
     * @throws InputException if there is no such parameter
     */
    public double valueOf(String parameter) {
        text.parameters().get(parameter);
        return values(parameter, 1)[0];
    }

    static WorldModel of(BaseYear base) {
        WorldModel model = bundled();
        return new WorldModel(
                base.year(),
                model.text.with(base.over(model.text.parameters())),
                model.scenario,
                model.outputs,
                model.program,
                model.runs);
    }

    /**
     * {@return the base year}
     */
    public int baseYear() {
        return baseYear;
    }

    /**
     * {@return the parameters that have a distribution, as inputs of a model}
     */
    public List<Model.Input> inputs() {
        List<Model.Input> inputs = new ArrayList<>();
        for (String name : text.system().parameters()) {
            text.parameters()
                    .get(name)
                    .distribution()
                    .ifPresent(distribution -> inputs.add(Model.Input.of(name, distribution)));
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

    /**
     * {@return the scenario}
     */
    public WorldScenario scenario() {
        return scenario;
    }

    /**
     * Whether a parameter moves results of the base year: a scenario sets it under {@code base} alone.
     *
     * @param parameter its name
     * @return whether it is read once and a result of the base year rests on it
     * @throws InputException if there is no such parameter
     */
    public static boolean movesTheBaseYear(String parameter) {
        return bundled().text.parameters().get(parameter).timing() == Timing.BASE_YEAR
                && Bundled.OF_THE_BASE_YEAR.contains(parameter);
    }

    /** The parameters that results rest on in the base year. */
    private static Set<String> ofTheBaseYear(WorldModel model) {
        EquationSystem system = model.text.system();
        Set<String> parameters = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>();
        model.outputs.stream()
                .filter(output -> HEADLINES.contains(system.variable(output).name()))
                .forEach(next::add);
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            for (Input input : system.inputs(next.remove(), true)) {
                if (input.kind() == Input.Kind.PARAMETER) {
                    parameters.add(input.name());
                } else if ((input.kind() == Input.Kind.VARIABLE || input.kind() == Input.Kind.SOLVER)
                        && seen.add(input.name())) {
                    next.add(input.name());
                }
            }
        }
        return parameters;
    }

    WorldText text() {
        return text;
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
        Require.inRange(from, baseYear, LAST_YEAR, "first year");
        Require.inRange(to, from, LAST_YEAR, "last year");
        int years = to - baseYear + 1;
        double[][] results = new double[years][outputs.size()];
        PlainRun free = runs.poll();
        PlainRun run = free == null ? program.plain() : free;
        run.run(inputs(years), results);
        runs.offer(run);
        return new WorldProjection(this, outputs, from, results);
    }

    /** The values of the parameters under the scenario. */
    Inputs inputs(int years) {
        EquationSystem system = text.system();
        double[][] parameters = new double[system.parameters().size()][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = values(system.parameters().get(i), years);
        }
        return new Inputs(baseYear, years, parameters, new double[0], new double[0][]);
    }

    private double[] values(String name, int years) {
        Parameter parameter = text.parameters().get(name);
        YearPath path = scenario.values().getOrDefault(name, parameter.defaultValue());
        if (parameter.timing() == Timing.BASE_YEAR) {
            return new double[] {path.at(baseYear)};
        }
        double[] values = new double[years];
        values[0] = parameter.defaultValue().at(baseYear);
        for (int year = 1; year < years; year++) {
            values[year] = path.at(baseYear + year);
        }
        return values;
    }
}
