package org.tokenstate.equations;

import java.util.Arrays;

/**
 * Code on plain numbers: registers of lanes stand behind the plain numbers as one number each. What all draws share is computed
 * here too.
 */
final class Plain {
    private static final Op[] OPS = Op.ALL;

    private final Program program;
    private final double[] v;
    private final double[] hold;
    private final int[] constant;
    private final int[] yearly;
    private final int[] drawn;
    private final int[] firstYear;
    private final int[] laterYears;
    private final int[] firstOutputs;
    private final int[] laterOutputs;
    private final int[] firstCopies;
    private final int[] laterCopies;

    // Of each solver; empty until it is needed.
    private final Solver.Work[] work;
    private final double[][][] given;
    private final double[][][] got;
    private final int[][] outs;

    Plain(Program program) {
        this.program = program;
        Program.Parts parts = program.parts;
        v = new double[parts.plain + parts.registers];
        hold = new double[parts.plainCopies.length];
        constant = relocate(parts.constant);
        yearly = relocate(parts.yearly);
        drawn = relocate(parts.drawn);
        firstYear = relocate(parts.firstYear);
        laterYears = relocate(parts.laterYears);
        firstOutputs = places(parts.firstOutputs);
        laterOutputs = places(parts.laterOutputs);
        firstCopies = places(parts.firstCopies);
        laterCopies = places(parts.laterCopies);
        int solvers = program.solvers.size();
        work = new Solver.Work[solvers];
        given = new double[solvers][][];
        got = new double[solvers][][];
        outs = new int[solvers][];
    }

    void startSolvers() {
        for (int i = 0; i < work.length; i++) {
            work[i] = program.work(i, 1);
            given[i] = new double[program.inputs(i)][1];
            got[i] = new double[program.solvers.get(i).layout.outputCount()][1];
            outs[i] = program.outs(i);
            for (int k = 1; k < outs[i].length; k += 2) {
                outs[i][k] = place(outs[i][k]);
            }
        }
    }

    private int place(int operand) {
        return operand < 0 ? ~operand : program.parts.plain + operand;
    }

    private int[] places(int[] operands) {
        return Arrays.stream(operands).map(this::place).toArray();
    }

    /** Code with the places of plain numbers for its operands. */
    private int[] relocate(int[] code) {
        int[] to = code.clone();
        for (int i = 0; i < code.length; i += size(code, i)) {
            Op op = OPS[code[i]];
            int from = op == Op.SOLVE ? i + 3 : i + 1;
            int operands = op == Op.SOLVE ? code[i + 2] : 1 + op.arguments;
            for (int k = from; k < from + operands; k++) {
                to[k] = place(code[k]);
            }
        }
        return to;
    }

    /** How many numbers of code the operation at a place takes. */
    static int size(int[] code, int at) {
        Op op = OPS[code[at]];
        return switch (op) {
            case SOLVE -> 3 + code[at + 2];
            case NUMBER -> 4;
            default -> op.arguments == 0 ? 3 : 2 + op.arguments;
        };
    }

    static int count(int[] code) {
        int count = 0;
        for (int i = 0; i < code.length; i += size(code, i)) {
            count++;
        }
        return count;
    }

    double[] copy() {
        return Arrays.copyOf(v, program.parts.plain);
    }

    /** Computes what all draws share of a year. */
    void shared(int year, Inputs inputs) {
        run(year == 0 ? constant : yearly, year, inputs);
    }

    void endSharedYear(int year) {
        int[] copies = program.parts.plainCopies;
        for (int i = 0; i < copies.length; i += 3) {
            hold[i] = v[copies[i + (year == 0 ? 1 : 2)]];
        }
        for (int i = 0; i < copies.length; i += 3) {
            v[copies[i]] = hold[i];
        }
    }

    /** Computes a whole year of one draw. */
    void year(int year, Inputs inputs, double[] results) {
        shared(year, inputs);
        if (year == 0) {
            run(drawn, 0, inputs);
        }
        run(year == 0 ? firstYear : laterYears, year, inputs);
        int[] outputs = year == 0 ? firstOutputs : laterOutputs;
        for (int i = 0; i < outputs.length; i++) {
            results[i] = v[outputs[i]];
        }
        int[] copies = year == 0 ? firstCopies : laterCopies;
        for (int i = 0; i < copies.length; i += 2) {
            v[copies[i + 1]] = v[copies[i]];
        }
        endSharedYear(year);
    }

    private void run(int[] code, int year, Inputs inputs) {
        double[] v = this.v;
        int i = 0;
        while (i < code.length) {
            Op op = OPS[code[i]];
            int to = code[i + 1];
            switch (op) {
                case ADD -> v[to] = v[code[i + 2]] + v[code[i + 3]];
                case SUBTRACT -> v[to] = v[code[i + 2]] - v[code[i + 3]];
                case MULTIPLY -> v[to] = v[code[i + 2]] * v[code[i + 3]];
                case DIVIDE -> v[to] = v[code[i + 2]] / v[code[i + 3]];
                case MIN -> v[to] = Math.min(v[code[i + 2]], v[code[i + 3]]);
                case MAX -> v[to] = Math.max(v[code[i + 2]], v[code[i + 3]]);
                case WHERE -> v[to] = v[code[i + 2]] != 0 ? v[code[i + 3]] : v[code[i + 4]];
                case POWER -> v[to] = Elementary.power(v[code[i + 2]], v[code[i + 3]], v[code[i + 4]]);
                case NOT, KNOWN, SQRT, EXP, LOG -> v[to] = Op.apply(op, v[code[i + 2]], 0, 0);
                case PARAMETER_BASE -> v[to] = inputs.parameters()[code[i + 2]][0];
                case PARAMETER -> {
                    double[] values = inputs.parameters()[code[i + 2]];
                    v[to] = values[values.length == 1 ? 0 : year];
                }
                case DATA_BASE -> v[to] = inputs.data()[code[i + 2]][0];
                case DATA -> v[to] = inputs.data()[code[i + 2]][year];
                case FIGURE -> v[to] = inputs.figures()[code[i + 2]];
                case CALENDAR_BASE, CALENDAR -> v[to] = inputs.firstYear() + year;
                case NUMBER -> v[to] = Double.longBitsToDouble((long) code[i + 2] << 32 | code[i + 3] & 0xffffffffL);
                case SOLVE -> solve(code, i, year);
                default -> v[to] = Op.apply(op, v[code[i + 2]], v[code[i + 3]], 0);
            }
            i += op == Op.SOLVE || op == Op.NUMBER || op.arguments == 0 ? size(code, i) : 2 + op.arguments;
        }
    }

    private void solve(int[] code, int at, int year) {
        int solver = code[at + 1];
        double[][] in = given[solver];
        for (int k = 0; k < in.length; k++) {
            in[k][0] = v[code[at + 3 + k]];
        }
        double[][] out = got[solver];
        work[solver].solve(year, 1, in, out);
        int[] taken = outs[solver];
        for (int k = 0; k < taken.length; k += 2) {
            v[taken[k + 1]] = out[taken[k]][0];
        }
    }
}
