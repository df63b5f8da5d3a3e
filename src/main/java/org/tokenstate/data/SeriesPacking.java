package org.tokenstate.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import org.tokenstate.catalogue.CsvTable;

/**
 * Packs the large tables with the key {@code iso3,year} for the jar, of which they would be a sixth: whole numbers as their
 * differences from year to year, or the differences of those, whichever packs better. No digit is lost: each cell is held against
 * what {@link SeriesTable} reads.
 */
final class SeriesPacking {
    private static final List<String> TABLES = List.of("electricity", "macro", "population_projections");
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

    private final Map<String, List<CsvTable.Row>> countries = new LinkedHashMap<>();

    private SeriesPacking(CsvTable table) {
        table.rows().forEach(row -> countries
                .computeIfAbsent(row.text("iso3"), iso3 -> new ArrayList<>())
                .add(row));
    }

    /**
     * Writes the packed tables below a directory of classes.
     *
     * @param args the directory
     * @throws IOException if one cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0] + SeriesTable.FOLDER));
        for (String name : TABLES) {
            CsvTable table = CsvTable.bundled(name + ".csv");
            SeriesPacking packing = new SeriesPacking(table);
            Files.write(folder.resolve(name), packing.pack(table.header()));
            packing.check(name, table.header());
        }
    }

    private void check(String name, List<String> header) {
        SeriesTable packed = new SeriesTable(name);
        countries.forEach((iso3, rows) -> rows.forEach(row -> header.stream()
                .filter(SeriesPacking::isPacked)
                .filter(column ->
                        !packed.text(iso3, row.requiredInteger("year"), column).equals(row.text(column)))
                .forEach(column -> {
                    throw row.fault(column, "cannot be packed without a loss: write numbers without zeros behind");
                })));
    }

    private static boolean isPacked(String column) {
        return !column.equals("iso3") && !column.equals("year");
    }

    private byte[] pack(List<String> header) throws IOException {
        List<SeriesTable.Column> columns = new ArrayList<>();
        for (String name : header) {
            if (isPacked(name)) {
                SeriesTable.Column first = column(name, 1);
                SeriesTable.Column second = column(name, 2);
                columns.add(packedSize(first) <= packedSize(second) ? first : second);
            }
        }
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        Map<String, Integer> at = new LinkedHashMap<>();
        for (Map.Entry<String, List<CsvTable.Row>> country : countries.entrySet()) {
            at.put(country.getKey(), numbers.size());
            for (SeriesTable.Column column : columns) {
                write(country.getValue(), column, numbers);
            }
        }
        int headSize = head(columns, at, 0).length;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head(columns, at, headSize));
        numbers.writeTo(all);
        return all.toByteArray();
    }

    private byte[] head(List<SeriesTable.Column> columns, Map<String, Integer> at, int behind) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(head);
        data.writeInt(columns.size());
        for (SeriesTable.Column column : columns) {
            data.writeUTF(column.name());
            data.writeByte(column.decimals());
            data.writeByte(column.order());
            data.writeShort(column.texts().size());
            for (String text : column.texts()) {
                data.writeUTF(text);
            }
        }
        data.writeInt(countries.size());
        for (Map.Entry<String, List<CsvTable.Row>> country : countries.entrySet()) {
            data.writeUTF(country.getKey());
            data.writeShort(firstYear(country.getValue()));
            data.writeShort(years(country.getValue()));
            data.writeInt(behind + Objects.requireNonNull(at.get(country.getKey())));
        }
        return head.toByteArray();
    }

    private static int firstYear(List<CsvTable.Row> rows) {
        return rows.get(0).requiredInteger("year");
    }

    private static int years(List<CsvTable.Row> rows) {
        return rows.get(rows.size() - 1).requiredInteger("year") - firstYear(rows) + 1;
    }

    private SeriesTable.Column column(String name, int order) {
        LinkedHashSet<String> cells = new LinkedHashSet<>();
        countries.values().forEach(rows -> rows.forEach(row -> cells.add(row.text(name))));
        cells.remove("");
        if (!cells.stream().allMatch(cell -> cell.matches(NUMBER))) {
            return new SeriesTable.Column(name, 0, 1, List.copyOf(cells));
        }
        int decimals = cells.stream()
                .mapToInt(cell -> new BigDecimal(cell).scale())
                .max()
                .orElse(0);
        if (decimals > SeriesTable.MOST_DECIMALS) {
            throw new IllegalStateException("column " + name + " has " + decimals + " decimal places; at most "
                    + SeriesTable.MOST_DECIMALS + " can be packed");
        }
        return new SeriesTable.Column(name, decimals, order, List.of());
    }

    private int packedSize(SeriesTable.Column column) {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        countries.values().forEach(rows -> write(rows, column, numbers));
        Deflater deflater = new Deflater();
        deflater.setInput(numbers.toByteArray());
        deflater.finish();
        byte[] buffer = new byte[1 << 13];
        while (!deflater.finished()) {
            deflater.deflate(buffer);
        }
        int size = (int) deflater.getBytesWritten();
        deflater.end();
        return size;
    }

    private static void write(List<CsvTable.Row> rows, SeriesTable.Column column, ByteArrayOutputStream to) {
        int year = firstYear(rows);
        long last = 0;
        long step = 0;
        for (CsvTable.Row row : rows) {
            for (; year < row.requiredInteger("year"); year++) {
                to.write(0);
            }
            year++;
            String cell = row.text(column.name());
            if (cell.isEmpty()) {
                to.write(0);
                continue;
            }
            long number = column.texts().isEmpty()
                    ? new BigDecimal(cell).movePointRight(column.decimals()).longValueExact()
                    : column.texts().indexOf(cell);
            long distance = number - last - step;
            step = column.order() == 2 && last != 0 ? number - last : 0;
            last = number;
            long left = (distance << 1 ^ distance >> 63) + 1;
            for (; (left & ~0x7fL) != 0; left >>>= 7) {
                to.write((int) left | 0x80);
            }
            to.write((int) left);
        }
    }
}
