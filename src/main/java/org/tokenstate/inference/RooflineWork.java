package org.tokenstate.inference;

/**
 * The work of one step of a serving point in seconds at the peaks of the machine, without a fitted coefficient: what the fit
 * computes once a row.
 */
final class RooflineWork {
    private static final double MICRO = 1e-6;
    private static final double PICO = 1e-12;

    final double weightSeconds;
    final double cacheSeconds;
    final double draftSeconds;
    final double decodeSeconds;
    final double prefillSeconds;
    final double layers;
    final double expertLayers;
    /** Seconds per byte that an FP8 expert moves beside its weights, for each unit of width. */
    final double fp8ExpertSeconds;

    final double sequences;
    /** Steps that wait for a contended host: one or none. */
    final double contendedSteps;

    final double linkSeconds;
    final double stack;
    /** Output tokens of a step. */
    final double tokens;

    final double batch;
    /** Thermal design power of all accelerators. */
    final double watts;

    private final double draftByteSeconds;
    private final double draftProductSeconds;
    private final double bandwidth;
    private final double flops16;

    RooflineWork(ServingPoint p) {
        this(p, 1);
    }

    /** The work with a share of the cache, where the mean context of all sequences does not fit in memory. */
    RooflineWork(ServingPoint p, double cacheShare) {
        LanguageModel m = p.model();
        Accelerator a = p.accelerator();
        double n = p.accelerators();
        double dp = p.dataParallel();
        double tp = p.tensorParallel();
        batch = p.batch();
        double verified = batch;
        double perStep = 1;
        double draftBytes = 0;
        double draftFlop = 0;
        if (p.speculation().isPresent()) {
            SpeculativeDecoding s = p.speculation().get();
            verified = batch * (s.draftLength() + 1);
            perStep = s.tokensPerStep();
            draftBytes =
                    s.draftLength() * dp * s.draftParameters() * p.precision().linearBytes();
            draftFlop = s.draftLength() * batch * 2 * s.draftParameters();
        }
        bandwidth = n * a.bandwidthBytesPerSecond();
        double flops = n * a.flops(p.precision());
        double weights = dp * m.nonExpertParameters() * p.precision().linearBytes()
                + m.expertsHit(verified) * m.expertParameters() * p.precision().expertBytes();
        // A state is read and written each step; a cache is read, and what is written of it is small.
        double state = m.attention() == Attention.HYBRID_STATE ? m.fixedBytesPerSequence() : 0;
        double cache = cacheShare * batch * (p.cacheBytesPerSequence() + state);
        double decodeFlop = verified * (2 * m.activeParameters() + cacheShare * m.decodeAttentionFlop() * p.context());
        // A request's prompt is computed once: r tokens per output token, and a step yields perStep of these a
        // sequence.
        double prefillTokens = batch * perStep * p.uncachedPerOutput();
        double prefillFlop = prefillTokens
                * (2 * m.activeParameters()
                        + m.prefillAttentionFlop() * (p.inputTokens() - p.uncachedInputTokens() / 2));
        double moved = (verified + prefillTokens) / dp * m.hiddenSize() / a.linkBytesPerSecond();
        double link = tp > 1 ? 4.0 * m.layers() * moved * 2 * (tp - 1) / tp : 0;
        if (dp > 1) {
            link += 3.0 * m.moeLayers() * moved * m.expertsPerToken();
        }
        boolean fp8Experts = m.isMixtureOfExperts() && p.precision() == WeightPrecision.FP8;
        weightSeconds = weights / bandwidth;
        cacheSeconds = cache / bandwidth;
        draftByteSeconds = draftBytes / bandwidth;
        draftProductSeconds = draftFlop / flops;
        draftSeconds = Math.max(draftByteSeconds, draftProductSeconds);
        decodeSeconds = decodeFlop / flops;
        prefillSeconds = prefillFlop / flops;
        layers = m.layers();
        expertLayers = m.moeLayers();
        fp8ExpertSeconds = fp8Experts ? (double) m.moeLayers() * m.experts() * m.hiddenSize() / bandwidth : 0;
        sequences = batch / dp;
        contendedSteps = p.stack().contendedHost() ? 1 : 0;
        linkSeconds = link;
        stack = p.stack().overheadMultiplier();
        tokens = batch * perStep;
        watts = n * a.thermalDesignWatts();
        flops16 = n * a.flops16();
    }

    /** Time of the slower roof. */
    private double coreSeconds(double[] k) {
        return Math.max((weightSeconds + cacheSeconds) / k[0], decodeSeconds / k[1]) + draftSeconds / k[0];
    }

    private double expertSeconds(double[] k) {
        return stack * k[4] * fp8ExpertSeconds;
    }

    /** Software overhead of a step. */
    double overheadSeconds(double[] k) {
        return expertSeconds(k)
                + MICRO * stack * (k[2] * layers + k[3] * expertLayers + k[5] * sequences)
                + MICRO * k[6] * contendedSteps;
    }

    /** Duration of a step with coefficients in the order of {@link RooflineCoefficients}. */
    double stepSeconds(double[] k) {
        return coreSeconds(k) + prefillSeconds / k[1] + overheadSeconds(k) + linkSeconds;
    }

    /** Mean power of all accelerators in a step of given duration: a floor, and the energy of bytes moved and of products. */
    double powerWatts(double[] k, double stepSeconds) {
        double bytes = bandwidth * (weightSeconds + cacheSeconds + draftByteSeconds + expertSeconds(k));
        // A product in fewer bits costs as much less as the peak of its unit is higher.
        double products = flops16 * (decodeSeconds + prefillSeconds + draftProductSeconds);
        double joules = PICO * (k[8] * bytes + k[9] * products);
        return Math.min(watts, k[7] * watts + joules / stepSeconds);
    }
}
