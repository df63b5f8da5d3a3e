package org.tokenstate.equations.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Variable;

/** Equations as they were read: sets, units, given names, variables and solvers. Immutable. */
public final class Equations {
    /** The most variables that a user's text may add or replace. */
    public static final int MOST_OWN_VARIABLES = 500;

    final Map<String, Definition.IndexSet> sets = new LinkedHashMap<>();
    /** The set of each index letter. */
    final Map<String, String> letters = new LinkedHashMap<>();

    final Map<String, Unit> units = new LinkedHashMap<>();
    final Map<String, String> parameterUnits = new LinkedHashMap<>();
    final Map<String, Variable> figures = new LinkedHashMap<>();
    final Map<String, Variable> data = new LinkedHashMap<>();
    final Map<String, Definition.Equation> equations = new LinkedHashMap<>();
    final Map<String, Definition.Solve> solves = new LinkedHashMap<>();
    /** The solver of each variable that one gives. */
    final Map<String, Definition.Solve> solved = new LinkedHashMap<>();

    private final List<Chapter> chapters = new ArrayList<>();

    private Equations() {}

    /**
     * Reads the chapters of a model, each of which may use what those before it declare.
     *
     * @param chapters the chapters in order
     * @return the equations
     * @throws InputException if one cannot be read: {@code file:line:column: what}, one line a fault
     */
    public static Equations of(List<Chapter> chapters) {
        Equations equations = new Equations();
        chapters.forEach(chapter -> equations.add(chapter, Variable.Origin.MODEL));
        return equations;
    }

    /**
     * These equations with a user's own on top: further variables, and {@code replace NAME …} for another equation of one that
     * is there.
     *
     * @param own the user's text
     * @return the equations
     * @throws InputException if it cannot be read or defines more than {@value #MOST_OWN_VARIABLES} variables
     */
    public Equations with(Chapter own) {
        Equations with = new Equations();
        with.sets.putAll(sets);
        with.letters.putAll(letters);
        with.units.putAll(units);
        with.parameterUnits.putAll(parameterUnits);
        with.figures.putAll(figures);
        with.data.putAll(data);
        with.equations.putAll(equations);
        with.solves.putAll(solves);
        with.solved.putAll(solved);
        with.chapters.addAll(chapters);
        with.add(own, Variable.Origin.OWN);
        long changed = with.variables().stream()
                .filter(v -> v.origin() != Variable.Origin.MODEL)
                .count();
        if (changed > MOST_OWN_VARIABLES) {
            throw own.place(0, 0)
                    .fault("a user's variables must be at most " + MOST_OWN_VARIABLES + " but are " + changed);
        }
        return with;
    }

    private void add(Chapter chapter, Variable.Origin origin) {
        new Parser(this, chapter, origin).read();
        chapters.add(chapter);
    }

    /**
     * {@return the texts that were read, in order}
     */
    public List<Chapter> chapters() {
        return List.copyOf(chapters);
    }

    /**
     * {@return the variables: those of equations in the order of the text, then those of solvers}
     */
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        equations.values().forEach(equation -> variables.add(equation.variable()));
        solves.values().forEach(solve -> solve.out().forEach(out -> variables.add(out.variable())));
        return variables;
    }

    /**
     * What a figure or a series is, as declared.
     *
     * @param name its name without elements
     * @return its unit and description, as those of a variable without an equation
     * @throws InputException if there is none, with the nearest names
     */
    public Variable given(String name) {
        Variable known = figures.containsKey(name) ? figures.get(name) : data.get(name);
        if (known != null) {
            return known;
        }
        Map<String, Variable> all = new LinkedHashMap<>(data);
        all.putAll(figures);
        return Nearest.get("figure or series", name, all);
    }

    /**
     * The equation of a variable as it stands in the text, one case a line; empty for what a solver gives.
     *
     * @param name name of the variable
     * @return the equation
     */
    public String equation(String name) {
        List<Definition.Branch> branches =
                equations.containsKey(name) ? equations.get(name).branches() : List.of();
        return branches.stream()
                .map(branch -> branch.text()
                        + branch.first()
                                .map(first -> " from " + branch.firstText())
                                .orElse("")
                        + branch.condition()
                                .map(condition -> " for " + condition)
                                .orElse(branches.size() > 1 ? " otherwise" : ""))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Infers the unit of every equation and port and compares it with the declared one, scale included. Also finds names that a
     * variable and a parameter share.
     *
     * @param vocabulary parameters with their units, and solvers
     * @return what was found, {@code file:line:column: what}; empty if all is in order
     */
    public List<String> check(Vocabulary vocabulary) {
        return new UnitCheck(this, vocabulary).findings();
    }

    /**
     * Expands the equations over the elements of their sets and checks names, indices, ports, and that no variable rests on
     * itself within a year.
     *
     * @param vocabulary what the text is compiled against
     * @return the system of equations
     * @throws InputException with the faults, one line each
     */
    public EquationSystem compile(Vocabulary vocabulary) {
        return new Expansion(this, vocabulary).system();
    }

    <T> void define(Map<String, T> map, Token name, Supplier<T> definition) {
        if (map.containsKey(name.text())) {
            throw name.place().fault("'" + name.text() + "' is defined already");
        }
        map.put(name.text(), definition.get());
    }

    /** Requires a name that no variable and no series has. */
    Token free(Token name) {
        Optional<Variable> taken = variable(name.text()).or(() -> Optional.ofNullable(data.get(name.text())));
        if (taken.isPresent()) {
            throw name.place()
                    .fault("'" + name.text() + "' is defined already in "
                            + taken.get().chapter() + ":" + taken.get().line()
                            + "; to put another equation in its place, say replace");
        }
        return name;
    }

    List<String> setsOf(List<String> index, Place place) {
        for (String letter : index) {
            if (!letters.containsKey(letter)) {
                throw place.fault(Nearest.unknown("index letter", letter, letters.keySet()));
            }
        }
        return index.stream().map(letters::get).toList();
    }

    Optional<Variable> variable(String name) {
        if (!solved.containsKey(name)) {
            return Optional.ofNullable(equations.get(name)).map(Definition.Equation::variable);
        }
        return solved.get(name).out().stream()
                .map(Definition.Out::variable)
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }

    /** A unit whose scale is one that a unit can have. */
    static Unit inRange(Unit unit, Place place) {
        if (!unit.isInRange()) {
            throw place.fault("the scale of a unit must be in [" + Unit.figures(1 / Unit.LARGEST) + ", "
                    + Unit.figures(Unit.LARGEST) + "] of its base units");
        }
        return unit;
    }

    /** The unit of a text; the name of a set is the unit of its codes. */
    Unit unit(String text, Place place) {
        return sets.containsKey(text) ? Unit.base(text) : inRange(parsed(text, place), place);
    }

    private Unit parsed(String text, Place place) {
        try {
            return Unit.parse(text, units);
        } catch (IllegalArgumentException e) {
            Set<String> known = new LinkedHashSet<>(Unit.COMMON.keySet());
            known.addAll(units.keySet());
            known.addAll(sets.keySet());
            throw place.fault(Nearest.unknown("unit", String.valueOf(e.getMessage()), known));
        }
    }
}
