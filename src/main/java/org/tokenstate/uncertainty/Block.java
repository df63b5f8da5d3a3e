package org.tokenstate.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The partial result of one numbered block of draws. Serialisable, so that any engine can compute it elsewhere; hand the blocks
 * to {@link EnsemblePlan#merge} in the order of their numbers.
 */
public final class Block implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int REPORTED = 20;
    private final int number;
    private final View[] views;
    private final ArrayList<Failure> failures = new ArrayList<>();
    /** The numbers of the draws that failed, ascending; longer than there are. */
    private long[] failed = new long[0];

    private int failedCount;

    Block(int number, View[] views) {
        this.number = number;
        this.views = views;
    }

    /**
     * {@return the number of the block, from 0}
     */
    public int number() {
        return number;
    }

    View view(int condition) {
        return views[condition];
    }

    void add(int condition, double[] outputs, boolean[] happened) {
        views[condition].add(outputs, happened);
    }

    void add(int n, double[][] outputs) {
        views[0].add(n, outputs);
    }

    void fail(Failure failure) {
        room(1);
        failed[failedCount++] = failure.draw();
        if (failures.size() < REPORTED) {
            failures.add(failure);
        }
    }

    private void room(int more) {
        int needed = Math.addExact(failedCount, more);
        if (needed > failed.length) {
            failed = Arrays.copyOf(failed, Math.max(needed, failed.length + (failed.length >> 1)));
        }
    }

    void merge(Block part) {
        for (int i = 0; i < views.length; i++) {
            views[i].merge(part.views[i]);
        }
        room(part.failedCount);
        System.arraycopy(part.failed, 0, failed, failedCount, part.failedCount);
        failedCount += part.failedCount;
        for (Failure failure : part.failures) {
            if (failures.size() < REPORTED) {
                failures.add(failure);
            }
        }
    }

    void rest() {
        for (View view : views) {
            view.rest();
        }
    }

    long failed() {
        return failedCount;
    }

    /** The numbers of the draws that failed, ascending. */
    long[] failedDraws() {
        return Arrays.copyOf(failed, failedCount);
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }
}
