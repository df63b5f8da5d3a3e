package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Frequency;

/** The forecast that repeats the last year, by hand. */
class SeasonalNaiveTest {
    private static final double[] QUARTERS = {10, 20, 30, 40, 11, 24, 27, 48};

    @Test
    void aPeriodIsForecastByThatOfTheYearBefore() {
        GrowthModel.Fit fit =
                GrowthModels.named("seasonal-naive", Frequency.QUARTER).fit(QUARTERS);
        double[] expected = {11, 24, 27, 48, 11, 24};
        for (int h = 1; h <= expected.length; h++) {
            assertThat(fit.point(h)).isCloseTo(expected[h - 1], within(1e-9));
        }
        // mean square of ln(11/10), ln(24/20), ln(27/30), ln(48/40); as much again a year later
        double sd = Math.sqrt(
                (Math.pow(Math.log(1.1), 2) + 2 * Math.pow(Math.log(1.2), 2) + Math.pow(Math.log(0.9), 2)) / 4);
        double z = 1.2815515655446004;
        assertThat(Math.log(fit.interval(0.8, 4).upper() / 48)).isCloseTo(z * sd, within(1e-9));
        assertThat(Math.log(fit.interval(0.8, 5).upper() / 11)).isCloseTo(z * sd * Math.sqrt(2), within(1e-9));
    }

    @Test
    void itNeedsTwoYearsAndIsNoModelOfYears() {
        GrowthModel model = GrowthModels.named("seasonal-naive", Frequency.MONTH);
        assertThat(model.leastValues()).isEqualTo(24);
        assertThatThrownBy(() -> model.fit(QUARTERS))
                .isInstanceOf(InputException.class)
                .hasMessage("growth model 'seasonal-naive' needs two years, 24 months, but has 8");
        assertThatThrownBy(() -> GrowthModels.named("seasonal-naive", Frequency.YEAR))
                .hasMessageContaining("seasonal-naive");
        assertThat(GrowthModels.all(Frequency.YEAR)).isEqualTo(GrowthModels.all());
        assertThat(GrowthModels.all(Frequency.MONTH)).hasSize(GrowthModels.all().size() + 1);
    }

    @Test
    void theBacktestTakesItWhereThereAreTwoYears() {
        double[] values = Arrays.copyOf(QUARTERS, 12);
        System.arraycopy(new double[] {12, 26, 28, 50}, 0, values, 8, 4);
        int first = Frequency.read("2023Q1").orElseThrow().number();
        Backtest test = Backtest.of(
                GrowthModels.all(Frequency.QUARTER),
                List.of(AnnualSeries.of("x", first, values)),
                List.of(first + 6, first + 7),
                List.of(4),
                0.8);
        assertThat(test.cases())
                .filteredOn(c -> c.method().equals("seasonal-naive"))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.origin()).isEqualTo(first + 7);
                    assertThat(c.ape()).isCloseTo(2 / 50.0, within(1e-12));
                });
        assertThat(test.cases()).filteredOn(c -> c.method().equals("naive")).hasSize(2);
    }
}
