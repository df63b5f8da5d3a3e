package org.tokenstate.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a series has a value. A series of months or quarters is an {@link AnnualSeries} over the numbers of its periods: 12
 * times the year plus the month less one, and 4 times the year plus the quarter less one.
 */
public enum Frequency {
    /** One value a year, written {@code 2025}. */
    YEAR(1, "(-?\\d{1,9})()"),
    /** One value a quarter, written {@code 2025Q1} or {@code 2025-Q1}. */
    QUARTER(4, "(\\d{4})-?[Qq]([1-4])"),
    /** One value a month, written {@code 2025-01}, or by its first day, {@code 2025-01-01}. */
    MONTH(12, "(\\d{4})-(0[1-9]|1[0-2])(?:-01)?");

    private final int perYear;
    private final Pattern written;

    Frequency(int perYear, String written) {
        this.perYear = perYear;
        this.written = Pattern.compile(written);
    }

    /** A period of a series. */
    public record Period(Frequency frequency, int number) {
        @Override
        public String toString() {
            return frequency.text(number);
        }
    }

    /**
     * Reads a period.
     *
     * @param text a year, quarter or month, such as {@code 2025}, {@code 2025Q1} or {@code 2025-01}
     * @return the period; empty if it is none of them
     */
    public static Optional<Period> read(String text) {
        for (Frequency frequency : values()) {
            Matcher matcher = frequency.written.matcher(text.strip());
            if (matcher.matches()) {
                int year = Integer.parseInt(matcher.group(1));
                int part = matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
                return Optional.of(new Period(frequency, year * frequency.perYear + part - 1));
            }
        }
        return Optional.empty();
    }

    /**
     * {@return how many periods a year has}
     */
    public int perYear() {
        return perYear;
    }

    /**
     * {@return the word for several periods, such as {@code months}}
     */
    public String plural() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }

    /**
     * A period as it is written.
     *
     * @param number the number of the period
     * @return such as {@code 2025}, {@code 2025Q1} or {@code 2025-01}
     */
    public String text(int number) {
        int year = Math.floorDiv(number, perYear);
        int part = Math.floorMod(number, perYear) + 1;
        return switch (this) {
            case YEAR -> Integer.toString(number);
            case QUARTER -> String.format(Locale.ROOT, "%04dQ%d", year, part);
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, part);
        };
    }
}
