package org.tokenstate.data;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.Evidence;

/**
 * One dated fact about the market for tokens.
 *
 * @param id the identifier, such as {@code V026}
 * @param from the first day that it speaks of
 * @param to the last day
 * @param market where: {@code World}, a country's code, or a platform
 * @param origin whose models: {@code CN}, {@code US}, {@code ROW}, {@code all}, {@code stealth} or {@code other}
 * @param subject whose figure, such as a firm or a model
 * @param quantity what it counts
 * @param basis how tokens are counted; counts of different bases are never added or compared
 * @param value the number; empty when the fact is a text
 * @param text the text, such as a range; empty when the fact is a number
 * @param unit the unit
 * @param source who says so
 * @param address where it was read
 * @param evidence how it is known
 * @param secondHand whether it was read in the press and not at the publisher
 * @param note what else must be said
 */
public record MarketFact(
        String id,
        LocalDate from,
        LocalDate to,
        String market,
        String origin,
        String subject,
        String quantity,
        Basis basis,
        OptionalDouble value,
        String text,
        String unit,
        String source,
        String address,
        Evidence evidence,
        boolean secondHand,
        String note) {
    /** How tokens are counted. */
    public enum Basis {
        /** All that a firm's machines process, its own products such as search included. */
        PROCESSED,
        /** What an interface for developers or a cloud bills. */
        SOLD,
        /** What passes through OpenRouter, billed or free. */
        ROUTED,
        /** The fact counts no tokens. */
        NONE
    }

    /**
     * {@return the number}
     *
     * @throws NoSuchElementException if the fact is a text
     */
    public double number() {
        return value.orElseThrow(() -> new NoSuchElementException(
                "market fact " + id + " (" + quantity + ") has no number but '" + text + "'"));
    }

    /**
     * {@return the middle of the days that the fact speaks of, in years of the calendar, such as 2025.5}
     */
    public double year() {
        return (yearOf(from) + yearOf(to.plusDays(1))) / 2;
    }

    private static double yearOf(LocalDate day) {
        return day.getYear() + (day.getDayOfYear() - 1.0) / day.lengthOfYear();
    }
}
