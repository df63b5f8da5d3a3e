/**
 * Cost, price and outcome of tokens.
 *
 * <p>{@link org.tokenstate.economics.LevelisedTokenCost} gives what a million billed tokens cost and of which parts;
 * {@link org.tokenstate.economics.ChipMix} the power price and the extra energy of domestic chips.
 * {@link org.tokenstate.economics.PricePath} turns cost into price through the years.
 * {@link org.tokenstate.economics.TokenExports} measures what is exported, {@link org.tokenstate.economics.TokenRent} what
 * is earned above cost, {@link org.tokenstate.economics.TokenState} when a country is a token-state.
 * {@link org.tokenstate.economics.EnergySale} sells an amount of energy as tokens,
 * {@link org.tokenstate.economics.EmbodiedEnergy} sets it beside other goods, and
 * {@link org.tokenstate.economics.Emissions} counts what it emits.
 *
 * <p>Money is real 2025 United States dollars unless a name says otherwise.
 */
@NullMarked
package org.tokenstate.economics;

import org.jspecify.annotations.NullMarked;
