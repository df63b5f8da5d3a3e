package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.evidence.Revision;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Explanation;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;
import org.tokenstate.units.Ratio;

/** The first line of an answer: what was found, in one sentence. */
final class Findings {
    private static final int MOST_INPUTS = 4;
    private static final int LEADERS = 3;

    private Findings() {}

    /** A country or group in the middle of a sentence. */
    static String place(TokenStateModel model, String code) {
        return Words.place(Words.name(model, code));
    }

    private static String country(TokenStateModel model) {
        return place(model, model.country());
    }

    /** When generation per head crosses, what token exports reach, and whether a token-state arises. */
    static String of(Projection projection) {
        TokenStateModel model = projection.model();
        Map<String, String> unknown = projection.unknownEvents();
        int to = projection.to();
        List<String> parts = new ArrayList<>();
        String subject = "";
        if (model.reference().isPresent() && !unknown.containsKey("crossing_year")) {
            OptionalInt year = projection.crossingYear();
            String reference = place(model, model.reference().get());
            subject = country(model);
            parts.add(
                    year.isEmpty()
                            ? subject + " generates less electricity per head than " + reference + " to " + to
                            : year.getAsInt() == projection.from()
                                    ? subject + " generates no less electricity per head than " + reference + " in "
                                            + projection.from()
                                    : subject + " reaches " + reference + " in electricity per head in "
                                            + year.getAsInt());
        }
        String exports = subject.isEmpty() ? "token exports of " + country(model) : "token exports";
        if (unknown.containsKey("milestone_1")) {
            parts.add(exports + " against goods exports are not known");
        } else {
            parts.add(exports + " " + milestones(projection));
        }
        if (!unknown.containsKey("token_state_year")) {
            OptionalInt year = projection.tokenStateYear();
            parts.add(year.isPresent() ? "a token-state from " + year.getAsInt() + " on" : "no token-state by " + to);
        }
        return Words.sentence(String.join("; ", parts)) + ".";
    }

    private static String milestones(Projection projection) {
        List<String> passed = new ArrayList<>();
        Optional<Integer> next = Optional.empty();
        int before = 0;
        for (Map.Entry<Integer, OptionalInt> milestone : projection.milestones().entrySet()) {
            if (milestone.getValue().isPresent()) {
                int year = milestone.getValue().getAsInt();
                if (year == before) {
                    passed.remove(passed.size() - 1);
                }
                before = year;
                passed.add(milestone.getKey() + " % in " + year);
            } else if (next.isEmpty()) {
                next = Optional.of(milestone.getKey());
            }
        }
        if (passed.isEmpty()) {
            return "stay below " + next.orElse(1) + " % of goods exports to " + projection.to();
        }
        // The last two tell how fast it goes; all of them are in a note.
        List<String> last = passed.subList(Math.max(0, passed.size() - 2), passed.size());
        return "pass " + String.join(" and ", last) + " of goods exports"
                + next.map(percent -> ", never " + percent + " % before " + projection.to())
                        .orElse("");
    }

    /** The spread of the first variable that has one, in the last year. */
    static String of(Ensemble ensemble, TokenStateModel model, List<String> variables) {
        for (String variable : variables) {
            Fan fan = ensemble.missing(variable).isPresent()
                    ? new Fan(variable, List.of(), List.of())
                    : ensemble.fan(variable);
            if (!fan.years().isEmpty()) {
                int last = fan.years().size() - 1;
                Summary s = fan.summaries().get(last);
                Variable known = ensemble.variable(variable);
                Shares.Reading reading = Shares.reading(variable, known.unit());
                return Words.sentence(known.description()) + ", " + country(model) + " "
                        + fan.years().get(last) + ": median " + said(reading, s.p50())
                        + ", nine draws in ten between " + said(reading, s.p05()) + " and "
                        + said(reading, s.p95()) + ".";
            }
        }
        return "None of the variables has values in " + country(model) + ".";
    }

    /** The odds of the first milestone given the facts, and before. */
    static String of(Revision revision, TokenStateModel model, int year) {
        int percent = Projection.MILESTONES_PERCENT.get(0);
        Criterion criterion = Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent));
        Optional<String> missing = revision.prior().missing(criterion);
        if (missing.isPresent()) {
            return "Odds of " + country(model) + " are not known: " + missing.get() + ".";
        }
        return "Token exports of " + country(model) + " reach " + percent + " % of goods exports by " + year
                + " with a probability of " + percent(revision.posterior().probabilityBy(criterion, year)) + " given "
                + revision.facts().size() + " dated facts, of "
                + percent(revision.prior().probabilityBy(criterion, year)) + " before them.";
    }

    private static String percent(Probability odds) {
        return Numbers.readable(100 * odds.value(), -1) + " %";
    }

    /** A number in a sentence, where a large count is a word: {@code 1.66 quintillion tokens}. */
    private static String said(Shares.Reading reading, double value) {
        return reading.factor() == 1 && Math.abs(value) >= 1e6
                ? (Words.large(value) + " " + reading.unit()).strip()
                : Numbers.with(reading, value);
    }

    /** What leads a table that is ordered by weight. */
    static String leaders(String of, Answer.Table table) {
        List<String> names = table.rows.stream()
                .limit(LEADERS)
                .map(row -> String.valueOf(row.get(0)))
                .toList();
        return names.isEmpty()
                ? "Nothing moves " + of + "."
                : "The spread of " + of + " comes first from " + names.get(0)
                        + (names.size() > 1
                                ? ", then from " + String.join(" and ", names.subList(1, names.size()))
                                : "")
                        + ".";
    }

    /** Who leads a ranking. */
    static String of(Ranking ranking, Ranking.By by, int year) {
        String unit = TokenStateModel.catalogue().all().stream()
                .filter(v -> v.name().equals(by.key()))
                .map(Variable::unit)
                .findFirst()
                .orElse("");
        Shares.Reading reading = Shares.reading(by.key(), unit);
        List<String> leaders = ranking.rows().stream()
                .limit(LEADERS)
                .map(row -> Words.place(row.name()) + value(reading, row.value(by)))
                .toList();
        return leaders.isEmpty()
                ? "No country has the figures that " + by.key() + " in " + year + " needs."
                : Words.sentence(leaders.get(0)) + " leads by " + by.key() + " in " + year
                        + (leaders.size() > 1
                                ? ", before " + String.join(" and ", leaders.subList(1, leaders.size()))
                                : "")
                        + "; " + Numbers.counted(ranking.rows().size(), "country", "countries") + " ranked.";
    }

    private static String value(Shares.Reading reading, OptionalDouble value) {
        return value.isPresent() ? " (" + Numbers.with(reading, value.getAsDouble()) + ")" : "";
    }

    /** The value that is explained, and what it is computed from. */
    static String of(Explanation explanation, TokenStateModel model) {
        Explanation.Node root = explanation.root();
        List<String> inputs =
                root.inputs().stream().map(Explanation.Node::name).distinct().toList();
        String from = inputs.isEmpty()
                ? ""
                : ", from " + String.join(", ", inputs.subList(0, Math.min(MOST_INPUTS, inputs.size())))
                        + (inputs.size() > MOST_INPUTS ? " and " + (inputs.size() - MOST_INPUTS) + " more" : "");
        Shares.Reading reading = Shares.reading(root.name(), root.unit());
        String value = root.value().isPresent()
                        && root.choice().isEmpty()
                        && !root.unit().equals(BindingConstraint.UNIT)
                ? said(reading, root.value().getAsDouble())
                : root.shown();
        return Words.sentence(root.description()) + ", " + country(model) + " " + root.year() + ": " + value + from
                + ".";
    }

    /** What a result is under one set of assumptions and under another. */
    static String of(Comparison comparison, String target, int year) {
        if (comparison.isEmpty()) {
            return "No result differs.";
        }
        TokenStateModel model = comparison.base().model();
        Comparison.Change change = comparison.change(target, year);
        Variable known = model.results().get(target);
        Shares.Reading reading = Shares.reading(target, known.unit());
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return target + " of " + country(model) + " in " + year + " is not known.";
        }
        double before = change.before().getAsDouble();
        double after = change.after().getAsDouble();
        return Words.sentence(known.description()) + ", " + country(model) + " " + year + ": "
                + Numbers.with(reading, after) + " instead of " + Numbers.with(reading, before) + ".";
    }

    /** What a market trades in a year. */
    static String ofMarket(double volumeMtok, double spendingUsd) {
        return Words.large(1e6 * volumeMtok) + " tokens a year for " + Words.usd(spendingUsd) + ".";
    }

    /** When each growth model sees the crossing. */
    static String of(List<Convergence> all, String own, String reference, int to) {
        Map<String, String> years = all.stream()
                .collect(Collectors.toMap(
                        Convergence::growthModel,
                        c -> c.centralYear().isPresent()
                                ? String.valueOf(c.centralYear().getAsInt())
                                : "not before " + to,
                        (a, b) -> a));
        List<String> said = new ArrayList<>();
        for (String name : List.of("blend", "default", "outlook")) {
            if (years.containsKey(name)) {
                said.add(years.get(name) + " by '" + name + "'");
            }
        }
        return Words.sentence(own) + " reaches " + reference + " in electricity per head in " + String.join(", ", said)
                + ".";
    }
}
