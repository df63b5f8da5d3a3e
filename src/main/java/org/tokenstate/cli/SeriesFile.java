package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Frequency;

/**
 * Series of any field in a CSV file with the columns series, year (or period) and value: of years, quarters or months.
 *
 * @param frequency how often they have a value, as the first row that can be read says
 * @param entries the series in the order of their first rows
 */
record SeriesFile(Frequency frequency, List<SeriesFile.Entry> entries) {
    /** Periods that a series may span: a mistyped year must not ask for memory. */
    private static final int LONGEST = 10_000;

    private static final Pattern NUMBER = Pattern.compile("[-+.\\deE]+");

    /**
     * A series of the file.
     *
     * @param values the series, from its first to its last value; missing years, quarters or months are empty
     * @param fault why there is none
     * @param place the file and line of its last value, for a fault that is found later
     */
    record Entry(Optional<AnnualSeries> values, Optional<String> fault, Place place) {
        private static Entry bad(String fault, Place place) {
            return new Entry(Optional.empty(), Optional.of(fault), place);
        }
    }

    /** A line of a file. */
    record Place(String file, long line) {
        String of(String fault) {
            return InputException.place(file, line, 1, fault);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its series; one with a malformed row, a period of another frequency or one that stands twice has a fault and no
     *     values
     * @throws InputException if a row names no series, or there is no row
     */
    static SeriesFile read(Path file) {
        CsvTable table = CsvTable.read(file);
        String column = table.has("period") ? "period" : "year";
        table.require("series", column, "value");
        Map<String, NavigableMap<Integer, CsvTable.Row>> series = new LinkedHashMap<>();
        Map<String, Entry> bad = new HashMap<>();
        Optional<Frequency> frequency = Optional.empty();
        long firstLine = 0;
        for (CsvTable.Row row : table.rows()) {
            String name = row.requiredText("series");
            NavigableMap<Integer, CsvTable.Row> rows = series.computeIfAbsent(name, k -> new TreeMap<>());
            try {
                Frequency.Period period = period(row, column);
                if (frequency.isEmpty()) {
                    frequency = Optional.of(period.frequency());
                    firstLine = row.line();
                } else if (frequency.get() != period.frequency()) {
                    throw row.fault(
                            column,
                            "a file has years, quarters or months alone, and line " + firstLine + " has "
                                    + frequency.get().plural() + ", but this row has " + period);
                }
                add(row, column, period, rows);
            } catch (InputException e) {
                // The first fault of a series says enough.
                bad.putIfAbsent(name, Entry.bad(e.faults().get(0), new Place(file.toString(), row.line())));
            }
        }
        if (series.isEmpty()) {
            throw InputException.at(file.toString(), 1, 1, "no row");
        }
        Frequency all = frequency.orElse(Frequency.YEAR);
        List<Entry> entries = new ArrayList<>();
        series.forEach((name, rows) -> {
            Entry fault = bad.get(name);
            entries.add(fault == null ? entry(file.toString(), all, name, column, rows) : fault);
        });
        return new SeriesFile(all, List.copyOf(entries));
    }

    private static Frequency.Period period(CsvTable.Row row, String column) {
        String text = row.text(column);
        return Frequency.read(text).orElseGet(() -> {
            if (text.isEmpty() || NUMBER.matcher(text).matches() && text.lastIndexOf('-') <= 0) {
                return new Frequency.Period(Frequency.YEAR, row.requiredInteger(column));
            }
            throw row.fault(
                    column,
                    column + " must be a year, quarter or month, such as 2025, 2025Q1 or 2025-01, but is '"
                            + InputException.shown(text) + "'");
        });
    }

    private static void add(
            CsvTable.Row row, String column, Frequency.Period period, NavigableMap<Integer, CsvTable.Row> rows) {
        if (row.number("value").isPresent()) {
            CsvTable.Row before = rows.put(period.number(), row);
            if (before != null) {
                throw row.fault(
                        column,
                        column + " " + period + " of series '" + row.text("series") + "' is given twice, first in line "
                                + before.line());
            }
        }
    }

    private static Entry entry(
            String file, Frequency frequency, String name, String column, NavigableMap<Integer, CsvTable.Row> rows) {
        if (rows.isEmpty()) {
            Place top = new Place(file, 1);
            return Entry.bad(top.of("series '" + name + "' has no value"), top);
        }
        CsvTable.Row last = rows.lastEntry().getValue();
        Place place = new Place(file, last.line());
        int first = rows.firstKey();
        long span = (long) rows.lastKey() - first + 1;
        if (span > LONGEST) {
            InputException fault = last.fault(
                    column,
                    frequency.plural() + " of series '" + name + "' must span at most " + LONGEST + " but span "
                            + span);
            return Entry.bad(fault.faults().get(0), place);
        }
        double[] values = new double[(int) span];
        for (int i = 0; i < values.length; i++) {
            CsvTable.Row row = rows.get(first + i);
            values[i] = row == null ? Double.NaN : row.requiredNumber("value");
        }
        return new Entry(Optional.of(AnnualSeries.of(name, first, values)), Optional.empty(), place);
    }
}
