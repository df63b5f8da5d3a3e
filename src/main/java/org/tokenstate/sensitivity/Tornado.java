package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.internal.Require;

/**
 * A tornado: each input alone is moved to a low and to a high quantile while all others stay at their medians. The members of a
 * group move together to the same quantile. Shows direction and size near the middle; blind to interaction.
 */
public final class Tornado {
    private final double low;
    private final double high;
    private final List<String> targets;
    private final List<String> groups;
    private final double[] base;
    private final double[][] atLow;
    private final double[][] atHigh;

    private Tornado(
            double low,
            double high,
            List<String> targets,
            List<String> groups,
            double[] base,
            double[][] atLow,
            double[][] atHigh) {
        this.low = low;
        this.high = high;
        this.targets = targets;
        this.groups = groups;
        this.base = base;
        this.atLow = atLow;
        this.atHigh = atHigh;
    }

    /**
     * One bar.
     *
     * @param name the group; an input that stands alone has its own name
     * @param atLow the output with the group at the low quantile
     * @param base the output with everything at its median
     * @param atHigh the output with the group at the high quantile
     * @param rank 1 for the widest bar
     */
    public record Bar(String name, double atLow, double base, double atHigh, int rank) {
        /**
         * {@return the width |atHigh − atLow|}
         */
        public double width() {
            return Math.abs(atHigh - atLow);
        }
    }

    /**
     * Moves every input from its quantile 0.05 to 0.95.
     *
     * @param model the model
     * @return the tornado
     */
    public static Tornado of(Model model) {
        return of(model, 0.05, 0.95);
    }

    /**
     * Moves every input from a low to a high quantile: 1 + 2 × groups evaluations.
     *
     * @param model the model
     * @param low the low probability, in (0, ½)
     * @param high the high probability, in (½, 1)
     * @return the tornado
     * @throws IllegalArgumentException if a probability is out of range
     * @throws IllegalStateException if the model gives no answer at one of the points; the message names it
     */
    public static Tornado of(Model model, double low, double high) {
        Require.that(low > 0 && low < 0.5, "low quantile of a tornado must be in (0, 0.5) but is %s", low);
        Require.that(high > 0.5 && high < 1, "high quantile of a tornado must be in (0.5, 1) but is %s", high);
        Groups groups = Groups.of(model);
        int[] places = Groups.places(model, List.of());
        InputSampler.Cursor cursor = InputSampler.of(
                        model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, 0, 1)
                .cursor();
        Rows rows = new Rows(model, places);
        double[][] points = new double[1 + 2 * groups.size()][];
        points[0] = at(cursor, model, new int[0], 0.5);
        for (int g = 0; g < groups.size(); g++) {
            points[1 + 2 * g] = at(cursor, model, groups.members[g], low);
            points[2 + 2 * g] = at(cursor, model, groups.members[g], high);
        }
        double[][] results = new double[points.length][model.outputs().size()];
        int fault = rows.evaluate(points, results);
        if (fault >= 0) {
            String where = fault == 0
                    ? "the medians"
                    : groups.names.get((fault - 1) / 2) + " at its quantile " + (fault % 2 == 1 ? low : high);
            throw new IllegalStateException("model gives no answer with " + where + ": " + rows.fault());
        }
        double[] base = results[0];
        double[][] atLow = new double[groups.size()][];
        double[][] atHigh = new double[groups.size()][];
        for (int g = 0; g < groups.size(); g++) {
            atLow[g] = results[1 + 2 * g];
            atHigh[g] = results[2 + 2 * g];
        }
        return new Tornado(low, high, model.outputs(), groups.names, base, atLow, atHigh);
    }

    /** The medians, with some inputs at another quantile. */
    private static double[] at(InputSampler.Cursor cursor, Model model, int[] members, double probability) {
        double[] u = new double[model.inputs().size()];
        Arrays.fill(u, 0.5);
        for (int i : members) {
            u[i] = probability;
        }
        double[] x = new double[u.length];
        cursor.values(u, x);
        return x;
    }

    /**
     * {@return the low probability}
     */
    public double low() {
        return low;
    }

    /**
     * {@return the high probability}
     */
    public double high() {
        return high;
    }

    /**
     * The bars of an output, widest first.
     *
     * @param target the output
     * @return one bar a group
     * @throws InputException if the output is not known
     */
    public List<Bar> ranked(String target) {
        int t = Nearest.indexOf("output", target, targets);
        List<Bar> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            all.add(new Bar(groups.get(g), atLow[g][t], base[t], atHigh[g][t], 0));
        }
        all.sort(Comparator.comparingDouble((Bar b) -> -b.width()));
        List<Bar> ranked = new ArrayList<>();
        for (Bar b : all) {
            ranked.add(new Bar(b.name(), b.atLow(), b.base(), b.atHigh(), ranked.size() + 1));
        }
        return ranked;
    }
}
