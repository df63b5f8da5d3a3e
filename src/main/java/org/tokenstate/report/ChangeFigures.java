package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.YearResult;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.sensitivity.Tornado;

/** The figures of what changes the answer: policy worlds, and one parameter at a time. */
final class ChangeFigures {
    private static final int BARS = 12;

    /** Lines nearer than this share of the largest value lie on each other. */
    private static final double SAME = 0.005;

    private ChangeFigures() {}

    static Figure tornado(Study study) {
        String topic = "What moves the answer";
        int year = study.far();
        Optional<String> found = Singles.TARGETS.stream()
                .filter(t -> study.has(Study.output(t, year))
                        && study.summary(t, year).p50() > 0)
                .findFirst();
        if (found.isEmpty()) {
            return Figure.absent(
                    "tornado",
                    topic,
                    study.central
                            .missing("exportable_tokens")
                            .orElse("exports and potential exports are zero in most draws"));
        }
        String target = Study.output(found.get(), year);
        double middle = study.ensemble.summary(target).p50();
        boolean share = found.get().equals(Singles.TARGETS.get(0));
        boolean potential = found.get().equals(Singles.TARGETS.get(2));
        double scale = share ? 100 : 1 / Words.scale(middle);
        String unit = share
                ? "% of goods exports"
                : (Words.scaleName(middle) + (potential ? " tokens a year" : " USD of 2025")).strip();
        String label = potential
                ? "the tokens that the physical limits allow, since exports are zero in most draws,"
                : "token exports";
        Map<String, Double> correlation = new LinkedHashMap<>();
        String without;
        try {
            for (RankCorrelations.Correlation c : study.correlations().ranked(target)) {
                correlation.put(c.name(), c.correlation());
            }
            without = study.ensemble.failed() == 0
                    ? ""
                    : " Rank correlations are over the " + study.draws() + " draws that gave an answer.";
        } catch (IllegalStateException e) {
            without = " No rank correlations: " + e.getMessage() + ".";
        }
        if (study.singles().tornado().isEmpty()) {
            return Figure.absent("tornado", topic, "the model has no answer at one of its points");
        }
        List<Tornado.Bar> bars = study.singles().tornado().get().ranked(target).stream()
                .filter(bar -> bar.width() > 1e-9 * Math.abs(bar.base()))
                .toList();
        if (bars.isEmpty()) {
            return Figure.absent(
                    "tornado", topic, "no single parameter moves " + label + " from where it is at the medians");
        }
        List<List<String>> rows = bars.stream()
                .map(bar -> List.of(
                        bar.name(),
                        meaning(bar.name()),
                        Words.number(bar.atLow() * scale) + " " + unit,
                        Words.number(bar.atHigh() * scale) + " " + unit,
                        Optional.ofNullable(correlation.get(bar.name()))
                                .map(r -> String.format(Locale.ROOT, "%.2f", r))
                                .orElse("not computed")))
                .toList();
        List<Tornado.Bar> drawn = bars.subList(0, Math.min(BARS, bars.size()));
        double base = bars.get(0).base() * scale;
        Chart chart = new Chart.Tornado(
                unit,
                drawn.stream().map(bar -> spoken(bar.name())).toList(),
                drawn.stream().mapToDouble(bar -> bar.atLow() * scale).toArray(),
                drawn.stream().mapToDouble(bar -> bar.atHigh() * scale).toArray(),
                base);
        String saying = "Effect on " + label + " in " + year
                + " of moving one parameter alone from its 5 % to its 95 % quantile, the others at their medians ("
                + Words.number(base) + " " + unit + ")." + without;
        return Figure.of(
                "tornado",
                topic,
                Words.sentence(spoken(bars.get(0).name())) + " moves " + label(potential) + " most: from "
                        + Words.number(Math.min(bars.get(0).atLow(), bars.get(0).atHigh()) * scale) + " to "
                        + Words.number(Math.max(bars.get(0).atLow(), bars.get(0).atHigh()) * scale) + " " + unit,
                saying,
                chart,
                List.of("parameter", "what it is", "at its 5 % quantile", "at its 95 % quantile", "rank correlation"),
                rows);
    }

    private static String label(boolean potential) {
        return potential ? "potential exports" : "token exports";
    }

    /** The name of a parameter as people read it. */
    static String spoken(String name) {
        return name.replace("near_frontier", "near-frontier")
                .replace("usd_per_kwh", "(USD/kWh)")
                .replace("usd_per_kw", "(USD/kW)")
                .replace('_', ' ')
                .replace(".", ", ");
    }

    private static String meaning(String name) {
        ParameterTable table = ParameterTable.bundled();
        return table.has(name)
                ? table.get(name).description()
                : "growth path of generation per head and population, all their draws together (sign not defined)";
    }

    static Figure worlds(Study study) {
        String topic = "Policy worlds side by side";
        boolean share = hasValues(study.central, "share_of_goods_exports");
        String variable = share ? "share_of_goods_exports" : "export_revenue_usd";
        if (!share && !hasValues(study.central, variable)) {
            return Figure.absent("worlds", topic, study.cause(variable));
        }
        double scale = share ? 100 : 1e-9;
        Scenario scenario = study.model.scenario();
        int far = study.far();
        List<Chart.Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<Worlds.World, Optional<Projection>> each :
                study.singles().worlds().entrySet()) {
            Worlds.World world = each.getKey();
            boolean itself = world.values().isEmpty();
            String name = itself ? scenario.name() : world.name();
            String what = itself ? "the scenario of this report: " + scenario.description() : world.description();
            if (each.getValue().isEmpty()) {
                rows.add(List.of(name, what, "no answer", "no answer", "no answer", "no answer"));
                continue;
            }
            Projection projection = each.getValue().get();
            series.add(new Chart.Series(
                    name,
                    Worlds.ALL.indexOf(world),
                    Arrays.stream(projection.series(variable))
                            .map(v -> v * scale)
                            .toArray()));
            YearResult year = projection.in(far);
            rows.add(List.of(
                    name,
                    what,
                    cell(year.value("export_revenue_usd"), Words::usd),
                    cell(year.value("share_of_goods_exports"), Words::percent),
                    year.bindingConstraint().map(OddsFigures::label).orElse("missing"),
                    milestone(projection, 1) + " / " + milestone(projection, 5)));
        }
        double most = series.stream()
                .flatMapToDouble(s -> Arrays.stream(s.values()))
                .max()
                .orElse(0);
        List<Chart.Turn> turns = Turns.shown(bends(study, series, most), study.from);
        if (most <= 0) {
            return Figure.absent(
                    "worlds",
                    topic,
                    Words.place(study.country())
                            + " exports no tokens in any of the worlds when every parameter is at its" + " default");
        }
        List<String> same = series.stream()
                .skip(1)
                .filter(s -> distance(s.values(), series.get(0).values()) < SAME * most)
                .map(Chart.Series::name)
                .toList();
        String saying =
                "Single projections with every parameter at the default of its world, no fan: compare the lines with each other,"
                        + " not with the medians above. "
                        + middles(study)
                        + " The table says what each world changes."
                        + (same.isEmpty()
                                ? ""
                                : " On the line of '" + series.get(0).name() + "' lies: " + String.join(", ", same)
                                        + ".")
                        + Turns.words(turns);
        Chart.Series best = extreme(series, far - study.from, 1);
        Chart.Series worst = extreme(series, far - study.from, -1);
        String unit = share ? " % of goods exports" : " billion USD";
        return Figure.of(
                "worlds",
                topic,
                "Most tokens are exported in the world '" + best.name() + "', fewest in '" + worst.name() + "': "
                        + Words.number(best.values()[far - study.from]) + " and "
                        + Words.number(worst.values()[far - study.from]) + unit + " in " + far,
                saying,
                new Chart.Lines(
                        share ? "% of goods exports" : "billion USD of 2025",
                        Study.years(study.from, study.to),
                        0,
                        series,
                        turns),
                List.of(
                        "world",
                        "what is different",
                        "exports " + far + " at the defaults",
                        "of goods exports " + far + " at the defaults",
                        "limited by, " + far,
                        "reaches 1 % / 5 %"),
                rows);
    }

    /** The bends of the lines: those of the report's own scenario, and of another world what it does not share with that. */
    private static List<Turns.Bend> bends(Study study, List<Chart.Series> series, double height) {
        List<Turns.Bend> bends = new ArrayList<>();
        Iterator<Chart.Series> line = series.iterator();
        Set<String> shared = new HashSet<>();
        for (Map.Entry<Worlds.World, Optional<Projection>> each :
                study.singles().worlds().entrySet()) {
            if (each.getValue().isPresent()) {
                Chart.Series drawn = line.next();
                boolean itself = each.getKey().values().isEmpty();
                for (Turns.Bend bend : Turns.of(
                                each.getValue().get(), itself ? Scenario.BASELINE : study.model.scenario())
                        .of(drawn.values(), height, study.from)) {
                    if (itself) {
                        shared.add(bend.cause());
                        bends.add(bend);
                    } else if (!shared.contains(bend.cause())) {
                        bends.add(new Turns.Bend(bend.year(), drawn.name() + " " + bend.cause(), bend.sharpness()));
                    }
                }
            }
        }
        return bends;
    }

    /** The two figures of exports of a year that the page holds, beside each other. */
    private static String middles(Study study) {
        int far = study.far();
        OptionalDouble defaults = study.central.in(far).value("export_revenue_usd");
        if (defaults.isEmpty()) {
            return "";
        }
        return "With every parameter at its default exports of " + far + " are "
                + Words.usd(defaults.getAsDouble()) + "; in the median draw they are "
                + Words.usd(study.summary("export_revenue_usd", far).p50())
                + ", as many parameters are drawn from skewed distributions.";
    }

    private static Chart.Series extreme(List<Chart.Series> series, int place, int sign) {
        return series.stream()
                .max(Comparator.comparingDouble(s -> sign * s.values()[place]))
                .orElseThrow();
    }

    private static double distance(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    private static boolean hasValues(Projection projection, String variable) {
        return Arrays.stream(projection.series(variable)).allMatch(Double::isFinite);
    }

    private static String cell(OptionalDouble value, DoubleFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsDouble()) : "missing";
    }

    private static String milestone(Projection projection, int percent) {
        var year = projection.milestones().get(percent);
        if (year != null && year.isPresent()) {
            return String.valueOf(year.getAsInt());
        }
        return projection.missing("share_of_goods_exports").isPresent() ? "missing" : "not by " + projection.to();
    }
}
