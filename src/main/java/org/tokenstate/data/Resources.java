package org.tokenstate.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tokenstate.catalogue.InputException;

/** The text of what is packed beside the tables. */
final class Resources {
    private Resources() {}

    static String text(String file) {
        try (InputStream in = Resources.class.getResourceAsStream("/org/tokenstate/datasets/" + file)) {
            if (in == null) {
                throw new InputException("no bundled dataset file '" + file + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
