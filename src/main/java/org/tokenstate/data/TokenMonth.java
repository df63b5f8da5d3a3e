package org.tokenstate.data;

import java.time.YearMonth;
import java.util.OptionalDouble;

/**
 * The tokens that OpenRouter routed in a month, in millions.
 *
 * @param month the month
 * @param closedMtok of models with closed weights
 * @param openWeightsMtok of models with open weights
 * @param unknownMtok of models that are not classified
 * @param otherMtok of models outside the ranking
 * @param chineseShareOfNamed the share of Chinese laboratories in the tokens of named ones, a fraction; empty when no day of the
 *     month is on file
 */
public record TokenMonth(
        YearMonth month,
        double closedMtok,
        double openWeightsMtok,
        double unknownMtok,
        double otherMtok,
        OptionalDouble chineseShareOfNamed) {
    /**
     * {@return the tokens of the month in millions}
     */
    public double mtok() {
        return closedMtok + openWeightsMtok + unknownMtok + otherMtok;
    }
}
