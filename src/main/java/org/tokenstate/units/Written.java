package org.tokenstate.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Amounts as they are read: four digits, in the unit in which they are between 1 and 1000. */
final class Written {
    private static final MathContext DIGITS = new MathContext(4);

    private Written() {}

    /** An amount in the largest of some units, each a thousand times the one before, in which it is at least 1. */
    static String in(double amount, String... units) {
        int unit = 0;
        double shown = amount;
        while (unit < units.length - 1 && Math.abs(shown) >= 999.95) {
            shown /= 1000;
            unit++;
        }
        return number(shown) + " " + units[unit];
    }

    /** Four digits; a power of ten outside of a millionth to a million. */
    static String number(double value) {
        double size = Math.abs(value);
        return value == 0 || size >= 1e-6 && size < 1e6
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.3e", value).replaceFirst("\\.?0*e\\+?(-?)0*", "e$1");
    }
}
