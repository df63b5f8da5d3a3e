package org.tokenstate.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The parameters of the first edition that have another name now, or are gone, so that an old scenario file is told what to say. */
final class RenamedParameters {
    /** The table: columns {@code parameter, becomes, instead, why}; names of now stand side by side. */
    static final String RESOURCE = "renamed_parameters.csv";

    private RenamedParameters() {}

    /** Read when an unknown name is met first. */
    private static final class Rows {
        static final Map<String, CsvTable.Row> BY_NAME = new LinkedHashMap<>();

        static {
            try (InputStream in =
                    Objects.requireNonNull(RenamedParameters.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                CsvTable.read(RESOURCE, new InputStreamReader(in, StandardCharsets.UTF_8))
                        .require("parameter", "becomes", "instead", "why")
                        .rows()
                        .forEach(row -> BY_NAME.put(row.requiredText("parameter"), row));
            } catch (IOException e) {
                throw new UncheckedIOException(RESOURCE + " cannot be read", e);
            }
        }
    }

    /** The message for a name of the first edition: what it is now, or why it is gone and what acts in its place. */
    static Optional<String> message(String name) {
        return Optional.ofNullable(Rows.BY_NAME.get(name))
                .map(row -> "parameter '" + name + "' of the first edition " + now(row) + "; see the page migration");
    }

    private static String now(CsvTable.Row row) {
        if (!row.text("becomes").isEmpty()) {
            return "is now " + listed(row.text("becomes"));
        }
        String instead = row.text("instead");
        return "is gone" + (instead.isEmpty() ? "" : ", see " + listed(instead)) + ": " + row.requiredText("why");
    }

    private static String listed(String names) {
        return names.replace(" ", ", ");
    }
}
