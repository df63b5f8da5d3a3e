package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.units.internal.Require;

/**
 * When generation per head of a country reaches that of a reference: the distribution of the crossing year over joint paths.
 * The crossing year of a path is the first forecast year in which the country is not below the reference; a path without one
 * is counted as never within the horizon, and not left out.
 */
public final class Convergence {
    /** How many paths are drawn where nobody says: a probability has a standard error of half a percentage point at most. */
    public static final int DEFAULT_DRAWS = 10_000;

    private static final int MOST_YEARS = 75;

    private final String growthModel;
    private final int firstYear;
    private final int draws;
    private final int[] crossings;
    private final OptionalInt central;

    private Convergence(String growthModel, int firstYear, int draws, int[] crossings, OptionalInt central) {
        this.growthModel = growthModel;
        this.firstYear = firstYear;
        this.draws = draws;
        this.crossings = crossings;
        this.central = central;
    }

    /**
     * A like-for-like adjustment: factors on the two series before anything is fitted.
     *
     * @param own factor on the country
     * @param reference factor on the reference
     * @param reason what is adjusted, with source
     */
    public record Adjustment(double own, double reference, String reason) {
        /** Nothing is adjusted. */
        public static final Adjustment NONE = new Adjustment(1, 1, "as published");

        /**
         * China against the United States: gross generation less 4.5 % own use of plants (assumed, 4-5 %), and a population 1.6 %
         * below the UN's (Census Bureau, 340.1 against 345.4 million in 2024).
         */
        public static final Adjustment CHINA_UNITED_STATES = new Adjustment(
                0.955,
                1.016,
                "China net of 4.5 % own use of plants (assumed); US population of the Census Bureau, 1.6 % below the UN's");

        /** Checks the factors. */
        public Adjustment {
            Require.positive(own, "factor of a like-for-like adjustment");
            Require.positive(reference, "factor of a like-for-like adjustment");
        }
    }

    /**
     * Draws the crossing year under one growth model.
     *
     * @param own generation per head of the country
     * @param reference the same of the reference
     * @param lastYear the last year of the paths
     * @param settings how they are drawn
     * @param adjustment the like-for-like adjustment
     * @param draws how many paths
     * @param seed the seed
     * @return the distribution
     * @throws InputException if a series is too short, or the two are the same
     */
    public static Convergence of(
            AnnualSeries own,
            AnnualSeries reference,
            int lastYear,
            GenerationPaths.Settings settings,
            Adjustment adjustment,
            int draws,
            long seed) {
        return of(
                GenerationHistory.of(own),
                GenerationHistory.of(reference),
                lastYear,
                settings,
                adjustment,
                draws,
                seed);
    }

    /**
     * Draws the crossing year of two countries of which more is known than the values under one growth model.
     *
     * @param own generation per head of the country
     * @param reference the same of the reference
     * @param lastYear the last year of the paths
     * @param settings how they are drawn
     * @param adjustment the like-for-like adjustment
     * @param draws how many paths
     * @param seed the seed
     * @return the distribution
     * @throws InputException if a series is too short, or the two are the same
     */
    public static Convergence of(
            GenerationHistory own,
            GenerationHistory reference,
            int lastYear,
            GenerationPaths.Settings settings,
            Adjustment adjustment,
            int draws,
            long seed) {
        Require.atLeast(draws, 1, "draws of a convergence");
        // Before the adjustment, which may make two of one.
        GenerationPaths.requireTwo(own.series(), reference.series());
        GenerationPaths paths = GenerationPaths.of(
                own.times(adjustment.own()), reference.times(adjustment.reference()), lastYear, settings);
        int years = paths.years();
        double[] a = new double[years];
        double[] b = new double[years];
        OptionalInt central = centralYear(paths, year -> 1, year -> 1);
        int[] crossings = new int[years + 1];
        CounterRandom members = CounterRandom.of(seed, "electricity.member");
        CounterRandom shocks = CounterRandom.of(seed, "electricity.shocks");
        double[] normals = new double[paths.normalsNeeded()];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < normals.length; i++) {
                normals[i] = shocks.normal(draw, i);
            }
            paths.path(members.uniform(draw, 0), normals, a, b);
            crossings[crossing(a, b)]++;
        }
        return new Convergence(settings.growthModel().name(), paths.firstYear(), draws, crossings, central);
    }

    /**
     * The answers of growth models side by side.
     *
     * @param models the models
     * @param own generation per head of the country
     * @param reference the same of the reference
     * @param lastYear the last year of the paths
     * @param adjustment the like-for-like adjustment
     * @param draws how many paths for each model
     * @param seed the seed
     * @return one distribution a model
     */
    public static List<Convergence> under(
            List<GrowthModel> models,
            GenerationHistory own,
            GenerationHistory reference,
            int lastYear,
            Adjustment adjustment,
            int draws,
            long seed) {
        List<Convergence> all = new ArrayList<>();
        for (GrowthModel model : models) {
            all.add(of(own, reference, lastYear, GenerationPaths.Settings.of(model), adjustment, draws, seed));
        }
        return all;
    }

    /**
     * The crossing year of the central paths, each multiplied year by year: such as by the medium population over that of
     * another variant, which is what the same generation means for another number of people.
     *
     * @param paths the paths of a country and a reference
     * @param own factor on the country in a year
     * @param reference factor on the reference in a year
     * @return the year, if they cross
     */
    public static OptionalInt centralYear(
            GenerationPaths paths, IntToDoubleFunction own, IntToDoubleFunction reference) {
        double[] a = new double[paths.years()];
        double[] b = new double[paths.years()];
        paths.central(a, b);
        for (int i = 0; i < a.length; i++) {
            a[i] *= own.applyAsDouble(paths.firstYear() + i);
            b[i] *= reference.applyAsDouble(paths.firstYear() + i);
        }
        int first = crossing(a, b);
        return first < a.length ? OptionalInt.of(paths.firstYear() + first) : OptionalInt.empty();
    }

    /**
     * The first year in which a country is not below a reference when both grow at constant rates.
     *
     * @param year the year of the values
     * @param own generation per head of the country
     * @param reference the same of the reference
     * @param ownGrowth growth of the country a year, such as 0.03
     * @param referenceGrowth growth of the reference a year
     * @return the year; empty if it is more than {@value #MOST_YEARS} years off or never
     */
    public static OptionalInt yearAtGrowth(
            int year, double own, double reference, double ownGrowth, double referenceGrowth) {
        if (own >= reference) {
            return OptionalInt.of(year);
        }
        double gain = Math.log1p(ownGrowth) - Math.log1p(referenceGrowth);
        double years = Math.ceil(Math.log(reference / own) / gain);
        return gain > 0 && years <= MOST_YEARS ? OptionalInt.of(year + (int) years) : OptionalInt.empty();
    }

    private static int crossing(double[] own, double[] reference) {
        int i = 0;
        while (i < own.length && own[i] < reference[i]) {
            i++;
        }
        return i;
    }

    /**
     * {@return the name of the growth model}
     */
    public String growthModel() {
        return growthModel;
    }

    /**
     * {@return the crossing year of the central path, if it crosses within the horizon}
     */
    public OptionalInt centralYear() {
        return central;
    }

    /**
     * The probability that the country has crossed.
     *
     * @param year the year
     * @return the share of paths whose crossing year is not later
     */
    public double probabilityBy(int year) {
        int sum = 0;
        for (int i = 0; i < crossings.length - 1 && firstYear + i <= year; i++) {
            sum += crossings[i];
        }
        return (double) sum / draws;
    }

    /**
     * {@return the share of paths that do not cross within the horizon}
     */
    public double probabilityOfNever() {
        return (double) crossings[crossings.length - 1] / draws;
    }

    /**
     * A quantile of the crossing year, paths that never cross counted as later than all others.
     *
     * @param probability in (0, 1)
     * @return the first year by which this share of the paths has crossed; empty if less of them ever do
     */
    public OptionalInt quantileYear(double probability) {
        LinearFit.checked(probability);
        for (int i = 0; i < crossings.length - 1; i++) {
            if (probabilityBy(firstYear + i) >= probability) {
                return OptionalInt.of(firstYear + i);
            }
        }
        return OptionalInt.empty();
    }
}
