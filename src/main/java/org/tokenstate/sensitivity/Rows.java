package org.tokenstate.sensitivity;

import org.tokenstate.numeric.Model;

/** Evaluates a model on one thread and picks the outputs that are looked at. */
final class Rows {
    private final Model model;
    private final Model.Evaluator evaluator;
    private final double[] outputs;
    private final int[] places;
    private String fault = "";

    Rows(Model model, int[] places) {
        this.model = model;
        this.evaluator = model.evaluator();
        this.outputs = new double[model.outputs().size()];
        this.places = places;
    }

    /** Evaluates once; returns false, and keeps the cause, when the model gave no finite answer. */
    boolean evaluate(double[] inputs, double[] into) {
        try {
            evaluator.evaluate(inputs, outputs);
        } catch (RuntimeException e) {
            fault = String.valueOf(e.getMessage());
            return false;
        }
        for (int t = 0; t < places.length; t++) {
            into[t] = outputs[places[t]];
            if (!Double.isFinite(into[t])) {
                fault = "output " + model.outputs().get(places[t]) + " must be finite but is " + into[t];
                return false;
            }
        }
        return true;
    }

    /**
     * Evaluates many points, in blocks where the model takes draws by column. A row of the answer is as {@link #evaluate} writes it;
     * where the model gave no finite answer it is not to be read, and the cause is of that point.
     *
     * @return the number of the first point without an answer; -1 where all have one
     */
    int evaluate(double[][] points, double[][] into) {
        if (!(evaluator instanceof Model.ColumnEvaluator byColumn)) {
            for (int i = 0; i < points.length; i++) {
                if (!evaluate(points[i], into[i])) {
                    return i;
                }
            }
            return -1;
        }
        int width = Math.min(points.length, Model.ColumnEvaluator.MOST_DRAWS);
        double[][] columns = new double[model.inputs().size()][width];
        double[][] results = new double[outputs.length][width];
        for (int first = 0; first < points.length; first += width) {
            int n = Math.min(width, points.length - first);
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i][k] = points[first + k][i];
                }
            }
            byColumn.evaluate(n, columns, results);
            for (int k = 0; k < n; k++) {
                boolean finite = true;
                for (int t = 0; t < places.length; t++) {
                    into[first + k][t] = results[places[t]][k];
                    finite &= Double.isFinite(into[first + k][t]);
                }
                // Alone it says why.
                if (!finite && !evaluate(points[first + k], into[first + k])) {
                    return first + k;
                }
            }
        }
        return -1;
    }

    String fault() {
        return fault;
    }
}
