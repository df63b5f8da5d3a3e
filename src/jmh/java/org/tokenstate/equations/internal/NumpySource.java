package org.tokenstate.equations.internal;

import org.tokenstate.equations.Solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a program as NumPy: a statement for each operation that lanes do, in place, on the same places. What draws share comes as
 * scalars by year, as it does to {@link LaneRun}; what a comparison gives is kept as booleans, which NumPy selects by faster.
 */
public final class NumpySource {
    private static final String INDENT = "    ";

    private final Program.Bound bound;
    private final Program.Code code;
    private final List<String> lines = new ArrayList<>();
    /** Lane places that hold booleans, and those of them whose numbers have been written too. */
    private final Set<Integer> booleans = new HashSet<>();

    private final Set<Integer> numbers = new HashSet<>();
    private final Set<Integer> everBoolean = new TreeSet<>();

    private NumpySource(Program.Bound bound) {
        this.bound = bound;
        code = bound.program.code;
    }

    /**
     * Writes the source.
     *
     * @param bound the program
     * @return the source
     */
    public static String of(Program.Bound bound) {
        return new NumpySource(bound).source();
    }

    /**
     * What draws share, by year.
     *
     * @param bound the program
     * @return the numbers in the order in which the source reads them
     */
    public static double[][] shared(Program.Bound bound) {
        return bound.shared;
    }

    private String source() {
        List<String> body = new ArrayList<>();
        body.addAll(function("drawn", code.drawn, new int[0], new int[0]));
        Set<Integer> kept = new HashSet<>(booleans);
        body.addAll(function("first", code.firstYear, code.firstOutputs, code.firstCopies));
        booleans.clear();
        booleans.addAll(kept);
        numbers.retainAll(kept);
        body.addAll(function("later", code.laterYears, code.laterOutputs, code.laterCopies));
        List<String> all = new ArrayList<>();
        all.add("from numpy import (add, subtract, multiply, divide, minimum, maximum, less, less_equal, equal, not_equal,");
        all.add("                   logical_and, logical_or, logical_not, copyto, putmask, sqrt, exp, log)");
        all.add("from operations import recovery");
        all.add("");
        all.add("SHARED = " + code.shared);
        all.add("PLACES = " + code.places);
        all.add("BOOLEANS = " + everBoolean);
        all.add("SOLVERS = [" + bound.program.solvers.stream().map(this::solver).collect(Collectors.joining(",\n           ")) + "]");
        all.addAll(body);
        return String.join("\n", all) + "\n";
    }

    private String solver(Graph.SolverUse use) {
        int number = bound.program.solvers.indexOf(use);
        return "{'name': '" + use.solver() + "', 'fixed': " + fixed(number) + ",\n            'places': " + Arrays.toString(code.outs[number]) + ",\n            'in': "
                + blocks(use.layout().inputs()) + ",\n            'out': " + blocks(use.layout().outputs()) + "}";
    }

    /** Whether each number that a solver is given is the same in all years. */
    private String fixed(int solver) {
        Set<Integer> once = new HashSet<>();
        for (int at = 0; at < code.drawn.length; at += Program.size(code.drawn, at)) {
            once.add(code.drawn[at + 1]);
        }
        int[] part = code.laterYears;
        for (int at = 0; at < part.length; at += Program.size(part, at)) {
            if (Op.ALL[part[at]] == Op.SOLVE && part[at + 1] == solver) {
                return Arrays.stream(part, at + 3, at + 3 + part[at + 2])
                        .mapToObj(place -> place < code.constants || once.contains(place) ? "1" : "0")
                        .collect(Collectors.joining(", ", "[", "]"));
            }
        }
        throw new IllegalStateException("no solver " + solver + " in the later years");
    }

    private static String blocks(Map<String, Solver.Block> blocks) {
        return blocks.entrySet().stream()
                .map(e -> "'" + e.getKey() + "': (" + e.getValue().at() + ", " + list(e.getValue().sets()) + ", ["
                        + e.getValue().elements().stream().map(NumpySource::list).collect(Collectors.joining(", ")) + "])")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String list(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> function(String name, int[] part, int[] outputs, int[] copies) {
        lines.clear();
        for (int at = 0; at < part.length; at += Program.size(part, at)) {
            operation(Op.ALL[part[at]], part, at);
        }
        for (int i = 0; i < outputs.length; i++) {
            lines.add("copyto(out[" + i + "], " + number(outputs[i]) + ")");
        }
        for (int i = 0; i < copies.length; i += 2) {
            lines.add("copyto(v" + copies[i + 1] + ", " + number(copies[i]) + ")");
        }
        String text = String.join("\n", lines);
        List<String> all = new ArrayList<>();
        all.add("");
        all.add("");
        all.add("def " + name + "(v, b, m, t, s, p, d, out, year):");
        for (String kind : List.of("v", "b")) {
            Matcher found = Pattern.compile("\\b" + kind + "(\\d+)\\b").matcher(text);
            Set<Integer> used = new TreeSet<>();
            while (found.find()) {
                used.add(Integer.parseInt(found.group(1)));
            }
            used.forEach(place -> all.add(INDENT + kind + place + " = " + kind + "[" + place + "]"));
        }
        lines.forEach(line -> all.add(INDENT + line));
        all.add(INDENT + "return\n    yield");
        return all;
    }

    private boolean isShared(int place) {
        return place < code.shared;
    }

    private String number(int place) {
        if (isShared(place)) {
            return "s[" + place + "]";
        }
        if (booleans.contains(place) && numbers.add(place)) {
            lines.add("copyto(v" + place + ", b" + place + ")");
        }
        return "v" + place;
    }

    private String condition(int place) {
        if (isShared(place)) {
            return "(s[" + place + "] != 0)";
        }
        if (booleans.contains(place)) {
            return "b" + place;
        }
        lines.add("not_equal(v" + place + ", 0.0, m)");
        return "m";
    }

    private String toNumber(int place) {
        booleans.remove(place);
        numbers.remove(place);
        return "v" + place;
    }

    private String toBoolean(int place) {
        booleans.add(place);
        everBoolean.add(place);
        numbers.remove(place);
        return "b" + place;
    }

    private void operation(Op op, int[] c, int at) {
        int to = c[at + 1];
        switch (op) {
            case ADD -> call("add", c, at);
            case SUBTRACT -> call("subtract", c, at);
            case MULTIPLY -> call("multiply", c, at);
            case PRODUCT_AND -> {
                String of = number(c[at + 4]);
                String result = two("multiply", c, at + 2, to);
                lines.add("add(" + result + ", " + of + ", " + result + ")");
            }
            case PRODUCTS_AND -> {
                String a = number(c[at + 2]);
                String b = number(c[at + 3]);
                String of = number(c[at + 6]);
                String result = two("multiply", c, at + 4, to);
                lines.add("add(" + result + ", " + of + ", " + result + ")");
                lines.add("multiply(" + a + ", " + b + ", t)");
                lines.add("add(" + result + ", t, " + result + ")");
            }
            case SUM -> {
                String of = number(c[at + 2]);
                String result = two("add", c, at + 3, to);
                lines.add("add(" + result + ", " + of + ", " + result + ")");
            }
            case DIVIDE -> call("divide", c, at);
            case MIN -> call("minimum", c, at);
            case MAX -> call("maximum", c, at);
            case SQRT -> call("sqrt", c, at);
            case EXP -> call("exp", c, at);
            case LOG -> call("log", c, at);
            case RECOVERY -> call("recovery", c, at);
            case LESS -> compare("less", c, at);
            case AT_MOST -> compare("less_equal", c, at);
            case EQUAL -> compare("equal", c, at);
            case AND, OR -> logical(op == Op.AND ? "logical_and" : "logical_or", c, at);
            case NOT -> {
                String of = condition(c[at + 2]);
                lines.add("logical_not(" + of + ", " + toBoolean(to) + ")");
            }
            case KNOWN -> {
                String of = number(c[at + 2]);
                lines.add("equal(" + of + ", " + of + ", " + toBoolean(to) + ")");
            }
            case WHERE -> {
                String a = number(c[at + 3]);
                String b = number(c[at + 4]);
                String which = condition(c[at + 2]);
                String result = toNumber(to);
                if (isShared(c[at + 2])) {
                    lines.add("copyto(" + result + ", " + a + " if " + which + " else " + b + ")");
                } else {
                    lines.add("copyto(" + result + ", " + b + ")");
                    lines.add("putmask(" + result + ", " + which + ", " + a + ")");
                }
            }
            case POWER -> {
                String result = two("multiply", c, at + 3, to);
                lines.add("exp(" + result + ", " + result + ")");
            }
            case PARAMETER_BASE -> lines.add("copyto(" + toNumber(to) + ", p[" + c[at + 2] + "][0])");
            case PARAMETER -> lines.add("copyto(" + toNumber(to) + ", p[" + c[at + 2] + "][year])");
            case DATA_BASE -> lines.add("copyto(" + toNumber(to) + ", d[" + c[at + 2] + "][0])");
            case DATA -> lines.add("copyto(" + toNumber(to) + ", d[" + c[at + 2] + "][year])");
            case SOLVE -> {
                List<String> given = new ArrayList<>();
                for (int k = 0; k < c[at + 2]; k++) {
                    given.add(number(c[at + 3 + k]));
                }
                lines.add("yield " + to + ", (" + String.join(", ", given) + ")");
                for (int place : code.outs[to]) {
                    if (place >= 0) {
                        toNumber(place);
                    }
                }
            }
            default -> throw new IllegalStateException(op + " is no operation on lanes");
        }
    }

    /** A call with two arguments from a place of the code on; where the result is. */
    private String two(String name, int[] c, int from, int to) {
        String a = number(c[from]);
        String b = number(c[from + 1]);
        String result = toNumber(to);
        lines.add(name + "(" + a + ", " + b + ", " + result + ")");
        return result;
    }

    private void call(String name, int[] c, int at) {
        List<String> arguments = new ArrayList<>();
        for (int k = 0; k < Op.ALL[c[at]].arguments; k++) {
            arguments.add(number(c[at + 2 + k]));
        }
        // minimum and maximum take a third argument by name alone
        String out = name.equals("minimum") || name.equals("maximum") ? "out=" : "";
        arguments.add(out + toNumber(c[at + 1]));
        lines.add(name + "(" + String.join(", ", arguments) + ")");
    }

    private void compare(String name, int[] c, int at) {
        String a = number(c[at + 2]);
        String b = number(c[at + 3]);
        lines.add(name + "(" + a + ", " + b + ", " + toBoolean(c[at + 1]) + ")");
    }

    private void logical(String name, int[] c, int at) {
        String a = condition(c[at + 2]);
        if (a.equals("m")) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1).replace(", m)", ", " + toBoolean(c[at + 1]) + ")"));
            a = "b" + c[at + 1];
        }
        String b = condition(c[at + 3]);
        lines.add(name + "(" + a + ", " + b + ", " + toBoolean(c[at + 1]) + ")");
    }
}
