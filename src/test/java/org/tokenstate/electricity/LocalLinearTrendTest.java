package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.numeric.internal.CounterRandom;

/** The trend of the state space fades where the series does not say that it lasts. */
class LocalLinearTrendTest {
    private static final GrowthModel TREND = GrowthModels.named("local-linear-trend");

    /**
     * Cycles of the spectrum that Moran (1953) fitted to the logarithms of the lynx trapped in Canada, 1821-1934: x = 1.41 x' -
     * 0.77 x'' + e, with a standard deviation of 0.214.
     */
    private static List<AnnualSeries> cycles() {
        List<AnnualSeries> all = new ArrayList<>();
        CounterRandom random = CounterRandom.of(1953, "cycles");
        for (int k = 0; k < 20; k++) {
            double[] x = new double[214];
            for (int t = 2; t < x.length; t++) {
                x[t] = 1.41 * x[t - 1] - 0.77 * x[t - 2] + 0.214 * random.normal(k, t);
            }
            double[] trapped =
                    Arrays.stream(x, 100, 214).map(v -> Math.pow(10, 2.9 + v)).toArray();
            all.add(AnnualSeries.of("cycle " + k, 1821, trapped));
        }
        return all;
    }

    @Test
    void aCycleIsNotTakenForATrendThatLasts() {
        List<AnnualSeries> cycles = cycles();
        Backtest test = Backtest.of(
                List.of(TREND, GrowthModels.named("combination-mean")),
                cycles,
                List.of(1890, 1899, 1906, 1912, 1918, 1924),
                List.of(10),
                0.8);
        // with a trend that never fades 1.62 and 1.32
        assertThat(test.scores()).extracting(Backtest.Score::smape).allMatch(error -> error < 1.25);
        double furthest = 0;
        for (AnnualSeries cycle : cycles) {
            double[] values = cycle.values(1821, 1934);
            double most = Arrays.stream(values).max().orElseThrow();
            for (int last = 90; last < values.length; last++) {
                furthest = Math.max(
                        furthest, TREND.fit(Arrays.copyOf(values, last)).point(10) / most);
            }
        }
        // with a trend that never fades a thousand million times
        assertThat(furthest).isLessThan(20);
    }

    @Test
    void aTrendThatLastsGoesOn() {
        double[] values = new double[20];
        for (int t = 0; t < values.length; t++) {
            values[t] = 100 * Math.exp(0.05 * t + (t % 2 == 0 ? 0.002 : -0.002));
        }
        double growth = Math.log(TREND.fit(values).point(10) / values[19]) / 10;
        assertThat(growth).isCloseTo(0.05, within(0.003));
    }

    @Test
    void theRecordOfTheLargestGenerators() {
        Datasets data = Datasets.bundled();
        Backtest test = Backtest.ofCountries(
                data,
                List.of(TREND),
                Backtest.largestGenerators(data, Backtest.COUNTRIES),
                Backtest.ORIGINS,
                Backtest.HORIZONS,
                0.8);
        // with a trend that never fades 8.1 and 17.4 %
        assertThat(test.scores())
                .extracting(Backtest.Score::mape)
                .satisfiesExactly(five -> assertThat(five).isLessThan(0.066), ten -> assertThat(ten)
                        .isLessThan(0.11));
        assertThat(test.scores()).extracting(Backtest.Score::coverage).allMatch(c -> c > 0.75 && c < 0.87);
    }
}
