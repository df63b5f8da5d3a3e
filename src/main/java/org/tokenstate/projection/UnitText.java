package org.tokenstate.projection;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * Units as they are written: a product of known units, each after the first with {@code /} or {@code *} before it, as in
 * {@code USD/kWh}. A unit is a factor and powers of money, energy, time, tokens and mass; power is energy over time.
 */
final class UnitText {
    private static final int DIMENSIONS = 5;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOURS_PER_YEAR = 8760;
    private static final Map<String, Unit> KNOWN = known();

    private UnitText() {}

    /** A factor to the base unit and the powers of the dimensions: money, energy, time, tokens, mass. */
    private record Unit(double factor, int[] powers) {
        Unit times(Unit other, int sign) {
            int[] sum = new int[DIMENSIONS];
            for (int i = 0; i < DIMENSIONS; i++) {
                sum[i] = powers[i] + sign * other.powers[i];
            }
            return new Unit(sign > 0 ? factor * other.factor : factor / other.factor, sum);
        }
    }

    private static Map<String, Unit> known() {
        Map<String, Unit> units = new LinkedHashMap<>();
        put(units, "1", 1);
        put(units, "%", 0.01);
        put(units, "sd", 1);
        put(units, "thousand", 1e3);
        put(units, "million", 1e6);
        put(units, "bn", 1e9);
        put(units, "USD", 1, 0);
        put(units, "yr", HOURS_PER_YEAR, 2);
        put(units, "h", 1, 2);
        put(units, "s", 1 / SECONDS_PER_HOUR, 2);
        put(units, "token", 1e-6, 3);
        put(units, "tokens", 1e-6, 3);
        put(units, "Mtok", 1, 3);
        put(units, "Gtok", 1e3, 3);
        put(units, "kg", 1e-3, 4);
        put(units, "t", 1, 4);
        String[] prefixes = {"", "k", "M", "G", "T"};
        for (int i = 0; i < prefixes.length; i++) {
            double kilo = Math.pow(10, 3 * i - 3);
            put(units, prefixes[i] + "Wh", kilo, 1);
            put(units, prefixes[i] + "J", kilo / SECONDS_PER_HOUR, 1);
            Unit power = new Unit(kilo, new int[] {0, 1, -1, 0, 0});
            units.put(prefixes[i] + "W", power);
        }
        return units;
    }

    private static void put(Map<String, Unit> units, String name, double factor, int... dimensions) {
        int[] powers = new int[DIMENSIONS];
        for (int d : dimensions) {
            powers[d]++;
        }
        units.put(name, new Unit(factor, powers));
    }

    private static Unit parse(String text, String wanted) {
        Unit product = new Unit(1, new int[DIMENSIONS]);
        int sign = 1;
        int start = 0;
        String plain = text.strip();
        for (int i = 0; i <= plain.length(); i++) {
            boolean end = i == plain.length();
            if (end || "/*· ".indexOf(plain.charAt(i)) >= 0) {
                String name = plain.substring(start, i).strip();
                if (!name.isEmpty()) {
                    Unit unit = KNOWN.get(name);
                    if (unit == null) {
                        throw new InputException(
                                Nearest.unknown("unit", name, KNOWN.keySet()) + "; unit must be " + wanted);
                    }
                    product = product.times(unit, sign);
                    sign = 1;
                }
                if (!end && plain.charAt(i) == '/') {
                    sign = -1;
                }
                start = i + 1;
            }
        }
        return product;
    }

    /**
     * The factor from a unit as written to another.
     *
     * @param written the unit as written; empty for none
     * @param wanted the unit of the parameter
     * @return the factor
     * @throws InputException if a unit is unknown or the two do not measure the same
     */
    static double factor(String written, String wanted) {
        String from = written.strip();
        if (from.isEmpty() || from.equals(wanted)) {
            return 1;
        }
        Optional<Unit> to = isKnown(wanted) ? Optional.of(parse(wanted, wanted)) : Optional.empty();
        Unit unit = parse(from, expected(wanted));
        if (to.isEmpty() || !Arrays.equals(unit.powers, to.get().powers)) {
            throw new InputException("unit must be " + expected(wanted) + " but is '" + from + "'");
        }
        return unit.factor / to.get().factor;
    }

    /** How a unit may be written, for messages. */
    static String expected(String wanted) {
        return wanted.equals("1") ? "none or %" : wanted.equals("1/yr") ? "1/yr or %/yr" : wanted;
    }

    private static boolean isKnown(String unit) {
        return !unit.equals("year") && !unit.equals("word");
    }
}
