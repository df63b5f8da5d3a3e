package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is said to feed a variable is all that feeds it. */
class InputsTest {
    private static final int YEARS = 4;

    @Test
    void noParameterMovesAVariableThatDoesNotNameIt() {
        EquationSystem system = TokensText.text().compile(TokensText.vocabulary());
        List<String> outputs = system.instances();
        PlainRun run = system.program(outputs, Rates.SINGLE).plain();
        Inputs inputs = TokensText.inputs(YEARS, 7);
        double[][] before = new double[YEARS][outputs.size()];
        double[][] after = new double[YEARS][outputs.size()];
        run.run(inputs, before);
        Map<String, Set<String>> said = new HashMap<>();
        outputs.forEach(output -> said.put(output, system.parametersOf(output)));
        Set<String> missing = new TreeSet<>();
        int moved = 0;
        for (int i = 0; i < inputs.parameters().length; i++) {
            String parameter = system.parameters().get(i);
            double[] usual = inputs.parameters()[i];
            inputs.parameters()[i] =
                    java.util.Arrays.stream(usual).map(v -> v * 1.25 + 0.01).toArray();
            run.run(inputs, after);
            inputs.parameters()[i] = usual;
            for (int year = 0; year < YEARS; year++) {
                for (int k = 0; k < outputs.size(); k++) {
                    if (Double.compare(before[year][k], after[year][k]) != 0) {
                        moved++;
                        if (!said.get(outputs.get(k)).contains(parameter)) {
                            missing.add(parameter + " moves " + outputs.get(k));
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(moved).isGreaterThan(10_000);
    }

    @Test
    void whoFeedsWhomIsDrawn() {
        EquationSystem system = Equations.of(List.of(
                        Chapter.markdown(
                                "a.md", "## Growth\n\n    x \"1\" = previous(y) from 1\n    y \"1\" = 2 * x\n"),
                        Chapter.markdown("b.md", "    solve s by Mixing\n        in one = y\n        out z \"1\"\n")))
                .compile(Texts.vocabulary()
                        .solver("Mixing", new TokensText.Mixing(List.of("one"), List.of("z")))
                        .build());
        assertThat(Diagram.of(system, "", Diagram.Format.MERMAID))
                .isEqualTo("flowchart LR\n  y -.-> x\n  x --> y\n  s --> z\n  y --> s\n");
        assertThat(Diagram.of(system, "a.md", Diagram.Format.DOT))
                .isEqualTo("digraph equations {\n  rankdir=LR;\n  node [shape=box];\n"
                        + "  \"y\" -> \"x\" [style=dashed];\n  \"x\" -> \"y\";\n}\n");
    }
}
