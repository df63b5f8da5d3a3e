package org.tokenstate.numeric.internal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Numbered tasks, run on threads a few ahead of whoever takes their results, which come in the order of the numbers. With one
 * thread they run on the caller's. For one taker.
 *
 * @param <T> what a task results in
 */
public final class OrderedTasks<T> implements Iterator<T>, AutoCloseable {
    private static final int AHEAD = 2;
    private final String what;
    private final int tasks;
    private final int threads;
    private final IntFunction<T> task;
    private final ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
    private final ExecutorService pool;
    private int started;

    /**
     * Starts nothing yet: the first result that is asked for does.
     *
     * @param what what is run, for messages
     * @param tasks how many tasks there are
     * @param threads how many threads run them, at least 1
     * @param cancelled asked before each task, from any thread
     * @param task gives the result of a number, from 0; thread-safe
     */
    public OrderedTasks(String what, int tasks, int threads, BooleanSupplier cancelled, IntFunction<T> task) {
        this.what = what;
        this.tasks = tasks;
        this.threads = threads;
        this.task = number -> {
            stopIf(cancelled, what);
            return task.apply(number);
        };
        this.pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, what);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Ends a run that is cancelled; for the inside of long tasks.
     *
     * @param cancelled whether it is
     * @param what what is run, for the message
     * @throws CancellationException if cancelled, or if the thread is interrupted
     */
    public static void stopIf(BooleanSupplier cancelled, String what) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException(what + " was cancelled");
        }
    }

    @Override
    public boolean hasNext() {
        return started < tasks || !ahead.isEmpty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if cancelled or interrupted
     */
    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + tasks + " tasks are done");
        }
        if (threads == 1) {
            return task.apply(started++);
        }
        while (started < tasks && ahead.size() < threads + AHEAD) {
            int number = started++;
            ahead.add(pool.submit(() -> task.apply(number)));
        }
        return Later.result(what, ahead.remove());
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
