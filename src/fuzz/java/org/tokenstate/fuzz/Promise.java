package org.tokenstate.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.tokenstate.catalogue.InputException;

/** What every reader promises of any input: an answer or a fault in words, within a second of work, or what a target allows. */
public final class Promise {
    /** The directory of this process's inputs. */
    public static final Path DIRECTORY = directory();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SECOND = 1_000_000_000L;
    private static final String BETWEEN = "\n@@\n";
    /** What the Java library says of a fault that nobody has thought of; no pattern, for the fuzzer watches those closely. */
    private static final List<String> UNFORESEEN = List.of(
            "No value present",
            "For input string",
            "Exception",
            "out of bounds",
            "Index",
            "Illegal",
            "internal error",
            "out of memory");

    /** The input at hand: what a fault quotes from it is no word of the library. */
    private static String input = "";

    private Promise() {}

    /** Reads a file; its faults must begin with the place in a file of the directory. */
    public static void ofFile(Runnable reading) {
        holds(reading, DIRECTORY + "/");
    }

    /** Reads a text that is in no file, or solves what has been read; other documented faults are allowed. */
    @SafeVarargs
    public static void ofText(Runnable reading, Class<? extends RuntimeException>... documented) {
        holds(reading, "", documented);
    }

    @SafeVarargs
    private static void holds(Runnable reading, String begins, Class<? extends RuntimeException>... documented) {
        try {
            reading.run();
        } catch (InputException e) {
            e.faults().forEach(fault -> inWords(fault, begins, e));
        } catch (RuntimeException e) {
            if (!Set.of(documented).contains(e.getClass())) {
                throw e;
            }
            inWords(String.valueOf(e.getMessage()), begins, e);
        }
    }

    /** Does all that is to be done with one input, in a second of work. */
    public static void inTime(byte[] bytes, Runnable work) {
        inTime(bytes, 1, work);
    }

    /**
     * Does all that is to be done with one input. What takes longer by the wall clock is done again and its work measured,
     * so that a machine that is busy with something else is no finding.
     *
     * @param seconds the most seconds of work
     */
    public static void inTime(byte[] bytes, int seconds, Runnable work) {
        input = new String(bytes, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        work.run();
        if (System.nanoTime() - start > seconds * SECOND) {
            long before = THREADS.getCurrentThreadCpuTime();
            work.run();
            long spent = THREADS.getCurrentThreadCpuTime() - before;
            if (spent > seconds * SECOND) {
                throw new IllegalStateException("took " + spent / 1_000_000 + " ms of work");
            }
        }
    }

    /** A fault says what is wrong, and where. */
    public static void inWords(String fault, String begins, Throwable cause) {
        if (fault.isBlank()
                || !fault.startsWith(begins)
                || (fault.startsWith("null") && !input.contains("null"))
                || UNFORESEEN.stream().anyMatch(word -> fault.contains(word) && !input.contains(word))) {
            throw new IllegalStateException("a fault without words or place: " + fault, cause);
        }
    }

    /** Writes the parts of an input, which stand between lines {@code @@}, to files; a part that is missing is no file. */
    public static void files(byte[] input, String... names) {
        String[] parts = new String(input, StandardCharsets.ISO_8859_1).split(BETWEEN, names.length);
        try {
            for (int i = 0; i < names.length; i++) {
                Path file = DIRECTORY.resolve(names[i]);
                if (i < parts.length) {
                    Files.write(file, parts[i].getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("fuzz").toRealPath();
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
