package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.Summary;

/** The figures of spreads through the years: generation per head, energy per token, exports. */
final class SpreadFigures {
    private static final int FIRST_SEEN = 2000;
    private static final String REVENUE = "export_revenue_usd";
    private static final String IMPORTS = "token_imports_usd";
    private static final String BALANCE = "token_balance_usd";
    private static final String HOSTING = "hosting_exports_usd";
    private static final String MODELS = "model_exports_usd";
    private static final List<String> BOTH_WAYS = List.of(REVENUE, HOSTING, MODELS, IMPORTS, BALANCE);
    private static final double[] NONE = new double[0];
    private static final List<String> HEAD = List.of("5 %", "25 %", "median", "75 %", "95 %");

    private SpreadFigures() {}

    static Figure generation(Study study) {
        String topic = "Electricity generation per head";
        Optional<Fan> own = study.fan("generation_kwh_per_capita");
        if (own.isEmpty()) {
            return Figure.absent("generation", topic, "the generation of " + study.place() + " is missing");
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
        List<String> results = new ArrayList<>();
        for (int i = 0; i < fans.size(); i++) {
            series.add(spread(
                    names.get(i),
                    i == 0 ? Chart.OWN : Chart.REFERENCE,
                    fans.get(i),
                    1e-3,
                    study.from - first,
                    seen(seen.get(i), first, study)));
            for (String h : HEAD) {
                head.add(names.get(i) + " " + h + " (MWh)");
                results.add(fans.get(i).variable());
            }
        }
        String saying = "Median and bands (half and nine tenths of the draws) of "
                + Words.place(names.get(0))
                + (fans.size() > 1 ? " and of " + Words.place(reference) : "") + ", after the years observed.";
        if (!reference.isEmpty() && fans.size() == 1) {
            saying += " " + reference + " is not shown: its generation is missing.";
        }
        double height = series.stream()
                .flatMapToDouble(spread -> Arrays.stream(spread.p95()))
                .max()
                .orElse(1);
        List<Turns.Bend> bends = new ArrayList<>();
        for (int i = 0; i < fans.size(); i++) {
            String code =
                    i == 0 ? study.model.country() : study.model.reference().orElseThrow();
            String whose = fans.size() > 1 ? code + " " : "";
            Turns.ofGeneration(study.model, code)
                    .of(joined(series.get(i)), height, first)
                    .forEach(bend -> bends.add(new Turns.Bend(bend.year(), whose + bend.cause(), bend.sharpness())));
        }
        List<Chart.Turn> turns = Turns.shown(bends, first);
        return Figure.of(
                        "generation",
                        topic,
                        compared(study, fans),
                        saying + Turns.words(turns),
                        new Chart.Fan("MWh per head", Study.years(first, study.to), false, false, series, NONE, turns),
                        head,
                        rows(fans, 1e-3))
                .showing(results);
    }

    /** What was observed, and from there on the median. */
    private static double[] joined(Chart.Spread spread) {
        double[] line = spread.seen().clone();
        System.arraycopy(spread.p50(), 0, line, spread.offset(), spread.p50().length);
        return line;
    }

    /** Who is ahead per head, and when that changes. */
    private static String compared(Study study, List<Fan> fans) {
        double start = first(fans.get(0)).p50() / 1000;
        double end = last(fans.get(0)).p50() / 1000;
        String own = "Generation per head goes from " + Words.number(start) + " MWh in " + study.from + " to "
                + Words.number(end) + " MWh in " + study.to;
        if (fans.size() == 1) {
            return own;
        }
        String reference = study.reference().map(Words::place).orElse("");
        double theirs = last(fans.get(1)).p50() / 1000;
        if (study.behind()) {
            OptionalInt median = study.medianYear("crossing_year");
            return median.isPresent()
                    ? Words.sentence(study.place()) + " passes " + reference + " in generation per head around "
                            + median.getAsInt()
                    : Words.sentence(study.place()) + " stays below " + reference + " in generation per head: "
                            + Words.number(end) + " MWh against " + Words.number(theirs) + " in " + study.to;
        }
        return Words.sentence(study.place()) + " generates " + Words.number(end / theirs)
                + " times as much per head as " + reference + " in " + study.to;
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
                new Wanted(
                        "energy-per-token",
                        "Energy per token through the years",
                        "energy_per_token_joules",
                        1,
                        "J per token",
                        true,
                        List.of()),
                f -> "A token takes " + Words.number(first(f).p50()) + " J in " + study.from + " and "
                        + Words.number(last(f).p50()) + " J in " + study.to,
                f -> "At the meter, over all that is processed (traffic mix '"
                        + study.model.scenario().choice("traffic_mix")
                        + "') and the tiers sold, on a logarithmic scale.");
    }

    static Figure exports(Study study) {
        double most = study.fan(REVENUE)
                .map(f -> Arrays.stream(column(f, Summary::p95, 1)).max().orElse(0))
                .orElse(0.0);
        return fan(
                study,
                new Wanted(
                        "exports",
                        "Token exports",
                        REVENUE,
                        1 / Words.scale(most),
                        (Words.scaleName(most) + " USD of 2025").strip(),
                        false,
                        List.of()),
                f -> course(study, f),
                f -> "Median and bands (half and nine tenths of the draws): "
                        + Words.usd(study.summary(REVENUE, study.near()).p50()) + " in " + study.near()
                        + " and " + Words.usd(last(f).p50()) + " in " + study.to + ", with 95 % of draws at or under "
                        + Words.usd(last(f).p95()) + " then.");
    }

    /** Where the median goes: up to the end, or to a peak before. */
    private static String course(Study study, Fan fan) {
        int peak = 0;
        for (int i = 0; i < fan.years().size(); i++) {
            peak = fan.summaries().get(i).p50() > fan.summaries().get(peak).p50() ? i : peak;
        }
        String most = Words.usd(fan.summaries().get(peak).p50());
        int year = fan.years().get(peak);
        if (fan.summaries().get(peak).p50() == 0) {
            return "Most draws have no token exports in any year";
        }
        if (year == study.to) {
            return "Token exports grow to " + most + " a year by " + year + " in the median draw";
        }
        return year == study.from
                ? "Token exports fall from " + most + " a year in " + year + " to "
                        + Words.usd(last(fan).p50()) + " in " + study.to + " in the median draw"
                : "Token exports peak around " + year + " at " + most + " a year in the median draw";
    }

    /** What is sold abroad beside what is bought abroad. */
    static Figure trade(Study study) {
        String topic = "Trade both ways";
        Optional<Fan> sold = study.fan(REVENUE);
        Optional<Fan> bought = study.fan(IMPORTS);
        Optional<Fan> balance = study.fan(BALANCE);
        if (sold.isEmpty() || bought.isEmpty() || balance.isEmpty()) {
            return Figure.absent("trade", topic, study.cause(sold.isEmpty() ? REVENUE : IMPORTS));
        }
        double most = Math.max(
                Arrays.stream(column(sold.get(), Summary::p95, 1)).max().orElse(0),
                Arrays.stream(column(bought.get(), Summary::p95, 1)).max().orElse(0));
        double scale = 1 / Words.scale(most);
        String unit = (Words.scaleName(most) + " USD of 2025").strip();
        List<String> head = new ArrayList<>(List.of("year"));
        for (String what : List.of("exports", "of them hosting", "of them models", "imports", "balance")) {
            head.add(what + " (" + unit + ")");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int year = study.from; year <= study.to; year++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(year)));
            for (String variable : BOTH_WAYS) {
                row.add(Words.number(study.summary(variable, year).p50() * scale));
            }
            rows.add(row);
        }
        int far = study.far();
        double hosting = study.summary(HOSTING, far).p50();
        List<Turns.Bend> bends = new ArrayList<>();
        for (Fan fan : List.of(sold.get(), bought.get())) {
            bends.addAll(study.turns().of(column(fan, Summary::p50, 1), most, study.from));
        }
        List<Chart.Turn> turns = Turns.shown(bends, study.from);
        return Figure.of(
                        "trade",
                        topic,
                        surplus(study, balance.get()),
                        "Exports are compute sold to buyers elsewhere (median " + Words.usd(hosting) + " in " + far
                                + ") and margins of models earned elsewhere ("
                                + Words.usd(study.summary(MODELS, far).p50())
                                + "); imports are the same bought abroad ("
                                + Words.usd(study.summary(IMPORTS, far).p50())
                                + "). The table has the medians, each by itself, so that they do not add up exactly."
                                + Turns.words(turns),
                        new Chart.Fan(
                                unit,
                                Study.years(study.from, study.to),
                                false,
                                true,
                                List.of(
                                        spread("exports", Chart.OWN, sold.get(), scale, 0, NONE),
                                        spread("imports", Chart.IMPORTS, bought.get(), scale, 0, NONE)),
                                NONE,
                                turns),
                        head,
                        rows)
                .showing(BOTH_WAYS);
    }

    /** The sign of the median balance through the years. */
    private static String surplus(Study study, Fan balance) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 1; i < balance.years().size(); i++) {
            if (balance.summaries().get(i).p50() > 0
                    != balance.summaries().get(i - 1).p50() > 0) {
                turns.add(balance.years().get(i));
            }
        }
        boolean ends = last(balance).p50() > 0;
        String most = Words.sentence(study.place())
                + (ends ? " sells more tokens abroad than it buys" : " buys more tokens abroad than it sells");
        if (turns.isEmpty()) {
            return most + " in every year";
        }
        return turns.size() == 1
                ? most + " from " + turns.get(0) + " on"
                : most + " in " + study.to + ", after the balance has turned " + turns.size() + " times";
    }

    static Figure exportShare(Study study) {
        List<Double> marks =
                Projection.MILESTONES_PERCENT.stream().map(Integer::doubleValue).toList();
        int year = study.far();
        return fan(
                study,
                new Wanted(
                        "export-share",
                        "Token exports as a share of goods exports",
                        "share_of_goods_exports",
                        100,
                        "% of goods exports",
                        false,
                        marks),
                f -> "Token exports come to "
                        + Words.percent(
                                study.summary("share_of_goods_exports", year).p50())
                        + " of goods exports in " + year,
                f -> "Dashed lines are the milestones within view. Median " + Words.percent(last(f).p50()) + " in "
                        + study.to + ".");
    }

    /**
     * A fan that is wanted.
     *
     * @param marks levels to point out, in the unit shown
     */
    private record Wanted(
            String id, String topic, String variable, double scale, String unit, boolean log, List<Double> marks) {}

    private static Figure fan(Study study, Wanted wanted, Function<Fan, String> title, Function<Fan, String> saying) {
        Optional<Fan> fan = study.fan(wanted.variable());
        if (fan.isEmpty()) {
            return Figure.absent(wanted.id(), wanted.topic(), study.cause(wanted.variable()));
        }
        double greatest = Arrays.stream(column(fan.get(), Summary::p95, wanted.scale()))
                .max()
                .orElse(0);
        if (greatest == 0) {
            return Figure.absent(wanted.id(), wanted.topic(), "it is zero in at least 95 % of draws in every year");
        }
        double[] lines = wanted.marks().stream()
                .mapToDouble(Double::doubleValue)
                .filter(mark -> mark <= greatest && mark >= greatest / 25)
                .toArray();
        List<Chart.Turn> turns = turns(study, wanted, fan.get());
        List<String> head = new ArrayList<>(List.of("year"));
        HEAD.forEach(h -> head.add(h + " (" + wanted.unit() + ")"));
        return Figure.of(
                        wanted.id(),
                        wanted.topic(),
                        title.apply(fan.get()),
                        saying.apply(fan.get()) + Turns.words(turns),
                        chart(wanted.topic(), fan.get(), wanted.scale(), wanted.unit(), wanted.log(), lines, turns),
                        head,
                        rows(List.of(fan.get()), wanted.scale()))
                .showing(List.of(wanted.variable()));
    }

    /** The turns of a median as it is drawn: on a logarithmic scale, of its logarithm. */
    private static List<Chart.Turn> turns(Study study, Wanted wanted, Fan fan) {
        DoubleUnaryOperator place = wanted.log() ? Math::log : DoubleUnaryOperator.identity();
        double[] top = Arrays.stream(column(fan, Summary::p95, 1)).map(place).toArray();
        double[] bottom = Arrays.stream(column(fan, Summary::p05, 1)).map(place).toArray();
        double least = wanted.log() ? Arrays.stream(bottom).min().orElse(0) : 0;
        double height = Arrays.stream(top).max().orElse(1) - least;
        double[] median = Arrays.stream(column(fan, Summary::p50, 1)).map(place).toArray();
        return Turns.shown(study.turns().of(median, height, study.from), study.from);
    }

    /** The chart of one fan. */
    static Chart chart(
            String name, Fan fan, double scale, String unit, boolean log, double[] marks, List<Chart.Turn> turns) {
        List<String> years = fan.years().stream().map(String::valueOf).toList();
        boolean money = !log && unit.contains("USD");
        return new Chart.Fan(
                unit, years, log, money, List.of(spread(name, Chart.OWN, fan, scale, 0, NONE)), marks, turns);
    }

    private static Chart.Spread spread(String name, int colour, Fan fan, double scale, int offset, double[] seen) {
        return new Chart.Spread(
                name,
                colour,
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
