package org.tokenstate.equations.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the part of a graph that some outputs need into code: finds how often each operation must be done, gives it a place, and
 * reuses the places of lanes after their last reading.
 *
 * <p>A rate is a set of two bits: whether a value differs between years, and between draws. What all draws share stands in the
 * first places, what differs between them behind.
 */
final class Schedule {
    private static final int BY_YEAR = 1;
    private static final int BY_DRAW = 2;
    private static final int BOTH = BY_YEAR | BY_DRAW;
    private static final int NOWHERE = -1;

    private final EquationSystem system;
    private final Graph graph;
    private final List<String> outputs;
    private final List<String> given;
    /** All nodes, and where not all are as they stand in the graph, what has become of those. */
    private final List<Node> nodes;

    private final Node[] now;
    /** Of each variable that is read as of the year before, its nodes. */
    private final Node[] previousFirst;

    private final Node[] previousLater;
    /** Of each use of a solver, what it is given in the base year and, behind it, later. */
    private final Node[] solves;

    private final boolean[] inFirst;
    private final boolean[] inLater;
    private final int[] rate;
    private final int[] place;
    /** The nodes that outputs need, in the order of the graph. */
    private final List<Node> needed = new ArrayList<>();

    private final List<Graph.SolverUse> solvers = new ArrayList<>();
    private final int[] solverPlace;
    private final int[][] outPlace;
    /** Whether what enters differs between draws. */
    private final boolean draws;

    private int places;

    Schedule(EquationSystem system, List<String> outputs, Rates rates, List<String> given) {
        this.system = system;
        this.outputs = List.copyOf(outputs);
        this.given = List.copyOf(given);
        graph = system.parts.graph().get();
        List<String> parameters = system.parameters();
        List<String> series = new ArrayList<>();
        for (List<String> names : List.of(system.data(), this.given)) {
            for (String name : names) {
                series.add(EquationSystem.family(name));
            }
        }
        now = new Node[graph.pool.nodes.size()];
        nodes = changed(is(parameters, rates.varying()));
        List<String> previous = graph.previous.list();
        previousFirst = new Node[previous.size()];
        previousLater = new Node[previous.size()];
        for (int i = 0; i < previousFirst.length; i++) {
            previousFirst[i] = node(graph.first, previous.get(i));
            previousLater[i] = node(graph.later, previous.get(i));
        }
        solves = new Node[2 * graph.solvers.size()];
        for (Node node : nodes) {
            if (node.op == Op.SOLVE) {
                solves[node.ref] = node;
            }
        }
        solverPlace = new int[graph.solvers.size()];
        Arrays.fill(solverPlace, NOWHERE);
        outPlace = new int[graph.solvers.size()][];
        inFirst = new boolean[nodes.size()];
        inLater = new boolean[nodes.size()];
        rate = new int[nodes.size()];
        place = new int[nodes.size()];
        for (String output : outputs) {
            reach(node(graph.first, output), true);
            reach(node(graph.later, output), false);
        }
        for (Node node : nodes) {
            if (inFirst[node.id] || inLater[node.id]) {
                needed.add(node);
            }
        }
        IntPredicate drawn = is(parameters, rates.drawn());
        IntPredicate drawnData = is(series, rates.drawnData());
        draws = anyDrawn(drawn, drawnData);
        findRates(drawn, drawnData);
    }

    private static IntPredicate is(List<String> names, Predicate<String> predicate) {
        boolean[] is = new boolean[names.size()];
        for (int i = 0; i < is.length; i++) {
            is[i] = predicate.test(names.get(i));
        }
        return i -> is[i];
    }

    /**
     * The graph with parameters that do not change read in the base year, so that all years share what is equal, and with what is
     * given read from its series.
     */
    private List<Node> changed(IntPredicate varying) {
        List<Node> old = graph.pool.nodes;
        boolean any = !given.isEmpty();
        for (Node node : old) {
            now[node.id] = node;
            any |= node.op == Op.PARAMETER && !varying.test(node.ref);
        }
        if (!any) {
            return old;
        }
        NodePool pool = new NodePool();
        Map<Node, Node> read = read(pool);
        for (Node node : old) {
            Node leaf = read.get(node);
            if (leaf != null) {
                now[node.id] = leaf;
                continue;
            }
            Node[] arguments = node.arguments.clone();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = now[arguments[i].id];
            }
            boolean constant = node.op == Op.PARAMETER && !varying.test(node.ref);
            now[node.id] = pool.node(constant ? Op.PARAMETER_BASE : node.op, node.number, node.ref, arguments);
        }
        return pool.nodes;
    }

    /**
     * What is read for the nodes of given variables. What a variable is in the base year may stand in the equations of later years
     * too and is that of the base year there; what it is later is read by year, unless it never changes and so is no work.
     */
    private Map<Node, Node> read(NodePool pool) {
        Map<Node, Node> read = new HashMap<>();
        if (given.isEmpty()) {
            return read;
        }
        boolean[] moves = new boolean[graph.pool.nodes.size()];
        for (Node node : graph.pool.nodes) {
            moves[node.id] = switch (node.op) {
                case PARAMETER, DATA, CALENDAR, PREVIOUS, BASE -> true;
                case SOLVE -> (node.ref & 1) != 0;
                default -> false;
            };
            for (Node argument : node.arguments) {
                moves[node.id] |= moves[argument.id];
            }
        }
        int series = system.data().size();
        for (int i = 0; i < given.size(); i++) {
            Node first = Objects.requireNonNull(graph.first.get(given.get(i)));
            Node later = Objects.requireNonNull(graph.later.get(given.get(i)));
            if (first.op != Op.NUMBER) {
                read.putIfAbsent(first, pool.leaf(Op.DATA_BASE, series + i));
            }
            if (moves[later.id]) {
                read.putIfAbsent(later, pool.leaf(Op.DATA, series + i));
            }
        }
        return read;
    }

    private Node node(Map<String, Node> phase, String name) {
        return now[Objects.requireNonNull(phase.get(name), name).id];
    }

    private void reach(Node root, boolean firstYear) {
        Deque<Node> next = new ArrayDeque<>();
        next.push(root);
        boolean[] in = firstYear ? inFirst : inLater;
        while (!next.isEmpty()) {
            Node node = next.pop();
            if (in[node.id]) {
                continue;
            }
            in[node.id] = true;
            if (node.op == Op.PREVIOUS) {
                reach(previousFirst[node.ref], true);
                next.push(previousLater[node.ref]);
            } else if (node.op == Op.BASE) {
                reach(node.arguments[0], true);
            } else {
                if (node.op == Op.SOLVE) {
                    int use = node.ref / 2;
                    if (solverPlace[use] == NOWHERE) {
                        solverPlace[use] = solvers.size();
                        solvers.add(graph.solvers.get(use));
                    }
                    reach(Objects.requireNonNull(solves[2 * use]), true);
                    reach(Objects.requireNonNull(solves[2 * use + 1]), false);
                }
                for (Node argument : node.arguments) {
                    next.push(argument);
                }
            }
        }
    }

    private void findRates(IntPredicate drawn, IntPredicate drawnData) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : needed) {
                int found =
                        switch (node.op) {
                            case CALENDAR -> BY_YEAR;
                            case PARAMETER_BASE -> drawn.test(node.ref) ? BY_DRAW : 0;
                            case PARAMETER -> drawn.test(node.ref) ? BOTH : BY_YEAR;
                            case DATA_BASE -> drawnData.test(node.ref) ? BY_DRAW : 0;
                            case DATA -> drawnData.test(node.ref) ? BOTH : BY_YEAR;
                            case SOLVE, OUT -> BOTH;
                            case PREVIOUS -> previousRate(previousFirst[node.ref], previousLater[node.ref]);
                            default -> joined(node);
                        };
                changed |= found != rate[node.id];
                rate[node.id] = found;
            }
        }
    }

    private boolean anyDrawn(IntPredicate drawn, IntPredicate drawnData) {
        boolean any = false;
        for (Node node : needed) {
            any |= (node.op == Op.PARAMETER || node.op == Op.PARAMETER_BASE) && drawn.test(node.ref);
            any |= (node.op == Op.DATA || node.op == Op.DATA_BASE) && drawnData.test(node.ref);
        }
        return any;
    }

    private int joined(Node node) {
        int joined = 0;
        for (Node argument : node.arguments) {
            joined |= rate[argument.id];
        }
        return joined;
    }

    private int previousRate(Node a, Node b) {
        int both = rate[a.id] | rate[b.id];
        return a == b ? both : both | BY_YEAR;
    }

    /** The node whose value this one has: what does not change over the years is the same last year and in the base year. */
    private Node resolved(Node node) {
        if (node.op == Op.BASE && rate[node.id] != BOTH) {
            return resolved(node.arguments[0]);
        }
        return node.op == Op.PREVIOUS && (rate[node.id] & BY_YEAR) == 0 ? resolved(previousFirst[node.ref]) : node;
    }

    private int place(Node node) {
        return place[resolved(node).id];
    }

    Program program() {
        List<Node> plainPrevious = stored(Op.PREVIOUS, BY_YEAR);
        List<Node> lanePrevious = stored(Op.PREVIOUS, BOTH);
        List<Node> laneBase = stored(Op.BASE, BOTH);
        List<Node> constant = ordered(done(0, inFirst, inLater));
        List<Node> yearly = inRows(done(BY_YEAR, inLater, inLater));
        List<Node> drawn = ordered(done(BY_DRAW, inFirst, inLater));
        for (List<Node> list : List.of(constant, yearly, plainPrevious)) {
            list.forEach(node -> place[node.id] = places++);
        }
        Program.Code code = new Program.Code();
        code.constants = constant.size();
        code.shared = places;
        for (List<Node> list : List.of(drawn, lanePrevious, laneBase)) {
            list.forEach(node -> place[node.id] = places++);
        }
        boolean[] keptFirst = kept(graph.first, previousFirst, lanePrevious, laneBase);
        boolean[] keptLater = kept(graph.later, previousLater, lanePrevious, List.of());
        List<Node> firstYear = merged(done(BOTH, inFirst, inFirst), keptFirst);
        List<Node> laterYears = merged(done(BOTH, inLater, inLater), keptLater);
        if (!draws) {
            firstYear = inRows(firstYear);
            laterYears = inRows(laterYears);
        }
        code.outs = new int[solvers.size()][];
        for (int i = 0; i < solvers.size(); i++) {
            code.outs[i] = new int[solvers.get(i).layout().outputCount()];
            Arrays.fill(code.outs[i], NOWHERE);
            outPlace[i] = code.outs[i];
        }
        code.steady = steady();
        placeOuts(firstYear);
        placeOuts(laterYears);
        int from = places;
        code.constant = emit(constant, new boolean[0]);
        code.yearly = emit(yearly, new boolean[0]);
        code.drawn = emit(drawn, new boolean[0]);
        code.firstYear = emit(firstYear, keptFirst);
        int most = places;
        places = from;
        code.laterYears = emit(laterYears, keptLater);
        places = Math.max(most, places);
        code.firstOutputs = places(graph.first);
        code.laterOutputs = places(graph.later);
        code.sharedFirstCopies = copies(previousFirst, plainPrevious, List.of());
        code.sharedLaterCopies = copies(previousLater, plainPrevious, List.of());
        code.firstCopies = copies(previousFirst, lanePrevious, laneBase);
        code.laterCopies = copies(previousLater, lanePrevious, List.of());
        code.places = places;
        return new Program(system, outputs, given, solvers, code);
    }

    private int[][] steady() {
        Code[] steady = new Code[solvers.size()];
        for (int i = 0; i < steady.length; i++) {
            steady[i] = new Code();
        }
        for (Node node : needed) {
            if (node.op == Op.SOLVE && inLater[node.id]) {
                for (int k = 0; k < node.arguments.length; k++) {
                    if ((rate[node.arguments[k].id] & BY_YEAR) == 0) {
                        steady[solverOf(node)].add(k);
                    }
                }
            }
        }
        return Arrays.stream(steady).map(Code::numbers).toArray(int[][]::new);
    }

    private int[] places(Map<String, Node> phase) {
        int[] at = new int[outputs.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = place(node(phase, outputs.get(i)));
        }
        return at;
    }

    private List<Node> stored(Op op, int wanted) {
        List<Node> stored = new ArrayList<>();
        for (Node node : needed) {
            if (node.op == op && rate[node.id] == wanted && inLater[node.id]) {
                stored.add(node);
            }
        }
        return stored;
    }

    /** What is computed at a rate, in the order of the graph. */
    private List<Node> done(int wanted, boolean[] in, boolean[] orIn) {
        List<Node> done = new ArrayList<>();
        for (Node node : needed) {
            boolean stored = node.op == Op.PREVIOUS || node.op == Op.BASE;
            if (!stored && rate[node.id] == wanted && (in[node.id] || orIn[node.id])) {
                done.add(node);
            }
        }
        return done;
    }

    /** The same where a value of last year stands for one that comes later in the text. */
    private List<Node> ordered(List<Node> list) {
        boolean[] waiting = new boolean[nodes.size()];
        list.forEach(node -> waiting[node.id] = true);
        List<Node> ordered = new ArrayList<>();
        List<Node> left = list;
        while (!left.isEmpty()) {
            List<Node> next = new ArrayList<>();
            for (Node node : left) {
                boolean waits = false;
                for (Node argument : node.arguments) {
                    waits |= waiting[resolved(argument).id];
                }
                (waits ? next : ordered).add(node);
                waiting[node.id] = waits;
            }
            left = next;
        }
        return ordered;
    }

    /**
     * The same with sums of products, and of sums, done at once where nothing else reads the parts: the operations and their order
     * stay, so the bits do.
     */
    private List<Node> merged(List<Node> list, boolean[] kept) {
        Node[] done = new Node[nodes.size()];
        int[] readers = new int[done.length];
        for (Node node : list) {
            done[node.id] = node;
            for (Node argument : node.arguments) {
                readers[resolved(argument).id]++;
            }
        }
        for (Op part : List.of(Op.MULTIPLY, Op.PRODUCT_AND, Op.ADD)) {
            for (Node node : list) {
                Node whole = done[node.id];
                for (int k = 0; whole != null && k < whole.arguments.length; k++) {
                    Node inner = done[resolved(whole.arguments[k]).id];
                    boolean alone = inner != null && inner.op == part && readers[inner.id] == 1 && !kept[inner.id];
                    Node both = alone ? merged(whole, k, inner) : null;
                    if (both != null) {
                        done[both.id] = both;
                        done[inner.id] = null;
                        break;
                    }
                }
            }
        }
        return list.stream().map(node -> done[node.id]).filter(Objects::nonNull).toList();
    }

    /** An operation with that of its k-th argument; null where they stay two. */
    private static @Nullable Node merged(Node whole, int k, Node inner) {
        Op op =
                switch (inner.op) {
                    case MULTIPLY -> whole.op == Op.ADD ? Op.PRODUCT_AND : null;
                    case PRODUCT_AND -> whole.op == Op.PRODUCT_AND && k == 2 ? Op.PRODUCTS_AND : null;
                    default -> whole.op == Op.ADD ? Op.SUM : null;
                };
        if (op == null) {
            return null;
        }
        List<Node> arguments = new ArrayList<>(Arrays.asList(whole.arguments));
        arguments.remove(k);
        arguments.addAll(op == Op.PRODUCT_AND ? 0 : arguments.size(), Arrays.asList(inner.arguments));
        return new Node(whole.id, op, 0, 0, arguments.toArray(Node[]::new));
    }

    /**
     * The same with equal operations in a row as far as what they rest on allows, which plain numbers run through faster. Lanes do
     * not: their values would be needed later, and farther away.
     */
    private List<Node> inRows(List<Node> list) {
        int[] waitsFor = new int[list.size()];
        int[] at = new int[nodes.size()];
        Arrays.fill(at, NOWHERE);
        for (int i = 0; i < waitsFor.length; i++) {
            at[list.get(i).id] = i;
        }
        // of each node a chain of what rests on it: the number of a use, and behind each the one before it
        int[] use = new int[waitsFor.length];
        Arrays.fill(use, NOWHERE);
        Code users = new Code();
        Code before = new Code();
        for (int i = 0; i < waitsFor.length; i++) {
            for (Node argument : list.get(i).arguments) {
                int from = at[resolved(argument).id];
                if (from != NOWHERE) {
                    waitsFor[i]++;
                    before.add(use[from]);
                    use[from] = users.size;
                    users.add(i);
                }
            }
        }
        List<Deque<Node>> ready = new ArrayList<>();
        for (int op = 0; op < Op.ALL.length; op++) {
            ready.add(new ArrayDeque<>());
        }
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] == 0) {
                ready.get(list.get(i).op.code()).add(list.get(i));
            }
        }
        List<Node> rows = new ArrayList<>();
        while (rows.size() < list.size()) {
            Deque<Node> most = ready.get(0);
            for (Deque<Node> one : ready) {
                most = one.size() > most.size() ? one : most;
            }
            while (!most.isEmpty()) {
                Node node = most.remove();
                rows.add(node);
                for (int k = use[at[node.id]]; k != NOWHERE; k = before.numbers[k]) {
                    Node user = list.get(users.numbers[k]);
                    if (--waitsFor[users.numbers[k]] == 0) {
                        ready.get(user.op.code()).add(user);
                    }
                }
            }
        }
        return rows;
    }

    /** By node, whether it is read after the year's code has run. */
    private boolean[] kept(Map<String, Node> phase, Node[] ofPrevious, List<Node> previous, List<Node> base) {
        boolean[] kept = new boolean[nodes.size()];
        for (String output : outputs) {
            kept[resolved(node(phase, output)).id] = true;
        }
        for (Node node : previous) {
            kept[resolved(ofPrevious[node.ref]).id] = true;
        }
        for (Node node : base) {
            kept[resolved(node.arguments[0]).id] = true;
        }
        return kept;
    }

    /** What a solver gives stays where the solver writes it. */
    private void placeOuts(List<Node> list) {
        for (Node node : list) {
            if (node.op == Op.OUT) {
                int[] outs = outPlace[solverOf(node.arguments[0])];
                if (outs[node.ref] == NOWHERE) {
                    outs[node.ref] = places++;
                }
                place[node.id] = outs[node.ref];
            }
        }
    }

    private int solverOf(Node solve) {
        return solverPlace[solve.ref / 2];
    }

    /** Code of a list; places are taken, and given back after their last reading, where it is known what to keep. */
    private int[] emit(List<Node> list, boolean[] keep) {
        boolean placing = keep.length > 0;
        Code code = new Code();
        int[] last = new int[nodes.size()];
        Arrays.fill(last, NOWHERE);
        for (int i = 0; i < list.size(); i++) {
            for (Node argument : list.get(i).arguments) {
                last[resolved(argument).id] = i;
            }
        }
        // nodes whose places end at each operation, as a chain: the latest of them, and of each the one before it
        int[] ends = new int[list.size()];
        int[] before = new int[list.size()];
        Arrays.fill(ends, NOWHERE);
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < list.size(); i++) {
            Node node = list.get(i);
            if (placing && node.op != Op.SOLVE && node.op != Op.OUT) {
                place[node.id] = free.isEmpty() ? places++ : free.pop();
                if (!keep[node.id]) {
                    int end = last[node.id] == NOWHERE ? i : last[node.id];
                    before[i] = ends[end];
                    ends[end] = i;
                }
            }
            if (node.op != Op.OUT) {
                emit(node, code);
            }
            for (int ended = ends[i]; ended != NOWHERE; ended = before[ended]) {
                free.push(place[list.get(ended).id]);
            }
        }
        return code.numbers();
    }

    /** Numbers of code, one behind the other. */
    private static final class Code {
        private int[] numbers = new int[64];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int[] numbers() {
            return Arrays.copyOf(numbers, size);
        }
    }

    /** The operation and its place, then its arguments or what it reads; of a solver, how many arguments there are. */
    private void emit(Node node, Code code) {
        code.add(node.op.code());
        code.add(node.op == Op.SOLVE ? solverOf(node) : place(node));
        if (node.op == Op.NUMBER) {
            long bits = Double.doubleToRawLongBits(node.number);
            code.add((int) (bits >>> 32));
            code.add((int) bits);
        } else if (node.op.arguments <= 0) {
            code.add(node.op == Op.SOLVE ? node.arguments.length : node.ref);
        }
        for (Node argument : node.arguments) {
            code.add(place(argument));
        }
    }

    /** Pairs of what is copied and whereto at the end of a year; what is both read and written goes by a third place. */
    private int[] copies(Node[] ofPrevious, List<Node> previous, List<Node> base) {
        Code aside = new Code();
        Code copies = new Code();
        Code back = new Code();
        boolean[] written = new boolean[places];
        previous.forEach(node -> written[place[node.id]] = true);
        for (Node node : previous) {
            int from = place(ofPrevious[node.ref]);
            int to = place[node.id];
            if (from != to && written[from]) {
                aside.add(from);
                aside.add(places);
                back.add(places++);
                back.add(to);
            } else if (from != to) {
                copies.add(from);
                copies.add(to);
            }
        }
        for (Node node : base) {
            copies.add(place(node.arguments[0]));
            copies.add(place[node.id]);
        }
        for (int number : copies.numbers()) {
            aside.add(number);
        }
        for (int number : back.numbers()) {
            aside.add(number);
        }
        return aside.numbers();
    }
}
