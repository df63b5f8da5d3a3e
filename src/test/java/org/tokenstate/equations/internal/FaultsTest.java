package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;

/** Every fault names file, line and column, what is wrong, and the nearest name where there is one. */
class FaultsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/org/tokenstate/equations/faults.csv", numLinesToSkip = 1)
    void aFaultSaysWhereAndWhat(String text, int line, int column, String what) {
        Vocabulary vocabulary = Texts.vocabulary("wacc.USA 1/yr", "size 1")
                .solver("Mixing", new TokensText.Mixing(List.of("one", "two"), List.of("result")))
                .build();
        Chapter chapter = Chapter.plain("mine.yaml", 1, 1, text.replace('~', '\n'));
        assertThatThrownBy(
                        () -> Texts.read("base_line \"1\" = 1\n").with(chapter).compile(vocabulary))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(((InputException) e).faults().get(0))
                        .isEqualTo("mine.yaml:" + line + ":" + column + ": " + what));
    }

    /** What a user's text has no word for; the text begins in line 6. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data rain \"1\"~rain \"1\" = 1 | 7:1 | 'rain' is defined already in test:6; to put another equation in its place, say replace",
                "data rain \"1\"~data rain \"1\" | 7:6 | 'rain' is defined already",
                "figure area[q] \"1\" | 6:8 | unknown index letter 'q'; nearest: k, p",
                "parameter wacc \"1/yr\"~parameter wacc \"1/yr\" | 7:11 | 'wacc' is defined already"
            })
    void faultsOfWhatTheModelAloneDeclares(String text, String place, String what) {
        assertThatThrownBy(() -> Texts.read(text.replace('~', '\n'))).hasMessage("test:" + place + ": " + what);
    }

    @Test
    void faultsOfAScenarioFileNameItsLinesAndColumns() {
        assertThatThrownBy(() -> Texts.read("").with(Chapter.plain("dry.yaml", 12, 3, "a \"1\" = 1\nb \"1\" = 1 +\n")))
                .hasMessage("dry.yaml:13:14: a number or a name is expected but found the end");
    }

    @Test
    void severalFaultsAreReportedTogether() {
        assertThatThrownBy(() -> Texts.read("a \"1\" = )\nb \"1\" = 2\nc \"kwh\" = 1\n"))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(((InputException) e).faults()).hasSize(2));
        assertThatThrownBy(() -> Texts.read("a \"1\" = wrong\nb \"1\" = a\nc \"1\" = worse\n")
                        .compile(Texts.vocabulary().build()))
                .satisfies(e -> assertThat(((InputException) e).faults()).hasSize(2));
    }

    @Test
    void sizeIsLimited() {
        assertThatThrownBy(() -> Chapter.plain("big", 1, 1, "x".repeat(Chapter.MOST_CHARACTERS + 1)))
                .hasMessage("big:1:1: equations must have at most 65536 characters but have 65537");
        assertThat(Chapter.plain("big", 1, 1, "x".repeat(Chapter.MOST_CHARACTERS))
                        .lines())
                .hasSize(1);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= Equations.MOST_OWN_VARIABLES; i++) {
            many.append("v").append(i).append(" \"1\" = 1\n");
        }
        assertThatThrownBy(() -> Texts.read("").with(Chapter.plain("many", 1, 1, many.toString())))
                .hasMessage("many:1:1: a user's variables must be at most 500 but are 501");
        String less = many.substring(many.indexOf("\n") + 1);
        assertThat(Texts.read("").with(Chapter.plain("many", 1, 1, less)).variables())
                .hasSize(500);
        assertThat(Texts.read("x \"1\" = 1\n")
                        .with(Chapter.plain("many", 1, 1, less))
                        .variables())
                .hasSize(501);
        String deep = "x \"1\" = " + "(".repeat(100) + "1" + ")".repeat(100);
        assertThatThrownBy(() -> Texts.read(deep)).hasMessageContaining("an expression must be at most 100 deep");
        assertThatThrownBy(() -> Texts.read("x \"1\" = 1" + " + 1".repeat(1_000)))
                .hasMessageContaining("a definition must have at most 2000 words and signs");
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < 1_100; i++) {
            row.append("v").append(i).append(" \"1\" = v").append(i + 1).append("\n");
        }
        assertThatThrownBy(() -> Texts.read(row + "v1100 \"1\" = 1\n")
                        .compile(Texts.vocabulary().build()))
                .hasMessageContaining("expressions and the variables that they name must be at most 400 deep");
    }

    @Test
    void unknownOutputsAndVariablesNameTheNearest() {
        EquationSystem system =
                Texts.read("income \"1\" = 1\n").compile(Texts.vocabulary().build());
        assertThatThrownBy(() -> system.program(List.of("incone"), Rates.SINGLE))
                .hasMessage("unknown variable 'incone'; nearest: income");
        assertThatThrownBy(() -> system.variable("incom")).hasMessageContaining("nearest: income");
        assertThatThrownBy(() -> system.inputs("outcome", false)).hasMessageContaining("nearest: income");
        assertThatThrownBy(() -> system.elements("tiers")).hasMessageContaining("nearest: tier");
    }

    @Test
    void tooFewValuesAndTooManyLanes() {
        EquationSystem system = Texts.read("data rain \"1\"\nx \"1\" = a + rain\n")
                .compile(Texts.vocabulary("a").build());
        Program program = system.program(List.of("x"), Rates.SINGLE);
        double[][] two = {{1, 2}};
        double[][] three = {{1, 2, 3}};
        assertThatThrownBy(() -> program.bind(new Inputs(2025, 3, two, new double[0], three)))
                .hasMessage("values of a must be at least 3 but are 2");
        assertThatThrownBy(() -> program.bind(new Inputs(2025, 3, three, new double[0], two)))
                .hasMessage("values of rain must be at least 3 but are 2");
        assertThatThrownBy(() -> program.bind(new Inputs(2025, 0, three, new double[0], three)))
                .hasMessage("years must be at least 1 but are 0");
        assertThatThrownBy(() -> program.plain().run(new Inputs(2025, 3, new double[0][], new double[0], three), two))
                .hasMessage("parameters must be at least 1 but are 0");
        Program.Bound bound = program.bind(new Inputs(2025, 3, three, new double[0], three));
        assertThatThrownBy(() -> bound.lanes(257)).hasMessage("width must be in [1, 256] but is 257");
        assertThatThrownBy(() -> bound.lanes(0)).hasMessage("width must be in [1, 256] but is 0");
        assertThatThrownBy(() -> bound.lanes(4).run(5, two(), two(), new double[1][3][5]))
                .hasMessage("draws must be at most 4 but are 5");
    }

    private static double[][][] two() {
        return new double[1][1][5];
    }
}
