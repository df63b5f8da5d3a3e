package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.OrderedTasks;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.units.internal.Require;

/**
 * What all plans of sampling share. Immutable: each method returns a plan with one thing changed.
 *
 * @param <P> the plan itself
 */
abstract class SamplingPlan<P extends SamplingPlan<P>> implements Cloneable {
    private static final String WHAT = "sensitivity analysis";
    final Model model;
    long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private BooleanSupplier cancelled = () -> false;
    private List<String> targets = List.of();
    private EnsemblePlan.Progress progress = (done, of) -> {};

    SamplingPlan(Model model) {
        this.model = model;
    }

    /** A copy with a change made before anybody sees it. */
    @SuppressWarnings("unchecked") // P is the class of this plan
    final P with(Consumer<P> change) {
        try {
            P copy = (P) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs numbered tasks on the plan's threads; their results in order of number. */
    final <T> List<T> run(int tasks, IntFunction<T> task) {
        List<T> results = new ArrayList<>();
        try (OrderedTasks<T> running = new OrderedTasks<>(WHAT, tasks, threads, cancelled, task)) {
            running.forEachRemaining(result -> {
                results.add(result);
                progress.done(results.size(), tasks);
            });
        }
        return results;
    }

    /** For long tasks, once in a while. */
    final void stopIfCancelled() {
        OrderedTasks.stopIf(cancelled, WHAT);
    }

    /** The places of the outputs that are looked at. */
    final int[] places() {
        return Groups.places(model, targets);
    }

    /**
     * Sets the seed; 1 unless set.
     *
     * @param seed any number
     * @return the plan
     */
    public P seed(long seed) {
        return with(c -> c.seed = seed);
    }

    /**
     * Sets the number of threads, which does not change the answer; all processors unless set.
     *
     * @param threads at least 1
     * @return the plan
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public P threads(int threads) {
        Require.atLeast(threads, 1, "threads");
        return with(c -> ((SamplingPlan<P>) c).threads = threads);
    }

    /**
     * Sets the outputs that are looked at; all unless set.
     *
     * @param outputs their names
     * @return the plan
     * @throws InputException if one is not known
     */
    public P targets(String... outputs) {
        List<String> names = List.of(outputs);
        Groups.places(model, names);
        return with(c -> ((SamplingPlan<P>) c).targets = names);
    }

    /**
     * Sets who is told of progress.
     *
     * @param progress told after each batch of samples, trajectory or permutation, from the thread that runs the analysis
     * @return the plan
     */
    public P onProgress(EnsemblePlan.Progress progress) {
        return with(c -> ((SamplingPlan<P>) c).progress = progress);
    }

    /**
     * Sets when to give up.
     *
     * @param cancelled asked from any thread; true makes the run end with a {@link java.util.concurrent.CancellationException}
     * @return the plan
     */
    public P cancelWhen(BooleanSupplier cancelled) {
        return with(c -> ((SamplingPlan<P>) c).cancelled = cancelled);
    }
}
