package org.tokenstate.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How well a number is founded. */
public enum Evidence {
    /** Measured or counted by the publisher. */
    OBSERVED,
    /** Read in a named document. */
    PUBLISHED,
    /** Computed from published figures. */
    DERIVED,
    /** Fitted to dated facts by a recipe in code, which the source names. */
    CALIBRATED,
    /** Assumed: drawn in ensembles and sensitivity analyses, or the catalogue says why not. */
    ASSUMED,
    /** General knowledge of the compiler that was not re-read. */
    OWN_KNOWLEDGE;

    /**
     * {@return the word in files and in what is printed, such as {@code own_knowledge}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the evidence of a label.
     *
     * @param label the label, such as {@code assumed}
     * @return the evidence
     * @throws InputException if there is none
     */
    public static Evidence of(String label) {
        for (Evidence evidence : values()) {
            if (evidence.label().equals(label)) {
                return evidence;
            }
        }
        throw new InputException("evidence must be one of "
                + Arrays.stream(values()).map(Evidence::label).collect(Collectors.joining(", ")) + " but is '" + label
                + "'");
    }
}
