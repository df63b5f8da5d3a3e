package org.tokenstate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lays a chart out on a picture of fixed width: heading, axes, marks, legend, provenance. */
final class Plot {
    static final int WIDTH = 960;

    private static final String INK = "#1b1f24";
    private static final String SOFT = "#57606a";
    private static final String GRID = "#d8dee4";
    private static final String PAGE = "#ffffff";
    private static final double[] SOLID = {};
    private static final double[][] DASHES = {SOLID, {7, 4}, {2, 3}, {10, 3, 2, 3}, {5, 2}, {1, 2}, {12, 4}};
    private static final int MARGIN = 28;
    private static final int PLOT = 330;
    private static final int LINE = 18;
    private static final double TEXT = 12;
    private static final double SMALL = 11;
    private static final double MOST_ENDING = 220;

    private final String title;
    private final List<String> saying;
    private final List<String> provenance;
    private final Chart chart;
    private final List<String> legend;
    private final List<List<Integer>> legendRows;
    /** Room at the right for the names of lines at their ends; 0 where a legend names them. */
    private final double ends;

    private final int body;

    Plot(String title, String saying, String provenance, Chart chart) {
        this.title = title;
        this.saying = wrap(saying, 13, WIDTH - 2 * MARGIN);
        this.provenance = wrap(provenance, SMALL, WIDTH - 2 * MARGIN);
        this.chart = chart;
        this.legend = legend(chart);
        this.ends = endings(chart, legend);
        this.legendRows = ends > 0 ? List.of() : legendRows(legend);
        if (chart instanceof Chart.Tornado bars) {
            this.body = 26 * bars.names().size();
        } else if (chart instanceof Chart.Ladder rungs) {
            this.body = 21 * rungs.names().size();
        } else {
            this.body = PLOT;
        }
    }

    int height() {
        return top() + body + (titled() ? 46 : 26) + legendRows.size() * 20 + 20 + provenance.size() * 14;
    }

    private int top() {
        return 54 + saying.size() * LINE + (horizontal() ? 8 : 34);
    }

    private boolean horizontal() {
        return chart instanceof Chart.Tornado || chart instanceof Chart.Ladder;
    }

    /** Whether the axis at the bottom has a title. */
    private boolean titled() {
        return horizontal() || chart instanceof Chart.Curves;
    }

    void draw(Pen pen) {
        pen.box(0, 0, WIDTH, height(), PAGE, 1);
        pen.text(title, MARGIN, 38, Pen.START, 20, true, INK);
        for (int i = 0; i < saying.size(); i++) {
            pen.text(saying.get(i), MARGIN, 62 + i * LINE, Pen.START, 13, false, SOFT);
        }
        if (chart instanceof Chart.Fan fan) {
            fan(fan, pen);
        } else if (chart instanceof Chart.Lines lines) {
            lines(lines, pen);
        } else if (chart instanceof Chart.Stack stack) {
            stack(stack, pen);
        } else if (chart instanceof Chart.Curves curves) {
            curves(curves, pen);
        } else if (chart instanceof Chart.Tornado bars) {
            tornado(bars, pen);
        } else if (chart instanceof Chart.Ladder rungs) {
            ladder(rungs, pen);
        }
        pen.series("legend");
        double y = top() + body + (titled() ? 64 : 44);
        for (List<Integer> row : legendRows) {
            double x = MARGIN + 20;
            for (int k : row) {
                swatch(k, x, y, pen);
                pen.text(legend.get(k), x + 34, y, Pen.START, TEXT, false, INK);
                x += 34 + width(legend.get(k), TEXT) + 22;
            }
            y += 20;
        }
        for (int i = 0; i < provenance.size(); i++) {
            pen.text(
                    provenance.get(i),
                    MARGIN,
                    height() - 14.0 * (provenance.size() - i),
                    Pen.START,
                    SMALL,
                    false,
                    SOFT);
        }
    }

    private void swatch(int k, double x, double y, Pen pen) {
        List<Integer> colours = colours(chart);
        if (chart instanceof Chart.Stack) {
            part(x, y - 10, 26, 10, colours.get(k), pen);
        } else if (chart instanceof Chart.Tornado) {
            pen.box(x, y - 10, 26, 10, colour(colours.get(k)), 1);
        } else {
            int of = colours.get(k);
            pen.line(new double[] {x, x + 26}, new double[] {y - 4, y - 4}, colour(of), 2.5, dashes(of));
        }
    }

    private static String colour(int k) {
        return Chart.COLOURS.get(k % Chart.COLOURS.size());
    }

    private static double[] dashes(int k) {
        return DASHES[k % DASHES.length];
    }

    private void fan(Chart.Fan fan, Pen pen) {
        DoubleStream all = fan.series().stream()
                .flatMapToDouble(s -> DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(s.p05()), Arrays.stream(s.p95())), Arrays.stream(s.seen())));
        Scale y = upright(all, fan.log(), fan.unit(), pen);
        Scale x = years(fan.x(), y, false, pen);
        for (int k = 0; k < fan.series().size(); k++) {
            Chart.Spread s = fan.series().get(k);
            pen.series(s.name());
            String colour = colour(s.colour());
            band(s.offset(), s.p05(), s.p95(), x, y, colour, 0.16, pen);
            band(s.offset(), s.p25(), s.p75(), x, y, colour, 0.26, pen);
            path(s.offset(), s.p50(), x, y, colour, dashes(s.colour()), pen);
            path(0, s.seen(), x, y, colour, SOLID, pen);
        }
        nameEnds(
                fan.series().stream().map(s -> s.p50()).toList(),
                fan.series().stream().map(Chart.Spread::name).toList(),
                x,
                y,
                pen);
        turns(fan.turns(), x, pen);
        pen.series("marks");
        for (double mark : fan.marks()) {
            double at = y.at(mark);
            pen.line(new double[] {x.from(), x.to()}, new double[] {at, at}, SOFT, 1, DASHES[1]);
            pen.text(Scale.label(mark) + " %", x.to() + 4, at + 4, Pen.START, TEXT, false, SOFT);
        }
    }

    private static void band(
            int offset, double[] low, double[] high, Scale x, Scale y, String colour, double opacity, Pen pen) {
        int n = low.length;
        double[] xs = new double[2 * n];
        double[] ys = new double[2 * n];
        for (int i = 0; i < n; i++) {
            xs[i] = x.at(offset + i);
            ys[i] = y.at(high[i]);
            xs[2 * n - 1 - i] = xs[i];
            ys[2 * n - 1 - i] = y.at(low[i]);
        }
        pen.area(xs, ys, colour, opacity);
    }

    /** A line that is broken where values are missing. */
    private static void path(int offset, double[] values, Scale x, Scale y, String colour, double[] dashes, Pen pen) {
        int start = 0;
        for (int i = 0; i <= values.length; i++) {
            if (i == values.length || Double.isNaN(values[i])) {
                if (i > start) {
                    double[] xs = new double[i - start];
                    double[] ys = new double[i - start];
                    for (int j = start; j < i; j++) {
                        xs[j - start] = x.at(offset + j);
                        ys[j - start] = y.at(values[j]);
                    }
                    pen.line(xs, ys, colour, 2.5, dashes);
                }
                start = i + 1;
            }
        }
    }

    private void lines(Chart.Lines lines, Pen pen) {
        DoubleStream all = lines.series().stream().flatMapToDouble(s -> Arrays.stream(s.values()));
        Scale y = upright(DoubleStream.concat(all, DoubleStream.of(lines.most())), false, lines.unit(), pen);
        Scale x = years(lines.x(), y, false, pen);
        for (int k = 0; k < lines.series().size(); k++) {
            pen.series(lines.series().get(k).name());
            Chart.Series s = lines.series().get(k);
            path(0, s.values(), x, y, colour(s.colour()), dashes(s.colour()), pen);
        }
        nameEnds(
                lines.series().stream().map(Chart.Series::values).toList(),
                lines.series().stream().map(Chart.Series::name).toList(),
                x,
                y,
                pen);
        turns(lines.turns(), x, pen);
    }

    /** Why a line turns, where it does: words on the side that has more room, one below the other. */
    private void turns(List<Chart.Turn> turns, Scale x, Pen pen) {
        pen.series("turns");
        for (int k = 0; k < turns.size(); k++) {
            double at = x.at(turns.get(k).at());
            boolean left = at > (x.from() + x.to()) / 2;
            pen.line(new double[] {at, at}, new double[] {top(), top() + body}, SOFT, 1, DASHES[2]);
            pen.text(
                    turns.get(k).cause(),
                    at + (left ? -4 : 4),
                    top() + 14 + 14.0 * k,
                    left ? Pen.END : Pen.START,
                    SMALL,
                    false,
                    SOFT);
        }
    }

    /** Names of lines where they end, pushed apart where ends lie close. */
    private void nameEnds(List<double[]> lines, List<String> names, Scale x, Scale y, Pen pen) {
        if (ends == 0) {
            return;
        }
        List<Integer> order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> y.at(end(lines.get(k)))))
                .toList();
        double[] at =
                order.stream().mapToDouble(k -> y.at(end(lines.get(k))) + 4).toArray();
        double lowest = top() + body + 4.0;
        for (int i = 1; i < at.length; i++) {
            at[i] = Math.max(at[i], at[i - 1] + 15);
        }
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], lowest - 15 * (at.length - 1 - i));
        }
        pen.series("names");
        for (int i = 0; i < at.length; i++) {
            pen.text(names.get(order.get(i)), x.to() + 8, at[i], Pen.START, TEXT, false, INK);
        }
    }

    private static double end(double[] line) {
        double last = line[line.length - 1];
        return Double.isNaN(last) ? 0 : last;
    }

    private void stack(Chart.Stack stack, Pen pen) {
        double[] heights = new double[stack.x().size()];
        for (Chart.Series s : stack.series()) {
            for (int i = 0; i < heights.length; i++) {
                heights[i] += finite(s.values()[i]);
            }
        }
        Scale y = upright(stack.full() ? DoubleStream.of(100) : Arrays.stream(heights), false, stack.unit(), pen);
        Scale x = years(stack.x(), y, true, pen);
        double width = 0.85 * (x.at(1) - x.at(0));
        double[] base = new double[heights.length];
        for (int k = 0; k < stack.series().size(); k++) {
            pen.series(stack.series().get(k).name());
            for (int i = 0; i < base.length; i++) {
                double value = finite(stack.series().get(k).values()[i]);
                if (value > 0) {
                    double from = y.at(base[i]);
                    double to = y.at(base[i] + value);
                    part(
                            x.at(i) - width / 2,
                            to,
                            width,
                            from - to,
                            stack.series().get(k).colour(),
                            pen);
                    base[i] += value;
                }
            }
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** A part of a bar; every other one is striped, so that neighbours differ without colour too. */
    private static void part(double x, double y, double width, double height, int k, Pen pen) {
        pen.box(x, y, width, height, colour(k), 1);
        if (k % 2 == 1) {
            double step = k % 4 == 1 ? 5 : 9;
            for (double at = y + 2; at + 1.5 <= y + height; at += step) {
                pen.box(x, at, width, 1.5, PAGE, 0.45);
            }
        }
    }

    private void curves(Chart.Curves curves, Pen pen) {
        Scale y = upright(
                curves.series().stream().flatMapToDouble(c -> Arrays.stream(c.values())), true, curves.unit(), pen);
        double[] all = curves.series().stream()
                .flatMapToDouble(c -> Arrays.stream(c.x()))
                .toArray();
        Scale x = Scale.log(least(all), greatest(all), left(y), WIDTH - MARGIN - 16.0);
        across(x, curves.along(), pen);
        for (int k = 0; k < curves.series().size(); k++) {
            Chart.Curve c = curves.series().get(k);
            pen.series(c.name());
            pen.line(
                    Arrays.stream(c.x()).map(x::at).toArray(),
                    Arrays.stream(c.values()).map(y::at).toArray(),
                    colour(c.colour()),
                    2.5,
                    dashes(c.colour()));
            pen.dot(x.at(c.atX()), y.at(c.atValue()), 7.5, INK);
            pen.dot(x.at(c.atX()), y.at(c.atValue()), 6, colour(c.colour()));
        }
    }

    private void tornado(Chart.Tornado bars, Pen pen) {
        double[] all = DoubleStream.concat(Arrays.stream(bars.low()), Arrays.stream(bars.high()))
                .toArray();
        Scale x = Scale.linear(least(all), greatest(all), names(bars.names(), pen), WIDTH - MARGIN - 16.0);
        across(x, bars.unit(), pen);
        for (int side = 0; side < 2; side++) {
            pen.series(legend.get(side));
            double[] ends = side == 0 ? bars.low() : bars.high();
            for (int i = 0; i < ends.length; i++) {
                double from = x.at(Math.min(ends[i], bars.base()));
                double to = x.at(Math.max(ends[i], bars.base()));
                pen.box(
                        from,
                        row(i, ends.length) - 8,
                        Math.max(1, to - from),
                        16,
                        colour(colours(bars).get(side)),
                        1);
            }
        }
    }

    private void ladder(Chart.Ladder rungs, Pen pen) {
        int n = rungs.names().size();
        List<String> downwards = new ArrayList<>(rungs.names());
        java.util.Collections.reverse(downwards);
        Scale x = Scale.log(least(rungs.low()), greatest(rungs.high()), names(downwards, pen), WIDTH - MARGIN - 16.0);
        across(x, rungs.unit(), pen);
        pen.series(chart.getClass().getSimpleName());
        for (int i = 0; i < n; i++) {
            double y = row(n - 1 - i, n);
            String colour = colour(rungs.own()[i] ? Chart.OWN : Chart.OTHERS);
            double from = x.at(rungs.low()[i]);
            pen.box(from, y - 3, Math.max(1, x.at(rungs.high()[i]) - from), 6, colour, 0.35);
            if (rungs.own()[i]) {
                pen.box(x.at(rungs.mid()[i]) - 5, y - 5, 10, 10, colour, 1);
            } else {
                pen.dot(x.at(rungs.mid()[i]), y, 5, colour);
            }
        }
    }

    private double row(int i, int of) {
        return top() + body * (i + 0.5) / of;
    }

    /** Names beside the rows; {@return where the plot begins} */
    private double names(List<String> names, Pen pen) {
        double widest =
                names.stream().mapToDouble(name -> width(name, TEXT)).max().orElse(0);
        double left = MARGIN + widest + 10;
        for (int i = 0; i < names.size(); i++) {
            pen.text(names.get(i), left - 10, row(i, names.size()) + 4, Pen.END, TEXT, false, INK);
        }
        return left;
    }

    /** The axis at the left, with lines across the plot. */
    private Scale upright(DoubleStream values, boolean log, String unit, Pen pen) {
        double[] all = values.filter(Double::isFinite).toArray();
        double bottom = top() + body;
        Scale y = log
                ? Scale.log(least(all), greatest(all), bottom, top())
                : Scale.linear(Math.min(0, least(all)), greatest(all), bottom, top());
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            pen.line(new double[] {left(y), WIDTH - MARGIN - ends}, new double[] {at, at}, GRID, 1, SOLID);
            pen.text(Scale.label(tick), left(y) - 8, at + 4, Pen.END, TEXT, false, SOFT);
        }
        pen.text(unit, MARGIN, top() - 14.0, Pen.START, TEXT, false, SOFT);
        return y;
    }

    private static double left(Scale y) {
        return MARGIN
                + 10
                + y.ticks().stream()
                        .mapToDouble(tick -> width(Scale.label(tick), TEXT))
                        .max()
                        .orElse(0);
    }

    /** The axis of years: from index to place, a label every five years. */
    private Scale years(List<String> years, Scale y, boolean bars, Pen pen) {
        double from = left(y);
        double to = WIDTH - MARGIN - 16.0 - ends;
        double inset = bars ? (to - from) / years.size() / 2 : 0;
        Scale x = new Scale(0, Math.max(1, years.size() - 1), from + inset, to - inset, false, List.of());
        for (int i = 0; i < years.size(); i++) {
            if (Integer.parseInt(years.get(i)) % 5 == 0 || years.size() < 5) {
                pen.text(years.get(i), x.at(i), top() + body + 18.0, Pen.MIDDLE, TEXT, false, SOFT);
            }
        }
        return x;
    }

    /** An axis of values at the bottom, with lines up the plot. */
    private void across(Scale x, String unit, Pen pen) {
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            pen.line(new double[] {at, at}, new double[] {top(), top() + body}, GRID, 1, SOLID);
            pen.text(Scale.label(tick), at, top() + body + 18.0, Pen.MIDDLE, TEXT, false, SOFT);
        }
        pen.text(unit, (x.from() + x.to()) / 2, top() + body + 38.0, Pen.MIDDLE, TEXT, false, SOFT);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values).max().orElse(1);
    }

    private static List<String> legend(Chart chart) {
        List<String> names = List.of();
        if (chart instanceof Chart.Fan fan) {
            names = fan.series().stream().map(Chart.Spread::name).toList();
        } else if (chart instanceof Chart.Lines lines) {
            names = lines.series().stream().map(Chart.Series::name).toList();
        } else if (chart instanceof Chart.Stack stack) {
            names = stack.series().stream().map(Chart.Series::name).toList();
        } else if (chart instanceof Chart.Curves curves) {
            names = curves.series().stream().map(Chart.Curve::name).toList();
        } else if (chart instanceof Chart.Tornado) {
            names = List.of("at its 5 % quantile", "at its 95 % quantile");
        }
        return names;
    }

    private static List<Integer> colours(Chart chart) {
        List<Integer> colours = List.of();
        if (chart instanceof Chart.Fan fan) {
            colours = fan.series().stream().map(Chart.Spread::colour).toList();
        } else if (chart instanceof Chart.Lines lines) {
            colours = lines.series().stream().map(Chart.Series::colour).toList();
        } else if (chart instanceof Chart.Stack stack) {
            colours = stack.series().stream().map(Chart.Series::colour).toList();
        } else if (chart instanceof Chart.Curves curves) {
            colours = curves.series().stream().map(Chart.Curve::colour).toList();
        } else if (chart instanceof Chart.Tornado) {
            colours = Chart.Tornado.COLOURS_OF_ENDS;
        }
        return colours;
    }

    /** The room that names at the ends of lines take; 0 where there is one line, where lines have no common end, or names are long. */
    private static double endings(Chart chart, List<String> names) {
        if (names.size() < 2 || !(chart instanceof Chart.Fan || chart instanceof Chart.Lines)) {
            return 0;
        }
        double widest =
                names.stream().mapToDouble(name -> width(name, TEXT)).max().orElse(0);
        return widest > MOST_ENDING ? 0 : widest + 8;
    }

    private static List<List<Integer>> legendRows(List<String> names) {
        List<List<Integer>> rows = new ArrayList<>();
        double used = WIDTH;
        for (int k = 0; k < names.size() && names.size() > 1; k++) {
            double needed = 34 + width(names.get(k), TEXT) + 22;
            if (used + needed > WIDTH - 2 * MARGIN) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(k);
            used += needed;
        }
        return rows;
    }

    private static List<String> wrap(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The width that a text takes in a wide sans serif face such as DejaVu Sans: on the safe side for others. */
    private static double width(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("ijl|!.,:;' ".indexOf(c) >= 0) {
                width += 0.32;
            } else if ("frt()[]/-".indexOf(c) >= 0) {
                width += 0.40;
            } else if ("mwMW%@".indexOf(c) >= 0) {
                width += 0.95;
            } else {
                width += Character.isUpperCase(c) ? 0.72 : 0.63;
            }
        }
        return width * size;
    }
}
