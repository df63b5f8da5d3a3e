/**
 * What trade in tokens does: import penetration, the funding paradox, price indices, welfare.
 *
 * <p>Pure functions of values and of {@link org.tokenstate.economics.market.Equilibrium}:
 * {@link org.tokenstate.economics.trade.ImportPenetration} for exposure to a token China shock,
 * {@link org.tokenstate.economics.trade.FundingParadox} for what cheap tokens do to the capital that serves dear ones,
 * {@link org.tokenstate.economics.trade.PriceIndices} for prices paid and prices at constant quality,
 * {@link org.tokenstate.economics.trade.Welfare} for who gains.
 */
@NullMarked
package org.tokenstate.economics.trade;

import org.jspecify.annotations.NullMarked;
