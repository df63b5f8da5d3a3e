package org.tokenstate.equations.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes nodes; what is equal is one node, and what rests on numbers alone is a number. */
final class NodePool {
    static final int MOST_NODES = 1_000_000;

    final List<Node> nodes = new ArrayList<>();
    /** Places of nodes by their hash; empty until one is looked for. */
    private Node[] table = {};

    Node number(double value) {
        return node(Op.NUMBER, value, 0);
    }

    Node leaf(Op op, int ref) {
        return node(op, 0, ref);
    }

    /** An operation, done at once where its arguments are numbers. */
    Node operation(Op op, Node... arguments) {
        Node a = arguments[0];
        Node b = arguments[Math.min(1, arguments.length - 1)];
        boolean numbers = true;
        for (Node argument : arguments) {
            numbers &= argument.op == Op.NUMBER;
        }
        if (numbers) {
            return number(Op.apply(op, a.number, b.number, arguments[arguments.length - 1].number));
        }
        if (op == Op.MULTIPLY && isOne(a)) {
            return b;
        }
        if ((op == Op.MULTIPLY || op == Op.DIVIDE) && isOne(b)) {
            return a;
        }
        if (op == Op.WHERE && a.op == Op.NUMBER) {
            return arguments[a.number != 0 ? 1 : 2];
        }
        return node(op, 0, 0, arguments);
    }

    private static boolean isOne(Node node) {
        return node.op == Op.NUMBER && node.number == 1;
    }

    /** Adds a node that is known to be equal to none. */
    Node append(Op op, double number, int ref, Node... arguments) {
        Node node = new Node(nodes.size(), op, number, ref, arguments);
        nodes.add(node);
        return node;
    }

    Node node(Op op, double number, int ref, Node... arguments) {
        if (table.length == 0) {
            table = new Node[Math.max(1 << 14, Integer.highestOneBit(nodes.size() + 1) * 4)];
            nodes.forEach(each -> table[place(each)] = each);
        }
        Node node = new Node(nodes.size(), op, number, ref, arguments);
        int place = place(node);
        if (table[place] != null) {
            return table[place];
        }
        if (nodes.size() == MOST_NODES) {
            throw new IllegalStateException("equations must have at most " + MOST_NODES + " operations");
        }
        table[place] = node;
        nodes.add(node);
        if (nodes.size() * 2 > table.length) {
            table = new Node[table.length * 2];
            nodes.forEach(each -> table[place(each)] = each);
        }
        return node;
    }

    /** The place in the table of a node that is equal, or where it would stand. */
    private int place(Node node) {
        long bits = Double.doubleToRawLongBits(node.number);
        int hash = node.op.code() * 31 + node.ref * 7919 + (int) (bits ^ bits >>> 32) * 31;
        for (Node argument : node.arguments) {
            hash = hash * 1_000_003 + argument.id;
        }
        int place = (hash ^ hash >>> 15) & table.length - 1;
        while (table[place] != null && !equal(table[place], node)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private static boolean equal(Node a, Node b) {
        return a.op == b.op
                && a.ref == b.ref
                && Double.doubleToRawLongBits(a.number) == Double.doubleToRawLongBits(b.number)
                && Arrays.equals(a.arguments, b.arguments);
    }
}
