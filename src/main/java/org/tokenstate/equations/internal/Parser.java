package org.tokenstate.equations.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Variable;
import org.tokenstate.equations.Variable.Origin;

/** Reads the definitions of a chapter into {@link Equations}: recursive descent, one definition at a time. */
final class Parser {
    static final int MOST_DEPTH = 100;
    static final int MOST_FAULTS = 20;

    /** Words that begin a definition or join its parts, so that nothing can be called by them. */
    private static final Set<String> KEYWORDS = Set.of(
            "set unit parameter figure data solve replace for otherwise from in out by is not and or sum".split(" "));

    /** Operators of two arguments, by rising precedence. */
    private static final List<List<String>> OPERATORS = List.of(
            List.of("or"), List.of("and"), List.of("<", ">", "<=", ">=", "=="), List.of("+", "-"), List.of("*", "/"));

    private static final int COMPARISON = 2;

    private final Equations into;
    private final Chapter chapter;
    private final Origin origin;
    private String section = "";
    private String description = "";
    private String plain = "";
    private List<Token> tokens = List.of();
    private int at;
    private int depth;

    Parser(Equations into, Chapter chapter, Origin origin) {
        this.into = into;
        this.chapter = chapter;
        this.origin = origin;
    }

    void read() {
        Set<String> faults = new LinkedHashSet<>();
        List<String> lines = chapter.lines();
        String margin = chapter.markdown() ? "    " : "";
        int end;
        for (int i = 0; i < lines.size() && faults.size() < MOST_FAULTS; i = end) {
            String line = lines.get(i);
            end = i + 1;
            if (chapter.markdown() && line.startsWith("#")) {
                section = line.replaceFirst("^#+", "").strip();
            }
            if (!line.isBlank()
                    && line.startsWith(margin)
                    && !line.stripLeading().startsWith("#")) {
                while (end < lines.size()
                        && lines.get(end).startsWith(margin + " ")
                        && !lines.get(end).isBlank()) {
                    end++;
                }
                try {
                    definition(i, end);
                } catch (InputException e) {
                    faults.addAll(e.faults());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(List.copyOf(faults));
        }
    }

    private void definition(int first, int end) {
        tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StringBuilder about = new StringBuilder();
        for (int i = first; i < end; i++) {
            Token.read(chapter, i, tokens, text, about);
        }
        Place last = chapter.place(end - 1, chapter.lines().get(end - 1).length());
        tokens.add(new Token(Token.Kind.END, "the end", "", text.length(), text.length(), last));
        plain = text.toString();
        description = about.toString();
        at = 0;
        depth = 0;
        switch (peek().text()) {
            case "set" -> set();
            case "unit" -> unit();
            case "parameter" -> into.define(into.parameterUnits, tables("a parameter"), this::unitText);
            case "figure" -> given(into.figures, tables("a figure"));
            case "data" -> given(into.data, tables("a series"));
            case "solve" -> solve();
            case "replace" -> replace();
            default -> {
                Token name = into.free(name("a variable"));
                equation(name, variable(name, indices(), unitText(), description, "", origin));
            }
        }
        if (peek().kind() != Token.Kind.END) {
            throw fault(peek(), "an operator or the end is expected but found " + peek().shown());
        }
    }

    private Token second(String what) {
        at++;
        return name(what);
    }

    /** The name of what tables give, which the model alone declares. */
    private Token tables(String what) {
        if (origin != Origin.MODEL) {
            throw fault(
                    peek(),
                    "'" + peek().text() + "' says what the model's tables give; equations on top of the model"
                            + " define variables, sets, units and solvers");
        }
        return second(what);
    }

    private void set() {
        List<Token> letters = new ArrayList<>(List.of(second("an index letter")));
        while (accept(",")) {
            letters.add(name("an index letter"));
        }
        expect("in");
        Token set = name("a set");
        if (is("=") || !into.sets.containsKey(set.text())) {
            List<String> elements = accept("=") ? names("an element") : List.of();
            into.define(into.sets, set, () -> new Definition.IndexSet(elements, set.place()));
        }
        letters.forEach(letter -> into.define(into.letters, letter, set::text));
    }

    private void unit() {
        Token name = second("a unit");
        if (Unit.COMMON.containsKey(name.text())) {
            throw fault(name, "'" + name.text() + "' is defined already");
        }
        if (!accept("=")) {
            into.define(into.units, name, () -> Unit.base(name.text()));
            return;
        }
        Token number = next();
        if (number.kind() != Token.Kind.NUMBER || number.unit().isEmpty()) {
            throw fault(number, "a number with its unit is expected, such as 1e6 [g], but found " + number.shown());
        }
        Unit unit = Equations.inRange(
                into.unit(number.unit(), number.place()).times(Double.parseDouble(number.text())), number.place());
        into.define(into.units, name, () -> unit);
    }

    private void given(Map<String, Variable> map, Token name) {
        into.define(map, name, () -> variable(name, indices(), unitText(), description, "", origin));
    }

    private void replace() {
        Token name = second("the variable to replace");
        Definition.Equation old = into.equations.get(name.text());
        if (old == null) {
            throw fault(name, Nearest.unknown("variable to replace", name.text(), into.equations.keySet()));
        }
        Variable was = old.variable();
        List<String> index = indices();
        if (peek().kind() == Token.Kind.UNIT) {
            Token place = peek();
            String unit = unitText();
            // Other equations would fail, but results and reports take the number for what it was.
            if (!into.unit(unit, place.place()).same(into.unit(was.unit(), place.place()))) {
                throw fault(place, "'" + was.name() + "' must stay in " + was.unit() + " but is in " + unit);
            }
        }
        Variable now = variable(
                name,
                index,
                was.unit(),
                description.isEmpty() ? was.description() : description,
                "",
                was.origin() == Origin.MODEL ? Origin.REPLACED : was.origin());
        if (!now.sets().equals(was.sets())) {
            throw fault(name, "'" + was.name() + "' must have the indices " + was.index() + " but has " + now.index());
        }
        equation(name, now);
    }

    private void equation(Token name, Variable variable) {
        expect("=");
        List<Definition.Branch> branches = new ArrayList<>();
        boolean more = true;
        while (more) {
            int begin = peek().from();
            Expr value = expression();
            String text = textFrom(begin);
            Optional<Expr> first = Optional.empty();
            String firstText = text;
            if (accept("from")) {
                begin = peek().from();
                first = Optional.of(expression());
                firstText = textFrom(begin);
            }
            Optional<Expr.Condition> condition =
                    is("for") ? Optional.of(condition(next().place(), false)) : Optional.empty();
            branches.add(new Definition.Branch(value, text, first, firstText, condition));
            more = condition.isPresent() && peek().kind() != Token.Kind.END;
            if (condition.isEmpty() && !accept("otherwise") && peek().kind() != Token.Kind.END) {
                throw fault(peek(), "an operator, 'for' or 'otherwise' is expected but found " + peek().shown());
            }
        }
        into.equations.put(name.text(), new Definition.Equation(variable, List.copyOf(branches), name.place()));
    }

    private Variable variable(Token name, List<String> index, String unit, String about, String solver, Origin whose) {
        List<String> sets = into.setsOf(index, name.place());
        int line = name.place().line();
        return new Variable(name.text(), index, sets, unit, about, chapter.name(), section, line, solver, whose);
    }

    private void solve() {
        Token name = second("a name for what is solved");
        List<String> index = indices();
        into.setsOf(index, name.place());
        expect("by");
        String solver = name("a solver").text();
        expect("in");
        List<Definition.In> in = new ArrayList<>();
        do {
            Token begin = peek();
            boolean named = begin.kind() != Token.Kind.END && tokens.get(at + 1).is("=");
            at += named ? 2 : 0;
            Expr value = expression();
            if (begin.kind() != Token.Kind.WORD || !named && !(value instanceof Expr.Name)) {
                throw fault(begin, "a port is expected, as in 'port = expression'");
            }
            in.add(new Definition.In(begin.text(), value, first(), begin.place()));
        } while (accept(","));
        expect("out");
        List<Definition.Out> out = new ArrayList<>();
        do {
            Token port = name("a port or a variable");
            Token variable = into.free(accept("=") ? name("a variable") : port);
            Variable given = variable(variable, indices(), unitText(), description, solver, origin);
            if (index.size() > 1 || !given.index().containsAll(index)) {
                throw fault(variable, "'" + given.name() + "' must have the one index of its solver but has " + index);
            }
            out.add(new Definition.Out(port.text(), given, port.place()));
        } while (accept(","));
        Definition.Solve made = new Definition.Solve(
                name.text(), index.stream().findFirst(), solver, List.copyOf(in), List.copyOf(out), name.place());
        into.define(into.solves, name, () -> made);
        out.forEach(o -> into.solved.put(o.variable().name(), made));
    }

    private Optional<Expr> first() {
        return accept("from") ? Optional.of(expression()) : Optional.empty();
    }

    private Expr.Condition condition(Place place, boolean one) {
        Expr.Index subject = index();
        boolean in = accept("in");
        if (!in) {
            expect("is");
        }
        boolean not = !in && accept("not");
        return new Expr.Condition(subject, not, one ? List.of(index()) : list(this::index), place);
    }

    private Expr expression() {
        return deeper(() -> binary(0));
    }

    /** What operators of at least a precedence join. */
    private Expr binary(int precedence) {
        if (precedence == OPERATORS.size()) {
            return power();
        }
        Expr left = binary(precedence + 1);
        while (peek().kind() != Token.Kind.END
                && OPERATORS.get(precedence).stream().anyMatch(this::is)) {
            Token operator = next();
            left = new Expr.Call(operator.text(), List.of(left, binary(precedence + 1)), operator.place());
            if (precedence == COMPARISON) {
                break;
            }
        }
        return left;
    }

    private Expr power() {
        Expr base = atom();
        if (!is("^")) {
            return base;
        }
        Place place = next().place();
        return new Expr.Call("^", List.of(base, deeper(this::power)), place);
    }

    private Expr atom() {
        Token token = next();
        if (token.kind() == Token.Kind.NUMBER) {
            if (!token.unit().isEmpty()) {
                into.unit(token.unit(), token.place());
            }
            return new Expr.Literal(Double.parseDouble(token.text()), token.text(), token.unit(), token.place());
        }
        if (token.is("(")) {
            Expr inner = expression();
            expect(")");
            return inner;
        }
        if (token.is("-") || token.is("not")) {
            Expr of = deeper(() -> token.is("-") ? power() : binary(COMPARISON));
            return new Expr.Call(token.is("-") ? "negative" : "not", List.of(of), token.place());
        }
        if (token.is("sum")) {
            return over(token);
        }
        if ((token.is("min") || token.is("max")) && overSet()) {
            return over(token);
        }
        if (token.kind() != Token.Kind.WORD || KEYWORDS.contains(token.text())) {
            throw fault(token, "a number or a name is expected but found " + token.shown());
        }
        if (accept("(")) {
            List<Expr> arguments = list(this::expression);
            expect(")");
            return new Expr.Call(token.text(), arguments, token.place());
        }
        List<Expr.Index> index = accept("[") ? list(this::index) : List.of();
        if (!index.isEmpty()) {
            expect("]");
        }
        return new Expr.Name(token.text(), index, token.place());
    }

    /** Whether {@code (letter in} follows, which runs over a set. */
    private boolean overSet() {
        return is("(")
                && tokens.get(at + 1).kind() == Token.Kind.WORD
                && tokens.get(at + 2).is("in");
    }

    private Expr over(Token function) {
        expect("(");
        Token letter = name("an index letter");
        expect("in");
        String set = name("a set").text();
        Optional<Expr.Condition> condition = Optional.empty();
        if (accept("except")) {
            Expr.Index subject = new Expr.Index(letter.text(), Optional.empty(), letter.place());
            condition = Optional.of(new Expr.Condition(subject, true, List.of(index()), letter.place()));
        } else if (accept("for")) {
            condition = Optional.of(condition(letter.place(), true));
        }
        expect(",");
        Expr body = expression();
        expect(")");
        return new Expr.Over(function.text(), letter.text(), set, condition, body, function.place());
    }

    private Expr.Index index() {
        Token token = name("an index or an element");
        Optional<Expr.Index> of = Optional.empty();
        if (accept("[")) {
            of = Optional.of(deeper(this::index));
            expect("]");
        }
        return new Expr.Index(token.text(), of, token.place());
    }

    private List<String> indices() {
        List<String> letters = accept("[") ? names("an index letter") : List.of();
        if (!letters.isEmpty()) {
            expect("]");
        }
        return letters;
    }

    private List<String> names(String what) {
        Set<String> seen = new LinkedHashSet<>();
        for (Token name : list(() -> name(what))) {
            if (!seen.add(name.text())) {
                throw fault(name, "'" + name.text() + "' is there twice");
            }
        }
        return List.copyOf(seen);
    }

    private String unitText() {
        Token token = next();
        if (token.kind() != Token.Kind.UNIT) {
            throw fault(token, "a unit is expected, such as \"1/yr\" or \"1\", but found " + token.shown());
        }
        into.unit(token.text(), token.place());
        return token.text();
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        do {
            items.add(item.get());
        } while (accept(","));
        return List.copyOf(items);
    }

    private <T> T deeper(Supplier<T> reading) {
        if (++depth > MOST_DEPTH) {
            throw fault(peek(), "an expression must be at most " + MOST_DEPTH + " deep");
        }
        T read = reading.get();
        depth--;
        return read;
    }

    /** What was written from a place up to the last token read. */
    private String textFrom(int from) {
        return plain.substring(from, tokens.get(at - 1).to());
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean is(String sign) {
        return peek().is(sign);
    }

    private boolean accept(String sign) {
        boolean is = is(sign);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw fault(peek(), "'" + sign + "' is expected but found " + peek().shown());
        }
    }

    private Token name(String what) {
        Token token = next();
        if (token.kind() != Token.Kind.WORD || KEYWORDS.contains(token.text())) {
            throw fault(token, what + " is expected but found " + token.shown());
        }
        return token;
    }

    private static InputException fault(Token token, String what) {
        return token.place().fault(what);
    }
}
