package org.tokenstate.cli;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tokenstate.projection.Note;

/**
 * What a command has to say, filled once and rendered as table, JSON or CSV: fields, tables, notes and sources in the
 * order in which they were added. A number that is NaN or infinite is refused as it enters.
 *
 * <p>Values may be text, numbers, booleans, enums, {@code Optional…} (empty shows as absent: {@code null} in JSON, an
 * empty cell in CSV), and for {@link #data} also lists, arrays and maps of these.
 */
final class Answer {
    final String title;
    private String finding = "";
    final Map<String, Object> parts = new LinkedHashMap<>();
    final List<Field> csvKeys = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> sources = new ArrayList<>();
    final List<String> faults = new ArrayList<>();

    private Answer(String title) {
        this.title = title;
    }

    /** A single value with its shape. */
    record Field(Column column, @Nullable Object value) {}

    /** A value for JSON alone. */
    record Data(@Nullable Object value) {}

    /** Begins an answer; the title heads the readable form. */
    static Answer titled(String title) {
        return new Answer(title);
    }

    /** States what was found, in one sentence: the first line of a table, and in no other form. */
    Answer finding(String sentence) {
        finding = sentence;
        return this;
    }

    /** What was found, if the command said it. */
    Optional<String> finding() {
        return Optional.of(finding).filter(sentence -> !sentence.isEmpty());
    }

    /** Adds a field: one key of the JSON object, one line above the tables. */
    Answer field(Column column, @Nullable Object value) {
        return add(column.key, new Field(column, plain(value, column.key)));
    }

    /** Adds a field that also leads each row of the CSV form, such as the country. */
    Answer key(Column column, @Nullable Object value) {
        csvKeys.add(new Field(column, plain(value, column.key)));
        return field(column, value);
    }

    /** Adds a value of any depth under a key of the JSON object; the readable form does not show it. */
    Answer data(String key, @Nullable Object value) {
        return add(key, new Data(plain(value, key)));
    }

    /**
     * Adds a table: an array of objects under a key of the JSON object. The first table of an answer is its CSV form.
     *
     * @param key the key, {@code rows} for a command whose answer is one table
     * @param title the line above the table in the readable form, may be empty
     * @param columns its columns
     * @return the table, to be filled by {@link Table#row}
     */
    Table table(String key, String title, Column... columns) {
        Table table = new Table(key, title, List.of(columns));
        add(key, table);
        return table;
    }

    /** Adds a note below the tables (JSON: {@code notes}). */
    Answer note(String text) {
        notes.add(text);
        return this;
    }

    /** Adds notes of a projection or a model. */
    Answer notes(List<Note> of) {
        of.forEach(note -> note(note.text()));
        return this;
    }

    /**
     * Adds what is wrong with a part of the input that did not keep the rest from being answered, {@code file:line:column:
     * what}: a note, and where the form has no notes a line on standard error.
     */
    Answer fault(String text) {
        faults.add(text);
        return note(text);
    }

    /** Adds faults, the first twenty one by one and the others by their number. */
    Answer faults(List<String> texts) {
        texts.stream().limit(MOST_FAULTS).forEach(this::fault);
        int more = texts.size() - MOST_FAULTS;
        return more > 0 ? fault("faults that are not listed: " + more) : this;
    }

    private static final int MOST_FAULTS = 20;

    /** Adds a source below the notes (JSON: {@code sources}). The same source is listed once. */
    Answer source(String text) {
        if (!sources.contains(text)) {
            sources.add(text);
        }
        return this;
    }

    private Answer add(String key, Object part) {
        if (parts.putIfAbsent(key, part) != null) {
            throw new IllegalStateException("key '" + key + "' is used twice");
        }
        return this;
    }

    /** The same answer with each of its tables replaced by another of its key. */
    Answer withTables(UnaryOperator<Table> change) {
        parts.replaceAll((key, part) -> part instanceof Table table ? change.apply(table) : part);
        return this;
    }

    /** A table being filled. */
    static final class Table {
        final String key;
        final String title;
        final List<Column> columns;
        final List<List<@Nullable Object>> rows = new ArrayList<>();
        boolean keyed;
        boolean followsInCsv;

        private Table(String key, String title, List<Column> columns) {
            this.key = key;
            this.title = title;
            this.columns = columns;
        }

        /** In JSON, an object with a member for each row, named by its first column, instead of an array. */
        Table keyed() {
            keyed = true;
            return this;
        }

        /** The rows of this table follow those of the first in the CSV form; it has the same columns. */
        Table afterTheFirstInCsv() {
            followsInCsv = true;
            return this;
        }

        /** The table with some of its columns, some of its rows, or both; the places of the columns, in the order wanted. */
        Table with(List<Column> chosen, List<Integer> places, Predicate<List<@Nullable Object>> kept) {
            Table table = new Table(key, title, chosen);
            table.keyed = keyed;
            table.followsInCsv = followsInCsv;
            for (List<@Nullable Object> row : rows) {
                if (kept.test(row)) {
                    List<@Nullable Object> cells = new ArrayList<>(places.size());
                    places.forEach(place -> cells.add(row.get(place)));
                    table.rows.add(Collections.unmodifiableList(cells));
                }
            }
            return table;
        }

        /** Adds a row with one value a column, in the order of the columns. */
        Table row(@Nullable Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalStateException(
                        "a row of " + key + " must have " + columns.size() + " values but has " + values.length);
            }
            List<@Nullable Object> row = new ArrayList<>(values.length);
            for (int i = 0; i < values.length; i++) {
                row.add(plain(values[i], columns.get(i).key + " in row " + (rows.size() + 1) + " of " + key));
            }
            rows.add(Collections.unmodifiableList(row));
            return this;
        }
    }

    /** Text, Boolean, Long, Double, List, Map or null. */
    private static @Nullable Object plain(@Nullable Object value, String what) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw new ArithmeticException(what + " must be finite but is " + number);
            }
            return number == 0 ? 0.0 : number;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? (Object) (long) optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? (Object) optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? plain(optional.getAsDouble(), what) : null;
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? plain(optional.get(), what) : null;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((k, v) -> copy.put(k.toString(), plain(v, what + "." + k)));
            return copy;
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object item : items) {
                copy.add(plain(item, what + "[" + copy.size() + "]"));
            }
            return copy;
        }
        if (value.getClass().isArray()) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                copy.add(plain(Array.get(value, i), what + "[" + i + "]"));
            }
            return copy;
        }
        return value.toString();
    }
}
