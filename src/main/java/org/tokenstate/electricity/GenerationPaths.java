package org.tokenstate.electricity;

import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.units.internal.Require;

/**
 * Joint paths of generation per head of a country and, if there is one, a reference, from supplied random numbers.
 *
 * <p>Both are fitted on what they have from {@value #FIRST_DATA_YEAR} on. Per path one member of the growth model is drawn, the
 * same for both (the error of a method is common); the shocks of a year, and the errors of the drifts, are correlated between
 * the two. A country whose data end earlier is simulated forward to the common year; a year that is observed is the observation.
 *
 * <p>Immutable; {@link #path} allocates nothing for the bundled models and may be called from any number of threads.
 */
public final class GenerationPaths {
    /** Data are used from this year on: before it the table has another source, and the splice makes a false growth rate. */
    public static final int FIRST_DATA_YEAR = 2000;

    private final Settings settings;
    private final int firstYear;
    private final int years;
    private final Country own;
    private final Country reference;
    private final boolean hasReference;

    private GenerationPaths(
            Settings settings, int firstYear, int years, Country own, Country reference, boolean hasReference) {
        this.settings = settings;
        this.firstYear = firstYear;
        this.years = years;
        this.own = own;
        this.reference = reference;
        this.hasReference = hasReference;
    }

    /**
     * How the paths are drawn.
     *
     * @param growthModel the growth model of both countries
     * @param correlation correlation between the shocks of the two, in [-1, 1]
     * @param independentMembers whether each country draws a member of its own
     */
    public record Settings(GrowthModel growthModel, double correlation, boolean independentMembers) {
        /** Correlation of the yearly shocks of two countries: China-US 0.33, mean pair of the 30 largest 0.27, back-test. */
        public static final double CORRELATION = 0.30;

        /** Checks the correlation. */
        public Settings {
            Require.inRange(correlation, -1, 1, "correlation of the shocks of two countries");
        }

        /**
         * {@return the default growth model, correlation 0.30, one member for both}
         */
        public static Settings standard() {
            return of(GrowthModels.standard());
        }

        /**
         * The standard settings with another growth model.
         *
         * @param growthModel the growth model
         * @return the settings
         */
        public static Settings of(GrowthModel growthModel) {
            return new Settings(growthModel, CORRELATION, false);
        }
    }

    /**
     * Prepares the joint paths of a country and a reference.
     *
     * @param own generation per head of the country, any unit
     * @param reference the same of the reference
     * @param lastYear the last year of the paths
     * @param settings how they are drawn
     * @return the paths
     * @throws InputException if a series is too short, or the two are the same
     */
    public static GenerationPaths of(AnnualSeries own, AnnualSeries reference, int lastYear, Settings settings) {
        return of(GenerationHistory.of(own), GenerationHistory.of(reference), lastYear, settings);
    }

    /**
     * Prepares the joint paths of a country and a reference, of which more is known than the values.
     *
     * @param own generation per head of the country
     * @param reference the same of the reference, in the same unit
     * @param lastYear the last year of the paths
     * @param settings how they are drawn
     * @return the paths
     * @throws InputException if a series is too short, or the two are the same
     */
    public static GenerationPaths of(
            GenerationHistory own, GenerationHistory reference, int lastYear, Settings settings) {
        requireTwo(own.series(), reference.series());
        int first = Math.min(own.lastYear(), reference.lastYear()) + 1;
        int years = years(first, lastYear);
        return new GenerationPaths(
                settings,
                first,
                years,
                Country.of(own, first, years, settings.growthModel()),
                Country.of(reference, first, years, settings.growthModel()),
                true);
    }

    /**
     * Prepares the paths of one country alone: the same as with a reference of the same last year.
     *
     * @param own generation per head, any unit
     * @param lastYear the last year of the paths
     * @param settings how they are drawn
     * @return the paths; {@link #path} and {@link #central} leave the array of the reference alone
     * @throws InputException if the series is too short
     */
    public static GenerationPaths of(AnnualSeries own, int lastYear, Settings settings) {
        return of(GenerationHistory.of(own), lastYear, settings);
    }

    /**
     * Prepares the paths of one country alone, of which more is known than the values.
     *
     * @param own generation per head
     * @param lastYear the last year of the paths
     * @param settings how they are drawn
     * @return the paths; {@link #path} and {@link #central} leave the array of the reference alone
     * @throws InputException if the series is too short
     */
    public static GenerationPaths of(GenerationHistory own, int lastYear, Settings settings) {
        int first = own.lastYear() + 1;
        int years = years(first, lastYear);
        Country country = Country.of(own, first, years, settings.growthModel());
        return new GenerationPaths(settings, first, years, country, country, false);
    }

    /** A series against itself would cross in its first year, whatever it is. */
    static void requireTwo(AnnualSeries own, AnnualSeries reference) {
        if (!own.isEmpty() && own.equals(reference)) {
            throw new InputException("reference of " + own.name() + " must be another series but is the same");
        }
    }

    private static int years(int first, int last) {
        Require.that(
                last >= first && last - first < LinearFit.LONGEST / 2,
                "last year of the paths must be in [%d, %d] but is %d",
                first,
                first + LinearFit.LONGEST / 2 - 1,
                last);
        return last - first + 1;
    }

    /**
     * {@return the first forecast year: element 0 of every path}
     */
    public int firstYear() {
        return firstYear;
    }

    /**
     * {@return how many years a path has}
     */
    public int years() {
        return years;
    }

    /**
     * {@return how the paths are drawn}
     */
    public Settings settings() {
        return settings;
    }

    /**
     * {@return how many standard normal numbers a path takes: one for the drift and one a year, for each country}
     */
    public int normalsNeeded() {
        return (hasReference ? 2 : 1) * (years + 1);
    }

    /**
     * Draws a path.
     *
     * @param memberUniform a uniform number in (0, 1), which chooses the member
     * @param normals independent standard normal numbers, at least {@link #normalsNeeded}; the first half is the country's, so
     *     that its path does not depend on the reference. Not modified.
     * @param outOwn receives generation per head of the country from {@link #firstYear} on. Modified.
     * @param outReference receives that of the reference; untouched when there is none. Modified.
     */
    public void path(double memberUniform, double[] normals, double[] outOwn, double[] outReference) {
        double scaled = memberUniform * own.members();
        int m = Math.min(own.members() - 1, (int) scaled);
        own.path(m, normals, 0, 0, 1, 0, years, outOwn);
        if (hasReference) {
            int n = reference.members();
            int k = settings.independentMembers() ? Math.min(n - 1, (int) ((scaled - m) * n)) : Math.min(n - 1, m);
            double rho = settings.correlation();
            reference.path(k, normals, 0, years + 1, rho, Math.sqrt(1 - rho * rho), years, outReference);
        }
    }

    /**
     * Writes the central path: the point forecasts.
     *
     * @param outOwn receives generation per head of the country from {@link #firstYear} on. Modified.
     * @param outReference receives that of the reference; untouched when there is none. Modified.
     */
    public void central(double[] outOwn, double[] outReference) {
        own.central(years, outOwn);
        if (hasReference) {
            reference.central(years, outReference);
        }
    }

    /** One country: observed years first, then tables of the fit by member and years ahead. */
    private static final class Country {
        private final double[] observed;
        private final GrowthModel.Fit fit;
        private final double[] points;
        private final Scale scale;
        private final double[][] mean;
        private final double[][] shock;
        private final double[][] drift;
        private final double[][] psi;

        private Country(double[] observed, GrowthModel.Fit fit, double[] points, Scale scale, int members) {
            this.observed = observed;
            this.fit = fit;
            this.points = points;
            this.scale = scale;
            int horizon = points.length;
            this.mean = new double[members][horizon];
            this.shock = new double[members][horizon];
            this.drift = new double[members][horizon];
            this.psi = new double[members][];
        }

        static Country of(GenerationHistory history, int firstYear, int years, GrowthModel model) {
            int last = Math.min(history.lastYear(), firstYear + years - 1);
            double[] observed = history.series().values(firstYear, last);
            GrowthModel.Fit fit = model.fit(history);
            double[] points = new double[years - observed.length];
            for (int h = 1; h <= points.length; h++) {
                points[h - 1] = fit.point(h);
            }
            if (fit instanceof Combination combination) {
                Country country = new Country(observed, fit, points, combination.scale, combination.members.length);
                for (int m = 0; m < country.members(); m++) {
                    country.tabulate(m, combination.members[m], combination);
                }
                return country;
            }
            if (fit instanceof LinearFit linear) {
                Country country = new Country(observed, fit, points, linear.scale, 1);
                country.tabulate(0, linear, new Combination(linear.scale, new LinearFit[] {linear}, linear.mean, 1, 1));
                return country;
            }
            return new Country(observed, fit, points, Scale.of(history.values()), 0);
        }

        private void tabulate(int m, LinearFit member, Combination combination) {
            for (int h = 1; h <= points.length; h++) {
                mean[m][h - 1] = combination.mean(m, h);
                shock[m][h - 1] = combination.kappa(h) * member.sigma;
                drift[m][h - 1] = combination.kappa(h) * member.eta * h;
            }
            psi[m] = member.psi;
        }

        int members() {
            return Math.max(1, mean.length);
        }

        void central(int years, double[] out) {
            System.arraycopy(observed, 0, out, 0, observed.length);
            System.arraycopy(points, 0, out, observed.length, years - observed.length);
        }

        /** Shock of year i is {@code a normals[first + 1 + i] + b normals[second + 1 + i]}, that of the drift likewise at 0. */
        void path(int m, double[] normals, int first, int second, double a, double b, int years, double[] out) {
            int skipped = observed.length;
            System.arraycopy(observed, 0, out, 0, skipped);
            if (mean.length == 0) {
                foreign(normals, first, second, a, b, years, out);
                return;
            }
            double z0 = a * normals[first] + b * normals[second];
            double[] weights = psi[m];
            for (int h = 1; h <= years - skipped; h++) {
                double sum = 0;
                for (int j = 0; j < h; j++) {
                    int i = skipped + h - j;
                    sum += weights[j] * (a * normals[first + i] + b * normals[second + i]);
                }
                double y = mean[m][h - 1] + drift[m][h - 1] * z0 + shock[m][h - 1] * sum;
                out[skipped + h - 1] = Math.max(0, scale.back(y));
            }
        }

        /** A fit of a user's own: it gets the correlated numbers in the order in which it asks for them. */
        private void foreign(double[] normals, int first, int second, double a, double b, int years, double[] out) {
            int skipped = observed.length;
            double[] path = new double[years - skipped];
            double[] own = new double[Math.max(fit.normalsNeeded(path.length), path.length + 1)];
            own[0] = a * normals[first] + b * normals[second];
            for (int i = 1; i <= path.length; i++) {
                own[i] = a * normals[first + skipped + i] + b * normals[second + skipped + i];
            }
            Require.that(
                    fit.normalsNeeded(path.length) <= path.length + 1,
                    "a growth model may take at most %d normal numbers for a path of %d years but takes %d",
                    path.length + 1,
                    path.length,
                    fit.normalsNeeded(path.length));
            fit.simulate(own, path);
            System.arraycopy(path, 0, out, skipped, path.length);
        }
    }
}
