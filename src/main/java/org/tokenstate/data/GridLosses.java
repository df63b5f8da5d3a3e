package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.Ratio;

/**
 * What a country's grids lose between plant and customer.
 *
 * <p>National figures contain theft; a customer at high voltage loses 4 % at most.
 *
 * @param lossesOfOutput the losses as a share of output
 * @param year the year
 * @param publisher who published it
 * @param evidence how it is known
 * @param flag a known fault of the value; empty when there is none
 */
public record GridLosses(Ratio lossesOfOutput, int year, String publisher, Evidence evidence, String flag) {}
