package org.tokenstate.electricity;

import org.tokenstate.units.internal.Require;

/**
 * A way to forecast a yearly series: it is fitted to values and answers with points, intervals and simulated paths. Open to
 * users: {@link GenerationPaths}, {@link Backtest} and {@link Convergence} take any implementation.
 */
public interface GrowthModel {
    /**
     * {@return the name, in lower case with hyphens}
     */
    String name();

    /**
     * {@return how many values the model needs}
     */
    default int leastValues() {
        return GrowthModels.LEAST_VALUES;
    }

    /**
     * Fits the model.
     *
     * @param values one value a year, quarter or month without a gap, oldest first, at least {@link #leastValues}. Not
     *     modified.
     * @return the fit
     * @throws org.tokenstate.catalogue.InputException if there are too few values or one of them is not finite, or if the
     *     model needs positive values and one is not
     */
    Fit fit(double[] values);

    /**
     * Fits the model to generation per head of a country, of which more is known than its values. Most models look at the
     * values alone.
     *
     * @param history the values and what is known besides
     * @return the fit
     * @throws org.tokenstate.catalogue.InputException as {@link #fit(double[])}, or if the model needs what is not known
     */
    default Fit fit(GenerationHistory history) {
        return fit(history.values());
    }

    /** A model fitted to one series. Immutable, and safe to share between threads. */
    interface Fit {
        /**
         * The point forecast: the median of the distribution of the forecast, or its centre.
         *
         * @param h years after the last value, from 1
         * @return the forecast, in the unit of the values; finite, and above zero for a positive series
         */
        double point(int h);

        /**
         * The central prediction interval.
         *
         * @param level its probability, in (0, 1)
         * @param h years after the last value, from 1
         * @return the interval; finite, and above zero for a positive series
         */
        Interval interval(double level, int h);

        /**
         * How many standard normal numbers one path takes.
         *
         * @param horizon the length of the path
         * @return the number
         */
        int normalsNeeded(int horizon);

        /**
         * Simulates a path from supplied random numbers; its marginal distributions are those of {@link #interval}.
         *
         * @param normals independent standard normal numbers, at least {@link #normalsNeeded} of them. Not modified.
         * @param path receives one value a year, the first for h = 1. Modified.
         */
        void simulate(double[] normals, double[] path);
    }

    /**
     * A prediction interval.
     *
     * @param lower its lower end
     * @param upper its upper end, not below the lower
     */
    record Interval(double lower, double upper) {
        /** Checks the ends. */
        public Interval {
            Require.finite(lower, "lower end of a prediction interval");
            Require.atLeast(upper, lower, "upper end of a prediction interval");
        }

        /**
         * Whether a value lies inside.
         *
         * @param value the value
         * @return whether {@code lower <= value <= upper}
         */
        public boolean contains(double value) {
            return lower <= value && value <= upper;
        }
    }
}
