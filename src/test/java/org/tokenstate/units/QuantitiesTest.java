package org.tokenstate.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tokenstate.units.internal.Require;

/** The size of every unit, the laws of sums and multiples, and what is no quantity. */
class QuantitiesTest {
    /** One kilowatt-hour is 3.6 MJ; one kilowatt-hour per million tokens is 3.6 J per token. */
    @Test
    void unitsHaveTheirSizes() {
        assertThat(Energy.ofJoules(5).joules()).isEqualTo(5);
        assertThat(Energy.ofKilowattHours(2).joules()).isEqualTo(7.2e6);
        assertThat(Energy.ofMegawattHours(2).joules()).isEqualTo(7.2e9);
        assertThat(Energy.ofTerawattHours(2).joules()).isEqualTo(7.2e15);
        assertThat(Energy.ofTerawattHours(2).megawattHours()).isEqualTo(2e6);
        assertThat(Energy.ofTerawattHours(2).kilowattHours()).isEqualTo(2e9);
        assertThat(Energy.ofMegawattHours(5e6).terawattHours()).isEqualTo(5);
        assertThat(Power.ofWatts(5).watts()).isEqualTo(5);
        assertThat(Power.ofKilowatts(2).watts()).isEqualTo(2000);
        assertThat(Power.ofGigawatts(2).kilowatts()).isEqualTo(2e6);
        assertThat(Power.ofKilowatts(2e6).gigawatts()).isEqualTo(2);
        assertThat(Tokens.ofCount(7).count()).isEqualTo(7);
        assertThat(Tokens.ofMillions(3).count()).isEqualTo(3e6);
        assertThat(Tokens.ofTrillions(3).millions()).isEqualTo(3e6);
        assertThat(Tokens.ofMillions(5e6).trillions()).isEqualTo(5);
        assertThat(EnergyPerToken.ofJoulesPerToken(0.21).joulesPerToken()).isEqualTo(0.21);
        assertThat(EnergyPerToken.ofKilowattHoursPerMillion(2).joulesPerToken()).isEqualTo(7.2);
        assertThat(EnergyPerToken.ofJoulesPerToken(7.2).kilowattHoursPerMillion())
                .isEqualTo(2);
        assertThat(Ratio.ofFraction(0.25).percent()).isEqualTo(25);
        assertThat(Ratio.ofPercent(5).fraction()).isCloseTo(0.05, within(1e-17));
        assertThat(EnergyPrice.ofUsdPerKwh(0.056).usdPerMwh()).isCloseTo(56, within(1e-14));
        assertThat(EnergyPrice.ofUsdPerMwh(56).usdPerKwh()).isEqualTo(0.056);
    }

    @Test
    void quantitiesAddScaleAndCompare() {
        assertThat(Energy.ofJoules(2).plus(Energy.ofJoules(5))).isEqualTo(Energy.ofJoules(7));
        assertThat(Energy.ofJoules(2).times(-3)).isEqualTo(Energy.ofJoules(-6));
        assertThat(Power.ofWatts(2).plus(Power.ofWatts(5))).isEqualTo(Power.ofWatts(7));
        assertThat(Power.ofWatts(2).times(3)).isEqualTo(Power.ofWatts(6));
        assertThat(Tokens.ofCount(2).plus(Tokens.ofCount(5))).isEqualTo(Tokens.ofCount(7));
        assertThat(Tokens.ofCount(2).times(3)).isEqualTo(Tokens.ofCount(6));
        assertThat(new EnergyPerToken(2).plus(new EnergyPerToken(5))).isEqualTo(new EnergyPerToken(7));
        assertThat(new EnergyPerToken(2).times(3)).isEqualTo(new EnergyPerToken(6));
        assertThat(new Ratio(2).plus(new Ratio(5))).isEqualTo(new Ratio(7));
        assertThat(new Ratio(2).times(3)).isEqualTo(new Ratio(6));
        assertThat(Money.ofUsd2025(2).plus(Money.ofUsd2025(5))).isEqualTo(Money.ofUsd2025(7));
        assertThat(Money.ofUsd(2, 2020).times(3)).isEqualTo(new Money(6, "USD", 2020));
        ordered(Energy::new);
        ordered(Power::new);
        ordered(Tokens::new);
        ordered(EnergyPerToken::new);
        ordered(Ratio::new);
        ordered(EnergyPrice::new);
        ordered(Money::ofUsd2025);
        ordered(value -> new TokenPrice(value, TrafficMix.AGENTIC));
    }

    @Test
    void quantitiesDivideAndMultiplyIntoOthers() {
        Energy energy = Energy.ofKilowattHours(2);
        EnergyPerToken each = EnergyPerToken.ofJoulesPerToken(0.5);
        assertThat(energy.dividedBy(each)).isEqualTo(Tokens.ofMillions(14.4));
        assertThat(energy.dividedBy(Tokens.ofMillions(14.4))).isEqualTo(each);
        assertThat(each.of(Tokens.ofMillions(14.4))).isEqualTo(energy);
        assertThat(energy.overHours(4)).isEqualTo(Power.ofWatts(500));
        assertThat(energy.dividedBy(Power.ofWatts(500))).isEqualTo(4);
        assertThat(Power.ofWatts(500).forHours(4)).isEqualTo(energy);
        assertThat(energy.minus(Energy.ofKilowattHours(3))).isEqualTo(Energy.ofKilowattHours(-1));
        assertThat(energy.dividedBy(Energy.ofKilowattHours(8))).isEqualTo(Ratio.ofFraction(0.25));
        assertThat(Power.ofWatts(3).minus(Power.ofWatts(5)).dividedBy(Power.ofWatts(4)))
                .isEqualTo(new Ratio(-0.5));
        assertThat(Tokens.ofCount(3).minus(Tokens.ofCount(5)).dividedBy(Tokens.ofCount(4)))
                .isEqualTo(new Ratio(-0.5));
        assertThat(each.dividedBy(new EnergyPerToken(2))).isEqualTo(new Ratio(0.25));
        assertThat(new Ratio(0.5).minus(new Ratio(0.25))).isEqualTo(new Ratio(0.25));
        Money money = Money.ofUsd2025(10);
        assertThat(money.minus(Money.ofUsd2025(4))).isEqualTo(Money.ofUsd2025(6));
        assertThat(money.dividedBy(Money.ofUsd2025(4))).isEqualTo(new Ratio(2.5));
        assertThat(money.dividedBy(energy)).isEqualTo(EnergyPrice.ofUsdPerKwh(5));
        assertThat(money.dividedBy(Tokens.ofMillions(4), TrafficMix.AGENTIC))
                .isEqualTo(new TokenPrice(2.5, TrafficMix.AGENTIC));
        refused(() -> energy.dividedBy(EnergyPerToken.ZERO), "energy per token must not be 0");
        refused(() -> money.dividedBy(Energy.ZERO), "energy must not be 0");
        refused(() -> Money.ofUsd(1, 2015).dividedBy(energy), "money of USD 2015 and of USD 2025 does not add");
        refused(() -> money.dividedBy(Money.ofUsd(1, 2015)), "money of USD 2025 and of USD 2015 does not add");
    }

    @Test
    void quantitiesReadAsTheyAreSaid() {
        assertThat(Energy.ofTerawattHours(92.387)).hasToString("92.39 TWh");
        assertThat(Energy.ofKilowattHours(-1500)).hasToString("-1.5 MWh");
        assertThat(Energy.ofJoules(250)).hasToString("250 J");
        assertThat(Energy.ofJoules(3e6)).hasToString("3 MJ");
        assertThat(Power.ofGigawatts(64.75)).hasToString("64.75 GW");
        assertThat(Power.ofWatts(999.96)).hasToString("1 kW");
        assertThat(Power.ZERO).hasToString("0 W");
        assertThat(Tokens.ofCount(1.6587e18)).hasToString("1.659e18 tokens");
        assertThat(Tokens.ofCount(-2e-9)).hasToString("-2e-9 tokens");
        assertThat(EnergyPerToken.ofJoulesPerToken(0.20952)).hasToString("0.2095 J/token");
        assertThat(EnergyPrice.ofUsdPerMwh(56)).hasToString("0.056 USD/kWh");
        assertThat(Ratio.ofPercent(1.82)).hasToString("1.82 %");
        assertThat(Money.ofUsd2025(92.39e9)).hasToString("92.39 bn USD of 2025");
        assertThat(new Money(12, "CNY", 2015)).hasToString("12 CNY of 2015");
        assertThat(new TokenPrice(0.5, TrafficMix.AGENTIC)).hasToString("0.5 USD/Mtok (agentic)");
    }

    private static <Q extends Comparable<Q>> void ordered(Function<Double, Q> of) {
        assertThat(List.of(of.apply(3.0), of.apply(0.0), of.apply(2.0)))
                .usingElementComparator(Comparator.naturalOrder())
                .contains(of.apply(2.0))
                .doesNotContain(of.apply(1.0));
        assertThat(of.apply(2.0)).isLessThan(of.apply(3.0)).isGreaterThan(of.apply(0.0));
    }

    @Test
    void whatIsNoQuantityIsRefused() {
        refused(() -> Energy.ofJoules(Double.NaN), "joules must be finite but is NaN");
        refused(() -> Power.ofWatts(Double.POSITIVE_INFINITY), "watts must be finite but is Infinity");
        refused(() -> Tokens.ofCount(Double.NaN), "count must be finite but is NaN");
        refused(() -> EnergyPerToken.ofJoulesPerToken(-0.5), "joulesPerToken must be >= 0 but is -0.5");
        refused(() -> Ratio.ofFraction(Double.NaN), "fraction must be finite but is NaN");
        refused(() -> EnergyPrice.ofUsdPerKwh(Double.NaN), "energy price in USD per kWh must be finite but is NaN");
        refused(() -> Money.ofUsd2025(Double.NaN), "amount of money must be finite but is NaN");
        refused(() -> new Money(1, "usd", 2025), "currency must be an ISO 4217 code but is 'usd'");
        refused(() -> Money.ofUsd(1, 1899), "price year must be in [1900, 2200] but is 1899");
        refused(() -> new TokenPrice(-1, TrafficMix.AGENTIC), "token price in USD per million must be >= 0 but is -1");
    }

    @Test
    void anAmountOfEnergyCostsItsPrice() {
        assertThat(EnergyPrice.ofUsdPerMwh(50).of(Energy.ofMegawattHours(3))).isEqualTo(Money.ofUsd2025(150));
    }

    @Test
    void moneyOfDifferentYearsOrCurrenciesDoesNotMix() {
        Money old = Money.ofUsd(100, 2015);
        refused(
                () -> old.plus(Money.ofUsd2025(1)),
                "money of USD 2015 and of USD 2025 does not add: convert one with a deflator first");
        refused(() -> old.compareTo(new Money(1, "CNY", 2015)), "money of USD 2015 and of CNY 2015 does not add");
        assertThat(old.inPricesOf(80, 2025, 100).plus(Money.ofUsd2025(1))).isEqualTo(Money.ofUsd2025(126));
        refused(() -> old.inPricesOf(0, 2025, 100), "price index of 2015 must be > 0 but is 0");
        refused(() -> old.inPricesOf(80, 2025, -1), "price index of 2025 must be > 0 but is -1");
    }

    @Test
    void aPriceIsBlendedByItsMixAndComparesWithinItAlone() {
        TrafficMix mix = new TrafficMix("even", 0.5, 0.25, 0.25);
        TokenPrice price = TokenPrice.blend(2, 0.4, 8, mix);
        assertThat(price.usdPerMtok()).isCloseTo(1 + 0.1 + 2, within(1e-15));
        assertThat(price.of(Tokens.ofMillions(10)).amount()).isCloseTo(31, within(1e-13));
        assertThat(price.discountTo(new TokenPrice(6.2, mix)).fraction()).isCloseTo(0.5, within(1e-15));
        refused(
                () -> price.compareTo(new TokenPrice(3, TrafficMix.AGENTIC)),
                "token prices of mix 'even' and of mix 'agentic' do not compare");
        refused(() -> price.discountTo(new TokenPrice(0, mix)), "price compared with must be > 0 but is 0");
        refused(() -> TokenPrice.blend(-1, 1, 1, mix), "input price must be >= 0 but is -1");
        refused(() -> TokenPrice.blend(1, -1, 1, mix), "cached input price must be >= 0 but is -1");
        refused(() -> TokenPrice.blend(1, 1, -1, mix), "output price must be >= 0 but is -1");
    }

    /** DeepSeek's 0.97 J per output token is 0.21 J per billed token. */
    @Test
    void aMixTurnsOutputTokensIntoBilledOnes() {
        assertThat(TrafficMix.DEEPSEEK_2025.uncachedPerOutput()).isCloseTo(0.343 / 0.216, within(1e-15));
        assertThat(TrafficMix.DEEPSEEK_2025
                        .perBilledToken(EnergyPerToken.ofJoulesPerToken(0.97))
                        .joulesPerToken())
                .isCloseTo(0.21, within(0.0005));
        for (TrafficMix mix : List.of(TrafficMix.DEEPSEEK_2025, TrafficMix.AGENTIC, TrafficMix.TRACELAB)) {
            assertThat(TrafficMix.named(mix.name())).isSameAs(mix);
        }
        refused(
                () -> TrafficMix.named("chat"),
                "traffic mix must be one of DeepSeek-2025, agentic, TraceLab but is 'chat'");
        refused(() -> new TrafficMix(" ", 0.5, 0.25, 0.25), "name of a traffic mix must not be blank");
        refused(
                () -> new TrafficMix("m", 1.5, 0.25, 0.25),
                "uncached input share of traffic mix 'm' must be in [0, 1]");
        refused(() -> new TrafficMix("m", 0.5, -0.25, 0.75), "cached input share of traffic mix 'm' must be in [0, 1]");
        refused(() -> new TrafficMix("m", 0.5, 0.5, 0), "output share of traffic mix 'm' must be > 0 but is 0");
        refused(() -> new TrafficMix("m", 0.5, 0.25, 0.5), "shares of traffic mix 'm' must sum to 1 but sum to 1.25");
        refused(() -> new TrafficMix("m", 0.5, 0.25, 0.125), "must sum to 1 but sum to 0.875");
    }

    /** A bound that is itself allowed is returned; the next number beyond it is refused. */
    @Test
    void boundsAreClosedWhereTheyAreSaidToBe() {
        assertThat(Require.finite(-3.5, "x")).isEqualTo(-3.5);
        assertThat(Require.positive(Double.MIN_VALUE, "x")).isEqualTo(Double.MIN_VALUE);
        refused(() -> Require.positive(0, "x"), "x must be > 0 but is 0");
        refused(() -> Require.positive(Double.NaN, "x"), "x must be finite but is NaN");
        assertThat(Require.notZero(-1, "x")).isEqualTo(-1);
        refused(() -> Require.notZero(0, "x"), "x must not be 0");
        assertThat(Require.notNegative(0, "x")).isZero();
        assertThat(Require.notNegative(7, "x")).isEqualTo(7);
        refused(() -> Require.notNegative(-Double.MIN_VALUE, "x"), "x must be >= 0 but is -4.9E-324");
        assertThat(Require.atLeast(1.5, 1.5, "x")).isEqualTo(1.5);
        refused(
                () -> Require.atLeast(0.9, 1, "pue of data centre 'ISL-1'"),
                "pue of data centre 'ISL-1' must be >= 1 but is 0.9");
        assertThat(Require.inRange(2, 2, 3, "x")).isEqualTo(2);
        assertThat(Require.inRange(3, 2, 3, "x")).isEqualTo(3);
        refused(() -> Require.inRange(Math.nextUp(3.0), 2, 3, "x"), "x must be in [2, 3] but is 3.0000000000000004");
        refused(() -> Require.inRange(1, 2, 3, "x"), "x must be in [2, 3] but is 1");
        assertThat(Require.atLeast(4, 4, "n")).isEqualTo(4);
        refused(() -> Require.atLeast(3, 4, "n"), "n must be >= 4 but is 3");
        assertThat(Require.notBlank("a ", "s")).isEqualTo("a ");
        refused(() -> Require.notBlank(" ", "s"), "s must not be blank");
        Require.that(true, "%s", "no fault");
        refused(
                () -> {
                    Require.that(false, "%s of %.1f", "fault", 1.5);
                    return "";
                },
                "fault of 1.5");
        refused(() -> Require.positive(-1e15, "x"), "x must be > 0 but is -1.0E15");
        refused(() -> Require.positive(-999_999_999_999_999.0, "x"), "x must be > 0 but is -999999999999999");
    }

    private static void refused(Supplier<?> what, String message) {
        assertThatIllegalArgumentException().isThrownBy(what::get).withMessageContaining(message);
    }
}
