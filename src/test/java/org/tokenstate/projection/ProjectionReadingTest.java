package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.Money;
import org.tokenstate.units.Ratio;
import org.tokenstate.units.Tokens;

/** The ways to read a projection say the same. */
class ProjectionReadingTest {
    private static final Projection CHINA = TokenStateModel.of("CHN").project(2030, 2036);

    @Test
    void yearsAndSeriesBeginAndEndWithTheProjection() {
        assertThat(CHINA.years())
                .extracting(YearResult::year)
                .containsExactly(2030, 2031, 2032, 2033, 2034, 2035, 2036);
        double[] series = CHINA.series("gdp_usd");
        assertThat(series).hasSize(7);
        for (int i = 0; i < series.length; i++) {
            assertThat(series[i]).isEqualTo(CHINA.in(2030 + i).value("gdp_usd").orElseThrow());
        }
        assertThat(CHINA.in(2031)).hasToString("results of 2031");
        assertThat(CHINA).hasToString("projection of CHN, 2030-2036");
        assertThatThrownBy(() -> CHINA.in(2029))
                .isInstanceOf(InputException.class)
                .hasMessage("year must be in [2030, 2036] but is 2029");
        assertThatThrownBy(() -> CHINA.in(2037)).hasMessage("year must be in [2030, 2036] but is 2037");
    }

    @Test
    void aResultWithItsUnitIsThatOfTheTable() {
        YearResult year = CHINA.in(2035);
        assertThat(year.generationKwhPerCapita()).isEqualTo(year.value("generation_kwh_per_capita"));
        assertThat(year.exportableTokens()).contains(Tokens.ofCount(value(year, "exportable_tokens")));
        assertThat(year.exportedTokens()).contains(Tokens.ofCount(value(year, "exported_tokens")));
        assertThat(year.exportableEnergy()).contains(Energy.ofTerawattHours(value(year, "exportable_energy_twh")));
        assertThat(year.energyPerToken())
                .contains(EnergyPerToken.ofJoulesPerToken(value(year, "energy_per_token_joules")));
        assertThat(year.exportRevenue()).contains(Money.ofUsd2025(value(year, "export_revenue_usd")));
        assertThat(year.shareOfGoodsExports()).contains(Ratio.ofFraction(value(year, "share_of_goods_exports")));
        assertThat(year.shareOfGdp()).contains(Ratio.ofFraction(value(year, "share_of_gdp")));
        assertThat(year.bindingConstraint()).contains(BindingConstraint.ofCode(value(year, "binding_constraint")));
        YearResult without = TokenStateModel.of("TUV").project(2025, 2025).in(2025);
        assertThat(without.generationKwhPerCapita()).isEmpty();
        assertThat(without.shareOfGoodsExports()).isEmpty();
    }

    private static double value(YearResult year, String variable) {
        return year.value(variable).orElseThrow();
    }

    @Test
    void projectionsAreEqualWhereAllYearsAre() {
        Projection same = TokenStateModel.of("CHN").project(2030, 2036);
        assertThat(CHINA)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(TokenStateModel.of("CHN").project(2030, 2035))
                .isNotEqualTo(TokenStateModel.of("CHN").project(2031, 2036))
                .isNotEqualTo(CHINA.whatIf(WhatIf.scale("additions_gw.CHN", 2)))
                .isNotEqualTo(null);
        assertThat(CHINA.hashCode())
                .isEqualTo(Arrays.deepHashCode(CHINA.results()))
                .isNotZero();
        assertThat(CHINA.sources()).containsKeys("generation_twh", "credited_gw");
    }

    @Test
    void aConditionIsMetInTheLastYearOrNever() {
        double last = CHINA.in(2036).value("elapsed").orElseThrow();
        assertThat(last).isEqualTo(11);
        assertThat(CHINA.firstYear(Criterion.atLeast("elapsed", 11))).hasValue(2036);
        assertThat(CHINA.firstYear(Criterion.atLeast("elapsed", 12))).isEmpty();
        assertThat(CHINA.firstYear(Criterion.atLeast("elapsed", 0))).hasValue(2030);
    }

    @Test
    void aTokenStateIsOneFromTheYearOnInWhichItMeetsTheThresholds() {
        TokenStateModel easy = TokenStateModel.of("CHN")
                .under(Scenario.BASELINE
                        .with("token_state_years", ParameterValue.parse("token_state_years", "1"))
                        .with("token_state_generation_share", ParameterValue.parse("token_state_generation_share", "0"))
                        .with("token_state_dependence", ParameterValue.parse("token_state_dependence", "1 %")));
        int year = easy.project(2025, 2060).tokenStateYear().orElseThrow();
        assertThat(year).isBetween(2027, 2059);
        assertThat(easy.project(2025, year).tokenStateYear()).hasValue(year);
        assertThat(easy.project(2025, year - 1).tokenStateYear()).isEmpty();
        assertThat(easy.project(2025, year).in(year).value("dependence").orElseThrow())
                .isGreaterThanOrEqualTo(0.01);
        assertThat(easy.project(2025, year).in(year - 1).value("dependence").orElseThrow())
                .isLessThan(0.01);
    }
}
