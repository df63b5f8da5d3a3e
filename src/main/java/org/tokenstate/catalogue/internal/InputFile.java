package org.tokenstate.catalogue.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.InputException;

/**
 * A file that a user named, opened for reading: a regular file on this machine in UTF-8, of bounded size. No directory, pipe,
 * device or web address is opened.
 */
public final class InputFile {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

    private static final Map<String, String> KINDS = Map.of(
            "PK", "a ZIP archive or a workbook of Excel",
            "\u00d0\u00cf\u0011\u00e0", "an old workbook of Excel",
            "\u001f\u008b", "a gzip archive",
            "%PDF", "a PDF document",
            "\u00ff\u00fe", "text in UTF-16",
            "\u00fe\u00ff", "text in UTF-16");

    private InputFile() {}

    /**
     * Whether a name is an address such as {@code https://example.org/a.csv}; none is ever opened.
     *
     * @param name what the user wrote
     * @return whether it begins with a scheme
     */
    public static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    /**
     * Requires a file that can be read.
     *
     * @param file the file
     * @param mostBytes its greatest size in bytes
     * @return the file
     * @throws InputException if it is missing, no regular file, or larger
     */
    public static Path require(Path file, long mostBytes) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": "
                    + (isAddress(file.toString())
                            ? "must be a file on this machine but is an address; nothing is fetched"
                            : Files.isDirectory(file)
                                    ? "must be a file but is a directory"
                                    : Files.exists(file)
                                            ? "must be a regular file but is a pipe or a device"
                                            : "no such file"));
        }
        if (!Files.isReadable(file)) {
            throw new InputException(file + ": permission denied");
        }
        try {
            long size = Files.size(file);
            if (size > mostBytes) {
                throw new InputException(file + ": size must be <= " + mostBytes + " bytes but is " + size);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return file;
    }

    /**
     * Opens a file for reading.
     *
     * @param file the file
     * @param mostBytes its greatest size in bytes
     * @return its text, to be closed; fails with an {@link IOException} for {@link #unreadable} at the first byte that is not
     *     UTF-8
     * @throws InputException as {@link #require}
     */
    public static Reader reader(Path file, long mostBytes) {
        try {
            return new BufferedReader(new InputStreamReader(
                    Files.newInputStream(require(file, mostBytes)), StandardCharsets.UTF_8.newDecoder()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads a file whole.
     *
     * @param file the file
     * @param mostBytes its greatest size in bytes
     * @return its text
     * @throws InputException as {@link #require}, or at the first byte that is not UTF-8
     */
    public static String text(Path file, int mostBytes) {
        try (InputStream in = Files.newInputStream(require(file, mostBytes))) {
            byte[] bytes = in.readNBytes(mostBytes);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Says why reading failed.
     *
     * @param file the file
     * @param fault what reading it threw
     * @return the fault, with the place of the first byte that is not UTF-8 if that is why
     */
    public static InputException unreadable(Path file, Throwable fault) {
        if (!(root(fault) instanceof CharacterCodingException)) {
            return notTable(file.toString(), fault);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return notText(file, in);
        } catch (IOException e) {
            return new InputException(file + ": cannot be read");
        }
    }

    /** The fault of a table whose text cannot be cut into rows. */
    public static InputException notTable(String file, Throwable fault) {
        Throwable root = root(fault);
        return new InputException(file
                + (root instanceof IOException
                        ? ": cannot be read"
                        : ": not a readable CSV table: " + root.getMessage()));
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static InputException notText(Path file, InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        String kind = kind(file);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        long line = 1;
        long column = 1;
        boolean end = false;
        boolean fault = false;
        while (!end && !fault) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(bytes, chars.clear(), end);
            fault = result.isError();
            chars.flip();
            while (chars.hasRemaining()) {
                boolean newLine = chars.get() == '\n';
                line += newLine ? 1 : 0;
                column = newLine ? 1 : column + 1;
            }
            bytes.compact();
        }
        return InputException.at(file.toString(), line, column, "must be text in UTF-8 but is not" + kind);
    }

    /** What a file that is no text looks like, by its first bytes; empty if they say nothing. */
    private static String kind(Path file) throws IOException {
        String first;
        try (InputStream in = Files.newInputStream(file)) {
            first = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        }
        return KINDS.entrySet().stream()
                .filter(kind -> first.startsWith(kind.getKey()))
                .map(kind -> "; it looks like " + kind.getValue())
                .findFirst()
                .orElse("");
    }
}
