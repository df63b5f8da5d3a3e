package org.tokenstate.surplus;

import org.tokenstate.units.Require;

/**
 * The share of a vintage that is still in use, by age in whole years.
 */
public final class Survival {
    /** The longest life of {@link #flat}, years. */
    static final double LONGEST_FLAT = 100;

    private final double[] byAge;

    private Survival(double[] byAge) {
        this.byAge = byAge;
    }

    /**
     * All of a vintage lives for a number of years, then none: {@code clamp(life - age, 0, 1)}. A life that is not whole
     * leaves its fraction in the last year.
     *
     * @param lifeYears the life, years; in [1, 100]
     * @return the survival
     */
    public static Survival flat(double lifeYears) {
        Require.inRange(lifeYears, 1, LONGEST_FLAT, "life in years");
        double[] byAge = new double[(int) Math.ceil(lifeYears)];
        for (int age = 0; age < byAge.length; age++) {
            byAge[age] = flatAt(lifeYears, age);
        }
        return new Survival(byAge);
    }

    /** What {@link #flat} has at an age within the life. */
    static double flatAt(double lifeYears, int age) {
        return Math.min(1, lifeYears - age);
    }

    /**
     * Weibull survival {@code exp(-(age / scale)^shape)}, cut where it falls below one in a thousand.
     *
     * @param scaleYears the scale, years; in [0.5, 50]
     * @param shape the shape; in [0.5, 20]
     * @return the survival
     */
    public static Survival weibull(double scaleYears, double shape) {
        Require.inRange(scaleYears, 0.5, 50, "Weibull scale in years");
        Require.inRange(shape, 0.5, 20, "Weibull shape");
        double[] byAge = new double[1 + (int) Math.ceil(scaleYears * Math.pow(Math.log(1000), 1 / shape))];
        for (int age = 0; age < byAge.length; age++) {
            byAge[age] = Math.exp(-Math.pow(age / scaleYears, shape));
        }
        return new Survival(byAge);
    }

    /**
     * The share in use at an age.
     *
     * @param age the age, years; a negative age has not been built
     * @return the share, in [0, 1]
     */
    public double at(int age) {
        return age < 0 || age >= byAge.length ? 0 : byAge[age];
    }

    /**
     * {@return how many ages, from 0, have a share above zero}
     */
    public int ages() {
        return byAge.length;
    }
}
