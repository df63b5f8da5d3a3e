package org.tokenstate.equations;

import java.util.List;

/**
 * A variable of the text, for all elements of its sets.
 *
 * @param name its name
 * @param index the index letters behind the name, in order; empty for a single number
 * @param sets the set of each index letter
 * @param unit its unit as written; the name of a set for a code, which is the place of an element in that set, from 0
 * @param description what it is: the comment behind its equation
 * @param chapter the file in which it stands
 * @param section the heading above it; empty where there is none
 * @param line the line of the file
 * @param solver the solver that gives it; empty for an equation
 * @param origin whose equation it is
 */
public record Variable(
        String name,
        List<String> index,
        List<String> sets,
        String unit,
        String description,
        String chapter,
        String section,
        int line,
        String solver,
        Origin origin) {
    /** Copies the lists. */
    public Variable {
        index = List.copyOf(index);
        sets = List.copyOf(sets);
    }

    /**
     * {@return the name with its index letters, such as {@code fleet_gw[r]}}
     */
    public String signature() {
        return index.isEmpty() ? name : name + "[" + String.join(", ", index) + "]";
    }

    /** Whose equation it is. */
    public enum Origin {
        /** The model's. */
        MODEL,
        /** A user's, for a variable of the user's own. */
        OWN,
        /** A user's, in the place of the model's. */
        REPLACED
    }
}
