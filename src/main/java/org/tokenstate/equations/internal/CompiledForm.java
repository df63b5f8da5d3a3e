package org.tokenstate.equations.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Variable;

/**
 * Writes and reads a compiled system: a table of texts, then everything else by its place in it, a program that may be asked for,
 * then the graph and what each equation reads, which are looked at when somebody asks. One description serves both ways: a method
 * takes what is to be written, at which nobody looks when reading, and returns what was written or read. Whole numbers take seven
 * bits a byte, the lowest first.
 *
 * <p>Numbers that point at others are written as distances, and what is alike stands together, so that forms of nearly the same
 * text are nearly the same bytes and pack well.
 */
final class CompiledForm {
    private static final int VERSION = 3;
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
    private static final Solver.Block NO_BLOCK = new Solver.Block(0, List.of(), List.of());
    private static final Graph.SolverUse NO_USE = new Graph.SolverUse("", "", new Solver.Layout(Map.of(), Map.of(), 0));

    private static final boolean[] PHASES = {true, false};
    private static final Input.Kind[] KINDS = Input.Kind.values();
    private static final Input.When[] WHENS = Input.When.values();

    private final boolean writing;
    private final byte[] in;
    private int at;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Graph.Names texts;
    /** Where each text begins in {@link #in}, and those that have been asked for. */
    private int[] textAt = {};

    private @Nullable String[] known = {};
    private List<String> instances = List.of();

    private CompiledForm(boolean writing, byte[] from, Graph.Names texts) {
        this.writing = writing;
        in = from;
        this.texts = texts;
    }

    /** The form of a system; the texts of another form stand first, so that both name what they share alike. */
    static byte[] write(EquationSystem system, Program program, byte[] like) throws IOException {
        CompiledForm body = new CompiledForm(true, new byte[0], new Graph.Names());
        if (like.length > 0) {
            CompiledForm other = opened(like);
            other.number(0);
            other.number(0);
            other.readTexts();
            for (int i = 0; i < other.known.length - 1; i++) {
                body.texts.place(other.known(i));
            }
        }
        body.parts(system.parts);
        body.program(program);
        int graphAt = body.out.size();
        body.graph(system.parts.graph().get());
        int readingsAt = body.out.size();
        body.write(system.readings());
        CompiledForm all = new CompiledForm(true, new byte[0], new Graph.Names());
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

    private static CompiledForm opened(byte[] from) throws IOException {
        CompiledForm form = new CompiledForm(false, from, new Graph.Names());
        form.at = HEAD;
        ByteBuffer head = ByteBuffer.wrap(from);
        if (from.length < HEAD || head.getInt() != VERSION) {
            throw new IOException("a compiled form must be of version " + VERSION);
        }
        if (head.getLong() != sum(from, HEAD)) {
            throw new IOException("not a compiled form: it ends too early or is damaged");
        }
        return form;
    }

    private void readTexts() {
        textAt = new int[number(0) + 1];
        for (int i = 1; i < textAt.length; i++) {
            textAt[i] = textAt[i - 1] + number(0);
        }
        for (int i = 0; i < textAt.length; i++) {
            textAt[i] += at;
        }
        known = new String[textAt.length];
        at = textAt[textAt.length - 1];
    }

    static EquationSystem read(byte[] from, Map<String, Solver> solvers) throws IOException {
        CompiledForm form = opened(from);
        int graphAt = form.number(0);
        int readingsAt = form.number(0);
        form.readTexts();
        int body = form.at;
        EquationSystem.Parts parts = form.parts(EquationSystem.Parts.NONE);
        parts = new EquationSystem.Parts(
                parts.parameters(),
                parts.figures(),
                parts.data(),
                parts.instances(),
                parts.variables(),
                parts.sets(),
                new Later<>(form, body + graphAt, each -> each.graph(new Graph())),
                new Later<>(form, body + readingsAt, CompiledForm::readings));
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
        List<String> parameters = texts(parts.parameters());
        List<String> figures = texts(parts.figures());
        List<String> data = texts(parts.data());
        List<Variable> variables = list(parts.variables(), this::variable, NO_VARIABLE);
        Map<String, List<String>> sets = map(parts.sets(), this::texts, List.of());
        instances = instances(parts.instances(), variables, sets);
        return new EquationSystem.Parts(
                parameters, figures, data, instances, variables, sets, parts.graph(), parts.readings());
    }

    /** Every variable of every element: which variable, and which of the combinations of its elements. */
    private List<String> instances(List<String> list, List<Variable> variables, Map<String, List<String>> sets) {
        Map<String, Integer> placeOf = new HashMap<>();
        variables.forEach(variable -> placeOf.put(variable.name(), placeOf.size()));
        int[] next = new int[variables.size()];
        int last = 0;
        List<String> passed = new ArrayList<>(list.size());
        int size = number(list.size());
        for (int i = 0; i < size; i++) {
            String written = writing ? list.get(i) : "";
            int place = near(writing ? Objects.requireNonNull(placeOf.get(EquationSystem.family(written))) : 0, last);
            List<List<String>> elements = new ArrayList<>();
            variables.get(place).sets().forEach(set -> elements.add(Objects.requireNonNull(sets.get(set), set)));
            int combination = near(writing ? combination(written, elements) : 0, next[place]);
            passed.add(writing ? written : instance(variables.get(place).name(), elements, combination));
            last = place;
            next[place] = combination + 1;
        }
        return passed;
    }

    private static int combination(String instance, List<List<String>> elements) {
        List<String> of = elements(instance);
        int combination = 0;
        for (int i = 0; i < elements.size(); i++) {
            combination = combination * elements.get(i).size() + elements.get(i).indexOf(of.get(i));
        }
        return combination;
    }

    private static String instance(String name, List<List<String>> elements, int combination) {
        String[] parts = new String[1 + elements.size()];
        parts[0] = name;
        int left = combination;
        for (int i = elements.size() - 1; i >= 0; i--) {
            List<String> set = elements.get(i);
            parts[i + 1] = set.get(left % set.size());
            left /= set.size();
        }
        return whole(List.of(parts));
    }

    /** The system of a program, with the program at hand. */
    private EquationSystem program(Program program) {
        List<String> outputs = texts(program.outputs());
        List<Graph.SolverUse> uses = list(program.solvers, this::use, NO_USE);
        Program.Code from = program.code;
        Program.Code code = new Program.Code();
        code.constant = code(from.constant);
        code.yearly = code(from.yearly);
        code.drawn = code(from.drawn);
        code.firstYear = code(from.firstYear);
        code.laterYears = code(from.laterYears);
        code.firstOutputs = numbers(from.firstOutputs);
        code.laterOutputs = numbers(from.laterOutputs);
        code.sharedFirstCopies = numbers(from.sharedFirstCopies);
        code.sharedLaterCopies = numbers(from.sharedLaterCopies);
        code.firstCopies = numbers(from.firstCopies);
        code.laterCopies = numbers(from.laterCopies);
        code.outs = new int[uses.size()][];
        code.steady = new int[uses.size()][];
        for (int i = 0; i < code.outs.length; i++) {
            code.outs[i] = numbers(writing ? from.outs[i] : new int[0]);
            code.steady[i] = numbers(writing ? from.steady[i] : new int[0]);
        }
        code.constants = number(from.constants);
        code.shared = number(from.shared);
        code.places = number(from.places);
        return program.system.with(outputs, uses, code);
    }

    private int[] numbers(int[] numbers) {
        int[] passed = new int[number(numbers.length)];
        int last = 0;
        for (int i = 0; i < passed.length; i++) {
            passed[i] = near(writing ? numbers[i] : 0, last);
            last = passed[i];
        }
        return passed;
    }

    /** Code: first every operation, then every place, then what each reads. */
    private int[] code(int[] code) {
        int[] passed = new int[number(code.length)];
        for (int i = 0; i < passed.length; i += Program.size(passed, i)) {
            passed[i] = number(writing ? code[i] : 0);
            if (Op.ALL[passed[i]] == Op.SOLVE) {
                passed[i + 2] = number(writing ? code[i + 2] : 0);
            }
        }
        int last = 0;
        for (int i = 0; i < passed.length; i += Program.size(passed, i)) {
            last = near(writing ? code[i + 1] : 0, last + 1);
            passed[i + 1] = last;
        }
        int[] leaf = new int[Op.ALL.length];
        for (int i = 0; i < passed.length; i += Program.size(passed, i)) {
            Op op = Op.ALL[passed[i]];
            int end = i + Program.size(passed, i);
            int near = passed[i + 1];
            for (int k = i + (op == Op.SOLVE ? 3 : 2); k < end; k++) {
                near = op == Op.NUMBER ? 0 : op.arguments == 0 ? leaf[op.code()] : near;
                passed[k] = near(writing ? code[k] : 0, near);
                leaf[op.code()] = passed[k] + 1;
                near = op == Op.SOLVE ? passed[k] + 1 : near;
            }
        }
        return passed;
    }

    private Graph graph(Graph graph) {
        texts(graph.previous.list()).forEach(graph.previous::place);
        List<Graph.SolverUse> uses = list(graph.solvers, this::use, NO_USE);
        List<Node> nodes = nodes(graph.pool);
        int[] last = new int[1];
        for (Map<String, Node> phase : List.of(graph.first, graph.later)) {
            for (String instance : instances) {
                last[0] = near(writing ? Objects.requireNonNull(phase.get(instance)).id : 0, last[0]);
                phase.put(instance, nodes.get(last[0]));
            }
        }
        if (!writing) {
            graph.solvers.addAll(uses);
        }
        return graph;
    }

    /** Nodes: first every operation, then every reference and number, then the distances to their arguments. */
    private List<Node> nodes(NodePool pool) {
        List<Node> nodes = pool.nodes;
        int size = number(nodes.size());
        Op[] ops = new Op[size];
        int[] arguments = new int[size];
        for (int i = 0; i < size; i++) {
            ops[i] = Op.ALL[number(writing ? nodes.get(i).op.code() : 0)];
            arguments[i] = ops[i].arguments;
            if (ops[i] == Op.SOLVE) {
                arguments[i] = number(writing ? nodes.get(i).arguments.length : 0);
            }
        }
        int[] refs = new int[size];
        int[] next = new int[Op.ALL.length];
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            if (ops[i] == Op.NUMBER) {
                long bits = writing ? Double.doubleToRawLongBits(nodes.get(i).number) : 0;
                bits = (long) number((int) (bits >>> 32)) << 32 | number((int) bits) & 0xffffffffL;
                numbers[i] = Double.longBitsToDouble(bits);
            } else if (ops[i].arguments <= 0 || ops[i] == Op.OUT) {
                refs[i] = near(writing ? nodes.get(i).ref : 0, next[ops[i].code()]);
                next[ops[i].code()] = refs[i] + 1;
            }
        }
        for (int i = 0; i < size; i++) {
            Node[] of = new Node[arguments[i]];
            for (int k = 0; k < of.length; k++) {
                of[k] = nodes.get(i - number(writing ? i - nodes.get(i).arguments[k].id : 0));
            }
            if (!writing) {
                pool.append(ops[i], numbers[i], refs[i], of);
            }
        }
        return nodes;
    }

    /**
     * What each equation reads: which pattern, then the patterns, one for all instances of a variable that read alike.
     */
    private void write(EquationSystem.Readings readings) {
        List<String> names = new ArrayList<>(readings.names());
        names.removeAll(new HashSet<>(instances));
        texts(names);
        names.addAll(0, instances);
        CompiledForm patterns = new CompiledForm(true, new byte[0], texts);
        Map<ByteBuffer, Integer> places = new HashMap<>();
        int last = 0;
        for (boolean firstYear : PHASES) {
            for (String name : names) {
                CompiledForm form = new CompiledForm(true, new byte[0], texts);
                form.reading(readings.of(name, firstYear), elements(name));
                ByteBuffer bytes = ByteBuffer.wrap(form.out.toByteArray());
                Integer place = places.get(bytes);
                if (place == null) {
                    place = places.size();
                    places.put(bytes, place);
                    patterns.number(bytes.remaining());
                    patterns.out.writeBytes(bytes.array());
                }
                last = near(place, last);
            }
        }
        number(places.size());
        out.writeBytes(patterns.out.toByteArray());
    }

    /** The same, read when asked for. */
    private EquationSystem.Readings readings() {
        List<String> names = new ArrayList<>(instances);
        names.addAll(texts(List.of()));
        Map<String, Integer> placeOf = new LinkedHashMap<>();
        names.forEach(name -> placeOf.put(name, placeOf.size()));
        int[] pattern = new int[2 * names.size()];
        int last = 0;
        for (int i = 0; i < pattern.length; i++) {
            last = near(0, last);
            pattern[i] = last;
        }
        int[] patternAt = new int[number(0)];
        for (int i = 0; i < patternAt.length; i++) {
            int size = number(0);
            patternAt[i] = at;
            at += size;
        }
        return new EquationSystem.Readings() {
            @Override
            public Set<String> names() {
                return placeOf.keySet();
            }

            @Override
            public EquationSystem.Reading of(String name, boolean firstYear) {
                int place = Objects.requireNonNull(placeOf.get(name), name) + (firstYear ? 0 : names.size());
                synchronized (CompiledForm.this) {
                    at = patternAt[pattern[place]];
                    return reading(NO_READING, elements(name));
                }
            }
        };
    }

    /** What an equation reads, for an instance with the given elements. */
    private EquationSystem.Reading reading(EquationSystem.Reading reading, List<String> elements) {
        return new EquationSystem.Reading(
                text(reading.equation()), list(reading.inputs(), input -> input(input, elements), NO_INPUT));
    }

    private Input input(Input input, List<String> elements) {
        Input.Kind kind = KINDS[number(position(KINDS, input.kind()))];
        Input.When when = WHENS[number(position(WHENS, input.when()))];
        String port = text(input.port());
        boolean dots = kind == Input.Kind.PARAMETER;
        List<String> parts = list(
                dots ? List.of(input.name().split("\\.", -1)) : parts(input.name()), part -> part(part, elements), "");
        return new Input(kind, dots ? String.join(".", parts) : whole(parts), when, port);
    }

    private static <T> int position(T[] all, T item) {
        return List.of(all).indexOf(item);
    }

    /** A part of a name: one of the elements by its place, or any other text. */
    private String part(String part, List<String> elements) {
        int own = writing ? elements.indexOf(part) : -1;
        int place = number(own >= 0 ? own : writing ? elements.size() + texts.place(part) : 0);
        return writing ? part : place < elements.size() ? elements.get(place) : known(place - elements.size());
    }

    /** A name and its elements. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int from = name.indexOf('[');
        parts.add(from < 0 ? name : name.substring(0, from));
        while (from >= 0) {
            int to = name.indexOf(',', from + 1);
            parts.add(name.substring(from + 1, to < 0 ? name.length() - 1 : to));
            from = to;
        }
        return parts;
    }

    private static List<String> elements(String name) {
        List<String> parts = parts(name);
        return parts.subList(1, parts.size());
    }

    private static String whole(List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : parts.get(0) + "[" + String.join(",", parts.subList(1, parts.size())) + "]";
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

    /** A number as its distance from another, either way. */
    private int near(int number, int other) {
        int distance = number - other;
        int passed = number(distance << 1 ^ distance >> 31);
        return writing ? number : other + (passed >>> 1 ^ -(passed & 1));
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
        return writing ? text : known(place);
    }

    private String known(int place) {
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
