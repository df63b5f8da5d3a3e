package org.tokenstate.economics.world;

/** No prices clear the market, or none could be proved to: the message says which origin and why. */
public final class NoEquilibriumException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports a market without a proven equilibrium.
     *
     * @param message what fails, value, bound, whose
     */
    public NoEquilibriumException(String message) {
        super(message);
    }
}
