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
 * What changed between two projections, and why, in words and one figure.
 *
 * @param comparison the projections
 * @param year the year for which single results are quoted
 */
record WhatChanged(Comparison comparison, int year) {
    static final String REVENUE = "export_revenue_usd";

    /** Up to here the difference is divided exactly, in two to the power of so many projections. */
    private static final int MOST_DIVIDED = 6;

    /** Token exports through the years, before and after. */
    Figure figure() {
        Projection base = comparison.base();
        Projection now = comparison.changed();
        String topic = "Token exports: now against the defaults";
        double[] before = new double[base.to() - base.from() + 1];
        double[] after = new double[before.length];
        List<List<String>> rows = new ArrayList<>();
        for (int year = base.from(); year <= base.to(); year++) {
            OptionalDouble a = base.in(year).value(REVENUE);
            OptionalDouble b = now.in(year).value(REVENUE);
            if (a.isEmpty() || b.isEmpty()) {
                return Figure.absent("now", topic, "a figure of the country is missing");
            }
            before[year - base.from()] = a.getAsDouble() / 1e9;
            after[year - base.from()] = b.getAsDouble() / 1e9;
            rows.add(List.of(String.valueOf(year), Words.usd(a.getAsDouble()), Words.usd(b.getAsDouble())));
        }
        List<Chart.Series> series =
                List.of(new Chart.Series("now", Chart.OWN, after), new Chart.Series("defaults", Chart.OTHERS, before));
        return Figure.of(
                "now",
                topic,
                topic,
                "Single projections, each parameter that you did not set at its default.",
                new Chart.Lines("bn USD of 2025", Study.years(base.from(), base.to()), 0, series),
                List.of("year", "defaults", "now"),
                rows);
    }

    /** The main results of the year, before and after. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("Token exports", REVENUE, Words::usd));
        rows.add(row("Share of goods exports", "share_of_goods_exports", Words::percent));
        rows.add(row("Tokens exported, a day", "exported_tokens", v -> Words.large(v / 365)));
        rows.add(row("Energy per token", "energy_per_token_joules", v -> Words.number(v) + " J"));
        rows.add(List.of("Limited by", limit(comparison.base()), limit(comparison.changed())));
        rows.add(List.of("5 % of goods exports since", first(comparison.base(), 5), first(comparison.changed(), 5)));
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

    private static String first(Projection projection, int percent) {
        OptionalInt first = projection.milestones().getOrDefault(percent, OptionalInt.empty());
        if (first.isPresent()) {
            return String.valueOf(first.getAsInt());
        }
        return projection.missing("share_of_goods_exports").isPresent() ? "missing" : "not by " + projection.to();
    }

    /** The difference of export revenue divided among what was set, and what limits exports since when. */
    List<String> why() {
        List<String> names = comparison.parameters();
        Comparison.Change change = comparison.change(REVENUE, year);
        if (names.isEmpty()) {
            return List.of("These are the defaults. Move a slider or pick a scenario.");
        }
        if (change.difference().isEmpty()) {
            return List.of("Export revenue is not known: "
                    + comparison
                            .base()
                            .missing(REVENUE)
                            .or(() -> comparison.changed().missing(REVENUE))
                            .orElse("a figure is missing")
                    + ".");
        }
        List<String> lines = new ArrayList<>();
        if (names.size() <= MOST_DIVIDED) {
            comparison
                    .shapley(REVENUE, year)
                    .forEach((name, effect) -> lines.add(assumed(name) + ": " + signed(effect)));
        } else {
            List<Comparison.Effect> effects = comparison.oneAtATime(REVENUE, year);
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
