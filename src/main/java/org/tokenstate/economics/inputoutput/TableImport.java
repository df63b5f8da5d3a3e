package org.tokenstate.economics.inputoutput;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.InputException;

/** The layouts of published multi-regional tables. */
final class TableImport {
    private static final Set<String> TOTALS = Set.of("OUT", "OUTPUT", "TOTAL", "TOT", "X");
    private static final Pattern WIOD_COLUMN = Pattern.compile("v?([A-Z][A-Z0-9]{2})([0-9]+)");

    private TableImport() {}

    static InputOutputTable icio(Path path, double tolerance) {
        List<CsvRecord> records = LabelledMatrix.records(path);
        CsvRecord header = records.get(0);
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int j = 1; j < header.getFieldCount(); j++) {
            if (columns.put(LabelledMatrix.field(header, j), j) != null) {
                throw InputException.at(
                        path.toString(), 1, j + 1L, "column '" + LabelledMatrix.field(header, j) + "' is repeated");
            }
        }
        List<CsvRecord> rows = new ArrayList<>();
        List<String> sectors = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            String label = LabelledMatrix.field(record, 0);
            if (columns.containsKey(label) && label.indexOf('_') > 0) {
                sectors.add(label);
                rows.add(record);
            }
        }
        if (sectors.isEmpty()) {
            throw InputException.at(path.toString(), 1, 1, "no row is labelled like a column CCC_INDUSTRY");
        }
        List<Integer> from = new ArrayList<>();
        for (String sector : sectors) {
            Integer column = columns.remove(sector);
            if (column == null) {
                throw InputException.at(path.toString(), 1, 1, "row '" + sector + "' is repeated");
            }
            from.add(column);
        }
        int total = -1;
        List<Integer> uses = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (Map.Entry<String, Integer> left : columns.entrySet()) {
            if (TOTALS.contains(left.getKey())) {
                total = left.getValue();
            } else {
                uses.add(left.getValue());
                categories.add(left.getKey());
            }
        }
        return build(path, header.getFieldCount(), rows, sectors, from, uses, categories, total, tolerance);
    }

    static InputOutputTable wiod(Path path, double tolerance) {
        List<CsvRecord> records = LabelledMatrix.records(path);
        String file = path.toString();
        CsvRecord header = records.get(0);
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int j = 0; j < header.getFieldCount(); j++) {
            named.putIfAbsent(LabelledMatrix.field(header, j), j);
        }
        for (String wanted : List.of("IndustryCode", "Country", "RNr")) {
            if (!named.containsKey(wanted)) {
                throw InputException.at(file, 1, 1, "column is missing: '" + wanted + "'");
            }
        }
        int code = named.getOrDefault("IndustryCode", 0);
        int country = named.getOrDefault("Country", 0);
        int number = named.getOrDefault("RNr", 0);
        List<CsvRecord> rows = new ArrayList<>();
        List<String> sectors = new ArrayList<>();
        Map<String, Integer> place = new LinkedHashMap<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() <= Math.max(code, Math.max(country, number))) {
                throw InputException.at(file, record.getStartingLineNumber(), 1, "a row is too short");
            }
            String of = LabelledMatrix.field(record, country);
            if (of.isEmpty() || TOTALS.contains(of)) {
                continue;
            }
            sectors.add(of + "_" + LabelledMatrix.field(record, code));
            if (place.put(of + LabelledMatrix.field(record, number), rows.size()) != null) {
                throw InputException.at(
                        file, record.getStartingLineNumber(), number + 1L, "country and RNr of this row are repeated");
            }
            rows.add(record);
        }
        Integer[] from = new Integer[rows.size()];
        List<Integer> uses = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        int total = -1;
        for (int j = 0; j < header.getFieldCount(); j++) {
            String name = LabelledMatrix.field(header, j);
            if (TOTALS.contains(name) && j > number) {
                total = j;
                continue;
            }
            Matcher matcher = WIOD_COLUMN.matcher(name);
            if (!matcher.matches()) {
                continue;
            }
            Integer sector = place.get(matcher.group(1) + matcher.group(2));
            if (sector != null) {
                from[sector] = j;
            } else {
                uses.add(j);
                categories.add(matcher.group(1) + "_" + matcher.group(2));
            }
        }
        for (int i = 0; i < from.length; i++) {
            if (from[i] == null) {
                throw InputException.at(
                        file,
                        rows.get(i).getStartingLineNumber(),
                        1,
                        "sector '" + sectors.get(i) + "' has no column of its own");
            }
        }
        return build(path, header.getFieldCount(), rows, sectors, List.of(from), uses, categories, total, tolerance);
    }

    private static InputOutputTable build(
            Path path,
            int width,
            List<CsvRecord> rows,
            List<String> sectors,
            List<Integer> from,
            List<Integer> uses,
            List<String> categories,
            int total,
            double tolerance) {
        String file = path.toString();
        int n = sectors.size();
        int c = uses.size();
        double[] z = new double[n * n];
        double[] f = new double[n * c];
        double scale = 0;
        double[] stated = new double[n];
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            CsvRecord record = rows.get(i);
            if (record.getFieldCount() != width) {
                throw InputException.at(
                        file,
                        record.getStartingLineNumber(),
                        1,
                        "a row must have " + width + " cells but has " + record.getFieldCount());
            }
            for (int j = 0; j < n; j++) {
                double value = LabelledMatrix.number(file, record, from.get(j));
                if (value < 0) {
                    throw InputException.at(
                            file,
                            record.getStartingLineNumber(),
                            from.get(j) + 1L,
                            "a transaction must be >= 0 but is " + value);
                }
                z[i * n + j] = value;
                sums[i] += value;
            }
            for (int k = 0; k < c; k++) {
                f[i * c + k] = LabelledMatrix.number(file, record, uses.get(k));
                sums[i] += f[i * c + k];
            }
            if (total >= 0) {
                stated[i] = LabelledMatrix.number(file, record, total);
                scale = Math.max(scale, Math.abs(stated[i]));
            }
        }
        for (int i = 0; i < n && total >= 0; i++) {
            double gap = Math.abs(sums[i] - stated[i]);
            if (gap > tolerance * Math.max(Math.abs(stated[i]), 1e-6 * scale)) {
                throw InputException.at(
                        file,
                        rows.get(i).getStartingLineNumber(),
                        total + 1L,
                        "output of sector '" + sectors.get(i) + "' must equal the sum of its row, " + sums[i]
                                + ", within " + tolerance + " but is " + stated[i]);
            }
        }
        try {
            return InputOutputTable.of(sectors, categories, z, f);
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage());
        }
    }
}
