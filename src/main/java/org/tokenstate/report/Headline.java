package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;

/** The headline in words, generated from the draws, with odds; a sentence whose numbers are missing says so or is left out. */
final class Headline {
    private Headline() {}

    static List<String> of(Study study) {
        List<String> lines = new ArrayList<>();
        lines.add(Finding.of(study).headline() + ".");
        exports(study).ifPresent(lines::add);
        milestones(study).ifPresent(lines::add);
        tokenState(study).ifPresent(lines::add);
        crossing(study).ifPresent(lines::add);
        binding(study).ifPresent(lines::add);
        energy(study).ifPresent(lines::add);
        study.model.groupNote().ifPresent(note -> lines.add(Words.sentence(note) + "."));
        lines.add(caveat(study));
        return lines;
    }

    private static Optional<String> exports(Study study) {
        int year = study.far();
        String output = Study.output("export_revenue_usd", year);
        if (!study.has(output)) {
            return Optional.empty();
        }
        Summary revenue = study.ensemble.summary(output);
        if (revenue.p50() == 0) {
            return Optional.of("In the median draw token exports of " + study.place() + " are zero in " + year
                    + "; 95 % of draws stay at or under " + Words.usd(revenue.p95()) + ".");
        }
        String share = study.has(Study.output("share_of_goods_exports", year))
                ? "; as a share of goods exports " + range(study.summary("share_of_goods_exports", year))
                : "";
        return Optional.of("Token exports of " + study.place() + " in " + year + ": median "
                + Words.usd(revenue.p50()) + " (standard error " + Words.usd(revenue.medianStandardError())
                + "), nine draws in ten between " + Words.usd(revenue.p05()) + " and " + Words.usd(revenue.p95())
                + share + ".");
    }

    private static String range(Summary s) {
        return Words.percent(s.p50()) + " (" + Words.percent(s.p05()) + " to " + Words.percent(s.p95()) + ")";
    }

    private static Optional<String> milestones(Study study) {
        int year = study.far();
        if (study.unknown().containsKey("milestone_1")) {
            return Optional.of("Milestones as a share of goods exports are not computed: "
                    + study.cause("share_of_goods_exports") + ".");
        }
        List<String> parts = new ArrayList<>();
        for (int percent : Projection.MILESTONES_PERCENT) {
            Probability p = study.by("milestone_" + percent, year);
            parts.add(percent + " % in " + Words.odds(p));
            if (p.hits() == 0) {
                break;
            }
        }
        return Optional.of("Token exports reach these shares of goods exports in some year up to " + year + ": "
                + String.join("; ", parts) + ".");
    }

    private static Optional<String> tokenState(Study study) {
        if (study.unknown().containsKey("token_state_year")) {
            return Optional.empty();
        }
        Scenario scenario = study.model.scenario();
        return Optional.of(String.format(
                Locale.ROOT,
                "%s meets the definition of a token-state (token exports of at least %s %% of goods and token exports, taking at"
                        + " least %s %% of generation, for %s years running) by %d in %s.",
                Words.sentence(study.place()),
                Scale.label(100 * scenario.path("token_state_dependence").at(study.to)),
                Scale.label(100 * scenario.path("token_state_generation_share").at(study.to)),
                Scale.label(scenario.path("token_state_years").at(study.to)),
                study.to,
                Words.odds(study.by("token_state_year", study.to))));
    }

    private static Optional<String> crossing(Study study) {
        if (study.reference().isEmpty()) {
            return Optional.empty();
        }
        String reference = Words.place(study.reference().get());
        if (!study.comparable()) {
            return Optional.of("Generation per head cannot be compared with " + reference + ": data are missing.");
        }
        double mine = study.summary("generation_kwh_per_capita", study.from).p50() / 1000;
        double theirs =
                study.summary("reference_generation_kwh_per_capita", study.from).p50() / 1000;
        String now = "Generation per head in " + study.from + " is " + Words.number(mine) + " MWh in " + study.place()
                + estimated(study, study.model.country()) + " and " + Words.number(theirs) + " MWh in " + reference
                + estimated(study, study.model.reference().orElse(""));
        if (!study.behind()) {
            return Optional.of(now + ": it is not below the reference at the start.");
        }
        Summary first = study.ensemble.summary("crossing_year");
        String median =
                first.p50() > study.to ? "" : String.format(Locale.ROOT, " (the median draw in %.0f)", first.p50());
        return Optional.of(now + "; the first catches up by " + study.to + " in "
                + Words.odds(study.by("crossing_year", study.to)) + median + ".");
    }

    /** Where the data of a country end before the first year, its value there is the median of a forecast. */
    private static String estimated(Study study, String code) {
        int last = study.model.data().generationPerCapitaKwh(code).lastYear().orElse(study.from);
        return last < study.from ? " (a forecast: data end in " + last + ")" : "";
    }

    private static Optional<String> binding(Study study) {
        int year = study.near();
        List<Map.Entry<BindingConstraint, Probability>> shares =
                new ArrayList<>(study.binding(year).entrySet());
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        shares.sort(Comparator.comparingLong(e -> -e.getValue().hits()));
        List<String> parts = new ArrayList<>();
        for (var e : shares.subList(0, Math.min(3, shares.size()))) {
            parts.add(OddsFigures.label(e.getKey()) + " in " + Words.odds(e.getValue()));
        }
        return Optional.of("What limits additions of accelerators in " + year + ": " + String.join(", ", parts) + ".");
    }

    private static Optional<String> energy(Study study) {
        if (study.fan("energy_per_token_joules").isEmpty()) {
            return Optional.empty();
        }
        Summary start = study.summary("energy_per_token_joules", study.from);
        Summary end = study.summary("energy_per_token_joules", study.near());
        String cost = study.fan("energy_share_of_cost").isEmpty()
                ? ""
                : " Electricity is "
                        + Words.percent(study.summary("energy_share_of_cost", study.from)
                                .p50())
                        + " of the cost of a token in " + study.from + " (median).";
        return Optional.of("Energy per billed token: median " + Words.number(start.p50()) + " J in " + study.from
                + " and " + Words.number(end.p50()) + " J in " + study.near() + " (then nine draws in ten between "
                + Words.number(end.p05()) + " and " + Words.number(end.p95()) + " J)." + cost);
    }

    private static String caveat(Study study) {
        double worst = 100 * Math.sqrt(0.25 / study.ensemble.draws());
        return String.format(
                Locale.ROOT,
                "The odds are shares of %s draws of this model under its stated assumptions; the number of draws alone leaves a"
                        + " standard error of up to %.1f percentage points in each, and what the model leaves out is not in them.",
                study.draws(),
                worst);
    }
}
