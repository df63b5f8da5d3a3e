package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Variable;

/** What each word of the language means. */
class LanguageTest {
    private static final Map<String, double[]> NONE = Map.of();

    @Test
    void operatorsBindAsInArithmetic() {
        assertThat(Texts.value("2 + 3 * 4 / 2 - 1")).isEqualTo(7);
        assertThat(Texts.value("3 * 4 ^ 2")).isCloseTo(48, offset(1e-13));
        assertThat(Texts.value("2 ^ 3 ^ 0")).isCloseTo(2, offset(1e-15));
        assertThat(Texts.value("8 - 2 - 1")).isEqualTo(5);
        assertThat(Texts.value("-2 ^ 2 + (1 - 3)")).isCloseTo(-6, offset(1e-14));
        assertThat(Texts.value("8 / 4 / 2")).isEqualTo(1);
        assertThat(Texts.value("1 < 2 and not 3 <= 2 or 1 == 2")).isEqualTo(1);
        assertThat(Texts.value("not (2 > 1) or 2 >= 3")).isZero();
        assertThat(Texts.value("1.5e-1 * 2e1")).isEqualTo(3);
    }

    @Test
    void functions() {
        assertThat(Texts.value("min(3, 1, 2) + max(3, 1, 2)")).isEqualTo(4);
        assertThat(Texts.value("where(1 > 2, 5, 7)")).isEqualTo(7);
        assertThat(Texts.value("known(missing) + 2 * known(1)")).isEqualTo(2);
        assertThat(Texts.value("log(exp(2)) * sqrt(9)")).isCloseTo(6, offset(1e-14));
        assertThat(Texts.value("1 / infinity")).isZero();
        assertThat(Texts.value("crf(0.1, 10)")).isCloseTo(0.16274539, offset(1e-8));
        assertThat(Texts.value("crf(0, 8)")).isEqualTo(0.125);
        assertThat(Texts.value("0 ^ 0")).isEqualTo(1);
    }

    @Test
    void theYearBeforeAndTheBaseYear() {
        EquationSystem system =
                Texts.read("""
                x "1" = previous(x) * (1 + growth) from 100
                y "1" = x / base(x)
                z "1" = previous(previous_y) from 0
                previous_y "1" = previous(y) from 0.5
                t "yr" = calendar
                """).compile(Texts.vocabulary("growth 1/yr").build());
        Map<String, double[]> given = Map.of("growth", new double[] {9, 0.5, 0, 1});
        assertThat(Texts.run(system, "x", given)).containsExactly(100, 150, 150, 300);
        assertThat(Texts.run(system, "y", given)).containsExactly(1, 1.5, 1.5, 3);
        assertThat(Texts.run(system, "previous_y", given)).containsExactly(0.5, 1, 1.5, 1.5);
        assertThat(Texts.run(system, "z", given)).containsExactly(0, 0.5, 1, 1.5);
        assertThat(Texts.run(system, "t", given)).containsExactly(2025, 2026, 2027, 2028);
    }

    @Test
    void twoStatesThatChangePlaces() {
        EquationSystem system = Texts.read("a \"1\" = previous(b) from 1\nb \"1\" = previous(a) from 2\n")
                .compile(Texts.vocabulary().build());
        assertThat(Texts.run(system, "a", NONE)).containsExactly(1, 2, 1, 2);
        assertThat(Texts.run(system, "b", NONE)).containsExactly(2, 1, 2, 1);
    }

    @Test
    void theYearBeforeOfWhatStandsFurtherDownAndNeverChanges() {
        EquationSystem system = Texts.read("a \"1\" = 2 * previous(b) from 2 * b\nb \"1\" = 3 * size\n")
                .compile(Texts.vocabulary("size!").build());
        assertThat(Texts.run(system, "a", Map.of("size", new double[] {4}))).containsExactly(24, 24, 24, 24);
    }

    @Test
    void setsSumsAndConditions() {
        EquationSystem system = Texts.read("""
                unit sd = 1 [1]
                set v in value = one, two
                x[k] "1" = 1 for k is low
                    10 for k in mid
                    100 otherwise
                y[p, k] "1" = x[k] * size[p]
                all "1" = sum(i in place, sum(j in tier, y[i, j]))
                some "1" = sum(j in tier except mid, x[j]) + sum(j in tier for j is mid, x[j])
                mine "1" = y[self, mid] for self is CHN
                    0 otherwise
                code "tier" = tier.high
                picked "1" = y[USA, next[low]]
                """)
                .compile(Texts.vocabulary("size.USA", "size.other")
                        .map("next", Map.of("low", "mid"))
                        .build());
        Map<String, double[]> given = Map.of("size.USA", new double[] {2}, "size.other", new double[] {3});
        assertThat(Texts.run(system, "all", given)[0]).isEqualTo(111 * 5);
        assertThat(Texts.run(system, "some", given)[0]).isEqualTo(101 + 10);
        assertThat(Texts.run(system, "mine", given)[0]).isEqualTo(30);
        assertThat(Texts.run(system, "code", given)[0]).isEqualTo(2);
        assertThat(Texts.run(system, "picked", given)[0]).isEqualTo(20);
        assertThat(Texts.run(system, "y[CHN,high]", given)[0]).isEqualTo(300);
        assertThat(system.elements("tier")).containsExactly("low", "mid", "high");
    }

    @Test
    void parametersFiguresAndSeries() {
        EquationSystem system = Texts.read("""
                figure area[p] "1"
                data rain "1"
                x "1" = figure.area[CHN] + rain + base(rain) + early + late
                wet "1" = parameter.wet
                """)
                .compile(Texts.vocabulary("early!", "late", "wet").build());
        Map<String, double[]> given = Map.of(
                "area[CHN]", new double[] {1000},
                "rain", new double[] {1, 2, 3, 4},
                "early", new double[] {10, 20, 30, 40},
                "late", new double[] {100, 200, 300, 400},
                "wet", new double[] {7});
        assertThat(Texts.run(system, "x", given)).containsExactly(1112, 1213, 1314, 1415);
        assertThat(Texts.run(system, "wet", given)).containsOnly(7);
        assertThat(system.parameters()).containsExactly("early", "late", "wet");
        assertThat(system.figures()).containsExactly("area[CHN]");
        assertThat(system.data()).containsExactly("rain");
    }

    @Test
    void proseIsNoEquationAndCommentsDescribe() {
        Equations text = Equations.of(List.of(Chapter.markdown("a.md", """
                # The title
                Prose with x = 2.

                ## Income of all

                    x "1" = 2 +      # the first
                        3            # half
                """)));
        Variable x = text.variables().get(0);
        assertThat(x.description()).isEqualTo("the first half");
        assertThat(x.chapter()).isEqualTo("a.md");
        assertThat(x.section()).isEqualTo("Income of all");
        assertThat(x.line()).isEqualTo(6);
        assertThat(x.origin()).isEqualTo(Variable.Origin.MODEL);
        assertThat(text.equation("x")).isEqualTo("2 + 3");
    }

    @Test
    void aUsersVariablesAndReplacedEquations() {
        Equations model = Texts.read("a \"USD\" = 1 # of the model\nb \"USD\" = 2 * a\n");
        Equations mine = model.with(Chapter.plain("mine.yaml", 7, 5, "replace a = 10\ntax \"USD\" = 0.5 * b\n"));
        EquationSystem system = mine.compile(Texts.vocabulary().build());
        assertThat(Texts.run(system, "tax", NONE)[0]).isEqualTo(10);
        assertThat(Texts.run(model.compile(Texts.vocabulary().build()), "b", NONE)[0])
                .isEqualTo(2);
        assertThat(system.variable("a").origin()).isEqualTo(Variable.Origin.REPLACED);
        assertThat(system.variable("a").description()).isEqualTo("of the model");
        assertThat(system.variable("a").line()).isEqualTo(7);
        assertThat(system.variable("a").unit()).isEqualTo("USD");
        assertThat(system.variable("tax").origin()).isEqualTo(Variable.Origin.OWN);
        assertThat(system.variable("b").origin()).isEqualTo(Variable.Origin.MODEL);
        assertThat(mine.with(Chapter.plain("c", 1, 1, "replace tax = 3")).variables())
                .anyMatch(v -> v.name().equals("tax") && v.origin() == Variable.Origin.OWN);
        assertThat(mine.chapters()).extracting(Chapter::name).containsExactly("test", "mine.yaml");
    }

    @Test
    void whatRunsAndWhatItReads() {
        EquationSystem system =
                Texts.read("""
                x[p] "1" = previous(x[p]) * growth[p] from 100 for p is USA
                    base(y) otherwise
                y "1" = 2
                    * size
                """).compile(Texts.vocabulary("growth.USA", "size").build());
        assertThat(system.equation("x[USA]", true)).isEqualTo("100");
        assertThat(system.equation("x[USA]", false)).isEqualTo("previous(x[p]) * growth[p]");
        assertThat(system.equation("x[CHN]", false)).isEqualTo("base(y)");
        assertThat(system.equation("y", false)).isEqualTo("2 * size");
        assertThat(system.inputs("x[USA]", true)).isEmpty();
        assertThat(system.inputs("x[USA]", false))
                .containsExactly(
                        new Input(Input.Kind.VARIABLE, "x[USA]", Input.When.PREVIOUS, ""),
                        new Input(Input.Kind.PARAMETER, "growth.USA", Input.When.SAME, ""));
        assertThat(system.inputs("x[CHN]", false))
                .containsExactly(new Input(Input.Kind.VARIABLE, "y", Input.When.BASE, ""));
        assertThat(system.parametersOf("x[CHN]")).containsExactly("size");
        assertThat(system.instances()).containsExactly("x[USA]", "x[CHN]", "y");
    }

    @Test
    void solversByNamedPorts() {
        Solver scaling = new Solver() {
            @Override
            public List<Port> inputs() {
                return List.of(new Port("scale", "1"), new Port("amount", ""));
            }

            @Override
            public List<Port> outputs() {
                return List.of(new Port("scaled", ""));
            }

            @Override
            public Work start(Layout layout, int width) {
                Block amount = layout.in("amount");
                int scale = layout.in("scale").at();
                int scaled = layout.out("scaled").at();
                assertThat(amount.sets()).containsExactly("tier");
                assertThat(amount.size()).isEqualTo(amount.size(0)).isEqualTo(3);
                return (year, lanes, in, out) -> {
                    for (int i = 0; i < amount.size(); i++) {
                        for (int lane = 0; lane < lanes; lane++) {
                            out[scaled + i][lane] = in[amount.at() + i][lane] * in[scale][lane] + year;
                        }
                    }
                };
            }
        };
        EquationSystem system = Texts.read("""
                amount[p, k] "1" = 5 for k is mid
                    size[p] otherwise
                solve scaling[p] by Scaling
                    in  amount[p, k], scale = previous(total[p]) from 2
                    out scaled = result[p, k] "1"
                total[p] "1" = sum(k in tier, result[p, k])
                """)
                .compile(Texts.vocabulary("size.USA", "size.CHN")
                        .solver("Scaling", scaling)
                        .build());
        Map<String, double[]> given = Map.of("size.USA", new double[] {1}, "size.CHN", new double[] {0});
        assertThat(Texts.run(system, "total[USA]", given)).containsExactly(14, 101, 713, 5000);
        assertThat(Texts.run(system, "result[CHN,mid]", given)).containsExactly(10, 51, 267, 1358);
        assertThat(system.variable("result").solver()).isEqualTo("Scaling");
        assertThat(system.inputs("result[USA,low]", false))
                .containsExactly(new Input(Input.Kind.SOLVER, "scaling[USA]", Input.When.SAME, ""));
        assertThat(system.equation("scaling[USA]", false)).isEqualTo("by Scaling");
        assertThat(system.inputs("scaling[USA]", false))
                .contains(
                        new Input(Input.Kind.VARIABLE, "amount[USA,high]", Input.When.SAME, "amount"),
                        new Input(Input.Kind.VARIABLE, "total[USA]", Input.When.PREVIOUS, "scale"));
    }
}
