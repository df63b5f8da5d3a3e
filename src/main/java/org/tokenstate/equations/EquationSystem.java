package org.tokenstate.equations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tokenstate.catalogue.Nearest;

/**
 * Equations expanded over the elements of their sets and checked: what may be asked of them, what each rests on, and the
 * programs that compute them. Immutable.
 *
 * <p>A variable of an element is written {@code gdp[USA]}, {@code volume[USA,frontier]}; without indices, {@code year}.
 */
public final class EquationSystem {
    /** What a variable of an element, or a solver, reads, and the equation that says so. */
    record Reading(String equation, List<Input> inputs) {}

    final Graph graph;
    final Map<String, List<String>> sets;
    final Map<String, Reading> firstReadings;
    final Map<String, Reading> laterReadings;
    final Map<String, Solver> solvers;
    private final List<Variable> variables;

    private final List<String> parameters;
    private final List<String> figures;
    private final List<String> data;

    EquationSystem(
            Graph graph,
            List<Variable> variables,
            Map<String, List<String>> sets,
            Map<String, Reading> firstReadings,
            Map<String, Reading> laterReadings,
            Map<String, Solver> solvers) {
        this.graph = graph;
        parameters = graph.parameters.list();
        figures = graph.figures.list();
        data = graph.data.list();
        this.variables = List.copyOf(variables);
        this.sets = sets;
        this.firstReadings = firstReadings;
        this.laterReadings = laterReadings;
        this.solvers = solvers;
    }

    /**
     * {@return the variables in the order of the text}
     */
    public List<Variable> variables() {
        return variables;
    }

    /**
     * Finds a variable.
     *
     * @param name its name, with or without elements
     * @return the variable
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public Variable variable(String name) {
        String family = family(name);
        List<String> names = variables.stream().map(Variable::name).toList();
        return variables.get(Nearest.indexOf("variable", family, names));
    }

    /**
     * {@return every variable of every element, as it may be asked for}
     */
    public List<String> instances() {
        return List.copyOf(graph.later.keySet());
    }

    /**
     * The elements of a set.
     *
     * @param set its name
     * @return its elements in order
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public List<String> elements(String set) {
        return Nearest.get("set", set, sets);
    }

    /**
     * {@return the parameters that the text reads, in the order of {@link Inputs}}
     */
    public List<String> parameters() {
        return parameters;
    }

    /**
     * {@return the figures that the text reads, in the order of {@link Inputs}: {@code gdp[USA]}}
     */
    public List<String> figures() {
        return figures;
    }

    /**
     * {@return the series that the text reads, in the order of {@link Inputs}}
     */
    public List<String> data() {
        return data;
    }

    /**
     * The equation that runs for a variable of an element, as written; for a solver, {@code by} its name.
     *
     * @param instance the variable or the solver with its elements
     * @param firstYear whether that of the base year, otherwise that of the years after it
     * @return the text; empty for a variable that a solver gives
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public String equation(String instance, boolean firstYear) {
        return reading(instance, firstYear).equation();
    }

    /**
     * What a variable of an element, or a solver, directly rests on.
     *
     * @param instance the variable or the solver with its elements
     * @param firstYear whether in the base year, otherwise in the years after it
     * @return all of it, in the order of the equation
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public List<Input> inputs(String instance, boolean firstYear) {
        return reading(instance, firstYear).inputs();
    }

    private Reading reading(String instance, boolean firstYear) {
        return Nearest.get("variable", instance, firstYear ? firstReadings : laterReadings);
    }

    /**
     * The parameters that a variable of an element rests on, in any year and through any number of steps.
     *
     * @param instance the variable with its elements
     * @return their names, nearest first
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public Set<String> parametersOf(String instance) {
        Set<String> parameters = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>(Set.of(instance));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            String name = next.remove();
            for (boolean firstYear : new boolean[] {true, false}) {
                for (Input input : inputs(name, firstYear)) {
                    boolean leaf = input.kind() != Input.Kind.VARIABLE && input.kind() != Input.Kind.SOLVER;
                    if (input.kind() == Input.Kind.PARAMETER) {
                        parameters.add(input.name());
                    } else if (!leaf && seen.add(input.name())) {
                        next.add(input.name());
                    }
                }
            }
        }
        return parameters;
    }

    /**
     * A program for some variables. What none of them needs is not done.
     *
     * @param outputs the variables with their elements, in the order in which they are to be written
     * @param rates how often what enters changes
     * @return the program
     * @throws org.tokenstate.catalogue.InputException if there is no such variable, with the nearest names
     */
    public Program program(List<String> outputs, Rates rates) {
        outputs.forEach(output -> Nearest.get("variable", output, graph.later));
        return new Schedule(this, outputs, rates).program();
    }

    /**
     * Writes the compiled form, from which {@link #read} makes the system without parsing.
     *
     * @param to where to
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream to) throws IOException {
        to.write(CompiledForm.write(this));
    }

    /**
     * Reads a compiled form.
     *
     * @param from what {@link #write} wrote
     * @param solvers the solvers by name
     * @return the system
     * @throws IOException if it cannot be read or is no compiled form of this version
     */
    public static EquationSystem read(InputStream from, Map<String, Solver> solvers) throws IOException {
        return CompiledForm.read(from.readAllBytes(), solvers);
    }

    /**
     * The name of a variable, figure or series without its elements.
     *
     * @param instance the name with elements
     * @return the name
     */
    public static String family(String instance) {
        int bracket = instance.indexOf('[');
        return bracket < 0 ? instance : instance.substring(0, bracket);
    }
}
