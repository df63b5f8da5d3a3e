package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.Require;

/**
 * Whether announced sites of a status are built, and how late.
 *
 * @param status the status
 * @param completionOdds the probability that a site is built
 * @param oddsDistribution the distribution of that probability; empty when it is certain
 * @param slipYears the median delay against the announced year, in years
 * @param slipDistribution the distribution of the delay; empty when there is none
 * @param evidence how they are known
 * @param note what they rest on
 */
public record PipelineOdds(
        SiteStatus status,
        double completionOdds,
        String oddsDistribution,
        double slipYears,
        String slipDistribution,
        Evidence evidence,
        String note) {
    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException unless {@code 0 <= completionOdds <= 1} and {@code slipYears >= 0}
     */
    public PipelineOdds {
        Require.inRange(completionOdds, 0, 1, "completion odds of sites " + status.words());
        Require.inRange(slipYears, 0, 100, "delay of sites " + status.words() + " (years)");
    }
}
