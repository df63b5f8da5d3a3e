/**
 * Solvers behind the text of the model: energy that could serve tokens, and accelerators by vintage.
 *
 * <p>{@link org.tokenstate.surplus.SupplyCurve} orders blocks of energy by price within what a flat load can take and the hours
 * in which they are there; {@link org.tokenstate.surplus.SupplyUse} says what an amount of energy takes of them, both on the
 * arithmetic of {@link org.tokenstate.surplus.SupplyWorkspace}. {@link org.tokenstate.surplus.VintageFleet} holds accelerators
 * by vintage. {@link org.tokenstate.surplus.FirmCapacity} is the rule for capacity that counts at the peak.
 */
@NullMarked
package org.tokenstate.surplus;

import org.jspecify.annotations.NullMarked;
