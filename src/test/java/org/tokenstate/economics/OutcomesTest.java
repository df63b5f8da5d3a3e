package org.tokenstate.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.economics.EmbodiedEnergy.Rung;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

class OutcomesTest {
    /** China's generation of 2025 (Our World in Data, Ember 2026 release). */
    private static final Energy CHINA_2025 = Energy.ofTerawattHours(10_583.36);

    private static TokenPrice flash(TrafficMix mix) {
        return TokenPrice.blend(0.14, 0.0028, 0.28, mix);
    }

    @Test
    void onePerCentOfChinasGenerationIs1e15TokensADayAnd42BillionDollars() {
        EnergySale sale = new EnergySale(
                CHINA_2025.times(0.01), EnergyPerToken.ofJoulesPerToken(1), flash(TrafficMix.DEEPSEEK_2025));
        assertThat(sale.tokensPerDay().count()).isCloseTo(1.0438e15, within(1e11));
        assertThat(sale.revenueOfYear().amount()).isCloseTo(41.81e9, within(0.01e9));
        assertThat(sale.perEnergy().usdPerMwh()).isCloseTo(395.05, within(0.01));
    }

    @Test
    void tableOverIntensitiesAndTrafficMixes() {
        List<EnergySale> table = EnergySale.table(
                CHINA_2025.times(0.01),
                List.of(
                        EnergyPerToken.ofJoulesPerToken(0.2),
                        EnergyPerToken.ofJoulesPerToken(0.4),
                        EnergyPerToken.ofJoulesPerToken(1),
                        EnergyPerToken.ofJoulesPerToken(3.15)),
                List.of(flash(TrafficMix.DEEPSEEK_2025), flash(TrafficMix.AGENTIC)));
        assertThat(table).hasSize(8);
        assertThat(table.stream().map(s -> Math.round(s.revenueOfYear().amount() / 1e8) / 10.0))
                .containsExactly(209.0, 65.6, 104.5, 32.8, 41.8, 13.1, 13.3, 4.2);
    }

    @Test
    void tokensStandAboveAluminiumAndCableButBelowCars() {
        EmbodiedEnergy ladder = EmbodiedEnergy.of(List.of(
                new Rung("car", 2562.5, 1454.5, 4166.7, "embodied energy table, EV"),
                new Rung("cable", 64.8, 46.3, 87.4, "embodied energy table, HVDC"),
                new Rung("aluminium", 194.8, 160, 221.2, "embodied energy table, AL_PRIM")));
        TokenPrice price = flash(TrafficMix.DEEPSEEK_2025);
        EnergyPrice deepseek = EmbodiedEnergy.ofTokens(price, EnergyPerToken.ofJoulesPerToken(0.21));
        assertThat(deepseek.usdPerMwh()).isCloseTo(1881, within(1.0));
        assertThat(ladder.below(deepseek)).extracting(Rung::good).containsExactly("cable", "aluminium");
        EnergyPerToken even = EmbodiedEnergy.breakEvenEnergy(price, EnergyPrice.ofUsdPerMwh(194.8));
        assertThat(even.joulesPerToken()).isCloseTo(2.028, within(0.001));
        assertThat(EmbodiedEnergy.ofTokens(price, even).usdPerMwh()).isCloseTo(194.8, within(1e-9));
    }

    @Test
    void whatAKilowattHourCanBePaidAsTokenAluminiumAndOverACable() {
        assertThat(EmbodiedEnergy.tokensCanPayUsdPerKwh(0.1097, 0.09, 0.1)).isCloseTo(0.197, within(1e-9));
        assertThat(EmbodiedEnergy.tokensCanPayUsdPerKwh(0.1097, 0.2, 0.1)).isNegative();
        assertThat(EmbodiedEnergy.goodCanPayUsdPerKwh(2630, 1400, 13.5)).isCloseTo(0.0911, within(1e-4));
        assertThat(EmbodiedEnergy.cableCanPayUsdPerKwh(0.065, 0.05, 0.01)).isCloseTo(0.05175, within(1e-9));
    }
}
