package org.tokenstate.catalogue;

/**
 * A named result of a projection.
 *
 * @param name unique name; the unit is part of it where it has one
 * @param unit unit of the value; {@code 1} for a pure number, {@code code} for a code of words
 * @param kind how it comes about
 * @param formula for a formula or a state, an expression over variables and parameters, with {@code [t-1]} for the year
 *     before; otherwise the method in words
 * @param takerFormula the expression where the country is a taker of the world market; empty where it is the same
 * @param description what it is
 */
public record Variable(String name, String unit, Kind kind, String formula, String takerFormula, String description) {

    /** How a result comes about. */
    public enum Kind {
        /** Read from a dataset. */
        DATA,
        /** Forecast by a growth model; the explanation prints its back-test record. */
        FORECAST,
        /** Computed by the printed formula from the printed inputs. */
        FORMULA,
        /** Carried from the year before by the printed formula. */
        STATE,
        /** Solved as an equilibrium; the explanation prints the residual. */
        SOLVED
    }
}
