/**
 * Cost, price and outcome of tokens.
 *
 * <p>{@link org.tokenstate.economics.LevelisedTokenCost} gives what a million billed tokens cost and of which parts;
 * {@link org.tokenstate.economics.PricePath} takes the mark-ups of the base year through the years.
 * {@link org.tokenstate.economics.EnergySale} sells an amount of energy as tokens,
 * {@link org.tokenstate.economics.EmbodiedEnergy} sets it beside other goods.
 *
 * <p>Money is real 2025 United States dollars unless a name says otherwise.
 */
@NullMarked
package org.tokenstate.economics;

import org.jspecify.annotations.NullMarked;
