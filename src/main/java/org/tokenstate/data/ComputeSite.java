package org.tokenstate.data;

import java.util.OptionalDouble;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.internal.Require;

/**
 * A site of accelerators, or a phase of one.
 *
 * @param id the identifier, such as {@code CP164}
 * @param code the code of its country, or {@code EU27} where only the union is known
 * @param site the name of the site
 * @param owner who builds or owns it; empty when unknown
 * @param users whose work it does; empty when unknown
 * @param use {@code ai}, {@code mixed}, {@code hpc} or {@code unknown}
 * @param aiShare the part of its power that serves accelerators
 * @param status how far it has come
 * @param seenFromSpace whether satellite images, permits and filings date it
 * @param powerMw power of the facility in MW that this row adds; empty when unknown
 * @param firstYear the first year in which a part of it is or was to be in service; 0 when unknown
 * @param lastYear the last such year; 0 when unknown
 * @param counted whether it counts: no duplicate, and a load of accelerators at a known place
 * @param campus the campus that it is a part of; empty when it stands alone
 * @param source who says so
 * @param address where it was read; empty when the record of the table says so
 * @param sourceDate of when the source is
 * @param evidence how it is known
 * @param secondHand whether it was read in the press and not at the publisher
 * @param note what else must be said
 */
public record ComputeSite(
        String id,
        String code,
        String site,
        String owner,
        String users,
        String use,
        double aiShare,
        SiteStatus status,
        boolean seenFromSpace,
        OptionalDouble powerMw,
        int firstYear,
        int lastYear,
        boolean counted,
        String campus,
        String source,
        String address,
        String sourceDate,
        Evidence evidence,
        boolean secondHand,
        String note) {
    /**
     * Validates the years.
     *
     * @throws IllegalArgumentException if the last year is before the first
     */
    public ComputeSite {
        Require.that(lastYear >= firstYear, "last year of site %s must be >= %d but is %d", id, firstYear, lastYear);
    }

    /**
     * {@return the power that counts as compute in GW: that of accelerators; 0 where it is unknown or does not count}
     */
    public double computeGw() {
        return counted && firstYear > 0 ? powerMw.orElse(0) * aiShare / 1e3 : 0;
    }
}
