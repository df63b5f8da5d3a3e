package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.economics.PricePath;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.equations.Solver;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceEnergy;
import org.tokenstate.numeric.Model;

/** What a user brings enters projection and ensemble and is named in what comes out. */
class ExtensionsTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN").against("USA");

    private static List<String> texts(TokenStateModel model) {
        return model.project(2025, 2030).notes().stream().map(Note::text).toList();
    }

    @Test
    void aGrowthModelOfOnesOwn() {
        GrowthModel own = new GrowthModel() {
            @Override
            public String name() {
                return "flat";
            }

            @Override
            public Fit fit(double[] values) {
                return GrowthModels.named("naive").fit(values);
            }
        };
        TokenStateModel mine = CHINA.withGrowthModel(own);
        TokenStateModel named =
                CHINA.under(Scenario.BASELINE.with("growth_model", ParameterValue.parse("growth_model", "naive")));
        assertThat(mine.project(2025, 2040).series("trend_generation_kwh_per_capita"))
                .isEqualTo(named.project(2025, 2040).series("trend_generation_kwh_per_capita"));
        assertThat(texts(mine)).anyMatch(note -> note.contains("user's growth model 'flat'"));
    }

    @Test
    void anEnergyModelOfOnesOwnMovesTheWorkOfTokens() {
        EnergyRoofline roofline = EnergyRoofline.bundled();
        TokenStateModel same = CHINA.withEnergyModel(roofline::predict);
        assertThat(same.project(2025, 2030)).isEqualTo(CHINA.project(2025, 2030));
        TokenStateModel more = CHINA.withEnergyModel(point -> {
            InferenceEnergy e = roofline.predict(point);
            return new InferenceEnergy(
                    e.weightsJoulesPerOutputToken(),
                    e.cacheJoulesPerOutputToken(),
                    e.computeJoulesPerOutputToken(),
                    e.prefillJoulesPerOutputToken(),
                    e.overheadJoulesPerOutputToken(),
                    e.communicationJoulesPerOutputToken(),
                    e.stepSeconds(),
                    e.outputTokensPerSecond() / 1.1,
                    e.powerWatts(),
                    e.batch(),
                    e.bindingRoof(),
                    e.spread(),
                    e.cappedToMemory());
        });
        assertThat(more.project(2025, 2025).series("energy_per_token_joules")[0])
                .isGreaterThan(1.05 * CHINA.project(2025, 2025).series("energy_per_token_joules")[0]);
        assertThat(texts(more)).anyMatch(note -> note.contains("user's model"));
    }

    @Test
    void aPricePathOfOnesOwn() {
        Projection base = CHINA.project(2025, 2035);
        Projection entry = CHINA.withPricePath(PricePath.entry(0.05, 0.3)).project(2025, 2035);
        assertThat(entry.series("export_revenue_usd"))
                .usingElementComparator((a, b) -> Math.abs(a - b) <= 1e-9 * Math.abs(b) ? 0 : 1)
                .containsExactly(box(base.series("export_revenue_usd")));
        Projection held = CHINA.withPricePath(PricePath.held()).project(2025, 2035);
        assertThat(held.series("world_tokens")[10]).isLessThan(base.series("world_tokens")[10]);
        assertThat(held.series("world_tokens")[0]).isEqualTo(base.series("world_tokens")[0]);
        assertThat(held.notes()).anyMatch(note -> note.text().contains("price path"));
    }

    private static Double[] box(double[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    @Test
    void aSolverOfOnesOwn() {
        Solver twice = new Solver() {
            @Override
            public List<Port> inputs() {
                return List.of(new Port("exports", "USD/yr"));
            }

            @Override
            public List<Port> outputs() {
                return List.of(new Port("twice", "USD/yr"));
            }

            @Override
            public Work start(Layout layout, int width) {
                int from = layout.in("exports").at();
                int to = layout.out("twice").at();
                return (year, lanes, in, out) -> {
                    for (int i = 0; i < lanes; i++) {
                        out[to][i] = 2 * in[from][i];
                    }
                };
            }
        };
        TokenStateModel mine = CHINA.withSolver("Twice", twice, """
                solve doubling by Twice
                    in exports = export_revenue_usd
                    out twice "USD/yr"
                double_exports "USD/yr" = twice
                """);
        Projection projection = mine.project(2025, 2030);
        for (int t = 0; t < 6; t++) {
            assertThat(projection.series("double_exports")[t])
                    .isEqualTo(2 * projection.series("export_revenue_usd")[t]);
        }
        Model model = mine.asModel(2030, 2030, List.of("double_exports", "export_revenue_usd"));
        double[] in = model.inputs().stream()
                .mapToDouble(input -> input.distribution().quantile(0.5))
                .toArray();
        double[] out = new double[model.outputs().size()];
        model.evaluator().evaluate(in, out);
        assertThat(out[out.length - 2]).isEqualTo(2 * out[out.length - 1]);
        assertThat(projection.notes()).anyMatch(note -> note.text().contains("solver 'Twice'"));
        assertThatThrownBy(() -> CHINA.withSolver("Twice", twice, "x \"1\" = twice_as_much\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Twice:1:");
    }
}
