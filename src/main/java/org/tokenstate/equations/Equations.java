package org.tokenstate.equations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;

/**
 * Equations as they were read from texts: sets, units, given names, variables and solvers. Immutable.
 *
 * <p>The language stands in {@link org.tokenstate.equations}.
 */
public final class Equations {
    /** The most variables that a user's text may add or replace. */
    public static final int MOST_OWN_VARIABLES = 500;

    final Map<String, Definition.IndexSet> sets = new LinkedHashMap<>();
    final Map<String, String> letters = new LinkedHashMap<>();
    final Map<String, Unit> units = new LinkedHashMap<>();
    final Map<String, String> parameterUnits = new LinkedHashMap<>();
    final Map<String, Definition.Given> figures = new LinkedHashMap<>();
    final Map<String, Definition.Given> data = new LinkedHashMap<>();
    final Map<String, Definition.Equation> equations = new LinkedHashMap<>();
    final Map<String, Definition.Solve> solves = new LinkedHashMap<>();
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
        for (Chapter chapter : chapters) {
            equations.add(chapter, false);
        }
        return equations;
    }

    /**
     * These equations with a user's own on top: further variables, and {@code replace NAME …} for another equation of one
     * that is there.
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
        with.add(own, true);
        long changed = with.variables().stream()
                .filter(variable -> variable.origin() != Variable.Origin.MODEL)
                .count();
        if (changed > MOST_OWN_VARIABLES) {
            throw own.place(0, 0)
                    .fault("a user's equations must define at most " + MOST_OWN_VARIABLES + " variables but define "
                            + changed);
        }
        return with;
    }

    private void add(Chapter chapter, boolean own) {
        new Parser(this, chapter, own).read();
        chapters.add(chapter);
    }

    /**
     * {@return the texts that were read, in order}
     */
    public List<Chapter> chapters() {
        return List.copyOf(chapters);
    }

    /**
     * {@return the variables in the order of the text}
     */
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        equations.values().forEach(equation -> variables.add(equation.variable()));
        solves.values().forEach(solve -> solve.out().forEach(out -> variables.add(out.variable())));
        return variables;
    }

    /**
     * The equation of a variable as it stands in the text, its cases joined; empty for what a solver gives.
     *
     * @param name name of the variable
     * @return the equation
     */
    public String equation(String name) {
        Definition.Equation equation = equations.get(name);
        if (equation == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Definition.Branch branch : equation.branches()) {
            text.append(text.length() == 0 ? "" : "\n").append(branch.text());
            branch.first().ifPresent(first -> text.append(" from ").append(branch.firstText()));
            if (branch.condition().isPresent()) {
                text.append(' ').append(conditionText(branch.condition().get()));
            } else if (equation.branches().size() > 1) {
                text.append(" otherwise");
            }
        }
        return text.toString();
    }

    private static String conditionText(Expr.Condition condition) {
        List<String> elements = new ArrayList<>();
        condition.elements().forEach(element -> elements.add(indexText(element)));
        return "for " + indexText(condition.subject()) + (condition.not() ? " is not " : " is ")
                + String.join(", ", elements);
    }

    private static String indexText(Expr.Index index) {
        return index.name() + index.of().map(of -> "[" + indexText(of) + "]").orElse("");
    }

    /**
     * Infers the unit of every equation and port and compares it with the declared one, scale included. Also finds names that
     * a variable and a parameter share.
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

    <T> void define(Map<String, T> map, Token name, Function<Token, T> definition) {
        if (map.containsKey(name.text())) {
            throw name.place().fault("'" + name.text() + "' is defined already");
        }
        map.put(name.text(), definition.apply(name));
    }

    /** Requires a name that no variable and no series has. */
    void free(Token name) {
        Place place = null;
        if (equations.containsKey(name.text())) {
            place = equations.get(name.text()).place();
        } else if (solved.containsKey(name.text())) {
            place = solved.get(name.text()).place();
        } else if (data.containsKey(name.text())) {
            place = data.get(name.text()).place();
        }
        if (place != null) {
            throw name.place()
                    .fault("'" + name.text() + "' is defined already in " + place
                            + "; to put another equation in its place, say replace");
        }
    }

    List<String> setsOf(List<String> index, Place place) {
        List<String> of = new ArrayList<>();
        for (String letter : index) {
            String set = letters.get(letter);
            if (set == null) {
                throw place.fault(Nearest.unknown("index letter", letter, letters.keySet()));
            }
            of.add(set);
        }
        return of;
    }

    Optional<Variable> variable(String name) {
        Definition.Equation equation = equations.get(name);
        Definition.Solve solve = solved.get(name);
        if (solve == null) {
            return Optional.ofNullable(equation).map(Definition.Equation::variable);
        }
        return solve.out().stream()
                .map(Definition.Out::variable)
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }

    /** The unit of a text; the name of a set is the unit of its codes. */
    Unit unitNamed(String text, Place place) {
        try {
            return sets.containsKey(text) ? Unit.base(text) : Unit.parse(text, units);
        } catch (IllegalArgumentException e) {
            Set<String> known = new LinkedHashSet<>(Unit.COMMON.keySet());
            known.addAll(units.keySet());
            known.addAll(sets.keySet());
            throw place.fault(Nearest.unknown("unit", String.valueOf(e.getMessage()), known));
        }
    }

    String known(Token unit) {
        unitNamed(unit.text(), unit.place());
        return unit.text();
    }

    /** The place of {@code set.element} in its set, -1 if the name is none. */
    static int code(String name, Function<String, Collection<String>> elements) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? -1 : new ArrayList<>(elements.apply(name.substring(0, dot))).indexOf(name.substring(dot + 1));
    }
}
