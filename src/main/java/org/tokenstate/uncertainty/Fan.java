package org.tokenstate.uncertainty;

import java.util.List;

/**
 * A result variable through the years, with its spread.
 *
 * @param variable the name of the variable
 * @param years the years in which it has a value
 * @param summaries one summary a year
 */
public record Fan(String variable, List<Integer> years, List<Summary> summaries) {
    /** Copies the lists. */
    public Fan {
        years = List.copyOf(years);
        summaries = List.copyOf(summaries);
    }
}
