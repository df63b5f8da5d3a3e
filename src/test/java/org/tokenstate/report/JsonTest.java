package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Data of a page, character by character. */
class JsonTest {
    private record Row(String name, int count) {}

    @Test
    void everyKindOfValueHasItsForm() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("list", List.of("a", 1, true));
        map.put("none", Optional.empty());
        map.put("some", Optional.of(2L));
        map.put("numbers", new double[] {0.5, Double.NaN, -3});
        map.put("flags", new boolean[] {true, false});
        map.put("row", new Row("r", 7));
        assertThat(Json.write(map))
                .isEqualTo("{\"list\":[\"a\",1,true],\"none\":null,\"some\":2,\"numbers\":[0.5,null,-3],"
                        + "\"flags\":[true,false],\"row\":{\"name\":\"r\",\"count\":7}}");
        assertThat(Json.write(List.of())).isEqualTo("[]");
        assertThat(Json.write(Map.of())).isEqualTo("{}");
    }

    /** The script tells charts apart by their kind; other rows have none. */
    @Test
    void aChartNamesItsKind() {
        assertThat(Json.write(new Chart.Series("s", 2, new double[] {1})))
                .isEqualTo("{\"name\":\"s\",\"colour\":2,\"values\":[1]}");
        assertThat(Json.write(new Chart.Stack("%", List.of("2025"), true, List.of())))
                .isEqualTo("{\"kind\":\"stack\",\"unit\":\"%\",\"x\":[\"2025\"],\"full\":true,\"series\":[]}");
    }

    @Test
    void numbersHaveSixDigits() {
        assertThat(Json.write(List.of(1 / 3.0, 1_234_567.8, 0.0, -0.0, 2e-9, 1500.0)))
                .isEqualTo("[0.333333,1.23457E+6,0,0,2E-9,1.5E+3]");
        assertThatThrownBy(() -> Json.write(new double[] {Double.POSITIVE_INFINITY}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a number of the page must be finite but is Infinity");
    }

    /** Nothing of a text can end a script, an attribute or a line. */
    @Test
    void textIsEscaped() {
        assertThat(Json.write("\" \\ \n \t \u001f < > & \u2028 \u2029 é"))
                .isEqualTo("\"\\\" \\\\ \\n \\u0009 \\u001f \\u003c \\u003e \\u0026 \\u2028 \\u2029 é\"");
    }
}
