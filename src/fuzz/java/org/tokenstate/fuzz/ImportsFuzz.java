package org.tokenstate.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Importers;
import org.tokenstate.data.UpstreamFormat;

/** Any file is one of the publishers' or a fault in words, and what was read lies over the bundled data. */
public final class ImportsFuzz {
    private ImportsFuzz() {}

    /** Loads what is used. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(
                "country,year,iso_code,electricity_generation\nChina,2026,CHN,11\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one file in the format that its header shows, and in one that it may not be. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        Promise.files(input, "upstream.csv");
        Path file = Promise.DIRECTORY.resolve("upstream.csv");
        Promise.ofFile(() -> {
            Imported imported = Importers.read(file);
            Datasets bundled = Datasets.bundled();
            imported.changesAgainst(bundled);
            bundled.with(imported);
        });
        Promise.ofFile(() -> Importers.read(UpstreamFormat.EMBER_LONG, file));
    }
}
