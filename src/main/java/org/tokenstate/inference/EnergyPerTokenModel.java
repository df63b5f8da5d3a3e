package org.tokenstate.inference;

/**
 * Predicts the energy of a serving point. Open: implement it to bring measurements or a model of your own.
 */
@FunctionalInterface
public interface EnergyPerTokenModel {
    /**
     * Predicts energy, power and throughput at the accelerators.
     *
     * @param point the serving point
     * @return the energy per output token and its parts
     * @throws IllegalArgumentException if the point is impossible (does not fit in memory, with the numbers) or unknown to a
     *     look-up
     */
    InferenceEnergy predict(ServingPoint point);
}
