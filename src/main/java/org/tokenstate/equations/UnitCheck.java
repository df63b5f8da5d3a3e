package org.tokenstate.equations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;

/**
 * Infers units. A literal is a pure number unless it carries a unit; zero, infinity and a missing value fit any. A literal of
 * 1,000 and more, or of 0.001 and less, says its unit, {@code [1]} included, because most of them convert something. The one
 * licence: {@code 1 + rate} with a rate in 1/yr is the factor of a year, and its power may be in years.
 */
final class UnitCheck {
    private static final double LARGE = 1_000;
    private static final double SMALL = 0.001;

    /** A unit; {@code any} fits every other, {@code factor} is a factor of a year. */
    private record Inferred(Unit unit, boolean any, boolean factor) {
        static final Inferred ANY = new Inferred(Unit.ONE, true, false);
        static final Inferred NUMBER = new Inferred(Unit.ONE, false, false);

        boolean is(Unit other) {
            return any || unit.same(other);
        }
    }

    private final Equations text;
    private final Vocabulary vocabulary;
    private final Unit year = Unit.parse("yr", Map.of());
    private final Unit perYear = Unit.ONE.over(year);
    private final Set<String> findings = new LinkedHashSet<>();

    UnitCheck(Equations text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    List<String> findings() {
        for (Definition.Equation equation : text.equations.values()) {
            Variable variable = equation.variable();
            Unit declared = unit(variable.unit());
            if (vocabulary.parameters.containsKey(variable.name())
                    || vocabulary.parameters.keySet().stream().anyMatch(p -> p.startsWith(variable.name() + "."))) {
                findings.add(equation.place().at("'" + variable.name() + "' is a variable and a parameter"));
            }
            for (Definition.Branch branch : equation.branches()) {
                declared("'" + variable.name() + "' is declared", declared, branch.value());
                branch.first().ifPresent(f -> declared("'" + variable.name() + "' is declared", declared, f));
            }
        }
        for (Definition.Solve solve : text.solves.values()) {
            Solver solver = vocabulary.solvers.get(solve.solver());
            for (Definition.In in : solve.in()) {
                Unit unit = portUnit(solver == null ? List.of() : solver.inputs(), in.port(), in.place());
                declared("port '" + in.port() + "' is", unit, in.value());
                in.first().ifPresent(f -> declared("port '" + in.port() + "' is", unit, f));
            }
            for (Definition.Out out : solve.out()) {
                Unit unit = portUnit(solver == null ? List.of() : solver.outputs(), out.port(), out.place());
                Unit declared = unit(out.variable().unit());
                if (unit.scale() > 0 && !unit.same(declared)) {
                    findings.add(out.place()
                            .at("port '" + out.port() + "' is in " + name(unit) + " but '"
                                    + out.variable().name() + "' is declared in "
                                    + out.variable().unit()));
                }
            }
        }
        return List.copyOf(findings);
    }

    /** The unit of a port; of scale 0 where any will do. */
    private Unit portUnit(List<Solver.Port> ports, String name, Place place) {
        for (Solver.Port port : ports) {
            if (port.name().equals(name) && !port.unit().isEmpty()) {
                return text.unitNamed(port.unit(), place);
            }
        }
        return Unit.ONE.times(0);
    }

    private void declared(String what, Unit declared, Expr expr) {
        try {
            Inferred inferred = infer(expr);
            if (declared.scale() > 0 && !inferred.is(declared)) {
                findings.add(expr.place()
                        .at(what + " in " + name(declared) + " but the expression is in " + name(inferred.unit())
                                + times(inferred.unit(), declared)));
            }
        } catch (InputException e) {
            findings.addAll(e.faults());
        }
    }

    private Inferred infer(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal(literal);
        }
        if (expr instanceof Expr.Sum sum) {
            return infer(sum.body());
        }
        if (expr instanceof Expr.Name name) {
            return unitOf(name).map(u -> new Inferred(u, false, false)).orElse(Inferred.ANY);
        }
        Expr.Call call = (Expr.Call) expr;
        List<Inferred> of = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            of.add(infer(argument));
        }
        return switch (call.function()) {
            case "+", "-" -> sum(call, of.get(0), of.get(1));
            case "*" -> product(of.get(0), of.get(1), of.get(0).unit.times(of.get(1).unit));
            case "/" -> product(of.get(0), of.get(1), of.get(0).unit.over(of.get(1).unit));
            case "^" -> power(call, of.get(0), of.get(1));
            case "<", ">", "<=", ">=", "==" -> {
                same(call, of.get(0), of.get(1));
                yield Inferred.NUMBER;
            }
            case "min", "max" -> of.stream().reduce(Inferred.ANY, (a, b) -> same(call, a, b));
            case "where" -> of.size() == 3 ? same(call, of.get(1), of.get(2)) : Inferred.ANY;
            case "sqrt" ->
                of.get(0).any ? Inferred.ANY : new Inferred(of.get(0).unit.power(0.5), false, false);
            case "exp", "log" -> number(call, of.get(0));
            case "crf" -> recovery(call, of);
            case "and", "or", "not", "known" -> Inferred.NUMBER;
            default -> of.get(0);
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
        Unit unit = text.unitNamed(literal.unit(), literal.place());
        if (!literal.unit().equals("1")
                && unit.sameDimension(Unit.ONE)
                && !unit.times(value).same(Unit.ONE)) {
            throw literal.place()
                    .fault(String.format(
                            Locale.ROOT,
                            "%s [%s] must convert but the units differ by %.6g",
                            literal.text(),
                            literal.unit(),
                            1 / unit.scale()));
        }
        return new Inferred(unit, false, false);
    }

    private Inferred sum(Expr.Call call, Inferred left, Inferred right) {
        boolean one = left.factor
                || call.argument(0) instanceof Expr.Literal literal
                        && literal.value() == 1
                        && literal.unit().isEmpty();
        if (one && !right.any && right.unit.same(perYear)) {
            return new Inferred(Unit.ONE, false, true);
        }
        return same(call, left, right);
    }

    private static Inferred product(Inferred left, Inferred right, Unit unit) {
        return left.any || right.any ? Inferred.ANY : new Inferred(unit, false, false);
    }

    private Inferred power(Expr.Call call, Inferred base, Inferred exponent) {
        if (call.argument(1) instanceof Expr.Literal literal && literal.unit().isEmpty()) {
            return base.any ? Inferred.ANY : new Inferred(base.unit.power(literal.value()), false, false);
        }
        if (!base.is(Unit.ONE)) {
            throw call.place().fault("the base of a power must be a pure number but is in " + name(base.unit));
        }
        if (!exponent.is(Unit.ONE) && !(base.factor && exponent.unit.same(year))) {
            throw call.place()
                    .fault("an exponent must be a pure number" + (base.factor ? " or in years" : "") + " but is in "
                            + name(exponent.unit));
        }
        return Inferred.NUMBER;
    }

    private Inferred number(Expr.Call call, Inferred of) {
        if (!of.is(Unit.ONE)) {
            throw call.place().fault(call.function() + " must be of a pure number but is of " + name(of.unit));
        }
        return Inferred.NUMBER;
    }

    private Inferred recovery(Expr.Call call, List<Inferred> of) {
        if (of.size() == 2 && !of.get(0).is(perYear)) {
            throw call.place().fault("the rate of crf must be in 1/yr but is in " + name(of.get(0).unit));
        }
        if (of.size() == 2 && !of.get(1).is(year)) {
            throw call.place().fault("the life of crf must be in yr but is in " + name(of.get(1).unit));
        }
        return new Inferred(perYear, false, false);
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
        if (name.equals("missing") || name.equals("infinity")) {
            return Optional.empty();
        }
        if (name.equals("calendar")) {
            return Optional.of(year);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && text.sets.containsKey(name.substring(0, dot))) {
            return Optional.of(Unit.base(name.substring(0, dot)));
        }
        Optional<Variable> variable = text.variable(name);
        if (variable.isPresent()) {
            return Optional.of(unit(variable.get().unit()));
        }
        if (name.startsWith("figure.") && text.figures.containsKey(name.substring(7))) {
            return Optional.of(unit(text.figures.get(name.substring(7)).unit()));
        }
        if (text.data.containsKey(name)) {
            return Optional.of(unit(text.data.get(name).unit()));
        }
        String parameter = name.startsWith("parameter.") ? name.substring(10) : name;
        return Optional.of(parameterUnit(parameter, expr.place()));
    }

    private Unit parameterUnit(String name, Place place) {
        for (String part = name; ; part = part.substring(0, part.lastIndexOf('.'))) {
            String declared = text.parameterUnits.get(part);
            if (declared != null) {
                return unit(declared);
            }
            if (!part.contains(".")) {
                break;
            }
        }
        for (Map.Entry<String, Vocabulary.Parameter> known : vocabulary.parameters.entrySet()) {
            if (known.getKey().equals(name) || known.getKey().startsWith(name + ".")) {
                return text.unitNamed(known.getValue().unit(), place);
            }
        }
        throw place.fault(Nearest.unknown("parameter", name, vocabulary.parameters.keySet()));
    }

    private Unit unit(String known) {
        return text.sets.containsKey(known) ? Unit.base(known) : Unit.parse(known, text.units);
    }

    private String name(Unit unit) {
        return unit.name(text.units);
    }

    private static String times(Unit one, Unit other) {
        return one.sameDimension(other) ? String.format(Locale.ROOT, " (%.6g times)", one.scale() / other.scale()) : "";
    }
}
