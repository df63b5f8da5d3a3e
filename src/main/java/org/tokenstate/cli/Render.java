package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders an {@link Answer} as JSON, CSV and Markdown; {@link TextTable} renders it for a terminal. */
final class Render {
    private Render() {}

    // ---------------------------------------------------------------- JSON

    /** One JSON object (RFC 8259) with the keys in the order in which they were added. */
    static String json(Answer answer) {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, Object> entry : answer.parts.entrySet()) {
            jsonKey(out, entry.getKey());
            Object part = entry.getValue();
            if (part instanceof Answer.Table table) {
                jsonRows(out, table);
            } else if (part instanceof Answer.Field field) {
                jsonValue(out, field.value());
            } else {
                jsonValue(out, ((Answer.Data) part).value());
            }
        }
        if (!answer.notes.isEmpty() && !answer.parts.containsKey("notes")) {
            jsonKey(out, "notes");
            jsonValue(out, answer.notes);
        }
        if (!answer.sources.isEmpty() && !answer.parts.containsKey("sources")) {
            jsonKey(out, "sources");
            jsonValue(out, answer.sources);
        }
        return out.append("\n}\n").toString();
    }

    private static void jsonKey(StringBuilder out, String key) {
        out.append(out.length() == 1 ? "\n  " : ",\n  ");
        jsonText(out, key);
        out.append(": ");
    }

    /** The columns that JSON and CSV have. */
    private static int[] dataColumns(Answer.Table table) {
        return IntStream.range(0, table.columns.size())
                .filter(i -> table.columns.get(i).inData())
                .toArray();
    }

    private static void jsonRows(StringBuilder out, Answer.Table table) {
        out.append(table.keyed ? '{' : '[');
        String separator = "\n    ";
        for (List<@Nullable Object> row : table.rows) {
            out.append(separator);
            separator = ",\n    ";
            if (table.keyed) {
                jsonText(out, String.valueOf(row.get(0)));
                out.append(": ");
            }
            out.append('{');
            String comma = "";
            for (int i : dataColumns(table)) {
                if (table.keyed && i == 0) {
                    continue;
                }
                out.append(comma);
                comma = ", ";
                jsonText(out, table.columns.get(i).key);
                out.append(": ");
                jsonValue(out, row.get(i));
            }
            out.append('}');
        }
        out.append(table.rows.isEmpty() ? "" : "\n  ").append(table.keyed ? '}' : ']');
    }

    private static void jsonValue(StringBuilder out, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                separator = ", ";
                jsonText(out, entry.getKey().toString());
                out.append(": ");
                jsonValue(out, entry.getValue());
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator);
                separator = ", ";
                jsonValue(out, item);
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            jsonText(out, text);
        } else {
            // Long, Double, Boolean or null: their Java text is JSON.
            out.append(value);
        }
    }

    private static void jsonText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F || loneSurrogate(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    // ---------------------------------------------------------------- CSV

    /**
     * The first table (RFC 4180, header, lines end in LF) and those that follow it, led by the key fields; without a table, key
     * and value.
     */
    static String csv(Answer answer) {
        StringBuilder out = new StringBuilder();
        boolean tables = false;
        for (Object part : answer.parts.values()) {
            if (part instanceof Answer.Table table && (!tables || table.followsInCsv)) {
                csvTable(out, answer, table, !tables);
                tables = true;
            }
        }
        if (tables) {
            return out.toString();
        }
        out.append("key,value\n");
        answer.parts.forEach((key, part) -> {
            csvText(out, key);
            out.append(',');
            csvValue(out, part instanceof Answer.Field field ? field.value() : ((Answer.Data) part).value());
            out.append('\n');
        });
        return out.toString();
    }

    private static void csvTable(StringBuilder out, Answer answer, Answer.Table table, boolean header) {
        StringBuilder lead = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (Answer.Field key : answer.csvKeys) {
            csvText(names, key.column().key);
            names.append(',');
            csvValue(lead, key.value());
            lead.append(',');
        }
        int[] columns = dataColumns(table);
        String comma = "";
        for (int i : columns) {
            names.append(comma);
            comma = ",";
            csvText(names, table.columns.get(i).key);
        }
        if (header) {
            out.append(names).append('\n');
        }
        for (List<@Nullable Object> row : table.rows) {
            out.append(lead);
            comma = "";
            for (int i : columns) {
                out.append(comma);
                comma = ",";
                csvValue(out, row.get(i));
            }
            out.append('\n');
        }
    }

    private static void csvValue(StringBuilder out, @Nullable Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            StringBuilder nested = new StringBuilder();
            jsonValue(nested, value);
            csvText(out, nested.toString());
        } else if (value != null) {
            csvText(out, value.toString());
        }
    }

    private static void csvText(StringBuilder out, String text) {
        boolean quote = !text.equals(text.strip());
        for (int i = 0; i < text.length() && !quote; i++) {
            char c = text.charAt(i);
            quote = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        out.append(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    // ---------------------------------------------------------------- Markdown

    /** Pipe tables as GitHub and most site generators read them, with the columns that are too wide for a terminal. */
    static String markdown(Answer answer) {
        List<String> blocks = new ArrayList<>();
        blocks.add("**" + markdownText(answer.title) + "**");
        List<String> items = new ArrayList<>();
        for (Object part : answer.parts.values()) {
            if (part instanceof Answer.Field field && field.column().inDocuments()) {
                String unit = field.value() == null || field.column().unit.isEmpty() ? "" : " " + field.column().unit;
                items.add("* "
                        + markdownText(
                                field.column().label + ": " + field.column().show(field.value(), -1)) + unit);
            }
        }
        blocks.add(String.join("\n", items));
        for (Object part : answer.parts.values()) {
            if (part instanceof Answer.Table table) {
                blocks.add(table.title.isEmpty() ? "" : "**" + markdownText(table.title) + "**");
                blocks.add(markdownTable(table));
            }
        }
        items.clear();
        answer.notes.forEach(note -> items.add("* " + markdownText(note)));
        answer.sources.forEach(source -> items.add("* Source: " + markdownText(source)));
        blocks.add(String.join("\n", items));
        blocks.removeIf(String::isEmpty);
        return String.join("\n\n", blocks) + "\n";
    }

    private static String markdownTable(Answer.Table table) {
        StringBuilder head = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < table.columns.size(); i++) {
            Column column = table.columns.get(i);
            if (column.inDocuments()) {
                head.append(' ')
                        .append(markdownText(column.unit.isEmpty() ? column.label : column.label + ", " + column.unit))
                        .append(" |");
                rule.append(column.rightAligned() ? "---:|" : "---|");
                columns.add(texts(column, table, i));
            }
        }
        StringBuilder out = head.append('\n').append(rule);
        for (int r = 0; r < table.rows.size(); r++) {
            out.append("\n|");
            for (List<String> column : columns) {
                out.append(' ').append(markdownText(column.get(r))).append(" |");
            }
        }
        return out.toString();
    }

    /** Text in which no character means markup. */
    private static String markdownText(String text) {
        return Terminal.printable(text).replaceAll("([\\\\|*<`])", "\\\\$1");
    }

    /** The cells of a column as a person reads them, with decimals that suit all of them. */
    static List<String> texts(Column column, Answer.Table table, int index) {
        TreeSet<Double> sizes = new TreeSet<>();
        for (List<@Nullable Object> row : table.rows) {
            if (row.get(index) instanceof Number number && number.doubleValue() != 0) {
                sizes.add(Math.abs(number.doubleValue() * column.factor));
            }
        }
        int decimals = sizes.isEmpty() ? -1 : Numbers.decimalsFor(sizes.first(), sizes.last());
        List<String> texts = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows) {
            texts.add(column.show(row.get(index), decimals));
        }
        return texts;
    }
}
