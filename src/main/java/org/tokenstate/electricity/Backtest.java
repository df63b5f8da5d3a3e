package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.units.internal.Require;

/**
 * Growth models held against years that they had not seen. From each origin every model is fitted to the values up to it and
 * judged on what came after; nothing later than the origin enters.
 */
public final class Backtest {
    /** The origins of the standard set-up. */
    public static final List<Integer> ORIGINS = List.of(2009, 2014, 2019);
    /** The horizons of the standard set-up, years. */
    public static final List<Integer> HORIZONS = List.of(5, 10);
    /** How many of the largest generators the standard set-up has. */
    public static final int COUNTRIES = 30;
    /** The year in which they are the largest, and the last year that is forecast. */
    public static final int LARGEST_IN = 2024;
    /** The least generation of a country in the back-test of all, TWh. */
    public static final double LEAST_TWH = GenerationData.PANEL_TWH;
    /** The group of series that are not told apart by size. */
    public static final String UNGROUPED = "all";

    private static final int NEXT = 50;

    private final double level;
    private final List<Case> cases;
    private final Map<List<Object>, Double> factors;

    private Backtest(double level, List<Case> cases) {
        this.level = level;
        this.cases = List.copyOf(cases);
        this.factors = factors(level, cases);
    }

    /**
     * One forecast and what came.
     *
     * @param method the name of the growth model
     * @param series the name of the series
     * @param group the group that the series belongs to
     * @param origin the last year that the model saw
     * @param horizon years ahead
     * @param mase mean over the years 1 to horizon of the absolute error, over the mean absolute one-year change up to the origin
     * @param ape absolute error at the horizon over the value, fraction
     * @param sape twice the absolute error at the horizon over the sum of the sizes of value and forecast, fraction
     * @param covered whether the interval holds the value
     * @param stretch the least factor on the distance of the interval's ends from the forecast with which it holds the value;
     *     distances are in logarithms where forecast, value and lower end are positive
     * @param intervalScore width of the interval plus 2 / (1 - level) times the distance of a value outside it (Gneiting and
     *     Raftery 2007), over the mean absolute one-year change up to the origin
     */
    public record Case(
            String method,
            String series,
            String group,
            int origin,
            int horizon,
            double mase,
            double ape,
            double sape,
            boolean covered,
            double stretch,
            double intervalScore) {}

    /**
     * The mean of several cases.
     *
     * @param method the name of the growth model
     * @param group the group of the series, or {@value #UNGROUPED}
     * @param of whose cases: {@code all}, a series or an origin
     * @param horizon years ahead
     * @param mase mean of the scaled errors
     * @param mape mean absolute error, fraction of the value
     * @param smape symmetric mean absolute error, fraction
     * @param coverage share of values inside their intervals
     * @param coverageLeftOut the same once the intervals of each origin are stretched by the least factor with which those of
     *     all other origins, same method, group and horizon, cover {@link #level}; empty if there is no other origin
     * @param intervalScore mean interval score, in one-year changes
     * @param cases how many forecasts
     */
    public record Score(
            String method,
            String group,
            String of,
            int horizon,
            double mase,
            double mape,
            double smape,
            double coverage,
            OptionalDouble coverageLeftOut,
            double intervalScore,
            int cases) {}

    /**
     * Runs models over series, origins and horizons. A series is used where it has values up to the origin without a gap, at
     * least {@link GrowthModel#leastValues} of them, and all values from the origin to the horizon. For years read quarters or
     * months where the series are of these.
     *
     * @param models the models
     * @param series the series
     * @param origins the last years that the models see
     * @param horizons years ahead
     * @param level probability of the intervals, in (0, 1)
     * @return the back-test
     */
    public static Backtest of(
            List<GrowthModel> models,
            List<AnnualSeries> series,
            List<Integer> origins,
            List<Integer> horizons,
            double level) {
        return run(models, series, origins, horizons, level, one -> UNGROUPED, (one, origin) -> {
            double[] training = training(one, origin);
            int first = origin + 1 - training.length;
            return GenerationHistory.of(AnnualSeries.of(one.name(), first, training), first);
        });
    }

    /**
     * Runs models over generation per head of countries: a model sees what was known of a country at the origin, which for the
     * default includes what others had done by then. The groups are by size: the {@value #COUNTRIES} largest generators, the
     * next {@value #NEXT} and the rest.
     *
     * @param data the data
     * @param models the models
     * @param iso3 the countries
     * @param origins the last years that the models see
     * @param horizons years ahead
     * @param level probability of the intervals, in (0, 1)
     * @return the back-test
     */
    public static Backtest ofCountries(
            Datasets data,
            List<GrowthModel> models,
            List<String> iso3,
            List<Integer> origins,
            List<Integer> horizons,
            double level) {
        GenerationData generation = GenerationData.of(data);
        List<String> ranked = byGeneration(data);
        return run(
                models,
                perCapita(data, iso3),
                origins,
                horizons,
                level,
                one -> group(ranked.indexOf(one.name())),
                (one, origin) -> generation.historyTo(one.name(), one, origin));
    }

    private static Backtest run(
            List<GrowthModel> models,
            List<AnnualSeries> series,
            List<Integer> origins,
            List<Integer> horizons,
            double level,
            Function<AnnualSeries, String> group,
            BiFunction<AnnualSeries, Integer, GenerationHistory> history) {
        LinearFit.checked(level);
        horizons.forEach(h -> Require.that(
                h >= 1 && h <= LinearFit.LONGEST / 2,
                "horizon of a back-test must be in [1, %d] values of the series but is %d",
                LinearFit.LONGEST / 2,
                h));
        List<Case> cases = new ArrayList<>();
        for (int origin : origins) {
            for (AnnualSeries one : series) {
                double[] training = training(one, origin);
                if (training.length < GrowthModels.LEAST_VALUES) {
                    continue;
                }
                GenerationHistory known = history.apply(one, origin);
                for (GrowthModel model : models) {
                    if (training.length < model.leastValues()) {
                        continue;
                    }
                    GrowthModel.Fit fit = model.fit(known);
                    for (int horizon : horizons) {
                        double[] actual = one.values(origin + 1, origin + horizon);
                        if (complete(actual)) {
                            Case judged = judge(
                                    model.name(), one.name(), group.apply(one), origin, training, fit, actual, level);
                            cases.add(judged);
                        }
                    }
                }
            }
        }
        return new Backtest(level, cases);
    }

    private static String group(int rank) {
        if (rank < COUNTRIES) {
            return "largest " + COUNTRIES;
        }
        return rank < COUNTRIES + NEXT ? "next " + NEXT : "rest";
    }

    /**
     * The standard set-up: generation per head of the {@value #COUNTRIES} largest generators of {@value #LARGEST_IN}, 80 %
     * intervals, all bundled models.
     *
     * @param data the data
     * @return the back-test
     */
    public static Backtest standard(Datasets data) {
        return standard(data, GrowthModels.all());
    }

    /**
     * The standard set-up of some models.
     *
     * @param data the data
     * @param models the models
     * @return the back-test
     */
    public static Backtest standard(Datasets data, List<GrowthModel> models) {
        return ofCountries(data, models, largestGenerators(data, COUNTRIES), ORIGINS, HORIZONS, 0.8);
    }

    /**
     * The countries with the most generation in {@value #LARGEST_IN}, or where that is not known in their last year before.
     *
     * @param data the data
     * @param count how many
     * @return their codes, the largest first
     */
    public static List<String> largestGenerators(Datasets data, int count) {
        return byGeneration(data).stream().limit(count).toList();
    }

    /**
     * The countries with a generation of at least {@value #LEAST_TWH} TWh.
     *
     * @param data the data
     * @return their codes, the largest first
     */
    public static List<String> generators(Datasets data) {
        return byGeneration(data).stream()
                .filter(iso3 -> twh(data, iso3).orElseThrow() >= LEAST_TWH)
                .toList();
    }

    private static List<String> byGeneration(Datasets data) {
        Map<String, Double> generation = new LinkedHashMap<>();
        data.countries().forEach(c -> twh(data, c.iso3()).ifPresent(twh -> generation.put(c.iso3(), twh)));
        return generation.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static OptionalDouble twh(Datasets data, String iso3) {
        AnnualSeries series = data.series(iso3, Indicator.GENERATION_TWH);
        int year = Math.min(LARGEST_IN, series.lastYear().orElse(LARGEST_IN));
        return series.in(year);
    }

    /**
     * Generation per head of countries from {@value GenerationPaths#FIRST_DATA_YEAR} on, each series named by its country's
     * code. A country without a value since then is left out.
     *
     * @param data the data
     * @param iso3 the codes
     * @return the series, kWh a head
     */
    public static List<AnnualSeries> perCapita(Datasets data, List<String> iso3) {
        List<AnnualSeries> series = new ArrayList<>();
        for (String code : iso3) {
            AnnualSeries one = data.generationPerCapitaKwh(code);
            int first =
                    Math.max(GenerationPaths.FIRST_DATA_YEAR, one.firstYear().orElse(Integer.MAX_VALUE));
            int last = one.lastYear().orElse(first - 1);
            if (first <= last) {
                series.add(AnnualSeries.of(code, first, one.values(first, last)));
            }
        }
        return series;
    }

    private static double[] training(AnnualSeries series, int origin) {
        if (series.in(origin).isEmpty()) {
            return new double[0];
        }
        int from = origin;
        while (series.in(from - 1).isPresent()) {
            from--;
        }
        return series.values(from, origin);
    }

    private static boolean complete(double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static Case judge(
            String method,
            String series,
            String group,
            int origin,
            double[] training,
            GrowthModel.Fit fit,
            double[] actual,
            double level) {
        double change = 0;
        for (int t = 1; t < training.length; t++) {
            change += Math.abs(training[t] - training[t - 1]) / (training.length - 1);
        }
        change = change > 0 ? change : Double.MIN_NORMAL;
        int horizon = actual.length;
        double scaled = 0;
        for (int h = 1; h <= horizon; h++) {
            scaled += Math.abs(fit.point(h) - actual[h - 1]) / horizon;
        }
        double value = actual[horizon - 1];
        double point = fit.point(horizon);
        GrowthModel.Interval interval = fit.interval(level, horizon);
        double outside = Math.max(0, Math.max(interval.lower() - value, value - interval.upper()));
        double score = interval.upper() - interval.lower() + 2 / (1 - level) * outside;
        double error = Math.abs(point - value);
        return new Case(
                method,
                series,
                group,
                origin,
                horizon,
                scaled / change,
                value == 0 ? 0 : error / Math.abs(value),
                error == 0 ? 0 : 2 * error / (Math.abs(point) + Math.abs(value)),
                interval.contains(value),
                stretch(value, point, value > point ? interval.upper() : interval.lower()),
                score / change);
    }

    private static double stretch(double value, double point, double end) {
        if (value == point) {
            return 0;
        }
        double factor = value > 0 && point > 0 && end > 0
                ? Math.log(value / point) / Math.log(end / point)
                : (value - point) / (end - point);
        return factor >= 0 ? factor : Double.POSITIVE_INFINITY;
    }

    /** The factor for each method, group, horizon and origin left out. */
    private static Map<List<Object>, Double> factors(double level, List<Case> cases) {
        Map<List<Object>, List<Case>> groups = new HashMap<>();
        cases.forEach(c -> groups.computeIfAbsent(List.of(c.method(), c.group(), c.horizon()), k -> new ArrayList<>())
                .add(c));
        Map<List<Object>, Double> factors = new HashMap<>();
        for (List<Case> group : groups.values()) {
            for (Case left : group) {
                if (factors.containsKey(key(left))) {
                    continue;
                }
                double[] others = group.stream()
                        .filter(c -> c.origin() != left.origin())
                        .mapToDouble(Case::stretch)
                        .sorted()
                        .toArray();
                if (others.length > 0) {
                    factors.put(key(left), others[(int) Math.ceil(level * others.length) - 1]);
                }
            }
        }
        return factors;
    }

    private static List<Object> key(Case c) {
        return List.of(c.method(), c.group(), c.horizon(), c.origin());
    }

    /**
     * {@return the probability of the intervals}
     */
    public double level() {
        return level;
    }

    /**
     * {@return every forecast}
     */
    public List<Case> cases() {
        return cases;
    }

    /**
     * {@return the scores of each method and horizon over all series and origins}
     */
    public List<Score> scores() {
        return by(c -> UNGROUPED, c -> "all");
    }

    /**
     * {@return the scores of each group, method and horizon over all origins, the group of the first series first}
     */
    public List<Score> scoresByGroup() {
        return by(Case::group, c -> "all");
    }

    /**
     * {@return the scores of each method and horizon by series}
     */
    public List<Score> scoresBySeries() {
        return by(Case::group, Case::series);
    }

    /**
     * {@return the scores of each group, method and horizon by origin}
     */
    public List<Score> scoresByOrigin() {
        return by(Case::group, c -> Integer.toString(c.origin()));
    }

    private List<Score> by(Function<Case, String> group, Function<Case, String> of) {
        Map<String, Map<List<Object>, List<Case>>> groups = new LinkedHashMap<>();
        for (Case c : cases) {
            groups.computeIfAbsent(group.apply(c), k -> new LinkedHashMap<>())
                    .computeIfAbsent(List.of(c.method(), of.apply(c), c.horizon()), k -> new ArrayList<>())
                    .add(c);
        }
        List<Score> scores = new ArrayList<>();
        groups.forEach(
                (name, own) -> own.values().forEach(some -> scores.add(score(name, of.apply(some.get(0)), some))));
        return scores;
    }

    private Score score(String group, String of, List<Case> some) {
        double n = some.size();
        double mase = 0;
        double mape = 0;
        double smape = 0;
        double covered = 0;
        double leftOut = 0;
        double interval = 0;
        for (Case c : some) {
            mase += c.mase() / n;
            mape += c.ape() / n;
            smape += c.sape() / n;
            covered += c.covered() ? 1 : 0;
            leftOut += c.stretch() <= factors.getOrDefault(key(c), Double.NaN) ? 1 : 0;
            interval += c.intervalScore() / n;
        }
        Case first = some.get(0);
        return new Score(
                first.method(),
                group,
                of,
                first.horizon(),
                mase,
                mape,
                smape,
                covered / n,
                factors.containsKey(key(first)) ? OptionalDouble.of(leftOut / n) : OptionalDouble.empty(),
                interval,
                some.size());
    }
}
