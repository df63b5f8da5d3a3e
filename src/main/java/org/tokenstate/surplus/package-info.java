/**
 * Energy that could serve tokens, and where compute can stand.
 *
 * <p>{@link org.tokenstate.surplus.SupplyCurve} orders blocks of energy by price within what a flat load can take and the hours
 * in which they are there.
 * {@link org.tokenstate.surplus.FirmCapacity} is the rule for capacity that counts at the peak.
 * {@link org.tokenstate.surplus.Hosts} gives plant, pipeline and prices of every country as a host.
 */
@NullMarked
package org.tokenstate.surplus;

import org.jspecify.annotations.NullMarked;
