package org.tokenstate.economics.inputoutput;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/**
 * The system (I − A) x = b, or its transpose, with A ≥ 0 of a productive table: LU for small systems, for large ones
 * minimal residuals on the Krylov space (GMRES, Saad and Schultz 1986), each answer checked by its residual; LU follows
 * when that does not reach it. A system is refused unless it is productive: I − A an M-matrix, so that no final demand
 * asks for a negative output (Hawkins and Simon 1949).
 */
final class ProductiveSystem {
    private static final int DIRECT = 200;
    private static final int BASIS = 60;
    private static final double TOLERANCE = 1e-13;

    private final int n;
    private final double[] a;
    private final IntFunction<String> name;
    private boolean productive;
    private @Nullable LinearSolverDense<DMatrixRMaj> lu;
    private @Nullable LinearSolverDense<DMatrixRMaj> luTransposed;

    /** Takes the coefficients row by row; not copied, not modified. */
    ProductiveSystem(int n, double[] a) {
        this(n, a, ProductiveSystem::numbered);
    }

    /** The same, with what sectors are called in messages. */
    ProductiveSystem(int n, double[] a, IntFunction<String> name) {
        this.n = n;
        this.a = a;
        this.name = name;
    }

    /** What a sector without a label is called, as tables without labels do. */
    static String numbered(int i) {
        return "sector " + (i + 1);
    }

    double[] solve(double[] b, boolean transposed) {
        if (!productive) {
            requireProductive();
            productive = true;
        }
        return answer(b, transposed);
    }

    /** Column sums below 1 suffice; otherwise (I − A) y = 1 has a positive solution if and only if A is productive. */
    private void requireProductive() {
        double[] sums = new double[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        multiply(ones, sums, true);
        boolean below = true;
        for (double sum : sums) {
            below &= sum < 1;
        }
        if (below) {
            return;
        }
        double[] y = answer(ones, false);
        for (int i = 0; i < n; i++) {
            if (!(y[i] > 0)) {
                throw new ArithmeticException("the table is not productive: unit final demand of every sector must ask"
                        + " for positive output but asks for " + y[i] + " of " + name.apply(i));
            }
        }
    }

    private double[] answer(double[] b, boolean transposed) {
        double[] iterated = n <= DIRECT ? null : krylov(b, transposed);
        double[] x = iterated == null ? direct(b, transposed) : iterated;
        double r = residual(x, b, transposed);
        if (!(r <= 1e-11)) {
            throw new ArithmeticException("the table is not productive: relative residual of (I - A) x = f must be"
                    + " <= 1e-11 but is " + r);
        }
        return x;
    }

    /** Largest |b + A x − x| over the largest |x|. */
    double residual(double[] x, double[] b, boolean transposed) {
        double[] y = new double[n];
        multiply(x, y, transposed);
        double worst = 0;
        double scale = Double.MIN_NORMAL;
        for (int i = 0; i < n; i++) {
            double r = Math.abs(b[i] + y[i] - x[i]);
            if (!(r <= Double.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, r);
            scale = Math.max(scale, Math.abs(x[i]));
        }
        return worst / scale;
    }

    DMatrixRMaj inverse() {
        if (!productive) {
            requireProductive();
            productive = true;
        }
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        factored(false).invert(result);
        return result;
    }

    private double[] direct(double[] b, boolean transposed) {
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        factored(transposed).solve(new DMatrixRMaj(n, 1, true, b), x);
        return x.data;
    }

    private LinearSolverDense<DMatrixRMaj> factored(boolean transposed) {
        LinearSolverDense<DMatrixRMaj> ready = transposed ? luTransposed : lu;
        if (ready != null) {
            return ready;
        }
        DMatrixRMaj m = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m.data[i * n + j] = (i == j ? 1 : 0) - a[i * n + j];
            }
        }
        if (transposed) {
            CommonOps_DDRM.transpose(m);
        }
        LinearSolverDense<DMatrixRMaj> made = LinearSolverFactory_DDRM.lu(n);
        if (!made.setA(m) || !(made.quality() > 0)) {
            throw new ArithmeticException("the table is not productive: I - A is singular");
        }
        if (transposed) {
            luTransposed = made;
        } else {
            lu = made;
        }
        return made;
    }

    /** y = A x, or Aᵀ x; both run along the rows. */
    void multiply(double[] x, double[] y, boolean transposed) {
        if (transposed) {
            Arrays.fill(y, 0);
            for (int i = 0; i < n; i++) {
                double f = x[i];
                int row = i * n;
                for (int j = 0; j < n; j++) {
                    y[j] += f * a[row + j];
                }
            }
            return;
        }
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            int r0 = i * n;
            int r1 = r0 + n;
            int r2 = r1 + n;
            int r3 = r2 + n;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int j = 0; j < n; j++) {
                double v = x[j];
                s0 += a[r0 + j] * v;
                s1 += a[r1 + j] * v;
                s2 += a[r2 + j] * v;
                s3 += a[r3 + j] * v;
            }
            y[i] = s0;
            y[i + 1] = s1;
            y[i + 2] = s2;
            y[i + 3] = s3;
        }
        for (; i < n; i++) {
            double s = 0;
            for (int j = 0; j < n; j++) {
                s += a[i * n + j] * x[j];
            }
            y[i] = s;
        }
    }

    double @Nullable [] krylov(double[] b, boolean transposed) {
        double[] x = b.clone();
        for (int restart = 0; restart < 6; restart++) {
            double before = residual(x, b, transposed);
            if (before <= TOLERANCE) {
                return x;
            }
            cycle(x, b, transposed);
            double after = residual(x, b, transposed);
            if (!(after < 0.5 * before)) {
                break;
            }
        }
        return residual(x, b, transposed) <= 1e-12 ? x : null;
    }

    /** One GMRES cycle on x, in place. */
    private void cycle(double[] x, double[] b, boolean transposed) {
        int most = Math.min(BASIS, n);
        double[][] v = new double[most + 1][];
        double[][] h = new double[most][];
        double[] cos = new double[most];
        double[] sin = new double[most];
        double[] g = new double[most + 1];
        double[] w = new double[n];
        multiply(x, w, transposed);
        for (int i = 0; i < n; i++) {
            w[i] = b[i] + w[i] - x[i];
        }
        double beta = norm(w);
        if (!(beta > 0)) {
            return;
        }
        double target = 1e-15 * norm(x);
        v[0] = scaled(w, 1 / beta);
        g[0] = beta;
        int k = 0;
        while (k < most && Math.abs(g[k]) > target) {
            multiply(v[k], w, transposed);
            for (int i = 0; i < n; i++) {
                w[i] = v[k][i] - w[i];
            }
            double[] column = new double[k + 2];
            for (int j = 0; j <= k; j++) {
                double dot = dot(w, v[j]);
                column[j] = dot;
                for (int i = 0; i < n; i++) {
                    w[i] -= dot * v[j][i];
                }
            }
            double norm = norm(w);
            column[k + 1] = norm;
            for (int j = 0; j < k; j++) {
                double t = cos[j] * column[j] + sin[j] * column[j + 1];
                column[j + 1] = -sin[j] * column[j] + cos[j] * column[j + 1];
                column[j] = t;
            }
            double r = Math.hypot(column[k], column[k + 1]);
            if (!(r > 0)) {
                break;
            }
            cos[k] = column[k] / r;
            sin[k] = column[k + 1] / r;
            column[k] = r;
            g[k + 1] = -sin[k] * g[k];
            g[k] = cos[k] * g[k];
            h[k] = column;
            k++;
            if (norm == 0) {
                break;
            }
            v[k] = scaled(w, 1 / norm);
        }
        double[] y = new double[k];
        for (int i = k - 1; i >= 0; i--) {
            double sum = g[i];
            for (int j = i + 1; j < k; j++) {
                sum -= h[j][i] * y[j];
            }
            y[i] = sum / h[i][i];
        }
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < n; i++) {
                x[i] += y[j] * v[j][i];
            }
        }
    }

    private static double[] scaled(double[] x, double f) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = f * x[i];
        }
        return result;
    }

    private static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        int i = 0;
        for (; i + 2 <= x.length; i += 2) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
        }
        return i < x.length ? s0 + s1 + x[i] * y[i] : s0 + s1;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
