package org.tokenstate.units.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers with fixed decimals, as {@code String.format} writes them, without its formatter: the first use of that takes a twentieth
 * of a cold start.
 */
public final class Fixed {
    private Fixed() {}

    /**
     * As {@code %.2f} writes it: half up from the shortest digits that name the number.
     *
     * @param value the number; finite
     * @param decimals its decimals
     * @return its text
     */
    public static String text(double value, int decimals) {
        String digits = new BigDecimal(Double.toString(Math.abs(value)))
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        return Math.copySign(1, value) < 0 ? "-" + digits : digits;
    }

    /**
     * As {@code %,.2f} writes it: thousands apart.
     *
     * @param value the number; finite
     * @param decimals its decimals
     * @return its text
     */
    public static String grouped(double value, int decimals) {
        StringBuilder text = new StringBuilder(text(value, decimals));
        int first = text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf(".");
        for (int i = (point < 0 ? text.length() : point) - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
