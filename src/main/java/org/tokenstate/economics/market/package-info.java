/**
 * The token market: who buys tokens of which tier from where, at which price, when energy, equipment and policy bind.
 *
 * <p>Start with {@link org.tokenstate.economics.market.TokenMarket}: origins with prices, energy and capacity, and markets with
 * tiers, base shares and terms of trade, by name or from a file. It is solved into an
 * {@link org.tokenstate.economics.market.Equilibrium} of prices, flows, scarcity rents and the residual of its conditions.
 * {@link org.tokenstate.economics.market.Policy} is a measure by its years, which moves tariffs, access, premia, chips or costs.
 *
 * <p>{@link org.tokenstate.economics.market.MarketSolver} holds the same equations on plain arrays, solved without allocation, for
 * loops over draws and years, which the text of the model reaches by {@link org.tokenstate.economics.market.MarketOfYear}: demand gives the use of energy at any scarcity price, supply is a staircase, and clearing is the
 * least price of each origin at which use fits supply.
 */
@NullMarked
package org.tokenstate.economics.market;

import org.jspecify.annotations.NullMarked;
