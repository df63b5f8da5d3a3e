/**
 * What the history of the token market says about the parameters of the model.
 *
 * <p>{@link org.tokenstate.evidence.Estimates} holds every parameter that dated volumes, shares and list prices speak to, each with
 * its standard error, the rows it used and the method; what they do not identify is in the list too and says so. Nothing here
 * reads or changes the model: an estimate is something that the catalogue of parameters may cite.
 */
@NullMarked
package org.tokenstate.evidence;

import org.jspecify.annotations.NullMarked;
