package org.tokenstate.cli;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.projection.TokenStateModel;

/**
 * Reads on a second thread what a projection is about to ask for, since a cold start is one thread's work otherwise. Everything
 * read is read once, whoever asks first, so that nothing but time depends on it.
 */
final class ReadAhead {
    /** The commands that project. */
    private static final Set<String> COMMANDS =
            Set.of("project", "explain", "compare", "ensemble", "sensitivity", "elasticities", "report", "explore");

    private ReadAhead() {}

    /** Before the command line is understood: the tables of which every projection needs all. */
    static void ofTables(String[] args) {
        if (args.length > 0 && COMMANDS.contains(args[0])) {
            start(() -> {
                ParameterTable.bundled();
                InferenceCatalogue.bundled();
            });
        }
    }

    /** While a country's figures are prepared: the equations. */
    static TokenStateModel ofEquations(TokenStateModel model) {
        start(model::ownResults);
        return model;
    }

    /** Work for later, begun now; whoever gets it waits for it and meets its fault. */
    static <T> Supplier<T> begun(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        start(task);
        return () -> {
            try {
                return task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new IllegalStateException(e.getCause());
            }
        };
    }

    private static void start(Runnable reading) {
        Thread thread = new Thread(reading, "tokenstate read-ahead");
        thread.setDaemon(true);
        // A fault is found again, and said, by whoever needs what was being read.
        thread.setUncaughtExceptionHandler((t, fault) -> {});
        thread.start();
    }
}
