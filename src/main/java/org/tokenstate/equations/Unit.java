package org.tokenstate.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A unit: a scale and the power of each base unit; 1 kWh is 3.6e6 J. */
record Unit(double scale, Map<String, Double> powers) {
    static final Unit ONE = new Unit(1, Map.of());
    private static final double TOLERANCE = 1e-9;

    private static final Unit YEAR = base("s").times(8760 * 3600.0);

    /** Units that every text knows; a year has 8,760 hours. */
    static final Map<String, Unit> COMMON = common();

    private static Map<String, Unit> common() {
        Unit s = base("s");
        Unit j = base("J");
        Unit w = j.over(s);
        Unit g = base("g");
        Unit person = base("person");
        Map<String, Unit> units = new TreeMap<>();
        units.put("1", ONE);
        units.put("s", s);
        units.put("h", s.times(3600));
        units.put("day", s.times(86_400));
        units.put("yr", YEAR);
        units.put("year", YEAR);
        units.put("g", g);
        units.put("kg", g.times(1e3));
        units.put("t", g.times(1e6));
        units.put("person", person);
        units.put("persons", person);
        String[] prefixes = {"", "k", "M", "G", "T"};
        for (int i = 0; i < prefixes.length; i++) {
            double scale = Math.pow(10, 3 * i);
            units.put(prefixes[i] + "J", j.times(scale));
            units.put(prefixes[i] + "W", w.times(scale));
            units.put(prefixes[i] + "Wh", j.times(3600 * scale));
        }
        return Map.copyOf(units);
    }

    static Unit base(String name) {
        return new Unit(1, Map.of(name, 1.0));
    }

    /**
     * Reads a product of known units: {@code TWh USD/kWh/yr}; a unit behind {@code /} divides.
     *
     * @throws IllegalArgumentException with the unknown part as its message
     */
    static Unit parse(String text, Map<String, Unit> declared) {
        Unit unit = ONE;
        boolean divide = false;
        for (String part : text.replace("/", " / ").strip().split("[ *]+")) {
            if (part.equals("/")) {
                divide = true;
                continue;
            }
            Unit known = declared.getOrDefault(part, COMMON.get(part));
            if (known == null) {
                throw new IllegalArgumentException(part);
            }
            unit = divide ? unit.over(known) : unit.times(known);
            divide = false;
        }
        return unit;
    }

    Unit times(double factor) {
        return new Unit(scale * factor, powers);
    }

    Unit times(Unit other) {
        return join(other, 1);
    }

    Unit over(Unit other) {
        return join(other, -1);
    }

    private Unit join(Unit other, int sign) {
        Map<String, Double> sum = new TreeMap<>(powers);
        other.powers.forEach((name, power) -> sum.merge(name, sign * power, Double::sum));
        sum.values().removeIf(power -> power == 0);
        return new Unit(sign > 0 ? scale * other.scale : scale / other.scale, sum);
    }

    Unit power(double p) {
        Map<String, Double> raised = new TreeMap<>();
        powers.forEach((name, power) -> raised.put(name, power * p));
        raised.values().removeIf(power -> power == 0);
        return new Unit(Math.pow(scale, p), raised);
    }

    boolean sameDimension(Unit other) {
        return powers.equals(other.powers);
    }

    boolean same(Unit other) {
        return sameDimension(other) && Math.abs(scale / other.scale - 1) < TOLERANCE;
    }

    /** A short name by search over quotients of known units; otherwise in base units. */
    String name(Map<String, Unit> declared) {
        Map<String, Unit> all = new TreeMap<>(COMMON);
        all.putAll(declared);
        List<String> short1 = new ArrayList<>();
        all.forEach((name, unit) -> {
            if (same(unit)) {
                short1.add(name);
            }
        });
        if (!short1.isEmpty()) {
            return short1.get(0);
        }
        for (Map.Entry<String, Unit> top : all.entrySet()) {
            for (Map.Entry<String, Unit> below : all.entrySet()) {
                Unit quotient = top.getValue().over(below.getValue());
                if (same(quotient)) {
                    return top.getKey() + "/" + below.getKey();
                }
                if (same(quotient.over(YEAR))) {
                    return top.getKey() + "/" + below.getKey() + "/yr";
                }
            }
        }
        StringBuilder name = new StringBuilder(scale == 1 ? "" : String.format(Locale.ROOT, "%.6g", scale));
        powers.forEach((base, power) -> name.append(name.length() == 0 ? "" : " ")
                .append(base)
                .append(
                        power == 1
                                ? ""
                                : "^" + (power == Math.rint(power) ? String.valueOf(power.intValue()) : power)));
        return name.length() == 0 ? "1" : name.toString();
    }
}
