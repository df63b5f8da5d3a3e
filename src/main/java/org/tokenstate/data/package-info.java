/**
 * Reading, provenance and series: the tables that the model stands on.
 *
 * <p>{@link org.tokenstate.data.Datasets} is the entry: {@code Datasets.bundled()} holds the tables packed into the jar,
 * each read at its first use. A yearly quantity is an {@link org.tokenstate.data.Indicator}; its values for a country, a
 * group or the world are an {@link org.tokenstate.data.AnnualSeries}, in which a gap stays a gap and an empty series says
 * why. Where a single value comes from is a {@link org.tokenstate.data.Cell}; where a table comes from, and what is wrong
 * with it, is its {@link org.tokenstate.data.Provenance}. Figures without a time axis have records of their own, such as
 * {@link org.tokenstate.data.Capacity}, which carry the known faults of their values with them.
 *
 * <p>{@link org.tokenstate.data.Importers} read the files of the publishers as they are offered; {@code Datasets.with} lays
 * their values over the bundled ones.
 */
@NullMarked
package org.tokenstate.data;

import org.jspecify.annotations.NullMarked;
