package org.tokenstate.data;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The list price of a model's tokens in USD of its date per million tokens.
 *
 * @param modelId the name of the model in its collection
 * @param developer who developed it
 * @param country the code of the developer's country, which need not be where it is served
 * @param kind {@code list_price_history}, {@code catalogue_history}, {@code route_snapshot} or {@code launch_price}
 * @param fromDate the first day, ISO 8601; empty when it was not recorded
 * @param toDate the last day; empty when the price still stood
 * @param inputUsdPerMtok the price of uncached input
 * @param cachedInputUsdPerMtok the price of cached input
 * @param outputUsdPerMtok the price of output
 * @param releaseDate the day of release; empty when it was not recorded
 * @param openWeights whether the weights are open, if known
 * @param openRouterTokensPerDay the tokens a day on OpenRouter in July 2026, if ranked
 * @param source the code of the collection
 */
public record ListPrice(
        String modelId,
        String developer,
        String country,
        String kind,
        String fromDate,
        String toDate,
        OptionalDouble inputUsdPerMtok,
        OptionalDouble cachedInputUsdPerMtok,
        OptionalDouble outputUsdPerMtok,
        String releaseDate,
        Optional<Boolean> openWeights,
        OptionalDouble openRouterTokensPerDay,
        String source) {}
