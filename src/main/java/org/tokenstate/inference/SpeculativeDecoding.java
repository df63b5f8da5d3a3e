package org.tokenstate.inference;

import org.tokenstate.units.internal.Require;

/**
 * A small model drafts, the large one verifies: with draft length g and acceptance α a step yields
 * {@code τ = (1 - α^(g+1)) / (1 - α)} tokens.
 *
 * @param draftLength drafted tokens a step, g; at least 1
 * @param acceptance probability that a drafted token is accepted, α; in [0, 1)
 * @param draftParameters parameters of the drafting model (dense, in the precision of the large one); 0 for a free draft
 */
public record SpeculativeDecoding(int draftLength, double acceptance, double draftParameters) {
    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException if the draft is shorter than 1, the acceptance outside [0, 1), or the parameters negative
     */
    public SpeculativeDecoding {
        Require.atLeast(draftLength, 1, "draft length");
        Require.that(
                acceptance >= 0 && acceptance < 1, "acceptance of a draft must lie in [0, 1) but is %s", acceptance);
        Require.notNegative(draftParameters, "parameters of the drafting model");
    }

    /**
     * {@return tokens that a step yields on average, τ; at least 1}
     */
    public double tokensPerStep() {
        return (1 - Math.pow(acceptance, draftLength + 1)) / (1 - acceptance);
    }
}
