package org.tokenstate.equations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the part of a graph that some outputs need into code: finds how often each operation must be done, gives it a place, and
 * reuses the registers of lanes after their last reading.
 *
 * <p>A rate is a set of two bits: whether a value differs between years, and between draws. What is the same for all draws
 * stands in one array of plain numbers, the rest in registers of lanes. An operand of code is a register, or the complement of
 * a plain number's place.
 */
final class Schedule {
    static final int BY_YEAR = 1;
    static final int BY_DRAW = 2;
    private static final int BOTH = BY_YEAR | BY_DRAW;

    private final EquationSystem system;
    private final Graph graph;
    private final List<String> outputs;
    private final Rates rates;
    private final List<Node> nodes;
    private final Map<String, Node> first;
    private final Map<String, Node> later;
    private final List<String> previousNames;
    private final boolean[] inFirst;
    private final boolean[] inLater;
    private final int[] rate;
    private final int[] place;
    private final List<Graph.SolverUse> solvers = new ArrayList<>();
    private final Map<Integer, Integer> solverPlace = new LinkedHashMap<>();
    private final Map<Long, Integer> outRegister = new LinkedHashMap<>();
    private final Map<Integer, Node[]> solverNodes = new HashMap<>();
    private final List<Node> kept = new ArrayList<>();
    private int plain;
    private int registers;

    Schedule(EquationSystem system, List<String> outputs, Rates rates) {
        this.system = system;
        this.graph = system.graph;
        this.outputs = List.copyOf(outputs);
        this.rates = rates;
        this.previousNames = graph.previous.list();
        List<String> parameters = graph.parameters.list();
        boolean allVary = parameters.stream().allMatch(rates.varying());
        first = allVary ? graph.first : new HashMap<>();
        later = allVary ? graph.later : new HashMap<>();
        nodes = allVary ? graph.pool.nodes : constantOverYears(parameters);
        if (allVary) {
            for (int i = 0; i < graph.solvers.size(); i++) {
                solverNodes.put(i, graph.solvers.get(i).phases);
            }
        }
        inFirst = new boolean[nodes.size()];
        inLater = new boolean[nodes.size()];
        rate = new int[nodes.size()];
        place = new int[nodes.size()];
    }

    /** Rebuilds the graph where parameters that do not change read the base year, so that both phases share what is equal. */
    private List<Node> constantOverYears(List<String> parameters) {
        boolean[] varying = new boolean[parameters.size()];
        for (int i = 0; i < varying.length; i++) {
            varying[i] = rates.varying().test(parameters.get(i));
        }
        NodePool pool = new NodePool();
        Node[] now = new Node[graph.pool.nodes.size()];
        for (Node node : graph.pool.nodes) {
            Node[] arguments = new Node[node.arguments().length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = now[node.arguments()[i].id()];
            }
            Op op = node.op() == Op.PARAMETER && !varying[node.ref()] ? Op.PARAMETER_BASE : node.op();
            now[node.id()] = pool.node(op, node.number(), node.ref(), arguments);
            if (op == Op.SOLVE) {
                solverNodes.computeIfAbsent(node.ref() / 2, n -> new Node[2])[node.ref() % 2] = now[node.id()];
            }
        }
        graph.first.forEach((name, node) -> first.put(name, now[node.id()]));
        graph.later.forEach((name, node) -> later.put(name, now[node.id()]));
        return pool.nodes;
    }

    Program program() {
        for (String output : outputs) {
            reach(node(first, output), true);
            reach(node(later, output), false);
        }
        findRates();
        List<Node> constant = new ArrayList<>();
        List<Node> yearly = new ArrayList<>();
        List<Node> drawn = new ArrayList<>();
        List<Node> firstYear = new ArrayList<>();
        List<Node> laterYears = new ArrayList<>();
        List<Node> plainPrevious = new ArrayList<>();
        List<Node> lanePrevious = new ArrayList<>();
        List<Node> laneBase = new ArrayList<>();
        for (Node node : nodes) {
            int id = node.id();
            if (!inFirst[id] && !inLater[id] || resolved(node) != node) {
                continue;
            }
            if (node.op() == Op.PREVIOUS) {
                (rate[id] == BY_YEAR ? plainPrevious : lanePrevious).add(node);
            } else if (node.op() == Op.BASE) {
                laneBase.add(node);
            } else if (rate[id] == 0) {
                constant.add(node);
            } else if (rate[id] == BY_YEAR) {
                yearly.add(node);
            } else if (rate[id] == BY_DRAW) {
                drawn.add(node);
            } else {
                if (inFirst[id]) {
                    firstYear.add(node);
                }
                if (inLater[id]) {
                    laterYears.add(node);
                }
            }
        }
        constant.forEach(node -> place[node.id()] = plain++);
        yearly.forEach(node -> place[node.id()] = plain++);
        plainPrevious.forEach(node -> place[node.id()] = plain++);
        drawn.forEach(node -> place[node.id()] = registers++);
        lanePrevious.forEach(node -> place[node.id()] = registers++);
        laneBase.forEach(node -> place[node.id()] = registers++);
        placeOuts(firstYear);
        placeOuts(laterYears);

        Program.Parts code = new Program.Parts();
        code.constant = emit(ordered(constant), null);
        code.yearly = emit(yearly, null);
        code.drawn = emit(ordered(drawn), null);
        int persistent = registers;
        kept.addAll(resolvedAll(first, lanePrevious));
        laneBase.forEach(node -> kept.add(resolved(node.arguments()[0])));
        code.firstYear = emit(firstYear, new HashSet<>(kept));
        code.firstOutputs = operands(first);
        int most = registers;
        registers = persistent;
        kept.clear();
        kept.addAll(resolvedAll(later, lanePrevious));
        code.laterYears = emit(laterYears, new HashSet<>(kept));
        code.laterOutputs = operands(later);
        registers = Math.max(most, registers);
        code.firstCopies = copies(first, lanePrevious, laneBase);
        code.laterCopies = copies(later, lanePrevious, List.of());
        code.plainCopies = plainCopies(plainPrevious);
        code.plain = plain;
        code.registers = registers;
        code.outRegister = outRegister;
        return new Program(system, outputs, List.copyOf(solvers), code);
    }

    private static Node node(Map<String, Node> phase, String name) {
        Node node = phase.get(name);
        if (node == null) {
            throw new IllegalStateException("no value of " + name);
        }
        return node;
    }

    private void reach(Node root, boolean firstYear) {
        Deque<Node> next = new ArrayDeque<>();
        Deque<Boolean> phase = new ArrayDeque<>();
        next.push(root);
        phase.push(firstYear);
        while (!next.isEmpty()) {
            Node node = next.pop();
            boolean inPhase = phase.pop();
            boolean[] in = inPhase ? inFirst : inLater;
            if (in[node.id()]) {
                continue;
            }
            in[node.id()] = true;
            if (node.op() == Op.PREVIOUS) {
                String name = previousNames.get(node.ref());
                push(next, phase, node(first, name), true);
                push(next, phase, node(later, name), false);
            } else if (node.op() == Op.SOLVE) {
                int use = node.ref() / 2;
                if (!solverPlace.containsKey(use)) {
                    solverPlace.put(use, solvers.size());
                    solvers.add(graph.solvers.get(use));
                }
                Node[] phases = solverNodes.getOrDefault(use, new Node[0]);
                push(next, phase, phases[0], true);
                push(next, phase, phases[1], false);
            }
            for (Node argument : node.arguments()) {
                push(next, phase, argument, inPhase || node.op() == Op.BASE);
            }
        }
    }

    private static void push(Deque<Node> next, Deque<Boolean> phase, Node node, boolean firstYear) {
        next.push(node);
        phase.push(firstYear);
    }

    private void findRates() {
        List<String> parameters = graph.parameters.list();
        List<String> data = graph.data.list();
        List<String> names = data.stream().map(EquationSystem::family).toList();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : nodes) {
                int id = node.id();
                if (!inFirst[id] && !inLater[id]) {
                    continue;
                }
                int now =
                        switch (node.op()) {
                            case NUMBER, FIGURE, CALENDAR_BASE -> 0;
                            case CALENDAR -> BY_YEAR;
                            case PARAMETER_BASE -> drawn(rates.drawn().test(parameters.get(node.ref())));
                            case PARAMETER -> BY_YEAR | drawn(rates.drawn().test(parameters.get(node.ref())));
                            case DATA_BASE -> drawn(rates.drawnData().test(names.get(node.ref())));
                            case DATA -> BY_YEAR | drawn(rates.drawnData().test(names.get(node.ref())));
                            case SOLVE, OUT -> BOTH;
                            case PREVIOUS -> previousRate(node);
                            default -> joined(node);
                        };
                changed |= now != rate[id];
                rate[id] = now;
            }
        }
    }

    private static int drawn(boolean is) {
        return is ? BY_DRAW : 0;
    }

    private int joined(Node node) {
        int joined = 0;
        for (Node argument : node.arguments()) {
            joined |= rate[argument.id()];
        }
        return joined;
    }

    private int previousRate(Node node) {
        String name = previousNames.get(node.ref());
        Node a = node(first, name);
        Node b = node(later, name);
        int both = rate[a.id()] | rate[b.id()];
        return a == b && (both & BY_YEAR) == 0 ? both : both | BY_YEAR;
    }

    /** The node whose value this one has: what does not change over the years is the same last year and in the base year. */
    private Node resolved(Node node) {
        if (node.op() == Op.BASE && rate[node.id()] != BOTH) {
            return resolved(node.arguments()[0]);
        }
        if (node.op() == Op.PREVIOUS && (rate[node.id()] & BY_YEAR) == 0) {
            return resolved(node(first, previousNames.get(node.ref())));
        }
        return node;
    }

    private List<Node> resolvedAll(Map<String, Node> phase, List<Node> previous) {
        List<Node> all = new ArrayList<>();
        outputs.forEach(output -> all.add(resolved(node(phase, output))));
        previous.forEach(node -> all.add(resolved(node(phase, previousNames.get(node.ref())))));
        return all;
    }

    /** Nodes behind all that they rest on, which a value of last year that is none may have put out of order. */
    private List<Node> ordered(List<Node> list) {
        boolean[] waiting = new boolean[nodes.size()];
        list.forEach(node -> waiting[node.id()] = true);
        List<Node> ordered = new ArrayList<>();
        List<Node> left = list;
        while (!left.isEmpty()) {
            List<Node> next = new ArrayList<>();
            for (Node node : left) {
                boolean ready = true;
                for (Node argument : node.arguments()) {
                    ready &= !waiting[resolved(argument).id()];
                }
                (ready ? ordered : next).add(node);
                waiting[node.id()] = !ready;
            }
            left = next;
        }
        return ordered;
    }

    private int operand(Node node) {
        Node of = resolved(node);
        return (rate[of.id()] & BY_DRAW) == 0 ? ~place[of.id()] : place[of.id()];
    }

    private int[] operands(Map<String, Node> phase) {
        return outputs.stream().mapToInt(output -> operand(node(phase, output))).toArray();
    }

    /** What a solver gives stays where the solver writes it. */
    private void placeOuts(List<Node> list) {
        for (Node node : list) {
            if (node.op() == Op.OUT) {
                long key = ((long) solverOf(node.arguments()[0]) << 32) + node.ref();
                place[node.id()] = outRegister.computeIfAbsent(key, k -> registers++);
            }
        }
    }

    private int solverOf(Node solve) {
        return solverPlace.getOrDefault(solve.ref() / 2, -1);
    }

    /** Code of a list; registers are taken and given back after their last reading where {@code keep} is there. */
    private int[] emit(List<Node> list, @Nullable Set<Node> keep) {
        Code code = new Code();
        int[] last = new int[nodes.size()];
        Arrays.fill(last, -1);
        for (int i = 0; i < list.size(); i++) {
            for (Node argument : list.get(i).arguments()) {
                last[resolved(argument).id()] = i;
            }
        }
        Map<Integer, List<Integer>> endsAt = new HashMap<>();
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < list.size(); i++) {
            Node node = list.get(i);
            if (keep != null && node.op() != Op.SOLVE && node.op() != Op.OUT) {
                place[node.id()] = free.isEmpty() ? registers++ : free.pop();
                if (!keep.contains(node)) {
                    endsAt.computeIfAbsent(Math.max(i, last[node.id()]), k -> new ArrayList<>())
                            .add(place[node.id()]);
                }
            }
            if (node.op() != Op.OUT) {
                emit(node, code);
            }
            endsAt.getOrDefault(i, List.of()).forEach(free::push);
        }
        return code.toArray();
    }

    private void emit(Node node, Code code) {
        Node[] arguments = node.arguments();
        switch (node.op()) {
            case SOLVE -> {
                code.add(node.op().code(), solverOf(node), arguments.length);
                for (Node argument : arguments) {
                    code.add(operand(argument));
                }
            }
            case NUMBER -> {
                long bits = Double.doubleToRawLongBits(node.number());
                code.add(node.op().code(), operand(node), (int) (bits >>> 32), (int) bits);
            }
            default -> {
                code.add(node.op().code(), operand(node));
                for (Node argument : arguments) {
                    code.add(operand(argument));
                }
                if (node.op().arguments == 0) {
                    code.add(node.ref());
                }
            }
        }
    }

    /** Pairs of what is copied and whereto at the end of a year; a register that is read and written goes by a third. */
    private int[] copies(Map<String, Node> phase, List<Node> previous, List<Node> base) {
        Code before = new Code();
        Code copies = new Code();
        Code after = new Code();
        Set<Integer> written = new HashSet<>();
        previous.forEach(node -> written.add(place[node.id()]));
        for (Node node : previous) {
            int from = operand(node(phase, previousNames.get(node.ref())));
            int to = place[node.id()];
            if (from >= 0 && from != to && written.contains(from)) {
                before.add(from, registers);
                after.add(registers++, to);
            } else if (from != to) {
                copies.add(from, to);
            }
        }
        base.forEach(node -> copies.add(operand(node.arguments()[0]), place[node.id()]));
        before.addAll(copies);
        before.addAll(after);
        return before.toArray();
    }

    /** Triples of a plain number of last year, and where it comes from after the first year and after a later one. */
    private int[] plainCopies(List<Node> previous) {
        Code copies = new Code();
        for (Node node : previous) {
            String name = previousNames.get(node.ref());
            copies.add(place[node.id()], ~operand(node(first, name)), ~operand(node(later, name)));
        }
        return copies.toArray();
    }

    /** A growing list of numbers. */
    private static final class Code {
        private int[] code = new int[64];
        private int size;

        void add(int... more) {
            if (size + more.length > code.length) {
                code = Arrays.copyOf(code, Math.max(2 * code.length, size + more.length));
            }
            System.arraycopy(more, 0, code, size, more.length);
            size += more.length;
        }

        void addAll(Code other) {
            add(other.toArray());
        }

        int[] toArray() {
            return Arrays.copyOf(code, size);
        }
    }
}
