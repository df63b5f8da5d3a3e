package org.tokenstate.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.internal.Require;

/**
 * What was read from a file: values by country, quantity and year, or facts about the market for tokens, to be laid over other
 * data with {@link Datasets#with}; or measurements.
 */
public final class Imported {
    private final UpstreamFormat format;
    private final String file;
    private final List<Overlay.Entry<Indicator>> figures;
    private final List<Overlay.Entry<Datasets.ProjectionBound>> projections;
    private final List<Map<String, String>> measurements;
    private final List<MarketFact> facts;
    private final List<String> skipped;
    private final List<Warning> warnings;
    private final Optional<String> older;

    Imported(
            UpstreamFormat format,
            String file,
            List<Overlay.Entry<Indicator>> figures,
            List<Overlay.Entry<Datasets.ProjectionBound>> projections,
            List<Map<String, String>> measurements,
            Collection<MarketFact> facts,
            List<String> skipped,
            List<Warning> warnings,
            Optional<String> older) {
        this.format = format;
        this.file = file;
        this.figures = List.copyOf(figures);
        this.projections = List.copyOf(projections);
        this.measurements = List.copyOf(measurements);
        this.facts = List.copyOf(facts);
        this.skipped = List.copyOf(skipped);
        this.warnings = List.copyOf(warnings);
        this.older = older;
    }

    /**
     * A value that can be read but hardly be true, such as one in another unit.
     *
     * @param place the code of the country, or {@code WLD}
     * @param text what is implausible, {@code file:line:column: what, value, bound}
     */
    public record Warning(String place, String text) {}

    /**
     * A value that differs from what the data had before.
     *
     * @param place the code of the country, or {@code WLD}; of a fact its market
     * @param quantity the name of the quantity; of a fact its identifier, quantity and subject
     * @param year the year
     * @param before the value before; empty when there was none
     * @param after the value now
     * @param unit the unit of both
     * @param publisherBefore who published the value before; empty when there was none
     */
    public record Change(
            String place,
            String quantity,
            int year,
            OptionalDouble before,
            double after,
            String unit,
            String publisherBefore) {
        /**
         * {@return {@code after / before - 1}; empty where there was no value, or zero}
         */
        public OptionalDouble relative() {
            return before.isPresent() && before.getAsDouble() != 0
                    ? OptionalDouble.of(after / before.getAsDouble() - 1)
                    : OptionalDouble.empty();
        }

        /** Larger relative moves first, then values that were zero, then new ones; each in the order of the file. */
        static final Comparator<Change> LARGEST_FIRST = Comparator.comparingDouble(c -> c.before.isEmpty()
                ? Double.POSITIVE_INFINITY
                : -Math.abs(c.relative().orElse(0)));
    }

    /**
     * {@return the format of the file}
     */
    public UpstreamFormat format() {
        return format;
    }

    /**
     * {@return the file as the user named it}
     */
    public String file() {
        return file;
    }

    /**
     * {@return how many values of countries were read}
     */
    public int size() {
        return figures.size() + projections.size();
    }

    /**
     * {@return the rows of measurements by column; empty for the other formats}
     */
    public List<Map<String, String>> measurements() {
        return measurements;
    }

    /**
     * {@return the dated facts about the market for tokens; empty for the other formats}
     */
    public List<MarketFact> facts() {
        return facts;
    }

    /**
     * {@return the facts that the data have not, or have otherwise in anything but their note}
     *
     * @param base the data to compare with
     */
    public List<MarketFact> factsAgainst(Datasets base) {
        Map<String, MarketFact> before = base.tokenHistoryById();
        return facts.stream()
                .filter(fact -> {
                    MarketFact old = before.get(fact.id());
                    return old == null || !old.saysAs(fact);
                })
                .toList();
    }

    /**
     * {@return what was left out and why, one line a reason with the number of rows and what they are called}
     */
    public List<String> skipped() {
        return skipped;
    }

    /**
     * {@return values that are a factor of three from their neighbours in time, and balances of electricity that do not close, in
     *     the order of the file}
     */
    public List<Warning> warnings() {
        return warnings;
    }

    /**
     * {@return which quantities of a publisher's file end before the bundled ones of the same places; empty when none does}
     */
    public Optional<String> olderThanBundled() {
        return older;
    }

    /**
     * Refuses implausible values.
     *
     * @return these values
     * @throws InputException with every {@link #warnings warning}, if there is one
     */
    public Imported strict() {
        if (!warnings.isEmpty()) {
            throw new InputException(warnings.stream().map(Warning::text).toList());
        }
        return this;
    }

    /**
     * What these values would change.
     *
     * @param base the data to compare with
     * @return the values that are new or not exactly equal, in the order of the file; of facts those that are numbers, see
     *     {@link #factsAgainst}
     */
    public List<Change> changesAgainst(Datasets base) {
        List<Change> changes = new ArrayList<>();
        Map<String, MarketFact> known = base.tokenHistoryById();
        for (MarketFact fact : facts) {
            MarketFact old = known.get(fact.id());
            OptionalDouble before =
                    old != null && old.unit().equals(fact.unit()) ? old.value() : OptionalDouble.empty();
            if (fact.value().isPresent() && !before.equals(fact.value())) {
                changes.add(new Change(
                        fact.market(),
                        fact.id() + " " + fact.quantity() + ", " + fact.subject(),
                        fact.from().getYear(),
                        before,
                        fact.number(),
                        fact.unit(),
                        old == null ? "" : old.source()));
            }
        }
        for (Overlay.Entry<Indicator> e : figures) {
            Optional<Cell> before = base.cell(e.iso3(), e.quantity(), e.year());
            if (before.isEmpty() || before.get().value() != e.cell().value()) {
                changes.add(new Change(
                        e.iso3(),
                        e.quantity().name(),
                        e.year(),
                        before.map(c -> OptionalDouble.of(c.value())).orElseGet(OptionalDouble::empty),
                        e.cell().value(),
                        e.cell().unit(),
                        before.map(Cell::publisher).orElse("")));
            }
        }
        for (Overlay.Entry<Datasets.ProjectionBound> e : projections) {
            OptionalDouble before = base.projected(e.iso3(), e.quantity(), e.year());
            if (before.isEmpty() || before.getAsDouble() != e.cell().value()) {
                changes.add(new Change(
                        e.iso3(),
                        "POPULATION_PROJECTION_" + e.quantity().name(),
                        e.year(),
                        before,
                        e.cell().value(),
                        e.cell().unit(),
                        before.isEmpty() ? "" : "UN WPP 2024"));
            }
        }
        return changes;
    }

    /**
     * The largest of these changes: by {@link Change#relative}, new values last.
     *
     * @param base the data to compare with
     * @param most how many at most
     * @return the changes, the largest first
     * @throws IllegalArgumentException if {@code most < 0}
     */
    public List<Change> largestAgainst(Datasets base, int most) {
        Require.atLeast(most, 0, "number of the largest changes");
        return changesAgainst(base).stream()
                .sorted(Change.LARGEST_FIRST)
                .limit(most)
                .toList();
    }

    List<Overlay.Entry<Indicator>> figures() {
        return figures;
    }

    List<Overlay.Entry<Datasets.ProjectionBound>> projections() {
        return projections;
    }
}
