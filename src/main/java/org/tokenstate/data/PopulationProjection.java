package org.tokenstate.data;

/**
 * The population of a country to come, in persons at mid-year: UN World Population Prospects 2024, CC BY 3.0 IGO.
 *
 * <p>The bounds are marginal: each year's own 80 % interval, not a path.
 *
 * @param medium the medium variant
 * @param lower80 the lower bound of the 80 % interval
 * @param upper80 the upper bound of the 80 % interval
 * @param low the variant with half a child a woman less than the medium one; no quantile
 * @param high the variant with half a child more; no quantile
 */
public record PopulationProjection(
        AnnualSeries medium, AnnualSeries lower80, AnnualSeries upper80, AnnualSeries low, AnnualSeries high) {}
