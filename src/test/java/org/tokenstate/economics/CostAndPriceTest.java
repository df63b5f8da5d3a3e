package org.tokenstate.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.economics.LevelisedTokenCost.Capital;
import org.tokenstate.units.Money;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

class CostAndPriceTest {
    private static final TrafficMix MIX = TrafficMix.DEEPSEEK_2025;

    @Test
    void levelisedKilowattHourOfChinaAndTheUnitedStates() {
        assertThat(LevelisedTokenCost.of(Capital.of(25_000, 5, 0.06, 0.05, 0.6), 1, 1, 0.056, 0, MIX)
                        .totalUsdPerMtok())
                .isCloseTo(1.42299, within(5e-6));
        assertThat(LevelisedTokenCost.of(Capital.of(35_000, 5, 0.10, 0.05, 0.6), 1, 1, 0.086, 0, MIX)
                        .totalUsdPerMtok())
                .isCloseTo(2.17560, within(5e-6));
    }

    @Test
    void electricityIsAboutTwoPerCentOfCostAtProvisionedOverMeteredOf1Point9() {
        assertThat(LevelisedTokenCost.of(Capital.of(25_000, 5, 0.06, 0.05, 0.6), 1.9, 1, 0.056, 0, MIX)
                        .energyShare()
                        .percent())
                .isCloseTo(2.1, within(0.05));
        assertThat(LevelisedTokenCost.of(Capital.of(35_000, 5, 0.10, 0.05, 0.6), 1.9, 1, 0.086, 0, MIX)
                        .energyShare()
                        .percent())
                .isCloseTo(2.1, within(0.05));
    }

    @Property
    void partsSumToTheKernel(
            @ForAll @DoubleRange(max = 50_000) double accelerators,
            @ForAll @DoubleRange(max = 15_000) double shell,
            @ForAll @DoubleRange(max = 0.2) double wacc,
            @ForAll @DoubleRange(min = 0.1, max = 1) double utilisation,
            @ForAll @DoubleRange(max = 2) double a) {
        Capital capital = new Capital(accelerators, 5, shell, 20, wacc, 0.05, utilisation);
        LevelisedTokenCost cost = LevelisedTokenCost.of(capital, 1.9 * a, a, 0.07, 0.01, MIX);
        double kernel = LevelisedTokenCost.usdPerMtok(1.9 * a, capital.usdPerProvisionedKwh(), a, 0.07, 0.01);
        assertThat(cost.totalUsdPerMtok()).isCloseTo(kernel, within(1e-12 * (1 + kernel)));
        assertThat(cost.total()).isEqualTo(new TokenPrice(cost.totalUsdPerMtok(), MIX));
    }

    @Test
    void capitalRecoveryAtNoInterestIsTheLifeAndALongerLivedShellIsCheaper() {
        assertThat(LevelisedTokenCost.capitalRecoveryFactor(0, 5)).isEqualTo(0.2);
        assertThat(LevelisedTokenCost.capitalRecoveryFactor(1e-9, 5)).isCloseTo(0.2, within(1e-8));
        assertThat(LevelisedTokenCost.capitalRecoveryFactor(0.1, 5)).isCloseTo(0.263797, within(1e-6));
        assertThat(new Capital(24_500, 5, 10_500, 20, 0.1, 0.05, 0.6).usdPerProvisionedKwh())
                .isLessThan(Capital.of(35_000, 5, 0.1, 0.05, 0.6).usdPerProvisionedKwh());
    }

    @Test
    void entryWearsMarkupsDownAndLossesShrink() {
        PricePath entry = PricePath.entry(0.05, 0.3);
        assertThat(entry.markup(0, 0.63)).isEqualTo(0.63);
        assertThat(entry.markup(10, 0.63)).isCloseTo(0.63 * Math.pow(0.95, 10), within(1e-12));
        assertThat(entry.markup(2, -0.5)).isCloseTo(-0.5 * 0.49, within(1e-12));
        assertThat(PricePath.held().markup(30, 0.63)).isEqualTo(0.63);
        assertThatThrownBy(() -> PricePath.entry(1.5, 0.3)).hasMessageContaining("entry rate");
    }

    @Test
    void moneyOfDifferentPriceYearsDoesNotAdd() {
        Money cost = LevelisedTokenCost.of(Capital.of(25_000, 5, 0.06, 0.05, 0.6), 1, 1, 0.056, 0, MIX)
                .perMillionTokens();
        assertThatThrownBy(() -> cost.plus(Money.ofUsd(1, 2024)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("convert one with a deflator first");
        assertThat(cost.plus(Money.ofUsd(100, 2024).inPricesOf(100, 2025, 103)).amount())
                .isCloseTo(1.42299 + 103, within(1e-5));
    }
}
