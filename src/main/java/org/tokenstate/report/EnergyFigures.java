package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.tokenstate.data.EmbodiedGood;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.Interactivity;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Summary;
import org.tokenstate.units.TrafficMix;

/** The figures of energy: what a token takes, what could serve tokens, and what a MWh earns. */
final class EnergyFigures {
    private static final List<String> TIERS = List.of("frontier", "near_frontier", "commodity");

    /** Output tokens per second and user that readers and agents ask for, and beyond: each a seventh more than the last. */
    private static final double[] SPEEDS =
            DoubleStream.iterate(4, s -> s < 800, s -> s * 8 / 7).toArray();

    private static final int LONGEST_NAME = 52;

    private static final List<Integer> TIER_COLOURS = List.of(7, 5, 2);

    private static final Map<String, String> TRANCHES = new LinkedHashMap<>();

    private static final List<Integer> TRANCHE_COLOURS = List.of(6, 5, 2, 4, 7, 3);

    static {
        TRANCHES.put("existing", "existing data-centre supply");
        TRANCHES.put("curtailed", "curtailed wind and solar");
        TRANCHES.put("net_exports", "net electricity exports");
        TRANCHES.put("idle_plant", "idle dispatchable plant");
        TRANCHES.put("overbuild", "overbuild");
        TRANCHES.put("displaced_exports", "displaced embodied exports");
    }

    private EnergyFigures() {}

    static Figure serving(Study study) {
        TrafficMix mix = TrafficMix.named(study.model.scenario().choice("traffic_mix"));
        List<Chart.Curve> curves = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String tier : TIERS) {
            String name = study.model.scenario().choice("serving_point." + tier);
            ServingPoint point = InferenceCatalogue.bundled().servingPoint(name, mix);
            List<double[]> path = new ArrayList<>();
            for (Interactivity.Choice c : Interactivity.curve(EnergyRoofline.bundled(), point, SPEEDS)) {
                double billed = joulesPerBilledToken(c.point(), mix);
                double speed = c.energy().tokensPerSecondPerUser();
                if (path.isEmpty() || speed > path.get(path.size() - 1)[0]) {
                    path.add(new double[] {speed, billed});
                    rows.add(List.of(
                            tier.replace('_', '-') + ": " + point.model().id() + " on " + point.accelerators() + " "
                                    + point.accelerator().id(),
                            Words.number(speed),
                            Words.number(c.point().batch()),
                            Words.number(c.energy().outputTokensPerSecond() / point.accelerators()),
                            Words.number(c.energy().joulesPerOutputToken()),
                            Words.number(billed),
                            c.memoryBinds() ? "memory" : "speed"));
                }
            }
            curves.add(new Chart.Curve(
                    tier.replace('_', '-') + " tier",
                    TIER_COLOURS.get(TIERS.indexOf(tier)),
                    path.stream().mapToDouble(p -> p[0]).toArray(),
                    path.stream().mapToDouble(p -> p[1]).toArray(),
                    EnergyRoofline.bundled().predict(point).tokensPerSecondPerUser(),
                    joulesPerBilledToken(point, mix)));
        }
        Chart.Curve first = curves.get(0);
        int end = first.x().length - 1;
        String saying = "The faster each reader is served, the smaller the batch and the more energy a token takes: "
                + first.name() + " " + Words.number(first.values()[0]) + " J at " + Words.number(first.x()[0])
                + " output tokens a second for each user, " + Words.number(first.values()[end]) + " J at "
                + Words.number(first.x()[end]) + ". At the meter, per billed token of the traffic mix '" + mix.name()
                + "', on the hardware of the serving points before any progress; a dot is where the model stands.";
        return Figure.of(
                "serving",
                "Energy per token over speed",
                "A token of the " + first.name() + " served at " + Words.number(first.x()[end])
                        + " tokens a second takes " + Words.number(first.values()[end] / first.values()[0])
                        + " times the energy of one at " + Words.number(first.x()[0]),
                saying,
                new Chart.Curves("J per billed token", "output tokens per second and user", curves),
                List.of(
                        "served as",
                        "tokens per second and user",
                        "batch",
                        "output tokens per second and accelerator",
                        "J per output token at the accelerators",
                        "J per billed token at the meter",
                        "what limits the batch"),
                rows);
    }

    private static double joulesPerBilledToken(ServingPoint point, TrafficMix mix) {
        return MeteredIntensity.of(point, mix, DataCentre.DEFAULT)
                .perBilledToken()
                .joulesPerToken();
    }

    static Figure tranches(Study study) {
        String topic = "Energy that could serve tokens, by source";
        List<Chart.Series> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("year"));
        String most = "";
        double greatest = 0;
        List<String> results = new ArrayList<>();
        int place = -1;
        for (Map.Entry<String, String> tranche : TRANCHES.entrySet()) {
            place++;
            double[] values = study.central.series("tranche_twh." + tranche.getKey());
            double sum = Arrays.stream(values).filter(Double::isFinite).sum();
            if (sum > 0) {
                if (sum > greatest) {
                    greatest = sum;
                    most = tranche.getValue();
                }
                series.add(new Chart.Series(tranche.getValue(), TRANCHE_COLOURS.get(place), values));
                head.add(tranche.getValue() + " (TWh)");
                results.add("tranche_twh." + tranche.getKey());
            }
        }
        if (series.isEmpty()) {
            return Figure.absent("tranches", topic, "no tranche of " + study.place() + " holds energy");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(year)));
            for (Chart.Series column : series) {
                double v = column.values()[year - study.from];
                row.add(Double.isFinite(v) ? Words.number(v) : "missing");
            }
            rows.add(row);
        }
        return Figure.of(
                        "tranches",
                        topic,
                        "The " + (series.size() > 1 ? "largest" : "only") + " source of energy for tokens is " + most,
                        "Single projection with every parameter at its default, net of grid losses and before the limits of"
                                + " flat load and accelerators.",
                        new Chart.Stack("TWh a year", Study.years(study.from, study.to), false, series),
                        head,
                        rows)
                .showing(results);
    }

    static Figure ladder(Study study) {
        String topic = "What a MWh earns, by what it is exported in";
        List<Chart.Series> rungs = new ArrayList<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (EmbodiedGood good : study.model.data().embodiedEnergy()) {
            double value = good.revenueUsdPerMwh();
            if (value > 0) {
                double low = good.revenueLowUsdPerMwh().orElse(value);
                double high = good.revenueHighUsdPerMwh().orElse(value);
                rungs.add(new Chart.Series(name(good), Chart.OTHERS, new double[] {low, value, high}));
                notes.put(
                        name(good), good.year() + ", " + good.evidence().label().replace('_', ' '));
            }
        }
        int year = study.near();
        String ours = "Tokens of " + study.country() + " in this model, " + year;
        String own = " No rung for tokens of " + study.place() + ": a figure of it is missing.";
        if (study.has(Study.output("revenue_usd_per_mwh", year))) {
            Summary s = study.summary("revenue_usd_per_mwh", year);
            rungs.add(new Chart.Series(ours, Chart.OWN, new double[] {s.p05(), s.p50(), s.p95()}));
            notes.put(ours, "median and nine draws in ten");
            long exporting = study.has(Study.output("exported_tokens", year))
                    ? study.above("exported_tokens", year, 0).hits()
                    : 0;
            own = " Tokens of " + study.place() + " in " + year + ": median " + Words.number(s.p50()) + " USD per MWh ("
                    + Words.number(s.p05()) + " to " + Words.number(s.p95())
                    + (exporting == s.draws() ? ")." : "); draws without exports count at the price of a token.");
        }
        rungs.sort(Comparator.comparingDouble(r -> r.values()[1]));
        List<String> others = rungs.stream()
                .map(Chart.Series::name)
                .filter(name -> name.equals(ours) || !name.startsWith("Tokens"))
                .toList();
        int below = others.indexOf(ours);
        boolean[] mine = new boolean[rungs.size()];
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < mine.length; i++) {
            String name = rungs.get(i).name();
            double[] v = rungs.get(i).values();
            mine[i] = name.equals(ours);
            rows.add(List.of(
                    name, Words.number(v[0]), Words.number(v[1]), Words.number(v[2]), notes.getOrDefault(name, "")));
        }
        Chart chart = new Chart.Ladder(
                "USD per MWh of electricity",
                rungs.stream().map(Chart.Series::name).toList(),
                column(rungs, 0),
                column(rungs, 1),
                column(rungs, 2),
                mine);
        return Figure.of(
                "ladder",
                topic,
                below < 0
                        ? topic
                        : "A MWh exported as tokens earns more than as " + below + " of " + (others.size() - 1)
                                + " other goods",
                "Revenue per MWh of electricity, not profit: goods differ in what else they need. Logarithmic scale."
                        + own,
                chart,
                List.of("good", "low (USD/MWh)", "value (USD/MWh)", "high (USD/MWh)", "year and evidence"),
                rows);
    }

    private static double[] column(List<Chart.Series> rungs, int place) {
        return rungs.stream().mapToDouble(r -> r.values()[place]).toArray();
    }

    /** The good and, where there is room, how it is made; of tokens, the energy that tells one class from another. */
    private static String name(EmbodiedGood good) {
        String route = good.unit().equals("Mtok")
                ? Words.number(good.electricityMwhPerUnit() * 3600) + " J per token"
                : good.route();
        String both = good.good() + " (" + route + ")";
        return both.length() <= LONGEST_NAME ? both : good.good();
    }
}
