package org.tokenstate.surplus;

import java.util.Arrays;
import org.tokenstate.units.Require;

/**
 * Capacity by vintage: accelerators, or shells with a longer life. Mutable scratch for one thread; {@code reset} starts a
 * new path and nothing allocates after construction.
 *
 * <p>The initial stock is spread over the vintages that can still be alive, each {@code vintageRatio} times the one
 * before, and scaled so that what survives in the base year is the stock given. The default ratio of 1.5 is an
 * assumption: capacity in gigawatts grew faster than that from 2023 to 2025.
 */
public final class ComputeStock {
    /** Life of accelerators in the reference run, years. */
    public static final double DEFAULT_LIFE_YEARS = 6;

    /** Life of a shell, years. */
    public static final double SHELL_LIFE_YEARS = 20;

    /** Growth of initial vintages from year to year; an assumption. */
    public static final double DEFAULT_VINTAGE_RATIO = 1.5;

    /** Longest survival that a stock can be reset with, years. */
    private static final int MAX_AGES = 128;

    private final int maxYears;
    private final double[] gw;
    private final double[] work;
    /** Share of a vintage in use by age, and for how many ages it is above zero. */
    private final double[] share = new double[MAX_AGES];

    private int ages;
    private int baseYear;

    /**
     * Makes an empty stock.
     *
     * @param maxYears the longest projection, in years after the base year; at least 1
     */
    public ComputeStock(int maxYears) {
        this.maxYears = Require.atLeast(maxYears, 1, "years of a compute stock");
        gw = new double[MAX_AGES + maxYears + 1];
        work = new double[MAX_AGES + maxYears + 1];
    }

    /**
     * Starts a new path.
     *
     * @param baseYear the year of the initial stock
     * @param baseGw what is alive in that year, GW; not negative
     * @param survival how vintages survive
     * @param vintageRatio each initial vintage over the one before; positive
     * @throws IllegalArgumentException if a number is out of its range
     */
    public void reset(int baseYear, double baseGw, Survival survival, double vintageRatio) {
        Require.that(survival.ages() <= MAX_AGES, "survival must end within %s years", MAX_AGES);
        ages = survival.ages();
        for (int age = 0; age < ages; age++) {
            share[age] = survival.at(age);
        }
        start(baseYear, baseGw, vintageRatio);
    }

    /**
     * Starts a new path with the survival {@link Survival#flat}, without making one.
     *
     * @param baseYear the year of the initial stock
     * @param baseGw what is alive in that year, GW; not negative
     * @param lifeYears the life of a vintage, years; in [1, 100]
     * @param vintageRatio each initial vintage over the one before; positive
     * @throws IllegalArgumentException if a number is out of its range
     */
    public void reset(int baseYear, double baseGw, double lifeYears, double vintageRatio) {
        ages = (int) Math.ceil(Require.inRange(lifeYears, 1, Survival.LONGEST_FLAT, "life in years"));
        for (int age = 0; age < ages; age++) {
            share[age] = Survival.flatAt(lifeYears, age);
        }
        start(baseYear, baseGw, vintageRatio);
    }

    private void start(int baseYear, double baseGw, double vintageRatio) {
        Require.notNegative(baseGw, "initial stock in GW");
        Require.positive(vintageRatio, "ratio of initial vintages");
        this.baseYear = baseYear;
        Arrays.fill(gw, 0);
        double sum = 0;
        double weight = 1;
        for (int age = 0; age < ages; age++) {
            sum += weight * share[age];
            weight /= vintageRatio;
        }
        weight = baseGw / sum;
        for (int age = 0; age < ages; age++) {
            gw[MAX_AGES - age] = weight;
            weight /= vintageRatio;
        }
    }

    /**
     * Adds to the vintage of a year.
     *
     * @param year the year; not before the base year
     * @param additionsGw additions, GW; not negative
     * @throws IllegalArgumentException if the year lies outside the stock's span or the additions are negative
     */
    public void add(int year, double additionsGw) {
        Require.notNegative(additionsGw, "additions in GW");
        gw[index(year)] += additionsGw;
    }

    /**
     * Capacity alive in a year: {@code W = sum_v GW_v surv(year - v)}.
     *
     * @param year the year
     * @return capacity, GW
     */
    public double live(int year) {
        int at = index(year);
        double sum = 0;
        for (int age = 0; age < ages; age++) {
            sum += gw[at - age] * share[age];
        }
        return sum;
    }

    /**
     * Capacity that goes out of use in a year: what earlier vintages had the year before less what they have now.
     *
     * @param year the year; after the base year
     * @return capacity, GW
     */
    public double retired(int year) {
        int at = index(year);
        double sum = 0;
        for (int age = 1; age <= ages; age++) {
            sum += gw[at - age] * (share[age - 1] - (age < ages ? share[age] : 0));
        }
        return sum;
    }

    /**
     * Says how much work per joule the vintages before the base year do: {@code h^(v - v0)}.
     *
     * @param progress h, growth factor of work per joule a year before the base year; positive
     */
    public void baseWork(double progress) {
        double power = 1;
        for (int at = MAX_AGES; at >= 0; at--) {
            work[at] = power;
            power /= progress;
        }
    }

    /**
     * Says how much work per joule the vintage of a year does.
     *
     * @param year the vintage
     * @param perJoule work per joule over that of the base year; positive
     */
    public void vintageWork(int year, double perJoule) {
        work[index(year)] = perJoule;
    }

    /**
     * What the stock in service needs for a unit of work against hardware of the base year, when progress changes from year
     * to year: {@code sum GW surv / sum GW surv work_v}. It is above one in the base year, since part of the stock is older;
     * divide by the value of the base year where the intensity is that of the base year's stock.
     *
     * @param year the year; the work of every vintage up to it must have been said
     * @return the factor; 1 if there is no stock
     */
    public double hardwareFactor(int year) {
        int at = index(year);
        double live = 0;
        double done = 0;
        for (int age = 0; age < ages; age++) {
            double alive = gw[at - age] * share[age];
            live += alive;
            done += alive * work[at - age];
        }
        return done > 0 ? live / done : 1;
    }

    private int index(int year) {
        int since = year - baseYear;
        if (since < 0 || since > maxYears) {
            throw new IllegalArgumentException(
                    "year must be in [" + baseYear + ", " + (baseYear + maxYears) + "] but is " + year);
        }
        return MAX_AGES + since;
    }
}
