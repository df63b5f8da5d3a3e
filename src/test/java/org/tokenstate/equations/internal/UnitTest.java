package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units with their scale: a year has 8,760 hours. */
class UnitTest {
    private static final Map<String, Unit> DECLARED = Map.of(
            "USD",
            Unit.base("USD"),
            "tok",
            Unit.base("tok"),
            "Mtok",
            Unit.base("tok").times(1e6));

    private static Unit unit(String text) {
        return Unit.parse(text, DECLARED);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "s, 1",
        "h, 3600",
        "day, 86400",
        "yr, 31536000",
        "year, 31536000",
        "g, 1",
        "kg, 1e3",
        "t, 1e6",
        "J, 1",
        "kJ, 1e3",
        "MJ, 1e6",
        "GJ, 1e9",
        "TJ, 1e12",
        "Wh, 3600",
        "kWh, 3.6e6",
        "MWh, 3.6e9",
        "GWh, 3.6e12",
        "TWh, 3.6e15",
        "W, 1",
        "kW, 1e3",
        "GW, 1e9",
        "TW, 1e12",
        "Mtok, 1e6",
        "GW/TWh, 2.7777777777777776e-7",
        "TWh/yr, 114155251.14155251"
    })
    void scalesInBaseUnits(String text, double scale) {
        assertThat(unit(text).scale()).isCloseTo(scale, within(1e-12 * scale));
    }

    @Test
    void powersOfBaseUnits() {
        assertThat(unit("kW").powers()).isEqualTo(Map.of("J", 1.0, "s", -1.0));
        assertThat(unit("kWh/kW").powers()).isEqualTo(Map.of("s", 1.0));
        assertThat(unit("h/yr").powers()).isEmpty();
        assertThat(unit("USD / kWh * h").powers()).isEqualTo(Map.of("USD", 1.0, "J", -1.0, "s", 1.0));
        assertThat(unit("USD/kWh/yr").powers()).isEqualTo(Map.of("USD", 1.0, "J", -1.0, "s", -1.0));
        assertThat(unit("1/person").powers()).isEqualTo(Map.of("person", -1.0));
        assertThat(unit("persons").same(unit("person"))).isTrue();
        assertThat(Unit.ONE.join(unit("kW"), 2)).isEqualTo(new Unit(1e6, Map.of("J", 2.0, "s", -2.0)));
        assertThat(Unit.ONE.join(new Unit(16, Map.of("m", 2.0)), 0.5)).isEqualTo(new Unit(4, Map.of("m", 1.0)));
    }

    @Test
    void anUnknownPartIsNamed() {
        assertThatThrownBy(() -> unit("USD/kWhh"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kWhh");
    }

    /** What is declared comes before what every text knows. */
    @Test
    void aTextMayDeclareItsOwn() {
        assertThat(Unit.parse("t", Map.of("t", Unit.base("token")))).isEqualTo(Unit.base("token"));
    }

    @Test
    void theSameToABillionth() {
        Unit watt = unit("W");
        assertThat(watt.times(1 + 9e-10).same(watt)).isTrue();
        assertThat(watt.times(1 - 9e-10).same(watt)).isTrue();
        assertThat(watt.times(1 + 1.1e-9).same(watt)).isFalse();
        assertThat(watt.times(1 - 1.1e-9).same(watt)).isFalse();
        assertThat(watt.same(unit("J"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "kWh, kWh",
        "J/s, W",
        "TWh/yr, TWh/yr",
        "yr/yr, 1",
        "1/yr, 1/yr",
        "year, yr",
        "USD/kWh, USD/kWh",
        "USD/Mtok, USD/Mtok",
        "USD/kWh/yr, USD/kWh/yr",
        "Mtok/person/yr, Mtok/person/yr",
        "J J, J^2",
        "kJ J, 1e+3 J^2",
        "1/J/J, J^-2",
        "USD J/g/g, J USD g^-2",
        "kg kg, 1e+6 g^2"
    })
    void namedByWhatIsKnownAndElseInBaseUnits(String text, String name) {
        assertThat(unit(text).name(DECLARED)).isEqualTo(name);
    }

    @Test
    void aPowerThatIsNoWholeNumber() {
        assertThat(Unit.ONE.join(unit("g"), 0.5).name(DECLARED)).isEqualTo("g^0.5");
        assertThat(Unit.ONE.times(0.25).name(DECLARED)).isEqualTo("0.25");
    }

    @Test
    void sixFigures() {
        assertThat(Unit.figures(8.76)).isEqualTo("8.76");
        assertThat(Unit.figures(1.0 / 3)).isEqualTo("0.333333");
        assertThat(Unit.figures(1234567)).isEqualTo("1.23457e+6");
        assertThat(Unit.figures(1000)).isEqualTo("1e+3");
    }
}
