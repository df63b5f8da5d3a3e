package org.tokenstate.equations.internal;

import java.util.Arrays;
import java.util.BitSet;
import org.tokenstate.equations.Solver;
import org.tokenstate.numeric.internal.LaneMath;

/**
 * Runs a program for up to a block of draws at once: an array of lanes a place. What draws share is spread over the lanes once a
 * year, and once for all if it does not change. Serves one thread.
 */
public final class LaneRun {
    private static final Op[] OPS = Op.ALL;

    private final Program.Bound bound;
    private final Program.Code code;
    private final int width;
    private final double[][] r;
    /** The shared places that lanes read. */
    private final BitSet read = new BitSet();

    private final double[] scratch;
    private final double[] scratch2;
    private final Solver.Work[] work;
    private final double[][][] given;
    private final double[][][] got;

    LaneRun(Program.Bound bound, int width) {
        this.bound = bound;
        this.width = width;
        code = bound.program.code;
        r = new double[code.places][];
        Arrays.fill(r, code.shared, r.length, new double[0]);
        scratch = LaneMath.row(width);
        scratch2 = LaneMath.row(width);
        int solvers = bound.program.solvers.size();
        work = new Solver.Work[solvers];
        given = new double[solvers][][];
        got = new double[solvers][][];
        for (int i = 0; i < solvers; i++) {
            work[i] = bound.program.work(i, width);
            given[i] = new double[bound.program.solvers.get(i).inputs()][];
            got[i] = LaneMath.rows(code.outs[i].length, width);
            for (int out = 0; out < got[i].length; out++) {
                if (code.outs[i][out] >= 0) {
                    r[code.outs[i][out]] = got[i][out];
                }
            }
        }
        for (int[] part : new int[][] {code.drawn, code.firstYear, code.laterYears}) {
            for (int at = 0; at < part.length; at += Program.size(part, at)) {
                Op op = OPS[part[at]];
                int arguments = at + (op == Op.SOLVE ? 3 : op.arguments == 0 ? Program.size(part, at) : 2);
                Arrays.stream(part, arguments, at + Program.size(part, at)).forEach(read::set);
            }
        }
        for (int[] places : new int[][] {code.firstOutputs, code.laterOutputs, code.firstCopies, code.laterCopies}) {
            Arrays.stream(places).forEach(read::set);
        }
        read.clear(code.shared, Math.max(code.shared, read.length()));
        for (int i = 0; i < r.length; i++) {
            if (i < code.shared ? read.get(i) : r[i].length == 0) {
                r[i] = LaneMath.row(width);
            }
        }
        spread(0, code.constants, bound.shared[0], width);
    }

    /** Fills the lanes of shared places. */
    private void spread(int from, int to, double[] values, int n) {
        for (int i = read.nextSetBit(from); i >= 0 && i < to; i = read.nextSetBit(i + 1)) {
            Arrays.fill(r[i], 0, n, values[i]);
        }
    }

    /**
     * Computes all years of some draws, without allocation.
     *
     * @param draws how many draws, at most the width
     * @param drawn lanes of each drawn parameter by year, in the order of {@link Inputs}; one year where it does not change. Those
     *     of other parameters are not read.
     * @param drawnData lanes of each drawn series by year
     * @param results receives the lanes of each output by year. Modified.
     * @throws IllegalArgumentException if there are more draws than lanes
     */
    public void run(int draws, double[][][] drawn, double[][][] drawnData, double[][][] results) {
        if (draws > width) {
            throw new IllegalArgumentException("draws must be at most " + width + " but are " + draws);
        }
        run(draws, code.drawn, 0, drawn, drawnData);
        for (int year = 0; year < bound.shared.length; year++) {
            boolean first = year == 0;
            spread(code.constants, code.shared, bound.shared[year], draws);
            run(draws, first ? code.firstYear : code.laterYears, year, drawn, drawnData);
            int[] outputs = first ? code.firstOutputs : code.laterOutputs;
            for (int i = 0; i < outputs.length; i++) {
                System.arraycopy(r[outputs[i]], 0, results[i][year], 0, draws);
            }
            int[] copies = first ? code.firstCopies : code.laterCopies;
            for (int i = 0; i < copies.length; i += 2) {
                System.arraycopy(r[copies[i]], 0, r[copies[i + 1]], 0, draws);
            }
        }
    }

    private void run(int n, int[] code, int year, double[][][] drawn, double[][][] drawnData) {
        double[][] r = this.r;
        int i = 0;
        while (i < code.length) {
            Op op = OPS[code[i]];
            int arguments = op.arguments;
            double[] to = r[code[i + 1]];
            double[] a = arguments > 0 ? r[code[i + 2]] : to;
            double[] b = arguments > 1 ? r[code[i + 3]] : to;
            double[] c = arguments > 2 ? r[code[i + 4]] : to;
            switch (op) {
                case ADD -> Kernels.add(n, to, a, b);
                case SUBTRACT -> Kernels.subtract(n, to, a, b);
                case MULTIPLY -> Kernels.multiply(n, to, a, b);
                case PRODUCT_AND -> Kernels.productAnd(n, to, a, b, c);
                case PRODUCTS_AND -> Kernels.productsAnd(n, to, a, b, c, r[code[i + 5]], r[code[i + 6]]);
                case SUM -> Kernels.sum(n, to, a, b, c);
                case DIVIDE -> Kernels.divide(n, to, a, b);
                case MIN -> Kernels.min(n, to, a, b);
                case MAX -> Kernels.max(n, to, a, b);
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
                case LOG -> Kernels.log(n, to, a, scratch);
                case POWER -> Kernels.power(n, to, a, b, c, scratch, scratch2);
                case RECOVERY -> Kernels.recovery(n, to, a, b);
                case PARAMETER_BASE -> System.arraycopy(drawn[code[i + 2]][0], 0, to, 0, n);
                case PARAMETER -> {
                    double[][] values = drawn[code[i + 2]];
                    System.arraycopy(values[values.length == 1 ? 0 : year], 0, to, 0, n);
                }
                case DATA_BASE -> System.arraycopy(drawnData[code[i + 2]][0], 0, to, 0, n);
                case DATA -> System.arraycopy(drawnData[code[i + 2]][year], 0, to, 0, n);
                case SOLVE -> solve(n, code, i, year);
                default -> throw new IllegalStateException(op + " is no operation on lanes");
            }
            i += arguments > 0 ? 2 + arguments : Program.size(code, i);
        }
    }

    private void solve(int n, int[] code, int at, int year) {
        int solver = code[at + 1];
        double[][] in = given[solver];
        for (int k = 0; k < in.length; k++) {
            in[k] = r[code[at + 3 + k]];
        }
        work[solver].solve(year, n, in, got[solver]);
    }
}
