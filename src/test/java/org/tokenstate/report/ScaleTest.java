package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Axes by hand. */
class ScaleTest {
    private static Double[] linear(double least, double greatest) {
        return Scale.linear(least, greatest, 0, 1).ticks().toArray(Double[]::new);
    }

    private static Double[] log(double least, double greatest) {
        return Scale.log(least, greatest, 0, 1).ticks().toArray(Double[]::new);
    }

    /** At most six steps of 1, 2, 2.5, 5 or 10 times a power of ten, from a whole step at or below to one at or above. */
    @Test
    void linearStepsAreTheFinestOfWhichSixSuffice() {
        assertThat(linear(0, 100)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(linear(0, 6)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(linear(0, 7)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
        assertThat(linear(-3, 11)).containsExactly(-5.0, -2.5, 0.0, 2.5, 5.0, 7.5, 10.0, 12.5);
        assertThat(linear(0, 30)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
        assertThat(linear(0, 55)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0);
    }

    /** Values that are all one have an axis of a step's length all the same. */
    @Test
    void oneValueHasAnAxis() {
        assertThat(linear(5, 5)).containsExactly(5.0, 6.0);
        assertThat(linear(0, 0)).containsExactly(0.0, 0.2);
        assertThat(Scale.linear(5, 5, 10, 20).at(5)).isEqualTo(10);
    }

    /** Powers of ten; 2 and 5 between them where fewer than 300 times lie between the ends. */
    @Test
    void logarithmicStepsEncloseTheValues() {
        assertThat(log(1, 1000)).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(log(3, 40)).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0);
        assertThat(log(1, 300)).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(log(1, 299)).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
        assertThat(log(0.05, 0.05)).containsExactly(0.05, 0.1);
        assertThat(log(7e-4, 0.5)).containsExactly(1e-4, 1e-3, 0.01, 0.1, 1.0);
    }

    @Test
    void placesAreProportionalToValuesOrTheirLogarithms() {
        Scale linear = Scale.linear(0, 100, 400, 100);
        assertThat(linear.low()).isZero();
        assertThat(linear.high()).isEqualTo(100);
        assertThat(linear.at(0)).isEqualTo(400);
        assertThat(linear.at(25)).isEqualTo(325);
        assertThat(linear.at(-10)).isEqualTo(430);
        Scale below = Scale.linear(-3, 11, 0, 70);
        assertThat(below.low()).isEqualTo(-5);
        assertThat(below.high()).isEqualTo(12.5);
        assertThat(below.at(5)).isEqualTo(40);
        Scale log = Scale.log(10, 10_000, 0, 300);
        assertThat(log.at(100)).isCloseTo(100, within(1e-9));
        assertThat(log.at(10 * Math.sqrt(1000))).isCloseTo(150, within(1e-9));
        // What is below the axis, such as nothing, stands at its start.
        assertThat(log.at(0)).isZero();
    }

    @Test
    void roundNumbersHaveNoMoreDigitsThanTheyNeed() {
        assertThat(Scale.label(0)).isEqualTo("0");
        assertThat(Scale.label(1_000)).isEqualTo("1,000");
        assertThat(Scale.label(2.5)).isEqualTo("2.5");
        assertThat(Scale.label(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Scale.label(1e-5)).isEqualTo("0.00001");
        assertThat(Scale.label(-20)).isEqualTo("-20");
    }
}
