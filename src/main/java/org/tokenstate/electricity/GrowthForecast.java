package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Frequency;
import org.tokenstate.units.internal.Require;

/**
 * The forecast of one series of any field: of years, quarters or months.
 *
 * @param method the name of the growth model
 * @param series the name of the series
 * @param years one forecast a year
 */
public record GrowthForecast(String method, String series, List<Year> years) {
    /** Copies the list. */
    public GrowthForecast {
        years = List.copyOf(years);
    }

    /**
     * The forecast of one year, quarter or month.
     *
     * @param year the year, or the number of the quarter or month, see {@link Frequency}
     * @param point the forecast, in the unit of the series
     * @param interval the prediction interval
     */
    public record Year(int year, double point, GrowthModel.Interval interval) {}

    /**
     * Forecasts a yearly series, see {@link #of(GrowthModel, AnnualSeries, Frequency, int, double)}.
     *
     * @param model the growth model
     * @param series the series
     * @param horizon years ahead, from 1
     * @param level probability of the intervals, in (0, 1)
     * @return the forecast
     * @throws InputException if the run is too short, or the model cannot take the values
     */
    public static GrowthForecast of(GrowthModel model, AnnualSeries series, int horizon, double level) {
        return of(model, series, Frequency.YEAR, horizon, level);
    }

    /**
     * Forecasts a series from its last run of consecutive values; what lies before a gap is not used, and a gap is not filled.
     *
     * @param model the growth model
     * @param series the series
     * @param frequency how often it has a value
     * @param horizon years, quarters or months ahead, from 1
     * @param level probability of the intervals, in (0, 1)
     * @return the forecast
     * @throws InputException if the run is shorter than {@value GrowthModels#LEAST_VALUES} values, or the model cannot take them
     */
    public static GrowthForecast of(
            GrowthModel model, AnnualSeries series, Frequency frequency, int horizon, double level) {
        Require.that(
                horizon >= 1 && horizon <= LinearFit.LONGEST,
                "horizon must be in [1, %d] %s but is %d",
                LinearFit.LONGEST,
                frequency.plural(),
                horizon);
        AnnualSeries run = series.unbrokenSince(Integer.MIN_VALUE / 2);
        if (run.isEmpty()) {
            throw new InputException("series '" + series.name() + "' has no value: " + series.cause());
        }
        int first = run.firstYear().orElseThrow();
        int last = run.lastYear().orElseThrow();
        int length = last - first + 1;
        if (length < GrowthModels.LEAST_VALUES) {
            throw new InputException("series '" + series.name() + "' must end in at least " + GrowthModels.LEAST_VALUES
                    + " consecutive " + frequency.plural() + " but ends in " + length + " ("
                    + frequency.text(first) + (frequency == Frequency.YEAR ? "-" : " to ") + frequency.text(last)
                    + ")");
        }
        GrowthModel.Fit fit = fit(model, series.name(), run.values(first, last));
        List<Year> years = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            years.add(new Year(last + h, fit.point(h), fit.interval(level, h)));
        }
        return new GrowthForecast(model.name(), series.name(), years);
    }

    private static GrowthModel.Fit fit(GrowthModel model, String name, double[] values) {
        try {
            return model.fit(values);
        } catch (InputException e) {
            throw new InputException(
                    e.faults().stream().map(f -> "series '" + name + "': " + f).toList());
        }
    }
}
