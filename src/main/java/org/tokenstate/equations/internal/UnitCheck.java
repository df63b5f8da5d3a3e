package org.tokenstate.equations.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Variable;

/**
 * Infers units. A literal is a pure number unless it carries a unit; zero, infinity and a missing value fit any. A literal of
 * 1,000 and more, or of 0.001 and less, says its unit, {@code [1]} included, because most of them convert something. The one
 * licence: {@code 1 + rate} with a rate in 1/yr is the factor of a year, and its power may be in years.
 */
final class UnitCheck {
    private static final double LARGE = 1_000;
    private static final double SMALL = 0.001;
    private static final Unit PER_YEAR = Unit.ONE.join(Unit.YEAR, -1);

    /** A unit; {@code any} fits every other, {@code factor} is a factor of a year. */
    private record Inferred(Unit unit, boolean any, boolean factor) {
        static final Inferred ANY = new Inferred(Unit.ONE, true, false);
        static final Inferred NUMBER = of(Unit.ONE);

        static Inferred of(Unit unit) {
            return new Inferred(unit, false, false);
        }

        boolean is(Unit other) {
            return any || unit.same(other);
        }
    }

    private final Equations text;
    private final Vocabulary vocabulary;
    private final Set<String> findings = new LinkedHashSet<>();

    UnitCheck(Equations text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    List<String> findings() {
        for (Definition.Equation equation : text.equations.values()) {
            String name = equation.variable().name();
            if (vocabulary.parameters.keySet().stream().anyMatch(p -> p.equals(name) || p.startsWith(name + "."))) {
                findings.add(equation.place().at("'" + name + "' is a variable and a parameter"));
            }
            Optional<Unit> declared = Optional.of(text.unit(equation.variable().unit(), equation.place()));
            for (Definition.Branch branch : equation.branches()) {
                compare("'" + name + "' is declared", declared, branch.value());
                branch.first().ifPresent(first -> compare("'" + name + "' is declared", declared, first));
            }
        }
        for (Definition.Solve solve : text.solves.values()) {
            Optional<Solver> solver = Optional.ofNullable(vocabulary.solvers.get(solve.solver()));
            for (Definition.In in : solve.in()) {
                Optional<Unit> unit = portUnit(solver.map(Solver::inputs), in.port(), in.place());
                compare("port '" + in.port() + "' is", unit, in.value());
                in.first().ifPresent(first -> compare("port '" + in.port() + "' is", unit, first));
            }
            for (Definition.Out out : solve.out()) {
                Expr variable = new Expr.Name(out.variable().name(), List.of(), out.place());
                compare(
                        "port '" + out.port() + "' is",
                        portUnit(solver.map(Solver::outputs), out.port(), out.place()),
                        variable);
            }
        }
        return List.copyOf(findings);
    }

    /** The unit of a port; empty where any will do. */
    private Optional<Unit> portUnit(Optional<List<Solver.Port>> ports, String name, Place place) {
        return ports.orElse(List.of()).stream()
                .filter(port -> port.name().equals(name) && !port.unit().isEmpty())
                .findFirst()
                .map(port -> text.unit(port.unit(), place));
    }

    private void compare(String what, Optional<Unit> declared, Expr expr) {
        try {
            Inferred inferred = infer(expr);
            if (declared.isPresent() && !inferred.is(declared.get())) {
                throw expr.place()
                        .fault(what + " in " + name(declared.get()) + " but the expression is in " + name(inferred.unit)
                                + times(inferred.unit, declared.get()));
            }
        } catch (InputException e) {
            findings.addAll(e.faults());
        }
    }

    private Inferred infer(Expr expr) {
        Inferred found = inferred(expr);
        Equations.inRange(found.unit, expr.place());
        return found;
    }

    private Inferred inferred(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal(literal);
        }
        if (expr instanceof Expr.Over over) {
            return infer(over.body());
        }
        if (expr instanceof Expr.Name name) {
            return unitOf(name).map(Inferred::of).orElse(Inferred.ANY);
        }
        Expr.Call call = (Expr.Call) expr;
        List<Inferred> of = new ArrayList<>();
        call.arguments().forEach(argument -> of.add(infer(argument)));
        Inferred first = of.get(0);
        Inferred last = of.get(of.size() - 1);
        boolean any = first.any || last.any;
        return switch (call.function()) {
            case "+", "-" -> sum(call, first, last);
            case "*" -> any ? Inferred.ANY : Inferred.of(first.unit.join(last.unit, 1));
            case "/" -> any ? Inferred.ANY : Inferred.of(first.unit.join(last.unit, -1));
            case "^" -> power(call, first, last);
            case "<", ">", "<=", ">=", "==" -> {
                same(call, first, last);
                yield Inferred.NUMBER;
            }
            case "min", "max" -> of.stream().reduce(Inferred.ANY, (a, b) -> same(call, a, b));
            case "where" -> same(call, of.get(of.size() / 2), last);
            case "sqrt" -> new Inferred(Unit.ONE.join(first.unit, 0.5), first.any, false);
            case "exp", "log" -> {
                require(first, Unit.ONE, call, "what " + call.function() + " is of");
                yield Inferred.NUMBER;
            }
            case "crf" -> {
                require(first, PER_YEAR, call, "the rate of crf");
                require(last, Unit.YEAR, call, "the life of crf");
                yield Inferred.of(PER_YEAR);
            }
            case "and", "or", "not", "known" -> Inferred.NUMBER;
            default -> first;
        };
    }

    private Inferred literal(Expr.Literal literal) {
        double value = literal.value();
        if (literal.unit().isEmpty()) {
            if (value >= LARGE || value != 0 && value <= SMALL) {
                throw literal.place()
                        .fault(literal.text() + " must carry a unit, such as " + literal.text() + " [kWh/MWh], or "
                                + literal.text() + " [1] for a pure number");
            }
            return value == 0 ? Inferred.ANY : Inferred.NUMBER;
        }
        Unit unit = text.unit(literal.unit(), literal.place());
        if (!literal.unit().equals("1")
                && unit.powers().isEmpty()
                && !unit.times(value).same(Unit.ONE)) {
            throw literal.place()
                    .fault(literal.text() + " [" + literal.unit() + "] must be " + Unit.figures(1 / unit.scale())
                            + ", by which the units differ");
        }
        return Inferred.of(unit);
    }

    private Inferred sum(Expr.Call call, Inferred left, Inferred right) {
        boolean one = call.argument(0) instanceof Expr.Literal l
                && l.value() == 1
                && l.unit().isEmpty();
        return (left.factor || one) && !right.any && right.unit.same(PER_YEAR)
                ? new Inferred(Unit.ONE, false, true)
                : same(call, left, right);
    }

    private Inferred power(Expr.Call call, Inferred base, Inferred exponent) {
        if (call.argument(1) instanceof Expr.Literal literal && literal.unit().isEmpty()) {
            return new Inferred(Unit.ONE.join(base.unit, literal.value()), base.any, false);
        }
        require(base, Unit.ONE, call, "the base of a power");
        if (!base.factor || !exponent.is(Unit.YEAR)) {
            require(exponent, Unit.ONE, call, "an exponent");
        }
        return Inferred.NUMBER;
    }

    private void require(Inferred is, Unit unit, Expr.Call call, String what) {
        if (!is.is(unit)) {
            throw call.place().fault(what + " must be in " + name(unit) + " but is in " + name(is.unit));
        }
    }

    private Inferred same(Expr.Call call, Inferred left, Inferred right) {
        if (left.any || right.any) {
            return left.any ? right : left;
        }
        if (!left.unit.same(right.unit)) {
            throw call.place()
                    .fault("'" + call.function() + "' must have one unit on both sides but has " + name(left.unit)
                            + " and " + name(right.unit) + times(left.unit, right.unit));
        }
        return new Inferred(left.unit, false, left.factor || right.factor);
    }

    /** The unit of a name; empty for what fits any. */
    private Optional<Unit> unitOf(Expr.Name expr) {
        String name = expr.name();
        int dot = name.lastIndexOf('.');
        if (name.equals("missing") || name.equals("infinity")) {
            return Optional.empty();
        }
        if (name.equals("calendar")) {
            return Optional.of(Unit.YEAR);
        }
        if (dot > 0 && text.sets.containsKey(name.substring(0, dot))) {
            return Optional.of(Unit.base(name.substring(0, dot)));
        }
        Optional<Variable> given = text.variable(name)
                .or(() -> Optional.ofNullable(text.data.get(name)))
                .or(() -> Optional.ofNullable(name.startsWith("figure.") ? text.figures.get(name.substring(7)) : null));
        String unit =
                given.map(Variable::unit).orElseGet(() -> parameterUnit(name.replaceFirst("^parameter\\.", ""), expr));
        return Optional.of(text.unit(unit, expr.place()));
    }

    private String parameterUnit(String name, Expr.Name expr) {
        for (String part = name; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('.')))) {
            if (text.parameterUnits.containsKey(part)) {
                return String.valueOf(text.parameterUnits.get(part));
            }
        }
        return vocabulary.parameters.values().stream()
                .filter(known -> known.name().equals(name) || known.name().startsWith(name + "."))
                .findFirst()
                .map(Vocabulary.Parameter::unit)
                .orElseThrow(
                        () -> expr.place().fault(Nearest.unknown("parameter", name, vocabulary.parameters.keySet())));
    }

    private String name(Unit unit) {
        return unit.name(text.units);
    }

    private static String times(Unit one, Unit other) {
        return one.powers().equals(other.powers()) ? " (" + Unit.figures(one.scale() / other.scale()) + " times)" : "";
    }
}
