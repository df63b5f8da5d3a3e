package org.tokenstate.projection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.equations.EquationSystem;

/**
 * The bundled text in compiled form, one file of the jar for each kind of country, so that a cold start reads and does not
 * parse. The build writes it from the chapters. A file that was made of other chapters, tables or parameters is not used.
 */
final class CompiledText {
    private static final String FOLDER = "/org/tokenstate/model/compiled/";

    private CompiledText() {}

    /** The compiled form of a text for a kind of country; empty where there is none of this text. */
    static Optional<EquationSystem> read(ModelText text, ModelText.Kind kind) {
        try (@Nullable InputStream in = CompiledText.class.getResourceAsStream(FOLDER + kind)) {
            if (in == null) {
                return Optional.empty();
            }
            DataInputStream data = new DataInputStream(new GZIPInputStream(in, 1 << 16));
            return data.readLong() == text.fingerprint()
                    ? Optional.of(EquationSystem.read(data, text.solvers()))
                    : Optional.empty();
        } catch (IOException e) {
            // A form that cannot be read is made again from the text.
            return Optional.empty();
        }
    }

    /**
     * Writes the compiled forms below a directory of classes.
     *
     * @param args the directory
     * @throws IOException if one cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0] + FOLDER));
        ModelText text = ModelText.bundled();
        for (ModelText.Kind kind : text.kinds()) {
            try (DataOutputStream out = new DataOutputStream(
                    new GZIPOutputStream(Files.newOutputStream(folder.resolve(kind.toString()))))) {
                out.writeLong(text.fingerprint());
                YearModel year = new YearModel(text, kind, text.compile(kind));
                year.system().write(out, year.outputs());
            }
        }
    }
}
