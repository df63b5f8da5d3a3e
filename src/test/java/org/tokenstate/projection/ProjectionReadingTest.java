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
        assertThat(CHINA.year(2031)).hasToString(CHINA.in(2031).toString());
        assertThatThrownBy(() -> CHINA.in(2029))
                .isInstanceOf(InputException.class)
                .hasMessage("year must be in [2030, 2036] but is 2029");
        assertThatThrownBy(() -> CHINA.in(2037)).hasMessage("year must be in [2030, 2036] but is 2037");
    }

    @Test
    void aProjectionAndItsYearsSayWhatTheyHold() {
        YearResult year = CHINA.in(2031);
        assertThat(year)
                .hasToString("2031: exports " + year.tokenExports().orElseThrow() + ", "
                        + year.shareOfGoodsExports().orElseThrow() + " of goods exports, imports "
                        + year.tokenImports().orElseThrow() + ", "
                        + year.energyPerToken().orElseThrow() + ", limited by "
                        + year.bindingConstraint().orElseThrow().label());
        assertThat(CHINA)
                .hasToString("projection of CHN under 'baseline', 2030-2036: token exports "
                        + CHINA.in(2030).exportRevenue().orElseThrow() + " to "
                        + CHINA.in(2036).exportRevenue().orElseThrow());
        assertThat(TokenStateModel.of("TUV").against("USA").project(2025, 2025))
                .hasToString("projection of TUV against USA under 'baseline', 2025-2025: token exports 0 USD of 2025");
    }

    @Test
    void aCrossingNeedsACountryToCross() {
        assertThatThrownBy(CHINA::crossingYear)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "'generation per head >= that of the reference' of CHN needs a country to compare with: name it by against(\"USA\") or"
                                + " --reference USA");
        Projection against = TokenStateModel.of("CHN").against("IND").project(2025, 2030);
        assertThat(against.crossingYear()).hasValue(2025);
    }

    @Test
    void aShareIsSaidByARatio() {
        assertThat(WhatIf.set("wacc.CHN", Ratio.ofPercent(7))).isEqualTo(WhatIf.set("wacc.CHN", 0.07));
        assertThat(WhatIf.scale("wacc.CHN", Ratio.ofFraction(0.5))).isEqualTo(WhatIf.scale("wacc.CHN", 0.5));
        assertThat(WhatIf.shift("wacc.CHN", Ratio.ofFraction(0.25))).isEqualTo(WhatIf.shift("wacc.CHN", 0.25));
        assertThat(Policy.tariff("USA").on("CHN").size(Ratio.ofFraction(0.5)))
                .isEqualTo(Policy.tariff("USA").on("CHN").percent(50));
        Criterion tenth = Criterion.atLeast("share_of_gdp", Ratio.ofFraction(0.1));
        assertThat(tenth.label()).isEqualTo("share_of_gdp >= 10 %");
        assertThat(tenth.holds(new double[] {0.1})).isTrue();
        assertThat(tenth.holds(new double[] {0.0999})).isFalse();
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
        assertThat(year.dependence()).contains(Ratio.ofFraction(value(year, "dependence")));
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
