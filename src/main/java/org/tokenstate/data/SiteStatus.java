package org.tokenstate.data;

import java.util.Locale;
import org.tokenstate.catalogue.InputException;

/** How far a site of accelerators has come: what its odds and its delay depend on. */
public enum SiteStatus {
    /** In service. */
    OPERATING(0, "operating"),
    /** Under construction, dated from satellite images, permits and filings. */
    BUILDING_SEEN(1, "under construction, seen from space"),
    /** Under construction by the press or its owner alone. */
    BUILDING_REPORTED(2, "under construction, reported"),
    /** Planned, with land, power and a tenant. */
    PLANNED_LIKELY(3, "planned, likely"),
    /** Planned. */
    PLANNED(4, "planned"),
    /** An option, an ambition or a memorandum. */
    UNLIKELY(5, "announced, unlikely");

    private final int index;
    private final String words;

    SiteStatus(int index, String words) {
        this.index = index;
        this.words = words;
    }

    /**
     * {@return its place in arrays by status, 0 for sites in service}
     */
    public int index() {
        return index;
    }

    /**
     * {@return the status in words, such as {@code under construction, reported}}
     */
    public String words() {
        return words;
    }

    /**
     * {@return the lower-case name that the tables use, such as {@code building_seen}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a row of the table of sites. */
    static SiteStatus of(String status, boolean seenFromSpace) {
        return switch (status) {
            case "operating" -> OPERATING;
            case "under_construction" -> seenFromSpace ? BUILDING_SEEN : BUILDING_REPORTED;
            case "planned_likely" -> PLANNED_LIKELY;
            case "planned" -> PLANNED;
            case "unlikely" -> UNLIKELY;
            default ->
                throw new InputException(
                        "status of a site must be one of operating, under_construction, planned_likely,"
                                + " planned, unlikely but is '" + status + "'");
        };
    }
}
