/**
 * Monte Carlo: what is not known of the inputs becomes a spread of the outputs.
 *
 * <p>{@link org.tokenstate.uncertainty.Ensemble#of(org.tokenstate.numeric.Model)} opens a
 * {@link org.tokenstate.uncertainty.EnsemblePlan}: draws, seed, threads, correlations, events to count, conditions. The plan
 * cuts the draws into numbered blocks. A {@link org.tokenstate.uncertainty.Block} is the partial result of one: it is a pure
 * function of the plan and its number, serialisable, and merges with the others in order of number, so that any engine may run
 * the blocks and the answer is the same, bit for bit. The {@link org.tokenstate.uncertainty.Ensemble} holds
 * {@link org.tokenstate.uncertainty.Summary summaries} of outputs, {@link org.tokenstate.uncertainty.Probability
 * probabilities} of events, draws that {@link org.tokenstate.uncertainty.Failure failed}, and a
 * {@link org.tokenstate.uncertainty.Convergence verdict} on whether the draws were enough.
 */
@NullMarked
package org.tokenstate.uncertainty;

import org.jspecify.annotations.NullMarked;
