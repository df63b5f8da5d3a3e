package org.tokenstate.cli;

import java.util.Locale;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.units.internal.Fixed;

/** Numbers as a person reads them. */
final class Numbers {
    private static final int SIGNIFICANT = 3;
    private static final int MOST_DECIMALS = 6;

    private Numbers() {}

    /** With its unit: {@code 2.19 %}, {@code 128 bn USD}, {@code 6.26e19 tokens}. */
    static String with(Shares.Reading reading, double value) {
        String number = reading.factor() == 1 ? count(value) : readable(reading.factor() * value, -1);
        return reading.unit().isEmpty() ? number : number + " " + reading.unit();
    }

    /** A number of things: {@code 1 country}, {@code 2 countries}. */
    static String counted(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }

    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** With fixed decimals, or (negative) with at least three significant digits. */
    static String readable(double value, int decimals) {
        if (value == 0) {
            return "0";
        }
        int places = decimals >= 0 ? decimals : decimalsFor(Math.abs(value));
        if (decimals < 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e12)) {
            return scientific(value);
        }
        String text = Fixed.grouped(value, places);
        return text.startsWith("-0") && isZero(text) ? text.substring(1) : text;
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    /** A count: {@code 4.53e15} from a million on, so that a column has one notation. */
    static String count(double value) {
        return Math.abs(value) < 1e6 ? readable(value, -1) : scientific(value);
    }

    /** Three significant digits and a power of ten as programs write it: {@code 1.66e18}. */
    private static String scientific(double value) {
        return String.format(Locale.ROOT, "%.2e", value).replace("e+", "e").replaceFirst("e(-?)0", "e$1");
    }

    /** The decimals that show a positive number with at least three significant digits. */
    static int decimalsFor(double value) {
        // What rounds up to the next power of ten has the digits of that power.
        int magnitude = (int) Math.floor(Math.log10(value * 1.0005));
        return Math.max(0, Math.min(MOST_DECIMALS, SIGNIFICANT - 1 - magnitude));
    }

    /**
     * The decimals that suit all values of a column: those of the smallest that is not zero, unless the column spans
     * more than four orders of magnitude, where each value is shown by itself (-1).
     */
    static int decimalsFor(double smallest, double largest) {
        if (!(smallest > 0) || largest / smallest > 1e4 || largest >= 1e12 || smallest < 1e-4) {
            return -1;
        }
        return decimalsFor(smallest);
    }
}
