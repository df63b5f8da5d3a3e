package org.tokenstate.equations.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Variable;

/**
 * Equations expanded over the elements of their sets and checked: what may be asked of them, what each rests on, and the
 * programs that compute them. Immutable.
 *
 * <p>A variable of an element is written {@code gdp[USA]}, {@code volume[USA,frontier]}; without indices, {@code year}.
 */
public final class EquationSystem {
    /** What a variable of an element, or a solver, reads, and the equation that says so. */
    record Reading(String equation, List<Input> inputs) {}

    /** What each variable of an element, and each solver, reads. */
    interface Readings {
        Set<String> names();

        /** What one of the names reads, in the base year or later. */
        Reading of(String name, boolean firstYear);

        /** Those by name, in the base year and later. */
        static Readings of(Map<String, Reading> first, Map<String, Reading> later) {
            return new Readings() {
                @Override
                public Set<String> names() {
                    return later.keySet();
                }

                @Override
                public Reading of(String name, boolean firstYear) {
                    return Objects.requireNonNull((firstYear ? first : later).get(name), name);
                }
            };
        }
    }

    /**
     * What a system consists of.
     *
     * @param instances every variable of every element
     * @param graph the operations, which not every question needs
     * @param readings what each variable reads, which few questions need
     */
    record Parts(
            List<String> parameters,
            List<String> figures,
            List<String> data,
            List<String> instances,
            List<Variable> variables,
            Map<String, List<String>> sets,
            Supplier<Graph> graph,
            Supplier<Readings> readings) {
        static final Parts NONE = new Parts(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Graph::new,
                () -> Readings.of(Map.of(), Map.of()));
    }

    final Parts parts;
    final Map<String, Solver> solvers;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, String> instances = new LinkedHashMap<>();
    /** A program that came with the compiled form. */
    private Optional<Program> ready = Optional.empty();

    EquationSystem(Parts parts, Map<String, Solver> solvers) {
        this.parts = parts;
        this.solvers = solvers;
        parts.variables.forEach(variable -> variables.put(variable.name(), variable));
        parts.instances.forEach(instance -> instances.put(instance, instance));
    }

    /** This system with a program for a single run at hand. */
    EquationSystem with(List<String> outputs, List<Graph.SolverUse> uses, Program.Code code) {
        EquationSystem system = new EquationSystem(parts, solvers);
        system.ready = Optional.of(new Program(system, outputs, List.of(), uses, code));
        return system;
    }

    /**
     * {@return the variables in the order of the text}
     */
    public List<Variable> variables() {
        return parts.variables;
    }

    /**
     * Finds a variable.
     *
     * @param name its name, with or without elements
     * @return the variable
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public Variable variable(String name) {
        return Nearest.get("variable", family(name), variables);
    }

    /**
     * {@return every variable of every element, as it may be asked for}
     */
    public List<String> instances() {
        return parts.instances;
    }

    /**
     * The elements of a set.
     *
     * @param set its name
     * @return its elements in order
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public List<String> elements(String set) {
        return Nearest.get("set", set, parts.sets);
    }

    /**
     * {@return the parameters that the text reads, in the order of {@link Inputs}}
     */
    public List<String> parameters() {
        return parts.parameters;
    }

    /**
     * {@return the figures that the text reads, in the order of {@link Inputs}: {@code gdp[USA]}}
     */
    public List<String> figures() {
        return parts.figures;
    }

    /**
     * {@return the series that the text reads, in the order of {@link Inputs}}
     */
    public List<String> data() {
        return parts.data;
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

    Readings readings() {
        return parts.readings.get();
    }

    private Reading reading(String instance, boolean firstYear) {
        Readings readings = readings();
        if (!readings.names().contains(instance)) {
            throw new InputException(Nearest.unknown("variable", instance, readings.names()));
        }
        return readings.of(instance, firstYear);
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
        return program(outputs, rates, List.of());
    }

    /**
     * A program for some variables, where the values of others are given: computed once, and read by many runs. What only they need
     * is not done, and a solver that gives nothing else does not run. With the values that a program without them computes, the
     * results have the same bits.
     *
     * @param outputs the variables with their elements, in the order in which they are to be written
     * @param rates how often what enters changes; whether what is given differs between draws is asked with the name of the variable
     * @param given the variables with their elements; their values by year stand behind those of {@link #data()} in {@link Inputs}
     * @return the program
     * @throws org.tokenstate.catalogue.InputException if there is no such variable, with the nearest names
     */
    public Program program(List<String> outputs, Rates rates, List<String> given) {
        for (List<String> names : List.of(outputs, given)) {
            for (String name : names) {
                Nearest.get("variable", name, instances);
            }
        }
        if (given.isEmpty()
                && isSingle(rates)
                && ready.map(program -> program.outputs().equals(outputs)).orElse(false)) {
            return ready.get();
        }
        return new Schedule(this, outputs, rates, given).program();
    }

    /** Compared part by part: the way in which a record compares itself is made anew in each process. */
    private static boolean isSingle(Rates rates) {
        return rates.drawn().equals(Rates.SINGLE.drawn())
                && rates.varying().equals(Rates.SINGLE.varying())
                && rates.drawnData().equals(Rates.SINGLE.drawnData());
    }

    /**
     * Writes the compiled form without a program.
     *
     * @param to where to
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream to) throws IOException {
        write(to, List.of());
    }

    /**
     * Writes the compiled form, from which {@link #read} makes the system without parsing.
     *
     * @param to where to
     * @param outputs variables for which it holds the program of a single run, so that {@link #program} of the same with
     *     {@link Rates#SINGLE} has nothing to make; empty for none
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream to, List<String> outputs) throws IOException {
        write(to, outputs, new byte[0]);
    }

    /**
     * Writes the same so that it differs little from the compiled form of another system of nearly the same text.
     *
     * @param to where to
     * @param outputs variables for which it holds the program of a single run
     * @param like the compiled form of the other system
     * @throws IOException if it cannot be written or the other is no compiled form of this version
     */
    public void write(OutputStream to, List<String> outputs, byte[] like) throws IOException {
        to.write(CompiledForm.write(this, program(outputs, Rates.SINGLE), like));
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
