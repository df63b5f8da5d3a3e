package org.tokenstate.inference;

import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.TrafficMix;
import org.tokenstate.units.internal.Require;

/**
 * Energy at the meter of a million billed tokens, and the capacity that they occupy: two outputs that must not be mixed. Host,
 * idle time and cooling are inside; apply none of them again.
 *
 * @param mix the mix of billed tokens
 * @param joulesPerOutputToken at the accelerators, per output token
 * @param meterJoulesPerOutputToken at the meter, per output token
 * @param meteredKilowatts power at the meter per accelerator, per hour in service
 * @param provisionedKilowatts utility power to be provided per accelerator
 */
public record MeteredIntensity(
        TrafficMix mix,
        double joulesPerOutputToken,
        double meterJoulesPerOutputToken,
        double meteredKilowatts,
        double provisionedKilowatts) {
    private static final double JOULES_PER_TOKEN_PER_KWH_PER_MTOK = 3.6;

    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException unless all are positive
     */
    public MeteredIntensity {
        Require.positive(joulesPerOutputToken, "energy per output token");
        Require.positive(meterJoulesPerOutputToken, "energy per output token at the meter");
        Require.positive(meteredKilowatts, "metered power");
        Require.positive(provisionedKilowatts, "provisioned power");
    }

    /**
     * The intensity of a serving point by the shipped roofline.
     *
     * @param point the point; its prompt is replaced by the one that the mix implies at its output length
     * @param mix the mix of billed tokens
     * @param centre the data centre
     * @return the intensity
     * @throws IllegalArgumentException if the point with this mix does not fit in memory
     */
    public static MeteredIntensity of(ServingPoint point, TrafficMix mix, DataCentre centre) {
        return of(EnergyRoofline.bundled(), point, mix, centre);
    }

    /**
     * The intensity of a serving point by any model: {@code a = w_out J_out,meter / 3.6}, with {@code r = w_unc/w_out} and a
     * context that includes the cached prefix.
     *
     * @param model the model of energy per token
     * @param point the point; its prompt is replaced by the one that the mix implies at its output length
     * @param mix the mix of billed tokens
     * @param centre the data centre
     * @return the intensity
     * @throws IllegalArgumentException if the point with this mix does not fit in memory
     */
    public static MeteredIntensity of(
            EnergyPerTokenModel model, ServingPoint point, TrafficMix mix, DataCentre centre) {
        ServingPoint served = point.withMix(mix);
        InferenceEnergy energy = model.predict(served);
        return of(
                served.accelerator(),
                energy.powerWatts() / served.accelerators(),
                energy.outputTokensPerSecond() / served.accelerators(),
                mix,
                centre);
    }

    /**
     * The intensity of a fleet whose output is known, such as DeepSeek's published day: one calculation gives both the energy
     * per output token and per billed token.
     *
     * @param accelerator the accelerator
     * @param busyWatts its power while serving
     * @param outputTokensPerSecond output tokens per second and accelerator while serving
     * @param mix the mix of billed tokens
     * @param centre the data centre
     * @return the intensity
     */
    public static MeteredIntensity of(
            Accelerator accelerator,
            double busyWatts,
            double outputTokensPerSecond,
            TrafficMix mix,
            DataCentre centre) {
        Require.positive(outputTokensPerSecond, "output tokens per second");
        double meterWatts = centre.pue() * centre.itWatts(accelerator, busyWatts);
        return new MeteredIntensity(
                mix,
                busyWatts / outputTokensPerSecond,
                meterWatts / outputTokensPerSecond,
                meterWatts / 1e3,
                centre.provisionedKilowattsOf(accelerator));
    }

    /**
     * {@return metered energy per million billed tokens in kWh, a}
     */
    public double kilowattHoursPerMillionBilledTokens() {
        return mix.output() * meterJoulesPerOutputToken / JOULES_PER_TOKEN_PER_KWH_PER_MTOK;
    }

    /**
     * {@return provisioned capacity per million billed tokens in kWh, v: a times provisioned over metered power. Idle hours are in
     * a alone, because the billed utilisation of capital already stands in the cost of a token.}
     */
    public double provisionedKilowattHoursPerMillionBilledTokens() {
        return kilowattHoursPerMillionBilledTokens() * provisionedKilowatts / meteredKilowatts;
    }

    /**
     * {@return energy at the meter per billed token}
     */
    public EnergyPerToken perBilledToken() {
        return mix.perBilledToken(EnergyPerToken.ofJoulesPerToken(meterJoulesPerOutputToken));
    }

    /**
     * {@return energy at the meter per output token}
     */
    public EnergyPerToken perOutputToken() {
        return EnergyPerToken.ofJoulesPerToken(meterJoulesPerOutputToken);
    }
}
