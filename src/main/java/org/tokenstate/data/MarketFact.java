package org.tokenstate.data;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

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

    /** Whether another row says the same of the same, its note aside. */
    boolean saysAs(MarketFact that) {
        return from.equals(that.from)
                && to.equals(that.to)
                && market.equals(that.market)
                && origin.equals(that.origin)
                && subject.equals(that.subject)
                && quantity.equals(that.quantity)
                && basis == that.basis
                && value.equals(that.value)
                && text.equals(that.text)
                && unit.equals(that.unit)
                && source.equals(that.source)
                && evidence == that.evidence;
    }

    private static final List<String> ORIGINS = List.of("all", "CN", "US", "ROW", "stealth", "other");

    /**
     * Reads a row of the table {@code token_history}.
     *
     * @throws InputException with the place of every cell that is none of what it must be
     */
    static MarketFact of(CsvTable.Row row) {
        List<String> faults = new ArrayList<>();
        for (String column : List.of("id", "market", "subject", "quantity", "unit", "source", "address")) {
            if (row.text(column).isBlank()) {
                faults.addAll(row.fault(column, column + " is required but the cell is empty")
                        .faults());
            }
        }
        LocalDate from = date(row, "from_date", faults);
        LocalDate to = date(row, "to_date", faults);
        if (to.isBefore(from)) {
            faults.addAll(row.fault("to_date", "to_date must not be before " + from + " but is " + to)
                    .faults());
        }
        String origin = word(row, "origin", ORIGINS, faults);
        String basis = word(row, "basis", List.of("", "processed", "sold", "routed"), faults);
        String second = word(row, "second_hand", List.of("true", "false"), faults);
        Evidence evidence = Evidence.ASSUMED;
        OptionalDouble value = OptionalDouble.empty();
        try {
            evidence = Evidence.of(row.text("evidence"));
        } catch (InputException e) {
            faults.addAll(row.fault("evidence", e.faults().get(0)).faults());
        }
        try {
            value = row.number("value");
            if (value.isPresent() != row.text("text_value").isEmpty()) {
                faults.addAll(row.fault("value", "a fact must have either a value or a text_value")
                        .faults());
            }
        } catch (InputException e) {
            faults.addAll(e.faults());
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new MarketFact(
                row.text("id"),
                from,
                to,
                row.text("market"),
                origin,
                row.text("subject"),
                row.text("quantity"),
                basis.isEmpty() ? Basis.NONE : Basis.valueOf(basis.toUpperCase(Locale.ROOT)),
                value,
                row.text("text_value"),
                row.text("unit"),
                row.text("source"),
                row.text("address"),
                evidence,
                Boolean.parseBoolean(second),
                row.text("note"));
    }

    private static LocalDate date(CsvTable.Row row, String column, List<String> faults) {
        try {
            return LocalDate.parse(row.text(column));
        } catch (DateTimeParseException e) {
            faults.addAll(row.fault(
                            column,
                            column + " must be a day such as 2026-06-30 but is '"
                                    + InputException.shown(row.text(column)) + "'")
                    .faults());
            return LocalDate.EPOCH;
        }
    }

    private static String word(CsvTable.Row row, String column, List<String> words, List<String> faults) {
        String word = row.text(column);
        if (!words.contains(word)) {
            faults.addAll(
                    row.fault(column, Nearest.unknown(column, word, words)).faults());
        }
        return word;
    }
}
