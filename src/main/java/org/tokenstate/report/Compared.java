package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.internal.Words;

/**
 * Up to four countries or scenarios in one chart.
 *
 * @param lines what is compared, that of the page first
 * @param defaults the first of them at its defaults, drawn in grey; empty where nothing was changed
 * @param year the year that the title quotes
 */
record Compared(List<Line> lines, Optional<Projection> defaults, int year) {
    private static final String REFERENCE = "reference_" + Reading.GENERATION;
    private static final int DASHED = 1;
    private static final int DOTTED = 2;

    /** More lines than this are not told apart. */
    static final int MOST = 4;

    /** Colours of what is compared, none of which means anything else: the reference has its own. */
    private static final List<Integer> COLOURS = List.of(2, 4, 7);

    /** What the chart may show, by the word that asks for it; the first is shown at the start. */
    static final Map<String, View> VIEWS = views();

    /**
     * One of those compared.
     *
     * @param scenario the name of its scenario
     * @param projection its projection
     */
    record Line(String scenario, Projection projection) {
        private String place() {
            return Words.name(projection.model(), projection.model().country());
        }
    }

    /**
     * What the chart may show.
     *
     * @param label what it is
     * @param unit the unit that is shown; empty for money and others that are counted in thousands, millions and so on
     * @param base the unit of those
     * @param scale from the result's unit to the shown one
     * @param log whether the axis is logarithmic
     * @param words a value in words
     * @param results what is drawn, the first in full lines, with a word for each
     * @param about what must be known to read it; may be empty
     */
    record View(
            String label,
            String unit,
            String base,
            double scale,
            boolean log,
            DoubleFunction<String> words,
            Map<String, String> results,
            String about) {}

    private static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put(
                "balance",
                new View(
                        "Token exports and balance",
                        "",
                        "USD of 2025",
                        1,
                        false,
                        Reading::signed,
                        results(Reading.REVENUE, "exports", Reading.BALANCE, "exports less imports"),
                        ""));
        views.put(
                "potential",
                new View(
                        "Tokens exported and potential",
                        "",
                        "tokens a year",
                        1,
                        true,
                        Words::large,
                        results("exported_tokens", "exported", "exportable_tokens", "potential"),
                        " The potential is what power and accelerators could serve, home demand included."));
        views.put(
                "share",
                new View(
                        "Token exports over goods exports",
                        "% of goods exports",
                        "",
                        100,
                        false,
                        Words::percent,
                        results(Reading.GOODS, ""),
                        ""));
        views.put(
                "generation",
                new View(
                        "Electricity generated per head",
                        "MWh per head",
                        "",
                        1e-3,
                        false,
                        Reading::megawattHours,
                        results(Reading.GENERATION, ""),
                        ""));
        views.put(
                "compute",
                new View(
                        "Compute hosted",
                        "GW",
                        "",
                        1,
                        false,
                        v -> Words.number(v) + " GW",
                        results("stock_gw", ""),
                        ""));
        views.put(
                "energy",
                new View(
                        "Energy per token",
                        "J per token",
                        "",
                        1,
                        true,
                        v -> Words.number(v) + " J",
                        results("energy_per_token_joules", ""),
                        ""));
        return views;
    }

    private static Map<String, String> results(String... namesAndWords) {
        Map<String, String> results = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWords.length; i += 2) {
            results.put(namesAndWords[i], namesAndWords[i + 1]);
        }
        return results;
    }

    /** A line as it is drawn. */
    private record Drawn(String name, int colour, int dash, double[] values) {}

    /**
     * The figure, and beside it how its lines are drawn.
     *
     * @param figure the figure
     * @param look {@code log}, {@code dashes} by line, whether each is {@code named} at its end, and {@code year}, at which an upright
     *     line stands
     */
    record Shown(Figure figure, Map<String, Object> look) {}

    /** The view at the start. */
    static View first() {
        return VIEWS.values().iterator().next();
    }

    /** The chart of a view, with its table. */
    Shown of(View wanted) {
        List<Drawn> drawn = drawn(wanted);
        Map<String, Object> look = Map.of(
                "log", wanted.log(),
                "year", year,
                "dashes", drawn.stream().map(Drawn::dash).toList(),
                "named",
                        drawn.stream()
                                .map(d -> lines.size() == 1 || d.dash() != DASHED)
                                .toList());
        if (drawn.stream().allMatch(d -> Arrays.stream(d.values()).allMatch(Double::isNaN))) {
            String result = wanted.results().keySet().iterator().next();
            return new Shown(
                    Figure.absent(
                            "now",
                            wanted.label(),
                            own().missing(result)
                                    .orElse("a figure of " + lines.get(0).place() + " is missing")),
                    look);
        }
        double scale = wanted.scale();
        String unit = wanted.unit();
        if (unit.isEmpty()) {
            double most = drawn.stream()
                    .flatMapToDouble(d -> Arrays.stream(d.values()))
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            scale = 1 / Words.scale(most);
            unit = (Words.scaleName(most) + " " + wanted.base()).strip();
        }
        double by = scale;
        List<Chart.Series> series = drawn.stream()
                .map(d -> new Chart.Series(
                        d.name(),
                        d.colour(),
                        Arrays.stream(d.values()).map(v -> v * by).toArray()))
                .toList();
        List<String> head = new ArrayList<>(List.of("year"));
        String of = unit;
        series.forEach(s -> head.add(s.name() + " (" + of + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (int y = own().from(); y <= own().to(); y++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(y)));
            for (Chart.Series s : series) {
                double value = s.values()[y - own().from()];
                row.add(Double.isNaN(value) ? "missing" : Words.number(value));
            }
            rows.add(row);
        }
        return new Shown(
                Figure.of(
                        "now",
                        wanted.label(),
                        title(wanted),
                        "Single projections; what is set holds for every line."
                                + (lines.size() > 1 && wanted.results().size() > 1
                                        ? " Full lines: "
                                                + String.join(
                                                        "; dashed: ",
                                                        wanted.results().values()) + "."
                                        : "")
                                + wanted.about(),
                        new Chart.Lines(unit, Study.years(own().from(), own().to()), 0, series),
                        head,
                        rows),
                look);
    }

    private Projection own() {
        return lines.get(0).projection();
    }

    private List<Drawn> drawn(View view) {
        List<Drawn> drawn = new ArrayList<>();
        List<String> results = List.copyOf(view.results().keySet());
        int others = 0;
        boolean refers = false;
        for (int k = 0; k < lines.size(); k++) {
            Projection p = lines.get(k).projection();
            int colour = Chart.OWN;
            if (k > 0) {
                boolean reference = !refers
                        && own().model()
                                .reference()
                                .equals(Optional.of(p.model().country()));
                colour = reference ? Chart.REFERENCE : COLOURS.get(others++);
                refers |= reference;
            }
            for (int r = 0; r < results.size(); r++) {
                String word = view.results().getOrDefault(results.get(r), "");
                String name =
                        lines.size() == 1 ? (word.isEmpty() ? name(k) : word) : name(k) + (r == 0 ? "" : ", " + word);
                drawn.add(new Drawn(name, colour, r == 0 ? 0 : DASHED, p.series(results.get(r))));
            }
            if (k == 0) {
                defaults.ifPresent(
                        d -> drawn.add(new Drawn("at the defaults", Chart.OTHERS, DOTTED, d.series(results.get(0)))));
            }
        }
        reference(view).ifPresent(name -> drawn.add(new Drawn(name, Chart.REFERENCE, 0, own().series(REFERENCE))));
        return drawn;
    }

    /** Its country, with the scenario where that is another than the page's or the country alone does not tell it from others. */
    private String name(int k) {
        Line line = lines.get(k);
        boolean alone =
                lines.stream().filter(l -> l.place().equals(line.place())).count() == 1;
        return alone && line.scenario().equals(lines.get(0).scenario())
                ? line.place()
                : line.place() + " (" + line.scenario().replace('-', ' ') + ")";
    }

    private String title(View view) {
        boolean one = lines.size() == 1;
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            Projection p = lines.get(k).projection();
            List<String> values = view.results().keySet().stream()
                    .limit(one ? 2 : 1)
                    .map(r -> words(view, p, r))
                    .toList();
            parts.add((one && reference(view).isEmpty() ? "" : name(k) + " ") + String.join(" and ", values));
        }
        reference(view).ifPresent(name -> parts.add(name + " " + words(view, own(), REFERENCE)));
        return view.label() + " in " + year + ": " + String.join("; ", parts);
    }

    /** The name of the country that it is compared with, where its line is drawn though it is not one of those compared. */
    private Optional<String> reference(View view) {
        return lines.size() == 1 && view.results().containsKey(Reading.GENERATION)
                ? own().model().reference().map(r -> Words.name(own().model(), r))
                : Optional.empty();
    }

    private String words(View view, Projection p, String result) {
        OptionalDouble value = p.in(year).value(result);
        return value.isPresent() ? view.words().apply(value.getAsDouble()) : "missing";
    }
}
