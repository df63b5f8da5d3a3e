package org.tokenstate.electricity;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;

/**
 * Generation per head of a country as a growth model meets it: the yearly values and what is known besides, which is how much
 * the country generates, what other countries at such a level and growth went on to do, and what published outlooks say.
 * {@link GenerationData} makes it with all that; a series of anything else has its values alone.
 */
public final class GenerationHistory {
    /** From this generation on a country is forecast from its own values alone, TWh. */
    static final double LARGE_TWH = 100;
    /** At and below this generation others count most, TWh. */
    static final double SMALL_TWH = 30;

    private final String code;
    private final AnnualSeries series;
    private final int since;
    private final OptionalDouble generationTwh;
    private final Supplier<CountryPanel> panel;
    private final Optional<OutlookPath> outlook;

    GenerationHistory(
            String code,
            AnnualSeries series,
            int since,
            OptionalDouble generationTwh,
            Supplier<CountryPanel> panel,
            Optional<OutlookPath> outlook) {
        this.code = code;
        this.series = series;
        this.since = since;
        this.generationTwh = generationTwh;
        this.panel = panel;
        this.outlook = outlook;
    }

    /**
     * Generation per head of which nothing but the values is known.
     *
     * @param series the series, any quantity and unit
     * @return the history
     */
    public static GenerationHistory of(AnnualSeries series) {
        return of(series, GenerationPaths.FIRST_DATA_YEAR);
    }

    /** A series of anything, of which the values from a year on are used. */
    static GenerationHistory of(AnnualSeries series, int since) {
        return new GenerationHistory(
                "",
                series,
                since,
                OptionalDouble.empty(),
                () -> {
                    throw new IllegalStateException("a series of values alone has no panel");
                },
                Optional.empty());
    }

    /** The code of the country or group; empty of a series of anything else. */
    String code() {
        return code;
    }

    /**
     * {@return the series, with its gaps}
     */
    public AnnualSeries series() {
        return series;
    }

    /**
     * {@return the values that a model is fitted to: a copy of the last run without a gap, from 2000 on}
     *
     * @throws InputException if it is shorter than {@value GrowthModels#LEAST_VALUES} years
     */
    public double[] values() {
        int last = lastYear();
        AnnualSeries run = series.unbrokenSince(since);
        double[] values = run.values(run.firstYear().orElse(last + 1), last);
        if (values.length < GrowthModels.LEAST_VALUES) {
            throw new InputException("growth of " + series.name() + " needs at least " + GrowthModels.LEAST_VALUES
                    + " consecutive yearly values from " + GenerationPaths.FIRST_DATA_YEAR + " on but has "
                    + values.length);
        }
        return values;
    }

    /**
     * {@return the year of the last value}
     *
     * @throws InputException if there is no value
     */
    public int lastYear() {
        return series.lastYear()
                .orElseThrow(() -> new InputException(
                        "growth of " + series.name() + " cannot be fitted: the series is empty, " + series.cause()));
    }

    /**
     * {@return what current outlooks say of the country, if there are any}
     */
    public Optional<OutlookPath> outlook() {
        return outlook;
    }

    /**
     * How much of the panel counts: 0 from {@value #LARGE_TWH} TWh on, 1 at {@value #SMALL_TWH} TWh and below, linear in the
     * logarithm between, and 0 where the generation is not known.
     */
    double smallness() {
        if (generationTwh.isEmpty()) {
            return 0;
        }
        double share = Math.log(LARGE_TWH / generationTwh.getAsDouble()) / Math.log(LARGE_TWH / SMALL_TWH);
        return Math.max(0, Math.min(1, share));
    }

    /** The yearly growth, in logarithms, that other countries lead one to expect; NaN if they say nothing. */
    double growthOfOthers() {
        return panel.get().growth(code, values(), lastYear());
    }

    /**
     * This history with its values multiplied, such as by a like-for-like factor.
     *
     * @param factor the factor, above 0
     * @return the history; what outlooks say of growth stays
     */
    public GenerationHistory times(double factor) {
        if (factor == 1 || series.isEmpty()) {
            return this;
        }
        int first = series.firstYear().orElseThrow();
        double[] values = series.values(first, lastYear());
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new GenerationHistory(
                code, AnnualSeries.of(series.name(), first, values), since, generationTwh, panel, outlook);
    }
}
