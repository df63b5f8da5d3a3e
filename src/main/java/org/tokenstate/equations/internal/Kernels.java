package org.tokenstate.equations.internal;

import org.tokenstate.numeric.internal.LaneMath;

/**
 * Operations over lanes, each a loop of its own that the compiler turns into SIMD; {@code to} is no argument. Each lane gets the
 * bits that {@link Op#apply} gives: numbers that {@link LaneMath} does not take are put right on a second pass.
 */
final class Kernels {
    private Kernels() {}

    static void add(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] + b[i];
        }
    }

    static void subtract(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] - b[i];
        }
    }

    static void multiply(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] * b[i];
        }
    }

    static void productAnd(int n, double[] to, double[] a, double[] b, double[] c) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] * b[i] + c[i];
        }
    }

    static void productsAnd(int n, double[] to, double[] a, double[] b, double[] c, double[] d, double[] e) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] * b[i] + (c[i] * d[i] + e[i]);
        }
    }

    static void sum(int n, double[] to, double[] a, double[] b, double[] c) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] + (b[i] + c[i]);
        }
    }

    static void divide(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] / b[i];
        }
    }

    static void min(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.min(a[i], b[i]);
        }
    }

    static void max(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.max(a[i], b[i]);
        }
    }

    static void less(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] < b[i] ? 1 : 0;
        }
    }

    static void atMost(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] <= b[i] ? 1 : 0;
        }
    }

    static void equal(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] == b[i] ? 1 : 0;
        }
    }

    static void and(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] != 0 && b[i] != 0 ? 1 : 0;
        }
    }

    static void or(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] != 0 || b[i] != 0 ? 1 : 0;
        }
    }

    static void not(int n, double[] to, double[] a) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] != 0 ? 0 : 1;
        }
    }

    static void known(int n, double[] to, double[] a) {
        for (int i = 0; i < n; i++) {
            to[i] = Double.isNaN(a[i]) ? 0 : 1;
        }
    }

    static void where(int n, double[] to, double[] condition, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = condition[i] != 0 ? a[i] : b[i];
        }
    }

    static void sqrt(int n, double[] to, double[] a) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.sqrt(a[i]);
        }
    }

    static void recovery(int n, double[] to, double[] rate, double[] life) {
        for (int i = 0; i < n; i++) {
            to[i] = Op.recovery(rate[i], life[i]);
        }
    }

    static void exp(int n, double[] to, double[] a, double[] scratch) {
        LaneMath.exp(n, a, to, scratch);
        for (int i = 0; i < n; i++) {
            if (!Op.isExpable(a[i])) {
                to[i] = StrictMath.exp(a[i]);
            }
        }
    }

    static void log(int n, double[] to, double[] a, double[] scratch) {
        LaneMath.log(n, a, to, scratch);
        for (int i = 0; i < n; i++) {
            if (!Op.isLoggable(a[i])) {
                to[i] = StrictMath.log(a[i]);
            }
        }
    }

    static void power(int n, double[] to, double[] a, double[] b, double[] logOfA, double[] product, double[] scratch) {
        multiply(n, product, b, logOfA);
        exp(n, to, product, scratch);
        for (int i = 0; i < n; i++) {
            if (!Op.isLoggable(a[i])) {
                to[i] = StrictMath.pow(a[i], b[i]);
            }
        }
    }
}
