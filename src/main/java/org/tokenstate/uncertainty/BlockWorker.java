package org.tokenstate.uncertainty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.internal.Require;

/** Computes the blocks of a plan on one thread, with scratch arrays of its own. */
final class BlockWorker {
    private static final int CHUNK = Model.ColumnEvaluator.MOST_DRAWS;
    private final EnsemblePlan plan;
    private final Model.Evaluator evaluator;
    private final EnsemblePlan.Draws cursor;
    private final double[] inputs;
    private final double[] outputs;
    private final double[][] results;
    private final Event[] events;
    private final Event[] conditions;
    private final boolean[] happened;

    BlockWorker(EnsemblePlan plan) {
        this.plan = plan;
        evaluator = plan.model.evaluator();
        cursor = plan.inputs();
        inputs = new double[plan.model.inputs().size()];
        outputs = new double[plan.model.outputs().size()];
        results = new double[evaluator instanceof Model.ColumnEvaluator ? outputs.length : 0][CHUNK];
        events = plan.events.values().toArray(Event[]::new);
        conditions = plan.conditions.values().toArray(Event[]::new);
        happened = new boolean[events.length];
    }

    Block block(int number) {
        int blocks = plan.blocks();
        Require.that(number >= 0 && number < blocks, "block must be in [0, %d] but is %d", blocks - 1, number);
        long size = plan.blockSize();
        Block block = plan.empty(number, Math.min(plan.draws(), size));
        long from = number * size;
        long to = Math.min(plan.draws(), from + size);
        for (long draw = from; draw < to; draw += CHUNK) {
            plan.stopIfCancelled();
            int n = (int) Math.min(CHUNK, to - draw);
            double[][] columns = cursor.columns(draw, n);
            if (!allAtOnce(draw, n, columns, block)) {
                oneByOne(draw, n, columns, block);
            }
        }
        block.rest();
        return block;
    }

    private void oneByOne(long draw, int n, double[][] columns, Block block) {
        for (int k = 0; k < n; k++) {
            one(draw, k, columns, block);
        }
    }

    private void one(long draw, int k, double[][] columns, Block block) {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = columns[i][k];
        }
        String fault = evaluate();
        if (fault.isEmpty()) {
            count(block);
        } else {
            block.fail(new Failure(draw + k, fault, named()));
        }
    }

    /**
     * Evaluates by column where the model can; returns false, with nothing counted, if it cannot. A draw without a finite answer
     * is evaluated once more by itself, which says why, and the others stand.
     */
    private boolean allAtOnce(long draw, int n, double[][] columns, Block block) {
        if (!(evaluator instanceof Model.ColumnEvaluator byColumn)) {
            return false;
        }
        try {
            byColumn.evaluate(n, columns, results);
        } catch (RuntimeException e) {
            return false;
        }
        boolean plain = events.length + conditions.length + plan.categorical.size() == 0;
        if (plain && finite(n)) {
            block.add(n, results);
            return true;
        }
        for (int k = 0; k < n; k++) {
            boolean whole = true;
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = results[i][k];
                whole &= Double.isFinite(outputs[i]);
            }
            if (whole) {
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = columns[i][k];
                }
                count(block);
            } else {
                one(draw, k, columns, block);
            }
        }
        return true;
    }

    /** The exponent of NaN and infinity is all ones: adding one to it reaches the sign. */
    private boolean finite(int n) {
        long faults = 0;
        for (double[] column : results) {
            for (int k = 0; k < n; k++) {
                faults += ((Double.doubleToRawLongBits(column[k]) & 0x7ff0000000000000L) + 0x0010000000000000L) >>> 63;
            }
        }
        return faults == 0;
    }

    /** Evaluates the model; returns what is wrong, or nothing. */
    private String evaluate() {
        try {
            evaluator.evaluate(inputs, outputs);
        } catch (RuntimeException e) {
            String message = e.getMessage();
            return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
        }
        for (int i = 0; i < outputs.length; i++) {
            if (!Double.isFinite(outputs[i])) {
                return "output " + plan.model.outputs().get(i) + " must be finite but is " + outputs[i];
            }
        }
        return "";
    }

    private void count(Block block) {
        for (int i = 0; i < events.length; i++) {
            happened[i] = events[i].happens(inputs, outputs);
        }
        block.add(0, outputs, happened);
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].happens(inputs, outputs)) {
                block.add(i + 1, outputs, happened);
            }
        }
    }

    private Map<String, Double> named() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            named.put(plan.model.inputs().get(i).name(), inputs[i]);
        }
        return named;
    }
}
