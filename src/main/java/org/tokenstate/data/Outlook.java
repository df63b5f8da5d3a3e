package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;

/**
 * One number of a published outlook of national electricity.
 *
 * @param id the identifier, such as {@code OU027}
 * @param iso3 the country
 * @param name the outlook that it belongs to: publisher and edition
 * @param made the year in which the outlook was published
 * @param year the year that it speaks of
 * @param quantity what was published
 * @param published the number as published, in {@code unit}
 * @param unit the unit of the published number
 * @param generationTwh what it means for the generation of that year, TWh
 * @param kind what it is used for
 * @param publisher who published it
 * @param address where it was read
 * @param evidence how it is known
 * @param note what else must be said
 */
public record Outlook(
        String id,
        String iso3,
        String name,
        int made,
        int year,
        String quantity,
        double published,
        String unit,
        double generationTwh,
        Kind kind,
        String publisher,
        String address,
        Evidence evidence,
        String note) {
    /** What an outlook is used for. */
    public enum Kind {
        /** The path of the growth models {@code outlook} and {@code blend}. */
        CURRENT,
        /** The record of how wrong outlooks were. */
        PAST,
        /** Neither, for the reason in the note. */
        OTHER
    }
}
