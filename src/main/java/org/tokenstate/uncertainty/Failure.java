package org.tokenstate.uncertainty;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A draw that gave no answer.
 *
 * @param draw the number of the draw, from 0
 * @param message what went wrong
 * @param inputs the inputs by name, in the model's order
 */
public record Failure(long draw, String message, Map<String, Double> inputs) implements Serializable {
    /** Copies the inputs. */
    public Failure {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /**
     * {@return which draw failed and why: {@code draw 7: output x[2030] must be finite but is Infinity}; its inputs, often a
     * hundred, are in {@link #inputs}}
     */
    @Override
    public String toString() {
        return "draw " + draw + ": " + message;
    }
}
