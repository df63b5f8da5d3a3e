package org.tokenstate.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.report.internal.Words;

/**
 * What changed between two projections, and why, in words.
 *
 * @param comparison the projections
 * @param year the year for which single results are quoted
 */
record WhatChanged(Comparison comparison, int year) {
    /** Up to here the difference is divided exactly, in two to the power of so many projections. */
    private static final int MOST_DIVIDED = 6;

    /** The main results of the year, before and after. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("Token exports", Reading.REVENUE, Words::usd));
        rows.add(row("Exports less imports", Reading.BALANCE, Reading::signed));
        rows.add(row("Share of goods exports", Reading.GOODS, Words::percent));
        rows.add(row("Tokens exported, a day", "exported_tokens", WhatChanged::daily));
        rows.add(row("Tokens that power and accelerators could serve, a day", "exportable_tokens", WhatChanged::daily));
        rows.add(row("Generation per head", Reading.GENERATION, Reading::megawattHours));
        rows.add(row("Energy per token", "energy_per_token_joules", v -> Words.number(v) + " J"));
        rows.add(List.of("Limited by", limit(comparison.base()), limit(comparison.changed())));
        rows.add(List.of("5 % of goods exports since", first(comparison.base()), first(comparison.changed())));
        return rows;
    }

    private List<String> row(String label, String variable, DoubleFunction<String> words) {
        Comparison.Change change = comparison.change(variable, year);
        return List.of(label, words(change.before(), words), words(change.after(), words));
    }

    private static String words(OptionalDouble value, DoubleFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsDouble()) : "missing";
    }

    private String limit(Projection projection) {
        return projection.in(year).bindingConstraint().map(OddsFigures::label).orElse("missing");
    }

    private static String daily(double tokens) {
        return Words.large(tokens / 365);
    }

    private static String first(Projection projection) {
        OptionalInt first = projection.milestones().getOrDefault(5, OptionalInt.empty());
        if (first.isPresent()) {
            return String.valueOf(first.getAsInt());
        }
        return projection.missing(Reading.GOODS).isPresent() ? "missing" : "not by " + projection.to();
    }

    /** The difference of export revenue divided among what was set, and what limits exports since when. */
    List<String> why() {
        List<String> names = comparison.changes();
        Comparison.Change change = comparison.change(Reading.REVENUE, year);
        if (names.isEmpty()) {
            return List.of("These are the defaults. Move a slider or pick a scenario.");
        }
        if (change.difference().isEmpty()) {
            return List.of("Export revenue is not known: "
                    + comparison.missing(Reading.REVENUE).orElse("a figure is missing")
                    + ".");
        }
        List<String> lines = new ArrayList<>();
        if (names.size() <= MOST_DIVIDED) {
            comparison
                    .shapley(Reading.REVENUE, year)
                    .forEach((name, effect) -> lines.add(assumed(name) + ": " + signed(effect)));
        } else {
            List<Comparison.Effect> effects = comparison.oneAtATime(Reading.REVENUE, year);
            for (Comparison.Effect effect : effects.subList(0, MOST_DIVIDED)) {
                lines.add(assumed(effect.parameter()) + ": " + signed(effect.alone()) + " by itself");
            }
            lines.add(names.size() - MOST_DIVIDED + " more with less effect each; together they do not add up.");
        }
        List<Comparison.Flip> flips = comparison.flips();
        if (!flips.isEmpty()) {
            Comparison.Flip flip = flips.get(0);
            lines.add("Another limit binds in " + flips.size() + " of "
                    + (comparison.base().to() - comparison.base().from() + 1) + " years, first in " + flip.year() + ": "
                    + flip.after().map(OddsFigures::label).orElse("missing") + " instead of "
                    + flip.before().map(OddsFigures::label).orElse("missing") + ".");
        }
        return lines;
    }

    private String assumed(String name) {
        if (name.equals(Comparison.EQUATIONS)) {
            return "equations of its own";
        }
        Scenario before = comparison.base().model().scenario();
        Scenario after = comparison.changed().model().scenario();
        boolean choice = ParameterTable.bundled().get(name).isChoice();
        return name.replace('_', ' ').replace(".", ", ") + " "
                + (choice
                        ? before.choice(name) + " → " + after.choice(name)
                        : brief(before.path(name)) + " → " + brief(after.path(name)));
    }

    private static String brief(YearPath path) {
        String least = plain(path.min());
        return path.isConstant() ? least : least + " to " + plain(path.max()) + " by year";
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String signed(double usd) {
        return Math.abs(usd) < 1e6
                ? "no difference over 1 million USD"
                : (usd < 0 ? "−" : "+") + Words.usd(Math.abs(usd));
    }
}
