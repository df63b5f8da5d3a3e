package org.tokenstate.catalogue;

import java.util.Arrays;
import java.util.List;
import org.tokenstate.catalogue.internal.Nearest;

/** When the value of a parameter is read. */
public enum Timing {
    /** Once, for the base year: the parameter has one value, and values by year are refused. */
    BASE_YEAR("base year"),
    /** In every year: the parameter may have a value by year. */
    BY_YEAR("by year");

    private final String label;

    Timing(String label) {
        this.label = label;
    }

    /**
     * {@return the words in the table of parameters, such as {@code by year}}
     */
    public String label() {
        return label;
    }

    /**
     * Reads the words.
     *
     * @param label {@code base year} or {@code by year}
     * @return the timing
     * @throws InputException if it is neither
     */
    public static Timing of(String label) {
        List<String> labels = Arrays.stream(values()).map(Timing::label).toList();
        int i = labels.indexOf(label);
        if (i < 0) {
            throw new InputException(Nearest.unknown("timing", label, labels));
        }
        return values()[i];
    }
}
