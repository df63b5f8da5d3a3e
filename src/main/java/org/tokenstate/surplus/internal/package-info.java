/**
 * What the equations of a country's surplus ask of Java: {@link org.tokenstate.surplus.internal.SupplyCurve} orders blocks of
 * energy by price within what a flat load can take and the hours in which they are there;
 * {@link org.tokenstate.surplus.internal.FirmCapacity} is the rule for capacity that counts at the peak. No part of the API: it
 * changes without notice.
 */
@NullMarked
package org.tokenstate.surplus.internal;

import org.jspecify.annotations.NullMarked;
