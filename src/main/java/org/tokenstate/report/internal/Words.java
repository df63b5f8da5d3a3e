package org.tokenstate.report.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Probability;

/** Names and numbers as people read them: units, few digits, and odds that are never rounded to certainty. */
public final class Words {
    private static final MathContext THREE = new MathContext(3);
    private static final String[] SCALES = {
        "", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion"
    };

    private static final Pattern UNIT =
            Pattern.compile("(?<=\\d) (?:(?:thousand|million|billion|trillion|quadrillion|quintillion"
                    + "|sextillion)\\b(?: USD\\b)?|%|USD\\b|[MkTG]?Wh?\\b|J\\b|bn\\b(?: USD\\b)?)");

    private static final String ARTICLE =
            "United .*|.* Islands|.*Republic.*|Netherlands|Philippines|Bahamas|Gambia|Maldives"
                    + "|Comoros|Isle of Man|European Union.*|Association .*|Gulf .*|Organisation .*";

    private Words() {}

    /**
     * The name of a country or group.
     *
     * @param model a model on the data that hold it
     * @param code its code
     * @return its name in English
     */
    public static String name(TokenStateModel model, String code) {
        return model.data().groups().stream()
                .filter(g -> g.code().equals(code))
                .map(g -> g.name())
                .findFirst()
                .orElseGet(() -> model.data().country(code).name());
    }

    /**
     * A country in the middle of a sentence: with the article that its name takes.
     *
     * @param name its name
     * @return such as {@code the United States}
     */
    public static String place(String name) {
        return name.matches(ARTICLE) ? "the " + name : name;
    }

    /**
     * Text that begins a sentence.
     *
     * @param text the text
     * @return the text with a capital
     */
    public static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Text in which no line breaks between a number and its unit, nor within a unit of two words. */
    public static String unbroken(String text) {
        return UNIT.matcher(text).replaceAll(m -> m.group().replace(' ', '\u00a0'));
    }

    /** Three significant digits, thousands grouped. */
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e12 || size < 1e-5) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(rounded.scale(), 7)) + "f", rounded);
    }

    /**
     * A number in words.
     *
     * @param value the number
     * @return such as {@code 1.2 quadrillion}
     */
    public static String large(double value) {
        return (number(value / scale(value)) + " " + scaleName(value)).strip();
    }

    /** The power of a thousand that a number is counted in. */
    public static double scale(double value) {
        return Math.pow(1000, place(value));
    }

    /** The name of that power, such as {@code billion}; empty below a thousand. */
    public static String scaleName(double value) {
        return SCALES[place(value)];
    }

    private static int place(double value) {
        int place = 0;
        for (double v = Math.abs(value); v >= 999.5 && place < SCALES.length - 1; v /= 1000) {
            place++;
        }
        return place;
    }

    /**
     * US dollars in words.
     *
     * @param value the sum
     * @return such as {@code 46.5 billion USD}
     */
    public static String usd(double value) {
        return value != 0 && Math.abs(value) < 1e6 ? "under 1 million USD" : large(value) + " USD";
    }

    /** A fraction as per cent. */
    public static String percent(double fraction) {
        if (fraction != 0 && Math.abs(fraction) < 5e-5) {
            return "under 0.01 %";
        }
        double percent = 100 * fraction;
        double size = Math.abs(percent);
        int decimals = size == 0 || size >= 9.95 ? 0 : size >= 0.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f %%", percent);
    }

    /** The share of draws in which something happened, never nearer to certainty than the draws bear. */
    public static String odds(Probability p) {
        if (p.hits() == 0) {
            return String.format(Locale.ROOT, "none of %,d draws", p.draws());
        }
        if (p.hits() == p.draws()) {
            return String.format(Locale.ROOT, "all of %,d draws", p.draws());
        }
        return share(p) + " of draws";
    }

    /** The same in few characters, for tables. */
    public static String share(Probability p) {
        double percent = 100 * p.value();
        if (p.hits() == 0) {
            return "0 of " + String.format(Locale.ROOT, "%,d", p.draws());
        }
        if (p.hits() == p.draws()) {
            return "all";
        }
        if (percent < 1) {
            return "under 1 %";
        }
        if (percent > 99) {
            return "over 99 %";
        }
        return Math.round(percent) + " %";
    }
}
