package org.tokenstate.inference;

import org.tokenstate.units.Require;

/**
 * The energy roofline: a step lasts as long as its slower roof (reading weights and cache, or products) plus prefill,
 * software and communication; power is an active floor plus shares for the products and bytes moved.
 *
 * <pre>
 * experts hit  H  = E (1 - (1 - k/E)^B)
 * bytes        W  = dp P_nonexp b_lin + H P_exp b_exp,  K = B (cache + state)
 * FLOP         Fd = B (2 P_act + a c),  Fp = B r (2 P_act + a_p (L_in - L_unc/2))
 * step         t  = max((W + K)/(η_m BW N), Fd/(η_f F N)) + Fp/(η_p F N)
 *                   + m (c_L L + c_8 L_moe [FP8] + c_s B/dp) + c_ar L log2 N + t_link
 * power        P  = N TDP min(1, p_0 + p_f (Fd + Fp)/(F N t) + p_m (W + K)/(BW N t))
 * energy       J  = P t / (B τ)     per output token; τ = 1 without speculative decoding
 * </pre>
 *
 * <p>Each part of t/B and of P t/B falls with B, so a larger batch never raises J per output token: what ends it is memory or
 * the reader's patience. Form: Williams et al. 2009 (roofline), Choi et al. 2013 (energy roofline); MODEL.md §2.
 */
public final class EnergyRoofline implements EnergyPerTokenModel {
    private static final double MICRO = 1e-6;
    private static final double LOG_2 = Math.log(2);

    private final RooflineCoefficients coefficients;
    private final double logStandardDeviation;

    private EnergyRoofline(RooflineCoefficients coefficients, double logStandardDeviation) {
        this.coefficients = coefficients;
        this.logStandardDeviation = Require.notNegative(logStandardDeviation, "log standard deviation");
    }

    /**
     * A roofline with given coefficients.
     *
     * @param coefficients the coefficients
     * @param logStandardDeviation standard deviation of the logarithm of its error on unseen families; 0 if unknown
     * @return the model
     */
    public static EnergyRoofline of(RooflineCoefficients coefficients, double logStandardDeviation) {
        return new EnergyRoofline(coefficients, logStandardDeviation);
    }

    /**
     * The roofline with the shipped coefficients, those that {@code calibrate} prints.
     *
     * @return the model
     */
    public static EnergyRoofline bundled() {
        return Bundled.MODEL;
    }

    /** Read once, immutable. */
    private static final class Bundled {
        static final EnergyRoofline MODEL = new EnergyRoofline(
                RooflineCoefficients.bundled(),
                org.tokenstate.catalogue.CsvTable.bundled("roofline_coefficients.csv").rows().stream()
                        .filter(r -> r.text("coefficient").equals("log_standard_deviation_unseen_family"))
                        .findFirst()
                        .orElseThrow()
                        .requiredNumber("value"));
    }

    /**
     * {@return the coefficients}
     */
    public RooflineCoefficients coefficients() {
        return coefficients;
    }

    @Override
    public InferenceEnergy predict(ServingPoint point) {
        return evaluate(point.requireFits(), false);
    }

    /**
     * Predicts a row of a measurement file: a batch that does not fit is cut to what does, and the result says so.
     *
     * @param point the serving point
     * @return the prediction
     */
    public InferenceEnergy predictCapped(ServingPoint point) {
        ServingPoint capped = point.cappedToMemory();
        return evaluate(capped, capped != point);
    }

    /** Work of a step, without coefficients: what the fit precomputes once a row. */
    record Work(
            double weightSeconds,
            double cacheSeconds,
            double decodeSeconds,
            double prefillSeconds,
            double layers,
            double fp8Layers,
            double sequences,
            double collectives,
            double linkSeconds,
            double draftSeconds,
            double stack,
            double tokens,
            double batch,
            double watts) {}

    /** The work of a step in seconds at the peaks of the machine. */
    static Work work(ServingPoint p) {
        LanguageModel m = p.model();
        Accelerator a = p.accelerator();
        double n = p.accelerators();
        double dp = p.dataParallel();
        double tp = p.tensorParallel();
        double batch = p.batch();
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
        double bandwidth = n * a.bandwidthBytesPerSecond();
        double flops = n * a.flops(p.precision());
        double weights = dp * m.nonExpertParameters() * p.precision().linearBytes()
                + m.expertsHit(verified) * m.expertParameters() * p.precision().expertBytes();
        double state = m.attention() == Attention.HYBRID_STATE ? m.fixedBytesPerSequence() : 0;
        double cache = batch * (p.cacheBytesPerSequence() + state);
        double decodeFlop = verified * (2 * m.activeParameters() + m.decodeAttentionFlop() * p.context());
        // Prompts are computed once a request: r per output token, and a step yields perStep output tokens a sequence.
        double prefillTokens = batch * perStep * p.uncachedPerOutput();
        double prefillFlop = prefillTokens
                * (2 * m.activeParameters()
                        + m.prefillAttentionFlop() * (p.inputTokens() - p.uncachedInputTokens() / 2));
        double moved = (verified + prefillTokens) / dp * m.hiddenSize();
        double link = 0;
        if (tp > 1) {
            link += 4.0 * m.layers() * moved * 2 * (tp - 1) / tp / a.linkBytesPerSecond();
        }
        if (dp > 1) {
            link += 3.0 * m.moeLayers() * moved * m.expertsPerToken() / a.linkBytesPerSecond();
        }
        boolean fp8Experts = m.isMixtureOfExperts() && p.precision() == WeightPrecision.FP8;
        return new Work(
                weights / bandwidth,
                cache / bandwidth,
                decodeFlop / flops,
                prefillFlop / flops,
                m.layers(),
                fp8Experts ? m.moeLayers() : 0,
                batch / dp,
                m.layers() * Math.log(n) / LOG_2,
                link,
                Math.max(draftBytes / bandwidth, draftFlop / flops),
                p.stack().overheadMultiplier(),
                batch * perStep,
                batch,
                n * a.thermalDesignWatts());
    }

    private InferenceEnergy evaluate(ServingPoint point, boolean capped) {
        Work w = work(point);
        RooflineCoefficients k = coefficients;
        double weights = w.weightSeconds / k.memoryEfficiency();
        double cache = w.cacheSeconds / k.memoryEfficiency();
        double compute = w.decodeSeconds / k.decodeEfficiency();
        if (weights + cache >= compute) {
            compute = 0;
        } else {
            weights = 0;
            cache = 0;
        }
        weights += w.draftSeconds / k.memoryEfficiency();
        double prefill = w.prefillSeconds / k.prefillEfficiency();
        double overhead = MICRO
                * w.stack
                * (k.layerMicroseconds() * w.layers
                        + k.fp8ExpertMicroseconds() * w.fp8Layers
                        + k.sequenceMicroseconds() * w.sequences);
        double communication = MICRO * k.collectiveMicroseconds() * w.collectives + w.linkSeconds;
        double t = weights + cache + compute + prefill + overhead + communication;
        double share = k.powerFloor()
                + k.powerCompute() * (w.decodeSeconds + w.prefillSeconds) / t
                + k.powerMemory() * (w.weightSeconds + w.cacheSeconds + w.draftSeconds) / t;
        double power = w.watts * Math.min(1, share);
        double joulesPerSecondOfStep = power / w.tokens;
        return new InferenceEnergy(
                weights * joulesPerSecondOfStep,
                cache * joulesPerSecondOfStep,
                compute * joulesPerSecondOfStep,
                prefill * joulesPerSecondOfStep,
                overhead * joulesPerSecondOfStep,
                communication * joulesPerSecondOfStep,
                t,
                w.tokens / t,
                power,
                w.batch,
                binding(weights + cache, compute, prefill, overhead, communication),
                logStandardDeviation,
                capped);
    }

    private static BindingRoof binding(
            double memory, double compute, double prefill, double overhead, double communication) {
        double most = Math.max(Math.max(memory, compute), Math.max(prefill, Math.max(overhead, communication)));
        if (most == memory) {
            return BindingRoof.MEMORY;
        } else if (most == compute) {
            return BindingRoof.COMPUTE;
        } else if (most == prefill) {
            return BindingRoof.PREFILL;
        }
        return most == overhead ? BindingRoof.OVERHEAD : BindingRoof.COMMUNICATION;
    }
}
