package org.tokenstate.inference;

/**
 * The work of one step of a serving point in seconds at the peaks of the machine, without a fitted coefficient: what the fit
 * computes once a row.
 */
final class RooflineWork {
    private static final double MICRO = 1e-6;
    private static final double PICO = 1e-12;

    /**
     * Time of the exchange between data-parallel replicas over the time of its bytes at the peak of the link: dispatch and
     * combine are small messages to many. Between 1 and 4 the errors outside the benchmark change by less than 0.01.
     */
    private static final double EXCHANGE = 2;

    final double weightSeconds;
    final double cacheSeconds;
    final double draftSeconds;
    /** Products of decoding with weights, at the peak of their precision. */
    final double decodeSeconds;
    /** Products of decoding with cached values, at the 16-bit peak. */
    final double decodeAttentionSeconds;

    final double prefillSeconds;
    final double prefillAttentionSeconds;
    final double layers;
    final double expertLayers;
    /** Layers times doublings of the tensor-parallel ranks. */
    final double collectives;
    /** Expert layers whose tokens are exchanged between data-parallel replicas. */
    final double dispatches;
    /** Layers and expert layers of a step without graphs; 0 with them. */
    final double eagerLayers;
    /** Seconds per byte that an FP8 expert moves beside its weights, for each unit of width; 0 but on the benchmark's server. */
    final double fp8ExpertSeconds;

    final double sequences;
    /** Whether tokens are streamed by the benchmark's server. */
    final boolean streamed;
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
        flops16 = n * a.flops16();
        double flops = n * a.flops(p.precision());
        double weights = dp * m.nonExpertParameters() * p.precision().linearBytes()
                + m.expertsHit(verified) * m.expertParameters() * p.precision().expertBytes();
        // A state is read and written each step; a cache is read, and what is written of it is small.
        double state = m.attention() == Attention.HYBRID_STATE ? m.fixedBytesPerSequence() : 0;
        double cache = cacheShare * batch * (p.cacheBytesPerSequence() + state);
        // A request's prompt is computed once: r tokens per output token, and a step yields perStep of these a
        // sequence.
        double prefillTokens = batch * perStep * p.uncachedPerOutput();
        double moved = (verified + prefillTokens) / dp * m.hiddenSize();
        double link = tp > 1 ? 4.0 * m.layers() * moved / a.linkBytesPerSecond() * 2 * (tp - 1) / tp : 0;
        if (dp > 1) {
            // Experts are spread over all accelerators: what leaves the server or the rack takes the slower way.
            double outside = Math.max(0, 1 - a.scaleUpSize() / n);
            double seconds = EXCHANGE / a.linkBytesPerSecond()
                    + outside / Math.min(a.linkBytesPerSecond(), Accelerator.SCALE_OUT_BYTES_PER_SECOND);
            link += 3.0 * m.moeLayers() * moved * m.expertsPerToken() * seconds;
        }
        streamed = p.stack().engine() == ServingStack.Engine.BENCHMARK_SERVER;
        boolean fp8Experts = streamed && m.isMixtureOfExperts() && p.precision() == WeightPrecision.FP8;
        weightSeconds = weights / bandwidth;
        cacheSeconds = cache / bandwidth;
        draftByteSeconds = draftBytes / bandwidth;
        draftProductSeconds = draftFlop / flops;
        draftSeconds = Math.max(draftByteSeconds, draftProductSeconds);
        decodeSeconds = verified * 2 * m.activeParameters() / flops;
        decodeAttentionSeconds = verified * cacheShare * m.decodeAttentionFlop() * p.context() / flops16;
        prefillSeconds = prefillTokens * 2 * m.activeParameters() / flops;
        prefillAttentionSeconds =
                prefillTokens * m.prefillAttentionFlop() * (p.inputTokens() - p.uncachedInputTokens() / 2) / flops16;
        layers = m.layers();
        expertLayers = m.moeLayers();
        collectives = layers * Math.log(tp) / Math.log(2);
        dispatches = dp > 1 ? m.moeLayers() : 0;
        eagerLayers = p.stack().graphs() ? 0 : layers + expertLayers;
        fp8ExpertSeconds = fp8Experts ? (double) m.moeLayers() * m.experts() * m.hiddenSize() / bandwidth : 0;
        sequences = batch / dp;
        contendedSteps = p.stack().contendedHost() ? 1 : 0;
        linkSeconds = link;
        stack = p.stack().overheadMultiplier();
        tokens = batch * perStep;
        watts = n * a.thermalDesignWatts();
    }

    /** Time of the slower roof of the products with weights: reading them, or computing. */
    double weightRoofSeconds(double[] k) {
        return Math.max(
                weightSeconds / k[RooflineCoefficients.MEMORY], decodeSeconds / k[RooflineCoefficients.COMPUTE]);
    }

    /** Time of the slower roof of attention: reading the cache, or computing. */
    double cacheRoofSeconds(double[] k) {
        return Math.max(
                cacheSeconds / k[RooflineCoefficients.MEMORY],
                decodeAttentionSeconds / k[RooflineCoefficients.ATTENTION]);
    }

    double prefillTime(double[] k) {
        return prefillSeconds / k[RooflineCoefficients.COMPUTE]
                + prefillAttentionSeconds / k[RooflineCoefficients.ATTENTION];
    }

    private double expertSeconds(double[] k) {
        return stack * k[RooflineCoefficients.FP8_EXPERT] * fp8ExpertSeconds;
    }

    /** Software overhead of a step. */
    double overheadSeconds(double[] k) {
        double sequence = k[streamed ? RooflineCoefficients.STREAMED_SEQUENCE : RooflineCoefficients.SEQUENCE];
        return expertSeconds(k)
                + MICRO
                        * stack
                        * (k[RooflineCoefficients.LAYER] * layers
                                + k[RooflineCoefficients.EXPERT_LAYER] * expertLayers
                                + k[RooflineCoefficients.EAGER] * eagerLayers
                                + sequence * sequences)
                + MICRO * k[RooflineCoefficients.CONTENDED_HOST] * contendedSteps;
    }

    /** Collectives and exchanges of a step. */
    double communicationSeconds(double[] k) {
        return linkSeconds
                + MICRO
                        * stack
                        * (k[RooflineCoefficients.COLLECTIVE] * collectives
                                + k[RooflineCoefficients.DISPATCH] * dispatches);
    }

    /** Duration of a step with coefficients in the order of {@link RooflineCoefficients}. */
    double stepSeconds(double[] k) {
        return weightRoofSeconds(k)
                + cacheRoofSeconds(k)
                + draftSeconds / k[RooflineCoefficients.MEMORY]
                + prefillTime(k)
                + overheadSeconds(k)
                + communicationSeconds(k);
    }

    /** Mean power of all accelerators in a step of given duration: a floor, and the energy of bytes moved and of products. */
    double powerWatts(double[] k, double stepSeconds) {
        double bytes = bandwidth * (weightSeconds + cacheSeconds + draftByteSeconds + expertSeconds(k));
        // A product in fewer bits costs as much less as the peak of its unit is higher.
        double products = flops16
                * (decodeSeconds
                        + decodeAttentionSeconds
                        + prefillSeconds
                        + prefillAttentionSeconds
                        + draftProductSeconds);
        double joules = PICO * (k[RooflineCoefficients.BYTE] * bytes + k[RooflineCoefficients.OPERATION] * products);
        return Math.min(watts, k[RooflineCoefficients.FLOOR] * watts + joules / stepSeconds);
    }
}
