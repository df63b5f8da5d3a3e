package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.tokenstate.catalogue.CsvTable;

/** An answer says the same in each of its forms. */
class AnswerTest {
    /** JSON (within YAML's JSON schema) as an independent parser reads it. */
    private static Object parsed(String json) {
        return new Load(LoadSettings.builder().setSchema(new JsonSchema()).build()).loadFromString(json);
    }

    @Property(tries = 300)
    void jsonKeepsEveryValue(
            @ForAll @Size(max = 5) List<Double> numbers, @ForAll @AlphaChars String text, @ForAll long n) {
        List<Double> finite = numbers.stream().filter(Double::isFinite).toList();
        Answer answer =
                Answer.titled("t").data("numbers", finite).data("text", text).data("n", n);
        Map<?, ?> back = (Map<?, ?>) parsed(Render.json(answer));
        List<Double> read = new ArrayList<>();
        ((List<?>) back.get("numbers")).forEach(x -> read.add(((Number) x).doubleValue()));
        assertThat(read).isEqualTo(finite.stream().map(x -> x == 0 ? 0.0 : x).toList());
        assertThat(back.get("text")).isEqualTo(text);
        assertThat(((Number) back.get("n")).longValue()).isEqualTo(n);
    }

    @Property(tries = 300)
    void csvKeepsEveryText(@ForAll @Size(min = 1, max = 4) List<@StringLength(min = 1, max = 20) String> texts) {
        Answer answer = Answer.titled("t");
        Answer.Table table = answer.table("rows", "", Column.text("id", "id"), Column.text("text", "text"));
        List<String> kept = texts.stream().map(s -> s.replace("\r", " ")).toList();
        kept.forEach(text -> table.row("x", text));
        List<String> read = CsvTable.read("t", new StringReader(Render.csv(answer))).rows().stream()
                .map(row -> row.text("text"))
                .toList();
        assertThat(read).isEqualTo(kept.stream().map(String::strip).toList());
    }

    @Test
    void textIsEscapedInJson() {
        String text = "a\"b\\c\nd\te\r\u0001\u007F é 😀 \uD800";
        assertThat(Render.json(Answer.titled("t").data("k", text)))
                .isEqualTo("{\n  \"k\": \"a\\\"b\\\\c\\nd\\te\\r\\u0001\\u007f é 😀 \\ud800\"\n}\n");
    }

    @Test
    void markdownHoldsTheColumnsThatAreTooWideForATerminalAndEscapesMarkup() {
        Answer answer = Answer.titled("Sun")
                .field(Column.number("sun_kwh", "sun", "kWh"), 1.5)
                .note("a*b")
                .source("The sun");
        answer.table(
                        "rows",
                        "By day",
                        Column.text("day", "day").wrap(3),
                        Column.number("hours", "hours", "h"),
                        Column.text("note", "note").notOnTerminal(),
                        Column.text("hidden", "hidden").notInTable())
                .row("one | two", 8, "<b>", "x")
                .row("three", OptionalDouble.empty(), "back`tick", "x");
        assertThat(Render.markdown(answer)).isEqualTo("""
                        **Sun**

                        * sun: 1.50 kWh

                        **By day**

                        | day | hours, h | note |
                        |---|---:|---|
                        | one \\| two | 8 | \\<b> |
                        | three | – | back\\`tick |

                        * a\\*b
                        * Source: The sun
                        """);
        assertThat(TextTable.of(answer, false, OptionalInt.empty())).doesNotContain("note", "hidden");
    }

    @Test
    void nestedValuesOfAnyKind() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("five_percent", Optional.of(2034));
        map.put("ten_percent", OptionalDouble.empty());
        map.put("reached", true);
        String json = Render.json(Answer.titled("t")
                .data("milestones", map)
                .data("matrix", new double[][] {{0.15, 0.25}, {0.2, -0.0}})
                .data("none", List.of())
                .data("empty", Map.of())
                .data("nothing", null));
        assertThat(json).isEqualTo("""
                        {
                          "milestones": {"five_percent": 2034, "ten_percent": null, "reached": true},
                          "matrix": [[0.15, 0.25], [0.2, 0.0]],
                          "none": [],
                          "empty": {},
                          "nothing": null
                        }
                        """);
    }

    @Test
    void withoutATableCsvIsKeysAndValues() {
        Answer answer = Answer.titled("t")
                .field(Column.number("x_usd", "x", "USD"), 1.5)
                .data("list", Arrays.asList(1, null, "a"));
        assertThat(Render.csv(answer)).isEqualTo("key,value\nx_usd,1.5\nlist,\"[1, null, \"\"a\"\"]\"\n");
    }

    @Test
    void numbersThatAreNoneAreRefusedWithTheirPlace() {
        Answer answer = Answer.titled("t");
        Answer.Table table =
                answer.table("years", "", Column.year("year", "year"), Column.number("gdp_usd", "GDP", "USD"));
        table.row(2025, 1.0);
        assertThatThrownBy(() -> table.row(2026, Double.NaN))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("gdp_usd in row 2 of years must be finite but is NaN");
        assertThatThrownBy(() -> answer.data("m", new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("m[1] must be finite but is Infinity");
        assertThatThrownBy(() -> answer.data("m", OptionalDouble.of(Double.NaN)))
                .hasMessage("m must be finite but is NaN");
    }

    @Test
    void aKeyOrARowThatDoesNotFitIsAFault() {
        Answer answer = Answer.titled("t").data("a", 1);
        assertThatThrownBy(() -> answer.data("a", 2)).hasMessageContaining("'a' is used twice");
        assertThatThrownBy(() -> answer.table("rows", "", Column.text("x", "x")).row(1, 2))
                .hasMessageContaining("must have 1 values but has 2");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7474.2, '7,474'",
        "13.015, 13.0",
        "0.2123, 0.212",
        "0.00123, 0.00123",
        "-0.00123, -0.00123",
        "0.0000123, 1.23e-5",
        "1234567, '1,234,567'",
        "4.5e15, 4.50e15",
    })
    void readableNumbers(double value, String text) {
        assertThat(Numbers.readable(value, -1)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7474, '7,474'",
        "999999, '999,999'",
        "1000000, 1.00e6",
        "4.53e15, 4.53e15",
        "-2.5e9, -2.50e9",
        "999600000, 1.00e9",
        "1e24, 1.00e24",
    })
    void countsHaveOneNotation(double value, String text) {
        assertThat(Numbers.count(value)).isEqualTo(text);
    }

    @Test
    void columnsAlignOnOneNumberOfDecimals() {
        Answer answer = Answer.titled("t");
        answer.table(
                        "rows",
                        "Shares",
                        Column.text("name", "name"),
                        Column.percent("share", "share"),
                        Column.number("usd", "revenue", "USD")
                                .shownAs(1e-9, "bn USD")
                                .decimals(1),
                        Column.number("hidden", "hidden", "").notInTable())
                .row("a", 0.0112, 1.26e9, 1)
                .row("b", 0.5, 754e9, 2)
                .row("c", 0, OptionalDouble.empty(), 3);
        assertThat(TextTable.of(answer, false, OptionalInt.empty())).isEqualTo("""
                        t

                        Shares
                          name  share  revenue
                                    %   bn USD
                          a      1.12      1.3
                          b     50.00    754.0
                          c         0        –
                        """);
    }

    @Test
    void longTextIsWrappedInItsColumn() {
        Answer answer = Answer.titled("t");
        answer.table(
                        "rows",
                        "",
                        Column.text("id", "id"),
                        Column.text("why", "why").wrap(12),
                        Column.year("y", "y"))
                .row("a", "one two three four", 1);
        assertThat(TextTable.of(answer, false, OptionalInt.empty())).isEqualTo("""
                        t

                          id  why         y
                          a   one two     1
                              three four
                        """);
    }

    @Test
    void controlCharactersOfDataDoNotReachTheTerminal() {
        Answer answer = Answer.titled("t\u001B[2J").field(Column.text("x", "x"), "a\u001B]0;b\u0007");
        answer.table("rows", "", Column.text("id", "id")).row("\u001B[31mred");
        assertThat(TextTable.of(answer, false, OptionalInt.empty())).doesNotContain("\u001B", "\u0007");
    }

    @Test
    void emptyTableSaysSo() {
        Answer answer = Answer.titled("t");
        answer.table("rows", "", Column.text("id", "id"));
        assertThat(TextTable.of(answer, false, OptionalInt.empty())).isEqualTo("t\n\n  (no rows)\n");
        assertThat(Render.csv(answer)).isEqualTo("id\n");
        assertThat(Render.json(answer)).isEqualTo("{\n  \"rows\": []\n}\n");
    }
}
