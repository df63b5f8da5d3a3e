/**
 * Published claims held against the model.
 *
 * <p>{@link org.tokenstate.report.claims.Claim} is a figure that somebody published, read from {@code claims.csv}.
 * {@link org.tokenstate.report.claims.Claims#assess} computes for each what the library says to the same question: the crossing of
 * generation per head from {@code electricity}, energy per prompt and token from the anchors and serving points of
 * {@code inference}, prices from the bundled list prices, volumes, capacity and spending from a projection of the world, China and the United
 * States. An {@link org.tokenstate.report.claims.Assessment} carries the model's figure, the ratio, a
 * {@link org.tokenstate.report.claims.Verdict} and the reason. A {@link org.tokenstate.report.claims.Statement} has no figure to compare
 * with: {@link org.tokenstate.report.claims.Statements} says what the model answers, and what makes the answer doubtful.
 */
@NullMarked
package org.tokenstate.report.claims;

import org.jspecify.annotations.NullMarked;
