package org.tokenstate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.internal.Nearest;

/** Tables of parameters and of variables that a user writes: what they give, and what is wrong with them. */
class ParameterTableTest {
    private static final String HEADER =
            "name,unit,timing,default,lower,upper,choices,distribution,not_drawn,acts_with,evidence,source,description\n";
    private static final String PUE = "pue,1,by year,1.2,1,3,,\"uniform(1.1, 1.4)\",,,assumed,A book,Overhead\n";
    private static final String MODEL = "model,1,base year,theta,,,naive|theta,,,,published,A paper,Growth model\n";
    private static final String PRICE =
            "price,USD/kWh,by year,2026: 0.05 -> 2030: 0.09,0.01,0.1,,,measured,model=naive; pue=2,observed,A list,Price\n";

    private static ParameterTable table(String rows) {
        return ParameterTable.of(CsvTable.read("p.csv", new StringReader(HEADER + rows)));
    }

    @Test
    void aTableGivesItsParameters() {
        ParameterTable table = table(PUE + MODEL + PRICE);
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.all()).extracting(Parameter::name).containsExactly("pue", "model", "price");
        assertThat(table.has("model")).isTrue();
        assertThat(table.has("modell")).isFalse();
        assertThat(table.indexOf("price")).isEqualTo(2);
        Parameter pue = table.get("pue");
        assertThat(pue.isChoice()).isFalse();
        assertThat(pue.defaultText()).isEqualTo("1.2");
        assertThat(pue.lower()).isEqualTo(1);
        assertThat(pue.upper()).isEqualTo(3);
        assertThat(pue.distribution()).hasValueSatisfying(d -> assertThat(d).hasToString("uniform(1.1, 1.4)"));
        assertThat(pue.source().marked()).isEqualTo("A book [assumed]");
        assertThat(pue.timing()).isEqualTo(Timing.BY_YEAR);
        assertThat(pue.actsWith()).isEmpty();
        assertThat(table.get("price").actsWith()).containsExactly(Map.entry("model", "naive"), Map.entry("pue", "2"));
        Parameter model = table.get("model");
        assertThat(model.timing()).isEqualTo(Timing.BASE_YEAR);
        assertThat(model.isChoice()).isTrue();
        assertThat(model.choices()).containsExactly("naive", "theta");
        assertThat(model.defaultText()).isEqualTo("theta");
        assertThat(model.distribution()).isEmpty();
        assertThat(model.notDrawn()).isEmpty();
        assertThat(table.get("price").notDrawn()).isEqualTo("measured");
        assertThat(model.source().marked()).isEqualTo("A paper");
        assertThat(table.get("price").defaultValue().at(2028)).isCloseTo(0.07, within(1e-15));
        assertThat(new Source("s", Evidence.OWN_KNOWLEDGE).marked()).isEqualTo("s [own knowledge]");
        for (Evidence evidence : Evidence.values()) {
            assertThat(Evidence.of(evidence.name().toLowerCase(Locale.ROOT))).isEqualTo(evidence);
        }
    }

    @Test
    void valuesKeepTheirBounds() {
        ParameterTable table = table(PUE + MODEL + PRICE);
        Parameter pue = table.get("pue");
        for (double bound : new double[] {1, 3}) {
            YearPath path = YearPath.constant(bound);
            assertThat(pue.requireValid(path)).isSameAs(path);
        }
        fault(() -> pue.requireValid(YearPath.constant(0.9)), "pue must be in [1, 3] but is 0.9");
        fault(() -> pue.requireValid(YearPath.of(2026, 2, 3.5)), "pue must be in [1, 3] but is 3.5");
        fault(() -> pue.requireValid(YearPath.of(2026, 2, 0.5)), "pue must be in [1, 3] but is 0.5");
        fault(
                () -> table.get("price").requireValid(YearPath.constant(1)),
                "price must be in [0.01, 0.1] USD/kWh but is 1");
        fault(() -> pue.requireChoice("naive"), "pue must be a number but is 'naive'");
        Parameter model = table.get("model");
        assertThat(model.requireChoice("naive")).isEqualTo("naive");
        fault(() -> model.requireChoice("thetta"), "unknown value of model 'thetta'; nearest: theta, naive");
        fault(() -> model.requireValid(YearPath.constant(1)), "model must be one of naive, theta but is 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            p,1,by year,4,1,3,,,n,,observed,s,d ; p.csv:2:4: p must be in [1, 3] but is 4
            p,1,by year,x,1,3,,,n,,observed,s,d ; p.csv:2:4: a value must be a number, 'YEAR: v, v, …' or 'YEAR: v -> YEAR: v' but is 'x'
            p,1,by year,,1,3,,,n,,observed,s,d ; p.csv:2:4: default is required but the cell is empty
            p,1,by year,2,1,,,,n,,observed,s,d ; p.csv:2:6: upper is required but the cell is empty
            p,1,by year,2,1,3,,what(1),,,observed,s,d ; p.csv:2:8: unknown distribution 'what'
            p,1,by year,2,1,3,,,n,,guessed,s,d ; evidence must be one of observed, published, derived, calibrated, assumed, own_knowledge but is 'guessed'
            p,1,once,2,1,3,,,n,,observed,s,d ; p.csv:2:3: unknown timing 'once'; nearest: base year, by year
            p,1,base year,2026: 1 -> 2030: 2,1,3,,,n,,observed,s,d ; p.csv:2:4: p must be one value, that of the base year, but has values by year: 2026: 1, …, 2
            p,1,by year,2,1,3,,,n,q,observed,s,d ; p.csv:2:10: a condition must be NAME=VALUE but is 'q'
            p,1,by year,c,,,a|b,,,,observed,s,d ; p.csv:2:4: unknown value of p 'c'
            p,1,by year,2,1,3,,,,,observed,s,d ; p.csv:2:9: a reason is required where there is no distribution
            p,1,by year,2,1,3,,"uniform(1, 2)",n,,observed,s,d ; p.csv:2:9: must be empty for a choice and where there is a distribution
            p,1,by year,a,,,a|b,,n,,observed,s,d ; p.csv:2:9: must be empty for a choice and where there is a distribution
            ,1,by year,2,1,3,,,n,,observed,s,d ; p.csv:2:1: name is required but the cell is empty
            """, quoteCharacter = '`')
    void aFaultOfARowHasItsPlace(String row, String message) {
        assertThatThrownBy(() -> table(row + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aNameStandsOnce() {
        fault(() -> table(PUE + MODEL + PUE), "p.csv:4:1: parameter 'pue' is already on line 2");
        assertThatThrownBy(() -> ParameterTable.of(CsvTable.read("p.csv", new StringReader("name,unit\n"))))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.faults()).hasSize(11));
    }

    @Test
    void resultsAreFoundByName() {
        Variable a = new Variable("a", "TWh/yr", Variable.Kind.DATA, "read", "d", "one.md", 3);
        Variable b = new Variable("b", "1", Variable.Kind.SOLVED, "found", "e", "one.md", 4);
        VariableTable table = VariableTable.of(List.of(a, b));
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.all()).containsExactly(a, b);
        assertThat(table.get("b")).isEqualTo(b);
        assertThat(table.indexOf("b")).isEqualTo(1);
        assertThat(table.has("b")).isTrue();
        assertThat(table.has("c")).isFalse();
        fault(() -> table.get("bb"), "unknown variable 'bb'; nearest: b, a");
        fault(() -> VariableTable.of(List.of(a, a)), "result 'a' is there twice");
    }

    /** Edits are insertions, deletions, changes and swaps of neighbours; a name that contains the word is one edit away. */
    @ParameterizedTest
    @CsvSource({
        "abcd, abdc bcda, abdc bcda", // one swap against two edits
        "cat, cut dog cart, cart cut dog", // one change or insertion against three
        "pue, power pue_of_centre pie, pie pue_of_centre power",
        "ab, ba xx yy a, a ba xx",
        "x, wxyz vwxyz abc, vwxyz wxyz abc"
    })
    void theNearestNameComesFirst(String name, String known, String nearest) {
        assertThat(Nearest.to(name, List.of(known.split(" ")))).containsExactly(nearest.split(" "));
    }

    @Test
    void pathsAreLimitedInLengthAndKeptShort() {
        assertThat(YearPath.of(2026, 1, 1, 2, 3, 3)).isEqualTo(YearPath.of(2027, 1, 2, 3));
        assertThat(YearPath.of(2026, 1, 1, 2, 3, 3))
                .hasToString("2027: 1, 2, 3")
                .hasSameHashCodeAs(YearPath.of(2027, 1, 2, 3));
        assertThat(YearPath.of(2026, 2, 2)).isEqualTo(YearPath.constant(2)).hasToString("2");
        assertThat(YearPath.of(2026, 1, 2))
                .isNotEqualTo(YearPath.of(2027, 1, 2))
                .isNotEqualTo(YearPath.of(2026, 1, 3));
        assertThat(YearPath.of(2026, 1, 2).hashCode())
                .isNotEqualTo(YearPath.of(2027, 1, 2).hashCode());
        assertThat(YearPath.of(2026, 1, 2).isConstant()).isFalse();
        assertThat(YearPath.of(2026, 1, 2).map(v -> 10 * v)).isEqualTo(YearPath.of(2026, 10, 20));
        assertThat(YearPath.of(2026, 3, 1, 2).min()).isEqualTo(1);
        assertThat(YearPath.of(2026, 1, 3, 2).max()).isEqualTo(3);
        assertThat(YearPath.of(2026, ramp(500)).at(2525)).isEqualTo(499);
        assertThatThrownBy(() -> YearPath.of(2026, ramp(501)))
                .hasMessage("number of years of a path must be in [1, 500] but is 501");
        assertThatThrownBy(() -> YearPath.of(2026, 1, Double.NaN)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> YearPath.constant(Double.NaN)).hasMessage("value must be finite but is NaN");
        assertThatThrownBy(() -> YearPath.line(2026, 1, 2026, 2))
                .hasMessage("years between the ends of a line must be in [1, 500] but is 0");
    }

    private static double[] ramp(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }

    private static void fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String message) {
        assertThatThrownBy(what).isInstanceOf(InputException.class).hasMessage(message);
    }
}
