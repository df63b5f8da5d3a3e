package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.Source;
import org.tokenstate.equations.Variable;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Input;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/**
 * Builds the tree of a number from the equations that ran, each node once. What an equation reads is known from the compiled
 * text, so that nothing that moves a result is left out.
 */
final class ExplanationBuilder {
    /** The variable in which a solver says how far it is from its conditions. */
    private static final String RESIDUAL = "residual";

    /** All levels, down to the data. */
    private static final int ALL = Integer.MAX_VALUE;

    private final Projection projection;
    private final int levels;
    private final YearModel model;
    private final EquationSystem system;
    private final Leaves leaves;
    private final Map<String, Node> made = new HashMap<>();

    ExplanationBuilder(Projection projection) {
        this(projection, ALL);
    }

    /** A builder of trees that end so many levels below the result, whose last numbers name no inputs. */
    ExplanationBuilder(Projection projection, int levels) {
        this.projection = projection;
        this.levels = levels;
        model = projection.model().year();
        system = model.system();
        leaves = new Leaves(projection, this::parameter);
    }

    Node variable(String result, int year) {
        return instance(model.instance(result), year, levels);
    }

    /** The variables whose values the trees of some results hold. */
    Set<String> reach(List<String> results) {
        Set<String> known = new HashSet<>();
        for (String result : results) {
            reach(model.instance(result), levels, known);
        }
        return known;
    }

    private void reach(String instance, int left, Set<String> known) {
        known.add(instance);
        if (left > 0) {
            for (boolean base : new boolean[] {false, true}) {
                for (Input input : system.inputs(instance, base)) {
                    if (input.kind() == Input.Kind.VARIABLE) {
                        reach(input.name(), left - 1, known);
                    } else if (input.kind() == Input.Kind.SOLVER && left > 1) {
                        for (Input of : system.inputs(input.name(), base)) {
                            if (of.kind() == Input.Kind.VARIABLE) {
                                reach(of.name(), left - 2, known);
                            }
                        }
                    }
                    if (input.kind() == Input.Kind.SOLVER && system.instances().contains(RESIDUAL)) {
                        known.add(RESIDUAL);
                    }
                }
            }
        }
    }

    private Node parameter(String name, int year) {
        String key = "parameter " + name + year;
        Node node = made.get(key);
        if (node == null) {
            node = leaves.parameter(name, year);
            made.put(key, node);
        }
        return node;
    }

    private Node instance(String instance, int year, int left) {
        String key = instance + year + " " + left;
        Node node = made.get(key);
        if (node == null) {
            node = make(instance, year, left);
            made.put(key, node);
        }
        return node;
    }

    private Node make(String instance, int year, int left) {
        boolean base = year == TokenStateModel.FIRST_YEAR;
        Variable variable = system.variable(instance);
        List<Input> inputs = system.inputs(instance, base);
        List<Node> nodes = nodes(inputs, year, left);
        boolean solved = !variable.solver().isEmpty();
        boolean state = inputs.stream().anyMatch(input -> input.when() == Input.When.PREVIOUS);
        Optional<Source> source = Optional.empty();
        if (solved) {
            source = Optional.of(new Source("given by the solver " + variable.solver(), Evidence.DERIVED));
        } else if (inputs.isEmpty()) {
            source = Optional.of(new Source("a rule of the model, " + variable.chapter(), Evidence.ASSUMED));
        }
        double value = projection.value(instance, year);
        String name = model.shown(instance);
        return new Node(
                name,
                year,
                model.results().has(name) ? model.results().get(name).unit() : variable.unit(),
                Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty(),
                Double.isInfinite(value) ? "no limit" : "",
                solved ? Kind.SOLVED : inputs.isEmpty() ? Kind.GIVEN : state ? Kind.STATE : Kind.FORMULA,
                solved ? "solved" : system.equation(instance, base),
                // a user may leave it out
                variable.description().isEmpty() ? name : variable.description(),
                source,
                "",
                nodes);
    }

    private List<Node> nodes(List<Input> inputs, int year, int left) {
        if (left == 0) {
            return List.of();
        }
        int below = left == ALL ? ALL : left - 1;
        // By identity: each node is made once, and comparing two would go down their trees.
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> nodes = new ArrayList<>();
        for (Input input : inputs) {
            int when =
                    switch (input.when()) {
                        case SAME -> year;
                        case PREVIOUS, EARLIER -> year - 1;
                        case BASE -> TokenStateModel.FIRST_YEAR;
                    };
            Node node =
                    switch (input.kind()) {
                        case VARIABLE -> instance(input.name(), when, below);
                        case PARAMETER -> parameter(input.name(), when);
                        case SOLVER -> solver(input.name(), when, below);
                        case FIGURE -> figure(input.name());
                        case DATA -> series(input.name(), when);
                    };
            if (seen.add(node)) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private Node figure(String name) {
        String key = Leaves.FIGURE + name;
        Node node = made.get(key);
        if (node == null) {
            node = leaves.figure(name);
            made.put(key, node);
        }
        return node;
    }

    private Node series(String name, int year) {
        String key = "series " + name + year;
        Node node = made.get(key);
        if (node == null) {
            node = leaves.series(name, year, projection.series(name, year));
            made.put(key, node);
        }
        return node;
    }

    /** The use of a solver in a year: one node that all it gives share. */
    private Node solver(String name, int year, int left) {
        String key = "solver " + name + year + " " + left;
        Node node = made.get(key);
        if (node == null) {
            boolean base = year == TokenStateModel.FIRST_YEAR;
            List<Node> inputs = nodes(system.inputs(name, base), year, left);
            double residual = residual(name, year);
            node = new Node(
                    name,
                    year,
                    "1",
                    OptionalDouble.of(residual),
                    "",
                    Kind.SOLVED,
                    system.equation(name, base),
                    "what is left of the conditions that are solved for",
                    Optional.of(new Source("solved each year", Evidence.DERIVED)),
                    residual == 0
                            ? "exact: no iteration, residual 0"
                            : String.format(Locale.ROOT, "residual %.1e", residual),
                    inputs);
            made.put(key, node);
        }
        return node;
    }

    /** What a solver says of its own accuracy; 0 where it has nothing to iterate. */
    private double residual(String name, int year) {
        boolean iterates = system.instances().contains(RESIDUAL)
                && system.inputs(RESIDUAL, false).stream()
                        .anyMatch(input -> input.name().equals(name));
        return iterates ? projection.value(RESIDUAL, year) : 0;
    }
}
