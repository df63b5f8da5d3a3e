package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** Runs numbered tasks on threads and hands back their results in order of number. */
final class Tasks {
    private Tasks() {}

    static <T> List<T> run(int tasks, int threads, BooleanSupplier cancelled, IntFunction<T> task) {
        List<T> results = new ArrayList<>();
        if (threads == 1) {
            for (int k = 0; k < tasks; k++) {
                check(cancelled);
                results.add(task.apply(k));
            }
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, r -> {
            Thread thread = new Thread(r, "sensitivity");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int k = 0; k < tasks; k++) {
                int number = k;
                futures.add(pool.submit(() -> {
                    check(cancelled);
                    return task.apply(number);
                }));
            }
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("sensitivity analysis was cancelled");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("sensitivity analysis was cancelled");
        }
    }
}
