package org.tokenstate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.sensitivity.ShapleyEffects.Effect;

class ShapleyEffectsTest {
    private static Effect effect(ShapleyEffects s, String name) {
        return s.ranked("y").stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * y = 2 a + b of standard normal inputs with correlation r: the share of a is (4 (1 − r²/2) + 2 r + r²/2)/(5 + 4 r) (Owen and
     * Prieur 2017, SIAM/ASA Journal on Uncertainty Quantification 5, section 4).
     */
    @Test
    void linearFunctionOfCorrelatedNormals() {
        Model linear = Model.of(
                List.of(Model.Input.of("a", Distribution.normal(0, 1)), Model.Input.of("b", Distribution.normal(0, 1))),
                List.of("y"),
                (x, y) -> y[0] = 2 * x[0] + x[1]);
        for (double rank : new double[] {-0.7, 0.0, 0.5}) {
            double r = 2 * Math.sin(Math.PI * rank / 6);
            ShapleyEffects s = ShapleyEffects.of(linear)
                    .copula(Copula.independent().correlate("a", "b", rank))
                    .permutations(20_000)
                    .run();
            double share = (4 * (1 - r * r / 2) + 2 * r + r * r / 2) / (5 + 4 * r);
            Effect a = effect(s, "a");
            assertThat(a.share())
                    .as("rank correlation %s", rank)
                    .isCloseTo(share, within(4 * a.standardError() + 0.01));
            assertThat(a.standardError()).isLessThan(0.02);
            assertThat(a.share() + effect(s, "b").share()).isCloseTo(1, within(1e-9));
        }
    }

    /** For independent inputs the interaction of x1 and x3 is split evenly: S1 + S13/2, S2, S13/2. */
    @Test
    void ishigamiSplitsItsInteraction() {
        ShapleyEffects s =
                ShapleyEffects.of(TestFunctions.ishigami()).permutations(10_000).run();
        double[] expected = {0.31390519114781146 + 0.2436836640621477 / 2, 0.4424111447900409, 0.2436836640621477 / 2};
        for (int i = 0; i < 3; i++) {
            Effect e = effect(s, "x" + (i + 1));
            assertThat(e.share()).isCloseTo(expected[i], within(4 * e.standardError() + 0.01));
        }
        assertThat(ShapleyEffects.of(TestFunctions.ishigami())
                        .permutations(50)
                        .threads(1)
                        .run()
                        .ranked("y"))
                .isEqualTo(ShapleyEffects.of(TestFunctions.ishigami())
                        .permutations(50)
                        .threads(3)
                        .run()
                        .ranked("y"));
        assertThatThrownBy(() -> s.ranked("z")).hasMessageStartingWith("unknown output 'z'");
        assertThatThrownBy(() -> ShapleyEffects.of(TestFunctions.ishigami()).permutations(1))
                .hasMessageContaining(">= 10");
    }
}
