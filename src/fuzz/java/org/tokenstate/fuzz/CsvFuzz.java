package org.tokenstate.fuzz;

import java.nio.file.Path;
import org.tokenstate.catalogue.CsvTable;

/** Any file is a table or a fault in words. */
public final class CsvFuzz {
    private CsvFuzz() {}

    /** Loads what is used, so that the second allowed for an input is not spent on that. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("a,b\n1,x\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Reads one file as a table and each of its cells as number and text. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        Promise.files(input, "table.csv");
        Path file = Promise.DIRECTORY.resolve("table.csv");
        Promise.ofFile(() -> {
            CsvTable table = CsvTable.read(file);
            for (CsvTable.Row row : table.rows()) {
                for (String column : table.header()) {
                    row.text(column);
                    Promise.ofFile(() -> row.number(column));
                    Promise.ofFile(() -> row.requiredInteger(column));
                }
            }
        });
    }
}
