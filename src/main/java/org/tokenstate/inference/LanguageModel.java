package org.tokenstate.inference;

import java.util.Arrays;
import java.util.Locale;
import org.tokenstate.units.internal.Require;

/**
 * The architecture of a language model, as far as energy depends on it. Counts of parameters are plain numbers (7.0e10, not
 * 70).
 *
 * @param id identifier, as in {@code models.csv}
 * @param developer who made it; may be blank
 * @param country where the developer sits; may be blank
 * @param nativePrecision precision of the published weights
 * @param totalParameters all parameters
 * @param activeParameters parameters that take part in one token, with the output head, without the input embedding
 * @param nonExpertParameters parameters outside the routed experts; all of them for a dense model
 * @param expertParameters parameters of one expert index over all mixture-of-experts layers; 0 for a dense model
 * @param layers layers
 * @param moeLayers layers with routed experts
 * @param hiddenSize width of the residual stream
 * @param heads query heads
 * @param keyValueHeads key-value heads
 * @param headDimension width of a query or key head
 * @param valueHeadDimension width of a value head
 * @param attention what a sequence keeps
 * @param latentWidth width of the compressed latent with its rotary part (MLA: 512 + 64); 0 without latent attention
 * @param fullAttentionLayers layers whose memory grows with each token
 * @param slidingWindow tokens of the window; 0 without one
 * @param kvBytesPerToken bytes of 16-bit cache that grow with each token, over all layers, one copy
 * @param fixedBytesPerSequence bytes of a filled sliding window or of the state
 * @param experts routed experts a layer; 0 for a dense model
 * @param expertsPerToken routed experts a token visits
 * @param tiedEmbeddings whether the output head is the input embedding
 * @param ownKnowledgeCells names of the cells that rest on general knowledge rather than on a source; may be blank
 */
public record LanguageModel(
        String id,
        String developer,
        String country,
        WeightPrecision nativePrecision,
        double totalParameters,
        double activeParameters,
        double nonExpertParameters,
        double expertParameters,
        int layers,
        int moeLayers,
        int hiddenSize,
        int heads,
        int keyValueHeads,
        int headDimension,
        int valueHeadDimension,
        Attention attention,
        int latentWidth,
        int fullAttentionLayers,
        int slidingWindow,
        double kvBytesPerToken,
        double fixedBytesPerSequence,
        int experts,
        int expertsPerToken,
        boolean tiedEmbeddings,
        String ownKnowledgeCells) {
    /**
     * Validates the architecture.
     *
     * @throws IllegalArgumentException if a count is negative or zero where there must be some, or active parameters exceed
     *     all, or a mixture of experts lacks its experts, or the precision is one of experts and there are none
     */
    public LanguageModel {
        Require.notBlank(id, "id of a language model");
        String whose = " of language model '" + id + "'";
        Require.positive(totalParameters, "total parameters" + whose);
        Require.positive(activeParameters, "active parameters" + whose);
        Require.that(
                activeParameters <= totalParameters * 1.02,
                "active parameters%s must be <= all %s but are %s",
                whose,
                totalParameters,
                activeParameters);
        Require.positive(nonExpertParameters, "parameters outside the experts" + whose);
        Require.notNegative(expertParameters, "expert parameters" + whose);
        Require.atLeast(layers, 1, "layers" + whose);
        Require.inRange(moeLayers, 0, layers, "mixture-of-experts layers" + whose);
        Require.atLeast(hiddenSize, 1, "hidden size" + whose);
        Require.atLeast(heads, 1, "heads" + whose);
        Require.atLeast(keyValueHeads, 1, "key-value heads" + whose);
        Require.atLeast(headDimension, 1, "head dimension" + whose);
        Require.atLeast(valueHeadDimension, 1, "value head dimension" + whose);
        Require.that(
                attention != Attention.LATENT || latentWidth > 0,
                "latent width%s must be > 0 for latent attention but is %s",
                whose,
                latentWidth);
        Require.inRange(fullAttentionLayers, 0, layers, "full-attention layers" + whose);
        Require.atLeast(slidingWindow, 0, "sliding window" + whose);
        Require.notNegative(kvBytesPerToken, "KV bytes per token" + whose);
        Require.notNegative(fixedBytesPerSequence, "fixed bytes per sequence" + whose);
        if (moeLayers > 0) {
            Require.atLeast(experts, 1, "experts" + whose);
            Require.inRange(expertsPerToken, 1, experts, "experts per token" + whose);
            Require.positive(expertParameters, "expert parameters" + whose);
        } else {
            requireStorable(id, nativePrecision, "native precision" + whose);
        }
    }

    /** Requires experts where a precision is one of experts. */
    void requireStorable(WeightPrecision precision, String what) {
        if (!isMixtureOfExperts()) {
            requireStorable(id, precision, what);
        }
    }

    private static void requireStorable(String id, WeightPrecision precision, String what) {
        Require.that(
                !precision.needsExperts(),
                "%s must be one of %s, because language model '%s' has no experts, but is %s",
                what,
                Arrays.stream(WeightPrecision.values())
                        .filter(p -> !p.needsExperts())
                        .map(WeightPrecision::label)
                        .toList(),
                id,
                precision.label());
    }

    /**
     * A dense model with grouped-query attention in every layer.
     *
     * @param id identifier
     * @param parameters all parameters
     * @param layers layers
     * @param hiddenSize width of the residual stream
     * @param heads query heads
     * @param keyValueHeads key-value heads
     * @param headDimension width of a head
     * @return the model, in 16 bits
     */
    public static LanguageModel dense(
            String id, double parameters, int layers, int hiddenSize, int heads, int keyValueHeads, int headDimension) {
        return new LanguageModel(
                id,
                "",
                "",
                WeightPrecision.BF16,
                parameters,
                parameters,
                parameters,
                0,
                layers,
                0,
                hiddenSize,
                heads,
                keyValueHeads,
                headDimension,
                headDimension,
                Attention.FULL,
                0,
                layers,
                0,
                4.0 * layers * keyValueHeads * headDimension,
                0,
                0,
                0,
                false,
                "");
    }

    /**
     * {@return whether it has routed experts}
     */
    public boolean isMixtureOfExperts() {
        return moeLayers > 0;
    }

    /**
     * The distinct experts of a layer that a batch visits, on average over uniform routing: {@code E (1 - (1 - k/E)^B)}.
     *
     * @param tokens tokens in a step, B; not negative
     * @return expected distinct experts, in [0, E]; 0 for a dense model
     */
    public double expertsHit(double tokens) {
        if (moeLayers == 0) {
            return 0;
        }
        return experts * -Math.expm1(tokens * Math.log1p(-(double) expertsPerToken / experts));
    }

    /**
     * Bytes of all weights, one copy of the part outside the experts.
     *
     * @param precision how they are stored
     * @param copies copies of the part outside the experts (data-parallel replicas)
     * @return bytes
     */
    public double weightBytes(WeightPrecision precision, int copies) {
        return copies * nonExpertParameters * precision.linearBytes()
                + experts * expertParameters * precision.expertBytes();
    }

    /** FLOP of attention per token and token of context while decoding: 4 h d L, latent attention 2 h (w + w_kv) L. */
    double decodeAttentionFlop() {
        if (attention == Attention.LATENT) {
            // Absorbed form: keys of the latent with its rotary part, values of the latent alone (64 rotary dimensions
            // less).
            return 2.0 * heads * (2.0 * latentWidth - LATENT_ROTARY) * layers;
        }
        return 4.0 * heads * headDimension * fullAttentionLayers;
    }

    /** FLOP of attention per prompt token and token of context: 2 h (d + d_v) L. */
    double prefillAttentionFlop() {
        int attending = attention == Attention.LATENT ? layers : fullAttentionLayers;
        return 2.0 * heads * (headDimension + valueHeadDimension) * attending;
    }

    /** Rotary dimensions of the latent of DeepSeek's attention (DeepSeek-V2, arXiv 2405.04434). */
    private static final double LATENT_ROTARY = 64;

    /** A short text with the size, for lists. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s (%.1f B, %.1f B active)", id, totalParameters / 1e9, activeParameters / 1e9);
    }
}
