package org.tokenstate.report;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that is done on a thread of its own, beside what the caller does.
 *
 * @param <T> what it results in
 */
final class Beside<T> {
    private final FutureTask<T> task;
    private final String what;

    private Beside(String what, Supplier<T> work) {
        this.what = what;
        task = new FutureTask<>(work::get);
    }

    /** Starts the work. */
    static <T> Beside<T> start(String what, Supplier<T> work) {
        Beside<T> beside = new Beside<>(what, work);
        Thread thread = new Thread(beside.task, what);
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** Waits for the result; fails as the work did. */
    T get() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(what + " was cancelled");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
