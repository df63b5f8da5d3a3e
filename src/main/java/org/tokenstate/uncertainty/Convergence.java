package org.tokenstate.uncertainty;

import java.util.Locale;

/**
 * The verdict on whether there were enough draws: the greatest error of a median, relative to the spread of its output, against
 * a tolerance.
 *
 * @param converged whether it is within the tolerance
 * @param output the output with the greatest error
 * @param error its standard error of the median over p95 − p05
 * @param tolerance the tolerance, {@value #TOLERANCE} unless said otherwise
 * @param draws the draws there were
 * @param drawsNeeded the draws that would bring this error to the tolerance, by the square-root law
 */
public record Convergence(
        boolean converged, String output, double error, double tolerance, long draws, long drawsNeeded) {
    /** The default tolerance: one hundredth of the range from p05 to p95. */
    public static final double TOLERANCE = 0.01;

    /**
     * {@return the verdict in words}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d draws leave the median of %s with a standard error of %.2g of its 5-95 %% range (tolerance %s)%s",
                converged ? "converged" : "not converged",
                draws,
                output,
                error,
                tolerance,
                converged ? "" : "; about " + drawsNeeded + " draws would do");
    }
}
