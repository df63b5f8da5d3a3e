package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.uncertainty.Probability;

/** The figures of odds by year: what binds, and each milestone. */
final class OddsFigures {
    private static final String UNIT = "% of draws";

    private static final Map<BindingConstraint, String> LABELS = Map.of(
            BindingConstraint.MARKET, "returns below the path",
            BindingConstraint.ENERGY, "firm power",
            BindingConstraint.ACCELERATORS, "the path of additions",
            BindingConstraint.CAPITAL, "capital",
            BindingConstraint.CHIPS, "chips under export control",
            BindingConstraint.POWER, "connections to the grid",
            BindingConstraint.WORLD_CHIPS, "the world's supply of accelerators");

    private OddsFigures() {}

    /** A name for what binds, readable in a sentence. */
    static String label(BindingConstraint constraint) {
        return LABELS.getOrDefault(constraint, constraint.name());
    }

    static Figure binding(Study study) {
        String title = "What limits additions of accelerators";
        List<Map<BindingConstraint, Probability>> years = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            years.add(study.binding(year));
        }
        if (years.stream().anyMatch(Map::isEmpty)) {
            return Figure.absent("binding", title, study.cause("binding_constraint"));
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
        String saying = study.binding(study.near()).entrySet().stream()
                .max(Comparator.comparingLong(e -> e.getValue().hits()))
                .map(e -> "Share of draws by what binds. In " + study.near() + " it is most often " + label(e.getKey())
                        + ", in " + Words.odds(e.getValue()) + ".")
                .orElse("");
        return Figure.of(
                "binding",
                title,
                saying,
                new Chart.Stack(UNIT, Study.years(study.from, study.to), true, series),
                head,
                rows);
    }

    static Figure milestones(Study study) {
        String title = "Odds of each milestone by year";
        Map<String, String> events = new LinkedHashMap<>();
        Map<String, String> unknown = study.unknown();
        if (!unknown.containsKey("milestone_1")) {
            for (int percent : Projection.MILESTONES_PERCENT) {
                events.put("milestone_" + percent, percent + " % of goods exports");
            }
        }
        if (!unknown.containsKey("token_state_year")) {
            events.put("token_state_year", "token-state");
        }
        if (study.comparable() && study.behind()) {
            events.put(
                    "crossing_year",
                    "generation per head of "
                            + study.reference().map(Words::place).orElse(""));
        }
        if (events.isEmpty()) {
            return Figure.absent("milestones", title, study.cause("share_of_goods_exports"));
        }
        List<Chart.Series> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("by the end of"));
        List<List<Probability>> columns = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (Map.Entry<String, String> event : events.entrySet()) {
            List<Probability> column = new ArrayList<>();
            for (int year = study.from; year <= study.to; year++) {
                column.add(study.by(event.getKey(), year));
            }
            columns.add(column);
            head.add(event.getValue());
            if (column.get(column.size() - 1).hits() == 0) {
                never.add(event.getValue());
            } else {
                series.add(new Chart.Series(
                        event.getValue(),
                        column.stream().mapToDouble(p -> 100 * p.value()).toArray()));
            }
        }
        if (series.isEmpty()) {
            return Figure.absent(
                    "milestones",
                    title,
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
        String saying = "Share of draws in which it has been reached by the end of each year."
                + (never.isEmpty() ? "" : " In no draw by " + study.to + ": " + String.join(", ", never) + ".");
        return Figure.of(
                "milestones",
                title,
                saying,
                new Chart.Lines(UNIT, Study.years(study.from, study.to), 100, series),
                head,
                rows);
    }
}
