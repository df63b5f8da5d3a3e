package org.tokenstate.inference;

import org.tokenstate.units.internal.Require;

/**
 * The energy roofline: a step lasts as long as the slower roof of its products with weights (reading weights, or computing) and
 * the slower roof of attention (reading the cache, or computing), plus prefill, software and communication; power is an active
 * floor plus shares for the products and bytes moved.
 *
 * <pre>
 * experts hit    H  = E (1 - (1 - k/E)^B)
 * bytes          W  = dp P_nonexp b_lin + H P_exp b_exp,  K = B (cache + 2 state)
 * FLOP           Fw = B 2 P_act,  Fa = B a c                               products with weights, attention of decoding
 * of prefill     Gw = B r 2 P_act,  Ga = B r a_p (L_in - L_unc/2)
 * step           t  = max(W/(η_m BW N), Fw/(η_f F N)) + max(K/(η_m BW N), Fa/(η_a F16 N)) + Gw/(η_f F N) + Ga/(η_a F16 N)
 *                     + m (c_L L + c_M L_moe + c_s B/dp + c_ar L log2 tp + c_dp L_moe [dp > 1] + c_e (L + L_moe) [no graphs])
 *                     + t_link + what the benchmark's server adds (its own c_s, c_8 m L_moe E h/(BW N) for FP8 experts, c_h)
 * link           t_link = 4 L (1 + r) (B/dp) h 2 (tp-1)/tp / link + 3 L_moe (1 + r) (B/dp) k h (2/link + share outside/50 GB/s)
 * power          P  = min(N TDP, p_0 N TDP + (e_b (W + K) + e_f (Fw + Gw) F16/F + e_f (Fa + Ga))/t)
 * energy         J  = P t / (B τ)     per output token; τ = 1 without speculative decoding
 * </pre>
 *
 * <p>Attention runs at the 16-bit peak whatever the weights are stored in. What leaves the server, or the rack of an NVL72, goes
 * at 50 GB/s. The collective latency c_ar and the lower roofs come from sources outside the benchmark; c_8, a time of the
 * benchmark's untuned FP8 kernels, is absent elsewhere (Qwen3-30B on an H200 makes three times the throughput that it allows).
 *
 * <p>Each part of t/B and of P t/B falls with B, so a larger batch never raises J per output token: what ends it is memory or
 * the reader's patience. Form: Williams et al. 2009 (roofline), Choi et al. 2013 (energy roofline).
 */
public final class EnergyRoofline implements EnergyPerTokenModel {
    private final RooflineCoefficients coefficients;
    private final double[] array;
    private final double logStandardDeviation;

    private EnergyRoofline(RooflineCoefficients coefficients, double logStandardDeviation) {
        this.coefficients = coefficients;
        this.array = coefficients.toArray();
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
                RooflineCoefficients.bundled(), RooflineCoefficients.bundled(RooflineCoefficients.LOG_SD));
    }

    /**
     * {@return the coefficients}
     */
    public RooflineCoefficients coefficients() {
        return coefficients;
    }

    @Override
    public InferenceEnergy predict(ServingPoint point) {
        return evaluate(new RooflineWork(point.requireFits()), false);
    }

    /**
     * Predicts a row of a measurement file. Its batch was served, so where the caches do not fit it is the mean context that
     * is overstated: the batch stays, what the caches take is cut to what fits, and the result says so.
     *
     * @param point the serving point
     * @return the prediction
     */
    public InferenceEnergy predictCapped(ServingPoint point) {
        return evaluate(new RooflineWork(point, point.cacheShareInMemory()), !point.fitsInMemory());
    }

    private InferenceEnergy evaluate(RooflineWork w, boolean capped) {
        double memory = coefficients.memoryEfficiency();
        double weights = w.weightSeconds / memory;
        double cache = w.cacheSeconds / memory;
        double compute = 0;
        if (w.weightRoofSeconds(array) > weights) {
            compute += w.weightRoofSeconds(array);
            weights = 0;
        }
        if (w.cacheRoofSeconds(array) > cache) {
            compute += w.cacheRoofSeconds(array);
            cache = 0;
        }
        weights += w.draftSeconds / memory;
        double prefill = w.prefillTime(array);
        double overhead = w.overheadSeconds(array);
        double communication = w.communicationSeconds(array);
        double t = w.stepSeconds(array);
        double power = w.powerWatts(array, t);
        double wattsPerToken = power / w.tokens;
        return new InferenceEnergy(
                weights * wattsPerToken,
                cache * wattsPerToken,
                compute * wattsPerToken,
                prefill * wattsPerToken,
                overhead * wattsPerToken,
                communication * wattsPerToken,
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
