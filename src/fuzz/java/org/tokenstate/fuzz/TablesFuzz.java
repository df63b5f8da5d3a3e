package org.tokenstate.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.tokenstate.economics.inputoutput.InputOutputTable;
import org.tokenstate.economics.inputoutput.Leontief;

/** Any input-output table, in the plain layout or one of the published ones, is solved or is a fault in words. */
public final class TablesFuzz {
    private TablesFuzz() {}

    /** Loads what is used. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("1,2\n3,4\n@@\n5\n6\n@@\n1\n1\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the first part as a table of each layout, the second as final demand and the third as an intensity. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        Promise.files(input, "transactions.csv", "demand.csv", "intensity.csv");
        Path transactions = Promise.DIRECTORY.resolve("transactions.csv");
        solve(() -> InputOutputTable.importIcio(transactions, 1e-3));
        solve(() -> InputOutputTable.importWiod(transactions, 1e-3));
        solve(() -> InputOutputTable.read(transactions, Promise.DIRECTORY.resolve("demand.csv")));
    }

    private static void solve(Supplier<InputOutputTable> reading) {
        Promise.ofFile(() -> {
            InputOutputTable table = reading.get();
            Promise.ofText(
                    () -> {
                        Leontief leontief = Leontief.of(table);
                        leontief.output(table.finalDemand());
                        Promise.ofFile(() -> leontief.multipliers(
                                table.readVector(Promise.DIRECTORY.resolve("intensity.csv"), "intensity")));
                    },
                    IllegalArgumentException.class,
                    ArithmeticException.class);
        });
    }
}
