package org.tokenstate.equations.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An expression as it was read. */
sealed interface Expr {
    Place place();

    /** A literal; {@code unit} is empty where none is written. */
    record Literal(double value, String text, String unit, Place place) implements Expr {}

    /** A variable, parameter, figure, series or code, with its indices. */
    record Name(String name, List<Index> index, Place place) implements Expr {}

    /** An operator or a function: {@code +}, {@code min}, {@code previous}. */
    record Call(String function, List<Expr> arguments, Place place) implements Expr {
        Expr argument(int i) {
            return arguments.get(i);
        }
    }

    /** A sum, or the smallest or largest, over the elements of a set, but for those that a condition leaves out. */
    record Over(String function, String letter, String set, Optional<Condition> condition, Expr body, Place place)
            implements Expr {}

    /** An index of a name: a letter, an element, or the image {@code map[index]} of another by a map. */
    record Index(String name, Optional<Index> of, Place place) {
        @Override
        public String toString() {
            return name + of.map(index -> "[" + index + "]").orElse("");
        }
    }

    /** {@code for index in …}, {@code for index is [not] …}: settled when the text is compiled. */
    record Condition(Index subject, boolean not, List<Index> elements, Place place) {
        @Override
        public String toString() {
            String all = elements.stream().map(Index::toString).collect(Collectors.joining(", "));
            return subject + (not ? " is not " : " in ") + all;
        }
    }
}
