package org.tokenstate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.uncertainty.Ensemble;

class ScreeningTest {
    /** y = 4 a + 2 b − c + noise, where noise is the sum of ten standard normal numbers of one group, divided by √10. */
    private static Model linear() {
        List<Model.Input> inputs = new java.util.ArrayList<>(List.of(
                Model.Input.of("a", Distribution.uniform(0, 1)),
                Model.Input.of("b", Distribution.uniform(0, 1)),
                Model.Input.of("c", Distribution.uniform(0, 1)),
                Model.Input.of("d", Distribution.uniform(0, 1))));
        for (int i = 0; i < 10; i++) {
            inputs.add(new Model.Input("shock." + i, "shocks", Distribution.normal(0, 1)));
        }
        return Model.of(inputs, List.of("y"), (x, y) -> {
            double noise = 0;
            for (int i = 4; i < 14; i++) {
                noise += x[i];
            }
            y[0] = 4 * x[0] + 2 * x[1] - x[2] + noise / Math.sqrt(10);
        });
    }

    @Test
    void progressIsToldStepByStep() {
        List<Long> done = new java.util.ArrayList<>();
        MorrisScreening.of(linear())
                .trajectories(20)
                .threads(3)
                .onProgress((steps, of) -> {
                    assertThat(of).isEqualTo(20);
                    done.add(steps);
                })
                .run();
        assertThat(done).hasSize(20).startsWith(1L).isSorted().endsWith(20L);
    }

    @Test
    void morrisRanksALinearFunctionExactly() {
        MorrisScreening m = MorrisScreening.of(linear()).trajectories(20).run();
        List<MorrisScreening.Effect> effects = m.ranked("y");
        assertThat(effects.get(0).name()).isEqualTo("a");
        assertThat(effects.get(0).muStar()).isCloseTo(4, within(1e-12));
        assertThat(effects.get(0).sigma()).isCloseTo(0, within(1e-12));
        MorrisScreening.Effect c =
                effects.stream().filter(e -> e.name().equals("c")).findFirst().orElseThrow();
        assertThat(c.mu()).isCloseTo(-1, within(1e-12));
        assertThat(c.muStar()).isCloseTo(1, within(1e-12));
        assertThat(effects.get(4).name()).isEqualTo("d");
        assertThat(effects.get(4).muStar()).isZero();
        assertThat(effects)
                .extracting(MorrisScreening.Effect::name)
                .contains("shocks")
                .hasSize(5);
        assertThat(MorrisScreening.of(linear())
                        .trajectories(20)
                        .threads(1)
                        .run()
                        .ranked("y"))
                .isEqualTo(MorrisScreening.of(linear())
                        .trajectories(20)
                        .threads(3)
                        .run()
                        .ranked("y"));
    }

    /** The order of the total indices, with the interaction seen in σ. */
    @Test
    void morrisFindsTheInertInputsOfSobolG() {
        List<MorrisScreening.Effect> effects = MorrisScreening.of(TestFunctions.sobolG())
                .trajectories(200)
                .run()
                .ranked("y");
        assertThat(effects.subList(0, 4))
                .extracting(MorrisScreening.Effect::name)
                .containsExactly("x1", "x2", "x3", "x4");
        assertThat(effects.get(0).sigma()).isGreaterThan(0.5);
        assertThat(effects.get(7).muStar()).isLessThan(0.05 * effects.get(0).muStar());
        assertThatThrownBy(() -> MorrisScreening.of(linear()).trajectories(1))
                .hasMessageContaining("must be >= 2 but is 1");
        assertThatThrownBy(() -> MorrisScreening.of(linear()).levels(5))
                .hasMessageContaining("must be even and >= 2 but is 5");
    }

    /** x2 of Ishigami's function has period π, half its range. On four levels: 7 sin²(π/3) / (2/3) = 7.875, as in SALib. */
    @Test
    void morrisSeesAPeriodOfHalfTheRange() {
        MorrisScreening.Effect x2 =
                MorrisScreening.of(TestFunctions.ishigami()).levels(4).trajectories(10).run().ranked("y").stream()
                        .filter(e -> e.name().equals("x2"))
                        .findFirst()
                        .orElseThrow();
        assertThat(x2.muStar()).isCloseTo(7.875, within(1e-12));
    }

    /** The outer levels are the bounds of a distribution that has two, and otherwise its quantiles 0.01 and 0.99. */
    @Test
    void outerLevelsAreTheBoundsWhereThereAreBounds() {
        Model model = Model.of(
                List.of(
                        Model.Input.of("bounded", Distribution.uniform(2, 5)),
                        Model.Input.of("free", Distribution.normal(0, 1)),
                        Model.Input.of("half", Distribution.lognormal(1, 0.5))),
                List.of("y"),
                (x, y) -> y[0] = x[0] == 2 || x[0] == 5 ? x[1] : Double.NaN);
        double z = 2.3263478740408408;
        MorrisScreening.Effect free = MorrisScreening.of(model)
                .levels(2)
                .trajectories(4)
                .run()
                .ranked("y")
                .get(0);
        assertThat(free.name()).isEqualTo("free");
        assertThat(free.muStar()).isCloseTo(2 * z / 0.98, within(1e-9));
    }

    @Test
    void tornadoMovesOneAtATime() {
        Tornado t = Tornado.of(linear());
        List<Tornado.Bar> bars = t.ranked("y");
        assertThat(bars.get(0).name()).isEqualTo("shocks");
        assertThat(bars.get(0).width()).isCloseTo(2 * 1.6448536269514722 * Math.sqrt(10), within(1e-9));
        assertThat(bars.get(1).name()).isEqualTo("a");
        assertThat(bars.get(1).atLow()).isCloseTo(2.5 - 4 * 0.45, within(1e-12));
        assertThat(bars.get(1).base()).isCloseTo(2.5, within(1e-12));
        assertThat(bars.get(3).atHigh()).isCloseTo(2.5 - 0.45, within(1e-12));
        assertThat(bars).extracting(Tornado.Bar::rank).containsExactly(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> Tornado.of(linear(), 0.6, 0.9)).hasMessageContaining("must be in (0, 0.5) but is 0.6");
        assertThatThrownBy(() -> t.ranked("x")).hasMessageStartingWith("unknown output 'x'; nearest: y");
        Model broken = Model.of(List.of(Model.Input.of("x", Distribution.uniform(0, 1))), List.of("y"), (x, y) -> {
            y[0] = x[0] > 0.9 ? Double.NaN : 1;
        });
        assertThatThrownBy(() -> Tornado.of(broken))
                .hasMessage("model gives no answer with x at its quantile 0.95: output y must be finite but is NaN");
    }

    @Test
    void rankCorrelationsReadTheDrawsAgain() {
        List<RankCorrelations.Correlation> r =
                RankCorrelations.of(Ensemble.of(linear()).draws(8000).run()).ranked("y");
        // variances 16/12, 4/12, 1/12, 0, 1: correlations near sqrt of the shares of 2.75
        assertThat(r).extracting(RankCorrelations.Correlation::name).containsExactly("a", "shocks", "b", "c", "d");
        assertThat(r.get(0).correlation()).isCloseTo(Math.sqrt(16 / 12.0 / 2.75), within(0.04));
        assertThat(r.get(1).correlation()).isCloseTo(Math.sqrt(1 / 2.75), within(0.06));
        assertThat(r.get(3).correlation()).isCloseTo(-Math.sqrt(1 / 12.0 / 2.75), within(0.04));
        assertThat(r.get(4).correlation()).isCloseTo(0, within(4 / Math.sqrt(8000)));
        assertThat(r.get(4).standardError()).isCloseTo(1 / Math.sqrt(8000), within(1e-4));
        assertThatThrownBy(
                        () -> RankCorrelations.of(Ensemble.of(linear()).draws(5).run()))
                .hasMessageContaining("must be >= 10");
        List<RankCorrelations.Correlation> joined = RankCorrelations.of(Ensemble.of(linear())
                        .draws(8000)
                        .copula(Copula.independent().correlate("a", "d", 0.9))
                        .run())
                .ranked("y");
        // an inert input that comes with another shows its effect
        assertThat(joined.stream()
                        .filter(c -> c.name().equals("d"))
                        .findFirst()
                        .orElseThrow()
                        .correlation())
                .isGreaterThan(0.5);
    }
}
