package org.tokenstate.surplus;

/**
 * What bounds a year's additions to the stock of accelerators: {@code min(path, I / C, chips, shell - live)}. Where two
 * are equal the one listed first is named.
 */
public enum BuildLimit {
    /** The path of additions that investors plan for. */
    PATH,
    /** Capital: investment over cost per kilowatt. */
    CAPITAL,
    /** Accelerators to be had, for instance under an export control. */
    CHIPS,
    /** Data-centre shells with power. */
    SHELL;

    /**
     * Additions that capital pays for: {@code I / C}.
     *
     * @param investmentUsd investment of the year, USD
     * @param capexUsdPerKw capital cost, USD per provisioned kW; positive
     * @return additions, GW
     */
    public static double capitalGw(double investmentUsd, double capexUsdPerKw) {
        return investmentUsd / (capexUsdPerKw * 1e6);
    }

    /**
     * The additions of a year: the least of the four terms, not below zero.
     *
     * @param pathGw planned additions, GW
     * @param capitalGw additions that capital pays for, GW
     * @param chipsGw accelerators to be had, GW; infinite where nothing limits them
     * @param shellRoomGw shell less live accelerators, GW; infinite where nothing limits it
     * @return additions, GW
     */
    public static double additionsGw(double pathGw, double capitalGw, double chipsGw, double shellRoomGw) {
        return Math.max(0, Math.min(Math.min(pathGw, capitalGw), Math.min(chipsGw, shellRoomGw)));
    }

    /**
     * Which term bounds the additions.
     *
     * @param pathGw planned additions, GW
     * @param capitalGw additions that capital pays for, GW
     * @param chipsGw accelerators to be had, GW
     * @param shellRoomGw shell less live accelerators, GW
     * @return the least term
     */
    public static BuildLimit binding(double pathGw, double capitalGw, double chipsGw, double shellRoomGw) {
        if (pathGw <= capitalGw && pathGw <= chipsGw && pathGw <= shellRoomGw) {
            return PATH;
        }
        if (capitalGw <= chipsGw && capitalGw <= shellRoomGw) {
            return CAPITAL;
        }
        return chipsGw <= shellRoomGw ? CHIPS : SHELL;
    }
}
