package org.tokenstate.equations.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.tokenstate.numeric.internal.LaneMath;

/** An operation of the graph. The order is that of the compiled form and of the switches in the runs. */
enum Op {
    ADD("+", 2),
    SUBTRACT("-", 2),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    MIN("min", 2),
    MAX("max", 2),
    LESS("<", 2),
    AT_MOST("<=", 2),
    EQUAL("==", 2),
    AND("and", 2),
    OR("or", 2),
    NOT("not", 1),
    KNOWN("known", 1),
    WHERE("where", 3),
    SQRT("sqrt", 1),
    EXP("exp", 1),
    LOG("log", 1),
    /** Base, exponent and logarithm of the base, which powers of one base share. */
    POWER("", 3),
    /** Capital recovery factor of a rate and a life. */
    RECOVERY("crf", 2),
    /** Parameter in the base year; {@code ref} is its number. */
    PARAMETER_BASE("", 0),
    /** Parameter by year. */
    PARAMETER("", 0),
    DATA_BASE("", 0),
    DATA("", 0),
    /** All that a solver is given in a phase; {@code ref} is twice its number, plus 1 in later years. */
    SOLVE("", -1),
    /** A number that a solver gives; {@code ref} is its place. */
    OUT("", 1),
    NUMBER("", 0),
    FIGURE("", 0),
    CALENDAR_BASE("", 0),
    CALENDAR("", 0),
    /** The value of the base year. */
    BASE("", 1),
    /** The value of the year before; {@code ref} is the number of the variable. */
    PREVIOUS("", 0),
    /** a b + c, rounded after each operation: what the schedule makes of two, so that lanes are read and written once. */
    PRODUCT_AND("", 3),
    /** a b + (c d + e), likewise. */
    PRODUCTS_AND("", 5),
    /** a + (b + c), likewise. */
    SUM("", 3);

    static final Op[] ALL = values();

    /** Operations that the text names. */
    static final Map<String, Op> NAMED = Arrays.stream(ALL)
            .filter(op -> !op.name.isEmpty())
            .collect(Collectors.toUnmodifiableMap(op -> op.name, op -> op));

    /** How many arguments it takes; -1 for any. */
    final int arguments;

    private final String name;

    Op(String name, int arguments) {
        this.name = name;
        this.arguments = arguments;
    }

    /** Its place in {@link #ALL}, by which code and the compiled form name it. */
    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    /** The value of an operation on plain numbers. */
    static double apply(Op op, double a, double b, double c) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case LESS -> a < b ? 1 : 0;
            case AT_MOST -> a <= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case AND -> a != 0 && b != 0 ? 1 : 0;
            case OR -> a != 0 || b != 0 ? 1 : 0;
            case NOT -> a != 0 ? 0 : 1;
            case KNOWN -> Double.isNaN(a) ? 0 : 1;
            case WHERE -> a != 0 ? b : c;
            case SQRT -> Math.sqrt(a);
            case EXP -> exp(a);
            case LOG -> isLoggable(a) ? LaneMath.log(a) : StrictMath.log(a);
            case POWER -> isLoggable(a) ? exp(b * c) : StrictMath.pow(a, b);
            case RECOVERY -> recovery(a, b);
            default -> throw new IllegalArgumentException(op + " is no operation on numbers");
        };
    }

    private static double exp(double x) {
        return isExpable(x) ? LaneMath.exp(x) : StrictMath.exp(x);
    }

    /** Whether {@link LaneMath} takes the exponential. */
    static boolean isExpable(double x) {
        return Math.abs(x) < 700;
    }

    /** Whether {@link LaneMath} takes the logarithm. */
    static boolean isLoggable(double x) {
        return x > 1e-300 && x < 1e300;
    }

    /** The payment each year that repays 1 with interest: rate / (1 - (1 + rate)^-life); 1 / life at no interest. */
    static double recovery(double rate, double life) {
        double paid = -StrictMath.expm1(-life * StrictMath.log1p(rate));
        return paid > 0 ? rate / paid : 1 / life;
    }
}
