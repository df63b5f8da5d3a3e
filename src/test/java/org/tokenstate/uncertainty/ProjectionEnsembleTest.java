package org.tokenstate.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.units.Money;
import org.tokenstate.units.Ratio;

class ProjectionEnsembleTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN").against("USA");
    private static final List<String> FEW = List.of("share_of_goods_exports", "binding_constraint");

    private static ProjectionPlan plan() {
        return Ensemble.of(CHINA).draws(300).seed(42).variables(FEW);
    }

    @Test
    void theAnswerDoesNotDependOnThreadsNorOnMemory() {
        Ensemble one = plan().threads(1).run(2025, 2036);
        Ensemble many = plan().threads(8).run(2025, 2036);
        assertThat(many.summaries()).isEqualTo(one.summaries());
        Ensemble digest = plan().adjust(p -> p.exactValues(0)).run(2025, 2036);
        Criterion two = Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(2));
        assertThat(digest.probabilityBy(two, 2034)).isEqualTo(one.probabilityBy(two, 2034));
    }

    @Test
    void aMissingFigureIsToldFromAnEventThatNeverHappens() {
        Ensemble e = Ensemble.of(TokenStateModel.of("PRI"))
                .draws(20)
                .variables(List.of("share_of_goods_exports", "export_revenue_usd"))
                .run(2025, 2026);
        assertThat(e.missing(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1))))
                .hasValue("goods exports are missing");
        assertThat(e.missing(Criterion.tokenExportsOfGdp(Ratio.ofPercent(10)))).isEmpty();
        assertThat(e.missing("share_of_goods_exports")).hasValue("goods exports are missing");
        assertThat(e.missing("export_revenue_usd")).isEmpty();
        Summary revenue = e.summary("export_revenue_usd[2026]");
        assertThat(e.toString())
                .startsWith("20 draws, seed 1; token exports of 2026 " + Money.ofUsd2025(revenue.p50())
                        + ", 5 to 95 %: " + Money.ofUsd2025(revenue.p05()) + " to " + Money.ofUsd2025(revenue.p95()));
        assertThat(plan().draws(5).run(2025, 2026).toString()).doesNotContain("token exports");
        assertThatThrownBy(() -> e.fan("share_of_goods_exports"))
                .hasMessage("variable 'share_of_goods_exports' has no value in any year: goods exports are missing");
        assertThatThrownBy(() -> e.fan("wacc")).hasMessageContaining("variable 'wacc' is not collected");
    }

    @Test
    void probabilitiesAreThoseOfTheDraws() {
        Ensemble e = plan().criterion(Criterion.atLeast("share_of_goods_exports", 0.005))
                .run(2025, 2036);
        double last = 0;
        for (int year = 2025; year <= 2036; year++) {
            Probability p = e.probabilityBy(Criterion.atLeast("share_of_goods_exports", 0.005), year);
            int to = year;
            double[][] shares = IntStream.rangeClosed(2025, to)
                    .mapToObj(y -> e.values("share_of_goods_exports[" + y + "]"))
                    .toArray(double[][]::new);
            long hits = IntStream.range(0, 300)
                    .filter(d -> java.util.Arrays.stream(shares).anyMatch(column -> column[d] >= 0.005))
                    .count();
            assertThat(p.hits()).isEqualTo(hits);
            assertThat(p.value()).isGreaterThanOrEqualTo(last);
            last = p.value();
            assertThat(e.bindingConstraint(year).values().stream()
                            .mapToLong(Probability::hits)
                            .sum())
                    .isEqualTo(300);
        }
        assertThat(last).isGreaterThan(0);
        assertThat(e.probabilityBy(Criterion.tokenExportsOfGdp(Ratio.ofPercent(10)), 2030)
                        .toString())
                .startsWith("never in 300 draws");
        assertThat(e.fan("share_of_goods_exports").years()).hasSize(12);
    }

    /** Every uncertain parameter at its median and no shock gives the central projection of the growth path's first member. */
    @Test
    void theSpreadLiesAroundTheProjection() {
        Ensemble e = plan().run(2025, 2036);
        Projection central = CHINA.project(2025, 2036);
        double share = central.in(2030).value("share_of_goods_exports").orElseThrow();
        Summary s = e.summary("share_of_goods_exports[2030]");
        assertThat(share).isBetween(s.p05(), s.p95());
    }

    /** A condition of a user under a label of its own choice. */
    private record Labelled(String label, double level) implements Criterion {
        @Override
        public List<String> variables() {
            return List.of("share_of_goods_exports");
        }

        @Override
        public boolean holds(double[] values) {
            return values[0] >= level;
        }
    }

    /** Of two conditions under one label neither answers for the other. */
    @Test
    void conditionsAreNotConfusedByTheirLabels() {
        ProjectionPlan one = plan().criterion(new Labelled("mine", 0));
        assertThatThrownBy(() -> one.criterion(new Labelled("mine", 1)))
                .hasMessage("label of a criterion must be its own but another condition is counted as 'mine'");
        Ensemble e = one.criterion(new Labelled("mine", 0)).run(2025, 2026);
        assertThat(e.probabilityBy(new Labelled("mine", 0), 2026).value()).isEqualTo(1);
        assertThatThrownBy(() -> e.probabilityBy(new Labelled("mine", 1), 2026))
                .hasMessage(
                        "criterion 'mine' is not counted, but another condition of that label is: add it to the plan with"
                                + " criterion(...) before the run");
    }

    @Test
    void aCrossingNeedsACountryToCross() {
        Criterion crossing = Criterion.generationPerHeadAboveReference();
        ProjectionPlan alone = Ensemble.of(TokenStateModel.of("CHN")).draws(4);
        assertThatThrownBy(() -> alone.criterion(crossing.and(Criterion.atLeast("gdp_usd", 5))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("of CHN needs a country to compare with: name it by against(\"USA\")");
        Ensemble e = alone.run(2025, 2026);
        assertThatThrownBy(() -> e.probabilityBy(crossing, 2026))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "criterion 'generation per head >= that of the reference' is not counted: add it to the plan"
                                + " with criterion(...) before the run, on a model with a country to compare with, against(\"USA\")");
    }

    @Test
    void anotherYearOrCriterionIsNamed() {
        Ensemble e = plan().run(2025, 2030);
        assertThatThrownBy(() -> e.probabilityBy(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1)), 2031))
                .hasMessage("year must be in [2025, 2030] but is 2031");
        assertThatThrownBy(() -> e.probabilityBy(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(3)), 2030))
                .hasMessageContaining("is not counted: add it to the plan");
        assertThatThrownBy(() -> e.fan("wacc")).hasMessageContaining("variable 'wacc' is not collected");
        assertThatThrownBy(() -> plan().draws(0).run(2025, 2030)).hasMessage("draws must be >= 1 but is 0");
    }

    /** Rank correlations are left out where a scenario fixes one of the two, and the others keep their draws. */
    @Test
    void correlationsHoldAmongWhatIsUncertain() {
        assertThat(plan().plan(2025, 2030).copula().pairs()).hasSize(5);
        assertThat(plan().independent().plan(2025, 2030).copula().pairs()).isEmpty();
    }
}
