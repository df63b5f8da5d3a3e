package org.tokenstate.equations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Nearest;

/** Reads the definitions of a chapter into {@link Equations}: recursive descent, one definition at a time. */
final class Parser {
    private static final int MOST_DEPTH = 100;
    private static final int MOST_FAULTS = 20;

    /** Words that begin a definition or join its parts, so that nothing can be called by them. */
    private static final Set<String> KEYWORDS = Set.of(
            "set",
            "map",
            "unit",
            "parameter",
            "figure",
            "data",
            "solve",
            "replace",
            "for",
            "otherwise",
            "from",
            "in",
            "out",
            "by",
            "is",
            "not",
            "and",
            "or",
            "sum");

    private final Equations into;
    private final Chapter chapter;
    private final boolean own;
    private String section = "";
    private String description = "";
    private String plain = "";
    private List<Token> tokens = List.of();
    private int at;
    private int depth;

    Parser(Equations into, Chapter chapter, boolean own) {
        this.into = into;
        this.chapter = chapter;
        this.own = own;
    }

    void read() {
        Set<String> faults = new LinkedHashSet<>();
        List<String> lines = chapter.lines();
        String begin = chapter.markdown() ? "    " : "";
        int i = 0;
        while (i < lines.size() && faults.size() < MOST_FAULTS) {
            String line = lines.get(i);
            int first = i++;
            if (chapter.markdown() && line.startsWith("#")) {
                section = line.replaceFirst("^#+", "").strip();
            }
            if (line.isBlank() || !line.startsWith(begin) || line.stripLeading().startsWith("#")) {
                continue;
            }
            while (i < lines.size()
                    && lines.get(i).startsWith(begin + " ")
                    && !lines.get(i).isBlank()) {
                i++;
            }
            try {
                definition(first, i);
            } catch (InputException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(List.copyOf(faults));
        }
    }

    private void definition(int first, int end) {
        Lexer lexer = new Lexer(chapter);
        for (int i = first; i < end; i++) {
            lexer.line(i);
        }
        lexer.end();
        tokens = lexer.tokens;
        description = lexer.description.toString();
        plain = lexer.plain.toString();
        at = 0;
        depth = 0;
        Token word = next();
        if (word.kind() != Token.Kind.WORD) {
            throw fault(word, "a name is expected but found " + word.shown());
        }
        switch (word.text()) {
            case "set" -> set();
            case "unit" -> unit();
            case "parameter" -> into.define(into.parameterUnits, name("a parameter"), t -> unitOf());
            case "figure" -> into.define(into.figures, name("a figure"), this::given);
            case "data" -> into.define(into.data, name("a series"), this::given);
            case "solve" -> solve();
            case "replace" -> replace();
            default -> {
                at--;
                Token name = name("a variable");
                into.free(name);
                equation(name, indices(), own ? Variable.Origin.OWN : Variable.Origin.MODEL, unitOf(), description);
            }
        }
        if (peek().kind() != Token.Kind.END) {
            throw fault(peek(), "an operator or the end is expected but found " + peek().shown());
        }
    }

    private void set() {
        List<Token> letters = new ArrayList<>();
        do {
            letters.add(name("an index letter"));
        } while (accept(","));
        expect("in");
        Token set = name("a set");
        Optional<List<String>> elements = accept("=") ? Optional.of(names("an element")) : Optional.empty();
        Definition.IndexSet before = into.sets.get(set.text());
        if (before == null || elements.isPresent()) {
            into.define(into.sets, set, t -> new Definition.IndexSet(t.text(), elements, t.place()));
        }
        for (Token letter : letters) {
            into.define(into.letters, letter, t -> set.text());
        }
    }

    private void unit() {
        Token name = name("a unit");
        if (accept("=")) {
            Token number = next();
            if (number.kind() != Token.Kind.NUMBER || number.unit().isEmpty()) {
                throw fault(number, "a number with its unit is expected, such as 1e6 [g], but found " + number.shown());
            }
            double scale = Double.parseDouble(number.text());
            into.define(into.units, name, t -> into.unitNamed(number.unit(), number.place())
                    .times(scale));
        } else {
            into.define(into.units, name, t -> Unit.base(t.text()));
        }
    }

    private void replace() {
        Token name = name("the variable to replace");
        Definition.Equation old = into.equations.get(name.text());
        if (old == null) {
            throw fault(name, Nearest.unknown("variable to replace", name.text(), into.equations.keySet()));
        }
        List<String> index = indices();
        Variable was = old.variable();
        if (!into.setsOf(index, name.place()).equals(was.sets())) {
            throw fault(name, "'" + was.name() + "' must have the indices of " + was.index() + " but has " + index);
        }
        Variable.Origin origin = was.origin() == Variable.Origin.OWN ? Variable.Origin.OWN : Variable.Origin.REPLACED;
        String unit = peek().kind() == Token.Kind.UNIT ? unitOf() : was.unit();
        equation(name, index, origin, unit, description.isEmpty() ? was.description() : description);
    }

    private void equation(Token name, List<String> index, Variable.Origin origin, String unit, String about) {
        expect("=");
        List<Definition.Branch> branches = new ArrayList<>();
        do {
            Token begin = peek();
            Expr value = expression();
            String text = text(begin);
            Token beginFirst = peek();
            Optional<Expr> first = first();
            String firstText = first.isPresent() ? text(beginFirst).replaceFirst("^from\\s+", "") : text;
            Optional<Expr.Condition> condition = is("for") ? Optional.of(condition(next())) : Optional.empty();
            branches.add(new Definition.Branch(value, text, first, firstText, condition));
            if (condition.isEmpty() && (accept("otherwise") || peek().kind() == Token.Kind.END)) {
                break;
            }
            if (condition.isEmpty()) {
                throw fault(peek(), "an operator, 'for' or 'otherwise' is expected but found " + peek().shown());
            }
        } while (peek().kind() != Token.Kind.END);
        Variable variable = variable(name, index, unit, about, "", origin);
        into.equations.put(name.text(), new Definition.Equation(variable, List.copyOf(branches), name.place()));
    }

    private Variable variable(
            Token name, List<String> index, String unit, String about, String solver, Variable.Origin origin) {
        return new Variable(
                name.text(),
                index,
                into.setsOf(index, name.place()),
                unit,
                about,
                chapter.name(),
                section,
                name.place().line(),
                solver,
                origin);
    }

    private void solve() {
        Token name = name("a name for what is solved");
        List<String> index = indices();
        if (index.size() > 1) {
            throw fault(name, "a solver is used once or for each element of one set but has " + index);
        }
        into.setsOf(index, name.place());
        expect("by");
        Token solver = name("a solver");
        expect("in");
        List<Definition.In> in = new ArrayList<>();
        do {
            Token begin = peek();
            boolean named = tokens.get(at + 1).is("=");
            String port = named ? name("a port").text() : begin.text();
            if (named) {
                expect("=");
            }
            Expr value = expression();
            if (!named && !(value instanceof Expr.Name)) {
                throw fault(begin, "a port is expected, as in 'port = expression'");
            }
            in.add(new Definition.In(port, value, first(), begin.place()));
        } while (accept(","));
        expect("out");
        List<Definition.Out> out = new ArrayList<>();
        do {
            Token port = name("a port or a variable");
            Token variable = accept("=") ? name("a variable") : port;
            into.free(variable);
            Variable v = variable(
                    variable,
                    indices(),
                    unitOf(),
                    description,
                    solver.text(),
                    own ? Variable.Origin.OWN : Variable.Origin.MODEL);
            if (!index.isEmpty() && !v.index().contains(index.get(0))) {
                throw fault(variable, "'" + v.name() + "' must have the index " + index.get(0) + " of its solver");
            }
            out.add(new Definition.Out(port.text(), v, variable.place()));
        } while (accept(","));
        Definition.Solve made = new Definition.Solve(
                name.text(),
                index.stream().findFirst(),
                solver.text(),
                List.copyOf(in),
                List.copyOf(out),
                name.place());
        into.define(into.solves, name, t -> made);
        out.forEach(o -> into.solved.put(o.variable().name(), made));
    }

    private Definition.Given given(Token name) {
        return new Definition.Given(name.text(), indices(), unitOf(), description, name.place());
    }

    private Optional<Expr> first() {
        return accept("from") ? Optional.of(expression()) : Optional.empty();
    }

    private Expr.Condition condition(Token word) {
        Expr.Index subject = index();
        boolean not = false;
        if (!accept("in")) {
            expect("is");
            not = accept("not");
        }
        List<Expr.Index> elements = new ArrayList<>();
        do {
            elements.add(index());
        } while (accept(","));
        return new Expr.Condition(subject, not, List.copyOf(elements), word.place());
    }

    // Expressions, by falling precedence of what joins them.

    private Expr expression() {
        if (++depth > MOST_DEPTH) {
            throw fault(peek(), "an expression must be at most " + MOST_DEPTH + " deep");
        }
        Expr left = conjunction();
        while (is("or")) {
            left = call(next(), left, conjunction());
        }
        depth--;
        return left;
    }

    private Expr conjunction() {
        Expr left = comparison();
        while (is("and")) {
            left = call(next(), left, comparison());
        }
        return left;
    }

    private Expr comparison() {
        Expr left = sum();
        for (String sign : List.of("<", ">", "<=", ">=", "==")) {
            if (is(sign)) {
                return call(next(), left, sum());
            }
        }
        return left;
    }

    private Expr sum() {
        Expr left = product();
        while (is("+") || is("-")) {
            left = call(next(), left, product());
        }
        return left;
    }

    private Expr product() {
        Expr left = power();
        while (is("*") || is("/")) {
            left = call(next(), left, power());
        }
        return left;
    }

    private Expr power() {
        Expr base = atom();
        if (!is("^")) {
            return base;
        }
        if (++depth > MOST_DEPTH) {
            throw fault(peek(), "an expression must be at most " + MOST_DEPTH + " deep");
        }
        Expr power = call(next(), base, power());
        depth--;
        return power;
    }

    private Expr atom() {
        Token token = next();
        if (token.kind() == Token.Kind.NUMBER) {
            if (!token.unit().isEmpty()) {
                into.unitNamed(token.unit(), token.place());
            }
            return new Expr.Literal(Double.parseDouble(token.text()), token.text(), token.unit(), token.place());
        }
        if (token.is("(")) {
            Expr inner = expression();
            expect(")");
            return inner;
        }
        if (token.is("-") || token.is("not")) {
            if (++depth > MOST_DEPTH) {
                throw fault(token, "an expression must be at most " + MOST_DEPTH + " deep");
            }
            Expr of = token.is("-") ? power() : comparison();
            depth--;
            return new Expr.Call(token.is("-") ? "negative" : "not", List.of(of), token.place());
        }
        if (token.is("sum")) {
            return total(token);
        }
        if (token.kind() != Token.Kind.WORD || KEYWORDS.contains(token.text())) {
            throw fault(token, "a number or a name is expected but found " + token.shown());
        }
        if (accept("(")) {
            List<Expr> arguments = new ArrayList<>();
            do {
                arguments.add(expression());
            } while (accept(","));
            expect(")");
            return new Expr.Call(token.text(), List.copyOf(arguments), token.place());
        }
        return new Expr.Name(token.text(), indexList(), token.place());
    }

    private Expr total(Token word) {
        expect("(");
        String letter = name("an index letter").text();
        expect("in");
        Token set = name("a set");
        Optional<Expr.Condition> condition = Optional.empty();
        if (accept("except")) {
            Expr.Index subject = new Expr.Index(letter, Optional.empty(), set.place());
            condition = Optional.of(new Expr.Condition(subject, true, List.of(index()), set.place()));
        } else if (is("for")) {
            condition = Optional.of(condition(next()));
        }
        expect(",");
        Expr body = expression();
        expect(")");
        return new Expr.Sum(letter, set.text(), condition, body, word.place());
    }

    private static Expr call(Token operator, Expr left, Expr right) {
        return new Expr.Call(operator.text(), List.of(left, right), operator.place());
    }

    private List<Expr.Index> indexList() {
        List<Expr.Index> list = new ArrayList<>();
        if (accept("[")) {
            do {
                list.add(index());
            } while (accept(","));
            expect("]");
        }
        return List.copyOf(list);
    }

    private Expr.Index index() {
        Token token = name("an index or an element");
        if (++depth > MOST_DEPTH) {
            throw fault(token, "an index must be at most " + MOST_DEPTH + " deep");
        }
        Optional<Expr.Index> of = Optional.empty();
        if (accept("[")) {
            of = Optional.of(index());
            expect("]");
        }
        depth--;
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
        Set<String> names = new LinkedHashSet<>();
        do {
            Token name = name(what);
            if (!names.add(name.text())) {
                throw fault(name, "'" + name.text() + "' is there twice");
            }
        } while (accept(","));
        return List.copyOf(names);
    }

    private String unitOf() {
        Token token = next();
        if (token.kind() != Token.Kind.UNIT) {
            throw fault(token, "a unit is expected, such as \"1/yr\" or \"1\", but found " + token.shown());
        }
        return into.known(token);
    }

    /** What was written from a token up to the present one. */
    private String text(Token begin) {
        return plain.substring(
                begin.from(), Math.max(begin.from(), tokens.get(at - 1).to()));
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
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
