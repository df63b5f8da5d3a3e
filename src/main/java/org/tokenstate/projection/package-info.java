/**
 * A country through time: the year of the model, what-ifs, comparison and explanation.
 *
 * <p>Start with {@link org.tokenstate.projection.TokenStateModel}. A {@link org.tokenstate.projection.Scenario} says which
 * parameters differ from the catalogue's defaults; a {@link org.tokenstate.projection.WhatIf} makes one scenario out of
 * another. The model reads the catalogue and the datasets once, hands plain values down to the layers below, and runs the
 * years in order; a {@link org.tokenstate.projection.Projection} holds every result variable of every year.
 */
@NullMarked
package org.tokenstate.projection;

import org.jspecify.annotations.NullMarked;
