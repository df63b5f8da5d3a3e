package org.tokenstate.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.numeric.internal.Quantiles;
import org.tokenstate.uncertainty.Conditioned;
import org.tokenstate.uncertainty.Ensemble;

/**
 * The model started in the past and judged on what came.
 *
 * <p>The base year's parameters come from facts dated to its end, the fitted ones by {@link Calibration} to these facts alone; the
 * point is the fitted model, the interval that of draws conditioned on the same facts, with the error of the outcome's fact added.
 * Against it stand <i>naive</i>, the fact of the base year, and <i>drift</i>, the base year's fact times its growth over the year
 * before for as many years, each where there are such facts.
 *
 * @param baseYear the base year
 * @param effectiveSampleSize effective number of the draws behind the intervals
 * @param targets the outcomes
 */
public record Hindcast(int baseYear, double effectiveSampleSize, List<Target> targets) {
    private static final double LOWER = 0.05;
    private static final double UPPER = 0.95;

    /**
     * One outcome and its forecasts; errors are logarithms of forecast over outcome.
     *
     * @param fact the outcome
     * @param point the model's forecast
     * @param lower the 5 % quantile
     * @param upper the 95 % quantile
     * @param naive the naive forecast, if the base year has a fact of the quantity
     * @param drift the forecast by drift, if the year before has one too
     * @param crps continuous ranked probability score of the logarithm
     */
    public record Target(
            DatedFact fact,
            double point,
            double lower,
            double upper,
            OptionalDouble naive,
            OptionalDouble drift,
            double crps) {
        /**
         * {@return the error of the model}
         */
        public double error() {
            return Math.log(point / fact.value());
        }

        /**
         * {@return the error of naive}
         */
        public OptionalDouble naiveError() {
            return error(naive);
        }

        /**
         * {@return the error of drift}
         */
        public OptionalDouble driftError() {
            return error(drift);
        }

        private OptionalDouble error(OptionalDouble forecast) {
            return forecast.isEmpty() ? forecast : OptionalDouble.of(Math.log(forecast.getAsDouble() / fact.value()));
        }

        /**
         * {@return whether the outcome lies in the interval}
         */
        public boolean covered() {
            return fact.value() >= lower && fact.value() <= upper;
        }

        /**
         * {@return whether the model moves from the base year's fact to the side on which the outcome lies; empty without such a
         *     fact}
         */
        public Optional<Boolean> rightWay() {
            return naive.isEmpty()
                    ? Optional.empty()
                    : Optional.of((point - naive.getAsDouble()) * (fact.value() - naive.getAsDouble()) > 0);
        }
    }

    /** Copies the list. */
    public Hindcast {
        targets = List.copyOf(targets);
    }

    /**
     * Runs a hindcast on bundled facts.
     *
     * @param baseYear 2024 or 2025
     * @param draws how many draws are weighted for the intervals
     * @param threads how many threads run them, which does not change the answer
     * @return the hindcast
     * @throws InputException if there is no such base year
     * @throws IllegalStateException if too few draws meet the facts
     */
    public static Hindcast of(int baseYear, int draws, int threads) {
        DatedFacts all = DatedFacts.bundled();
        return of(
                baseYear,
                all.knownOn(LocalDate.of(baseYear, 12, 31)),
                all.only(f -> f.year() > baseYear
                        && (f.use() == DatedFact.Use.CALIBRATION || f.use() == DatedFact.Use.HINDCAST)),
                draws,
                threads);
    }

    /**
     * Runs a hindcast.
     *
     * @param baseYear a base year of the table {@code base_years}
     * @param known the facts that may be used
     * @param outcomes the facts of later years on which it is judged
     * @param draws how many draws are weighted for the intervals
     * @param threads how many threads run them
     * @return the hindcast
     * @throws InputException if there is no such base year, a fact that may be used is dated after its end, or an outcome is of
     *     the base year or before
     * @throws IllegalStateException if too few draws meet the facts
     */
    public static Hindcast of(int baseYear, DatedFacts known, DatedFacts outcomes, int draws, int threads) {
        LocalDate end = LocalDate.of(baseYear, 12, 31);
        for (DatedFact fact : known.all()) {
            if (fact.date().isAfter(end)) {
                throw new InputException("facts of a hindcast from " + baseYear + " must be dated <= " + end + " but "
                        + fact.id() + " is dated " + fact.date());
            }
        }
        for (DatedFact fact : outcomes.all()) {
            if (fact.year() <= baseYear) {
                throw new InputException("outcomes of a hindcast from " + baseYear + " must be of later years but "
                        + fact.id() + " is of " + fact.year());
            }
        }
        Calibration calibration = Calibration.of(FactModel.ofBaseYear(baseYear, known.and(outcomes)), known);
        List<DatedFact> facts = outcomes.all();
        double[] points = calibration.valuesOf(facts);
        Conditioned conditioned =
                calibration.conditioning().draws(draws).threads(threads).run();
        Ensemble ensemble = Ensemble.of(calibration.function(
                        facts.stream().map(DatedFact::output).toList()))
                .threads(threads)
                .given(conditioned)
                .run();
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            DatedFact fact = facts.get(i);
            double[] logs = ensemble.values(fact.output());
            CounterRandom error = CounterRandom.of(conditioned.plan().seed(), "error of " + fact.id());
            for (int k = 0; k < logs.length; k++) {
                double seen = fact.scale().of(logs[k]) + fact.sd() * error.normal(k, 0);
                logs[k] = Math.log(Math.max(Double.MIN_NORMAL, fact.scale().back(seen)));
            }
            Arrays.sort(logs);
            Optional<DatedFact> now = known.same(fact, baseYear);
            Optional<DatedFact> before = known.same(fact, baseYear - 1);
            OptionalDouble naive = value(now);
            OptionalDouble drift = now.isEmpty() || before.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(now.get().value()
                            * Math.pow(now.get().value() / before.get().value(), fact.year() - baseYear));
            targets.add(new Target(
                    fact,
                    points[i],
                    Math.exp(Quantiles.ofSorted(logs, LOWER)),
                    Math.exp(Quantiles.ofSorted(logs, UPPER)),
                    naive,
                    drift,
                    crps(logs, Math.log(fact.value()))));
        }
        return new Hindcast(baseYear, conditioned.effectiveSampleSize(), targets);
    }

    private static OptionalDouble value(Optional<DatedFact> fact) {
        return fact.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(fact.get().value());
    }

    /** Mean |x − y| less half the mean |x − x′|, of sorted draws (Gneiting and Raftery 2007). */
    static double crps(double[] sorted, double outcome) {
        int n = sorted.length;
        double off = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            off += Math.abs(sorted[i] - outcome);
            spread += (2.0 * i + 1 - n) * sorted[i];
        }
        return off / n - spread / ((double) n * n);
    }

    /**
     * The mean of absolute errors of the model over targets that have a naive forecast.
     *
     * @return the error, in points of the logarithm
     */
    public double meanError() {
        return mean(targets.stream()
                .filter(t -> t.naive().isPresent())
                .mapToDouble(Target::error)
                .toArray());
    }

    /**
     * {@return the mean absolute error of naive}
     */
    public double meanNaiveError() {
        return mean(
                targets.stream().flatMapToDouble(t -> t.naiveError().stream()).toArray());
    }

    /**
     * {@return the mean absolute error of the model over targets that have a forecast by drift}
     */
    public double meanErrorWhereDrift() {
        return mean(targets.stream()
                .filter(t -> t.drift().isPresent())
                .mapToDouble(Target::error)
                .toArray());
    }

    /**
     * {@return the mean absolute error of drift}
     */
    public double meanDriftError() {
        return mean(
                targets.stream().flatMapToDouble(t -> t.driftError().stream()).toArray());
    }

    /**
     * {@return the share of targets in their intervals}
     */
    public double coverage() {
        return (double) targets.stream().filter(Target::covered).count() / targets.size();
    }

    /**
     * {@return the mean score of the logarithms}
     */
    public double meanCrps() {
        return mean(targets.stream().mapToDouble(Target::crps).toArray());
    }

    private static double mean(double[] errors) {
        return Arrays.stream(errors).map(Math::abs).average().orElse(Double.NaN);
    }
}
