package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Renders an {@link Answer} as aligned text: what was found, the fields, the tables with units in the header, notes and
 * sources. Within a width, a table that is too wide is fitted in three steps: its headers are broken into lines, its text
 * columns are made narrower, and columns are left out, those of least weight first and then from the right; a line below
 * the table names what is left out.
 */
final class TextTable {
    private static final String BOLD = "\u001B[1m";
    private static final String DIM = "\u001B[2m";
    private static final String RESET = "\u001B[0m";
    private static final int NOTE_WIDTH = 118;
    private static final String GAP = "  ";

    /** A column of text is not made narrower than this, or than its widest cell. */
    private static final int NARROWEST_TEXT = 16;

    private final StringBuilder out = new StringBuilder();
    private final boolean colour;
    private final OptionalInt most;

    private TextTable(boolean colour, OptionalInt most) {
        this.colour = colour;
        this.most = most;
    }

    /**
     * The text of an answer.
     *
     * @param answer the answer
     * @param colour whether to emphasise with colours
     * @param most the most characters of a line; empty for tables in full
     * @return the text
     */
    static String of(Answer answer, boolean colour, OptionalInt most) {
        TextTable text = new TextTable(colour, most);
        text.add(answer);
        return text.out.toString();
    }

    /** The characters of a line of prose, whose second line is indented. */
    private int prose() {
        return Math.min(NOTE_WIDTH, line());
    }

    private int line() {
        return most.isPresent() ? most.getAsInt() - GAP.length() : Integer.MAX_VALUE;
    }

    private void add(Answer answer) {
        answer.finding().ifPresent(finding -> hanging("", finding, BOLD, prose()));
        hanging("", answer.title, answer.finding().isPresent() ? "" : BOLD, line());
        fields(answer);
        for (Object part : answer.parts.values()) {
            if (part instanceof Answer.Table table) {
                out.append('\n');
                add(table);
            }
        }
        if (!answer.notes.isEmpty()) {
            out.append('\n');
            answer.notes.forEach(note -> hanging("", note, DIM, prose()));
        }
        if (!answer.sources.isEmpty()) {
            out.append('\n');
            line("Sources", DIM);
            answer.sources.forEach(source -> hanging(GAP, source, DIM, prose()));
        }
    }

    private void fields(Answer answer) {
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
            String unit = field.value() == null || field.column().unit.isEmpty() ? "" : " " + field.column().unit;
            String lead = GAP + pad(field.column().label, widest, false) + GAP;
            for (String part : wrapped(value + unit, room(width(lead)), most.isPresent())) {
                line(lead + part, "");
                lead = " ".repeat(width(lead));
            }
        }
    }

    /** What is left of a line after a lead, and at least the width of a narrow column. */
    private int room(int lead) {
        return most.isPresent() ? Math.max(NARROWEST_TEXT, most.getAsInt() - lead) : Integer.MAX_VALUE;
    }

    // ---------------------------------------------------------------- one table

    /** A column on its way to the page. */
    private static final class Laid {
        final Column column;
        final List<String> texts;
        List<List<String>> cells;
        List<String> label;
        int width;

        Laid(Column column, List<String> texts) {
            this.column = column;
            this.texts = texts;
            this.label = List.of(column.label);
            this.cells = List.of();
            broken(column.width, false);
            width = Math.max(cellWidth(), Math.max(TextTable.width(column.label), TextTable.width(column.unit)));
        }

        /** Breaks the cells into lines of at most so many characters, within words only where the width is given. */
        private void broken(int characters, boolean withinWords) {
            cells = texts.stream()
                    .map(text -> wrapped(text, characters, withinWords))
                    .toList();
        }

        int cellWidth() {
            return cells.stream()
                    .flatMap(List::stream)
                    .mapToInt(TextTable::width)
                    .max()
                    .orElse(0);
        }

        /** The width with the header broken at its blanks. */
        int narrowHeader() {
            int word = Arrays.stream(column.label.split(" "))
                    .mapToInt(TextTable::width)
                    .max()
                    .orElse(0);
            return Math.max(word, TextTable.width(column.unit));
        }

        /** The least width that it can be given. */
        int narrowest() {
            int cells = column.style == Column.Style.TEXT && !column.isWhole()
                    ? Math.min(cellWidth(), NARROWEST_TEXT)
                    : cellWidth();
            return Math.max(cells, narrowHeader());
        }

        void fit(int characters) {
            width = characters;
            label = wrapped(column.label, characters, false);
            if (cellWidth() > characters) {
                broken(characters, true);
            }
        }
    }

    private static int total(List<Laid> columns) {
        return columns.stream().mapToInt(c -> GAP.length() + c.width).sum();
    }

    private void add(Answer.Table table) {
        if (!table.title.isEmpty()) {
            hanging("", table.title, BOLD, line());
        }
        if (table.rows.isEmpty()) {
            line("  (no rows)", "");
            return;
        }
        List<Laid> columns = new ArrayList<>();
        for (int i = 0; i < table.columns.size(); i++) {
            if (table.columns.get(i).onTerminal()) {
                columns.add(new Laid(table.columns.get(i), Render.texts(table.columns.get(i), table, i)));
            }
        }
        List<Column> left = most.isPresent() ? fit(columns, most.getAsInt()) : List.of();
        int header = columns.stream().mapToInt(c -> c.label.size()).max().orElse(0);
        for (int l = 0; l < header; l++) {
            int at = l;
            // A header of fewer lines stands at the bottom.
            row(columns, c -> c.label, header - 1 - at, true, BOLD);
        }
        if (columns.stream().anyMatch(c -> !c.column.unit.isEmpty())) {
            row(columns, c -> List.of(c.column.unit), 0, false, DIM);
        }
        for (int r = 0; r < table.rows.size(); r++) {
            int at = r;
            int lines =
                    columns.stream().mapToInt(c -> c.cells.get(at).size()).max().orElse(0);
            for (int l = 0; l < lines; l++) {
                row(columns, c -> c.cells.get(at), l, false, "");
            }
        }
        if (!left.isEmpty()) {
            hanging(
                    GAP,
                    "left out for width: "
                            + String.join(", ", left.stream().map(c -> c.key).toList())
                            + " (--columns NAME,... chooses; --format csv has all)",
                    DIM,
                    prose());
        }
    }

    /** Fits columns into a width; what is left out is taken from the list and returned in the order of the table. */
    private static List<Column> fit(List<Laid> columns, int most) {
        if (total(columns) <= most) {
            return List.of();
        }
        List<Column> all = columns.stream().map(c -> c.column).toList();
        while (columns.size() > 1
                && columns.stream().mapToInt(c -> GAP.length() + c.narrowest()).sum() > most) {
            columns.remove(dispensable(columns));
        }
        // Headers first: they cost a line, narrower text costs many.
        for (Laid column : columns) {
            column.fit(Math.max(column.cellWidth(), column.narrowHeader()));
        }
        while (total(columns) > most) {
            Laid widest = columns.stream()
                    .filter(c -> c.width > c.narrowest())
                    .reduce((a, b) -> b.width > a.width ? b : a)
                    .orElse(null);
            if (widest == null) {
                break;
            }
            // Narrower by what is missing, but not past the next widest at once: the widest give together.
            widest.width -= Math.min(total(columns) - most, Math.max(1, (widest.width - widest.narrowest()) / 4));
        }
        // What is left over gives headers their one line back.
        for (Laid column : columns) {
            int missing = width(column.column.label) - column.width;
            if (missing > 0 && missing <= most - total(columns)) {
                column.width += missing;
            }
        }
        columns.forEach(c -> c.fit(c.width));
        List<Column> kept = columns.stream().map(c -> c.column).toList();
        return all.stream().filter(c -> !kept.contains(c)).toList();
    }

    /** The place of the column that is missed least: the last of minor weight, else the last; never the first. */
    private static int dispensable(List<Laid> columns) {
        for (int i = columns.size() - 1; i > 0; i--) {
            if (columns.get(i).column.minor) {
                return i;
            }
        }
        return columns.size() - 1;
    }

    /** The lines of a column's cell. */
    private interface Cell {
        List<String> of(Laid column);
    }

    private void row(List<Laid> columns, Cell cell, int at, boolean fromBottom, String style) {
        StringBuilder text = new StringBuilder();
        for (Laid column : columns) {
            List<String> lines = cell.of(column);
            String part = at < lines.size() ? lines.get(fromBottom ? lines.size() - 1 - at : at) : "";
            text.append(GAP).append(pad(part, column.width, column.column.rightAligned()));
        }
        line(text.toString(), style);
    }

    // ---------------------------------------------------------------- lines

    private void hanging(String indent, String text, String style, int characters) {
        String lead = indent;
        for (String part : wrapped(text, Math.max(NARROWEST_TEXT, characters - indent.length()), false)) {
            line(lead + part, style);
            lead = indent + GAP;
        }
    }

    /** The text in lines of at most so many characters, broken at blanks, and within a word only where that is asked for. */
    private static List<String> wrapped(String text, int most, boolean withinWords) {
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
            while (withinWords && line.length() > most) {
                int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - width(text)));
        return right ? blanks + text : text + blanks;
    }

    private void line(String text, String style) {
        String plain = text.stripTrailing();
        out.append(colour && !style.isEmpty() && !plain.isEmpty() ? style + plain + RESET : plain)
                .append('\n');
    }
}
