package org.tokenstate.equations.internal;

/**
 * What a variable, or a solver, directly rests on.
 *
 * @param kind what it is
 * @param name its name with elements: {@code gdp[USA]} of variables, figures, series and solvers, {@code wacc.USA} of parameters
 * @param when the year that is read
 * @param port the port of the solver through which it is read; empty for an equation
 */
public record Input(Kind kind, String name, When when, String port) {
    /** What an input is. */
    public enum Kind {
        /** Another variable. */
        VARIABLE,
        /** A parameter. */
        PARAMETER,
        /** A figure of the data, without a year. */
        FIGURE,
        /** A series of the data, by year. */
        DATA,
        /** The use of a solver, whose own inputs say more. */
        SOLVER
    }

    /** The year that is read. */
    public enum When {
        /** The same year. */
        SAME,
        /** The year before. */
        PREVIOUS,
        /** The base year. */
        BASE,
        /** All years before: what a solver remembers. */
        EARLIER
    }
}
