package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;

/**
 * A figure of a host that stands before the rule for it.
 *
 * @param iso3 the country
 * @param figure the figure, as the text of the model names it
 * @param value the value
 * @param unit its unit
 * @param evidence how it is known
 * @param source where it comes from
 */
public record HostAnchor(String iso3, String figure, double value, String unit, Evidence evidence, String source) {}
