/**
 * Energy that could serve tokens, and what else could bind: limits only, no market.
 *
 * <p>Start with {@link org.tokenstate.surplus.EnergySupplyInputs}, the values of one country and year. They become six
 * {@linkplain org.tokenstate.surplus.EnergyTranche tranches}, which {@link org.tokenstate.surplus.EnergySupplyCurve}
 * orders by price, limits by {@linkplain org.tokenstate.surplus.FirmCapacity firm capacity} and by hours of
 * availability, and reads as a step function. {@link org.tokenstate.surplus.ComputeStock} holds accelerators (or shells)
 * by vintage; {@link org.tokenstate.surplus.BuildLimit} says what bounds a year's additions.
 * {@link org.tokenstate.surplus.PhysicalLimits} takes the smallest of all limits and says which it is, what one more
 * unit of it is worth and how much slack the others have.
 *
 * <p>Loops over draws use {@link org.tokenstate.surplus.SupplyWorkspace}, {@link org.tokenstate.surplus.ComputeStock}
 * and the static methods, none of which allocates; the records wrap the same arithmetic.
 */
@NullMarked
package org.tokenstate.surplus;

import org.jspecify.annotations.NullMarked;
