package org.tokenstate.equations;

import java.util.Arrays;

/** Runs a program for up to a block of draws at once: an array of lanes a register. Serves one thread. */
public final class LaneRun {
    private static final Op[] OPS = Op.ALL;

    private final Program.Bound bound;
    private final Program.Parts parts;
    private final int width;
    private final double[][] r;
    private final double[][] filled;
    private final double[] scratch;
    private final double[] scratch2;
    private final Solver.Work[] work;
    private final double[][][] given;
    private final double[][][] fills;
    private final double[][][] got;

    LaneRun(Program.Bound bound, int width) {
        this.bound = bound;
        this.width = width;
        Program program = bound.program;
        parts = program.parts;
        r = new double[parts.registers][];
        filled = new double[3][width];
        scratch = new double[width];
        scratch2 = new double[width];
        int solvers = program.solvers.size();
        work = new Solver.Work[solvers];
        given = new double[solvers][][];
        fills = new double[solvers][][];
        got = new double[solvers][][];
        for (int i = 0; i < solvers; i++) {
            work[i] = program.work(i, width);
            given[i] = new double[program.inputs(i)][];
            fills[i] = new double[given[i].length][width];
            got[i] = new double[program.solvers.get(i).layout.outputCount()][width];
            int[] outs = program.outs(i);
            for (int k = 0; k < outs.length; k += 2) {
                r[outs[k + 1]] = got[i][outs[k]];
            }
        }
        for (int i = 0; i < r.length; i++) {
            if (r[i] == null) {
                r[i] = new double[width];
            }
        }
    }

    /**
     * Computes all years of some draws, without allocation.
     *
     * @param draws how many draws, at most the width
     * @param drawn lanes of each drawn parameter by year, in the order of {@link Inputs}; one year where it does not change.
     *     Those of other parameters are not read.
     * @param drawnData lanes of each drawn series by year
     * @param results receives the lanes of each output by year. Modified.
     * @throws IllegalArgumentException if there are more draws than lanes
     */
    public void run(int draws, double[][][] drawn, double[][][] drawnData, double[][][] results) {
        if (draws > width) {
            throw new IllegalArgumentException("draws must be at most " + width + " but are " + draws);
        }
        int years = bound.inputs.years();
        run(draws, parts.drawn, 0, drawn, drawnData);
        for (int year = 0; year < years; year++) {
            boolean first = year == 0;
            double[] u = bound.plain[year];
            run(draws, first ? parts.firstYear : parts.laterYears, year, drawn, drawnData);
            int[] outputs = first ? parts.firstOutputs : parts.laterOutputs;
            for (int i = 0; i < outputs.length; i++) {
                copy(draws, outputs[i], u, results[i][year]);
            }
            int[] copies = first ? parts.firstCopies : parts.laterCopies;
            for (int i = 0; i < copies.length; i += 2) {
                copy(draws, copies[i], u, r[copies[i + 1]]);
            }
        }
    }

    private void copy(int n, int operand, double[] u, double[] to) {
        if (operand >= 0) {
            System.arraycopy(r[operand], 0, to, 0, n);
        } else {
            Arrays.fill(to, 0, n, u[~operand]);
        }
    }

    /** The lanes of an operand; those of a plain number are filled for the purpose. */
    private double[] lanes(int n, int operand, double[] u, double[] fill) {
        if (operand >= 0) {
            return r[operand];
        }
        Arrays.fill(fill, 0, n, u[~operand]);
        return fill;
    }

    private void run(int n, int[] code, int year, double[][][] drawn, double[][][] drawnData) {
        double[] u = bound.plain[year];
        int i = 0;
        while (i < code.length) {
            Op op = OPS[code[i]];
            switch (op) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, MIN, MAX ->
                    arithmetic(op, n, r[code[i + 1]], code[i + 2], code[i + 3], u);
                case PARAMETER_BASE -> System.arraycopy(drawn[code[i + 2]][0], 0, r[code[i + 1]], 0, n);
                case PARAMETER -> {
                    double[][] values = drawn[code[i + 2]];
                    System.arraycopy(values[values.length == 1 ? 0 : year], 0, r[code[i + 1]], 0, n);
                }
                case DATA_BASE -> System.arraycopy(drawnData[code[i + 2]][0], 0, r[code[i + 1]], 0, n);
                case DATA -> System.arraycopy(drawnData[code[i + 2]][year], 0, r[code[i + 1]], 0, n);
                case SOLVE -> solve(n, code, i, year, u);
                default -> other(op, n, code, i, u);
            }
            i += op == Op.SOLVE || op.arguments == 0 ? Plain.size(code, i) : 2 + op.arguments;
        }
    }

    private void arithmetic(Op op, int n, double[] to, int a, int b, double[] u) {
        if (a >= 0 && b >= 0) {
            switch (op) {
                case ADD -> Kernels.add(n, to, r[a], r[b]);
                case SUBTRACT -> Kernels.subtract(n, to, r[a], r[b]);
                case MULTIPLY -> Kernels.multiply(n, to, r[a], r[b]);
                case DIVIDE -> Kernels.divide(n, to, r[a], r[b]);
                case MIN -> Kernels.min(n, to, r[a], r[b]);
                default -> Kernels.max(n, to, r[a], r[b]);
            }
        } else if (b < 0) {
            double y = u[~b];
            switch (op) {
                case ADD -> Kernels.add(n, to, r[a], y);
                case SUBTRACT -> Kernels.subtract(n, to, r[a], y);
                case MULTIPLY -> Kernels.multiply(n, to, r[a], y);
                case DIVIDE -> Kernels.divide(n, to, r[a], y);
                case MIN -> Kernels.min(n, to, r[a], y);
                default -> Kernels.max(n, to, r[a], y);
            }
        } else {
            double x = u[~a];
            switch (op) {
                case ADD -> Kernels.add(n, to, r[b], x);
                case SUBTRACT -> Kernels.subtract(n, to, x, r[b]);
                case MULTIPLY -> Kernels.multiply(n, to, r[b], x);
                case DIVIDE -> Kernels.divide(n, to, x, r[b]);
                case MIN -> Kernels.min(n, to, r[b], x);
                default -> Kernels.max(n, to, r[b], x);
            }
        }
    }

    private void other(Op op, int n, int[] code, int i, double[] u) {
        double[] to = r[code[i + 1]];
        double[] a = lanes(n, code[i + 2], u, filled[0]);
        double[] b = op.arguments > 1 ? lanes(n, code[i + 3], u, filled[1]) : a;
        double[] c = op.arguments > 2 ? lanes(n, code[i + 4], u, filled[2]) : a;
        switch (op) {
            case LESS -> Kernels.less(n, to, a, b);
            case AT_MOST -> Kernels.atMost(n, to, a, b);
            case EQUAL -> Kernels.equal(n, to, a, b);
            case AND -> Kernels.and(n, to, a, b);
            case OR -> Kernels.or(n, to, a, b);
            case NOT -> Kernels.not(n, to, a);
            case KNOWN -> Kernels.known(n, to, a);
            case WHERE -> Kernels.where(n, to, a, b, c);
            case SQRT -> Kernels.sqrt(n, to, a);
            case EXP -> Kernels.exp(n, to, a, scratch);
            case LOG -> Kernels.log(n, to, a, scratch, scratch2);
            case POWER -> Kernels.power(n, to, a, b, c, scratch, scratch2);
            case RECOVERY -> Kernels.recovery(n, to, a, b);
            default -> throw new IllegalStateException(op + " is no operation on lanes");
        }
    }

    private void solve(int n, int[] code, int at, int year, double[] u) {
        int solver = code[at + 1];
        double[][] in = given[solver];
        for (int k = 0; k < in.length; k++) {
            in[k] = lanes(n, code[at + 3 + k], u, fills[solver][k]);
        }
        work[solver].solve(year, n, in, got[solver]);
    }
}
