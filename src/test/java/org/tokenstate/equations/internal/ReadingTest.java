package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.equations.Variable;

/** How a text is read: where definitions begin and end, and what is kept of them. */
class ReadingTest {
    private static Equations markdown(String text) {
        return Equations.of(List.of(Chapter.plain("sets", 1, 1, Texts.SETS), Chapter.markdown("a.md", text)));
    }

    @Test
    void inProseOnlyWhatIsIndentedByFourIsRead() {
        Equations text = markdown("""
                Prose, and
                  x "1" = 1 is prose too
                # One
                    # a remark, and no heading
                    x "1" = 1 +
                      2 +

                    y "1" = 4
                ##  Two\s\s
                    z "1" = 5
                     + 6
                \t
                     + 7
                """.replace("2 +\n", "2\n").replace("     + 7\n", ""));
        assertThat(text.variables()).extracting(Variable::name).containsExactly("x", "y", "z");
        assertThat(text.variables()).extracting(Variable::section).containsExactly("One", "One", "Two");
        assertThat(text.variables()).extracting(Variable::line).containsExactly(5, 8, 10);
        assertThat(text.equation("x")).isEqualTo("1 + 2");
        assertThat(text.equation("z")).isEqualTo("5 + 6");
    }

    /** Without prose every line at the margin begins a definition, and what is indented goes on with it. */
    @Test
    void withoutProseTheMarginBeginsADefinition() {
        Equations text = Texts.read("x \"1\" = 1\n # a remark\n + 2\n# another remark\ny \"1\" = 3\n");
        assertThat(text.equation("x")).isEqualTo("1 + 2");
        assertThat(text.equation("y")).isEqualTo("3");
    }

    @Test
    void commentsJoinToTheDescription() {
        Equations text = Texts.read("""
                x "1" = 1   #  the first
                    # the second
                    + 2     #the third
                y "1" = 3
                """);
        assertThat(text.variables())
                .extracting(Variable::description)
                .containsExactly("the first the second the third", "");
    }

    /** An equation is kept as it stands, without comments and line ends. */
    @Test
    void theEquationAsWritten() {
        Equations text = Texts.read("""
                x[p, k] "1" = previous(x[p, k]) * 2   # why
                    + 1 from (3 + 4)   for k is low
                    5 [1] * 6 for p is not USA, CHN
                    7 for p in place
                    8 for p is next[USA]
                    9 otherwise
                y "1" = 1 from 2
                solve s by Mixing
                    in one = 1
                    out z "1"
                """);
        assertThat(text.equation("x")).isEqualTo("""
                previous(x[p, k]) * 2 + 1 from (3 + 4) for k in low
                5 [1] * 6 for p is not USA, CHN
                7 for p in place
                8 for p in next[USA]
                9 otherwise""");
        assertThat(text.equation("y")).isEqualTo("1 from 2");
        assertThat(text.equation("z")).isEmpty();
        assertThat(text.variables().get(2).solver()).isEqualTo("Mixing");
    }

    @Test
    void figuresAndSeriesAsDeclared() {
        Equations text = Texts.read("figure area[p] \"1\" # of land\ndata rain \"1/yr\" # a year\n");
        assertThat(text.given("area").sets()).containsExactly("place");
        assertThat(text.given("area").index()).containsExactly("p");
        assertThat(text.given("area").description()).isEqualTo("of land");
        assertThat(text.given("rain").unit()).isEqualTo("1/yr");
        assertThatThrownBy(() -> text.given("rein")).hasMessage("unknown figure or series 'rein'; nearest: rain, area");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "12., 12", "1.50, 1.5", "2e3, 2000", "25e-1, 2.5", "3.5e0, 3.5"})
    void numbers(String written, double value) {
        assertThat(Texts.value(written)).isEqualTo(value);
        assertThat(Texts.value(written + " [1]")).isEqualTo(value);
        assertThat(Texts.value("0-" + written + "  [ USD/kWh ] ")).isEqualTo(-value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2 < 4 and 3 > 2                         | 1
            2 >= 2 and 2 <= 2 and not 2 > 2 and not 2 < 2 | 1
            0 and 0 or 1                                | 1
            not 0 and 0                                 | 0
            not 1 < 2                                   | 0
            not not 3                                   | 1
            2 - -3                                      | 5
            10 - 2 * 3 - 1                              | 3
            -(2 + 3) * 2                                | -10
            16 ^ 0.5 / 2                                | 2
            2 * -1 ^ 2                                  | -2
            (1 + 2) * (3 + 4)                           | 21
            min(max(1, 5, 3), 4)                        | 4
            max(k in tier, 2)                           | 2
            min(p in place except USA, where(p_is(1), 1, 2)) | 1
            """)
    void expressions(String expression, double value) {
        assertThat(Texts.value(expression.replace("p_is(1)", "1"))).isEqualTo(value);
    }

    /** The smallest and largest over a set, and over nothing. */
    @Test
    void overASet() {
        EquationSystem system = Texts.read("""
                x[k] "1" = 3 for k is low
                    1 for k is mid
                    2 otherwise
                least "1" = min(k in tier, x[k])
                most "1" = max(k in tier, x[k])
                second "1" = min(j in tier except mid, x[j])
                third "1" = max(j in tier for j in low, x[j])
                all "1" = sum(k in tier, x[k] * sum(p in place, x[k]))
                none "1" = sum(j in tier for j is not tier, x[j])
                mine[k] "1" = sum(j in tier except k, x[j])
                """.replace("for j in low", "for j is low"))
                .compile(Texts.vocabulary().build());
        Map<String, double[]> no = Map.of();
        assertThat(Texts.run(system, "least", no)[0]).isEqualTo(1);
        assertThat(Texts.run(system, "most", no)[0]).isEqualTo(3);
        assertThat(Texts.run(system, "second", no)[0]).isEqualTo(2);
        assertThat(Texts.run(system, "third", no)[0]).isEqualTo(3);
        assertThat(Texts.run(system, "all", no)[0]).isEqualTo(2 * (9 + 1 + 4));
        assertThat(Texts.run(system, "none", no)[0]).isZero();
        assertThat(Texts.run(system, "mine[low]", no)[0]).isEqualTo(3);
        assertThat(Texts.run(system, "mine[high]", no)[0]).isEqualTo(4);
        assertThatThrownBy(() -> Texts.read("x \"1\" = min(j in tier for j is not tier, 1)")
                        .compile(Texts.vocabulary().build()))
                .hasMessage("test:6:9: min must be over at least one element but is over none");
    }

    /** A condition takes several elements, whole sets, letters and images by a map. */
    @Test
    void conditions() {
        EquationSystem system = Texts.read("""
                set r, q in place
                set h in rich = USA, NOR
                a[k] "1" = 1 for k is low, high
                    0 otherwise
                b[p] "1" = 1 for p in rich
                    0 otherwise
                c[p] "1" = 1 for p is not rich
                    0 otherwise
                d[r, q] "1" = 1 for r is q
                    2 for r is neighbour[q]
                    0 otherwise
                """)
                .compile(Texts.vocabulary()
                        .map("neighbour", Map.of("USA", "CHN", "CHN", "CHN"))
                        .build());
        Map<String, double[]> no = Map.of();
        assertThat(List.of("a[low]", "a[mid]", "a[high]"))
                .extracting(name -> Texts.run(system, name, no)[0])
                .containsExactly(1.0, 0.0, 1.0);
        assertThat(List.of("b[USA]", "b[CHN]", "c[USA]", "c[CHN]"))
                .extracting(name -> Texts.run(system, name, no)[0])
                .containsExactly(1.0, 0.0, 0.0, 1.0);
        assertThat(List.of("d[USA,USA]", "d[USA,CHN]", "d[CHN,USA]", "d[CHN,CHN]"))
                .extracting(name -> Texts.run(system, name, no)[0])
                .containsExactly(1.0, 0.0, 2.0, 1.0);
    }

    /** A parameter of an element, and where it has none that of all others, if its row says so. */
    @Test
    void parametersOfOtherElements() {
        Vocabulary vocabulary = Vocabulary.builder()
                .set("place", List.of("USA", "CHN"))
                .parameter(new Vocabulary.Parameter("tax.USA.low", "1", true, false))
                .parameter(new Vocabulary.Parameter("tax.other.low", "1", true, true))
                .parameter(new Vocabulary.Parameter("tax.CHN.other", "1", true, true))
                .parameter(new Vocabulary.Parameter("fee.other", "1", true, false))
                .build();
        assertThat(vocabulary
                        .parameter("tax", List.of("USA", "low"))
                        .orElseThrow()
                        .name())
                .isEqualTo("tax.USA.low");
        assertThat(vocabulary
                        .parameter("tax", List.of("CHN", "low"))
                        .orElseThrow()
                        .name())
                .isEqualTo("tax.other.low");
        assertThat(vocabulary
                        .parameter("tax", List.of("CHN", "mid"))
                        .orElseThrow()
                        .name())
                .isEqualTo("tax.CHN.other");
        assertThat(vocabulary.parameter("tax", List.of("USA", "mid"))).isEmpty();
        assertThat(vocabulary.parameter("fee", List.of("USA"))).isEmpty();
        assertThat(vocabulary.parameter("fee", List.of("other"))).isPresent();
    }

    @Test
    void aReplacedEquationKeepsWhatItDoesNotSay() {
        Equations model = Texts.read("a[p] \"USD\" = 1 # of the model\n");
        Variable kept = model.with(Chapter.plain("mine", 1, 1, "replace a[p] = 10"))
                .variables()
                .get(0);
        assertThat(kept.unit()).isEqualTo("USD");
        assertThat(kept.description()).isEqualTo("of the model");
        Variable changed = model.with(Chapter.plain("mine", 1, 1, "replace a[p] \"USD/yr yr\" = 10 # mine"))
                .variables()
                .get(0);
        assertThat(changed.unit()).as("the same unit in other words").isEqualTo("USD");
        assertThat(changed.description()).isEqualTo("mine");
        assertThat(changed.chapter()).isEqualTo("mine");
    }

    /** A user's text may use all that the model declares, and leaves the model as it is. */
    @Test
    void aUsersTextOnTopOfTheModel() {
        Equations model = Texts.read("""
                parameter wacc "1/yr"
                figure area[p] "1"
                data rain "1"
                solve s by Mixing
                    in one = 1
                    out given "1"
                x[p] "1" = 2
                """);
        Equations mine = model.with(Chapter.plain("mine.yaml", 1, 1, """
                y[p] "USD/Mtok" = x[p] * figure.area[p] + rain + given + wacc * 1 [yr] from 1
                replace x[p] = 3
                """));
        // What the text says of the unit of wacc comes before what its row says.
        Vocabulary vocabulary = Texts.vocabulary("wacc yr")
                .solver("Mixing", new TokensText.Mixing(List.of("one"), List.of("given")))
                .build();
        assertThat(mine.compile(vocabulary).instances()).contains("y[USA]", "y[CHN]", "given");
        assertThat(mine.check(vocabulary))
                .containsExactly(
                        "mine.yaml:1:56: 'y' is declared in USD/Mtok but the expression is in 1",
                        "mine.yaml:1:77: 'y' is declared in USD/Mtok but the expression is in 1");
        assertThat(mine.compile(vocabulary).inputs("s", true)).isEmpty();
        assertThat(model.equation("x")).isEqualTo("2");
        assertThat(model.variables()).extracting(Variable::name).containsExactly("x", "given");
    }

    @Test
    void whatAUsersTextMayHold() {
        String most = "(".repeat(99) + "1" + ")".repeat(99);
        assertThat(Texts.value(most)).isEqualTo(1);
        assertThatThrownBy(() -> Texts.value("(" + most + ")"))
                .hasMessage("test:6:109: an expression must be at most 100 deep");
        assertThat(Texts.value("(1) + " + most + " + " + most)).isEqualTo(3);
        // x, "1" and = are three of the 2,000
        assertThat(Texts.read("x \"1\" = 1" + " + 1".repeat(998)).variables()).hasSize(1);
        assertThatThrownBy(() -> Texts.read("x \"1\" = -1" + " + 1".repeat(998)))
                .hasMessage("test:6:4002: a definition must have at most 2000 words and signs");
    }

    @Test
    void howDeepVariablesMayRestOnEachOther() {
        assertThat(chain(399).compile(Texts.vocabulary().build()).instances()).hasSize(400);
        assertThatThrownBy(() -> chain(400).compile(Texts.vocabulary().build()))
                .hasMessageContaining("expressions and the variables that they name must be at most 400 deep"
                        + " and expand in at most 20000000 steps");
    }

    private static Equations chain(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("v").append(i).append(" \"1\" = v").append(i + 1).append("\n");
        }
        return Texts.read(text + "v" + length + " \"1\" = 1\n");
    }

    @Test
    void aVariableHasAtMostAMillionElements() {
        List<String> elements = IntStream.range(0, 1_001).mapToObj(i -> "e" + i).toList();
        Equations text = Texts.read("set r, q in many\nx[r, q] \"1\" = 1\n");
        assertThatThrownBy(() ->
                        text.compile(Texts.vocabulary().set("many", elements).build()))
                .hasMessage("test:7:1: a variable must have at most 1000000 elements");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 30})
    void atMostTwentyFaultsAreNamed(int faults) {
        int named = Math.min(20, faults);
        assertThatThrownBy(() -> Texts.read("x \"1\" = )\n".repeat(faults)))
                .satisfies(e -> assertThat(((InputException) e).faults()).hasSize(named));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < faults; i++) {
            text.append("v").append(i).append(" \"1\" = 1 from wrong").append(i).append("\n");
        }
        assertThatThrownBy(() ->
                        Texts.read(text.toString()).compile(Texts.vocabulary().build()))
                .satisfies(e -> assertThat(((InputException) e).faults()).hasSize(named));
    }

    /** One fault fails all that rests on it, and is named once. */
    @Test
    void aFaultIsNamedOnce() {
        assertThatThrownBy(() -> Texts.read("a \"1\" = wrong\nb \"1\" = a\nc[p] \"1\" = b + a\n")
                        .compile(Texts.vocabulary().build()))
                .satisfies(e -> assertThat(((InputException) e).faults())
                        .containsExactly("test:6:9: unknown variable, parameter or figure 'wrong'; nearest: a, b, c"));
    }
}
