package org.tokenstate.testkit;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.Assertions;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.numeric.internal.CounterRandom;

/** What every {@link GrowthModel} promises: extend it in a test and say which model. */
public abstract class GrowthModelContract {
    private static final int HORIZON = 25;
    private static final int PATHS = 400;

    /** For subclasses. */
    protected GrowthModelContract() {}

    /**
     * The model to test.
     *
     * @return the model
     */
    protected abstract GrowthModel model();

    @Provide
    Arbitrary<AnnualSeries> series() {
        return TokenStates.yearlySeries();
    }

    private static double[] values(AnnualSeries series) {
        return series.values(series.firstYear().orElseThrow(), series.lastYear().orElseThrow());
    }

    @Property(tries = 30)
    void pointsAreFiniteAndPositiveAndTheSeriesIsLeftAlone(@ForAll("series") AnnualSeries series) {
        double[] values = values(series);
        double[] before = values.clone();
        GrowthModel.Fit fit = model().fit(values);
        Assertions.assertThat(values).containsExactly(before);
        for (int h = 1; h <= HORIZON; h++) {
            Assertions.assertThat(fit.point(h)).isFinite().isPositive();
        }
    }

    @Property(tries = 30)
    void widerLevelsGiveWiderIntervals(
            @ForAll("series") AnnualSeries series, @ForAll @IntRange(min = 1, max = 20) int h) {
        GrowthModel.Fit fit = model().fit(values(series));
        GrowthModel.Interval narrow = fit.interval(0.5, h);
        GrowthModel.Interval wide = fit.interval(0.9, h);
        Assertions.assertThat(wide.lower()).isFinite().isPositive().isLessThanOrEqualTo(narrow.lower());
        Assertions.assertThat(wide.upper()).isFinite().isGreaterThanOrEqualTo(narrow.upper());
    }

    @Property(tries = 30)
    void pathsAreAFunctionOfTheirNumbersAndFinite(@ForAll("series") AnnualSeries series) {
        GrowthModel.Fit fit = model().fit(values(series));
        double[] normals = new double[fit.normalsNeeded(HORIZON)];
        for (int i = 0; i < normals.length; i++) {
            normals[i] = Math.sin(1.0 + i);
        }
        double[] given = normals.clone();
        double[] once = new double[HORIZON];
        double[] twice = new double[HORIZON];
        fit.simulate(normals, once);
        model().fit(values(series)).simulate(normals, twice);
        Assertions.assertThat(normals).containsExactly(given);
        Assertions.assertThat(once).containsExactly(twice);
        Assertions.assertThat(Arrays.stream(once).allMatch(v -> Double.isFinite(v) && v > 0))
                .isTrue();
    }

    /** Of paths from independent normal numbers, the share inside an interval is near its level: 0.8 give or take 0.15. */
    @Property(tries = 10)
    void pathsFallIntoTheIntervalAsOftenAsItSays(
            @ForAll("series") AnnualSeries series, @ForAll @IntRange(min = 1, max = 10) int h) {
        GrowthModel.Fit fit = model().fit(values(series));
        GrowthModel.Interval interval = fit.interval(0.8, h);
        CounterRandom random = CounterRandom.of(1, "paths of a growth model");
        double[] normals = new double[fit.normalsNeeded(h)];
        double[] path = new double[h];
        int inside = 0;
        for (int draw = 0; draw < PATHS; draw++) {
            long number = draw;
            Arrays.setAll(normals, i -> random.normal(number, i));
            fit.simulate(normals, path);
            inside += interval.contains(path[h - 1]) ? 1 : 0;
        }
        Assertions.assertThat(inside / (double) PATHS)
                .as("share of paths inside the interval of 0.8, %d years ahead", h)
                .isBetween(0.65, 0.95);
    }

    @Property(tries = 10)
    void theUnitOfTheSeriesDoesNotMatter(@ForAll("series") AnnualSeries series) {
        double[] values = values(series);
        double[] scaled = Arrays.stream(values).map(v -> 1024 * v).toArray();
        double plain = model().fit(values).point(5);
        Assertions.assertThat(model().fit(scaled).point(5) / 1024)
                .isCloseTo(plain, org.assertj.core.data.Percentage.withPercentage(0.1));
    }
}
