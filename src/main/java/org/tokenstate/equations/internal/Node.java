package org.tokenstate.equations.internal;

/**
 * An operation with its arguments, which stand before it; equal nodes of a pool are the same. {@code number} is the value of a
 * number, {@code ref} which parameter, figure, series, variable or solver is read.
 */
final class Node {
    final int id;
    final Op op;
    final double number;
    final int ref;
    final Node[] arguments;

    Node(int id, Op op, double number, int ref, Node... arguments) {
        this.id = id;
        this.op = op;
        this.number = number;
        this.ref = ref;
        this.arguments = arguments;
    }
}
