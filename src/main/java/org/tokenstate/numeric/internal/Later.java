package org.tokenstate.numeric.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that is done once: by whoever first asks for its result, or before on a thread of its own.
 *
 * @param <T> what it results in
 */
public final class Later<T> implements Supplier<T> {
    private final FutureTask<T> task;
    private final String what;

    private Later(String what, Supplier<T> work) {
        this.what = what;
        task = new FutureTask<>(work::get);
    }

    /**
     * Begins nothing yet.
     *
     * @param what what is done, for messages and the name of the thread
     * @param work the work
     * @param <T> what it results in
     * @return the work
     */
    public static <T> Later<T> of(String what, Supplier<T> work) {
        return new Later<>(what, work);
    }

    /**
     * Begins the work beside what the caller does. A fault is met by whoever asks for the result.
     *
     * @return this
     */
    public Later<T> begin() {
        Thread thread = new Thread(task, what);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /**
     * {@return the result; fails as the work did}
     *
     * @throws CancellationException if the wait for another thread is interrupted
     */
    @Override
    public T get() {
        // does nothing where another thread has begun
        task.run();
        return result(what, task);
    }

    /** The result of work on another thread, or its fault. */
    static <T> T result(String what, Future<T> work) {
        try {
            return work.get();
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
