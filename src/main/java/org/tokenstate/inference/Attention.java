package org.tokenstate.inference;

/** What a sequence keeps in memory between two tokens. */
public enum Attention {
    /** Keys and values of every layer and token; heads may share them (grouped or multi query). */
    FULL,
    /** Some layers keep only a window of the last tokens. */
    SLIDING_WINDOW,
    /** One compressed latent vector a layer and token (multi-head latent attention); every tensor-parallel rank keeps it whole. */
    LATENT,
    /** Some layers keep a fixed state (Mamba-2, linear attention) that is read and written each step. */
    HYBRID_STATE
}
