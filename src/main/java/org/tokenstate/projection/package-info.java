/**
 * A country through time: the year of the model, what-ifs, comparison and explanation.
 *
 * <p>Start with {@link org.tokenstate.projection.TokenStateModel}. A {@link org.tokenstate.projection.Scenario} says which
 * parameters differ from the catalogue's defaults; a {@link org.tokenstate.projection.WhatIf} makes one scenario out of
 * another. The model reads the catalogue and the datasets once, hands plain values down to the layers below, and runs the
 * years in order; a {@link org.tokenstate.projection.Projection} holds every result variable of every year.
 *
 * <p>Of a projection, {@link org.tokenstate.projection.YearResult} is one year, {@link org.tokenstate.projection.Criterion} a
 * condition that it may meet, {@link org.tokenstate.projection.BindingConstraint} what kept exports from being larger,
 * {@link org.tokenstate.projection.Explanation} the tree of one number down to its sources, and
 * {@link org.tokenstate.projection.Comparison} what differs from another projection, since when and because of what.
 * {@link org.tokenstate.projection.Ranking} projects every country; {@link org.tokenstate.projection.ScenarioFiles} read and write
 * scenarios. {@code TokenStateModel.asModel} hands the whole to {@code uncertainty} and {@code sensitivity} as a function of plain
 * numbers.
 */
@NullMarked
package org.tokenstate.projection;

import org.jspecify.annotations.NullMarked;
