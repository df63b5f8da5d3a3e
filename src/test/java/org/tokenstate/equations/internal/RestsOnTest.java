package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.internal.Input.Kind;
import org.tokenstate.equations.internal.Input.When;

/** What is said of the years and ports through which a value is read. */
class RestsOnTest {
    private static final Solver MIXING = new TokensText.Mixing(List.of("one", "two"), List.of("given"));

    private static EquationSystem system(String text, String... parameters) {
        return Texts.read(text)
                .compile(Texts.vocabulary(parameters)
                        .solver("Mixing", MIXING)
                        .map("next", Map.of("low", "mid"))
                        .build());
    }

    @Test
    void aPortIsNamedWhereItReadsAndNotBehind() {
        EquationSystem system = system("""
                x "1" = given + behind
                behind "1" = size
                after "1" = size
                solve s by Mixing
                    in one = behind + after from 1, two = base(after)
                    out given "1"
                """, "size");
        assertThat(system.inputs("x", false))
                .containsExactly(
                        new Input(Kind.VARIABLE, "given", When.SAME, ""),
                        new Input(Kind.VARIABLE, "behind", When.SAME, ""));
        assertThat(system.inputs("given", false)).containsExactly(new Input(Kind.SOLVER, "s", When.SAME, ""));
        assertThat(system.inputs("s", true)).containsExactly(new Input(Kind.VARIABLE, "after", When.BASE, "two"));
        assertThat(system.inputs("s", false))
                .containsExactly(
                        new Input(Kind.VARIABLE, "behind", When.SAME, "one"),
                        new Input(Kind.VARIABLE, "after", When.SAME, "one"),
                        new Input(Kind.VARIABLE, "after", When.BASE, "two"),
                        new Input(Kind.SOLVER, "s", When.EARLIER, ""));
        for (String variable : List.of("behind", "after")) {
            for (boolean firstYear : new boolean[] {true, false}) {
                assertThat(system.inputs(variable, firstYear))
                        .containsExactly(new Input(Kind.PARAMETER, "size", When.SAME, ""));
            }
        }
        assertThat(system.equation("s", true)).isEqualTo("by Mixing");
        assertThat(system.equation("given", true)).isEmpty();
    }

    @Test
    void theBaseYearIsNamedWhereItIsReadAndNotBehind() {
        EquationSystem system = system("""
                figure area "1"
                data rain "1"
                x "1" = base(a + rain) + c + figure.area
                a "1" = size + still
                c "1" = size
                """, "size", "still!");
        for (boolean firstYear : new boolean[] {true, false}) {
            assertThat(system.inputs("x", firstYear))
                    .containsExactly(
                            new Input(Kind.VARIABLE, "a", When.BASE, ""),
                            new Input(Kind.DATA, "rain", When.BASE, ""),
                            new Input(Kind.VARIABLE, "c", When.SAME, ""),
                            new Input(Kind.FIGURE, "area", When.SAME, ""));
            assertThat(system.inputs("a", firstYear))
                    .containsExactly(
                            new Input(Kind.PARAMETER, "size", When.SAME, ""),
                            new Input(Kind.PARAMETER, "still", When.BASE, ""));
        }
    }

    @Test
    void eachOutputOfASolverHasItsIndices() {
        EquationSystem system = Texts.read("""
                x[p] "1" = second[p] + first
                solve s by Mixing
                    in one = 1
                    out a = first "1", b = second[p] "1"
                """)
                .compile(Texts.vocabulary()
                        .solver("Mixing", new TokensText.Mixing(List.of("one"), List.of("a", "b")))
                        .build());
        assertThat(system.inputs("x[CHN]", false))
                .containsExactly(
                        new Input(Kind.VARIABLE, "second[CHN]", When.SAME, ""),
                        new Input(Kind.VARIABLE, "first", When.SAME, ""));
        // Mixing gives 0.1 + 1, 0.1 + 1 / 2 and 0.1 + 1 / 3 in its first year.
        assertThat(Texts.run(system, "x[USA]", Map.of())[0]).isEqualTo(0.1 + 1.0 / 2 + (0.1 + 1.0));
        assertThat(Texts.run(system, "x[CHN]", Map.of())[0]).isEqualTo(0.1 + 1.0 / 3 + (0.1 + 1.0));
    }

    @Test
    void parametersNearestFirst() {
        EquationSystem system = system("""
                x "1" = near * y
                y "1" = far + previous(z) from start
                z "1" = farther * given
                solve s by Mixing
                    in one = deepest, two = near
                    out given "1"
                """, "deepest", "far", "farther", "near", "start");
        assertThat(system.parametersOf("x")).containsExactly("near", "start", "far", "farther", "deepest");
        assertThat(system.parametersOf("z")).containsExactly("farther", "deepest", "near");
    }

    @Test
    void arrowsOfADiagram() {
        EquationSystem system = Equations.of(List.of(Chapter.markdown("a.md", """
                    data rain "1"
                    x "1" = previous(x) * 2 + base(y) + y from size
                    y "1" = size
                """), Chapter.markdown("b.md", """
                    z "1" = x + rain + given
                    solve s by Mixing
                        in one = z_before, two = 2
                        out given "1"
                    z_before "1" = previous(z) from 1
                """)))
                .compile(Texts.vocabulary("size").solver("Mixing", MIXING).build());
        assertThat(Diagram.of(system, "", Diagram.Format.MERMAID)).isEqualTo("""
                flowchart LR
                  y -.-> x
                  y --> x
                  z -.-> z_before
                  s --> given
                  z_before --> s
                  x --> z
                  given --> z
                """);
        assertThat(Diagram.of(system, "a.md", Diagram.Format.DOT)).isEqualTo("""
                digraph equations {
                  rankdir=LR;
                  node [shape=box];
                  "y" -> "x" [style=dashed];
                  "y" -> "x";
                }
                """);
    }

    @Test
    void aMapMustHaveAnImage() {
        assertThatThrownBy(() -> system("x[k] \"1\" = 1\ny \"1\" = x[next[mid]]\n"))
                .hasMessage("test:7:11: map 'next' must have an image of 'mid'");
    }

    /** A solver is used once for each element of its index, with blocks of the other indices of each port. */
    @Test
    void blocksOfPorts() {
        EquationSystem system = system("""
                x[p, k] "1" = 1
                solve s[p] by Mixing
                    in one = sum(k in tier, sum(k in tier, x[p, k]) * x[p, k]) + x[p, k], two = sum(k in tier, x[p, k])
                    out given = y[k, p] "1"
                """);
        List<Graph.SolverUse> uses = system.parts.graph().get().solvers;
        assertThat(uses).extracting(Graph.SolverUse::name).containsExactly("s[USA]", "s[CHN]");
        Solver.Layout layout = uses.get(1).layout();
        List<List<String>> tiers = List.of(List.of("low", "mid", "high"));
        assertThat(layout.in("one")).isEqualTo(new Solver.Block(0, List.of("tier"), tiers));
        assertThat(layout.in("two")).isEqualTo(new Solver.Block(3, List.of(), List.of()));
        assertThat(layout.out("given")).isEqualTo(new Solver.Block(0, List.of("tier"), tiers));
        assertThat(layout.outputCount()).isEqualTo(3);
        assertThat(uses.get(1).inputs()).isEqualTo(4);
    }
}
