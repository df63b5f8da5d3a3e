package org.tokenstate.uncertainty;

/**
 * The spread of one output over the draws.
 *
 * @param p05 the quantile 0.05
 * @param p25 the quantile 0.25
 * @param p50 the median
 * @param p75 the quantile 0.75
 * @param p95 the quantile 0.95
 * @param mean the mean
 * @param standardError the standard error of the mean, as for independent draws (which is on the safe side for evenly spread
 *     points)
 * @param standardDeviation the standard deviation
 * @param medianStandardError the standard error of the median, from the density around it
 * @param least the least value
 * @param greatest the greatest value
 * @param draws over how many draws
 */
public record Summary(
        double p05,
        double p25,
        double p50,
        double p75,
        double p95,
        double mean,
        double standardError,
        double standardDeviation,
        double medianStandardError,
        double least,
        double greatest,
        long draws) {}
