package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionTest {
    /** NIST StRD, linear regression, Norris: y, x. */
    private static final double[] NORRIS = {
        0.1, 0.2, 338.8, 337.4, 118.1, 118.2, 888.0, 884.6, 9.2, 10.1, 228.1, 226.5, 668.5, 666.3, 998.5, 996.3, 449.1,
                448.6,
        778.9, 777.0, 559.2, 558.2, 0.3, 0.4, 0.1, 0.6, 778.1, 775.5, 668.8, 666.9, 339.3, 338.0, 448.9, 447.5, 10.8,
                11.6,
        557.7, 556.0, 228.3, 228.1, 998.0, 995.8, 888.8, 887.6, 119.6, 120.2, 0.3, 0.3, 0.6, 0.3, 557.6, 556.8, 339.3,
                339.1,
        888.0, 887.2, 998.5, 999.0, 778.9, 779.0, 10.2, 11.1, 117.6, 118.3, 228.9, 229.2, 668.4, 669.1, 449.2, 448.9,
                0.2, 0.5
    };

    private static final double[] Y =
            IntStream.range(0, 36).mapToDouble(i -> NORRIS[2 * i]).toArray();
    private static final double[][] X = IntStream.range(0, 36)
            .mapToObj(i -> new double[] {1, NORRIS[2 * i + 1]})
            .toArray(double[][]::new);

    @Test
    void ordinaryIsCertifiedByNist() {
        Regression r = Regression.ordinary(Y, X);
        assertThat(r.coefficient(0)).isCloseTo(-0.262323073774029, within(1e-11));
        assertThat(r.coefficient(1)).isCloseTo(1.00211681802045, within(1e-13));
        assertThat(r.standardError(0)).isCloseTo(0.232818234301152, within(1e-11));
        assertThat(r.standardError(1)).isCloseTo(0.429796848199937e-3, within(1e-13));
        assertThat(r.degrees()).isEqualTo(34);
    }

    /** The sandwiches by their formulas in NumPy, on the same data. */
    @Test
    void sandwichesAreTheirFormulas() {
        assertThat(Regression.neweyWest(Y, X, 0).standardError(0)).isCloseTo(0.15760033, within(5e-9));
        assertThat(Regression.neweyWest(Y, X, 0).standardError(1)).isCloseTo(0.0004785, within(5e-8));
        assertThat(Regression.neweyWest(Y, X, 3).standardError(0)).isCloseTo(0.13098649, within(5e-9));
        assertThat(Regression.neweyWest(Y, X, 3).standardError(1)).isCloseTo(0.00055148, within(5e-9));
        int[] threes = IntStream.range(0, 36).map(i -> i / 3).toArray();
        Regression clustered = Regression.clustered(Y, X, threes, 0);
        assertThat(clustered.standardError(0)).isCloseTo(0.16737073, within(5e-9));
        assertThat(clustered.standardError(1)).isCloseTo(0.00068046, within(5e-9));
        assertThat(clustered.degrees()).isEqualTo(11);
    }

    @Test
    void theSumOfCoefficientsHasTheErrorOfTheSum() {
        Regression r = Regression.ordinary(Y, X);
        assertThat(r.sum(0, 2)).isEqualTo(r.coefficient(0) + r.coefficient(1));
        assertThat(r.standardErrorOfSum(1, 2)).isEqualTo(r.standardError(1));
        // Intercept and slope are negatively correlated, so that their sum is surer than independent ones would be.
        assertThat(r.standardErrorOfSum(0, 2)).isLessThan(Math.hypot(r.standardError(0), r.standardError(1)));
    }

    @Test
    void tooFewObservationsAreRefused() {
        assertThatThrownBy(() -> Regression.ordinary(new double[] {1, 2}, new double[][] {{1, 0}, {1, 1}}))
                .hasMessage("observations of a regression on 2 variables must be more than these but are 2");
        assertThatThrownBy(() -> Regression.clustered(Y, X, new int[36], 0))
                .hasMessage("clusters of a regression must be at least 2 but are 1");
        assertThatThrownBy(() -> Regression.neweyWest(Y, X, 36))
                .hasMessage("lags of a regression on 36 observations must be in [0, 36) but are 36");
    }
}
