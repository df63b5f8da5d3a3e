package org.tokenstate.equations;

/**
 * Operations over lanes, each a loop of its own that the compiler turns into SIMD. {@code to} may be an argument where nothing
 * else is said. Each lane gets the bits that {@link Op#apply} gives.
 */
final class Kernels {
    private Kernels() {}

    static void add(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] + b[i];
        }
    }

    static void add(int n, double[] to, double[] a, double b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] + b;
        }
    }

    static void subtract(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] - b[i];
        }
    }

    static void subtract(int n, double[] to, double[] a, double b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] - b;
        }
    }

    static void subtract(int n, double[] to, double a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a - b[i];
        }
    }

    static void multiply(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] * b[i];
        }
    }

    static void multiply(int n, double[] to, double[] a, double b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] * b;
        }
    }

    static void divide(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] / b[i];
        }
    }

    static void divide(int n, double[] to, double[] a, double b) {
        for (int i = 0; i < n; i++) {
            to[i] = a[i] / b;
        }
    }

    static void divide(int n, double[] to, double a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = a / b[i];
        }
    }

    static void min(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.min(a[i], b[i]);
        }
    }

    static void min(int n, double[] to, double[] a, double b) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.min(a[i], b);
        }
    }

    static void max(int n, double[] to, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.max(a[i], b[i]);
        }
    }

    static void max(int n, double[] to, double[] a, double b) {
        for (int i = 0; i < n; i++) {
            to[i] = Math.max(a[i], b);
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
            to[i] = Elementary.recovery(rate[i], life[i]);
        }
    }

    /** {@code to} may not be {@code a}. The polynomial is SIMD, the exponent's bits a loop of their own, odd lanes another. */
    static void exp(int n, double[] to, double[] a, double[] k) {
        boolean odd = false;
        for (int i = 0; i < n; i++) {
            odd |= !(Math.abs(a[i]) < Elementary.MOST_EXPONENT);
        }
        for (int i = 0; i < n; i++) {
            k[i] = a[i] * Elementary.LOG2E + Elementary.ROUND;
            double whole = k[i] - Elementary.ROUND;
            to[i] = Elementary.expReduced((a[i] - whole * Elementary.LN2_HIGH) - whole * Elementary.LN2_LOW);
        }
        for (int i = 0; i < n; i++) {
            to[i] = Double.longBitsToDouble(
                    Double.doubleToRawLongBits(to[i]) + (Double.doubleToRawLongBits(k[i]) << 52));
        }
        for (int i = 0; odd && i < n; i++) {
            if (!(Math.abs(a[i]) < Elementary.MOST_EXPONENT)) {
                to[i] = StrictMath.exp(a[i]);
            }
        }
    }

    /** {@code to} may not be {@code a}. */
    static void log(int n, double[] to, double[] a, double[] k, double[] f) {
        boolean odd = false;
        for (int i = 0; i < n; i++) {
            odd |= !(a[i] > Elementary.LEAST_LOG && a[i] < Elementary.MOST_LOG);
        }
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(a[i]);
            long exponent = bits - Elementary.ROOT_HALF >> 52;
            f[i] = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
            k[i] = exponent;
        }
        for (int i = 0; i < n; i++) {
            to[i] = Elementary.logReduced(f[i], k[i]);
        }
        for (int i = 0; odd && i < n; i++) {
            if (!(a[i] > Elementary.LEAST_LOG && a[i] < Elementary.MOST_LOG)) {
                to[i] = StrictMath.log(a[i]);
            }
        }
    }

    /** {@code to} may be no argument. */
    static void power(int n, double[] to, double[] a, double[] b, double[] logOfA, double[] product, double[] k) {
        boolean odd = false;
        for (int i = 0; i < n; i++) {
            odd |= !(a[i] > Elementary.LEAST_LOG && a[i] < Elementary.MOST_LOG);
        }
        multiply(n, product, b, logOfA);
        exp(n, to, product, k);
        for (int i = 0; odd && i < n; i++) {
            if (!(a[i] > Elementary.LEAST_LOG && a[i] < Elementary.MOST_LOG)) {
                to[i] = StrictMath.pow(a[i], b[i]);
            }
        }
    }
}
