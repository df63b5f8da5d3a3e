package org.tokenstate.inference;

import org.tokenstate.units.Require;

/**
 * The energy roofline: a step lasts as long as its slower roof (reading weights and cache, or products) plus prefill,
 * software and communication; power is an active floor plus shares for the products and bytes moved.
 *
 * <pre>
 * experts hit  H  = E (1 - (1 - k/E)^B)
 * bytes        W  = dp P_nonexp b_lin + H P_exp b_exp,  K = B (cache + 2 state)
 * FLOP         Fd = B (2 P_act + a c),  Fp = B r (2 P_act + a_p (L_in - L_unc/2))
 * FP8 experts  K8 = m c_8 L_moe E h                                        [0 in other precisions]
 * step         t  = max((W + K)/(η_m BW N), Fd/(η_f F N)) + Fp/(η_f F N) + K8/(BW N)
 *                   + m (c_L L + c_M L_moe + c_s B/dp) + t_link
 * power        P  = min(N TDP, p_0 N TDP + (e_b (W + K + K8) + e_f (Fd + Fp) F16/F)/t)
 * energy       J  = P t / (B τ)     per output token; τ = 1 without speculative decoding
 * </pre>
 *
 * <p>Against the textbook form the FP8 overhead is bytes per expert held and unit of width rather than time per layer, experts
 * have a layer overhead in other precisions too, power is a floor and the energy of bytes and products, and the logarithmic
 * collective term is left out: each step lowered the errors on families left out, the last changed nothing.
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
        static final EnergyRoofline MODEL =
                new EnergyRoofline(RooflineCoefficients.bundled(), RooflineCoefficients.bundledLogStandardDeviation());
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
        RooflineCoefficients k = coefficients;
        double weights = w.weightSeconds / k.memoryEfficiency();
        double cache = w.cacheSeconds / k.memoryEfficiency();
        double compute = w.decodeSeconds / k.computeEfficiency();
        if (weights + cache >= compute) {
            compute = 0;
        } else {
            weights = 0;
            cache = 0;
        }
        weights += w.draftSeconds / k.memoryEfficiency();
        double prefill = w.prefillSeconds / k.computeEfficiency();
        double overhead = w.overheadSeconds(array);
        double t = w.stepSeconds(array);
        double power = w.powerWatts(array, t);
        double wattsPerToken = power / w.tokens;
        return new InferenceEnergy(
                weights * wattsPerToken,
                cache * wattsPerToken,
                compute * wattsPerToken,
                prefill * wattsPerToken,
                overhead * wattsPerToken,
                w.linkSeconds * wattsPerToken,
                t,
                w.tokens / t,
                power,
                w.batch,
                binding(weights + cache, compute, prefill, overhead, w.linkSeconds),
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
