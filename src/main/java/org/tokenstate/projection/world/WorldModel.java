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
import org.tokenstate.units.Require;

/** The world of tokens under a scenario. Immutable. */
public final class WorldModel {
    /** The base year. */
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

    private final WorldText text;
    private final WorldScenario scenario;
    private final List<String> outputs;
    private final Program program;
    /** Runs that nobody uses at the moment; each serves one thread at a time. */
    private final Queue<PlainRun> runs;

    private WorldModel(
            WorldText text, WorldScenario scenario, List<String> outputs, Program program, Queue<PlainRun> runs) {
        this.text = text;
        this.scenario = scenario;
        this.outputs = outputs;
        this.program = program;
        this.runs = runs;
    }

    private static WorldModel of(WorldText text, WorldScenario scenario) {
        List<String> outputs = new ArrayList<>();
        for (String instance : text.system().instances()) {
            if (isResult(text.system().variable(instance))) {
                outputs.add(instance);
            }
        }
        return new WorldModel(
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
        static final WorldModel MODEL = of(WorldText.bundled(), WorldScenario.BASELINE);
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
     * @throws org.tokenstate.catalogue.InputException if the scenario's equations have faults
     */
    public WorldModel under(WorldScenario other) {
        return other.equations().isEmpty()
                ? new WorldModel(bundled().text, other, bundled().outputs, bundled().program, bundled().runs)
                : of(WorldText.bundled().with(other.equations()), other);
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
     * @throws org.tokenstate.catalogue.InputException if there is no such parameter
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
        Require.inRange(from, FIRST_YEAR, LAST_YEAR, "first year");
        Require.inRange(to, from, LAST_YEAR, "last year");
        int years = to - FIRST_YEAR + 1;
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
        return new Inputs(FIRST_YEAR, years, parameters, new double[0], new double[0][]);
    }

    private double[] values(String name, int years) {
        Parameter parameter = text.parameters().get(name);
        YearPath path = scenario.path(name);
        if (parameter.timing() == Timing.BASE_YEAR) {
            return new double[] {path.at(FIRST_YEAR)};
        }
        double[] values = new double[years];
        values[0] = parameter.defaultValue().at(FIRST_YEAR);
        for (int year = 1; year < years; year++) {
            values[year] = path.at(FIRST_YEAR + year);
        }
        return values;
    }
}
