package org.tokenstate.projection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.tokenstate.equations.internal.EquationSystem;

/**
 * The bundled text in compiled form, one file of the jar for each kind of country, so that a cold start reads and does not
 * parse. The build writes it from the chapters, the forms of the later kinds as their difference from another. A file that was made of other chapters, tables or parameters is not used.
 */
final class CompiledText {
    private static final String FOLDER = "/org/tokenstate/model/compiled/";

    private CompiledText() {}

    /** The compiled form of a text for a kind of country; empty where there is none of this text. */
    static Optional<EquationSystem> read(ModelText text, ModelText.Kind kind) {
        try {
            Optional<byte[]> form = form(text, kind);
            return form.isEmpty()
                    ? Optional.empty()
                    : Optional.of(EquationSystem.read(new ByteArrayInputStream(form.get()), text.solvers()));
        } catch (IOException e) {
            // A form that cannot be read is made again from the text.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> form(ModelText text, ModelText.Kind kind) throws IOException {
        Optional<ModelText.Kind> like = like(text.kinds(), kind);
        byte[] from = {};
        if (like.isPresent()) {
            Optional<byte[]> other = form(text, like.get());
            if (other.isEmpty()) {
                return Optional.empty();
            }
            from = other.get();
        }
        try (@Nullable InputStream in = CompiledText.class.getResourceAsStream(FOLDER + kind)) {
            if (in == null) {
                return Optional.empty();
            }
            DataInputStream data = new DataInputStream(new GZIPInputStream(in, 1 << 16));
            return data.readLong() == text.fingerprint() ? Optional.of(Difference.read(from, data)) : Optional.empty();
        }
    }

    /** The kind from whose form that of another differs least: the first of its sort, and of that the first of all. */
    private static Optional<ModelText.Kind> like(List<ModelText.Kind> kinds, ModelText.Kind kind) {
        ModelText.Kind first = kinds.stream()
                .filter(each -> each.isRegion() == kind.isRegion())
                .findFirst()
                .orElseThrow();
        ModelText.Kind like = first.equals(kind) ? kinds.get(0) : first;
        return like.equals(kind) ? Optional.empty() : Optional.of(like);
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
        Map<ModelText.Kind, byte[]> forms = new HashMap<>();
        for (ModelText.Kind kind : text.kinds()) {
            byte[] like = like(text.kinds(), kind).map(forms::get).orElse(new byte[0]);
            YearModel year = new YearModel(text, kind, text.compile(kind));
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            year.system().write(form, year.outputs(), like);
            forms.put(kind, form.toByteArray());
            try (DataOutputStream out = new DataOutputStream(
                    new GZIPOutputStream(Files.newOutputStream(folder.resolve(kind.toString()))))) {
                out.writeLong(text.fingerprint());
                Difference.write(like, form.toByteArray(), out);
            }
        }
    }
}
