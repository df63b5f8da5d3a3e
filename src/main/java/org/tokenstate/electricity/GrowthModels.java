package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.Frequency;

/**
 * The growth models by name.
 *
 * <p>{@code naive}; {@code drift} and {@code drift-halved} (random walk with the mean change of the last ten years, whole and
 * halved); {@code log-linear} (line through the last ten values); {@code ses}, {@code holt}, {@code damped} (exponential
 * smoothing by maximum likelihood); {@code theta} and {@code dynamic-optimised-theta}; {@code local-linear-trend};
 * {@code arima}; {@code averaged-damped} (damped smoothing averaged over its constants); {@code logistic}; {@code combination-mean} and {@code combination-median}; and {@code default}, the median of several. Of countries with
 * published outlooks also {@code outlook} and {@code blend}.
 */
public final class GrowthModels {
    /** The least number of values to which a model is fitted. */
    public static final int LEAST_VALUES = 5;

    /** The name of the statistical default, for generation per head as for any other yearly series. */
    public static final String DEFAULT = "default";

    /** The name of the growth model that follows published outlooks. */
    public static final String OUTLOOK = "outlook";

    /** The name of the growth model that weighs the statistical default and published outlooks by their records. */
    public static final String BLEND = "blend";

    private static final int WINDOW = 10;
    private static final List<Method> STANDARD_MEMBERS = List.of(
            (s, y) -> TrendMethods.drift(s, y, WINDOW, 0.5),
            (s, y) -> ExponentialSmoothing.fit(y, ExponentialSmoothing.Form.DAMPED)
                    .forecast(s, y),
            Theta::standard,
            LocalLinearTrend::fit);
    private static final Map<String, GrowthModel> MODELS = models();
    private static final Map<String, GrowthModel> NAMED = withOutlooks(MODELS);

    private GrowthModels() {}

    /**
     * {@return the names of the models of any yearly series, simple models first}
     */
    public static List<String> names() {
        return List.copyOf(MODELS.keySet());
    }

    /**
     * {@return the models of any yearly series, in the order of {@link #names}}
     */
    public static List<GrowthModel> all() {
        return List.copyOf(MODELS.values());
    }

    /**
     * The model of a name.
     *
     * @param name one of {@link #names}, {@value #OUTLOOK} or {@value #BLEND}
     * @return the model
     * @throws InputException if there is none of this name; the message has the nearest
     */
    public static GrowthModel named(String name) {
        return Nearest.get("growth model", name, NAMED);
    }

    /**
     * Whether a model rests on published outlooks, so that a back-test says nothing of it but the record of outlooks does.
     *
     * @param name the name
     * @return whether it is {@value #OUTLOOK} or {@value #BLEND}
     */
    public static boolean restsOnOutlooks(String name) {
        return name.equals(OUTLOOK) || name.equals(BLEND);
    }

    /**
     * The growth models that take a series of months or quarters: all of {@link #all}, none of which has a season, and for
     * comparison the seasonal naive forecast, that of the same period of the last year there is a value for.
     *
     * @param frequency how often the series has a value
     * @return the models; of a yearly series {@link #all}
     */
    public static List<GrowthModel> all(Frequency frequency) {
        List<GrowthModel> all = new ArrayList<>(all());
        if (frequency != Frequency.YEAR) {
            all.add(new SeasonalNaive(frequency));
        }
        return all;
    }

    /**
     * The model of a name among {@link #all(Frequency)}.
     *
     * @param name the name
     * @param frequency how often the series has a value
     * @return the model
     * @throws InputException if there is none of this name; the message has the nearest
     */
    public static GrowthModel named(String name, Frequency frequency) {
        return frequency != Frequency.YEAR && name.equals(SeasonalNaive.NAME)
                ? new SeasonalNaive(frequency)
                : named(name);
    }

    /**
     * {@return the statistical default}
     */
    public static GrowthModel standard() {
        return named(DEFAULT);
    }

    private static Map<String, GrowthModel> withOutlooks(Map<String, GrowthModel> models) {
        Map<String, GrowthModel> all = new LinkedHashMap<>(models);
        all.put(OUTLOOK, new OutlookModel(OUTLOOK, false));
        all.put(BLEND, new OutlookModel(BLEND, true));
        return all;
    }

    private static Map<String, GrowthModel> models() {
        Map<String, GrowthModel> models = new LinkedHashMap<>();
        List<GrowthModel> all = new ArrayList<>();
        all.add(new Single("naive", (s, y) -> TrendMethods.drift(s, y, WINDOW, 0)));
        all.add(new Single("drift", (s, y) -> TrendMethods.drift(s, y, WINDOW, 1)));
        all.add(new Single("drift-halved", (s, y) -> TrendMethods.drift(s, y, WINDOW, 0.5)));
        all.add(new Single("log-linear", (s, y) -> TrendMethods.line(s, y, WINDOW)));
        all.add(smoothing("ses", ExponentialSmoothing.Form.LEVEL));
        all.add(smoothing("holt", ExponentialSmoothing.Form.TREND));
        all.add(smoothing("damped", ExponentialSmoothing.Form.DAMPED));
        all.add(new Single("theta", Theta::standard));
        all.add(new Single("dynamic-optimised-theta", Theta::dynamicOptimised));
        all.add(new Single("averaged-damped", AveragedDamped::fit));
        all.add(new Single("arima", Arima::fit));
        all.add(new Single("local-linear-trend", LocalLinearTrend::fit));
        all.add(new Single("logistic", GrowthModels::logistic));
        all.add(new Several("combination-mean", Combination::mean, STANDARD_MEMBERS));
        all.add(new Several("combination-median", Combination::median, STANDARD_MEMBERS));
        all.add(new StandardModel());
        all.forEach(m -> models.put(m.name(), m));
        return models;
    }

    /** Smoothing of the values as they stand, as R does; the errors of a positive series are in logarithms. */
    private static GrowthModel smoothing(String name, ExponentialSmoothing.Form form) {
        return new Single(name, (scale, y) -> {
            Scale plain = new Scale(false, scale.unit());
            double[] x = new double[y.length];
            for (int t = 0; t < x.length; t++) {
                x[t] = scale.logarithmic() ? Math.exp(y[t]) : y[t];
            }
            LinearFit fit = ExponentialSmoothing.fit(x, form).forecast(plain, x);
            return StandardModel.onScale(scale, fit);
        });
    }

    private static LinearFit logistic(Scale scale, double[] y) {
        if (!scale.logarithmic()) {
            throw new InputException("values of a series for the growth model 'logistic' must be > 0");
        }
        return TrendMethods.logistic(scale, y);
    }

    /** Fits values on their scale. */
    @FunctionalInterface
    interface Method {
        LinearFit fit(Scale scale, double[] y);
    }

    /** One method under its name. */
    record Single(String name, Method method) implements GrowthModel {
        @Override
        public LinearFit fit(double[] values) {
            Scale scale = Scale.of(values);
            return method.fit(scale, scale.forward(values));
        }
    }

    /** Several methods together. */
    record Several(String name, Centre centre, List<Method> methods) implements GrowthModel {
        @Override
        public Combination fit(double[] values) {
            Scale scale = Scale.of(values);
            double[] y = scale.forward(values);
            LinearFit[] members = methods.stream().map(m -> m.fit(scale, y)).toArray(LinearFit[]::new);
            return new Combination(scale, members, centre.of(members), 1, 1);
        }
    }

    /** The centre of members. */
    @FunctionalInterface
    interface Centre {
        double[] of(LinearFit[] members);
    }
}
