package org.tokenstate.inference;

import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.Power;
import org.tokenstate.units.Require;

/**
 * Predicted or measured energy of a serving point at the accelerators (no host, no cooling), per output token, and its parts.
 * The parts are shares of the step's time at the mean power and sum to the total.
 *
 * @param weightsJoulesPerOutputToken reading weights
 * @param cacheJoulesPerOutputToken reading the KV cache and states
 * @param computeJoulesPerOutputToken products of decoding, where they bind
 * @param prefillJoulesPerOutputToken computing prompts
 * @param overheadJoulesPerOutputToken software
 * @param communicationJoulesPerOutputToken links and collectives
 * @param stepSeconds duration of a decode step with its share of prefill
 * @param outputTokensPerSecond throughput of the engine
 * @param powerWatts mean power of all accelerators of the engine
 * @param batch sequences in flight
 * @param bindingRoof the part that takes the most time
 * @param logStandardDeviation standard deviation of the logarithm of the error on model families not seen in the fit; 0 if
 *     unknown
 * @param cappedToMemory whether the caches of the batch were cut to what fits in memory
 */
public record InferenceEnergy(
        double weightsJoulesPerOutputToken,
        double cacheJoulesPerOutputToken,
        double computeJoulesPerOutputToken,
        double prefillJoulesPerOutputToken,
        double overheadJoulesPerOutputToken,
        double communicationJoulesPerOutputToken,
        double stepSeconds,
        double outputTokensPerSecond,
        double powerWatts,
        double batch,
        BindingRoof bindingRoof,
        double logStandardDeviation,
        boolean cappedToMemory) {
    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException if a part is negative, or time, throughput or power is not positive
     */
    public InferenceEnergy {
        Require.notNegative(weightsJoulesPerOutputToken, "energy of weights");
        Require.notNegative(cacheJoulesPerOutputToken, "energy of the cache");
        Require.notNegative(computeJoulesPerOutputToken, "energy of computing");
        Require.notNegative(prefillJoulesPerOutputToken, "energy of prefill");
        Require.notNegative(overheadJoulesPerOutputToken, "energy of overheads");
        Require.notNegative(communicationJoulesPerOutputToken, "energy of communication");
        Require.positive(stepSeconds, "duration of a step");
        Require.positive(outputTokensPerSecond, "throughput");
        Require.positive(powerWatts, "power");
        Require.positive(batch, "batch");
        Require.notNegative(logStandardDeviation, "log standard deviation");
    }

    /**
     * {@return joules per output token at the accelerators: power divided by throughput}
     */
    public double joulesPerOutputToken() {
        return powerWatts / outputTokensPerSecond;
    }

    /**
     * {@return energy per output token at the accelerators}
     */
    public EnergyPerToken perOutputToken() {
        return EnergyPerToken.ofJoulesPerToken(joulesPerOutputToken());
    }

    /**
     * {@return joules per output token apart from prefill}
     */
    public double decodeJoulesPerOutputToken() {
        return joulesPerOutputToken() - prefillJoulesPerOutputToken;
    }

    /**
     * {@return output tokens per second that one user sees: the throughput divided by the batch}
     */
    public double tokensPerSecondPerUser() {
        return outputTokensPerSecond / batch;
    }

    /**
     * {@return mean power of all accelerators of the engine}
     */
    public Power power() {
        return Power.ofWatts(powerWatts);
    }

    /**
     * A bound of the prediction on a family that was not in the fit: {@code J exp(z s)}, s the log standard deviation.
     *
     * @param z standard normal quantile, such as -1.645 and 1.645 for 90 %
     * @return joules per output token
     */
    public double joulesPerOutputTokenAt(double z) {
        return joulesPerOutputToken() * Math.exp(z * logStandardDeviation);
    }
}
