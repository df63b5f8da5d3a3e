package org.tokenstate.catalogue.internal;

import java.util.Set;

/**
 * Which pure numbers are shares and rates, read in per cent, and which are factors, ratios and indices, read as they are. The
 * name tells: it is of {@code share}, {@code growth}, {@code tariff} and the like, and of no {@code factor} or {@code scale}.
 * Tables and pages print a share in per cent; JSON and CSV carry the fraction.
 */
public final class Shares {
    private static final Set<String> OF_SHARES = Set.of(
            "absorption",
            "access",
            "availability",
            "convergence",
            "dependence",
            "deviation",
            "entry",
            "growth",
            "hours",
            "leakage",
            "limit",
            "margin",
            "markup",
            "penalty",
            "penetration",
            "premium",
            "progress",
            "rate",
            "rent",
            "share",
            "tariff",
            "use",
            "utilisation",
            "wacc",
            "weights");
    private static final Set<String> OF_FACTORS = Set.of("factor", "index", "midpoint", "response", "scale", "speed");

    private static final String FRACTION = "fraction";

    private Shares() {}

    /**
     * Whether a number is a share, or a rate a year.
     *
     * @param name the name of a result, a parameter or a figure, with or without its place
     * @param unit its unit
     * @return whether it is read in per cent
     */
    public static boolean isShare(String name, String unit) {
        return (unit.equals("1") || unit.equals("1/yr")) && isNamedShare(name);
    }

    private static boolean isNamedShare(String name) {
        boolean share = false;
        for (String word : name.split("[_.]", -1)) {
            if (OF_FACTORS.contains(word)) {
                return false;
            }
            share |= OF_SHARES.contains(word);
        }
        return share;
    }

    /**
     * In what a person reads a number: the number times the factor, and the unit.
     *
     * @param factor the factor
     * @param unit the unit; empty for a pure number
     */
    public record Reading(double factor, String unit) {
        /**
         * {@return the reading of a difference: that of shares is in percentage points}
         */
        public Reading ofDifference() {
            return unit.startsWith("%") ? new Reading(factor, "points" + unit.substring(1)) : this;
        }
    }

    /**
     * In what a person reads a number.
     *
     * @param name the name of a result, a parameter or a figure
     * @param unit its unit; {@code fraction} and {@code fraction of …} are shares by any name
     * @return per cent for a share, billions for money, otherwise the unit
     */
    public static Reading reading(String name, String unit) {
        if (unit.equals(FRACTION) || unit.startsWith(FRACTION + " ")) {
            return new Reading(100, "%" + unit.substring(FRACTION.length()));
        }
        if (isShare(name, unit)) {
            return new Reading(100, unit.equals("1") ? "%" : "%/yr");
        }
        return unit.equals("USD 2025")
                ? new Reading(1e-9, "bn USD")
                : new Reading(1, unit.equals("1") || unit.equals("year") ? "" : unit);
    }
}
