package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the marks of each kind of chart lie, by a pen that remembers them. */
class PlotTest {
    private static final double OFF = 1e-9;
    private static final String SOFT = "#57606a";
    private static final String GRID = "#d8dee4";

    private record Line(String series, double[] x, double[] y, String colour, double width, double[] dashes) {}

    private record Area(String series, double[] x, double[] y, String colour, double opacity) {}

    private record Box(String series, double x, double y, double width, double height, String colour, double opacity) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    private record Dot(String series, double x, double y, double radius, String colour) {}

    private record Text(String series, String text, double x, double y, double anchor, double size, boolean bold) {}

    /** Remembers marks. */
    private static final class Marks implements Pen {
        final int height;
        final List<Line> lines = new ArrayList<>();
        final List<Area> areas = new ArrayList<>();
        final List<Box> boxes = new ArrayList<>();
        final List<Dot> dots = new ArrayList<>();
        final List<Text> texts = new ArrayList<>();
        private String series = "";

        Marks(Plot plot) {
            height = plot.height();
            plot.draw(this);
        }

        @Override
        public void series(String name) {
            series = name;
        }

        @Override
        public void area(double[] x, double[] y, String colour, double opacity) {
            areas.add(new Area(series, x, y, colour, opacity));
        }

        @Override
        public void line(double[] x, double[] y, String colour, double width, double[] dashes) {
            lines.add(new Line(series, x, y, colour, width, dashes));
        }

        @Override
        public void box(double x, double y, double width, double height, String colour, double opacity) {
            boxes.add(new Box(series, x, y, width, height, colour, opacity));
        }

        @Override
        public void dot(double x, double y, double radius, String colour) {
            dots.add(new Dot(series, x, y, radius, colour));
        }

        @Override
        public void text(String text, double x, double y, double anchor, double size, boolean bold, String colour) {
            texts.add(new Text(series, text, x, y, anchor, size, bold));
        }

        List<Line> lines(String of) {
            return lines.stream().filter(l -> l.series().equals(of)).toList();
        }

        List<Box> boxes(String of) {
            return boxes.stream().filter(b -> b.series().equals(of)).toList();
        }

        Text text(String text) {
            return texts.stream().filter(t -> t.text().equals(text)).findFirst().orElseThrow();
        }

        List<Line> grid() {
            return lines.stream().filter(l -> l.colour().equals(GRID)).toList();
        }
    }

    private static Marks draw(Chart chart) {
        return new Marks(new Plot("A title", "What is seen.", "Whence.", chart));
    }

    private static List<String> years(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    private static double[] each(int n, double from, double step) {
        return IntStream.range(0, n).mapToDouble(i -> from + i * step).toArray();
    }

    /** The widths of text: digits and small letters 0.63 of the size, capitals 0.72, i and the like 0.32, t and the like 0.40. */
    private static final double THREE_DIGITS = 12 * 3 * 0.63;

    private static final double TOP = 54 + 18 + 34;
    private static final double BOTTOM = TOP + 330;

    /** 0 to 100 and a constant 50 over 2025 to 2035: two names at the ends, an axis at the left in steps of 20. */
    @Test
    void linesRunWhereTheAxesSay() {
        Marks marks = draw(new Chart.Lines(
                "%",
                years(2025, 2035),
                0,
                List.of(new Chart.Series("A", 0, each(11, 0, 10)), new Chart.Series("BB", 1, each(11, 50, 0)))));
        // The page, the heading and what is said.
        assertThat(marks.boxes).first().isEqualTo(new Box("", 0, 0, 960, marks.height, "#ffffff", 1));
        assertThat(marks.text("A title")).isEqualTo(new Text("", "A title", 28, 38, Pen.START, 20, true));
        assertThat(marks.text("What is seen.")).isEqualTo(new Text("", "What is seen.", 28, 62, Pen.START, 13, false));
        // Names take the room of the widest, and 8 points.
        double ends = 12 * 2 * 0.72 + 8;
        double left = 28 + 10 + THREE_DIGITS;
        double right = 960 - 28 - 16 - ends;
        assertThat(marks.grid()).hasSize(6);
        for (int i = 0; i < 6; i++) {
            double y = BOTTOM - 330 * i / 5.0;
            Line grid = marks.grid().get(i);
            assertThat(grid.x()).containsExactly(new double[] {left, 960 - 28 - ends}, within(OFF));
            assertThat(grid.y()).containsExactly(new double[] {y, y}, within(OFF));
            Text tick = marks.text(String.valueOf(20 * i));
            assertThat(tick.x()).isCloseTo(left - 8, within(OFF));
            assertThat(tick.y()).isCloseTo(y + 4, within(OFF));
            assertThat(tick.anchor()).isEqualTo(Pen.END);
        }
        assertThat(marks.text("%")).isEqualTo(new Text("", "%", 28, TOP - 14, Pen.START, 12, false));
        // A label every five years.
        assertThat(marks.texts)
                .extracting(Text::text)
                .contains("2025", "2030", "2035")
                .doesNotContain("2026", "2034");
        assertThat(marks.text("2030").x()).isCloseTo((left + right) / 2, within(OFF));
        assertThat(marks.text("2030").y()).isCloseTo(BOTTOM + 18, within(OFF));
        Line a = marks.lines("A").get(0);
        Line b = marks.lines("BB").get(0);
        assertThat(a.x()).containsExactly(each(11, left, (right - left) / 10), within(OFF));
        assertThat(a.y()).containsExactly(each(11, BOTTOM, -33), within(OFF));
        assertThat(b.y()).containsOnly(BOTTOM - 165);
        assertThat(a.colour()).isEqualTo(Chart.COLOURS.get(0));
        assertThat(b.colour()).isEqualTo(Chart.COLOURS.get(1));
        assertThat(a.dashes()).isEmpty();
        assertThat(b.dashes()).containsExactly(7, 4);
        assertThat(a.width()).isEqualTo(2.5);
        // Names stand where lines end, and there is no legend.
        assertThat(marks.text("A")).isEqualTo(new Text("names", "A", right + 8, TOP + 4, Pen.START, 12, false));
        assertThat(marks.text("BB").y()).isCloseTo(BOTTOM - 165 + 4, within(OFF));
        assertThat(marks.lines("legend")).isEmpty();
        assertThat(marks.text("Whence."))
                .isEqualTo(new Text("legend", "Whence.", 28, marks.height - 14, Pen.START, 11, false));
        assertThat(marks.height).isEqualTo((int) BOTTOM + 26 + 20 + 14);
    }

    /** The scale may be given an end beyond the values. */
    @Test
    void theScaleReachesTheEndThatIsAsked() {
        Marks marks =
                draw(new Chart.Lines("%", years(2025, 2027), 100, List.of(new Chart.Series("A", 0, each(3, 0, 10)))));
        assertThat(marks.text("100").y()).isCloseTo(TOP + 4, within(OFF));
        // Fewer than five years are all named; one line has no name at its end and no legend.
        assertThat(marks.texts)
                .extracting(Text::text)
                .contains("2025", "2026", "2027")
                .doesNotContain("A");
        assertThat(marks.lines("A").get(0).x()[2]).isCloseTo(960 - 28 - 16, within(OFF));
        assertThat(draw(new Chart.Lines("%", years(2026, 2029), 1, List.of())).texts)
                .extracting(Text::text)
                .contains("2026", "2029");
        assertThat(draw(new Chart.Lines("%", years(2026, 2030), 1, List.of())).texts)
                .extracting(Text::text)
                .contains("2030")
                .doesNotContain("2026", "2029");
    }

    @Test
    void aYearWithoutAValueIsAGap() {
        double[] gaps = {1, 2, Double.NaN, Double.NaN, 3, Double.NaN, 4, 5, 6};
        List<Line> parts = draw(new Chart.Lines("%", years(2025, 2033), 0, List.of(new Chart.Series("A", 0, gaps))))
                .lines("A");
        assertThat(parts).extracting(l -> l.x().length).containsExactly(2, 1, 3);
        double step = parts.get(0).x()[1] - parts.get(0).x()[0];
        assertThat(parts.get(1).x()[0] - parts.get(0).x()[0]).isCloseTo(4 * step, within(OFF));
        assertThat(parts.get(2).x()[0] - parts.get(0).x()[0]).isCloseTo(6 * step, within(OFF));
        // The axis is from 0 to 6 in steps of 1.
        assertThat(parts.get(2).y()).containsExactly(new double[] {BOTTOM - 220, BOTTOM - 275, TOP}, within(OFF));
        assertThat(draw(new Chart.Lines(
                                "%",
                                years(2025, 2026), 0, List.of(new Chart.Series("A", 0, new double[] {1, Double.NaN}))))
                        .lines("A"))
                .hasSize(1);
    }

    /** Names lie at least 15 points apart and none below the plot, in the order of the ends. */
    @Test
    void namesAtTheEndsArePushedApart() {
        Marks marks = draw(new Chart.Lines(
                "%",
                years(2025, 2026),
                100,
                List.of(
                        new Chart.Series("top", 0, new double[] {0, 60}),
                        new Chart.Series("low", 1, new double[] {0, 0}),
                        new Chart.Series("next", 2, new double[] {0, 59}),
                        new Chart.Series("none", 3, new double[] {0, Double.NaN}))));
        double at = BOTTOM - 0.6 * 330 + 4;
        assertThat(marks.text("top").y()).isCloseTo(at, within(OFF));
        assertThat(marks.text("next").y()).isCloseTo(at + 15, within(OFF));
        // Without a value at the end a name stands at nothing; both are lifted above the bottom.
        assertThat(marks.text("low").y()).isCloseTo(BOTTOM + 4 - 15, within(OFF));
        assertThat(marks.text("none").y()).isCloseTo(BOTTOM + 4, within(OFF));
    }

    /** Names of more than 220 points would leave no room: they go to a legend below. */
    @Test
    void longNamesGoToALegend() {
        // 29 letters of 0.63 at 12 points are 219.24 wide, 30 are 226.8.
        Marks inside = draw(lines("n".repeat(29)));
        Marks below = draw(lines("n".repeat(30)));
        assertThat(inside.lines("legend")).isEmpty();
        assertThat(below.texts).noneMatch(t -> t.series().equals("names"));
        List<Line> swatches = below.lines("legend");
        assertThat(swatches).hasSize(2);
        double y = BOTTOM + 44;
        assertThat(swatches.get(0).x()).containsExactly(48, 74);
        assertThat(swatches.get(0).y()).containsExactly(new double[] {y - 4, y - 4}, within(OFF));
        assertThat(swatches.get(1).dashes()).containsExactly(7, 4);
        assertThat(below.text("n".repeat(30)))
                .isEqualTo(new Text("legend", "n".repeat(30), 82, y, Pen.START, 12, false));
        assertThat(below.text("m").x()).isCloseTo(82 + 12 * 30 * 0.63 + 22 + 34, within(OFF));
        assertThat(below.height).isEqualTo(inside.height + 20);
    }

    private static Chart lines(String name) {
        return new Chart.Lines(
                "%",
                years(2025, 2026),
                0,
                List.of(new Chart.Series(name, 0, new double[] {0, 1}), new Chart.Series("m", 1, new double[] {0, 1})));
    }

    /** A legend is broken into rows that end within the margins, each as full as it can be. */
    @Test
    void aLongLegendHasRows() {
        List<Chart.Series> series = IntStream.range(0, 7)
                .mapToObj(k -> new Chart.Series("n".repeat(20) + k, k, new double[] {1, 1}))
                .toList();
        Marks marks = draw(new Chart.Stack("%", years(2025, 2026), false, series));
        // Each takes 34 + 21 letters of 7.56 + 22 = 214.76 of 904: four a row.
        List<Text> names =
                marks.texts.stream().filter(t -> t.text().startsWith("nn")).toList();
        assertThat(names)
                .extracting(Text::y)
                .containsExactly(
                        BOTTOM + 44, BOTTOM + 44, BOTTOM + 44, BOTTOM + 44, BOTTOM + 64, BOTTOM + 64, BOTTOM + 64);
        for (int k = 0; k < 7; k++) {
            assertThat(names.get(k).x()).isCloseTo(48 + 34 + (k % 4) * 214.76, within(1e-6));
        }
        assertThat(marks.height).isEqualTo((int) BOTTOM + 26 + 2 * 20 + 20 + 14);
    }

    /** Bands of nine tenths and a half of the draws, the median, and what was observed from the first year of the axis. */
    @Test
    void aFanIsTwoBandsAndALine() {
        double[] seen = {10, 20};
        Chart.Spread spread = new Chart.Spread(
                "A",
                0,
                1,
                new double[] {0, 10},
                new double[] {10, 20},
                new double[] {20, 30},
                new double[] {30, 40},
                new double[] {40, 100},
                seen);
        Marks marks = draw(new Chart.Fan("%", years(2025, 2027), false, true, List.of(spread), new double[] {60}));
        double left = 28 + 10 + THREE_DIGITS;
        double right = 960 - 28 - 16;
        double middle = (left + right) / 2;
        assertThat(marks.areas).hasSize(2);
        Area wide = marks.areas.get(0);
        assertThat(wide.x()).containsExactly(new double[] {middle, right, right, middle}, within(OFF));
        assertThat(wide.y()).containsExactly(new double[] {BOTTOM - 132, TOP, BOTTOM - 33, BOTTOM}, within(OFF));
        assertThat(wide.opacity()).isEqualTo(0.16);
        Area half = marks.areas.get(1);
        assertThat(half.y())
                .containsExactly(new double[] {BOTTOM - 99, BOTTOM - 132, BOTTOM - 66, BOTTOM - 33}, within(OFF));
        assertThat(half.opacity()).isEqualTo(0.26);
        Line median = marks.lines("A").get(0);
        assertThat(median.x()).containsExactly(new double[] {middle, right}, within(OFF));
        assertThat(median.y()).containsExactly(new double[] {BOTTOM - 66, BOTTOM - 99}, within(OFF));
        Line observed = marks.lines("A").get(1);
        assertThat(observed.x()).containsExactly(new double[] {left, middle}, within(OFF));
        assertThat(observed.y()).containsExactly(new double[] {BOTTOM - 33, BOTTOM - 66}, within(OFF));
        // A level to point out runs across, and is named at the right.
        Line mark = marks.lines("marks").get(0);
        assertThat(mark.x()).containsExactly(new double[] {left, right}, within(OFF));
        assertThat(mark.y()).containsExactly(new double[] {BOTTOM - 198, BOTTOM - 198}, within(OFF));
        assertThat(marks.text("60 %"))
                .isEqualTo(new Text("marks", "60 %", right + 4, BOTTOM - 198 + 4, Pen.START, 12, false));
    }

    /** On a logarithmic scale a factor of ten has the same height everywhere. */
    @Test
    void aFanMayBeLogarithmic() {
        double[] flat = {1, 1};
        Marks marks = draw(new Chart.Fan(
                "USD",
                years(2025, 2026),
                true,
                true,
                List.of(
                        new Chart.Spread("A", 0, 0, flat, flat, flat, flat, new double[] {1000, 1000}, new double[0]),
                        new Chart.Spread("B", 1, 0, flat, flat, new double[] {10, 100}, flat, flat, new double[0])),
                new double[0]));
        assertThat(marks.lines("B").get(0).y()).containsExactly(new double[] {BOTTOM - 110, BOTTOM - 220}, within(OFF));
        assertThat(marks.text("B").y()).isCloseTo(BOTTOM - 220 + 4, within(OFF));
    }

    /** Why a line turns is said on the side with more room, one below the other. */
    @Test
    void turnsAreSaidBesideTheirYear() {
        Marks marks = draw(new Chart.Lines(
                "%",
                years(2025, 2035),
                0,
                List.of(new Chart.Series("A", 0, each(11, 0, 10))),
                List.of(new Chart.Turn(2, "early"), new Chart.Turn(4, "next"), new Chart.Turn(6, "late"))));
        double[] at = marks.lines("A").get(0).x();
        List<Line> turns = marks.lines("turns");
        assertThat(turns).extracting(l -> l.x()[0]).containsExactly(at[2], at[4], at[6]);
        assertThat(turns).allSatisfy(l -> {
            assertThat(l.x()[1]).isEqualTo(l.x()[0]);
            assertThat(l.y()).containsExactly(TOP, BOTTOM);
            assertThat(l.colour()).isEqualTo(SOFT);
        });
        assertThat(marks.text("early"))
                .isEqualTo(new Text("turns", "early", at[2] + 4, TOP + 14, Pen.START, 11, false));
        assertThat(marks.text("next").anchor()).isEqualTo(Pen.START);
        assertThat(marks.text("late")).isEqualTo(new Text("turns", "late", at[6] - 4, TOP + 42, Pen.END, 11, false));
        double[] flat = {1, 1};
        assertThat(draw(new Chart.Fan(
                                "%",
                                years(2025, 2026),
                                false,
                                false,
                                List.of(new Chart.Spread("A", 0, 0, flat, flat, flat, flat, flat, new double[0])),
                                new double[0],
                                List.of(new Chart.Turn(0, "begins"))))
                        .texts)
                .extracting(Text::text)
                .contains("begins");
    }

    /** Parts stand one on the other, each year's bar in the middle of its place; a missing part takes no room. */
    @Test
    void barsAreStacked() {
        Marks marks = draw(new Chart.Stack(
                "TWh",
                years(2025, 2028),
                false,
                List.of(
                        new Chart.Series("A", 0, new double[] {40, 10, Double.NaN, 0}),
                        new Chart.Series("B", 2, new double[] {60, 20, 30, 50}))));
        double left = 28 + 10 + THREE_DIGITS;
        double step = (960 - 28 - 16 - left) / 4;
        List<Box> a = marks.boxes("A");
        List<Box> b = marks.boxes("B");
        assertThat(a).hasSize(2);
        assertThat(b).hasSize(4);
        double[] bases = {40, 10, 0, 0};
        double[] heights = {60, 20, 30, 50};
        for (int i = 0; i < 4; i++) {
            assertThat((b.get(i).x() + b.get(i).right()) / 2).isCloseTo(left + (i + 0.5) * step, within(OFF));
            assertThat(b.get(i).width()).isCloseTo(0.85 * step, within(OFF));
            assertThat(b.get(i).bottom()).isCloseTo(BOTTOM - 3.3 * bases[i], within(OFF));
            assertThat(b.get(i).height()).isCloseTo(3.3 * heights[i], within(OFF));
        }
        assertThat(a.get(1).height()).isCloseTo(33, within(OFF));
        assertThat(a.get(0).colour()).isEqualTo(Chart.COLOURS.get(0));
        // Squares of the colours stand in the legend.
        assertThat(marks.boxes("legend"))
                .first()
                .isEqualTo(new Box("legend", 48, BOTTOM + 34, 26, 10, Chart.COLOURS.get(0), 1));
        // Shares fill the scale whatever they add up to.
        assertThat(draw(new Chart.Stack(
                                "%", years(2025, 2026), true, List.of(new Chart.Series("A", 0, each(2, 10, 0)))))
                        .boxes("A")
                        .get(0)
                        .height())
                .isCloseTo(33, within(OFF));
    }

    /** Every other part is striped: from two points below its top, in steps of five or nine, within the part. */
    @Test
    void everyOtherPartIsStriped() {
        Marks marks = draw(new Chart.Stack(
                "%",
                years(2025, 2025),
                true,
                IntStream.range(0, 4)
                        .mapToObj(k -> new Chart.Series("S" + k, k, new double[] {10}))
                        .toList()));
        assertThat(marks.boxes("S0")).hasSize(1);
        assertThat(marks.boxes("S2")).hasSize(1);
        for (int k : new int[] {1, 3}) {
            List<Box> boxes = marks.boxes("S" + k);
            Box part = boxes.get(0);
            List<Box> stripes = boxes.subList(1, boxes.size());
            double step = k == 1 ? 5 : 9;
            // 33 points: the last stripe ends at or above the foot.
            assertThat(stripes).hasSize((int) ((33 - 2 - 1.5) / step) + 1);
            for (int i = 0; i < stripes.size(); i++) {
                Box stripe = stripes.get(i);
                assertThat(stripe.y()).isCloseTo(part.y() + 2 + step * i, within(1e-6));
                assertThat(stripe.height()).isEqualTo(1.5);
                assertThat(stripe.x()).isEqualTo(part.x());
                assertThat(stripe.width()).isEqualTo(part.width());
                assertThat(stripe.opacity()).isEqualTo(0.45);
            }
        }
    }

    /** Both axes are logarithmic; where the model stands there is a ringed dot. */
    @Test
    void curvesHaveTwoAxes() {
        Marks marks = draw(new Chart.Curves(
                "J",
                "users",
                List.of(new Chart.Curve("A", 3, new double[] {1, 10, 1000}, new double[] {1000, 100, 1}, 10, 100))));
        double left = 28 + 10 + 12 * (4 * 0.63 + 0.32);
        double right = 960 - 28 - 16;
        double third = (right - left) / 3;
        Line line = marks.lines("A").get(0);
        assertThat(line.x()).containsExactly(new double[] {left, left + third, right}, within(1e-6));
        assertThat(line.y()).containsExactly(new double[] {TOP, TOP + 110, BOTTOM}, within(1e-6));
        assertThat(marks.dots).extracting(Dot::radius).containsExactly(7.5, 6.0);
        assertThat(marks.dots).extracting(Dot::colour).containsExactly("#1b1f24", Chart.COLOURS.get(3));
        assertThat(marks.dots).allSatisfy(dot -> {
            assertThat(dot.x()).isCloseTo(left + third, within(1e-6));
            assertThat(dot.y()).isCloseTo(TOP + 110, within(1e-6));
        });
        // Lines up the plot at the round numbers, and a title below them.
        Line up = marks.grid().get(marks.grid().size() - 1);
        assertThat(up.x()).containsExactly(new double[] {right, right}, within(1e-6));
        assertThat(up.y()).containsExactly(TOP, BOTTOM);
        assertThat(marks.texts).contains(new Text("", "users", (left + right) / 2, BOTTOM + 38, Pen.MIDDLE, 12, false));
        assertThat(marks.texts.stream().filter(t -> t.text().equals("10")).toList())
                .hasSize(2)
                .anySatisfy(t -> assertThat(t.y()).isEqualTo(BOTTOM + 18));
        assertThat(marks.height).isEqualTo((int) BOTTOM + 46 + 20 + 14);
        // Two curves have a legend, below the title of the axis.
        Chart.Curve curve = new Chart.Curve("B", 0, new double[] {1, 10}, new double[] {1, 10}, 1, 1);
        assertThat(draw(new Chart.Curves("J", "users", List.of(curve, curve)))
                        .text("B")
                        .y())
                .isEqualTo(BOTTOM + 64);
    }

    /** Bars of 26 points a row from the base to each end, the widest first; a bar of nothing is seen as a point. */
    @Test
    void aTornadoHasABarToEachEnd() {
        Marks marks = draw(
                new Chart.Tornado("%", List.of("first", "next"), new double[] {0, 60}, new double[] {100, 50}, 50));
        double top = 54 + 18 + 8;
        double left = 28 + 12 * (3 * 0.63 + 0.40) + 10;
        double right = 960 - 28 - 16;
        double middle = (left + right) / 2;
        List<Box> low = marks.boxes("at its 5 % quantile");
        List<Box> high = marks.boxes("at its 95 % quantile");
        assertThat(low.get(0).x()).isCloseTo(left, within(1e-6));
        assertThat(low.get(0).right()).isCloseTo(middle, within(1e-6));
        assertThat(low.get(0).y()).isCloseTo(top + 13 - 8, within(OFF));
        assertThat(low.get(0).height()).isEqualTo(16);
        // The low end of a parameter may be the greater result.
        assertThat(low.get(1).x()).isCloseTo(middle, within(1e-6));
        assertThat(low.get(1).width()).isCloseTo((right - left) / 10, within(1e-6));
        assertThat(low.get(1).y()).isCloseTo(top + 39 - 8, within(OFF));
        assertThat(high.get(0).right()).isCloseTo(right, within(1e-6));
        assertThat(high.get(1).width()).isEqualTo(1);
        assertThat(low.get(0).colour()).isEqualTo(Chart.COLOURS.get(5));
        assertThat(high.get(0).colour()).isEqualTo(Chart.COLOURS.get(4));
        // The axis of values has its lines up the rows.
        assertThat(marks.grid()).hasSize(6).allSatisfy(up -> assertThat(up.y()).containsExactly(top, top + 52));
        assertThat(marks.text("100").x()).isCloseTo(right, within(1e-6));
        Text name = marks.text("first");
        assertThat(name.x()).isCloseTo(left - 10, within(1e-6));
        assertThat(name.y()).isCloseTo(top + 13 + 4, within(OFF));
        assertThat(name.anchor()).isEqualTo(Pen.END);
        assertThat(marks.boxes("legend"))
                .extracting(Box::colour)
                .containsExactly(Chart.COLOURS.get(5), Chart.COLOURS.get(4));
        assertThat(marks.boxes("legend").get(0).y()).isEqualTo(top + 52 + 64 - 10);
        assertThat(marks.height).isEqualTo((int) top + 52 + 46 + 20 + 20 + 14);
    }

    /** Rungs of 21 points, the lowest at the bottom; the country's own is a square, others are dots. */
    @Test
    void aLadderRisesFromTheBottom() {
        Marks marks = draw(new Chart.Ladder(
                "USD",
                List.of("low", "high"),
                new double[] {1, 100},
                new double[] {10, 100},
                new double[] {100, 1000},
                new boolean[] {true, false}));
        double top = 54 + 18 + 8;
        double right = 960 - 28 - 16;
        double left = marks.text("low").x() + 10;
        double third = (right - left) / 3;
        assertThat(left).isCloseTo(28 + 12 * (3 * 0.63 + 0.32) + 10, within(1e-6));
        List<Box> boxes = marks.boxes("Ladder");
        Box range = boxes.get(0);
        assertThat(range.x()).isCloseTo(left, within(1e-6));
        assertThat(range.width()).isCloseTo(2 * third, within(1e-6));
        assertThat(range.y()).isCloseTo(top + 31.5 - 3, within(OFF));
        assertThat(range.height()).isEqualTo(6);
        assertThat(range.opacity()).isEqualTo(0.35);
        Box own = boxes.get(1);
        assertThat(own.x() + 5).isCloseTo(left + third, within(1e-6));
        assertThat(own.y() + 5).isCloseTo(top + 31.5, within(OFF));
        assertThat(own.colour()).isEqualTo(Chart.COLOURS.get(Chart.OWN));
        Dot other = marks.dots.get(0);
        assertThat(other.x()).isCloseTo(left + 2 * third, within(1e-6));
        assertThat(other.y()).isCloseTo(top + 10.5, within(OFF));
        assertThat(other.colour()).isEqualTo(Chart.COLOURS.get(Chart.OTHERS));
        assertThat(marks.text("high").y()).isCloseTo(top + 10.5 + 4, within(OFF));
        assertThat(marks.text("low").y()).isCloseTo(top + 31.5 + 4, within(OFF));
        assertThat(marks.text("USD").y()).isEqualTo(top + 42 + 38);
        assertThat(marks.height).isEqualTo((int) top + 42 + 46 + 20 + 14);
    }

    /** Words are put on a line as long as they fit; later lines lie 18 points lower, and push the plot down. */
    @Test
    void longSentencesAreWrapped() {
        // A word of ten letters takes 81.9 points at 13, and a space 4.16: ten and nine spaces are 856.4 of 904, eleven
        // are too many.
        String word = "n".repeat(10);
        String saying = String.join(" ", Collections.nCopies(15, word));
        Chart chart = new Chart.Lines("%", years(2025, 2026), 0, List.of(new Chart.Series("A", 0, each(2, 0, 1))));
        Marks marks = new Marks(new Plot("t", saying, String.join(" ", Collections.nCopies(15, word)), chart));
        List<Text> said = marks.texts.stream().filter(t -> t.size() == 13).toList();
        assertThat(said).extracting(t -> t.text().split(" ").length).containsExactly(10, 5);
        assertThat(said).extracting(Text::y).containsExactly(62.0, 80.0);
        // At 11 points twelve words are 877.3 wide.
        List<Text> whence = marks.texts.stream().filter(t -> t.size() == 11).toList();
        assertThat(whence).extracting(t -> t.text().split(" ").length).containsExactly(12, 3);
        assertThat(whence).extracting(Text::y).containsExactly(marks.height - 28.0, marks.height - 14.0);
        assertThat(marks.height).isEqualTo(draw(chart).height + 18 + 14);
        assertThat(marks.text("%").y()).isEqualTo(TOP + 18 - 14);
    }

    /** Colours and dashes begin anew after the last. */
    @Test
    void colourNumbersGoRound() {
        Marks marks = draw(new Chart.Lines(
                "%", years(2025, 2026), 0, List.of(new Chart.Series("A", Chart.COLOURS.size() + 2, each(2, 0, 1)))));
        assertThat(marks.lines("A").get(0).colour()).isEqualTo(Chart.COLOURS.get(2));
        assertThat(Arrays.toString(marks.lines("A").get(0).dashes())).isEqualTo("[5.0, 2.0]");
    }
}
