package org.tokenstate.report.claims;

import java.util.OptionalDouble;

/** What the model says to a published figure. */
public enum Verdict {
    /** The model's figure lies in the published range or within 25 % of the published figure either way. */
    AGREES("agrees"),
    /** The model's figure lies within a factor of three either way. */
    WITHIN_A_FACTOR("within a factor of 3"),
    /** The model's figure is more than a factor of three away. */
    DISAGREES("disagrees"),
    /** The model has no figure of this kind. */
    CANNOT_SAY("cannot say");

    private static final double CLOSE = 1.25;
    private static final double FACTOR = 3;

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /**
     * {@return the words that are printed, such as {@code agrees}}
     */
    public String label() {
        return label;
    }

    /** The verdict on a figure: in the range if there is one, otherwise by the ratio. */
    static Verdict of(double model, double ratio, OptionalDouble low, OptionalDouble high) {
        boolean inRange =
                low.isPresent() && high.isPresent() && model >= low.getAsDouble() && model <= high.getAsDouble();
        if (inRange || (ratio <= CLOSE && ratio >= 1 / CLOSE)) {
            return AGREES;
        }
        return ratio <= FACTOR && ratio >= 1 / FACTOR ? WITHIN_A_FACTOR : DISAGREES;
    }
}
