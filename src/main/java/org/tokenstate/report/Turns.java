package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.numeric.internal.Later;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.surplus.HostPipeline;

/**
 * Why a line turns where it does: what the model itself knows to begin or to end in a year, against the years in which a line is seen
 * to bend. A bend without a cause, and a cause without a bend, are not shown.
 */
final class Turns {
    /** A change of slope from one year to the next that is seen, as a share of the height of the chart. */
    private static final double SEEN = 0.035;

    /** Beyond this, what limits another region is looked for too. */
    private static final double SHARP = 2 * SEEN;

    private static final String OF_REGION = "binding_limit.";
    private static final int MOST = 4;

    /** By year, what happens then: the first that was said counts. */
    private final Map<Integer, String> causes = new TreeMap<>();

    /** The same of the regions of the world market, whose prices the country takes; made when first needed. */
    private final Later<Map<Integer, String>> elsewhere;

    private Turns(Supplier<Map<Integer, String>> elsewhere) {
        this.elsewhere = Later.of("what limits regions", elsewhere);
    }

    /** What happens in the draws of a study: paths of its scenario, what binds in most draws, the announced sites. */
    static Turns of(Study study) {
        Turns turns = new Turns(() -> regions(study.central));
        turns.paths(study.model.scenario(), Scenario.BASELINE, study.from, study.to);
        turns.binding(study.from, study.to, year -> study.binding(year).entrySet().stream()
                .max(Comparator.comparingLong(e -> e.getValue().hits()))
                .map(Map.Entry::getKey));
        turns.sites(study.central);
        return turns;
    }

    /** What happens in a single projection under a scenario that lies over another. */
    static Turns of(Projection projection, Scenario over) {
        Turns turns = new Turns(() -> regions(projection));
        turns.paths(projection.model().scenario(), over, projection.from(), projection.to());
        turns.binding(
                projection.from(), projection.to(), year -> projection.in(year).bindingConstraint());
        turns.sites(projection);
        return turns;
    }

    /** What happens to generation per head: where what was observed ends, and where the outlooks do. */
    static Turns ofGeneration(TokenStateModel model, String code) {
        Turns turns = new Turns(Map::of);
        OptionalInt last = model.data().generationPerCapitaKwh(code).lastYear();
        if (last.isPresent()) {
            turns.causes.put(last.getAsInt(), "data end");
            Outlooks.of(model.data())
                    .path(code, last.getAsInt())
                    .ifPresent(path -> turns.causes.putIfAbsent(path.lastYear(), "outlooks end"));
        }
        return turns;
    }

    private void paths(Scenario scenario, Scenario over, int from, int to) {
        ParameterTable table = ParameterTable.bundled();
        Map<Integer, List<String>> at = new TreeMap<>();
        for (String name : scenario.values().keySet()) {
            Parameter parameter = table.get(name);
            if (parameter.isChoice()
                    || scenario.values().get(name).equals(over.values().get(name))) {
                continue;
            }
            YearPath path = scenario.path(name);
            YearPath before = over.path(name);
            for (int year = from + 1; year <= to; year++) {
                double was = path.at(year - 1);
                double now = path.at(year);
                boolean steps = was != now && before.at(year - 1) == before.at(year);
                boolean begins = was == before.at(year - 1) && now != before.at(year);
                if (steps || begins) {
                    at.computeIfAbsent(year, y -> new ArrayList<>())
                            .add(ChangeFigures.spoken(name) + " " + Words.number(now));
                }
            }
        }
        at.forEach((year, what) ->
                causes.putIfAbsent(year, what.get(0) + (what.size() > 1 ? " and " + (what.size() - 1) + " more" : "")));
    }

    private void binding(int from, int to, IntFunction<Optional<BindingConstraint>> binding) {
        Optional<BindingConstraint> before = binding.apply(from);
        for (int year = from + 1; year <= to; year++) {
            Optional<BindingConstraint> now = binding.apply(year);
            if (now.isPresent() && before.isPresent() && !now.equals(before)) {
                causes.putIfAbsent(year, "limited by " + OddsFigures.label(now.get()));
            }
            before = now;
        }
    }

    /** A year in which announced sites add much more or less than the year before. */
    private void sites(Projection projection) {
        double[] sites = projection.series("host_sites_gw");
        double[] all = projection.series("additions_gw");
        for (int i = 1; i < sites.length; i++) {
            int year = projection.from() + i;
            double change = sites[i] - sites[i - 1];
            if (Math.abs(change) > 0.2 * Math.max(all[i], all[i - 1])) {
                causes.putIfAbsent(
                        year, "announced sites " + (change > 0 ? "add " : "fall to ") + Words.number(sites[i]) + " GW");
            }
        }
        causes.putIfAbsent(HostPipeline.LAST_YEAR, "announced sites end");
    }

    /** The bends of a line that have a cause in that year or the next, sharpest first. */
    List<Bend> of(double[] line, double height, int firstYear) {
        List<Bend> bends = new ArrayList<>();
        for (int i = 1; i + 1 < line.length; i++) {
            double here = bend(line, i) / height;
            if (here >= SEEN && here >= bend(line, i - 1) / height && here >= bend(line, i + 1) / height) {
                int year = firstYear + i;
                cause(causes, year)
                        .or(() -> here >= SHARP ? cause(elsewhere.get(), year) : Optional.empty())
                        .filter(cause -> bends.stream().noneMatch(b -> b.cause().equals(cause)))
                        .ifPresent(cause -> bends.add(new Bend(year, cause, here)));
            }
        }
        bends.sort(Comparator.comparingDouble(b -> -b.sharpness()));
        return bends;
    }

    /** What happens in a year or the next, up to which the line already runs. */
    private static Optional<String> cause(Map<Integer, String> causes, int year) {
        for (int near : new int[] {year, year + 1}) {
            String cause = causes.get(near);
            if (cause != null) {
                return Optional.of(near + ": " + cause);
            }
        }
        return Optional.empty();
    }

    /** What begins to limit a region of the world market, by year. */
    private static Map<Integer, String> regions(Projection projection) {
        Map<Integer, String> causes = new TreeMap<>();
        for (Variable variable : projection.model().allResults().all()) {
            if (variable.name().startsWith(OF_REGION)) {
                String region = variable.name().substring(OF_REGION.length());
                double[] codes = projection.series(variable.name());
                for (int i = 1; i < codes.length; i++) {
                    if (codes[i] != codes[i - 1]) {
                        causes.putIfAbsent(
                                projection.from() + i,
                                region + " limited by " + OddsFigures.label(BindingConstraint.ofCode(codes[i])));
                    }
                }
            }
        }
        return causes;
    }

    /**
     * A bend of a line with its cause.
     *
     * @param year where the line bends
     * @param cause what happens, with its year
     * @param sharpness the change of slope, as a share of the height of the chart
     */
    record Bend(int year, String cause, double sharpness) {}

    private static double bend(double[] line, int i) {
        return i < 1 || i + 1 >= line.length ? 0 : Math.abs(line[i + 1] - 2 * line[i] + line[i - 1]);
    }

    /** The sharpest of some bends as marks on an axis of years, each cause once. */
    static List<Chart.Turn> shown(List<Bend> bends, int firstOfAxis) {
        List<Bend> kept = new ArrayList<>();
        bends.stream().sorted(Comparator.comparingDouble(b -> -b.sharpness())).forEach(bend -> {
            if (kept.size() < MOST && kept.stream().noneMatch(k -> k.cause().equals(bend.cause()))) {
                kept.add(bend);
            }
        });
        return kept.stream()
                .sorted(Comparator.comparingInt(Bend::year))
                .map(bend -> new Chart.Turn(bend.year() - firstOfAxis, bend.cause()))
                .toList();
    }

    /** The same in words, after a sentence; empty where there is none. */
    static String words(List<Chart.Turn> turns) {
        return turns.isEmpty()
                ? ""
                : " Where lines turn: " + turns.stream().map(Chart.Turn::cause).collect(Collectors.joining("; ")) + ".";
    }
}
