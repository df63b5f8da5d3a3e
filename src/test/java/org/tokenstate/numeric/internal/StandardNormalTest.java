package org.tokenstate.numeric.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {
    /** Values of scipy 1.x, {@code scipy.stats.norm.cdf}. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.8413447460685429",
        "-1, 0.15865525393145707",
        "-1.959963984540054, 0.025",
        "-5, 2.8665157187919333e-07",
        "-10, 7.61985302416047e-24",
        "-37, 5.725571222524577e-300",
        "3, 0.9986501019683699"
    })
    void cdfAgreesWithTables(double z, double expected) {
        assertThat(StandardNormal.cdf(z)).isCloseTo(expected, withinPercentage(1e-11));
    }

    @Test
    void cdfAgreesWithCommonsMathAndQuantileInvertsIt() {
        for (double z = -8; z <= 8; z += 0.0137) {
            assertThat(StandardNormal.cdf(z)).isCloseTo(0.5 * Erf.erfc(-z / Math.sqrt(2)), within(3e-15));
            if (z < 5) {
                assertThat(StandardNormal.quantile(StandardNormal.cdf(z))).isCloseTo(z, within(z < 0 ? 2e-14 : 5e-10));
            }
        }
        assertThat(StandardNormal.quantile(1e-300)).isCloseTo(-37.0471, within(1e-4));
        assertThat(StandardNormal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(StandardNormal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThatThrownBy(() -> StandardNormal.quantile(0)).hasMessageContaining("must be in (0, 1) but is 0");
    }
}
