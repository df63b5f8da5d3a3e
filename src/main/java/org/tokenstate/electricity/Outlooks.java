package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.Outlook;
import org.tokenstate.units.internal.Fixed;
import org.tokenstate.units.internal.Require;

/**
 * Published outlooks of national electricity: what the current ones say, and how wrong past ones were beside the statistical
 * default fitted to what was known when they were made.
 *
 * <p>The error of an outlook grows with its lead h, the years since the last one that was over when it was made, as an error of
 * growth does, c h; that of the statistical default as that of a random walk, d √h. The likelihood of the record is highest
 * near both. c and d are root mean squares over the record, each outlook counted once; the weight of an outlook in
 * {@code blend} is by precision, w = (d √h)² / ((d √h)² + (c h)²) = 1 / (1 + h (c/d)²).
 */
public final class Outlooks {
    /** c: error of outlooks, logarithm a year of lead. */
    static final double ERROR_OF_OUTLOOKS = 0.0132;
    /** d: error of the statistical default, logarithm at one year of lead. */
    static final double ERROR_OF_STATISTICS = 0.0239;
    /** Correlation of the two errors over the record. */
    static final double CORRELATION = 0.80;

    private final Datasets data;

    private Outlooks(Datasets data) {
        this.data = data;
    }

    /**
     * The outlooks of some data.
     *
     * @param data the data
     * @return the outlooks
     */
    public static Outlooks of(Datasets data) {
        return new Outlooks(data);
    }

    /**
     * The path of the current outlooks of a country.
     *
     * @param code three-letter code of a country, or code of a group
     * @param baseYear the last year whose generation is observed
     * @return the path; empty if no current outlook speaks of a later year
     */
    public Optional<OutlookPath> path(String code, int baseYear) {
        List<Outlook> current = data.outlooks().stream()
                .filter(row -> row.iso3().equals(code) && row.kind() == Outlook.Kind.CURRENT)
                .toList();
        OptionalDouble twh = current.isEmpty()
                ? OptionalDouble.empty()
                : data.series(code, Indicator.GENERATION_TWH).in(baseYear);
        if (twh.isEmpty()) {
            return Optional.empty();
        }
        OutlookPath path = OutlookPath.of(
                current,
                baseYear,
                twh.getAsDouble(),
                data.populationProjection(code).medium());
        return path.lastYear() > baseYear ? Optional.of(path) : Optional.empty();
    }

    /**
     * A past outlook and what came.
     *
     * @param outlook the outlook
     * @param lead years from the last one that was over when it was made
     * @param error ln(outlook / observed)
     * @param statisticalError ln(statistical default / observed), fitted to what was known and times the observed population
     */
    public record Judged(Outlook outlook, int lead, double error, double statisticalError) {
        /**
         * {@return ln(blend / observed) with the standard weight}
         */
        public double blendedError() {
            double weight = weight(lead);
            return weight * error + (1 - weight) * statisticalError;
        }
    }

    /**
     * {@return the past outlooks whose year has been observed, in the order of the table}
     */
    public List<Judged> record() {
        GenerationData generation = GenerationData.of(data);
        List<Judged> judged = new ArrayList<>();
        for (Outlook row : data.outlooks()) {
            OptionalDouble observed =
                    data.series(row.iso3(), Indicator.GENERATION_TWH).in(row.year());
            OptionalDouble people =
                    data.series(row.iso3(), Indicator.POPULATION).in(row.year());
            if (row.kind() != Outlook.Kind.PAST || observed.isEmpty() || people.isEmpty()) {
                continue;
            }
            int origin = row.made() - 1;
            int lead = row.year() - origin;
            AnnualSeries perHead = data.generationPerCapitaKwh(row.iso3());
            double point = GrowthModels.standard()
                    .fit(generation.historyTo(row.iso3(), perHead, origin))
                    .point(lead);
            judged.add(new Judged(
                    row,
                    lead,
                    Math.log(row.generationTwh() / observed.getAsDouble()),
                    Math.log(point * people.getAsDouble() / 1e9 / observed.getAsDouble())));
        }
        return judged;
    }

    /**
     * The root mean square of something over judged outlooks, each outlook counted once however many years it was judged in.
     *
     * @param judged the judged outlooks
     * @param of what
     * @return the root mean square; NaN of none
     */
    public static double rootMeanSquare(List<Judged> judged, ToDoubleFunction<Judged> of) {
        return Math.sqrt(mean(judged, j -> of.applyAsDouble(j) * of.applyAsDouble(j)));
    }

    /**
     * {@return the record in one line: what outlooks and what the statistical default erred by, by years of lead}
     */
    public String summary() {
        List<Judged> record = record();
        StringBuilder outlooks = new StringBuilder();
        StringBuilder statistics = new StringBuilder();
        int[] from = {1, 4, 8};
        int[] to = {3, 7, Integer.MAX_VALUE};
        for (int i = 0; i < from.length; i++) {
            int low = from[i];
            int high = to[i];
            List<Judged> some = record.stream()
                    .filter(j -> j.lead() >= low && j.lead() <= high)
                    .toList();
            String comma = i == 0 ? "" : ", ";
            outlooks.append(comma).append(percent(rootMeanSquare(some, Judged::error)));
            statistics.append(comma).append(percent(rootMeanSquare(some, Judged::statisticalError)));
        }
        return record.size() + " past forecasts of outlooks erred by " + outlooks
                + " % (root mean square) 1-3, 4-7, 8 and more years ahead, the statistical default by " + statistics
                + " %";
    }

    private static String percent(double value) {
        return Fixed.text(100 * value, 1);
    }

    static double mean(List<Judged> judged, ToDoubleFunction<Judged> of) {
        Map<String, Integer> rows = new HashMap<>();
        judged.forEach(j -> rows.merge(j.outlook().name(), 1, Integer::sum));
        double sum = 0;
        for (Judged j : judged) {
            sum += of.applyAsDouble(j) / rows.getOrDefault(j.outlook().name(), 1);
        }
        return sum / rows.size();
    }

    /**
     * The weight of the outlooks in {@code blend}.
     *
     * @param lead years from the last observed one, from 1
     * @return the weight, in (0, 1)
     */
    public static double weight(int lead) {
        double ratio = ERROR_OF_OUTLOOKS / ERROR_OF_STATISTICS;
        return 1 / (1 + lead * ratio * ratio);
    }

    /**
     * How much of the path of a country rests on outlooks, by year. Outlooks contain the load of the data centres to come and a
     * model fitted to the past does not, so that a projection adds of its own load beyond the base year 1 less this weight.
     *
     * <p>After the last year that an outlook names, its path grows as the statistical default does: the weight is then that of
     * what the outlooks said to there, and load that comes later is in neither.
     *
     * @param growthModel the name of a growth model
     * @param history the country
     * @param from the first year
     * @param to the last year
     * @return a weight in [0, 1] for each year: 0 in a year that is observed, of a country without outlooks and of a growth model
     *     that does not rest on them; 1 for {@value GrowthModels#OUTLOOK}; for {@value GrowthModels#BLEND} that of the lead, see
     *     {@link #weight}
     * @throws IllegalArgumentException if {@code to < from}
     */
    public static AnnualSeries weights(String growthModel, GenerationHistory history, int from, int to) {
        Require.atLeast(to, from, "last year of the weights of outlooks");
        double[] weights = new double[to - from + 1];
        if (history.outlook().isPresent() && GrowthModels.restsOnOutlooks(growthModel)) {
            for (int i = 0; i < weights.length; i++) {
                int lead = from + i - history.lastYear();
                weights[i] = lead < 1 ? 0 : growthModel.equals(GrowthModels.OUTLOOK) ? 1 : weight(lead);
            }
        }
        return AnnualSeries.of("weight of outlooks in the path of " + history.code(), from, weights);
    }

    /**
     * In one sentence, from when on a path lies outside all current outlooks of its country, and what in the growth model does it.
     *
     * @param growthModel the name of the growth model
     * @param history the country
     * @param people its population to come
     * @param perHeadKwh generation per head of a year on the path, kWh
     * @param last the last year of the path
     * @return the sentence; empty if the path stays within the outlooks as far as they reach, or there are none
     */
    public static Optional<String> departure(
            String growthModel,
            GenerationHistory history,
            AnnualSeries people,
            IntToDoubleFunction perHeadKwh,
            int last) {
        if (history.outlook().isEmpty()) {
            return Optional.empty();
        }
        OutlookPath path = history.outlook().orElseThrow();
        for (int year = path.baseYear() + 1; year <= Math.min(last, path.lastYear()); year++) {
            double twh = perHeadKwh.applyAsDouble(year) * people.in(year).orElse(Double.NaN) / 1e9;
            double lowest = path.lowestTwh(year).orElseThrow();
            double highest = path.highestTwh(year).orElseThrow();
            if (twh < lowest || twh > highest) {
                return Optional.of("from " + year + " on '" + growthModel + "' generates "
                        + (twh < lowest ? "less than" : "more than") + " every current outlook of " + history.code()
                        + " ("
                        + Fixed.grouped(twh, 0) + " against " + Fixed.grouped(twh < lowest ? lowest : highest, 0)
                        + " TWh): outlooks weigh " + reason(growthModel, year - path.baseYear()));
            }
        }
        return Optional.empty();
    }

    private static String reason(String growthModel, int lead) {
        return switch (growthModel) {
            case GrowthModels.OUTLOOK -> "all, and those that end earlier count before";
            case GrowthModels.BLEND ->
                Fixed.text(weight(lead), 2)
                        + " in it there, what their past errors at such a lead are worth beside those of the statistical default";
            default -> "nothing in it";
        };
    }

    /** The error of an outlook over that of the statistical default. */
    static double relativeError(int lead) {
        return ERROR_OF_OUTLOOKS / ERROR_OF_STATISTICS * Math.sqrt(lead);
    }

    /** The error of the blend over that of the statistical default. */
    static double relativeErrorOfBlend(int lead) {
        double w = weight(lead);
        double q = relativeError(lead);
        return Math.sqrt(w * w * q * q + (1 - w) * (1 - w) + 2 * CORRELATION * w * (1 - w) * q);
    }
}
