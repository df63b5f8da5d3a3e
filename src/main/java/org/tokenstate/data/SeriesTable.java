package org.tokenstate.data;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tokenstate.catalogue.InputException;

/**
 * A bundled table with the key {@code iso3,year} as {@link SeriesPacking} has packed it, of which only the countries asked for are
 * unpacked: a projection of two countries reads 52 of 5,424 rows.
 */
final class SeriesTable {
    static final String FOLDER = "/org/tokenstate/datasets/packed/";
    /** Powers of ten that a double holds exactly, by which a decimal of as many places is divided with the rounding of its text. */
    private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    static final int MOST_DECIMALS = TENS.length - 1;

    /**
     * A column.
     *
     * @param decimals decimal places of the numbers
     * @param order 1 if they are written as differences, 2 if as differences of those
     * @param texts what the numbers stand for where the cells are text; empty where they are numbers
     */
    record Column(String name, int decimals, int order, List<String> texts) {
        String text(long number) {
            if (!texts.isEmpty()) {
                return texts.get((int) number);
            }
            BigDecimal decimal = BigDecimal.valueOf(number, decimals);
            return number == 0
                    ? "0"
                    : decimal.setScale(Math.min(
                                    decimals,
                                    Math.max(0, decimal.stripTrailingZeros().scale())))
                            .toPlainString();
        }
    }

    /** Whole numbers of seven bits a byte, the lowest first; a missing one is 0, any other 1 more than its distance either way. */
    private static final class Numbers {
        private final byte[] bytes;
        private int at;

        Numbers(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        long next() {
            long next = 0;
            for (int shift = 0; ; shift += 7) {
                byte read = bytes[at++];
                next |= (read & 0x7fL) << shift;
                if (read >= 0) {
                    return next;
                }
            }
        }
    }

    /** The rows of one country: of each column the numbers by year, and whether there is one. */
    private record Block(int firstYear, int years, long[][] numbers, boolean[][] is) {}

    private record Place(int firstYear, int years, int at) {}

    private static final Block NONE = new Block(0, 0, new long[0][], new boolean[0][]);

    private final byte[] bytes;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> columnAt = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    SeriesTable(String name) {
        try (InputStream in = SeriesTable.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new InputException("no bundled series '" + name + "'");
            }
            bytes = in.readAllBytes();
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
            int width = data.readInt();
            for (int i = 0; i < width; i++) {
                Column column = new Column(data.readUTF(), data.readByte(), data.readByte(), texts(data));
                columnAt.put(column.name(), i);
                columns.add(column);
            }
            int countries = data.readInt();
            for (int i = 0; i < countries; i++) {
                places.put(data.readUTF(), new Place(data.readShort(), data.readShort(), data.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(DataInputStream data) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = data.readShort(); left > 0; left--) {
            texts.add(data.readUTF());
        }
        return texts;
    }

    private int column(String name) {
        Integer i = columnAt.get(name);
        if (i == null) {
            throw new IllegalStateException("no column " + name);
        }
        return i;
    }

    /** The values of a column as a dense array from {@link #firstYear}; NaN where there is none. */
    double[] values(String iso3, String column) {
        int c = column(column);
        Block block = block(iso3);
        double[] values = new double[block.years];
        double ten = TENS[columns.get(c).decimals()];
        for (int i = 0; i < values.length; i++) {
            values[i] = block.is[c][i] ? block.numbers[c][i] / ten : Double.NaN;
        }
        return values;
    }

    int firstYear(String iso3) {
        return block(iso3).firstYear;
    }

    boolean has(String iso3) {
        return places.containsKey(iso3);
    }

    /** The text of a cell; empty when the cell or the year is missing. */
    String text(String iso3, int year, String column) {
        int c = column(column);
        Block block = block(iso3);
        int i = year - block.firstYear;
        return i < 0 || i >= block.years || !block.is[c][i]
                ? ""
                : columns.get(c).text(block.numbers[c][i]);
    }

    private Block block(String iso3) {
        return blocks.computeIfAbsent(iso3, self -> {
            Place place = places.get(self);
            return place == null ? NONE : unpacked(place);
        });
    }

    private Block unpacked(Place place) {
        Numbers from = new Numbers(bytes, place.at);
        Block block = new Block(
                place.firstYear,
                place.years,
                new long[columns.size()][place.years],
                new boolean[columns.size()][place.years]);
        for (int c = 0; c < columns.size(); c++) {
            long last = 0;
            long step = 0;
            boolean second = columns.get(c).order() == 2;
            for (int i = 0; i < place.years; i++) {
                long read = from.next() - 1;
                if (read >= 0) {
                    long number = last + step + (read >>> 1 ^ -(read & 1));
                    step = second && last != 0 ? number - last : 0;
                    last = number;
                    block.numbers[c][i] = number;
                    block.is[c][i] = true;
                }
            }
        }
        return block;
    }
}
