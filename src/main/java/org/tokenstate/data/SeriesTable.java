package org.tokenstate.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bundled table with the key {@code iso3,year}, sorted by it, without quoted cells, of which only the countries asked for
 * are parsed: a projection of two countries reads 52 of 5,424 rows.
 */
final class SeriesTable {
    private final String text;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    SeriesTable(String name) {
        this.text = "\n" + Resources.text(name + ".csv");
        String[] header = text.substring(1, text.indexOf('\n', 1)).split(",", -1);
        width = header.length;
        for (int i = 0; i < width; i++) {
            columns.put(header[i], i);
        }
    }

    /** The rows of one country: cells by year, empty text for a missing cell or year. */
    static final class Block {
        private final int firstYear;
        private final List<String[]> years;

        private Block(int firstYear, List<String[]> years) {
            this.firstYear = firstYear;
            this.years = years;
        }
    }

    private int column(String name) {
        Integer i = columns.get(name);
        if (i == null) {
            throw new IllegalStateException("no column " + name);
        }
        return i;
    }

    /** The values of a column as a dense array from {@link #firstYear}; NaN where there is none. */
    double[] values(String iso3, String column) {
        Block block = block(iso3);
        int c = column(column);
        double[] values = new double[block.years.size()];
        for (int i = 0; i < values.length; i++) {
            String cell = block.years.get(i)[c];
            values[i] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }
        return values;
    }

    int firstYear(String iso3) {
        return block(iso3).firstYear;
    }

    boolean has(String iso3) {
        return !block(iso3).years.isEmpty();
    }

    /** The text of a cell; empty when the cell or the year is missing. */
    String text(String iso3, int year, String column) {
        Block block = block(iso3);
        int i = year - block.firstYear;
        return i < 0 || i >= block.years.size() ? "" : block.years.get(i)[column(column)];
    }

    private Block block(String iso3) {
        return blocks.computeIfAbsent(iso3, this::parse);
    }

    private Block parse(String iso3) {
        List<String[]> years = new ArrayList<>();
        String key = "\n" + iso3 + ",";
        int at = text.indexOf(key);
        int firstYear = 0;
        while (at >= 0 && text.startsWith(key, at)) {
            int end = text.indexOf('\n', at + 1);
            if (end < 0) {
                end = text.length();
            }
            String[] cells = split(at + 1, end);
            int year = Integer.parseInt(cells[1]);
            if (years.isEmpty()) {
                firstYear = year;
            }
            while (years.size() < year - firstYear) {
                String[] gap = new String[width];
                Arrays.fill(gap, "");
                years.add(gap);
            }
            years.add(cells);
            at = end;
        }
        return new Block(firstYear, years);
    }

    private String[] split(int from, int to) {
        String[] cells = new String[width];
        int start = from;
        for (int i = 0; i < width; i++) {
            int comma = i == width - 1 ? to : text.indexOf(',', start);
            cells[i] = text.substring(start, comma);
            start = comma + 1;
        }
        return cells;
    }
}
