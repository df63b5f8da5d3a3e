package org.tokenstate.catalogue;

/**
 * A named result of a projection.
 *
 * @param name unique name; the unit is part of it where it has one
 * @param unit unit of the value; {@code 1} for a pure number, {@code binding} for a code of what binds
 * @param kind how it comes about
 * @param formula the equation as it stands in the text; for what a solver gives, its name
 * @param description what it is
 * @param chapter the file of the text in which it stands
 * @param line the line of that file
 */
public record Variable(
        String name, String unit, Kind kind, String formula, String description, String chapter, int line) {

    /** How a result comes about. */
    public enum Kind {
        /** Read from a dataset, or forecast from one. */
        DATA,
        /** Computed by the equation from values of the same year. */
        FORMULA,
        /** Carried from the year before by the equation. */
        STATE,
        /** Given by a solver; the explanation prints the residual. */
        SOLVED
    }
}
