/**
 * Sensitivity analysis: which inputs make the spread of an output.
 *
 * <p>{@link org.tokenstate.sensitivity.SobolIndices} share out the variance (first order, total, second order, with
 * intervals), {@link org.tokenstate.sensitivity.MorrisScreening} ranks many inputs with few evaluations,
 * {@link org.tokenstate.sensitivity.Tornado} moves one input at a time between two quantiles,
 * {@link org.tokenstate.sensitivity.RankCorrelations} reads the draws of an ensemble that has been run, and
 * {@link org.tokenstate.sensitivity.ShapleyEffects} share out the variance among correlated inputs. All treat the inputs of one
 * {@link org.tokenstate.numeric.Model.Input#group() group} together and all outputs in one pass.
 */
@NullMarked
package org.tokenstate.sensitivity;

import org.jspecify.annotations.NullMarked;
