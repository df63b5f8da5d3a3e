package org.tokenstate.equations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final EquationSystem system;
    private final List<String> outputs;
    private final List<Node> nodes;
    private final Map<String, Node> first = new HashMap<>();
    private final Map<String, Node> later = new HashMap<>();
    /** Of each use of a solver, what it is given in the base year and later. */
    private final Map<Integer, Node> solves = new HashMap<>();

    private final List<String> previousNames;
    private final boolean[] inFirst;
    private final boolean[] inLater;
    private final int[] rate;
    private final int[] place;
    private final List<Graph.SolverUse> solvers = new ArrayList<>();
    private final Map<Integer, Integer> solverPlace = new HashMap<>();
    private final Map<List<Integer>, Integer> outPlace = new HashMap<>();
    private int places;

    Schedule(EquationSystem system, List<String> outputs, Rates rates) {
        this.system = system;
        this.outputs = List.copyOf(outputs);
        Graph graph = system.graph;
        previousNames = graph.previous.list();
        nodes = constantOverYears(graph, is(graph.parameters.list(), rates.varying()));
        for (Node node : nodes) {
            if (node.op == Op.SOLVE) {
                solves.put(node.ref, node);
            }
        }
        inFirst = new boolean[nodes.size()];
        inLater = new boolean[nodes.size()];
        rate = new int[nodes.size()];
        place = new int[nodes.size()];
        for (String output : outputs) {
            reach(node(first, output), true);
            reach(node(later, output), false);
        }
        List<String> series =
                graph.data.list().stream().map(EquationSystem::family).toList();
        findRates(is(graph.parameters.list(), rates.drawn()), is(series, rates.drawnData()));
    }

    private static IntPredicate is(List<String> names, Predicate<String> predicate) {
        boolean[] is = new boolean[names.size()];
        for (int i = 0; i < is.length; i++) {
            is[i] = predicate.test(names.get(i));
        }
        return i -> is[i];
    }

    /** The graph with parameters that do not change read in the base year, so that all years share what is equal. */
    private List<Node> constantOverYears(Graph graph, IntPredicate varying) {
        List<Node> old = graph.pool.nodes;
        boolean any = false;
        for (Node node : old) {
            any |= node.op == Op.PARAMETER && !varying.test(node.ref);
        }
        if (!any) {
            first.putAll(graph.first);
            later.putAll(graph.later);
            return old;
        }
        NodePool pool = new NodePool();
        Node[] now = new Node[old.size()];
        for (Node node : old) {
            Node[] arguments = node.arguments.clone();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = now[arguments[i].id];
            }
            boolean constant = node.op == Op.PARAMETER && !varying.test(node.ref);
            now[node.id] = pool.node(constant ? Op.PARAMETER_BASE : node.op, node.number, node.ref, arguments);
        }
        graph.first.forEach((name, node) -> first.put(name, now[node.id]));
        graph.later.forEach((name, node) -> later.put(name, now[node.id]));
        return pool.nodes;
    }

    private static Node node(Map<String, Node> phase, String name) {
        return Objects.requireNonNull(phase.get(name), name);
    }

    private Node previous(Map<String, Node> phase, Node node) {
        return node(phase, previousNames.get(node.ref));
    }

    private void reach(Node root, boolean firstYear) {
        Deque<Node> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            Node node = next.pop();
            boolean[] in = firstYear ? inFirst : inLater;
            if (in[node.id]) {
                continue;
            }
            in[node.id] = true;
            if (node.op == Op.PREVIOUS) {
                reach(previous(first, node), true);
                next.push(previous(later, node));
            } else if (node.op == Op.BASE) {
                reach(node.arguments[0], true);
            } else {
                if (node.op == Op.SOLVE) {
                    if (solverPlace.putIfAbsent(node.ref / 2, solvers.size()) == null) {
                        solvers.add(system.graph.solvers.get(node.ref / 2));
                    }
                    reach(Objects.requireNonNull(solves.get(node.ref / 2 * 2)), true);
                    reach(Objects.requireNonNull(solves.get(node.ref / 2 * 2 + 1)), false);
                }
                next.addAll(Arrays.asList(node.arguments));
            }
        }
    }

    private void findRates(IntPredicate drawn, IntPredicate drawnData) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : nodes) {
                int now = rate[node.id];
                if (inFirst[node.id] || inLater[node.id]) {
                    now = switch (node.op) {
                        case CALENDAR -> BY_YEAR;
                        case PARAMETER_BASE -> drawn.test(node.ref) ? BY_DRAW : 0;
                        case PARAMETER -> drawn.test(node.ref) ? BOTH : BY_YEAR;
                        case DATA_BASE -> drawnData.test(node.ref) ? BY_DRAW : 0;
                        case DATA -> drawnData.test(node.ref) ? BOTH : BY_YEAR;
                        case SOLVE, OUT -> BOTH;
                        case PREVIOUS -> previousRate(previous(first, node), previous(later, node));
                        default -> joined(node);
                    };
                }
                changed |= now != rate[node.id];
                rate[node.id] = now;
            }
        }
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
        return node.op == Op.PREVIOUS && (rate[node.id] & BY_YEAR) == 0 ? resolved(previous(first, node)) : node;
    }

    private int place(Node node) {
        return place[resolved(node).id];
    }

    Program program() {
        List<Node> plainPrevious = stored(Op.PREVIOUS, BY_YEAR);
        List<Node> lanePrevious = stored(Op.PREVIOUS, BOTH);
        List<Node> laneBase = stored(Op.BASE, BOTH);
        List<Node> constant = ordered(done(0, inFirst, inLater));
        List<Node> yearly = done(BY_YEAR, inLater, inLater);
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
        List<Node> firstYear = done(BOTH, inFirst, inFirst);
        List<Node> laterYears = done(BOTH, inLater, inLater);
        placeOuts(firstYear);
        placeOuts(laterYears);
        int from = places;
        code.constant = emit(constant, null);
        code.yearly = emit(yearly, null);
        code.drawn = emit(drawn, null);
        code.firstYear = emit(firstYear, kept(first, lanePrevious, laneBase));
        int most = places;
        places = from;
        code.laterYears = emit(laterYears, kept(later, lanePrevious, List.of()));
        places = Math.max(most, places);
        code.firstOutputs =
                outputs.stream().mapToInt(output -> place(node(first, output))).toArray();
        code.laterOutputs =
                outputs.stream().mapToInt(output -> place(node(later, output))).toArray();
        code.sharedFirstCopies = copies(first, plainPrevious, List.of());
        code.sharedLaterCopies = copies(later, plainPrevious, List.of());
        code.firstCopies = copies(first, lanePrevious, laneBase);
        code.laterCopies = copies(later, lanePrevious, List.of());
        code.places = places;
        code.outs = new int[solvers.size()][];
        for (int i = 0; i < solvers.size(); i++) {
            int solver = i;
            code.outs[i] = new int[solvers.get(i).layout().outputCount()];
            Arrays.setAll(code.outs[i], out -> outPlace.getOrDefault(List.of(solver, out), -1));
        }
        return new Program(system, outputs, solvers, code);
    }

    private List<Node> stored(Op op, int wanted) {
        List<Node> stored = new ArrayList<>();
        for (Node node : nodes) {
            if (node.op == op && rate[node.id] == wanted && inLater[node.id]) {
                stored.add(node);
            }
        }
        return stored;
    }

    /** What is computed at a rate, in the order of the graph. */
    private List<Node> done(int wanted, boolean[] in, boolean[] orIn) {
        List<Node> done = new ArrayList<>();
        for (Node node : nodes) {
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

    /** What is read after the year's code has run. */
    private Set<Node> kept(Map<String, Node> phase, List<Node> previous, List<Node> base) {
        Set<Node> kept = new HashSet<>();
        outputs.forEach(output -> kept.add(resolved(node(phase, output))));
        previous.forEach(node -> kept.add(resolved(previous(phase, node))));
        base.forEach(node -> kept.add(resolved(node.arguments[0])));
        return kept;
    }

    /** What a solver gives stays where the solver writes it. */
    private void placeOuts(List<Node> list) {
        for (Node node : list) {
            if (node.op == Op.OUT) {
                List<Integer> out = List.of(solverOf(node.arguments[0]), node.ref);
                place[node.id] = outPlace.computeIfAbsent(out, k -> places++);
            }
        }
    }

    private int solverOf(Node solve) {
        return Objects.requireNonNull(solverPlace.get(solve.ref / 2));
    }

    /** Code of a list; places are taken, and given back after their last reading, where {@code keep} is there. */
    private int[] emit(List<Node> list, @Nullable Set<Node> keep) {
        List<Integer> code = new ArrayList<>();
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            for (Node argument : list.get(i).arguments) {
                last.put(resolved(argument).id, i);
            }
        }
        Map<Integer, List<Integer>> endsAt = new HashMap<>();
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < list.size(); i++) {
            Node node = list.get(i);
            if (keep != null && node.op != Op.SOLVE && node.op != Op.OUT) {
                place[node.id] = free.isEmpty() ? places++ : free.pop();
                if (!keep.contains(node)) {
                    endsAt.computeIfAbsent(last.getOrDefault(node.id, i), k -> new ArrayList<>())
                            .add(place[node.id]);
                }
            }
            if (node.op != Op.OUT) {
                emit(node, code);
            }
            endsAt.getOrDefault(i, List.of()).forEach(free::push);
        }
        return code.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The operation and its place, then its arguments or what it reads; of a solver, how many arguments there are. */
    private void emit(Node node, List<Integer> code) {
        code.add(node.op.code());
        code.add(node.op == Op.SOLVE ? solverOf(node) : place(node));
        if (node.op == Op.NUMBER) {
            long bits = Double.doubleToRawLongBits(node.number);
            code.addAll(List.of((int) (bits >>> 32), (int) bits));
        } else if (node.op.arguments <= 0) {
            code.add(node.op == Op.SOLVE ? node.arguments.length : node.ref);
        }
        for (Node argument : node.arguments) {
            code.add(place(argument));
        }
    }

    /** Pairs of what is copied and whereto at the end of a year; what is both read and written goes by a third place. */
    private int[] copies(Map<String, Node> phase, List<Node> previous, List<Node> base) {
        List<Integer> copies = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        Set<Integer> written = new HashSet<>();
        previous.forEach(node -> written.add(place[node.id]));
        for (Node node : previous) {
            int from = place(previous(phase, node));
            int to = place[node.id];
            if (from != to && written.contains(from)) {
                copies.addAll(0, List.of(from, places));
                after.addAll(List.of(places++, to));
            } else if (from != to) {
                copies.addAll(List.of(from, to));
            }
        }
        base.forEach(node -> copies.addAll(List.of(place(node.arguments[0]), place[node.id])));
        copies.addAll(after);
        return copies.stream().mapToInt(Integer::intValue).toArray();
    }
}
