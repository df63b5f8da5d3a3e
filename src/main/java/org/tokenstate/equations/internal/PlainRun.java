package org.tokenstate.equations.internal;

import java.util.Arrays;
import org.tokenstate.equations.Solver;

/** Runs a program for one set of values at a time, on plain numbers. Serves one thread. */
public final class PlainRun {
    private static final Op[] OPS = Op.ALL;

    private final Program program;
    private final Program.Code code;
    private final double[] v;
    private final Solver.Work[] work;
    private final double[][][] given;
    private final double[][][] got;

    PlainRun(Program program, boolean solving) {
        this.program = program;
        code = program.code;
        v = new double[code.places];
        int solvers = solving ? program.solvers.size() : 0;
        work = new Solver.Work[solvers];
        given = new double[solvers][][];
        got = new double[solvers][][];
        for (int i = 0; i < solvers; i++) {
            work[i] = program.work(i, 1);
            given[i] = new double[program.solvers.get(i).inputs()][1];
            got[i] = new double[code.outs[i].length][1];
        }
    }

    /**
     * Computes all years, without allocation.
     *
     * @param inputs the values
     * @param results receives the outputs of each year, in the order of {@link Program#outputs()}. Modified.
     * @throws IllegalArgumentException if there are too few values
     */
    public void run(Inputs inputs, double[][] results) {
        program.require(inputs);
        for (int year = 0; year < inputs.years(); year++) {
            boolean first = year == 0;
            run(first ? code.constant : code.yearly, year, inputs);
            if (first) {
                run(code.drawn, 0, inputs);
            }
            run(first ? code.firstYear : code.laterYears, year, inputs);
            int[] outputs = first ? code.firstOutputs : code.laterOutputs;
            for (int i = 0; i < outputs.length; i++) {
                results[year][i] = v[outputs[i]];
            }
            copy(first ? code.firstCopies : code.laterCopies);
            copy(first ? code.sharedFirstCopies : code.sharedLaterCopies);
        }
    }

    /** What draws share, by year. */
    double[][] shared(Inputs inputs) {
        program.require(inputs);
        double[][] shared = new double[inputs.years()][];
        for (int year = 0; year < shared.length; year++) {
            run(year == 0 ? code.constant : code.yearly, year, inputs);
            shared[year] = Arrays.copyOf(v, code.shared);
            copy(year == 0 ? code.sharedFirstCopies : code.sharedLaterCopies);
        }
        return shared;
    }

    private void copy(int[] pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            v[pairs[i + 1]] = v[pairs[i]];
        }
    }

    /** Equal operations stand in a row, so that each row is a loop of its own. */
    private void run(int[] code, int year, Inputs inputs) {
        double[] v = this.v;
        int end = code.length;
        int i = 0;
        while (i < end) {
            int kind = code[i];
            Op op = OPS[kind];
            switch (op) {
                case ADD -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] + v[code[i + 3]];
                        i += 4;
                    } while (i < end && code[i] == kind);
                }
                case SUBTRACT -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] - v[code[i + 3]];
                        i += 4;
                    } while (i < end && code[i] == kind);
                }
                case MULTIPLY -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] * v[code[i + 3]];
                        i += 4;
                    } while (i < end && code[i] == kind);
                }
                case PRODUCT_AND -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] * v[code[i + 3]] + v[code[i + 4]];
                        i += 5;
                    } while (i < end && code[i] == kind);
                }
                case PRODUCTS_AND -> {
                    do {
                        double inner = v[code[i + 4]] * v[code[i + 5]] + v[code[i + 6]];
                        v[code[i + 1]] = v[code[i + 2]] * v[code[i + 3]] + inner;
                        i += 7;
                    } while (i < end && code[i] == kind);
                }
                case SUM -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] + (v[code[i + 3]] + v[code[i + 4]]);
                        i += 5;
                    } while (i < end && code[i] == kind);
                }
                case DIVIDE -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] / v[code[i + 3]];
                        i += 4;
                    } while (i < end && code[i] == kind);
                }
                case WHERE -> {
                    do {
                        v[code[i + 1]] = v[code[i + 2]] != 0 ? v[code[i + 3]] : v[code[i + 4]];
                        i += 5;
                    } while (i < end && code[i] == kind);
                }
                case PARAMETER -> {
                    do {
                        v[code[i + 1]] = byYear(inputs.parameters()[code[i + 2]], year);
                        i += 3;
                    } while (i < end && code[i] == kind);
                }
                default -> {
                    other(op, code, i, year, inputs);
                    i += op.arguments > 0 ? 2 + op.arguments : Program.size(code, i);
                }
            }
        }
    }

    private void other(Op op, int[] code, int i, int year, Inputs inputs) {
        int to = code[i + 1];
        switch (op) {
            case POWER -> v[to] = Op.apply(op, v[code[i + 2]], v[code[i + 3]], v[code[i + 4]]);
            case NOT, KNOWN, SQRT, EXP, LOG -> v[to] = Op.apply(op, v[code[i + 2]], 0, 0);
            case PARAMETER_BASE -> v[to] = inputs.parameters()[code[i + 2]][0];
            case DATA_BASE -> v[to] = inputs.data()[code[i + 2]][0];
            case DATA -> v[to] = inputs.data()[code[i + 2]][year];
            case FIGURE -> v[to] = inputs.figures()[code[i + 2]];
            case CALENDAR_BASE, CALENDAR -> v[to] = inputs.firstYear() + year;
            case NUMBER -> v[to] = Double.longBitsToDouble((long) code[i + 2] << 32 | code[i + 3] & 0xffffffffL);
            case SOLVE -> solve(code, i, year);
            default -> v[to] = Op.apply(op, v[code[i + 2]], v[code[i + 3]], 0);
        }
    }

    private static double byYear(double[] values, int year) {
        return values[values.length == 1 ? 0 : year];
    }

    private void solve(int[] code, int at, int year) {
        int solver = code[at + 1];
        double[][] in = given[solver];
        for (int k = 0; k < in.length; k++) {
            in[k][0] = v[code[at + 3 + k]];
        }
        double[][] out = got[solver];
        work[solver].solve(year, 1, in, out);
        int[] places = this.code.outs[solver];
        for (int k = 0; k < places.length; k++) {
            if (places[k] >= 0) {
                v[places[k]] = out[k][0];
            }
        }
    }
}
