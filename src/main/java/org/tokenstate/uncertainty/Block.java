package org.tokenstate.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
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
    private long failed;

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
        failed++;
        if (failures.size() < REPORTED) {
            failures.add(failure);
        }
    }

    void merge(Block part) {
        for (int i = 0; i < views.length; i++) {
            views[i].merge(part.views[i]);
        }
        failed += part.failed;
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
        return failed;
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }
}
