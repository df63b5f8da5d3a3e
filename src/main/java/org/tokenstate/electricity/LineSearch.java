package org.tokenstate.electricity;

import java.util.function.DoubleUnaryOperator;

/** Minimises a function of one bounded variable: the best of an even grid, then the golden section about it. */
final class LineSearch {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int SECTIONS = 25;

    private LineSearch() {}

    static double minimise(DoubleUnaryOperator f, double from, double to, int grid) {
        double best = from;
        double least = Double.POSITIVE_INFINITY;
        double step = (to - from) / (grid - 1);
        for (int i = 0; i < grid; i++) {
            double value = f.applyAsDouble(from + i * step);
            if (value < least) {
                least = value;
                best = from + i * step;
            }
        }
        double low = Math.max(from, best - step);
        double high = Math.min(to, best + step);
        for (int i = 0; i < SECTIONS; i++) {
            double a = high - GOLDEN * (high - low);
            double b = low + GOLDEN * (high - low);
            if (f.applyAsDouble(a) <= f.applyAsDouble(b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }
}
