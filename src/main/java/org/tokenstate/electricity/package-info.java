/**
 * Electricity generation per head: growth models, their back-test, joint paths of two countries and the year in which one
 * overtakes the other.
 *
 * <p>A yearly series enters a {@link org.tokenstate.electricity.GrowthModel}, which is fitted and answers with points,
 * intervals and simulated paths; {@link org.tokenstate.electricity.GrowthModels} knows the models by name, and users add
 * their own by implementing the interface. {@link org.tokenstate.electricity.Backtest} holds every model against the years
 * that it had not seen. {@link org.tokenstate.electricity.GenerationPaths} draws one country and a reference together, and
 * {@link org.tokenstate.electricity.Convergence} counts from these draws when their lines cross, under every model.
 *
 * <p>Nothing here assumes that a series is electricity: a positive series is modelled in logarithms unless the model says
 * otherwise, a series with a zero or a negative value as it stands.
 */
@NullMarked
package org.tokenstate.electricity;

import org.jspecify.annotations.NullMarked;
