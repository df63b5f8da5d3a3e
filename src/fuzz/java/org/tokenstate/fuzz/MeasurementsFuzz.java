package org.tokenstate.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.MeasurementFile;

/** Any files of measurements, models and accelerators are read or are faults in words. */
public final class MeasurementsFuzz {
    private MeasurementsFuzz() {}

    /** Loads what is used. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("model_id\nx\n@@\nmodel_id\nx\n@@\nid\nx\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the first part as measurements, the second as models and the third as accelerators. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        Promise.files(input, "measurements.csv", "models.csv", "accelerators.csv");
        Path measurements = Promise.DIRECTORY.resolve("measurements.csv");
        Promise.ofFile(() -> MeasurementFile.read(CsvTable.read(measurements), InferenceCatalogue.bundled()));
        Promise.ofFile(() -> MeasurementFile.read(
                CsvTable.read(measurements),
                InferenceCatalogue.bundled()
                        .withModels(Promise.DIRECTORY.resolve("models.csv"))
                        .withAccelerators(Promise.DIRECTORY.resolve("accelerators.csv"))));
    }
}
