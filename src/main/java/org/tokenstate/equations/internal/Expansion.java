package org.tokenstate.equations.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Variable;
import org.tokenstate.equations.internal.Input.Kind;
import org.tokenstate.equations.internal.Input.When;

/** Expands equations over the elements of their sets into a graph, and notes what each value directly rests on. */
final class Expansion {
    private static final Place NOWHERE = new Place("", 0, 0);
    private static final int MOST_STEPS = 20_000_000;
    /** How deep expressions may stand in each other, those of the variables that they name included: each is a call. */
    private static final int MOST_DEPTH = 400;

    private static final String PARAMETER = "parameter.";
    private static final String FIGURE = "figure.";
    private static final List<String> FUNCTIONS =
            List.of("min", "max", "where", "known", "exp", "log", "sqrt", "crf", "base", "previous", "sum", "not");

    /** The elements that index letters stand for. */
    private record Elements(String letter, String element, Optional<Elements> outer) {
        static final Elements NONE = new Elements("", "", Optional.empty());

        Elements with(String anotherLetter, String itsElement) {
            return new Elements(anotherLetter, itsElement, Optional.of(this));
        }

        Optional<String> get(String wanted) {
            Elements at = this;
            while (!at.letter.equals(wanted)) {
                if (at.outer.isEmpty()) {
                    return Optional.empty();
                }
                at = at.outer.get();
            }
            return Optional.of(at.element);
        }
    }

    private final Equations text;
    private final Vocabulary vocabulary;
    private final Graph graph = new Graph();
    private final Map<String, List<String>> sets = new LinkedHashMap<>();
    /** The elements of each set again, to look one up. */
    private final Map<String, Set<String>> members = new HashMap<>();

    private final Set<String> everyElement = new HashSet<>();
    private final Map<String, EquationSystem.Reading> firstReadings = new LinkedHashMap<>();
    private final Map<String, EquationSystem.Reading> laterReadings = new LinkedHashMap<>();
    private final Map<String, Node> solveNodes = new LinkedHashMap<>();
    private final Graph.Names uses = new Graph.Names();
    private final Set<String> open = new LinkedHashSet<>();
    private final Deque<Set<Input>> noted = new ArrayDeque<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private int failures;
    private boolean firstYear;
    private boolean inBase;
    private String port = "";
    private int steps;
    private int depth;

    Expansion(Equations text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    EquationSystem system() {
        sets.putAll(vocabulary.sets);
        text.sets.forEach((name, set) -> {
            if (!set.elements().isEmpty()) {
                sets.put(name, set.elements());
            } else if (!sets.containsKey(name)) {
                faults.add(set.place().at("set '" + name + "' must have elements, here or in a table"));
            }
        });
        sets.forEach((name, elements) -> {
            members.put(name, new HashSet<>(elements));
            everyElement.addAll(elements);
        });
        text.solves.values().forEach(this::checkPorts);
        List<Variable> variables = text.variables();
        for (Variable variable : faults.isEmpty() ? variables : List.<Variable>of()) {
            if (failures < Parser.MOST_FAULTS) {
                expand(variable);
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults.stream().limit(Parser.MOST_FAULTS).toList());
        }
        EquationSystem.Readings readings = EquationSystem.Readings.of(firstReadings, laterReadings);
        return new EquationSystem(
                new EquationSystem.Parts(
                        graph.parameters.list(),
                        graph.figures.list(),
                        graph.data.list(),
                        List.copyOf(graph.later.keySet()),
                        List.copyOf(variables),
                        sets,
                        () -> graph,
                        () -> readings),
                vocabulary.solvers);
    }

    private void expand(Variable variable) {
        Place place = new Place(variable.chapter(), variable.line(), 1);
        List<Elements> all = new ArrayList<>();
        attempt(place, () -> all.addAll(every(variable.index(), Elements.NONE)));
        for (Elements elements : all) {
            List<String> names = variable.index().stream()
                    .map(elements::get)
                    .map(Optional::orElseThrow)
                    .toList();
            for (boolean phase : new boolean[] {true, false}) {
                open.clear();
                depth = 0;
                noted.clear();
                inBase = false;
                port = "";
                firstYear = phase;
                attempt(place, () -> value(variable, names, place));
                // One fault fails every variable that rests on it.
                if (failures >= Parser.MOST_FAULTS) {
                    return;
                }
            }
        }
    }

    /** Does a part of the work, or notes why it cannot be done. */
    private void attempt(Place place, Runnable part) {
        try {
            part.run();
        } catch (InputException e) {
            faults.addAll(e.faults());
            failures++;
        } catch (IllegalStateException e) {
            faults.add(place.at(String.valueOf(e.getMessage())));
            failures++;
        }
    }

    private void checkPorts(Definition.Solve solve) {
        Solver solver = vocabulary.solvers.get(solve.solver());
        if (solver == null) {
            faults.add(solve.place().at(Nearest.unknown("solver", solve.solver(), vocabulary.solvers.keySet())));
            return;
        }
        Map<String, Place> in = new LinkedHashMap<>();
        solve.in().forEach(each -> addPort(in, each.port(), each.place()));
        checkPorts(solve, "be given", in, solver.inputs());
        Map<String, Place> out = new LinkedHashMap<>();
        solve.out().forEach(each -> addPort(out, each.port(), each.place()));
        checkPorts(solve, "give", out, solver.outputs());
    }

    private void addPort(Map<String, Place> ports, String name, Place place) {
        if (ports.put(name, place) != null) {
            faults.add(place.at("port '" + name + "' is there twice"));
        }
    }

    private void checkPorts(Definition.Solve solve, String does, Map<String, Place> given, List<Solver.Port> ports) {
        List<String> known = ports.stream().map(Solver.Port::name).toList();
        given.forEach((name, place) -> {
            if (!known.contains(name)) {
                faults.add(place.at(Nearest.unknown("port of " + solve.solver(), name, known)));
            }
        });
        for (String name : known) {
            if (!given.containsKey(name)) {
                faults.add(solve.place().at(solve.solver() + " must " + does + " its port '" + name + "'"));
            }
        }
    }

    static String key(String name, List<String> elements) {
        return elements.isEmpty() ? name : name + "[" + String.join(",", elements) + "]";
    }

    /** The value of a variable in the present phase. */
    private Node value(Variable variable, List<String> elements, Place at) {
        String key = key(variable.name(), elements);
        Map<String, Node> made = firstYear ? graph.first : graph.later;
        Node before = made.get(key);
        if (before != null) {
            return before;
        }
        open(key, at);
        boolean baseBefore = inBase;
        String portBefore = port;
        inBase = false;
        port = "";
        String source = "";
        Node node;
        if (variable.solver().isEmpty()) {
            Elements bound = Elements.NONE;
            for (int i = 0; i < elements.size(); i++) {
                bound = bound.with(variable.index().get(i), elements.get(i));
            }
            Definition.Branch branch = branch(variable.name(), bound, key);
            boolean start = firstYear && branch.first().isPresent();
            source = start ? branch.firstText() : branch.text();
            node = make(start ? branch.first().get() : branch.value(), bound);
        } else {
            node = solved(variable, elements, at);
        }
        inBase = baseBefore;
        port = portBefore;
        close(key, source);
        made.put(key, node);
        return node;
    }

    private void open(String key, Place at) {
        List<String> path = new ArrayList<>(open);
        if (!open.add(firstYear + key)) {
            path = path.subList(path.indexOf(firstYear + key), path.size());
            path.replaceAll(name -> name.replaceFirst("^(true|false)", ""));
            throw at.fault("a circle within the year: " + String.join(" -> ", path) + " -> " + key);
        }
        noted.push(new LinkedHashSet<>());
    }

    private void close(String key, String source) {
        EquationSystem.Reading reading = new EquationSystem.Reading(source, List.copyOf(noted.pop()));
        (firstYear ? firstReadings : laterReadings).put(key, reading);
        open.remove(firstYear + key);
    }

    private Definition.Branch branch(String name, Elements bound, String key) {
        Definition.Equation equation = Objects.requireNonNull(text.equations.get(name));
        for (Definition.Branch branch : equation.branches()) {
            if (branch.condition().isEmpty() || holds(branch.condition().get(), bound)) {
                return branch;
            }
        }
        throw equation.place().fault("there is no equation for " + key + "; add 'otherwise'");
    }

    private boolean holds(Expr.Condition condition, Elements bound) {
        String subject = element(condition.subject(), bound);
        boolean hit = false;
        for (Expr.Index index : condition.elements()) {
            Set<String> set = index.of().isEmpty() ? members.get(index.name()) : null;
            hit |= set != null ? set.contains(subject) : element(index, bound).equals(subject);
        }
        return hit != condition.not();
    }

    private String element(Expr.Index index, Elements bound) {
        if (index.of().isPresent()) {
            Map<String, String> map = vocabulary.maps.get(index.name());
            if (map == null) {
                throw index.place().fault(Nearest.unknown("map", index.name(), vocabulary.maps.keySet()));
            }
            String of = element(index.of().get(), bound);
            String image = map.get(of);
            if (image == null) {
                throw index.place().fault("map '" + index.name() + "' must have an image of '" + of + "'");
            }
            return image;
        }
        Optional<String> letter = bound.get(index.name());
        if (letter.isPresent()) {
            return letter.get();
        }
        String named = vocabulary.aliases.getOrDefault(index.name(), index.name());
        if (!everyElement.contains(named)) {
            throw index.place().fault("'" + index.name() + "' is no index here and no element of a set");
        }
        return named;
    }

    private List<Elements> every(List<String> letters, Elements bound) {
        List<Elements> every = List.of(bound);
        for (String letter : letters) {
            List<String> elements = set(text.setsOf(List.of(letter), NOWHERE).get(0));
            if ((long) every.size() * elements.size() > NodePool.MOST_NODES) {
                throw new IllegalStateException("a variable must have at most " + NodePool.MOST_NODES + " elements");
            }
            every = every.stream()
                    .flatMap(one -> elements.stream().map(element -> one.with(letter, element)))
                    .toList();
        }
        return every;
    }

    private List<String> set(String name) {
        return sets.getOrDefault(name, List.of());
    }

    private boolean isIn(String set, String element) {
        return members.getOrDefault(set, Set.of()).contains(element);
    }

    // Solvers.

    private Node solved(Variable variable, List<String> elements, Place at) {
        Definition.Solve solve = Objects.requireNonNull(text.solved.get(variable.name()));
        Elements bound = Elements.NONE;
        List<String> rest = new ArrayList<>(elements);
        if (solve.index().isPresent()) {
            int fixed = variable.index().indexOf(solve.index().get());
            bound = bound.with(solve.index().get(), rest.remove(fixed));
        }
        Node node = solve(solve, bound, at);
        Graph.SolverUse use = graph.solvers.get(node.ref / 2);
        note(Kind.SOLVER, use.name(), When.SAME);
        for (Definition.Out out : solve.out()) {
            if (out.variable().name().equals(variable.name())) {
                return graph.pool.node(Op.OUT, 0, use.layout().out(out.port()).place(rest), node);
            }
        }
        throw new IllegalStateException(solve.name() + " does not give " + variable.name());
    }

    private Node solve(Definition.Solve solve, Elements bound, Place at) {
        List<String> element = solve.index().flatMap(bound::get).stream().toList();
        String name = key(solve.name(), element);
        Node before = solveNodes.get(firstYear + name);
        if (before != null) {
            return before;
        }
        open(name, at);
        List<Node> given = new ArrayList<>();
        Map<String, Solver.Block> inputs = new LinkedHashMap<>();
        for (Definition.In in : solve.in()) {
            Set<String> letters = new LinkedHashSet<>();
            collect(
                    in.value(),
                    letters,
                    new LinkedHashSet<>(solve.index().stream().toList()));
            inputs.put(in.port(), block(given.size(), List.copyOf(letters)));
            port = in.port();
            for (Elements one : every(List.copyOf(letters), bound)) {
                given.add(make(firstYear ? in.first().orElse(in.value()) : in.value(), one));
            }
        }
        port = "";
        if (!firstYear
                && Objects.requireNonNull(vocabulary.solvers.get(solve.solver()))
                        .remembers()) {
            note(Kind.SOLVER, name, When.EARLIER);
        }
        close(name, "by " + solve.solver());
        int number = uses.place(name);
        if (number == graph.solvers.size()) {
            graph.solvers.add(new Graph.SolverUse(name, solve.solver(), layout(solve, inputs)));
        }
        Node node = graph.pool.node(Op.SOLVE, 0, number * 2 + (firstYear ? 0 : 1), given.toArray(new Node[0]));
        solveNodes.put(firstYear + name, node);
        return node;
    }

    private Solver.Layout layout(Definition.Solve solve, Map<String, Solver.Block> inputs) {
        Map<String, Solver.Block> outputs = new LinkedHashMap<>();
        int count = 0;
        for (Definition.Out out : solve.out()) {
            List<String> letters = new ArrayList<>(out.variable().index());
            solve.index().ifPresent(letters::remove);
            Solver.Block block = block(count, letters);
            outputs.put(out.port(), block);
            count += block.size();
        }
        return new Solver.Layout(inputs, outputs, count);
    }

    private Solver.Block block(int at, List<String> letters) {
        List<String> of = text.setsOf(letters, NOWHERE);
        return new Solver.Block(at, of, of.stream().map(this::set).toList());
    }

    /** Collects the letters that an expression leaves open, in order of appearance. */
    private void collect(Expr expr, Set<String> free, Set<String> bound) {
        if (expr instanceof Expr.Name name) {
            name.index().forEach(index -> collect(index, free, bound));
        } else if (expr instanceof Expr.Call call) {
            call.arguments().forEach(argument -> collect(argument, free, bound));
        } else if (expr instanceof Expr.Over over) {
            boolean added = bound.add(over.letter());
            over.condition().ifPresent(condition -> {
                collect(condition.subject(), free, bound);
                condition.elements().forEach(element -> collect(element, free, bound));
            });
            collect(over.body(), free, bound);
            if (added) {
                bound.remove(over.letter());
            }
        }
    }

    private void collect(Expr.Index index, Set<String> free, Set<String> bound) {
        if (index.of().isPresent()) {
            collect(index.of().get(), free, bound);
        } else if (text.letters.containsKey(index.name()) && !bound.contains(index.name())) {
            free.add(index.name());
        }
    }

    // Expressions.

    private Node make(Expr expr, Elements bound) {
        if (++steps > MOST_STEPS || ++depth > MOST_DEPTH) {
            throw expr.place()
                    .fault("expressions and the variables that they name must be at most " + MOST_DEPTH
                            + " deep and expand in at most " + MOST_STEPS + " steps");
        }
        Node node = node(expr, bound);
        depth--;
        return node;
    }

    private Node node(Expr expr, Elements bound) {
        if (expr instanceof Expr.Literal literal) {
            return graph.pool.number(literal.value());
        }
        if (expr instanceof Expr.Name name) {
            return name(name, bound);
        }
        if (expr instanceof Expr.Over over) {
            return over(over, bound);
        }
        Expr.Call call = (Expr.Call) expr;
        return switch (call.function()) {
            case "base" -> base(call, bound);
            case "previous" -> previous(call, bound);
            case "negative" -> graph.pool.operation(Op.SUBTRACT, graph.pool.number(0), make(call.argument(0), bound));
            case "^" -> {
                Node base = make(call.argument(0), bound);
                Node exponent = make(call.argument(1), bound);
                yield graph.pool.operation(Op.POWER, base, exponent, graph.pool.operation(Op.LOG, base));
            }
            default -> operation(call, bound);
        };
    }

    private Node operation(Expr.Call call, Elements bound) {
        String name = call.function();
        Op op = Op.NAMED.get(name.startsWith(">") ? name.replace('>', '<') : name);
        if (op == null) {
            throw call.place().fault(Nearest.unknown("function", name, FUNCTIONS));
        }
        List<Node> arguments = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            arguments.add(make(argument, bound));
        }
        if (op == Op.MIN || op == Op.MAX) {
            return arguments.stream()
                    .reduce((a, b) -> graph.pool.operation(op, a, b))
                    .orElseThrow();
        }
        count(call, op.arguments);
        if (name.startsWith(">")) {
            Collections.reverse(arguments);
        }
        return graph.pool.operation(op, arguments.toArray(new Node[0]));
    }

    private static void count(Expr.Call call, int wanted) {
        if (call.arguments().size() != wanted) {
            throw call.place()
                    .fault(call.function() + " must have " + wanted + " arguments but has "
                            + call.arguments().size());
        }
    }

    private Node over(Expr.Over over, Elements bound) {
        if (!sets.containsKey(over.set())) {
            throw over.place().fault(Nearest.unknown("set", over.set(), sets.keySet()));
        }
        boolean sum = over.function().equals("sum");
        Op op = sum ? Op.ADD : over.function().equals("min") ? Op.MIN : Op.MAX;
        Optional<Node> found = Optional.empty();
        for (String element : set(over.set())) {
            Elements inner = bound.with(over.letter(), element);
            if (over.condition().isEmpty() || holds(over.condition().get(), inner)) {
                Node next = make(over.body(), inner);
                found = Optional.of(found.map(sofar -> graph.pool.operation(op, sofar, next))
                        .orElse(next));
            }
        }
        if (found.isEmpty() && !sum) {
            throw over.place().fault(over.function() + " must be over at least one element but is over none");
        }
        return found.orElseGet(() -> graph.pool.number(0));
    }

    private Node base(Expr.Call call, Elements bound) {
        count(call, 1);
        boolean before = firstYear;
        boolean baseBefore = inBase;
        firstYear = true;
        inBase = true;
        Node node = make(call.argument(0), bound);
        firstYear = before;
        inBase = baseBefore;
        return before || node.op == Op.NUMBER ? node : graph.pool.node(Op.BASE, 0, 0, node);
    }

    private Node previous(Expr.Call call, Elements bound) {
        count(call, 1);
        if (!(call.argument(0) instanceof Expr.Name name)) {
            throw call.place().fault("previous must be of a variable");
        }
        if (firstYear) {
            throw call.place().fault("there is no year before the first; say with 'from' what holds in it");
        }
        Variable variable = text.variable(name.name())
                .orElseThrow(() -> name.place().fault(Nearest.unknown("variable", name.name(), variables())));
        List<String> elements = within(variable, name, bound);
        String key = key(variable.name(), elements);
        note(Kind.VARIABLE, key, When.PREVIOUS);
        return graph.pool.leaf(Op.PREVIOUS, graph.previous.place(key));
    }

    private List<String> variables() {
        return text.variables().stream().map(Variable::name).toList();
    }

    /** The elements with which a name is used, which must be those of what it stands for. */
    private List<String> within(Variable variable, Expr.Name name, Elements bound) {
        List<String> elements = elements(name, bound);
        if (elements.size() != variable.sets().size()) {
            throw name.place()
                    .fault("'" + variable.name() + "' must have "
                            + variable.sets().size() + " indices but has " + elements.size());
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!isIn(variable.sets().get(i), elements.get(i))) {
                throw name.place()
                        .fault("'" + elements.get(i) + "' must be in the set "
                                + variable.sets().get(i) + " of '" + variable.name() + "'");
            }
        }
        return elements;
    }

    private List<String> elements(Expr.Name name, Elements bound) {
        return name.index().stream().map(index -> element(index, bound)).toList();
    }

    private Node name(Expr.Name expr, Elements bound) {
        String name = expr.name();
        if (name.equals("calendar")) {
            return graph.pool.leaf(firstYear ? Op.CALENDAR_BASE : Op.CALENDAR, 0);
        }
        if (name.equals("missing") || name.equals("infinity")) {
            return graph.pool.number(name.equals("missing") ? Double.NaN : Double.POSITIVE_INFINITY);
        }
        Optional<Variable> variable = text.variable(name);
        if (variable.isPresent()) {
            List<String> elements = within(variable.get(), expr, bound);
            note(Kind.VARIABLE, key(name, elements), When.SAME);
            return value(variable.get(), elements, expr.place());
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && isIn(name.substring(0, dot), name.substring(dot + 1))) {
            return graph.pool.number(set(name.substring(0, dot)).indexOf(name.substring(dot + 1)));
        }
        if (text.data.containsKey(name)) {
            String key = key(name, within(text.given(name), expr, bound));
            note(Kind.DATA, key, When.SAME);
            return graph.pool.leaf(firstYear ? Op.DATA_BASE : Op.DATA, graph.data.place(key));
        }
        if (name.startsWith(FIGURE) && text.figures.containsKey(name.substring(FIGURE.length()))) {
            String figure = name.substring(FIGURE.length());
            String key = key(figure, within(text.given(figure), expr, bound));
            note(Kind.FIGURE, key, When.SAME);
            return graph.pool.leaf(Op.FIGURE, graph.figures.place(key));
        }
        return parameter(expr, elements(expr, bound));
    }

    private Node parameter(Expr.Name name, List<String> elements) {
        String plain = name.name().startsWith(PARAMETER) ? name.name().substring(PARAMETER.length()) : name.name();
        Vocabulary.Parameter parameter = vocabulary.parameter(plain, elements).orElseThrow(() -> name.place()
                .fault(Nearest.unknown(
                        "variable, parameter or figure",
                        elements.isEmpty() ? plain : plain + "." + String.join(".", elements),
                        names())));
        boolean ofBase = firstYear || !parameter.byYear();
        note(Kind.PARAMETER, parameter.name(), parameter.byYear() ? When.SAME : When.BASE);
        return graph.pool.leaf(ofBase ? Op.PARAMETER_BASE : Op.PARAMETER, graph.parameters.place(parameter.name()));
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(text.equations.keySet());
        names.addAll(text.solved.keySet());
        names.addAll(text.data.keySet());
        names.addAll(vocabulary.parameters.keySet());
        text.figures.keySet().forEach(figure -> names.add("figure." + figure));
        return names;
    }

    private void note(Kind kind, String name, When when) {
        noted.element().add(new Input(kind, name, inBase ? When.BASE : when, port));
    }
}
