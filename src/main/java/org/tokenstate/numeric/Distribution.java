package org.tokenstate.numeric;

/** A one-dimensional distribution, sampled by inversion. */
public interface Distribution {
    /**
     * The quantile function.
     *
     * @param probability in (0, 1)
     * @return the value
     */
    double quantile(double probability);
}
