package org.tokenstate.equations.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A unit: a scale and the power of each base unit; 1 kWh is 3.6e6 J. */
record Unit(double scale, Map<String, Double> powers) {
    static final Unit ONE = new Unit(1, Map.of());
    static final Unit YEAR = base("s").times(8760 * 3600.0);

    /** Units that every text knows; a year has 8,760 hours. */
    static final Map<String, Unit> COMMON = common();

    private static final double TOLERANCE = 1e-9;
    /** Scales beyond this, or below one over it, are of no unit, and their quotients no numbers. */
    static final double LARGEST = 1e100;

    private static Map<String, Unit> common() {
        Map<String, Unit> units = new LinkedHashMap<>();
        units.put("1", ONE);
        units.put("s", base("s"));
        units.put("h", base("s").times(3600));
        units.put("day", base("s").times(86_400));
        units.put("yr", YEAR);
        units.put("year", YEAR);
        units.put("g", base("g"));
        units.put("kg", base("g").times(1e3));
        units.put("t", base("g").times(1e6));
        units.put("person", base("person"));
        units.put("persons", base("person"));
        String[] prefixes = {"", "k", "M", "G", "T"};
        for (int i = 0; i < prefixes.length; i++) {
            Unit joule = base("J").times(Math.pow(10, 3 * i));
            units.put(prefixes[i] + "J", joule);
            units.put(prefixes[i] + "W", joule.join(base("s"), -1));
            units.put(prefixes[i] + "Wh", joule.times(3600));
        }
        return Collections.unmodifiableMap(units);
    }

    static Unit base(String name) {
        return new Unit(1, Map.of(name, 1.0));
    }

    /**
     * Reads a product of known units: {@code TWh USD/kWh/yr}; the unit behind a {@code /} divides.
     *
     * @throws IllegalArgumentException with the unknown part as its message
     */
    static Unit parse(String text, Map<String, Unit> declared) {
        Unit unit = ONE;
        int sign = 1;
        for (String part : text.replace("/", " / ").strip().split("[ *]+")) {
            if (part.equals("/")) {
                sign = -1;
                continue;
            }
            Unit known = declared.getOrDefault(part, COMMON.get(part));
            if (known == null) {
                throw new IllegalArgumentException(part);
            }
            unit = unit.join(known, sign);
            sign = 1;
        }
        return unit;
    }

    Unit times(double factor) {
        return new Unit(scale * factor, powers);
    }

    /** The product with a power of another unit. */
    Unit join(Unit other, double power) {
        Map<String, Double> sum = new TreeMap<>(powers);
        other.powers.forEach((name, of) -> sum.merge(name, power * of, Double::sum));
        sum.values().removeIf(of -> of == 0);
        return new Unit(scale * Math.pow(other.scale, power), sum);
    }

    boolean isInRange() {
        return scale >= 1 / LARGEST && scale <= LARGEST;
    }

    boolean same(Unit other) {
        return powers.equals(other.powers) && Math.abs(scale / other.scale - 1) < TOLERANCE;
    }

    /** A number to six figures. */
    static String figures(double number) {
        return new BigDecimal(number, new MathContext(6))
                .stripTrailingZeros()
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** By a known name or a quotient of two if there is one, otherwise in base units. */
    String name(Map<String, Unit> declared) {
        Map<String, Unit> known = new LinkedHashMap<>(COMMON);
        known.putAll(declared);
        for (String more : new String[] {"", "/yr"}) {
            for (Map.Entry<String, Unit> below : known.entrySet()) {
                for (Map.Entry<String, Unit> top : known.entrySet()) {
                    Unit quotient = top.getValue().join(below.getValue(), -1).join(YEAR, more.isEmpty() ? 0 : -1);
                    if (same(quotient)) {
                        return top.getKey() + (below.getKey().equals("1") ? "" : "/" + below.getKey()) + more;
                    }
                }
            }
        }
        StringBuilder name = new StringBuilder(scale == 1 ? "" : figures(scale));
        powers.forEach((base, power) -> name.append(name.isEmpty() ? "" : " ")
                .append(power == 1 ? base : base + "^" + power.toString().replaceFirst("\\.0$", "")));
        return name.toString();
    }
}
