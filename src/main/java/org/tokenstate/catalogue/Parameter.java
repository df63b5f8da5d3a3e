package org.tokenstate.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.numeric.Distribution;

/**
 * A number (or a choice) that a what-if may change.
 *
 * @param name unique name; a country, market or tier follows after a dot, as in {@code capex_usd_per_kw.CHN}
 * @param unit unit of the value; {@code 1} for a pure number
 * @param timing when the value is read; a choice is settled once
 * @param choices the words that may be chosen; empty for a number
 * @param defaultChoice the word chosen by default; empty for a number
 * @param defaultValue the default by year; zero for a choice
 * @param lower the least value allowed
 * @param upper the greatest value allowed
 * @param distribution how uncertain it is, if it is drawn
 * @param notDrawn why it is not drawn; empty where it is, and for a choice
 * @param actsWith what other parameters must be, as text by name, for this one to move a result; empty where it does under the
 *     defaults
 * @param description what it is
 * @param source where the default comes from
 */
public record Parameter(
        String name,
        String unit,
        Timing timing,
        List<String> choices,
        String defaultChoice,
        YearPath defaultValue,
        double lower,
        double upper,
        Optional<Distribution> distribution,
        String notDrawn,
        Map<String, String> actsWith,
        String description,
        Source source) {

    /**
     * {@return whether the parameter is a choice of words, not a number}
     */
    public boolean isChoice() {
        return !choices.isEmpty();
    }

    /**
     * Requires a value within the bounds, and one value where the parameter is read in the base year alone.
     *
     * @param value the value by year
     * @return the value
     * @throws InputException if the parameter is a choice, a value lies outside the bounds, or there are values by year for a
     *     parameter of the base year
     */
    public YearPath requireValid(YearPath value) {
        if (isChoice()) {
            throw new InputException(name + " must be one of " + String.join(", ", choices) + " but is " + value);
        }
        double outside = value.min() < lower ? value.min() : value.max();
        if (outside < lower || outside > upper) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s must be in [%s, %s]%s but is %s%s",
                    name,
                    plain(lower),
                    plain(upper),
                    unit.equals("1") ? "" : " " + unit,
                    plain(outside),
                    outside >= 10 && outside <= 100 * upper && Shares.isShare(name, unit)
                            ? String.format(
                                    Locale.ROOT,
                                    "; per cent is written '%s %%' or %s",
                                    plain(outside),
                                    plain(outside / 100))
                            : ""));
        }
        if (timing == Timing.BASE_YEAR && !value.isConstant()) {
            throw new InputException(
                    name + " must be one value, that of the base year, but has values by year: " + brief(value));
        }
        return value;
    }

    /** The text of a path with at most three of its values. */
    private static String brief(YearPath value) {
        String[] parts = value.toString().split(", ", -1);
        return parts.length <= 3 ? value.toString() : String.join(", ", parts[0], "…", parts[parts.length - 1]);
    }

    /**
     * Requires one of the choices.
     *
     * @param choice the word
     * @return the word
     * @throws InputException if the parameter is a number or has no such choice
     */
    public String requireChoice(String choice) {
        if (!choices.contains(choice)) {
            throw new InputException(
                    isChoice()
                            ? Nearest.unknown("value of " + name, choice, choices)
                            : name + " must be a number but is '" + choice + "'");
        }
        return choice;
    }

    /**
     * {@return the default as text: the choice, or the value by year}
     */
    public String defaultText() {
        return isChoice() ? defaultChoice : defaultValue.toString();
    }

    private static String plain(double value) {
        return YearPath.constant(value).toString();
    }
}
