package org.tokenstate.equations;

/** An operation with its arguments, which stand before it. Equal nodes of a pool are the same. */
final class Node {
    private final int id;
    private final Op op;
    private final Node[] arguments;
    private final double number;
    private final int ref;

    Node(int id, Op op, Node[] arguments, double number, int ref) {
        this.id = id;
        this.op = op;
        this.arguments = arguments;
        this.number = number;
        this.ref = ref;
    }

    int id() {
        return id;
    }

    Op op() {
        return op;
    }

    Node[] arguments() {
        return arguments;
    }

    /** The value of a number. */
    double number() {
        return number;
    }

    /** Which parameter, figure, series, variable or solver it reads. */
    int ref() {
        return ref;
    }
}
