package org.tokenstate.cli;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bar of progress on standard error, rewritten in place: only when a person sits there and only after a second of
 * work. Safe to call from several threads.
 */
final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long INTERVAL_NANOS = 200_000_000L;
    private static final int WIDTH = 24;
    /** The share of the work after which the time that is left can be told. */
    private static final double FIRST_GUESS = 0.1;

    private final Terminal terminal;
    private final String what;
    private volatile long total;
    private final long start = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong nextShown = new AtomicLong(QUIET_NANOS);
    private volatile boolean shown;

    Progress(Terminal terminal, String what, long total) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /** Tells that so many more of the total are done. */
    void add(long count) {
        at(done.addAndGet(count), System.nanoTime() - start);
    }

    /** Tells how many of how many are done. */
    void to(long count, long of) {
        total = of;
        done.set(count);
        at(count, System.nanoTime() - start);
    }

    void at(long count, long elapsedNanos) {
        long due = nextShown.get();
        if (terminal.errIsTerminal()
                && elapsedNanos >= due
                && nextShown.compareAndSet(due, elapsedNanos + INTERVAL_NANOS)) {
            shown = true;
            terminal.printError("\r" + line(count, elapsedNanos) + "\u001B[K");
        }
    }

    private String line(long count, long elapsedNanos) {
        double share = Math.min(1, (double) count / Math.max(1, total));
        int full = (int) (WIDTH * share);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %,d of %,d, %.0f s%s",
                what,
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                count,
                total,
                elapsedNanos / 1e9,
                share >= FIRST_GUESS
                        ? String.format(Locale.ROOT, ", %.0f s left", elapsedNanos / 1e9 * (1 / share - 1))
                        : "");
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (shown) {
            terminal.printError("\r\u001B[K");
        }
    }
}
