/**
 * What a person looks at: a report of one country as a single page, its figures as pictures, and a page to explore.
 *
 * <p>Start with {@link org.tokenstate.report.CountryReport}: it runs an ensemble of a
 * {@link org.tokenstate.projection.TokenStateModel} and writes one self-contained HTML page whose headline is generated from
 * the draws, with a table behind every chart. {@link org.tokenstate.report.Picture} is one figure as SVG or PNG for a document.
 * {@link org.tokenstate.report.Explorer} serves a page with sliders to this machine alone.
 *
 * <p>A number flows from the ensemble into a figure (a chart's numbers, its table and a sentence, made together), and from the
 * figure into the page and into the picture, which draw the same numbers. A figure without numbers says why; it never shows an
 * empty chart.
 */
@NullMarked
package org.tokenstate.report;

import org.jspecify.annotations.NullMarked;
