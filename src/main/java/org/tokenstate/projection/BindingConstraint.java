package org.tokenstate.projection;

import java.util.Locale;

/** What keeps a country from exporting more tokens in a year. */
public enum BindingConstraint {
    /** Nothing physical: buyers want no more at a price that pays. */
    MARKET,
    /** Energy: the supply curve is used up. */
    ENERGY,
    /** Accelerators, whose additions are bounded by the installation path. */
    ACCELERATORS,
    /** Accelerators, whose additions are bounded by investment. */
    CAPITAL,
    /** Accelerators, whose additions are bounded by the chips that can be had. */
    CHIPS,
    /** Accelerators, whose additions are bounded by data-centre shells and grid connections. */
    SHELL,
    /** Home demand takes all that can be served. */
    HOME_DEMAND;

    private static final BindingConstraint[] ALL = values();

    /**
     * {@return the word that is printed, such as {@code home demand}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The constraint of a code in the table of results.
     *
     * @param code the code
     * @return the constraint
     */
    public static BindingConstraint ofCode(double code) {
        return ALL[(int) code];
    }
}
