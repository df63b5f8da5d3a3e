package org.tokenstate.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.internal.DecimalText;
import org.tokenstate.catalogue.internal.InputFile;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.units.internal.Require;

/**
 * A comma-separated table with a header, read whole, whose cells are asked for by column name. Each fault names file, line
 * and column.
 */
public final class CsvTable {
    private static final long MAX_BYTES = 400_000_000;

    /** The most rows that a table may have. */
    private static final int MAX_ROWS = 5_000_000;

    private final String file;
    private final List<String> header;
    private final Map<String, Integer> index;
    private final List<Row> rows;

    private CsvTable(String file, List<String> header, Map<String, Integer> index) {
        this.file = file;
        this.header = header;
        this.index = index;
        this.rows = new ArrayList<>();
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return the table
     * @throws InputException if the file cannot be read, has no header, repeats a column name, or a row has another number
     *     of cells than the header
     */
    public static CsvTable read(Path path) {
        try (Reader reader = InputFile.reader(path, MAX_BYTES)) {
            return parse(path.toString(), reader);
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    /**
     * Reads a table that is packed into the jar beside the class {@code org.tokenstate.datasets}.
     *
     * @param name the name of the file, such as {@code parameters.csv}
     * @return the table
     * @throws InputException if there is no such table
     */
    public static CsvTable bundled(String name) {
        try (InputStream in = CsvTable.class.getResourceAsStream("/org/tokenstate/datasets/" + name)) {
            if (in == null) {
                throw new InputException("no bundled dataset '" + name + "'");
            }
            return read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads text.
     *
     * @param file what to call the source in messages
     * @param reader the text; read to its end, not closed
     * @return the table
     * @throws InputException as {@link #read(Path)}
     */
    public static CsvTable read(String file, Reader reader) {
        try {
            return parse(file, reader);
        } catch (CsvParseException | UncheckedIOException e) {
            throw InputFile.notTable(file, e);
        }
    }

    /**
     * Makes a table of cells that were read from another form, such as JSON.
     *
     * @param file what to call the source in messages
     * @param header the column names in order
     * @param rows the rows, each with a cell for each column
     * @return the table, whose faults name the place of each cell
     * @throws IllegalArgumentException if a column is repeated or a row has another number of cells than the header
     */
    public static CsvTable of(String file, List<String> header, List<Line> rows) {
        Map<String, Integer> index = new HashMap<>();
        header.forEach(name -> index.putIfAbsent(name, index.size()));
        Require.that(index.size() == header.size(), "columns of %s must differ but are %s", file, header);
        CsvTable table = new CsvTable(file, List.copyOf(header), index);
        for (Line line : rows) {
            List<Cell> row = line.cells();
            Require.that(
                    row.size() == header.size(),
                    "a row of %s must have %d cells but has %d",
                    file,
                    header.size(),
                    row.size());
            table.rows.add(
                    table.new Row(line.line(), row.stream().map(Cell::text).toArray(String[]::new), List.copyOf(row)));
        }
        return table;
    }

    /**
     * A cell with its place.
     *
     * @param text the text
     * @param line the line of the file, from 1
     * @param column the column of the line, from 1
     */
    public record Cell(String text, long line, long column) {}

    /**
     * A row of cells with its place.
     *
     * @param line the line of the file where the row begins, from 1
     * @param cells one cell a column
     */
    public record Line(long line, List<Cell> cells) {
        /** Copies the list. */
        public Line {
            cells = List.copyOf(cells);
        }
    }

    private static CsvTable parse(String file, Reader reader) {
        CsvTable table = null;
        // The underlying reader belongs to the caller. Rows of another length are refused below, with their place.
        CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader);
        for (CsvRecord record : records) {
            if (table == null) {
                table = withHeader(file, record);
            } else {
                table.add(record);
            }
        }
        if (table == null) {
            throw InputException.at(file, 1, 1, "a header is required but the file is empty");
        }
        return table;
    }

    /** Names a text that is no table separated by commas, by how its first line begins and what separates its only cell. */
    private static void requireCommas(String file, CsvRecord record) {
        String first = record.getField(0).replace("\uFEFF", "").strip();
        String other = first.startsWith("{") || first.startsWith("[")
                ? "JSON"
                : first.startsWith("<") ? "a web page or XML" : "";
        if (!other.isEmpty()) {
            throw InputException.at(
                    file, record.getStartingLineNumber(), 1, "must be a CSV table but this looks like " + other);
        }
        String mark = record.getFieldCount() > 1
                ? ""
                : first.contains(";") ? "semicolons" : first.contains("\t") ? "tabs" : "";
        if (!mark.isEmpty()) {
            throw InputException.at(
                    file,
                    record.getStartingLineNumber(),
                    1,
                    "columns must be separated by commas but this looks like a table separated by " + mark);
        }
    }

    private static CsvTable withHeader(String file, CsvRecord record) {
        requireCommas(file, record);
        List<String> header = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            String name = record.getField(i).strip();
            if (i == 0 && name.startsWith("\uFEFF")) {
                name = name.substring(1);
            }
            header.add(name);
            if (index.putIfAbsent(name, i) != null) {
                throw InputException.at(
                        file, record.getStartingLineNumber(), i + 1L, "column '" + name + "' is repeated");
            }
        }
        return new CsvTable(file, List.copyOf(header), index);
    }

    private void add(CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw InputException.at(
                    file,
                    record.getStartingLineNumber(),
                    Math.min(record.getFieldCount(), header.size()) + 1L,
                    "a row must have " + header.size() + " cells but has " + record.getFieldCount());
        }
        if (rows.size() == MAX_ROWS) {
            throw InputException.at(
                    file, record.getStartingLineNumber(), 1, "a table may have at most " + MAX_ROWS + " rows");
        }
        rows.add(new Row(record.getStartingLineNumber(), record.getFields().toArray(new String[0]), List.of()));
    }

    /**
     * {@return what the source is called in messages}
     */
    public String file() {
        return file;
    }

    /**
     * {@return the column names in order}
     */
    public List<String> header() {
        return header;
    }

    /**
     * {@return the rows in order}
     */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /**
     * Whether there is a column.
     *
     * @param column its name
     * @return whether the header has it
     */
    public boolean has(String column) {
        return index.containsKey(column);
    }

    /**
     * Requires columns.
     *
     * @param columns their names
     * @return this table
     * @throws InputException naming every missing column, with the nearest that is there
     */
    public CsvTable require(String... columns) {
        List<String> faults = new ArrayList<>();
        for (String column : columns) {
            if (!has(column)) {
                faults.add(InputException.place(
                        file, 1, 1, "column is missing: " + Nearest.unknown("column", column, header)));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return this;
    }

    /** A row of the table. */
    public final class Row {
        private final long line;
        private final String[] cells;
        /** The places of the cells; none where they follow from the line and the order of the columns. */
        private final List<Cell> places;

        private Row(long line, String[] cells, List<Cell> places) {
            this.line = line;
            this.cells = cells;
            this.places = places;
        }

        /**
         * {@return the line of the file where the row begins, from 1}
         */
        public long line() {
            return line;
        }

        /**
         * The text of a cell.
         *
         * @param column the column
         * @return the text without surrounding blanks; empty if the cell is
         * @throws InputException if there is no such column
         */
        public String text(String column) {
            return cells[indexOf(column)].strip();
        }

        /**
         * The text of a cell that may not be empty.
         *
         * @param column the column
         * @return the text
         * @throws InputException if the cell is empty or there is no such column
         */
        public String requiredText(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw fault(column, column + " is required but the cell is empty");
            }
            return text;
        }

        /**
         * The number in a cell.
         *
         * @param column the column
         * @return the number, or empty if the cell is
         * @throws InputException if the cell is not a finite number or there is no such column
         */
        public OptionalDouble number(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                return OptionalDouble.empty();
            }
            double value = DecimalText.parse(text);
            if (Double.isNaN(value)) {
                throw fault(column, column + " must be a finite number but is '" + InputException.shown(text) + "'");
            }
            return OptionalDouble.of(value);
        }

        /**
         * The number in a cell that may not be empty.
         *
         * @param column the column
         * @return the number
         * @throws InputException if the cell is empty or not a finite number
         */
        public double requiredNumber(String column) {
            requiredText(column);
            return number(column).orElseThrow();
        }

        /**
         * The whole number in a cell that may not be empty.
         *
         * @param column the column
         * @return the number
         * @throws InputException if the cell is empty or not a whole number
         */
        public int requiredInteger(String column) {
            double value = requiredNumber(column);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw fault(column, column + " must be a whole number but is '" + text(column) + "'");
            }
            return (int) value;
        }

        /**
         * Makes the exception for a fault in a cell of this row.
         *
         * @param column the column
         * @param what what is wrong, with value and bound
         * @return the exception, to be thrown
         */
        public InputException fault(String column, String what) {
            int i = indexOf(column);
            return places.isEmpty()
                    ? InputException.at(file, line, i + 1L, what)
                    : InputException.at(
                            file, places.get(i).line(), places.get(i).column(), what);
        }

        private int indexOf(String column) {
            Integer i = index.get(column);
            if (i == null) {
                throw InputException.at(file, 1, 1, Nearest.unknown("column", column, header));
            }
            return i;
        }
    }
}
