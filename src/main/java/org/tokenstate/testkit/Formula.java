package org.tokenstate.testkit;

import java.util.Map;

/**
 * A calculator for printed formulas: numbers, names (with {@code [t-1]}), + - * / ^, parentheses, min, max, and
 * where(condition, then, otherwise) with a comparison or a number as condition.
 */
final class Formula {
    private final String text;
    private final Map<String, Double> values;
    private int at;
    private boolean idle;

    private Formula(String text, Map<String, Double> values) {
        this.text = text;
        this.values = values;
    }

    static double evaluate(String text, Map<String, Double> values) {
        Formula formula = new Formula(text, values);
        double value = formula.sum();
        formula.skip();
        if (formula.at != text.length()) {
            throw formula.fault("something is left over");
        }
        return value;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(what + " at " + at + " of " + text);
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean accept(String symbol) {
        skip();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw fault("'" + symbol + "' is expected");
        }
    }

    private double sum() {
        double value = product();
        while (true) {
            if (accept("+")) {
                value += product();
            } else if (accept("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            if (accept("*")) {
                value *= power();
            } else if (accept("/")) {
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double base = atom();
        return accept("^") ? Math.pow(base, power()) : base;
    }

    private double atom() {
        skip();
        if (accept("(")) {
            double value = sum();
            expect(")");
            return value;
        }
        int start = at;
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == 'e') {
                at++;
                if (text.charAt(at) == '-') {
                    at++;
                }
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
            }
            return Double.parseDouble(text.substring(start, at));
        }
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '.')) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            throw fault("a number or a name is expected");
        }
        if (accept("(")) {
            return call(name);
        }
        if (accept("[t-1]")) {
            name += "[t-1]";
        }
        Double value = values.get(name);
        if (value == null && !idle) {
            throw fault("'" + name + "' is not among the printed inputs " + values.keySet());
        }
        return value == null ? Double.NaN : value;
    }

    private double call(String name) {
        if (name.equals("where")) {
            boolean outer = idle;
            boolean holds = condition();
            expect(",");
            idle = outer || !holds;
            double then = sum();
            expect(",");
            idle = outer || holds;
            double otherwise = sum();
            idle = outer;
            expect(")");
            return holds ? then : otherwise;
        }
        double value = sum();
        while (accept(",")) {
            double next = sum();
            value = switch (name) {
                case "min" -> Math.min(value, next);
                case "max" -> Math.max(value, next);
                default -> throw fault("there is no function " + name);
            };
        }
        expect(")");
        return value;
    }

    private boolean condition() {
        double left = sum();
        if (accept(">=")) {
            return left >= sum();
        }
        if (accept("<=")) {
            return left <= sum();
        }
        if (accept(">")) {
            return left > sum();
        }
        if (accept("<")) {
            return left < sum();
        }
        return left != 0;
    }
}
