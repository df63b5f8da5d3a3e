/**
 * The token market: who buys tokens of which tier from where, at which price, when energy, equipment and policy bind.
 *
 * <p>Start with {@link org.tokenstate.economics.market.MarketSolver}, the equations on plain arrays, solved without
 * allocation. Policy, demand growth and investment are values and small functions beside it.
 */
@NullMarked
package org.tokenstate.economics.market;

import org.jspecify.annotations.NullMarked;
