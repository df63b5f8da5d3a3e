package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders an {@link Answer}. */
final class Render {
    private static final String BOLD = "\u001B[1m";
    private static final String DIM = "\u001B[2m";
    private static final String RESET = "\u001B[0m";
    private static final int NOTE_WIDTH = 118;

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

    // ---------------------------------------------------------------- table

    /** Aligned tables with units in the header; notes and sources below. */
    static String table(Answer answer, boolean colour) {
        StringBuilder out = new StringBuilder();
        line(out, style(Terminal.printable(answer.title), BOLD, colour));
        List<Answer.Field> fields = new ArrayList<>();
        for (Object part : answer.parts.values()) {
            if (part instanceof Answer.Field field && field.column().onTerminal()) {
                fields.add(field);
            }
        }
        int widest =
                fields.stream().mapToInt(f -> width(f.column().label)).max().orElse(0);
        for (Answer.Field field : fields) {
            String value = Terminal.printable(field.column().show(field.value(), -1));
            String unit = field.value() == null ? "" : field.column().unit;
            line(
                    out,
                    "  " + pad(field.column().label, widest, false) + "  " + value
                            + (unit.isEmpty() ? "" : " " + unit));
        }
        for (Object part : answer.parts.values()) {
            if (part instanceof Answer.Table table) {
                out.append('\n');
                table(out, table, colour);
            }
        }
        if (!answer.notes.isEmpty()) {
            out.append('\n');
            answer.notes.forEach(note -> hanging(out, "", note, colour));
        }
        if (!answer.sources.isEmpty()) {
            out.append('\n');
            line(out, style("Sources", DIM, colour));
            answer.sources.forEach(source -> hanging(out, "  ", source, colour));
        }
        return out.toString();
    }

    private static void table(StringBuilder out, Answer.Table table, boolean colour) {
        if (!table.title.isEmpty()) {
            line(out, style(table.title, BOLD, colour));
        }
        if (table.rows.isEmpty()) {
            line(out, "  (no rows)");
            return;
        }
        List<Column> columns = new ArrayList<>();
        List<List<List<String>>> cells = new ArrayList<>();
        boolean units = false;
        for (int i = 0; i < table.columns.size(); i++) {
            Column column = table.columns.get(i);
            if (column.onTerminal()) {
                columns.add(column);
                cells.add(shown(column, table, i));
                units |= !column.unit.isEmpty();
            }
        }
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(width(columns.get(i).label), width(columns.get(i).unit));
            for (List<String> cell : cells.get(i)) {
                for (String text : cell) {
                    widths[i] = Math.max(widths[i], width(text));
                }
            }
        }
        header(out, columns, widths, false, colour);
        if (units) {
            header(out, columns, widths, true, colour);
        }
        for (int r = 0; r < table.rows.size(); r++) {
            int lines = 1;
            for (List<List<String>> column : cells) {
                lines = Math.max(lines, column.get(r).size());
            }
            for (int l = 0; l < lines; l++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    List<String> cell = cells.get(i).get(r);
                    text.append("  ")
                            .append(pad(
                                    l < cell.size() ? cell.get(l) : "",
                                    widths[i],
                                    columns.get(i).rightAligned()));
                }
                line(out, text.toString());
            }
        }
    }

    private static void header(StringBuilder out, List<Column> columns, int[] widths, boolean unit, boolean colour) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            text.append("  ").append(pad(unit ? column.unit : column.label, widths[i], column.rightAligned()));
        }
        line(out, style(text.toString().stripTrailing(), unit ? DIM : BOLD, colour));
    }

    private static List<List<String>> shown(Column column, Answer.Table table, int index) {
        return texts(column, table, index).stream()
                .map(text -> wrapped(text, column.width))
                .toList();
    }

    /** The cells of a column as a person reads them, with decimals that suit all of them. */
    private static List<String> texts(Column column, Answer.Table table, int index) {
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

    private static void hanging(StringBuilder out, String indent, String text, boolean colour) {
        String lead = indent;
        for (String part : wrapped(text, NOTE_WIDTH)) {
            line(out, style(lead + part, DIM, colour));
            lead = indent + "  ";
        }
    }

    private static List<String> wrapped(String text, int most) {
        String clean = Terminal.printable(text);
        if (clean.length() <= most) {
            return List.of(clean);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : clean.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String style(String text, String style, boolean colour) {
        return colour && !text.isEmpty() ? style + text + RESET : text;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - width(text)));
        return right ? blanks + text : text + blanks;
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
