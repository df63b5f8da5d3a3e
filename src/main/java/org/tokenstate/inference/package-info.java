/**
 * Energy per token: what a language model draws when it is served, from its architecture and a stated serving point.
 *
 * <p>A number flows so: an {@link org.tokenstate.inference.InferenceCatalogue} names a {@link
 * org.tokenstate.inference.LanguageModel} and an {@link org.tokenstate.inference.Accelerator}; a {@link
 * org.tokenstate.inference.ServingPoint} adds accelerators, batch and lengths; an {@link
 * org.tokenstate.inference.EnergyPerTokenModel} (the {@link org.tokenstate.inference.EnergyRoofline}, whose few coefficients
 * come from {@link org.tokenstate.inference.Calibration}) predicts joules per <em>output</em> token at the accelerators,
 * broken into parts. {@link org.tokenstate.inference.MeteredIntensity} then goes through a {@link
 * org.tokenstate.inference.DataCentre} to the meter and, with a traffic mix, to <em>billed</em> tokens. {@link
 * org.tokenstate.inference.Workload} gives chat, reasoning and agent tasks.
 */
@NullMarked
package org.tokenstate.inference;

import org.jspecify.annotations.NullMarked;
