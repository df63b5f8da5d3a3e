package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Source;
import org.tokenstate.projection.Explanation.Kind;
import org.tokenstate.projection.Explanation.Node;

/** How a tree is printed, on small trees made by hand. */
class ExplanationTextTest {
    private static Node leaf(String name, int year, Kind kind, double value) {
        return new Node(
                name,
                year,
                "1",
                OptionalDouble.of(value),
                "",
                kind,
                "",
                "",
                Optional.of(new Source("table", Evidence.ASSUMED)),
                "",
                List.of());
    }

    private static Node formula(String name, int year, double value, Node... inputs) {
        return node(name, year, Kind.FORMULA, value, inputs);
    }

    private static Node node(String name, int year, Kind kind, double value, Node... inputs) {
        return new Node(
                name,
                year,
                "1",
                OptionalDouble.of(value),
                "",
                kind,
                "rule of " + name,
                "",
                Optional.empty(),
                "",
                List.of(inputs));
    }

    private static List<String> lines(Node root, int depth) {
        return Explanation.of("XXX", root).lines(depth).stream()
                .map(line -> "  ".repeat(line.depth()) + line.node().id() + ": " + line.grounds())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "-3, -3",
        "999999, 999999",
        "-999999, -999999",
        "1e6, 1e+06",
        "-1e6, -1e+06",
        "2500000, 2.5e+06",
        "1234567.8, 1.234568e+06",
        "999999.5, 999999.5",
        "123456.789, 123456.8",
        "-0.25, -0.25",
        "0.1, 0.1",
        "0.3333333333, 0.3333333",
        "0.001, 0.001",
        "-0.001, -0.001",
        "0.000999, 9.99e-04",
        "1e-9, 1e-09",
        "2.00004e20, 2.00004e+20"
    })
    void aNumberHasSevenDigitsWithoutZerosAtTheEnd(double value, String text) {
        assertThat(Explanation.number(value)).isEqualTo(text);
    }

    @Test
    void aValueIsShownAsWordMissingConstraintNumberOrNumberWithUnit() {
        assertThat(shown("word", OptionalDouble.empty(), "drift")).isEqualTo("drift");
        assertThat(shown("TWh", OptionalDouble.empty(), "")).isEqualTo("missing");
        assertThat(shown(BindingConstraint.UNIT, OptionalDouble.of(BindingConstraint.WORLD_CHIPS.code()), ""))
                .isEqualTo("world chips");
        assertThat(shown("1", OptionalDouble.of(0.5), "")).isEqualTo("0.5");
        assertThat(shown("year", OptionalDouble.of(2035), "")).isEqualTo("2035");
        assertThat(shown("TWh", OptionalDouble.of(12), "")).isEqualTo("12 TWh");
    }

    private static String shown(String unit, OptionalDouble value, String choice) {
        return new Node("x", 2030, unit, value, choice, Kind.DATA, "", "", Optional.empty(), "", List.of()).shown();
    }

    @ParameterizedTest
    @CsvSource({
        "a + b, false, '', a + b",
        "a + b, false, residual 0, a + b; residual 0",
        "a + b, true, '', a + b; book [own knowledge]",
        "a + b, true, residual 0, a + b; book [own knowledge]; residual 0",
        "'', false, '', ''",
        "'', false, residual 0, residual 0",
        "'', true, '', book [own knowledge]",
        "'', true, residual 0, book [own knowledge]; residual 0"
    })
    void groundsAreFormulaSourceAndRecord(String formula, boolean sourced, String record, String grounds) {
        Optional<Source> source = sourced ? Optional.of(new Source("book", Evidence.OWN_KNOWLEDGE)) : Optional.empty();
        Node node =
                new Node("x", 2030, "1", OptionalDouble.of(1), "", Kind.DATA, formula, "", source, record, List.of());
        assertThat(node.grounds()).isEqualTo(grounds);
    }

    @Test
    void aParameterIsToldFromAVariableOfItsName() {
        assertThat(leaf("wacc.USA", 2030, Kind.PARAMETER, 0.1).id()).isEqualTo("parameter wacc.USA[2030]");
        assertThat(leaf("wacc.USA", 2030, Kind.FIGURE, 0.1).id()).isEqualTo("wacc.USA[2030]");
        assertThat(List.of(Kind.values()).stream().map(Kind::label))
                .containsExactly("parameter", "figure", "given", "data", "forecast", "formula", "state", "solved");
    }

    @Test
    void aTreeNamesItsCountryAndItsResultAndPrintsEachNumberWithItsValue() {
        Node root = formula("r", 2027, 3, leaf("a", 2027, Kind.DATA, 1.5), leaf("p", 2027, Kind.PARAMETER, 2));
        Explanation tree = Explanation.of("XXX", root);
        assertThat(tree.country()).isEqualTo("XXX");
        assertThat(tree.root()).isSameAs(root);
        assertThat(tree).hasToString("r[2027] of XXX = 3");
        assertThat(tree.nodes()).extracting(Node::id).containsExactly("r[2027]", "a[2027]", "parameter p[2027]");
        assertThat(tree.text()).isEqualTo("""
                r[2027] = 3  rule of r
                  a[2027] = 1.5  table [assumed]
                  parameter p[2027] = 2  table [assumed]
                """);
    }

    /** {@code r[2027]} of a year's own number and the year before's, which rests on the year before it. */
    private static Node chain() {
        Node s2025 = formula("s", 2025, 1, leaf("a", 2025, Kind.DATA, 1));
        Node s2026 = node("s", 2026, Kind.STATE, 2, leaf("a", 2026, Kind.DATA, 2), s2025);
        Node own = formula("own", 2027, 7, leaf("a", 2027, Kind.DATA, 3));
        return formula("r", 2027, 9, own, s2026, leaf("old", 2025, Kind.DATA, 4), own);
    }

    @Test
    void yearsBeforeArePrintedBelowTheLatestFirst() {
        assertThat(lines(chain(), Integer.MAX_VALUE))
                .containsExactly(
                        "r[2027]: rule of r",
                        "  own[2027]: rule of own",
                        "    a[2027]: table [assumed]",
                        "  s[2026]: see below, 2026",
                        "  old[2025]: table [assumed]",
                        "  own[2027]: see above",
                        "s[2026]: rule of s",
                        "  a[2026]: table [assumed]",
                        "  s[2025]: see below, 2025",
                        "s[2025]: rule of s",
                        "  a[2025]: table [assumed]");
    }

    @Test
    void aTreeIsPrintedAsDeepAsAskedFor() {
        assertThat(lines(chain(), 0)).containsExactly("r[2027]: rule of r");
        assertThat(lines(chain(), 1))
                .containsExactly(
                        "r[2027]: rule of r",
                        "  own[2027]: rule of own",
                        "  s[2026]: rule of s",
                        "  old[2025]: table [assumed]",
                        "  own[2027]: rule of own");
        assertThat(lines(chain(), 2))
                .containsExactly(
                        "r[2027]: rule of r",
                        "  own[2027]: rule of own",
                        "    a[2027]: table [assumed]",
                        "  s[2026]: see below, 2026",
                        "  old[2025]: table [assumed]",
                        "  own[2027]: see above",
                        "s[2026]: rule of s",
                        "  a[2026]: table [assumed]",
                        "  s[2025]: rule of s");
        Explanation tree = Explanation.of("XXX", chain());
        assertThatThrownBy(() -> tree.lines(-1))
                .isInstanceOf(InputException.class)
                .hasMessage("depth of an explanation must be >= 0 but is -1");
    }

    @Test
    void whatThePartOfAYearExplainedAlreadyIsNotPrintedAgain() {
        Node x = formula("x", 2026, 1, leaf("a", 2026, Kind.DATA, 1));
        Node y = formula("y", 2026, 2, x);
        assertThat(lines(formula("r", 2027, 3, y, x), Integer.MAX_VALUE))
                .containsExactly(
                        "r[2027]: rule of r",
                        "  y[2026]: see below, 2026",
                        "  x[2026]: see below, 2026",
                        "y[2026]: rule of y",
                        "  x[2026]: rule of x",
                        "    a[2026]: table [assumed]");
    }

    @Test
    void ofTwoDepthsThatAreAskedOfANumberTheDeeperIsPrinted() {
        Node deep = formula("deep", 2026, 1, formula("deeper", 2026, 2, leaf("a", 2026, Kind.DATA, 1)));
        Node middle = formula("m", 2027, 5, deep);
        List<String> part =
                List.of("deep[2026]: rule of deep", "  deeper[2026]: rule of deeper", "    a[2026]: table [assumed]");
        List<String> shallowFirst = lines(formula("r", 2027, 3, middle, deep), 3);
        List<String> deepFirst = lines(formula("r", 2027, 3, deep, middle), 3);
        assertThat(shallowFirst.subList(shallowFirst.size() - 3, shallowFirst.size()))
                .isEqualTo(part);
        assertThat(deepFirst.subList(deepFirst.size() - 3, deepFirst.size())).isEqualTo(part);
    }

    /** {@code r[2027]} of {@code b[2027]} and, through {@code s[2026]}, of another {@code b}. */
    private static List<String> withTwo(Node b2027, Node b2026) {
        return lines(formula("r", 2027, 1, b2027, formula("s", 2026, 1, b2026)), Integer.MAX_VALUE);
    }

    private static final String AS_ABOVE = "  b[2026]: as in b[2027]";

    @Test
    void aNumberThatIsAsInAYearAboveWithAllThatGoesInIsNotExplainedAgain() {
        Node shared = formula("d", 2025, 4, leaf("a", 2025, Kind.DATA, 1));
        Node b2027 = formula("b", 2027, 1, leaf("p", 2027, Kind.PARAMETER, 2), shared);
        Node b2026 = formula("b", 2026, 1, leaf("p", 2026, Kind.PARAMETER, 2), shared);
        assertThat(withTwo(b2027, b2026)).contains(AS_ABOVE).hasSize(9);
        Node nested2027 = formula("b", 2027, 1, formula("c", 2027, 1, leaf("p", 2027, Kind.PARAMETER, 2)));
        Node nested2026 = formula("b", 2026, 1, formula("c", 2026, 1, leaf("p", 2026, Kind.PARAMETER, 2)));
        assertThat(withTwo(nested2027, nested2026)).contains(AS_ABOVE);
    }

    @Test
    void aNumberThatDiffersInAnythingIsExplained() {
        Node p = leaf("p", 2026, Kind.PARAMETER, 2);
        Node b2027 = formula("b", 2027, 1, leaf("p", 2027, Kind.PARAMETER, 2));
        String explained = "  b[2026]: rule of b";
        assertThat(withTwo(b2027, formula("b", 2026, 1, p))).contains(AS_ABOVE);
        assertThat(withTwo(b2027, formula("b", 2026, 1.5, p))).contains(explained);
        assertThat(withTwo(b2027, node("b", 2026, Kind.STATE, 1, p))).contains(explained);
        assertThat(withTwo(b2027, formula("b", 2026, 1, p, leaf("q", 2026, Kind.PARAMETER, 2))))
                .contains(explained);
        assertThat(withTwo(b2027, formula("b", 2026, 1, leaf("q", 2026, Kind.PARAMETER, 2))))
                .contains(explained);
        assertThat(withTwo(b2027, formula("b", 2026, 1, leaf("p", 2026, Kind.PARAMETER, 3))))
                .contains(explained);
        assertThat(withTwo(
                        b2027,
                        new Node(
                                "b",
                                2026,
                                "1",
                                OptionalDouble.of(1),
                                "word",
                                Kind.FORMULA,
                                "rule of b",
                                "",
                                Optional.empty(),
                                "",
                                List.of(p))))
                .contains(explained);
        assertThat(withTwo(
                        b2027,
                        new Node(
                                "b",
                                2026,
                                "1",
                                OptionalDouble.of(1),
                                "",
                                Kind.FORMULA,
                                "another rule of b",
                                "",
                                Optional.empty(),
                                "",
                                List.of(p))))
                .contains("  b[2026]: another rule of b");
    }

    @Test
    void ofASolvedNumberParametersAsInAYearAboveAreLeftOut() {
        Node m2027 = solved(2027, 1, leaf("p", 2027, Kind.PARAMETER, 2), leaf("q", 2027, Kind.PARAMETER, 3));
        Node m2026 = solved(
                2026,
                5,
                leaf("p", 2026, Kind.PARAMETER, 2),
                leaf("q", 2026, Kind.PARAMETER, 4),
                leaf("a", 2026, Kind.DATA, 2));
        assertThat(lines(formula("r", 2027, 1, m2027, formula("s", 2026, 1, m2026)), Integer.MAX_VALUE))
                .containsExactly(
                        "r[2027]: rule of r",
                        "  m[2027]: rule of m",
                        "    parameter p[2027]: table [assumed]",
                        "    parameter q[2027]: table [assumed]",
                        "  s[2026]: see below, 2026",
                        "s[2026]: rule of s",
                        "  m[2026]: rule of m; parameters not named are as in m[2027]",
                        "    parameter q[2026]: table [assumed]",
                        "    a[2026]: table [assumed]");
    }

    @Test
    void ofASolvedNumberWhoseParametersAllDifferAndOfAFormulaAllInputsAreNamed() {
        Node p2027 = leaf("p", 2027, Kind.PARAMETER, 2);
        Node other = leaf("p", 2026, Kind.PARAMETER, 3);
        assertThat(lines(
                        formula("r", 2027, 1, solved(2027, 1, p2027), formula("s", 2026, 1, solved(2026, 1, other))),
                        Integer.MAX_VALUE))
                .endsWith("s[2026]: rule of s", "  m[2026]: rule of m", "    parameter p[2026]: table [assumed]");
        Node same = leaf("p", 2026, Kind.PARAMETER, 2);
        assertThat(withTwo(formula("b", 2027, 1, p2027), formula("b", 2026, 2, same)))
                .endsWith("s[2026]: rule of s", "  b[2026]: rule of b", "    parameter p[2026]: table [assumed]");
        // data of equal value are named, parameters alone are left out
        Node d2027 = leaf("d", 2027, Kind.DATA, 2);
        Node d2026 = leaf("d", 2026, Kind.DATA, 2);
        assertThat(lines(
                        formula("r", 2027, 1, solved(2027, 1, d2027), formula("s", 2026, 1, solved(2026, 2, d2026))),
                        Integer.MAX_VALUE))
                .endsWith("s[2026]: rule of s", "  m[2026]: rule of m", "    d[2026]: table [assumed]");
    }

    private static Node solved(int year, double value, Node... inputs) {
        return node("m", year, Kind.SOLVED, value, inputs);
    }
}
