package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tokenstate.report.internal.Words;
import org.tokenstate.surplus.HostPipeline;
import org.tokenstate.surplus.SiteOdds;

/** The sites of accelerators of the country, and what the projection takes of them. */
final class SiteFigures {
    private static final int LAST = HostPipeline.LAST_YEAR;

    private SiteFigures() {}

    /** The sites and what they come to; nothing where no site of the country is on the list, or its additions are not known. */
    static Optional<Figure> sites(Study study) {
        HostPipeline pipeline = HostPipeline.of(study.model.data(), study.model.country());
        int to = Math.min(study.to, LAST);
        List<String> years = Study.years(study.from, to);
        double[] expected = path(study, "host_sites_gw", to);
        double[] built = path(study, "additions_gw", to);
        if (pipeline.sites().isEmpty() || years.size() < 2 || hasGap(expected) || hasGap(built)) {
            return Optional.empty();
        }
        SiteOdds odds = study.model.scenario().siteOdds();
        List<List<String>> rows = new ArrayList<>();
        for (HostPipeline.Part part : pipeline.sites()) {
            rows.add(List.of(
                    part.site().site(),
                    part.site().status().words(),
                    part.site().firstYear() == 0
                            ? "–"
                            : part.site().firstYear()
                                    + (part.site().lastYear() > part.site().firstYear()
                                            ? " to " + part.site().lastYear()
                                            : ""),
                    Words.number(part.inServiceGw()),
                    Words.number(part.announcedGw()),
                    Words.number(part.countedGw(odds)),
                    part.leftOut().isEmpty() ? "–" : part.leftOut()));
        }
        double sites = sum(expected);
        double all = sum(built);
        double height = Math.max(
                Arrays.stream(expected).max().orElse(0),
                Arrays.stream(built).max().orElse(0));
        List<Turns.Bend> bends = new ArrayList<>();
        Turns turns = Turns.of(study.central, study.model.scenario());
        bends.addAll(turns.of(built, height, study.from));
        bends.addAll(turns.of(expected, height, study.from));
        List<Chart.Turn> shown = Turns.shown(bends, study.from);
        return Optional.of(Figure.of(
                "sites",
                "Announced sites of accelerators",
                "Announced sites make up " + Words.percent(all > 0 ? Math.min(1, sites / all) : 0)
                        + " of what the projection adds by " + to,
                "What is announced, at the odds and with the delay of its stage, comes to " + Words.number(sites)
                        + " GW by " + to + "; the projection at its defaults adds " + Words.number(all)
                        + " GW, as it has a part of what no site announces yet. The table has each site, with the part in"
                        + " service at the end of " + HostPipeline.BASE_YEAR + "." + Turns.words(shown),
                new Chart.Lines(
                        "GW added in the year",
                        years,
                        0,
                        List.of(
                                new Chart.Series("all additions", Chart.OWN, built),
                                new Chart.Series("announced sites", Chart.OTHERS, expected)),
                        shown),
                List.of(
                        "site",
                        "stage",
                        "years",
                        "in service, GW",
                        "announced, GW",
                        "counted at its odds, GW",
                        "why nothing counts"),
                rows));
    }

    private static double[] path(Study study, String result, int to) {
        return Arrays.copyOf(study.central.series(result), to - study.from + 1);
    }

    private static boolean hasGap(double[] path) {
        return Arrays.stream(path).anyMatch(Double::isNaN);
    }

    private static double sum(double[] path) {
        double sum = 0;
        for (double value : path) {
            sum += value;
        }
        return sum;
    }
}
