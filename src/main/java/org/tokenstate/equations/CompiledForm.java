package org.tokenstate.equations;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads a compiled system: a table of texts, then everything else by its place in it. One description serves both
 * ways: a method takes what is to be written, at which nobody looks when reading, and returns what was written or read.
 */
final class CompiledForm {
    private static final int VERSION = 1;

    /** The way of one item. */
    private interface Way<T> {
        T pass(T item) throws IOException;
    }

    private static final Variable NO_VARIABLE =
            new Variable("", List.of(), List.of(), "", "", "", "", 0, "", Variable.Origin.MODEL);
    private static final Input NO_INPUT = new Input(Input.Kind.VARIABLE, "", Input.When.SAME, "");
    private static final EquationSystem.Reading NO_READING = new EquationSystem.Reading("", List.of());
    private static final Solver.Block NO_BLOCK = new Solver.Block(0, List.of(), List.of());
    private static final Graph.SolverUse NO_USE = new Graph.SolverUse("", "", new Solver.Layout(Map.of(), Map.of(), 0));
    private static final Node NO_NODE = new Node(0, Op.NUMBER, 0, 0);

    private final boolean writing;
    private final ByteBuffer in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Graph.Names texts = new Graph.Names();
    private List<String> known = List.of();
    private Graph graph = new Graph();

    private CompiledForm(boolean writing, byte[] from) {
        this.writing = writing;
        in = ByteBuffer.wrap(from);
    }

    static byte[] write(EquationSystem system) throws IOException {
        CompiledForm body = new CompiledForm(true, new byte[0]);
        body.graph = system.graph;
        body.system(system);
        CompiledForm all = new CompiledForm(true, new byte[0]);
        all.number(VERSION);
        List<String> list = body.texts.list();
        all.number(list.size());
        for (String text : list) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            all.number(utf8.length);
            all.out.write(utf8);
        }
        all.out.write(body.bytes.toByteArray());
        return all.bytes.toByteArray();
    }

    static EquationSystem read(byte[] from, Map<String, Solver> solvers) throws IOException {
        CompiledForm form = new CompiledForm(false, from);
        try {
            if (form.number(0) != VERSION) {
                throw new IOException("a compiled form must be of version " + VERSION);
            }
            String[] known = new String[form.number(0)];
            for (int i = 0; i < known.length; i++) {
                int length = form.number(0);
                known[i] = new String(from, form.in.position(), length, StandardCharsets.UTF_8);
                form.in.position(form.in.position() + length);
            }
            form.known = List.of(known);
            return form.system(new EquationSystem(form.graph, List.of(), Map.of(), Map.of(), Map.of(), solvers));
        } catch (RuntimeException e) {
            throw new IOException("not a compiled form: it ends too early or is damaged", e);
        }
    }

    private EquationSystem system(EquationSystem system) throws IOException {
        for (Graph.Names names : List.of(graph.parameters, graph.figures, graph.data, graph.previous)) {
            texts(names.list()).forEach(names::place);
        }
        Map<String, List<String>> sets = map(system.sets, this::texts, List.of());
        List<Variable> variables = list(system.variables(), this::variable, NO_VARIABLE);
        List<Graph.SolverUse> uses = list(graph.solvers, this::use, NO_USE);
        list(writing ? graph.pool.nodes : List.of(), this::node, NO_NODE);
        Map<String, Node> first = map(graph.first, this::byId, NO_NODE);
        Map<String, Node> later = map(graph.later, this::byId, NO_NODE);
        Map<String, EquationSystem.Reading> one = map(system.firstReadings, this::reading, NO_READING);
        Map<String, EquationSystem.Reading> two = map(system.laterReadings, this::reading, NO_READING);
        if (!writing) {
            graph.solvers.addAll(uses);
            graph.first.putAll(first);
            graph.later.putAll(later);
        }
        return new EquationSystem(graph, variables, sets, one, two, system.solvers);
    }

    private Variable variable(Variable v) throws IOException {
        return new Variable(
                text(v.name()),
                texts(v.index()),
                texts(v.sets()),
                text(v.unit()),
                text(v.description()),
                text(v.chapter()),
                text(v.section()),
                number(v.line()),
                text(v.solver()),
                Variable.Origin.valueOf(text(v.origin().name())));
    }

    private Graph.SolverUse use(Graph.SolverUse use) throws IOException {
        String name = text(use.name());
        String solver = text(use.solver());
        Map<String, Solver.Block> inputs = map(use.layout().inputs(), this::block, NO_BLOCK);
        Map<String, Solver.Block> outputs = map(use.layout().outputs(), this::block, NO_BLOCK);
        int count = number(use.layout().outputCount());
        return new Graph.SolverUse(name, solver, new Solver.Layout(inputs, outputs, count));
    }

    private Solver.Block block(Solver.Block block) throws IOException {
        return new Solver.Block(
                number(block.at()), texts(block.sets()), list(block.elements(), this::texts, List.of()));
    }

    private Node node(Node node) throws IOException {
        Op op = Op.ALL[number(node.op.code())];
        int ref = number(node.ref);
        long bits = Double.doubleToRawLongBits(node.number);
        bits = op == Op.NUMBER ? (long) number((int) (bits >>> 32)) << 32 | number((int) bits) & 0xffffffffL : 0;
        Node[] arguments = new Node[op == Op.SOLVE ? number(node.arguments.length) : op.arguments];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = byId(writing ? node.arguments[i] : NO_NODE);
        }
        return writing ? node : graph.pool.node(op, Double.longBitsToDouble(bits), ref, arguments);
    }

    private Node byId(Node node) throws IOException {
        return graph.pool.nodes.get(number(node.id));
    }

    private EquationSystem.Reading reading(EquationSystem.Reading reading) throws IOException {
        return new EquationSystem.Reading(text(reading.equation()), list(reading.inputs(), this::input, NO_INPUT));
    }

    private Input input(Input input) throws IOException {
        Input.Kind kind = Input.Kind.valueOf(text(input.kind().name()));
        Input.When when = Input.When.valueOf(text(input.when().name()));
        return new Input(kind, text(input.name()), when, text(input.port()));
    }

    private int number(int number) throws IOException {
        if (writing) {
            out.writeInt(number);
        }
        return writing ? number : in.getInt();
    }

    private String text(String text) throws IOException {
        int place = number(writing ? texts.place(text) : 0);
        return writing ? text : known.get(place);
    }

    private List<String> texts(List<String> list) throws IOException {
        return list(list, this::text, "");
    }

    private <T> List<T> list(List<T> list, Way<T> way, T none) throws IOException {
        List<T> passed = new ArrayList<>();
        int size = number(list.size());
        for (int i = 0; i < size; i++) {
            passed.add(way.pass(writing ? list.get(i) : none));
        }
        return passed;
    }

    private <T> Map<String, T> map(Map<String, T> map, Way<T> way, T none) throws IOException {
        List<String> keys = texts(List.copyOf(map.keySet()));
        Map<String, T> passed = new LinkedHashMap<>();
        for (String key : keys) {
            passed.put(key, way.pass(map.getOrDefault(key, none)));
        }
        return passed;
    }
}
