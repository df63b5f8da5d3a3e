/**
 * Arithmetic on plain doubles. Knows no word of the domain.
 *
 * <p>A {@link org.tokenstate.numeric.Model} turns named inputs, each with a {@link org.tokenstate.numeric.Distribution}, into
 * named outputs. An {@link org.tokenstate.numeric.InputSampler} draws the inputs: a uniform number from a random stream, a Latin
 * hypercube or Sobol' points is joined with others by a {@link org.tokenstate.numeric.Copula} and becomes a value by the quantile
 * of its distribution. {@link org.tokenstate.numeric.Moments} collects what comes out, and merges with its like.
 */
@NullMarked
package org.tokenstate.numeric;

import org.jspecify.annotations.NullMarked;
