package org.tokenstate.equations.internal;

import java.util.List;
import java.util.Optional;
import org.tokenstate.equations.Variable;

/** What a text defines. */
final class Definition {
    private Definition() {}

    /** Elements of a set; none where they come from a table. */
    record IndexSet(List<String> elements, Place place) {}

    /** One case of an equation, and its texts as written. */
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
