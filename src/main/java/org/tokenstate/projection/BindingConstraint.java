package org.tokenstate.projection;

import java.util.Locale;

/** What keeps a country from exporting more tokens in a year. */
public enum BindingConstraint {
    /** Nothing physical: buyers want no more at a price that pays. */
    MARKET(0),
    /** Energy: the supply curve is used up. */
    ENERGY(1),
    /** Accelerators, whose additions are bounded by the installation path. */
    ACCELERATORS(2),
    /** Accelerators, whose additions are bounded by investment. */
    CAPITAL(3),
    /** Accelerators, whose additions are bounded by the chips that can be had. */
    CHIPS(4),
    /** Accelerators, whose additions are bounded by data-centre shells and grid connections. */
    SHELL(5),
    /** Home demand takes all that can be served. */
    HOME_DEMAND(6);

    /** The unit of a result that is a code of these. */
    public static final String UNIT = "binding";

    private static final BindingConstraint[] ALL = values();
    private final int code;

    BindingConstraint(int code) {
        this.code = code;
    }

    /**
     * {@return the code in the table of results}
     */
    public int code() {
        return code;
    }

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
