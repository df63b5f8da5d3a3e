package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.electricity.GenerationData;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.numeric.Model;
import org.tokenstate.units.Ratio;

/** One draw of an ensemble is the projection of its parameters along its path of generation per head. */
class DrawTest {
    private static final int FROM = 2025;
    private static final int TO = 2040;
    private static final List<String> VARIABLES = List.of(
            "generation_kwh_per_capita",
            "reference_generation_kwh_per_capita",
            "generation_twh",
            "population",
            "price_usd_per_mtok",
            "export_revenue_usd",
            "share_of_goods_exports");

    private static double quantile(Model model, int i, int draw) {
        double share = (draw * 0.6180339887
                        + Math.floorMod(model.inputs().get(i).name().hashCode(), 65_521) / 65_521.0)
                % 1;
        return model.inputs().get(i).distribution().quantile(0.02 + 0.96 * share);
    }

    private static double year(OptionalInt year) {
        return year.orElse(TO + 1);
    }

    @ParameterizedTest
    @CsvSource({"CHN, USA, 3", "CHN, USA, 4", "USA, CHN, 7", "NOR, USA, 3", "NOR, , 5", "ROU, DEU, 8"})
    void aDrawIsTheProjectionOfItsInputs(String country, String reference, int draw) {
        TokenStateModel model = TokenStateModel.of(country);
        if (reference != null) {
            model = model.against(reference);
        }
        Model draws = model.asModel(FROM, TO, VARIABLES);
        double[] in = new double[draws.inputs().size()];
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        double member = Double.NaN;
        List<Double> normals = new ArrayList<>();
        for (int i = 0; i < in.length; i++) {
            in[i] = quantile(draws, i, draw);
            String name = draws.inputs().get(i).name();
            if (name.equals("growth_member")) {
                member = in[i];
            } else if (name.startsWith("growth_innovation_")) {
                normals.add(in[i]);
            } else {
                assertThat(ParameterTable.bundled().has(name)).as(name).isTrue();
                values.put(name, DrawnYears.asDrawn(Scenario.BASELINE, name, in[i]));
            }
        }
        double[] out = new double[draws.outputs().size()];
        Model.Evaluator evaluator = draws.evaluator();
        evaluator.evaluate(in, out);

        AnnualSeries own = Datasets.bundled().generationPerCapitaKwh(country);
        GenerationData known = GenerationData.of(Datasets.bundled());
        GenerationPaths.Settings settings =
                GenerationPaths.Settings.of(GrowthModels.named(model.scenario().choice(Parameters.GROWTH_MODEL)));
        GenerationPaths paths = reference == null
                ? GenerationPaths.of(known.history(country), TokenStateModel.LAST_YEAR, settings)
                : GenerationPaths.of(
                        known.history(country), known.history(reference), TokenStateModel.LAST_YEAR, settings);
        double[] ownPath = new double[paths.years()];
        double[] referencePath = new double[paths.years()];
        paths.path(member, normals.stream().mapToDouble(Double::doubleValue).toArray(), ownPath, referencePath);

        // The same path by way of the factor on generation, which leaves demand, and so what energy is spare, as it
        // was:
        // draws are compared in which energy never binds.
        Projection central = model.project(FROM, TO);
        double[] factor = new double[TO - FROM + 1];
        for (int t = 0; t < factor.length; t++) {
            double generation = own.in(FROM + t).isPresent()
                    ? own.in(FROM + t).getAsDouble()
                    : ownPath[FROM + t - paths.firstYear()];
            factor[t] = generation
                    / central.in(FROM + t)
                            .value("trend_generation_kwh_per_capita")
                            .orElseThrow();
        }
        values.put(
                "generation_factor",
                ParameterValue.of(YearPath.of(FROM, factor)).inBaseYear());
        Projection same = model.under(new Scenario("draw", "", values)).project(FROM, TO);

        double[] referenceCentral = model.prepared().referenceCentral;
        assertThat(same.years()).noneMatch(y -> y.bindingConstraint().equals(Optional.of(BindingConstraint.ENERGY)));
        for (int i = 0; i < out.length; i++) {
            String output = draws.outputs().get(i);
            int bracket = output.indexOf('[');
            if (bracket < 0) {
                continue;
            }
            String variable = output.substring(0, bracket);
            int year = Integer.parseInt(output.substring(bracket + 1, output.length() - 1));
            double expected = variable.startsWith("reference_")
                    ? Datasets.bundled()
                                    .generationPerCapitaKwh(reference)
                                    .in(year)
                                    .orElseGet(() -> referencePath[year - paths.firstYear()])
                            // the load of its data centres, which its path leaves as it is
                            + same.in(year)
                                    .value("reference_generation_kwh_per_capita")
                                    .orElseThrow()
                            - referenceCentral[year - FROM]
                    : same.in(year).value(variable).orElseThrow();
            assertThat(out[i]).as(output).isCloseTo(expected, within(1e-8 * Math.abs(expected) + 1e-12));
        }
        assertThat(out[draws.outputs().indexOf("token_state_year")]).isEqualTo(year(same.tokenStateYear()));
        for (int percent : Projection.MILESTONES_PERCENT) {
            assertThat(out[draws.outputs().indexOf("milestone_" + percent)])
                    .isEqualTo(year(same.firstYear(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent)))));
        }
        double crossing = TO + 1;
        for (int year = TO; year >= FROM && reference != null; year--) {
            double mine = out[draws.outputs().indexOf("generation_kwh_per_capita[" + year + "]")];
            double theirs = out[draws.outputs().indexOf("reference_generation_kwh_per_capita[" + year + "]")];
            crossing = mine >= theirs ? year : crossing;
        }
        assertThat(out[draws.outputs().indexOf("crossing_year")]).isEqualTo(crossing);

        // A second draw by the same evaluator forgets the first.
        double[] other = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            other[i] = quantile(draws, i, draw + 7);
        }
        double[] again = new double[out.length];
        evaluator.evaluate(other, again);
        assertThat(again).isNotEqualTo(out);
        evaluator.evaluate(in, again);
        assertThat(again).isEqualTo(out);
    }

    /** A draw without equilibrium names the parameters on which the market rests, with the values that were drawn. */
    @Test
    void aDrawWithoutEquilibriumNamesItsParameters() {
        Scenario scenario = Scenario.BASELINE.with(
                "host_pool.CHN", ParameterValue.parse("host_pool.CHN", "mixture(0.4: point(0), 0.6: point(1))"));
        Model draws = TokenStateModel.of("CHN").against("USA").under(scenario).asModel(2025, 2050, VARIABLES);
        double[] in = draws.inputs().stream()
                .mapToDouble(input -> input.name().equals("host_pool.CHN")
                        ? 0
                        : input.distribution().quantile(0.5))
                .toArray();
        Model.Evaluator evaluator = draws.evaluator();
        double[] out = new double[draws.outputs().size()];

        assertThatThrownBy(() -> evaluator.evaluate(in, out))
                .as("a pool that none of the hosts is in")
                .isInstanceOf(NoEquilibriumException.class)
                .hasMessageStartingWith("no price of compute clears the market in 20")
                .hasMessageContaining("parameter demand_elasticity = ")
                .hasMessageContaining("parameter host_pool.CHN = 0");
    }
}
