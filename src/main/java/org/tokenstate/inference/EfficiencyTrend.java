package org.tokenstate.inference;

import org.tokenstate.units.Require;

/**
 * How energy per token falls, by cause. Hardware acts on new vintages only, software on all of them at once, algorithms move
 * capability down the tiers rather than the energy of a tier.
 *
 * @param baseYear the year in which every factor is 1
 * @param hardwarePerYear factor a year on FLOP per joule of a new vintage, h; 1.35 (1.26 to 1.5: Epoch AI, TR01)
 * @param bandwidthDoublingYears years in which memory bandwidth doubles; 4.1 (Epoch AI, TR05)
 * @param softwareFallAtFirst share by which serving software lowers energy in the first year; 0.15 (assumption; ME02 shows −15
 *     to −41 % in 15 months)
 * @param softwareFallAtLast the same in the last year of the glide; 0.05 (assumption)
 * @param lastYear year in which the fall reaches its last value
 * @param algorithmsPerYear factor a year on capability per joule; 3 (3 to 10: Gundlach et al., TR03)
 */
public record EfficiencyTrend(
        int baseYear,
        double hardwarePerYear,
        double bandwidthDoublingYears,
        double softwareFallAtFirst,
        double softwareFallAtLast,
        int lastYear,
        double algorithmsPerYear) {
    /** The default trends from 2025. */
    public static final EfficiencyTrend DEFAULT = new EfficiencyTrend(2025, 1.35, 4.1, 0.15, 0.05, 2040, 3);

    /**
     * Validates the trends.
     *
     * @throws IllegalArgumentException if a factor is not positive, a fall lies outside [0, 1), or the last year is not after the
     *     base year
     */
    public EfficiencyTrend {
        Require.positive(hardwarePerYear, "hardware progress a year");
        Require.positive(bandwidthDoublingYears, "doubling time of bandwidth");
        Require.that(
                softwareFallAtFirst >= 0 && softwareFallAtFirst < 1,
                "fall by software at first must lie in [0, 1) but is %s",
                softwareFallAtFirst);
        Require.that(
                softwareFallAtLast >= 0 && softwareFallAtLast < 1,
                "fall by software at last must lie in [0, 1) but is %s",
                softwareFallAtLast);
        Require.atLeast(lastYear, baseYear + 1, "last year of the glide");
        Require.positive(algorithmsPerYear, "algorithmic progress a year");
    }

    /**
     * Tokens per joule of a vintage against the base year's, {@code h^(v - v0)}.
     *
     * @param vintage year of the accelerators
     * @return the factor
     */
    public double hardware(int vintage) {
        return Math.pow(hardwarePerYear, vintage - baseYear);
    }

    /**
     * Memory bandwidth of a vintage against the base year's, {@code 2^((v - v0)/d)}: what decoding follows.
     *
     * @param vintage year of the accelerators
     * @return the factor
     */
    public double bandwidth(int vintage) {
        return Math.pow(2, (vintage - baseYear) / bandwidthDoublingYears);
    }

    /**
     * Energy per token by software alone against the base year's, S_t: each year falls by a share that glides linearly from the
     * first to the last.
     *
     * @param year the year; before the base year 1 is returned
     * @return the factor, at most 1
     */
    public double software(int year) {
        double factor = 1;
        for (int y = baseYear + 1; y <= year; y++) {
            factor *= 1 - softwareFall(y);
        }
        return factor;
    }

    /**
     * The share by which software lowers energy in one year.
     *
     * @param year the year
     * @return the share
     */
    public double softwareFall(int year) {
        int first = baseYear + 1;
        if (year >= lastYear || first == lastYear) {
            return softwareFallAtLast;
        }
        double glide = Math.max(0, (double) (year - first) / (lastYear - first));
        return softwareFallAtFirst + glide * (softwareFallAtLast - softwareFallAtFirst);
    }

    /**
     * Energy of a fixed capability by algorithms alone against the base year's. It does not lower the energy of a tier, which is
     * relative to the frontier of its day: it moves yesterday's frontier into the tier below.
     *
     * @param year the year
     * @return the factor, {@code algorithms^-(year - base)}
     */
    public double algorithms(int year) {
        return Math.pow(algorithmsPerYear, baseYear - year);
    }

    /**
     * Energy per token of a fleet against one of base-year accelerators: {@code Σ GW s / Σ GW s h^(v - v0)} times software.
     * Hardware progress counts only as vintages turn over.
     *
     * @param gigawatts capacity of each vintage as built. Not modified.
     * @param firstVintage year of the first entry
     * @param survival share of each vintage that is alive. Not modified.
     * @param year the year of the software
     * @return the factor
     * @throws IllegalArgumentException if the arrays differ in length or nothing is alive
     */
    public double fleet(double[] gigawatts, int firstVintage, double[] survival, int year) {
        return stock(gigawatts, firstVintage, survival, hardwarePerYear) * software(year);
    }

    /**
     * Energy per token of a fleet by its hardware alone: {@code Σ GW s / Σ GW s h^(v - v0)}.
     *
     * @param gigawatts capacity of each vintage as built. Not modified.
     * @param firstVintage year of the first entry
     * @param survival share of each vintage that is alive. Not modified.
     * @param progress factor a year on tokens per joule of a new vintage, h; positive
     * @return the factor
     * @throws IllegalArgumentException if the arrays differ in length or nothing is alive
     */
    public double stock(double[] gigawatts, int firstVintage, double[] survival, double progress) {
        Require.that(
                gigawatts.length == survival.length,
                "capacity of %s vintages needs as many survival shares but there are %s",
                gigawatts.length,
                survival.length);
        double alive = 0;
        double working = 0;
        double factor = Math.pow(progress, firstVintage - baseYear);
        for (int i = 0; i < gigawatts.length; i++) {
            double live = gigawatts[i] * survival[i];
            alive += live;
            working += live * factor;
            factor *= progress;
        }
        Require.positive(alive, "capacity that is alive in GW");
        return alive / working;
    }

    /**
     * An accelerator as a later vintage might be at the same power: FLOP by the hardware trend, memory and links by the bandwidth
     * trend.
     *
     * @param accelerator an accelerator of the base year
     * @param vintage the later year
     * @return the accelerator with higher speeds
     */
    public Accelerator vintage(Accelerator accelerator, int vintage) {
        return accelerator.scaled(hardware(vintage), bandwidth(vintage));
    }
}
