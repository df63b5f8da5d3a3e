package org.tokenstate.cli;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line of progress on standard error, rewritten in place: only when a person sits there and only after a second of
 * work. Safe to call from several threads.
 */
final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long INTERVAL_NANOS = 200_000_000L;

    private final Terminal terminal;
    private final String what;
    private final long total;
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

    /** Tells how many of the total are done. */
    void to(long count) {
        done.set(count);
        at(count, System.nanoTime() - start);
    }

    void at(long count, long elapsedNanos) {
        long due = nextShown.get();
        if (terminal.errIsTerminal()
                && elapsedNanos >= due
                && nextShown.compareAndSet(due, elapsedNanos + INTERVAL_NANOS)) {
            shown = true;
            terminal.printError(String.format(
                    Locale.ROOT,
                    "\r%s: %,d of %,d (%.0f %%), %.0f s",
                    what,
                    count,
                    total,
                    100.0 * count / Math.max(1, total),
                    elapsedNanos / 1e9));
        }
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (shown) {
            terminal.printError("\r\u001B[K");
        }
    }
}
