package org.tokenstate.data;

import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.Evidence;

/**
 * A single published or remembered number, with where it was read.
 *
 * @param id the identifier, such as {@code DC062}
 * @param group what it belongs to
 * @param quantity what it counts
 * @param area the country or area
 * @param period the year or date
 * @param value the number; empty when the fact is a text
 * @param text the text; empty when the fact is a number
 * @param unit the unit
 * @param low the lower end of its range, if given
 * @param high the upper end of its range, if given
 * @param source who says so
 * @param address where it was read
 * @param evidence how it is known
 * @param note what else must be said
 */
public record Fact(
        String id,
        String group,
        String quantity,
        String area,
        String period,
        OptionalDouble value,
        String text,
        String unit,
        OptionalDouble low,
        OptionalDouble high,
        String source,
        String address,
        Evidence evidence,
        String note) {
    /**
     * {@return the number}
     *
     * @throws NoSuchElementException if the fact is a text
     */
    public double number() {
        return value.orElseThrow(() ->
                new NoSuchElementException("fact " + id + " (" + quantity + ") has no number but '" + text + "'"));
    }
}
