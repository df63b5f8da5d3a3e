package org.tokenstate.inference;

import org.tokenstate.units.Require;

/**
 * The serving software, as a multiplier on the software overheads of a step (per layer, per sequence, per FP8 expert).
 *
 * @param name what it is called
 * @param overheadMultiplier factor on the overheads fitted to vLLM 0.11.1; not negative
 * @param contendedHost whether each step waits for a host that other engines use too, as single B200 did in one task of the
 *     ML.ENERGY benchmark; a mark of measured rows, never of a what-if
 */
public record ServingStack(String name, double overheadMultiplier, boolean contendedHost) {
    /** vLLM 0.11.1, on which the coefficients are fitted. */
    public static final ServingStack VLLM = new ServingStack("vLLM", 1.0);

    /** A tuned TensorRT-LLM; 0.3 to 0.5 is an assumption of the model, 0.4 its middle. */
    public static final ServingStack TENSORRT_LLM = new ServingStack("TensorRT-LLM", 0.4);

    /**
     * Validates the multiplier.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ServingStack {
        Require.notBlank(name, "name of a serving stack");
        Require.notNegative(overheadMultiplier, "overhead multiplier of serving stack '" + name + "'");
    }

    /**
     * A stack on a host of its own.
     *
     * @param name what it is called
     * @param overheadMultiplier factor on the overheads fitted to vLLM 0.11.1; not negative
     */
    public ServingStack(String name, double overheadMultiplier) {
        this(name, overheadMultiplier, false);
    }
}
