package org.tokenstate.data;

import java.util.Locale;
import org.tokenstate.catalogue.InputException;

/** How far a site of accelerators has come: what its odds and its delay depend on. */
public enum SiteStatus {
    /** In service. */
    OPERATING("operating"),
    /** Under construction, dated from satellite images, permits and filings. */
    BUILDING_SEEN("under construction, seen from space"),
    /** Under construction by the press or its owner alone. */
    BUILDING_REPORTED("under construction, reported"),
    /** Planned, with land, power and a tenant. */
    PLANNED_LIKELY("planned, likely"),
    /** Planned. */
    PLANNED("planned"),
    /** An option, an ambition or a memorandum. */
    UNLIKELY("announced, unlikely");

    private final String words;

    SiteStatus(String words) {
        this.words = words;
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
