package org.tokenstate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.internal.Nearest;

/** Parameters by name, values by year, and the names nearest to a mistyped one. */
class CatalogueTest {
    private static final ParameterTable PARAMETERS = ParameterTable.bundled();

    @Provide
    Arbitrary<YearPath> paths() {
        Arbitrary<Double> value = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e12, 1e12),
                Arbitraries.doubles().between(-1, 1).ofScale(15),
                Arbitraries.of(0.0, -0.0, 1.0, 0.1, 1e-300, Double.MAX_VALUE, 1e15));
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(1900, 2160), // with 40 values it ends by 2200, the last year that is read
                        value.array(double[].class).ofMinSize(1).ofMaxSize(40))
                .as(YearPath::of);
    }

    @Property(tries = 300)
    void thePathThatIsReadIsThePathThatWasWritten(@ForAll("paths") YearPath path) {
        assertThat(YearPath.parse(path.toString()).toString()).isEqualTo(path.toString());
        for (int year = 1890; year < 2260; year += 7) {
            assertThat(YearPath.parse(path.toString()).at(year) + 0.0).isEqualTo(path.at(year) + 0.0);
        }
    }

    @Property(tries = 200)
    void whatHeldInAYearHoldsAfterTheDelay(
            @ForAll("paths") YearPath path, @ForAll @IntRange(min = -20, max = 20) int delay) {
        for (int year = 1900; year < 2250; year += 9) {
            assertThat(path.delayed(delay).at(year + delay)).isEqualTo(path.at(year));
        }
    }

    @Property(tries = 200)
    void aChangeBetweenYearsTouchesThoseAlone(
            @ForAll("paths") YearPath path, @ForAll @IntRange(min = 2000, max = 2100) int from) {
        YearPath changed = path.between(from, from + 3, v -> 42);
        for (int year = 1950; year < 2200; year++) {
            double expected = year >= from && year <= from + 3 ? 42 : path.at(year);
            assertThat(changed.at(year)).isEqualTo(expected);
        }
    }

    @Test
    void aLineIsStraightAndThenFlat() {
        YearPath line = YearPath.parse("2025: 0.045 -> 2040: 0.015");
        assertThat(line.at(2000)).isEqualTo(0.045);
        assertThat(line.at(2030)).isCloseTo(0.035, within(1e-15));
        assertThat(line.at(2040)).isEqualTo(0.015);
        assertThat(line.at(2090)).isEqualTo(0.015);
        assertThat(line.min()).isEqualTo(0.015);
        assertThat(line.max()).isEqualTo(0.045);
    }

    @Test
    void whatIsNoPathIsRefused() {
        for (String text : List.of(
                "",
                "x",
                "NaN",
                "1e999",
                "2025:",
                "2025: 1,",
                "1800: 1",
                "2030: 1 -> 2025: 2",
                "->",
                ":",
                "2025: 1 -> 2")) {
            assertThatThrownBy(() -> YearPath.parse(text)).as(text).isInstanceOf(InputException.class);
        }
    }

    @Test
    void everyDefaultLiesInItsBoundsAndEveryDistributionToo() {
        List<String> faults = new ArrayList<>();
        for (Parameter parameter : PARAMETERS.all()) {
            if (parameter.isChoice()) {
                if (!parameter.choices().contains(parameter.defaultChoice())) {
                    faults.add(parameter.name());
                }
                continue;
            }
            parameter.requireValid(parameter.defaultValue());
            parameter.distribution().ifPresent(d -> {
                double low = d.quantile(1e-9);
                double high = d.quantile(1 - 1e-9);
                if (low < parameter.lower() || high > parameter.upper()) {
                    faults.add(parameter.name() + " draws from " + low + " to " + high + " outside of ["
                            + parameter.lower() + ", " + parameter.upper() + "]");
                }
            });
        }
        assertThat(faults).isEmpty();
        assertThat(PARAMETERS.all()).extracting(Parameter::name).doesNotHaveDuplicates();
    }

    @Test
    void oneOverTheBoundIsNamed() {
        for (Parameter parameter : PARAMETERS.all()) {
            if (!parameter.isChoice()) {
                double above = parameter.upper() + Math.max(1, Math.abs(parameter.upper()));
                assertThatThrownBy(() -> parameter.requireValid(YearPath.constant(above)))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining(parameter.name());
            }
        }
    }

    @Test
    void everyParameterSaysWhereItComesFrom() {
        assertThat(PARAMETERS.all()).allSatisfy(parameter -> {
            assertThat(parameter.source().citation()).isNotBlank();
            assertThat(parameter.description()).isNotBlank();
            assertThat(parameter.unit()).isNotBlank();
        });
    }

    @Test
    void aMistypedNameFindsItsNeighbour() {
        assertThatThrownBy(() -> PARAMETERS.get("demand_elastisity"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unknown parameter 'demand_elastisity'; nearest: demand_elasticity");
        assertThat(Nearest.to("CHM", List.of("USA", "CHN", "CHE"))).containsExactly("CHE", "CHN", "USA");
    }

    @Property(tries = 200)
    void aKnownNameIsItsOwnNearest(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
        List<String> known = List.of(name, name + "xx", "zz" + name, "quite another");
        assertThat(Nearest.to(name.toUpperCase(java.util.Locale.ROOT), known))
                .contains(name)
                .hasSizeLessThanOrEqualTo(3);
    }
}
