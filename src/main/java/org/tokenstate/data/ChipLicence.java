package org.tokenstate.data;

import org.tokenstate.catalogue.Evidence;

/**
 * What the export rules of the United States say of accelerators for a country from a date on.
 *
 * @param iso3 the country
 * @param fromDate from when, as a date, month or year of ISO 8601
 * @param granted whether a licence is known to be granted; otherwise it is presumed to be denied
 * @param text the rule or the licence
 * @param source who says so
 * @param evidence how it is known
 */
public record ChipLicence(
        String iso3, String fromDate, boolean granted, String text, String source, Evidence evidence) {}
