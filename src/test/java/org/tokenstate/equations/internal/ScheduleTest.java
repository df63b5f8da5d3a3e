package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tokenstate.equations.Solver;

/** Every operation is done as seldom as it may be, and lanes take few places. */
class ScheduleTest {
    private static EquationSystem system(String text, String... parameters) {
        return Texts.read(text).compile(Texts.vocabulary(parameters).build());
    }

    /** Parameters and series are drawn whose name begins with {@code drawn}; parameters vary unless they are {@code still}. */
    private static final Rates RATES = new Rates(
            name -> name.startsWith("drawn"), name -> !name.startsWith("still"), name -> name.startsWith("drawn"));

    /** Once for all, once a year, once a draw, once a year and draw. */
    @Test
    void anOperationIsDoneAsOftenAsWhatItRestsOnChanges() {
        EquationSystem system = system(
                "x \"1\" = fixed * 2 + moving * 3 + drawn * 5 + drawn_moving * 7",
                "fixed!",
                "moving",
                "drawn!",
                "drawn_moving");
        // Once: the four factors; fixed, * 2; of the base year moving, * 3, +.
        // Once a year: moving, * 3, +. Once a draw: drawn, * 5; of the base year +, drawn_moving, * 7, +. Else:
        // drawn_moving,
        // +, and * 7 with its +.
        assertThat(system.program(List.of("x"), RATES).operations()).containsExactly(9, 3, 6, 3);
        // Where nothing is drawn, all of the base year is done once, and drawn * 5.
        assertThat(system.program(List.of("x"), Rates.SINGLE).operations()).containsExactly(15, 7, 0, 0);
    }

    /** Sums of products, and of sums, are one operation where nothing else reads the parts, with the bits of the parts. */
    @Test
    void sumsOfProductsAreDoneAtOnce() {
        EquationSystem system = system("""
                one "1" = drawn_a * drawn_b + drawn_c
                other_side "1" = drawn_c + drawn_a * drawn_b
                two "1" = drawn_a * drawn_b + drawn_c * drawn_d + drawn_a * drawn_d
                total "1" = drawn_a + drawn_b + drawn_c + drawn_d
                part "1" = drawn_b * drawn_c
                whole "1" = part + drawn_a
                """, "drawn_a", "drawn_b", "drawn_c", "drawn_d");
        // parameters and then: a b + c; the same; c d and a d + (a b + c d); (a + b) + c and that + d; b c; b c and + a
        assertThat(ofEachYear(system, "one")).isEqualTo(3 + 1);
        assertThat(ofEachYear(system, "other_side")).isEqualTo(3 + 1);
        assertThat(ofEachYear(system, "two")).isEqualTo(4 + 2);
        assertThat(ofEachYear(system, "total")).isEqualTo(4 + 2);
        assertThat(ofEachYear(system, "whole")).isEqualTo(3 + 1);
        assertThat(ofEachYear(system, "part", "whole")).isEqualTo(3 + 2);
        List<String> outputs = List.of("one", "other_side", "two", "total", "part", "whole");
        int n = 200;
        double[][][] drawn = new double[4][2][n];
        SplittableRandom random = new SplittableRandom(5);
        for (double[][] years : drawn) {
            for (double[] lanes : years) {
                Arrays.setAll(lanes, i -> random.nextDouble(-1, 1));
            }
        }
        double[][] parameters = new double[4][2];
        double[][][] results = new double[outputs.size()][2][n];
        system.program(outputs, RATES)
                .bind(new Inputs(2025, 2, parameters, new double[0], new double[0][]))
                .lanes(n)
                .run(n, drawn, new double[0][][], results);
        List<String> names = system.parameters();
        for (int i = 0; i < n; i++) {
            int lane = i;
            double[][] of = Arrays.stream(drawn)
                    .map(years ->
                            Arrays.stream(years).mapToDouble(year -> year[lane]).toArray())
                    .toArray(double[][]::new);
            double[][] plain = new double[2][outputs.size()];
            system.program(outputs, Rates.SINGLE)
                    .plain()
                    .run(new Inputs(2025, 2, of, new double[0], new double[0][]), plain);
            for (int year = 0; year < 2; year++) {
                double a = of[names.indexOf("drawn_a")][year];
                double b = of[names.indexOf("drawn_b")][year];
                double c = of[names.indexOf("drawn_c")][year];
                double d = of[names.indexOf("drawn_d")][year];
                double[] wanted = {a * b + c, c + a * b, a * b + c * d + a * d, a + b + c + d, b * c, b * c + a};
                assertThat(plain[year]).isEqualTo(wanted);
                for (int o = 0; o < wanted.length; o++) {
                    assertThat(results[o][year][i]).as(outputs.get(o)).isEqualTo(wanted[o]);
                }
            }
        }
    }

    private static int ofEachYear(EquationSystem system, String... outputs) {
        return system.program(List.of(outputs), RATES).operations().get(3);
    }

    @Test
    void seriesFiguresAndTheCalendar() {
        EquationSystem system = system("""
                data rain "1"
                data drawn_rain "1"
                figure area "1"
                a "1" = figure.area + base(rain)
                b "1" = rain + calendar
                c "1" = base(drawn_rain) + 1
                d "1" = sqrt(drawn_rain)
                """);
        // The sums of the base year and of later years are two operations, as these read a stored value of the base
        // year.
        assertThat(system.program(List.of("a"), RATES).operations()).containsExactly(4, 0, 0, 0);
        assertThat(system.program(List.of("b"), RATES).operations()).containsExactly(3, 3, 0, 0);
        assertThat(system.program(List.of("c"), RATES).operations()).containsExactly(1, 0, 3, 0);
        assertThat(system.program(List.of("d"), RATES).operations()).containsExactly(0, 0, 2, 2);
    }

    /** What a parameter that does not vary gives is the same in all years, so that it is read once. */
    @Test
    void aParameterThatIsStillIsReadOnce() {
        EquationSystem system = system("x \"1\" = sqrt(still)\ny \"1\" = sqrt(drawn)\n", "still", "drawn");
        assertThat(system.program(List.of("x"), RATES).operations()).containsExactly(2, 0, 0, 0);
        assertThat(system.program(List.of("x"), Rates.SINGLE).operations()).containsExactly(2, 2, 0, 0);
        Rates drawnOnce = new Rates(name -> true, name -> false, name -> false);
        assertThat(system.program(List.of("y"), drawnOnce).operations()).containsExactly(0, 0, 2, 0);
    }

    @Test
    void whatNoOutputNeedsIsNotDone() {
        EquationSystem system = system("x \"1\" = 2 * a\ny \"1\" = exp(sqrt(b)) * x\n", "a!", "b!");
        assertThat(system.program(List.of("x"), RATES).operations()).containsExactly(3, 0, 0, 0);
        assertThat(system.program(List.of("y"), RATES).operations()).containsExactly(7, 0, 0, 0);
        assertThat(system.program(List.of(), RATES).operations()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void statesOfTheYearBefore() {
        EquationSystem shared = system("x \"1\" = previous(x) * moving from 2", "moving");
        assertThat(shared.program(List.of("x"), RATES).operations()).containsExactly(1, 2, 0, 0);
        EquationSystem drawn = system("x \"1\" = previous(x) * drawn from 2", "drawn!");
        assertThat(drawn.program(List.of("x"), RATES).operations()).containsExactly(1, 0, 1, 1);
        EquationSystem still = system("x \"1\" = previous(y) + 1 from 7\ny \"1\" = 3 * fixed\n", "fixed!");
        assertThat(still.program(List.of("x"), RATES).operations()).containsExactly(6, 0, 0, 0);
    }

    /** What each lane reads of other years has the value of that year, whatever of it differs between draws. */
    @Test
    void lanesReadOtherYearsAsNumbersDo() {
        EquationSystem system = system("""
                data drawn_rain "1"
                a "1" = previous(b) * moving from drawn
                b "1" = previous(a) + 1 from moving
                c "1" = previous(c) + base(a) + base(drawn_rain) + previous(previous_rain) from 1
                previous_rain "1" = previous(drawn_rain_now) from 0.5
                drawn_rain_now "1" = drawn_rain
                d "1" = c / base(c) + base(base(a) * moving) + previous(drawn_moving_now)  from 4
                drawn_moving_now "1" = drawn_moving
                e "1" = previous(f) from drawn
                f "1" = previous(e) from moving
                """, "moving", "drawn!", "drawn_moving");
        List<String> outputs = system.instances();
        int years = 5;
        int n = 4;
        double[][] parameters = new double[system.parameters().size()][];
        double[][][] drawn = new double[parameters.length][0][n];
        for (int i = 0; i < parameters.length; i++) {
            String name = system.parameters().get(i);
            parameters[i] = new double[name.equals("drawn") ? 1 : years];
            drawn[i] = new double[name.startsWith("drawn") ? parameters[i].length : 0][n];
            for (int year = 0; year < parameters[i].length; year++) {
                parameters[i][year] = 2 + i + 0.25 * year;
                for (int lane = 0; lane < n && name.startsWith("drawn"); lane++) {
                    drawn[i][year][lane] = 1 + i + 0.5 * year + 0.125 * lane;
                }
            }
        }
        double[][][] rain = {new double[years][n]};
        for (int year = 0; year < years; year++) {
            for (int lane = 0; lane < n; lane++) {
                rain[0][year][lane] = 3 * year + lane;
            }
        }
        Program program = system.program(outputs, RATES);
        double[][][] results = new double[outputs.size()][years][n];
        program.bind(new Inputs(2025, years, parameters, new double[0], new double[1][years]))
                .lanes(n)
                .run(n, drawn, rain, results);
        for (int lane = 0; lane < n; lane++) {
            int of = lane;
            double[][] own = new double[parameters.length][];
            for (int i = 0; i < own.length; i++) {
                own[i] = drawn[i].length == 0
                        ? parameters[i]
                        : Arrays.stream(drawn[i]).mapToDouble(year -> year[of]).toArray();
            }
            double[][] ownRain = {
                Arrays.stream(rain[0]).mapToDouble(year -> year[of]).toArray()
            };
            double[][] wanted = byHand(own, system.parameters(), ownRain[0], years);
            for (Program one : List.of(program, system.program(outputs, Rates.SINGLE))) {
                double[][] plain = new double[years][outputs.size()];
                one.plain().run(new Inputs(2025, years, own, new double[0], ownRain), plain);
                assertThat(plain).isDeepEqualTo(wanted);
            }
            for (int year = 0; year < years; year++) {
                for (int o = 0; o < outputs.size(); o++) {
                    assertThat(results[o][year][lane])
                            .as("%s in year %d of lane %d", outputs.get(o), year, lane)
                            .isEqualTo(wanted[year][o]);
                }
            }
        }
    }

    private static double[][] byHand(double[][] parameters, List<String> names, double[] rain, int years) {
        double[] moving = parameters[names.indexOf("moving")];
        double drawn = parameters[names.indexOf("drawn")][0];
        double[] drawnMoving = parameters[names.indexOf("drawn_moving")];
        double[][] rows = new double[years][];
        rows[0] = new double[] {drawn, moving[0], 1, 0.5, rain[0], 4, drawnMoving[0], drawn, moving[0]};
        for (int year = 1; year < years; year++) {
            double[] before = rows[year - 1];
            double c = before[2] + drawn + rain[0] + before[3];
            rows[year] = new double[] {
                before[1] * moving[year],
                before[0] + 1,
                c,
                before[4],
                rain[year],
                c / 1 + drawn * moving[0] + before[6],
                drawnMoving[year],
                before[8],
                before[7]
            };
        }
        return rows;
    }

    /** A value gives its place back after its last reading: a chain takes two places by turns, however long it is. */
    @Test
    void placesAreReused() {
        for (int length : new int[] {2, 10, 90}) {
            String chain = "sqrt(".repeat(length) + "drawn_moving" + ")".repeat(length);
            Program program = system("x \"1\" = " + chain, "drawn_moving").program(List.of("x"), RATES);
            int ofBaseYear = program.operations().get(2);
            assertThat(ofBaseYear).isEqualTo(length + 1);
            assertThat(program.code.places - ofBaseYear).as("%d roots", length).isEqualTo(2);
        }
    }

    @Test
    void whatIsReadLaterKeepsItsPlace() {
        EquationSystem system = system(
                "y \"1\" = sqrt(drawn_moving)\nx \"1\" = sqrt(sqrt(sqrt(y))) + y + previous(y) from y\n",
                "drawn_moving");
        Program program = system.program(List.of("x", "y"), RATES);
        double[][][] results = new double[2][3][1];
        program.bind(new Inputs(2025, 3, new double[1][3], new double[0], new double[0][]))
                .lanes(1)
                .run(1, new double[][][] {{{1}, {256 * 256}, {0}}}, new double[0][][], results);
        assertThat(results[0]).isDeepEqualTo(new double[][] {{1}, {2 + 256 + 1}, {256}});
        assertThat(results[1]).isDeepEqualTo(new double[][] {{1}, {256}, {0}});
    }

    /** On plain numbers equal operations stand in a row as far as what they rest on allows. */
    @Test
    void equalOperationsStandInARow() {
        EquationSystem system = system("""
                a "1" = sqrt(u + v)
                b "1" = sqrt(v + w)
                c "1" = sqrt(w + u)
                d "1" = a * b * c
                """, "u", "v", "w");
        Program program = system.program(List.of("d"), Rates.SINGLE);
        assertThat(operations(program.code.yearly))
                .containsExactly(
                        Op.PARAMETER,
                        Op.PARAMETER,
                        Op.PARAMETER,
                        Op.ADD,
                        Op.ADD,
                        Op.ADD,
                        Op.SQRT,
                        Op.SQRT,
                        Op.SQRT,
                        Op.MULTIPLY,
                        Op.MULTIPLY);
        assertThat(Texts.run(system, "d", Map.of("u", new double[] {0}, "v", new double[] {16}, "w", new double[] {9})))
                .containsOnly(4 * 5 * 3);
        // Over lanes a value is used while it is near.
        assertThat(operations(system.program(List.of("d"), new Rates(name -> true, name -> true, name -> false))
                        .code
                        .laterYears))
                .containsExactly(
                        Op.PARAMETER,
                        Op.PARAMETER,
                        Op.ADD,
                        Op.SQRT,
                        Op.PARAMETER,
                        Op.ADD,
                        Op.SQRT,
                        Op.ADD,
                        Op.SQRT,
                        Op.MULTIPLY,
                        Op.MULTIPLY);
    }

    @Test
    void whatRestsOnASolverStandsInRowsToo() {
        EquationSystem system = Texts.read("""
                a "1" = sqrt(one + u) * sqrt(two + u)
                solve market by Noting
                    in fixed = u, moving = u, once = u
                    out one "1", two "1"
                """)
                .compile(Texts.vocabulary("u").solver("Noting", new Noting()).build());
        Program.Code code = system.program(List.of("a"), Rates.SINGLE).code;
        for (int[] part : List.of(code.firstYear, code.laterYears)) {
            assertThat(operations(part)).containsExactly(Op.SOLVE, Op.ADD, Op.ADD, Op.SQRT, Op.SQRT, Op.MULTIPLY);
        }
    }

    /** What is given is read by year, in the base year for {@code base}, and not at all if it never changes. */
    @Test
    void whatIsGivenIsNotComputed() {
        EquationSystem system = system("""
                data rain "1"
                still "1" = sqrt(fixed)
                y "1" = exp(moving) + rain
                z "1" = y * 100 + base(y) * 10 + previous(y) + still from y + still
                """, "fixed!", "moving");
        Program program = system.program(List.of("z"), Rates.SINGLE, List.of("y", "still"));
        // of the base year y, still and their sum, and still's base again in later years; 100, 10, base(y) * 10
        assertThat(operations(program.code.constant)).doesNotContain(Op.EXP, Op.SQRT, Op.PARAMETER_BASE);
        assertThat(operations(program.code.yearly)).containsOnly(Op.DATA, Op.MULTIPLY, Op.ADD);
        double[][] results = new double[3][1];
        double[][] series = {{0, 0, 0}, {1, 2, 3}, {0.5, 0.5, 0.5}};
        program.plain().run(new Inputs(2025, 3, new double[2][3], new double[0], series), results);
        assertThat(results).isDeepEqualTo(new double[][] {{1.5}, {211.5}, {312.5}});
        double[][][] lanes = new double[1][3][2];
        Rates drawn = new Rates(name -> false, name -> true, name -> name.equals("y"));
        system.program(List.of("z"), drawn, List.of("y", "still"))
                .bind(new Inputs(2025, 3, new double[2][3], new double[0], series))
                .lanes(2)
                .run(2, new double[2][][], new double[][][] {{}, {{1, 4}, {2, 5}, {3, 6}}, {}}, lanes);
        assertThat(lanes[0]).isDeepEqualTo(new double[][] {{1.5, 4.5}, {211.5, 544.5}, {312.5, 645.5}});
    }

    @Test
    void tooFewFiguresAndGivenValues() {
        EquationSystem system = system("figure area \"1\"\nx \"1\" = figure.area + y\ny \"1\" = calendar\n");
        Program program = system.program(List.of("x"), Rates.SINGLE, List.of("y"));
        assertThatThrownBy(() -> program.bind(new Inputs(2025, 2, new double[0][], new double[0], new double[1][2])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("figures must be at least 1 but are 0");
        assertThatThrownBy(() -> program.bind(new Inputs(2025, 2, new double[0][], new double[1], new double[1][1])))
                .hasMessage("values of y must be at least 2 but are 1");
        assertThatThrownBy(() -> program.bind(new Inputs(2025, 2, new double[0][], new double[1], new double[0][])))
                .hasMessage("series must be at least 1 but are 0");
    }

    private static List<Op> operations(int[] code) {
        List<Op> operations = new ArrayList<>();
        for (int at = 0; at < code.length; at += Program.size(code, at)) {
            operations.add(Op.ALL[code[at]]);
        }
        return operations;
    }

    /** A solver that notes what is known of its ports. */
    private static final class Noting implements Solver {
        private final List<Layout> started = new ArrayList<>();

        @Override
        public List<Port> inputs() {
            return List.of(new Port("fixed", ""), new Port("moving", ""), new Port("once", ""));
        }

        @Override
        public List<Port> outputs() {
            return List.of(new Port("one", ""), new Port("two", ""));
        }

        @Override
        public Work start(Layout layout, int width) {
            started.add(layout);
            return (year, lanes, in, out) -> {
                for (int lane = 0; lane < lanes; lane++) {
                    out[0][lane] = in[0][lane] + in[2][lane];
                    if (!layout.unread().contains(1)) {
                        out[1][lane] = in[1][lane] * year;
                    }
                }
            };
        }
    }

    @Test
    void aSolverIsToldWhatStaysAndWhatNobodyReads() {
        Noting noting = new Noting();
        EquationSystem system = Texts.read("""
                solve market by Noting
                    in fixed = 2 * size, moving = calendar, once = moving from 3
                    out one "1", two "1"
                """)
                .compile(Texts.vocabulary("size!", "moving")
                        .solver("Noting", noting)
                        .build());
        Program one = system.program(List.of("one"), Rates.SINGLE);
        double[][] results = new double[3][1];
        Inputs inputs = new Inputs(2025, 3, new double[][] {{5}, {7, 8, 9}}, new double[0], new double[0][]);
        one.plain().run(inputs, results);
        assertThat(results).isDeepEqualTo(new double[][] {{13}, {18}, {19}});
        assertThat(noting.started).hasSize(1);
        assertThat(noting.started.get(0).steady()).containsExactly(0);
        assertThat(noting.started.get(0).unread()).containsExactly(1);
        // a parameter that is still stays too
        system.program(List.of("two", "one"), new Rates(name -> false, name -> false, name -> false))
                .plain();
        assertThat(noting.started.get(1).steady()).containsExactlyInAnyOrder(0, 2);
        assertThat(noting.started.get(1).unread()).isEmpty();
        Program two = system.program(List.of("two"), Rates.SINGLE);
        two.plain().run(inputs, results);
        assertThat(results).isDeepEqualTo(new double[][] {{0}, {2026}, {2 * 2027}});
        assertThat(noting.started.get(2).unread()).containsExactly(0);
    }

    @Test
    void theBaseYearOfWhatASolverGives() {
        EquationSystem system = Texts.read("""
                x "1" = one - base(one)
                solve market by Noting
                    in fixed = 2 * drawn, moving = calendar, once = moving from 3
                    out one "1", two "1"
                """)
                .compile(Texts.vocabulary("drawn!", "moving")
                        .solver("Noting", new Noting())
                        .build());
        double[][] parameters = {{5}, {7, 8, 9}};
        assertThat(system.parameters()).containsExactly("drawn", "moving");
        Inputs inputs = new Inputs(2025, 3, parameters, new double[0], new double[0][]);
        Program program = system.program(List.of("x"), RATES);
        double[][] plain = new double[3][1];
        program.plain().run(inputs, plain);
        assertThat(plain).isDeepEqualTo(new double[][] {{0}, {5}, {6}});
        double[][][] lanes = new double[1][3][2];
        program.bind(inputs).lanes(2).run(2, new double[][][] {{{1, 100}}, {}}, new double[0][][], lanes);
        assertThat(lanes[0]).isDeepEqualTo(new double[][] {{0, 0}, {5, 5}, {6, 6}});
    }
}
