package org.tokenstate.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.internal.Shares;

/**
 * A column of a table, or the shape of a single field: its stable key for JSON and CSV, and how a person reads it. JSON
 * and CSV always carry the full value in the unit of the key, a share as a fraction; factor, decimals and powers of ten touch the
 * readable table alone, where a share is in per cent and a difference of shares in percentage points. What a parameter is
 * given is quoted as it is written, in the notation of a scenario file.
 */
final class Column {
    /** How a cell is shown to a person. */
    enum Style {
        /** Left-aligned text. */
        TEXT,
        /** Right-aligned text for the readable table alone: a number whose unit goes by its row. */
        SHOWN,
        /** A whole number without grouping, such as a year. */
        YEAR,
        /** A number with a few significant digits, grouped by thousands. */
        NUMBER,
        /** A count that spans many orders of magnitude: from a million on with three digits and a power of ten. */
        COUNT
    }

    /** Where a column appears; each constant includes those after it. */
    enum Shown {
        /** In the table of a terminal as well. */
        EVERYWHERE,
        /** In Markdown, JSON and CSV. */
        IN_DOCUMENTS,
        /** In JSON and CSV. */
        AS_DATA
    }

    private static final int WHOLE = 10_000;

    final String key;
    final String label;
    final String unit;
    final Style style;
    final double factor;
    final int decimals;
    final int width;
    final String absent;
    final Shown shown;
    final boolean minor;

    private Column(
            String key,
            String label,
            String unit,
            Style style,
            double factor,
            int decimals,
            int width,
            String absent,
            Shown shown,
            boolean minor) {
        this.key = Objects.requireNonNull(key);
        this.label = label;
        this.unit = unit;
        this.style = style;
        this.factor = factor;
        this.decimals = decimals;
        this.width = width;
        this.absent = absent;
        this.shown = shown;
        this.minor = minor;
    }

    private static Column of(String key, String label, String unit, Style style) {
        return new Column(key, label, unit, style, 1, -1, Integer.MAX_VALUE, "–", Shown.EVERYWHERE, false);
    }

    /** A column of text. */
    static Column text(String key, String label) {
        return of(key, label, "", Style.TEXT);
    }

    /** The readable form, whose unit goes by its row, of the numbers of another column of the same key; JSON and CSV have the other. */
    static Column shown(String key, String label) {
        return of(key, label, "", Style.SHOWN);
    }

    /** A column of years, or of other whole numbers that are not grouped. */
    static Column year(String key, String label) {
        return of(key, label, "", Style.YEAR);
    }

    /** A column of numbers in a unit, shown with three or more significant digits. */
    static Column number(String key, String label, String unit) {
        return of(key, label, unit, Style.NUMBER);
    }

    /** A column of shares, fractions of one in JSON and CSV, shown in per cent. */
    static Column percent(String key, String label) {
        return number(key, label, "%").shownAs(100, "%");
    }

    /** A column of numbers of one result or parameter: a share in per cent, money in billions. */
    static Column reading(String key, String label, Shares.Reading reading) {
        return number(key, label, reading.unit()).shownAs(reading.factor(), reading.unit());
    }

    /** The same, shown in another unit: the value times a factor. */
    Column shownAs(double shownFactor, String shownUnit) {
        return new Column(key, label, shownUnit, style, shownFactor, decimals, width, absent, shown, minor);
    }

    /** The same, shown with a fixed number of decimals. */
    Column decimals(int shownDecimals) {
        return new Column(key, label, unit, style, factor, shownDecimals, width, absent, shown, minor);
    }

    /** The same, as a count: {@code 4.53e15} from a million on. */
    Column asCount() {
        return new Column(key, label, unit, Style.COUNT, factor, decimals, width, absent, shown, minor);
    }

    /** The same, never broken into lines to save width. */
    Column whole() {
        return new Column(key, label, unit, style, factor, decimals, WHOLE, absent, shown, minor);
    }

    /** The same, left out before others where a terminal is too narrow. */
    Column minor() {
        return new Column(key, label, unit, style, factor, decimals, width, absent, shown, true);
    }

    /** The same, wherever columns are shown: the user named it. */
    Column asked() {
        return new Column(key, label, unit, style, factor, decimals, width, absent, Shown.EVERYWHERE, false);
    }

    /** The same, with text broken into lines of at most so many characters. */
    Column wrap(int characters) {
        return new Column(key, label, unit, style, factor, decimals, characters, absent, shown, minor);
    }

    /** The same, with these words in place of an absent value, such as {@code not by 2050}. */
    Column absentAs(String words) {
        return new Column(key, label, unit, style, factor, decimals, width, words, shown, minor);
    }

    /** The same, in Markdown, JSON and CSV but not in the table of a terminal, which would get too wide. */
    Column notOnTerminal() {
        return new Column(key, label, unit, style, factor, decimals, width, absent, Shown.IN_DOCUMENTS, minor);
    }

    /** The same, in JSON and CSV alone. */
    Column notInTable() {
        return new Column(key, label, unit, style, factor, decimals, width, absent, Shown.AS_DATA, minor);
    }

    boolean isWhole() {
        return width == WHOLE;
    }

    boolean onTerminal() {
        return shown == Shown.EVERYWHERE;
    }

    boolean inDocuments() {
        return shown != Shown.AS_DATA;
    }

    boolean inData() {
        return style != Style.SHOWN;
    }

    boolean rightAligned() {
        return style != Style.TEXT;
    }

    /** One cell as a person reads it, with the decimals of its column (negative: chosen for the value alone). */
    String show(@Nullable Object value, int columnDecimals) {
        if (value == null) {
            return absent;
        }
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        double shown = number.doubleValue() * factor;
        return switch (style) {
            case TEXT, SHOWN -> value.toString();
            case YEAR -> Long.toString(number.longValue());
            case COUNT -> Numbers.count(shown);
            case NUMBER ->
                value instanceof Double || factor != 1
                        ? Numbers.readable(shown, decimals >= 0 ? decimals : columnDecimals)
                        : Numbers.grouped(number.longValue());
        };
    }
}
