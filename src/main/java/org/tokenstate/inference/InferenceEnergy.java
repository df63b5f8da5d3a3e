package org.tokenstate.inference;

import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.Power;
import org.tokenstate.units.internal.Require;

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
 * @param spread standard deviations of the logarithms of the errors on what was not seen in the fit
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
        Spread spread,
        boolean cappedToMemory) {
    /**
     * Standard deviations of the logarithms of a prediction's errors; 0 if unknown. They are apart, since the errors of power and
     * throughput are correlated: a step that takes longer draws less.
     *
     * @param energy of joules per output token
     * @param throughput of tokens per second
     * @param power of watts
     */
    public record Spread(double energy, double throughput, double power) {
        /** Nothing is known of the errors. */
        public static final Spread NONE = new Spread(0, 0, 0);

        /**
         * Validates the deviations.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Spread {
            Require.notNegative(energy, "log standard deviation of energy");
            Require.notNegative(throughput, "log standard deviation of throughput");
            Require.notNegative(power, "log standard deviation of power");
        }
    }

    /**
     * An energy of which the spread of the energy alone is known.
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
     * @param logStandardDeviation standard deviation of the logarithm of the error of the energy; 0 if unknown
     * @param cappedToMemory whether the caches of the batch were cut to what fits in memory
     */
    public InferenceEnergy(
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
        this(
                weightsJoulesPerOutputToken,
                cacheJoulesPerOutputToken,
                computeJoulesPerOutputToken,
                prefillJoulesPerOutputToken,
                overheadJoulesPerOutputToken,
                communicationJoulesPerOutputToken,
                stepSeconds,
                outputTokensPerSecond,
                powerWatts,
                batch,
                bindingRoof,
                new Spread(logStandardDeviation, 0, 0),
                cappedToMemory);
    }

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
     * A bound of the prediction on what was not in the fit: {@code J exp(z s)}, s the log standard deviation.
     *
     * @param z standard normal quantile, such as -1.645 and 1.645 for 90 %
     * @return joules per output token
     */
    public double joulesPerOutputTokenAt(double z) {
        return joulesPerOutputToken() * Math.exp(z * spread.energy());
    }

    /**
     * A bound of the throughput, {@code X exp(z s)}.
     *
     * @param z standard normal quantile
     * @return tokens per second
     */
    public double outputTokensPerSecondAt(double z) {
        return outputTokensPerSecond * Math.exp(z * spread.throughput());
    }

    /**
     * A bound of the power, {@code P exp(z s)}.
     *
     * @param z standard normal quantile
     * @return watts
     */
    public double powerWattsAt(double z) {
        return powerWatts * Math.exp(z * spread.power());
    }

    /** This with throughput and power multiplied; the parts keep their shares. */
    InferenceEnergy corrected(double throughput, double power, Spread newSpread) {
        double f = power / throughput;
        return new InferenceEnergy(
                weightsJoulesPerOutputToken * f,
                cacheJoulesPerOutputToken * f,
                computeJoulesPerOutputToken * f,
                prefillJoulesPerOutputToken * f,
                overheadJoulesPerOutputToken * f,
                communicationJoulesPerOutputToken * f,
                stepSeconds / throughput,
                outputTokensPerSecond * throughput,
                powerWatts * power,
                batch,
                bindingRoof,
                newSpread,
                cappedToMemory);
    }
}
