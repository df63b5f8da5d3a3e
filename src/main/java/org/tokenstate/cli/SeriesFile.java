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
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;

/** Yearly series of any field in a CSV file with the columns series, year, value. */
final class SeriesFile {
    /** Years that a series may span: a mistyped year must not ask for memory. */
    private static final int LONGEST = 10_000;

    private SeriesFile() {}

    /**
     * A series of the file.
     *
     * @param values the series, from its first to its last value; missing years are empty
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
     * @return its series in the order of their first rows; one with a malformed row, or a year that stands twice, has a fault and no
     *     values
     * @throws InputException if a row names no series, or there is no row
     */
    static List<Entry> read(Path file) {
        CsvTable table = CsvTable.read(file).require("series", "year", "value");
        Map<String, NavigableMap<Integer, CsvTable.Row>> series = new LinkedHashMap<>();
        Map<String, Entry> bad = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String name = row.requiredText("series");
            NavigableMap<Integer, CsvTable.Row> rows = series.computeIfAbsent(name, k -> new TreeMap<>());
            try {
                add(row, rows);
            } catch (InputException e) {
                // The first fault of a series says enough.
                bad.putIfAbsent(name, Entry.bad(e.faults().get(0), new Place(file.toString(), row.line())));
            }
        }
        if (series.isEmpty()) {
            throw InputException.at(file.toString(), 1, 1, "no row");
        }
        List<Entry> entries = new ArrayList<>();
        series.forEach((name, rows) -> {
            Entry fault = bad.get(name);
            entries.add(fault == null ? entry(file.toString(), name, rows) : fault);
        });
        return entries;
    }

    private static void add(CsvTable.Row row, NavigableMap<Integer, CsvTable.Row> rows) {
        int year = row.requiredInteger("year");
        if (row.number("value").isPresent()) {
            CsvTable.Row before = rows.put(year, row);
            if (before != null) {
                throw row.fault(
                        "year",
                        "year " + year + " of series '" + row.text("series") + "' is given twice, first in line "
                                + before.line());
            }
        }
    }

    private static Entry entry(String file, String name, NavigableMap<Integer, CsvTable.Row> rows) {
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
                    "year", "years of series '" + name + "' must span at most " + LONGEST + " but span " + span);
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
