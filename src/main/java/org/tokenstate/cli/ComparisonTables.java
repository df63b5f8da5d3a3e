package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.units.Ratio;

/** What two projections of one country say differently, as tables: for two scenarios and for two vintages of the data. */
final class ComparisonTables {
    private static final int PERCENT_OF_GOODS_EXPORTS = 1;

    private ComparisonTables() {}

    /** Headlines before and after, as the table {@code rows}; years in which another constraint binds; what differs at all. */
    static void add(Answer answer, Comparison comparison, String before, String after) {
        Answer.Table rows = answer.table(
                "rows",
                "Headlines (events: first year, by " + comparison.base().to() + ")",
                Column.text("result", "result"),
                Column.year("year", "in").absentAs(""),
                Column.number("before", before, "").notInTable(),
                Column.number("after", after, "").notInTable(),
                Column.number("difference", "difference", "").notInTable(),
                Column.text("unit", "unit").notInTable(),
                Column.shown("before", before),
                Column.shown("after", after),
                Column.shown("difference", "difference"));
        Map<String, String> unknownBefore = comparison.base().unknownEvents();
        Map<String, String> unknownAfter = comparison.changed().unknownEvents();
        for (Comparison.Headline h : comparison.headlines()) {
            rows.row(
                    h.result(),
                    h.year(),
                    h.before(),
                    h.after(),
                    h.difference(),
                    h.unit(),
                    shown(h, h.before(), unknownBefore, comparison.base()),
                    shown(h, h.after(), unknownAfter, comparison.changed()),
                    difference(h.difference(), h.result(), h.unit()));
        }
        Set<String> causes = new LinkedHashSet<>(unknownBefore.values());
        causes.addAll(unknownAfter.values());
        causes.forEach(cause -> answer.note("years shown as – are not known: " + cause));
        List<Comparison.Difference> differences = comparison.differences();
        answer.field(Column.year("first_year", "first year of difference").absentAs("none"), comparison.firstYear())
                .field(Column.number("results_that_differ", "results that differ", ""), differences.size())
                .data(
                        "differences",
                        differences.stream()
                                .map(d -> {
                                    Map<String, Object> item = new LinkedHashMap<>();
                                    item.put("variable", d.variable());
                                    item.put("unit", d.unit());
                                    item.put("first_year", d.firstYear());
                                    item.put("largest_year", d.largest().year());
                                    item.put("before", d.largest().before());
                                    item.put("after", d.largest().after());
                                    return item;
                                })
                                .toList());
        if (!comparison.flips().isEmpty()) {
            Answer.Table flips = answer.table(
                    "flips",
                    "Years in which another constraint binds",
                    Column.year("year", "year"),
                    Column.text("before", before),
                    Column.text("after", after));
            comparison
                    .flips()
                    .forEach(f -> flips.row(
                            f.year(),
                            f.before().map(BindingConstraint::label),
                            f.after().map(BindingConstraint::label)));
        }
    }

    /** A headline as a person reads it; an event that does not happen says so, one that is not known is empty. */
    private static Optional<String> shown(
            Comparison.Headline headline, OptionalDouble value, Map<String, String> unknown, Projection projection) {
        boolean never = headline.year().isEmpty() && value.isEmpty() && !unknown.containsKey(headline.result());
        return never
                ? Optional.of("not by " + projection.to())
                : shown(value, Shares.reading(headline.result(), headline.unit()), headline.unit());
    }

    /** The difference of two values of a result as a person reads it: of shares, in percentage points. */
    static Optional<String> difference(OptionalDouble value, String result, String unit) {
        return shown(value, Shares.reading(result, unit).ofDifference(), unit);
    }

    private static Optional<String> shown(OptionalDouble value, Shares.Reading reading, String unit) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        double number = value.getAsDouble();
        return Optional.of(unit.equals("year") ? Long.toString(Math.round(number)) : Numbers.with(reading, number));
    }

    /** The chance that the headline events have happened by each headline year, in ensembles of common draws. */
    static void addOdds(Answer answer, TokenStateModel base, TokenStateModel changed, int from, int to, long draws) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(PERCENT_OF_GOODS_EXPORTS)));
        if (base.reference().isPresent()) {
            criteria.add(Criterion.generationPerHeadAboveReference());
        }
        Ensemble before = Ensemble.of(base).draws(draws).seed(1).run(from, to);
        Ensemble after = Ensemble.of(changed).draws(draws).seed(1).run(from, to);
        Answer.Table odds = answer.table(
                "odds",
                "Probability that it has happened by the year, " + draws + " common draws",
                Column.text("criterion", "criterion"),
                Column.year("year", "by"),
                Column.percent("before", "before").decimals(1),
                Column.percent("after", "after").decimals(1),
                Column.percent("standard_error", "±").decimals(1));
        for (Criterion criterion : criteria) {
            Optional<String> missing = before.missing(criterion).or(() -> after.missing(criterion));
            if (missing.isPresent()) {
                answer.note("the probability of '" + criterion.label() + "' is not known: " + missing.get());
                continue;
            }
            for (int year : Comparison.HEADLINE_YEARS) {
                if (year >= from && year <= to) {
                    Probability p = before.probabilityBy(criterion, year);
                    Probability q = after.probabilityBy(criterion, year);
                    odds.row(
                            criterion.label(),
                            year,
                            p.value(),
                            q.value(),
                            Math.max(p.standardError(), q.standardError()));
                }
            }
        }
    }
}
