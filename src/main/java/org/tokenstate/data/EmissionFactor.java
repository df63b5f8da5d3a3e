package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;

/**
 * Life-cycle emissions of electricity from one source.
 *
 * @param gramsCo2ePerKwh the median in grams of carbon-dioxide equivalent per kWh
 * @param low the minimum of the studies
 * @param high the maximum of the studies
 * @param source the publication
 * @param evidence how it is known
 * @param note what the figure stands for
 */
public record EmissionFactor(
        double gramsCo2ePerKwh, double low, double high, String source, Evidence evidence, String note) {}
