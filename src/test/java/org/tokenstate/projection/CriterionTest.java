package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tokenstate.units.Ratio;

/** Each condition holds from its level on, and says so. */
class CriterionTest {
    private static boolean holds(Criterion criterion, double... values) {
        return criterion.holds(values);
    }

    @Test
    void aLevelHoldsFromItselfOn() {
        Criterion five = Criterion.atLeast("gdp_usd", 5);
        assertThat(five.label()).isEqualTo("gdp_usd >= 5.0");
        assertThat(five.variables()).containsExactly("gdp_usd");
        assertThat(holds(five, 5)).isTrue();
        assertThat(holds(five, Math.nextDown(5.0))).isFalse();
    }

    /** Nothing is at least NaN, and everything is at least what is less than all. */
    @Test
    void aLevelIsANumber() {
        for (double level : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Criterion.atLeast("gdp_usd", level))
                    .hasMessageContaining("level of gdp_usd must be")
                    .hasMessageContaining(String.valueOf(level));
        }
    }

    @Test
    void equalConditionsAreEqual() {
        assertThat(Criterion.generationPerHeadAboveReference()).isEqualTo(Criterion.generationPerHeadAboveReference());
        assertThat(Criterion.atLeast("gdp_usd", 5).and(Criterion.atLeast("gdp_usd", 6)))
                .isEqualTo(Criterion.atLeast("gdp_usd", 5).and(Criterion.atLeast("gdp_usd", 6)))
                .isNotEqualTo(Criterion.atLeast("gdp_usd", 6).and(Criterion.atLeast("gdp_usd", 5)));
    }

    @Test
    void sharesSayOfWhatTheyAre() {
        Criterion goods = Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(5));
        Criterion gdp = Criterion.tokenExportsOfGdp(Ratio.ofPercent(2.5));
        Criterion all = Criterion.dependence(Ratio.ofPercent(20));
        assertThat(goods.label()).isEqualTo("token exports >= 5 % of goods exports");
        assertThat(gdp.label()).isEqualTo("token exports >= 2.5 % of GDP");
        assertThat(all.label()).isEqualTo("token exports >= 20 % of all exports");
        assertThat(goods.variables()).containsExactly("share_of_goods_exports");
        assertThat(gdp.variables()).containsExactly("share_of_gdp");
        assertThat(all.variables()).containsExactly("dependence");
        assertThat(holds(gdp, 0.026)).isTrue();
        assertThat(holds(gdp, 0.024)).isFalse();
    }

    @Test
    void generationPerHeadIsComparedWithTheReference() {
        Criterion above = Criterion.generationPerHeadAboveReference();
        assertThat(above.label()).isEqualTo("generation per head >= that of the reference");
        assertThat(holds(above, 2, 2)).isTrue();
        assertThat(holds(above, 3, 2)).isTrue();
        assertThat(holds(above, 1, 2)).isFalse();
    }

    @Test
    void twoConditionsHoldWhereBothDo() {
        Criterion both = Criterion.generationPerHeadAboveReference().and(Criterion.atLeast("gdp_usd", 5));
        assertThat(both.label()).isEqualTo("generation per head >= that of the reference and gdp_usd >= 5.0");
        assertThat(both.variables())
                .containsExactly("generation_kwh_per_capita", "reference_generation_kwh_per_capita", "gdp_usd");
        assertThat(holds(both, 2, 1, 5)).isTrue();
        assertThat(holds(both, 1, 2, 5)).isFalse();
        assertThat(holds(both, 2, 1, 4)).isFalse();
        assertThat(holds(both, 1, 2, 4)).isFalse();
    }

    @Test
    void aYearWithoutTheValueDoesNotMeetTheCondition() {
        YearResult norway = TokenStateModel.of("NOR").project(2025, 2025).in(2025);
        assertThat(Criterion.atLeast("gdp_usd", 0).holds(norway)).isTrue();
        assertThat(Criterion.atLeast("gdp_usd", 1e30).holds(norway)).isFalse();
        assertThat(Criterion.atLeast("reference_generation_kwh_per_capita", -1).holds(norway))
                .isFalse();
    }
}
