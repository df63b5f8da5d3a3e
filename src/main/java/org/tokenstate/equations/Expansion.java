package org.tokenstate.equations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.equations.Input.Kind;
import org.tokenstate.equations.Input.When;

/** Expands equations over the elements of their sets into a graph, and notes what each value directly rests on. */
final class Expansion {
    private static final int MOST_FAULTS = 20;
    private static final int MOST_STEPS = 20_000_000;
    private static final int MOST_IN_A_ROW = 1_000;
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
    private final Set<String> everyElement = new LinkedHashSet<>();
    private final Map<String, EquationSystem.Reading> firstReadings = new LinkedHashMap<>();
    private final Map<String, EquationSystem.Reading> laterReadings = new LinkedHashMap<>();
    private final Map<String, Integer> useOf = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Deque<Set<Input>> noted = new ArrayDeque<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private boolean firstYear;
    private boolean inBase;
    private String port = "";
    private int steps;

    Expansion(Equations text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    EquationSystem system() {
        sets.putAll(vocabulary.sets);
        for (Definition.IndexSet set : text.sets.values()) {
            set.elements().ifPresent(elements -> sets.put(set.name(), elements));
            if (!sets.containsKey(set.name())) {
                fault(set.place().at("set '" + set.name() + "' must have elements, here or in a table"));
            }
        }
        sets.values().forEach(everyElement::addAll);
        text.solves.values().forEach(this::checkPorts);
        List<Variable> variables = text.variables();
        if (faults.isEmpty()) {
            variables.forEach(this::expand);
        }
        if (!faults.isEmpty()) {
            throw new InputException(List.copyOf(faults));
        }
        return new EquationSystem(graph, variables, sets, firstReadings, laterReadings, vocabulary.solvers);
    }

    private void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private void expand(Variable variable) {
        Place place = new Place(variable.chapter(), variable.line(), 1);
        for (Elements elements : every(variable.index(), Elements.NONE)) {
            List<String> names = new ArrayList<>();
            variable.index().forEach(letter -> names.add(elements.get(letter).orElseThrow()));
            for (boolean phase : new boolean[] {true, false}) {
                try {
                    open.clear();
                    noted.clear();
                    inBase = false;
                    port = "";
                    firstYear = phase;
                    value(variable, names, place);
                } catch (InputException e) {
                    e.faults().forEach(this::fault);
                } catch (IllegalStateException e) {
                    fault(place.at(String.valueOf(e.getMessage())));
                }
                if (faults.size() == MOST_FAULTS) {
                    return;
                }
            }
        }
    }

    private void checkPorts(Definition.Solve solve) {
        Solver solver = vocabulary.solvers.get(solve.solver());
        if (solver == null) {
            fault(solve.place().at(Nearest.unknown("solver", solve.solver(), vocabulary.solvers.keySet())));
            return;
        }
        Set<String> given = new LinkedHashSet<>();
        for (Definition.In in : solve.in()) {
            checkPort(solve, in.port(), in.place(), given, names(solver.inputs()));
        }
        for (String name : names(solver.inputs())) {
            if (!given.contains(name)) {
                fault(solve.place().at(solve.solver() + " must be given its port '" + name + "'"));
            }
        }
        Set<String> taken = new LinkedHashSet<>();
        for (Definition.Out out : solve.out()) {
            checkPort(solve, out.port(), out.place(), taken, names(solver.outputs()));
        }
    }

    private void checkPort(
            Definition.Solve solve, String name, Place place, Set<String> seen, Collection<String> known) {
        if (!known.contains(name)) {
            fault(place.at(Nearest.unknown("port of " + solve.solver(), name, known)));
        } else if (!seen.add(name)) {
            fault(place.at("port '" + name + "' is there twice"));
        }
    }

    private static List<String> names(List<Solver.Port> ports) {
        return ports.stream().map(Solver.Port::name).toList();
    }

    static String key(String name, List<String> elements) {
        return elements.isEmpty() ? name : name + "[" + String.join(",", elements) + "]";
    }

    /** The value of a variable in the present phase. */
    private Node value(Variable variable, List<String> elements, Place at) {
        String key = key(variable.name(), elements);
        Map<String, Node> made = graph.phase(firstYear);
        Node before = made.get(key);
        if (before != null) {
            return before;
        }
        String opened = firstYear + key;
        if (!open.add(opened)) {
            throw at.fault("a circle within the year: " + circle(opened));
        }
        if (open.size() > MOST_IN_A_ROW) {
            throw at.fault("at most " + MOST_IN_A_ROW + " variables may rest on each other in a row");
        }
        noted.push(new LinkedHashSet<>());
        boolean baseBefore = inBase;
        String portBefore = port;
        inBase = false;
        port = "";
        String source;
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
            source = "";
            node = solved(variable, elements, at);
        }
        inBase = baseBefore;
        port = portBefore;
        Set<Input> inputs = noted.pop();
        (firstYear ? firstReadings : laterReadings).put(key, new EquationSystem.Reading(source, List.copyOf(inputs)));
        open.remove(opened);
        made.put(key, node);
        return node;
    }

    private String circle(String opened) {
        List<String> path = new ArrayList<>(open);
        path = new ArrayList<>(path.subList(path.indexOf(opened), path.size()));
        path.add(opened);
        path.replaceAll(key -> key.substring(key.startsWith("true") ? 4 : 5));
        return String.join(" -> ", path);
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
            List<String> set = index.of().isEmpty() ? sets.get(index.name()) : null;
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

    private List<String> elements(List<Expr.Index> index, Elements bound) {
        List<String> elements = new ArrayList<>();
        index.forEach(one -> elements.add(element(one, bound)));
        return elements;
    }

    private List<Elements> every(List<String> letters, Elements bound) {
        List<Elements> every = new ArrayList<>(List.of(bound));
        for (String letter : letters) {
            if (bound.get(letter).isPresent()) {
                continue;
            }
            List<Elements> next = new ArrayList<>();
            for (Elements one : every) {
                set(String.valueOf(text.letters.get(letter))).forEach(element -> next.add(one.with(letter, element)));
            }
            if (next.size() > NodePool.MOST_NODES) {
                throw new IllegalStateException("a variable must have at most " + NodePool.MOST_NODES + " elements");
            }
            every = next;
        }
        return every;
    }

    private List<String> set(String name) {
        return sets.getOrDefault(name, List.of());
    }

    // Solvers.

    private Node solved(Variable variable, List<String> elements, Place at) {
        Definition.Solve solve = Objects.requireNonNull(text.solved.get(variable.name()));
        Elements bound = Elements.NONE;
        if (solve.index().isPresent()) {
            String letter = solve.index().get();
            bound = bound.with(letter, elements.get(variable.index().indexOf(letter)));
        }
        Graph.SolverUse use = use(solve, bound, at);
        noted.element().add(new Input(Kind.SOLVER, use.name, When.SAME, ""));
        Definition.Out out = solve.out().stream()
                .filter(o -> o.variable().name().equals(variable.name()))
                .findFirst()
                .orElseThrow();
        Solver.Block block = use.layout.out(out.port());
        int place = 0;
        int dimension = 0;
        for (int i = 0; i < elements.size(); i++) {
            if (solve.index().isPresent()
                    && variable.index().get(i).equals(solve.index().get())) {
                continue;
            }
            List<String> of = block.elements().get(dimension++);
            place = place * of.size() + of.indexOf(elements.get(i));
        }
        Node node = Objects.requireNonNull(use.phases[firstYear ? 0 : 1]);
        return graph.pool.node(Op.OUT, 0, block.at() + place, node);
    }

    private Graph.SolverUse use(Definition.Solve solve, Elements bound, Place at) {
        String name = key(
                solve.name(),
                solve.index()
                        .map(letter -> List.of(bound.get(letter).orElseThrow()))
                        .orElse(List.of()));
        Integer number = useOf.get(name);
        if (number != null && graph.solvers.get(number).phases[firstYear ? 0 : 1] != null) {
            return graph.solvers.get(number);
        }
        String opened = firstYear + name;
        if (!open.add(opened)) {
            throw at.fault("a circle within the year: " + circle(opened));
        }
        noted.push(new LinkedHashSet<>());
        List<Node> given = new ArrayList<>();
        Map<String, Solver.Block> inputs = new LinkedHashMap<>();
        for (Definition.In in : solve.in()) {
            Expr expr = firstYear && in.first().isPresent() ? in.first().get() : in.value();
            List<String> letters = freeLetters(in.value(), solve.index());
            inputs.put(in.port(), block(given.size(), letters));
            port = in.port();
            for (Elements one : every(letters, bound)) {
                given.add(make(expr, one));
            }
        }
        port = "";
        Solver solver = Objects.requireNonNull(vocabulary.solvers.get(solve.solver()));
        Set<Input> read = noted.pop();
        if (solver.remembers() && !firstYear) {
            read.add(new Input(Kind.SOLVER, name, When.EARLIER, ""));
        }
        open.remove(opened);
        (firstYear ? firstReadings : laterReadings)
                .put(name, new EquationSystem.Reading("by " + solve.solver(), List.copyOf(read)));
        if (number == null) {
            number = graph.solvers.size();
            useOf.put(name, number);
            graph.solvers.add(new Graph.SolverUse(name, solve.solver(), layout(solve, solver, inputs)));
        }
        Graph.SolverUse use = graph.solvers.get(number);
        int phase = firstYear ? 0 : 1;
        use.phases[phase] = graph.pool.node(Op.SOLVE, 0, number * 2 + phase, given.toArray(new Node[0]));
        return use;
    }

    private Solver.Layout layout(Definition.Solve solve, Solver solver, Map<String, Solver.Block> inputs) {
        Map<String, Solver.Block> outputs = new LinkedHashMap<>();
        int count = 0;
        for (Definition.Out out : solve.out()) {
            List<String> letters = new ArrayList<>(out.variable().index());
            solve.index().ifPresent(letters::remove);
            Solver.Block block = block(count, letters);
            outputs.put(out.port(), block);
            count += block.size();
        }
        for (String name : names(solver.outputs())) {
            if (!outputs.containsKey(name)) {
                throw solve.place().fault("port '" + name + "' of " + solve.solver() + " must be taken as a variable");
            }
        }
        return new Solver.Layout(inputs, outputs, count);
    }

    private Solver.Block block(int at, List<String> letters) {
        List<String> of = letters.stream()
                .map(letter -> String.valueOf(text.letters.get(letter)))
                .toList();
        return new Solver.Block(at, of, of.stream().map(this::set).toList());
    }

    /** The letters that an expression leaves open, in order of appearance. */
    private List<String> freeLetters(Expr expr, Optional<String> fixed) {
        Set<String> free = new LinkedHashSet<>();
        collect(expr, free, new LinkedHashSet<>(fixed.stream().toList()));
        return List.copyOf(free);
    }

    private void collect(Expr expr, Set<String> free, Set<String> bound) {
        if (expr instanceof Expr.Name name) {
            name.index().forEach(index -> collect(index, free, bound));
        } else if (expr instanceof Expr.Call call) {
            call.arguments().forEach(argument -> collect(argument, free, bound));
        } else if (expr instanceof Expr.Sum sum) {
            boolean added = bound.add(sum.letter());
            sum.condition().ifPresent(condition -> {
                collect(condition.subject(), free, bound);
                condition.elements().forEach(element -> collect(element, free, bound));
            });
            collect(sum.body(), free, bound);
            if (added) {
                bound.remove(sum.letter());
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
        if (++steps > MOST_STEPS) {
            throw expr.place().fault("equations must expand in at most " + MOST_STEPS + " steps");
        }
        if (expr instanceof Expr.Literal literal) {
            return graph.pool.number(literal.value());
        }
        if (expr instanceof Expr.Name name) {
            return name(name, bound);
        }
        if (expr instanceof Expr.Sum sum) {
            return sum(sum, bound);
        }
        Expr.Call call = (Expr.Call) expr;
        return switch (call.function()) {
            case "base" -> base(call, bound);
            case "previous" -> previous(call, bound);
            case ">" -> swapped(Op.LESS, call, bound);
            case ">=" -> swapped(Op.AT_MOST, call, bound);
            case "negative" -> graph.pool.operation(Op.SUBTRACT, graph.pool.number(0), make(call.argument(0), bound));
            case "^" -> {
                Node base = make(call.argument(0), bound);
                Node exponent = make(call.argument(1), bound);
                yield graph.pool.operation(Op.POWER, base, exponent, graph.pool.operation(Op.LOG, base));
            }
            case "min", "max" -> {
                Op op = call.function().equals("min") ? Op.MIN : Op.MAX;
                Node value = make(call.argument(0), bound);
                for (Expr next : call.arguments().subList(1, call.arguments().size())) {
                    value = graph.pool.operation(op, value, make(next, bound));
                }
                yield value;
            }
            default -> operation(call, bound);
        };
    }

    private Node operation(Expr.Call call, Elements bound) {
        Op op =
                switch (call.function()) {
                    case "+" -> Op.ADD;
                    case "-" -> Op.SUBTRACT;
                    case "*" -> Op.MULTIPLY;
                    case "/" -> Op.DIVIDE;
                    case "<" -> Op.LESS;
                    case "<=" -> Op.AT_MOST;
                    case "==" -> Op.EQUAL;
                    case "and" -> Op.AND;
                    case "or" -> Op.OR;
                    case "not" -> Op.NOT;
                    case "where" -> Op.WHERE;
                    case "known" -> Op.KNOWN;
                    case "exp" -> Op.EXP;
                    case "log" -> Op.LOG;
                    case "sqrt" -> Op.SQRT;
                    case "crf" -> Op.RECOVERY;
                    default -> throw call.place().fault(Nearest.unknown("function", call.function(), FUNCTIONS));
                };
        count(call, op.arguments);
        Node[] arguments = new Node[op.arguments];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = make(call.argument(i), bound);
        }
        return graph.pool.operation(op, arguments);
    }

    private static void count(Expr.Call call, int wanted) {
        if (call.arguments().size() != wanted) {
            throw call.place()
                    .fault(call.function() + " must have " + wanted + " arguments but has "
                            + call.arguments().size());
        }
    }

    private Node swapped(Op op, Expr.Call call, Elements bound) {
        Node left = make(call.argument(0), bound);
        return graph.pool.operation(op, make(call.argument(1), bound), left);
    }

    private Node sum(Expr.Sum sum, Elements bound) {
        List<String> elements = sets.get(sum.set());
        if (elements == null) {
            throw sum.place().fault(Nearest.unknown("set", sum.set(), sets.keySet()));
        }
        Node total = graph.pool.number(0);
        boolean any = false;
        for (String element : elements) {
            Elements inner = bound.with(sum.letter(), element);
            if (sum.condition().isPresent() && !holds(sum.condition().get(), inner)) {
                continue;
            }
            Node next = make(sum.body(), inner);
            total = any ? graph.pool.operation(Op.ADD, total, next) : next;
            any = true;
        }
        return total;
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
        return before || node.op() == Op.NUMBER ? node : graph.pool.node(Op.BASE, 0, 0, node);
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
                .orElseThrow(() -> name.place().fault(Nearest.unknown("variable", name.name(), names())));
        List<String> elements = within(variable, name, bound);
        String key = key(variable.name(), elements);
        note(Kind.VARIABLE, key, When.PREVIOUS);
        return graph.pool.leaf(Op.PREVIOUS, graph.previous.place(key));
    }

    private List<String> within(Variable variable, Expr.Name name, Elements bound) {
        return within(variable.name(), variable.sets(), name, bound);
    }

    private List<String> within(String of, List<String> its, Expr.Name name, Elements bound) {
        List<String> elements = elements(name.index(), bound);
        if (elements.size() != its.size()) {
            throw name.place().fault("'" + of + "' must have " + its.size() + " indices but has " + elements.size());
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!set(its.get(i)).contains(elements.get(i))) {
                throw name.place()
                        .fault("'" + elements.get(i) + "' must be in the set " + its.get(i) + " of '" + of + "'");
            }
        }
        return elements;
    }

    private Node name(Expr.Name name, Elements bound) {
        if (name.name().equals("calendar")) {
            return graph.pool.leaf(firstYear ? Op.CALENDAR_BASE : Op.CALENDAR, 0);
        }
        if (name.name().equals("missing") || name.name().equals("infinity")) {
            return graph.pool.number(name.name().equals("missing") ? Double.NaN : Double.POSITIVE_INFINITY);
        }
        Optional<Variable> variable = text.variable(name.name());
        if (variable.isPresent()) {
            List<String> elements = within(variable.get(), name, bound);
            note(Kind.VARIABLE, key(name.name(), elements), When.SAME);
            return value(variable.get(), elements, name.place());
        }
        int code = Equations.code(name.name(), this::set);
        if (code >= 0) {
            return graph.pool.number(code);
        }
        Definition.Given series = text.data.get(name.name());
        if (series != null) {
            String key =
                    key(series.name(), within(series.name(), text.setsOf(series.index(), series.place()), name, bound));
            note(Kind.DATA, key, When.SAME);
            return graph.pool.leaf(firstYear ? Op.DATA_BASE : Op.DATA, graph.data.place(key));
        }
        Definition.Given figure =
                name.name().startsWith(FIGURE) ? text.figures.get(name.name().substring(FIGURE.length())) : null;
        if (figure != null) {
            String key =
                    key(figure.name(), within(figure.name(), text.setsOf(figure.index(), figure.place()), name, bound));
            note(Kind.FIGURE, key, When.SAME);
            return graph.pool.leaf(Op.FIGURE, graph.figures.place(key));
        }
        return parameter(name, elements(name.index(), bound));
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
