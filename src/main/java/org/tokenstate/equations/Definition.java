package org.tokenstate.equations;

import java.util.List;
import java.util.Optional;

/** What a text defines. */
final class Definition {
    private Definition() {}

    /** A set with its elements; none where they come from a table. */
    record IndexSet(String name, Optional<List<String>> elements, Place place) {}

    /** A name that is given from outside: a figure or a series. */
    record Given(String name, List<String> index, String unit, String description, Place place) {}

    /** One case of an equation, with its text as written. */
    record Branch(
            Expr value, String text, Optional<Expr> first, String firstText, Optional<Expr.Condition> condition) {}

    /** An equation of a variable for all elements of its sets. */
    record Equation(Variable variable, List<Branch> branches, Place place) {}

    /** What a solver is given. */
    record In(String port, Expr value, Optional<Expr> first, Place place) {}

    /** What a solver gives: the variable behind a port. */
    record Out(String port, Variable variable, Place place) {}

    /** The use of a solver, for each element of {@code index} or once. */
    record Solve(String name, Optional<String> index, String solver, List<In> in, List<Out> out, Place place) {}
}
