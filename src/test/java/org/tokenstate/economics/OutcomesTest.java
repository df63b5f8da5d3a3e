package org.tokenstate.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
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
    void onlyFlowsAbroadThatAreHostedAtHomeAreExports() {
        assertThat(TokenExports.usd(100, 0.5, 1, 1, 3)).isEqualTo(150);
        assertThat(TokenExports.usd(100, 0.5, 1, 0, 3)).isEqualTo(50);
        double[][] q = {{100, 10}, {50, 5}};
        double[][] p = {{3, 20}, {3, 20}};
        double[] h = {1, 10};
        assertThat(TokenExports.usd(q, p, 0, 0.5, h, 1)).isEqualTo(0.5 * (150 + 100));
        assertThat(TokenExports.usd(q, p, -1, 0.5, h, 1)).isEqualTo(0.5 * (450 + 300));
    }

    @Property
    void dependenceLiesBelowTheShareOfGoodsExports(
            @ForAll @DoubleRange(max = 1e13) double tokens, @ForAll @DoubleRange(min = 1, max = 1e13) double goods) {
        double e = TokenExports.dependence(tokens, goods);
        assertThat(e).isBetween(0.0, Math.min(1, tokens / goods));
        assertThat(e * (goods + tokens)).isCloseTo(tokens, within(1e-9 * (1 + tokens)));
    }

    @Test
    void milestonesAndValueAdded() {
        double[] shares = {0.001, 0.012, 0.009, 0.05};
        assertThat(TokenExports.firstYear(2030, shares, 0.01)).hasValue(2031);
        assertThat(TokenExports.firstYear(2030, shares, 0.05)).hasValue(2033);
        assertThat(TokenExports.firstYear(2030, shares, 0.1)).isEmpty();
        assertThat(TokenExports.milestones()).containsExactly(0.01, 0.02, 0.05, 0.10, 0.20);
        assertThat(TokenExports.valueAddedUsd(100, 60, 0.9, 5)).isCloseTo(41, within(1e-12));
    }

    @Test
    void aTokenStateNeedsThreeYearsInARowOfBoth() {
        double[] e = {0.25, 0.25, 0.19, 0.21, 0.22, 0.23, 0.24};
        double[] electricity = {0.1, 0.1, 0.1, 0.04, 0.05, 0.06, 0.07};
        assertThat(TokenState.DEFAULT.firstYear(2030, e, electricity)).hasValue(2034);
        electricity[5] = 0.01;
        assertThat(TokenState.DEFAULT.firstYear(2030, e, electricity)).isEmpty();
        assertThat(TokenState.UNCTAD.firstYear(2030, e, e)).isEmpty();
        assertThatThrownBy(() -> TokenState.DEFAULT.firstYear(2030, e, new double[2]))
                .hasMessageContaining("as many");
    }

    @Test
    void theIndexIsTheMeanOfWhatIsThereAndNamesTheRest() {
        TokenState.Index index =
                TokenState.DEFAULT.index(OptionalDouble.of(0.20), OptionalDouble.of(0.40), OptionalDouble.empty());
        assertThat(index.value()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(index.missing()).containsExactly("fiscal share");
        assertThat(TokenState.index(1.5, -0.1, Double.NaN)).isZero();
        assertThat(TokenState.index(9, 9, 9)).isCloseTo(2, within(1e-12));
        assertThat(TokenState.index(0.5, Double.NaN, Double.NaN)).isEqualTo(0.5);
        assertThat(TokenState.index(Double.NaN, Double.NaN, Double.NaN)).isZero();
        assertThatThrownBy(() -> new TokenState(0.2, 3, 0.05, 0)).hasMessageContaining("rent threshold");
    }

    @Property
    void rentPartsSumToRevenueLessCost(
            @ForAll @DoubleRange(max = 1e12) double revenue,
            @ForAll @DoubleRange(max = 1e12) double capital,
            @ForAll @DoubleRange(max = 1e11) double kwh,
            @ForAll @DoubleRange(max = 3) double shadow) {
        TokenRent rent = TokenRent.of(revenue, capital, kwh, 0.08, 0.05 * kwh, shadow);
        assertThat(rent.totalUsd()).isCloseTo(revenue - capital - 0.05 * kwh, within(1e-2));
        assertThat(rent.energyUsd()).isCloseTo(0.03 * kwh, within(1e-3));
        assertThat(rent.computeUsd()).isEqualTo(shadow * kwh);
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

    @Test
    void emissionsOfChinaAndOfAHydroCountry() {
        // China 2025, TWh (Our World in Data, Ember 2026 release)
        Emissions.Mix china = new Emissions.Mix(5751.56, 334.17, 89.55, 487.61, 1397.06, 1135.44, 1174.96, 213.01, 0);
        assertThat(china.totalTwh()).isCloseTo(10_583.36, within(0.01));
        double grams = Emissions.IPCC.gramsPerKwh(china);
        assertThat(grams).isCloseTo(483.07, within(0.01));
        assertThat(Emissions.gramsPerMtok(grams, 1 / 3.6)).isCloseTo(134.19, within(0.01));
        assertThat(Emissions.IPCC.gramsPerKwh(new Emissions.Mix(0, 0, 0, 0, 44.2, 0, 0, 0, 0)))
                .isCloseTo(24, within(1e-12));
    }
}
