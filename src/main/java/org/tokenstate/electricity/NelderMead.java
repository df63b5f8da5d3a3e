package org.tokenstate.electricity;

import java.util.function.ToDoubleFunction;

/** Minimises a function of a few bounded variables by the simplex of Nelder and Mead (1965), clipped to the bounds. */
final class NelderMead {
    private NelderMead() {}

    /** Starts at {@code x}, which it overwrites with the best point; returns the least value. */
    static double minimise(
            ToDoubleFunction<double[]> f, double[] x, double[] step, double[] low, double[] high, int evaluations) {
        int n = x.length;
        double[][] p = new double[n + 1][];
        double[] v = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            p[i] = x.clone();
            if (i > 0) {
                double moved = p[i][i - 1] + step[i - 1];
                p[i][i - 1] = moved > high[i - 1] ? p[i][i - 1] - step[i - 1] : moved;
            }
            v[i] = f.applyAsDouble(clip(p[i], low, high));
        }
        int used = n + 1;
        double[] centre = new double[n];
        double[] trial = new double[n];
        double[] further = new double[n];
        while (used < evaluations) {
            int best = 0;
            int worst = 0;
            for (int i = 1; i <= n; i++) {
                best = v[i] < v[best] ? i : best;
                worst = v[i] >= v[worst] ? i : worst;
            }
            int second = best;
            double spread = 0;
            for (int i = 0; i <= n; i++) {
                second = i != worst && v[i] >= v[second] ? i : second;
                for (int k = 0; k < n; k++) {
                    spread = Math.max(spread, Math.abs(p[i][k] - p[best][k]));
                }
            }
            if (spread < 1e-9 || (v[worst] - v[best] <= 1e-13 * Math.abs(v[best]) && spread < 1e-5)) {
                break;
            }
            for (int k = 0; k < n; k++) {
                centre[k] = 0;
                for (int i = 0; i <= n; i++) {
                    centre[k] += i == worst ? 0 : p[i][k] / n;
                }
            }
            double reflected = at(f, centre, p[worst], -1, trial, low, high);
            used++;
            if (reflected < v[best]) {
                double expanded = at(f, centre, p[worst], -2, further, low, high);
                used++;
                boolean better = expanded < reflected;
                replace(p, v, worst, better ? further : trial, better ? expanded : reflected);
            } else if (reflected < v[second]) {
                replace(p, v, worst, trial, reflected);
            } else {
                double t = reflected < v[worst] ? -0.5 : 0.5;
                double contracted = at(f, centre, p[worst], t, further, low, high);
                used++;
                if (contracted < Math.min(reflected, v[worst])) {
                    replace(p, v, worst, further, contracted);
                } else {
                    for (int i = 0; i <= n; i++) {
                        if (i != best) {
                            for (int k = 0; k < n; k++) {
                                p[i][k] = p[best][k] + 0.5 * (p[i][k] - p[best][k]);
                            }
                            v[i] = f.applyAsDouble(p[i]);
                            used++;
                        }
                    }
                }
            }
        }
        int best = 0;
        for (int i = 1; i <= n; i++) {
            best = v[i] < v[best] ? i : best;
        }
        System.arraycopy(p[best], 0, x, 0, n);
        return v[best];
    }

    private static void replace(double[][] p, double[] v, int i, double[] point, double value) {
        System.arraycopy(point, 0, p[i], 0, point.length);
        v[i] = value;
    }

    private static double at(
            ToDoubleFunction<double[]> f,
            double[] centre,
            double[] worst,
            double t,
            double[] out,
            double[] low,
            double[] high) {
        for (int k = 0; k < out.length; k++) {
            out[k] = centre[k] + t * (worst[k] - centre[k]);
        }
        return f.applyAsDouble(clip(out, low, high));
    }

    private static double[] clip(double[] x, double[] low, double[] high) {
        for (int k = 0; k < x.length; k++) {
            x[k] = Math.max(low[k], Math.min(high[k], x[k]));
        }
        return x;
    }
}
