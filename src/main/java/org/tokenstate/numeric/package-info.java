/**
 * Arithmetic on plain doubles. Knows no word of the domain.
 *
 * <p>A {@link org.tokenstate.numeric.Model} turns named inputs, each with a {@link org.tokenstate.numeric.Distribution}, into
 * named outputs. An {@link org.tokenstate.numeric.InputSampler} draws the inputs: a uniform number from a
 * {@link org.tokenstate.numeric.CounterRandom}, a Latin hypercube or {@link org.tokenstate.numeric.SobolPoints} is joined with
 * others by a {@link org.tokenstate.numeric.Copula} and becomes a value by the quantile of its distribution. What comes out is
 * collected by {@link org.tokenstate.numeric.Moments} and {@link org.tokenstate.numeric.QuantileCollector}, both mergeable.
 */
@NullMarked
package org.tokenstate.numeric;

import org.jspecify.annotations.NullMarked;
