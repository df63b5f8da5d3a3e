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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads a compiled system: a table of texts, then everything else by its place in it, a program that may be asked for,
 * then the graph and what each equation reads, which are looked at when somebody asks. One description serves both ways: a method
 * takes what is to be written, at which nobody looks when reading, and returns what was written or read. Whole numbers take seven
 * bits a byte, the lowest first.
 */
final class CompiledForm {
    private static final int VERSION = 2;
    /** Bytes of the version and the check sum. */
    private static final int HEAD = 12;

    /** The way of one item. */
    private interface Way<T> {
        T pass(T item);
    }

    private static final Variable NO_VARIABLE =
            new Variable("", List.of(), List.of(), "", "", "", "", 0, "", Variable.Origin.MODEL);
    private static final Input NO_INPUT = new Input(Input.Kind.VARIABLE, "", Input.When.SAME, "");
    private static final EquationSystem.Reading NO_READING = new EquationSystem.Reading("", List.of());
    private static final EquationSystem.Readings NO_READINGS = new EquationSystem.Readings(Map.of(), Map.of());
    private static final Solver.Block NO_BLOCK = new Solver.Block(0, List.of(), List.of());
    private static final Graph.SolverUse NO_USE = new Graph.SolverUse("", "", new Solver.Layout(Map.of(), Map.of(), 0));
    private static final Node NO_NODE = new Node(0, Op.NUMBER, 0, 0);

    private final boolean writing;
    private final byte[] in;
    private int at;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Graph.Names texts = new Graph.Names();
    /** Where each text begins in {@link #in}, and those that have been asked for. */
    private int[] textAt = {};

    private @Nullable String[] known = {};
    /** The graph that is read or written. */
    private Graph graph = new Graph();

    private CompiledForm(boolean writing, byte[] from) {
        this.writing = writing;
        in = from;
    }

    static byte[] write(EquationSystem system, Program program) throws IOException {
        CompiledForm body = new CompiledForm(true, new byte[0]);
        body.parts(system.parts);
        body.program(program);
        int graphAt = body.out.size();
        body.graph(system.parts.graph().get());
        int readingsAt = body.out.size();
        body.readings(system.readings());
        CompiledForm all = new CompiledForm(true, new byte[0]);
        all.number(graphAt);
        all.number(readingsAt);
        List<String> list = body.texts.list();
        all.number(list.size());
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        for (String text : list) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            all.number(utf8.length);
            letters.writeBytes(utf8);
        }
        letters.writeTo(all.out);
        body.out.writeTo(all.out);
        byte[] bytes = all.out.toByteArray();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(whole);
        head.writeInt(VERSION);
        head.writeLong(sum(bytes, 0));
        head.write(bytes);
        return whole.toByteArray();
    }

    private static long sum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    static EquationSystem read(byte[] from, Map<String, Solver> solvers) throws IOException {
        CompiledForm form = new CompiledForm(false, from);
        form.at = HEAD;
        ByteBuffer head = ByteBuffer.wrap(from);
        if (from.length < HEAD || head.getInt() != VERSION) {
            throw new IOException("a compiled form must be of version " + VERSION);
        }
        if (head.getLong() != sum(from, HEAD)) {
            throw new IOException("not a compiled form: it ends too early or is damaged");
        }
        int graphAt = form.number(0);
        int readingsAt = form.number(0);
        form.textAt = new int[form.number(0) + 1];
        for (int i = 1; i < form.textAt.length; i++) {
            form.textAt[i] = form.textAt[i - 1] + form.number(0);
        }
        for (int i = 0; i < form.textAt.length; i++) {
            form.textAt[i] += form.at;
        }
        form.known = new String[form.textAt.length];
        int body = form.textAt[form.textAt.length - 1];
        form.at = body;
        EquationSystem.Parts parts = form.parts(EquationSystem.Parts.NONE);
        parts = new EquationSystem.Parts(
                parts.parameters(),
                parts.figures(),
                parts.data(),
                parts.instances(),
                parts.variables(),
                parts.sets(),
                new Later<>(form, body + graphAt, each -> each.graph(new Graph())),
                new Later<>(form, body + readingsAt, each -> each.readings(NO_READINGS)));
        EquationSystem system = new EquationSystem(parts, solvers);
        return form.program(new Program(system, List.of(), List.of(), List.of(), new Program.Code()));
    }

    /** A part that is read once somebody asks. */
    private static final class Later<T> implements Supplier<T> {
        private final CompiledForm form;
        private final int at;
        private final Function<CompiledForm, T> reading;
        private @Nullable T read;

        Later(CompiledForm form, int at, Function<CompiledForm, T> reading) {
            this.form = form;
            this.at = at;
            this.reading = reading;
        }

        @Override
        public T get() {
            synchronized (form) {
                if (read == null) {
                    form.at = at;
                    read = reading.apply(form);
                }
                return read;
            }
        }
    }

    private EquationSystem.Parts parts(EquationSystem.Parts parts) {
        return new EquationSystem.Parts(
                texts(parts.parameters()),
                texts(parts.figures()),
                texts(parts.data()),
                texts(parts.instances()),
                list(parts.variables(), this::variable, NO_VARIABLE),
                map(parts.sets(), this::texts, List.of()),
                parts.graph(),
                parts.readings());
    }

    /** The system of a program, with the program at hand. */
    private EquationSystem program(Program program) {
        List<String> outputs = texts(program.outputs());
        List<Graph.SolverUse> uses = list(program.solvers, this::use, NO_USE);
        Program.Code from = program.code;
        Program.Code code = new Program.Code();
        code.constant = numbers(from.constant);
        code.yearly = numbers(from.yearly);
        code.drawn = numbers(from.drawn);
        code.firstYear = numbers(from.firstYear);
        code.laterYears = numbers(from.laterYears);
        code.firstOutputs = numbers(from.firstOutputs);
        code.laterOutputs = numbers(from.laterOutputs);
        code.sharedFirstCopies = numbers(from.sharedFirstCopies);
        code.sharedLaterCopies = numbers(from.sharedLaterCopies);
        code.firstCopies = numbers(from.firstCopies);
        code.laterCopies = numbers(from.laterCopies);
        code.outs = new int[uses.size()][];
        for (int i = 0; i < code.outs.length; i++) {
            code.outs[i] = numbers(writing ? from.outs[i] : new int[0]);
        }
        code.constants = number(from.constants);
        code.shared = number(from.shared);
        code.places = number(from.places);
        return program.system.with(outputs, uses, code);
    }

    private int[] numbers(int[] numbers) {
        int[] passed = new int[number(numbers.length)];
        for (int i = 0; i < passed.length; i++) {
            passed[i] = number(writing ? numbers[i] : 0);
        }
        return passed;
    }

    private Graph graph(Graph passed) {
        graph = passed;
        texts(graph.previous.list()).forEach(graph.previous::place);
        List<Graph.SolverUse> uses = list(graph.solvers, this::use, NO_USE);
        list(writing ? graph.pool.nodes : List.of(), this::node, NO_NODE);
        Map<String, Node> first = map(graph.first, this::byId, NO_NODE);
        Map<String, Node> later = map(graph.later, this::byId, NO_NODE);
        if (!writing) {
            graph.solvers.addAll(uses);
            graph.first.putAll(first);
            graph.later.putAll(later);
        }
        return graph;
    }

    private EquationSystem.Readings readings(EquationSystem.Readings readings) {
        return new EquationSystem.Readings(
                map(readings.first(), this::reading, NO_READING), map(readings.later(), this::reading, NO_READING));
    }

    private Variable variable(Variable v) {
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

    private Graph.SolverUse use(Graph.SolverUse use) {
        String name = text(use.name());
        String solver = text(use.solver());
        Map<String, Solver.Block> inputs = map(use.layout().inputs(), this::block, NO_BLOCK);
        Map<String, Solver.Block> outputs = map(use.layout().outputs(), this::block, NO_BLOCK);
        int count = number(use.layout().outputCount());
        return new Graph.SolverUse(name, solver, new Solver.Layout(inputs, outputs, count));
    }

    private Solver.Block block(Solver.Block block) {
        return new Solver.Block(
                number(block.at()), texts(block.sets()), list(block.elements(), this::texts, List.of()));
    }

    private Node node(Node node) {
        Op op = Op.ALL[number(node.op.code())];
        int ref = number(node.ref);
        long bits = Double.doubleToRawLongBits(node.number);
        bits = op == Op.NUMBER ? (long) number((int) (bits >>> 32)) << 32 | number((int) bits) & 0xffffffffL : 0;
        Node[] arguments = new Node[op == Op.SOLVE ? number(node.arguments.length) : op.arguments];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = byId(writing ? node.arguments[i] : NO_NODE);
        }
        return writing ? node : graph.pool.append(op, Double.longBitsToDouble(bits), ref, arguments);
    }

    private Node byId(Node node) {
        return graph.pool.nodes.get(number(node.id));
    }

    private EquationSystem.Reading reading(EquationSystem.Reading reading) {
        return new EquationSystem.Reading(text(reading.equation()), list(reading.inputs(), this::input, NO_INPUT));
    }

    private Input input(Input input) {
        Input.Kind kind = Input.Kind.valueOf(text(input.kind().name()));
        Input.When when = Input.When.valueOf(text(input.when().name()));
        return new Input(kind, text(input.name()), when, text(input.port()));
    }

    private int number(int number) {
        if (writing) {
            int left = number;
            for (; (left & ~0x7f) != 0; left >>>= 7) {
                out.write(left | 0x80);
            }
            out.write(left);
            return number;
        }
        int read = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in[at++];
            read |= (next & 0x7f) << shift;
            if (next >= 0) {
                return read;
            }
        }
    }

    private String text(String text) {
        int place = number(writing ? texts.place(text) : 0);
        if (writing) {
            return text;
        }
        String before = known[place];
        if (before == null) {
            before = new String(in, textAt[place], textAt[place + 1] - textAt[place], StandardCharsets.UTF_8);
            known[place] = before;
        }
        return before;
    }

    private List<String> texts(List<String> list) {
        return list(list, this::text, "");
    }

    private <T> List<T> list(List<T> list, Way<T> way, T none) {
        List<T> passed = new ArrayList<>();
        int size = number(list.size());
        for (int i = 0; i < size; i++) {
            passed.add(way.pass(writing ? list.get(i) : none));
        }
        return passed;
    }

    private <T> Map<String, T> map(Map<String, T> map, Way<T> way, T none) {
        List<String> keys = texts(List.copyOf(map.keySet()));
        Map<String, T> passed = new LinkedHashMap<>();
        for (String key : keys) {
            passed.put(key, way.pass(map.getOrDefault(key, none)));
        }
        return passed;
    }
}
