package org.tokenstate.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.uncertainty.Observation;

/** Dated facts about results of the model, from one table. Immutable. */
public final class DatedFacts {
    private final Map<String, DatedFact> all;

    private DatedFacts(Map<String, DatedFact> all) {
        this.all = all;
    }

    /**
     * {@return the bundled facts}
     */
    public static DatedFacts bundled() {
        return of(CsvTable.bundled("dated_facts.csv"));
    }

    /**
     * Reads a table.
     *
     * @param table columns {@code id, quantity, expression, unit, year, date, value, scale, sd, used_for, evidence, source, note}
     * @return the facts
     * @throws org.tokenstate.catalogue.InputException if a column is missing, an id is there twice or a cell cannot be read
     */
    public static DatedFacts of(CsvTable table) {
        table.require(
                "id",
                "quantity",
                "expression",
                "unit",
                "year",
                "date",
                "value",
                "scale",
                "sd",
                "used_for",
                "evidence",
                "source",
                "note");
        Map<String, DatedFact> all = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String column = "date";
            try {
                LocalDate date = LocalDate.parse(row.requiredText("date"));
                column = "scale";
                Observation.Scale scale = word(Observation.Scale.values(), row.requiredText("scale"));
                column = "used_for";
                DatedFact.Use use = word(DatedFact.Use.values(), row.requiredText("used_for"));
                column = "evidence";
                Source source = new Source(row.requiredText("source"), Evidence.of(row.requiredText("evidence")));
                column = "value";
                DatedFact fact = new DatedFact(
                        row.requiredText("id"),
                        row.requiredText("quantity"),
                        row.requiredText("expression"),
                        row.requiredText("unit"),
                        row.requiredInteger("year"),
                        date,
                        row.requiredNumber("value"),
                        scale,
                        row.requiredNumber("sd"),
                        use,
                        source,
                        row.text("note"));
                column = "id";
                if (all.put(fact.id(), fact) != null) {
                    throw row.fault("id", "fact '" + fact.id() + "' is there twice");
                }
            } catch (org.tokenstate.catalogue.InputException e) {
                throw e.isPlaced() ? e : row.fault(column, e.faults().get(0));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw row.fault(column, String.valueOf(e.getMessage()));
            }
        }
        return new DatedFacts(all);
    }

    private static <E extends Enum<E>> E word(E[] known, String text) {
        List<String> words = new ArrayList<>();
        for (E one : known) {
            words.add(one.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        }
        return known[Nearest.indexOf("word", text, words)];
    }

    /**
     * {@return all facts in the order of the table}
     */
    public List<DatedFact> all() {
        return List.copyOf(all.values());
    }

    /**
     * One fact.
     *
     * @param id its identifier
     * @return the fact
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest identifiers
     */
    public DatedFact get(String id) {
        return Nearest.get("dated fact", id, all);
    }

    /**
     * Some of the facts.
     *
     * @param which which
     * @return these
     */
    public DatedFacts only(Predicate<DatedFact> which) {
        Map<String, DatedFact> some = new LinkedHashMap<>();
        all.forEach((id, fact) -> {
            if (which.test(fact)) {
                some.put(id, fact);
            }
        });
        return new DatedFacts(some);
    }

    /**
     * The facts that were known on a day, by their dates.
     *
     * @param day the day
     * @return those dated to it or before
     */
    public DatedFacts knownOn(LocalDate day) {
        return only(fact -> !fact.date().isAfter(day));
    }

    /** These facts and others. */
    DatedFacts and(DatedFacts others) {
        Map<String, DatedFact> both = new LinkedHashMap<>(all);
        both.putAll(others.all);
        return new DatedFacts(both);
    }

    /** The same quantity in another year, if there is a fact. */
    Optional<DatedFact> same(DatedFact fact, int year) {
        return Optional.ofNullable(all.get(fact.series() + "%02d".formatted(year % 100)));
    }
}
