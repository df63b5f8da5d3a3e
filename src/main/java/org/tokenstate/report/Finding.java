package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;

/**
 * What a report has found, for whoever reads one sentence and four numbers.
 *
 * @param headline the finding, without the full stop
 * @param lede at most two sentences more
 * @param tiles four numbers with their ranges
 */
record Finding(String headline, List<String> lede, List<Tile> tiles) {
    private static final String REVENUE = "export_revenue_usd";
    private static final String GOODS = "share_of_goods_exports";
    private static final String NINE_IN_TEN = "nine draws in ten: ";

    /**
     * A number of the head.
     *
     * @param label what it is
     * @param value the number
     * @param range between which values nine draws in ten lie, or what else says how sure it is
     * @param result the result that it is read from
     */
    record Tile(String label, String value, String range, String result) {}

    static Finding of(Study study) {
        List<String> lede = new ArrayList<>();
        crossing(study).ifPresent(lede::add);
        limit(study).ifPresent(lede::add);
        return new Finding(
                exports(study) + tokenState(study),
                lede,
                List.of(sold(study), share(study), state(study), generation(study)));
    }

    private static String exports(Study study) {
        int year = study.far();
        String place = Words.sentence(study.place());
        if (!study.has(Study.output(REVENUE, year))) {
            return "Token exports of " + study.place() + " cannot be put in money: " + study.cause(REVENUE);
        }
        Probability some = study.above(REVENUE, year, 0);
        if (some.hits() == 0) {
            return place + " exports no tokens in " + year + " in any of " + study.draws() + " draws";
        }
        Summary revenue = study.summary(REVENUE, year);
        if (revenue.p50() == 0) {
            return place + " exports tokens in " + year + " in no more than " + Words.odds(some);
        }
        String of = study.has(Study.output(GOODS, year))
                ? ", " + Words.percent(study.summary(GOODS, year).p50()) + " of its goods exports"
                : "";
        return place + " sells tokens for " + Words.usd(revenue.p50()) + " abroad in " + year + of;
    }

    /** The odds of a token-state in the words of a band, with the number. */
    private static String tokenState(Study study) {
        if (study.unknown().containsKey("token_state_year")) {
            return "";
        }
        Probability p = study.by("token_state_year", study.to);
        if (p.hits() == 0) {
            return ", and becomes no token-state by " + study.to + " in any of " + study.draws() + " draws";
        }
        return ", and " + band(p) + " a token-state by " + study.to + " (" + Words.odds(p) + ")";
    }

    /** The bands of the Intergovernmental Panel on Climate Change (Mastrandrea et al. 2010). */
    static String band(Probability p) {
        double odds = p.value();
        if (odds > 0.99) {
            return "is virtually certain to become";
        } else if (odds > 0.9) {
            return "is very likely to become";
        } else if (odds > 0.66) {
            return "is likely to become";
        } else if (odds >= 0.33) {
            return "is about as likely as not to become";
        } else if (odds >= 0.1) {
            return "is unlikely to become";
        }
        return odds >= 0.01 ? "is very unlikely to become" : "is exceptionally unlikely to become";
    }

    private static Optional<String> crossing(Study study) {
        if (!study.comparable()) {
            return Optional.empty();
        }
        String reference = study.reference().map(Words::place).orElse("");
        String own = Words.sentence(study.place());
        if (!study.behind()) {
            double times =
                    study.summary("generation_kwh_per_capita", study.far()).p50()
                            / study.summary("reference_generation_kwh_per_capita", study.far())
                                    .p50();
            return Optional.of(own + " generates " + Words.number(times) + " times as much electricity per head as "
                    + reference + " in " + study.far() + ".");
        }
        Probability p = study.by("crossing_year", study.to);
        OptionalInt median = study.medianYear("crossing_year");
        return Optional.of(
                median.isPresent()
                        ? own + " passes " + reference + " in electricity per head around " + median.getAsInt() + " ("
                                + Words.odds(p) + " by " + study.to + ")."
                        : own + " catches up with " + reference + " in electricity per head by " + study.to + " in "
                                + Words.odds(p) + ".");
    }

    private static Optional<String> limit(Study study) {
        int year = study.near();
        return study.binding(year).entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<BindingConstraint, Probability> e) ->
                        e.getValue().hits()))
                .map(e -> "What limits additions of accelerators in " + year + " is " + OddsFigures.label(e.getKey())
                        + ", in " + Words.odds(e.getValue()) + ".");
    }

    private static Tile sold(Study study) {
        int year = study.far();
        String label = "Token exports, " + year;
        return study.has(Study.output(REVENUE, year))
                ? spread(label, study.summary(REVENUE, year), Words::usd, REVENUE)
                : new Tile(label, "not known", study.cause(REVENUE), REVENUE);
    }

    private static Tile share(Study study) {
        int year = study.far();
        if (study.has(Study.output(GOODS, year))) {
            return spread("Of goods exports, " + year, study.summary(GOODS, year), Words::percent, GOODS);
        }
        String label = "Of GDP, " + year;
        return study.has(Study.output("share_of_gdp", year))
                ? spread(label, study.summary("share_of_gdp", year), Words::percent, "share_of_gdp")
                : new Tile(label, "not known", study.cause("share_of_gdp"), "share_of_gdp");
    }

    private static Tile state(Study study) {
        String label = "Token-state by " + study.to;
        if (study.unknown().containsKey("token_state_year")) {
            return new Tile(label, "not known", study.unknown().get("token_state_year"), "dependence");
        }
        Probability p = study.by("token_state_year", study.to);
        return new Tile(
                label,
                Words.share(p),
                p.hits() == 0 || p.hits() == p.draws()
                        ? "draws; the odds are at most " + Words.percent(p.upper()) + " with 95 % confidence"
                        : "of " + study.draws() + " draws, standard error " + Words.percent(p.standardError()),
                "dependence");
    }

    private static Tile generation(Study study) {
        String variable = "generation_kwh_per_capita";
        int year = study.far();
        if (!study.has(Study.output(variable, year))) {
            return new Tile("Generation per head, " + year, "not known", study.cause(variable), variable);
        }
        if (study.comparable() && study.behind()) {
            Summary first = study.ensemble.summary("crossing_year");
            boolean seldom = first.p05() > study.to;
            return new Tile(
                    "Passes " + study.reference().map(Words::place).orElse("") + " per head",
                    year(study, first.p50()),
                    seldom
                            ? "by " + study.to + " in " + Words.odds(study.by("crossing_year", study.to))
                            : NINE_IN_TEN + year(study, first.p05()) + " to " + year(study, first.p95()),
                    variable);
        }
        return spread(
                "Generation per head, " + year,
                study.summary(variable, year),
                v -> Words.number(v / 1000) + " MWh",
                variable);
    }

    private static String year(Study study, double year) {
        return year > study.to ? "after " + study.to : String.valueOf(Math.round(year));
    }

    private static Tile spread(
            String label, Summary s, java.util.function.DoubleFunction<String> words, String result) {
        return new Tile(
                label,
                words.apply(s.p50()),
                NINE_IN_TEN + words.apply(s.p05()) + " to " + words.apply(s.p95()),
                result);
    }
}
