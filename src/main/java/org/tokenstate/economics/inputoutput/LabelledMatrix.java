package org.tokenstate.economics.inputoutput;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.DecimalText;
import org.tokenstate.catalogue.internal.InputFile;
import org.tokenstate.catalogue.internal.Nearest;

/** A matrix of numbers from a CSV file, with or without a header and a first column of labels. */
final class LabelledMatrix {
    private static final long MAX_BYTES = 400_000_000;

    private final String file;
    private final List<String> rowLabels;
    private final List<String> columnLabels;
    private final boolean labelledRows;
    private final long[] lines;
    private final double[] values;
    /** The first cell that is a number if the header is none, or the labels are none. */
    private final Optional<Doubt> header;

    private final Optional<Doubt> labels;

    private LabelledMatrix(
            String file,
            List<String> rowLabels,
            List<String> columnLabels,
            boolean labelledRows,
            long[] lines,
            double[] values) {
        this(file, rowLabels, columnLabels, labelledRows, lines, values, Optional.empty(), Optional.empty());
    }

    private LabelledMatrix(
            String file,
            List<String> rowLabels,
            List<String> columnLabels,
            boolean labelledRows,
            long[] lines,
            double[] values,
            Optional<Doubt> header,
            Optional<Doubt> labels) {
        this.header = header;
        this.labels = labels;
        this.file = file;
        this.rowLabels = rowLabels;
        this.columnLabels = columnLabels;
        this.labelledRows = labelledRows;
        this.lines = lines;
        this.values = values;
    }

    /** A cell that was taken for text: a number with a slip of the pen, perhaps. */
    private record Doubt(long line, long column, String text) {}

    /** Refuses the cell of a doubt as the number that it should have been. */
    private void refuse(Optional<Doubt> doubt) {
        doubt.ifPresent(cell -> {
            throw notNumber(file, cell.line(), cell.column(), cell.text());
        });
    }

    private static InputException notNumber(String file, long line, long column, String text) {
        return InputException.at(
                file, line, column, "a cell must be a finite number but is '" + InputException.shown(text) + "'");
    }

    static List<CsvRecord> records(Path path) {
        List<CsvRecord> records = new ArrayList<>();
        // Rows of another length are refused where the records are read, with their place.
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(InputFile.reader(path, MAX_BYTES))) {
            reader.forEach(records::add);
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw InputFile.unreadable(path, e);
        }
        if (records.isEmpty()) {
            throw InputException.at(path.toString(), 1, 1, "numbers are required but the file is empty");
        }
        return records;
    }

    static String field(CsvRecord record, int i) {
        String text = record.getField(i).strip();
        return i == 0 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean numeric(String text) {
        return !Double.isNaN(DecimalText.parse(text));
    }

    static double number(String file, CsvRecord record, int i) {
        String text = field(record, i);
        double value = DecimalText.parse(text);
        if (Double.isNaN(value)) {
            throw notNumber(file, record.getStartingLineNumber(), i + 1L, text);
        }
        return value;
    }

    static LabelledMatrix read(Path path) {
        List<CsvRecord> records = records(path);
        String file = path.toString();
        CsvRecord first = records.get(0);
        int width = first.getFieldCount();
        boolean textBeyond = false;
        for (int i = width == 1 ? 0 : 1; i < width; i++) {
            textBeyond |= !numeric(field(first, i));
        }
        // A header of numeric codes is told by its height: as many rows as columns, labels included.
        boolean header = textBeyond || (width > 2 && !numeric(field(first, 0)) && records.size() == width);
        if (header && records.size() == 1) {
            throw InputException.at(file, 1, 1, "numbers are required below the header but there are none");
        }
        int from = header ? 1 : 0;
        boolean labels =
                width > 1 && (!numeric(field(records.get(from), 0)) || (header && numericCodes(records, width)));
        int skip = labels ? 1 : 0;
        int columns = width - skip;
        List<String> rowLabels = new ArrayList<>();
        List<String> columnLabels = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            columnLabels.add(header ? field(first, j + skip) : "column " + (j + 1));
        }
        int rows = records.size() - from;
        double[] values = new double[Math.multiplyExact(rows, columns)];
        long[] lines = new long[rows];
        for (int i = 0; i < rows; i++) {
            CsvRecord record = records.get(i + from);
            lines[i] = record.getStartingLineNumber();
            if (record.getFieldCount() != width) {
                throw InputException.at(
                        file,
                        lines[i],
                        Math.min(record.getFieldCount(), width) + 1L,
                        "a row must have " + width + " cells but has " + record.getFieldCount());
            }
            rowLabels.add(labels ? field(record, 0) : "sector " + (i + 1));
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = number(file, record, j + skip);
            }
        }
        Optional<Doubt> doubtedHeader =
                header ? doubt(first, textBeyond && width > 1 ? 1 : 0, width) : Optional.empty();
        return new LabelledMatrix(
                file,
                rowLabels,
                columnLabels,
                labels,
                lines,
                values,
                doubtedHeader,
                labels ? doubtedLabels(records.subList(from, records.size())) : Optional.empty());
    }

    private static Optional<Doubt> doubt(CsvRecord record, int from, int to) {
        for (int i = from; i < to; i++) {
            String text = field(record, i);
            if (!numeric(text)) {
                return Optional.of(new Doubt(record.getStartingLineNumber(), i + 1L, text));
            }
        }
        return Optional.empty();
    }

    /** The first cell of a column of numbers but for it. */
    private static Optional<Doubt> doubtedLabels(List<CsvRecord> records) {
        boolean others = records.size() > 1;
        for (CsvRecord record : records.subList(1, records.size())) {
            others &= numeric(field(record, 0));
        }
        return others ? doubt(records.get(0), 0, 1) : Optional.empty();
    }

    /** Whether the first column repeats the header: sectors labelled by numbers. */
    private static boolean numericCodes(List<CsvRecord> records, int width) {
        if (records.size() != width) {
            return false;
        }
        for (int i = 1; i < width; i++) {
            if (!field(records.get(0), i).equals(field(records.get(i), 0))) {
                return false;
            }
        }
        return true;
    }

    List<String> rowLabels() {
        return rowLabels;
    }

    List<String> columnLabels() {
        return columnLabels;
    }

    double[] values() {
        return values;
    }

    /** Requires as many rows as columns, and the same labels on both where both have them. */
    LabelledMatrix square() {
        int n = rowLabels.size();
        if (columnLabels.size() != n) {
            refuse(columnLabels.size() == n + 1 ? header : Optional.empty());
            refuse(columnLabels.size() == n - 1 ? labels : Optional.empty());
            throw InputException.at(
                    file,
                    lines[0],
                    1,
                    "a matrix of transactions must be square but is " + n + " x " + columnLabels.size());
        }
        boolean headed = !columnLabels.get(0).equals("column 1");
        if (labelledRows && headed) {
            for (int i = 0; i < n; i++) {
                if (!rowLabels.get(i).equals(columnLabels.get(i))) {
                    throw InputException.at(
                            file,
                            lines[i],
                            1,
                            "row " + (i + 1) + " must be labelled like column " + (i + 1) + ", '" + columnLabels.get(i)
                                    + "', but is '" + rowLabels.get(i) + "'");
                }
            }
        }
        List<String> names = labelledRows || !headed ? rowLabels : columnLabels;
        for (int i = 0; i < n * n; i++) {
            if (values[i] < 0) {
                throw InputException.at(
                        file,
                        lines[i / n],
                        i % n + (labelledRows ? 2L : 1L),
                        "a transaction must be >= 0 but is " + values[i]);
            }
        }
        return new LabelledMatrix(file, names, names, labelledRows || headed, lines, values);
    }

    /** The rows in the order of a square matrix; a single row stands for a column. */
    LabelledMatrix rowsLike(LabelledMatrix square, String what) {
        int n = square.rowLabels.size();
        int rows = rowLabels.size();
        int columns = columnLabels.size();
        if (rows == 1 && n > 1 && columns == n) {
            return new LabelledMatrix(file, columnLabels, List.of(what), false, new long[n], values);
        }
        refuse(square.labelledRows ? Optional.empty() : labels);
        if (rows != n) {
            refuse(rows == n - 1 ? header : Optional.empty());
            throw InputException.at(
                    file, lines[rows - 1], 1, what + " must have " + n + " rows, one a sector, but has " + rows);
        }
        if (!labelledRows || !square.labelledRows) {
            return this;
        }
        Map<String, Integer> place = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            place.put(square.rowLabels.get(i), i);
        }
        double[] ordered = new double[values.length];
        boolean[] seen = new boolean[n];
        for (int i = 0; i < n; i++) {
            Integer to = place.get(rowLabels.get(i));
            if (to == null) {
                throw InputException.at(
                        file, lines[i], 1, Nearest.unknown("sector", rowLabels.get(i), square.rowLabels));
            }
            if (seen[to]) {
                throw InputException.at(file, lines[i], 1, "sector '" + rowLabels.get(i) + "' is repeated");
            }
            seen[to] = true;
            System.arraycopy(values, i * columns, ordered, to * columns, columns);
        }
        return new LabelledMatrix(file, square.rowLabels, columnLabels, true, lines, ordered);
    }

    /** Requires final demand of some sector if any sector sells to another, of this table. */
    void requireSomeDemand(LabelledMatrix demand) {
        boolean demanded = false;
        for (double value : demand.values) {
            demanded |= value != 0;
        }
        for (int i = 0; i < values.length && !demanded; i++) {
            if (values[i] != 0) {
                throw InputException.at(
                        demand.file,
                        Math.max(1, demand.lines[0]),
                        demand.labelledRows ? 2 : 1,
                        "final demand must not be 0 in every sector: sectors that use up all that they make among"
                                + " themselves are no productive table");
            }
        }
    }

    /** Requires cells not below a bound. */
    private LabelledMatrix atLeast(double least, String what) {
        int columns = columnLabels.size();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < least) {
                throw InputException.at(
                        file,
                        lines[i / columns],
                        i % columns + (labelledRows ? 2L : 1L),
                        what + " must be >= 0 but is " + values[i]);
            }
        }
        return this;
    }

    /** Sum over the columns of each row. */
    double[] rowSums() {
        int columns = values.length / rowLabels.size();
        double[] sums = new double[rowLabels.size()];
        for (int i = 0; i < values.length; i++) {
            sums[i / columns] += values[i];
        }
        return sums;
    }

    <T> T checked(Supplier<T> action) {
        try {
            return action.get();
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage());
        }
    }

    /** Reads one number a sector, in the order of a table. */
    static double[] vector(Path path, InputOutputTable table, String what, double least) {
        LabelledMatrix like = new LabelledMatrix(
                "",
                table.sectors(),
                table.sectors(),
                !table.sectors().get(0).equals("sector 1"),
                new long[0],
                new double[0]);
        return read(path).atLeast(least, what).rowsLike(like, what).rowSums();
    }
}
