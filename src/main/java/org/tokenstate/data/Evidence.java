package org.tokenstate.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;

/** How a value is known, from a measurement down to a memory; printed beside every value that is not observed. */
public enum Evidence {
    /** Measured or counted by its publisher. */
    OBSERVED,
    /** Read in a named document, which may itself have estimated it. */
    PUBLISHED,
    /** Arithmetic on published values, by a stated rule. */
    DERIVED,
    /** Chosen by this library; belongs into every sensitivity analysis. */
    ASSUMED,
    /** General knowledge of the compilers, read in no document; to be checked before it is relied on. */
    OWN_KNOWLEDGE;

    /**
     * {@return the lower-case name that the tables use, such as {@code own_knowledge}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant of a label.
     *
     * @param label the lower-case name
     * @return the constant
     * @throws InputException if there is none, with the nearest labels
     */
    public static Evidence of(String label) {
        for (Evidence e : values()) {
            if (e.label().equals(label)) {
                return e;
            }
        }
        List<String> labels = Arrays.stream(values()).map(Evidence::label).toList();
        throw new InputException(Nearest.unknown("evidence", label, labels));
    }
}
