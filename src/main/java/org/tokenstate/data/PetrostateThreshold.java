package org.tokenstate.data;

import java.util.OptionalDouble;
import org.tokenstate.catalogue.Evidence;

/**
 * A definition of resource dependence from the literature.
 *
 * @param definition whose definition it is
 * @param threshold the threshold in its unit; empty when the definition has no number
 * @param unit what is compared with the threshold
 * @param source the publication
 * @param evidence how it is known
 * @param note what else must be said
 */
public record PetrostateThreshold(
        String definition, OptionalDouble threshold, String unit, String source, Evidence evidence, String note) {}
