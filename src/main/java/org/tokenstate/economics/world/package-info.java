/**
 * The world's token market in one year: who buys how many tokens of which tier from whom, on whose compute, at which price, and
 * what crosses borders.
 *
 * <p>Start with {@link org.tokenstate.economics.world.WorldMarket}, from a file or from its parts, and solve it into a
 * {@link org.tokenstate.economics.world.WorldEquilibrium}. {@link org.tokenstate.economics.world.MarketLanes} is the solver itself:
 * many draws of one market side by side, without allocation, with the same bits at any width; a file is one lane of it.
 *
 * <p>Hosts in pools sell reference kilowatt-hours of inference work; origins buy work from the pool that serves them and sell
 * tokens; buyers choose by nested constant elasticities of substitution under bans, tariffs, premia and a ceiling on spending.
 * The price of work of each pool is the smallest at which its offers cover its use, all pools at once.
 */
@NullMarked
package org.tokenstate.economics.world;

import org.jspecify.annotations.NullMarked;
