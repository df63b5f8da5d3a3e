/**
 * Arithmetic on plain doubles: random numbers, distributions, quantiles, linear algebra. Knows no word of the domain.
 */
@NullMarked
package org.tokenstate.numeric;

import org.jspecify.annotations.NullMarked;
