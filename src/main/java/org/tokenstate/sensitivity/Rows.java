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

    String fault() {
        return fault;
    }
}
