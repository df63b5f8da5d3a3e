package org.tokenstate.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.StringReader;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;

/** Any text is a table or a fault in words, never anything else. */
public final class CsvTableFuzz {
    private CsvTableFuzz() {}

    /** Loads and instruments the classes, so that the second allowed for an input is not spent on that. */
    public static void fuzzerInitialize() {
        CsvTable.read("warm.csv", new StringReader("a,b\n1,x\n")).rows().get(0).number("a");
        try {
            CsvTable.read("warm.csv", new StringReader(""));
        } catch (InputException expected) {
            expected.getMessage();
        }
    }

    /** Reads one text as a table and each of its cells as number and text. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        try {
            CsvTable table = CsvTable.read("fuzz.csv", new StringReader(data.consumeRemainingAsString()));
            for (CsvTable.Row row : table.rows()) {
                for (String column : table.header()) {
                    row.text(column);
                    row.number(column);
                }
            }
        } catch (InputException expected) {
            if (expected.getMessage().isBlank()) {
                throw new IllegalStateException("a fault without words", expected);
            }
        }
    }
}
