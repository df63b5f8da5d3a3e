package org.tokenstate.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Units over periods, with gaps: y_it = x_it' b + a_i (+ c_i t) + d_t + e_it. The effects of units (and their trends) are taken
 * out by regression within each unit, those of periods by regression on dummies that had the same done to them (Frisch, Waugh
 * and Lovell), so that unbalanced panels are exact. Errors are clustered by unit unless said otherwise.
 */
final class Panel {
    private static final double LEAST_INDEPENDENT = 1e-9;

    private final int[] unit;
    private final int[] period;
    private final int units;
    private final int periods;

    private Panel(int[] unit, int[] period) {
        this.unit = unit;
        this.period = period;
        this.units = 1 + Arrays.stream(unit).max().orElse(-1);
        this.periods = 1 + Arrays.stream(period).max().orElse(-1);
    }

    /** A panel whose observations have these units and periods; any values, compared by equality. */
    static Panel of(Object[] unit, Object[] period) {
        return new Panel(numbered(unit), numbered(period));
    }

    static int[] numbered(Object[] labels) {
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        Arrays.stream(labels).sorted().forEach(label -> numbers.putIfAbsent(label, numbers.size()));
        return Arrays.stream(labels).mapToInt(numbers::get).toArray();
    }

    /** With effects of units and periods. */
    Regression twoWay(double[] y, double[]... x) {
        return regression(y, x, true, false, true);
    }

    /** With effects of units and periods and a trend of each unit. */
    Regression withTrends(double[] y, double[]... x) {
        return regression(y, x, true, true, true);
    }

    /** With effects of periods alone, as of changes, from which the effects of units are gone. */
    Regression ofChanges(double[] y, double[]... x) {
        return regression(y, x, false, false, true);
    }

    /** With effects of units alone; the errors are clustered by what was given as periods, in which the units are nested. */
    Regression within(double[] y, double[]... x) {
        return regression(y, x, true, false, false);
    }

    private Regression regression(double[] y, double[][] x, boolean effects, boolean trends, boolean dummies) {
        int n = y.length;
        double[][] all = new double[x.length + 1][];
        all[0] = y.clone();
        for (int j = 0; j < x.length; j++) {
            all[j + 1] = x[j].clone();
        }
        double[][] time = new double[dummies ? periods - 1 : 0][n];
        for (int i = 0; i < n; i++) {
            if (dummies && period[i] > 0) {
                time[period[i] - 1][i] = 1;
            }
        }
        if (effects) {
            for (double[] column : all) {
                within(column, trends);
            }
            for (double[] column : time) {
                within(column, trends);
            }
        } else {
            for (double[] column : all) {
                subtract(column, Arrays.stream(column).sum() / n);
            }
            for (double[] column : time) {
                subtract(column, Arrays.stream(column).sum() / n);
            }
        }
        int absorbed = takeOut(all, time);
        double[][] rows = new double[n][x.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < x.length; j++) {
                rows[i][j] = all[j + 1][i];
            }
        }
        return Regression.clustered(all[0], rows, dummies ? unit : period, absorbed);
    }

    private static void subtract(double[] column, double mean) {
        for (int i = 0; i < column.length; i++) {
            column[i] -= mean;
        }
    }

    /** Takes the mean of each unit out of a column, or its line over the periods. */
    private void within(double[] column, boolean trends) {
        double[] count = new double[units];
        double[] t = new double[units];
        double[] value = new double[units];
        for (int i = 0; i < column.length; i++) {
            count[unit[i]]++;
            t[unit[i]] += period[i];
            value[unit[i]] += column[i];
        }
        double[] tt = new double[units];
        double[] tv = new double[units];
        for (int i = 0; i < column.length; i++) {
            int u = unit[i];
            double centred = period[i] - t[u] / count[u];
            tt[u] += centred * centred;
            tv[u] += centred * column[i];
        }
        for (int i = 0; i < column.length; i++) {
            int u = unit[i];
            column[i] -= value[u] / count[u];
            if (trends && tt[u] > 0) {
                column[i] -= tv[u] / tt[u] * (period[i] - t[u] / count[u]);
            }
        }
    }

    /**
     * Leaves of columns what others do not explain, and says how many of the others are independent. By Gram and Schmidt, each
     * column twice; dummies of periods may be dependent once units and trends are out, and such ones drop out.
     */
    private static int takeOut(double[][] columns, double[][] others) {
        List<double[]> basis = new ArrayList<>();
        for (double[] other : others) {
            double size = Math.sqrt(dot(other, other));
            double[] left = other.clone();
            project(left, basis);
            project(left, basis);
            double norm = Math.sqrt(dot(left, left));
            if (norm > LEAST_INDEPENDENT * size) {
                for (int i = 0; i < left.length; i++) {
                    left[i] /= norm;
                }
                basis.add(left);
            }
        }
        for (double[] column : columns) {
            project(column, basis);
            project(column, basis);
        }
        return basis.size();
    }

    private static void project(double[] column, List<double[]> basis) {
        for (double[] b : basis) {
            double part = dot(column, b);
            for (int i = 0; i < column.length; i++) {
                column[i] -= part * b[i];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
