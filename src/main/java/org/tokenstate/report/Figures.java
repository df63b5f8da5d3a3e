package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.EmbodiedGood;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.YearResult;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.sensitivity.Tornado;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;

/** Makes the figures of a study. */
final class Figures {
    private static final int FIRST_SEEN = 2000;
    private static final int BARS = 12;
    private static final List<String> FAN_HEAD = List.of("5 %", "25 %", "median", "75 %", "95 %");

    private static final Map<String, String> TRANCHES = new LinkedHashMap<>();

    static {
        TRANCHES.put("existing", "existing data-centre supply");
        TRANCHES.put("curtailed", "curtailed wind and solar");
        TRANCHES.put("net_exports", "net electricity exports");
        TRANCHES.put("idle_plant", "idle dispatchable plant");
        TRANCHES.put("overbuild", "overbuild");
        TRANCHES.put("displaced_exports", "displaced embodied exports");
    }

    private Figures() {}

    /** A name for what binds, readable in a sentence. */
    static String label(BindingConstraint constraint) {
        return switch (constraint) {
            case MARKET -> "the market (no physical limit)";
            case ENERGY -> "energy";
            case ACCELERATORS -> "accelerators (installation path)";
            case CAPITAL -> "accelerators (capital)";
            case CHIPS -> "accelerators (chips)";
            case SHELL -> "data-centre shells and grid";
            case HOME_DEMAND -> "home demand";
        };
    }

    static Figure generation(Study study) {
        String title = "Electricity generation per head";
        Optional<Fan> own = study.fan("generation_kwh_per_capita");
        if (own.isEmpty()) {
            return Figure.absent("generation", title, "the generation of " + study.country() + " is missing");
        }
        List<Map<String, Object>> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("year"));
        List<Fan> fans = new ArrayList<>();
        List<AnnualSeries> seen = new ArrayList<>();
        List<String> names = new ArrayList<>();
        names.add(study.country());
        fans.add(own.get());
        seen.add(study.model.data().generationPerCapitaKwh(study.model.country()));
        study.fan("reference_generation_kwh_per_capita").ifPresent(f -> {
            names.add(study.reference().orElse("reference"));
            fans.add(f);
            seen.add(study.model
                    .data()
                    .generationPerCapitaKwh(study.model.reference().orElse("")));
        });
        int first = Math.min(FIRST_SEEN, study.from);
        for (int i = 0; i < fans.size(); i++) {
            series.add(fanSeries(names.get(i), fans.get(i), 1e-3, study.from - first, seen(seen.get(i), first, study)));
            for (String q : FAN_HEAD) {
                head.add(names.get(i) + " " + q + " (MWh)");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(year)));
            for (Fan f : fans) {
                row.addAll(cells(f.in(year), 1e-3));
            }
            rows.add(row);
        }
        String against = fans.size() > 1 ? " and of " + names.get(1) : "";
        String saying = "Median and bands (half and nine tenths of the draws) of " + names.get(0) + against
                + ", after the years observed. " + names.get(0) + ": "
                + Words.number(own.get().in(study.to).p50() / 1000) + " MWh in " + study.to + " in the median draw.";
        if (study.reference().isPresent() && fans.size() == 1) {
            saying += " " + study.reference().get() + " is not shown: its generation is missing.";
        }
        return new Figure(
                "generation",
                title,
                saying,
                fanSpec("MWh per head", first, study.to, series, List.of(), false),
                head,
                rows);
    }

    private static List<Object> seen(AnnualSeries series, int first, Study study) {
        List<Object> values = new ArrayList<>();
        for (int year = first; year <= study.to; year++) {
            OptionalDouble value = year > study.from ? OptionalDouble.empty() : series.in(year);
            values.add(value.isPresent() ? value.getAsDouble() / 1000 : Optional.empty());
        }
        return values;
    }

    private static Map<String, Object> fanSpec(
            String unit, int first, int last, List<Map<String, Object>> series, List<Object> marks, boolean log) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", "fan");
        spec.put("unit", unit);
        spec.put("x", years(first, last));
        spec.put("log", log);
        spec.put("series", series);
        spec.put("marks", marks);
        return spec;
    }

    private static Map<String, Object> fanSeries(String name, Fan fan, double scale, int offset, List<Object> seen) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("name", name);
        series.put("offset", offset);
        series.put("p05", fan.values(Summary::p05, scale));
        series.put("p25", fan.values(Summary::p25, scale));
        series.put("p50", fan.values(Summary::p50, scale));
        series.put("p75", fan.values(Summary::p75, scale));
        series.put("p95", fan.values(Summary::p95, scale));
        series.put("seen", seen);
        return series;
    }

    private static List<String> cells(Summary s, double scale) {
        return List.of(
                Words.number(s.p05() * scale),
                Words.number(s.p25() * scale),
                Words.number(s.p50() * scale),
                Words.number(s.p75() * scale),
                Words.number(s.p95() * scale));
    }

    private static List<Object> years(int first, int last) {
        List<Object> years = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            years.add(String.valueOf(year));
        }
        return years;
    }

    /** A fan of one variable. */
    static Figure fan(
            Study study,
            String id,
            String title,
            String variable,
            double scale,
            String unit,
            boolean log,
            String saying,
            List<Double> marks) {
        Optional<Fan> fan = study.fan(variable);
        if (fan.isEmpty()) {
            return Figure.absent(id, title, "a figure of " + study.country() + " that it needs is missing");
        }
        double greatest = fan.get().greatest() * scale;
        if (greatest == 0) {
            return Figure.absent(id, title, "it is zero in at least 95 % of draws in every year");
        }
        List<Object> lines = new ArrayList<>();
        for (double mark : marks) {
            if (mark <= greatest && mark >= greatest / 25) {
                lines.add(Map.of("value", mark, "name", Words.number(mark) + " " + unit));
            }
        }
        List<String> head = new ArrayList<>(List.of("year"));
        FAN_HEAD.forEach(h -> head.add(h + " (" + unit + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(year)));
            row.addAll(cells(fan.get().in(year), scale));
            rows.add(row);
        }
        return new Figure(
                id,
                title,
                saying,
                fanSpec(
                        unit,
                        study.from,
                        study.to,
                        List.of(fanSeries(title, fan.get(), scale, 0, List.of())),
                        lines,
                        log),
                head,
                rows);
    }

    static Figure energyPerToken(Study study) {
        String saying = study.fan("energy_per_token_joules")
                .map(f -> "At the meter, per billed token of the traffic mix '"
                        + study.model.scenario().choice("traffic_mix")
                        + "', on a logarithmic scale: median "
                        + Words.number(f.in(study.from).p50()) + " J in "
                        + study.from + " and " + Words.number(f.in(study.to).p50()) + " J in " + study.to + ".")
                .orElse("");
        return fan(
                study,
                "energy-per-token",
                "Energy per token",
                "energy_per_token_joules",
                1,
                "J",
                true,
                saying,
                List.of());
    }

    static Figure exports(Study study) {
        String saying = study.fan("export_revenue_usd")
                .map(f -> "Revenue of token exports in billions of 2025 US dollars. Median "
                        + Words.usd(f.in(study.near()).p50()) + " in " + study.near() + " and "
                        + Words.usd(f.in(study.to).p50()) + " in " + study.to + "; 95 % of draws stay under "
                        + Words.usd(f.in(study.to).p95()) + " then.")
                .orElse("");
        return fan(study, "exports", "Token exports", "export_revenue_usd", 1e-9, "bn USD", false, saying, List.of());
    }

    static Figure exportShare(Study study) {
        List<Double> marks =
                Projection.MILESTONES_PERCENT.stream().map(Integer::doubleValue).toList();
        String saying = study.fan("share_of_goods_exports")
                .map(f -> "Dashed lines are the milestones within view. Median "
                        + Words.percent(f.in(study.near()).p50()) + " in " + study.near() + ", "
                        + Words.percent(f.in(study.to).p50()) + " in " + study.to + ".")
                .orElse("");
        return fan(
                study,
                "export-share",
                "Token exports as a share of goods exports",
                "share_of_goods_exports",
                100,
                "%",
                false,
                saying,
                marks);
    }

    static Figure tranches(Study study) {
        String title = "Energy that could serve tokens, by tranche";
        List<Map<String, Object>> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("year"));
        List<double[]> columns = new ArrayList<>();
        double total = 0;
        String most = "";
        double greatest = 0;
        for (Map.Entry<String, String> tranche : TRANCHES.entrySet()) {
            double[] values = study.central.series("tranche_twh." + tranche.getKey());
            double sum = 0;
            for (double v : values) {
                sum += Double.isFinite(v) ? v : 0;
            }
            if (sum > 0) {
                total += sum;
                if (sum > greatest) {
                    greatest = sum;
                    most = tranche.getValue();
                }
                List<Object> numbers = new ArrayList<>();
                for (double v : values) {
                    numbers.add(Double.isFinite(v) ? v : Optional.empty());
                }
                series.add(Map.of("name", tranche.getValue(), "values", numbers));
                head.add(tranche.getValue() + " (TWh)");
                columns.add(values);
            }
        }
        if (total == 0) {
            return Figure.absent("tranches", title, "no tranche of " + study.country() + " holds energy");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(year)));
            for (double[] column : columns) {
                double v = column[year - study.from];
                row.add(Double.isFinite(v) ? Words.number(v) : "missing");
            }
            rows.add(row);
        }
        String saying =
                "Single projection with every parameter at its default, net of grid losses and before the limits of"
                        + " flat load and accelerators. The largest tranche over the years is " + most + ".";
        return new Figure("tranches", title, saying, stack(study, "TWh", series, false), head, rows);
    }

    private static Map<String, Object> stack(Study study, String unit, List<Map<String, Object>> series, boolean full) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", "stack");
        spec.put("unit", unit);
        spec.put("x", years(study.from, study.to));
        spec.put("full", full);
        spec.put("series", series);
        return spec;
    }

    static Figure binding(Study study) {
        String title = "What limits exports";
        List<Map<BindingConstraint, Probability>> years = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            years.add(study.binding(year));
        }
        if (years.stream().anyMatch(Map::isEmpty)) {
            return Figure.absent("binding", title, "a figure of " + study.country() + " that it needs is missing");
        }
        List<Map<String, Object>> series = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("year"));
        List<BindingConstraint> present = new ArrayList<>();
        for (BindingConstraint b : BindingConstraint.values()) {
            if (years.stream().anyMatch(y -> y.containsKey(b))) {
                present.add(b);
                head.add(label(b));
                series.add(Map.of(
                        "name",
                        label(b),
                        "values",
                        years.stream().map(y -> percent(y, b)).toList()));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(study.from + i)));
            for (BindingConstraint b : present) {
                Probability share = years.get(i).get(b);
                row.add(share == null ? "none" : Words.share(share));
            }
            rows.add(row);
        }
        Map<BindingConstraint, Probability> near = study.binding(study.near());
        String saying = near.entrySet().stream()
                .max(Comparator.comparingLong(e -> e.getValue().hits()))
                .map(e -> "Share of draws by what binds. In " + study.near() + " it is most often " + label(e.getKey())
                        + ", in " + Words.odds(e.getValue()) + ".")
                .orElse("");
        return new Figure("binding", title, saying, stack(study, "% of draws", series, true), head, rows);
    }

    private static double percent(Map<BindingConstraint, Probability> shares, BindingConstraint b) {
        Probability share = shares.get(b);
        return share == null ? 0 : 100 * share.value();
    }

    static Figure milestones(Study study) {
        String title = "Odds of each milestone by year";
        if (!study.has(Study.output("share_of_goods_exports", study.to))) {
            return Figure.absent("milestones", title, "goods exports of " + study.country() + " are missing");
        }
        Map<String, String> events = new LinkedHashMap<>();
        for (int percent : Projection.MILESTONES_PERCENT) {
            events.put("milestone_" + percent, percent + " % of goods exports");
        }
        events.put("token_state_year", "token-state");
        if (study.reference().isPresent()
                && study.fan("reference_generation_kwh_per_capita").isPresent()) {
            events.put(
                    "crossing_year",
                    "generation per head reaches " + study.reference().get());
        }
        List<Map<String, Object>> series = new ArrayList<>();
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
                series.add(Map.of(
                        "name",
                        event.getValue(),
                        "values",
                        column.stream().map(p -> 100 * p.value()).toList()));
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
        String saying = "Share of draws in which it has happened by the end of each year."
                + (never.isEmpty() ? "" : " In no draw by " + study.to + ": " + String.join(", ", never) + ".");
        return new Figure("milestones", title, saying, lines("% of draws", study, series, 100), head, rows);
    }

    private static Map<String, Object> lines(String unit, Study study, List<Map<String, Object>> series, double most) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", "lines");
        spec.put("unit", unit);
        spec.put("x", years(study.from, study.to));
        spec.put("most", most);
        spec.put("series", series);
        return spec;
    }

    /** What the sensitivity is about: the export share where draws differ in it, otherwise what could be exported. */
    private static Optional<Target> target(Study study) {
        int year = study.far();
        List<Target> targets = List.of(
                new Target("share_of_goods_exports", year, "token exports as a share of goods exports", 100, "%"),
                new Target("export_revenue_usd", year, "token exports", 1e-9, "bn USD"),
                new Target("exportable_tokens", year, "tokens that the physical limits allow", 1e-15, "quadrillion"));
        for (Target t : targets) {
            if (study.has(t.output()) && study.ensemble.summary(t.output()).p50() > 0) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    private record Target(String variable, int year, String label, double scale, String unit) {
        String output() {
            return Study.output(variable, year);
        }
    }

    static Figure tornado(Study study) {
        String title = "What moves the answer";
        Optional<Target> found = target(study);
        if (found.isEmpty()) {
            return Figure.absent(
                    "tornado", title, "exports are zero in most draws, and potential exports are missing or zero");
        }
        Target target = found.get();
        Map<String, Double> correlation = new LinkedHashMap<>();
        String without = "";
        if (study.ensemble.failed() == 0) {
            for (RankCorrelations.Correlation c :
                    RankCorrelations.of(study.ensemble).ranked(target.output())) {
                correlation.put(c.name(), c.correlation());
            }
        } else {
            without = " Rank correlations are left out: some draws failed.";
        }
        List<Tornado.Bar> bars;
        try {
            bars = Tornado.of(study.ensemble.plan().model()).ranked(target.output());
        } catch (IllegalStateException e) {
            return Figure.absent("tornado", title, "the model has no answer at one of its points");
        }
        double base = bars.get(0).base();
        List<Object> names = new ArrayList<>();
        List<Object> low = new ArrayList<>();
        List<Object> high = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Tornado.Bar bar : bars) {
            if (bar.width() <= 1e-9 * Math.abs(base)) {
                break;
            }
            if (names.size() < BARS) {
                names.add(short_(bar.name()));
                low.add(bar.atLow() * target.scale());
                high.add(bar.atHigh() * target.scale());
            }
            Double r = correlation.get(bar.name());
            rows.add(List.of(
                    bar.name(),
                    meaning(bar.name()),
                    Words.number(bar.atLow() * target.scale()) + " " + target.unit(),
                    Words.number(bar.atHigh() * target.scale()) + " " + target.unit(),
                    r == null ? "not computed" : String.format(Locale.ROOT, "%.2f", r)));
        }
        if (names.isEmpty()) {
            return Figure.absent(
                    "tornado",
                    title,
                    "no single parameter moves " + target.label() + " from where it is at the" + " medians");
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", "tornado");
        spec.put("unit", target.unit());
        spec.put("names", names);
        spec.put("low", low);
        spec.put("high", high);
        spec.put("base", base * target.scale());
        String saying = "Effect on " + target.label() + " in " + target.year()
                + " of moving one parameter alone from its 5 % to its 95 % quantile, the others at their medians ("
                + Words.number(base * target.scale()) + " " + target.unit() + "). The widest bar is "
                + short_(bars.get(0).name()) + "." + without;
        return new Figure(
                "tornado",
                title,
                saying,
                spec,
                List.of("parameter", "what it is", "at its 5 % quantile", "at its 95 % quantile", "rank correlation"),
                rows);
    }

    private static String short_(String name) {
        return name.replace('_', ' ').replace(".", ", ");
    }

    private static String meaning(String name) {
        ParameterTable table = ParameterTable.bundled();
        return table.has(name)
                ? table.get(name).description()
                : "growth path of generation per head and population, all their draws together (sign not defined)";
    }

    static Figure worlds(Study study) {
        String title = "Policy worlds side by side";
        String variable =
                hasValues(study.central, "share_of_goods_exports") ? "share_of_goods_exports" : "export_revenue_usd";
        if (!hasValues(study.central, variable)) {
            return Figure.absent("worlds", title, "token exports of " + study.country() + " cannot be computed");
        }
        boolean share = variable.equals("share_of_goods_exports");
        double scale = share ? 100 : 1e-9;
        String unit = share ? "% of goods exports" : "bn USD";
        List<Map<String, Object>> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        int far = study.far();
        boolean any = false;
        for (Worlds.World world : Worlds.ALL) {
            Projection projection;
            try {
                projection = world.apply(study.model).project(study.from, study.to);
            } catch (InputException | ArithmeticException e) {
                rows.add(
                        List.of(world.name(), world.description(), "no answer", "no answer", "no answer", "no answer"));
                continue;
            }
            List<Object> values = new ArrayList<>();
            for (double v : projection.series(variable)) {
                values.add(Double.isFinite(v) ? v * scale : Optional.empty());
                any |= v > 0;
            }
            series.add(Map.of("name", world.name(), "values", values));
            YearResult year = projection.in(far);
            rows.add(List.of(
                    world.name(),
                    world.description(),
                    cell(year.value("export_revenue_usd"), Words::usd),
                    cell(year.value("share_of_goods_exports"), Words::percent),
                    year.bindingConstraint().map(Figures::label).orElse("missing"),
                    milestone(projection, 1) + " / " + milestone(projection, 5)));
        }
        if (!any) {
            return Figure.absent(
                    "worlds",
                    title,
                    study.country() + " exports no tokens in any of the worlds when every parameter"
                            + " is at its default");
        }
        String saying =
                "Single projections with every parameter at the default of its world, no fan: compare the lines with each"
                        + " other, not with the medians above. The table says what each world changes.";
        return new Figure(
                "worlds",
                title,
                saying,
                lines(unit, study, series, 0),
                List.of(
                        "world",
                        "what is different",
                        "exports " + far,
                        "of goods exports " + far,
                        "limited by, " + far,
                        "reaches 1 % / 5 %"),
                rows);
    }

    private static boolean hasValues(Projection projection, String variable) {
        for (double v : projection.series(variable)) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    private static String cell(OptionalDouble value, DoubleFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsDouble()) : "missing";
    }

    private static String milestone(Projection projection, int percent) {
        var year = projection.milestones().get(percent);
        return year != null && year.isPresent() ? String.valueOf(year.getAsInt()) : "not by " + projection.to();
    }

    static Figure ladder(Study study) {
        String title = "What a MWh earns, by what it is exported in";
        record Rung(String name, double low, double value, double high, String note, boolean own) {}
        List<Rung> rungs = new ArrayList<>();
        for (EmbodiedGood good : study.model.data().embodiedEnergy()) {
            double value = good.revenueUsdPerMwh();
            if (value > 0) {
                rungs.add(new Rung(
                        good.good() + (good.route().length() < 28 ? " (" + good.route() + ")" : ""),
                        good.revenueLowUsdPerMwh().orElse(value),
                        value,
                        good.revenueHighUsdPerMwh().orElse(value),
                        good.year() + ", " + good.evidence().label().replace('_', ' '),
                        false));
            }
        }
        int year = study.near();
        String output = Study.output("revenue_usd_per_mwh", year);
        String own = "";
        if (study.has(output) && study.ensemble.summary(output).p05() > 0) {
            Summary s = study.ensemble.summary(output);
            String name = "Tokens of " + study.country() + " in this model, " + year;
            rungs.add(new Rung(name, s.p05(), s.p50(), s.p95(), "median and nine draws in ten", true));
            own = " Exported tokens of " + study.country() + " in " + year + ": median " + Words.number(s.p50())
                    + " USD per MWh (" + Words.number(s.p05()) + " to " + Words.number(s.p95()) + ").";
        } else {
            own = " No rung for exported tokens of " + study.country() + ": it exports none in " + year
                    + " in some draws, or a figure is missing.";
        }
        if (rungs.isEmpty()) {
            return Figure.absent("ladder", title, "the table of goods is empty");
        }
        rungs.sort(Comparator.comparingDouble(Rung::value));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", "ladder");
        spec.put("unit", "USD per MWh");
        spec.put("names", rungs.stream().map(Rung::name).toList());
        spec.put("low", rungs.stream().map(Rung::low).toList());
        spec.put("mid", rungs.stream().map(Rung::value).toList());
        spec.put("high", rungs.stream().map(Rung::high).toList());
        spec.put("own", rungs.stream().map(Rung::own).toList());
        return new Figure(
                "ladder",
                title,
                "Revenue per MWh of electricity, not profit: goods differ in what else they need. Logarithmic scale."
                        + own,
                spec,
                List.of("good", "low (USD/MWh)", "value (USD/MWh)", "high (USD/MWh)", "year and evidence"),
                rungs.stream()
                        .map(r -> List.of(
                                r.name(),
                                Words.number(r.low()),
                                Words.number(r.value()),
                                Words.number(r.high()),
                                r.note()))
                        .toList());
    }
}
