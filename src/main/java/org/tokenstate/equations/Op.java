package org.tokenstate.equations;

/** An operation of the graph. The order is that of the compiled form and of the switches in the runs. */
enum Op {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    MIN(2),
    MAX(2),
    LESS(2),
    AT_MOST(2),
    EQUAL(2),
    AND(2),
    OR(2),
    NOT(1),
    KNOWN(1),
    WHERE(3),
    SQRT(1),
    EXP(1),
    LOG(1),
    /** Base, exponent and logarithm of the base, which powers of one base share. */
    POWER(3),
    /** Capital recovery factor of a rate and a life. */
    RECOVERY(2),
    /** Parameter in the base year; {@code ref} is its number. */
    PARAMETER_BASE(0),
    /** Parameter by year. */
    PARAMETER(0),
    DATA_BASE(0),
    DATA(0),
    /** All that a solver is given in a phase; {@code ref} is twice its number, plus 1 in later years. */
    SOLVE(-1),
    /** A number that a solver gives; {@code ref} is its place. */
    OUT(1),
    NUMBER(0),
    FIGURE(0),
    CALENDAR_BASE(0),
    CALENDAR(0),
    /** The value of the base year. */
    BASE(1),
    /** The value of the year before; {@code ref} is the number of the variable. */
    PREVIOUS(0);

    static final Op[] ALL = values();

    /** How many arguments it takes; -1 for any. */
    final int arguments;

    Op(int arguments) {
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
            case EXP -> Elementary.exp(a);
            case LOG -> Elementary.log(a);
            case POWER -> Elementary.power(a, b, c);
            case RECOVERY -> Elementary.recovery(a, b);
            default -> throw new IllegalArgumentException(op + " is no operation on numbers");
        };
    }
}
