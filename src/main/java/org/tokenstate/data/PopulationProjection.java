package org.tokenstate.data;

/**
 * The population of a country to come, in persons at mid-year: UN World Population Prospects 2024, CC BY 3.0 IGO.
 *
 * <p>The bounds are marginal: each year's own 80 % interval, not a path.
 *
 * @param medium the medium variant
 * @param lower80 the lower bound of the 80 % interval
 * @param upper80 the upper bound of the 80 % interval
 */
public record PopulationProjection(AnnualSeries medium, AnnualSeries lower80, AnnualSeries upper80) {}
