package org.tokenstate.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.tokenstate.units.internal.Require;

/**
 * The value of a parameter by year: one value for each of some consecutive years, the first held before them and the last
 * held after them. A constant is a path of one value.
 *
 * <p>As text, {@code 0.7} is a constant, {@code 2026: 10, 13, 16} gives the years from 2026 on, and
 * {@code 2026: 0.045 -> 2040: 0.025} a straight line between two years.
 */
public final class YearPath {
    private static final int MAX_YEARS = 500;
    private static final long NEGATIVE_ZERO = Double.doubleToRawLongBits(-0.0);
    private final int firstYear;
    private final double[] values;

    private YearPath(int firstYear, double[] values) {
        this.firstYear = firstYear;
        this.values = values;
    }

    /**
     * The same value in every year.
     *
     * @param value the value; finite
     * @return the path
     */
    public static YearPath constant(double value) {
        return new YearPath(0, new double[] {Require.finite(value, "value")});
    }

    /**
     * One value a year from a year on.
     *
     * @param firstYear the year of the first value
     * @param values the values; at least one, finite. Not modified.
     * @return the path
     */
    public static YearPath of(int firstYear, double... values) {
        Require.inRange(values.length, 1, MAX_YEARS, "number of years of a path");
        for (double value : values) {
            Require.finite(value, "value of a path");
        }
        // Equal paths have one form, so that a path read from a file equals the one that was written.
        int last = values.length;
        while (last > 1 && values[last - 1] == values[last - 2]) {
            last--;
        }
        int first = 0;
        while (first < last - 1 && values[first] == values[first + 1]) {
            first++;
        }
        return first == last - 1
                ? constant(values[first])
                : new YearPath(firstYear + first, Arrays.copyOfRange(values, first, last));
    }

    /**
     * A straight line between two years, constant outside.
     *
     * @param fromYear the first year
     * @param from the value then
     * @param toYear the last year; after the first
     * @param to the value then
     * @return the path
     */
    public static YearPath line(int fromYear, double from, int toYear, double to) {
        Require.inRange(toYear - fromYear, 1, MAX_YEARS, "years between the ends of a line");
        double[] values = new double[toYear - fromYear + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + (to - from) * i / (values.length - 1);
        }
        values[values.length - 1] = to;
        return of(fromYear, values);
    }

    /**
     * Reads the text form.
     *
     * @param text a constant, a list of years or a line, see above
     * @return the path
     * @throws InputException if the text is none of them
     */
    public static YearPath parse(String text) {
        try {
            int arrow = text.indexOf("->");
            if (arrow >= 0) {
                String[] from = text.substring(0, arrow).split(":", -1);
                String[] to = text.substring(arrow + 2).split(":", -1);
                return line(year(from[0]), number(from[1]), year(to[0]), number(to[1]));
            }
            int colon = text.indexOf(':');
            if (colon < 0) {
                return constant(number(text));
            }
            String[] parts = text.substring(colon + 1).split(",", -1);
            double[] values = new double[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = number(parts[i]);
            }
            return of(year(text.substring(0, colon)), values);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new InputException("a value must be a number, 'YEAR: v, v, …' or 'YEAR: v -> YEAR: v' but is '"
                    + InputException.shown(text) + "'");
        }
    }

    private static int year(String text) {
        return (int) Require.inRange(Integer.parseInt(text.strip()), 1900, 2200, "year");
    }

    private static double number(String text) {
        return Require.finite(Double.parseDouble(text.strip()), "value");
    }

    /**
     * The value of a year.
     *
     * @param year the year
     * @return the value
     */
    public double at(int year) {
        return values[Math.max(0, Math.min(values.length - 1, year - firstYear))];
    }

    /**
     * {@return whether the value is the same in every year}
     */
    public boolean isConstant() {
        return values.length == 1;
    }

    /**
     * {@return the least value of any year}
     */
    public double min() {
        return Arrays.stream(values).min().orElseThrow();
    }

    /**
     * {@return the greatest value of any year}
     */
    public double max() {
        return Arrays.stream(values).max().orElseThrow();
    }

    /**
     * This path with a change applied to the values between two years.
     *
     * @param from the first year changed
     * @param to the last year changed
     * @param change the change
     * @return the changed path
     */
    public YearPath between(int from, int to, DoubleUnaryOperator change) {
        int first = Math.min(firstYear == 0 ? from - 1 : firstYear, from - 1);
        int last = Math.max(firstYear == 0 ? to + 1 : firstYear + values.length - 1, to + 1);
        double[] changed = new double[last - first + 1];
        for (int i = 0; i < changed.length; i++) {
            int year = first + i;
            changed[i] = year >= from && year <= to ? change.applyAsDouble(at(year)) : at(year);
        }
        return of(first, changed);
    }

    /**
     * This path with a change applied to every value.
     *
     * @param change the change
     * @return the changed path
     */
    public YearPath map(DoubleUnaryOperator change) {
        return of(firstYear, Arrays.stream(values).map(change).toArray());
    }

    /**
     * This path some years later: what held in year t then holds in year t + delay.
     *
     * @param years the delay; negative for earlier
     * @return the moved path
     */
    public YearPath delayed(int years) {
        return isConstant() ? this : new YearPath(firstYear + years, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof YearPath that && firstYear == that.firstYear && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * firstYear + Arrays.hashCode(values);
    }

    /**
     * {@return the text form, which {@link #parse} reads back to an equal path if its years lie between 1900 and 2200}
     */
    @Override
    public String toString() {
        if (isConstant()) {
            return text(values[0]);
        }
        StringBuilder text = new StringBuilder().append(firstYear).append(": ");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(text(values[i]));
        }
        return text.toString();
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 && Double.doubleToRawLongBits(value) != NEGATIVE_ZERO
                ? String.format(Locale.ROOT, "%d", (long) value)
                : Double.toString(value);
    }
}
