package org.tokenstate.data;

import java.time.LocalDate;

/**
 * The tokens of a model on OpenRouter on a day, and its list price.
 *
 * @param day the day
 * @param model the model
 * @param origin the country of its laboratory: {@code CN}, {@code US} or {@code ROW}
 * @param mtok its tokens, in millions
 * @param listPriceUsdPerMtok the mean of the list prices of input and output at the cheapest route, USD per million tokens
 */
public record ModelDay(LocalDate day, String model, String origin, double mtok, double listPriceUsdPerMtok) {}
