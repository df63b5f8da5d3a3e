package org.tokenstate.uncertainty;

import java.io.Serializable;

/** Something that happens in a draw or does not. The same numbers give the same answer, on any thread. */
@FunctionalInterface
public interface Event extends Serializable {
    /**
     * Whether the event happens.
     *
     * @param inputs the inputs of the draw, in the model's order. Not modified.
     * @param outputs the outputs of the draw, in the model's order. Not modified.
     * @return whether it happens
     */
    boolean happens(double[] inputs, double[] outputs);
}
