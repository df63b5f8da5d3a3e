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
        assertThat(factor(stock, 2027, 1.35)).isCloseTo(4 / (1.35 + 3 * 1.35 * 1.35), within(TINY));
        assertThat(factor(stock, 2027, 1)).isCloseTo(1, within(TINY));
        assertThat(factor(stock(0, Survival.flat(6)), 2030, 1.35)).isEqualTo(1);
    }

    /** Half of the vintage of 2026 is dead in 2027: what is left of it counts half, in capacity and in work. */
    @Test
    void deadCapacityDoesNoWork() {
        ComputeStock stock = stock(0, Survival.flat(1.5));
        stock.add(2026, 2);
        stock.add(2027, 3);
        assertThat(factor(stock, 2027, 2)).isCloseTo(4 / (1 * 2.0 + 3 * 4.0), within(TINY));
    }

    /** Three gigawatts of a life of two years and vintages that double: two are of 2025, one of 2024, which works half as well. */
    @Test
    void theBaseYearIsOlderThanItsNewestVintage() {
        assertThat(factor(doubling(), 2025, 2)).isCloseTo(3 / (2 + 1 / 2.0), within(TINY));
        assertThat(doubling().live(2026)).isCloseTo(2, within(TINY));
        assertThat(doubling().retired(2026)).isCloseTo(1, within(TINY));
    }

    private static ComputeStock doubling() {
        ComputeStock stock = new ComputeStock(30);
        stock.reset(2025, 3, Survival.flat(2), 2);
        return stock;
    }

    @Test
    void aNewPathStartsFromNothing() {
        ComputeStock stock = stock(5, Survival.flat(6));
        stock.add(2026, 7);
        stock.reset(2025, 3, Survival.flat(2), 2);
        assertThat(stock.live(2026)).isEqualTo(doubling().live(2026));
    }

    @Test
    void theLongestLifeThatAStockHoldsIs128Years() {
        Survival longest = Survival.weibull(2.66, 0.5);
        assertThat(longest.ages()).isEqualTo(128);
        ComputeStock stock = stock(4, longest);
        assertThat(stock.live(2025)).isCloseTo(4, within(TINY));
        stock.add(2055, 2);
        assertThat(factor(stock, 2055, 1)).isCloseTo(1, within(TINY));
        assertThatThrownBy(() -> stock(4, Survival.weibull(2.68, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survival must end within 128 years");
    }

    /** exp(-(2/4)^3) and exp(-(1/4)^3); at the scale itself 1/e is left, whatever the shape. */
    @Test
    void weibullSurvivalIsItsFormula() {
        Survival survival = Survival.weibull(4, 3);
        assertThat(survival.at(0)).isEqualTo(1);
        assertThat(survival.at(1)).isCloseTo(0.984496437005408, within(TINY));
        assertThat(survival.at(2)).isCloseTo(0.882496902584595, within(TINY));
        assertThat(survival.at(4)).isCloseTo(1 / Math.E, within(TINY));
        // 4 x ln(1000)^(1/3) = 7.6 years to one in a thousand
        assertThat(survival.ages()).isEqualTo(9);
        assertThat(survival.at(-1)).isZero();
        assertThat(survival.at(9)).isZero();
    }

    @Test
    void aLifeThatIsNotWholeLeavesItsFractionInTheLastYear() {
        Survival survival = Survival.flat(2.25);
        assertThat(survival.at(1)).isEqualTo(1);
        assertThat(survival.at(2)).isEqualTo(0.25);
        assertThat(survival.at(3)).isZero();
    }

    private static double factor(ComputeStock stock, int year, double progress) {
        stock.baseWork(progress);
        for (int vintage = 2026; vintage <= year; vintage++) {
            stock.vintageWork(vintage, Math.pow(progress, vintage - 2025));
        }
        return stock.hardwareFactor(year);
    }

    @Property
    void newerVintagesNeverRaiseTheEnergyOfAToken(
            @ForAll @DoubleRange(min = 0.1, max = 20) double base,
            @ForAll @DoubleRange(max = 50) double added,
            @ForAll @DoubleRange(min = 1, max = 1.6) double progress) {
        ComputeStock stock = stock(base, Survival.flat(6));
        double without = factor(stock, 2026, progress);
        stock.add(2026, added);
        assertThat(factor(stock, 2026, progress)).isLessThanOrEqualTo(without + TINY);
    }

    @Test
    void ofEqualTermsTheFirstIsNamed() {
        assertThat(BuildLimit.binding(2, 2, 2, 2)).isEqualTo(BuildLimit.PATH);
        assertThat(BuildLimit.binding(2, 2, 3, 3)).isEqualTo(BuildLimit.PATH);
        assertThat(BuildLimit.binding(2, 3, 2, 3)).isEqualTo(BuildLimit.PATH);
        assertThat(BuildLimit.binding(2, 3, 3, 2)).isEqualTo(BuildLimit.PATH);
        assertThat(BuildLimit.binding(3, 2, 2, 3)).isEqualTo(BuildLimit.CAPITAL);
        assertThat(BuildLimit.binding(3, 2, 3, 2)).isEqualTo(BuildLimit.CAPITAL);
        assertThat(BuildLimit.binding(3, 3, 2, 2)).isEqualTo(BuildLimit.CHIPS);
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
        assertThatThrownBy(() -> stock.live(2024)).hasMessage("year must be in [2025, 2055] but is 2024");
        assertThatThrownBy(() -> stock.add(2026, -1)).hasMessageContaining("additions in GW must be >= 0");
    }
}
