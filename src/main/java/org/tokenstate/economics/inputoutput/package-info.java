/**
 * Input–output economics: what an economy must produce for a final demand, and the electricity that it embodies.
 *
 * <p>Start with {@link org.tokenstate.economics.inputoutput.InputOutputTable}: transactions Z and final demand of one or
 * several regions, read from CSV files with checks of the balance. {@link org.tokenstate.economics.inputoutput.Leontief}
 * turns final demand into output, {@link org.tokenstate.economics.inputoutput.Ghosh} primary inputs into output, and
 * {@link org.tokenstate.economics.inputoutput.EmbodiedElectricity} follows electricity to those who use the goods.
 * Notation and textbook case: Miller &amp; Blair, Input–Output Analysis, 2nd edition, Cambridge 2009, chapters 2, 3, 10, 12.
 */
@NullMarked
package org.tokenstate.economics.inputoutput;

import org.jspecify.annotations.NullMarked;
