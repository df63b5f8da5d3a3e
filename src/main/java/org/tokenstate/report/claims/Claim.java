package org.tokenstate.report.claims;

import java.util.OptionalDouble;

/**
 * A figure that somebody published.
 *
 * @param id the identifier
 * @param text what is claimed
 * @param quantity what it counts
 * @param published the figure; empty where a range or a formula is published
 * @param low the lower end of its range, if given
 * @param high the upper end of its range, if given
 * @param unit the unit
 * @param asOf the date that it speaks of
 * @param source who says so
 * @param address where it was read; may be empty
 * @param standing the kind of voice: opinion, press, official, report, paper, operator, forecast or computed
 * @param note what else must be said; may be empty
 */
public record Claim(
        String id,
        String text,
        String quantity,
        OptionalDouble published,
        OptionalDouble low,
        OptionalDouble high,
        String unit,
        String asOf,
        String source,
        String address,
        String standing,
        String note) {
    /** The figure to compare with: the published one, or the middle of the range. */
    OptionalDouble figure() {
        if (published.isPresent() || low.isEmpty() || high.isEmpty()) {
            return published;
        }
        return OptionalDouble.of((low.getAsDouble() + high.getAsDouble()) / 2);
    }
}
