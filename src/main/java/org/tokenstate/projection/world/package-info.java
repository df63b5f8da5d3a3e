/**
 * The world of tokens through time: regions that buy and host, pools of compute, trade both ways, policies. The equations are the
 * chapters of {@code org/tokenstate/world}; here they are bound to tables, parameters, scenarios and the market.
 */
@NullMarked
package org.tokenstate.projection.world;

import org.jspecify.annotations.NullMarked;
