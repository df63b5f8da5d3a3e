package org.tokenstate.projection;

import java.util.Locale;

/** What limits a country's additions of accelerators in a year. */
public enum BindingConstraint {
    /** The market: returns of the years before hold investors below the path. */
    MARKET(0),
    /** Energy: firm power of the country carries no more. */
    ENERGY(1),
    /** Accelerators: the path of additions, or what is announced. */
    ACCELERATORS(2),
    /** Capital of the pool, or the funds of a sovereign host. */
    CAPITAL(3),
    /** Chips that can be had under export control. */
    CHIPS(4),
    /** Connections to the grid. */
    POWER(5),
    /** The world's supply of accelerators. */
    WORLD_CHIPS(6);

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
