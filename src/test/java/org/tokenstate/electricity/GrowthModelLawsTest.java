package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.testkit.TokenStates;

/** Laws that hold for every bundled growth model. */
class GrowthModelLawsTest {
    @Provide
    Arbitrary<double[]> positive() {
        return TokenStates.yearlySeries()
                .map(s -> s.values(s.firstYear().orElseThrow(), s.lastYear().orElseThrow()));
    }

    @Test
    void anErrorOfTheValuesStaysAnErrorInLogarithmsHoweverSmallTheLastValue() {
        double[] falling = new double[20];
        double[] spike = new double[20];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = 1e6 * Math.pow(0.3, i);
            spike[i] = i == 10 ? 1e6 : 1;
        }
        for (double[] values : List.of(falling, spike)) {
            for (String method : List.of("ses", GrowthModels.DEFAULT)) {
                GrowthModel.Interval interval =
                        GrowthModels.named(method).fit(values).interval(0.8, 5);
                assertThat(interval.upper()).as(method).isBetween(0.0, 1e9);
                assertThat(interval.lower()).as(method).isGreaterThan(1e-15);
            }
        }
    }

    @Property(tries = 40)
    void aChangeOfUnitChangesNothing(
            @ForAll("positive") double[] values, @ForAll @IntRange(min = -6, max = 6) int power) {
        double c = 1.7 * Math.pow(10, power);
        double[] scaled = Arrays.stream(values).map(v -> v * c).toArray();
        for (String name : List.of(
                "naive",
                "drift",
                "log-linear",
                "ses",
                "theta",
                "dynamic-optimised-theta",
                "arima",
                "averaged-damped",
                "default")) {
            GrowthModel model = GrowthModels.named(name);
            for (int h : new int[] {1, 6, 25}) {
                double a = model.fit(values).point(h);
                assertThat(model.fit(scaled).point(h)).as(name).isCloseTo(c * a, within(1e-4 * c * a));
            }
        }
    }

    @Property(tries = 40)
    void intervalsArePositiveFiniteOrderedAndGrowWithTheLevel(@ForAll("positive") double[] values) {
        for (GrowthModel model : GrowthModels.all()) {
            GrowthModel.Fit fit = model.fit(values);
            for (int h : new int[] {1, 6, 25, 100}) {
                GrowthModel.Interval narrow = fit.interval(0.5, h);
                GrowthModel.Interval wide = fit.interval(0.95, h);
                assertThat(wide.lower()).as(model.name()).isPositive().isLessThanOrEqualTo(narrow.lower() * (1 + 1e-9));
                assertThat(wide.upper())
                        .as(model.name())
                        .isFinite()
                        .isGreaterThanOrEqualTo(narrow.upper() * (1 - 1e-9));
                assertThat(fit.point(h)).as(model.name()).isPositive().isFinite();
            }
        }
    }

    @Property(tries = 30)
    void anyFiniteSeriesIsForecast(@ForAll("finite") double[] values) {
        for (GrowthModel model : GrowthModels.all()) {
            if (model.name().equals("logistic") && Arrays.stream(values).anyMatch(v -> v <= 0)) {
                continue;
            }
            GrowthModel.Fit fit = model.fit(values);
            assertThat(fit.point(6)).as(model.name()).isFinite();
            assertThat(fit.interval(0.8, 6).upper()).as(model.name()).isFinite();
        }
    }

    @Provide
    Arbitrary<double[]> finite() {
        return Arbitraries.oneOf(Arbitraries.doubles().between(-1000, 1000), Arbitraries.of(0.0, 1.0, -1.0, 1e-9, 1e12))
                .array(Double[].class)
                .ofMinSize(8)
                .ofMaxSize(14)
                .map(a -> Arrays.stream(a).mapToDouble(x -> x).toArray());
    }

    @Test
    void simulatedQuantilesAreTheEndsOfTheInterval() {
        double[] values = {100, 103, 109, 110, 118, 121, 120, 127, 133, 140, 139, 150};
        int draws = 20_000;
        for (String name : List.of("drift", "damped", "theta", "combination-median", "default")) {
            GrowthModel.Fit fit = GrowthModels.named(name).fit(values);
            double[] normals = new double[fit.normalsNeeded(8)];
            double[] path = new double[8];
            CounterRandom random = CounterRandom.of(11, name);
            int below = 0;
            int above = 0;
            GrowthModel.Interval interval = fit.interval(0.8, 8);
            for (int d = 0; d < draws; d++) {
                for (int i = 0; i < normals.length; i++) {
                    normals[i] = random.normal(d, i);
                }
                fit.simulate(normals, path);
                below += path[7] < interval.lower() ? 1 : 0;
                above += path[7] > interval.upper() ? 1 : 0;
            }
            assertThat((double) below / draws).as(name).isCloseTo(0.1, within(0.01));
            assertThat((double) above / draws).as(name).isCloseTo(0.1, within(0.01));
        }
    }

    @Test
    void theFirstYearDoesNotMatter() {
        double[] v = {5, 6, 7, 7, 8, 9, 9, 10};
        GrowthForecast a = GrowthForecast.of(GrowthModels.standard(), AnnualSeries.of("x", 1950, v), 3, 0.8);
        GrowthForecast b = GrowthForecast.of(GrowthModels.standard(), AnnualSeries.of("x", 2001, v), 3, 0.8);
        assertThat(b.years().get(2).point()).isEqualTo(a.years().get(2).point());
        assertThat(b.years().get(0).year()).isEqualTo(2009);
    }

    @Test
    void faultsAreNamed() {
        assertThatThrownBy(() -> GrowthModels.named("defalt"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nearest: default");
        assertThatThrownBy(() -> GrowthForecast.of(
                        GrowthModels.standard(), AnnualSeries.of("x", 2000, 1, 2, 3, 4, 5, Double.NaN, 6, 7), 3, 0.8))
                .isInstanceOf(InputException.class)
                .hasMessage("series 'x' must end in at least 5 consecutive years but ends in 2 (2006-2007)");
        assertThatThrownBy(() -> GrowthModels.named("logistic").fit(new double[] {1, 2, 0, 3, 4}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be > 0");
    }

    @Test
    void aSeriesThatIsNeverNegativeHasNoForecastBelowZero() {
        GrowthModel.Fit fit = GrowthModels.standard().fit(new double[] {9, 5, 6, 2, 3, 0, 1, 0, 1, 0});
        assertThat(fit.interval(0.99, 10).lower()).isZero();
        assertThat(fit.point(10)).isNotNegative();
    }
}
