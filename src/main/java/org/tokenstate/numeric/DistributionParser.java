package org.tokenstate.numeric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tokenstate.units.internal.Require;

/** Reads the text of a distribution: {@code name(argument, …)}, an argument being a number, key=number, or weight: text. */
final class DistributionParser {
    private static final String NAMES =
            "normal, lognormal, truncated, triangular, pert, uniform, beta, mixture, categorical, empirical, point";
    private static final Set<String> KNOWN = Set.of(NAMES.split(", "));
    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 100;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private final String text;
    private int at;
    private int depth;
    private int parts;

    DistributionParser(String text) {
        this.text = text;
    }

    Distribution parse() {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "distribution must have at most " + LONGEST + " characters but has " + text.length());
        }
        Distribution result = distribution();
        skip();
        if (at < text.length()) {
            throw bad("the end");
        }
        return result;
    }

    private Distribution distribution() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "distribution must be nested at most " + DEEPEST + " deep: '" + shown() + "'");
        }
        if (++parts > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "distribution must have at most " + MOST_PARTS + " parts: '" + shown() + "'");
        }
        String name = Distributions.fold(word());
        if (name.isEmpty()) {
            throw bad("the name of a distribution (" + NAMES + ")");
        }
        if (!KNOWN.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown distribution '" + name + "' in '" + shown() + "'; known: " + NAMES);
        }
        expect('(');
        Distribution result =
                switch (name) {
                    case "mixture" -> mixture();
                    case "truncated" -> truncated();
                    default -> plain(name);
                };
        depth--;
        return result;
    }

    private Distribution mixture() {
        List<Double> weights = new ArrayList<>();
        List<Distribution> components = new ArrayList<>();
        do {
            weights.add(number());
            expect(':');
            components.add(distribution());
        } while (more());
        return Distribution.mixture(weights, components);
    }

    private Distribution truncated() {
        Distribution of = distribution();
        Arguments a = more() ? arguments("truncated") : new Arguments("truncated", List.of(), Map.of());
        double lower = a.optional("lower", 0, Double.NEGATIVE_INFINITY);
        double upper = a.optional("upper", 1, Double.POSITIVE_INFINITY);
        a.allowOnly(Set.of("lower", "upper"), 2);
        return Distribution.truncated(of, lower, upper);
    }

    private Distribution plain(String name) {
        Arguments a = arguments(name);
        return switch (name) {
            case "normal" -> {
                if (a.byQuantiles()) {
                    double[] q = a.twoQuantiles();
                    yield Distribution.normalByQuantiles(q[0], q[1], q[2], q[3]);
                }
                a.allowOnly(Set.of("mean", "sd"), 2);
                yield Distribution.normal(a.required("mean", 0), a.required("sd", 1));
            }
            case "lognormal" -> lognormal(a);
            case "triangular" -> {
                a.allowOnly(Set.of("lower", "mode", "upper"), 3);
                yield Distribution.triangular(a.required("lower", 0), a.required("mode", 1), a.required("upper", 2));
            }
            case "pert" -> {
                a.allowOnly(Set.of("lower", "mode", "upper", "shape"), 4);
                yield new Pert(
                        a.required("lower", 0),
                        a.required("mode", 1),
                        a.required("upper", 2),
                        a.optional("shape", 3, 4));
            }
            case "uniform" -> {
                a.allowOnly(Set.of("lower", "upper"), 2);
                yield Distribution.uniform(a.required("lower", 0), a.required("upper", 1));
            }
            case "beta" -> {
                if (a.named.containsKey("mean") || a.named.containsKey("sd")) {
                    a.allowOnly(Set.of("mean", "sd"), 0);
                    yield Distribution.betaByMoments(a.required("mean", 0), a.required("sd", 0));
                }
                a.allowOnly(Set.of("alpha", "beta", "lower", "upper"), 4);
                yield Distribution.beta(
                        a.required("alpha", 0),
                        a.required("beta", 1),
                        a.optional("lower", 2, 0),
                        a.optional("upper", 3, 1));
            }
            case "categorical" -> {
                a.allowOnly(Set.of(), Integer.MAX_VALUE);
                yield Distribution.categorical(a.values());
            }
            case "empirical" -> {
                a.allowOnly(Set.of(), Integer.MAX_VALUE);
                yield Distribution.empirical(a.values());
            }
            default -> {
                a.allowOnly(Set.of("value"), 1);
                yield Distribution.point(a.required("value", 0));
            }
        };
    }

    private static Distribution lognormal(Arguments a) {
        if (a.byQuantiles()) {
            double[] q = a.twoQuantiles();
            return Distribution.lognormalByQuantiles(q[0], q[1], q[2], q[3]);
        }
        if (a.named.containsKey("mean") || a.named.containsKey("sd")) {
            a.allowOnly(Set.of("mean", "sd"), 0);
            return Distribution.lognormalByMoments(a.required("mean", 0), a.required("sd", 0));
        }
        a.allowOnly(Set.of("median", "sigma"), 2);
        return Distribution.lognormal(a.required("median", 0), a.required("sigma", 1));
    }

    private Arguments arguments(String name) {
        List<Double> plain = new ArrayList<>();
        Map<String, Double> named = new LinkedHashMap<>();
        skip();
        if (at < text.length() && text.charAt(at) == ')') {
            at++;
            return new Arguments(name, plain, named);
        }
        do {
            skip();
            int start = at;
            String key = Distributions.fold(word());
            skip();
            if (!key.isEmpty() && at < text.length() && text.charAt(at) == '=') {
                at++;
                Require.that(named.put(key, number()) == null, "argument '%s' is given twice in '%s'", key, shown());
            } else {
                at = start;
                plain.add(number());
            }
        } while (more());
        return new Arguments(name, plain, named);
    }

    private boolean more() {
        skip();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        expect(')');
        return false;
    }

    private double number() {
        skip();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.∞".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String token = text.substring(start, at);
        switch (Distributions.fold(token)) {
            case "inf", "+inf", "infinity", "∞" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf", "-infinity", "-∞" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                if (NUMBER.matcher(token).matches()) {
                    return Double.parseDouble(token);
                }
                at = start;
                throw bad("a number");
            }
        }
    }

    private String word() {
        skip();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        skip();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw bad("'" + wanted + "'");
        }
        at++;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String shown() {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private IllegalArgumentException bad(String wanted) {
        skip();
        String found =
                at < text.length() ? "'" + text.substring(at, Math.min(text.length(), at + 20)) + "'" : "the end";
        return new IllegalArgumentException("distribution '" + shown() + "' must have " + wanted + " at character "
                + (at + 1) + " but has " + found);
    }

    private record Arguments(String name, List<Double> plain, Map<String, Double> named) {
        double required(String key, int place) {
            Double value = named.get(key);
            if (value == null && place < plain.size() && !named.containsKey(key)) {
                value = plain.get(place);
            }
            if (value == null) {
                throw new IllegalArgumentException("argument '" + key + "' of " + name + " is missing");
            }
            return value;
        }

        double optional(String key, int place, double otherwise) {
            return named.containsKey(key) || place < plain.size() ? required(key, place) : otherwise;
        }

        double[] values() {
            return plain.stream().mapToDouble(Double::doubleValue).toArray();
        }

        void allowOnly(Set<String> keys, int places) {
            for (String key : named.keySet()) {
                Require.that(
                        keys.contains(key),
                        "argument '%s' is not one of %s; known: %s",
                        key,
                        name,
                        keys.isEmpty()
                                ? "none"
                                : String.join(", ", keys.stream().sorted().toList()));
            }
            Require.that(
                    plain.size() + (plain.isEmpty() ? 0 : named.size()) <= places,
                    "%s takes at most %d arguments without a name but has %d",
                    name,
                    places,
                    plain.size());
        }

        boolean byQuantiles() {
            return named.keySet().stream().anyMatch(k -> k.matches("p\\d+(\\.\\d+)?"));
        }

        double[] twoQuantiles() {
            Require.that(
                    plain.isEmpty()
                            && named.size() == 2
                            && named.keySet().stream().allMatch(k -> k.matches("p\\d+(\\.\\d+)?")),
                    "%s by quantiles takes exactly two of them, such as p05 and p95, but has %s",
                    name,
                    String.join(", ", named.keySet()));
            double[] result = new double[4];
            int i = 0;
            for (Map.Entry<String, Double> entry : named.entrySet()) {
                result[i++] = Double.parseDouble(entry.getKey().substring(1)) / 100;
                result[i++] = entry.getValue();
            }
            return result;
        }
    }
}
