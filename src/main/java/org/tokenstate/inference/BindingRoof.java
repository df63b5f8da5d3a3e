package org.tokenstate.inference;

/** Which part of a step takes the most time: what a better machine would have to improve first. */
public enum BindingRoof {
    /** Reading weights and cache: memory bandwidth. */
    MEMORY,
    /** Products of decoding: FLOP/s. */
    COMPUTE,
    /** Computing prompts: FLOP/s. */
    PREFILL,
    /** Software: launches, scheduling, sampling. */
    OVERHEAD,
    /** Links and collectives between accelerators. */
    COMMUNICATION
}
