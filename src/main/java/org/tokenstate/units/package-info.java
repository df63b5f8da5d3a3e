/**
 * Typed quantities: energy, power, energy per token, tokens, money of a price year, prices, ratios, traffic mixes.
 *
 * <p>Start with {@link org.tokenstate.units.Energy}. Each is a record with {@code of…Unit} factories and accessors named
 * by unit. Conversion happens here, at the rim; inside the library numbers are plain {@code double} with the unit in the
 * name. Depends on nothing.
 */
@NullMarked
package org.tokenstate.units;

import org.jspecify.annotations.NullMarked;
