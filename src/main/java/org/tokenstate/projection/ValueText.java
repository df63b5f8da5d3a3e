package org.tokenstate.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.Distribution;

/** Reads a value of a parameter with or without units: {@code 56 USD/MWh}, {@code 2026: 10, 13, 16 GW/yr}, {@code 2.5 %/yr}. */
final class ValueText {
    /** What stands before a value that holds in the base year too. */
    static final String BASE = "base:";

    private static final int LONGEST = 20_000;
    private static final Pattern QUANTITY = Pattern.compile(
            "\\s*([-+]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][-+]?\\d++)?)\\s*(1/[^:,>]*|[^\\d\\s.:,>-][^:,>]*)?");

    private static final Pattern PERCENT = Pattern.compile("(\\d++(?:\\.\\d++)?)\\s*+%(?:/yr)?");

    private ValueText() {}

    /**
     * Reads a value.
     *
     * @param parameter the parameter
     * @param text a number, a path as {@link YearPath#parse} reads it, a word, or a distribution; numbers may have units
     * @return the value within the bounds of the parameter
     * @throws InputException if it is none, or outside
     */
    static ParameterValue parse(Parameter parameter, String text) {
        return checked(parameter, read(parameter, text));
    }

    /** The value, within the bounds of the parameter or not. */
    static ParameterValue read(Parameter parameter, String text) {
        String plain = text.strip();
        if (plain.length() > LONGEST) {
            throw new InputException("value must have at most " + LONGEST + " characters but has " + plain.length());
        }
        if (plain.startsWith(BASE)) {
            return read(parameter, plain.substring(BASE.length())).inBaseYear();
        }
        if (parameter.isChoice()) {
            return ParameterValue.of(parameter.requireChoice(plain));
        }
        plain = ModelText.bundled().tables().numbered(parameter.unit(), plain);
        try {
            return !plain.isEmpty() && Character.isLetter(plain.charAt(0))
                    ? ParameterValue.of(Distribution.parse(fractions(parameter, plain)))
                    : ParameterValue.of(path(parameter, plain));
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** The text of a distribution with its percentages as fractions, where the parameter is a pure number or a rate a year. */
    private static String fractions(Parameter parameter, String text) {
        if (!parameter.unit().equals("1") && !parameter.unit().equals("1/yr")) {
            return text;
        }
        return PERCENT.matcher(text)
                .replaceAll(match ->
                        new BigDecimal(match.group(1)).scaleByPowerOfTen(-2).toPlainString());
    }

    /** A scenario refuses what lies outside the bounds, and says whose they are. */
    static ParameterValue checked(Parameter parameter, ParameterValue value) {
        Scenario checked = Scenario.BASELINE.with(parameter.name(), value);
        return checked.values().getOrDefault(parameter.name(), value);
    }

    /** A path of numbers with units; the unit after the last number holds for those without. */
    private static YearPath path(Parameter parameter, String text) {
        int arrow = text.indexOf("->");
        if (arrow >= 0) {
            String[] from = text.substring(0, arrow).split(":", -1);
            String[] to = text.substring(arrow + 2).split(":", -1);
            if (from.length != 2 || to.length != 2) {
                throw malformed(text);
            }
            double[] ends = numbers(parameter, text, List.of(from[1], to[1]));
            return YearPath.line(year(from[0], text), ends[0], year(to[0], text), ends[1]);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return YearPath.constant(numbers(parameter, text, List.of(text))[0]);
        }
        return YearPath.of(
                year(text.substring(0, colon), text),
                numbers(parameter, text, List.of(text.substring(colon + 1).split(",", -1))));
    }

    private static int year(String text, String whole) {
        String plain = text.strip();
        if (!plain.matches("\\d{4}")) {
            throw malformed(whole);
        }
        int year = Integer.parseInt(plain);
        if (year < 1900 || year > 2200) {
            throw new InputException("year must be in [1900, 2200] but is " + year);
        }
        return year;
    }

    /** A number as written times a factor; a power of ten moves the point of the decimal number, so that 5.6 % is 0.056. */
    private static double converted(String number, double factor) {
        double value = Double.parseDouble(number);
        int power = (int) Math.rint(Math.log10(factor));
        return value != 0 && Math.abs(factor * Math.pow(10, -power) - 1) < 1e-12
                ? new BigDecimal(number).scaleByPowerOfTen(power).doubleValue()
                : value * factor;
    }

    /**
     * Numbers of one list in the unit of a parameter.
     *
     * @param parameter the parameter
     * @param whole the text of the list, for messages
     * @param texts the numbers; the unit after the last holds for those without
     * @return the numbers in the unit of the parameter
     */
    static double[] numbers(Parameter parameter, String whole, List<String> texts) {
        List<String> values = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (String text : texts) {
            Matcher matcher = QUANTITY.matcher(text);
            if (!matcher.matches()) {
                throw malformed(whole);
            }
            if (Double.isInfinite(Double.parseDouble(matcher.group(1)))) {
                throw malformed(whole);
            }
            values.add(matcher.group(1));
            String unit = matcher.group(2);
            units.add(unit == null ? "" : unit.strip());
        }
        String last = units.get(units.size() - 1);
        double[] converted = new double[values.size()];
        for (int i = 0; i < converted.length; i++) {
            String unit = units.get(i).isEmpty() ? last : units.get(i);
            try {
                converted[i] = converted(values.get(i), UnitText.factor(unit, parameter.unit()));
            } catch (InputException e) {
                throw new InputException(e.getMessage() + " in '" + InputException.shown(whole) + "'");
            }
        }
        return converted;
    }

    private static InputException malformed(String text) {
        return new InputException(
                "value must be a number, 'YEAR: v, v, …', 'YEAR: v -> YEAR: v' or a distribution but is '"
                        + InputException.shown(text) + "'");
    }
}
