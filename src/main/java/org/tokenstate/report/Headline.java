package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;

/** The headline in words, generated from the draws, with odds; a sentence whose numbers are missing says so or is left out. */
final class Headline {
    private Headline() {}

    static List<String> of(Study study) {
        List<String> lines = new ArrayList<>();
        lines.add(exports(study));
        milestones(study).ifPresent(lines::add);
        lines.add(tokenState(study));
        crossing(study).ifPresent(lines::add);
        binding(study).ifPresent(lines::add);
        energy(study).ifPresent(lines::add);
        lines.add(caveat(study));
        return lines;
    }

    private static String exports(Study study) {
        int year = study.far();
        String output = Study.output("export_revenue_usd", year);
        if (!study.has(output)) {
            return "Token exports of " + study.country()
                    + " cannot be put in money: a figure of the country is missing.";
        }
        Summary revenue = study.ensemble.summary(output);
        Probability some = study.above("export_revenue_usd", year, 0);
        if (some.hits() == 0) {
            return study.country() + " exports no tokens in " + year + " in any of " + study.draws() + " draws.";
        }
        String share = study.has(Study.output("share_of_goods_exports", year))
                ? range(study.ensemble.summary(Study.output("share_of_goods_exports", year)))
                : "";
        if (revenue.p50() == 0) {
            return "In most draws " + study.country() + " exports no tokens in " + year + "; it exports some in "
                    + Words.odds(some) + "; 95 % of draws stay at or under "
                    + Words.usd(revenue.p95()) + ".";
        }
        return "Token exports of " + study.country() + " in " + year + ": median " + Words.usd(revenue.p50())
                + ", with nine draws in ten between " + Words.usd(revenue.p05()) + " and " + Words.usd(revenue.p95())
                + (share.isEmpty() ? "." : "; as a share of goods exports " + share + ".");
    }

    private static String range(Summary s) {
        return Words.percent(s.p50()) + " (" + Words.percent(s.p05()) + " to " + Words.percent(s.p95()) + ")";
    }

    private static Optional<String> milestones(Study study) {
        int year = study.far();
        if (!study.has(Study.output("share_of_goods_exports", year))) {
            return Optional.of("Milestones as a share of goods exports are not computed: goods exports are missing.");
        }
        List<String> parts = new ArrayList<>();
        for (int percent : Projection.MILESTONES_PERCENT) {
            Probability p = study.by("milestone_" + percent, year);
            parts.add(percent + " % in " + Words.odds(p));
            if (p.hits() == 0) {
                break;
            }
        }
        return Optional.of(
                "By " + year + " token exports have been at or over these shares of goods exports in some year: "
                        + String.join(", ", parts) + ".");
    }

    private static String tokenState(Study study) {
        Probability p = study.by("token_state_year", study.to);
        return "It becomes a token-state (the shares of exports and of generation that its definition asks for, some years running) by "
                + study.to + " in " + Words.odds(p) + ".";
    }

    private static Optional<String> crossing(Study study) {
        if (study.reference().isEmpty()) {
            return Optional.empty();
        }
        String reference = study.reference().get();
        Optional<Fan> own = study.fan("generation_kwh_per_capita");
        Optional<Fan> other = study.fan("reference_generation_kwh_per_capita");
        if (own.isEmpty() || other.isEmpty()) {
            return Optional.of("Generation per head cannot be compared with " + reference + ": data are missing.");
        }
        double mine = own.get().in(study.from).p50() / 1000;
        double theirs = other.get().in(study.from).p50() / 1000;
        String now = "Generation per head in " + study.from + " is " + Words.number(mine) + " MWh against "
                + Words.number(theirs) + " MWh in " + reference;
        if (mine >= theirs) {
            return Optional.of(now + ": it is not below the reference from the start.");
        }
        Summary first = study.ensemble.summary("crossing_year");
        String median = first.p50() > study.to
                ? "the median draw does not cross by then"
                : String.format(Locale.ROOT, "the median draw crosses in %.0f", first.p50());
        return Optional.of(now + "; it catches up by " + study.to + " in "
                + Words.odds(study.by("crossing_year", study.to)) + " (" + median + ").");
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
            parts.add(Figures.label(e.getKey()) + " in " + Words.odds(e.getValue()));
        }
        return Optional.of("What limits exports in " + year + ": " + String.join(", ", parts) + ".");
    }

    private static Optional<String> energy(Study study) {
        Optional<Fan> joules = study.fan("energy_per_token_joules");
        if (joules.isEmpty()) {
            return Optional.empty();
        }
        Summary start = joules.get().in(study.from);
        Summary end = joules.get().in(study.near());
        Optional<Fan> share = study.fan("energy_share_of_cost");
        String cost = share.map(
                        f -> " Electricity is " + Words.percent(f.in(study.from).p50()) + " of the cost of a token in "
                                + study.from + " (median).")
                .orElse("");
        return Optional.of("Energy per billed token: median " + Words.number(start.p50()) + " J in " + study.from + ", "
                + Words.number(end.p50()) + " J in " + study.near() + " (nine draws in ten between "
                + Words.number(end.p05()) + " and " + Words.number(end.p95()) + " J)." + cost);
    }

    private static String caveat(Study study) {
        double worst = 100 * Math.sqrt(0.25 / study.ensemble.draws());
        return String.format(
                Locale.ROOT,
                "The odds are shares of %,d draws of this model under its stated assumptions; the number of draws alone leaves a"
                        + " standard error of up to %.1f percentage points, and what the model leaves out is not in them.",
                study.ensemble.draws(),
                worst);
    }
}
