package org.tokenstate.equations;

import java.util.ArrayList;
import java.util.List;

/** Makes nodes; what is equal is one node, and what rests on numbers alone is a number. */
final class NodePool {
    static final int MOST_NODES = 1_000_000;

    final List<Node> nodes = new ArrayList<>();
    private Node[] table = new Node[1 << 14];

    Node number(double value) {
        return node(Op.NUMBER, value, 0);
    }

    Node leaf(Op op, int ref) {
        return node(op, 0, ref);
    }

    /** An operation, done at once where its arguments are numbers. */
    Node operation(Op op, Node... arguments) {
        boolean numbers = true;
        for (Node argument : arguments) {
            numbers &= argument.op() == Op.NUMBER;
        }
        Node a = arguments[0];
        if (numbers) {
            Node last = arguments[arguments.length - 1];
            return number(
                    Op.apply(op, a.number(), arguments[Math.min(1, arguments.length - 1)].number(), last.number()));
        }
        if (op == Op.MULTIPLY && isOne(a)) {
            return arguments[1];
        }
        if ((op == Op.MULTIPLY || op == Op.DIVIDE) && isOne(arguments[1])) {
            return a;
        }
        if (op == Op.WHERE && a.op() == Op.NUMBER) {
            return a.number() != 0 ? arguments[1] : arguments[2];
        }
        return node(op, 0, 0, arguments);
    }

    private static boolean isOne(Node node) {
        return node.op() == Op.NUMBER && node.number() == 1;
    }

    Node node(Op op, double number, int ref, Node... arguments) {
        long bits = Double.doubleToRawLongBits(number);
        int place = hash(op, bits, ref, arguments) & table.length - 1;
        while (table[place] != null) {
            if (equal(table[place], op, bits, ref, arguments)) {
                return table[place];
            }
            place = place + 1 & table.length - 1;
        }
        if (nodes.size() == MOST_NODES) {
            throw new IllegalStateException("equations must have at most " + MOST_NODES + " operations");
        }
        Node node = new Node(nodes.size(), op, arguments, number, ref);
        nodes.add(node);
        table[place] = node;
        if (nodes.size() * 2 > table.length) {
            grow();
        }
        return node;
    }

    private static int hash(Op op, long bits, int ref, Node[] arguments) {
        int hash = op.code() * 31 + ref * 7919 + (int) (bits ^ bits >>> 32) * 31;
        for (Node argument : arguments) {
            hash = hash * 1_000_003 + argument.id();
        }
        return hash ^ hash >>> 15;
    }

    private static boolean equal(Node node, Op op, long bits, int ref, Node[] arguments) {
        if (node.op() != op
                || node.ref() != ref
                || node.arguments().length != arguments.length
                || Double.doubleToRawLongBits(node.number()) != bits) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            if (node.arguments()[i] != arguments[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        Node[] old = table;
        table = new Node[old.length * 2];
        for (Node node : old) {
            if (node != null) {
                long bits = Double.doubleToRawLongBits(node.number());
                int place = hash(node.op(), bits, node.ref(), node.arguments()) & table.length - 1;
                while (table[place] != null) {
                    place = place + 1 & table.length - 1;
                }
                table[place] = node;
            }
        }
    }
}
