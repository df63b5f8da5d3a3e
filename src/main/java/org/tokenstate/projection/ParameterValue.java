package org.tokenstate.projection;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.Distribution;

/**
 * What a scenario says of one parameter: a value by year, a word, or a distribution.
 *
 * @param path the value by year, if it is one
 * @param choice the word, if it is one
 * @param distribution the distribution, if it is one; a single projection takes its median
 * @param ofBaseYear whether it holds in the base year too, which a value by year does not otherwise: a scenario acts after it
 */
public record ParameterValue(
        Optional<YearPath> path, Optional<String> choice, Optional<Distribution> distribution, boolean ofBaseYear) {
    /**
     * Makes a value by year.
     *
     * @param path the value by year
     * @return the value
     */
    public static ParameterValue of(YearPath path) {
        return new ParameterValue(Optional.of(path), Optional.empty(), Optional.empty(), false);
    }

    /**
     * Makes a word.
     *
     * @param choice the word
     * @return the value
     */
    public static ParameterValue of(String choice) {
        return new ParameterValue(Optional.empty(), Optional.of(choice), Optional.empty(), false);
    }

    /**
     * Makes a distribution.
     *
     * @param distribution the distribution
     * @return the value
     */
    public static ParameterValue of(Distribution distribution) {
        return new ParameterValue(Optional.empty(), Optional.empty(), Optional.of(distribution), false);
    }

    /**
     * {@return the same, held in the base year too}
     */
    public ParameterValue inBaseYear() {
        return new ParameterValue(path, choice, distribution, true);
    }

    /** This value on top of what a scenario says already: as a value by year acts after the base year, that of the base year stays. */
    ParameterValue after(Parameter parameter, @Nullable ParameterValue said) {
        if (said == null || !said.ofBaseYear || ofBaseYear || path.isEmpty() || parameter.timing() != Timing.BY_YEAR) {
            return this;
        }
        double[] values = new double[TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR + 1];
        for (int t = 0; t < values.length; t++) {
            values[t] = (t == 0 ? Scenario.path(parameter, said) : path.get()).at(TokenStateModel.FIRST_YEAR + t);
        }
        return of(YearPath.of(TokenStateModel.FIRST_YEAR, values)).inBaseYear();
    }

    /**
     * Reads the text form for a parameter of the catalogue.
     *
     * @param parameter the name of the parameter
     * @param text a value by year as {@link YearPath#parse} reads it, with or without units ({@code 56 USD/MWh}), a word, or
     *     a distribution as {@link Distribution#parse} reads it; behind {@code base:} it holds in the base year too
     * @return the value, within the bounds of the parameter
     * @throws InputException if there is no such parameter or the text is not a value of it
     */
    public static ParameterValue parse(String parameter, String text) {
        Parameter known = ParameterTable.bundled().get(parameter);
        ParameterValue value;
        try {
            value = ValueText.read(known, text);
        } catch (InputException e) {
            throw new InputException(parameter + ": " + e.faults().get(0));
        }
        return ValueText.checked(known, value);
    }

    /**
     * {@return the text form: the path, the word or the distribution, behind {@code base:} where it holds in the base year too}
     */
    @Override
    public String toString() {
        return ofBaseYear ? ValueText.BASE + " " + said() : said();
    }

    /** The path, the word or the distribution. */
    String said() {
        return path.map(Objects::toString)
                .or(() -> choice)
                .orElseGet(() -> distribution.map(Objects::toString).orElseThrow());
    }
}
