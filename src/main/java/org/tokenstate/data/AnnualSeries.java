package org.tokenstate.data;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tokenstate.units.internal.Require;

/**
 * A yearly series of one quantity of one place: a first year, finite values, gaps where the source has none, and a cause
 * when it is empty. A value is asked for by year; a gap is never filled. Of months and quarters the years are the numbers of
 * the periods, see {@link Frequency}.
 */
public final class AnnualSeries {
    private final String name;
    private final int firstYear;
    private final double[] values;
    private final String cause;

    private AnnualSeries(String name, int firstYear, double[] values, String cause) {
        this.name = name;
        this.firstYear = firstYear;
        this.values = values;
        this.cause = cause;
    }

    /**
     * Makes a series.
     *
     * @param name what it holds, of which place and in which unit
     * @param firstYear the year of the first value
     * @param values one value a year; NaN marks a gap, leading and trailing gaps are cut off. Not modified.
     * @return the series; empty when every value is a gap
     * @throws IllegalArgumentException if a value is infinite
     */
    public static AnnualSeries of(String name, int firstYear, double... values) {
        int from = 0;
        int to = values.length;
        while (from < to && Double.isNaN(values[from])) {
            from++;
        }
        while (to > from && Double.isNaN(values[to - 1])) {
            to--;
        }
        for (int i = from; i < to; i++) {
            Require.that(
                    !Double.isInfinite(values[i]), "%s in %d must be finite but is %s", name, firstYear + i, values[i]);
        }
        return from == to
                ? empty(name, "the source has no value")
                : new AnnualSeries(name, firstYear + from, Arrays.copyOfRange(values, from, to), "");
    }

    /**
     * Makes a series without values.
     *
     * @param name what it would hold
     * @param cause why it is empty
     * @return the series
     */
    public static AnnualSeries empty(String name, String cause) {
        return new AnnualSeries(name, 0, new double[0], Require.notBlank(cause, "cause of the empty series " + name));
    }

    /**
     * {@return what the series holds, of which place and in which unit}
     */
    public String name() {
        return name;
    }

    /**
     * {@return whether there is no value at all}
     */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /**
     * {@return why the series is empty; the empty string when it is not}
     */
    public String cause() {
        return cause;
    }

    /**
     * {@return the year of the first value, if any}
     */
    public OptionalInt firstYear() {
        return isEmpty() ? OptionalInt.empty() : OptionalInt.of(firstYear);
    }

    /**
     * {@return the year of the last value, if any}
     */
    public OptionalInt lastYear() {
        return isEmpty() ? OptionalInt.empty() : OptionalInt.of(firstYear + values.length - 1);
    }

    /**
     * The year of the last value up to a year.
     *
     * @param latest the last year that counts
     * @return the year; empty if there is no value up to then
     */
    public OptionalInt lastYear(int latest) {
        int i = Math.min(latest - firstYear, values.length - 1);
        while (i >= 0 && Double.isNaN(values[i])) {
            i--;
        }
        return i < 0 ? OptionalInt.empty() : OptionalInt.of(firstYear + i);
    }

    /**
     * The value of a year.
     *
     * @param year the year
     * @return the value, empty outside the series and in a gap
     */
    public OptionalDouble in(int year) {
        int i = year - firstYear;
        return i < 0 || i >= values.length || Double.isNaN(values[i])
                ? OptionalDouble.empty()
                : OptionalDouble.of(values[i]);
    }

    /**
     * {@return the last value}
     *
     * @throws NoSuchElementException if the series is empty; the message gives the cause
     */
    public double last() {
        if (isEmpty()) {
            throw new NoSuchElementException(name + ": " + cause);
        }
        return values[values.length - 1];
    }

    /**
     * The values between two years.
     *
     * @param from the first year
     * @param to the last year
     * @return a copy with one value a year, NaN in gaps and outside the series
     */
    public double[] values(int from, int to) {
        double[] copy = new double[Math.max(0, to - from + 1)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = in(from + i).orElse(Double.NaN);
        }
        return copy;
    }

    /**
     * The longest run of values without a gap that ends in the last year, from a given year on.
     *
     * @param from the earliest year
     * @return the run; empty when the series is
     */
    public AnnualSeries unbrokenSince(int from) {
        if (isEmpty() || firstYear + values.length - 1 < from) {
            return isEmpty() ? this : empty(name, "the last value is of " + (firstYear + values.length - 1));
        }
        int start = values.length;
        while (start > 0 && !Double.isNaN(values[start - 1]) && firstYear + start - 1 >= from) {
            start--;
        }
        return new AnnualSeries(name, firstYear + start, Arrays.copyOfRange(values, start, values.length), "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnnualSeries that
                && name.equals(that.name)
                && firstYear == that.firstYear
                && Arrays.equals(values, that.values)
                && cause.equals(that.cause);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + firstYear) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return isEmpty() ? name + ": empty, " + cause : name + " " + firstYear + "-" + (firstYear + values.length - 1);
    }
}
