package org.tokenstate.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        String source) {
    private static final String ROUTE = "route_snapshot";

    /**
     * The price of each model that still stands: of the rows with prices of input and output and without a last day the one that
     * began last, a route's snapshot only where the maker's own is not on file. Where that row does not state the price of cached
     * input, it is that of another standing row of the model with the same prices of input and output, else empty. Tokens per day
     * are the model's, from whichever row has them.
     *
     * @param prices the rows. Not modified.
     * @return a row a model, by its name, in the order of the rows
     */
    public static Map<String, ListPrice> standing(Collection<ListPrice> prices) {
        Map<String, List<ListPrice>> byModel = new LinkedHashMap<>();
        for (ListPrice p : prices) {
            if (p.toDate.isEmpty() && p.inputUsdPerMtok.isPresent() && p.outputUsdPerMtok.isPresent()) {
                byModel.computeIfAbsent(p.modelId, m -> new ArrayList<>()).add(p);
            }
        }
        Map<String, ListPrice> standing = new LinkedHashMap<>();
        byModel.forEach((model, rows) -> standing.put(model, last(rows)));
        return standing;
    }

    private static ListPrice last(List<ListPrice> rows) {
        ListPrice last = rows.stream()
                .max(Comparator.comparing((ListPrice p) -> !p.kind.equals(ROUTE))
                        .thenComparing(ListPrice::fromDate)
                        .thenComparing(p -> p.cachedInputUsdPerMtok.isPresent()))
                .orElseThrow();
        OptionalDouble cached = last.cachedInputUsdPerMtok.isPresent()
                ? last.cachedInputUsdPerMtok
                : rows.stream()
                        .filter(p -> p.inputUsdPerMtok.equals(last.inputUsdPerMtok)
                                && p.outputUsdPerMtok.equals(last.outputUsdPerMtok))
                        .map(ListPrice::cachedInputUsdPerMtok)
                        .filter(OptionalDouble::isPresent)
                        .findFirst()
                        .orElse(OptionalDouble.empty());
        OptionalDouble tokens = rows.stream()
                .map(ListPrice::openRouterTokensPerDay)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
        return new ListPrice(
                last.modelId,
                last.developer,
                last.country,
                last.kind,
                last.fromDate,
                last.toDate,
                last.inputUsdPerMtok,
                cached,
                last.outputUsdPerMtok,
                last.releaseDate,
                last.openWeights,
                tokens,
                last.source);
    }
}
