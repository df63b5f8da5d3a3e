package org.tokenstate.evidence;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One parameter as history has it.
 *
 * @param parameter its name
 * @param unit its unit
 * @param value the estimate; empty when there is no design for it
 * @param standardError its standard error; empty when the data give none
 * @param lower the lower end of the 95 % interval, or the lower bound
 * @param upper the upper end of the 95 % interval, or the upper bound
 * @param rows the observations that the estimate rests on
 * @param method the design, and what the error is made of
 * @param standing what may be made of it
 * @param data the tables or facts that it used
 * @param note what else must be known to use it
 */
public record Estimate(
        String parameter,
        String unit,
        OptionalDouble value,
        OptionalDouble standardError,
        OptionalDouble lower,
        OptionalDouble upper,
        int rows,
        String method,
        Standing standing,
        String data,
        String note) {
    /** What may be made of an estimate. */
    public enum Standing {
        /** The value stands within its interval. */
        ESTIMATED,
        /** The parameter lies beyond or between the bounds that the note states. */
        BOUND,
        /** The data do not tell: the numbers, if any, show how little. */
        NOT_IDENTIFIED;

        /**
         * {@return the word in what is printed, such as {@code not identified}}
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
