package org.tokenstate.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis: from values to places, with round numbers along it.
 *
 * @param low the value at the start
 * @param high the value at the end
 * @param from the place of the start
 * @param to the place of the end
 * @param log whether it is logarithmic
 * @param ticks the round numbers
 */
record Scale(double low, double high, double from, double to, boolean log, List<Double> ticks) {
    private static final int FEW = 6;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** An axis over values that are equally spaced. */
    static Scale linear(double least, double greatest, double from, double to) {
        double span = greatest > least ? greatest - least : Math.max(1, Math.abs(greatest));
        double power = Math.pow(10, Math.floor(Math.log10(span / FEW)));
        double step = power * ROUND[ROUND.length - 1];
        for (int i = ROUND.length - 1; i >= 0 && span / (power * ROUND[i]) <= FEW; i--) {
            step = power * ROUND[i];
        }
        long first = (long) Math.floor(least / step + 1e-9);
        long last = Math.max(first + 1, (long) Math.ceil(greatest / step - 1e-9));
        List<Double> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return new Scale(first * step, last * step, from, to, false, ticks);
    }

    /** An axis over powers of ten, with 2 and 5 between them where there is room. */
    static Scale log(double least, double greatest, double from, double to) {
        double[] steps = greatest / least < 300 ? new double[] {1, 2, 5} : new double[] {1};
        List<Double> ticks = new ArrayList<>();
        for (int i = (int) Math.floor(Math.log10(least)); i <= Math.log10(greatest) + 1; i++) {
            for (double step : steps) {
                double tick = BigDecimal.valueOf(step).scaleByPowerOfTen(i).doubleValue();
                boolean under = tick <= least * (1 + 1e-9);
                boolean over = ticks.size() > 1 && ticks.get(ticks.size() - 1) >= greatest * (1 - 1e-9);
                if (under) {
                    ticks.clear();
                }
                if (!over) {
                    ticks.add(tick);
                }
            }
        }
        return new Scale(ticks.get(0), ticks.get(ticks.size() - 1), from, to, true, ticks);
    }

    /** The place of a value. */
    double at(double value) {
        double share = log ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /** A round number as text. */
    static String label(double tick) {
        BigDecimal plain = BigDecimal.valueOf(tick).round(new java.math.MathContext(6));
        BigDecimal bare = plain.signum() == 0 ? BigDecimal.ZERO : plain.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, bare.scale()) + "f", bare);
    }
}
