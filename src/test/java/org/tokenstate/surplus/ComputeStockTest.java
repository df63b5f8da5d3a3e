package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ComputeStockTest {
    private static final double TINY = 1e-9;

    private static ComputeStock stock(double gw, Survival survival) {
        ComputeStock stock = new ComputeStock(30);
        stock.reset(2025, gw, survival, ComputeStock.DEFAULT_VINTAGE_RATIO);
        return stock;
    }

    @Test
    void additionsLiveSixYearsAndThenAreRetired() {
        ComputeStock stock = stock(0, Survival.flat(6));
        stock.add(2026, 3);
        stock.add(2028, 2);
        assertThat(stock.live(2025)).isZero();
        assertThat(stock.live(2031)).isEqualTo(5);
        assertThat(stock.live(2032)).isEqualTo(2);
        assertThat(stock.retired(2032)).isEqualTo(3);
        assertThat(stock.retired(2033)).isZero();
    }

    @Test
    void theInitialStockIsSpreadSoThatTheBaseYearIsExact() {
        assertThat(stock(16, Survival.flat(6)).live(2025)).isCloseTo(16, within(TINY));
        assertThat(stock(16, Survival.weibull(6, 3)).live(2025)).isCloseTo(16, within(TINY));
        ComputeStock china = stock(2.6, Survival.flat(5.5));
        assertThat(china.live(2025)).isCloseTo(2.6, within(TINY));
        assertThat(china.live(2031)).isZero();
    }

    @Property
    void whatRetiresIsTheDifferenceOfWhatLives(
            @ForAll @DoubleRange(max = 50) double base,
            @ForAll @DoubleRange(max = 50) double added,
            @ForAll @DoubleRange(min = 1, max = 12) double life,
            @ForAll @DoubleRange(min = 1, max = 6) double shape) {
        for (Survival survival : new Survival[] {Survival.flat(life), Survival.weibull(life, shape)}) {
            ComputeStock stock = stock(base, survival);
            for (int year = 2026; year <= 2055; year++) {
                double before = stock.live(year - 1);
                stock.add(year, added);
                assertThat(stock.live(year))
                        .isCloseTo(before + added - stock.retired(year), within(1e-9 * (1 + before + added)));
            }
        }
    }

    @Test
    void hardwareOfTheStockIsTheMeanOfWorkByVintage() {
        ComputeStock stock = stock(0, Survival.flat(6));
        stock.add(2026, 1);
        stock.add(2027, 3);
        assertThat(stock.hardwareFactor(2027, 1.35)).isCloseTo(4 / (1.35 + 3 * 1.35 * 1.35), within(TINY));
        assertThat(stock.hardwareFactor(2027, 1)).isCloseTo(1, within(TINY));
        assertThat(stock(0, Survival.flat(6)).hardwareFactor(2030, 1.35)).isEqualTo(1);
    }

    @Property
    void newerVintagesNeverRaiseTheEnergyOfAToken(
            @ForAll @DoubleRange(min = 0.1, max = 20) double base,
            @ForAll @DoubleRange(max = 50) double added,
            @ForAll @DoubleRange(min = 1, max = 1.6) double progress) {
        ComputeStock stock = stock(base, Survival.flat(6));
        double without = stock.hardwareFactor(2026, progress);
        stock.add(2026, added);
        assertThat(stock.hardwareFactor(2026, progress)).isLessThanOrEqualTo(without + TINY);
    }

    @Property
    void additionsAreTheLeastTermAndItIsNamed(
            @ForAll @DoubleRange(max = 50) double path,
            @ForAll @DoubleRange(max = 50) double capital,
            @ForAll @DoubleRange(max = 50) double chips,
            @ForAll @DoubleRange(max = 50) double shell) {
        double least = Math.min(Math.min(path, capital), Math.min(chips, shell));
        assertThat(BuildLimit.additionsGw(path, capital, chips, shell)).isEqualTo(least);
        double named =
                switch (BuildLimit.binding(path, capital, chips, shell)) {
                    case PATH -> path;
                    case CAPITAL -> capital;
                    case CHIPS -> chips;
                    case SHELL -> shell;
                };
        assertThat(named).isEqualTo(least);
    }

    @Test
    void aFullShellTakesNothingAndCapitalIsInvestmentOverCost() {
        assertThat(BuildLimit.additionsGw(5, 5, Double.POSITIVE_INFINITY, -1)).isZero();
        // 1 % of 19.5 trillion USD at 25,000 USD per kW
        assertThat(BuildLimit.capitalGw(195e9, 25_000)).isCloseTo(7.8, within(TINY));
    }

    @Test
    void yearsOutsideTheStockAreRefused() {
        ComputeStock stock = stock(1, Survival.flat(6));
        assertThatThrownBy(() -> stock.live(2056))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("year must be in [2025, 2055] but is 2056");
        assertThatThrownBy(() -> stock.add(2026, -1)).hasMessageContaining("additions in GW must be >= 0");
    }
}
