package org.tokenstate.equations;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads a compiled system: a table of texts, then everything else by its place in it. */
final class CompiledForm {
    private static final int VERSION = 1;

    private interface Writing<T> {
        void write(T item) throws IOException;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private final Graph.Names texts = new Graph.Names();
    private List<String> known = List.of();

    void write(EquationSystem system, OutputStream to) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        Graph graph = system.graph;
        for (Graph.Names names : List.of(graph.parameters, graph.figures, graph.data, graph.previous)) {
            texts(names.list(), out);
        }
        map(system.sets, elements -> texts(elements, out), out);
        list(system.variables(), variable -> variable(variable, out), out);
        list(graph.solvers, use -> solver(use, out), out);
        list(graph.pool.nodes, node -> node(node, out), out);
        map(graph.first, node -> out.writeInt(node.id()), out);
        map(graph.later, node -> out.writeInt(node.id()), out);
        map(system.firstReadings, reading -> reading(reading, out), out);
        map(system.laterReadings, reading -> reading(reading, out), out);

        DataOutputStream head = new DataOutputStream(new BufferedOutputStream(to));
        head.writeInt(VERSION);
        List<String> list = texts.list();
        head.writeInt(list.size());
        for (String text : list) {
            head.writeUTF(text);
        }
        body.writeTo(head);
        head.flush();
    }

    EquationSystem read(InputStream from, Map<String, Solver> solvers) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from, 1 << 16));
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("a compiled form must be of version " + VERSION + " but is of " + version);
        }
        known = list(in, in::readUTF);
        Graph graph = new Graph();
        for (Graph.Names names : List.of(graph.parameters, graph.figures, graph.data, graph.previous)) {
            texts(in).forEach(names::place);
        }
        Map<String, List<String>> sets = map(in, () -> texts(in));
        List<Variable> variables = list(in, () -> variable(in));
        graph.solvers.addAll(list(in, () -> solver(in)));
        for (int left = in.readInt(); left > 0; left--) {
            node(graph, in);
        }
        List<Node> nodes = graph.pool.nodes;
        graph.first.putAll(map(in, () -> nodes.get(in.readInt())));
        graph.later.putAll(map(in, () -> nodes.get(in.readInt())));
        Map<String, EquationSystem.Reading> first = map(in, () -> reading(in));
        Map<String, EquationSystem.Reading> later = map(in, () -> reading(in));
        return new EquationSystem(graph, variables, sets, first, later, solvers);
    }

    private void variable(Variable variable, DataOutputStream out) throws IOException {
        text(variable.name(), out);
        texts(variable.index(), out);
        texts(variable.sets(), out);
        text(variable.unit(), out);
        text(variable.description(), out);
        text(variable.chapter(), out);
        text(variable.section(), out);
        out.writeInt(variable.line());
        text(variable.solver(), out);
        text(variable.origin().name(), out);
    }

    private Variable variable(DataInputStream in) throws IOException {
        return new Variable(
                text(in),
                texts(in),
                texts(in),
                text(in),
                text(in),
                text(in),
                text(in),
                in.readInt(),
                text(in),
                Variable.Origin.valueOf(text(in)));
    }

    private void solver(Graph.SolverUse use, DataOutputStream out) throws IOException {
        text(use.name, out);
        text(use.solver, out);
        map(use.layout.inputs(), block -> block(block, out), out);
        map(use.layout.outputs(), block -> block(block, out), out);
        out.writeInt(use.layout.outputCount());
    }

    private Graph.SolverUse solver(DataInputStream in) throws IOException {
        String name = text(in);
        String solver = text(in);
        Map<String, Solver.Block> inputs = map(in, () -> block(in));
        Map<String, Solver.Block> outputs = map(in, () -> block(in));
        return new Graph.SolverUse(name, solver, new Solver.Layout(inputs, outputs, in.readInt()));
    }

    private void block(Solver.Block block, DataOutputStream out) throws IOException {
        out.writeInt(block.at());
        texts(block.sets(), out);
        list(block.elements(), elements -> texts(elements, out), out);
    }

    private Solver.Block block(DataInputStream in) throws IOException {
        return new Solver.Block(in.readInt(), texts(in), list(in, () -> texts(in)));
    }

    private void node(Node node, DataOutputStream out) throws IOException {
        out.writeByte(node.op().code());
        out.writeInt(node.ref());
        if (node.op() == Op.NUMBER) {
            out.writeDouble(node.number());
        } else if (node.op() == Op.SOLVE) {
            out.writeInt(node.arguments().length);
        }
        for (Node argument : node.arguments()) {
            out.writeInt(argument.id());
        }
    }

    private static void node(Graph graph, DataInputStream in) throws IOException {
        Op op = Op.ALL[in.readByte()];
        int ref = in.readInt();
        double number = op == Op.NUMBER ? in.readDouble() : 0;
        Node[] arguments = new Node[op == Op.SOLVE ? in.readInt() : op.arguments];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = graph.pool.nodes.get(in.readInt());
        }
        Node node = graph.pool.node(op, number, ref, arguments);
        if (op == Op.SOLVE) {
            graph.solvers.get(ref / 2).phases[ref % 2] = node;
        }
    }

    private void reading(EquationSystem.Reading reading, DataOutputStream out) throws IOException {
        text(reading.equation(), out);
        list(
                reading.inputs(),
                input -> {
                    text(input.kind().name(), out);
                    text(input.name(), out);
                    text(input.when().name(), out);
                    text(input.port(), out);
                },
                out);
    }

    private EquationSystem.Reading reading(DataInputStream in) throws IOException {
        return new EquationSystem.Reading(text(in), list(in, () -> input(in)));
    }

    private Input input(DataInputStream in) throws IOException {
        Input.Kind kind = Input.Kind.valueOf(text(in));
        return new Input(kind, text(in), Input.When.valueOf(text(in)), text(in));
    }

    private void text(String text, DataOutputStream out) throws IOException {
        out.writeInt(texts.place(text));
    }

    private String text(DataInputStream in) throws IOException {
        return known.get(in.readInt());
    }

    private void texts(List<String> list, DataOutputStream out) throws IOException {
        list(list, text -> text(text, out), out);
    }

    private List<String> texts(DataInputStream in) throws IOException {
        return list(in, () -> text(in));
    }

    private static <T> void list(List<T> list, Writing<T> writing, DataOutputStream out) throws IOException {
        out.writeInt(list.size());
        for (T item : list) {
            writing.write(item);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reading<T> reading) throws IOException {
        List<T> list = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            list.add(reading.read());
        }
        return list;
    }

    private <T> void map(Map<String, T> map, Writing<T> writing, DataOutputStream out) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, T> entry : map.entrySet()) {
            text(entry.getKey(), out);
            writing.write(entry.getValue());
        }
    }

    private <T> Map<String, T> map(DataInputStream in, Reading<T> reading) throws IOException {
        Map<String, T> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(text(in), reading.read());
        }
        return map;
    }
}
