package org.tokenstate.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.tokenstate.catalogue.InputException;

/**
 * Where a command writes: standard output and error as bytes of UTF-8, whatever the platform's encoding, and whether a
 * person sits behind each.
 */
final class Terminal {
    /** The width of a terminal that does not tell its own. */
    private static final int WIDTH = 100;

    private static final int NARROWEST = 40;

    private final OutputStream out;
    private final OutputStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean colour;
    private final OptionalInt width;

    Terminal(
            OutputStream out,
            OutputStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        // https://no-color.org: any value that is not empty turns colours off.
        this.colour = outIsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        OptionalInt stated = columns(environment.getOrDefault("COLUMNS", ""));
        this.width = stated.isPresent() || !outIsTerminal ? stated : OptionalInt.of(WIDTH);
    }

    private static OptionalInt columns(String stated) {
        return !stated.isEmpty() && stated.length() <= 4 && stated.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalInt.of(Math.max(NARROWEST, Integer.parseInt(stated)))
                : OptionalInt.empty();
    }

    /** The console of this process. */
    static Terminal ofProcess() {
        // The streams of System swallow faults, such as that of a full disk.
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(1),
                isTerminal(2),
                System.getenv());
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return consoleIsTerminal();
    }

    @SuppressWarnings("SystemConsoleNull")
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on a console exists without a terminal too, and knows which it is.
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    boolean colour() {
        return colour;
    }

    /**
     * The width that tables are fitted into: what the variable COLUMNS says, otherwise 100 on a terminal; empty for a pipe or
     * a file, which get tables in full.
     */
    OptionalInt width() {
        return width;
    }

    boolean outIsTerminal() {
        return outIsTerminal;
    }

    boolean errIsTerminal() {
        return errIsTerminal;
    }

    /**
     * Writes to standard output.
     *
     * @throws InputException if it cannot be written to, as when the disk is full. A reader that has gone away, as
     *     {@code head} does, is no fault.
     */
    void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw new InputException("standard output: cannot be written: " + e.getMessage());
            }
        }
    }

    /** Writes a fault in one line to standard error. */
    void fault(String text) {
        printError(printable(text) + "\n");
    }

    /** Writes to standard error as is. */
    void printError(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody is left to be told.
            return;
        }
    }

    /** The text in one line and without control characters, which could move the cursor of whoever reads it. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) {
                clean.append(' ');
            } else if (Character.isISOControl(c)
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2066 && c <= 0x2069)
                    || (c >= 0xD800 && c <= 0xDFFF)) {
                clean.append('?');
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }
}
