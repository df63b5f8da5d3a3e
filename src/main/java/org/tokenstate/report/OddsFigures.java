package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.evidence.Posterior;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Probability;

/** The figures of odds by year: what binds, and each milestone. */
final class OddsFigures {
    private static final String UNIT = "% of draws";

    private static final Map<BindingConstraint, String> LABELS = Map.of(
            BindingConstraint.MARKET, "low returns",
            BindingConstraint.ENERGY, "firm power",
            BindingConstraint.ACCELERATORS, "the pace of building",
            BindingConstraint.CAPITAL, "capital",
            BindingConstraint.CHIPS, "chips under export control",
            BindingConstraint.POWER, "connections to the grid",
            BindingConstraint.WORLD_CHIPS, "the world's supply of accelerators");

    /** A colour for each, by its code, in every country. */
    private static final List<Integer> COLOURS = List.of(6, 4, 2, 5, 3, 7, 8);

    /** A colour for each milestone, in the order of {@link Projection#MILESTONES_PERCENT}. */
    private static final List<Integer> MILESTONES = List.of(5, 2, 3, 4, 7);

    private OddsFigures() {}

    /** A name for what binds, readable in a sentence. */
    static String label(BindingConstraint constraint) {
        return LABELS.getOrDefault(constraint, constraint.name());
    }

    /** The colour of what binds, in every country and figure. */
    static int colour(BindingConstraint constraint) {
        return COLOURS.get(constraint.code());
    }

    static Figure binding(Study study) {
        String topic = "What limits additions of accelerators";
        List<Map<BindingConstraint, Probability>> years = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            years.add(study.binding(year));
        }
        if (years.stream().anyMatch(Map::isEmpty)) {
            return Figure.absent("binding", topic, study.cause("binding_constraint"));
        }
        List<Chart.Series> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("year"));
        List<BindingConstraint> present = new ArrayList<>();
        Probability none = new Probability(0, study.ensemble.draws());
        for (BindingConstraint b : BindingConstraint.values()) {
            if (years.stream().anyMatch(y -> y.containsKey(b))) {
                present.add(b);
                head.add(label(b));
                series.add(new Chart.Series(
                        label(b),
                        colour(b),
                        years.stream()
                                .mapToDouble(y -> 100 * y.getOrDefault(b, none).value())
                                .toArray()));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(study.from + i)));
            for (BindingConstraint b : present) {
                row.add(Words.share(years.get(i).getOrDefault(b, none)));
            }
            rows.add(row);
        }
        Map.Entry<BindingConstraint, Probability> first = study.binding(study.near()).entrySet().stream()
                .max(Comparator.comparingLong(e -> e.getValue().hits()))
                .orElseThrow();
        return Figure.of(
                        "binding",
                        topic,
                        Words.sentence(label(first.getKey())) + " limit" + (plural(first.getKey()) ? "" : "s")
                                + " additions of accelerators in " + study.near() + " in "
                                + Words.odds(first.getValue()),
                        "Share of draws by what binds, in each year.",
                        new Chart.Stack(UNIT, Study.years(study.from, study.to), true, series),
                        head,
                        rows)
                .showing(List.of("binding_constraint"));
    }

    private static boolean plural(BindingConstraint constraint) {
        return switch (constraint) {
            case MARKET, CHIPS, POWER -> true;
            case ENERGY, ACCELERATORS, CAPITAL, WORLD_CHIPS -> false;
        };
    }

    static Figure milestones(Study study) {
        String topic = "Odds of each milestone by year";
        Map<String, Milestone> events = events(study);
        if (events.isEmpty()) {
            return Figure.absent("milestones", topic, study.cause("share_of_goods_exports"));
        }
        List<Chart.Series> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("by the end of"));
        List<List<Probability>> columns = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (Map.Entry<String, Milestone> event : events.entrySet()) {
            List<Probability> column = new ArrayList<>();
            for (int year = study.from; year <= study.to; year++) {
                column.add(study.by(event.getKey(), year));
            }
            columns.add(column);
            head.add(event.getValue().name());
            if (column.get(column.size() - 1).hits() == 0) {
                never.add(event.getValue().name());
            } else {
                series.add(new Chart.Series(
                        event.getValue().label(),
                        event.getValue().colour(),
                        column.stream().mapToDouble(p -> 100 * p.value()).toArray()));
            }
        }
        if (series.isEmpty()) {
            return Figure.absent(
                    "milestones",
                    topic,
                    "none of them happens by " + study.to + " in any of " + study.draws() + " draws");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(year)));
            for (List<Probability> column : columns) {
                row.add(Words.share(column.get(year - study.from)));
            }
            rows.add(row);
        }
        String saying =
                "Share of draws in which it has been reached by the end of each year; per cents are of goods exports."
                        + (never.isEmpty() ? "" : " In no draw by " + study.to + ": " + String.join(", ", never) + ".");
        return Figure.of(
                        "milestones",
                        topic,
                        likely(study, events),
                        saying,
                        new Chart.Lines(UNIT, Study.years(study.from, study.to), 100, series),
                        head,
                        rows)
                .showing(events.values().stream().map(Milestone::result).toList());
    }

    /** What may happen and is not unknown, by the output that holds its first year. */
    private static Map<String, Milestone> events(Study study) {
        Map<String, Milestone> events = new LinkedHashMap<>();
        Map<String, String> unknown = study.unknown();
        if (!unknown.containsKey("milestone_1")) {
            for (int percent : Projection.MILESTONES_PERCENT) {
                events.put(
                        "milestone_" + percent,
                        new Milestone(
                                percent + " % of goods exports",
                                percent + " %",
                                MILESTONES.get(Projection.MILESTONES_PERCENT.indexOf(percent)),
                                "share_of_goods_exports"));
            }
        }
        if (!unknown.containsKey("token_state_year")) {
            events.put("token_state_year", new Milestone("token-state", "token-state", Chart.OTHERS, "dependence"));
        }
        if (study.comparable() && study.behind()) {
            events.put(
                    "crossing_year",
                    new Milestone(
                            "generation per head of "
                                    + study.reference().map(Words::place).orElse(""),
                            "passes " + study.reference().orElse(""),
                            Chart.REFERENCE,
                            "generation_kwh_per_capita"));
        }
        return events;
    }

    /** Odds before and given the dated facts: the event whose odds they move most, and in the table all. */
    static Figure revised(Study study) {
        String topic = "Odds before and given the facts";
        Revised.Given found = study.given();
        if (found.posterior().isEmpty()) {
            return Figure.absent("facts", topic, found.cause());
        }
        Revised revised = Revised.of(study.ensemble, found.posterior().get());
        Map<String, Milestone> events = events(study);
        int far = study.far() - study.from;
        int end = study.to - study.from;
        String most = "";
        double furthest = 0;
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Milestone> event : events.entrySet()) {
            List<Revised.Odds> before = revised.before(event.getKey(), study.from, study.to);
            List<Revised.Odds> given = revised.given(event.getKey(), study.from, study.to);
            double moved = Math.abs(given.get(end).value() - before.get(end).value());
            if (moved > furthest) {
                furthest = moved;
                most = event.getKey();
            }
            rows.add(List.of(
                    event.getValue().name(),
                    before.get(far).shown(),
                    given.get(far).shown(),
                    before.get(end).shown(),
                    given.get(end).shown(),
                    Words.share(study.by(event.getKey(), study.to))));
        }
        Milestone shown = events.get(most);
        if (shown == null) {
            return Figure.absent("facts", topic, "the facts move none of the odds of what happens by " + study.to);
        }
        List<Revised.Odds> before = revised.before(most, study.from, study.to);
        List<Revised.Odds> given = revised.given(most, study.from, study.to);
        Posterior posterior = revised.posterior();
        return Figure.of(
                "facts",
                topic,
                posterior.facts().size() + " dated facts "
                        + (given.get(end).value() > before.get(end).value() ? "raise" : "lower") + " the odds of "
                        + (most.startsWith("milestone_")
                                ? "token exports of "
                                : most.equals("crossing_year") ? "the " : "a ")
                        + shown.name() + " by " + study.to + " from "
                        + Words.percent(before.get(end).value()) + " to "
                        + Words.percent(given.get(end).value()),
                "Facts up to "
                        + posterior.facts().stream()
                                .map(fact -> fact.date().toString())
                                .max(Comparator.naturalOrder())
                                .orElse("")
                        + " (command evidence) are what the world's parameters are fitted to. Before them these have their priors: the "
                        + study.draws() + " draws of this page, weighted, of which "
                        + Words.number(revised.drawsBefore()) + " of equal weight tell as much. Given them: "
                        + posterior.ensemble().draws() + " draws, a resample of "
                        + Words.number(posterior.weighted().draws())
                        + " by how well the world meets the facts. The rest of the page draws around the fitted values with the spread"
                        + " of the priors.",
                new Chart.Lines(
                        UNIT,
                        Study.years(study.from, study.to),
                        100,
                        List.of(line("given facts", Chart.OWN, given), line("before", Chart.OTHERS, before))),
                List.of(
                        "what happens",
                        "before the facts, by " + study.far(),
                        "given the facts, by " + study.far(),
                        "before the facts, by " + study.to,
                        "given the facts, by " + study.to,
                        "draws of this page, by " + study.to),
                rows);
    }

    private static Chart.Series line(String name, int colour, List<Revised.Odds> odds) {
        return new Chart.Series(
                name, colour, odds.stream().mapToDouble(o -> 100 * o.value()).toArray());
    }

    /**
     * Something that happens in a year, or never.
     *
     * @param name in words
     * @param label the name at its line
     * @param colour its place in the colours
     * @param result the result that it is read from
     */
    private record Milestone(String name, String label, int colour, String result) {}

    /** The largest milestone that more than half of the draws reach, and the odds of the next. */
    private static String likely(Study study, Map<String, Milestone> events) {
        String reached = "";
        for (Map.Entry<String, Milestone> event : events.entrySet()) {
            if (event.getKey().startsWith("milestone_")) {
                Probability p = study.by(event.getKey(), study.to);
                String name = event.getValue().name();
                if (p.value() > 0.5) {
                    reached = "Token exports reach " + name + " by " + study.to + " in " + Words.odds(p);
                } else {
                    return reached.isEmpty()
                            ? "Token exports reach " + name + " by " + study.to + " in " + Words.odds(p)
                            : reached + ", " + name + " in " + Words.share(p);
                }
            }
        }
        Map.Entry<String, Milestone> first = events.entrySet().iterator().next();
        return reached.isEmpty()
                ? Words.sentence(first.getValue().name()) + " by " + study.to + ": "
                        + Words.odds(study.by(first.getKey(), study.to))
                : reached;
    }
}
