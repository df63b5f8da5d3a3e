package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.projection.Projection;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.Summary;

/** The figures of spreads through the years: generation per head, energy per token, exports. */
final class SpreadFigures {
    private static final int FIRST_SEEN = 2000;
    private static final double[] NONE = new double[0];
    private static final List<String> HEAD = List.of("5 %", "25 %", "median", "75 %", "95 %");

    private SpreadFigures() {}

    static Figure generation(Study study) {
        String title = "Electricity generation per head";
        Optional<Fan> own = study.fan("generation_kwh_per_capita");
        if (own.isEmpty()) {
            return Figure.absent("generation", title, "the generation of " + study.place() + " is missing");
        }
        Optional<Fan> other = study.comparable() ? study.fan("reference_generation_kwh_per_capita") : Optional.empty();
        String reference = study.reference().orElse("");
        List<Fan> fans = new ArrayList<>(List.of(own.get()));
        List<String> names = new ArrayList<>(List.of(study.country()));
        List<AnnualSeries> seen =
                new ArrayList<>(List.of(study.model.data().generationPerCapitaKwh(study.model.country())));
        if (other.isPresent()) {
            fans.add(other.get());
            names.add(reference);
            seen.add(study.model
                    .data()
                    .generationPerCapitaKwh(study.model.reference().orElseThrow()));
        }
        int first = Math.min(FIRST_SEEN, study.from);
        List<Chart.Spread> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("year"));
        for (int i = 0; i < fans.size(); i++) {
            series.add(spread(names.get(i), fans.get(i), 1e-3, study.from - first, seen(seen.get(i), first, study)));
            for (String h : HEAD) {
                head.add(names.get(i) + " " + h + " (MWh)");
            }
        }
        String saying = "Median and bands (half and nine tenths of the draws) of "
                + Words.place(names.get(0))
                + (fans.size() > 1 ? " and of " + Words.place(reference) : "") + ", after the years observed. In "
                + study.to + " the median draw is at "
                + Words.number(
                        study.summary("generation_kwh_per_capita", study.to).p50() / 1000) + " MWh in "
                + study.place()
                + (fans.size() > 1
                        ? " and "
                                + Words.number(study.summary("reference_generation_kwh_per_capita", study.to)
                                                .p50()
                                        / 1000)
                                + " MWh in " + Words.place(reference) + "."
                        : ".");
        if (!reference.isEmpty() && fans.size() == 1) {
            saying += " " + reference + " is not shown: its generation is missing.";
        }
        return Figure.of(
                "generation",
                title,
                saying,
                new Chart.Fan("MWh per head", Study.years(first, study.to), false, series, NONE),
                head,
                rows(fans, 1e-3));
    }

    private static double[] seen(AnnualSeries series, int first, Study study) {
        double[] values = new double[study.to - first + 1];
        Arrays.fill(values, Double.NaN);
        for (int year = first; year <= study.from; year++) {
            OptionalDouble value = series.in(year);
            if (value.isPresent()) {
                values[year - first] = value.getAsDouble() / 1000;
            }
        }
        return values;
    }

    static Figure energyPerToken(Study study) {
        return fan(
                study,
                "energy-per-token",
                "Energy per token through the years",
                "energy_per_token_joules",
                1,
                "J per billed token",
                true,
                List.of(),
                f -> "At the meter, over all that is billed (traffic mix '"
                        + study.model.scenario().choice("traffic_mix")
                        + "') and the tiers sold, on a logarithmic scale: median "
                        + Words.number(first(f).p50()) + " J in " + study.from + " and "
                        + Words.number(last(f).p50()) + " J in " + study.to + ".");
    }

    static Figure exports(Study study) {
        double most = study.fan("export_revenue_usd")
                .map(f -> Arrays.stream(column(f, Summary::p95, 1)).max().orElse(0))
                .orElse(0.0);
        return fan(
                study,
                "exports",
                "Token exports",
                "export_revenue_usd",
                1 / Words.scale(most),
                (Words.scaleName(most) + " USD of 2025").strip(),
                false,
                List.of(),
                f -> "Revenue of token exports. Median "
                        + Words.usd(study.summary("export_revenue_usd", study.near())
                                .p50())
                        + " in " + study.near() + " and " + Words.usd(last(f).p50()) + " in " + study.to
                        + "; 95 % of draws stay at or under " + Words.usd(last(f).p95()) + " then.");
    }

    static Figure exportShare(Study study) {
        List<Double> marks =
                Projection.MILESTONES_PERCENT.stream().map(Integer::doubleValue).toList();
        return fan(
                study,
                "export-share",
                "Token exports as a share of goods exports",
                "share_of_goods_exports",
                100,
                "% of goods exports",
                false,
                marks,
                f -> "Dashed lines are the milestones within view. Median "
                        + Words.percent(study.summary("share_of_goods_exports", study.near())
                                .p50())
                        + " in " + study.near() + ", " + Words.percent(last(f).p50()) + " in " + study.to + ".");
    }

    private static Figure fan(
            Study study,
            String id,
            String title,
            String variable,
            double scale,
            String unit,
            boolean log,
            List<Double> marks,
            java.util.function.Function<Fan, String> saying) {
        Optional<Fan> fan = study.fan(variable);
        if (fan.isEmpty()) {
            return Figure.absent(id, title, study.cause(variable));
        }
        double greatest =
                Arrays.stream(column(fan.get(), Summary::p95, scale)).max().orElse(0);
        if (greatest == 0) {
            return Figure.absent(id, title, "it is zero in at least 95 % of draws in every year");
        }
        double[] lines = marks.stream()
                .mapToDouble(Double::doubleValue)
                .filter(mark -> mark <= greatest && mark >= greatest / 25)
                .toArray();
        List<String> head = new ArrayList<>(List.of("year"));
        HEAD.forEach(h -> head.add(h + " (" + unit + ")"));
        return Figure.of(
                id,
                title,
                saying.apply(fan.get()),
                chart(title, fan.get(), scale, unit, log, lines),
                head,
                rows(List.of(fan.get()), scale));
    }

    /** The chart of one fan. */
    static Chart chart(String name, Fan fan, double scale, String unit, boolean log, double[] marks) {
        List<String> years = fan.years().stream().map(String::valueOf).toList();
        return new Chart.Fan(unit, years, log, List.of(spread(name, fan, scale, 0, NONE)), marks);
    }

    private static Chart.Spread spread(String name, Fan fan, double scale, int offset, double[] seen) {
        return new Chart.Spread(
                name,
                offset,
                column(fan, Summary::p05, scale),
                column(fan, Summary::p25, scale),
                column(fan, Summary::p50, scale),
                column(fan, Summary::p75, scale),
                column(fan, Summary::p95, scale),
                seen);
    }

    private static double[] column(Fan fan, ToDoubleFunction<Summary> which, double scale) {
        return fan.summaries().stream()
                .mapToDouble(s -> which.applyAsDouble(s) * scale)
                .toArray();
    }

    private static Summary first(Fan fan) {
        return fan.summaries().get(0);
    }

    private static Summary last(Fan fan) {
        return fan.summaries().get(fan.summaries().size() - 1);
    }

    private static List<List<String>> rows(List<Fan> fans, double scale) {
        List<Integer> years = fans.get(0).years();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(years.get(i))));
            for (Fan fan : fans) {
                Summary s = fan.summaries().get(i);
                for (double v : new double[] {s.p05(), s.p25(), s.p50(), s.p75(), s.p95()}) {
                    row.add(Words.number(v * scale));
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
