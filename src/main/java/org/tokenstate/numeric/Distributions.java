package org.tokenstate.numeric;

import java.util.Locale;
import org.tokenstate.units.internal.Require;

/** What the distributions share: checks of their parameters and their text form. */
final class Distributions {
    private Distributions() {}

    /** The shortest text that reads back as the same double; whole numbers without a decimal point. */
    static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static double edge(double p, double lower, double upper) {
        double value = p == 0 ? lower : p == 1 ? upper : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("probability must be in (0, 1) but is " + p);
        }
        return value;
    }

    static void ordered(double p1, double x1, double p2, double x2, String what) {
        for (double p : new double[] {p1, p2}) {
            Require.that(p > 0 && p < 1, "probability of a quantile of %s must be in (0, 1) but is %s", what, text(p));
        }
        Require.finite(x1, "quantile " + text(p1) + " of " + what);
        Require.finite(x2, "quantile " + text(p2) + " of " + what);
        Require.that(
                (p1 < p2 && x1 < x2) || (p1 > p2 && x1 > x2),
                "quantiles of %s must rise with their probabilities but %s has %s and %s has %s",
                what,
                text(p1),
                text(x1),
                text(p2),
                text(x2));
    }

    static void range(double lower, double upper, String what) {
        Require.finite(lower, "lower end of " + what);
        Require.finite(upper, "upper end of " + what);
        Require.finite(upper - lower, "width of " + what);
        Require.that(lower < upper, "lower end of %s must be < upper end %s but is %s", what, text(upper), text(lower));
    }

    /** The name in lower case, for the parser. */
    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
